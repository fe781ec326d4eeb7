"""Periods: years, quarters, months, days and relative ones, resolved from the document's date.

A strict grammar: what it does not know it leaves alone. Ends are not included.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import cache

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Period
from factgauge.model.span import Span

Date = datetime.date
DAY = datetime.timedelta(days=1)

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|"
    r"Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d{2})"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUMBER = (
    r"(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|eighteen|twenty)"
)
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "final": 4, "last": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A period where the text names it; `base` marks one that a change starts from."""

    period: Period
    base: bool = False


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


def _month_number(name: str) -> int:
    months: dict[str, int] = table("en/calendar")["months"]
    return months[name.rstrip(".").lower()]


def _loose(source: str) -> str:
    """Let every blank of a pattern be a line break too: text may be wrapped anywhere."""
    return source.replace("[- ]", r"[-\s]").replace(" ", r"\s")


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the grammar, the longest and most definite first."""
    return tuple(
        (name, pattern(_loose(source)))
        for name, source in (
            (
                "date",
                rf"(?:(?:{_WEEKDAY}),? )?(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? "
                rf"{_YEAR})\b",
            ),
            (
                "date",
                rf"(?:(?:{_WEEKDAY}),? )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
                rf"{_MONTH},? {_YEAR}\b",
            ),
            ("date", r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
            (
                "months",
                rf"{_MONTH}(?: ?[-–] ?| to | through | and )"
                rf"{_MONTH.replace('<month>', '<month2>')},? "
                rf"(?:of )?{_YEAR}\b",
            ),
            (
                "months_of_years",
                rf"(?:[Ff]rom |[Bb]etween )?{_MONTH},? {_YEAR} ?(?:[-–]|to|and|through|until) "
                rf"?{_MONTH.replace('<month>', '<month2>')},? "
                rf"{_YEAR.replace('<year>', '<year2>')}\b",
            ),
            (
                "range",
                rf"(?:[Ff]rom |[Bb]etween |[Ii]n |[Dd]uring )?{_YEAR} "
                rf"?(?:[-–]|to|and|through|until) ?{_YEAR.replace('<year>', '<year2>')}\b",
            ),
            ("range_short", rf"(?:in |during |from )?{_YEAR}[-–/](?P<number>\d{{2}})\b"),
            (
                "quarter",
                rf"(?:the )?(?P<ordinal>first|second|third|fourth|final) quarter(?: of|,)? "
                rf"{_YEAR}\b",
            ),
            ("quarter", rf"(?:Q(?P<number>[1-4])|(?P<number2>[1-4])Q)[ -]?(?:of )?{_YEAR}\b"),
            ("half", rf"(?:the )?(?P<ordinal>first|second) half(?: of|,)? {_YEAR}\b"),
            ("since", rf"[Ss]ince (?:{_MONTH} )?{_YEAR}\b"),
            ("month_year", rf"(?:(?:early|late|mid)[- ])?{_MONTH},?(?: of)? {_YEAR}\b"),
            (
                "month_day",
                rf"(?:(?:{_WEEKDAY}),? )?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?\d| "
                rf"percent|%)",
            ),
            (
                "month_day",
                rf"(?:(?:{_WEEKDAY}),? )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
                rf"{_MONTH}\b",
            ),
            (
                "before_event",
                r"(?:[Bb]efore|[Uu]ntil|[Tt]ill) (?:it|they|he|she|the [a-z]+(?: [a-z]+)?) "
                r"(?:(?:was|were|had been|had) )?(?:closed?|shut(?: down)?|ended|stopped|"
                r"collapsed|folded|died)\b",
            ),
            (
                "year_after",
                r"(?:[Aa]|[Oo]ne) year (?:later|after|afterwards)\b|(?:[Ii]n )?[Tt]he "
                r"(?:following|next) year\b|[Tt]he year after\b",
            ),
            (
                "years_away",
                rf"(?:{_NUMBER}|(?P<some>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Aa] "
                rf"few|some|[Aa]|[Oo]ne)) (?:years|months?|decades?) "
                rf"(?:earlier|later|before|after|afterwards|previously|ago)\b",
            ),
            (
                "year_before",
                r"(?:[Aa]|[Oo]ne) year (?:earlier|before|ago|previously)|(?:[Tt]he "
                r")?(?:previous|prior|preceding) year|[Tt]he year before|year-earlier|year-ago",
            ),
            ("quarter_relative", r"(?P<which>last|this|the previous|the latest) quarter"),
            (
                "past",
                rf"(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin|[Ff]or) the (?:past|last|previous) "
                rf"(?:{_NUMBER} )?(?P<unit>year|month|week|decade|day)s?\b",
            ),
            (
                "span",
                rf"(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring|[Aa]fter|[Ff]or) (?:the )?(?:{_NUMBER} "
                rf"(?:years|months|quarters|decades)|a (?:decade|century|generation)|several "
                rf"years|many years|recent years)\b",
            ),
            (
                "year_relative",
                r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he past|[Tt]he current) year\b",
            ),
            ("month_relative", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) month\b"),
            ("week_relative", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) week\b"),
            (
                "year",
                rf"(?<![\d.,$€£-]){_YEAR}(?![\d.,%-]\d|\d|-)(?! ?(?:percent|people|million|kg|km))",
            ),
            ("weekday", rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?{_WEEKDAY}\b"),
            ("day_relative", r"\b(?P<which>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b"),
            (
                "month",
                rf"(?:[Ii]n|[Dd]uring|[Ss]ince|of) (?:(?:early|late|mid)[- "
                rf"])?{_MONTH}\b|(?P<month2>January|February|March|April|June|July|August|September|October|November|December)\b",
            ),
        )
    )


# A sentence without any of these names no period: most sentences are told apart by this alone.
_MAY_HOLD = pattern(
    r"\d|[Yy]ear|[Mm]onth|[Ww]eek|[Qq]uarter|days?\b|[Tt]omorrow|[Dd]ecade|"
    r"century|generation|[Bb]efore|[Uu]ntil|[Tt]ill|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_FUTURE = pattern(
    r"\b(?:will|expected to|scheduled|is to|are to|due to|plans? to|set to|going "
    r"to|upcoming|tomorrow|would)\b",
    re.IGNORECASE,
)


# What lies before or after a period is not in it: "twice before April 2019" says nothing of April.
_OUTSIDE = pattern(
    r"\b(?:before|until|till|up to|prior to|ahead of|after|following|by)\s+"
    r"(?:(?:about|around|the end of|the start of)\s+)?$",
    re.IGNORECASE,
)
_OUTSIDE_REACH = 32  # code points: the longest of them, with its blanks


def find_periods(text: str, start: int, end: int, published: Date | None) -> tuple[Mention, ...]:
    """Return the periods named in text[start:end], in order, none inside another.

    Relative ones are resolved from `published`; without it they come with no dates and kind
    "relative".
    """
    taken: list[tuple[int, int, Mention | None]] = []
    if _MAY_HOLD.search(text, start, end) is None:
        return ()
    future = _FUTURE.search(text, start, end) is not None
    for name, rule in _rules():
        for found in rule.finditer(text, start, end):
            if any(found.start() < b and a < found.end() for a, b, _ in taken):
                continue
            if found.start() and text[found.start() - 1].isalnum():
                continue
            # A date that never was keeps its place: "29 February 2023" is not February 2023.
            taken.append(
                (found.start(), found.end(), _resolve(name, found, published, future=future))
            )
    ordered = sorted(taken, key=lambda row: row[0])
    return _anchored([mention for _, _, mention in ordered if mention is not None])


def _anchored(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Resolve "a year earlier" and "a year later" from the period that the sentence names.

    The one before it comes first.

    Where it names none they keep no dates: the year before publication would be a guess.
    """
    stretches = ("year", "half", "quarter", "month", "range")
    found = []
    for index, mention in enumerate(mentions):
        period = mention.period
        if period.kind not in ("year before", "year after"):
            found.append(mention)
            continue
        others = [
            m.period
            for m in (*mentions[:index][::-1], *mentions[index + 1 :])
            if m.period.kind in stretches
        ]
        anchor = next((p for p in others if p.begins is not None and p.ends is not None), None)
        if anchor is None or anchor.begins is None or anchor.ends is None:
            found.append(replace(mention, period=replace(period, kind="relative")))
            continue
        months = 12 if period.kind == "year after" else -12
        begins, ends = months_after(anchor.begins, months), months_after(anchor.ends, months)
        found.append(
            replace(mention, period=replace(period, begins=begins, ends=ends, kind=anchor.kind))
        )
    return tuple(found)


