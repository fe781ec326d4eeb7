"""Ties of votes with the size of the body, and of a margin with the two figures it lies between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    AMOUNTS,
    COUNTS,
    Placed,
    amounts,
    figure_at,
    listed,
    quoted_within,
    tag_at,
    tie_of,
    unread,
    word_at,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_SIDES = pattern(
    r"^(\d[\d,]*(?:\.\d+)?)(?: percent| per cent| pct|%)?(?: votes)? ?(?:-|–|to)[ ]?"
    r"(\d[\d,]*(?:\.\d+)?)"
)
_NEAR = 12  # tokens between a margin and the two figures
_CUE = 5
_ALL = frozenset({"every", "everyone", "all", "nobody", "none", "unanimously"})
_VALUES = (*AMOUNTS, Kind.PERCENT)

Two = tuple[int, int, Quantity, Quantity]


def sides(quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the two figures of a score or a vote, "52-46", "1,204 to 1,187", "38 votes to 24"."""
    found = _SIDES.match(quantity.surface)
    if found is None or quantity.modality not in (Modality.EXACT, Modality.BETWEEN):
        return None
    first, second = (Fraction(written.replace(",", "")) for written in found.groups())
    if quantity.modality is Modality.BETWEEN and first < second:
        return None  # "38 to 44" is a range
    if quantity.kind is Kind.RATIO and quantity.rule != "score" and "votes" not in quantity.surface:
        return None
    decimals = max(len(written.partition(".")[2]) for written in found.groups())
    percent = quantity.kind is Kind.PERCENT
    step = Fraction(1, 10**decimals) if percent else Fraction(0)
    made = [
        replace(
            quantity, kind=Kind.PERCENT if percent else Kind.NUMBER, stated_low=value,
            stated_high=value, resolution=step, loose_resolution=None, modality=Modality.EXACT,
            unit=quantity.unit if percent else None,
        )
        for value in (first, second)
    ]  # fmt: skip
    return made[0], made[1]


def _pairs(view: View) -> Iterator[Two]:
    """Yield scores, and two values set against one another: "54 percent to 46", "12 for, 9 …"."""
    for at in view.figures:
        figure = view.tokens[at].quantity
        both = None if figure is None or view.tokens[at].tag is not Tag.FIGURE else sides(figure)
        if both is not None:
            yield at, at, *both
    found = amounts(view, _VALUES)
    for place, (one, first) in enumerate(found[:-1]):
        two, second = found[place + 1]
        if _opposed(view, one, two) and _of_one_kind(first, second):
            yield one, two, first, second


def _of_one_kind(first: Quantity, second: Quantity) -> bool:
    if first.kind is Kind.PERCENT or second.kind is Kind.PERCENT:
        return second.kind in (Kind.PERCENT, Kind.NUMBER)
    return first.unit == second.unit or Kind.NUMBER in (first.kind, second.kind)


def _opposed(view: View, one: int, two: int) -> bool:
    """Whether the words between set the one against the other: "to", "against", "and Lacoste"."""
    between = view.words(one + 1, two)
    if not between or len(between) > 9 or unread(view, one + 1, two):
        return False
    if view.tokens[two - 1].word == "to" and len(between) == 1:
        return True
    if "to" in between and any(t.tag is Tag.POSSESSIVE for t in view.tokens[one:two]):
        return True
    if between[0] == "for" and tag_at(view, one + 2) is Tag.COMMA:
        return word_at(view, two + 1) == "against"
    return "and" in between and any(t.tag is Tag.NAME for t in view.tokens[one + 1 : two])


def read_margins(view: View) -> Iterator[Tie]:
    """Yield "won by 4 points, 52 percent to 48" and "3,412 to 2,987, a majority of 425"."""
    if not view.vocabulary & (listed("margins") | listed("by_margin")) or len(view.figures) < 2:
        return
    pairs = list(_pairs(view))
    if len({one for one, *_ in pairs}) == 0:
        return
    for at in view.figures:
        margin = figure_at(view, at)
        if margin is None or not _is_margin(view, at, margin):
            continue
        near = [
            row for row in pairs if at not in row[:2] and _adjacent(view, at, row)
            and not quoted_within(view, *_span(at, row))
        ]  # fmt: skip
        if len(near) != 1:
            continue
        _, _, first, second = near[0]
        if (first.kind is Kind.PERCENT) != (second.kind is Kind.PERCENT):
            second = replace(second, kind=Kind.PERCENT, unit="percent")
        if first.kind is Kind.PERCENT and not _is_points(margin):
            continue
        yield tie_of(view, "lead", ("by", (margin,)), ("first", (first,)), ("second", (second,)))
        return


