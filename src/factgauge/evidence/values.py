"""Levels, rates and changes.

The measure of a table that a claim speaks of, and its cells for the claim's periods.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from factgauge.evidence.basis import REAL, basis_conflict, basis_of
from factgauge.evidence.fit import fits, is_moved, is_of_some, needs_rate, unit_fits
from factgauge.evidence.money import currency_conflict
from factgauge.evidence.names import Named, named_entities, topic_ids
from factgauge.evidence.namesakes import aside_from, is_namesake
from factgauge.evidence.naming import naming_score
from factgauge.evidence.pairs import pair_of
from factgauge.evidence.periods import (
    Window,
    alike,
    asked_window,
    base_window,
    from_end_to_end,
    period_edge,
    standing_window,
)
from factgauge.evidence.plain import asks_plainly, named_plainly
from factgauge.evidence.shares import says_no_more, share_score
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.evidence import Cell, Evidence
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import period_name
from factgauge.reference.records import Dataset, EntityInfo, Measure
from factgauge.units.convert import comparable

NAMED = Fraction(19, 20)  # the claim names every entity of the measure
FROM_CONTEXT = Fraction(3, 4)  # the headline or the sentences before do
ASSUMED_PERIOD = Fraction(4, 5)  # factor where the period is not stated
CONSTANT = "constant"  # the statistic of what is the same on every day of a cell's period


@dataclass(frozen=True, slots=True)
class Link:
    """A measure of a table that a claim speaks of, and of whom."""

    dataset: Dataset
    measure: Measure
    entity: EntityInfo
    partner: EntityInfo | None
    score: int  # how many words of the measure's best alias the claim has
    confidence: Fraction


def best_link(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    places: Callable[[], tuple[tuple[Span, str], ...]],
    datasets: tuple[Dataset, ...],
) -> Link | None:
    """Return the best-fitting measure of `datasets`, `None` where none or several fit best."""
    links = best_links(document, claim, catalogue, places, datasets)
    several = len({(link.dataset.id, link.measure.id) for link in links}) > 1
    return None if several or not links else links[0]


def best_links(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    places: Callable[[], tuple[tuple[Span, str], ...]],
    datasets: tuple[Dataset, ...],
) -> tuple[Link, ...]:
    """Return the measures of `datasets` that fit best, all that fit equally well."""
    links = [
        link
        for dataset in datasets
        if dataset.measures
        for link in _links(document, claim, catalogue, dataset, places)
    ]
    if not links:
        return ()

    def fit(link: Link) -> tuple[Fraction, bool, int]:
        return link.confidence, link.dataset.id not in catalogue.starter, link.score

    if claim.veto is not None:
        links = [x for x in links if basis_of(x.measure) == REAL]  # it only says "in real terms"
    links = [x for x in links if not basis_conflict(document, claim, x.measure)] or links
    links = [x for x in links if not needs_rate(claim, x.measure)] or links
    if not links:
        return ()
    best = max(map(fit, links))
    return tuple(link for link in links if fit(link) == best)


def _links(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    dataset: Dataset,
    places: Callable[[], tuple[tuple[Span, str], ...]],
) -> list[Link]:
    if asks_plainly(catalogue, dataset):
        return _plain_links(document, claim, catalogue, dataset)
    entities = catalogue.entities(dataset)
    candidates = [
        (measure, score)
        for measure in dataset.measures
        if (
            score := share_score(document, claim, measure, entities)
            if claim.frame is Frame.SHARE
            else max(
                naming_score(document, claim, named_by, entities)
                for named_by in (measure, *_mirrors(dataset, measure))
            )
        )
        and unit_fits(document, claim, measure)
        and not is_moved(document, claim, measure)
        and not is_of_some(document, claim)
        and (
            (claim.measurand is not None and claim.frame is not Frame.COUNT)
            or says_no_more(document, claim, measure, entities)
        )
    ]
    if not candidates:
        return []
    named = named_entities(document, claim, entities, stop=aside_from(document, claim))
    if is_namesake(document, named):
        return []
    confidence = NAMED
    if not named.ids and not named.strangers:
        topic = topic_ids(document, claim, places(), entities)
        named = Named(tuple(e.id for e in entities if e.id in topic), (), ())
        confidence = FROM_CONTEXT
    found = []
    for measure, score in candidates:
        pair = pair_of(document, claim, dataset, measure, named, entities)
        if pair is not None and (
            measure.direction in (None, "symmetric")
            or catalogue.cells(
                dataset, measure.id, pair[0].id, None if pair[1] is None else pair[1].id
            )
        ):
            found.append(Link(dataset, measure, *pair, score, confidence))
    return found


def _plain_links(
    document: Document, claim: Claim, catalogue: Catalogue, dataset: Dataset
) -> list[Link]:
    """Return the link to a starter table of many things, which only a plain sentence has."""
    found = []
    for measure in dataset.measures:
        named = named_plainly(document, claim, catalogue, dataset, measure)
        figures = [q for name, group in claim.roles if name != "by" for q in group]
        if named is not None and all(
            measure.unit == "count" if q.kind is Kind.COUNT else fits(q, measure) for q in figures
        ):
            entity, words = named
            found.append(Link(dataset, measure, entity, None, words, NAMED))
    return found


def _mirrors(dataset: Dataset, measure: Measure) -> tuple[Measure, ...]:
    """Return the measures of the opposite flow.

    North Korea's exports to Russia are Russia's imports from it.
    """
    opposite = {"from-entity": "to-entity", "to-entity": "from-entity"}.get(measure.direction or "")
    return tuple(m for m in dataset.measures if opposite is not None and m.direction == opposite)


def look_up(
    document: Document, claim: Claim, catalogue: Catalogue, link: Link
) -> tuple[Evidence, ...]:
    """Return what a measure says for the claim's period and a change's base."""
    window = asked_window(document, claim, link.entity)
    if link.measure.statistic == "rate" and (stretch := from_end_to_end(claim)) is not None:
        window = f"{stretch!r} is from one month to that of a year later, not a year's average"
    if link.measure.statistic != "stock" and (edge := period_edge(document, claim)) is not None:
        window = f"{edge!r} is not the whole period"
    if link.measure.statistic == CONSTANT and claim.period is None:
        cells = cells_of(catalogue, link, link.measure.id, None)
        window = standing_window(document, [(c.begins, c.ends) for c in cells])
    conflict = basis_conflict(document, claim, link.measure)
    if conflict is None and link.partner is None:  # trade between countries is told in dollars
        conflict = currency_conflict(document, claim, link.measure, link.entity)
    if conflict is not None:
        return (
            Evidence(
                _end_role(claim),
                link.measure.label,
                link.dataset.id,
                missing=conflict,
                confidence=link.confidence,
            ),
        )
    if isinstance(window, str):
        question = f"{link.measure.label}, for a period that is not known"
        return (
            Evidence(
                _end_role(claim),
                question,
                link.dataset.id,
                missing=window,
                confidence=link.confidence,
            ),
        )
    confidence = link.confidence * (
        ASSUMED_PERIOD if window.assumed is not None and claim.period is None else 1
    )
    found = [_evidence(catalogue, link, window, _end_role(claim), confidence)]
    if claim.frame is Frame.CHANGE:
        base = base_window(claim, window)
        if base is not None:
            found.append(_evidence(catalogue, link, base, "from", confidence))
    return tuple(found)


def _end_role(claim: Claim) -> str:
    own = {Frame.CHANGE: "to", Frame.RATE: "rate", Frame.SHARE: "share"}
    return own.get(claim.frame, "value")


_LISTED = 12


def _listed(held: list[str]) -> str:
    """Return periods in words, of many only the first and the last."""
    if len(held) <= _LISTED:
        return ", ".join(held)
    return f"{len(held)} periods, {held[0]} to {held[-1]}"


def cells_of(
    catalogue: Catalogue, link: Link, measure: str, window: Window | None
) -> tuple[Cell, ...]:
    """Return the cells of a link's entities that lie within a period, `None` for any."""
    partner = None if link.partner is None else link.partner.id
    begins, ends = (None, None) if window is None else (window.begins, window.ends)
    return catalogue.cells(link.dataset, measure, link.entity.id, partner, begins, ends)


