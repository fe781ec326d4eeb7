"""Which period of a table a claim asks for, and which one its change starts from."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Period
from factgauge.model.document import Document
from factgauge.reference.records import EntityInfo

Date = datetime.date


@dataclass(frozen=True, slots=True)
class Window:
    """A period to look up; `assumed` says why it is this one when the text does not say so."""

    begins: Date
    ends: Date
    assumed: str | None = None


def year_window(number: int, assumed: str | None = None) -> Window:
    """Return the calendar year."""
    return Window(Date(number, 1, 1), Date(number + 1, 1, 1), assumed)


def asked_window(document: Document, claim: Claim, entity: EntityInfo | None) -> Window | str:
    """Return the period that the claim speaks of, or in words why none can be told."""
    period = claim.period
    if period is not None and period.begins is not None and period.ends is not None:
        return Window(period.begins, period.ends)
    if period is not None and period.surface is not None:
        closed = entity.closed if entity is not None else None
        if closed is not None and period.surface.lower().startswith(("before", "until", "till")):
            return year_window(
                closed.year - 1, f"the last full year before it closed on {closed:%-d %B %Y}"
            )
        if document.published is None:
            return (
                f"{period.surface!r} cannot be resolved: the document has no published date "
                f"(give --as-of)"
            )
        return f"{period.surface!r} names no stretch of days"
    base = claim.base_period
    if (
        base is not None
        and base.begins is not None
        and base.ends is not None
        and base.kind == "year"
    ):
        return year_window(
            base.begins.year + 1, f"the year after {base.begins.year}, from which the change starts"
        )
    if document.published is not None:
        last = document.published.date.year - 1
        return year_window(
            last, f"no period is stated; {last} is the last full year before publication"
        )
    return "no period is stated, and the document has no published date"


def standing_window(document: Document, periods: list[tuple[Date, Date]]) -> Window | str:
    """Return the day that is meant where a claim says how something stands, without a period.

    That of publication; without one any day will do if it has never been otherwise.
    """
    if document.published is not None:
        day = document.published.date
        return Window(day, day + datetime.timedelta(days=1))
    if len(periods) == 1:
        return Window(*periods[0])
    return "no period is stated, and the document has no published date"


_YEAR_BEFORE = pattern(
    r"\byear[- ](?:earlier|before|ago|previously)|\b(?:previous|prior|preceding|last) year\b",
    re.IGNORECASE,
)


def base_window(claim: Claim, window: Window) -> Window | None:
    """Return the period that a change starts from: its own, or the year before a full year."""
    base: Period | None = claim.base_period
    if base is not None and base.begins is not None and base.ends is not None:
        return Window(base.begins, base.ends)
    if base is not None and _YEAR_BEFORE.search(base.surface or "") is None:
        return None  # "a decade earlier", "over three years": not from the year before
    if _is_year(window):
        return year_window(window.begins.year - 1)
    return None


def _is_year(window: Window) -> bool:
    return window.begins.month == window.begins.day == 1 and window.ends == Date(
        window.begins.year + 1, 1, 1
    )


def alike(one: Window, other: Window) -> bool:
    """Whether two periods are of one length, as two years or two months are."""
    return abs((one.ends - one.begins).days - (other.ends - other.begins).days) <= _UNEVEN


_UNEVEN = 3  # days by which months differ


_EDGE = pattern(
    r"\b(?:(?:end|close|start|beginning) of(?: the)?(?: year)?|"
    r"(?:year|months?|quarter) (?:to|through|ended|ending)(?: \w+)?) $",
    re.IGNORECASE,
)


def period_edge(document: Document, claim: Claim) -> str | None:
    """Return the words that ask only for the edge of a period: "at the end of 2023"."""
    span = None if claim.period is None else claim.period.span
    if span is None:
        return None
    found = _EDGE.search(document.text[max(0, span.start - 30) : span.start])
    return None if found is None else f"{found.group()}{span.of(document.text)}"


_YEAR_TO = pattern(r"\b(?:year|12 months|twelve months) (?:up )?(?:to|through|ended|ending|end)\b")


def from_end_to_end(claim: Claim) -> str | None:
    """Return the words by which a rate is of a year's last month against the one a year before.

    "64.3 percent in the year to December 2022" is no average of that year, as a table of years has.
    """
    surface = None if claim.period is None else claim.period.surface
    return surface if surface is not None and _YEAR_TO.search(surface) else None
