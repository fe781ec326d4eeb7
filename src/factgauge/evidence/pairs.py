"""Of whom a claim speaks, among a table's entities: one, or two with the way between them."""

from __future__ import annotations

import re

from factgauge.evidence.names import Named
from factgauge.evidence.words import LITTLE
from factgauge.lexicon.pattern import pattern
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim, Entity, Frame
from factgauge.model.document import Document
from factgauge.reference.records import Dataset, EntityInfo, Measure


def pair_of(
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
    own_words = set(stems(" ".join((measure.label, *measure.aliases)))) | LITTLE
    for id in subjects:  # "GDP" is no organisation here, nor is "Worldwide CO2"
        own_words |= stems(" ".join((by_id[id].name, *by_id[id].aliases)))
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
    roles = {
        _towards(document, entity) or entity.role: entity.id
        for entity in claim.entities
        if entity.id in subjects
    }
    target, source = roles.get("to"), roles.get("from")
    other = next((id for id in subjects if id not in (target, source)), None)
    if head == "export" and target is not None and other is not None:
        return other, target
    if head == "import" and source is not None and other is not None:
        return source, other
    return None


_WAY = pattern(r"\b(to|from)(?: the)? $", re.IGNORECASE)


def _towards(document: Document, entity: Entity) -> str | None:
    """Return "to" or "from" where it stands before a name, an article between or not."""
    if entity.role != "partner":
        return None
    found = _WAY.search(document.text[max(0, entity.span.start - 10) : entity.span.start])
    return None if found is None else found.group(1).lower()
