"""Ties of two times of day: the time between them, and one moment by two clocks."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from factgauge.claims.ties.spans import after_stretch, before_stretch, turned_words
from factgauge.claims.ties.timeline import Window, pairs, window_of
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

Date = datetime.date
_HOURS, _HALF_DAY, _HOUR = 24, 12, 60
_TIME = pattern(
    r"^(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})?\s?(?P<half>a|p)?\.?(?:m\b)?"
)
_BARE = pattern(
    r"^(?P<hour>\d{2})(?P<minute>\d{2})\s?(?:hours|hrs|gmt|utc|z|est|ist|cet|bst|local)"
)
_NAMED = pattern(r"\b(?:noon|midday|midnight)\b")
_TURN = pattern(r"^,? ?(?:[-–—]|to|until|till|through) ?(?:about |around |just before |after )*$")
_AND = pattern(r"^,? ?and (?:at )?$")
_BETWEEN = pattern(r"\bbetween (?:about |around )?$")
_JOURNEY = pattern(
    r"^[\s,;:(–—-]*(?:the|a|an|its|his|her) (?:[a-z-]+ ){1,3}(?:of|took|takes|lasts|lasted)"
    r"(?: about| some)?$"
)
_AFTER = pattern(
    r"^[\s,;:(–—-]*(?:and )?(?:or|exactly|just|only|about|some|nearly|almost|after|a|\s)*$"
)
_TOLD = pattern(r"^ ?(?:later|afterwards|after)\b")
_PLANES = pattern(
    r"\b(?:flight|flights|flew|fly|flies|plane|jet|airport|airline|airlines|landed|lands|landing"
    r"|local time|time zones?|date line|took off|takes off|touched down|break|lunch|per week"
    r"|a week|weekly|every day|updated?)\b"
)
_ONE_MOMENT = pattern(
    r"^[\s,]*(?:\(|\[|/|=|or|,|which is|which (?:in [a-z]+ )?is|that is|i\.e\.|when it is|,? or)?"
    r"(?: ?(?:or|which is|that is|the same as|corresponding to|\())? ?$"
)
_LOCAL = pattern(r"^ ?(?:local time|\()")
_ZONE_REACH = 32


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes past midnight; `half` says that it is a.m. or p.m."""

    span: Span
    minutes: int
    half: str | None
    quantity: Quantity | None

    @property
    def twelve(self) -> bool:
        """Whether it may be twelve hours later as well: "at 9:30" without more."""
        return self.half is None and self.minutes < (_HALF_DAY + 1) * _HOUR


def read_clock_ties(view: View) -> Iterator[Tie]:
    """Yield two times of day with the time between them, and one moment by two clocks."""
    if any(q.kind is Kind.DATE and q.rule == "clock time" for q in view.quantities):
        window = window_of(view)
        clocks = find_clocks(window)
        yield from _lengths(window, clocks)
        yield from _zones(window, clocks)


def read_clock_ties_over(views: tuple[View, ...]) -> Iterator[Tie]:
    """Yield the length of what the sentence before timed."""
    for window in pairs(views):
        if not any(q.rule == "clock time" for q in window.quantities):
            continue
        clocks = find_clocks(window)
        # A sentence may seem to end in a clock time: "at 9 a.m. New York time (1300 GMT)".
        for tie in (*_lengths(window, clocks), *_zones(window, clocks)):
            if tie.span.start < (window.boundary or 0) <= tie.span.end:
                yield tie


def find_clocks(window: Window) -> list[Clock]:
    """Return the times of day of a passage, in order."""
    found = [
        clock
        for quantity in window.quantities
        if quantity.rule == "clock time" and (clock := _read(quantity)) is not None
    ]
    if found:
        for match in _NAMED.finditer(window.text, window.start, window.end):
            minutes = 0 if match[0] == "midnight" else _HALF_DAY * _HOUR
            span = Span(*match.span())
            if not any(c.span.start <= span.start < c.span.end for c in found):
                found.append(Clock(span, minutes, "named", None))
    return sorted(found, key=lambda clock: clock.span.start)


def _read(quantity: Quantity) -> Clock | None:
    low = " ".join(quantity.surface.lower().split())
    match = _BARE.match(low) or _TIME.match(low)
    if match is None or "-" in low:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match.groupdict().get("half")
    if hour > _HOURS or minute >= _HOUR:
        return None
    if half == "p" and hour < _HALF_DAY:
        hour += _HALF_DAY
    elif half == "a" and hour == _HALF_DAY:
        hour = 0
    elif half is None and (match.re is _BARE or low.startswith("0")):
        half = "named"
    return Clock(quantity.span, hour % _HOURS * _HOUR + minute, half, quantity)


def _lengths(window: Window, clocks: list[Clock]) -> Iterator[Tie]:
    lengths = [q for q in window.durations if q.unit in ("minute", "hour", "second")]
    if not lengths or _PLANES.search(window.words(window.start, window.end)):
        return
    used: set[str] = set()
    for index in range(len(clocks) - 1):
        first, last = clocks[index], clocks[index + 1]
        gap = window.words(first.span.end, last.span.start)
        lead = window.before(first.span.start, 60)
        joined = (
            _TURN.match(gap)
            or (_AND.match(gap) and _BETWEEN.search(lead + " "))
            or turned_words(lead, gap)
        )
        for length in lengths:
            if length.id in used or not _bound(window, first, last, length, joined=bool(joined)):
                continue
            used.add(length.id)
            yield _tie(length, first, last)
            break


