"""Ties of growth in steps: so much a year for so many years, and one change on another."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.triggers import Trigger, find_triggers
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Direction
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_YEARLY = pattern(
    r"\b(?:a|per|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\bCAGR\b|\byearly\b|\bcompound\b"
)
_VALUES = (Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER)
_LONGEST = 200  # years


def read_yearly_growth(view: View) -> Iterator[Tie]:
    """Yield "grew 7.2 percent a year, doubling in ten years", and the same between two values."""
    if not _YEARLY.search(view.text, view.sentence.span.start, view.sentence.span.end):
        return
    rates = [q for q in view.amounts if q.kind is Kind.PERCENT and q.unit == "percent"]
    years = _years(view)
    triggers = find_triggers(view)
    if len(rates) != 1 or years is None or not triggers or not _is_yearly(view, rates[0]):
        return
    multiple = [q for q in view.amounts if q.kind is Kind.MULTIPLE]
    pair = _pair(view)
    roles: tuple[tuple[str, tuple[Quantity, ...]], ...]
    if multiple and len(multiple) == 1:
        roles = (("rate", (rates[0],)), ("by", tuple(multiple)))
    elif pair is not None:
        roles = (("rate", (rates[0],)), ("from", (pair[0],)), ("to", (pair[1],)))
    else:
        return
    down = any(t.direction is Direction.DOWN for t in triggers)
    figures = [q for _, group in roles for q in group]
    first, last = min(figures, key=_start), max(figures, key=_start)
    yield Tie(
        "yearly_growth",
        roles,
        first.span.joined(last.span),
        view.sentence.index,
        (("years", str(years)), ("direction", "down" if down else "up")),
    )


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _is_yearly(view: View, rate: Quantity) -> bool:
    """Whether a percent is one of each year: the words stand right before or behind it."""
    after = view.text[rate.span.end : min(rate.span.end + 24, view.sentence.span.end)]
    before = view.text[max(view.sentence.span.start, rate.span.start - 40) : rate.span.start]
    near = before.rpartition(",")[2]
    return _YEARLY.match(after.lstrip()) is not None or "annual" in near or "compound" in near


def _years(view: View) -> int | None:
    """Return over how many years: a duration in years, or the distance of two years."""
    spans = [
        q
        for q in (t.quantity for t in view.tokens)
        if q is not None and q.kind is Kind.DURATION and q.unit in ("year", "decade")
    ]
    if len(spans) == 1 and spans[0].stated_low is not None:
        value = spans[0].stated_low * (10 if spans[0].unit == "decade" else 1)
        return int(value) if value.denominator == 1 and 1 < value < _LONGEST else None
    written = [
        int(q.surface)
        for q in (t.quantity for t in view.tokens)
        if q is not None and q.kind is Kind.DATE and q.surface.isdigit() and len(q.surface) == 4
    ]
    if spans or len(written) != 2 or not 1 < written[1] - written[0] < _LONGEST:
        return None
    return written[1] - written[0]


def _pair(view: View) -> tuple[Quantity, Quantity] | None:
    """Return the two values of "from 1.50 million to 1.83 million"."""
    tokens = view.tokens
    found: dict[str, Quantity] = {}
    for at in view.figures:
        quantity = tokens[at].quantity
        if quantity is None or tokens[at].tag is not Tag.FIGURE or quantity.kind not in _VALUES:
            continue
        lead = tokens[at - 1].word if at else ""
        if lead in ("from", "to"):
            if lead in found:
                return None
            found[lead] = quantity
    return (found["from"], found["to"]) if len(found) == 2 else None


_THEN = pattern(
    r"\b(?:leaving|left|so that|overall|in all|still|ended|ending|altogether|by then|net|"
    r"which meant|it was|they were|went from)\b"
)


def read_chains(view: View) -> Iterator[Tie]:
    """Yield "rose 10 percent, then fell 10 percent, ending 1 percent lower"."""
    steps = _steps(view)
    if len(steps) < 3 or not _THEN.search(
        view.text, view.sentence.span.start, view.sentence.span.end
    ):
        return
    *former, last = steps
    lead = view.text[former[-1][0].span.end : last[0].span.start]
    if not _THEN.search(lead) or len(former) > 4:
        return
    yield Tie(
        "chain",
        (("by", (last[0],)), ("part", tuple(q for q, _ in former))),
        former[0][0].span.joined(last[0].span),
        view.sentence.index,
        (("signs", "".join(sign for _, sign in former)), ("sign", last[1])),
    )


def _steps(view: View) -> list[tuple[Quantity, str]]:
    """Return the percents of change of a sentence in order, each with the sign of its word."""
    tokens = view.tokens
    triggers = [t for t in find_triggers(view) if t.direction in (Direction.UP, Direction.DOWN)]
    found: list[tuple[Quantity, str]] = []
    for at in view.figures:
        quantity = tokens[at].quantity
        if quantity is None or tokens[at].tag is not Tag.FIGURE:
            continue
        if quantity.kind is Kind.MULTIPLE and quantity.rule == "multiple verb":
            found.append((quantity, "+"))
            continue
        if quantity.kind is Kind.MULTIPLE and view.words(at + 1, at + 3)[:1] == ["what"]:
            found.append((quantity, "+"))
            continue
        if quantity.kind is not Kind.PERCENT or quantity.unit != "percent":
            continue
        sign = _sign(view, at, triggers, found)
        if sign is None:
            return []
        found.append((quantity, sign))
    return found


_WORSE = frozenset(
    {"poorer", "lower", "below", "down", "worse", "less", "smaller", "fewer", "cheaper"}
)
_BETTER = frozenset({"richer", "higher", "above", "up", "better", "more", "larger", "dearer"})
_GAINED = frozenset({"gained", "made", "won"})


def _sign(
    view: View, at: int, triggers: list[Trigger], found: list[tuple[Quantity, str]]
) -> str | None:
    after = view.words(at + 1, at + 3)
    for word in after[:1]:
        if word in _WORSE | _BETTER:
            return "-" if word in _WORSE else "+"
    lead = view.words(at - 6, at)
    if "another" in lead[-2:] and found:
        return found[-1][1]
    by_index = {trigger.index: trigger for trigger in triggers}
    for back in range(at - 1, max(-1, at - 7), -1):
        if view.tokens[back].word in _GAINED:
            return "+"
        trigger = by_index.get(back)
        if trigger is not None:
            return "-" if trigger.direction is Direction.DOWN else "+"
    return None
