"""Dates, years, periods and clock times: their own kind, so that none is taken for an amount."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.quantities.draft import Draft


class Dated(NamedTuple):
    """A date, time or rank at [start, end)."""

    start: int
    end: int
    rule: str


Reading = Draft | Dated | int  # an amount, a date or rank, or the end of what is no amount

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-4][0-9])"

_MONTH_BEFORE = pattern(
    r"(?<![A-Za-z])(?:(?:early|late|mid)[- ])?("
    + _MONTH
    + r")\.?(?:[ \u00a0\n]|,[ \u00a0\n](?=$))(?:the )?$"
)
_MONTH_BEFORE_UPPER = pattern(r"(?<![A-Za-z])(" + _MONTH.upper() + r")\.?,?[ \u00a0]$")
_AFTER_MONTH = pattern(
    r"(?:"
    + _YEAR
    + r"(?:\s?[-–—]\s?(?:"
    + _MONTH
    + r"\.? )?"
    + _YEAR
    + r")?(?![\d,.]\d)|\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and)\s?\d{1,2}(?:st|"
    r"nd|rd|th)?(?!\d|,\d{3}|\.\d|\s?(?:percent|per cent|%|million|"
    r"billion)))?(?:,?[ \u00a0]"
    + _YEAR
    + r"(?!\d))?)(?![\d%]|\.\d|,\d{3}|\s?(?:percent|per cent|pct|million|billion|"
    r"mln)\b)"
)
_DAY_MONTH = pattern(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s?(?:[-–—]|to|and)\s?)?\d{1,2}(?:st|nd|rd|"
    r"th)?(?: of)?[ \u00a0\n-]("
    + _MONTH
    + r")\b(?:\.(?=,?[ \u00a0]\d{4}\b))?(?:,?[ \u00a0\n-]"
    + _YEAR
    + r"\b|[ -]\d{2}\b(?!\d|,))?"
)
_ISO = pattern(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|"
    r"[+-]\d{2}:?\d{2})?)?(?![\d-])|\d{4}/\d{1,2}/\d{1,2}(?!\d)"
)
_SLASHED = pattern(
    r"(?:0?[1-9]|[12]\d|3[01])/0[1-9](?![\d/])|(?:1[3-9]|2\d|"
    r"3[01])/1[0-2](?![\d/])|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/.]*\d)|"
    r"\d{1,2}-\d{1,2}-\d{4}(?!\d)"
)
_CLOCK = pattern(
    r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?:[:][0-5]\d)?\s?(?:-\s?\d{1,2}(?:[:.][0-"
    r"5]\d)?\s?)?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|a\.m\b|p\.m\b|o['’]clock\b)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:.,]\d|\d)(?:\s?(?:GMT|UTC|"
    r"BST|EST|EDT|CET|IST|ET|PT)\b)?|(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|BST|"
    r"EST|EDT|CET|IST|hours|hrs|local time|Z)\b"
)
_RACE_TIME = pattern(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\.(\d{1,3})(?!\d)")
_DECADE = pattern(r"(?:1[0-9]{2}0|20[0-9]0)['’]?s\b|[1-9]0['’]?s\b")
_CENTURY = pattern(
    r"\d{1,2}(?:st|nd|rd|th)(?:[- ](?:and|to|or)[- ]\d{1,2}(?:st|nd|rd|th)|"
    r"[-–]\d{1,2}(?:st|nd|rd|th))?[- ](?:century|centuries|millennium)\b(?: (?:BC|"
    r"BCE|AD|CE)\b)?"
)
_ORDINAL = pattern(r"\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b")
_ERA_AFTER = pattern(
    r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\s?(?:BC|BCE|AD|CE|B\.C\.|A\.D\.|BP)(?:E\b|\b|" r"(?<=\.))"
)
_ERA_BEFORE = pattern(r"\b(?:AD|A\.D\.|CE)\s$")
_YEAR_RANGE = pattern(
    _YEAR
    + r"(?:\s?[-–—/]\s?(?:"
    + _YEAR
    + r"|\d{2}))(?![\d\w%]|[.,]\d)(?:\s?(?:season|fiscal year|financial year))?"
)
_YEAR_ONLY = pattern(_YEAR + r"(?![\d\w%]|[,.]\d|-\w)")
_YEAR_HYPHEN = pattern(_YEAR + r"(?=-(?:era|style|model|built|born|based|vintage|[a-z]+ed)\b)")
_QUARTER_BEFORE = pattern(
    r"(?<![A-Za-z\d])(?:Q[1-4]|H[12]|FY|fiscal(?: year)?|financial year|[1-4]Q)[ " r"'’-]?$",
    re.IGNORECASE,
)
_QUARTER_YEAR = pattern(r"(?:20|19)?\d{2}(?:[-/]\d{2,4})?(?![\d,.%]\d|\w)")
_APOSTROPHE = pattern(r"(?:^|[^\w])['’‘]$")
_APOSTROPHE_YEAR = pattern(r"\d{2}s?\b")


_TIME_STARTS = frozenset(("pm", "p.", "am", "a.", "o'", "o’", "of", "ho", "hr", "lo", "to", "an"))
_NO_DATE = frozenset(("", "%", ")", ";", "]", "$", "€", "°", "×", "+"))


@cache
def _months() -> frozenset[str]:
    return frozenset(table("en/calendar")["months"])


_BEFORE_WORDS = frozenset(("ad", "a.d.", "ce", "fiscal", "fy", "the"))


def _dates_before(before: str) -> bool:
    """Whether the word before the digits may be part of a date: a month, "AD", "fiscal year"."""
    word = before.rstrip(" \u00a0\n,'’-").replace("\n", " ").rpartition(" ")[2].lower()
    return (
        word.rstrip(".") in _months()
        or word in _BEFORE_WORDS
        or word.endswith("year")
        or (word[:1] in "qh1234" and len(word) == 2)
        or "-" in word
    )


def read_date(text: str, at: int, digits_end: int) -> Dated | None:
    """Read the date, clock time or period whose digits stand at [at, digits_end).

    Bare years are not read here.
    """
    before = text[max(0, at - 14) : at]
    if not _dates_before(before):
        pass
    elif before[-1:] in (" ", "\u00a0", "\n"):
        month = _MONTH_BEFORE.search(before) or _MONTH_BEFORE_UPPER.search(before)
        if month is not None:
            found = _AFTER_MONTH.match(text, at)
            if found is not None and "," in month[0] and len(found[0]) != 4:
                found = None  # "June, 15 people": only a year follows a comma
            if found is not None and (len(found[0]) > 2 or int(found[0]) <= 31):
                return Dated(at - len(before) + month.start(), found.end(), "month and day")
        if _ERA_BEFORE.search(before):
            found = re.compile(r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?").match(text, at)
            if found is not None:
                return Dated(at - 3, found.end(), "era")
    if before[-1:] in ("'", "’", "‘") and _APOSTROPHE.search(before):
        found = _APOSTROPHE_YEAR.match(text, at)
        if (
            found is not None
            and not text[found.end() : found.end() + 1].isalnum()
            and text[found.end() : found.end() + 1] not in ('"', "'")
        ):
            return Dated(at - 1, found.end(), "short year")
    if before and (before[-1].isalpha() or before[-1] in " '’-") and _dates_before(before):
        quarter = _QUARTER_BEFORE.search(before)
        if quarter is not None:
            found = _QUARTER_YEAR.match(text, at)
            if found is not None:
                return Dated(at - len(before) + quarter.start(), found.end(), "fiscal period")
    mark = text[digits_end : digits_end + 1]
    following = text[digits_end + 1 : digits_end + 2]
    if (
        mark in (" ", "\n")
        and not following.isupper()
        and text[digits_end + 1 : digits_end + 3] not in _TIME_STARTS
    ):
        return None
    if mark in _NO_DATE or (mark == "," and following.isdigit()):
        return None
    found = _DAY_MONTH.match(text, at) if digits_end - at <= 2 else None
    if found is not None:
        return Dated(at, found.end(), "day and month")
    if (
        mark in (" ", "\n")
        and not following.isupper()
        and following not in ("a", "p", "o", "h", "l")
    ):
        return None
    for shape, rule in (
        (_ISO, "ISO date"),
        (_SLASHED, "slashed date"),
        (_CLOCK, "clock time"),
        (_CENTURY, "century"),
        (_ERA_AFTER, "era"),
        (_DECADE, "decade"),
    ):
        found = shape.match(text, at)
        if found is not None:
            return Dated(at, found.end(), rule)
    return None


def read_ordinal(text: str, at: int) -> Dated | None:
    """Read an ordinal in digits: "21st"."""
    found = _ORDINAL.match(text, at)
    return None if found is None else Dated(at, found.end(), "ordinal")


def read_race_time(text: str, at: int) -> tuple[int, int, int, str] | None:
    """Read a running time such as 1:58.3: (end, minutes, seconds, decimals)."""
    found = _RACE_TIME.match(text, at)
    if found is None:
        return None
    if found[3] is not None:
        return found.end(), int(found[1]) * 60 + int(found[2]), int(found[3]), found[4]
    return found.end(), int(found[1]), int(found[2]), found[4]


def read_year_range(text: str, at: int) -> Dated | None:
    """Read "2018-19", "1914–1918": two years that follow one another."""
    found = _YEAR_RANGE.match(text, at)
    if found is None:
        return None
    first, last = re.split(r"\s?[-–—/]\s?", found[0].split(" season")[0].split(" f")[0], maxsplit=1)
    last_year = int(last) if len(last) > 2 else int(first) // 100 * 100 + int(last)
    return (
        Dated(at, found.end(), "year range") if last_year >= int(first) or len(last) == 2 else None
    )


def read_year(text: str, at: int) -> Dated | None:
    """Read four digits that may be a year, 1000 to 2149; whether they are, the caller decides."""
    found = _YEAR_ONLY.match(text, at) or _YEAR_HYPHEN.match(text, at)
    return None if found is None else Dated(at, found.end(), "year")
