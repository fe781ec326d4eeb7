"""Ties of a rate with its numerator and its denominator: "$6 billion for 3 million people, $2,000 each".

One reader for every quotient; the kind of the tie names what sort it is, by units and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factgauge.claims.gate import states_nothing
from factgauge.claims.measurand import singular
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.rates import Rate, is_measure, is_people, listed, read_rates_of, same_noun
from factgauge.claims.tokens import Token, View
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie
from factgauge.units.convert import comparable
from factgauge.units.table import dimension

_FEWEST = 3  # figures
_EITHER = 2  # counts, of which the rate names neither
_LIGHT = frozenset({
    Tag.COMMA, Tag.DASH, Tag.OPEN, Tag.CLOSE, Tag.ADVERB, Tag.DETERMINER, Tag.AUXILIARY,
    Tag.SUBORDINATOR, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.TIME, Tag.TO,
})  # fmt: skip
_DIVIDING = frozenset({
    "among", "amongst", "between", "for", "to", "by", "on", "over", "across", "in", "from", "with",
    "into", "of", "at", "per", "within",
})  # fmt: skip
_WITH_CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})
_FARTHEST = 45  # tokens from the first of the three figures to the last
_STEADY = frozenset({"average", "averaged", "averages", "averaging", "mean", "steady", "constant"})


def read_quotient_ties(view: View) -> Iterator[Tie]:
    """Yield the quotients of one sentence."""
    if len(view.figures) >= _FEWEST:
        yield from quotients_of(view.tokens, 0, view.sentence.index)


def quotients_of(tokens: Sequence[Token], new: int, sentence: int) -> Iterator[Tie]:
    """Yield the quotients among some tokens of which a part stands at or behind token `new`."""
    rates = list(read_rates_of(tokens))
    for rate in rates:
        if rate.figure.kind is Kind.PERCENT or _limited(tokens, rate.first) or (rate.per is None and _base(tokens, rate.first)):
            continue
        parts = _parts(tokens, rate, {other.at for other in rates})
        if parts is None:
            continue
        above, below = parts
        places = (rate.at, above, below)
        if max(places) < new or not _one_subject(tokens, min(places), max(places)):
            continue
        if _contrasted(tokens, below, min((rate.at, above), key=lambda at: abs(at - below))):
            continue
        numerator, denominator = tokens[above].quantity, tokens[below].quantity
        assert numerator is not None and denominator is not None  # noqa: S101 - of figures
        kind = _kind(tokens, rate, above, below)
        if kind is None:
            continue
        per = () if rate.per is None else (("per", (rate.per,)),)
        yield Tie(
            kind,
            (("rate", (rate.figure,)), ("numerator", (numerator,)), ("denominator", (_plain(denominator),)), *per),
            tokens[min(*places, rate.first)].span.joined(tokens[max(*places, rate.last)].span),
            sentence,
            words=(
                ("above", rate.above or ""),
                ("below", rate.below or ""),
                *((("open", "open"),) if kind == "mean" and _open(tokens, rate, above, below) else ()),
            ),
        )  # fmt: skip


def _plain(figure: Quantity) -> Quantity:
    """Return a denominator without a hedge that is none: "an average of 12 over 16 seasons"."""
    if figure.modality is Modality.MORE_THAN and figure.surface.lower().startswith("over "):
        return replace(figure, modality=Modality.EXACT, stated_high=figure.stated_low)
    return figure


def _parts(tokens: Sequence[Token], rate: Rate, others: set[int]) -> tuple[int, int] | None:
    """Return where numerator and denominator stand, `None` unless each is the only one.

    `others` are the places of rates, which are no numerators.
    """
    start, end = _segment(tokens, rate.at)
    places = [
        index
        for index in range(start, end)
        if index != rate.at and tokens[index].quantity is not rate.per and _usable(tokens, index)
    ]
    above = [i for i in places if not _base(tokens, i) and _is_numerator(tokens, i, rate)]
    above = [i for i in above if not _enumerated(tokens, i, rate.at) and i not in others]
    below = [i for i in places if _is_denominator(tokens, i, rate)]
    if rate.over is not None:
        below = [rate.over]
        above = [i for i in above if i != rate.over]
    below = [i for i in below if not _held_against(tokens, i)]
    if rate.cue == "price":
        below = [i for i in below if _is_of_shares(tokens, i) or _beside(tokens, i, rate)]
    if not above or not below:
        return None
    if above == below and len(above) == _EITHER:
        return _oriented(tokens, rate, above)
    if len(below) == 1:
        above = [i for i in above if i not in below]
    if len(above) == 1:
        below = [i for i in below if i not in above]
    if len(above) > 1:
        above = [i for i in above if _beside(tokens, i, rate)] or above
    if len(below) > 1:
        below = (
            [i for i in below if _beside(tokens, i, rate)]
            or [i for i in below if any(_divides(tokens, i, other) for other in above)]
            or below
        )
    if len(above) > 1 and len(below) == 1:
        above = [i for i in above if _divides(tokens, below[0], i)] or above
    pairs = [(a, b) for a in above for b in below if a != b]
    return pairs[0] if len(pairs) == 1 else None


def _oriented(tokens: Sequence[Token], rate: Rate, places: list[int]) -> tuple[int, int] | None:
    """Return which of two counts is divided by the other, where the rate names neither.

    What a rate per 1,000 is of cannot outnumber those whom it is among. Else a preposition leads
    to the denominator ("60 goals in 24 games"), or it is the subject ("24 clubs scored 60 goals").
    """
    first, second = places
    if rate.per is not None or (rate.below or "").isdigit():
        one, other = tokens[first].quantity, tokens[second].quantity
        if one is None or other is None or one.stated_low is None or other.stated_low is None:
            return None
        return (first, second) if one.stated_low < other.stated_low else (second, first)
    # A denominator of "from 60 innings" or "in 24 games" stands behind its preposition.
    if _divides(tokens, second, first):
        return first, second
    return second, first


def _segment(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the tokens between the semicolons around one, all of them if it has too few parts."""
    depth, marks = 0, []
    for index, token in enumerate(tokens):
        depth += (token.tag is Tag.OPEN) - (token.tag is Tag.CLOSE)
        if token.word == ";" and depth <= 0:
            marks.append(index)
    start = max((mark + 1 for mark in marks if mark < at), default=0)
    end = min((mark for mark in marks if mark > at), default=len(tokens))
    figures = sum(token.tag is Tag.FIGURE for token in tokens[start:end])
    return (start, end) if figures >= _FEWEST else (0, len(tokens))


