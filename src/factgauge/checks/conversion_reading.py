"""How exact the two amounts of a conversion are, and which units their words may mean.

Writers give the second amount as coarsely as the first: "300 miles (500 km)", "100 metres (300
feet)". The number before the bracket is converted, not what a hedge makes of it: "more than 10
miles (16 km)".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from factgauge.lexicon.load import table
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Quantity
from factgauge.units.table import unit

_GIVEN_SHARE = Fraction(1, 20)  # "300 feet (95 m)" may have begun as 95 m
_FINE_SHARE = Fraction(1, 50)
_STATED_SHARE = Fraction(1, 10)  # "100 metres (300 feet)" is off by 9 percent
_BEYOND = Fraction(1, 10)  # "more than 10 miles (17 km)" may have been 10.6


def given_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of the amount that is converted."""
    return _readings(quantity, _GIVEN_SHARE)


def fine_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of the amount that is converted to three digits or more."""
    return _readings(quantity, _FINE_SHARE)


def significant_digits(quantity: Quantity) -> int:
    """Return how many digits a figure is written with, trailing zeros of a whole number aside."""
    value, step = quantity.stated_low or quantity.stated_high, quantity.loose_resolution
    if not value or not step:
        return 1
    return len(str(abs(int(value / step))))


def stated_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of the amount that it is converted to."""
    return _readings(quantity, _STATED_SHARE)


def _readings(quantity: Quantity, share: Fraction) -> tuple[Interval, ...]:
    low, high, step = quantity.stated_low, quantity.stated_high, quantity.resolution
    if step is None or (low is None and high is None):
        return ()
    bottom = low if low is not None else high
    top = high if high is not None else low
    assert bottom is not None and top is not None  # noqa: S101 - the test above
    half = step / 2
    strict = Interval(bottom - half, top + half)
    loose = quantity.loose_resolution or step
    widest = max(half, min(loose / 2, share * abs(top)))
    wide = Interval(bottom - widest, top + widest)
    beyond = _hedged(quantity, bottom, top)
    found = [strict]
    for other in (wide, beyond):
        if other is not None and other != strict:
            found.append(other if other is wide else other.hull(wide))
    return tuple(dict.fromkeys(found))


def _hedged(quantity: Quantity, bottom: Fraction, top: Fraction) -> Interval | None:
    """Return what a hedge adds: "nearly" a tenth below, "more than" a tenth above."""
    modality = quantity.modality
    if modality is Modality.APPROXIMATE:
        return quantity.interval
    if modality in (Modality.NEARLY, Modality.LESS_THAN):
        return _sorted(top * (1 - _BEYOND), top)
    if modality is Modality.MORE_THAN:
        return _sorted(bottom, bottom * (1 + _BEYOND))
    return None


def _sorted(one: Fraction, other: Fraction) -> Interval:
    return Interval(min(one, other), max(one, other))


def ends(
    first: Quantity, second: Quantity, end: str | None = None
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield what is held against what: of two ranges the lower ends, then the upper ones.

    `end` is "low" or "high" where the second figure is but that end of the first.
    """
    if end is not None and _ranged(first):
        yield _end(first, upper=end == "high"), second
    elif _ranged(first) and _ranged(second):
        yield _end(first, upper=False), _end(second, upper=False)
        yield _end(first, upper=True), _end(second, upper=True)
    else:
        yield first, second


def _ranged(quantity: Quantity) -> bool:
    return None not in (quantity.stated_low, quantity.stated_high) and (
        quantity.stated_low != quantity.stated_high
    )


def _end(quantity: Quantity, *, upper: bool) -> Quantity:
    value = quantity.stated_high if upper else quantity.stated_low
    return replace(quantity, stated_low=value, stated_high=value)


def unit_names(quantity: Quantity, other: Quantity, *, at_sea: bool) -> tuple[str, ...]:
    """Return the units that the words of a figure may mean, the likeliest first.

    A bare gallon may be the imperial one; a word that says which ("US gallons") settles it. Only
    units are returned that measure what the other figure does, or its inverse.
    """
    name = quantity.unit or ""
    written = f" {' '.join(quantity.surface.lower().split())} "
    data = table("en/units")
    found = [name]
    if not any(sign in written for sign in data["settling"]):
        others = data["may_be"] | (data["may_be_at_sea"] if at_sea else {})
        for one, alike in others.items():
            parts = name.split(" ")
            if one in parts:
                found += [
                    " ".join(each if part == one else part for part in parts) for each in alike
                ]
    powers = unit(other.unit or "").dimension
    inverse = tuple((base, -power) for base, power in powers)
    fitting = [each for each in found if unit(each).dimension in (powers, inverse)]
    return tuple(fitting or found)
