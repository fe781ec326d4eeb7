"""Numbers and intervals in the words of messages."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_POINTS = {"percentage_point": "points", "basis_point": "basis points", "percent": "percent"}


def number(value: Fraction, digits: int = 4) -> str:
    """Return a number rounded to so many significant digits, with grouping and scale words."""
    size = abs(value)
    for scale, word in _SCALES:
        if size >= scale:
            return f"{_plain(value / scale, digits)} {word}"
    return _plain(value, digits)


def _plain(value: Fraction, digits: int) -> str:
    if value == 0:
        return "0"
    with localcontext() as context:
        context.prec = 40
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        places = digits - 1 - exact.adjusted()
        if value.denominator == 1 and abs(value) < 10**6:
            return f"{value.numerator:,}".replace("-", "−")
        rounded = exact.quantize(Decimal(1).scaleb(-max(places, 0)), rounding=ROUND_HALF_EVEN)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def amount(value: Fraction, unit: str | None) -> str:
    """Return a number with its unit in words: "34 million USD", "56.4 percent"."""
    text = number(value)
    if unit is None or unit in ("count", "ratio"):
        return text
    return f"{text} {_POINTS.get(unit, unit.replace('_', ' '))}"


def interval(values: Interval, unit: str | None = None, digits: int = 4) -> str:
    """Return a set in words: "33.5 to 34.5 million USD", "above 76.14 million USD"."""
    suffix = (
        ""
        if unit is None or unit in ("count", "ratio")
        else f" {_POINTS.get(unit, unit.replace('_', ' '))}"
    )
    lo, hi = values.lo, values.hi
    if lo is None and hi is None:
        return "any number"
    if lo is None:
        assert hi is not None  # noqa: S101 - the line above
        return f"{'at most' if values.hi_closed else 'below'} {number(hi, digits)}{suffix}"
    if hi is None:
        return f"{'at least' if values.lo_closed else 'above'} {number(lo, digits)}{suffix}"
    if lo == hi:
        return f"{number(lo, digits)}{suffix}"
    low, high = number(lo, digits), number(hi, digits)
    if low == high:
        return f"{low}{suffix}"
    scale = high.rpartition(" ")[2]
    if scale.isalpha() and low.endswith(scale):
        low = low.removesuffix(f" {scale}")
    return f"{low} to {high}{suffix}"


def quoted(quantity: Quantity) -> str:
    """Return a figure's own words in quotation marks, on one line."""
    return "“" + " ".join(quantity.surface.split()) + "”"
