"""Questions in SQL: read-only, over views that hide how a store keeps its values."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from factgauge.errors import UsageError

SECONDS = 30
ROWS = 10_000
_LONGEST = 10_000_000  # bytes of a text or blob: a query may not fill the memory

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
_REFUSED = re.compile("not authorized|authorization denied|prohibited|cannot modify")
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
    for more files than SQLite opens at once.
    """
    with _attached(parts) as connection:
        ends = time.monotonic() + seconds
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
        connection.set_authorizer(_only_reading)
        try:
            cursor = connection.execute(statement)
            rows = cursor.fetchmany(ROWS + 1)
        except sqlite3.Error as error:
            raise UsageError("option --sql", _what(error, seconds), _fix(error)) from error
        except (sqlite3.Warning, UnicodeEncodeError) as error:
            raise UsageError("option --sql", str(error).lower(), "give one SELECT") from error
        if cursor.description is None:
            raise UsageError("option --sql", "asks nothing", "write a SELECT")
        columns = tuple(column for column, *_ in cursor.description)
        return Answered(columns, tuple(rows[:ROWS]), len(rows) > ROWS)


@contextmanager
def _attached(parts: Sequence[Path]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect("file::memory:?mode=memory", uri=True)) as connection:
        most = connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED)
        if len(parts) > most:
            raise UsageError(
                "option --sql",
                f"asks {len(parts)} vintages of datasets, and {most} can be asked at once",
                "name some of them: --dataset NAME",
            )
        names = [f"part{number}" for number in range(len(parts))]
        for name, path in zip(names, parts, strict=True):
            connection.execute(f"ATTACH ? AS {name}", (f"{path.as_uri()}?mode=ro&immutable=1",))
        for view, select in _PARTS.items():
            union = " UNION ALL ".join(select.format(part=name) for name in names)
            connection.execute(f"CREATE TEMP VIEW {view} AS {union}")
        yield connection


def _only_reading(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _what(error: sqlite3.Error, seconds: float) -> str:
    text = str(error)
    if "interrupted" in text:
        return f"took longer than {seconds:g} seconds"
    if _REFUSED.search(text):
        return "would do more than read"
    return text.rstrip(".")


def _fix(error: sqlite3.Error) -> str:
    text = str(error)
    if "interrupted" in text:
        return "ask for less: add a condition or --dataset"
    if _REFUSED.search(text):
        return "write a SELECT"
    if "one statement" in text:
        return "give one SELECT"
    return "the views are " + "; ".join(f"{name}({columns})" for name, columns in VIEWS.items())
