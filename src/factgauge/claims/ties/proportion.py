"""Ties of two ways to put one share: "one in five (20%)", "a third (33%)", "most (55%)"."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import figure_at, quoted_within, shares, tag_at, tie_of, word_at
from factgauge.claims.ties.apposed import apposed, closes
from factgauge.claims.ties.parted import read_pairs
from factgauge.claims.ties.share import kind_of
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_MAJORITY = frozenset({"most", "majority", "minority"})
_REACH = 10  # tokens between the word and the figure
_OPENS_CLAUSE = (None, Tag.COMMA, Tag.STOP, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.QUOTE, Tag.DASH)
_PHRASE = (
    Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PREPOSITION, Tag.POSSESSIVE, Tag.ADVERB,
)  # fmt: skip
_NO_SHARE = frozenset({
    "absolute", "qualified", "two-thirds", "simple", "needed", "requires", "required", "working",
    "without", "no", "parliamentary", "ruling", "hung", "ethnic", "moral",
})  # fmt: skip


def read_equal_shares(view: View) -> Iterator[Tie]:
    """Yield "one in eight adults, or 12 percent" and "12 percent of adults (one in eight)"."""
    found = shares(view)
    if len(found) < 2 or all(q.kind is Kind.PERCENT for _, q in found):
        return
    for at, first in found:
        second = apposed(view, at)
        if second is None or (first.kind is Kind.PERCENT) == (second.kind is Kind.PERCENT):
            continue
        start, end = at, view.index_of[second.id]
        if quoted_within(view, start - 1, end + 1) or _splits(view, start + 1, end):
            continue
        percent, written = (first, second) if first.kind is Kind.PERCENT else (second, first)
        yield tie_of(view, kind_of(written), ("share", (written,)), ("percent", (percent,)))


def _splits(view: View, start: int, end: int) -> bool:
    """Whether the words between turn to another group: "half of the men and of the women"."""
    return any(
        token.tag is Tag.CONJUNCTION and token.word != "or" for token in view.tokens[start:end]
    )


def read_majorities(view: View) -> Iterator[Tie]:
    """Yield "most members (55 percent)", "a majority of 12 of the 20" with the share beside."""
    if not view.vocabulary & _MAJORITY or not view.figures:
        return
    for at, token in enumerate(view.tokens):
        if token.word not in _MAJORITY or not _is_quantifier(view, at):
            continue
        tie = _of_percent(view, at) or _of_counts(view, at)
        if tie is not None and not quoted_within(view, at, view.index_of[tie.figures[0].id]):
            yield tie


def _is_quantifier(view: View, at: int) -> bool:
    """Whether "most" means more than half, and "majority" those who are: not "most popular"."""
    word, after = word_at(view, at), word_at(view, at + 1)
    if word == "most":
        opens = tag_at(view, at - 1) in _OPENS_CLAUSE
        ends = (Tag.OPEN, Tag.COMMA, Tag.STOP, Tag.PREPOSITION)
        described = tag_at(view, at + 1) in (Tag.ADJECTIVE, Tag.ADVERB)
        described = described and tag_at(view, at + 2) in ends
        return (
            after == "of" or (opens and tag_at(view, at + 1) in (Tag.NOUN, Tag.ADJECTIVE))
        ) and (not described)
    near = set(view.words(at - 3, at))
    return not near & _NO_SHARE and after in ("of", "(", "–", "—", ",") and "by" not in near


def _cue(view: View, at: int) -> str:
    return "less" if view.tokens[at].word == "minority" else "more"


def _of_percent(view: View, at: int) -> Tie | None:
    for index in range(at + 1, min(at + _REACH, len(view.tokens))):
        token = view.tokens[index]
        if token.tag in (Tag.OPEN, Tag.DASH) or (
            token.tag is Tag.COMMA and word_at(view, index + 1) == "or"
        ):
            place = index + 1 + (word_at(view, index + 1) == "or")
            while tag_at(view, place) in (Tag.ADVERB, Tag.DETERMINER):
                place += 1
            share = figure_at(view, place)
            if share is None or share.kind is not Kind.PERCENT:
                return None
            voting = view.words(place + 1, place + 3) == ["of", "those"]
            bracketed = token.tag is Tag.OPEN
            if not closes(view, place, bracketed=bracketed) and not voting:
                return None
            return _tie(view, at, share)
        if token.tag not in _PHRASE or figure_at(view, index) is not None:
            return None
    return None


def _tie(view: View, at: int, share: Quantity) -> Tie:
    return tie_of(
        view, "majority", ("share", (share,)),
        words=(("cue", _cue(view, at)), ("word", view.tokens[at].word)),
    )  # fmt: skip


def _of_counts(view: View, at: int) -> Tie | None:
    """Read "most of the 47 witnesses, 33 in all," and "most of them – 12 of the 20 –"."""
    words = (("cue", _cue(view, at)), ("word", view.tokens[at].word))
    for index in range(at + 1, min(at + _REACH, len(view.tokens))):
        token = view.tokens[index]
        figure = figure_at(view, index)
        if figure is not None:
            break
        if token.tag in (Tag.OPEN, Tag.DASH):
            pair = next((p for p in read_pairs(view) if p.part == index + 1), None)
            if pair is None or pair.fronted:
                return None
            return tie_of(
                view, "majority", ("part", (pair.of_part,)), ("whole", (pair.of_whole,)),
                words=words,
            )  # fmt: skip
        if token.tag not in _PHRASE:
            return None
    else:
        return None
    part = _restated(view, index)
    if part is None or figure is None or word_at(view, at + 1) != "of":
        return None
    return tie_of(view, "majority", ("part", (part,)), ("whole", (figure,)), words=words)


def _restated(view: View, whole: int) -> Quantity | None:
    """Return the part of "the 47 witnesses, 13 in all," and "the 47 witnesses (13)"."""
    for index in range(whole + 1, min(whole + 6, len(view.tokens))):
        tag = view.tokens[index].tag
        if tag in (Tag.OPEN, Tag.DASH, Tag.COMMA):
            place = index + 1 + (word_at(view, index + 1) == "or")
            figure = figure_at(view, place)
            if figure is None or figure.kind not in (Kind.COUNT, Kind.NUMBER):
                return None
            told = view.words(place + 1, place + 3) in (["in", "all"], ["of", "them"])
            bare = tag is not Tag.COMMA or place > index + 1
            ends = tag_at(view, place + 1) in (Tag.CLOSE, Tag.DASH, Tag.COMMA)
            return figure if told or (bare and ends) else None
        if tag not in _PHRASE:
            return None
    return None
