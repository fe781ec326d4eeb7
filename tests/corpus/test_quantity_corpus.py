"""The golden corpora of quantities: they are there, and reading them does not get worse.

Only the tuned files: `claims/quantities/held-aside` is for measuring, never for tuning. Floors
are percents, one point under what was measured last; raise them when a file gets better, and never
lower one without saying why.
"""

from __future__ import annotations

import pytest
from bench.golden import QUANTITIES, read_file
from bench.scoring import total

from factgauge import extract

FILES = sorted(QUANTITIES.glob("*.toml"))

# file: F1 of values, F1 of values and units, share of near-misses left silent
FLOORS = {
    "assertions": (95.9, 95.4, 99.0),
    "business": (96.7, 93.9, 93.0),
    "encyclopedia": (96.4, 94.1, 93.0),
    "everyday": (94.2, 91.4, 88.2),
    "near-misses": (92.2, 90.8, 91.3),
    "news": (96.3, 93.6, 92.2),
    "numerals": (96.9, 94.9, 99.0),
    "patents": (93.2, 91.8, 71.6),
    "science": (98.3, 93.3, 92.2),
}


def test_corpora_are_there_with_all_that_they_hold():
    passages = [passage for path in FILES for passage in read_file(path)]

    held = (
        len(passages) >= 600,
        sum(len(p.quantities) for p in passages) >= 2500,
        sum(len(p.silent) for p in passages) >= 500,
    )
    assert held == (True, True, True)
    assert not [p for p in FILES if "held-aside" in p.parts]


def test_every_corpus_file_has_its_floors():
    assert sorted(FLOORS) == [path.stem for path in FILES]


@pytest.mark.parametrize("name", FLOORS)
def test_reading_of_a_corpus_file_stays_above_its_floors(name):
    found = total(read_file(QUANTITIES / f"{name}.toml"), extract)

    value, with_unit, silent = FLOORS[name]
    measured = (found.value_f1, found.unit_f1, found.silent_share)
    held = (measured[0] >= value, measured[1] >= with_unit, measured[2] >= silent)
    assert held == (True, True, True), f"{name}: measured {measured}, floors {FLOORS[name]}"
