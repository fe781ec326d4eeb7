"""Exact numbers turned into JSON numbers, by one rule for every output."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

SIGNIFICANT_DIGITS = 12
LARGEST_EXPONENT = 300  # an IEEE double, which is all most JSON readers hold, ends near 10^308

_CONTEXT = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_EVEN)


def rounded(value: Fraction, digits: int = SIGNIFICANT_DIGITS) -> Decimal:
    """Return `value` rounded half-even to `digits` significant digits, in a single rounding."""
    context = _CONTEXT if digits == SIGNIFICANT_DIGITS else Context(digits, ROUND_HALF_EVEN)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def json_number(value: Fraction | None) -> int | float | None:
    """Return the JSON number of an exact value: an int where the rounded value is integral.

    A value beyond 10^300 is `None`, as an unbounded one is: JSON readers would make it infinite.
    """
    if value is None:
        return None
    decimal = rounded(value)
    if decimal.adjusted() > LARGEST_EXPONENT:
        return None
    return int(decimal) if decimal == decimal.to_integral_value() else float(decimal)
