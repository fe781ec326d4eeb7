"""A part and its whole, paired by "of": "12 of 48", "of the 48, 12", "48 pupils, 12 of whom"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factgauge.claims.measurand import singular
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    AMOUNTS,
    COUNTS,
    Placed,
    alike,
    amounts,
    as_count,
    figure_at,
    has_figure,
    tag_at,
    word_at,
)
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity

_OF = frozenset({"of", "among"})
_PHRASE = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.POSSESSIVE, Tag.NAME, Tag.NOUN)
_POINTING = (Tag.DETERMINER, Tag.POSSESSIVE)
_LONGEST = 5  # tokens between "of" and the whole: "of the county council's 600"
_FILLER = 14  # tokens between a whole and the comma behind which its parts stand
_WHOM = frozenset({"whom", "which", "them"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole with their tokens; `fronted` where the whole opens the clause."""

    part: int
    whole: int
    of_part: Quantity
    of_whole: Quantity
    fronted: bool

    @property
    def last(self) -> int:
        """The token behind which a share may stand: of the part, or of the whole."""
        return self.part if self.fronted else max(self.part, self.whole)


def whole_behind(view: View, at: int) -> int | None:
    """Return the token of the whole that "of" at a token leads to."""
    if word_at(view, at) == "out":
        at += 1
    if word_at(view, at) not in _OF:
        return None
    place = at + 1
    while place <= at + _LONGEST and tag_at(view, place) in _PHRASE:
        place += 1
    if place > at + 1 and tag_at(view, place - 1) in (Tag.NOUN, Tag.NAME):
        return None  # "of tenants 600": another phrase
    return place if figure_at(view, place) is not None else None


def read_pairs(view: View, *, strict: bool = False) -> Iterator[Pair]:
    """Yield the pairs of a sentence.

    `strict` keeps those alone of which it is certain that the part is counted in the whole.
    """
    for at, part in amounts(view):
        if word_at(view, at + 1) == "/" and part.kind is Kind.NUMBER:
            whole = figure_at(view, at + 2)
            if whole is not None and whole.kind is Kind.NUMBER and not strict:
                yield Pair(at, at + 2, part, whole, fronted=False)
            continue
        place = whole_behind(view, at + 1)
        if place is None:
            continue
        whole = figure_at(view, place)
        if whole is None or not alike(part, whole) or whole.kind not in AMOUNTS:
            continue
        if not strict or _certain(view, at, place, part, whole):
            yield Pair(at, place, part, whole, fronted=False)
    yield from _fronted(view)
    yield from _of_whom(view)


def _certain(view: View, at: int, place: int, part: Quantity, whole: Quantity) -> bool:
    """Whether "30 of 20" must be a part of a whole: "30 of the 20", "30 out of 20"."""
    if part.kind is not whole.kind and not (part.kind in COUNTS and whole.kind in COUNTS):
        return False
    if part.counted is not None and not same_thing(part, whole):
        return False
    out_of = word_at(view, at + 1) == "out"
    pointed = any(token.tag in _POINTING for token in view.tokens[at + 2 : place])
    return (out_of or pointed) and word_at(view, view.before(at, (Tag.ADVERB,))) != "of"


def same_thing(part: Quantity, whole: Quantity) -> bool:
    """Whether a part counts what its whole counts, as far as their nouns tell."""
    if part.counted is None or whole.counted is None:
        return True
    return singular(part.counted) == singular(whole.counted)


def fronted_wholes(view: View) -> Iterator[Placed]:
    """Yield the wholes that open a clause: "of the 48 pupils, …"."""
    for at, whole in amounts(view):
        back = view.before(at, _PHRASE)
        if word_at(view, back) not in _OF or tag_at(view, back - 1) not in (
            None, Tag.STOP, Tag.COMMA, Tag.QUOTE, Tag.CONJUNCTION, Tag.DASH,
        ):  # fmt: skip
            continue
        if tag_at(view, back - 1) is Tag.CONJUNCTION and back - 1 > 0 and (
            tag_at(view, back - 2) not in (Tag.COMMA, Tag.STOP)
        ):  # fmt: skip
            continue
        yield at, whole


def _fronted(view: View) -> Iterator[Pair]:
    """Yield "of the 48 pupils, 12 failed": the first amount behind the comma is the part."""
    tokens = view.tokens
    for at, whole in fronted_wholes(view):
        comma = next(
            (i for i in range(at + 1, min(at + _FILLER, len(tokens))) if tokens[i].word == ","),
            None,
        )
        if comma is None or has_figure(view, at + 1, comma):
            continue
        place = comma + 1
        while place < comma + 4 and tag_at(view, place) in (
            Tag.ADVERB, Tag.DETERMINER, Tag.PREPOSITION,
        ):  # fmt: skip
            place += 1
        part = as_count(view, place)
        if part is None or not alike(part, whole) or not same_thing(part, whole):
            continue
        if word_at(view, place - 1) in ("in", "by", "at", "on", "from", "for"):
            continue
        yield Pair(place, at, part, whole, fronted=True)


def _of_whom(view: View) -> Iterator[Pair]:
    """Yield "48 pupils, of whom 12 failed" and "48 pupils, 12 of which failed"."""
    tokens = view.tokens
    for index, token in enumerate(tokens):
        if token.word not in _WHOM or word_at(view, index - 1) != "of":
            continue
        if token.word == "them" and tag_at(view, index - 2) is not Tag.FIGURE:
            continue
        part_at = index - 2 if figure_at(view, index - 2) is not None else index + 1
        while part_at > index and tag_at(view, part_at) is Tag.ADVERB:
            part_at += 1
        part = figure_at(view, part_at)
        if part is None or part.kind not in AMOUNTS:
            continue
        start = min(part_at, index - 1)
        whole_at = next(
            (at for at, _ in reversed(amounts(view)) if at < start and start - at < _FILLER), None
        )
        whole = None if whole_at is None else figure_at(view, whole_at)
        if whole is None or whole_at is None or not alike(part, whole):
            continue
        if part.kind is not whole.kind and whole.kind not in COUNTS and token.word != "which":
            continue
        if has_figure(view, whole_at + 1, start) or not same_thing(part, whole):
            continue
        if any(t.tag is Tag.STOP or t.word == "every" for t in tokens[whole_at:start]):
            continue
        if word_at(view, whole_at + 1) in _OF and part_at < index:
            continue  # "63 of every 100 of them"
        yield Pair(part_at, whole_at, part, whole, fronted=True)
