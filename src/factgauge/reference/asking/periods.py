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
_MONTH = "|".join(rf"{name}|{name[:3]}\.?" for name in _MONTHS)
_ONE = (
    rf"(?:\d{{1,2}} (?:{_MONTH}) \d{{4}}|(?:{_MONTH}) \d{{1,2}},? \d{{4}}|(?:{_MONTH}) \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{4}-?[Qq][1-4]|[Qq][1-4] \d{4}|\d{4}-\d\d|[12]\d{3})"
)
_PERIOD = re.compile(
    rf"\b(?:(?:from|between) )?(?P<first>{_ONE})(?: ?[–-] ?| (?:to|and|until|through) )"
    rf"(?P<last>{_ONE})\b"
    rf"|\b(?P<since>since|after|before) (?P<bound>{_ONE})\b"
    rf"|\b(?:(?:in|on|for|during|at the end of) )?(?P<one>{_ONE})\b"
    r"|\b(?P<latest>latest|newest|last|current|now|today)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of days; an absent bound is open. `latest` asks for the last period there is."""

    begins: datetime.date | None = None
    ends: datetime.date | None = None  # not included
    latest: bool = False
    exact: bool = False  # one period, and no part of it


def asked_period(text: str) -> tuple[Asked, str]:
    """Return the period that a question names, and the question without it.

    Without a period the latest is asked for.
    """
    match = _PERIOD.search(text)
    if match is None:
        return Asked(latest=True), text
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    if match["latest"]:
        return Asked(latest=True), rest
    if match["one"]:
        begins, ends = _read(match["one"])
        return Asked(begins, ends, exact=True), rest
    if match["since"]:
        begins, ends = _read(match["bound"])
        word = match["since"].lower()
        if word == "before":
            return Asked(ends=begins), rest
        return Asked(begins=begins if word == "since" else ends), rest
    return Asked(_read(match["first"])[0], _read(match["last"])[1]), rest


def _read(text: str) -> tuple[datetime.date, datetime.date]:
    lowered = text.lower().replace(",", "").replace(".", "")
    words = lowered.split()
    if len(words) == 1:
        return parse_period(lowered.upper(), "range")
    if words[0].startswith("q"):
        return parse_period(f"{words[1]}-{words[0].upper()}", "range")
    named = next(word for word in words if word[0].isalpha())
    month = next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(named))
    numbers = [word for word in words if word is not named]
    day = f"-{int(numbers[0]):02d}" if len(numbers) == 2 else ""
    return parse_period(f"{numbers[-1]}-{month:02d}{day}", "range")
