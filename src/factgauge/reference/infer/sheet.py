"""A table read once for inference: its first rows, and what each column holds in all rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factgauge.errors import DatasetError
from factgauge.reference.formats.registry import reader_of
from factgauge.reference.formats.source import Record, Source

KEPT_ROWS = 20_000
KEPT_CELLS = 100_000  # different cells of one column


@dataclass(slots=True)
class Seen:
    """How often a cell stands in its column, and in which row first."""

    count: int
    row: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its different cells in the order in which they first stand there.

    Of a column with more than `KEPT_CELLS` of them only the first are here (`whole` is false).
    """

    name: str
    place: int  # counted from 0
    cells: Mapping[str, Seen]
    rows: int
    whole: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """The different cells that are not blank."""
        return tuple(text for text in self.cells if text.strip())

    @property
    def filled(self) -> int:
        """The number of rows whose cell is not blank, as far as cells are kept."""
        return sum(seen.count for text, seen in self.cells.items() if text.strip())


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole table in profile, and its first rows."""

    source: Source
    format: str
    columns: tuple[Column, ...]
    rows: tuple[Record, ...]  # the first `KEPT_ROWS`
    total: int

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return a column by its name; `KeyError` when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def records(source: Source, format: str) -> Iterator[Record]:
    """Yield the header and the rows of a table; `DatasetError` for a format that nobody reads."""
    reader = reader_of(format)
    if reader is None:
        raise DatasetError(source.file, f'"{format}" is no format that is read', "save it as CSV")
    return reader(source)


def read_sheet(source: Source, format: str) -> Sheet:
    """Return a table in profile; `DatasetError` for one that cannot be read or has no rows."""
    found = records(source, format)
    first = next(found, None)
    if first is None:
        raise source.fault(None, "is empty", "fill it in")
    header = [name.strip() for name in first[1]]
    cells: list[dict[str, Seen]] = [{} for _ in header]
    kept: list[Record] = []
    total = 0
    for line, row in found:
        total += 1
        if total <= KEPT_ROWS:
            kept.append((line, row))
        for column, text in zip(cells, row, strict=True):
            seen = column.get(text)
            if seen is not None:
                seen.count += 1
            elif len(column) < KEPT_CELLS:
                column[text] = Seen(1, line)
    if total == 0:
        raise source.fault(first[0], "has a header and no rows", "fill it in")
    columns = tuple(
        Column(name, place, column, total, len(column) < KEPT_CELLS)
        for place, (name, column) in enumerate(zip(header, cells, strict=True))
    )
    return Sheet(source, format, columns, tuple(kept), total)
