"""The one rounding rule: from a written number to the set of values that it asserts.

The unit of the last written digit, u, gives [x - u/2, x + u/2]. Trailing zeros of an integer
may or may not be significant: `strict` takes them as written, `loose` as padding. Hedges widen the
set (CHECKS, rounding rule 3).
"""

from __future__ import annotations

from fractions import Fraction

from factgauge.model.interval import Interval
from factgauge.model.modality import Modality

HALF = Fraction(1, 2)
APPROXIMATE_SHARE = Fraction(1, 20)  # "about": 5 percent or one digit, whichever is larger
NEARLY_FLOOR = Fraction(9, 10)  # "nearly": (0.9 x, x)
JUST_OVER_CEILING = Fraction(11, 10)  # "just over": (x, 1.1 x)
WORD_LOOSENESS = Fraction(2, 100)  # "half", "a third": two points either way


def rounded(value: Fraction, resolution: Fraction) -> Interval:
    """Return the values that round to `value`; a resolution of zero is exact."""
    if not resolution:
        return Interval(value, value)
    if (
        value.denominator == 1 and resolution.denominator == 1
    ):  # the common case, spared two additions of fractions
        double, width = 2 * value.numerator, resolution.numerator
        return Interval(Fraction(double - width, 2), Fraction(double + width, 2))
    half = resolution * HALF
    return Interval(value - half, value + half)


def asserted(
    low: Fraction | None,
    high: Fraction | None,
    resolution: Fraction,
    modality: Modality,
    ceiling: Fraction | None = None,
) -> Interval | None:
    """Return the set of values that a figure asserts, or `None` where nothing is stated.

    `low` and `high` are the stated numbers (see `Quantity`), `resolution` the unit of the last
    digit taken as significant. `ceiling` bounds "just over" from above, as a factor of the number.
    """
    if low is not None and high is not None:
        if low == high:
            return _single(low, resolution, modality)
        half = resolution * HALF
        return Interval(low - half, high + half)
    if low is not None:
        closed = modality is not Modality.MORE_THAN
        top = None if ceiling is None or low <= 0 else low * ceiling
        return Interval(low, top, closed, hi_closed=False)
    if high is not None:
        closed = modality is not Modality.LESS_THAN
        return Interval(None, high, lo_closed=True, hi_closed=closed)
    return None


def _single(value: Fraction, resolution: Fraction, modality: Modality) -> Interval:
    if modality is Modality.APPROXIMATE:
        width = max(abs(value) * APPROXIMATE_SHARE, resolution)
        return Interval(value - width, value + width)
    if modality is Modality.NEARLY and value != 0:
        edges = sorted((value, value * NEARLY_FLOOR))
        return Interval(edges[0], edges[1], lo_closed=False, hi_closed=False)
    return rounded(value, resolution)


_MINUS = str.maketrans({"−": "-", "–": "-", ",": None, " ": None})


def numeral(written: str) -> tuple[Fraction, Fraction]:
    """Return the value of a plain numeral, and the unit of its last digit: "−1.210", ".05".

    Raises `ValueError` for what is no plain numeral.
    """
    plain = written.translate(_MINUS)
    value = Fraction(plain)
    return value, Fraction(1, 10 ** len(plain.partition(".")[2]))


def rounded_numeral(written: str) -> Interval:
    """Return the values that a plain numeral stands for by its last digit."""
    return rounded(*numeral(written))
