"""Ties of two figures that are the ends of one range, or the lowest and the highest value."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_WORD = pattern(r"[a-z][a-z’'.-]*")
_NUMERAL = pattern(r"\d[\d,]*(?:\.\d+)?")
_DASH = pattern(r"^ ?[-–—] ?$")
_RANGING = pattern(
    r"\b(?:range|ranges|ranged|ranging|vary|varies|varied|varying|anywhere|estimates?)\b"
    r"(?: (?:in|value|price|size|length|age|widely|all the way|anywhere|now|variously))* from $"
)
_TO = pattern(r"^ ?(?:up )?to ?$")
_OF = pattern(r"\b(?:of|aged|between|for|at|ages|last|lasts|lasted|takes|costs?|live for) $")
_APART = 110  # code points between the words of the two ends
_ELSE = pattern(
    r"[;]|\b(?:while|when|whereas|where|another|saw|but|other|before|after|since|from|then|later"
    r"|earlier|previous|last|record)\b"
)
_OF_A_FIELD = pattern(r"\bof (?:the|its|their|all|these|those|our) (?:\w+ )?$")
_RANGES = (Kind.MEASURE, Kind.MONEY, Kind.DURATION)
_AMOUNTS = (Kind.MEASURE, Kind.MONEY, Kind.DURATION, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)
_CUES = ("est", "low", "minimum", "floor", "as few", "as little")


@cache
def _list(name: str) -> frozenset[str]:
    return words(table("en/impossible")[name])


def read_range_ties(view: View) -> Iterator[Tie]:
    """Yield ranges whose first end is written as the greater."""
    figures = [q for q in view.quantities if q.kind in _AMOUNTS]
    for quantity in figures:
        if quantity.modality is Modality.BETWEEN and (
            _written_down(view, quantity) or _in_order(view, quantity)
        ):
            yield _range(view, quantity, None)
    for one, other in itertools.pairwise(figures):
        if _two_ends(view, one, other):
            yield _range(view, one, other)


def _range(view: View, one: Quantity, other: Quantity | None) -> Tie:
    span = one.span if other is None else one.span.joined(other.span)
    return Tie(
        "range_order",
        (("value", (one,)), ("other", () if other is None else (other,))),
        span,
        one.sentence,
        (
            ("words", " ".join(span.of(view.text).split())),
            ("order", "down" if other is None and not _in_order(view, one) else "up"),
        ),
    )


def _excused(view: View, start: int, end: int) -> bool:
    """Whether the words around say that the order is meant."""
    sentence = view.sentence.span
    near = view.text[max(sentence.start, start - 70) : min(sentence.end, end + 30)].lower()
    return bool(frozenset(_WORD.findall(near)) & _list("downward"))


def _written_down(view: View, quantity: Quantity) -> bool:
    low, high = quantity.stated_low, quantity.stated_high
    if low is None or high is None or not 0 <= low < high:
        return False
    written = _NUMERAL.findall(quantity.surface)
    if len(written) != 2:
        return False
    first, second = (Fraction(number.replace(",", "")) for number in written)
    if not first > second > 0 or first / second != high / low:
        return False  # in order, or one of them has a scale word of its own
    start = quantity.span.start
    before = view.text[max(view.sentence.span.start, start - 24) : start].lower()
    if quantity.kind in (Kind.NUMBER, Kind.RATIO) and " and " not in quantity.surface:
        return False  # "195 to 1"
    if quantity.kind is Kind.PERCENT or " to " in quantity.surface or "–" in quantity.surface:
        if "and" not in quantity.surface and not _OF.search(" ".join(before.split()) + " "):
            return False
    elif " and " not in quantity.surface:
        return False
    return not _excused(view, start, quantity.span.end)


def _in_order(view: View, quantity: Quantity) -> bool:
    """Whether the text says "range from", and the first end is the lesser."""
    start = quantity.span.start
    before = view.text[max(view.sentence.span.start, start - 60) : start].lower()
    if not _RANGING.search(" ".join(before.split()) + " "):
        return False
    return not _written_down(view, quantity)


def _two_ends(view: View, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are "range from $5 million to $3.5 million" or "400–300 years"."""
    a, b = one.stated_low, other.stated_low
    if a is None or b is None or b <= 0 or one.unit != other.unit:
        return False
    if one.modality is not Modality.EXACT or other.modality is not Modality.EXACT:
        return False
    gap = " ".join(view.text[one.span.end : other.span.start].split())
    start = one.span.start
    before = view.text[max(view.sentence.span.start, start - 60) : start].lower()
    before = " ".join(before.split()) + " "
    if _TO.match(gap):
        return _RANGING.search(before) is not None and not _excused(view, start, other.span.end)
    if a <= b or one.kind not in _RANGES or not _DASH.match(gap) or not _OF.search(before):
        return False
    same_length = len(str(int(a))) == len(str(int(b)))
    return same_length and not _excused(view, start, other.span.end)


def read_extreme_ties(view: View) -> Iterator[Tie]:
    """Yield a lowest and a highest value of one thing: "a low of 4 and a high of 9"."""
    span = view.sentence.span
    text = view.text[span.start : span.end].lower()
    if not any(cue in text for cue in _CUES):
        return
    for row in table("en/impossible")["extremes"]:
        places = _places(text, row["low"], row["high"])
        if places is None:
            continue
        low, high = (_figure_of(view, text, at, name) for at, name in places)
        if low is None or high is None or low is high or not _alike(low, high):
            continue
        if row.get("time") and not (low.kind is Kind.DURATION or high.kind is Kind.DURATION):
            continue
        yield Tie(
            "extremes",
            (("low", (low,)), ("high", (high,))),
            Span(min(low.span.start, high.span.start), max(low.span.end, high.span.end)),
            low.sentence,
            (("low", row["low"]), ("high", row["high"])),
        )
        return


def _places(text: str, low: str, high: str) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Return where the two words stand, if each stands once and nothing else comes between."""
    found = []
    for name in (low, high):
        places = [m.start() for m in pattern(rf"\b{name}\b").finditer(text)]
        if len(places) != 1:
            return None
        found.append((places[0], name))
    first, last = sorted(found)
    between = text[first[0] + len(first[1]) : last[0]]
    if len(between) > _APART or _ELSE.search(between):
        return None
    return found[0], found[1]


def _figure_of(view: View, text: str, at: int, name: str) -> Quantity | None:
    """Return the figure that a word of an extreme brings."""
    start = view.sentence.span.start + at
    for quantity in view.quantities:
        if quantity.span.end <= start + len(name):
            continue
        if quantity.kind not in _AMOUNTS:
            return None
        lead = view.text[start : max(start, quantity.number_span.start)].lower()
        if _OF_A_FIELD.search(" ".join(lead.split()) + " "):
            start, name = quantity.span.end, ""
            continue
        if (
            len(lead) > _APART // 2
            or any(letter.isdigit() for letter in lead)
            or _ELSE.search(lead[len(name) :])
        ):
            return None
        return quantity
    return None


def _alike(low: Quantity, high: Quantity) -> bool:
    if low.unit == high.unit and low.kind is high.kind:
        return low.counted == high.counted or None in (low.counted, high.counted)
    return Kind.NUMBER in (low.kind, high.kind) and Kind.PERCENT not in (low.kind, high.kind)
