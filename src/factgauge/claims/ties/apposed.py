"""What is set beside a figure to restate it: in brackets, between dashes, after "or"."""

from __future__ import annotations

from factgauge.claims.share import is_part
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import figure_at, has_figure, is_age, tag_at, word_at
from factgauge.claims.tokens import View
from factgauge.model.quantity import Quantity

_REACH = 10  # tokens between a figure and what restates it
_SKIPPED = (Tag.ADVERB, Tag.DETERMINER)
_ENDS = (Tag.CLOSE, Tag.COMMA, Tag.DASH, Tag.STOP, None)
_FINITE = (Tag.VERB, Tag.AUXILIARY, Tag.MODAL)
_BACK = (["of", "them"], ["of", "whom"], ["of", "the", "total"], ["of", "all"], ["of", "these"])


def closes(view: View, at: int, *, bracketed: bool = False) -> bool:
    """Whether nothing more is said of a figure than that it restates another.

    "(25%)", "25 percent of them", but not "(25 percent of the eligible)", nor "(25%) of the men".
    """
    if any(view.words(at + 1, at + 1 + len(back)) == back for back in _BACK):
        return word_at(view, at + 3) not in ("who", "whom")
    after = tag_at(view, at + 1)
    if after not in _ENDS:
        return False
    if bracketed:
        if after is Tag.STOP and word_at(view, at + 1) == ".":
            return False
        return not (after is Tag.CLOSE and word_at(view, at + 2) in ("of", "among"))
    return True


def apposed(view: View, at: int, *, marks_only: bool = False) -> Quantity | None:
    """Return the share that restates what ends with token `at`.

    `marks_only` says that it has to stand right behind it; else a few words may lie between, with
    a verb among them only before a bracket, a dash or "or".
    """
    finite = False
    reach = 2 if marks_only else _REACH
    for index in range(at + 1, min(at + 1 + reach, len(view.tokens))):
        token = view.tokens[index]
        if token.tag in (Tag.STOP, Tag.CLOSE) or (token.tag is Tag.FIGURE and not is_age(token)):
            return None
        finite = finite or token.tag in _FINITE
        if token.tag is Tag.COMMA or token.word == "or":
            found = _after_comma(view, index, finite=finite)
        elif token.tag in (Tag.OPEN, Tag.DASH):
            found = _share_at(view, index + 1, bracketed=token.tag is Tag.OPEN)
        else:
            continue
        if found is not None:
            return found
        if token.tag is Tag.COMMA and not marks_only:
            continue
        return None
    return None


def _after_comma(view: View, index: int, *, finite: bool) -> Quantity | None:
    at = index + 1
    said_or = word_at(view, index) == "or"
    if word_at(view, at) == "or":
        at, said_or = at + 1, True
    if not said_or and finite:
        behind = _share_at(view, at)
        return behind if behind is not None and tag_at(view, _place(view, at) + 1) is not (
            Tag.COMMA
        ) else None  # fmt: skip
    return _share_at(view, at, verb_may_follow=said_or)


def _place(view: View, at: int) -> int:
    while tag_at(view, at) in _SKIPPED:
        at += 1
    return at


def _share_at(
    view: View, at: int, *, bracketed: bool = False, verb_may_follow: bool = False
) -> Quantity | None:
    if bracketed and word_at(view, at) in ("or", "about"):
        at += 1
    at = _place(view, at)
    figure = figure_at(view, at)
    if figure is None or not is_part(figure):
        return None
    if verb_may_follow and tag_at(view, at + 1) in _FINITE:
        return figure
    return figure if closes(view, at, bracketed=bracketed) else None


def opened_before(view: View, at: int) -> int | None:
    """Return the mark or "or" that sets a figure beside what stands before it."""
    back = view.before(at, (Tag.ADVERB, Tag.DETERMINER))
    if back < 0:
        return None
    if view.tokens[back].word == "or":
        return back - 1 if tag_at(view, back - 1) in (Tag.COMMA, Tag.DASH) else back
    return back if view.tokens[back].tag in (Tag.OPEN, Tag.DASH, Tag.COMMA) else None


def plain_between(view: View, start: int, end: int) -> bool:
    """Whether tokens[start:end] hold no other figure and no new clause."""
    return not has_figure(view, start, end) and not any(
        token.tag in (Tag.STOP, Tag.SUBORDINATOR) for token in view.tokens[start:end]
    )
