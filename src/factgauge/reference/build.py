"""The making of a store: tables imported, written beside the old store, and moved over it."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import Descriptor, load_descriptors
from factgauge.reference.importers.events import read_events
from factgauge.reference.importers.observation import Keys, Observation, Occurrence
from factgauge.reference.importers.values import read_values
from factgauge.reference.layout import Layout
from factgauge.reference.records import Measure
from factgauge.reference.register import EntityRegister
from factgauge.reference.store import SCHEMA, compare, made_by, sha256_of
from factgauge.reference.table import open_table
from factgauge.reference.vintages import DESCRIPTOR

# One encoder for all rows: `json.dumps` with options makes a new one at every call.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Extent = tuple[datetime.date, datetime.date]


def rebuild(path: Path, folders: Sequence[Path], *, keep: bool) -> bool:
    """Bring the store at `path` up to date; with `keep`, unchanged datasets are taken from it.

    Returns whether it could be written. Raises `DatasetError` for a bad dataset; the store then
    stays as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}-", suffix=".tmp")
        os.close(handle)
    except OSError:
        return False
    draft = Path(name)
    try:
        if keep:
            shutil.copyfile(path, draft)
        with closing(sqlite3.connect(draft)) as connection:
            # A crash loses the draft alone, so it needs neither journal nor waiting for the disk.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(connection, folders, empty=not keep)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    except (OSError, sqlite3.OperationalError):  # no room, no rights
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def build_in_memory(folders: Sequence[Path]) -> sqlite3.Connection:
    """Return a store that no file backs."""
    connection = sqlite3.connect(":memory:")
    _fill(connection, folders, empty=True)
    return connection


def _fill(connection: sqlite3.Connection, folders: Sequence[Path], *, empty: bool) -> None:
    with connection:
        if empty:
            connection.executescript(SCHEMA)
            connection.execute("INSERT INTO made VALUES (?)", (made_by(),))
        fresh = compare(connection, folders)
        for path in (*fresh.gone, *map(str, fresh.stale)):
            _remove(connection, path)
        for folder in fresh.stale:
            _add(connection, folder)


def _remove(connection: sqlite3.Connection, path: str) -> None:
    mine = "(SELECT number FROM folder WHERE path = ?)"
    for table in ("measure", "entity", "alias", "cell", "event", "participant"):
        connection.execute(
            f"DELETE FROM {table} WHERE dataset IN "  # noqa: S608 - the names above, no input
            f"(SELECT number FROM dataset WHERE folder IN {mine})",
            (path,),
        )
    for table in ("dataset", "file"):
        connection.execute(f"DELETE FROM {table} WHERE folder IN {mine}", (path,))  # noqa: S608
    connection.execute("DELETE FROM folder WHERE path = ?", (path,))


def _add(connection: sqlite3.Connection, folder: Path) -> None:
    # Digests first: should a file change during the import, the next opening finds it changed.
    described = sha256_of(folder / DESCRIPTOR)
    descriptors = load_descriptors(folder)
    files = {DESCRIPTOR: described}
    files |= {str(d.source.path.relative_to(folder)): sha256_of(d.source.path) for d in descriptors}
    number = _next_number(connection, "folder")
    connection.execute("INSERT INTO folder VALUES (?, ?)", (number, str(folder)))
    connection.executemany(
        "INSERT INTO file VALUES (?, ?, ?)", [(number, name, sha) for name, sha in files.items()]
    )
    for descriptor in descriptors:
        dataset = _next_number(connection, "dataset")
        connection.execute(
            "INSERT INTO dataset VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', ?, ?)",
            (
                dataset,
                number,
                descriptor.id,
                descriptor.vintage,
                descriptor.title,
                descriptor.layout.shape,
                descriptor.file,
                descriptor.licence,
                descriptor.layout.source,
                _json(asdict(descriptor.layout.event)) if descriptor.layout.event else None,
                _json([asdict(group) for group in descriptor.layout.groups]),
            ),
        )
        _add_table(connection, dataset, descriptor)


