"""Ties of a part, its whole and the share that the text puts beside them.

"310 (52%) of 600 tenants", "of the 600 tenants, 310, or 52 percent", "52 percent of the 600, or
310": a part and a whole are paired by "of" first; then a share is looked for that is set beside
either of them by a bracket, a dash or "or".
"""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    AMOUNTS,
    COUNTS,
    alike,
    as_count,
    figure_at,
    quoted_within,
    shares,
    tag_at,
    tie_of,
    word_at,
)
from factgauge.claims.ties.apposed import apposed, closes, opened_before
from factgauge.claims.ties.parted import Pair, read_pairs, whole_behind
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_SKIPPED = (Tag.DETERMINER, Tag.ADVERB)
_FINITE = (Tag.VERB, Tag.AUXILIARY, Tag.MODAL)
_NEAR = 12  # tokens between a share and the count before it


def kind_of(share: Quantity) -> str:
    """Return the kind of tie that a share makes, by how it is written."""
    if share.kind is Kind.PERCENT:
        return "share"
    return "one_in" if share.rule == "one in n" else "fraction"


def read_share_ties(view: View) -> Iterator[Tie]:
    """Yield the shares of a sentence with the part and the whole that they are of."""
    if len(view.figures) < 3:
        return
    found = shares(view)
    if not found:
        return
    used: set[str] = set()
    for share, part, whole in (*_beside_pairs(view), *_of_wholes(view, found)):
        if {share.id, part.id} & used or not alike(part, whole):
            continue
        places = [view.index_of[q.id] for q in (share, part, whole)]
        if quoted_within(view, min(places), max(places)):
            continue
        used |= {share.id, part.id}
        yield tie_of(
            view, kind_of(share), ("share", (share,)), ("part", (part,)), ("whole", (whole,))
        )


Three = tuple[Quantity, Quantity, Quantity]


def _beside_pairs(view: View) -> Iterator[Three]:
    """Yield "12 of 48 pupils (25%)", "of 48 pupils, 12 (25%)" and "25%, or 12 of 48 pupils"."""
    for pair in read_pairs(view):
        share = (
            apposed(view, pair.part, marks_only=True)
            or apposed(view, pair.last)
            or _said_after(view, pair)
            or _in_front(view, pair)
        )
        if share is not None:
            yield share, pair.of_part, pair.of_whole


def _said_after(view: View, pair: Pair) -> Quantity | None:
    """Return the share of "12 of 48 pupils, call it 25 percent", "for a rate of 25 percent"."""
    at = pair.last + 1
    for index in range(at, min(at + _NEAR, len(view.tokens))):
        token = view.tokens[index]
        if token.tag is Tag.STOP or figure_at(view, index) is not None:
            return None
        if token.tag not in (Tag.COMMA, Tag.DASH):
            continue
        lead = view.words(index + 1, index + 6)
        for cue in (("call", "it"), ("that", "is"), ("making",)):
            if tuple(lead[: len(cue)]) == cue:
                return _share_closing(view, index + 1 + len(cue))
        for step in range(len(lead) - 1):
            if lead[step] in ("share", "proportion", "percentage", "rate") and lead[step + 1] in (
                "of",
                "at",
            ):
                return _share_closing(view, index + step + 3)
    return None


def _share_closing(view: View, at: int) -> Quantity | None:
    while tag_at(view, at) in _SKIPPED:
        at += 1
    figure = figure_at(view, at)
    return figure if figure in [q for _, q in shares(view)] and closes(view, at) else None


def _in_front(view: View, pair: Pair) -> Quantity | None:
    """Return the share before a pair: "15% (37/212)", "half of them – seven of 14 –"."""
    if pair.fronted:
        return None
    opening = opened_before(view, pair.part)
    if opening is None or tag_at(view, pair.whole + 1) is Tag.FIGURE:
        return None
    for index in range(opening - 1, max(-1, opening - _NEAR), -1):
        figure = figure_at(view, index)
        if figure is not None:
            return figure if any(q is figure for _, q in shares(view)) else None
        if view.tokens[index].tag in (Tag.STOP, Tag.COMMA, Tag.CLOSE):
            return None
    return None


