"""The temporal frame: a weekday beside a date, "Wednesday, April 24"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factgauge.claims.clause import Clause
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class WeekdayDate:
    """A weekday that stands beside a date; `date` is the quantity that holds the date."""

    span: Span
    weekday: Span
    date: Quantity


_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(,?\s+(?:the\s+)?|\s+\()$")
_AFTER = re.compile(r",?\s+\(?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def read_weekdays(clause: Clause) -> tuple[WeekdayDate, ...]:
    """Return the weekdays of a sentence that stand right before a date."""
    found = []
    for date in clause.dates:
        if date.rule not in ("month and day", "day and month"):
            continue
        begin = max(clause.sentence.span.start, date.span.start - 16)
        before = _WEEKDAY.search(clause.text[begin : date.span.start])
        if before is not None:
            weekday = Span(begin + before.start(1), begin + before.end(1))
            found.append(WeekdayDate(Span(weekday.start, date.span.end), weekday, date))
    return tuple(found)
