"""Ties of two moments and the time that the text says lies between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factgauge.claims.ties.spans import after_stretch, before_stretch, turned_words
from factgauge.claims.ties.timeline import (
    Moment,
    Window,
    in_order,
    pairs,
    window_of,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

UNITS = frozenset({"day", "week", "month", "year", "hour", "decade", "century"})
_REACH = 140  # code points between a length and the stretch that it belongs to
_APART = 90  # code points between the two ends of a stretch
_TURN = pattern(
    r"^,? ?(?:[-–—]|to|until|till|through|thru|up to|right through to|and (?:until|finally)) ?"
    r"(?:the |on |about |early |late |mid-|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )*$"
)
_AND = pattern(r"^,? ?and (?:on |in |the |early |late |mid-)*$")
_BETWEEN = pattern(r"\bbetween (?:the |early |late |mid-|(?:\w+day),? )*$")
_AGAIN = pattern(r"\b(?:again|then|also|later|and) (?:from|between|in)? ?$")  # a second stretch
_LATER = pattern(r"^ ?(?:later|afterwards?|thereafter|on)\b")
_AFTER = pattern(r"^ ?(?:to the day )?(?:after|since|following|on from|removed from)\b")
_EARLIER = pattern(r"^ ?(?:earlier|previously|before(?= ?[,.;)]|$))")
_BEFORE = pattern(r"^ ?(?:to the day )?(?:before|ahead of|prior to)\b")
_AGO = pattern(r"^ ?ago\b")
_CLOSE = 45  # code points from "ten years later" to the moment that it names


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two moments that the text makes the ends of one stretch of time."""

    first: Moment
    last: Moment
    begin: int
    end: int


def read_date_ties(view: View) -> Iterator[Tie]:
    """Yield the stretches of one sentence with their lengths, and times told from a moment."""
    if _dated(view):
        yield from _ties(window_of(view))


def read_date_ties_over(views: tuple[View, ...]) -> Iterator[Tie]:
    """Yield the ties of two sentences: "It began on 3 May … It lasted 14 days."."""
    for window in pairs(views):
        if not window.durations or not window.moments:
            continue
        for tie in _ties(window):
            if tie.span.start < (window.boundary or 0) <= tie.span.end:
                yield tie


def _dated(view: View) -> bool:
    return any(q.kind is Kind.DATE for q in view.quantities)


def _ties(window: Window) -> Iterator[Tie]:
    stretches = list(find_stretches(window))
    used: set[str] = set()
    for stretch in stretches:
        for length in window.durations:
            if length.unit not in UNITS or length.id in used or not _bound(window, stretch, length):
                continue
            used.add(length.id)
            yield _tie(length, stretch.first, stretch.last, window, "stretch")
            break
    for stretch in stretches:
        if not window.boundary or stretch.begin >= window.boundary:
            yield from _order(window, stretch)
    for length in window.durations:
        if length.unit in UNITS and length.id not in used:
            yield from _told(window, length)


def find_stretches(window: Window) -> Iterator[Stretch]:
    """Yield the stretches that a passage names by both their ends."""
    moments = window.moments
    for index in range(len(moments) - 1):
        first, last = moments[index], moments[index + 1]
        if last.span.start - first.span.end > _APART:
            continue
        gap = window.words(first.span.end, last.span.start)
        lead = window.before(first.span.start, 50)
        if _AGAIN.search(lead):
            continue
        same = first.quantity is not None and first.quantity is last.quantity
        if (
            same
            or _TURN.match(gap)
            or (_AND.match(gap) and _BETWEEN.search(lead))
            or turned_words(lead, gap)
        ):
            begin = first.span.start
            yield Stretch(first, last, begin, last.span.end)


