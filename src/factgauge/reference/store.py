"""The SQLite files that hold the tables of one reference folder, and when they are fresh.

An index says what there is: vintage folders, their datasets, measures and names. The values of each
vintage folder lie in a file of their own, a part, named for the content that it was made of. No
file is ever changed in place: whatever is new is built beside the old and moved over it, so a
reader keeps the files that it opened, a build that fails leaves the old store as it was, and a
change of one table costs the import of that table alone. No module that only an import needs is
loaded for a fresh store.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.drafts import draft_of, locked
from factgauge.reference.signature import Signature, sha256_of, sign
from factgauge.reference.vintages import DESCRIPTOR, vintage_folders

INDEX = "index.sqlite"

# What a part says of its datasets, and the index of all parts; the first column of each table is
# the number of the dataset.
DESCRIBING = """
CREATE TABLE dataset (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, vintage TEXT NOT NULL,
    title TEXT NOT NULL, shape TEXT NOT NULL, file TEXT NOT NULL, licence TEXT NOT NULL,
    source TEXT, begins TEXT NOT NULL, ends TEXT NOT NULL, event TEXT,
    groups TEXT NOT NULL, partnered INTEGER NOT NULL, live INTEGER NOT NULL
);
CREATE TABLE measure (
    dataset INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL,
    unit TEXT NOT NULL, statistic TEXT NOT NULL, scale TEXT NOT NULL, price_basis TEXT,
    direction TEXT, additive TEXT NOT NULL, counted TEXT, aliases TEXT NOT NULL,
    number INTEGER, -- of its values; NULL where it has none
    PRIMARY KEY (dataset, id)
) WITHOUT ROWID;
CREATE TABLE entity (
    dataset INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    opened TEXT, closed TEXT, related TEXT NOT NULL, in_table INTEGER NOT NULL,
    PRIMARY KEY (dataset, id)
) WITHOUT ROWID;
CREATE TABLE alias (
    dataset INTEGER NOT NULL, entity TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (dataset, entity, position)
) WITHOUT ROWID;
"""
DESCRIBING_TABLES = ("dataset", "measure", "entity", "alias")

# The datasets of a folder have the numbers after `first`, in the order that its part has them.
INDEX_SCHEMA = f"""
CREATE TABLE made (by TEXT NOT NULL, stamp TEXT NOT NULL);
CREATE TABLE folder (
    number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, part TEXT NOT NULL,
    size INTEGER NOT NULL, first INTEGER NOT NULL, datasets INTEGER NOT NULL
);
CREATE TABLE file (
    folder INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    modified INTEGER NOT NULL, changed INTEGER NOT NULL, inode INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (folder, name)
) WITHOUT ROWID;
{DESCRIBING}
"""

_MOST_OPEN = 100  # parts at once: a process may open some hundreds of files


@dataclass(frozen=True, slots=True)
class SeenFile:
    """One file of a vintage folder as it was read; `seen` is the moment before, in nanoseconds."""

    name: str
    sha256: str
    signature: Signature
    seen: int


@dataclass(frozen=True, slots=True)
class Fresh:
    """What an index holds against what lies in the reference folder."""

    stale: tuple[Path, ...]  # vintage folders that are new or changed
    gone: tuple[str, ...]
    touched: tuple[tuple[int, SeenFile], ...]  # same bytes, new signature; by number of folder

    @property
    def complete(self) -> bool:
        """Whether the store says what the folder says."""
        return not self.stale and not self.gone


@dataclass(frozen=True, slots=True)
class Place:
    """Where the values of a dataset lie."""

    part: sqlite3.Connection
    dataset: int  # its number there
    partnered: bool  # whether some of its values lie between two entities
    live: bool  # its values are not here, but asked where its table lies
    folder: str  # of its vintage
    file: str

    def ask(self, query: str, values: Sequence[int | str]) -> list[tuple[Any, ...]]:
        """Return the rows of an answer. Raises `DatasetError` for a damaged file."""
        try:
            return self.part.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def each(self, query: str, values: Sequence[int | str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of an answer, never all in memory. Raises `DatasetError` as `ask`."""
        try:
            yield from self.part.execute(query, values)
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: sqlite3.DatabaseError) -> DatasetError:
        return DatasetError(
            self.file, f"is damaged ({error})", "remove it: it is made anew from the tables"
        )


