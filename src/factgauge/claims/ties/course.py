"""Ties of values in a course: unchanged ones, runs of rises, chains of changes, contributions."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.held_against import earlier_time
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.triggers import find_triggers
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Direction
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_REACH = 24  # tokens
_FEWEST_VALUES = 3
_VALUES = (Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be values of one thing; a bare number takes the unit beside it."""
    if one.kind not in _VALUES or other.kind not in _VALUES:
        return False
    return one.unit == other.unit or Kind.NUMBER in (one.kind, other.kind)


def read_unchanged(view: View) -> Iterator[Tie]:
    """Yield "unchanged at 3.1 percent, against 3.1 in May": two values said to be the same."""
    data = table("en/course")
    cues = words(data["unchanged"]) | words(data["steady"])
    if not cues & view.vocabulary:
        return
    tokens = view.tokens
    for at, token in enumerate(tokens):
        if token.word not in cues or token.word == "held":
            continue
        values = [
            (place, quantity)
            for place in view.figures
            if at < place < at + _REACH
            and tokens[place].tag is Tag.FIGURE
            and (quantity := tokens[place].quantity) is not None
            and quantity.kind is not Kind.DURATION
        ]
        if len(values) < 2 or not alike(values[0][1], values[1][1]):
            continue
        (first, now), (second, before) = values[0], values[1]
        if not _put(view, at, first) or not _set_beside(view, first, second):
            continue
        if any(t.tag is Tag.VERB or t.word == ";" for t in tokens[first:second]):
            continue
        steady = token.word in words(data["steady"]) or "little" in view.words(at - 2, at)
        yield Tie(
            "unchanged",
            (("value", (now,)), ("from", (before,))),
            token.span.joined(before.span),
            view.sentence.index,
            (("cue", token.word), ("loose", "yes" if steady else "no")),
        )
        return


def _put(view: View, cue: int, value: int) -> bool:
    """Whether a value is that of what is unchanged: "flat at", "maintained the dividend at"."""
    lead = view.tokens[cue + 1 : value]
    if not lead or any(t.tag in (Tag.STOP, Tag.COMMA) and t.word != ":" for t in lead):
        return False
    return lead[-1].word in ("at", ":", "of") or lead[-1].tag is Tag.OPEN


def _set_beside(view: View, first: int, second: int) -> bool:
    """Whether a second value is the earlier one: "against", "as February's", "(2022: 5)"."""
    between = view.words(first + 1, second)
    if {"against", "versus", "vs", "compared", "same"} & set(between):
        return True
    earlier = earlier_time(view, second + 1)
    timed = any(t.tag is Tag.TIME for t in view.tokens[first + 1 : second])
    bracket = any(t.tag is Tag.OPEN for t in view.tokens[first + 1 : second])
    return earlier is not None or (bracket and (timed or "year" in between))


def read_runs(view: View) -> Iterator[Tie]:
    """Yield "the third rise in a row: 10, 12, 13, 15": values that all go one way."""
    data = table("en/course")
    if not words(data["running"]) & view.vocabulary:
        return
    text = view.sentence.span.of(view.text).lower()
    if not any(cue in text for cue in data["runs"]):
        return
    triggers = [t for t in find_triggers(view) if t.direction in (Direction.UP, Direction.DOWN)]
    if not triggers or len({t.direction for t in triggers}) != 1:
        return
    for run in _series(view):
        if run[0] < triggers[0].index:
            continue
        lead = view.tokens[max(0, run[0] - 1)]
        if lead.tag not in (Tag.STOP, Tag.OPEN, Tag.DASH, Tag.COMMA) and lead.word != "from":
            continue
        figures = tuple(q for at in run if (q := view.tokens[at].quantity) is not None)
        yield Tie(
            "run",
            (("value", figures),),
            triggers[0].span.joined(figures[-1].span),
            view.sentence.index,
            (("direction", str(triggers[0].direction)), ("word", triggers[0].word)),
        )
        return


def _series(view: View) -> Iterator[list[int]]:
    """Yield the lists of three or more figures with only times and marks between them."""
    run: list[int] = []
    for at in view.figures:
        quantity = view.tokens[at].quantity
        if view.tokens[at].tag is not Tag.FIGURE or quantity is None:
            continue
        if quantity.kind not in _VALUES:
            continue
        last = view.tokens[run[-1]].quantity if run else None
        between = view.tokens[run[-1] + 1 : at] if run else []
        joined = (
            last is not None
            and alike(last, quantity)
            and all(
                t.tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.TIME, Tag.PREPOSITION, Tag.TO)
                for t in between
            )
        )
        if joined:
            run.append(at)
            continue
        if len(run) >= _FEWEST_VALUES:
            yield run
        run = [at]
    if len(run) >= _FEWEST_VALUES:
        yield run


def read_contributions(view: View) -> Iterator[Tie]:
    """Yield "growth was 3 percent: services gave 2 points, industry 1" with the sign of each."""
    data = table("en/course")
    gives, takes = words(data["gives"]), words(data["takes"])
    if not (gives | takes) & view.vocabulary:
        return
    tokens = view.tokens
    total: Quantity | None = None
    parts: list[Quantity] = []
    signs: list[str] = []
    sign = "+"
    for at, token in enumerate(tokens):
        if token.word in gives | takes:
            sign = "-" if token.word in takes else "+"
            if token.word == "made" and view.words(at + 1, at + 3) != ["up", "of"]:
                return
        quantity = token.quantity if token.tag is Tag.FIGURE else None
        if quantity is None:
            continue
        if quantity.kind is Kind.PERCENT and quantity.unit == "percent":
            if total is not None:
                return
            total = quantity
        elif _is_point(quantity) or (parts and quantity.kind is Kind.NUMBER):
            parts.append(quantity)
            signs.append(sign)
    if total is None or len(parts) < 2 or parts[0].span.start < total.span.start:
        return
    shrinks = any(
        t.direction is Direction.DOWN and t.index < view.index_of[parts[0].id]
        for t in find_triggers(view)
        if t.word not in takes
    )
    yield Tie(
        "contributions",
        (("whole", (total,)), ("part", tuple(parts))),
        total.span.joined(parts[-1].span),
        view.sentence.index,
        (
            ("signs", "".join(signs)),
            ("sign", "-" if shrinks else "+"),
            ("all", "yes" if _exhaustive(view, total) else "no"),
        ),
    )


def _is_point(quantity: Quantity) -> bool:
    return quantity.kind is Kind.PERCENTAGE_POINT or quantity.counted in ("point", "points")


def _exhaustive(view: View, total: Quantity) -> bool:
    """Whether the parts are said to be all: a colon, "made up of", "everything else"."""
    rest = view.text[total.span.end : view.sentence.span.end].lower()
    return any(
        cue in rest for cue in (":", "made up of", "everything else", "the rest", "all else")
    )
