"""In which currency a change is that names none: a country's own, whatever a table has."""

from __future__ import annotations

import re

from factgauge.lexicon.groups import members
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.reference.records import EntityInfo, Measure
from factgauge.units.rates import is_currency

# Countries that use the dollar and are not the United States.
_DOLLARS = frozenset({"ECU", "SLV", "PAN", "TLS", "PLW", "FSM", "MHL", "PRI", "GUM", "ZWE"})
_NAMES = {"USD": r"dollars?|US\$|\$|USD", "EUR": r"euros?|€|EUR", "GBP": r"pounds?|£|sterling|GBP"}


def currency_conflict(
    document: Document, claim: Claim, measure: Measure, entity: EntityInfo
) -> str | None:
    """Return in words why a table in another currency may not judge a country's change.

    "French exports rose 5 percent" is said of euros: in dollars they may have fallen. A claim that
    names the table's currency, or has an amount in it, is judged; so is one of a measure at
    constant prices, which follow the country's own.
    """
    if claim.frame is not Frame.CHANGE or entity.kind != "country":
        return None
    if not is_currency(measure.unit) or _own(document, measure.unit, entity.id):
        return None
    if measure.price_basis not in (None, "current", "nominal"):
        return None
    if any(quantity.unit == measure.unit for quantity in claim.quantities):
        return None
    sentence = document.sentences[claim.sentence].span.of(document.text)
    names = _NAMES.get(measure.unit, re.escape(measure.unit))
    if pattern(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE).search(sentence):
        return None
    return f"the table has {measure.label} in {measure.unit}, and the claim names no currency"


def _own(document: Document, currency: str, country: str) -> bool:
    """Whether a currency is a country's own: its code begins with the country's (ISO 4217)."""
    if table("entities/countries")["alpha2"].get(currency[:2]) == country:
        return True
    if currency == "EUR":
        day = document.published
        return day is None or country in members("EA", day.date)
    return currency == "USD" and country in _DOLLARS
