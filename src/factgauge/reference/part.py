"""The making of a part: the tables of one vintage folder, imported into one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import Descriptor, load_descriptors
from factgauge.reference.importers.events import read_events
from factgauge.reference.importers.observation import Keys, Observation, Occurrence
from factgauge.reference.importers.values import read_values
from factgauge.reference.layout import Layout
from factgauge.reference.live.table import LiveTable
from factgauge.reference.records import Measure
from factgauge.reference.register import EntityRegister
from factgauge.reference.store import DESCRIBING
from factgauge.reference.table import open_table
from factgauge.reference.texts import Texts

_KEY = "dataset, measure, entity, partner, begins, ends"

# An absent partner is "" here alone, since a key column of a table WITHOUT ROWID cannot be NULL. A
# measure is its number in the table of measures. Days are counted from 0001-01-01, which is 1. A
# value is a whole number, or an exact fraction in text ("155/2"): none is ever a binary float. The
# order of the key serves points and series; `across` serves all entities of a period.
_SCHEMA = f"""
{DESCRIBING}
CREATE TABLE cell (
    dataset INTEGER NOT NULL, measure INTEGER NOT NULL, entity TEXT NOT NULL, partner TEXT NOT NULL,
    begins INTEGER NOT NULL, ends INTEGER NOT NULL, value NOT NULL, margin NOT NULL,
    line INTEGER NOT NULL, keys TEXT NOT NULL, source TEXT,
    PRIMARY KEY ({_KEY})
) WITHOUT ROWID;
CREATE TABLE event (
    dataset INTEGER NOT NULL, line INTEGER NOT NULL, begins TEXT NOT NULL, last_day TEXT NOT NULL,
    keys TEXT NOT NULL, source TEXT,
    PRIMARY KEY (dataset, line)
) WITHOUT ROWID;
CREATE TABLE participant (
    dataset INTEGER NOT NULL, line INTEGER NOT NULL, position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (dataset, line, position)
) WITHOUT ROWID;
CREATE TABLE text (number INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TEMP TABLE arriving (
    dataset INTEGER NOT NULL, measure INTEGER NOT NULL, entity TEXT NOT NULL, partner TEXT NOT NULL,
    begins INTEGER NOT NULL, ends INTEGER NOT NULL, value NOT NULL, margin NOT NULL,
    line INTEGER NOT NULL, keys TEXT NOT NULL, source TEXT
);
"""
_INDEXES = """
CREATE INDEX across ON cell (dataset, measure, begins, ends);
CREATE INDEX partnered ON cell (dataset, measure, partner, begins) WHERE partner <> '';
CREATE INDEX participating ON participant (dataset, entity, line);
"""

# One encoder for all rows: `json.dumps` with options makes a new one at every call.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def fill(connection: sqlite3.Connection, folder: Path) -> int:
    """Import the tables of a vintage folder into an empty file; return the number of their values.

    An event counts as one value. Raises `DatasetError` for a dataset that breaks its schema.
    """
    # A crash loses a draft alone, so it needs neither journal nor waiting for the disk. What is to
    # be sorted goes through temporary files, in place of memory.
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
        f"PRAGMA cache_size = -65536; {_SCHEMA}"
    )
    count = 0
    texts = Texts()
    with connection:
        for dataset, descriptor in enumerate(load_descriptors(folder), start=1):
            count += _add_dataset(connection, dataset, descriptor, texts)
        connection.executemany("INSERT INTO text VALUES (?, ?)", texts.numbered())
        connection.executescript(_INDEXES)
    return count


def _add_dataset(
    connection: sqlite3.Connection, dataset: int, descriptor: Descriptor, texts: Texts
) -> int:
    layout = descriptor.layout
    numbers: dict[str, int] = {}
    extent: Extent | None
    if descriptor.source.live:
        with closing(LiveTable(descriptor)) as live:
            register, count = live.register, 0
            days = live.extent
            extent = None if days is None else (days[0].isoformat(), days[1].isoformat())
    elif layout.shape == "events":
        register = EntityRegister(layout)
        events = read_events(layout, open_table(descriptor), register)
        count, extent = _add_events(connection, dataset, events, descriptor.file)
    else:
        register = EntityRegister(layout)
        values = read_values(layout, open_table(descriptor), register)
        count, extent = _add_cells(connection, dataset, values, numbers, texts, descriptor.file)
    if layout.coverage is not None:
        extent = (layout.coverage[0].isoformat(), layout.coverage[1].isoformat())
    if extent is None:
        raise DatasetError(
            descriptor.file, "has no value in any row", "fill it in, or remove the dataset's folder"
        )
    connection.execute(
        "INSERT INTO dataset VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, EXISTS "
        "(SELECT 1 FROM cell WHERE dataset = ? AND partner <> ''), ?)",
        (
            dataset,
            descriptor.id,
            descriptor.vintage,
            descriptor.title,
            layout.shape,
            descriptor.file,
            descriptor.licence,
            layout.source,
            *extent,
            _json(asdict(layout.event)) if layout.event else None,
            _json([asdict(group) for group in layout.groups]),
            dataset,
            descriptor.source.live,
        ),
    )
    _add_measures(connection, dataset, register.measured, numbers)
    _add_entities(connection, dataset, layout, register)
    return count


Extent = tuple[str, str]  # first day and the day after the last, in ISO form


def _add_cells(
    connection: sqlite3.Connection,
    dataset: int,
    observations: Iterable[Observation],
    numbers: dict[str, int],
    texts: Texts,
    file: str,
) -> tuple[int, Extent | None]:
    """Add values in the order of their keys, in which the file grows without being reread.

    `numbers` fills with the number of each measure that is met.
    """
    connection.execute("DELETE FROM arriving")
    connection.executemany(
        "INSERT INTO arriving VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                dataset,
                numbers.setdefault(seen.measure, len(numbers)),
                seen.entity,
                seen.partner or "",
                seen.begins.toordinal(),
                seen.ends.toordinal(),
                _exact(seen.value),
                _exact(seen.margin),
                seen.line,
                texts.keys(seen.keys),
                None if seen.source is None else texts.short(seen.source),
            )
            for seen in observations
        ),
    )
    try:
        added = connection.execute(f"INSERT INTO cell SELECT * FROM arriving ORDER BY {_KEY}")  # noqa: S608 - no input
    except sqlite3.IntegrityError as error:
        raise _stated_twice(connection, numbers, texts, file) from error
    connection.execute("DELETE FROM arriving")
    ends: tuple[str | None, str] = connection.execute(
        "SELECT date(min(begins) + 1721424.5), date(max(ends) + 1721424.5) FROM cell "
        "WHERE dataset = ?",
        (dataset,),
    ).fetchone()
    return added.rowcount, None if ends[0] is None else (ends[0], ends[1])


def _stated_twice(
    connection: sqlite3.Connection, numbers: dict[str, int], texts: Texts, file: str
) -> DatasetError:
    """Return the error for the first row whose key an earlier one has."""
    measure, line, earlier, keys = connection.execute(
        "SELECT measure, line, earlier, keys FROM (SELECT *, lag(line) OVER "  # noqa: S608 - no input
        f"(PARTITION BY {_KEY} ORDER BY line, rowid) AS earlier FROM arriving) "
        "WHERE earlier IS NOT NULL ORDER BY line, measure LIMIT 1"
    ).fetchone()
    return DatasetError(
        f"{file}, row {line}",
        f'states "{list(numbers)[measure]}" for the same key as row {earlier} '
        f"({_written(texts.reader().keys(keys))})",
        "keep one value for each measure, entity, partner and period",
    )


def _add_events(
    connection: sqlite3.Connection, dataset: int, events: Iterable[Occurrence], file: str
) -> tuple[int, Extent | None]:
    count = 0
    for event in events:
        count += 1
        connection.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
            (
                dataset,
                event.line,
                event.begins.isoformat(),
                event.last_day.isoformat(),
                _json(event.keys),
                event.source,
            ),
        )
        connection.executemany(
            "INSERT INTO participant VALUES (?, ?, ?, ?)",
            [(dataset, event.line, n, id) for n, id in enumerate(event.participants)],
        )
    twice = connection.execute(
        "SELECT line, earlier, keys FROM (SELECT line, keys, lag(line) OVER "
        "(PARTITION BY keys ORDER BY line) AS earlier FROM event WHERE dataset = ?) "
        "WHERE earlier IS NOT NULL ORDER BY line LIMIT 1",
        (dataset,),
    ).fetchone()
    if twice is not None:
        line, earlier, keys = twice
        raise DatasetError(
            f"{file}, row {line}",
            f"states the same event as row {earlier} ({_written(json.loads(keys))})",
            "keep one of them",
        )
    ends: tuple[str | None, str] = connection.execute(
        "SELECT min(begins), date(max(last_day), '+1 day') FROM event WHERE dataset = ?", (dataset,)
    ).fetchone()
    return count, None if ends[0] is None else (ends[0], ends[1])


def _add_measures(
    connection: sqlite3.Connection,
    dataset: int,
    measures: Iterable[Measure],
    numbers: Mapping[str, int],
) -> None:
    for position, measure in enumerate(measures):
        connection.execute(
            "INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                dataset,
                position,
                measure.id,
                measure.label,
                measure.unit,
                measure.statistic,
                str(measure.scale),
                measure.price_basis,
                measure.direction,
                _json(measure.additive),
                measure.counted,
                _json(measure.aliases),
                numbers.get(measure.id),
            ),
        )


def _add_entities(
    connection: sqlite3.Connection, dataset: int, layout: Layout, register: EntityRegister
) -> None:
    met = {entity.id: entity for entity in register.met}
    described = {entity.id: entity for entity in layout.entities}
    for entity in (met | described).values():
        connection.execute(
            "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                dataset,
                entity.id,
                entity.name,
                entity.kind,
                entity.opened.isoformat() if entity.opened else None,
                entity.closed.isoformat() if entity.closed else None,
                _json(entity.related),
                entity.id in met,
            ),
        )
        names = dict.fromkeys((entity.name, *entity.aliases))
        connection.executemany(
            "INSERT INTO alias VALUES (?, ?, ?, ?)",
            [(dataset, entity.id, position, name) for position, name in enumerate(names)],
        )


def _exact(value: Fraction) -> int | str:
    """Return a number as a store keeps it."""
    above, below = value.as_integer_ratio()
    return above if below == 1 and above.bit_length() < 64 else f"{above}/{below}"


def _written(keys: Keys | list[list[Any]]) -> str:
    return ", ".join(f'{column} "{value}"' for column, value in keys)
