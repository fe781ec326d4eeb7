"""Ties of a ratio with two amounts: "a ratio of 3 to 1: 90 girls, 30 boys"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factgauge.claims.measurand import singular
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.operands import is_base
from factgauge.claims.ties.parts import breaks
from factgauge.claims.ties.rates import listed, read_rates_of, same_noun
from factgauge.claims.tokens import Token, View
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FEWEST = 3  # figures
_PAIR = 2
_KINDS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY)


def read_ratio_ties(view: View) -> Iterator[Tie]:
    """Yield the ratios of one sentence with the two amounts that they are of."""
    if len(view.figures) < _FEWEST:
        return
    tokens = view.tokens
    words = {token.word for token in tokens}
    if not words & listed("ratio_vetoes"):
        for at in view.figures:
            figure = tokens[at].quantity
            bracketed = (
                at + 1 < len(tokens)
                and tokens[at - 1].tag is Tag.OPEN
                and tokens[at + 1].tag is Tag.CLOSE
            )
            if not (words & listed("ratio_words") or bracketed):
                continue
            if figure is not None and figure.kind is Kind.RATIO and _is_ratio(figure):
                yield from _tied(view, at, figure)
    for rate in read_rates_of(tokens):
        if rate.per is not None and rate.per.counted and rate.figure.counted:
            own, other = rate.figure.counted, rate.per.counted
            places = [i for i in view.figures if tokens[i].quantity not in (rate.figure, rate.per)]
            above = [i for i in places if _counts(tokens[i].quantity, own)]
            below = [i for i in places if _counts(tokens[i].quantity, other)]
            if len(above) == len(below) == 1 and not breaks(
                tokens, min(rate.at, above[0], below[0]), max(rate.at, above[0], below[0])
            ):
                yield _tie(view, "for_every", rate.at, above[0], below[0], rate.per)


def _is_ratio(figure: Quantity) -> bool:
    return any(mark in figure.surface for mark in (" to ", ":", "-to-"))


def _counts(quantity: Quantity | None, noun: str) -> bool:
    return (
        quantity is not None and quantity.counted is not None and same_noun(noun, quantity.counted)
    )


def _tied(view: View, at: int, figure: Quantity) -> Iterator[Tie]:
    tokens = view.tokens
    if is_base(tokens, at):
        return
    places = [i for i in view.figures if i != at and _amount(tokens, i)]
    if len(places) != _PAIR:
        named = [i for i in places if _is_named(tokens, at, i)]
        places = named if len(named) == _PAIR else _nearest(tokens, at, places)
    if len(places) != _PAIR:
        return
    first, second = places
    one, two = tokens[first].quantity, tokens[second].quantity
    if one is None or two is None or (one.kind is Kind.MONEY) != (two.kind is Kind.MONEY):
        return
    if one.kind is Kind.MONEY and one.unit != two.unit:
        return
    if breaks(tokens, min(at, first), max(at, second)):
        return
    order = _order(tokens, at, one, two)
    if order is False:
        first, second = second, first
    yield _tie(view, "ratio", at, first, second, None, known=order is not None)


def _is_named(tokens: Sequence[Token], at: int, place: int) -> bool:
    """Whether the words before a ratio name what an amount counts: "women outnumber men by"."""
    quantity = tokens[place].quantity
    if quantity is None or quantity.counted is None:
        return False
    before = [token.word for token in tokens[max(0, at - 8) : at] if token.quantity is None]
    return any(part == quantity.counted for word in before for part in word.split("-"))


def _nearest(tokens: Sequence[Token], at: int, places: list[int]) -> list[int]:
    """Return the two amounts right before a ratio, or right behind it, that stand together."""
    before, after = [i for i in places if i < at][-_PAIR:], [i for i in places if i > at][:_PAIR]
    for pair in (before, after):
        if len(pair) < _PAIR or pair[1] - pair[0] > 8:
            continue
        gap = at - pair[1] if pair is before else pair[0] - at
        between = tokens[pair[0] + 1 : pair[1]]
        if gap <= 6 and any(
            t.tag in (Tag.CONJUNCTION, Tag.COMMA) or t.word in ("for", "to") for t in between
        ):
            return pair
    return []


def _amount(tokens: Sequence[Token], at: int) -> bool:
    quantity = tokens[at].quantity
    return (
        quantity is not None
        and tokens[at].tag is Tag.FIGURE
        and quantity.kind in _KINDS
        and quantity.modality is not Modality.VAGUE
        and bool(quantity.stated_low)
        and " / " not in (quantity.unit or "")
        and not is_base(tokens, at)
    )


def _order(tokens: Sequence[Token], at: int, one: Quantity, two: Quantity) -> bool | None:
    """Return whether the ratio names the two in the order in which they stand, `None` if unsaid."""
    if one.counted is None or two.counted is None:
        return None
    named = [
        singular(part)
        for token in tokens[max(0, at - 12) : at + 4]
        if token.quantity is None
        for part in token.word.split("-")
    ]
    if "outnumber" in named or "outnumbered" in named:
        return None
    first, second = singular(one.counted), singular(two.counted)
    if first not in named or second not in named:
        return None
    return named.index(first) < named.index(second)


def _tie(
    view: View, kind: str, at: int, first: int, second: int, per: Quantity | None,
    *, known: bool = True,
) -> Tie:  # fmt: skip
    tokens = view.tokens
    figures = [tokens[i].quantity for i in (at, first, second)]
    ratio, one, two = (figure for figure in figures if figure is not None)
    start, end = min(at, first, second), max(at, first, second)
    extra = () if per is None else (("per", (per,)),)
    return Tie(
        kind,
        (("ratio", (ratio,)), ("first", (one,)), ("second", (two,)), *extra),
        tokens[start].span.joined(tokens[end].span),
        view.sentence.index,
        () if known else (("open", "open"),),
    )