def _bound(window: Window, stretch: Stretch, length: Quantity) -> bool:
    """Whether the text says of a length that it is the stretch's."""
    if length.span.start >= stretch.end:
        if length.span.start - stretch.end > _REACH or _between(window, stretch.end, length):
            return False
        gap = window.words(stretch.end, length.span.start)
        return after_stretch(gap, window.after(length.span.end))
    if length.span.end <= stretch.begin:
        if stretch.begin - length.span.end > _REACH:
            return False
        if window.within(length.span.end, stretch.begin):
            return False
        gap = window.words(length.span.end, stretch.begin)
        return before_stretch(window.before(length.span.start), length.surface, gap)
    middle = window.words(stretch.first.span.end, length.span.start)
    return after_stretch(middle, "", middle=True)


def _between(window: Window, start: int, length: Quantity) -> bool:
    return bool(window.within(start, length.span.start))


def _tie(
    length: Quantity, first: Moment, last: Moment, window: Window, kind: str = "elapsed"
) -> Tie:
    first, last = in_order(first, last)
    days = []
    for name, moment in (("first", first), ("last", last)):
        found = moment.days
        if found is not None:
            days += [(f"{name}_from", found[0]), (f"{name}_to", found[1])]
    ends = [moment.quantity for moment in (first, last) if moment.quantity is not None]
    spans = [length.span, first.span, last.span]
    words = tuple(
        (name, " ".join(window.text[m.span.start : m.span.end].split()))
        for name, m in (("first", first), ("last", last))
    )
    return Tie(
        kind,
        (("length", (length,)), ("ends", tuple(dict.fromkeys(ends)))),
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        length.sentence,
        words,
        tuple(days),
    )


def _order(window: Window, stretch: Stretch) -> Iterator[Tie]:
    """Yield a stretch whose ends are both figures of the text, to be in order."""
    first, last = stretch.first, stretch.last
    if first.year is None and last.year is None:
        return
    if first.year is None or last.year is None:
        turned = first.month and last.month and first.place > last.place
        if not turned or first.month != last.month:
            return  # "from October to March 2020" goes over a new year
        first = Moment(first.span, first.year or last.year, first.month, first.day, first.quantity)
        last = Moment(last.span, last.year or first.year, last.month, last.day, last.quantity)
    a, b = first.days, last.days
    if a is None or b is None or last.quantity is None:
        return
    figures = tuple(dict.fromkeys(q for q in (last.quantity, first.quantity) if q is not None))
    yield Tie(
        "date_order",
        (("last", figures[:1]), ("first", figures[1:])),
        Span(first.span.start, last.span.end),
        window.sentence if window.boundary is None else last.quantity.sentence,
        (
            ("first", " ".join(window.text[first.span.start : first.span.end].split())),
            ("last", " ".join(window.text[last.span.start : last.span.end].split())),
        ),
        (("first_from", a[0]), ("last_to", b[1])),
    )


def _told(window: Window, length: Quantity) -> Iterator[Tie]:
    """Yield "in 1990, ten years after the merger of 1980" and its kin."""
    tail = window.after(length.span.end, 24)
    if _LATER.match(tail):
        yield from _pair(window, length, forward=True)
    elif _EARLIER.match(tail):
        yield from _pair(window, length, forward=False)
    elif _AFTER.match(tail):
        yield from _from_event(window, length, forward=True)
    elif _BEFORE.match(tail):
        yield from _from_event(window, length, forward=False)
    elif _AGO.match(tail):
        yield from _ago(window, length)


def _neighbours(window: Window, length: Quantity) -> tuple[Moment | None, Moment | None]:
    """Return the moment right before a length and the one right behind it."""
    before = [m for m in window.moments if m.span.end <= length.span.start]
    behind = [m for m in window.moments if m.span.start >= length.span.end]
    return (before[-1] if before else None), (behind[0] if behind else None)


_TO_MOMENT = pattern(
    r"^ ?(?:later|afterwards?|thereafter|earlier|previously|before|ago),? ?(?:[(–—-] ?)?"
    r"(?:and )?(?:on|in|this|the|late|early|around|\w+day,?| )*$"
)
_FROM_MOMENT = pattern(
    r"^(?:[\s,;(–—-]|\b(?:just|exactly|almost|about|some|only|a full|more than|nearly|or|that is"
    r"|that was)\b)*$"
)


