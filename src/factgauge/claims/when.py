"""When: which of the periods that are named is a claim's own."""

from __future__ import annotations

import re
from dataclasses import replace

from factgauge.claims.draft import Draft
from factgauge.claims.periods import Mention, find_periods
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame, Period, Speaker
from factgauge.model.span import Span

# How well a period fits, the best first.
_OWN, _NEAR, _ELSEWHERE, _SINCE, _UNKNOWN = range(5)
_OWN_ROLES = frozenset({
    "to", "value", "rate", "by", "left", "part", "share", "whole", "rank", "first",
})  # fmt: skip


def period_of(view: View, draft: Draft, speaker: Speaker | None) -> Period | None:
    """Return the claim's own period, of a change that of its later value.

    Neither its base's nor the saying's. The one at its figure comes first, then the nearest to its
    trigger; where its sentence names none, the one that the sentence before does.
    """
    if draft.frame is Frame.TEMPORAL:
        return _of_the_date(view, draft)
    best: tuple[int, int, Period] | None = None
    own = [q.span for name, q in draft.roles if name in _OWN_ROLES]
    for mention in view.periods:
        period = _as_level(mention, draft)
        if period.span is None or not _may_be(view, draft, mention, period.span, speaker):
            continue
        fit = _fit(view, draft, period, period.span, own)
        far = min(
            abs(period.span.start - draft.trigger.end), abs(draft.trigger.start - period.span.end)
        )
        if best is None or (fit, far) < best[:2]:
            best = fit, far, period
    if best is not None:
        return best[2]
    if draft.frame is not Frame.CHANGE:
        # "the year before it had been $78 million": another year, unknown
        earlier = next(
            (m.period for m in view.periods if m.base and m.period != draft.base_period), None
        )
        if earlier is not None:
            return earlier
    carried = _carried(view) if not view.periods else None
    return None if carried == draft.base_period else carried


def base_of(view: View, draft: Draft, period: Period | None) -> Period | None:
    """Return the period that a change starts from, or the stretch over which it ran.

    What it starts from is then not the year before.
    """
    if draft.base_period is not None or draft.frame is not Frame.CHANGE:
        return draft.base_period
    for mention in view.periods:
        if mention.period.kind == "span":
            return mention.period
        if mention.by is not None and period == mention.by:  # "had fallen 5 percent by 2018"
            return replace(mention.period, kind="span")
    return None


def _of_the_date(view: View, draft: Draft) -> Period | None:
    """Return the date beside the weekday, never the weekday as a day of its own."""
    date = draft.figures[0].span
    return next(
        (
            m.period
            for m in view.periods
            if not m.base and m.period.span is not None and m.period.span.overlaps(date)
        ),
        None,
    )


def _as_level(mention: Mention, draft: Draft) -> Period:
    """Return a period as the claim's frame takes it: a level has "by 2030" at that year."""
    if mention.by is not None and draft.frame is not Frame.COUNT:
        return mention.by
    return mention.period


def _may_be(
    view: View, draft: Draft, mention: Mention, span: Span, speaker: Speaker | None
) -> bool:
    if mention.base or (draft.base_period is not None and span == draft.base_period.span):
        return False
    if speaker is not None and span.overlaps(speaker.span):
        return False
    if mention.period.kind == "day" and _of_saying(view, span):
        return False
    if _LABEL.match(view.text, span.end) is not None:
        return False
    mine = {quantity.id for name, quantity in draft.roles if name in _OWN_ROLES}
    for quantity in view.amounts:
        if quantity.id in mine:
            continue
        if _said_of(view, quantity.span, span):
            return False  # "two years after the $78 million of 2017"
        if _is_of(view, quantity.span, span) and _led_by(view, _FIGURE_BEFORE, quantity.span):
            return False  # "from $17.3 billion in 1997"
    return not _led_by(view, _COMPARED, span)


def _led_by(view: View, words: re.Pattern[str], span: Span) -> bool:
    """Whether the words right before a place are such."""
    start = max(view.sentence.span.start, span.start - _REACH)
    return words.search(view.text, start, span.start) is not None


