"""Ties of the same amount given twice in two units: "10 miles (16 km)", "30C (86F)".

They are read of every sentence, instructions and plans too: a mile is as long in a recipe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factgauge.claims.conversion import (
    Pair,
    conversion_pairs,
    figure,
    reciprocal,
    same_dimension,
)
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_TONS = frozenset(("ton", "long_ton", "metric_ton"))
_IMPERIAL = {
    "gallon": "imperial_gallon", "pint": "imperial_pint", "quart": "imperial_quart",
    "fluid_ounce": "imperial_fluid_ounce", "ton": "long_ton",
}  # fmt: skip
_AREAS = ("**", "acre", "hectare")


def read_conversion_ties(view: View) -> Iterator[Tie]:
    """Yield the amounts of a sentence that it gives in two units."""
    if len(view.figures) < 2:
        return
    for pair in conversion_pairs(view):
        one, other = figure(view, pair.first), figure(view, pair.second)
        one, other = _said_which(view, pair.first, one), _said_which(view, pair.second, other)
        if reciprocal(one, other):
            kind = "reciprocal-conversion"
        elif same_dimension(one, other):
            kind = _kind(one, other)
        else:
            continue
        if one.unit == other.unit and not _restated(one, other):
            continue
        if Kind.DURATION in (one.kind, other.kind) and not _lasting(view, pair, one, other):
            continue
        word = (("difference", _difference(view, pair)),) if kind == "temperature" else ()
        if "mile" in (one.unit or "") + (other.unit or "") and _at_sea(view):
            word = (("at_sea", "yes"),)
        yield Tie(
            kind,
            (("second", (other,)), ("first", (one,))),
            one.span.joined(other.span),
            view.sentence.index,
            words=(("shape", pair.shape), *word, *((("end", pair.end),) if pair.end else ())),
        )


def _said_which(view: View, index: int, quantity: Quantity) -> Quantity:
    """Return a figure with the word behind it that says which gallon is meant: "28 mpg (US)"."""
    tokens = view.tokens
    at = index + 1
    if at < len(tokens) and tokens[at].tag is Tag.OPEN:
        at += 1
    word = tokens[at].word if at < len(tokens) else ""
    if quantity.unit is None or word not in ("us", "u.s.", "imperial", "uk", "u.k."):
        return quantity
    unit = quantity.unit
    if word not in ("us", "u.s."):
        unit = " ".join(_IMPERIAL.get(part, part) for part in unit.split(" "))
    return replace(quantity, unit=unit, surface=f"{quantity.surface} {word}")


def _at_sea(view: View) -> bool:
    sea = words(table("en/conversion")["sea"])
    return any(token.word in sea for token in view.tokens)


def _kind(one: Quantity, other: Quantity) -> str:
    units = (one.unit or "", other.unit or "")
    if any("degree_" in unit or unit == "kelvin" for unit in units):
        return "temperature"
    if "compound" in one.rule or "compound" in other.rule:
        return "compound-conversion"
    if set(units) <= _TONS:
        return "ton-conversion"
    if any(name in unit for unit in units for name in _AREAS):
        return "area-conversion"
    return "conversion"


def _restated(one: Quantity, other: Quantity) -> bool:
    """Whether one unit is written in two ways: "2 hours 18 minutes (138 minutes)"."""
    return ("compound" in one.rule) != ("compound" in other.rule)


def _lasting(view: View, pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether two durations are one: beside a bracket of its own no words may stand."""
    if one.kind is not other.kind:
        return reciprocal(one, other) and pair.shape == "link"
    after = view.tokens[pair.second + 1 : pair.second + 2]
    between = view.tokens[pair.first + 1 : pair.second]
    return (
        pair.shape in ("bracket", "link")
        and (not after or after[0].tag in (Tag.CLOSE, Tag.COMMA, Tag.STOP))
        and all(token.tag not in (Tag.NOUN, Tag.NAME, Tag.PREPOSITION) for token in between)
    )


def _difference(view: View, pair: Pair) -> str:
    """Return whether the temperatures are differences: "yes", "no", or "maybe"."""
    tokens = view.tokens
    pointed = (figure(view, pair.first).unit or "", figure(view, pair.second).unit or "")
    if any(unit.startswith("delta_") for unit in pointed):
        return "yes"
    data = table("en/conversion")
    warmer, zero = words(data["warmer"]), words(data["zero"])
    for index in (pair.first + 1, pair.second + 1, pair.second + 2):
        after = [token.word for token in tokens[index : index + 2]]
        if after and after[0] in warmer and not (len(after) > 1 and after[1] in zero):
            return "yes"
    maybe = words(data["maybe_difference"])
    return "maybe" if any(token.word in maybe for token in tokens) else "no"
