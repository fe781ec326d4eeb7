"""The rate frame: how much for each, "$18 an hour", "12 per 100,000", "an average of 5"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.level import said_by_verb
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import value_measurand
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity

_AVERAGE = frozenset({"average", "averaged", "averages", "averaging", "median", "mean", "typical"})
_UNITS = frozenset({
    "day", "week", "month", "year", "hour", "minute", "second", "quarter", "night", "person",
    "head", "game", "match", "household", "visit", "visitor", "employee", "worker", "pupil",
    "student", "family", "acre", "hectare", "barrel", "tonne", "ton", "unit", "share", "ounce",
    "gallon", "litre", "liter", "season", "capita", "annum", "mile", "patient", "customer",
    "user", "passenger", "child", "home", "house", "car", "flight", "trip", "inhabitant",
    "resident", "plant", "woman", "man", "kilo", "pound", "bushel", "shift", "session", "term",
    "decade", "century", "voter", "adult", "member", "team", "player",
})  # fmt: skip
_AMONG = frozenset({"per", "every", "each"})


def read_rates(view: View, taken: set[str]) -> list[Draft]:
    """Return the rates of the figures that no other frame has taken."""
    found: list[Draft] = []
    for index, quantity in view.free(taken):
        draft = _read(view, index, quantity)
        if draft is not None:
            taken.update(q.id for q in draft.figures)
            found.append(draft)
    return found


def _read(view: View, index: int, quantity: Quantity) -> Draft | None:
    if quantity.kind in (Kind.MULTIPLE, Kind.RATIO):
        return None
    draft = Draft(Frame.RATE, view.tokens[index].span, rule="rate")
    compound = quantity.unit is not None and " / " in quantity.unit
    if not (
        (compound and not _is_speed(quantity.unit or ""))
        or _per(view, index, draft, quantity)
        or _averaged(view, index)
    ):
        return None
    if not draft.roles:
        draft.add("rate", quantity)
    said = said_by_verb(view, index, quantity)
    if said is not None:  # "was earning $100 million a year in hard currency"
        draft.trigger, draft.subject, draft.measurand = said.trigger, said.subject, said.measurand
    draft.measurand = draft.measurand or value_measurand(view, index) or quantity.counted_span
    return draft


_TIMES = ("second", "minute", "hour", "day")


def _is_speed(name: str) -> bool:
    """Whether a unit is a length per time: a speed is a level of its own."""
    above, _, below = name.partition(" / ")
    return below in _TIMES and above in (
        "kilometer",
        "mile",
        "meter",
        "foot",
        "knot",
        "nautical_mile",
    )


def _per(view: View, index: int, draft: Draft, quantity: Quantity) -> bool:
    """Read "5 visits a week", "12 per 100,000", "5 deaths in every 1,000 births", "$5 each"."""
    tokens = view.tokens
    at = index + 1
    while (
        at < len(tokens)
        and at < index + 5
        and tokens[at].tag in (Tag.NOUN, Tag.ADJECTIVE)
        and (tokens[at].word not in _AMONG)
    ):
        at += 1
    if at >= len(tokens):
        return False
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.word in ("each", "apiece"):
        return True
    if following is None:
        return False
    if token.word in ("in", "for", "among", "out") and following.word == "every":
        at += 1
        token, following = following, tokens[at + 1] if at + 1 < len(tokens) else following
    if token.word in ("per", "every"):
        if (
            following.tag is Tag.FIGURE
            and following.quantity is not None
            and (quantity.kind is Kind.COUNT and quantity.counted_span is not None)
        ):
            draft.roles = [("numerator", quantity), ("denominator", following.quantity)]
        return True
    if token.word in ("a", "an") and following.word in _UNITS:
        return True
    if token.word == "times" and following.word in ("a", "an", "per"):
        return True
    return token.word in ("annually", "daily", "weekly", "monthly", "yearly")


def _averaged(view: View, index: int) -> bool:
    """Whether a figure is said to be an average: "averaged 5", "an average of 5"."""
    tokens = view.tokens
    if view.words(index + 1, index + 3) == ["on", "average"]:
        return True
    back = index - 1
    while (
        back >= 0
        and tokens[back].tag in (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE)
        and (tokens[back].word not in _AVERAGE)
    ):
        back -= 1
    if back < 0:
        return False
    if tokens[back].word in _AVERAGE:
        return tokens[back].word.startswith("averag") or tokens[back].tag is not Tag.NAME
    return tokens[back].word == "of" and back > 0 and tokens[back - 1].word in _AVERAGE
