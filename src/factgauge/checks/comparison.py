"""Holding a computed set against a stated one, by the one rounding rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factgauge.model.finding import Outcome
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Quantity

FAR_OFF = (
    5  # computed and stated further apart than this factor were hardly meant to be tied together
)
ROUNDED = "fits when trailing zeros are read as rounding"


@dataclass(frozen=True, slots=True)
class Match:
    """How a computed set meets a stated one: the outcome, the two sets that decided, and a note."""

    outcome: Outcome
    computed: Interval
    stated: Interval
    note: str | None = None


def readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the admissible readings of a figure: strict, then with trailing zeros as rounding."""
    if quantity.interval is None:
        return ()
    if quantity.loose is None or quantity.loose == quantity.interval:
        return (quantity.interval,)
    if quantity.modality is Modality.APPROXIMATE:
        return (quantity.interval, _half_a_digit(quantity.interval, quantity.loose))
    return (quantity.interval, quantity.loose)


def tied_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a figure that the text itself ties to others.

    Who works one figure out from others writes at least two digits of each: of "$40 million" the
    zero is taken as written there, else a change of 25 percent could be called 35. "3,000" may
    still stand for 2,950 to 3,050.
    """
    found = readings(quantity)
    value = quantity.stated_low
    if (
        quantity.modality is not Modality.EXACT
        or len(found) == 1
        or not value
        or value != quantity.stated_high
    ):
        return found
    strict, loose = found
    step = Fraction(10) ** (len(str(abs(int(value)))) - 2)  # the unit of the second digit
    second = Interval(value - step / 2, value + step / 2)
    if step <= _width(strict):
        return (strict,)
    return (strict, loose if step > _width(loose) else second)


def _width(values: Interval) -> Fraction:
    """Return how wide a bounded set is."""
    if values.lo is None or values.hi is None:
        raise ValueError(f"{values} has no width")
    return values.hi - values.lo


def _half_a_digit(strict: Interval, loose: Interval) -> Interval:
    """Return the loose reading of "about $100 billion".

    Half a digit either way, not a whole one, which reaches zero.
    """
    if loose.lo is None or loose.hi is None:
        return loose
    quarter = (loose.hi - loose.lo) / 4
    return strict.hull(Interval(loose.lo + quarter, loose.hi - quarter))


def hold(
    computed: tuple[Interval, ...], stated: tuple[Interval, ...], resolution: Fraction | None
) -> Match:
    """Compare the readings of a computed value with those of a stated one, the strict ones first.

    Any pair that meets is consistent; no further apart than `resolution`, the unit of the stated
    number's last digit, is a near miss (writers truncate); everything else is inconsistent.
    """
    strict = Match(Outcome.INCONSISTENT, computed[0], stated[0])
    for index, (left, right) in enumerate((a, b) for a in computed for b in stated):
        if left.meets(right):
            return Match(Outcome.CONSISTENT, left, right, None if index == 0 else ROUNDED)
    if resolution is not None and strict.computed.gap(strict.stated) <= resolution:
        return Match(
            Outcome.NEAR_MISS,
            strict.computed,
            strict.stated,
            "off by no more than one unit of the last digit: cut off rather than rounded?",
        )
    return strict


def apart_at_a_point(match: Match) -> Match:
    """Return a match of two rounded figures that share no more than one point as a near miss.

    3.6 begins at 3.55, where 3.5 ends: who reads the one does not write the other.
    """
    computed, stated = match.computed, match.stated
    if match.outcome is not Outcome.CONSISTENT or not (computed.bounded and stated.bounded):
        return match
    (low, high), (other_low, other_high) = computed.ends, stated.ends
    if low == high or other_low == other_high or (high != other_low and other_high != low):
        return match
    note = "the two only touch where their roundings end"
    return Match(Outcome.NEAR_MISS, computed, stated, note)


def far_off(computed: Interval, stated: Interval) -> bool:
    """Whether the two are more than a factor of five apart: hardly meant to be tied."""
    a, b = _middle(computed), _middle(stated)
    if a is None or b is None or a == 0 or b == 0:
        return False
    ratio = abs(a / b)
    return ratio > FAR_OFF or ratio < Fraction(1, FAR_OFF)


def _middle(values: Interval) -> Fraction | None:
    if values.lo is not None and values.hi is not None:
        return (values.lo + values.hi) / 2
    return values.lo if values.lo is not None else values.hi


def scale_slip(computed: Interval, stated: Interval) -> int | None:
    """Return the power of ten by which the stated value is off, if by nothing else.

    The ratio must lie within 2 percent of 10^k, k not zero (CHECKS, MAG001).
    """
    a, b = _middle(computed), _middle(stated)
    if a is None or b is None or a == 0 or b == 0 or (a > 0) != (b > 0):
        return None
    ratio = b / a
    for power in (-12, -9, -6, -3, -2, -1, 1, 2, 3, 6, 9, 12):
        exact = Fraction(10) ** power
        if abs(ratio / exact - 1) <= Fraction(1, 50):
            return power
    return None


def on_other_index_scale(unit: str, match: Match) -> bool:
    """Whether one figure is of an index up to 1 and the other of one up to 100."""
    return unit == "index" and scale_slip(match.computed, match.stated) in (-2, 2)
