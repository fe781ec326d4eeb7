"""What a figure is a value of, and the figure that a later one is set beside."""

from __future__ import annotations

from factgauge.claims.phrases import phrase_ending, subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.claim import Direction
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


def value_in_front(view: View, index: int) -> int | None:
    """Return the figure that a later one is set beside: "$5m in spring, 12 percent more"."""
    tokens = view.tokens
    back = view.before(
        index,
        (
            Tag.ADVERB,
            Tag.DETERMINER,
            Tag.PREPOSITION,
            Tag.SUBORDINATOR,
            Tag.AUXILIARY,
        ),
    )
    if back < 1 or tokens[back].tag not in (Tag.COMMA, Tag.DASH, Tag.OPEN):
        return None
    back -= 1
    if tokens[back].tag is not Tag.FIGURE and not phrase_to_figure(view, back):
        return None
    while back >= 0 and tokens[back].tag is not Tag.FIGURE:
        back -= 1
    return back if back >= 0 else None


def phrase_to_figure(view: View, index: int) -> bool:
    """Whether the words before a comma hang on a figure: "$5m of sales in Asia, up 12 percent"."""
    back = index
    while back >= 0 and view.tokens[back].tag in (
        Tag.NOUN,
        Tag.NAME,
        Tag.ADJECTIVE,
        Tag.PREPOSITION,
        Tag.DETERMINER,
        Tag.POSSESSIVE,
        Tag.TIME,
        Tag.TO,
        Tag.PRONOUN,
    ):
        back -= 1
    return back >= 0 and view.tokens[back].tag is Tag.FIGURE and index - back <= 9


def direction_between(start: list[Quantity], end: list[Quantity]) -> Direction | None:
    """Return which way the figures themselves go, `None` where they do not tell."""
    if not start or not end:
        return None
    first, last = start[0], end[0]
    low, high = first.stated_low, last.stated_low
    bare = Kind.NUMBER in (first.kind, last.kind)
    if low is None or high is None or (first.unit != last.unit and not bare):
        return None
    return Direction.UP if high > low else Direction.DOWN if high < low else Direction.FLAT


def value_measurand(view: View, index: int) -> Span | None:
    """Return what the figure at a token is a value of: "income of $5m", "trade came to $34m"."""
    tokens = view.tokens
    at = index - 1
    while at >= 0 and (
        tokens[at].tag
        in (Tag.PREPOSITION, Tag.TO, Tag.ADVERB, Tag.DETERMINER, Tag.COMMA, Tag.TIME, Tag.OPEN)
    ):
        at -= 1
    if at < 0:
        return None
    if tokens[at].tag in (Tag.VERB, Tag.AUXILIARY, Tag.PARTICIPLE):
        return subject_of(view, at)
    return None if tokens[at].tag is Tag.FIGURE else phrase_ending(view, at)
