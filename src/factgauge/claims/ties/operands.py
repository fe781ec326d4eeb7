"""The figures that may stand above or below the line of a quotient."""

from __future__ import annotations

from collections.abc import Sequence

from factgauge.claims.measurand import singular
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.rates import Rate, is_measure, is_people, listed, same_noun
from factgauge.claims.tokens import Token
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.units.convert import comparable

_WITH_CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})


def is_of_shares(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure counts shares of a company."""
    quantity = tokens[at].quantity
    return quantity is not None and quantity.counted == "shares"


def enumerated(tokens: Sequence[Token], at: int, rate: int) -> bool:
    """Whether a figure is one of a list: "6, 7 and 8"."""
    own = tokens[at].quantity
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(tokens) and tokens[index].tag in (Tag.COMMA, Tag.CONJUNCTION):
            index += step
        if not 0 <= index < len(tokens) or index in (at + step, rate):
            continue
        other = tokens[index].quantity
        if (
            own is not None
            and other is not None
            and other.unit == own.unit
            and other.kind is own.kind
        ):
            return True
    return False


def held_against(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denominator is that of another case: "against 18 million shares"."""
    back = at - 1
    while back >= 0 and tokens[back].tag in (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE):
        back -= 1
    return back >= 0 and tokens[back].word in ("against", "versus", "vs", "than")


def is_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is an amount that is neither a rate, a limit nor a statistic's."""
    quantity = tokens[index].quantity
    if quantity is None or tokens[index].tag not in (Tag.FIGURE, Tag.TIME):
        return False
    around = [
        token.word for token in (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
    ]
    if "=" in around:  # "n = 15" and "1 = listed" are for statistics
        return False
    if quantity.kind not in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION):
        return False
    if tokens[index].tag is Tag.TIME and quantity.kind is not Kind.DURATION:
        return False
    if quantity.modality is Modality.VAGUE or quantity.interval is None or not quantity.stated_low:
        return False
    return " / " not in (quantity.unit or "") and not is_limited(tokens, index)


def is_base(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure is held against another: "from $40 million", "against 50 a year before"."""
    back = index - 1
    while back >= 0 and tokens[back].tag in (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE):
        back -= 1
    if back > 0 and tokens[back].word in ("with", "to"):
        return tokens[back - 1].word in ("compared", "compares", "comparing")
    return back >= 0 and tokens[back].word in listed("bases")


def is_limited(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a figure of a limit or of some only: "a top speed of", "the first 1,000"."""
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.tag in (Tag.FIGURE, Tag.COMMA, Tag.STOP, Tag.DASH, Tag.OPEN, Tag.CLOSE):
            return False
        if token.word in listed("limits"):
            return True
    return False


def is_numerator(tokens: Sequence[Token], index: int, rate: Rate) -> bool:
    """Whether a figure is of what a rate is of."""
    quantity = tokens[index].quantity
    assert quantity is not None  # noqa: S101 - it is usable
    if rate.above is not None and rate.above != "count":
        if quantity.kind is Kind.MONEY or rate.figure.kind is Kind.MONEY:
            cents = "cent" in rate.figure.surface and quantity.unit in _WITH_CENTS
            return quantity.unit == rate.above or (cents and quantity.kind is Kind.MONEY)
        if (quantity.unit or "").startswith("degree"):  # a temperature is no amount of anything
            return False
        return quantity.kind in (Kind.MEASURE, Kind.DURATION) and comparable(
            quantity.unit, rate.above
        )
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    noun = rate.figure.counted
    if noun is None or counts(tokens, index, noun):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    elliptic = following is not None and following.tag is Tag.PREPOSITION and following.word != "of"
    return quantity.kind is Kind.NUMBER and elliptic and not is_population(tokens, index)


def is_denominator(tokens: Sequence[Token], index: int, rate: Rate) -> bool:
    """Whether a figure is of what a rate is for each of."""
    quantity = tokens[index].quantity
    assert quantity is not None  # noqa: S101 - it is usable
    if is_measure(rate.below):
        return quantity.kind in (Kind.MEASURE, Kind.DURATION) and comparable(
            quantity.unit, rate.below
        )
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER) and not (
        rate.cue in ("average", "price") and quantity.kind is Kind.MEASURE
    ):
        return False
    if rate.below is not None and not rate.below.isdigit():
        return counts(tokens, index, rate.below)
    if rate.per is not None and rate.per.counted is not None:
        return counts(tokens, index, rate.per.counted)
    if rate.cue in ("average", "price") and quantity.kind is Kind.MEASURE:
        return rate.figure.kind is Kind.MONEY
    if quantity.kind is Kind.COUNT and quantity.counted is not None:
        if "-" in quantity.surface.removesuffix(quantity.counted)[-1:]:  # "a two-bed terrace"
            return False
        own = rate.figure.counted
        return own is None or singular(own) != singular(quantity.counted)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if is_population(tokens, index) or following is None:
        return following is not None
    if following.word == "of" and tokens[index + 2 : index + 3]:  # "1.5 million of its shares"
        return tokens[index + 2].tag is Tag.DETERMINER
    return following.word == "who" or (
        following.tag is Tag.NOUN and following.word not in listed("each")
    )


def counts(tokens: Sequence[Token], index: int, noun: str) -> bool:
    """Whether a figure counts what the noun names: "300 beds", "a population of 3 million"."""
    quantity = tokens[index].quantity
    assert quantity is not None  # noqa: S101 - it is usable
    if quantity.counted is not None:
        return same_noun(noun, quantity.counted)
    if is_people(noun) and is_population(tokens, index):
        return True
    near = [
        token.word for token in (*tokens[max(0, index - 2) : index], *tokens[index + 1 : index + 3])
    ]
    return any(singular(word) == singular(noun) for word in near if word.isalpha())


def is_population(tokens: Sequence[Token], index: int) -> bool:
    """Whether a bare number is one of people: "a population of 3 million", "labour force of"."""
    near = [token.word for token in tokens[max(0, index - 3) : index]]
    return any(word in listed("peopled") for word in near)
