"""Moments of a passage: written days, months and years, in the order of the text.

They are read as written, without the day of publication; what is not written stays `None`.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

Date = datetime.date
DAY = datetime.timedelta(days=1)
_CENTURY = 100
_MONTHS_A_YEAR = 12
_SHORTEST_YEAR = 3  # digits: of "24" none can tell whether it is a day or a year

_SPLIT = pattern(r"\s*(?:[-–—]|\b(?:to|and|through|until|or)\b)\s*")
_HYPHENATED = pattern(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})$")
_SLASHED = pattern(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$")
_ISO = pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_PART = pattern(r"(?P<word>[A-Za-z]{3,9})|(?P<number>\d{1,4})(?:st|nd|rd|th)?")
_BARE_MONTH = pattern(
    r"\b(?:in|since|from|to|until|till|through|between|and|by|of|during)\s+(?:early |late |mid-)?"
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?![ -]\d)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year as written; `quantity` is the figure that holds it."""

    span: Span
    year: int | None
    month: int | None
    day: int | None
    quantity: Quantity | None

    @property
    def days(self) -> tuple[Date, Date] | None:
        """Its first and last day, `None` where no year is written or no such day is."""
        if self.year is None:
            return None
        month = self.month
        try:
            if month is None:
                return Date(self.year, 1, 1), Date(self.year, 12, 31)
            if self.day is None:
                last = calendar.monthrange(self.year, month)[1]
                return Date(self.year, month, 1), Date(self.year, month, last)
            day = Date(self.year, month, self.day)
        except ValueError:
            return None
        return day, day

    @property
    def place(self) -> tuple[int, int]:
        """Its month and day within the year; the first of what is not written."""
        return self.month or 1, self.day or 1


@dataclass(frozen=True)
class Window:
    """One or two sentences as a stretch of text, with the moments and figures in it."""

    text: str
    start: int
    end: int
    sentence: int
    quantities: tuple[Quantity, ...]
    published: Date | None
    boundary: int | None = None  # where the second sentence begins

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of the window, in order."""
        return tuple(_moments(self))

    @cached_property
    def durations(self) -> tuple[Quantity, ...]:
        """The figures that are lengths of time and no ages."""
        return tuple(
            quantity
            for quantity in self.quantities
            if quantity.kind is Kind.DURATION
            and quantity.rule != "age"
            and not quantity.surface.lower().endswith("old")
        )

    def words(self, start: int, end: int) -> str:
        """Return the text between two places in lower case, with single blanks."""
        return " ".join(self.text[start:end].lower().split())

    def before(self, at: int, reach: int = 60) -> str:
        """Return what stands before a place, in lower case."""
        return self.words(max(self.start, at - reach), at)

    def after(self, at: int, reach: int = 60) -> str:
        """Return what stands behind a place, in lower case."""
        return self.words(at, min(self.end, at + reach))

    def within(self, start: int, end: int) -> list[Quantity]:
        """Return the figures that stand between two places."""
        return [q for q in self.quantities if start <= q.span.start and q.span.end <= end]


def window_of(view: View) -> Window:
    """Return one sentence as a window."""
    span, published = view.sentence.span, view.document.published
    return Window(
        view.text,
        span.start,
        span.end,
        view.sentence.index,
        view.quantities,
        None if published is None else published.date,
    )


def pairs(views: Iterable[View]) -> Iterator[Window]:
    """Yield each two sentences of one paragraph that follow one another."""
    before: View | None = None
    for view in views:
        if (
            before is not None
            and view.sentence.index == before.sentence.index + 1
            and view.sentence.block == before.sentence.block
        ):
            first = window_of(before)
            yield replace(
                first,
                end=view.sentence.span.end,
                quantities=(*before.quantities, *view.quantities),
                boundary=view.sentence.span.start,
            )
        before = view


def _moments(window: Window) -> Iterator[Moment]:
    found: list[Moment] = []
    for quantity in window.quantities:
        if quantity.kind is Kind.DATE:
            found += read_moments(quantity)
    for match in _BARE_MONTH.finditer(window.text, window.start, window.end):
        span = Span(*match.span("month"))
        if any(q.span.start < span.end and span.start < q.span.end for q in window.quantities):
            continue
        found.append(Moment(span, None, month_number(match["month"]), None, None))
    yield from sorted(found, key=lambda moment: moment.span.start)


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or short name."""
    months: dict[str, int] = table("en/calendar")["months"]
    return months.get(name.rstrip(".").lower())


