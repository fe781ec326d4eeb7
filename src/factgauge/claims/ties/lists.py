"""Lists of parts: amounts or shares in a row, "64 infantry, 11 gunners and nine engineers"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import Placed, figure_at, listed, tag_at, word_at
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity

_FINITE = (Tag.VERB, Tag.AUXILIARY, Tag.MODAL)
_LAST_GAP = 8  # tokens between "and" and the figure of the last item
_LONGEST_GAP = 14


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a list with their tokens; `more` are those that may belong to it too.

    `ended` says that the last item is joined by "and"; `end` is the token behind the list.
    """

    items: tuple[Placed, ...]
    more: tuple[Placed, ...]
    ended: bool
    end: int


def _none(_: int) -> bool:
    return False


def read_list(
    view: View,
    start: int,
    accepts: Callable[[Quantity], bool],
    passes: Callable[[int], bool] = _none,
    until: int | None = None,
) -> Listed | None:
    """Return the list that begins at a token, `None` where something in it forbids to add it up.

    What forbids it: a figure of another kind between two items, a number that could not be read, a
    word that sets an item against another one. Percents in brackets beside amounts are passed
    over, and the figures at the tokens that `passes` names. It is not read
    beyond the token `until`.
    """
    tokens = view.tokens
    items: list[Placed] = []
    more: list[Placed] = []
    ended = False
    index = start
    while index < (len(tokens) if until is None else until):
        token = tokens[index]
        figure = figure_at(view, index)
        passed = figure is not None and (_beside(view, index, figure) or passes(index))
        if figure is not None and passed and not accepts(figure):
            index += 1
            continue
        if figure is not None and accepts(figure):
            gap = (items[-1][0] + 1, index) if items else (index, index)
            if more or ended:
                if not _goes_on(view, (more or items)[-1][0] + 1, index):
                    break
                more.append((index, figure))
            elif items and not _separated(view, *gap):
                return None
            else:
                items.append((index, figure))
                ended = len(items) > 1 and _joined_last(view, *gap)
        elif (
            figure is not None
            or (token.quantity is None and token.word[:1].isdigit())
            or (token.word in listed("vetoes") and items and not _stands_alone(view, index))
        ):
            if ended:
                break
            return None
        elif (token.tag is Tag.STOP and token.word != ";") or (
            items and index - items[-1][0] > _LONGEST_GAP
        ):
            break
        index += 1
    return Listed(tuple(items), tuple(more), ended, index) if items else None


def _stands_alone(view: View, at: int) -> bool:
    """Whether "against" or "from" holds nothing against an item: "185 from hospitals"."""
    if word_at(view, at) == "from":
        return tag_at(view, at + 1) not in (Tag.TIME, Tag.ADVERB) and not opens_directly(view, at)
    return word_at(view, at) == "against" and tag_at(view, at + 1) in (
        Tag.COMMA, Tag.CONJUNCTION, Tag.STOP, None,
    )  # fmt: skip


def _beside(view: View, index: int, figure: Quantity) -> bool:
    """Whether a percent stands in brackets beside an item."""
    return figure.kind is Kind.PERCENT and tag_at(view, index - 1) is Tag.OPEN and (
        tag_at(view, index + 1) in (Tag.CLOSE, Tag.STOP, Tag.COMMA)
    )  # fmt: skip


def _separated(view: View, start: int, end: int) -> bool:
    return any(
        t.tag in (Tag.COMMA, Tag.CONJUNCTION) or t.word in (";", "plus")
        for t in view.tokens[start:end]
    )


def _joined_last(view: View, start: int, end: int) -> bool:
    """Whether "and" joins the last item: no comma and few words between it and the figure."""
    for index in range(end - 1, start - 1, -1):
        token = view.tokens[index]
        if token.tag is Tag.CONJUNCTION:
            return end - index <= _LAST_GAP
        if token.tag is Tag.COMMA:
            return False
    return False


def _goes_on(view: View, start: int, end: int) -> bool:
    """Whether a figure behind the last item may be one more: ", plus four", "and three"."""
    gap = view.tokens[start:end]
    return len(gap) <= _LAST_GAP and not any(t.tag in _FINITE or t.tag is Tag.STOP for t in gap)


def nested(view: View, start: int, end: int) -> bool:
    """Whether tokens[start:end] count some of an item once more: "of whom", "including"."""
    return any(
        token.word in ("whom", "which", "including", "them", "includes")
        for token in view.tokens[start:end]
    )


def opens_directly(view: View, at: int) -> bool:
    """Whether a figure stands right behind a token, at most an article or adverb between."""
    place = at + 1
    while place < at + 3 and tag_at(view, place) in (Tag.DETERMINER, Tag.ADVERB):
        place += 1
    return figure_at(view, place) is not None


def phrase(view: View, at: int, *words: str) -> bool:
    """Whether these words stand at a token and behind it."""
    return all(word_at(view, at + step) == word for step, word in enumerate(words))
