"""Who, when and by whom: what surrounds a frame is bound to it here."""

from __future__ import annotations

from collections.abc import Iterable

from factgauge.claims.about import entities_of
from factgauge.claims.attribution import find_speaker, status_of
from factgauge.claims.draft import Draft
from factgauge.claims.entities import Mention
from factgauge.claims.measurand import measurand_of
from factgauge.claims.tokens import View
from factgauge.claims.when import base_of, period_of
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


def _hull(spans: Iterable[Span]) -> Span:
    pieces = list(spans)
    hull = pieces[0]
    for piece in pieces[1:]:
        hull = hull.joined(piece)
    return hull


def bind(view: View, draft: Draft, names: tuple[Mention, ...], id: str) -> Claim:
    """Return the claim that a draft makes, with its entities, period, speaker and status."""
    measurand = measurand_of(view.text, draft.measurand)
    span = extent(draft)
    figure = _main_figure(draft).span
    speaker = find_speaker(view, span, figure)
    period = period_of(view, draft, speaker)
    roles: dict[str, list[Quantity]] = {}
    for name, quantity in sorted(draft.roles, key=lambda row: row[0]):
        roles.setdefault(name, []).append(quantity)
    return Claim(
        id=id,
        span=span,
        surface=span.of(view.text),
        sentence=view.sentence.index,
        frame=draft.frame,
        roles=tuple((name, tuple(group)) for name, group in roles.items()),
        direction=draft.direction,
        trigger=draft.trigger if draft.worded else None,
        measurand=measurand,
        entities=entities_of(view, draft, measurand, names, speaker),
        period=period,
        base_period=base_of(view, draft, period),
        speaker=speaker,
        status=status_of(view, span, speaker, figure),
        veto=veto_of(view) or _each_period(view, draft),
    )


def _main_figure(draft: Draft) -> Quantity:
    """Return the figure whose clause says how the claim is put."""
    order = ("by", "to", "value", "rate", "rank", "share", "part", "left", "whole")
    for name in order:
        found = draft.of(name)
        if found:
            return found[0]
    return draft.figures[0]


def extent(draft: Draft) -> Span:
    """Return the words that a claim covers: trigger, figures, measurand and who it is about."""
    if draft.rule == "weekday":
        return _hull([draft.trigger, *(q.span for q in draft.figures)])
    spans = [q.span for q in draft.figures]
    parts = (None if draft.rule == "events" else draft.measurand, draft.partners)
    spans += [part for part in parts if part is not None]
    if draft.frame is Frame.COUNT:
        first = draft.figures[0].span
        if first.start - draft.trigger.end < 16 or draft.trigger.start >= first.start:
            spans.append(draft.trigger)
    else:
        spans += [draft.trigger, *([draft.subject] if draft.subject is not None else [])]
    return _hull(spans)


def veto_of(view: View) -> str | None:
    """Return the words of a sentence that make it one of another measure: "per head"."""
    words = view.sentence.span.of(view.text).lower()
    each = _PER_HEAD.search(words)
    if each is not None:
        return each[0]
    return next((veto for veto in table("en/speech")["veto"] if veto in words), None)


def _each_period(view: View, draft: Draft) -> str | None:
    """Return the words that make a percent one of each year and not of the whole change."""
    by = next((q for q in draft.of("by") if q.kind is Kind.PERCENT), None)
    if by is None or draft.frame is not Frame.CHANGE:
        return None
    end = view.sentence.span.end
    after = _A_YEAR.match(view.text, by.span.end, end)
    if after is not None:
        return after[0].strip()
    before = _YEARLY.search(
        view.text[max(view.sentence.span.start, by.span.start - 48) : by.span.start]
    )
    return None if before is None else before[1]


_A_YEAR = pattern(
    r"\s*(?:(?:on average )?(?:a|per|each|every|an) (?:year|month|quarter|week|decade|annum|day)\b|"
    r"annually\b|yearly\b|compound|CAGR|on average\b)"
)
_YEARLY = pattern(
    r"\b((?:average|compound|mean) (?:annual|yearly|monthly|quarterly)|annualised|annualized|CAGR|"
    r"average of|compound)\b[^.,;\d]*$"
)
_PER_HEAD = pattern(r"\b(?:per (?:head|capita|person|inhabitant|resident|worker)|a head)\b")
