"""A written dataset read as a store would read it: how much is in it, and a few of its values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from factgauge.reference.descriptor import Descriptor, load_descriptors
from factgauge.reference.importers.events import read_events
from factgauge.reference.importers.observation import Keys, Observation, Occurrence
from factgauge.reference.importers.values import read_values
from factgauge.reference.records import EntityInfo, Measure
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import open_table

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One value or event of a table as it was read."""

    row: int
    keys: Keys
    entities: tuple[EntityInfo, ...]
    begins: datetime.date
    ends: datetime.date  # not included
    measure: Measure | None  # `None` for an event
    value: Fraction | None
    margin: Fraction | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What one table of a dataset came to."""

    file: str
    observations: int
    entities: int
    measures: tuple[Measure, ...]
    begins: datetime.date | None
    ends: datetime.date | None
    shown: tuple[Shown, ...]


def try_dataset(folder: Path) -> tuple[Trial, ...]:
    """Read every table of a vintage's folder through; raises `DatasetError` at the first fault."""
    return tuple(_try(descriptor) for descriptor in load_descriptors(folder))


def _try(descriptor: Descriptor) -> Trial:
    layout = descriptor.layout
    register = EntityRegister(layout)
    read = read_events if layout.shape == "events" else read_values
    kept: list[Observation | Occurrence] = []
    count, stride = 0, 1
    begins: datetime.date | None = None
    ends: datetime.date | None = None
    for item in read(layout, open_table(descriptor), register):
        if count % stride == 0:
            kept.append(item)
            if len(kept) > 2 * SHOWN:  # every other one goes: what is kept stays spread evenly
                kept = kept[::2]
                stride *= 2
        count += 1
        begins = item.begins if begins is None else min(begins, item.begins)
        ends = _end(item) if ends is None else max(ends, _end(item))
    known = {entity.id: entity for entity in register.met}
    known |= {entity.id: entity for entity in layout.entities}
    measures = {measure.id: measure for measure in register.measured}
    step = -(-len(kept) // SHOWN) if kept else 1
    return Trial(
        file=descriptor.file,
        observations=count,
        entities=len(register.met),
        measures=register.measured,
        begins=begins,
        ends=ends,
        shown=tuple(_shown(item, known, measures) for item in kept[::step][:SHOWN]),
    )


def _end(item: Observation | Occurrence) -> datetime.date:
    if isinstance(item, Observation):
        return item.ends
    return item.last_day + datetime.timedelta(days=1)


def _shown(
    item: Observation | Occurrence,
    known: dict[str, EntityInfo],
    measures: dict[str, Measure],
) -> Shown:
    if isinstance(item, Occurrence):
        who = tuple(known[id] for id in item.participants)
        return Shown(item.line, item.keys, who, item.begins, _end(item), None, None, None)
    ids = (item.entity,) if item.partner is None else (item.entity, item.partner)
    return Shown(
        item.line,
        item.keys,
        tuple(known[id] for id in ids),
        item.begins,
        item.ends,
        measures[item.measure],
        item.value,
        item.margin,
    )
