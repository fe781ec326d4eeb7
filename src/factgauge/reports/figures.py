"""Exact numbers and sets in words that a reader can take in: "79.5 to 80.5 million USD"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factgauge.model.interval import Interval
from factgauge.reports.numbers import rounded

SHOWN_DIGITS = 5  # of a computed bound, and all digits before the point; a cell is shown in full

_SCALES = (
    (Fraction(10) ** 12, " trillion"),
    (Fraction(10) ** 9, " billion"),
    (Fraction(10) ** 6, " million"),
)
_UNIT_WORDS = {
    "percentage_point": "percentage points",
    "basis_point": "basis points",
    "count": "",
    "ratio": "",
    "number": "",
    "dimensionless": "",
}


def number_words(value: Fraction, digits: int = SHOWN_DIGITS) -> str:
    """Return a number with thousands separators, rounded to `digits` significant digits.

    Digits before the decimal point are never rounded away, up to a trillion.
    """
    before_point = rounded(value, 1).adjusted() + 1
    decimal = rounded(value, max(digits, min(before_point, 12)))
    if not decimal:
        return "0"
    if decimal.adjusted() > 30 or decimal.adjusted() < -12:
        return f"{decimal.normalize():e}"
    return _minus(f"{_plain(decimal):,f}")


def unit_words(unit: str | None) -> str:
    """Return a unit as it is said; empty for pure numbers."""
    if unit is None:
        return ""
    return _UNIT_WORDS.get(unit, unit.replace("_", " "))


def value_words(value: Fraction, unit: str | None) -> str:
    """Return one value in full (12 significant digits) with its unit."""
    return f"{number_words(value, 12)} {unit_words(unit)}".strip()


def interval_words(interval: Interval, unit: str | None) -> str:
    """Return a set in words. An end that does not belong to the set is said: "over", "under"."""
    low, high = interval.lo, interval.hi
    factor, scale = _scale(interval)
    after = f"{scale} {unit_words(unit)}".rstrip()
    if low is None and high is None:
        return f"any value{after}" if after else "any value"
    if low is None and high is not None:
        bound = "at most" if interval.hi_closed else "less than"
        return f"{bound} {number_words(high / factor)}{after}"
    if high is None and low is not None:
        bound = "at least" if interval.lo_closed else "more than"
        return f"{bound} {number_words(low / factor)}{after}"
    if low is None or high is None or low == high:
        return f"{number_words((low or Fraction(0)) / factor)}{after}"
    first = "" if interval.lo_closed else "over "
    last = "" if interval.hi_closed else "under "
    return f"{first}{number_words(low / factor)} to {last}{number_words(high / factor)}{after}"


def _scale(interval: Interval) -> tuple[Fraction, str]:
    """Return the largest scale word that keeps every end of the set at one or more."""
    ends = [abs(end) for end in (interval.lo, interval.hi) if end]
    for factor, word in _SCALES:
        if ends and min(ends) >= factor:
            return factor, word
    return Fraction(1), ""


def _plain(decimal: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent."""
    whole = decimal.to_integral_value()
    return whole if whole == decimal else decimal.normalize()


def _minus(text: str) -> str:
    return text.replace("-", "−", 1) if text.startswith("-") else text
