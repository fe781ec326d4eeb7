"""Time: weekdays against dates."""

from __future__ import annotations

import calendar
import datetime
import re

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.model.claim import Frame
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step

GREGORIAN = datetime.date(1582, 10, 15)  # before it, weekdays follow another calendar
BRITISH = datetime.date(1752, 9, 14)  # before it, English dates are of the older calendar
SURE_DAYS = 90
_SHORTEST = 3  # letters of a weekday's short form
_YEAR = re.compile(r"\d{4}")


@check("TIM001", "weekday-date-mismatch", (Frame.TEMPORAL,), unjudged=True)
def weekday_date_mismatch(case: Case) -> Ruling:
    """Find a weekday that is not that of the date beside it.

    Where no year is written, a date within three months of publication is taken as it is; of others
    the year of publication and the years next to it are tried.

    Passes:   They met on Monday, 4 March 2024.
    Passes:   They met on Wednesday, April 24, 2019.
    Passes:   The plant will close on Sunday, 1 February 2026.
    Fails:    They met on [[Tuesday, 4 March 2024]].
    Fails:    The strike began on [[Friday, May 3, 2018]] and lasted a week.
    Fails:    The court is to rule on [[Monday, 9 July 2024]].
    Abstains: They met on Thursday, 4 March 1574.
    Abstains: The bridge was opened on 4 March 2024.
    """
    claim = case.claim
    if claim.frame is not Frame.TEMPORAL or claim.trigger is None:
        return abstain("needs a weekday beside a date")
    weekday = claim.trigger.of(case.document.text)
    said = weekday.rstrip(".")  # "Wed." is a Wednesday
    if len(said) < _SHORTEST or not any(name.startswith(said) for name in calendar.day_name):
        return abstain("needs a weekday beside a date")  # "was opened on 4 March 2024"
    surface = claim.quantities[0].surface
    dates = _candidates(case, surface)
    if not dates:
        if _YEAR.search(surface):
            return abstain(f"there is no such day as {surface!r}")
        return abstain("no year is written, and the document has no published date")
    if dates[0] < GREGORIAN:
        return abstain("before 15 October 1582 the calendar was another one")
    names = [(date, f"{date:%A}") for date in dates]
    trace = tuple(Step(f"{date:%-d %B %Y}", text=name) for date, name in names)
    if any(name.startswith(said) for _, name in names):
        date, name = next((date, name) for date, name in names if name.startswith(said))
        return Ruling(
            Outcome.CONSISTENT, f"{date:%-d %B %Y} was a {name}", trace, claim.quantities[0].span
        )
    date, name = names[0]
    if date < BRITISH and _julian(date).startswith(said):
        return Ruling(
            Outcome.CONSISTENT,
            f"{date:%-d %B %Y} was a {_julian(date)} in the older calendar",
            trace,
            claim.quantities[0].span,
        )
    return Ruling(
        Outcome.INCONSISTENT,
        f"{date:%-d %B %Y} was a {name}, not a {weekday}",
        trace,
        claim.span,
        f"write {name}, or correct the date",
    )


def _julian(date: datetime.date) -> str:
    """Return the weekday that a date has in the Julian calendar."""
    behind = date.year // 100 - date.year // 400 - 2  # days, but for January and February of 1700
    if date.month <= 2 and date.year % 100 == 0 and date.year % 400:
        behind -= 1
    return f"{date + datetime.timedelta(days=behind):%A}"


def _candidates(case: Case, surface: str) -> list[datetime.date]:
    """Return the dates that the words may mean, the likeliest first."""
    period = case.claim.period
    if period is None or period.begins is None:
        return []
    if _YEAR.search(surface):
        return [period.begins]
    published = case.document.published
    if published is None:
        return []
    nearest = abs((period.begins - published.date).days)
    if nearest <= SURE_DAYS:  # so near to publication no other year can be meant
        return [period.begins]
    found = []
    for year in (published.date.year, published.date.year - 1, published.date.year + 1):
        try:
            found.append(period.begins.replace(year=year))
        except ValueError:
            continue
    return sorted(found, key=lambda date: abs((date - published.date).days))


CHECKS: tuple[Check, ...] = (weekday_date_mismatch,)
