"""Ties of a rate with its numerator and denominator: "$6bn for 3 million people, $2,000 each".

One reader for every quotient; the kind of the tie names what sort it is, by units and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factgauge.claims.gate import states_nothing
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.operands import (
    enumerated,
    held_against,
    is_base,
    is_denominator,
    is_limited,
    is_numerator,
    is_of_shares,
    is_part,
    is_population,
)  # fmt: skip
from factgauge.claims.ties.rates import (
    Rate,
    is_measure,
    is_people,
    listed,
    read_rates_of,
)
from factgauge.claims.tokens import Token, View
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie
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
_FARTHEST = 45  # tokens from the first of the three figures to the last
_STEADY = frozenset({"average", "averaged", "averages", "averaging", "mean", "steady", "constant"})


def read_quotient_ties(view: View) -> Iterator[Tie]:
    """Yield the quotients of one sentence."""
    if len(view.figures) >= _FEWEST:
        yield from quotients_of(view.tokens, 0, view.sentence.index)


def quotients_of(tokens: Sequence[Token], new: int, sentence: int) -> Iterator[Tie]:
    """Yield the quotients among some tokens of which a part stands at or behind token `new`."""
    found = list(_found(tokens, new, sentence))
    for tie, beside in found:
        same = [other for other in found if other[0].figures[1:3] == tie.figures[1:3]]
        if len(same) == 1 or (beside and sum(near for _, near in same) == 1):
            yield tie  # of two rates over the same parts the one that stands beside them


def _found(tokens: Sequence[Token], new: int, sentence: int) -> Iterator[tuple[Tie, bool]]:
    rates = list(read_rates_of(tokens))
    for rate in rates:
        if (
            rate.figure.kind is Kind.PERCENT
            or is_limited(tokens, rate.first)
            or (rate.per is None and is_base(tokens, rate.first))
        ):
            continue
        parts = _parts(tokens, rate, {other.at for other in rates})
        if parts is None:
            continue
        above, below = parts
        places = (rate.at, above, below)
        if max(places) < new or not _one_subject(tokens, min(places), max(places)):
            continue
        if not _linked(tokens, rate, above, below):
            continue
        if _contrasted(tokens, below, min((rate.at, above), key=lambda at: abs(at - below))):
            continue
        numerator, denominator = tokens[above].quantity, tokens[below].quantity
        assert numerator is not None and denominator is not None  # noqa: S101 - of figures
        kind = _kind(tokens, rate, above, below)
        if kind is None:
            continue
        per = () if rate.per is None else (("per", (rate.per,)),)
        tie = Tie(
            kind,
            (
                ("rate", (rate.figure,)),
                ("numerator", (numerator,)),
                ("denominator", (_plain(denominator),)),
                *per,
            ),
            tokens[min(*places, rate.first)].span.joined(tokens[max(*places, rate.last)].span),
            sentence,
            words=(
                ("above", rate.above or ""),
                ("below", rate.below or ""),
                *_openness(tokens, rate, above, below),
            ),
        )  # fmt: skip
        yield tie, _beside(tokens, above, rate) or _beside(tokens, below, rate)


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
        if index != rate.at and tokens[index].quantity is not rate.per and is_part(tokens, index)
    ]
    above = [i for i in places if not is_base(tokens, i) and is_numerator(tokens, i, rate)]
    above = [i for i in above if not enumerated(tokens, i, rate.at) and i not in others]
    below = [i for i in places if is_denominator(tokens, i, rate)]
    if rate.over is not None:
        below = [rate.over]
        above = [i for i in above if i != rate.over]
    below = [i for i in below if not held_against(tokens, i)]
    if rate.cue == "price":
        below = [i for i in below if is_of_shares(tokens, i) or _beside(tokens, i, rate)]
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


def _beside(tokens: Sequence[Token], index: int, rate: Rate) -> bool:
    """Whether nothing but light words stands between a figure and a rate."""
    before = index < rate.at
    between = tokens[index + 1 : rate.first] if before else tokens[rate.last + 1 : index]
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
        if token.tag is Tag.TIME
        and token.period is not None
        and token.period.period.begins is not None
    }
    return len(years) <= 1


def _linked(tokens: Sequence[Token], rate: Rate, above: int, below: int) -> bool:
    """Whether a rate is that of its parts, and not of another thing or time named beside it."""
    after = tokens[rate.last + 1 : rate.last + 6]
    if any(token.word in listed("season_words") for token in after):
        return False
    if rate.cue == "price" and any(
        token.word == ";" for token in tokens[min(rate.at, below) : max(rate.at, below)]
    ):
        return False
    low, high = sorted((rate.at, min((above, below), key=lambda at: abs(at - rate.at))))
    between = tokens[low + 1 : high]
    for one, two in pairwise(between):  # "with the meal costing $95 a head"
        if two.tag is Tag.PARTICIPLE and one.tag in (Tag.NOUN, Tag.NAME):
            return False
    if rate.below is not None or rate.per is not None or rate.over is not None:
        return True
    whole, figure = tokens[above].quantity, rate.figure
    if (
        whole is not None
        and whole.stated_low is not None
        and figure.stated_low is not None
        and whole.unit == figure.unit
        and whole.stated_low <= figure.stated_low
    ):
        return False  # a total is more than its average
    low, high = sorted((rate.at, below))
    return not any(
        token.tag is Tag.FIGURE and index != above
        for index, token in enumerate(tokens[low + 1 : high], start=low + 1)
    )


def _openness(
    tokens: Sequence[Token], rate: Rate, above: int, below: int
) -> tuple[tuple[str, str], ...]:
    """Return a word that says that the text leaves open which count is divided by the other."""
    if is_numerator(tokens, below, rate) and is_denominator(tokens, above, rate):
        return (("open", "open"),)
    return ()


def _spread(tokens: Sequence[Token], rate: int, above: int, duration: int) -> bool:
    """Whether a total is spread over a duration: a contract's years are, a bond's are not."""
    if any(token.word in listed("lending") for token in tokens):
        return False
    quantity = tokens[duration].quantity
    if quantity is None or "-" not in quantity.surface:
        period = tokens[duration].period
        after = period is not None and (period.period.surface or "").lower().startswith("after")
        return not after and any(_divides(tokens, duration, at) for at in (above, rate))
    return any(token.word in listed("spread_over") for token in tokens[duration + 1 : duration + 5])


def _kind(tokens: Sequence[Token], rate: Rate, above: int, below: int) -> str | None:
    """Return what sort of quotient it is, by its units and words."""
    unit = rate.below
    nearby = {
        t.word
        for t in tokens[max(0, min(rate.at, above, below) - 6) : max(rate.at, above, below) + 8]
    }
    if rate.per is not None and rate.per.counted and rate.figure.counted:
        return None  # "one nurse for every four patients": a ratio
    if rate.per is not None or (unit is not None and unit.isdigit()):
        return "incidence"
    sort = dimension(unit) if is_measure(unit) else None
    if sort == "[time]":
        if dimension(rate.above or None) == "[length]":
            cued = nearby & _STEADY or tokens[rate.first - 1].word in ("at", ",", "or", "of", "(")
            return "speed" if cued else None
        return "daily" if _spread(tokens, rate.at, above, below) else None
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
        if (figure is not None and is_people(figure.counted)) or is_population(tokens, below):
            return "per_head"
        if figure is not None and figure.counted == "shares" and nearby & listed("values"):
            return "valuation"
        if rate.cue == "price" or (
            rate.cue == "each" and tokens[rate.first - 1].word in ("at", "for")
        ):
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