def _pair(window: Window, length: Quantity, *, forward: bool) -> Iterator[Tie]:
    """Yield two moments with "ten years later" right before, or right behind, the second."""
    before, behind = _neighbours(window, length)
    if before is None or _other_lengths(window, before.span.end, length.span.start):
        return
    if behind is not None and behind.span.start - length.span.end <= _CLOSE:
        gap = window.words(length.span.end, behind.span.start)
        if (
            _TO_MOMENT.match(gap)
            and length.span.start - before.span.end <= 2 * _REACH
            and not _detached(window.words(before.span.end, length.span.start))
        ):
            yield _spanned(length, before, behind, window, forward=forward)
            return
    earlier = [m for m in window.moments if m.span.end <= before.span.start]
    gap = window.words(before.span.end, length.span.start)
    if earlier and _FROM_MOMENT.match(gap) and before.span.start - earlier[-1].span.end <= _REACH:
        between = window.words(earlier[-1].span.end, before.span.start)
        if not _detached(between) and not _TURN.match(between):
            yield _spanned(length, earlier[-1], before, window, forward=forward)


_DETACHED = pattern(r";|\b(?:while|whereas|whose|until|by|since|meanwhile)\b")
_EVENT = pattern(
    r"^ ?(?:to the day )?(?:after|since|following|on from|removed from|before|ahead of|prior to)\b"
)
_NOT_THE_EVENT = pattern(
    r"[;:]|\b(?:and|but|while|which|who|that|until|by|since|from|between|last|next)\b"
)


def _detached(between: str) -> bool:
    return _DETACHED.search(between) is not None


def _from_event(window: Window, length: Quantity, *, forward: bool) -> Iterator[Tie]:
    """Yield "in 2019, 50 years after the landing of 1969": the event's moment comes behind."""
    before, behind = _neighbours(window, length)
    if before is None or behind is None or behind.span.start - length.span.end > 2 * _CLOSE:
        return
    tail = window.words(length.span.end, behind.span.start)
    event = _EVENT.sub("", tail, count=1)
    if _NOT_THE_EVENT.search(event) or window.within(length.span.end, behind.span.start):
        return
    gap = window.words(before.span.end, length.span.start)
    if (
        len(gap) > _CLOSE + 30
        or _detached(gap)
        or _other_lengths(window, before.span.end, length.span.start)
    ):
        return
    if not forward:
        before, behind = behind, before
    yield _tie(length, behind, before, window)


def _spanned(length: Quantity, one: Moment, other: Moment, window: Window, *, forward: bool) -> Tie:
    first, last = (one, other) if forward else (other, one)
    return _tie(length, first, last, window)


def _other_lengths(window: Window, start: int, end: int) -> bool:
    return any(q in window.durations for q in window.within(start, end))


_OPENS = pattern(r"^(?:in|by|on|it was|back in) ?$")


def _ago(window: Window, length: Quantity) -> Iterator[Tie]:
    """Yield "ten years ago, in 2014", told from the moment that the sentence opens with."""
    before, behind = _neighbours(window, length)
    gap = "" if behind is None else window.words(length.span.end, behind.span.start)
    named: Moment | None = None
    if behind is not None and _TO_MOMENT.match(gap):
        named = behind
    elif before is not None and _FROM_MOMENT.match(
        window.words(before.span.end, length.span.start)
    ):
        named = before
    if named is None:
        return
    opening = window.moments[0]
    told = window.words(window.start, opening.span.start)
    if opening is not named and _OPENS.match(told):
        yield _tie(length, named, opening, window)
        return
    if window.published is not None and named.year is not None:
        day = window.published
        today = Moment(length.span, day.year, day.month, day.day, None)
        yield _tie(length, named, today, window)
