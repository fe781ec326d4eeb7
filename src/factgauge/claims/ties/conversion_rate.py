"""Ties of money in two currencies with the rate between them, stated or implied by another pair.

"400 million euros ($432 million) at $1.08 to the euro"; "(… $1 = 9.00 crowns)" at the end of a
report holds for all of it. Two pairs without a rate imply one and the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from factgauge.claims.conversion import Pair, conversion_pairs, figure, two_currencies
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie
from factgauge.units.table import forms

_REACH = 5  # tokens between a rate's words and its figure
_MOST_PAIRS = 12  # of two currencies, beyond which a text is a price list


class Sentences(Protocol):
    """What these ties need of a text."""

    @property
    def views(self) -> tuple[View, ...]:
        """Its sentences as tokens."""


@dataclass(frozen=True, slots=True)
class _Rate:
    """A stated rate: `figure` is the price, in its own currency, of one `per`."""

    figure: Quantity
    per: str
    view: View
    at: int  # token of the figure
    anywhere: bool  # an equation or "at a rate of", and not news of the market

    @property
    def currencies(self) -> frozenset[str]:
        return frozenset((self.figure.currency or "", self.per))


@dataclass(frozen=True, slots=True)
class _Sums:
    """Two sums of money that are one, and where."""

    view: View
    pair: Pair

    @property
    def one(self) -> Quantity:
        return figure(self.view, self.pair.first)

    @property
    def other(self) -> Quantity:
        return figure(self.view, self.pair.second)

    @property
    def currencies(self) -> frozenset[str]:
        return frozenset((self.one.currency or "", self.other.currency or ""))

    @property
    def span(self) -> Span:
        return self.one.span.joined(self.other.span)


def read_rate_ties(text: Sentences) -> Iterator[Tie]:
    """Yield the sums that a text gives in two currencies, with the rate that it states."""
    moneyed = [view for view in text.views if _moneyed(view)]
    if not moneyed:
        return
    rates = [rate for view in moneyed for rate in _rates(view)]
    sums = [pair for view in moneyed for pair in _sums(view, rates)]
    for each in sums:
        rate = _rate_of(each, rates)
        if rate is not None:
            yield Tie(
                "currency-rate",
                (("second", (each.other,)), ("first", (each.one,)), ("rate", (rate.figure,))),
                each.span,
                each.view.sentence.index,
                words=(("per", rate.per),),
            )
    yield from _implied([each for each in sums if _rate_of(each, rates) is None])


def _moneyed(view: View) -> bool:
    return any(figure(view, index).kind is Kind.MONEY for index in view.figures)


def _rates(view: View) -> Iterator[_Rate]:
    tokens = view.tokens
    for place, at in enumerate(view.figures):
        price = figure(view, at)
        if price.kind is not Kind.MONEY or price.currency is None:
            continue
        unit = price.unit or ""
        if unit.startswith(f"{price.currency} / "):
            under = unit.partition(" / ")[2]
            if len(under) == 3 and under.isupper():
                yield _Rate(price, under, view, at, _at_a_rate(view, at))
            continue
        before = figure(view, view.figures[place - 1]) if place else None
        if (
            before is not None
            and two_currencies(before, price)
            and before.stated_low == before.stated_high == 1
            and _equates(view, view.figures[place - 1], at)
        ):
            yield _Rate(price, before.currency or "", view, at, anywhere=True)
            continue
        after = _currency_behind(view, at)
        if after is not None and after != price.currency:
            yield _Rate(price, after, view, at, _at_a_rate(view, at))
            continue
        named = _currency_before(view, at)
        if named is not None and named != price.currency:
            yield _Rate(price, named, view, at, anywhere=tokens[at - 1].word in ("=", "at"))


def _equates(view: View, first: int, second: int) -> bool:
    """Whether "one euro" and "$1.10" are held to be equal, and not one given for the other."""
    gap = [token.word for token in view.tokens[first + 1 : second]]
    return bool(gap) and set(gap) <= words(table("en/conversion")["price_of_one"])


def _at_a_rate(view: View, at: int) -> bool:
    data = table("en/conversion")
    back = at - 1
    while back > at - 7 and back >= 0 and view.tokens[back].word in words(data["rate_words"]):
        back -= 1
    return back >= 0 and view.tokens[back].word in words(data["at_rate"])


def _currency_behind(view: View, at: int) -> str | None:
    """Return the currency of "$1.08 to the euro", "150 yen per dollar"."""
    tokens = view.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].word not in ("to", "per", "for", "against", "a"):
        return None
    index = at + 2
    while index < len(tokens) and tokens[index].word in ("the", "one", "each", "every"):
        index += 1
    return _currency_named([token.word for token in tokens[index : index + 2]])


def _currency_before(view: View, at: int) -> str | None:
    """Return the currency of "the pound at $1.25", "a euro buys 150 yen"."""
    tokens = view.tokens
    verbs = words(table("en/conversion")["price_of_one"])
    back = at - 1
    while back >= 0 and at - back < _REACH and tokens[back].word in verbs:
        back -= 1
    if back < 1 or back == at - 1 or tokens[back - 1].word not in ("the", "a", "one", "each"):
        return None
    return _currency_named([tokens[back].word])


def _currency_named(names: Sequence[str]) -> str | None:
    """Return the currency that one or two words name; a bare pound or peso is the usual one."""
    known = forms()
    joined = " ".join(names)
    if joined in known.currency_words:
        return known.currency_words[joined]
    word = names[0] if names else ""
    if word in ("pound", "sterling"):
        return "GBP"
    shared = known.shared.get(word)
    if shared is not None and not shared.hundredth and word.isalpha():
        return shared.codes[0]
    return known.currency_words.get(word)


def _sums(view: View, rates: Sequence[_Rate]) -> Iterator[_Sums]:
    """Yield the sums of a sentence that are one in two currencies."""
    own = [rate for rate in rates if rate.view is view]
    stated = {rate.figure.id for rate in own}
    paired: set[str] = set()
    for pair in conversion_pairs(view):
        one, other = figure(view, pair.first), figure(view, pair.second)
        if not two_currencies(one, other) or pair.shape == "slash":
            continue
        if one.id in stated or other.id in stated:
            continue
        if pair.shape == "aside" and not any(
            rate.currencies == {one.currency, other.currency} for rate in own
        ):
            continue
        paired.add(other.id)
        yield _Sums(view, pair)
    if not own:
        return
    left = [
        index
        for index in view.figures
        if figure(view, index).kind is Kind.MONEY and figure(view, index).id not in stated
    ]
    for first, second in pairwise(left):
        one, other = figure(view, first), figure(view, second)
        if not two_currencies(one, other) or other.id in paired or one.stated_low == 1:
            continue
        if any(
            rate.currencies == {one.currency, other.currency}
            and (rate.anywhere or _at_a_rate(view, rate.at))
            and rate.at < second
            for rate in own
        ) and _comes_to(view, first, second, stated):
            yield _Sums(view, Pair(first, second, "link"))


def _comes_to(view: View, first: int, second: int, stated: set[str]) -> bool:
    """Whether a verb such as "comes to" leads to the second sum, past nothing but the rate."""
    between = [token.quantity for token in view.tokens[first + 1 : second]]
    if any(q is not None and q.id not in stated for q in between):
        return False
    verbs = words(table("en/conversion")["comes_to"])
    return any(word in verbs for word in view.words(second - 4, second))


def _rate_of(sums: _Sums, rates: Sequence[_Rate]) -> _Rate | None:
    """Return the one rate that holds for two sums, `None` where there is none or more than one."""
    fitting = [rate for rate in rates if rate.currencies == sums.currencies]
    own = [rate for rate in fitting if rate.view is sums.view]
    if len(own) == 1 and (own[0].anywhere or sums.pair.shape == "link"):
        return own[0]
    if own or _another_day(sums):
        return None
    stated = {(rate.figure.stated_low, rate.per) for rate in fitting if rate.anywhere}
    if len(stated) != 1 or len(stated) != len({(r.figure.stated_low, r.per) for r in fitting}):
        return None
    return next(rate for rate in fitting if rate.anywhere)


def _another_day(sums: _Sums) -> bool:
    """Whether words beside the sums tell of the rate of another day: "at the time", "now"."""
    view, pair = sums.view, sums.pair
    listed = words(table("en/conversion")["other_day"])
    near = view.tokens[max(0, pair.first - 12) : pair.second + 8]
    if any(token.word in listed for token in near):
        return True
    said = " ".join(token.word for token in near)
    return "at the time" in said or "in today" in said


def _dated(sums: _Sums) -> bool:
    """Whether the sentence puts a year or another time beside the sums."""
    return any(token.tag is Tag.TIME for token in sums.view.tokens)


def _implied(sums: Sequence[_Sums]) -> Iterator[Tie]:
    """Yield each pair of sums with the first one of the same two currencies."""
    by_currencies: dict[tuple[str | None, str | None], list[_Sums]] = {}
    for each in sums:
        if not _another_day(each):
            by_currencies.setdefault((each.one.currency, each.other.currency), []).append(each)
    for group in by_currencies.values():
        if not 1 < len(group) <= _MOST_PAIRS:
            continue
        base = _usual(group)
        for each in group:
            if each is base:
                continue
            dated = "yes" if _dated(each) or _dated(base) else "no"
            yield Tie(
                "implied-rate",
                (
                    ("second", (each.other,)),
                    ("first", (each.one,)),
                    ("base", (base.one, base.other)),
                ),
                each.span,
                each.view.sentence.index,
                words=(("dated", dated),),
            )


def _usual(group: Sequence[_Sums]) -> _Sums:
    """Return the pair whose rate most others share, the first among equals."""

    def rate(each: _Sums) -> float:
        one, other = each.one.stated_low, each.other.stated_low
        return float(other / one) if one and other else 0.0

    return max(
        group, key=lambda each: sum(abs(rate(each) - rate(o)) <= 0.05 * rate(o) for o in group)
    )
