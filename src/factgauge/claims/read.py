"""The entry of the stage: from a document and its quantities to its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factgauge.claims.attribution import find_speaker, status_of
from factgauge.claims.change import read_changes
from factgauge.claims.clause import Clause, find_triggers, singular
from factgauge.claims.count import read_counts
from factgauge.claims.entities import Mention, find_entities, split_pair
from factgauge.claims.level import read_levels
from factgauge.claims.periods import Mention as PeriodMention
from factgauge.claims.periods import find_periods
from factgauge.claims.temporal import read_weekdays
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Direction, Entity, Frame, Measurand, Period, Speaker
from factgauge.model.document import Document
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.report import ResolvedDate
from factgauge.model.span import Span

SILENT_ROLES = frozenset({"byline", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of a document, why other figures joined none, and the dates that were resolved."""

    claims: tuple[Claim, ...]
    unclaimed: tuple[tuple[str, str], ...]
    dates: tuple[ResolvedDate, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a frame read, on its way to a claim."""

    frame: Frame
    span: Span
    roles: tuple[tuple[str, tuple[Quantity, ...]], ...]
    trigger: Span
    measurand: Measurand | None
    about: tuple[Span, ...]  # where its entities may stand
    direction: Direction | None = None
    base_period: Period | None = None
    partners: Span | None = None


def read_claims(document: Document, quantities: tuple[Quantity, ...]) -> Reading:
    """Return the claims of a document in the order of the text."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    published = None if document.published is None else document.published.date
    claims: list[Claim] = []
    dates: list[ResolvedDate] = []
    for sentence in document.sentences:
        if sentence.role in SILENT_ROLES:
            continue
        periods = find_periods(document.text, sentence.span.start, sentence.span.end, published)
        dates += _resolved(document, periods)
        figures = by_sentence.get(sentence.index, [])
        if not figures:
            continue
        clause = Clause(
            document=document,
            sentence=sentence,
            quantities=tuple(q for q in figures if q.kind not in (Kind.DATE, Kind.RANK)),
            dates=tuple(q for q in figures if q.kind in (Kind.DATE, Kind.RANK)),
            periods=periods,
            triggers=find_triggers(document.text, sentence.span.start, sentence.span.end),
        )
        names = find_entities(document.text, sentence.span.start, sentence.span.end)
        for parts in sorted(_frames(clause), key=lambda parts: parts.span):
            claims.append(_claim(clause, parts, names, f"c{len(claims) + 1}"))
    claimed = {quantity.id for claim in claims for quantity in claim.quantities}
    unclaimed = tuple(
        (quantity.id, _reason(document, quantity))
        for quantity in quantities
        if quantity.id not in claimed
    )
    return Reading(tuple(claims), unclaimed, tuple(dates))


def _reason(document: Document, quantity: Quantity) -> str:
    if document.sentences[quantity.sentence].role in SILENT_ROLES:
        return "it stands outside the article's own text"
    if quantity.kind is Kind.DATE:
        return "a date, not an amount"
    if quantity.kind is Kind.RANK:
        return "a rank, and nothing here says among what"
    return "nothing here says what it is a level, a change or a count of"


def _frames(clause: Clause) -> list[_Parts]:
    found: list[_Parts] = []
    taken: set[str] = set()
    roles: tuple[tuple[str, tuple[Quantity, ...]], ...]
    about: tuple[Span, ...]
    for change in read_changes(clause):
        roles = tuple(
            (name, group)
            for name, group in (("by", change.by), ("from", change.start), ("to", change.end))
            if group
        )
        figures = [q for _, group in roles for q in group]
        taken |= {q.id for q in figures}
        span = _hull([change.trigger, *(q.span for q in figures)], change.measurand)
        about = (change.measurand.span,) if change.measurand is not None else ()
        found.append(
            _Parts(
                Frame.CHANGE,
                span,
                roles,
                change.trigger,
                change.measurand,
                about,
                change.direction,
                change.base_period,
            )
        )
    for count in read_counts(clause):
        taken.add(count.value.id)
        near = [count.value.span] + ([count.partners] if count.partners is not None else [])
        if (
            count.value.span.start - count.trigger.end < 16
            or count.trigger.start >= count.value.span.start
        ):
            near.append(count.trigger)
        about = tuple(part for part in (count.subject, count.partners) if part is not None)
        found.append(
            _Parts(
                Frame.COUNT,
                _hull(near, None),
                (("value", (count.value,)),),
                count.trigger,
                count.measurand,
                about,
                partners=count.partners,
            )
        )
    for level in read_levels(clause, frozenset(taken)):
        role = "rate" if level.frame is Frame.RATE else "value"
        roles = ((role, (level.value,)),)
        spans = [level.trigger, level.value.span]
        if level.against is not None:
            roles = (("from", (level.against,)), ("to", (level.value,)))
            spans.append(level.against.span)
        span = _hull(spans, level.measurand)
        if level.subject is not None:
            span = span.joined(level.subject)
        end = clause.sentence.span.end
        about = tuple(
            part for part in (level.subject, Span(level.value.span.end, end)) if part is not None
        )
        found.append(
            _Parts(
                level.frame,
                span,
                roles,
                level.trigger,
                level.measurand,
                about,
                base_period=level.base_period,
            )
        )
    for weekday in read_weekdays(clause):
        found.append(
            _Parts(
                Frame.TEMPORAL,
                weekday.span,
                (("value", (weekday.date,)),),
                weekday.weekday,
                None,
                (),
            )
        )
    return found


def _hull(spans: Iterable[Span], measurand: Measurand | None) -> Span:
    pieces = [*spans, *([measurand.span] if measurand is not None else [])]
    hull = pieces[0]
    for piece in pieces[1:]:
        hull = hull.joined(piece)
    return hull


def _claim(clause: Clause, parts: _Parts, names: tuple[Mention, ...], id: str) -> Claim:
    speaker = find_speaker(clause, parts.span)
    text = clause.text
    return Claim(
        id=id,
        span=parts.span,
        surface=parts.span.of(text),
        sentence=clause.sentence.index,
        frame=parts.frame,
        roles=parts.roles,
        direction=parts.direction,
        trigger=parts.trigger,
        measurand=parts.measurand,
        entities=_entities(clause, parts, names, speaker),
        period=_period(clause, parts, speaker),
        base_period=parts.base_period or _unknown_base(clause, parts),
        speaker=speaker,
        status=status_of(clause, parts.span, speaker),
        veto=_veto(clause),
    )


def _entities(
    clause: Clause, parts: _Parts, names: tuple[Mention, ...], speaker: Speaker | None
) -> tuple[Entity, ...]:
    """Return the names in the measurand (or subject and partners).

    Where there are none, those of the sentence.
    """
    usable = [n for n in names if speaker is None or not n.span.overlaps(speaker.span)]
    if parts.frame is Frame.COUNT:  # each of "Kim and Trump" is one that the event befell
        usable = [part for name in usable for part in split_pair(name)]
    chosen = [n for n in usable if any(n.span.overlaps(place) for place in parts.about)]
    if not chosen and parts.frame is Frame.CHANGE:
        chosen = [n for n in usable if n.place]
    if parts.measurand is not None:  # "Sales rose": a capital at the sentence's start makes no name
        chosen = [
            n for n in chosen if n.place or singular(n.surface.lower()) != parts.measurand.head
        ]
    found = []
    for index, name in enumerate(chosen):
        role = "of" if index == 0 else "partner"
        before = clause.text[max(0, name.span.start - 12) : name.span.start].lower()
        if parts.frame is not Frame.COUNT and before.endswith(" to "):
            role = "to"
        elif parts.frame is not Frame.COUNT and before.endswith(("from ", "from the ")):
            role = "from"
        found.append(Entity(name.span, name.surface, name.id, role))
    return tuple(found)


def _period(clause: Clause, parts: _Parts, speaker: Speaker | None) -> Period | None:
    """Return the claim's own period.

    The nearest to its trigger that is neither its base's nor the saying's.
    """
    best: tuple[int, Period] | None = None
    date = parts.roles[0][1][0].span
    own = [q.span for name, group in parts.roles if name in ("to", "value", "rate") for q in group]
    if parts.frame is Frame.CHANGE and not any(name == "to" for name, _ in parts.roles):
        own = []
    for mention in clause.periods:
        period = mention.period
        if parts.frame is Frame.TEMPORAL and (
            period.span is None or not period.span.overlaps(date)
        ):
            continue  # the date beside the weekday, never the weekday as a day of its own
        if (
            mention.base
            or period.span is None
            or (parts.base_period is not None and period.span == parts.base_period.span)
        ):
            continue
        if speaker is not None and period.span.overlaps(speaker.span):
            continue
        if (
            period.kind == "day"
            and parts.frame is not Frame.TEMPORAL
            and _of_saying(clause, period.span)
        ):
            continue
        if any(_is_of(clause, figure, period.span) for figure in own):
            # "was $78 million in 2017, and $34 million in 2018": each figure has its own
            return period
        if parts.frame is not Frame.TEMPORAL and any(
            _said_of(clause, q.span, period.span) for q in clause.quantities if q.span not in own
        ):
            continue  # "two years after the $78 million of 2017"
        far = min(
            abs(period.span.start - parts.trigger.end), abs(parts.trigger.start - period.span.end)
        )
        if best is None or far < best[0]:
            best = (far, period)
    if (
        best is None and parts.frame is not Frame.CHANGE
    ):  # "the year before it had been $78 million": another year, unknown
        return next(
            (m.period for m in clause.periods if m.base and m.period != parts.base_period), None
        )
    return None if best is None else best[1]


_RIGHT_AFTER = pattern(r"\s+(?:(?:in|for|during|by|at the end of)\s+)?")
_OF = pattern(r"\s+of\s+")


def _is_of(clause: Clause, figure: Span, period: Span) -> bool:
    """Whether a period stands right after a figure, or reaches into it: "$34 million in 2018"."""
    inside = figure.start < period.start <= figure.end
    return inside or (
        period.start >= figure.end
        and _RIGHT_AFTER.fullmatch(clause.text, figure.end, period.start) is not None
    )


def _said_of(clause: Clause, figure: Span, period: Span) -> bool:
    """Whether a period belongs to a figure by "of": "the $78 million of 2017"."""
    return (
        period.start >= figure.end
        and _OF.fullmatch(clause.text, figure.end, period.start) is not None
    )


def _unknown_base(clause: Clause, parts: _Parts) -> Period | None:
    """Return the stretch over which a change ran, "over three years".

    What it starts from is not the year before.
    """
    if parts.frame is not Frame.CHANGE:
        return None
    return next((m.period for m in clause.periods if m.period.kind == "span"), None)


def _of_saying(clause: Clause, span: Span) -> bool:
    before = clause.before(span.start, 30).lower().split()
    said = table("en/speech")["verbs"].split()
    return any(word.strip(",.") in said for word in before[-4:])


def _veto(clause: Clause) -> str | None:
    words = clause.sentence.span.of(clause.text).lower()
    each = _PER_HEAD.search(words)
    if each is not None:
        return each[0]
    return next((veto for veto in table("en/speech")["veto"] if veto in words), None)


_PER_HEAD = pattern(r"\b(?:per (?:head|capita|person|inhabitant|resident|worker)|a head)\b")


def _resolved(document: Document, periods: tuple[PeriodMention, ...]) -> list[ResolvedDate]:
    """Return what relative expressions came to, for the reader to see."""
    if document.published is None:
        return []
    found = []
    for mention in periods:
        period = mention.period
        if (
            mention.base
            or period.begins is None
            or period.ends is None
            or period.span is None
            or period.surface is None
        ):
            continue
        if any(letter.isdigit() for letter in period.surface):
            continue
        note = (
            "the day of publication"
            if period.kind == "day" and period.begins == document.published.date
            else None
        )
        found.append(ResolvedDate(period.span, period.surface, period.begins, period.ends, note))
    return found
