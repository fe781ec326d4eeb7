"""Who, when and by whom: what surrounds a frame is bound to it here."""

from __future__ import annotations

from collections.abc import Iterable

from factgauge.claims.attribution import find_speaker, status_of
from factgauge.claims.draft import Draft
from factgauge.claims.entities import Mention, split_pair
from factgauge.claims.measurand import measurand_of, singular
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Entity, Frame, Measurand, Period, Speaker
from factgauge.model.quantity import Quantity
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
    speaker = find_speaker(view, span)
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
        trigger=draft.trigger,
        measurand=measurand,
        entities=_entities(view, draft, measurand, names, speaker),
        period=_period(view, draft, speaker),
        base_period=draft.base_period or _unknown_base(view, draft),
        speaker=speaker,
        status=status_of(view, span, speaker),
        veto=_veto(view),
    )


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


def _about(view: View, draft: Draft) -> tuple[Span, ...]:
    """Return where the entities of a claim may stand."""
    places = [draft.subject, draft.partners]
    if draft.frame is not Frame.COUNT:
        places.append(draft.measurand)
    found = [place for place in places if place is not None]
    if draft.frame not in (Frame.CHANGE, Frame.COUNT, Frame.TEMPORAL):
        last = max(q.span.end for q in draft.figures)
        found.append(Span(last, view.sentence.span.end))
    return tuple(found)


def _entities(
    view: View,
    draft: Draft,
    measurand: Measurand | None,
    names: tuple[Mention, ...],
    speaker: Speaker | None,
) -> tuple[Entity, ...]:
    """Return the names in the measurand (or subject and partners).

    Where there are none, those of the sentence.
    """
    usable = [n for n in names if speaker is None or not n.span.overlaps(speaker.span)]
    if draft.frame is Frame.COUNT:  # each of "Kim and Trump" is one that the event befell
        usable = [part for name in usable for part in split_pair(name)]
    chosen = [n for n in usable if any(n.span.overlaps(place) for place in _about(view, draft))]
    if not chosen and draft.frame is Frame.CHANGE:
        chosen = [n for n in usable if n.place]
    if measurand is not None:  # "Sales rose": a capital at the sentence's start makes no name
        chosen = [n for n in chosen if n.place or singular(n.surface.lower()) != measurand.head]
    found = []
    for index, name in enumerate(chosen):
        role = "of" if index == 0 else "partner"
        before = view.text[max(0, name.span.start - 12) : name.span.start].lower()
        if draft.frame is not Frame.COUNT and before.endswith(" to "):
            role = "to"
        elif draft.frame is not Frame.COUNT and before.endswith(("from ", "from the ")):
            role = "from"
        found.append(Entity(name.span, name.surface, name.id, role))
    return tuple(found)


def _period(view: View, draft: Draft, speaker: Speaker | None) -> Period | None:
    """Return the claim's own period.

    The nearest to its trigger that is neither its base's nor the saying's.
    """
    best: tuple[int, Period] | None = None
    date = draft.figures[0].span
    own = [q.span for name, q in draft.roles if name in ("to", "value", "rate")]
    for mention in view.periods:
        period = mention.period
        if draft.frame is Frame.TEMPORAL and (
            period.span is None or not period.span.overlaps(date)
        ):
            continue  # the date beside the weekday, never the weekday as a day of its own
        if (
            mention.base
            or period.span is None
            or (draft.base_period is not None and period.span == draft.base_period.span)
        ):
            continue
        if speaker is not None and period.span.overlaps(speaker.span):
            continue
        if (
            period.kind == "day"
            and draft.frame is not Frame.TEMPORAL
            and _of_saying(view, period.span)
        ):
            continue
        if any(_is_of(view, figure, period.span) for figure in own):
            # "was $78 million in 2017, and $34 million in 2018": each figure has its own
            return period
        if draft.frame is not Frame.TEMPORAL and any(
            _said_of(view, q.span, period.span) for q in view.amounts if q.span not in own
        ):
            continue  # "two years after the $78 million of 2017"
        far = min(
            abs(period.span.start - draft.trigger.end), abs(draft.trigger.start - period.span.end)
        )
        if best is None or far < best[0]:
            best = (far, period)
    if (
        best is None and draft.frame is not Frame.CHANGE
    ):  # "the year before it had been $78 million": another year, unknown
        return next(
            (m.period for m in view.periods if m.base and m.period != draft.base_period), None
        )
    return None if best is None else best[1]


_RIGHT_AFTER = pattern(r"\s+(?:(?:in|for|during|by|at the end of)\s+)?")
_OF = pattern(r"\s+of\s+")


def _is_of(view: View, figure: Span, period: Span) -> bool:
    """Whether a period stands right after a figure, or reaches into it: "$34 million in 2018"."""
    inside = figure.start < period.start <= figure.end
    return inside or (
        period.start >= figure.end
        and _RIGHT_AFTER.fullmatch(view.text, figure.end, period.start) is not None
    )


def _said_of(view: View, figure: Span, period: Span) -> bool:
    """Whether a period belongs to a figure by "of": "the $78 million of 2017"."""
    return (
        period.start >= figure.end
        and _OF.fullmatch(view.text, figure.end, period.start) is not None
    )


def _unknown_base(view: View, draft: Draft) -> Period | None:
    """Return the stretch over which a change ran, "over three years".

    What it starts from is not the year before.
    """
    if draft.frame is not Frame.CHANGE:
        return None
    return next((m.period for m in view.periods if m.period.kind == "span"), None)


def _of_saying(view: View, span: Span) -> bool:
    before = view.text[max(view.sentence.span.start, span.start - 30) : span.start].lower().split()
    said = table("en/speech")["verbs"].split()
    return any(word.strip(",.") in said for word in before[-4:])


def _veto(view: View) -> str | None:
    words = view.sentence.span.of(view.text).lower()
    each = _PER_HEAD.search(words)
    if each is not None:
        return each[0]
    return next((veto for veto in table("en/speech")["veto"] if veto in words), None)


_PER_HEAD = pattern(r"\b(?:per (?:head|capita|person|inhabitant|resident|worker)|a head)\b")