_REACH = 48  # code points


# "fewer than in 2016", "compared with 2016", "as it had projected in July".
_COMPARED = pattern(
    r"\b(?:(?:than|compared (?:with|to)|versus|against|tied with|unlike|from|(?:that|those) of"
    r"|records? beg[au]n)\s+(?:it had\s+)?(?:(?:in|at|for|of|on|the end of|back in)\s+)*"
    r"|(?:fall|drop|rise|increase|decrease|gain|decline) of [^,.;]{3,24} on\s+"
    r"|(?:forecast|projected|expected|reported|estimated|idle for much of)\s+(?:(?:in|on)\s+)?"
    r")(?:the\s+)?$"
)
# "his December estimate", "crude for August delivery"
_LABEL = pattern(
    r"(?:['’]s)?\s(?:estimates?|forecasts?|projections?|delivery|deliveries|budget|survey|poll|"
    r"contracts?|futures|issue|edition)\b"
)
# Before a figure they say that it is what was before.
_FIGURE_BEFORE = pattern(
    r"\b(?:from|than(?: the)?|against|compared (?:with|to)|having (?:been(?: worth)?|[a-z]+ [a-z]+"
    r" at)|after [a-z]+ing)\s+(?:a |the |about |some )*$"
)


def _fit(view: View, draft: Draft, period: Period, span: Span, own: list[Span]) -> int:
    """Return how well a period fits: whose figure it stands at, and whether its days are known."""
    if period.kind in ("span", "years away") or (
        period.begins is None and not (period.surface or "").lower().startswith(_EDGES)
    ):
        return _UNKNOWN
    if any(_is_of(view, figure, span) for figure in own):
        # "was $78 million in 2017, and $34 million in 2018": each figure has its own
        return _OWN
    if period.kind == "since":
        return _SINCE
    if any(_is_of(view, q.span, span) for q in view.amounts if q.span not in own):
        return _ELSEWHERE
    return _NEAR


_EDGES = ("before", "until", "till", "up to", "prior", "ahead", "after", "following", "by")
_RIGHT_AFTER = pattern(r"\s+(?:(?:in|for|during|by|at the end of|on|over)\s+)?(?:the\s+)?")
_POSSESSIVE = pattern(r"['’]s\s+(?:(?:record|revised)\s+)?")
_OF = pattern(r"\s+of\s+")


def _is_of(view: View, figure: Span, period: Span) -> bool:
    """Whether a period stands right after a figure, or reaches into it: "$34 million in 2018"."""
    inside = figure.start < period.start <= figure.end
    before = _POSSESSIVE.fullmatch(view.text, period.end, max(period.end, figure.start)) is not None
    return (
        inside
        or before
        or (
            period.start >= figure.end
            and _RIGHT_AFTER.fullmatch(view.text, figure.end, period.start) is not None
        )
    )


def _said_of(view: View, figure: Span, period: Span) -> bool:
    """Whether a period belongs to a figure by "of": "the $78 million of 2017"."""
    return (
        period.start >= figure.end
        and _OF.fullmatch(view.text, figure.end, period.start) is not None
    )


def _of_saying(view: View, span: Span) -> bool:
    before = view.text[max(view.sentence.span.start, span.start - 30) : span.start].lower().split()
    said = words(table("en/speech")["verbs"])
    return any(word.strip(",.") in said for word in before[-4:])


def _carried(view: View) -> Period | None:
    """Return the one period that the sentence before names, in the same paragraph."""
    index = view.sentence.index
    if not index:
        return None
    document = view.document
    before = document.sentences[index - 1].span
    if "\n\n" in document.text[before.start : view.sentence.span.start]:
        return None
    published = None if document.published is None else document.published.date
    named = [
        m.period
        for m in find_periods(document.text, before.start, before.end, published)
        if not m.base and m.period.ends is not None and m.period.kind not in ("day", "rolling")
    ]
    return named[0] if len(named) == 1 else None