class Store:
    """An open index with its parts, which are opened when they are first asked."""

    def __init__(
        self, index: sqlite3.Connection, home: Path | None, parts: dict[str, sqlite3.Connection]
    ) -> None:
        """Hold an index; `parts` by name are those that no file in `home` backs."""
        self.index = index
        self._home = home
        self._parts = parts
        self._places = {
            number: (name, path, number - first, bool(partnered), bool(live))
            for number, partnered, live, name, path, first in index.execute(
                "SELECT dataset.number, partnered, live, part, path, first FROM dataset "
                "JOIN folder ON dataset.number BETWEEN first + 1 AND first + datasets"
            )
        }

    def place(self, dataset: int) -> Place:
        """Return where the values of a dataset of the index lie.

        Raises `DatasetError` for a part that is gone.
        """
        name, path, number, partnered, live = self._places[dataset]
        file = "a temporary file" if self._home is None else str(part_path(self._home, name))
        return Place(self._open(name, path), number, partnered, live, path, file)

    def file(self, dataset: int) -> Path | None:
        """Return the file with the values of a dataset; `None` where no file is kept."""
        return None if self._home is None else part_path(self._home, self._places[dataset][0])

    def close(self) -> None:
        """Close every file."""
        for connection in (self.index, *self._parts.values()):
            connection.close()
        self._parts.clear()

    def _open(self, name: str, path: str) -> sqlite3.Connection:
        if name in self._parts:
            return self._parts[name]
        if self._home is None:
            raise KeyError(name)
        if len(self._parts) == _MOST_OPEN:
            self._parts.pop(next(iter(self._parts))).close()
        try:
            connection = connect_read_only(part_path(self._home, name))
        except sqlite3.Error as error:
            raise DatasetError(
                path, "has changed more than once while it was open", "run again"
            ) from error
        self._parts[name] = connection
        return connection


def open_store(folder: Path) -> Store:
    """Return a store of every vintage under `folder`, brought up to date where it is not.

    Raises `DatasetError` for a folder without datasets, and for a dataset that breaks its schema.
    Where the cache folder cannot be written, the store is held in memory and temporary files.
    """
    wanted = vintage_folders(folder)
    home = store_folder(folder)
    store = _open_fresh(home, wanted) if home is not None else None
    if store is not None:
        return store
    from factgauge.reference.build import build_apart, rebuild  # loads the importers

    if home is not None and rebuild(home, wanted):
        # A table may have changed again since, or another process have replaced the index.
        store = _open_fresh(home, wanted)
        if store is not None:
            return store
    return build_apart(wanted)


def store_folder(folder: Path) -> Path | None:
    """Return where the store of a reference folder lies; `None` without a home folder."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not Path(cache).is_absolute():  # the XDG specification has a relative path ignored
        try:
            cache = str(Path.home() / ".cache")
        except RuntimeError:
            return None
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return Path(cache, "factgauge", name)


def part_path(home: Path, name: str) -> Path:
    """Return the file of a part."""
    return home / f"{name}.sqlite"


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a file of a store for reading. Raises `sqlite3.Error`."""
    # Immutable: nobody writes into a store in place, so no lock and no journal is needed.
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)


def open_index(home: Path) -> sqlite3.Connection | None:
    """Return the index in `home`, or `None` when there is none that this code has made."""
    if not (home / INDEX).is_file():
        return None
    connection = None
    try:
        connection = connect_read_only(home / INDEX)
        ((by, stamp),) = connection.execute("SELECT by, stamp FROM made").fetchall()
        if stamp == code_stamp() or by == made_by():
            return connection
    except (sqlite3.Error, ValueError):  # damaged, or no store of ours
        pass
    if connection is not None:
        connection.close()
    return None


def made_by() -> str:
    """Return a digest of the code that makes stores: another version's store is rebuilt."""
    digest = hashlib.sha256()
    for path in _code():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def code_stamp() -> str:
    """Return a digest of the signatures of that code: where it is the same, so is the code."""
    stats = ((path, path.stat()) for path in _code())
    stamp = "".join(f"{path} {s.st_size} {s.st_mtime_ns} {s.st_ino}\n" for path, s in stats)
    return hashlib.sha256(stamp.encode(errors="surrogateescape")).hexdigest()


