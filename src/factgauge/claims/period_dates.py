"""The days of a period: what a form of the grammar comes to, from the day of publication."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from factgauge.lexicon.load import table

Date = datetime.date
DAY = datetime.timedelta(days=1)
Part = Mapping[str, str | None]
Days = tuple[Date | None, Date | None, str]

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "eighteen": 18, "twenty": 20, "twenty-six": 26, "thirty": 30, "thirty-nine": 39, "fifty": 50,
    "fifty-two": 52, "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_MONTHS = {"year": 12, "half": 6, "half-year": 6, "season": 12, "quarter": 3, "month": 1,
           "decade": 120}  # fmt: skip
_DAYS = {"week": 7, "day": 1}
_GRACE = 7 * DAY  # a quarter is spoken of as over in its last week


def year(number: int) -> tuple[Date, Date]:
    """Return the first day of a year and of the next."""
    return Date(number, 1, 1), Date(number + 1, 1, 1)


def months_after(day: Date, count: int) -> Date:
    """Return the day `count` months later (earlier when negative).

    The 29th to 31st fall back to a month's last day.
    """
    index = day.year * 12 + day.month - 1 + count
    first = Date(index // 12, index % 12 + 1, 1)
    following = Date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first + min(day.day - 1, (following - first).days - 1) * DAY


def moved(day: Date, unit: str, count: int) -> Date:
    """Return the day `count` weeks, quarters, years … later."""
    if unit in _DAYS:
        return day + count * _DAYS[unit] * DAY
    return months_after(day, count * _MONTHS[unit])


def number_of(words: str | None) -> int:
    """Return a number in digits or words; 1 where none is said."""
    if not words:
        return 1
    return int(words) if words.isdigit() else _WORDS[words.lower()]


def days_of(name: str, part: Part, published: Date | None, *, future: bool) -> Days | None:
    """Return the first day, the day after the last and the kind of a period.

    `None` where only a day of publication could tell; an impossible date raises `ValueError`.
    """
    stated = _year_of(part, published)
    if stated is not None and name in _OF_A_YEAR:
        return _OF_A_YEAR[name](part, stated)
    if name == "months_of_years":
        begins = Date(int(part["year"] or 0), _month(part["month"]), 1)
        last = Date(int(part["year2"] or 0), _month(part["month2"]), 1)
        return begins, months_after(last, 1), "range"
    if name == "range":
        return Date(int(part["year"] or 0), 1, 1), Date(int(part["year2"] or 0) + 1, 1, 1), "range"
    if name == "range_short":
        first = int(part["year"] or 0)
        last_year = first // 100 * 100 + int(part["number"] or 0)
        return Date(first, 1, 1), Date(last_year + 1, 1, 1), "range"
    if name == "ended":
        return _ended(part, stated, published)
    if name == "days" and (published is not None or part["year2"]):
        return _days(part, published)
    if published is None or name in ("before_event",):
        return None
    return _relative(name, part, published, future=future)


def _month(name: str | None) -> int:
    months: dict[str, int] = table("en/calendar")["months"]
    return months[(name or "").rstrip(".").lower()]


def _year_of(part: Part, published: Date | None) -> int | None:
    """Return the year that is written, or that "of last year" means."""
    if part.get("year"):
        return int(part["year"] or 0)
    whose = part.get("whose")
    if not whose or published is None:
        return None
    return published.year + {"last": -1, "next": 1, "the following": 1}.get(whose, 0)


def _date(part: Part, stated: int) -> Days:
    month = _month(part["month"]) if part.get("month") else int(part["number"] or 0)
    day = Date(stated, month, int(part["day"] or 0))
    return day, day + DAY, "day"


def _month_of(part: Part, stated: int) -> Days:
    begins = Date(stated, _month(part["month"]), 1)
    return begins, months_after(begins, 1), "month"


def _months_of(part: Part, stated: int) -> Days:
    first, last = Date(stated, _month(part["month"]), 1), Date(stated, _month(part["month2"]), 1)
    return first, months_after(last, 1), "range"


def _place(part: Part, count: int) -> int:
    """Return which quarter or half it is, of `count` in the year."""
    ordinal = (part.get("ordinal") or "").lower()
    if ordinal in ("final", "last"):
        return count
    which = _WORDS[ordinal] if ordinal else int(part.get("number") or part.get("number2") or 0)
    if not 1 <= which <= count:
        raise ValueError(f"no {which} of {count}")
    return which


def _quarter(part: Part, stated: int) -> Days:
    begins = Date(stated, _place(part, 4) * 3 - 2, 1)
    return begins, months_after(begins, 3), "quarter"


def _half(part: Part, stated: int) -> Days:
    begins = Date(stated, _place(part, 2) * 6 - 5, 1)
    return begins, months_after(begins, 6), "half"


def _month_quarter(part: Part, stated: int) -> Days:
    ends = months_after(Date(stated, _month(part["month"]), 1), 1)
    return months_after(ends, -3), ends, "quarter"


def _season(part: Part, stated: int) -> Days:
    begins = Date(stated, table("en/calendar")["seasons"][(part["season"] or "").lower()], 1)
    return begins, months_after(begins, 3), "range"


def _edge(part: Part, stated: int) -> Days:
    """Return the first or last weeks or months of a year or month."""
    begins, ends = year(stated)
    if part.get("month"):
        begins = Date(stated, _month(part["month"]), 1)
        ends = months_after(begins, 1)
    unit, count = part["unit"] or "", number_of(part["number"])
    ordinal = (part["ordinal"] or "").lower()
    if ordinal in ("last", "final"):
        return moved(ends, unit, -count), ends, "range"
    if ordinal != "first":
        raise ValueError("no such part")
    return begins, moved(begins, unit, count), "range"


def _decade(_part: Part, stated: int) -> Days:
    return Date(stated, 1, 1), Date(stated + 10, 1, 1), "range"


def _year(_part: Part, stated: int) -> Days:
    return (*year(stated), "year")


_OF_A_YEAR = {
    "date": _date, "month_year": _month_of, "months": _months_of, "quarter": _quarter,
    "half": _half, "month_quarter": _month_quarter, "season": _season, "edge": _edge,
    "decade": _decade, "year": _year,
}  # fmt: skip


def _ended(part: Part, stated: int | None, published: Date | None) -> Days | None:
    """Return the stretch that runs to a date: "the nine months ended September 30, 2004"."""
    if part["year2"]:
        ends = Date(int(part["year2"] or 0) + 1, 1, 1)
    else:
        month, day = _month(part["month"]), part["day"] or part["day2"]
        if stated is None:
            if published is None:
                return None
            stated = published.year
            if Date(stated, month, int(day or 1)) > published:
                stated -= 1
        last = Date(stated, month, int(day or 1))
        ends = last + DAY if day else months_after(last, 1)
    unit, count = part["unit"] or "", number_of(part["number"])
    kind = unit if count == 1 and unit in ("year", "quarter", "week", "month", "half") else "range"
    return moved(ends, unit, -count), ends, kind


def _days(part: Part, published: Date | None) -> Days:
    first_month = part.get("month") or part.get("month3")
    first_day = int(part.get("day") or part.get("day3") or 1)
    last_month, last_day = _month(part["month2"] or first_month), int(part["day2"] or 1)
    if part["year2"]:
        last = Date(int(part["year2"]), last_month, last_day)
    else:
        if published is None:
            raise ValueError("no year is stated")
        last = nearest(published, last_month, last_day)
    month = _month(first_month) if first_month else last_month
    stated = int(part["year"] or 0) if part.get("year") else last.year
    first = Date(stated, month, first_day)
    if first > last and not part.get("year"):
        first = Date(stated - 1, month, first_day)
    return first, last + DAY, "range"


def _relative(name: str, part: Part, published: Date, *, future: bool) -> Days | None:
    which = (part.get("which") or "").lower()
    offset = {"last": -1, "next": 1}.get(which, 0)
    if name == "year_relative":
        if which == "the past":
            return months_after(published, -12), published, "rolling_year"
        return (*year(published.year + offset), "year")
    if name == "fiscal_relative":  # India's, the only one that is called so: from April to March
        first = published.year + offset - (published.month < 4)
        return Date(first, 4, 1), Date(first + 1, 4, 1), "range"
    if name == "past":
        return _past(number_of(part.get("number")), part["unit"] or "", published)
    if name == "quarter_relative":
        begins = Date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
        begins = months_after(begins, -3 if part.get("ended") else 3 * offset)
        return begins, months_after(begins, 3), "quarter"
    if name in ("quarter_bare", "elliptic", "month_quarter", "months_bare"):
        return _latest(name, part, published, future=future)
    if name == "edge":
        found = _edge(part, published.year)
        begun = found[0] is not None and found[0] <= published
        return found if begun or future else _edge(part, published.year - 1)
    if name == "season":
        season = table("en/calendar")["seasons"][part["season"] or ""]
        begins = Date(published.year, season, 1)
        if offset < 0 and months_after(begins, 3) > published:
            begins = months_after(begins, -12)
        if offset > 0 and begins <= published:
            begins = months_after(begins, 12)
        return begins, months_after(begins, 3), "range"
    if name == "month_relative":
        begins = months_after(Date(published.year, published.month, 1), offset)
        return begins, months_after(begins, 1), "month"
    if name == "week_relative":
        monday = published - published.weekday() * DAY + 7 * offset * DAY
        return monday, monday + 7 * DAY, "week"
    return _day(name, part, published, future=future)


def _day(name: str, part: Part, published: Date, *, future: bool) -> Days:
    """Return a day near the published one, or a month without a year."""
    which = (part.get("which") or "").lower()
    if name == "day_relative":
        day = published + {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(which, 0) * DAY
        return day, day + DAY, "day"
    if name == "weekday":
        weekday = table("en/calendar")["weekdays"][(part["weekday"] or "").lower()]
        back = (published.weekday() - weekday) % 7
        ahead = which == "next" or (future and which != "last")
        day = published + ((7 - back) % 7 if ahead else -back) * DAY
        return day, day + DAY, "day"
    if name == "named_day":
        month, number = table("en/calendar")["days"][
            " ".join((part["named"] or "").lower().replace("’", "'").split())
        ]
        day = nearest(published, month, number)
        return day, day + DAY, "day"
    month = _month(part.get("month") or part.get("month2") or part.get("upper"))
    if name == "month_day":
        day = nearest(published, month, int(part["day"] or 1))
        return day, day + DAY, "day"
    begins = Date(published.year if month <= published.month else published.year - 1, month, 1)
    return begins, months_after(begins, 1), "month"


def _latest(name: str, part: Part, published: Date, *, future: bool) -> Days:
    """Return the last such part of a year that is over, or the next that is not, of a forecast."""
    found: list[Days] = []
    for number in (published.year - 2, published.year - 1, published.year, published.year + 1):
        if name == "months_bare":
            first, last = _month(part["month"]), _month(part["month2"])
            ends = months_after(Date(number, last, 1), 1)
            begins = Date(number if first <= last else number - 1, first, 1)
            found.append((begins, ends, "range"))
        elif name == "month_quarter":
            found.append(_month_quarter(part, number))
        else:
            halves = part.get("unit") in ("half", "") and name == "quarter_bare"
            found.append((_half if halves else _quarter)(part, number))
    over = [row for row in found if row[1] is not None and row[1] <= published + _GRACE]
    if future:
        return found[len(over)]
    return over[-1]


def _past(count: int, unit: str, published: Date) -> Days:
    kind = "rolling_year" if unit == "year" and count == 1 else "rolling"
    return moved(published, unit, -count), published, kind


def nearest(published: Date, month: int, day: int) -> Date:
    """Return the day of that month nearest to the published date: a year is not stated."""
    options = []
    for number in (published.year - 1, published.year, published.year + 1):
        try:
            options.append(Date(number, month, day))
        except ValueError:
            continue
    if not options:
        raise ValueError(f"no {month}-{day}")
    return min(options, key=lambda option: abs((option - published).days))
