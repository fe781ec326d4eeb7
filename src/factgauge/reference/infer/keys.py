"""What tells the rows of a table apart: duplicates of its key, and the columns that split them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factgauge.reference.infer.columns import View
from factgauge.reference.infer.sheet import Sheet, records

KEPT_KEYS = 3_000_000
_MOST_DIMENSIONS = 6


@dataclass(frozen=True, slots=True)
class Twice:
    """Two rows of one key; `rows` of the file."""

    rows: tuple[int, int]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The columns that split the rows of one key, and the duplicates that remain in the rows kept."""

    columns: tuple[View, ...]
    remaining: int


def duplicates(sheet: Sheet, places: Sequence[int], left_out: Sequence[tuple[int, frozenset[str]]]) -> int:
    """Return how many of the rows that are kept have the key of one before."""
    seen: set[tuple[str, ...]] = set()
    count = 0
    for _, row in sheet.rows:
        if any(row[place] in cells for place, cells in left_out):
            continue
        key = tuple(row[place] for place in places)
        count += key in seen
        seen.add(key)
    return count


def splitting(
    sheet: Sheet,
    places: Sequence[int],
    candidates: Iterable[View],
    left_out: Sequence[tuple[int, frozenset[str]]],
) -> Split:
    """Return the fewest columns that make the key tell rows apart; each is the one that helps most."""
    chosen: list[View] = []
    left = list(candidates)
    remaining = duplicates(sheet, places, left_out)
    while remaining and left and len(chosen) < _MOST_DIMENSIONS:
        base = [*places, *(view.column.place for view in chosen)]
        counted = [(duplicates(sheet, [*base, v.column.place], left_out), n) for n, v in enumerate(left)]
        fewest, at = min(counted)
        if fewest >= remaining:
            break
        remaining = fewest
        chosen.append(left.pop(at))
    return Split(tuple(chosen), remaining)


def first_twice(
    sheet: Sheet,
    places: Sequence[int],
    values: Sequence[int],
    left_out: Sequence[tuple[int, frozenset[str]]],
    nothing: frozenset[str],
) -> tuple[Twice | None, int]:
    """Read the whole table again for rows of one key; return the first two, and how many there are.

    A row without any value (`nothing` are the cells that are none) says nothing and is no double.
    Keys are kept for the first `KEPT_KEYS` rows.
    """
    rows: dict[int, int] = {}
    found: Twice | None = None
    count = 0
    reading = records(sheet.source, sheet.format)
    next(reading)
    for line, row in reading:
        if any(row[place] in cells for place, cells in left_out):
            continue
        if values and all(row[place] in nothing for place in values):
            continue
        key = hash(tuple(row[place] for place in places))
        if key in rows:
            count += 1
            found = found or Twice((rows[key], line), tuple(row[place] for place in places))
        elif len(rows) < KEPT_KEYS:
            rows[key] = line
    return found, count
