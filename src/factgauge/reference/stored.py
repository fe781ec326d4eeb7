"""The rows of a store turned back into records."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from factgauge.model.evidence import Cell, Event
from factgauge.model.interval import Interval
from factgauge.reference.records import Dataset, EntityInfo, EventKind, Group, Measure
from factgauge.reference.store import Place
from factgauge.reference.texts import Reader

CELL_COLUMNS = "line, keys, value, margin, begins, ends, source"
EVENT_COLUMNS = "line, keys, begins, last_day, source"


def stored_datasets(store: sqlite3.Connection) -> Iterator[tuple[int, Dataset]]:
    """Yield each dataset with its number in the store."""
    rows = store.execute(
        "SELECT number, id, vintage, title, shape, file, licence, source, begins, ends, event, "
        "groups FROM dataset ORDER BY number"
    )
    for (
        number,
        id,
        vintage,
        title,
        shape,
        file,
        licence,
        source,
        begins,
        ends,
        event,
        groups,
    ) in rows:
        in_table = store.execute(
            "SELECT id FROM entity WHERE dataset = ? AND in_table ORDER BY id", (number,)
        )
        yield (
            number,
            Dataset(
                id=id,
                vintage=vintage,
                title=title,
                shape=shape,
                file=file,
                licence=licence,
                begins=datetime.date.fromisoformat(begins),
                ends=datetime.date.fromisoformat(ends),
                measures=tuple(_measures(store, number)),
                entities=tuple(entity for (entity,) in in_table),
                event=_event_kind(event),
                source=source,
                groups=tuple(_group(group) for group in json.loads(groups)),
            ),
        )


def _measures(store: sqlite3.Connection, dataset: int) -> Iterator[Measure]:
    rows = store.execute(
        "SELECT id, label, unit, statistic, scale, price_basis, direction, additive, counted, "
        "aliases FROM measure WHERE dataset = ? ORDER BY position",
        (dataset,),
    )
    for id, label, unit, statistic, scale, basis, direction, additive, counted, aliases in rows:
        yield Measure(
            id=id,
            label=label,
            unit=unit,
            statistic=statistic,
            aliases=tuple(json.loads(aliases)),
            scale=Fraction(scale),
            price_basis=basis,
            direction=direction,
            additive=tuple(json.loads(additive)),
            counted=counted,
        )


def _event_kind(stored: str | None) -> EventKind | None:
    if stored is None:
        return None
    event = json.loads(stored)
    return EventKind(event["id"], event["label"], tuple(event["aliases"]))


def _group(stored: dict[str, Any]) -> Group:
    return Group(stored["name"], tuple(stored["members"]), tuple(stored["aliases"]))


def stored_entities(store: sqlite3.Connection, dataset: int) -> Iterator[EntityInfo]:
    """Yield the entities that a dataset describes or holds, in the order of their ids."""
    aliases: dict[str, list[str]] = {}
    # Position 0 is the name itself.
    query = "SELECT entity, text FROM alias WHERE dataset = ? AND position > 0 ORDER BY position"
    for entity, text in store.execute(query, (dataset,)):
        aliases.setdefault(entity, []).append(text)
    rows = store.execute(
        "SELECT id, name, kind, opened, closed, related FROM entity WHERE dataset = ? ORDER BY id",
        (dataset,),
    )
    for id, name, kind, opened, closed, related in rows:
        yield EntityInfo(
            id=id,
            name=name,
            kind=kind,
            aliases=tuple(aliases.get(id, ())),
            opened=datetime.date.fromisoformat(opened) if opened else None,
            closed=datetime.date.fromisoformat(closed) if closed else None,
            related=tuple(json.loads(related)),
        )


def stored_participants(place: Place, line: int) -> tuple[str, ...]:
    """Return who took part in the event of one row, in the order of the descriptor."""
    rows = place.ask(
        "SELECT entity FROM participant WHERE dataset = ? AND line = ? ORDER BY position",
        (place.dataset, line),
    )
    return tuple(entity for (entity,) in rows)


def texts_of(place: Place) -> Reader:
    """Return what reads the texts of a part."""

    def text_of(number: int) -> str:
        ((text,),) = place.ask("SELECT text FROM text WHERE number = ?", (number,))
        return str(text)

    return Reader(text_of)


def cell_of(dataset: Dataset, measure: Measure, row: tuple[Any, ...], texts: Reader) -> Cell:
    """Return a cell from its `CELL_COLUMNS`."""
    line, keys, value, margin, begins, ends, source = row
    if source is not None:
        source = texts.text(source)
    return cell(
        dataset,
        measure,
        line=line,
        keys=texts.keys(keys),
        value=fraction(value),
        margin=fraction(margin),
        begins=datetime.date.fromordinal(begins),
        ends=datetime.date.fromordinal(ends),
        source=source,
    )


def cell(
    dataset: Dataset,
    measure: Measure,
    *,
    line: int,
    keys: tuple[tuple[str, str], ...],
    value: Fraction,
    margin: Fraction,
    begins: datetime.date,
    ends: datetime.date,
    source: str | None,
) -> Cell:
    """Return a cell with what its dataset and measure say of it."""
    return Cell(
        dataset=dataset.id,
        vintage=dataset.vintage,
        file=dataset.file,
        row=line,
        keys=keys,
        measure=measure.id,
        label=measure.label,
        value=value,
        interval=Interval(value - margin, value + margin),
        unit=measure.unit,
        begins=begins,
        ends=ends,
        source=source or dataset.source or "",
        licence=dataset.licence,
    )


def fraction(stored: int | str) -> Fraction:
    """Return a number as a store keeps it: whole, or "155/2"."""
    if isinstance(stored, int):
        return Fraction(stored)
    above, _, below = stored.partition("/")  # faster than a fraction's own reading
    return Fraction(int(above), int(below))


def event_of(dataset: Dataset, participants: tuple[str, ...], row: tuple[Any, ...]) -> Event:
    """Return an event from its `EVENT_COLUMNS`."""
    line, keys, begins, last_day, source = row
    return Event(
        dataset=dataset.id,
        vintage=dataset.vintage,
        file=dataset.file,
        row=line,
        keys=tuple((column, text) for column, text in json.loads(keys)),
        begins=datetime.date.fromisoformat(begins),
        last_day=datetime.date.fromisoformat(last_day),
        participants=participants,
        source=source or dataset.source or "",
        licence=dataset.licence,
    )
