"""Readings of parts, wholes and shares: counts are exact, shares are in percent."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from factgauge.checks.comparison import tied_readings
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.rounding import rounded


def counted(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of an amount; a whole number without a scale word is a count, exact."""
    found = tied_readings(quantity)
    if not found:
        return ()
    first = found[0]
    value = quantity.stated_low
    whole = (
        quantity.kind in (Kind.COUNT, Kind.NUMBER)
        and quantity.modality is Modality.EXACT
        and quantity.resolution is not None
        and quantity.resolution <= 1
        and value is not None
        and value == quantity.stated_high
        and value.denominator == 1
    )
    if whole and value is not None:
        first = Interval.point(value)
    return (first, *found[1:])


def jointly(*figures: Quantity) -> Callable[[Quantity], tuple[Interval, ...]]:
    """Return how to read figures that are added up: strictly, then rounded as all of them are.

    Of "61,200 in, 48,900 out, 12,300 left" each may be rounded to a hundred; of "120, 130 and 55"
    none is rounded to ten, for one of them is not.
    """
    values = [value for figure in figures if (value := bare(figure)) is not None]
    step = Fraction(1)
    while values and all(value and value % (step * 10) == 0 for value in values):
        step *= 10

    def read(quantity: Quantity) -> tuple[Interval, ...]:
        found = counted(quantity)
        value = bare(quantity)
        if value is None or len(found) == 1 or quantity.modality is not Modality.EXACT:
            return found
        own = quantity.resolution or Fraction(1)
        return (found[0],) if step <= own else (found[0], rounded(value, step))

    return read


def in_percent(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a percent, a fraction or "one in n", in percent."""
    if quantity.kind is Kind.PERCENT:
        return tied_readings(quantity)
    return () if quantity.interval is None else (quantity.interval.scale(HUNDRED),)


def unsigned(
    quantity: Quantity, read: Callable[[Quantity], tuple[Interval, ...]]
) -> tuple[Interval, ...]:
    """Return the readings of an amount without its sign: "a deficit of $3m" is $3m."""
    found = []
    for reading in read(quantity):
        below = reading.hi is not None and reading.hi < 0
        found.append(-reading if below else reading)
    return tuple(found)


def bare(quantity: Quantity) -> Fraction | None:
    """Return the number of an exact figure, `None` for one that has bounds only."""
    if quantity.stated_low is None or quantity.stated_low != quantity.stated_high:
        return None
    return quantity.stated_low
