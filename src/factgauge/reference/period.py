"""Periods as tables write them: 2018, 2018-Q1, 2018-03, 2018-03-25, 2016-01/2016-08."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

FORMS = {
    "year": "a year like 2018",
    "quarter": "a quarter like 2018-Q1",
    "month": "a month like 2018-03",
    "day": "a day like 2018-03-25",
    "range": "a period like 2018, 2018-S1, 2018-Q1, 2018-03 or 2018-03-25, or the first and the "
    "last joined by a slash",
}

_YEAR = re.compile(r"([0-9]{4})")
_QUARTER = re.compile(r"([0-9]{4})-?Q([1-4])")
_MONTH = re.compile(r"([0-9]{4})(?:-M?|M)([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HALF_YEAR = re.compile(r"([0-9]{4})-?[SBH]([12])")  # semester, bi-annual, half
_WEEK = re.compile(r"[0-9]{4}-?W[0-9]{1,2}")
_MONTHS = {"year": 12, "quarter": 3, "month": 1}

Bounds = tuple[datetime.date, datetime.date]


@lru_cache(maxsize=10_000)  # a table states few periods many times
def parse_period(text: str, granularity: str) -> Bounds:
    """Return the first day of a period and the day after its last.

    Granularity "range" admits every single period too, and half-years like 2018-S1; weeks are never
    read. The first day of a year, quarter or month
    names it where the granularity says so: many monthly tables write 2018-03-01. Raises
    `ValueError` with what is wrong, for a message of the form "value …".
    """
    if granularity != "range":
        return _single(text, granularity)
    first, slash, last = text.partition("/")
    if not slash:
        return _any_single(text)
    begins, ends = _any_single(first)[0], _any_single(last)[1]
    if begins >= ends:
        raise ValueError("ends before it begins")
    return begins, ends


def reads_as(text: str, granularity: str) -> bool:
    """Return whether a text names a period of that granularity."""
    try:
        parse_period(text, granularity)
    except ValueError:
        return False
    return True


def parse_day(text: str) -> datetime.date:
    """Return a day written as 2018-03-25; `ValueError` for anything else."""
    return _single(text, "day")[0]


def period_name(begins: datetime.date, ends: datetime.date) -> str:
    """Return a period as prose writes it: "2018", "March 2018", "1 January to 31 August 2016"."""
    if begins.month == begins.day == 1 and ends == begins.replace(year=begins.year + 1):
        return str(begins.year)
    last = ends - datetime.timedelta(days=1)
    if begins == last:
        return f"{begins:%-d %B %Y}"
    if begins.day == 1 and ends.day == 1:
        if (ends.year - begins.year) * 12 + ends.month - begins.month == 1:
            return f"{begins:%B %Y}"
        if begins.year == last.year:
            return f"{begins:%B} to {last:%B %Y}"
    return f"{begins:%-d %B %Y} to {last:%-d %B %Y}"


def _any_single(text: str) -> Bounds:
    for granularity, form in (("year", _YEAR), ("quarter", _QUARTER), ("month", _MONTH)):
        if form.fullmatch(text):
            return _single(text, granularity)
    if half := _HALF_YEAR.fullmatch(text):
        begins = _single(half[1], "year", named="range")[0].replace(month=6 * int(half[2]) - 5)
        return begins, _months_later(begins, 6)
    return _single(text, "day", named="range")


def _single(text: str, granularity: str, named: str | None = None) -> Bounds:
    """Read one period; `named` is the granularity that a message speaks of."""
    if _WEEK.fullmatch(text):
        raise ValueError("is a week, which is not read")
    if _HALF_YEAR.fullmatch(text):
        raise ValueError('is half a year, which is read where the granularity is "range"')
    try:
        if day := _DAY.fullmatch(text):
            begins = datetime.date(int(day[1]), int(day[2]), int(day[3]))
            if granularity == "day":
                return begins, begins + datetime.timedelta(days=1)
            months = _MONTHS[granularity]
            if begins.day == 1 and (begins.month - 1) % months == 0:
                return begins, _months_later(begins, months)
        elif granularity == "year" and (year := _YEAR.fullmatch(text)):
            begins = datetime.date(int(year[1]), 1, 1)
            return begins, _months_later(begins, 12)
        elif granularity == "quarter" and (quarter := _QUARTER.fullmatch(text)):
            begins = datetime.date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
            return begins, _months_later(begins, 3)
        elif granularity == "month" and (month := _MONTH.fullmatch(text)):
            begins = datetime.date(int(month[1]), int(month[2]), 1)
            return begins, _months_later(begins, 1)
    except (ValueError, OverflowError) as error:  # month 13, 30 February, the year 0, past 9999
        raise ValueError(f"is not {FORMS[named or granularity]}") from error
    raise ValueError(f"is not {FORMS[named or granularity]}")


def _months_later(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)