def read_moments(quantity: Quantity) -> list[Moment]:
    """Return the one or two moments that a date figure writes, none where they are no days."""
    surface, rule = quantity.surface, quantity.rule
    start = quantity.span.start
    whole = quantity.span
    if rule == "year":
        return [Moment(whole, int(surface), None, None, quantity)] if surface.isdigit() else []
    if rule in ("ISO date", "slashed date"):
        return _numeric(quantity)
    if rule not in ("month and day", "day and month", "year range"):
        return []
    joined = _HYPHENATED.match(surface)
    if joined is not None:
        month = month_number(joined[2])
        return [Moment(whole, int(joined[3]), month, int(joined[1]), quantity)] if month else []
    cut = _SPLIT.search(surface)
    if cut is None:
        only = _read(surface, whole, quantity)
        return [] if only is None else [only]
    first = _read(surface[: cut.start()], Span(start, start + cut.start()), quantity)
    last = _read(surface[cut.end() :], Span(start + cut.end(), whole.end), quantity)
    if first is None or last is None:
        return []
    if rule == "year range":
        return _year_range(first, last)
    if first.month is None and first.year is None:
        first = replace(first, month=last.month)
    if last.month is None:
        last = replace(last, month=first.month)
    return [] if first.month is None else [first, last]


def _year_range(first: Moment, last: Moment) -> list[Moment]:
    if first.year is None:
        return []
    year = last.year
    if year is None and last.day is not None:  # "1914-18"
        year = first.year // _CENTURY * _CENTURY + last.day
    return [first, replace(last, year=year, day=None)]


def _numeric(quantity: Quantity) -> list[Moment]:
    iso = _ISO.match(quantity.surface)
    if iso is not None:
        return [Moment(quantity.span, int(iso[1]), int(iso[2]), int(iso[3]), quantity)]
    slashed = _SLASHED.match(quantity.surface)
    if slashed is None:
        return []
    first, second, year = int(slashed[1]), int(slashed[3]), int(slashed[4])
    if first > _MONTHS_A_YEAR >= second:
        return [Moment(quantity.span, year, second, first, quantity)]
    if second > _MONTHS_A_YEAR >= first:
        return [Moment(quantity.span, year, first, second, quantity)]
    return []  # whether 04/05 is in April or in May is not ours to guess


def _read(part: str, span: Span, quantity: Quantity) -> Moment | None:
    """Return the moment of one side of a date: its month, its day, its year."""
    year = month = day = None
    for found in _PART.finditer(part):
        if found["word"]:
            month = month or month_number(found["word"])
        elif len(found["number"]) > _SHORTEST_YEAR:
            year = int(found["number"])
        else:
            day = int(found["number"])
    return None if year is month is day is None else Moment(span, year, month, day, quantity)


def in_order(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Return two moments of one stretch, each with the year that the other lends it.

    "20 December to 5 January 2021" begins in 2020.
    """
    if first.year is None and last.year is not None and first.month and last.month:
        turned = first.place > last.place
        first = replace(first, year=last.year - 1 if turned else last.year)
    elif last.year is None and first.year is not None and last.month and first.month:
        turned = first.place > last.place
        last = replace(last, year=first.year + 1 if turned else first.year)
    elif first.year is None and last.year is None and first.month and last.month:
        # Any two years will do where no 29 February lies between.
        year = 2001
        turned = first.place > last.place
        first = replace(first, year=year)
        last = replace(last, year=year + 1 if turned else year)
    return first, last


def length_of(first: Moment, last: Moment) -> tuple[int, int] | None:
    """Return the fewest and most days from one moment to another, none counted twice."""
    a, b = first.days, last.days
    if a is None or b is None:
        return None
    return (b[0] - a[1]).days, (b[1] - a[0]).days
