"""Counts of events against an event table."""

from __future__ import annotations

import datetime

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.wording import quoted
from factgauge.model.claim import Frame
from factgauge.model.evidence import Case, Event, Evidence
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval

_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
)


def _word(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)


def _day(day: datetime.date) -> str:
    return f"{day:%-d %B %Y}"


def _steps(events: tuple[Event, ...], label: str) -> tuple[Step, ...]:
    found = []
    for event in events:
        when = (
            _day(event.begins)
            if event.begins == event.last_day
            else f"{_day(event.begins)} to {_day(event.last_day)}"
        )
        found.append(
            Step(
                f"{label}: {when}",
                text=", ".join(value for _, value in event.keys if not value[:4].isdigit()),
            )
        )
    return tuple(found)


@check("REF010", "event-count-against-table", (Frame.COUNT,))
def event_count_against_table(case: Case) -> Ruling:
    """Find a count of events that an event table contradicts.

    The table must be complete for the period. A count that fits only when events shortly before a
    loosely said period ("over the past year") are counted in is not contradicted; it carries a
    note.

    Passes:   Between May 2018 and April 2019, Kim met Trump twice.
    Passes:   Kim held two summits with Trump between June 2018 and March 2019.
    Passes:   From March 2018 to January 2019 Kim met Xi four times.
    Fails:    Between May 2018 and April 2019, Kim met [[three times]] with Trump.
    Fails:    Kim held [[four summits]] with Trump between June 2018 and March 2019.
    Fails:    From May 2018 to January 2019 Kim met Xi [[five times]].
    Abstains: In 2012 Kim met twice with Trump.
    Abstains: Kim met Moon three times in 2018.
    """
    claim = case.claim
    value = claim.first("value")
    evidence = next((e for e in case.evidence if e.role == "value"), None)
    if (
        claim.frame is not Frame.COUNT
        or value is None
        or value.interval is None
        or evidence is None
    ):
        return abstain("no event table is linked to a count")
    if evidence.begins is None or evidence.ends is None:
        return abstain(evidence.missing or "the period is not known")
    count = len(evidence.events)
    computed = Interval.point(count)
    trace = (Step("looked up", text=evidence.question), *_steps(evidence.events, "in the period"))
    if not evidence.complete:
        return abstain(evidence.missing or "the table is not complete for the period", trace=trace)
    window = f"{_day(evidence.begins)} and {_day(evidence.ends)}"
    if value.interval.meets(computed):
        message = f"{quoted(value)} agrees with the table: {_word(count)} between {window}"
        return Ruling(
            Outcome.CONSISTENT,
            message,
            trace,
            value.span,
            computed=computed,
            stated=value.interval,
            unit="count",
            events=evidence.events,
        )
    loose = _loosely(case, evidence, count)
    if loose is not None:
        return loose
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated {quoted(value)}, but the table has {_word(count)} between {window}",
        trace,
        value.span,
        "check the count, or the period in which it was counted",
        computed=computed,
        stated=value.interval,
        unit="count",
        events=evidence.events,
    )


def _loosely(case: Case, evidence: Evidence, count: int) -> Ruling | None:
    """Return a consistent ruling with a note where earlier events make up the count.

    They lie shortly before a rolling period.
    """
    claim = case.claim
    value = claim.first("value")
    before = next((e for e in case.evidence if e.role == "before"), None)
    rolling = claim.period is not None and claim.period.kind.startswith("rolling")
    if (
        before is None
        or value is None
        or value.interval is None
        or not rolling
        or evidence.begins is None
        or evidence.ends is None
    ):
        return None
    for more in range(1, len(before.events) + 1):
        counted_in = before.events[-more:]
        if not value.interval.meets(Interval.point(count + more)):
            continue
        earliest = counted_in[0]
        months = (
            (evidence.ends.year - earliest.begins.year) * 12
            + evidence.ends.month
            - earliest.begins.month
        )
        ordinal = "the other" if more == 1 else "the others"
        span = _months(evidence.begins, evidence.ends)
        note = (
            f"{span} before publication hold {_word(count)}; {ordinal}, of "
            f"{_day(earliest.begins)}, "
            f"{'is' if more == 1 else 'are'} {_word(months)} months back"
        )
        events = (*counted_in, *evidence.events)
        trace = (
            Step("looked up", text=evidence.question),
            *_steps(counted_in, "just before the period"),
            *_steps(evidence.events, "in the period"),
        )
        message = (
            f"{quoted(value)} fits the table only when {_day(earliest.begins)} is counted "
            f"in: {note}"
        )
        return Ruling(
            Outcome.CONSISTENT,
            message,
            trace,
            value.span,
            note=note,
            computed=Interval.point(count + more),
            stated=value.interval,
            unit="count",
            events=events,
        )
    return None


def _months(begins: datetime.date, ends: datetime.date) -> str:
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    return (
        f"the {_word(months)} months"
        if 1 < months < 24
        else f"the days from {_day(begins)} to {_day(ends)}"
    )


CHECKS: tuple[Check, ...] = (event_count_against_table,)
