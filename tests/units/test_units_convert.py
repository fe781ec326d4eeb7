"""Conversion is exact, goes there and back, and refuses to compare unlike with unlike."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.errors import UnitError
from factgauge.model.interval import Interval
from factgauge.units import compile as compiler
from factgauge.units.convert import comparable, convert
from factgauge.units.table import unit


def groups():
    """Return the units of the table by what they measure, where there are at least two."""
    found = defaultdict(list)
    for row in tomllib.loads((compiler.LEXICON / "units.toml").read_text(encoding="utf-8"))["unit"]:
        found[unit(row["name"]).dimension].append(row["name"])
    return [names for names in found.values() if len(names) > 1]


GROUPS = groups()
ends = st.fractions(-1000, 1000, max_denominator=100)


@st.composite
def intervals(draw):
    lo, hi = sorted((draw(ends), draw(ends)))
    flags = (True, True) if lo == hi else (draw(st.booleans()), draw(st.booleans()))
    return Interval(
        None if draw(st.booleans()) else lo, None if draw(st.booleans()) else hi, *flags
    )


def test_table_has_groups_to_convert_within():
    assert len(GROUPS) >= 8


@given(names=st.sampled_from(GROUPS), data=st.data(), interval=intervals())
def test_convert_there_and_back_changes_nothing(names, data, interval):
    a, b = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))

    if comparable(a, b):
        assert convert(convert(interval, a, b), b, a) == interval
    else:
        assert {a, b} & {"percentage_point", "basis_point"}


@given(names=st.sampled_from(GROUPS), data=st.data(), value=ends)
def test_convert_by_way_of_a_third_unit_is_the_same(names, data, value):
    names = [name for name in names if name not in ("percentage_point", "basis_point")] or names
    a, b, c = (data.draw(st.sampled_from(names)) for _ in range(3))
    point = Interval.point(value)

    assert convert(convert(point, a, b), b, c) == convert(point, a, c)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "mile", "kilometer", "1.609344"),
        (90, "kilometer / hour", "meter / second", "25"),
        (74, "inch", "foot", "37/6"),
        (2, "hour", "minute", "120"),
        (1, "oil_barrel", "gallon", "42"),
        (1, "acre_foot", "acre_foot", "1"),
        (5, "USD / hour", "USD / minute", "1/12"),
        (100, "basis_point", "percentage_point", "1"),
        (3, "permille", "percent", "0.3"),
        (50, "percent", "ratio", "1/2"),
        (100, "degree_Celsius", "degree_Fahrenheit", "212"),
        (32, "degree_Fahrenheit", "degree_Celsius", "0"),
        (-40, "degree_Celsius", "degree_Fahrenheit", "-40"),
        (0, "degree_Celsius", "kelvin", "273.15"),
        (0, "kelvin", "degree_Fahrenheit", "-459.67"),
        (9, "delta_degree_Fahrenheit", "delta_degree_Celsius", "5"),
    ],
)
def test_convert_gives_the_exact_value(value, source, target, expected):
    assert convert(Interval.point(value), source, target) == Interval.point(Fraction(expected))


def test_convert_keeps_open_and_missing_bounds():
    more_than = Interval(Fraction(2), None, lo_closed=False)

    assert convert(more_than, "mile", "foot") == Interval(Fraction(10560), None, lo_closed=False)


def test_convert_to_the_same_unit_needs_no_table():
    interval = Interval(Fraction(1), Fraction(2))

    assert convert(interval, "what²", "what²") is interval


REFUSED = [
    ("percent", "percentage_point"),
    ("basis_point", "percent"),
    ("percentage_point", "ratio"),
    ("USD", "EUR"),
    ("USD / hour", "EUR / hour"),
    ("percent", "kilometer"),
    ("kilogram", "kilometer"),
    ("kilometer", "kilometer ** 2"),
    ("USD", "USD / share"),
    ("degree_Celsius", "delta_degree_Celsius"),
    ("radian", "ratio"),
    ("bit", "count"),
    ("decibel", "ratio"),
]


@pytest.mark.parametrize(("source", "target"), REFUSED + [(b, a) for a, b in REFUSED])
def test_convert_refuses_two_different_things(source, target):
    assert comparable(source, target) is False
    with pytest.raises(UnitError, match="compare like with like") as caught:
        convert(Interval.point(1), source, target)

    assert (caught.value.where, caught.value.what) == (
        f"unit {source!r}",
        f"it cannot become {target!r}",
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (None, None, True),
        (None, "kilometer", False),
        ("kilometer", None, False),
        ("EUR", "EUR", True),
        ("mile", "kilometer", True),
        ("basis_point", "percentage_point", True),
    ],
)
def test_comparable_tells_like_from_unlike(a, b, expected):
    assert comparable(a, b) is expected


def test_comparable_refuses_a_unit_that_nobody_knows():
    with pytest.raises(UnitError, match="nobody knows it"):
        comparable("kilometer", "km²")
