"""Periods that a field's format reads, and years that are no calendar years."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.reference.test_layouts import RATE, dataset, seen

from factgauge.errors import DatasetError
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.number import parse_number
from factgauge.reference.written import iso_period

BLOCK: dict[str, Any] = {
    "shape": "long",
    "entity": {"constant": "FRA"},
    "period": {"column": "when", "granularity": "year"},
    "value": {"column": "v"},
    "measures": [RATE],
}


@pytest.mark.parametrize(
    ("text", "pattern", "granularity", "iso"),
    [
        ("25.03.2018", "%d.%m.%Y", "day", "2018-03-25"),
        ("3/25/18", "%m/%d/%y", "day", "2018-03-25"),
        ("Mar 2018", "%b %Y", "month", "2018-03"),
        ("März 2018", "%b %Y", "month", "2018-03"),
        ("Q1 2018", "Q%q %Y", "quarter", "2018-Q1"),
        ("1953-02-01", "%Y-%m-%d", "quarter", "1953-Q1"),
        ("1987-06-30", "%Y-%m-%d", "year", "1987"),
        ("2015 [YR2015]", "%Y [YR%Y]", "year", "2015"),
        ("2018/19", "%Y/%y", "year", "2018"),
        ("2018-03-25 10:00", "%Y-%m-%d %*", "day", "2018-03-25"),
    ],
)
def test_a_pattern_reads_a_period(text: str, pattern: str, granularity: str, iso: str) -> None:
    assert iso_period(text, pattern, granularity) == iso


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("2018/21", "%Y/%y"), ("2015 [YR2016]", "%Y [YR%Y]"), ("Foo 2018", "%b %Y"), ("x", "%Y")],
)
def test_a_text_that_does_not_fit_a_pattern_is_refused(text: str, pattern: str) -> None:
    with pytest.raises(ValueError, match=r"is not written|year after|names no month"):
        iso_period(text, pattern, "year" if "%y" in pattern or "YR" in pattern else "month")


def test_a_column_is_read_by_the_format_of_its_field(tmp_path: Path) -> None:
    fields = [{"name": "when", "format": "%d.%m.%Y"}, {"name": "v"}]
    block = BLOCK | {"period": {"column": "when", "granularity": "day"}}

    root = dataset(tmp_path, "when,v\n13.01.2020,5\n", block, schema={"fields": fields})

    assert seen(root) == [("rate", "FRA", "2020-01-13", Fraction(5))]


def test_a_cell_that_does_not_fit_the_format_is_refused_with_its_row(tmp_path: Path) -> None:
    fields = [{"name": "when", "format": "%d.%m.%Y"}, {"name": "v"}]
    block = BLOCK | {"period": {"column": "when", "granularity": "day"}}
    root = dataset(tmp_path, "when,v\n1/1/2020,5\n", block, schema={"fields": fields})

    with pytest.raises(DatasetError, match=r'row 2, column when: "1/1/2020" is not written as'):
        Catalogue.open([root])


@pytest.mark.parametrize(
    ("year", "begins"),
    [
        ({"begins": 4}, "2018-04-01"),
        ({"begins": 10, "named": "for its end"}, "2017-10-01"),
    ],
)
def test_a_year_may_begin_with_any_month(tmp_path: Path, year: dict[str, Any], begins: str) -> None:
    block = BLOCK | {"period": {"column": "when", "granularity": "year", "year": year}}

    root = dataset(tmp_path, "when,v\n2018,5\n", block)

    assert seen(root) == [("rate", "FRA", begins, Fraction(5))]


def test_a_year_of_quarters_is_refused(tmp_path: Path) -> None:
    block = BLOCK | {"period": {"column": "when", "granularity": "quarter", "year": {"begins": 4}}}
    root = dataset(tmp_path, "when,v\n2018-Q1,5\n", block)

    with pytest.raises(DatasetError, match="needs years"):
        Catalogue.open([root])


def test_a_number_in_parentheses_is_negative_where_numbers_are_not_bare() -> None:
    assert parse_number("($1,250)", ".", ",", bare=False)[0] == -1250
