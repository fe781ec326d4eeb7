"""Ties of a part, its whole and the share that the text puts beside them."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.share import is_part
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_COUNTED = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE)


def read_share_ties(view: View) -> Iterator[Tie]:
    """Yield "12 of (the) 48 pupils, or 25 percent" and "12 (25 percent) of 48 pupils"."""
    tokens = view.tokens
    for index in view.figures:
        share = tokens[index].quantity
        if share is None or not is_part(share):
            continue
        back = view.before(index, (Tag.OPEN, Tag.COMMA, Tag.DASH, Tag.ADVERB, Tag.DETERMINER))
        if back >= 0 and tokens[back].word == "or":
            back = view.before(back, (Tag.COMMA, Tag.OPEN, Tag.DASH))
        elif back == index - 1:
            continue
        back = view.before(back + 1, (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME))
        whole = tokens[back].quantity if back >= 0 else None
        part = _part_before(view, back)
        if whole is None or part is None or not _alike(part, whole):
            continue
        yield Tie(
            "share",
            (("share", (share,)), ("part", (part,)), ("whole", (whole,))),
            part.span.joined(share.span),
            view.sentence.index,
        )


def _part_before(view: View, whole: int) -> Quantity | None:
    """Return the figure in front of "of" or "out of" that leads to the whole."""
    at = view.before(whole, (Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB))
    if at < 1 or view.tokens[at].word != "of":
        return None
    at -= 2 if view.tokens[at - 1].word == "out" else 1
    return view.tokens[at].quantity if at >= 0 else None


def _alike(part: Quantity, whole: Quantity) -> bool:
    if part.kind not in _COUNTED or whole.kind not in _COUNTED:
        return False
    return part.unit == whole.unit or Kind.NUMBER in (part.kind, whole.kind)
