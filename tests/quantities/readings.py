"""What a test writes down of a quantity, and how a text is read into the same shape."""

from __future__ import annotations

from fractions import Fraction

from factgauge import extract

Row = tuple[str, str, str, str, str]


def stated(quantity):
    """Write the stated bounds: "5", "3..5", "56.." or "..12"; "" where nothing is stated."""
    low, high = quantity.stated_low, quantity.stated_high
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def exactly(value):
    """Bring a written value to the form of `stated`: decimals as fractions."""
    return "..".join(str(Fraction(end)) if end else "" for end in value.split(".."))


def unit_of(quantity):
    """Return the unit; for a count the noun in place of "count"."""
    if quantity.counted is not None:
        return quantity.unit.replace("count", quantity.counted, 1)
    return quantity.unit or ""


def amounts(text):
    """Return the amounts of a text: surface, value, unit, kind, modality; no dates, no ranks."""
    return [
        (q.surface, stated(q), unit_of(q), q.kind.value, q.modality.value)
        for q in extract(text)
        if q.kind.value not in ("date", "rank")
    ]


def others(text):
    """Return the dates and ranks of a text: surface and kind."""
    return [(q.surface, q.kind.value) for q in extract(text) if q.kind.value in ("date", "rank")]


def expected(surface, value, unit="", kind="number", modality="exact"):
    """Write one expected amount in the shape of `amounts`."""
    return (surface, exactly(value), unit, kind, modality)
