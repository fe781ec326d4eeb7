"""Ties of the same number written twice: "twelve (12)", "a third (33 percent)".

"1,500 million (1.5 billion)" is one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from factgauge.claims.conversion import Pair, conversion_pairs, figure
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_DIGIT = pattern(r"\d")
_SCALE_WORD = pattern(
    r"(?<=[\d ])(thousand|million|billion|trillion|milliard|crore|lakh|mln|mn|bn|tn|m|b|k)\b"
)
_SCALABLE = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE)
_LARGE = 1000  # a number below needs no scale word
_MILLION = 10**6


def read_wording_ties(view: View) -> Iterator[Tie]:
    """Yield the numbers of a sentence that it writes in two ways."""
    if len(view.figures) < 2:
        return
    yield from _words_and_digits(view)
    for pair in (*conversion_pairs(view), *_fraction_asides(view)):
        one, other = figure(view, pair.first), figure(view, pair.second)
        if _fraction_and_percent(one, other):
            if _same_base(view, pair):
                yield _tie("fraction-percent", view, one, other, pair.shape)
            continue
        scaled = _in_unit_of(one, other)
        if scaled is not None and pair.shape != "slash":
            yield _tie("scale-words", view, one, scaled, pair.shape)


def _tie(kind: str, view: View, one: Quantity, other: Quantity, shape: str) -> Tie:
    return Tie(
        kind,
        (("second", (other,)), ("first", (one,))),
        one.span.joined(other.span),
        view.sentence.index,
        words=(("shape", shape),),
    )


def _words_and_digits(view: View) -> Iterator[Tie]:
    """Yield "sixty (60) days" and "9 (nine)"; of lists numbered "(1) … (2)" nothing."""
    tokens = view.tokens
    found = []
    for index in range(1, len(tokens) - 1):
        marked = tokens[index].word.isdigit() or len(tokens[index].word) == 1
        if marked and tokens[index].quantity is None and _alone_in_bracket(view, index):
            return
    for at in view.figures:
        if not _alone_in_bracket(view, at):
            continue
        if at < 2 or tokens[at - 2].quantity is None:
            if at > 1 and tokens[at - 2].word in ("one", "a"):
                continue
            return
        one, other = figure(view, at - 2), figure(view, at)
        digits = [_DIGIT.search(each.surface) is not None for each in (one, other)]
        if digits == [True, True] and one.unit == other.unit and one.currency is None:
            return  # "112 (108)": another year's figure
        if digits[0] is not digits[1] and _one_number(one, other):
            found.append(_tie("words-and-digits", view, one, other, "bracket"))
    yield from found


def _alone_in_bracket(view: View, at: int) -> bool:
    tokens = view.tokens
    return (
        at > 0
        and at + 1 < len(tokens)
        and tokens[at - 1].tag is Tag.OPEN
        and tokens[at + 1].tag is Tag.CLOSE
    )


def _one_number(one: Quantity, other: Quantity) -> bool:
    plain = (Kind.NUMBER, Kind.COUNT)
    if other.counted is not None and other.counted != one.counted:
        return False  # "eighteen patients (11 women)"
    if one.kind in plain and other.kind in plain:
        return True
    return one.kind is other.kind and one.unit == other.unit and one.kind in (
        Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION,
    )  # fmt: skip


def _is_fraction(quantity: Quantity) -> bool:
    """Whether a figure is a fraction in words; "one in five" is a rate of its own."""
    if quantity.kind is not Kind.RATIO or quantity.stated_low is None:
        return quantity.kind is Kind.RATIO and quantity.stated_high is not None
    return (
        "fraction" in quantity.rule
        or "half" in quantity.rule
        or ("in n" in quantity.rule and quantity.stated_low.numerator > 1)
    )


def _fraction_and_percent(one: Quantity, other: Quantity) -> bool:
    return (_is_fraction(one) and other.kind is Kind.PERCENT) or (
        one.kind is Kind.PERCENT and _is_fraction(other)
    )


def _same_base(view: View, pair: Pair) -> bool:
    """Whether both are of one whole: not "a third of the men or 20 percent of the women"."""
    tokens = view.tokens
    after = tokens[pair.second + 1 : pair.second + 2]
    if after and after[0].word in ("of", "more", "less", "higher", "lower", "in", "among", "for"):
        return after[0].word == "of" and all(
            token.word != "of" for token in tokens[pair.first + 1 : pair.second]
        )
    return True


def _fraction_asides(view: View) -> Iterator[Pair]:
    """Yield "a fifth of the estate, 20 percent, and …": the percent between two marks."""
    tokens = view.tokens
    for first, second in pairwise(view.figures):
        one, other = figure(view, first), figure(view, second)
        if not _fraction_and_percent(one, other):
            continue
        gap = tokens[first + 1 : second]
        after = tokens[second + 1 : second + 2]
        if not gap or gap[-1].tag not in (Tag.COMMA, Tag.DASH) or not after:
            continue
        plain = (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PREPOSITION)
        if len(gap) <= 6 and all(token.tag in plain for token in gap[:-1]):
            listed = len(tokens) > second + 2 and tokens[second + 2].quantity is not None
            if after[0].tag is gap[-1].tag and not listed:
                yield Pair(first, second, "aside")


def _in_unit_of(one: Quantity, other: Quantity) -> Quantity | None:
    """Return the second figure in the first one's unit, where only the scale words differ."""
    if one.kind not in _SCALABLE or other.kind not in _SCALABLE:
        return None
    a, b = one.stated_low or one.stated_high, other.stated_low or other.stated_high
    if a is None or b is None:
        return None
    if other.unit == "meter" and one.kind in (Kind.NUMBER, Kind.COUNT, Kind.MONEY):
        if not other.surface.endswith("m"):
            return None
        other = _times(other, Fraction(_MILLION), one)  # "half a million (0.5m)"
    elif other.unit not in (None, "count", one.unit) or (
        other.kind is Kind.COUNT and one.kind not in (Kind.NUMBER, Kind.COUNT)
    ):
        return None
    if one.kind is Kind.NUMBER and other.kind in (Kind.MONEY, Kind.MEASURE):
        return None
    scales = [_SCALE_WORD.findall(each.surface.lower()) for each in (one, other)]
    if scales[0] == scales[1] or max(abs(a), abs(b)) < _LARGE:
        return None
    return other


def _times(quantity: Quantity, factor: Fraction, one: Quantity) -> Quantity:
    def scaled(value: Fraction | None) -> Fraction | None:
        return None if value is None else value * factor

    return replace(
        quantity,
        kind=one.kind,
        unit=one.unit,
        stated_low=scaled(quantity.stated_low),
        stated_high=scaled(quantity.stated_high),
        resolution=scaled(quantity.resolution),
        loose_resolution=scaled(quantity.loose_resolution),
    )
