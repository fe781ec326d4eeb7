"""Ties of a figure with what the whole world, or one person of a population, can come to.

A figure is tied only where it comes near: of 40,000 employees nobody asks how many the world has.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.errors import UnitError
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.interval import Interval
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie
from factgauge.units.convert import comparable, convert

_WORD = pattern(r"[a-z]+")
_NEAR = 20  # a figure below a twentieth of the ceiling is not tied
_MANY = 10**6  # people or dollars, below which no sentence is looked at
_COUNTRIES = 100
_OF_PERIOD = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}


@cache
def _people() -> dict[str, tuple[str, int]]:
    """Return label and ceiling by the noun that is counted."""
    rows: list[dict[str, Any]] = table("en/world")["people"]
    return {
        noun: (row["label"], int(row["ceiling"])) for row in rows for noun in row["nouns"].split()
    }


@cache
def _outputs() -> dict[str, dict[str, Any]]:
    rows: list[dict[str, Any]] = table("en/world")["output"]
    return {name: row for row in rows for name in row["names"].split()}


def read_world_ties(view: View) -> Iterator[Tie]:
    """Yield the figures of a sentence that come near what the world holds."""
    large = [index for index in view.figures if _large(view.tokens[index].quantity)]
    if not large:
        return
    beside = {token.word for token in view.tokens}
    if beside & words(table("en/world")["words"]["wider"]):
        return
    for index in large:
        quantity = view.tokens[index].quantity
        if quantity is None:
            continue
        found = _people_counted(view, index, quantity) or _made(view, quantity)
        if found is not None:
            yield Tie(
                "world-total",
                (("value", (quantity,)),),
                quantity.span,
                view.sentence.index,
                words=found,
            )


def _large(quantity: Quantity | None) -> bool:
    value = _value(quantity)
    if value is None or quantity is None:
        return False
    if quantity.kind is Kind.COUNT and value >= _COUNTRIES:
        return value >= _MANY or quantity.counted in ("countries", "nations")
    return quantity.kind in (Kind.COUNT, Kind.NUMBER, Kind.MEASURE) and value >= 1


def _value(quantity: Quantity | None) -> Fraction | None:
    if quantity is None:
        return None
    return quantity.stated_low if quantity.stated_low is not None else quantity.stated_high


def _people_counted(
    view: View, index: int, quantity: Quantity
) -> tuple[tuple[str, str], ...] | None:
    """Return what a count of people is held against: their noun stands with it or before it."""
    value = _value(quantity)
    if value is None or quantity.kind not in (Kind.COUNT, Kind.NUMBER):
        return None
    unit = (quantity.unit or "count").partition(" / ")[2]
    if unit not in ("", "month", "day", "year", "week"):
        return None
    noun = _noun_of(view, index, quantity)
    row = _people().get(noun or "")
    if row is None or value * _NEAR < row[1]:
        return None
    return (("label", row[0]), ("ceiling", str(row[1])))


def _noun_of(view: View, index: int, quantity: Quantity) -> str | None:
    """Return the noun that a figure counts: "14 billion people", "the number of adults … at"."""
    if quantity.counted is not None:
        return quantity.counted.split()[-1].lower()
    data = table("en/world")["words"]
    tokens = view.tokens
    if index and tokens[index - 1].word in words(data["employs"]):
        return "employees"
    if quantity.kind is not Kind.NUMBER:
        return None
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if after in _people():
        return after
    for at in range(index - 1, max(-1, index - 14), -1):
        if tokens[at].quantity is not None:
            return None
        if tokens[at].word in words(data["counted"]):
            if tokens[at].word == "population":
                return "people"
            if tokens[at + 1].word == "of" and at + 2 < index:
                return tokens[at + 2].word
    return None


def _made(view: View, quantity: Quantity) -> tuple[tuple[str, str], ...] | None:
    """Return what an output is held against: of the one thing that the sentence names.

    "Of the metal" is what the sentence before names.
    """
    if quantity.kind is not Kind.MEASURE or quantity.unit is None:
        return None
    said = [token.word for token in view.tokens] + _WORD.findall(quantity.surface.lower())
    data = table("en/world")["words"]
    if not words(data["makes"]).intersection(said):
        return None
    names = {word for word in said if word in _outputs()}
    if not names and view.sentence.index and words(data["kinds"]).intersection(said):
        before = view.document.sentence_text(view.sentence.index - 1).lower()
        names = {word for word in _WORD.findall(before) if word in _outputs()}
    rows = {id(_outputs()[name]): _outputs()[name] for name in names}
    if len(rows) != 1:
        return None
    (row,) = rows.values()
    unit, _, period = quantity.unit.partition(" / ")
    if period and period not in _OF_PERIOD:
        return None
    factor = _OF_PERIOD.get(period, 1)
    value = _value(quantity)
    try:
        if value is None or not comparable(unit, row["unit"]):
            return None
        inside = convert(Interval.point(value * factor), unit, row["unit"]).lo
    except UnitError:
        return None
    if inside is None or inside * _NEAR < row["ceiling"]:
        return None
    named = sorted(names)[0]
    return (
        ("label", f"the world's output of {named} in a year"),
        ("ceiling", str(row["ceiling"])),
        ("unit", row["unit"]),
        ("periods", str(factor)),
    )


def read_per_head_ties(view: View) -> Iterator[Tie]:
    """Yield "the country of 11 million people spent $44 trillion" and what is used a day."""
    if len(view.figures) < 2:
        return
    data = table("en/world")["per_head"]
    beside = {token.word for token in view.tokens}
    heads = [index for index in view.figures if _population(view, index)]
    if len(heads) != 1 or beside & words(data["other_sums"]):
        return
    people = view.tokens[heads[0]].quantity
    number = _value(people)
    if people is None or not number:
        return
    for index in view.figures:
        sum_ = view.tokens[index].quantity
        ceiling = None if sum_ is None or index == heads[0] else _ceiling(view, index, sum_, number)
        if sum_ is not None and ceiling is not None:
            yield Tie(
                "per-head-sanity",
                (("value", (sum_,)), ("people", (people,))),
                sum_.span.joined(people.span),
                view.sentence.index,
                words=(("ceiling", str(ceiling)), ("unit", sum_.currency or "things a day")),
            )


def _population(view: View, index: int) -> bool:
    """Whether a figure is the population of a place."""
    quantity = view.tokens[index].quantity
    value = _value(quantity)
    if quantity is None or value is None or value < 1000:
        return False
    data = table("en/world")["per_head"]
    tokens = view.tokens
    back = [token.word for token in tokens[max(0, index - 4) : index]]
    if quantity.kind is Kind.NUMBER:
        return "pop" in back[-2:] or "pop." in back[-2:] or "population" in back
    if quantity.kind is not Kind.COUNT or quantity.counted is None:
        return False
    noun = quantity.counted.split()[-1].lower()
    if noun not in words(data["population"]):
        return False
    if noun != "people":
        return True
    if index and tokens[index - 1].tag is Tag.POSSESSIVE:
        return True
    return bool(back) and back[-1] == "of" and bool(words(data["places"]).intersection(back))


def _ceiling(view: View, index: int, quantity: Quantity, people: Fraction) -> int | None:
    """Return what nobody has for a head, where the figure comes near it."""
    data = table("en/world")["per_head"]
    said = {token.word for token in view.tokens}
    value = _value(quantity)
    if value is None or value < _MANY:
        return None
    if quantity.kind is Kind.MONEY and " / " not in (quantity.unit or ""):
        worth = table("en/world")["dollars"].get(quantity.currency or "")
        if worth is None:
            return None
        dollars = value * Fraction(worth)
        if said & words(data["gross_words"]):
            ceiling = int(data["gross"])
        elif said & words(data["spending"]):
            ceiling = int(data["money"])
        else:
            return None
        if people < int(data["small_place"]):
            if dollars < int(data["small_place_sum"]):
                return None
            ceiling = int(data["small_place_money"])
        return ceiling if dollars * _NEAR > ceiling * people else None
    if said & words(data["uses"]) and _thing_a_day(view, index, quantity):
        ceiling = int(data["things_a_day"])
        return ceiling if value * _NEAR > ceiling * people else None
    return None


def _thing_a_day(view: View, index: int, quantity: Quantity) -> bool:
    """Whether a figure counts what is eaten, drunk or used up in a day."""
    unit, _, period = (quantity.unit or "").partition(" / ")
    nouns = [unit] if quantity.kind is Kind.MEASURE else (quantity.counted or "").lower().split()
    after = " ".join(view.words(index + 1, index + 6))
    if period != "day" and " a day" not in f" {after}":
        return False
    return bool(nouns) and nouns[0] in words(table("en/world")["per_head"]["things"])