def _span(at: int, row: Two) -> tuple[int, int]:
    return min(at, row[0]), max(at, row[1])


def _adjacent(view: View, at: int, row: Two) -> bool:
    one, two = row[0], row[1]
    start, end = (at, one) if at < one else (two, at)
    if end - start > _NEAR or any(
        t.tag is Tag.FIGURE or (t.tag is Tag.STOP and t.word != ":")
        for t in view.tokens[start + 1 : end]
    ):
        return False
    return not any(
        t.tag is Tag.SUBORDINATOR
        or (t.tag is Tag.CONJUNCTION and t.word == "and")
        or t.word
        in ("having", "after", "before", "from", "while", "when", "compared", "than", "which")
        for t in view.tokens[start + 1 : end]
    )


def _is_points(margin: Quantity) -> bool:
    return margin.kind is Kind.PERCENTAGE_POINT or (margin.counted or "").startswith("point")


def _is_margin(view: View, at: int, margin: Quantity) -> bool:
    """Whether a figure is a margin: "by 4 points", "a majority of 525", "an eight-point win"."""
    if margin.kind not in (*COUNTS, Kind.PERCENTAGE_POINT) or margin.counted in listed(
        "no_margins"
    ):
        return False
    after = view.words(at + 1, at + 4)
    if word_at(view, at + 1) in listed("no_margins"):
        return False
    if margin.surface.lower().endswith("-point") or "-" in margin.surface:
        return bool(set(after[:2]) & listed("margins"))
    back = view.before(at, (Tag.DETERMINER, Tag.ADVERB))
    word = word_at(view, back)
    lead = view.words(back - _CUE, back)
    if word == "of" and word_at(view, back - 1) in listed("margins"):
        return "error" not in after
    return word == "by" and bool(set(lead) & listed("by_margin"))


def read_votes(view: View) -> Iterator[Tie]:
    """Yield votes for, against and abstaining with the size of the body that votes."""
    if len(view.figures) < 2:
        return
    body = _body(view)
    if body is None:
        return
    at, size = body
    cast = _cast(view, at)
    if len(cast) < 2 or unread(view, 0, len(view.tokens)) or quoted_within(view, 0, at):
        return
    full = bool(view.vocabulary & _ALL) or _opens(view, at)
    yield tie_of(
        view, "votes", ("whole", (size,)), ("part", [q for _, q in cast]),
        words=(("full", "yes" if full else "no"),),
    )  # fmt: skip


def _opens(view: View, at: int) -> bool:
    back = view.before(at, (Tag.DETERMINER,))
    return word_at(view, back) == "of" and tag_at(view, back - 1) in (None, Tag.STOP)


def _body(view: View) -> Placed | None:
    """Return the size of the body: "the 65-member house", "all 11 councillors", "of the 135 …"."""
    found = [
        (at, q)
        for at, q in amounts(view, (Kind.COUNT,))
        if (q.counted or "").lower() in listed("members")
        and ("-" in q.surface or word_at(view, at - 1) == "all" or _opens(view, at))
    ]
    return found[0] if len(found) == 1 else None


def _cast(view: View, body: int) -> list[Placed]:
    """Return the votes of each side, those that abstained and those that were away."""
    found: list[Placed] = []
    scores = 0
    for at in view.figures:
        figure = view.tokens[at].quantity
        if at == body or figure is None or view.tokens[at].tag is not Tag.FIGURE:
            continue
        both = sides(figure)
        if both is not None:
            found += [(at, both[0]), (at, both[1])]
            scores += 1
        elif figure.kind in COUNTS and _is_cast(view, at, figure):
            found.append((at, figure))
    return found if scores <= 1 else []


def _is_cast(view: View, at: int, figure: Quantity) -> bool:
    if figure.counted in ("abstentions", "abstention", "absent", "absentees"):
        return True
    after = view.words(at + 1, at + 4)
    return bool(
        set(after) & {"against", "abstained", "abstaining", "absent", "abstentions"}
        or after[:2] in (["in", "favour"], ["in", "favor"], ["voted", "for"], ["voted", "in"])
        or after[:1] == ["for"]
    )
