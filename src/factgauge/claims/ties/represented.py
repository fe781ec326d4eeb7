"""Ties of an amount said to be a share of another: "it represented 13% of sales of £318m"."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.share import is_part
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_VERBS = frozenset({
    "represented", "represents", "representing", "equalled", "equaled", "equals", "equalling",
    "accounted", "accounts", "accounting", "amounted", "amounts", "constituted", "constitutes",
    "corresponds", "corresponded", "formed",
})  # fmt: skip
_PASSED = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.NAME, Tag.DETERMINER, Tag.TIME, Tag.POSSESSIVE})
_ADDABLE = (Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.NUMBER)
_NEAR = 8  # tokens


def read_represented(view: View) -> Iterator[Tie]:
    """Yield the share, the amount before its verb and the whole behind "of … of"."""
    if not _VERBS & view.vocabulary:
        return
    tokens = view.tokens
    for at in view.figures:
        share = tokens[at].quantity
        if share is None or share.kind is not Kind.PERCENT or not is_part(share):
            continue
        verb = view.before(at, (Tag.ADVERB, Tag.PREPOSITION, Tag.TO, Tag.DETERMINER))
        if verb < 0 or tokens[verb].word not in _VERBS or view.words(at + 1, at + 2) != ["of"]:
            continue
        part, whole = _amount_before(view, verb), _amount_behind(view, at + 2)
        if part is None or whole is None or part.unit != whole.unit or part.id == whole.id:
            continue
        yield Tie(
            "share",
            (("share", (share,)), ("part", (part,)), ("whole", (whole,))),
            part.span.joined(whole.span),
            view.sentence.index,
        )


def _amount_before(view: View, verb: int) -> Quantity | None:
    """Return the one amount of the verb's subject."""
    for at in range(verb - 1, max(-1, verb - _NEAR), -1):
        token = view.tokens[at]
        if token.tag is Tag.FIGURE and token.quantity is not None:
            return token.quantity if token.quantity.kind in _ADDABLE else None
        if token.tag in (Tag.VERB, Tag.STOP, Tag.CONJUNCTION):
            return None
    return None


def _amount_behind(view: View, start: int) -> Quantity | None:
    """Return the amount that "of (net) sales of" leads to."""
    for at in range(start, min(start + _NEAR, len(view.tokens))):
        token = view.tokens[at]
        if token.tag is Tag.FIGURE and token.quantity is not None:
            led = view.tokens[at - 1].word == "of" or at == start
            return token.quantity if led and token.quantity.kind in _ADDABLE else None
        if token.tag not in _PASSED and token.word != "of":
            return None
    return None
