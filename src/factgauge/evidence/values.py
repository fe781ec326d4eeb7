"""Levels, rates and changes.

The measure of a table that a claim speaks of, and its cells for the claim's periods.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from factgauge.evidence.basis import basis_conflict
from factgauge.evidence.fit import fits, needs_rate, unit_fits
from factgauge.evidence.names import Named, named_entities, topic_ids
from factgauge.evidence.periods import (
    Window,
    alike,
    asked_window,
    base_window,
    standing_window,
)
from factgauge.evidence.plain import asks_plainly, named_plainly
from factgauge.evidence.words import LITTLE, NEUTRAL
from factgauge.lexicon.stems import stem, stems
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


def value_evidence(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    places: Callable[[], tuple[tuple[Span, str], ...]],
    datasets: tuple[Dataset, ...],
) -> tuple[Evidence, ...]:
    """Return what the best-fitting measure says for the claim's period and a change's base.

    Two measures that fit equally well give nothing: no link is made by chance.
    """
    best = best_link(document, claim, catalogue, places, datasets)
    return () if best is None else _look_up(document, claim, catalogue, best)


def best_link(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    places: Callable[[], tuple[tuple[Span, str], ...]],
    datasets: tuple[Dataset, ...],
) -> Link | None:
    """Return the best-fitting measure of `datasets`, `None` where none or several fit best."""
    links = [
        link
        for dataset in datasets
        if dataset.measures
        for link in _links(document, claim, catalogue, dataset, places)
    ]
    if not links:
        return None

    def fit(link: Link) -> tuple[Fraction, bool, int]:
        return link.confidence, link.dataset.id not in catalogue.starter, link.score

    links = [x for x in links if not basis_conflict(document, claim, x.measure)] or links
    links = [x for x in links if not needs_rate(claim, x.measure)] or links
    best = max(links, key=fit)
    rivals = [link for link in links if fit(link) == fit(best)]
    if len({(x.dataset.id, x.measure.id) for x in rivals}) > 1:
        return None
    return best


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
            score := max(
                _score(document, claim, named_by, entities)
                for named_by in (measure, *_mirrors(dataset, measure))
            )
        )
        and unit_fits(claim, measure)
    ]
    if not candidates:
        return []
    named = named_entities(document, claim, entities)
    confidence = NAMED
    if not named.ids and not named.strangers:
        topic = topic_ids(document, claim, places(), entities)
        named = Named(tuple(e.id for e in entities if e.id in topic), (), ())
        confidence = FROM_CONTEXT
    found = []
    for measure, score in candidates:
        pair = _pair(document, claim, dataset, measure, named, entities)
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


def claim_words(claim: Claim, document: Document) -> frozenset[str]:
    """Return the stems of the words that say what is measured.

    The noun phrase and the verb of a level.
    """
    words: set[str] = set()
    if claim.measurand is not None:
        words |= stems(claim.measurand.surface)
    if claim.frame in (Frame.LEVEL, Frame.RATE) and claim.trigger is not None:
        words.add(stem(claim.trigger.of(document.text)))
    return frozenset(words)


def _score(
    document: Document, claim: Claim, measure: Measure, entities: tuple[EntityInfo, ...]
) -> int:
    """Return how well a measure's names fit the claim's words.

    The words of its longest alias that fits, else 0. Every word of the claim's measurand must be
    accounted for: "coal exports" is not "exports".
    """
    words = claim_words(claim, document)
    if not words:
        return 0
    fitting = [alias for alias in (measure.label, *measure.aliases) if stems(alias) <= words]
    if not fitting:
        return 0
    best = max(fitting, key=lambda alias: len(alias.split()))
    if claim.measurand is not None:
        accounted = set(stems(" ".join((measure.label, *measure.aliases)))) | {
            stem(w) for w in NEUTRAL
        }
        for entity in entities:
            accounted |= stems(" ".join((entity.name, *entity.aliases)))
        for mention in claim.entities:
            accounted |= stems(mention.surface.replace("-", " "))
        extra = {
            w
            for w in stems(claim.measurand.surface.replace("-", " "))
            if w not in accounted and w not in LITTLE
        }
        if extra or _AGES.search(claim.measurand.surface):
            return 0
    return len(best.split())


_AGES = re.compile(r"\b(?!(?:1[5-9]|20)\d\d\b)\d")  # "population over 65", but "2018 exports"


def _pair(
    document: Document,
    claim: Claim,
    dataset: Dataset,
    measure: Measure,
    named: Named,
    entities: tuple[EntityInfo, ...],
) -> tuple[EntityInfo, EntityInfo | None] | None:
    """Return the entity (and partner) of the measure that the claim names.

    `None` where it names another.
    """
    by_id = {entity.id: entity for entity in entities}
    subjects = [id for id in named.ids if id in dataset.entities]
    allowed = {related for id in subjects for related in by_id[id].related} | set(subjects)
    own_words = stems(" ".join((measure.label, *measure.aliases)))  # "GDP" is no organisation here
    strangers = [s for s in named.strangers if not stems(s.replace("-", " ")) <= own_words]
    if any(stranger not in allowed for stranger in strangers) or not subjects:
        return None
    if dataset.shape != "bilateral":
        own = [
            id
            for id in subjects
            if not any(id in by_id[other].related for other in subjects if other != id)
        ]
        return (by_id[own[0]], None) if len(set(own)) == 1 else None
    if len(set(subjects)) != 2:
        return None
    if measure.direction == "symmetric" or measure.direction is None:
        return by_id[subjects[0]], by_id[subjects[1]]
    flow = _flow(document, claim, subjects)
    if flow is None:
        return None
    source, target = flow
    return (
        (by_id[source], by_id[target])
        if measure.direction == "from-entity"
        else (by_id[target], by_id[source])
    )


def _flow(document: Document, claim: Claim, subjects: list[str]) -> tuple[str, str] | None:
    """Return from whom to whom: "Russian exports to North Korea" is from Russia to North Korea."""
    head = stem(claim.measurand.head) if claim.measurand is not None else ""
    if (
        claim.frame is Frame.LEVEL
        and claim.trigger is not None
        and head not in ("export", "import")
    ):
        head = stem(claim.trigger.of(document.text))  # "Russia exported goods to North Korea"
    roles = {entity.role: entity.id for entity in claim.entities if entity.id in subjects}
    target, source = roles.get("to"), roles.get("from")
    other = next((id for id in subjects if id not in (target, source)), None)
    if head == "export" and target is not None and other is not None:
        return other, target
    if head == "import" and source is not None and other is not None:
        return source, other
    return None


def _look_up(
    document: Document, claim: Claim, catalogue: Catalogue, link: Link
) -> tuple[Evidence, ...]:
    window = asked_window(document, claim, link.entity)
    if link.measure.statistic == CONSTANT and claim.period is None:
        cells = cells_of(catalogue, link, link.measure.id, None)
        window = standing_window(document, [(c.begins, c.ends) for c in cells])
    conflict = basis_conflict(document, claim, link.measure)
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
    return "to" if claim.frame is Frame.CHANGE else "rate" if claim.frame is Frame.RATE else "value"


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
