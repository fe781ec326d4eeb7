"""The parts of a change as the text states them, with their signs and in one unit."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.checks.comparison import readings, tied_readings
from factgauge.checks.repair import times
from factgauge.lexicon.load import table
from factgauge.model.claim import Claim, Direction
from factgauge.model.finding import Step
from factgauge.model.interval import Interval, implied_base
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.convert import comparable, convert


def stated_percent(claim: Claim) -> Quantity | None:
    """Return the percent in the claim's `by`."""
    return next(
        (q for q in claim.role("by") if q.kind is Kind.PERCENT and q.unit == "percent"), None
    )


def stated_difference(claim: Claim) -> Quantity | None:
    """Return the amount in the claim's `by`: money, a measure, a count or points."""
    kinds = (
        Kind.MONEY,
        Kind.MEASURE,
        Kind.COUNT,
        Kind.PERCENTAGE_POINT,
        Kind.NUMBER,
        Kind.DURATION,
    )
    return next((q for q in claim.role("by") if q.kind in kinds), None)


def stated_multiple(claim: Claim) -> Quantity | None:
    """Return the multiple in the claim's `by`: "doubled", "a 2.2-fold rise"."""
    return next((q for q in claim.role("by") if q.kind is Kind.MULTIPLE), None)


def times_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return a stated multiple as larger value over smaller.

    "Halved" is 2, "more than halved" above 2.
    """
    found = []
    for reading in readings(quantity):
        middle = quantity.stated_low if quantity.stated_low is not None else quantity.stated_high
        if middle is None or middle >= 1:
            found.append(reading)
        elif reading.lo is not None and reading.hi is None:  # "more than halved"
            found.append(Interval(1 / reading.lo, None, reading.lo_closed))
        elif reading.lo is not None and reading.hi is not None and reading.lo > 0:
            found.append(
                Interval(1 / reading.hi, 1 / reading.lo, reading.hi_closed, reading.lo_closed)
            )
    return tuple(found)


def signed(values: Interval, direction: Direction | None) -> Interval:
    """Return a stated change with the sign of its direction: "fell more than 56" lies below -56."""
    return -values if direction is Direction.DOWN else values


def signed_readings(quantity: Quantity, direction: Direction | None) -> tuple[Interval, ...]:
    """Return the readings of a stated change with their sign."""
    return tuple(signed(reading, direction) for reading in readings(quantity))


def implied_base_step(claim: Claim) -> Step | None:
    """Return the trace line with the base that the sentence alone implies, if it implies one."""
    change, end = stated_percent(claim), claim.first("to")
    if (
        change is None
        or end is None
        or end.interval is None
        or change.interval is None
        or claim.direction is None
    ):
        return None
    if not end.interval.bounded_positive:
        return None
    percent = signed(change.interval, claim.direction)
    if claim.direction is Direction.DOWN:  # nothing falls by more than all of it
        if percent.hi is None or percent.hi <= -100:
            return None
        if percent.lo is None or percent.lo <= -100:
            percent = Interval(Fraction(-100), percent.hi, False, percent.hi_closed)
    base = implied_base(end.interval, percent)
    return Step("base implied by the sentence alone", base, end.unit)


def ends_of(claim: Claim) -> tuple[Quantity, Quantity] | str:
    """Return the two values of a change or a comparison, or in words why they are not both there.

    The first is the one that the difference is reckoned from. A bare number takes the scale word
    of the other: "rose to $4.2 billion from 3.9".
    """
    start = claim.first("from") or claim.first("right")
    end = claim.first("to") or claim.first("left")
    if start is None or end is None:
        return "needs a start value and an end value in the text"
    if start.interval is None or end.interval is None:
        return "a rank or a date is no amount"
    kinds = (start.kind, end.kind)
    if Kind.PERCENT in kinds and Kind.NUMBER in kinds and (_scale(start) or _scale(end)):
        return "a percent is set beside a number of another size"
    if Kind.NUMBER in kinds and Kind.RATIO not in kinds:
        return scaled_alike(start, end), scaled_alike(end, start)
    if not comparable(start.unit, end.unit) and not one_per_unit(start, end):
        return f"the start value is in {start.unit}, the end value in {end.unit}"
    return start, end


_SAME_SIZE = 20  # times: "$42m, or $1.82 a share" is not one measure for a total


def one_per_unit(start: Quantity, end: Quantity) -> bool:
    """Whether one of two figures leaves out "a share": "27.5 cts a share from 20.0 cts"."""
    above = [(quantity.unit or "").partition(" / ")[0] for quantity in (start, end)]
    low, high = start.stated_low, end.stated_low
    if above[0] != above[1] or not low or not high:
        return False
    return Fraction(1, _SAME_SIZE) < abs(high / low) < _SAME_SIZE


_SCALE_WORD = re.compile(r"\d\s*-?([a-z]+)\b", re.IGNORECASE)


def _scale(quantity: Quantity) -> int | None:
    """Return what the scale word behind a figure's digits stands for, `None` without one."""
    found = _SCALE_WORD.search(quantity.surface)
    if found is None:
        return None
    numerals = table("en/numerals")
    word = found[1]
    scales = {**numerals["scales"], **numerals["short_scales"]}
    value = scales.get(word, scales.get(word.lower()))
    return value if isinstance(value, int) else None


def scaled_alike(bare: Quantity, other: Quantity) -> Quantity:
    """Return a bare number with the scale word of the figure beside it."""
    scale = _scale(other)
    if bare.kind is not Kind.NUMBER or scale is None or _scale(bare) is not None:
        return bare
    if bare.stated_low is None or abs(bare.stated_low) >= scale:
        return bare
    return times(bare, Fraction(scale))


def in_unit(quantity: Quantity, unit: str | None) -> tuple[Interval, ...]:
    """Return the readings of a figure in another unit.

    Where either has no unit, or has one only under the line, the numbers are compared as they are.
    """
    if quantity.unit is None or unit is None or quantity.unit == unit:
        return tied_readings(quantity)
    if not comparable(quantity.unit, unit):
        return tied_readings(quantity)
    return tuple(convert(reading, quantity.unit, unit) for reading in tied_readings(quantity))


def is_rate(quantity: Quantity) -> bool:
    """Whether a value is itself a percent: its change may be meant in points."""
    return quantity.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT)
