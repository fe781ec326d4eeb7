"""Ties of an anniversary, the year of its event and the year in which it is kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from factgauge.claims.ties.ordinals import ordinal_value
from factgauge.claims.ties.timeline import Moment, Window, pairs, window_of
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

Date = datetime.date
_CUE = pattern(r"anniversar|birthday|centen|centur|jubilee|tennial")
_AFTER_RANK = pattern(r"^(?:th|st|nd|rd)?[- ](?:\w+ )?(?:anniversary|birthday|year of)\b")
_PLANNED = pattern(
    r"\b(?:ahead of|before|plans?|planning|planned|prepar\w+|approach\w*|upcoming|eve of|run-up"
    r"|until|next|after|since|following|by the time|in time for|countdown|look\w* ahead|towards?"
    r"|for)\b[^.;]{0,40}$"
)
_KEPT = pattern(
    r"^[^.;()]{0,30}?\b(?:in|on|of|was in|during|\()(?: \w+day,?| the| early| late| mid-?)* ?$"
)
_NOW = pattern(
    r"\b(?:marks|marked|celebrates|celebrated|celebrating|marking|today|this (?:year|week|month)"
    r"|observes|commemorates|commemorating|turns|\w+day)\b"
)
_FEW = 2


def read_anniversary_ties(view: View) -> Iterator[Tie]:
    """Yield the anniversary of one sentence with the years of its event and of its keeping."""
    span = view.sentence.span
    held = view.text[span.start : span.end].lower()
    if _CUE.search(held) and "29 february" not in held and "february 29" not in held:
        yield from _ties(window_of(view))


def read_anniversary_ties_over(views: tuple[View, ...]) -> Iterator[Tie]:
    """Yield the anniversary whose event, or whose year, the sentence beside it tells."""
    for window in pairs(views):
        if not _CUE.search(window.text[window.start : window.end].lower()):
            continue
        for tie in _ties(window):
            if tie.span.start < (window.boundary or 0) <= tie.span.end:
                yield tie


def _ties(window: Window) -> Iterator[Tie]:
    named = list(_anniversaries(window))
    if len(named) != 1:
        return
    span, years, figure = named[0]
    dated = [m for m in window.moments if m.year is not None and not _reaches(m, span)]
    found = _kept_and_event(window, span, dated)
    if found is None:
        return
    event, kept = found
    figures = [figure] if figure is not None else []
    figures += [m.quantity for m in (event, kept) if m.quantity is not None]
    days = tuple(
        (name, Date(moment.year or 1, 1, 1)) for name, moment in (("event", event), ("kept", kept))
    )
    spans = [span, *(m.span for m in (event, kept) if m.quantity is not None)]
    if not figures:
        return
    yield Tie(
        "anniversary",
        (("value", tuple(dict.fromkeys(figures))),),
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        figures[0].sentence,
        (("years", str(years)), ("name", " ".join(window.text[span.start : span.end].split()))),
        days,
    )


def _reaches(moment: Moment, span: Span) -> bool:
    return moment.span.start < span.end and span.start < moment.span.end


def _anniversaries(window: Window) -> Iterator[tuple[Span, int, Quantity | None]]:
    """Yield the words of an anniversary, its years, and its figure where it has one."""
    for quantity in window.quantities:
        value = ordinal_value(quantity)
        if value is None:
            continue
        tail = _AFTER_RANK.match(f" {window.after(quantity.span.end, 40)}")
        if tail is None or "year of" in tail[0]:
            continue
        noun = tail[0].split()[-1]
        end = window.text.lower().find(noun, quantity.span.end) + len(noun)
        yield Span(quantity.span.start, end), value, quantity
    jubilees: dict[str, int] = table("en/time")["jubilees"]
    low = window.text[window.start : window.end].lower()
    for name, years in jubilees.items():
        at = low.find(name)
        if at >= 0 and not low[max(0, at - 1) : at].isalpha():
            yield Span(window.start + at, window.start + at + len(name)), years, None


def _kept_and_event(
    window: Window, span: Span, dated: list[Moment]
) -> tuple[Moment, Moment] | None:
    """Return the moments of the event and of the keeping."""
    by_year: dict[int, Moment] = {}
    for moment in dated:
        by_year.setdefault(moment.year or 0, moment)
    moments = sorted(by_year.values(), key=lambda m: m.year or 0)
    adjacent = next(
        (
            m
            for m in moments
            if m.span.start >= span.end
            and _KEPT.match(window.words(span.end, m.span.start) + " ")
            and " of " not in f" {window.words(span.end, m.span.start)} "
        ),
        None,
    )
    if len(moments) == _FEW:
        event, kept = moments
        if adjacent is None and _PLANNED.search(window.before(span.start, 70)):
            return None
        if adjacent is not None and adjacent is not kept:
            return None
        return event, kept
    if len(moments) > _FEW or not moments:
        return None
    only = moments[0]
    day = window.published
    if day is None or day.year == only.year or adjacent is not None:
        return None
    sentence = window.words(window.start, window.end)
    if not _NOW.search(sentence) or _PLANNED.search(window.before(span.start, 70)):
        return None
    today = Moment(span, day.year, day.month, day.day, None)
    return (only, today) if (only.year or 0) < day.year else None
