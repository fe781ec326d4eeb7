"""What there is in a catalogue: a line for each dataset, and all that is known of one."""

from __future__ import annotations

import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import period_name
from factgauge.reference.points import Point
from factgauge.reference.records import Dataset, EntityInfo, Measure
from factgauge.reference.signature import sha256_of
from factgauge.reference.vintages import DESCRIPTOR

_GRIDS = {"year": 12, "quarter": 3, "month": 1}  # in months; few tables have every day
_MOST_PERIODS = 10_000
_LONGEST_NOTE = 20_000  # characters

Bounds = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Summary:
    """One dataset in a list, by its newest vintage."""

    dataset: Dataset
    vintages: tuple[str, ...]
    count: int  # of values or events
    starter: bool  # it comes with factgauge


@dataclass(frozen=True, slots=True)
class Gap:
    """The periods that one entity, or two between which something flows, has no value for."""

    who: tuple[str, ...]  # ids
    periods: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The periods of one length of a measure, and which cells of entities and periods are empty.

    The grid has each entity that has a value of such a length, and the periods from the first that
    any of them has to the last, as far apart as the nearest two: of a census every ten years it
    has none in between. `gaps` come with the most missing first.
    """

    granularity: str  # "year", "quarter", "month", "day" or "other"
    periods: int
    begins: datetime.date
    ends: datetime.date  # not included
    entities: int  # or pairs
    values: int
    gaps: tuple[Gap, ...] = ()

    @property
    def missing(self) -> int:
        """How many cells are empty."""
        return sum(len(gap.periods) for gap in self.gaps)


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
            grids.append((measure, grids_of(catalogue.points(dataset, measure.id))))
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


def grids_of(points: Iterable[Point]) -> tuple[Grid, ...]:
    """Return the grids of a measure, that with the most values first."""
    by_length: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_length[granularity(point.begins, point.ends)].append(point)
    grids = [_grid(length, found) for length, found in by_length.items()]
    return tuple(sorted(grids, key=lambda grid: (-grid.values, grid.granularity)))


def granularity(begins: datetime.date, ends: datetime.date) -> str:
    """Return what kind of period it is: "year", "quarter", "month", "day", or "other"."""
    if (ends - begins).days == 1:
        return "day"
    if begins.day == 1 and ends.day == 1:
        months = (ends.year - begins.year) * 12 + ends.month - begins.month
        for name, length in (("year", 12), ("quarter", 3), ("month", 1)):
            if months == length and (length != 3 or begins.month % 3 == 1):
                return name
    return "other"


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


def _grid(length: str, points: Sequence[Point]) -> Grid:
    seen: dict[tuple[str, ...], set[Bounds]] = defaultdict(set)
    for point in points:
        who = tuple(id for id in (point.entity, point.partner) if id is not None)
        seen[who].add((point.begins, point.ends))
    periods = sorted({(point.begins, point.ends) for point in points})
    if length in _GRIDS:
        periods = _without_holes(periods, _GRIDS[length])
    gaps: list[Gap] = []
    if length in _GRIDS:
        for who, own in seen.items():
            empty = tuple(period for period in periods if period not in own)
            if empty:
                gaps.append(Gap(who, empty))
    return Grid(
        granularity=length,
        periods=len(periods),
        begins=periods[0][0],
        ends=max(ends for _, ends in periods),
        entities=len(seen),
        values=len(points),
        gaps=tuple(sorted(gaps, key=lambda gap: (-len(gap.periods), gap.who))),
    )


def _without_holes(periods: Sequence[Bounds], months: int) -> list[Bounds]:
    """Return the periods with those between them, in steps of the least distance of two."""
    at = sorted({begins.year * 12 + begins.month - 1 for begins, _ in periods})
    step = min((later - earlier for earlier, later in pairwise(at)), default=1)
    if (at[-1] - at[0]) // step > _MOST_PERIODS:
        return list(periods)
    every = {*at, *range(at[0], at[-1], step)}
    return [(_first_of(month), _first_of(month + months)) for month in sorted(every)]


def _first_of(month: int) -> datetime.date:
    return datetime.date(month // 12, month % 12 + 1, 1)


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
