"""Eurostat's bulk TSV: dimensions packed into the first column, periods across, flags in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factgauge.reference.formats.hints import ColumnHint, ColumnRole, Hints
from factgauge.reference.formats.moments import plain_period
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.stream import open_text

HEAD = re.compile(r"\ufeff?[\w,]+\\(?:time|TIME_PERIOD)[ ]*\t")
# A value or ":", then flags: "43110 b", ": c", "12.3bep", "1.5E6 p" (Eurostat, bulk download).
_CELL = re.compile(
    r"(?P<value>[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|:)?\s*(?P<flags>[a-z]*)"
)
_ROLES: dict[str, ColumnRole] = {"geo": "entity", "partner": "partner"}
FLAGS = {
    "b": "break in time series",
    "c": "confidential",
    "d": "definition differs",
    "e": "estimated",
    "f": "forecast",
    "n": "not significant",
    "p": "provisional",
    "r": "revised",
    "s": "Eurostat estimate",
    "u": "low reliability",
    "z": "not applicable",
}


def read_eurostat(source: Source) -> Iterator[Record]:
    r"""Yield one row a cell, numbered as its line: the dimensions, `time`, value, flags.

    ":" is a missing value, with or without flags. Raises `DatasetError` for a first cell other
    than "indic_de,geo\time", a line whose keys or cells do not fit the header, and a cell that is
    neither a value nor flags.
    """
    with open_text(source) as text:
        lines = enumerate(text, 1)
        names, periods = _header(source, next(lines, (1, ""))[1])
        yield 1, [*names, "time", "value", "flags"]
        for number, line in lines:
            if not line.strip():
                continue
            packed, *cells = line.rstrip("\r\n").split("\t")
            keys = [key.strip() for key in packed.split(",")]
            if len(keys) != len(names):
                raise source.fault(
                    number,
                    f'begins with "{packed}", {len(keys)} keys where the header has {len(names)}',
                    "fetch it anew, or correct the line",
                )
            if len(cells) == len(periods) + 1 and not cells[-1].strip():
                cells.pop()
            if len(cells) != len(periods):
                raise source.fault(
                    number,
                    f"has {len(cells)} cells where the header has {len(periods)} periods",
                    "fetch it anew, for it may have been cut off",
                )
            for period, cell in zip(periods, cells, strict=True):
                yield number, [*keys, period, *_split(source, number, period, cell)]


def describe_eurostat(source: Source) -> Hints:
    """Return the roles of the columns, and the unit where all rows have one. Raises `DatasetError`.

    The file itself has no labels: its codes stay codes until a descriptor names them.
    """
    records = read_eurostat(source)
    header = next(records)[1]
    units: set[str] = set()
    if "unit" in header:
        units = {cells[header.index("unit")] for _, cells in records}
    columns = {name: ColumnHint(role=_role(name)) for name in header[:-3]}
    columns["time"] = ColumnHint(role="period")
    columns["value"] = ColumnHint(role="value", unit=units.pop() if len(units) == 1 else None)
    columns["flags"] = ColumnHint(role="attribute", codes=FLAGS)
    return Hints(source="Eurostat", columns=columns)


def _role(name: str) -> ColumnRole:
    return "measure" if name.startswith("indic") else _ROLES.get(name, "dimension")


def _header(source: Source, line: str) -> tuple[list[str], list[str]]:
    """Return the names of the packed dimensions, and the periods."""
    first, *periods = line.rstrip("\r\n").split("\t")
    names, mark, last = first.strip().rpartition("\\")
    if not mark or last not in ("time", "TIME_PERIOD"):
        raise source.fault(
            1,
            f'begins with "{first.strip()}", not with dimensions and "\\time"',
            'use the file as Eurostat offers it, or declare "format": "tsv"',
        )
    if periods and not periods[-1].strip():
        periods.pop()
    return [name.strip() for name in names.split(",")], [plain_period(text) for text in periods]


def _split(source: Source, line: int, period: str, cell: str) -> tuple[str, str]:
    """Return value and flags of a cell; a missing value is ""."""
    found = _CELL.fullmatch(cell.strip())
    if found is None:
        raise source.fault(
            line,
            f'has "{cell.strip()}" for {period}, which is neither a value nor ":" with flags',
            "correct the cell",
        )
    value = found["value"] or ""
    return "" if value == ":" else value, found["flags"]