def _bound(window: Window, first: Clock, last: Clock, length: Quantity, *, joined: bool) -> bool:
    if length.span.start >= last.span.end:
        if window.within(last.span.end, length.span.start):
            return False
        gap = window.words(last.span.end, length.span.start)
        tail = window.after(length.span.end, 24)
        if _AFTER.match(gap) and (_TOLD.match(tail) or " after" in f" {gap}"):
            return len(window.words(first.span.end, last.span.start)) < 120
        if not joined:
            return False
        return _JOURNEY.match(gap) is not None or after_stretch(gap, tail)
    if not joined:
        return False
    if length.span.end <= first.span.start:
        gap = window.words(length.span.end, first.span.start)
        return before_stretch(window.before(length.span.start), length.surface, gap)
    return after_stretch(window.words(first.span.end, length.span.start), "", middle=True)


def _tie(length: Quantity, first: Clock, last: Clock) -> Tie:
    ends = [c.quantity for c in (first, last) if c.quantity is not None]
    spans = [length.span, first.span, last.span]
    either = (
        "yes"
        if (first.twelve and last.twelve)
        or ((first.half is None) != (last.half is None) and (first.twelve or last.twelve))
        else "no"
    )
    return Tie(
        "clocks",
        (("length", (length,)), ("ends", tuple(dict.fromkeys(ends)))),
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        length.sentence,
        (("first", str(first.minutes)), ("last", str(last.minutes)), ("either", either)),
    )


@cache
def _names() -> tuple[tuple[str, str], ...]:
    data = table("en/zones")
    rows = [*data["zones"].items(), *((f"in {p}", z) for p, z in data["places"].items())]
    rows += [(f"{p} time", z) for p, z in data["places"].items()]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _zone_at(window: Window, clock: Clock) -> tuple[str | None, int]:
    """Return the zone that a time is told in, and where its words end."""
    quantity = clock.quantity
    surface = "" if quantity is None else quantity.surface.lower()
    for name, zone in table("en/zones")["zones"].items():
        if surface.endswith(f" {name}"):
            return zone, clock.span.end
    tail = window.text[clock.span.end : min(window.end, clock.span.end + _ZONE_REACH)]
    low = tail.lower()
    stripped = low.lstrip(" .")
    for name, zone in _names():
        if stripped.startswith(name) and not stripped[len(name) : len(name) + 1].isalnum():
            return zone, clock.span.end + len(low) - len(stripped) + len(name)
    return None, clock.span.end


def _zones(window: Window, clocks: list[Clock]) -> Iterator[Tie]:
    """Yield "9 a.m. Eastern (1300 GMT)"."""
    for first, last in itertools.pairwise(clocks):
        if last.span.start - first.span.end > 2 * _ZONE_REACH:
            continue
        zone, end = _zone_at(window, first)
        other, _ = _zone_at(window, last)
        gap = window.words(end, last.span.start)
        if zone is None and other is not None:
            local = _LOCAL.match(f" {gap}")
            zone = _place_of(window, first) if local else None
            gap = gap.removeprefix("local time").strip()
        if zone is None or other is None or zone == other or not _ONE_MOMENT.match(gap):
            continue
        figures = tuple(c.quantity for c in (last, first) if c.quantity is not None)
        if not figures:
            continue
        first_day, last_day = _days(window)
        yield Tie(
            "zones",
            (("value", figures[:1]), ("other", figures[1:])),
            first.span.joined(last.span),
            window.sentence,
            (
                ("first_zone", zone),
                ("last_zone", other),
                ("first", str(first.minutes)),
                ("last", str(last.minutes)),
                ("first_words", " ".join(window.text[first.span.start : end].split())),
                ("either", "yes" if first.twelve or last.twelve else "no"),
            ),
            () if first_day is None or last_day is None
            else (("from", first_day), ("to", last_day)),
        )  # fmt: skip


def _place_of(window: Window, clock: Clock) -> str | None:
    """Return the one zone of the places that the sentence names before a local time."""
    lead = f" {window.words(window.start, clock.span.start)} "
    found = {
        zone
        for place, zone in table("en/zones")["places"].items()
        if f" {place} "
        in lead.replace(",", " ").replace("(", " ").replace("’s", " ").replace("'s", " ")
    }
    return next(iter(found)) if len(found) == 1 else None


def _days(window: Window) -> tuple[Date | None, Date | None]:
    """Return the days between which the moment lies, as far as the sentence tells."""
    year = window.published.year if window.published is not None else None
    for moment in window.moments:
        if moment.month is not None:
            found = replace(moment, year=moment.year or year or 2023).days
            if found is not None:
                return found
    return (window.published, window.published) if window.published is not None else (None, None)
