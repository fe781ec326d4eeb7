"""Periods of the statistical formats, written as the rest of the tables writes them."""

from __future__ import annotations

import re
from functools import lru_cache

_FORMS = (
    (re.compile(r"([0-9]{4})(?:-?A1?)?"), r"\1"),
    (re.compile(r"([0-9]{4})-?[Qq]([1-4])"), r"\1-Q\2"),
    (re.compile(r"([0-9]{4})(?:-?[Mm]|-)([0-9]{2})"), r"\1-\2"),
    (re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\.0+)?Z?"), r"\1"),
)


@lru_cache(maxsize=10_000)  # a file states few periods many times
def plain_period(text: str) -> str:
    """Return a period as 2018, 2018-Q1, 2018-03 or 2018-03-25, written as 2018Q1, 2018M03, 2018-A1.

    What is none of these, half-years and weeks among them, stays as it is: whether it can be read
    is decided where periods are parsed (SDMX 2.1, section 6: reporting periods; Eurostat's codes).
    """
    text = text.strip()
    for form, written in _FORMS:
        if (found := form.fullmatch(text)) is not None:
            return found.expand(written)
    return text


def plain_day(text: str | None) -> str | None:
    """Return the day with which a date and time begins, or the month or year; else `None`."""
    found = re.match(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?![0-9-])", (text or "").strip())
    return found[0] if found else None
