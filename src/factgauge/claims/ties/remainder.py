"""Ties of "the rest" with the whole and with what is taken from it."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    COUNTS,
    Placed,
    alike,
    amounts,
    elliptic,
    figure_at,
    listed,
    percents,
    quoted_within,
    tag_at,
    tie_of,
    unread,
    word_at,
)
from factgauge.claims.ties.lists import nested, phrase
from factgauge.claims.ties.parted import fronted_wholes, read_pairs, same_thing
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_STILL = (("still",), ("left",), ("to", "go"), ("yet", "to"), ("remain",), ("remaining",))
_STILL_WORDS = frozenset({"still", "remain", "go", "yet"})
_BEHIND_REST = 5  # tokens between "the rest" and its figure
_NO_LIST = frozenset({
    "from", "against", "compared", "versus", "vs", "than", "rose", "fell", "each", "every", "per",
    "average", "respectively", "if", "turnout", "margin",
})  # fmt: skip


def read_rest_ties(view: View) -> Iterator[Tie]:
    """Yield the rest with its whole and the other parts; of percents the whole is a hundred."""
    if len(view.figures) < 2:
        return
    vocabulary = view.vocabulary
    others = any(view.tokens[at].word.endswith(" others") for at in view.figures)
    if not others and not vocabulary & (listed("rest") | _STILL_WORDS):
        return
    if vocabulary & _NO_LIST:
        return
    for at in view.figures:
        rest = figure_at(view, at)
        if rest is None or not _is_rest(view, at, rest):
            continue
        tie = None if rest.kind is Kind.PERCENT else _of_whole(view, at, rest)
        if tie is None and rest.kind in (Kind.PERCENT, Kind.NUMBER):
            tie = _of_hundred(view, at, rest)
        if tie is not None:
            yield tie
            return


def _is_rest(view: View, at: int, rest: Quantity) -> bool:
    """Whether a figure is what remains: "the remaining 40", "leaving 40", "the rest (40)"."""
    back = view.before(at, (Tag.DETERMINER, Tag.ADVERB))
    word = word_at(view, back)
    if word in ("leaving", "leaves", "remaining") or (
        word in ("other", "last", "final") and tag_at(view, back - 1) is Tag.DETERMINER
    ):
        return True
    if rest.counted == "others" and word_at(view, at - 1) == "the":
        return True
    if word_at(view, at - 1) == "the" and any(phrase(view, at + 1, *cue) for cue in _STILL):
        return rest.kind is not Kind.PERCENT
    for index in range(at - 1, max(-1, at - 1 - _BEHIND_REST), -1):
        token = view.tokens[index]
        if token.word in ("rest", "remainder", "balance", "others"):
            return tag_at(view, at - 1) in (Tag.OPEN, Tag.COMMA, Tag.DASH) or word_at(
                view, at - 1
            ) in ("of", "or")
        if token.tag in (Tag.FIGURE, Tag.STOP, Tag.VERB):
            return False
    return False


def _of_hundred(view: View, at: int, rest: Quantity) -> Tie | None:
    first = next((i for i, _ in percents(view)), at)
    taken = elliptic(view, first) | {q.id for _, q in percents(view)}
    figures = [(i, q) for i in view.figures if i < at and (q := figure_at(view, i)) is not None]
    parts = [(i, q) for i, q in figures if q.id in taken]
    if any(q.kind in COUNTS and q.id not in taken for i, q in figures if i > first):
        return None
    if not parts or unread(view, 0, at) or quoted_within(view, parts[0][0], at):
        return None
    if nested(view, parts[0][0], at) or _several_wholes(view, parts):
        return None
    if any(i for i, _ in percents(view) if i > at and i - at < 4):
        return None
    return tie_of(view, "rest", ("rest", (rest,)), ("part", [q for _, q in parts]))


def _several_wholes(view: View, parts: list[Placed]) -> bool:
    """Whether the percents are of different things: "46 percent of exports", "33 of imports"."""
    nouns = {
        " ".join(view.words(at + 2, at + 4))
        for at, _ in parts
        if word_at(view, at + 1) in ("of", "among")
    }
    return len(nouns) > 1


def _of_whole(view: View, at: int, rest: Quantity) -> Tie | None:
    found = _whole(view, at, rest)
    if found is None:
        return None
    place, whole = found
    start = min(place, at)
    parts = [
        (i, q)
        for i, q in amounts(view)
        if i < at and q.id not in (whole.id, rest.id) and alike(q, whole)
    ]
    if not parts:
        return None
    first = min(parts[0][0], start)
    if unread(view, first, at) or nested(view, first, at) or quoted_within(view, first, at):
        return None
    if any(not same_thing(q, whole) and not _people(q, whole) for _, q in parts):
        return None
    if rest.kind in COUNTS and rest.counted != "others" and not same_thing(rest, whole):
        return None
    return tie_of(
        view, "rest", ("rest", (rest,)), ("whole", (whole,)), ("part", [q for _, q in parts])
    )


def _people(part: Quantity, whole: Quantity) -> bool:
    return {part.counted, whole.counted} <= listed("people")


def _whole(view: View, at: int, rest: Quantity) -> Placed | None:
    """Return the whole that the parts of the sentence are of."""
    wholes = {q.id: (i, q) for i, q in fronted_wholes(view) if i < at and alike(q, rest)}
    wholes |= {
        pair.of_whole.id: (pair.whole, pair.of_whole)
        for pair in read_pairs(view)
        if alike(pair.of_whole, rest)
    }
    if not wholes:
        wholes = {
            q.id: (i, q)
            for i, q in amounts(view)
            if i < at
            and alike(q, rest)
            and q.kind is Kind.COUNT
            and q.surface.lower().endswith(f"-{q.counted}")
        }
    return next(iter(wholes.values())) if len(wholes) == 1 else None
