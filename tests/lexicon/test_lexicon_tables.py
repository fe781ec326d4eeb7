"""The lexicon's tables: compiled and fresh, found by name, no phrase with two meanings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import factgauge.lexicon
from factgauge.lexicon.compile import compiled_text
from factgauge.lexicon.load import table, words

FOLDER = Path(factgauge.lexicon.__file__).parent
FILES = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.toml")
)


def test_lexicon_has_its_tables():
    assert {"units", "currencies", "en/hedges", "en/numerals", "en/multiples"} <= set(FILES)


def test_compiled_lexicon_equals_a_fresh_compile():
    assert (FOLDER / "compiled.json").read_text(encoding="utf-8") == compiled_text()


@pytest.mark.parametrize("name", FILES)
def test_table_is_loaded_as_its_file_has_it(name):
    assert table(name) == tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def test_table_refuses_a_name_that_no_file_has():
    with pytest.raises(KeyError, match="en/hedgehogs"):
        table("en/hedgehogs")


def test_words_of_a_list_are_split_at_any_space():
    assert words(" a  b\nc b ") == frozenset({"a", "b", "c"})


@pytest.mark.parametrize("side", ["before", "after"])
def test_no_hedge_has_two_meanings(side):
    seen = [phrase for row in table("en/hedges")[side] for phrase in row["phrases"]]

    assert len(seen) >= 40
    assert sorted(phrase for phrase in set(seen) if seen.count(phrase) > 1) == []


def test_every_hedge_row_has_an_example_and_a_neighbour_that_it_must_not_match():
    rows = table("en/hedges")["before"] + table("en/hedges")["after"]

    assert [row for row in rows if not (row.get("example") and row.get("miss"))] == []