def _evidence(
    catalogue: Catalogue, link: Link, window: Window, role: str, confidence: Fraction
) -> Evidence:
    exact = [
        c
        for c in cells_of(catalogue, link, link.measure.id, window)
        if (c.begins, c.ends) == (window.begins, window.ends)
    ]
    every = cells_of(catalogue, link, link.measure.id, None)
    if link.measure.statistic == CONSTANT:
        exact = [c for c in every if c.begins <= window.begins and window.ends <= c.ends]
    when = period_name(window.begins, window.ends)
    question = f"{link.measure.label}, {when}"
    if window.assumed is not None:
        question += f" ({window.assumed})"
    missing = None
    others_like = [c for c in every if alike(Window(c.begins, c.ends), window) and c not in exact]
    if not exact:
        held = [period_name(c.begins, c.ends) for c in others_like or every]
        missing = (
            f"the table {link.dataset.id} has no value for {when}; "
            f"it has {_listed(held) or 'none at all'}"
        )
    others = tuple(
        cell
        for measure in link.dataset.measures
        if measure.id != link.measure.id and comparable(measure.unit, link.measure.unit)
        for cell in cells_of(catalogue, link, measure.id, window)
        if (cell.begins, cell.ends) == (window.begins, window.ends)
    )
    return Evidence(
        role,
        question,
        link.dataset.id,
        cells=tuple(exact),
        others=others,
        missing=missing,
        begins=window.begins,
        ends=window.ends,
        confidence=confidence,
        elsewhen=tuple(
            Evidence(
                role,
                f"{link.measure.label}, {period_name(c.begins, c.ends)}",
                link.dataset.id,
                cells=(c,),
                begins=c.begins,
                ends=c.ends,
                confidence=confidence,
            )
            for c in others_like
        ),
    )
