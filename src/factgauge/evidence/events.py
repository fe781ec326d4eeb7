"""Counts of events: the rows of an event table that fall into the claim's period."""

from __future__ import annotations

import datetime
from fractions import Fraction

from factgauge.evidence.names import named_entities
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.evidence import Evidence
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import period_name
from factgauge.reference.records import Dataset, EntityInfo

CONFIDENCE = Fraction(19, 20)
LOOK_BACK = datetime.timedelta(
    days=62
)  # "over the past year" is said loosely: show what lies just outside


def count_evidence(
    document: Document, claim: Claim, catalogue: Catalogue, datasets: tuple[Dataset, ...]
) -> tuple[Evidence, ...]:
    """Return the events of the claim's kind between its participants in its period.

    And those shortly before it.
    """
    found: list[Evidence] = []
    for dataset in datasets:
        if dataset.event is None or not _kind_fits(document, claim, dataset):
            continue
        participants = _participants(document, claim, catalogue.entities(dataset))
        if participants is None:
            continue
        if not catalogue.events(dataset, participants):
            continue  # the table holds the events of others: of these two it says nothing
        found = _count(document, claim, catalogue, dataset, participants)
    return tuple(found)


def _kind_fits(document: Document, claim: Claim, dataset: Dataset) -> bool:
    assert dataset.event is not None  # noqa: S101 - checked by the caller
    known = stems(" ".join((dataset.event.id, dataset.event.label, *dataset.event.aliases)))
    said = stem(claim.trigger.of(document.text)) if claim.trigger is not None else ""
    return said in known


def _participants(
    document: Document, claim: Claim, entities: tuple[EntityInfo, ...]
) -> frozenset[str] | None:
    """Return the two participants that the claim's subject and partner name, or `None`."""
    by_name = {name: entity.id for entity in entities for name in (entity.name, *entity.aliases)}
    subject = partner = None
    subject_end = 0
    paired = False  # "Kim and Trump met": both stand before the verb
    for entity in claim.entities:
        id = by_name.get(entity.surface)
        if id is None:
            continue
        after = claim.trigger is not None and entity.span.start > claim.trigger.end
        if after and paired:
            return None  # three of them: no pair can be told
        if after and partner is None and id != subject:
            partner = id
        elif not after and subject is None:
            subject, subject_end = id, entity.span.end
        elif (
            not after
            and partner is None
            and id != subject
            and " and " in document.text[subject_end : entity.span.start]
        ):
            partner, paired = id, True
    if subject is None or partner is None:
        return None
    named = named_entities(document, claim, entities)
    people = [
        e
        for e in claim.entities
        if e.surface not in by_name and not _is_title(document, e.span.end)
    ]
    if any(e.id in named.strangers and e.role == "partner" and not e.id.isupper() for e in people):
        return None
    return frozenset((subject, partner))


def _is_title(document: Document, end: int) -> bool:
    """Whether a name only says whose president somebody is: "Chinese President Xi Jinping"."""
    following = document.text[end : end + 24].split()
    return bool(following) and following[0][:1].isupper()


def _count(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    dataset: Dataset,
    participants: frozenset[str],
) -> list[Evidence]:
    assert dataset.event is not None  # noqa: S101 - checked by the caller
    label = dataset.event.label
    period = claim.period
    begins = period.begins if period is not None else None
    ends = period.ends if period is not None else None
    if begins is None:
        why = (
            "no period is stated in which to count"
            if period is None
            else f"{period.surface!r} names no stretch of days"
        )
        return [
            Evidence(
                "value",
                f"{label}, in a period that is not known",
                dataset.id,
                missing=why,
                confidence=CONFIDENCE,
            )
        ]
    if ends is None:
        ends = document.published.date if document.published is not None else dataset.ends
    events = catalogue.events(dataset, participants, begins, ends)
    complete = dataset.begins <= begins and ends <= dataset.ends
    missing = None
    if not complete:
        stretch = period_name(dataset.begins, dataset.ends)
        missing = f"the table {dataset.id} is complete only for {stretch}"
    question = f"{label} from {period_name(begins, ends)}"
    found = [
        Evidence(
            "value",
            question,
            dataset.id,
            events=events,
            missing=missing,
            complete=complete,
            begins=begins,
            ends=ends,
            confidence=CONFIDENCE,
        )
    ]
    earlier = tuple(
        e
        for e in catalogue.events(dataset, participants, begins - LOOK_BACK, begins)
        if e not in events
    )
    if earlier:
        found.append(
            Evidence(
                "before",
                f"{label} shortly before",
                dataset.id,
                events=earlier,
                begins=begins - LOOK_BACK,
                ends=begins,
                confidence=CONFIDENCE,
            )
        )
    return found