def _of_wholes(view: View, found: list[tuple[int, Quantity]]) -> Iterator[Three]:
    """Yield "310, or 52 percent of the 600", "12 (25%) of 48" and "52 percent of the 600, or 310".

    The share is said to be of the whole; the part stands before it, or behind the whole.
    """
    for at, share in found:
        behind = at + 1
        while tag_at(view, behind) in (Tag.CLOSE, Tag.COMMA):
            behind += 1
        whole = whole_behind(view, behind)
        if whole is None:
            continue
        of_whole = figure_at(view, whole)
        if of_whole is None or of_whole.kind not in AMOUNTS:
            continue
        part = _part_before(view, at, bracketed=behind > at + 1)
        if part is None and behind == at + 1:
            part = _part_after(view, whole)
        if part is not None:
            yield share, part, of_whole


def _part_before(view: View, share: int, *, bracketed: bool) -> Quantity | None:
    """Return the count that a share of a whole restates: "310 (52%) of", "310, or 52% of"."""
    opening = opened_before(view, share)
    if opening is None:
        return None
    if bracketed:
        return as_count(view, opening - 1) or (
            figure_at(view, opening - 2) if tag_at(view, opening - 1) is Tag.NOUN else None
        )
    for index in range(opening - 1, max(-1, opening - _NEAR), -1):
        if view.tokens[index].tag in (Tag.STOP, Tag.SUBORDINATOR, Tag.CLOSE, Tag.COMMA):
            return None
        figure = figure_at(view, index)
        if figure is not None:
            return figure if figure.kind in AMOUNTS and not _ruled_out(view, index) else None
    return None


def _ruled_out(view: View, at: int) -> bool:
    """Whether a figure is not what the clause counts: "rose by 310", "from 310", "over 310"."""
    before = view.before(at, _SKIPPED)
    return word_at(view, before) in ("by", "from", "in", "at", "than", "against", "over")


def _part_after(view: View, whole: int) -> Quantity | None:
    """Return the part of "52 percent of the 600 tenants, or 310" and "– 52 of them –"."""
    for index in range(whole + 1, min(whole + _NEAR, len(view.tokens))):
        tag = view.tokens[index].tag
        if tag is Tag.STOP or tag is Tag.FIGURE:
            return None
        if tag not in (Tag.COMMA, Tag.OPEN, Tag.DASH) and word_at(view, index) != "or":
            continue
        at = index + 1
        said_or = word_at(view, at) == "or" or word_at(view, index) == "or"
        while word_at(view, at) == "or" or tag_at(view, at) in _SKIPPED:
            at += 1
        figure = figure_at(view, at)
        if figure is None or figure.kind not in AMOUNTS:
            continue
        of_them = view.words(at + 1, at + 3) in (["of", "them"], ["in", "all"], ["in", "total"])
        ends = tag_at(view, at + 1) in (Tag.CLOSE, Tag.COMMA, Tag.DASH, Tag.STOP, None)
        if figure.kind not in COUNTS:
            ends = ends and said_or
        between_commas = tag_at(view, at + 1) is Tag.COMMA and tag_at(view, at + 2) in _FINITE
        set_off = said_or or tag is not Tag.COMMA or between_commas
        return figure if of_them or (ends and set_off) else None
    return None


def read_part_pairs(view: View) -> Iterator[Tie]:
    """Yield parts with their wholes: a part is never larger than what it is part of."""
    if len(view.figures) < 2 or not view.vocabulary & {"of", "among"}:
        return
    for pair in read_pairs(view, strict=True):
        if not quoted_within(view, min(pair.part, pair.whole), max(pair.part, pair.whole)):
            yield tie_of(view, "part_of", ("part", (pair.of_part,)), ("whole", (pair.of_whole,)))
