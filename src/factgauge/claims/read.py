"""The entry of the stage: from a document and its quantities to its claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from factgauge.claims.bind import bind, extent
from factgauge.claims.draft import Draft
from factgauge.claims.entities import Mention, find_entities
from factgauge.claims.frames import read_frames
from factgauge.claims.gate import states_nothing
from factgauge.claims.link import link
from factgauge.claims.periods import Mention as PeriodMention
from factgauge.claims.periods import find_periods
from factgauge.claims.temporal import read_weekdays
from factgauge.claims.ties.read import (
    cell_claims,
    draft_of,
    owner_of,
    sentence_ties,
    stands_alone,
    text_ties,
)
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import View
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.report import ResolvedDate
from factgauge.model.tie import Tie

SILENT_ROLES = frozenset({"byline", "boilerplate", "table"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of a document, why other figures joined none, and the dates that were resolved."""

    claims: tuple[Claim, ...]
    unclaimed: tuple[tuple[str, str], ...]
    dates: tuple[ResolvedDate, ...]


def read_claims(document: Document, quantities: tuple[Quantity, ...]) -> Reading:
    """Return the claims of a document in the order of the text."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    published = None if document.published is None else document.published.date
    views: list[View] = []
    pairs: list[tuple[View, Draft]] = []
    silent: set[int] = set()
    dates: list[ResolvedDate] = []
    for sentence in document.sentences:
        if sentence.role in SILENT_ROLES:
            continue
        periods = find_periods(document.text, sentence.span.start, sentence.span.end, published)
        dates += _resolved(document, periods)
        figures = by_sentence.get(sentence.index, [])
        if not figures:
            continue
        view = View(document, sentence, tuple(figures), periods)
        views.append(view)
        if states_nothing(view):
            silent.add(sentence.index)
            drafts = read_weekdays(view)
        else:
            drafts = sorted(read_frames(view), key=extent)
        pairs += [(view, draft) for draft in drafts]
    named: dict[int, tuple[Mention, ...]] = {}

    def bound(view: View, draft: Draft) -> Claim:
        span = view.sentence.span
        if view.sentence.index not in named:
            named[view.sentence.index] = find_entities(document.text, span.start, span.end)
        return bind(view, draft, named[view.sentence.index], "")

    claims = tuple(bound(view, draft) for view, draft in link(pairs))
    ties = [
        tie for view in views for tie in sentence_ties(view, silent=view.sentence.index in silent)
    ]
    ties += text_ties(Text(document, tuple(views), claims, quantities))
    cells = [tie for tie in ties if document.sentences[tie.sentence].role == "table"]
    ties = [tie for tie in ties if document.sentences[tie.sentence].role != "table"]
    claims = _numbered([*_tied(claims, ties, views, bound), *cell_claims(document, cells)])
    claimed = {quantity.id for claim in claims for quantity in claim.quantities}
    unclaimed = tuple(
        (quantity.id, _reason(document, quantity, silent))
        for quantity in quantities
        if quantity.id not in claimed
    )
    return Reading(claims, unclaimed, tuple(dates))


def _tied(
    claims: tuple[Claim, ...],
    ties: list[Tie],
    views: list[View],
    bound: Callable[[View, Draft], Claim],
) -> list[Claim]:
    """Return the claims with their ties; a tie of figures that no frame has read makes its own."""
    kept = list(claims)
    by_sentence = {view.sentence.index: view for view in views}
    holding: dict[str, list[int]] = {}  # where the claims of a figure stand in `kept`
    for at, claim in enumerate(kept):
        for quantity in claim.quantities:
            holding.setdefault(quantity.id, []).append(at)
    for tie in ties:
        places = sorted({at for q in tie.figures for at in holding.get(q.id, ())})
        owner = owner_of(tie, [kept[at] for at in places])
        if owner is None and not stands_alone(tie, kept):
            continue
        if owner is None:
            owner = bound(by_sentence[tie.sentence], draft_of(tie))
            places.append(len(kept))
            kept.append(owner)
            for quantity in owner.quantities:
                holding.setdefault(quantity.id, []).append(places[-1])
        at = next(place for place in places if kept[place] is owner)
        kept[at] = replace(owner, ties=(*owner.ties, tie))
    return kept


def _numbered(claims: list[Claim]) -> tuple[Claim, ...]:
    """Return the claims in the order of the text, with their ids."""
    ordered = sorted(claims, key=lambda claim: claim.sentence)
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(ordered, start=1))


def _reason(document: Document, quantity: Quantity, silent: set[int]) -> str:
    if document.sentences[quantity.sentence].role == "table":
        return "a cell of a table that no total, share or change speaks of"
    if document.sentences[quantity.sentence].role in SILENT_ROLES:
        return "it stands outside the article's own text"
    if quantity.sentence in silent:
        return "the sentence asks, instructs, supposes, defines or only lists, and states nothing"
    if quantity.kind is Kind.DATE:
        return "a date, not an amount"
    if quantity.kind is Kind.RANK:
        return "a rank, and nothing here says among what"
    return "nothing here says what it is a level, a change or a count of"


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
