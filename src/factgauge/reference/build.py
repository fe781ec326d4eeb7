"""The making of a store: parts of what is new, and an index of all, moved over the old one."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import load_descriptors
from factgauge.reference.drafts import draft_of, locked, sweep
from factgauge.reference.formats.registry import companions_of
from factgauge.reference.live.sql import parquet_files
from factgauge.reference.live.table import LiveTable
from factgauge.reference.part import fill
from factgauge.reference.signature import sign
from factgauge.reference.store import (
    DESCRIBING_TABLES,
    INDEX,
    INDEX_SCHEMA,
    SeenFile,
    Store,
    add_file,
    code_stamp,
    compare,
    connect_read_only,
    look_at,
    made_by,
    open_index,
    part_path,
)
from factgauge.reference.vintages import DESCRIPTOR


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that lies ready, with the files that it was made of."""

    folder: Path
    name: str
    files: tuple[SeenFile, ...]


def rebuild(home: Path, folders: Sequence[Path]) -> bool:
    """Bring the store in `home` up to date; what is unchanged is taken from it.

    Of several processes that come at once the first builds and the others wait for it. Returns
    whether the store could be written. Raises `DatasetError` for a bad dataset; the store then
    stays as it was.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        with locked(home, wait=True) as alone:
            sweep(home, alone=alone)
            _bring_up_to_date(home, folders)
    except (OSError, sqlite3.OperationalError):  # no room, no rights
        return False
    return True


def build_apart(folders: Sequence[Path]) -> Store:
    """Return a store that ends with this process, in memory and in temporary files.

    Raises `DatasetError`.
    """
    index = _temporary()
    index.executescript(INDEX_SCHEMA)
    parts: dict[str, sqlite3.Connection] = {}
    try:
        for number, folder in enumerate(folders, start=1):
            part = parts[str(number)] = _temporary()
            fill(part, folder)
            _add(index, _Part(folder, str(number), ()), part, 0)
    except sqlite3.OperationalError as error:
        raise DatasetError(
            str(folder),
            f"finds no room to be read into ({error})",
            "make room in the cache folder or in the folder for temporary files",
        ) from error
    return Store(index, None, parts)


def check_folder(folder: Path) -> int:
    """Return how many values the tables of one vintage folder hold, events included.

    Nothing is kept, and no store is touched. Raises `DatasetError` as an import does.
    """
    with closing(_temporary()) as connection:
        count = fill(connection, folder)
    for descriptor in load_descriptors(folder):
        if descriptor.source.live:
            with closing(LiveTable(descriptor)) as live:
                count += live.count()
    return count


def _temporary() -> sqlite3.Connection:
    return sqlite3.connect("")  # SQLite keeps it in memory while it is small, then in a file


def _bring_up_to_date(home: Path, folders: Sequence[Path]) -> None:
    old = open_index(home)
    stale, before = tuple(folders), set[str]()
    gone: tuple[str, ...] = ()
    if old is not None:
        with closing(old):
            try:
                fresh = compare(old, home, folders)
                before = _parts_of(old)
            except sqlite3.DatabaseError:  # damaged
                old = None
            else:
                stale, gone = fresh.stale, fresh.gone
                if fresh.complete:
                    return  # another process has just done it
    ready = [_make_part(home, folder) for folder in stale]
    with draft_of(home / INDEX) as draft:
        if old is not None:
            shutil.copyfile(home / INDEX, draft)
        with closing(sqlite3.connect(draft)) as index:
            index.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            with index:
                if old is None:
                    index.executescript(INDEX_SCHEMA)
                index.execute("DELETE FROM made")
                index.execute("INSERT INTO made VALUES (?, ?)", (made_by(), code_stamp()))
                for path in (*gone, *map(str, stale)):
                    _remove(index, path)
                for part in ready:
                    file = part_path(home, part.name)
                    with closing(connect_read_only(file)) as connection:
                        _add(index, part, connection, file.stat().st_size)
            after = _parts_of(index)
    _collect(home, before | after)


def _make_part(home: Path, folder: Path) -> _Part:
    """Import a folder into a part of its own, unless one was made of the same content."""
    files = _look_at_all(folder)
    # The names too: datasets and vintages are called after their folders.
    content = [made_by(), folder.parent.name, folder.name]
    content += [text for file in files for text in (file.name, file.sha256)]
    name = hashlib.sha256("\0".join(content).encode(errors="surrogateescape")).hexdigest()[:32]
    path = part_path(home, name)
    if not _is_sound(path):
        with draft_of(path) as draft:
            with closing(sqlite3.connect(draft)) as connection:
                fill(connection, folder)
            # The name vouches for the content, so it must be that which was imported.
            for file in files:
                _refuse_changed(folder, file)
    return _Part(folder, name, files)


def _is_sound(path: Path) -> bool:
    """Return whether a part is there and whole."""
    try:
        with closing(connect_read_only(path)) as part:
            datasets = part.execute("SELECT count(*) FROM dataset").fetchone()[0]
            return datasets > 0 and part.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False


def _look_at_all(folder: Path) -> tuple[SeenFile, ...]:
    short = f"{folder.parent.name}/{folder.name}"
    descriptors = load_descriptors(folder)
    paths = [folder / DESCRIPTOR]
    for descriptor in descriptors:
        source = descriptor.source
        if source.address is not None:
            continue  # what a database holds is asked anew each time
        paths.append(source.path)
        if source.live:
            paths += parquet_files(source.path)
        else:
            paths += companions_of(descriptor.format, source.path)
    names = [str(path.relative_to(folder)) for path in paths]
    files = []
    for name in dict.fromkeys(names):
        try:
            files.append(look_at(folder, name))
        except OSError as error:
            raise DatasetError(
                f"{short}/{name}", f"cannot be read ({error.strerror})", "check its permissions"
            ) from error
    return tuple(files)


def _refuse_changed(folder: Path, file: SeenFile) -> None:
    short = f"{folder.parent.name}/{folder.name}"
    try:
        if sign(folder / file.name) == file.signature and file.signature.settled(file.seen):
            return
        if look_at(folder, file.name).sha256 == file.sha256:
            return
    except OSError:
        pass  # it is gone, which is a change as well
    raise DatasetError(f"{short}/{file.name}", "changed while it was read", "run again")


def _add(index: sqlite3.Connection, part: _Part, made: sqlite3.Connection, size: int) -> None:
    """Copy what a part says of its datasets into the index."""
    number = _next_number(index, "folder", "number")
    first = _next_number(index, "dataset", "number") - 1
    datasets = made.execute("SELECT count(*) FROM dataset").fetchone()[0]
    index.execute(
        "INSERT INTO folder VALUES (?, ?, ?, ?, ?, ?)",
        (number, str(part.folder), part.name, size, first, datasets),
    )
    for file in part.files:
        add_file(index, number, file)
    for table in DESCRIBING_TABLES:
        rows = made.execute(f"SELECT * FROM {table}")  # noqa: S608 - one of our names
        places = ", ".join("?" * len(rows.description))
        index.executemany(
            f"INSERT INTO {table} VALUES ({places})",  # noqa: S608 - one of our names
            ((first + row[0], *row[1:]) for row in rows),
        )


def _remove(index: sqlite3.Connection, path: str) -> None:
    found = index.execute(
        "SELECT number, first, datasets FROM folder WHERE path = ?", (path,)
    ).fetchone()
    if found is None:
        return
    number, first, datasets = found
    for table in DESCRIBING_TABLES:
        column = "number" if table == "dataset" else "dataset"
        index.execute(
            f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?",  # noqa: S608 - our names
            (first + 1, first + datasets),
        )
    index.execute("DELETE FROM file WHERE folder = ?", (number,))
    index.execute("DELETE FROM folder WHERE number = ?", (number,))


def _next_number(connection: sqlite3.Connection, table: str, column: str) -> int:
    query = f"SELECT coalesce(max({column}), 0) + 1 FROM {table}"  # noqa: S608 - our names
    number: int = connection.execute(query).fetchone()[0]
    return number


def _parts_of(index: sqlite3.Connection) -> set[str]:
    return {name for (name,) in index.execute("SELECT part FROM folder")}


def _collect(home: Path, needed: set[str]) -> None:
    """Remove the parts that neither this index nor the one before it names.

    Who has opened the index before may still ask for its parts.
    """
    for path in home.glob("*.sqlite"):
        if path.name != INDEX and path.stem not in needed:
            path.unlink(missing_ok=True)
