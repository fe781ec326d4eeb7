"""The period that a question names, in words or as a table writes it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from factgauge.reference.period import parse_period

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DATES = re.compile(
    r"\b(?:(?:\d{1,2} )?[A-Za-z]{3,9}\.? (?:\d{1,2},? )?[12]\d{3}"  # 25 March 2018
    r"|\d{4}-\d\d-\d\d|\d{4}-?[Qq][1-4]|[Qq][1-4] \d{4}|[12]\d{3}-(?:0\d|1[0-2])(?!\d)|[12]\d{3})\b"
)
_YEAR = re.compile(r"[12]\d{3}\b")
_JOIN = re.compile(r" ?[–-] ?| (?:to|and|until|through) ")
_LEAD = re.compile(r"\b(?:since|after|before|from|between|in|on|for|during|at the end of) $")
_LATEST = re.compile(r"\b(?:latest|newest|last|current|now|today)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of days; an absent bound is open. `latest` asks for the last period there is."""

    begins: datetime.date | None = None
    ends: datetime.date | None = None  # not included
    latest: bool = False
    exact: bool = False  # one period, and no part of it


def asked_period(text: str) -> tuple[Asked, str]:
    """Return the period that a question names, and the question without it.

    Without a period the latest is asked for. Raises `ValueError` for one that there is not, such as
    31 February 2018, and for a second one; its message goes on from "the period".
    """
    places = _places(text)
    if not places:
        latest = _LATEST.search(text.lower())
        rest = f"{text[: latest.start()]} {text[latest.end() :]}" if latest else text
        return Asked(latest=True), rest
    first = places[0]
    lead = _LEAD.search(text[: first[0]].lower())
    word = lead[0].strip() if lead else ""
    join = _JOIN.fullmatch(text[first[1] : places[1][0]].lower()) if len(places) > 1 else None
    joined = join is not None and (join[0].strip() != "and" or word == "between")
    if len(places) > (2 if joined else 1):
        extra = text[slice(*places[-1])]
        raise ValueError(f'"{extra}" is one too many; ask for one, or for a range')
    last = places[1] if joined else first
    rest = f"{text[: lead.start() if lead else first[0]]} {text[last[1] :]}"
    begins, ends = _read(text[slice(*first)])
    if joined:
        ends = _read(text[slice(*last)])[1]
        if ends <= begins:
            raise ValueError(f'"{text[slice(*last)]}" is before "{text[slice(*first)]}"')
        return Asked(begins, ends), rest
    match word:
        case "since":
            return Asked(begins=begins), rest
        case "after":
            return Asked(begins=ends), rest
        case "before":
            return Asked(ends=begins), rest
    return Asked(begins, ends, exact=True), rest


def _places(text: str) -> list[tuple[int, int]]:
    """Return where dates stand; of a word that is no month before a year, the year alone."""
    found: list[tuple[int, int]] = []
    at = 0
    while match := _DATES.search(text, at):
        begun, at = match.span()
        words = re.findall(r"[A-Za-z]{3,}", match[0])
        if words and not _month(words[0]):
            year = _YEAR.search(text, begun)
            begun, at = year.span() if year else (begun, at)
        found.append((begun, at))
    return found


def _month(word: str) -> int:
    """Return the number of a month by its name or the first letters of it; 0 for another word."""
    lowered = word.lower()
    named = (n for n, name in enumerate(_MONTHS, start=1) if lowered in (name, name[:3], name[:4]))
    return next(named, 0)


def _read(text: str) -> tuple[datetime.date, datetime.date]:
    try:
        return _bounds(text.replace(",", "").replace(".", "").split())
    except ValueError as error:
        raise ValueError(f'"{text}" {error}') from error


def _bounds(words: list[str]) -> tuple[datetime.date, datetime.date]:
    if len(words) == 1:
        return parse_period(words[0].upper(), "range")
    if words[0].upper().startswith("Q"):
        return parse_period(f"{words[1]}-{words[0].upper()}", "range")
    month = next(_month(word) for word in words if word.isalpha())
    numbers = [word for word in words if not word.isalpha()]
    day = f"-{int(numbers[0]):02d}" if len(numbers) == 2 else ""
    return parse_period(f"{numbers[-1]}-{month:02d}{day}", "range")
