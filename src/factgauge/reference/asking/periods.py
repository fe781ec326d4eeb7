"""The period that a question names, in words or as a table writes it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from factgauge.errors import UsageError
from factgauge.reference.period import parse_period

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]}|\.)?" for name in _MONTHS)
# One occurrence of each part: the pattern is compiled at every start.
_ONE = re.compile(
    rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTH}) (?:\d{{1,2}},? )?\d{{4}}"
    r"|\d{4}-\d\d(?:-\d\d)?|\d{4}-?Q[1-4]|Q[1-4] \d{4}|[12]\d{3})\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*[–-]\s*|\s+(?:to|and|until|through)\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(?:(?P<bound>since|after|before|until)|in|on|for|during|from|between|at the end of)\s+$",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:latest|newest|last|current|now|today)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of days; an absent bound is open. `latest` asks for the last period there is."""

    begins: datetime.date | None = None
    ends: datetime.date | None = None  # not included
    latest: bool = False
    exact: bool = False  # one period, and no part of it


def asked_period(text: str) -> tuple[Asked, str]:
    """Return the period that a question names, and the question without it.

    Without a period the latest is asked for. Raises `UsageError` for a day or month that no
    calendar has, and for two periods that do not belong together.
    """
    found = list(_ONE.finditer(text))
    if not found:
        return Asked(latest=True), _LATEST.sub(" ", text)
    first, last = found[0], found[-1]
    begins, ends = _read(first[0])
    if len(found) > 1:
        if len(found) > 2 or not _JOINT.fullmatch(text[first.end() : last.start()]):
            raise UsageError(
                "query", "names several periods", 'ask of one, or write "2010 to 2015"'
            )
        ends = _read(last[0])[1]
        if ends <= begins:
            raise UsageError("query", f'"{last[0]}" is before "{first[0]}"', "turn them round")
    before = text[: first.start()]
    lead = _LEAD.search(before)
    rest = f"{before[: lead.start()] if lead else before} {text[last.end() :]}"
    if len(found) > 1:
        return Asked(begins, ends), rest
    match lead and lead["bound"] and lead["bound"].lower():
        case "since":
            return Asked(begins=begins), rest
        case "after":
            return Asked(begins=ends), rest
        case "before":
            return Asked(ends=begins), rest
        case "until":
            return Asked(ends=ends), rest
        case _:
            return Asked(begins, ends, exact=True), rest


def _read(text: str) -> tuple[datetime.date, datetime.date]:
    words = text.upper().replace(",", "").replace(".", "").split()
    named = next((word for word in words if word.isalpha()), None)
    if named is not None:
        month = next(n for n, name in enumerate(_MONTHS, 1) if name.upper().startswith(named))
        *day, year = (int(word) for word in words if word is not named)
        words = [f"{year:04d}-{month:02d}{''.join(f'-{number:02d}' for number in day)}"]
    elif words[0].startswith("Q"):
        words = [f"{words[1]}-{words[0]}"]
    try:
        return parse_period(words[0], "range")
    except ValueError as error:
        raise UsageError("query", f'"{text}" {error}', "correct it") from error
