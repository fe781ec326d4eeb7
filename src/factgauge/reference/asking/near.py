"""What the words of a question that name nothing may have meant: proposals for a person."""

from __future__ import annotations

from collections.abc import Sequence

from factgauge.reference.asking.measures import names_of
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset
from factgauge.reference.suggest import suggest

_MOST = 5
_LIKE = 75  # percent; below it, short words are like everything


def near(
    catalogue: Catalogue, datasets: Sequence[Dataset], unknown: Sequence[str]
) -> tuple[str, ...]:
    """Return the names of measures and entities that are most like some words, the likest first."""
    if not unknown:
        return ()
    measures: dict[str, list[str]] = {}
    entities: dict[str, list[str]] = {}
    for dataset in datasets:
        kinds = (*dataset.measures, *((dataset.event,) if dataset.event else ()))
        for kind in kinds:
            measures.setdefault(kind.label, []).extend(names_of(kind))
        for entity in catalogue.entities(dataset):
            entities.setdefault(entity.id, []).extend((entity.name, *entity.aliases, entity.id))
    texts = dict.fromkeys((*unknown, *(word for text in unknown for word in text.split())))
    found = [
        each
        for text in texts
        for names in (measures, entities)
        for each in suggest(text, 3, names)
        if each.score >= _LIKE
    ]
    found.sort(key=lambda each: -each.score)
    return tuple(dict.fromkeys(each.name for each in found))[:_MOST]
