"""Ties of how often a thing comes round and how many times that makes."""

from __future__ import annotations

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

_ADVERB = pattern(
    r"\b(?P<word>hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\b"
    r"|\bevery (?P<other>other |second |third |fourth )?(?P<unit>hour|day|week|fortnight|month"
    r"|quarter|year|minute)\b|\beach (?P<each>day|week|month|quarter|year)\b"
)
_EVERY = pattern(r"\b(?:every|each) $")
_BINDS = pattern(
    r"^[\s,;:(–—-]*(?:(?:that is|which is|which makes|which adds up to|that makes|making|or|giving"
    r"|i\.e\.|for a total of|a total of|totalling|amounting to|in all|a course of|it"
    r"|adding up to|so"
    r"|which comes to|coming to|about|some|and|thus|for|roughly|equal to|hence|altogether)[ ,]*)*$"
)
_IN_ALL = pattern(r"^ ?(?:[a-z-]+ ){0,3}(?:in (?:all|total)|altogether|overall|all told)\b")
_FOR = pattern(r"\b(?:for|over|during|in|lasting) (?:the (?:next |whole |full )?)?$")
_A_UNIT = pattern(
    r"\b(?:for|over|during) (?:a|one|the|a full|a whole) (?P<unit>day|week|month|year)\b"
)
_MANY = {"other ": 2, "second ": 2, "third ": 3, "fourth ": 4, None: 1}
_CUES = ("every", "each", "daily", "weekly", "monthly", "quarterly", "yearly", "annually",
         "fortnightly", "hourly", " a day", " a week", " a month")  # fmt: skip
_REACH = 70
_PER = (" / year", " / month", " / week", " / day", " / hour")


@cache
def _days(name: str) -> Fraction:
    return Fraction(table("en/time")["days_of"][name])


@cache
def _veto() -> frozenset[str]:
    return words(table("en/time")["uneven"])


def read_frequency_ties(view: View) -> Iterator[Tie]:
    """Yield "meets monthly, 12 times a year" and "every eight hours for 10 days, 30 doses"."""
    span = view.sentence.span
    low = view.text[span.start : span.end].lower()
    if not any(cue in low for cue in _CUES):
        return
    for start, end, interval in _intervals(view):
        tie = _bound(view, start, end, interval)
        if tie is not None:
            yield tie


def _intervals(view: View) -> Iterator[tuple[int, int, Fraction]]:
    """Yield where the text says how often, and the days from one time to the next."""
    span = view.sentence.span
    for match in _ADVERB.finditer(view.text.lower(), span.start, span.end):
        name = match["word"] or match["unit"] or match["each"]
        yield match.start(), match.end(), _days(name) * _MANY[match["other"]]
    for quantity in view.quantities:
        value = quantity.stated_low
        if value is None or value <= 0:
            continue
        before = view.text[max(span.start, quantity.span.start - 10) : quantity.span.start].lower()
        if quantity.kind is Kind.DURATION and _EVERY.search(" ".join(before.split()) + " "):
            if quantity.unit in table("en/time")["days_of"]:
                yield quantity.span.start, quantity.span.end, value * _days(quantity.unit or "")
        elif (
            quantity.kind is Kind.COUNT
            and quantity.counted == "times"
            and ((quantity.unit or "").endswith(_PER))
        ):
            unit = (quantity.unit or "").rpartition(" / ")[2]
            yield quantity.span.start, quantity.span.end, _days(unit) / value


def _bound(view: View, start: int, end: int, interval: Fraction) -> Tie | None:
    """Return the tie of a frequency with the number behind it, if the words make one."""
    text = view.text
    at, length, spoken = end, None, None
    figures = [q for q in view.quantities if q.span.start >= end]
    if figures and figures[0].kind is Kind.DURATION:
        first = figures[0]
        lead = " ".join(text[end : first.span.start].lower().split()) + " "
        known = first.unit in table("en/time")["days_of"] and first.stated_low is not None
        if known and len(lead) <= _REACH // 2 and _FOR.search(lead):
            length = (first.stated_low or 0) * _days(first.unit or "")
            spoken = first
            at, figures = first.span.end, figures[1:]
    elif (found := _A_UNIT.search(text.lower(), end, min(end + _REACH // 2, len(text)))) and (
        not figures or found.end() <= figures[0].span.start
    ):
        length, at = _days(found["unit"]), found.end()
    if not figures or figures[0].kind is not Kind.COUNT:
        return None
    count = figures[0]
    if count.modality is Modality.BETWEEN or count.span.start - at > _REACH:
        return None
    gap = " ".join(text[at : count.span.start].lower().split())
    tail = " ".join(text[count.span.end : count.span.end + 40].lower().split())
    if not _BINDS.match(gap):
        return None
    unit = count.unit or ""
    if " / " in unit:
        if length is not None and not gap:
            return None
        length, spoken = _days(unit.rpartition(" / ")[2]), None
    elif length is None or (
        not gap.strip(" ,;:(–—-") and not (_IN_ALL.match(tail) or count.counted == "times")
    ):
        return None
    sentence = view.sentence.span
    if frozenset(text[sentence.start : sentence.end].lower().split()) & _veto():
        return None
    each = _each(view, start, count)
    return Tie(
        "frequency",
        (
            ("count", (count,)),
            ("length", () if spoken is None else (spoken,)),
            ("often", tuple(q for q in view.quantities if q.span.start == start)),
        ),
        Span(start, count.span.end),
        count.sentence,
        (("times", str(each * length / interval)), ("often", text[start:end])),
    )


def _each(view: View, start: int, count: Quantity) -> Fraction:
    """Return how many of what is counted come each time: "two tablets every eight hours"."""
    before = [q for q in view.quantities if q.span.end <= start]
    if before and before[-1].kind is Kind.COUNT and start - before[-1].span.end <= 2:
        same = (before[-1].counted or "").rstrip("s") == (count.counted or "").rstrip("s")
        if same and before[-1].stated_low:
            return before[-1].stated_low
    return Fraction(1)
