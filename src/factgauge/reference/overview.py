"""What there is in a catalogue: a line for each dataset, and all that is known of one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.grid import Bounds, Grid
from factgauge.reference.period import period_name
from factgauge.reference.records import Dataset, EntityInfo, Measure
from factgauge.reference.signature import sha256_of
from factgauge.reference.vintages import DESCRIPTOR

_LONGEST_NOTE = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Summary:
    """One dataset in a list, by its newest vintage."""

    dataset: Dataset
    vintages: tuple[str, ...]
    count: int  # of values or events
    starter: bool  # it comes with factgauge


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is known of one vintage of a dataset."""

    summary: Summary
    description: str
    entities: tuple[EntityInfo, ...]  # in the order of their names
    grids: tuple[tuple[Measure, tuple[Grid, ...]], ...]  # none where the values lie elsewhere
    folder: Path
    table: Path | None  # `None` where a database has it
    sha256: str | None
    note: str  # of SOURCE.md, "" where there is none


def summaries(catalogue: Catalogue) -> tuple[Summary, ...]:
    """Return one line a dataset, in the order of their ids."""
    newest = {dataset.id: dataset for dataset in catalogue.datasets}
    return tuple(_summary(catalogue, dataset) for dataset in newest.values())


def overview(catalogue: Catalogue, dataset: Dataset) -> Overview:
    """Return all that is known of one vintage. Raises `DatasetError` for a damaged store."""
    folder = catalogue.folder(dataset)
    table = folder.joinpath(*Path(dataset.file).parts[2:])
    held = set(dataset.entities)
    entities = [entity for entity in catalogue.entities(dataset) if entity.id in held]
    grids: list[tuple[Measure, tuple[Grid, ...]]] = []
    if not catalogue.is_live(dataset):
        for measure in dataset.measures:
            grids.append((measure, catalogue.grids(dataset, measure.id)))
    there = table.exists() and not table.samefile(folder)
    return Overview(
        summary=_summary(catalogue, dataset),
        description=_description(folder / DESCRIPTOR),
        entities=tuple(sorted(entities, key=lambda entity: (entity.name, entity.id))),
        grids=tuple(grids),
        folder=folder,
        table=table if there else None,
        sha256=sha256_of(table) if there else None,
        note=_text(folder / "SOURCE.md"),
    )


def runs(periods: Sequence[Bounds]) -> tuple[str, ...]:
    """Return periods in words, those that follow one another as one: "2000 to 2004"."""
    joined: list[list[Bounds]] = []
    for period in sorted(periods):
        if joined and joined[-1][-1][1] == period[0]:
            joined[-1].append(period)
        else:
            joined.append([period])
    return tuple(
        period_name(*run[0])
        if len(run) == 1
        else f"{period_name(*run[0])} to {period_name(*run[-1])}"
        for run in joined
    )


def _summary(catalogue: Catalogue, dataset: Dataset) -> Summary:
    vintages = tuple(each.vintage for each in catalogue.datasets if each.id == dataset.id)
    return Summary(dataset, vintages, catalogue.count(dataset), dataset.id in catalogue.starter)


def kinds(entities: Iterable[EntityInfo]) -> tuple[tuple[str, int], ...]:
    """Return how many entities there are of each kind, the most first."""
    return tuple(Counter(entity.kind for entity in entities).most_common())


def _description(descriptor: Path) -> str:
    try:
        package = json.loads(_text(descriptor, longest=None))
    except ValueError:  # it has changed since the catalogue was opened
        return ""
    found = package.get("description", "") if isinstance(package, dict) else ""
    return found if isinstance(found, str) else ""


def _text(path: Path, longest: int | None = _LONGEST_NOTE) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace").strip()
    except OSError:
        return ""
    return text if longest is None or len(text) <= longest else f"{text[:longest]}…"
