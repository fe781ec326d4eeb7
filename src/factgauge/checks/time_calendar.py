"""Time: days that no calendar has, and anniversaries."""

from __future__ import annotations

import calendar
import re
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.tie import Tie

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[A-Za-z]{3,}")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_MONTHS_A_YEAR = 12
_YEAR_DIGITS = 4
_LEAP = 2000


@tie_check("TIM006", "impossible-date", "calendar", unjudged=True)
def impossible_date(case: Case, tie: Tie) -> Ruling:
    """Find a date that no calendar has.

    30 February, 31 June, 29 February of a year that is no leap year, a thirteenth month. English
    dates before 1753 may be of the older calendar, in which every fourth year was a leap year; who
    says that a day does not exist has not written it by mistake.

    Passes:   The child was born on 29 February 2024.
    Passes:   The last of the ferries sailed on Feb. 29, 1988.
    Passes:   The log of 2016-02-29 has two entries.
    Fails:    The child was born on [[29 February 2023]].
    Fails:    The contract runs out on [[June 31, 2022]].
    Fails:    A second meeting is planned for [[31 November]].
    Abstains: The ship was lost on 29 February 1700.
    Abstains: There is no such day as 30 February.
    """
    date = tie.one("value")
    words = " ".join(date.surface.split())
    numbers = [int(found) for found in _NUMBER.findall(words)]
    year = next((n for n in numbers if len(str(n)) == _YEAR_DIGITS), None)
    days = [n for n in numbers if n != year]
    month = next((_MONTHS[w.lower()] for w in _NAME.findall(words) if w.lower() in _MONTHS), None)
    if month is None:  # 2023-02-30, 30/02/2023
        if year is None or len(days) < 2:
            return abstain("the date is not written out")
        month, day = (days[0], days[1]) if numbers[0] == year else (days[1], days[0])
        if numbers[0] != year and month > _MONTHS_A_YEAR >= day:
            month, day = day, month
        days = [day]
    fits = 1 <= month <= _MONTHS_A_YEAR and all(
        1 <= day <= calendar.monthrange(year or _LEAP, month)[1] for day in days
    )
    if fits:
        return Ruling(Outcome.CONSISTENT, f"there is a day “{words}”", (), date.span)
    if not 1 <= month <= _MONTHS_A_YEAR:
        return Ruling(
            Outcome.INCONSISTENT, f"there is no such day as “{words}”: no month {month}", (),
            date.span, "correct the date",
        )  # fmt: skip
    last = calendar.monthrange(year or _LEAP, month)[1]
    name = calendar.month_name[month] + (f" {year}" if year else "")
    return Ruling(
        Outcome.INCONSISTENT,
        f"there is no such day as “{words}”: {name} has {last} days",
        (Step(f"days of {name}", Interval.point(last)),),
        date.span,
        "correct the day, the month or the year",
    )


@tie_check("TIM012", "anniversary-mismatch", "anniversary", unjudged=True)
def anniversary_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an anniversary whose number is not the years between the event and its day.

    "Centenary", "bicentennial" and the like count too. One year more or fewer is a near miss, since
    celebrations are put off. The year in which it is kept must be written, or be that of
    publication.

    Passes:   In 2019 the town marked the 50th anniversary of the 1969 flood.
    Passes:   The club, founded in 1908, kept its centenary in 2008.
    Passes:   Born in 1930, she celebrated her 80th birthday in 2010.
    Fails:    In 2019 the town marked the [[40th]] anniversary of the 1969 flood.
    Fails:    The club, founded in [[1908]], kept its bicentenary in 2008.
    Fails:    Born in 1930, she celebrated her [[90th]] birthday in 2010.
    Abstains: The town marked the 50th anniversary of the flood.
    Abstains: In 2015 they began to plan for the 50th anniversary of the landing of 1969.
    """
    event, kept = tie.day("event"), tie.day("kept")
    if event is None or kept is None:
        return abstain("one of the two years is not written")
    stated = Interval.point(int(tie.word("years") or 0))
    gap = kept.year - event.year
    figure = tie.figures[0]
    trace = (
        Step("the event", text=str(event.year)),
        Step("kept", text=str(kept.year)),
        Step("years between", Interval.point(gap)),
        Step("stated", stated, text=tie.word("name")),
    )
    what = f"from {event.year} to {kept.year} are {gap} years"
    off = abs(Fraction(gap) - (stated.lo or 0))
    if off <= 1:
        outcome = Outcome.CONSISTENT if off == 0 else Outcome.NEAR_MISS
        return Ruling(
            outcome, f"{what}, as “{tie.word('name')}” says", trace, figure.span,
            computed=Interval.point(gap), stated=stated, unit="year",
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"“{tie.word('name')}”, but {what}", trace, figure.span,
        "correct the number, or one of the two years",
        computed=Interval.point(gap), stated=stated, unit="year",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (impossible_date, anniversary_mismatch)
