"""The temporal frame: a weekday beside a date, "Wednesday, April 24"."""

from __future__ import annotations

from dataclasses import dataclass

from factgauge.claims.clause import Clause
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class WeekdayDate:
    """A weekday that stands beside a date; `date` is the quantity that holds the date."""

    span: Span
    weekday: Span
    date: Quantity


_DAY = (
    r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|"
    r"Thu(?:rs?)?|Fri|Sat|Sun)\.)"
)
_WEEKDAY = pattern(rf"\b{_DAY}(,?\s+(?:the\s+)?|\s+\()$")
_AFTER = pattern(
    rf"(?:,\s+(?:which was\s+)?an?\s+|\s+\((?:a\s+)?){_DAY}(?!\w)(?!\s+(?:morning|night)s\b)"
)


def read_weekdays(clause: Clause) -> tuple[WeekdayDate, ...]:
    """Return the weekdays of a sentence that stand right before a date, or right after it."""
    found = []
    for date in clause.dates:
        if date.rule not in ("month and day", "day and month"):
            continue
        begin = max(clause.sentence.span.start, date.span.start - 16)
        before = _WEEKDAY.search(clause.text[begin : date.span.start])
        if before is not None:
            weekday = Span(begin + before.start(1), begin + before.end(1))
            found.append(WeekdayDate(Span(weekday.start, date.span.end), weekday, date))
            continue
        after = _AFTER.match(clause.text, date.span.end, clause.sentence.span.end)
        if after is not None:  # "27 April 2018, a Friday"
            found.append(
                WeekdayDate(Span(date.span.start, after.end(1)), Span(*after.span(1)), date)
            )
    return tuple(found)
