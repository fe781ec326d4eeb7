"""The conversion frame: the same amount twice, "10 miles (16 km)", "€50m ($55m)"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.errors import UnitError
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.table import unit


def read_conversions(view: View, taken: set[str]) -> list[Draft]:
    """Return the conversions of a sentence; only their second amounts are taken.

    The first keeps its clause's own claim.
    """
    found: list[Draft] = []
    tokens = view.tokens
    for first, second in zip(view.figures, view.figures[1:], strict=False):
        one, other = tokens[first].quantity, tokens[second].quantity
        if one is None or other is None or other.id in taken or not _same_amount(one, other):
            continue
        gap = tokens[first + 1 : second]
        if len(gap) > 5 or not gap:
            continue
        bracket = any(t.tag is Tag.OPEN for t in gap[-3:])
        joined = any(t.word in ("or", "/", "equivalent", "=", "equals", "i.e.") for t in gap)
        plain = all(
            t.tag
            in (
                Tag.OPEN,
                Tag.COMMA,
                Tag.ADVERB,
                Tag.NOUN,
                Tag.ADJECTIVE,
                Tag.DASH,
                Tag.TO,
                Tag.PREPOSITION,
            )
            or t.word in ("or", "/", "=", "equals", "equivalent", "to")
            for t in gap
        )
        if (bracket or joined) and plain and len(gap) <= (5 if bracket else 4):
            taken.add(other.id)
            draft = Draft(
                Frame.CONVERSION,
                tokens[second].span,
                [("first", one), ("second", other)],
                rule="conversion",
            )
            found.append(draft)
    return found


def _same_amount(one: Quantity, other: Quantity) -> bool:
    if one.kind is Kind.MONEY and other.kind is Kind.MONEY:
        return (
            one.currency is not None
            and other.currency is not None
            and (one.currency != other.currency and " / " not in (one.unit or ""))
        )
    if one.kind is not Kind.MEASURE or other.kind is not Kind.MEASURE or one.unit == other.unit:
        return False
    if one.unit is None or other.unit is None:
        return False
    try:
        return unit(one.unit).dimension == unit(other.unit).dimension
    except UnitError:
        return False