def _usable(tokens: Sequence[Token], index: int) -> bool:
    quantity = tokens[index].quantity
    if quantity is None or tokens[index].tag not in (Tag.FIGURE, Tag.TIME):
        return False
    if index and tokens[index - 1].word == "=":  # "n = 15" is for statistics
        return False
    if quantity.kind not in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION):
        return False
    if tokens[index].tag is Tag.TIME and quantity.kind is not Kind.DURATION:
        return False
    if quantity.modality is Modality.VAGUE or quantity.interval is None or not quantity.stated_low:
        return False
    return " / " not in (quantity.unit or "") and not _limited(tokens, index)


def _is_of_shares(tokens: Sequence[Token], at: int) -> bool:
    quantity = tokens[at].quantity
    return quantity is not None and quantity.counted == "shares"


def _enumerated(tokens: Sequence[Token], at: int, rate: int) -> bool:
    """Whether a figure is one of a list: "6, 7 and 8"."""
    own = tokens[at].quantity
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(tokens) and tokens[index].tag in (Tag.COMMA, Tag.CONJUNCTION):
            index += step
        if not 0 <= index < len(tokens) or index in (at + step, rate):
            continue
        other = tokens[index].quantity
        if own is not None and other is not None and other.unit == own.unit and other.kind is own.kind:
            return True
    return False