def compare(connection: sqlite3.Connection, home: Path, wanted: Sequence[Path]) -> Fresh:
    """Return which of the folders the index holds as they are now, and what to note of them."""
    folders = {
        path: (number, part, size)
        for number, path, part, size in connection.execute(
            "SELECT number, path, part, size FROM folder"
        )
    }
    files: dict[int, list[SeenFile]] = {}
    for number, name, sha256, size, modified, changed, inode, seen in connection.execute(
        "SELECT folder, name, sha256, size, modified, changed, inode, seen FROM file"
    ):
        signature = Signature(size, modified, changed, inode)
        files.setdefault(number, []).append(SeenFile(name, sha256, signature, seen))
    stale: list[Path] = []
    touched: list[tuple[int, SeenFile]] = []
    for path in wanted:
        number, part, size = folders.get(str(path), (0, "", 0))
        now = _looked_at(path, files.get(number, []))
        if now is None or not _has_size(part_path(home, part), size):
            stale.append(path)
        else:
            touched += [(number, file) for file in now]
    gone = folders.keys() - {str(path) for path in wanted}
    return Fresh(tuple(stale), tuple(sorted(gone)), tuple(touched))


def look_at(folder: Path, name: str) -> SeenFile:
    """Return a file as it is now. Raises `OSError`."""
    seen = time.time_ns()
    signature = sign(folder / name)
    return SeenFile(name, sha256_of(folder / name), signature, seen)


def add_file(connection: sqlite3.Connection, folder: int, file: SeenFile) -> None:
    """Put a file of a folder into an index."""
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (folder, file.name, file.sha256, *astuple(file.signature), file.seen),
    )


def _open_fresh(home: Path, wanted: Sequence[Path]) -> Store | None:
    index = open_index(home)
    if index is None:
        return None
    try:
        fresh = compare(index, home, wanted)
        if fresh.complete:
            if fresh.touched:
                _note(home, fresh.touched)
            return Store(index, home, {})
    except sqlite3.DatabaseError:  # damaged
        pass
    index.close()
    return None


def _looked_at(folder: Path, files: Sequence[SeenFile]) -> list[SeenFile] | None:
    """Return what to note of the files of a folder; `None` when one is not as it was."""
    if not files:
        return None
    touched = []
    try:
        for file in files:
            if sign(folder / file.name) == file.signature and file.signature.settled(file.seen):
                continue
            now = look_at(folder, file.name)
            if now.sha256 != file.sha256:
                return None
            if now.signature.settled(now.seen):  # else the next opening must hash it all the same
                touched.append(now)
    except OSError:
        return None  # the import will say which file, and why
    return touched


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def _note(home: Path, touched: Sequence[tuple[int, SeenFile]]) -> None:
    """Note that files have their old bytes, so that they are not hashed again; if it can be."""
    import shutil  # loads the compressors, and a fresh store seldom has something to note

    try:
        with locked(home, wait=False) as alone:
            if not alone:
                return  # whoever is building notes it, or the next opening
            with draft_of(home / INDEX) as draft:
                shutil.copyfile(home / INDEX, draft)
                with closing(sqlite3.connect(draft)) as index, index:
                    index.executemany(
                        "UPDATE file SET size = ?, modified = ?, changed = ?, inode = ?, seen = ? "
                        "WHERE (folder, name, sha256) = (?, ?, ?)",
                        [
                            (*astuple(file.signature), file.seen, number, file.name, file.sha256)
                            for number, file in touched
                        ],
                    )
    except (OSError, sqlite3.Error):
        return  # it is hashed again next time


def _code() -> list[Path]:
    reference = Path(__file__).parent
    lexicon = reference.parent / "lexicon"  # by whose names cells are read
    return [
        Path(where, name)
        for folder in (reference, lexicon)
        for where, _, names in sorted(os.walk(folder))
        for name in sorted(names)
        if name.endswith((".py", ".json")) and name != DESCRIPTOR  # those of the starter catalogue
    ]
