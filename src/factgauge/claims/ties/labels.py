"""What a figure is said to be: the word of a list that stands nearest to it in its own phrase."""

from __future__ import annotations

from collections.abc import Container, Sequence

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token

_ENDS = frozenset({Tag.STOP, Tag.OPEN, Tag.CLOSE, Tag.DASH, Tag.SUBORDINATOR})
_AHEAD = 4  # tokens behind a figure that may name it: "$80m in net sales"
_BACK = 9  # tokens before it: "sales for the first half of the year rose to"


def label_of(tokens: Sequence[Token], at: int, known: Container[str]) -> int | None:
    """Return the token of the known word that names a figure: "profit of $12m", "$80m in sales".

    A word right behind the figure names it before any in front does; neither is looked for beyond
    another figure or a mark.
    """
    after = _ahead(tokens, at, known)
    if after is not None:
        return after
    for index in range(at - 1, max(-1, at - 1 - _BACK), -1):
        token = tokens[index]
        if token.tag in _ENDS or token.tag is Tag.FIGURE:
            return None
        if token.word in known:
            return None if _named_before(tokens, index, at) else index
        if token.tag is Tag.COMMA and not tokens[index + 1].word.startswith(("at", "of")):
            return None
    return None


def _ahead(tokens: Sequence[Token], at: int, known: Container[str]) -> int | None:
    for index in range(at + 1, min(len(tokens), at + 1 + _AHEAD)):
        token = tokens[index]
        if token.word in known:
            return index
        linked = token.word in ("in", "of", "worth") and index == at + 1
        if not linked and token.tag not in (Tag.ADJECTIVE, Tag.NOUN, Tag.ADVERB, Tag.DETERMINER):
            return None
    return None


def _named_before(tokens: Sequence[Token], word: int, at: int) -> bool:
    """Whether a word belongs to the figure before it: the profit of "$12m profit on $80m"."""
    figure = tokens[word - 1] if word else None
    return (
        figure is not None
        and figure.tag is Tag.FIGURE
        and tokens[word + 1].word != "of"
        and at > word
    )


def qualifiers(tokens: Sequence[Token], at: int, known: Container[str]) -> frozenset[str]:
    """Return which of the known words stand right before a token, two at most."""
    near = tokens[max(0, at - 2) : at]
    return frozenset(token.word for token in near if token.word in known)


def words_between(tokens: Sequence[Token], one: int, other: int) -> list[str]:
    """Return the words between two tokens, in the order of the text."""
    low, high = sorted((one, other))
    return [token.word for token in tokens[low + 1 : high]]