def _held_against(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denominator is that of another case: "against 18 million shares"."""
    back = at - 1
    while back >= 0 and tokens[back].tag in (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE):
        back -= 1
    return back >= 0 and tokens[back].word in ("against", "versus", "vs", "than")


def _base(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure is held against another: "from $40 million", "against 50 a year before"."""
    back = index - 1
    while back >= 0 and tokens[back].tag in (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE):
        back -= 1
    return back >= 0 and tokens[back].word in listed("bases")


def _limited(tokens: Sequence[Token], index: int) -> bool:
    """Whether it is a figure of a limit or of some only: "a top speed of", "the first 1,000"."""
    for token in reversed(tokens[max(0, index - 3) : index]):
        if token.tag in (Tag.FIGURE, Tag.COMMA, Tag.STOP, Tag.DASH, Tag.OPEN, Tag.CLOSE):
            return False
        if token.word in listed("limits"):
            return True
    return False


def _is_numerator(tokens: Sequence[Token], index: int, rate: Rate) -> bool:
    quantity = tokens[index].quantity
    assert quantity is not None  # noqa: S101 - it is usable
    if rate.above is not None and rate.above != "count":
        if quantity.kind is Kind.MONEY or rate.figure.kind is Kind.MONEY:
            cents = "cent" in rate.figure.surface and quantity.unit in _WITH_CENTS
            return quantity.unit == rate.above or (cents and quantity.kind is Kind.MONEY)
        return quantity.kind in (Kind.MEASURE, Kind.DURATION) and comparable(quantity.unit, rate.above)
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    noun = rate.figure.counted
    if noun is None or _counts(tokens, index, noun):
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    elliptic = following is not None and following.tag is Tag.PREPOSITION and following.word != "of"
    return quantity.kind is Kind.NUMBER and elliptic and not _population(tokens, index)


def _is_denominator(tokens: Sequence[Token], index: int, rate: Rate) -> bool:
    quantity = tokens[index].quantity
    assert quantity is not None  # noqa: S101 - it is usable
    if is_measure(rate.below):
        return quantity.kind in (Kind.MEASURE, Kind.DURATION) and comparable(quantity.unit, rate.below)
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER) and not (
        rate.cue in ("average", "price") and quantity.kind is Kind.MEASURE
    ):
        return False
    if rate.below is not None and not rate.below.isdigit():
        return _counts(tokens, index, rate.below)
    if rate.per is not None and rate.per.counted is not None:
        return _counts(tokens, index, rate.per.counted)
    if rate.cue in ("average", "price") and quantity.kind is Kind.MEASURE:
        return rate.figure.kind is Kind.MONEY
    if quantity.kind is Kind.COUNT and quantity.counted is not None:
        own = rate.figure.counted
        return own is None or singular(own) != singular(quantity.counted)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if _population(tokens, index) or following is None:
        return following is not None
    if following.word == "of" and tokens[index + 2 : index + 3]:  # "1.5 million of its shares"
        return tokens[index + 2].tag is Tag.DETERMINER
    return following.word == "who" or (
        following.tag is Tag.NOUN and following.word not in listed("each")
    )


def _counts(tokens: Sequence[Token], index: int, noun: str) -> bool:
    """Whether a figure counts what the noun names: "300 beds", "a population of 3 million"."""
    quantity = tokens[index].quantity
    assert quantity is not None  # noqa: S101 - it is usable
    if quantity.counted is not None:
        return same_noun(noun, quantity.counted)
    if is_people(noun) and _population(tokens, index):
        return True
    near = [token.word for token in (*tokens[max(0, index - 2) : index], *tokens[index + 1 : index + 3])]
    return any(singular(word) == singular(noun) for word in near if word.isalpha())


def _population(tokens: Sequence[Token], index: int) -> bool:
    """Whether a bare number is one of people: "a population of 3 million", "labour force of"."""
    near = [token.word for token in tokens[max(0, index - 3) : index]]
    return any(word in listed("peopled") for word in near)


def _beside(tokens: Sequence[Token], index: int, rate: Rate) -> bool:
    """Whether nothing but light words stands between a figure and a rate."""
    if index < rate.at:
        between = tokens[index + 1 : rate.first]
    else:
        between = tokens[rate.last + 1 : index]
    return all(token.tag in _LIGHT or token.word in ("works", "equals") for token in between)


def _divides(tokens: Sequence[Token], below: int, above: int) -> bool:
    """Whether a preposition ties a denominator to its numerator: "$5 million among 40 people"."""
    low, high = sorted((below, above))
    between = tokens[low + 1 : high]
    parting = (Tag.FIGURE, Tag.COMMA, Tag.STOP, Tag.CONJUNCTION)
    if len(between) > 7 or any(token.tag in parting for token in between):
        return False
    return not between or any(token.word in _DIVIDING for token in between)


