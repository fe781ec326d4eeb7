"""Fractions and multiples in words."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "Half of the staff left.",
        [
            (
                "Half",
                "1/2",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "A third of the staff left.",
        [
            (
                "A third",
                "1/3",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "Two-thirds of the staff left.",
        [
            (
                "Two-thirds",
                "2/3",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "Three quarters of the staff left.",
        [
            (
                "Three quarters",
                "3/4",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "It took half an hour.",
        [
            (
                "half an hour",
                "1/2",
                "hour",
                "duration",
            )
        ],
    ),
    (
        "It took a quarter of an hour.",
        [
            (
                "a quarter of an hour",
                "1/4",
                "hour",
                "duration",
            )
        ],
    ),
    (
        "It was twice as large.",
        [
            (
                "twice",
                "2",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It was half as large.",
        [
            (
                "half",
                "1/2",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It was ten times as large.",
        [
            (
                "ten times",
                "10",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It was 2.5 times the size of it.",
        [
            (
                "2.5 times",
                "2.5",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It rose tenfold.",
        [
            (
                "tenfold",
                "10",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It rose 5-fold.",
        [
            (
                "5-fold",
                "5",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It more than doubled.",
        [
            (
                "more than doubled",
                "2..",
                "ratio",
                "multiple",
                "more_than",
            )
        ],
    ),
    (
        "It nearly tripled.",
        [
            (
                "nearly tripled",
                "3",
                "ratio",
                "multiple",
                "nearly",
            )
        ],
    ),
    (
        "Costs halved.",
        [
            (
                "halved",
                "1/2",
                "ratio",
                "multiple",
            )
        ],
    ),
    (
        "It was double the size.",
        [
            (
                "double",
                "2",
                "ratio",
                "multiple",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_proportions_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
