"""The count frame: how often something happened, "met twice with X", "held three summits"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factgauge.claims.clause import Clause, measurand_of, subject_before
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Measurand
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Count:
    """A count of events that was read. `partners` is where those it befell with are named."""

    value: Quantity
    trigger: Span
    stem: str
    measurand: Measurand | None
    subject: Span | None
    partners: Span | None


@cache
def _events() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    data = table("en/events")
    verbs = {form: row["stem"] for row in data["event"] for form in row["verbs"].split()}
    nouns = {form: row["stem"] for row in data["event"] for form in row["nouns"].split()}
    return verbs, nouns, words(data["light"])


_WORD = pattern(r"[A-Za-z]+")
_WITH = pattern(r"\s*(?:with|against|to|by|alongside|between)\s+", re.IGNORECASE)
_PARTNERS_END = pattern(
    r"[;]|\.$|,(?!\s*(?:Jr|Sr))|\s+(?:and|or)\s+(?=(?:once|twice|thrice|\w+ times|"
    r"\w+ (?:summits?|meetings?|talks?)))|\b(?:over|in|since|during|within|for|at|"
    r"on)\s+(?:the|19|20|last|this)"
)


def read_counts(clause: Clause) -> tuple[Count, ...]:
    """Return the counts of events that a sentence states."""
    verbs, nouns, light = _events()
    found: list[Count] = []
    last: tuple[re.Match[str], str] | None = None
    for quantity in clause.quantities:
        if quantity.kind is not Kind.COUNT or quantity.counted is None:
            continue
        head = quantity.counted.lower()
        for word in _WORD.finditer(clause.text, clause.sentence.span.start, quantity.span.start):
            if word[0].lower() in verbs:
                last = (word, verbs[word[0].lower()])
        if head == "times":
            if last is None or (found == [] and quantity.span.start - last[0].end() > 60):
                follows = _verb_after(clause, quantity, verbs)
                if follows is None:
                    continue
                last = follows
            word, stem = last
            trigger = Span(word.start(), word.end())
        elif head in nouns:
            stem = nouns[head]
            trigger = quantity.counted_span or quantity.span
            verb = _light_before(clause, quantity, light)
            if verb is None:
                continue
            word = verb
        else:
            continue
        subject = _named_just_before(clause, word.start()) or _with_other(
            clause, subject_before(clause, word.start())
        )
        partners = _partners(clause, quantity)
        if partners is None and head == "times" and word.end() < quantity.span.start:
            partners = _object(clause, word.end(), quantity.span.start)
        found.append(
            Count(quantity, trigger, stem, measurand_of(clause.text, trigger), subject, partners)
        )
    return tuple(found)


def _verb_after(
    clause: Clause, quantity: Quantity, verbs: dict[str, str]
) -> tuple[re.Match[str], str] | None:
    word = re.compile(r"\s+([A-Za-z]+)").match(clause.text, quantity.span.end)
    if word is None or word[1].lower() not in verbs:
        return None
    inner = _WORD.match(clause.text, word.start(1))
    return None if inner is None else (inner, verbs[word[1].lower()])


def _light_before(
    clause: Clause, quantity: Quantity, light: frozenset[str]
) -> re.Match[str] | None:
    last = None
    for word in _WORD.finditer(clause.text, clause.sentence.span.start, quantity.span.start):
        if word[0].lower() in light:
            last = word
    return last


_APPOSED = pattern(r",\s+((?:[A-Z][\w’'-]*\s?)+),\s+(?:(?:has|have|had)\s+)?(?:also\s+)?$")


def _named_just_before(clause: Clause, at: int) -> Span | None:
    """Return the name in apposition: "the leader, Kim Jong Un, has met"."""
    before = clause.before(at)
    found = _APPOSED.search(before)
    if found is None:
        return None
    offset = at - len(before)
    return Span(offset + found.start(1), offset + found.end(1))


_OTHER = pattern(r"(?:^|[^\w’'.-])((?:[A-Z][\w’'.-]*\s+)+and\s+)$")


def _with_other(clause: Clause, subject: Span | None) -> Span | None:
    """Return the subject with the name that "and" joins to it: "Kim and Trump met"."""
    if subject is None or not clause.text[subject.start].isupper():
        return subject
    other = _OTHER.search(clause.text[clause.sentence.span.start : subject.start])
    return (
        subject if other is None else Span(clause.sentence.span.start + other.start(1), subject.end)
    )


_OBJECT = pattern(
    r"\s*(?:with\s+)?(?P<who>(?:[Tt]he\s+(?:[a-z]+\s+){0,3})?[A-Z][^,;:]*?)\s*(?:("
    r"?:just|only|already|about|at least|more than|exactly)\s+)?"
)


def _object(clause: Clause, start: int, end: int) -> Span | None:
    """Return whom the verb's object names before the count: "met Donald Trump twice"."""
    found = _OBJECT.fullmatch(clause.text, start, end)
    return None if found is None else Span(*found.span("who"))


def _partners(clause: Clause, quantity: Quantity) -> Span | None:
    found = _WITH.match(clause.text, quantity.span.end)
    begin = found.end() if found is not None else None
    if any(
        p.period.span is not None
        and found is not None
        and found.start() < p.period.span.end
        and p.period.span.start <= found.end()
        for p in clause.periods
    ):
        begin = None  # "twice between May and July" names a time
    if begin is None:
        before = re.search(
            r"\b(?:with|against)\s+([^,;.]{3,60}?)\s*$", clause.before(quantity.span.start, 80)
        )
        if before is None:
            return None
        offset = quantity.span.start - len(clause.before(quantity.span.start, 80))
        return Span(offset + before.start(1), offset + before.end(1))
    stop = _PARTNERS_END.search(clause.text, begin, clause.sentence.span.end)
    end = stop.start() if stop is not None else clause.sentence.span.end
    while end > begin and not clause.text[end - 1].isalnum():
        end -= 1
    return Span(begin, end)
