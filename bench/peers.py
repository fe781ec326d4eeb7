"""Other extractors behind the interface of ours, for measuring side by side.

They are no dependencies: `pip install quantulum3 stemming recognizers-text-suite "emoji<2"`
beside factgauge makes them available, and what is not installed is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib.util import find_spec

from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.units.table import forms

Extractor = Callable[[str], list[Quantity]]

_NAMES = {
    "percentage": "percent",
    "dimensionless": "",
    "pound-mass": "pound",
    "degree angle": "degree",
    "degree celsius": "degree_Celsius",
    "degree fahrenheit": "degree_Fahrenheit",
    "c": "degree_Celsius",
    "f": "degree_Fahrenheit",
    "square metre": "meter ** 2",
    "square kilometre": "kilometer ** 2",
    "cubic metre": "meter ** 3",
}


def unit_name(name: str) -> str:
    """Return our name for a peer's unit: a currency code, a pint name, or the words as they are."""
    lowered = name.lower().strip()
    if lowered in _NAMES:
        return _NAMES[lowered]
    table = forms()
    if lowered in table.shared:
        return table.shared[lowered].codes[0]
    if lowered in table.currency_words:
        return table.currency_words[lowered]
    above, _, below = lowered.partition(" per ")
    parts = [table.words.get(part.replace("-", " "), part) for part in (above, below) if part]
    return " / ".join(parts)


def _quantity(
    start: int, end: int, low: Fraction | None, high: Fraction | None, unit: str
) -> Quantity:
    return Quantity(
        id="",
        span=Span(start, end),
        surface="",
        number_span=Span(start, end),
        kind=Kind.NUMBER,
        stated_low=low,
        stated_high=high,
        resolution=None,
        loose_resolution=None,
        modality=Modality.EXACT,
        unit=unit_name(unit),
        currency=None,
        counted=None,
        counted_span=None,
        sentence=0,
        rule="peer",
    )


def _quantulum() -> Extractor:
    from quantulum3 import parser

    def extract(text: str) -> list[Quantity]:
        found = []
        for q in parser.parse(text):
            value, spread = Fraction(str(q.value)), Fraction(str(q.uncertainty or 0))
            found.append(_quantity(*q.span, value - spread, value + spread, q.unit.name))
        return found

    return extract


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _recognizers() -> Extractor:
    from recognizers_number import recognize_number
    from recognizers_number_with_unit import (
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )
    from recognizers_text import Culture

    def results(text: str) -> Iterator[Quantity]:
        taken: list[tuple[int, int]] = []
        for recognize in (
            recognize_currency,
            recognize_dimension,
            recognize_temperature,
            recognize_number,
        ):
            for each in recognize(text, Culture.English):
                value = _number(str((each.resolution or {}).get("value")))
                if value is None or any(a <= each.end and each.start < b for a, b in taken):
                    continue
                taken.append((each.start, each.end + 1))
                yield _quantity(
                    each.start, each.end + 1, value, value, str(each.resolution.get("unit") or "")
                )

    return lambda text: list(results(text))


def _numbers_only() -> Extractor:
    from recognizers_number import recognize_number
    from recognizers_text import Culture

    def extract(text: str) -> list[Quantity]:
        found = []
        for each in recognize_number(text, Culture.English):
            value = _number(str((each.resolution or {}).get("value")))
            if value is not None:
                found.append(_quantity(each.start, each.end + 1, value, value, ""))
        return found

    return extract


def available() -> dict[str, Extractor]:
    """Return the extractors that are installed here, by name."""
    found: dict[str, Extractor] = {}
    if find_spec("quantulum3"):
        found["quantulum3"] = _quantulum()
    if find_spec("recognizers_number_with_unit"):
        found["recognizers-text"] = _recognizers()
        found["recognizers-text, numbers only"] = _numbers_only()
    return found