def _next_number(connection: sqlite3.Connection, table: str) -> int:
    query = f"SELECT coalesce(max(number), 0) + 1 FROM {table}"  # noqa: S608 - one of two names
    number: int = connection.execute(query).fetchone()[0]
    return number


def _add_table(connection: sqlite3.Connection, dataset: int, descriptor: Descriptor) -> None:
    layout = descriptor.layout
    register = EntityRegister(layout)
    extent: Extent | None = None
    read = read_events if layout.shape == "events" else read_values
    items: Iterator[Observation | Occurrence] = read(layout, open_table(descriptor), register)
    for item in items:
        if isinstance(item, Observation):
            _add_cell(connection, dataset, item, descriptor.file)
            extent = _widen(extent, item.begins, item.ends)
        else:
            _add_event(connection, dataset, item, descriptor.file)
    extent = layout.coverage or extent
    if extent is None:
        raise DatasetError(
            descriptor.file, "has no value in any row", "fill it in, or remove the dataset's folder"
        )
    connection.execute(
        "UPDATE dataset SET begins = ?, ends = ? WHERE number = ?",
        (extent[0].isoformat(), extent[1].isoformat(), dataset),
    )
    _add_measures(connection, dataset, register.measured)
    _add_entities(connection, dataset, layout, register)


def _widen(extent: Extent | None, begins: datetime.date, ends: datetime.date) -> Extent:
    return (begins, ends) if extent is None else (min(extent[0], begins), max(extent[1], ends))


def _add_cell(connection: sqlite3.Connection, dataset: int, seen: Observation, file: str) -> None:
    key = (
        dataset,
        seen.measure,
        seen.entity,
        seen.partner or "",
        seen.begins.isoformat(),
        seen.ends.isoformat(),
    )
    rest = (str(seen.value), str(seen.margin), seen.line, _json(seen.keys), seen.source)
    try:
        connection.execute("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", key + rest)
    except sqlite3.IntegrityError as error:
        earlier = connection.execute(
            "SELECT line FROM cell WHERE (dataset, measure, entity, partner, begins, ends) = "
            "(?, ?, ?, ?, ?, ?)",
            key,
        ).fetchone()[0]
        raise DatasetError(
            f"{file}, row {seen.line}",
            f'states "{seen.measure}" for the same key as row {earlier} ({_written(seen.keys)})',
            "keep one value for each measure, entity, partner and period",
        ) from error


def _add_event(connection: sqlite3.Connection, dataset: int, event: Occurrence, file: str) -> None:
    begins, last_day, keys = event.begins.isoformat(), event.last_day.isoformat(), _json(event.keys)
    earlier = connection.execute(
        "SELECT line FROM event WHERE dataset = ? AND keys = ?", (dataset, keys)
    ).fetchone()
    if earlier is not None:
        raise DatasetError(
            f"{file}, row {event.line}",
            f"states the same event as row {earlier[0]} ({_written(event.keys)})",
            "keep one of them",
        )
    connection.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        (dataset, event.line, begins, last_day, keys, event.source),
    )
    connection.executemany(
        "INSERT INTO participant VALUES (?, ?, ?, ?)",
        [(dataset, event.line, n, id) for n, id in enumerate(event.participants)],
    )


def _add_measures(
    connection: sqlite3.Connection, dataset: int, measures: Sequence[Measure]
) -> None:
    for position, measure in enumerate(measures):
        connection.execute(
            "INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        texts = dict.fromkeys((entity.name, *entity.aliases))
        connection.executemany(
            "INSERT INTO alias VALUES (?, ?, ?, ?)",
            [(dataset, entity.id, position, text) for position, text in enumerate(texts)],
        )


def _written(keys: Keys) -> str:
    return ", ".join(f'{column} "{value}"' for column, value in keys)