def _resolve(
    name: str, found: re.Match[str], published: Date | None, *, future: bool
) -> Mention | None:
    span = Span(found.start(), found.end())
    if name in ("years_away", "span"):  # how far back they reach depends on what they are said of
        return Mention(Period(None, None, name.replace("_", " "), span, found[0]))
    if name in ("year_before", "year_after"):  # resolved once all others are known
        return Mention(
            Period(None, None, name.replace("_", " "), span, found[0]), base=name == "year_before"
        )
    try:
        resolved = _dates(name, found, published, future=future)
    except ValueError:
        return None  # an impossible date is for the checks to report
    if resolved is None:
        return Mention(Period(None, None, "relative", span, found[0]))
    begins, ends, kind = resolved
    outside = _OUTSIDE.search(found.string, max(0, span.start - _OUTSIDE_REACH), span.start)
    if outside is not None:
        span = Span(outside.start(), span.end)
        return Mention(Period(None, None, "relative", span, span.of(found.string)))
    return Mention(Period(begins, ends, kind, span, found[0]))


def _dates(
    name: str, found: re.Match[str], published: Date | None, *, future: bool
) -> tuple[Date | None, Date | None, str] | None:
    part = found.groupdict()
    if name == "date":
        month = _month_number(part["month"]) if part.get("month") else int(part["number"])
        day = Date(int(part["year"]), month, int(part["day"]))
        return day, day + DAY, "day"
    if name == "months":
        number = int(part["year"])
        first, last = _month_number(part["month"]), _month_number(part["month2"])
        return Date(number, first, 1), months_after(Date(number, last, 1), 1), "range"
    if name == "months_of_years":
        begins = Date(int(part["year"]), _month_number(part["month"]), 1)
        last_month = Date(int(part["year2"]), _month_number(part["month2"]), 1)
        return begins, months_after(last_month, 1), "range"
    if name == "range":
        return Date(int(part["year"]), 1, 1), Date(int(part["year2"]) + 1, 1, 1), "range"
    if name == "range_short":
        first_year = int(part["year"])
        return (
            Date(first_year, 1, 1),
            Date(first_year // 100 * 100 + int(part["number"]) + 1, 1, 1),
            "range",
        )
    if name == "before_event":
        return None
    if name in ("quarter", "half"):
        number = int(part["year"])
        which = (
            _WORDS[part["ordinal"]]
            if part.get("ordinal")
            else int(part["number"] or part["number2"])
        )
        length = 3 if name == "quarter" else 6
        begins = Date(number, (which - 1) * length + 1, 1)
        return begins, months_after(begins, length), name
    if name == "month_year":
        begins = Date(int(part["year"]), _month_number(part["month"]), 1)
        return begins, months_after(begins, 1), "month"
    if name == "since":
        return (
            Date(int(part["year"]), _month_number(part["month"]) if part.get("month") else 1, 1),
            None,
            "since",
        )
    if name == "year":
        return (*year(int(part["year"])), "year")
    return None if published is None else _relative(name, part, published, future=future)


def _relative(
    name: str, part: dict[str, str | None], published: Date, *, future: bool
) -> tuple[Date | None, Date | None, str] | None:
    which = (part.get("which") or "").lower()
    offset = {"last": -1, "next": 1, "the previous": -1, "the latest": -1}.get(which, 0)
    if name == "year_relative":
        if which == "the past":
            return months_after(published, -12), published, "rolling_year"
        return (*year(published.year + offset), "year")
    if name == "past":
        number = part.get("number")
        count = 1 if number is None else _WORDS.get(number) or int(number)
        return _past(count, part["unit"] or "year", published)
    if name == "month_relative":
        begins = months_after(published.replace(day=1), offset)
        return begins, months_after(begins, 1), "month"
    if name == "quarter_relative":
        begins = months_after(
            Date(published.year, (published.month - 1) // 3 * 3 + 1, 1), 3 * offset
        )
        return begins, months_after(begins, 3), "quarter"
    if name == "week_relative":
        monday = published - published.weekday() * DAY + 7 * offset * DAY
        return monday, monday + 7 * DAY, "week"
    if name == "day_relative":
        day = published + {"yesterday": -1, "tomorrow": 1}.get(which, 0) * DAY
        return day, day + DAY, "day"
    if name == "weekday":
        weekday = table("en/calendar")["weekdays"][(part["weekday"] or "").lower()]
        back = (published.weekday() - weekday) % 7
        ahead = which == "next" or (future and which != "last")
        day = published + ((7 - back) % 7 if ahead else -back) * DAY
        return day, day + DAY, "day"
    month = _month_number(part.get("month") or part.get("month2") or "")
    if name == "month_day":
        day = _nearest(published, month, int(part["day"] or 1))
        return day, day + DAY, "day"
    begins = Date(published.year if month <= published.month else published.year - 1, month, 1)
    return begins, months_after(begins, 1), "month"


def _past(count: int, unit: str, published: Date) -> tuple[Date, Date, str]:
    if unit == "year":
        return (
            months_after(published, -12 * count),
            published,
            "rolling_year" if count == 1 else "rolling",
        )
    if unit == "decade":
        return months_after(published, -120 * count), published, "rolling"
    if unit == "month":
        return months_after(published, -count), published, "rolling"
    return published - count * (7 if unit == "week" else 1) * DAY, published, "rolling"


def _nearest(published: Date, month: int, day: int) -> Date:
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