def _contrasted(tokens: Sequence[Token], below: int, partner: int) -> bool:
    """Whether a denominator may be that of the case before: "against 50 cents on 18m shares"."""
    low, high = sorted((below, partner))
    between = tokens[low + 1 : high]
    for place, token in enumerate(between):
        if token.word == "from":  # "2,100 tonnes from 500 hectares" is no contrast
            if place and between[place - 1].word in ("up", "down"):
                return True
        elif token.word in listed("contrasts"):
            return True
    return False


def _one_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words between the parts stay with one subject, time and case."""
    if end - start > _FARTHEST:
        return False
    between = tokens[start + 1 : end]
    if any(token.word in listed("breaks") for token in between):
        return False
    years = {
        token.period.period.begins
        for token in between
        if token.tag is Tag.TIME and token.period is not None and token.period.period.begins is not None
    }
    return len(years) <= 1


def _open(tokens: Sequence[Token], rate: Rate, above: int, below: int) -> bool:
    """Whether the text leaves open which of two counts is divided by the other."""
    return _is_numerator(tokens, below, rate) and _is_denominator(tokens, above, rate)


def _kind(tokens: Sequence[Token], rate: Rate, above: int, below: int) -> str | None:
    """Return what sort of quotient it is, by its units and words."""
    unit = rate.below
    nearby = {t.word for t in tokens[max(0, min(rate.at, above, below) - 6) : max(rate.at, above, below) + 8]}
    if rate.per is not None and rate.per.counted and rate.figure.counted:
        return None  # "one nurse for every four patients": a ratio
    if rate.per is not None or (unit is not None and unit.isdigit()):
        return "incidence"
    sort = dimension(unit) if is_measure(unit) else None
    if sort == "[time]":
        if dimension(rate.above or None) == "[length]":
            cued = nearby & _STEADY or tokens[rate.first - 1].word in ("at", ",", "or", "of", "(")
            return "speed" if cued else None
        return "daily"
    if sort == "[length] ** 2" and rate.figure.kind in (Kind.COUNT, Kind.NUMBER):
        of_some = [token.word for token in tokens[rate.last + 1 : rate.last + 2]] == ["of"]
        return None if of_some else "density"
    if sort is not None:
        return "unit_rate"
    if unit == "share" and rate.figure.kind is Kind.MONEY:
        if nearby & listed("earned") and not nearby & {"at", "sold", "bought", "price", "offer"}:
            return "earnings"
        return "valuation" if nearby & listed("values") else "price"
    if rate.figure.kind is Kind.MONEY and unit is not None:
        return "per_head" if is_people(unit) else "unit_rate"
    figure = tokens[below].quantity
    if unit is not None:
        return "unit_rate"
    if rate.figure.kind is Kind.MONEY and figure is not None and figure.kind is Kind.MEASURE:
        return "price"
    if rate.figure.kind is Kind.MONEY:
        if figure is not None and is_people(figure.counted) or _population(tokens, below):
            return "per_head"
        if figure is not None and figure.counted == "shares" and nearby & listed("values"):
            return "valuation"
        if rate.cue == "price" or (rate.cue == "each" and tokens[rate.first - 1].word in ("at", "for")):
            return "price"
    return "mean"


_POINTING = frozenset({
    "that", "this", "it", "which", "so", "each", "they", "density", "average", "averaging", "works",
    "amounts", "equals", "meaning", "means", "them", "between", "among", "together",
})  # fmt: skip


def read_quotients_across(views: Sequence[View]) -> Iterator[Tie]:
    """Yield the quotients whose parts stand in two sentences that follow one another."""
    for before, after in pairwise(views):
        if after.sentence.index - before.sentence.index != 1:
            continue
        rates = list(read_rates_of(after.tokens))
        if not rates or not any(token.word in _POINTING for token in after.tokens[:8]):
            continue
        if states_nothing(after) or states_nothing(before):
            continue
        tied = {tie.one("rate").id for tie in read_quotient_ties(after)}
        tokens = [*before.tokens, *after.tokens]
        for tie in quotients_of(tokens, len(before.tokens), after.sentence.index):
            rate = tie.one("rate")
            if rate.sentence == after.sentence.index and rate.id not in tied:
                yield tie
