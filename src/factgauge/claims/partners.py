"""With whom an event took place: "met twice with X", "Kim and Trump held two summits"."""

from __future__ import annotations

import re

from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span

_WITH = pattern(r"\s*(?:with|against|to|by|alongside|between)\s+", re.IGNORECASE)
_PARTNERS_END = pattern(
    r"[;]|\.$|,(?!\s*(?:Jr|Sr))|\s+(?:and|or)\s+(?=(?:once|twice|thrice|\w+ times|"
    r"\w+ (?:summits?|meetings?|talks?)))|\b(?:over|in|since|during|within|for|at|"
    r"on)\s+(?:the|19|20|last|this)"
)
_APPOSED = pattern(r",\s+((?:[A-Z][\w’'-]*\s?)+),\s+(?:(?:has|have|had)\s+)?(?:also\s+)?$")
_OTHER = pattern(r"(?:^|[^\w’'.-])((?:[A-Z][\w’'.-]*\s+)+and\s+)$")
_OBJECT = pattern(
    r"\s*(?:with\s+)?(?P<who>(?:[Tt]he\s+(?:[a-z]+\s+){0,3})?[A-Z][^,;:]*?)\s*(?:("
    r"?:just|only|already|about|at least|more than|exactly)\s+)?"
)
_AGAINST = pattern(r"\b(?:with|against)\s+([^,;.]{3,60}?)\s*$")


def named_just_before(view: View, at: int) -> Span | None:
    """Return the name in apposition: "the leader, Kim Jong Un, has met"."""
    begin = max(view.sentence.span.start, at - 60)
    found = _APPOSED.search(view.text[begin:at])
    return None if found is None else Span(begin + found.start(1), begin + found.end(1))


def with_other(view: View, subject: Span | None) -> Span | None:
    """Return the subject with the name that "and" joins to it: "Kim and Trump met"."""
    if subject is None or not view.text[subject.start].isupper():
        return subject
    start = view.sentence.span.start
    other = _OTHER.search(view.text[start : subject.start])
    return subject if other is None else Span(start + other.start(1), subject.end)


def object_of(view: View, start: int, end: int) -> Span | None:
    """Return whom the verb's object names before the count: "met Donald Trump twice"."""
    found = _OBJECT.fullmatch(view.text, start, end)
    return None if found is None else Span(*found.span("who"))


def partners_of(view: View, quantity: Quantity) -> Span | None:
    """Return where the partners of an event are named, behind its count or before it."""
    found = _WITH.match(view.text, quantity.span.end)
    begin = found.end() if found is not None else None
    if any(
        p.period.span is not None
        and found is not None
        and found.start() < p.period.span.end
        and p.period.span.start <= found.end()
        for p in view.periods
    ):
        begin = None  # "twice between May and July" names a time
    if begin is None:
        offset = max(view.sentence.span.start, quantity.span.start - 80)
        before = _AGAINST.search(view.text[offset : quantity.span.start])
        if before is None:
            return None
        return Span(offset + before.start(1), offset + before.end(1))
    stop = _PARTNERS_END.search(view.text, begin, view.sentence.span.end)
    end = stop.start() if stop is not None else view.sentence.span.end
    while end > begin and not view.text[end - 1].isalnum():
        end -= 1
    return Span(begin, end)
