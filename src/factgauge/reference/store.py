"""The SQLite file that holds the tables of one reference folder, and when it is fresh.

A store is only ever read in place. Whatever has changed is built beside it and moved over it, so a
reader keeps the file that it opened, and a build that fails leaves the old store as it was. No
module that only an import needs is loaded for a fresh store.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factgauge.reference.vintages import vintage_folders

# An absent partner is "" here alone, since a key column of a table WITHOUT ROWID cannot be NULL.
# Values are exact fractions in text ("155/2"): no number passes through a binary float.
SCHEMA = """
CREATE TABLE made (by TEXT NOT NULL);
CREATE TABLE folder (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE file (
    folder INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE TABLE dataset (
    number INTEGER PRIMARY KEY, folder INTEGER NOT NULL, id TEXT NOT NULL, vintage TEXT NOT NULL,
    title TEXT NOT NULL, shape TEXT NOT NULL, file TEXT NOT NULL, licence TEXT NOT NULL,
    source TEXT, begins TEXT NOT NULL, ends TEXT NOT NULL, event TEXT,
    groups TEXT NOT NULL
);
CREATE TABLE measure (
    dataset INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL,
    unit TEXT NOT NULL, statistic TEXT NOT NULL, scale TEXT NOT NULL, price_basis TEXT,
    direction TEXT, additive TEXT NOT NULL, counted TEXT, aliases TEXT NOT NULL,
    PRIMARY KEY (dataset, position)
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
CREATE TABLE cell (
    dataset INTEGER NOT NULL, measure TEXT NOT NULL, entity TEXT NOT NULL, partner TEXT NOT NULL,
    begins TEXT NOT NULL, ends TEXT NOT NULL, value TEXT NOT NULL, margin TEXT NOT NULL,
    line INTEGER NOT NULL, keys TEXT NOT NULL, source TEXT,
    PRIMARY KEY (dataset, measure, entity, partner, begins, ends)
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
"""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a store holds against what lies in the reference folder."""

    kept: tuple[Path, ...]  # vintage folders whose files are unchanged
    stale: tuple[Path, ...]  # new or changed
    gone: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the store says what the folder says."""
        return not self.stale and not self.gone


def open_store(folder: Path) -> sqlite3.Connection:
    """Return a store of every vintage under `folder`, brought up to date where it is not.

    Raises `DatasetError` for a folder without datasets, and for a dataset that breaks its schema.
    Where the cache folder cannot be written, the store is held in memory.
    """
    wanted = vintage_folders(folder)
    path = store_path(folder)
    connection = _open_existing(path) if path is not None else None
    if connection is not None:
        fresh = compare(connection, wanted)
        if fresh.complete:
            return connection
        connection.close()
    from factgauge.reference.build import build_in_memory, rebuild  # loads the importers

    if path is not None and rebuild(path, wanted, keep=connection is not None):
        connection = _open_existing(path)
        # Another process may have replaced the file since, from other files than we have seen.
        if connection is not None and compare(connection, wanted).complete:
            return connection
    return build_in_memory(wanted)


def store_path(folder: Path) -> Path | None:
    """Return where the store of a reference folder lies; `None` without a home folder."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not Path(cache).is_absolute():  # the XDG specification has a relative path ignored
        try:
            cache = str(Path.home() / ".cache")
        except RuntimeError:
            return None
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return Path(cache, "factgauge", f"{name}.sqlite")


def made_by() -> str:
    """Return a digest of the code that makes stores: another version's store is rebuilt."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(
        [*package.glob("*.*"), *package.glob("importers/*.py"), *package.glob("formats/*.py")]
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compare(connection: sqlite3.Connection, wanted: Sequence[Path]) -> Fresh:
    """Return which of the folders the store holds as they are now."""
    stored: dict[str, dict[str, str]] = {}
    query = "SELECT path, name, sha256 FROM folder JOIN file ON folder = number"
    for path, name, sha256 in connection.execute(query):
        stored.setdefault(path, {})[name] = sha256
    kept = tuple(path for path in wanted if _unchanged(path, stored.get(str(path), {})))
    gone = stored.keys() - {str(path) for path in wanted}
    return Fresh(kept, tuple(path for path in wanted if path not in kept), tuple(sorted(gone)))


def sha256_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unchanged(folder: Path, files: Mapping[str, str]) -> bool:
    try:
        return bool(files) and all(
            sha256_of(folder / name) == sha256 for name, sha256 in files.items()
        )
    except OSError:
        return False  # the import will say which file, and why


def _open_existing(path: Path) -> sqlite3.Connection | None:
    """Return the store at `path`, or `None` when there is none that this version has made."""
    if not path.is_file():
        return None
    connection = None
    try:
        # Immutable: nobody writes into a store in place, so no lock and no journal is needed.
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        if connection.execute("SELECT by FROM made").fetchall() == [(made_by(),)]:
            return connection
    except sqlite3.Error:  # damaged, or no store of ours
        pass
    if connection is not None:
        connection.close()
    return None
