"""The level and rate frames: what a thing was, or how much of it came a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factgauge.claims.clause import Clause, measurand_of, subject_before
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame, Measurand, Period
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Level:
    """A level that was read, before entities, period and speaker are added."""

    frame: Frame
    value: Quantity
    trigger: Span
    verb: str
    measurand: Measurand | None
    subject: Span | None
    against: Quantity | None = None  # "$34 million, compared with $78 million a year earlier"
    base_period: Period | None = None


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    data = table("en/level")
    return words(data["subject"]), words(data["object"])


_WORD = pattern(r"[A-Za-z]+")
_GAP = pattern(
    r"^(?:[\s,:]|\b(?:at|to|up|in|around|already|a|an|the|some|only|just|now|"
    r"still|also|roughly|then|worth|estimated|been|about|of|total|record)\b)*$",
    re.IGNORECASE,
)
_PASSIVE = pattern(
    r"\s+(?:were|are|was|have been|had been)\s+(?:still\s+|then\s+)?(?P<verb>[a-z]+)\b"
)
_IN_WHAT = pattern(
    r"\s+(?:in|of|worth of|from)\s+(?P<noun>(?!(?:the|its|their|a|an|this|last|"
    r"early|late)\b)[a-z]+(?:\s+[a-z]+)?)(?=\s+(?:from|for|to|by|in|at|a|per|each|"
    r"before|after|since|through|as)\b|[,.;]|$)"
)
_MONTHS = pattern(
    r"^(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|total|all|which|them|it|fact|part)\b"
)


def verb_before(clause: Clause, at: int) -> Span | None:
    """Return the verb that states the figure at `at` as a level of its subject: "stood at"."""
    subject_verbs, _ = _verbs()
    last = None
    for word in _WORD.finditer(clause.text, clause.sentence.span.start, at):
        if word[0].lower() in subject_verbs:
            last = word
    if last is None or not _GAP.match(clause.text[last.end() : at]):
        return None
    return Span(*last.span())


def read_levels(clause: Clause, taken: frozenset[str]) -> tuple[Level, ...]:
    """Return the levels of the figures that no change has taken (`taken` holds their ids)."""
    subject_verbs, object_verbs = _verbs()
    found = []
    for quantity in clause.quantities:
        if (
            quantity.id in taken
            or quantity.kind in (Kind.DURATION, Kind.MULTIPLE, Kind.RATIO, Kind.NUMBER)
            or quantity.counted == "times"
        ):
            continue
        start = clause.sentence.span.start
        for other in clause.quantities:
            if other.span.end <= quantity.span.start:
                start = max(start, other.span.end)
        last = None
        for word in _WORD.finditer(clause.text, start, quantity.span.start):
            if word[0].lower() in subject_verbs or word[0].lower() in object_verbs:
                last = word
        passive = _PASSIVE.match(clause.text, quantity.span.end)
        if (
            last is None
            and passive is not None
            and quantity.counted_span is not None
            and passive["verb"] in object_verbs
        ):
            verb_span = Span(*passive.span("verb"))  # "54,000 workers were employed at the zone"
            counted = measurand_of(clause.text, quantity.counted_span)
            found.append(
                Level(
                    Frame.LEVEL,
                    quantity,
                    verb_span,
                    passive["verb"],
                    counted,
                    quantity.counted_span,
                )
            )
            continue
        if last is None or not _GAP.match(clause.text[last.end() : quantity.span.start]):
            continue
        verb = last[0].lower()
        subject = subject_before(clause, last.start())
        per_time = quantity.unit is not None and " / " in quantity.unit
        frame = Frame.RATE if per_time else Frame.LEVEL
        measurand = measurand_of(clause.text, subject)
        made = _made(clause, subject) if verb == "worth" else None
        if made is not None:  # "the mill produced goods worth $5 million"
            subject, measurand = made
        elif verb in object_verbs:
            measurand = _object(clause, quantity) or measurand
        against, base = _against(clause, quantity)
        frame = Frame.CHANGE if against is not None else frame
        found.append(
            Level(
                frame,
                quantity,
                Span(last.start(), last.end()),
                verb,
                measurand,
                subject,
                against,
                base,
            )
        )
    return tuple(found)


_COMPARED = pattern(
    r"[^;.]{0,30}?,?\s(?:compared with|compared to|against|versus|vs\.?)\s+(?:a |"
    r"the |just |only )?$"
)
_EARLIER = pattern(r"\s*(?:in|for|during|at the end of)?\s*(?:the\s+)?")


def _against(clause: Clause, quantity: Quantity) -> tuple[Quantity | None, Period | None]:
    """Return the earlier value that a level is held against, with its period.

    A change is then stated.
    """
    following = next((q for q in clause.quantities if q.span.start >= quantity.span.end), None)
    if (
        following is None
        or following.unit != quantity.unit
        or not _COMPARED.fullmatch(clause.text[quantity.span.end : following.span.start])
    ):
        return None, None
    for mention in clause.periods:
        where = mention.period.span
        if (
            where is not None
            and where.start >= following.span.end
            and _EARLIER.fullmatch(clause.text[following.span.end : where.start])
        ):
            return following, mention.period
    return None, None


def _made(clause: Clause, subject: Span | None) -> tuple[Span, Measurand | None] | None:
    """Return who and what, where the words before "worth" hold a verb of their own.

    "The mill produced goods".
    """
    if subject is None:
        return None
    for word in _WORD.finditer(clause.text, subject.start, subject.end):
        if (
            word[0].lower() in _verbs()[1]
            and word.start() > subject.start
            and word.end() < subject.end
        ):
            who = Span(subject.start, len(clause.text[: word.start()].rstrip()))
            return who, measurand_of(clause.text, Span(word.end() + 1, subject.end))
    return None


def _object(clause: Clause, quantity: Quantity) -> Measurand | None:
    """Return what the verb's object names.

    The counted noun, or "hard currency" of "$5 million in hard currency".
    """
    if quantity.counted_span is not None:
        return measurand_of(clause.text, quantity.counted_span)
    found = _IN_WHAT.match(clause.text, quantity.span.end)
    if found is None or _MONTHS.match(found["noun"]):
        return None
    return measurand_of(clause.text, Span(*found.span("noun")))
