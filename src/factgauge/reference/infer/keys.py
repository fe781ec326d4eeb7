"""What tells the rows of a table apart: duplicates of its key, and the columns that split them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factgauge.reference.formats.source import Record
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.sheet import Sheet, records

KEPT_KEYS = 3_000_000
KEPT_TWICE = 200
_MOST_DIMENSIONS = 6


@dataclass(frozen=True, slots=True)
class Twice:
    """Rows that have the key of another: how many come after the first, and the rows themselves.

    Rows of one key stand together.
    """

    count: int
    rows: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The columns that split the rows of one key, and how many doubles remain."""

    columns: tuple[View, ...]
    remaining: int


def duplicates(
    sheet: Sheet, places: Sequence[int], left_out: Sequence[tuple[int, frozenset[str]]]
) -> int:
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
    """Return few columns that make the key tell rows apart; each is the one that helps most."""
    chosen: list[View] = []
    left = list(candidates)
    remaining = duplicates(sheet, places, left_out)
    while remaining and left and len(chosen) < _MOST_DIMENSIONS:
        base = [*places, *(view.column.place for view in chosen)]
        counted = [
            (duplicates(sheet, [*base, v.column.place], left_out), n) for n, v in enumerate(left)
        ]
        fewest, at = min(counted)
        if fewest >= remaining:
            break
        remaining = fewest
        chosen.append(left.pop(at))
    return Split(tuple(chosen), remaining)


def rows_twice(
    sheet: Sheet,
    places: Sequence[int],
    values: Sequence[int],
    left_out: Sequence[tuple[int, frozenset[str]]],
    nothing: frozenset[str],
    same: Mapping[int, Callable[[str], str]],
) -> Twice:
    """Read the whole table again for rows of one key.

    A row without any value (`nothing` are the cells that are none) says nothing and is no double.
    `same` turns the cells of a place into what they mean. Keys are kept for the first `KEPT_KEYS`
    rows, and rows for the first `KEPT_TWICE` doubles.
    """
    first: dict[int, int] = {}
    doubles: dict[int, None] = {}
    count = 0
    for line, row in _said(sheet, values, left_out, nothing):
        key = hash(_key(row, places, same))
        if key in first:
            count += 1
            doubles[key] = None
        elif len(first) < KEPT_KEYS:
            first[key] = line
    if not count:
        return Twice(0, ())
    rows: list[Record] = []
    for line, row in _said(sheet, values, left_out, nothing):
        if len(rows) < KEPT_TWICE and hash(_key(row, places, same)) in doubles:
            rows.append((line, row))
    rows.sort(key=lambda each: (first[hash(_key(each[1], places, same))], each[0]))
    return Twice(count, tuple(rows))


def _said(
    sheet: Sheet,
    values: Sequence[int],
    left_out: Sequence[tuple[int, frozenset[str]]],
    nothing: frozenset[str],
) -> Iterator[Record]:
    reading = records(sheet.source, sheet.format)
    next(reading)
    for line, row in reading:
        if any(row[place] in cells for place, cells in left_out):
            continue
        if not values or any(row[place] not in nothing for place in values):
            yield line, row


def _key(
    row: Sequence[str], places: Sequence[int], same: Mapping[int, Callable[[str], str]]
) -> tuple[str, ...]:
    return tuple(same[place](row[place]) if place in same else row[place] for place in places)


def telling_cells(sheet: Sheet, twice: Twice) -> dict[str, list[str]] | None:
    """Return cells that stand in doubles and in no other row; `None` where a double has none."""
    if len(twice.rows) >= KEPT_TWICE:
        return None
    found: dict[str, list[str]] = {}
    for _, row in twice.rows:
        for column in reversed(sheet.columns):
            cell = row[column.place]
            within = sum(other[column.place] == cell for _, other in twice.rows)
            if column.whole and cell.strip() and column.cells[cell].count == within:
                found.setdefault(column.name, []).append(cell)
                break
        else:
            return None
    return {column: list(dict.fromkeys(cells)) for column, cells in found.items()}
