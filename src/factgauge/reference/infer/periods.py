"""Whether and how a column, or a row of headers, writes periods."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from factgauge.reference.period import reads_as
from factgauge.reference.written import iso_period, month_number

LEAST_READ = Fraction(19, 20)
_FIRST_YEAR, _LAST_YEAR = 1000, 2150
_EARLIEST = 1500  # of years in patterns that a number may fit too
_RANGE = "range"
# In the order in which they are tried; the first that reads all cells counts.
_PATTERNS = (
    ("%d.%m.%Y", "day"), ("%Y/%m/%d", "day"), ("%Y.%m.%d", "day"), ("%Y%m%d", "day"),
    ("%d %b %Y", "day"), ("%b %d, %Y", "day"), ("%d-%b-%Y", "day"), ("%d-%b-%y", "day"),
    ("%b %d %Y", "day"), ("%d. %b %Y", "day"),
    ("%Y-%m-%dT%H:%M:%SZ", "day"), ("%Y-%m-%dT%H:%M:%S", "day"), ("%Y-%m-%d %H:%M:%S", "day"),
    ("%Y-%m-%d %H:%M", "day"), ("%Y-%m-%dT%*", "day"), ("%Y-%m-%d %*", "day"),
    ("%Y-%m", "month"), ("%b %Y", "month"), ("%b-%Y", "month"), ("%b, %Y", "month"),
    ("%b-%y", "month"), ("%b %y", "month"), ("%Y %b", "month"), ("%Y-%b", "month"),
    ("%m/%Y", "month"), ("%m.%Y", "month"), ("%Y/%m", "month"), ("%Y.%m", "month"),
    ("%Y%m", "month"), ("%YM%m", "month"), ("%Y:%m", "month"), ("%m-%Y", "month"),
    ("Q%q %Y", "quarter"), ("%Y Q%q", "quarter"), ("Q%q-%Y", "quarter"), ("Q%q/%Y", "quarter"),
    ("%Y/Q%q", "quarter"), ("%Y:Q%q", "quarter"), ("%qQ%Y", "quarter"), ("%qQ%y", "quarter"),
    ("%qQ %Y", "quarter"), ("T%q %Y", "quarter"), ("%Y-T%q", "quarter"), ("%Y T%q", "quarter"),
    ("Q%q %y", "quarter"), ("%Y:%q", "quarter"), ("%Y.Q%q", "quarter"),
    ("%q. Quartal %Y", "quarter"),
    ("%Y/%y", "fiscal"), ("%Y-%y", "fiscal"), ("%Y–%y", "fiscal"), ("FY%Y", "fiscal end"),
    ("FY %Y", "fiscal end"), ("FY%y", "fiscal end"), ("FY %y", "fiscal end"),
    ("FY%Y/%y", "fiscal"), ("FY%Y-%y", "fiscal"),
    ("%Y.0", "year"), ("%Y [YR%Y]", "year"), ("YR%Y", "year"), ("%Y-%m-%d", "day"), ("y%Y", "year"),
    ("X%Y", "year"), ("%Y.", "year"),
)  # fmt: skip
_DAYS = (("%m/%d/%Y", "%d/%m/%Y"), ("%m/%d/%y", "%d/%m/%y"), ("%m-%d-%Y", "%d-%m-%Y"))


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """How a column writes periods.

    `pattern` is the format for its field, `None` where ISO 8601 is. `other` is a second pattern
    that reads every cell too. `fiscal` years are no calendar years; `remark` says what is odd.
    """

    granularity: str
    pattern: str | None = None
    other: str | None = None
    fiscal: str | None = None  # "begin" or "end": for which of its two years it is called
    remark: str | None = None
    bare_year: bool = False  # plain numbers of four digits, which could be any number
    unread: tuple[str, ...] = ()


def period_form(texts: Iterable[str]) -> PeriodForm | None:
    """Return how different cells of a column are written, where nearly all are periods."""
    cells = [text for text in texts if text.strip()]
    if not cells or any(len(text) > 40 for text in cells[:50]):
        return None
    short = cells if len(cells) <= 5000 else cells[:: len(cells) // 5000]
    if not any(letter.isdigit() for letter in short[0] + short[-1]):
        return None
    form = _iso(short) or _patterned(short) or _slashed(short)
    if form is None or short is cells:
        return form
    return form


def reads_in(text: str, form: PeriodForm) -> bool:
    """Return whether a cell is a period in the form of its column."""
    return read_in(text, form) is not None


def read_in(text: str, form: PeriodForm) -> str | None:
    """Return a cell as a period of ISO 8601; `None` where it is not in the form."""
    if form.pattern is None:
        return text if reads_as(text, form.granularity) else None
    try:
        read = iso_period(text, form.pattern, form.granularity)
    except ValueError:
        return None
    if not read[:4].isdigit() or not _EARLIEST <= int(read[:4]) <= _LAST_YEAR:
        return None  # "1.1134" is a number
    return read if reads_as(read, form.granularity) else None


def _iso(cells: list[str]) -> PeriodForm | None:
    for granularity in ("year", "quarter", "month", "day"):
        form = PeriodForm(granularity)
        read = [text for text in cells if reads_as(text, granularity)]
        if len(read) < LEAST_READ * len(cells):
            continue
        if granularity == "year":
            if all(text.isdigit() for text in read):
                within = all(_FIRST_YEAR <= int(t) <= _LAST_YEAR for t in read)
                if not within:
                    return None
                form = PeriodForm("year", bare_year=True)
            elif len(read) > 2:
                form = PeriodForm("year", remark="years are written as their first days")
        unread = tuple(text for text in cells if not reads_as(text, granularity))
        if granularity == "quarter" and any(len(text) == 10 for text in read):
            starts = all(text.endswith("-01") for text in read if len(text) == 10)
            form = PeriodForm("quarter", remark="quarters are written as their first days")
            if not starts:
                continue
        as_days = granularity == "day" or (granularity == "month" and len(read[0]) == 10)
        if not as_days:
            return _with(form, unread)
        spaced = _spaced([text for text in read if len(text) == 10], unread)
        if spaced.granularity == "day" and granularity == "month":
            return PeriodForm(
                "month", remark="months are written as their first days", unread=unread
            )
        return spaced
    mixed = [text for text in cells if reads_as(text, _RANGE)]
    if len(mixed) >= LEAST_READ * len(cells) and any(not t.isdigit() for t in mixed):
        return PeriodForm(_RANGE, unread=tuple(t for t in cells if not reads_as(t, _RANGE)))
    return None


def _with(form: PeriodForm, unread: tuple[str, ...]) -> PeriodForm:
    return PeriodForm(
        form.granularity, form.pattern, form.other, form.fiscal, form.remark, form.bare_year, unread
    )


def _spaced(days: list[str], unread: tuple[str, ...]) -> PeriodForm:
    """Tell days from months, quarters and years that are written as one of their days."""
    dates = sorted({datetime.date.fromisoformat(text) for text in days})
    if len(dates) >= 4:
        gaps = [(b - a).days for a, b in pairwise(dates)]
        usual = sorted(gaps)[len(gaps) // 2]
        same_day = len({d.day for d in dates}) == 1 or all(d.day >= 28 for d in dates)
        one_a_year = len({d.year for d in dates}) == len(dates)
        months = {(d.year, d.month) for d in dates}
        if same_day and one_a_year and len({d.month for d in dates}) == 1 and usual >= 365:
            return PeriodForm(
                "year", "%Y-%m-%d", remark=f'years are written as days: "{days[0]}"', unread=unread
            )
        if same_day and len(months) == len(dates) and 28 <= usual <= 31:
            return PeriodForm(
                "month",
                "%Y-%m-%d",
                remark=f'months are written as days: "{days[0]}"',
                unread=unread,
            )
        if same_day and len(months) == len(dates) and 88 <= usual <= 93:
            remark = (
                f'quarters are written as days: "{days[0]}"; each is the calendar quarter that '
                "holds its day"
            )
            return PeriodForm("quarter", "%Y-%m-%d", remark=remark, unread=unread)
    return PeriodForm("day", unread=unread)


def _patterned(cells: list[str]) -> PeriodForm | None:
    sample = cells[:200]
    for pattern, granularity in _PATTERNS:
        base = "year" if granularity.startswith("fiscal") else granularity
        if not _fits(sample[0], pattern, base):
            continue
        form = PeriodForm(base, pattern)
        unread = tuple(text for text in cells if not reads_in(text, form))
        if len(unread) > (1 - LEAST_READ) * len(cells):
            continue
        if pattern in ("%Y%m", "%Y.%m") and not _plain_years(cells, pattern):
            continue
        fiscal = {"fiscal": "begin", "fiscal end": "end"}.get(granularity)
        if base == "day":
            days = [read for text in cells if (read := read_in(text, form))]
            spaced = _spaced(days, unread)
            return PeriodForm(spaced.granularity, pattern, remark=spaced.remark, unread=unread)
        return PeriodForm(base, pattern, fiscal=fiscal, unread=unread)
    return None


def _plain_years(cells: list[str], pattern: str) -> bool:
    """Whether figures like 201803 or 2018.03 have years and months of a calendar."""
    years = {int(text[:4]) for text in cells if text[:4].isdigit()}
    return bool(years) and min(years) >= 1700 and max(years) <= _LAST_YEAR


def _slashed(cells: list[str]) -> PeriodForm | None:
    """Read 3/25/2018 and 25/3/2018: which of the two it is, all cells together may tell."""
    for month_first, day_first in _DAYS:
        read = [
            pattern
            for pattern in (month_first, day_first)
            if sum(_fits(text, pattern, "day") for text in cells) >= LEAST_READ * len(cells)
        ]
        if not read:
            continue
        form = PeriodForm("day", read[0])
        unread = tuple(text for text in cells if not reads_in(text, form))
        days = [iso for text in cells if (iso := read_in(text, form))]
        spaced = _spaced(days, unread)
        other = read[1] if len(read) > 1 else None
        granularity, remark = spaced.granularity, spaced.remark
        if other is not None:
            turned = _spaced([i for t in cells if (i := read_in(t, PeriodForm("day", other)))], ())
            if spaced.granularity == "day" and turned.granularity != "day":
                read.reverse()
                other, granularity, remark = None, turned.granularity, turned.remark
            elif spaced.granularity != "day" and turned.granularity == "day":
                other = None
        return PeriodForm(granularity, read[0], other, remark=remark, unread=unread)
    return None


def _fits(text: str, pattern: str, granularity: str) -> bool:
    return reads_in(text, PeriodForm(granularity, pattern))


def part_form(texts: Iterable[str]) -> tuple[str, str | None] | None:
    """Return how a column names months or quarters without a year: granularity and pattern."""
    cells = [text.strip() for text in texts if text.strip()]
    if not cells:
        return None
    if all(month_number(text.rstrip(".")) for text in cells):
        return "month", "%b"
    if all(re.fullmatch(r"0?[1-9]|1[0-2]", text) for text in cells):
        return "month", None
    if all(re.fullmatch(r"M(?:0[1-9]|1[0-2])", text) for text in cells):
        return "month", "M%m"
    if all(re.fullmatch(r"Q?[1-4]", text) for text in cells):
        return "quarter", None
    return None
