"""Tail probabilities against published tables, and their bounds over rounded statistics."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.checks.distributions import normal_quantile, two_sided
from factgauge.model.interval import Interval

# Critical values of the usual tables: the p of each is what the table's column says.
TABLE = [
    ("t", "2.048", (28,), "0.05"),
    ("t", "2.763", (28,), "0.01"),
    ("z", "1.959964", (), "0.05"),
    ("chi2", "3.841", (1,), "0.05"),
    ("chi2", "16.919", (9,), "0.05"),
    ("F", "4.1709", (1, 30), "0.05"),
    ("F", "5.3904", (2, 30), "0.01"),
    ("r", "0.361", (28,), "0.05"),
]


@pytest.mark.parametrize(("symbol", "value", "degrees", "p"), TABLE)
def test_critical_value_has_the_p_of_its_table(symbol, value, degrees, p):
    freedom = tuple(Interval.point(each) for each in degrees)

    found = two_sided(symbol, Interval.point(Fraction(value)), freedom)

    assert abs(found.lo - Fraction(p)) < Fraction(1, 5000)
    assert found.hi - found.lo < Fraction(1, 10**8)


@given(
    low=st.fractions(0, 6, max_denominator=100),
    width=st.fractions(0, 1, max_denominator=100),
    at=st.fractions(0, 1, max_denominator=20),
    degrees=st.integers(1, 200),
    symbol=st.sampled_from(["t", "chi2", "z"]),
)
def test_p_of_a_rounded_statistic_contains_the_p_of_every_reading(low, width, at, degrees, symbol):
    freedom = () if symbol == "z" else (Interval.point(degrees),)

    bounds = two_sided(symbol, Interval(low, low + width), freedom)
    inner = two_sided(symbol, Interval.point(low + at * width), freedom)

    assert bounds.lo <= inner.lo + Fraction(2, 10**9)
    assert inner.hi <= bounds.hi + Fraction(2, 10**9)


def test_bounds_of_p_are_those_of_the_ends_of_the_statistic():
    found = two_sided("z", Interval(Fraction(1), Fraction(2)), ())

    assert float(found.lo) == pytest.approx(0.0455, abs=1e-4)
    assert float(found.hi) == pytest.approx(0.3173, abs=1e-4)


def test_statistic_that_may_have_either_sign_has_p_up_to_one():
    found = two_sided("t", Interval(Fraction(-1, 200), Fraction(1, 200)), (Interval.point(20),))

    assert found.hi == 1


def test_correlation_that_may_reach_one_has_p_down_to_zero():
    found = two_sided("r", Interval(Fraction(99, 100), Fraction(101, 100)), (Interval.point(5),))

    assert found.lo == 0
    assert float(found.hi) == pytest.approx(1.9e-5, rel=0.1)


def test_sign_of_the_statistic_does_not_change_its_p():
    up = two_sided("z", Interval.point(2), ())

    assert two_sided("z", Interval.point(-2), ()) == up


@pytest.mark.parametrize(
    ("symbol", "statistic", "freedom"),
    [
        ("t", Interval(Fraction(1), None), (Interval.point(5),)),
        ("t", Interval.point(1), (Interval.point(0),)),
        ("r", Interval.point(Fraction(3, 2)), (Interval.point(5),)),
        ("F", Interval.point(-1), (Interval.point(1), Interval.point(5))),
    ],
)
def test_what_has_no_p_raises(symbol, statistic, freedom):
    with pytest.raises(ValueError, match=r"does not end|exceed|negative"):
        two_sided(symbol, statistic, freedom)


def test_normal_quantile_is_that_of_the_table():
    assert float(normal_quantile(Fraction(975, 1000))) == pytest.approx(1.959964, abs=1e-6)
