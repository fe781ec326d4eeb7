"""Questions that people put in SQL of their own to the stored values of a dataset."""

from __future__ import annotations

import sqlite3
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.store import Place

_ALLOWED = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)


def ask_in_sql(place: Place, query: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the columns and rows of one SELECT; the view `observation` has one row a value.

    Nothing can be written, and no other file opened. Raises `DatasetError` for any other statement,
    for one that SQLite refuses, and for a table that is asked where it lies.
    """
    if place.live:
        raise DatasetError(place.folder, "has its values elsewhere", "ask them there")

    def authorize(action: int, *_: str | None) -> int:
        return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY

    place.part.set_authorizer(authorize)
    try:
        answer = place.part.execute(query)
        rows = answer.fetchall()
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise DatasetError(
            f'the query "{query}"',
            f"cannot be run ({error})",
            "write one SELECT over observation: dataset, vintage, measure, entity, partner, "
            "begins, ends, value, unit, line",
        ) from error
    finally:
        place.part.set_authorizer(None)
    return tuple(name for name, *_ in answer.description or ()), rows
