"""The number that an ordinal counts to: "80th", "fiftieth", "twenty-fifth"."""

from __future__ import annotations

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity

_DIGITS = pattern(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)$")


def ordinal_value(quantity: Quantity) -> int | None:
    """Return the number of a rank, `None` for any other figure and for words unknown."""
    if quantity.kind is not Kind.RANK:
        return None
    written = quantity.surface.lower()
    digits = _DIGITS.search(written)
    if digits is not None:
        return int(digits[1].replace(",", ""))
    numerals = table("en/numerals")
    units, ordinals = numerals["units"], numerals["ordinals"]
    *tens, last = written.replace("-", " ").split()
    value = _single(last, units, ordinals)
    if value is None or any(word not in units for word in tens):
        return None
    return sum((int(units[word]) for word in tens), value)


def _single(word: str, units: dict[str, int], ordinals: dict[str, int]) -> int | None:
    if word in ordinals:
        return int(ordinals[word])
    if word == "hundredth":
        return 100
    if word.endswith("ieth"):
        return units.get(word.removesuffix("ieth") + "y")
    return units.get(word.removesuffix("th"))
