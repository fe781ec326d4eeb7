"""Questions in SQL: read-only, over views that hide how a store keeps its values."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from factgauge.errors import UsageError

SECONDS = 30
ROWS = 10_000
COPIED = 50_000_000  # bytes of parts that are copied into memory, where more are asked than attach
_LONGEST_VALUE = 10_000_000  # bytes: no table has a longer text

VIEWS = {
    "observations": "dataset, vintage, measure, entity, entity_name, partner, begins, ends "
    "(not included), value, unit, row",
    "measures": "dataset, vintage, measure, label, unit, statistic, counted, price_basis",
    "entities": "dataset, vintage, entity, name, kind",
    "events": "dataset, vintage, row, begins, last_day, participants",
}

_READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_TABLES = ("dataset", "measure", "entity", "cell", "event", "participant")
_PARTS = {
    "observations": (
        "SELECT d.id AS dataset, d.vintage AS vintage, m.id AS measure, c.entity AS entity, "
        "e.name AS entity_name, nullif(c.partner, '') AS partner, "
        "date(c.begins + 1721424.5) AS begins, date(c.ends + 1721424.5) AS ends, "
        "CASE WHEN typeof(c.value) = 'integer' THEN c.value ELSE "
        "CAST(substr(c.value, 1, instr(c.value || '/', '/') - 1) AS REAL) / "
        "CAST(substr(c.value || '/1', instr(c.value || '/1', '/') + 1) AS REAL) END AS value, "
        "m.unit AS unit, c.line AS row "
        "FROM {part}.cell AS c JOIN {part}.dataset AS d ON d.number = c.dataset "
        "JOIN {part}.measure AS m ON m.dataset = c.dataset AND m.number = c.measure "
        "LEFT JOIN {part}.entity AS e ON e.dataset = c.dataset AND e.id = c.entity"
    ),
    "measures": (
        "SELECT d.id AS dataset, d.vintage AS vintage, m.id AS measure, m.label AS label, "
        "m.unit AS unit, m.statistic AS statistic, m.counted AS counted, "
        "m.price_basis AS price_basis "
        "FROM {part}.measure AS m JOIN {part}.dataset AS d ON d.number = m.dataset"
    ),
    "entities": (
        "SELECT d.id AS dataset, d.vintage AS vintage, e.id AS entity, e.name AS name, "
        "e.kind AS kind "
        "FROM {part}.entity AS e JOIN {part}.dataset AS d ON d.number = e.dataset"
    ),
    "events": (
        "SELECT d.id AS dataset, d.vintage AS vintage, v.line AS row, v.begins AS begins, "
        "v.last_day AS last_day, (SELECT group_concat(p.entity, ', ') FROM {part}.participant AS p "
        "WHERE p.dataset = v.dataset AND p.line = v.line) AS participants "
        "FROM {part}.event AS v JOIN {part}.dataset AS d ON d.number = v.dataset"
    ),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """The columns and rows of an answer; `cut` says that there were more rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: bool


def select(parts: Sequence[Path], statement: str, *, seconds: float = SECONDS) -> Answered:
    """Run one SELECT over the files of some datasets; at most 10,000 rows come back.

    Raises `UsageError` for a statement that is wrong, that would write, or that takes too long, and
    for more large files than SQLite opens at once.
    """
    if not statement.strip():
        raise UsageError("option --sql", "is empty", "write a SELECT")
    with _attached(parts) as connection:
        ends = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
        connection.set_authorizer(_only_reading)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        try:
            cursor = connection.execute(statement)
            rows = cursor.fetchmany(ROWS + 1)
        except (sqlite3.Error, sqlite3.Warning) as error:  # a second statement is a warning
            raise UsageError("option --sql", _what(error, seconds), _fix(error)) from error
        columns = tuple(column for column, *_ in cursor.description or ())
        return Answered(columns, tuple(rows[:ROWS]), len(rows) > ROWS)


@contextmanager
def _attached(parts: Sequence[Path]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect("file::memory:?mode=memory", uri=True)) as connection:
        most = connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED)
        largest_first = sorted(parts, key=lambda part: part.stat().st_size, reverse=True)
        attached, copied = largest_first[: most - 1], largest_first[most - 1 :]
        if sum(part.stat().st_size for part in copied) > COPIED:
            raise UsageError(
                "option --sql",
                f"asks {len(parts)} large datasets, and {most - 1} can be asked at once",
                "name one of them: --dataset NAME",
            )
        names = [f"part{number}" for number in range(len(attached))]
        for name, path in zip(names, attached, strict=True):
            connection.execute(f"ATTACH ? AS {name}", (_uri(path),))
        if copied:
            names.append("main")
            _copy(connection, copied)
        for view, select in _PARTS.items():
            union = " UNION ALL ".join(select.format(part=name) for name in names)
            connection.execute(f"CREATE TEMP VIEW {view} AS {union}")
        yield connection


def _copy(connection: sqlite3.Connection, parts: Sequence[Path]) -> None:
    """Copy what the views show of some parts into memory, their datasets numbered on."""
    first = 0
    for path in parts:
        connection.execute("ATTACH ? AS source", (_uri(path),))
        for table in _TABLES:
            number = "number" if table == "dataset" else "dataset"
            names = [
                name for _, name, *_ in connection.execute(f"PRAGMA source.table_info({table})")
            ]
            columns = ", ".join(
                f"{name} + {first} AS {name}" if name == number else name for name in names
            )
            rows = f"SELECT {columns} FROM source.{table}"  # noqa: S608 - names of ours
            new = first == 0
            connection.execute(
                f"CREATE TABLE main.{table} AS {rows}"
                if new
                else f"INSERT INTO main.{table} {rows}"
            )
        ((first,),) = connection.execute("SELECT max(number) FROM main.dataset")
        connection.commit()
        connection.execute("DETACH source")


def _uri(path: Path) -> str:
    return f"{path.as_uri()}?mode=ro&immutable=1"


def _only_reading(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _what(error: Exception, seconds: float) -> str:
    text = str(error)
    if "interrupted" in text:
        return f"took longer than {seconds:g} seconds"
    if _would_write(text):
        return "would do more than read"
    if _TWO in text:
        return "has more than one statement"
    return text


def _fix(error: Exception) -> str:
    text = str(error)
    if "interrupted" in text:
        return "ask for less: add a condition or --dataset"
    if _would_write(text):
        return "write a SELECT"
    if _TWO in text:
        return "give one SELECT"
    return "the views are " + "; ".join(f"{name}({columns})" for name, columns in VIEWS.items())


def _would_write(text: str) -> bool:
    return any(said in text for said in ("not authorized", "prohibited", "cannot modify"))


_TWO = "one statement at a time"
