"""Dated rates between two currencies, exact, and none where there is none."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from factgauge.units.rates import Rate, rate_over

pytest.importorskip("currency_converter")
YEAR = datetime.date(2018, 1, 1), datetime.date(2019, 1, 1)


def test_a_rate_of_one_day_is_that_day_s_exactly() -> None:
    day = datetime.date(2014, 3, 28)
    found = rate_over("EUR", "USD", day, day + datetime.timedelta(days=1))

    assert isinstance(found, Rate)
    assert (found.average, found.spread.ends, found.days) == (
        Fraction("1.3759"), (Fraction("1.3759"), Fraction("1.3759")), 1,
    )  # fmt: skip


def test_the_two_directions_of_a_rate_have_inverse_bounds() -> None:
    there, back = rate_over("USD", "JPY", *YEAR), rate_over("JPY", "USD", *YEAR)

    assert isinstance(there, Rate)
    assert isinstance(back, Rate)
    assert there.spread.ends == tuple(1 / bound for bound in reversed(back.spread.ends))
    assert there.spread.lo is not None
    assert there.spread.lo < there.average


@pytest.mark.parametrize(
    ("target", "begins", "why"),
    [
        ("KPW", 2018, "no reference rates of KPW"),
        ("RUB", 2022, "for all of the time"),  # they end in March of it
        ("EUR", 1990, "for all of the time"),
    ],
)
def test_a_period_without_all_its_rates_has_none(target: str, begins: int, why: str) -> None:
    found = rate_over("USD", target, datetime.date(begins, 1, 1), datetime.date(begins + 1, 1, 1))

    assert isinstance(found, str)
    assert why in found
