"""The delimiter of a text that does not state it, and the line on which its table begins."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factgauge.reference.formats.cells import is_value
from factgauge.reference.formats.delimited import LARGEST_CELL

if TYPE_CHECKING:
    from _csv import Reader as Parser

DELIMITERS = ("\t", ";", "|", ",")  # of equal fit the first: commas also stand within numbers
_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def told(top: Sequence[str], least: float) -> tuple[str, int] | None:
    """Return the delimiter of a table and the number of lines above it.

    `None` where less than the share `least` of the lines is cut alike.
    """
    if top and (said := _SEP.fullmatch(top[0].strip())):
        return said[1], 1
    fits = [(*_fit(top, delimiter), delimiter) for delimiter in DELIMITERS]
    best = max(support for support, _, _ in fits)
    if best < least:
        return None
    _, size, delimiter = next(fit for fit in fits if fit[0] >= 0.95 * best)
    return delimiter, _begins(top, delimiter, size)


def _fit(top: Sequence[str], delimiter: str) -> tuple[float, int]:
    """Return which share of the lines has as many cells as most, and how many these are.

    By lines, for marks of quotation may be left open above the table; or by records, for cells
    may go over lines.
    """
    fits = []
    for records in (map(len, (cells_of(line, delimiter) for line in top)), _sizes(top, delimiter)):
        sizes = [size for size in records if size > 0]
        wide = Counter(size for size in sizes if size > 1)
        if wide:
            size, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            fits.append((count / len(sizes), size))
    return max(fits, default=(0.0, 0))


def _begins(top: Sequence[str], delimiter: str, size: int) -> int:
    """Return the number of lines above the first from which most records have one size."""
    for start, line in enumerate(top):
        if len(cells_of(line, delimiter)) != size:
            continue
        sizes = [n for n in _sizes(top[start:], delimiter) if n > 0]
        if sizes.count(size) >= 0.7 * len(sizes):
            return _with_uneven_header(top, start, delimiter, size)
    return 0


def _with_uneven_header(top: Sequence[str], start: int, delimiter: str, size: int) -> int:
    """Return where a table begins whose header has one cell more or less than its rows."""
    if start == 0:
        return 0
    above = cells_of(top[start - 1], delimiter)
    uneven = len(above) > 1 and (
        (len(above) == size + 1 and not above[-1].strip()) or len(above) == size - 1
    )
    rows = any(map(is_value, cells_of(top[start], delimiter)))
    return start - 1 if uneven and rows and not any(map(is_value, above)) else start


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line by itself."""
    if not line.strip():
        return []
    try:
        return next(parser(iter([line]), delimiter, {}, strict=False), [])
    except csv.Error:
        return []


def _sizes(lines: Sequence[str], delimiter: str) -> Iterator[int]:
    try:
        for cells in parser(iter(lines), delimiter, {}, strict=False):
            yield len(cells)
    except csv.Error:
        return


def parser(
    lines: Iterator[str], delimiter: str, dialect: Mapping[str, Any], *, strict: bool
) -> Parser:
    """Return a parser of lines; one that is not strict makes something of any line."""
    csv.field_size_limit(LARGEST_CELL)
    return csv.reader(
        lines,
        delimiter=delimiter,
        quotechar=dialect.get("quoteChar", '"'),
        skipinitialspace=dialect.get("skipInitialSpace", False),
        strict=strict,
    )


def quoting(lines: Sequence[str], delimiter: str) -> dict[str, Any]:
    """Return the keys of a dialect that say how cells are quoted, where that is not usual."""
    said: dict[str, Any] = {}
    if lines:
        line = lines[0].strip()
        if line[:1] == line[-1:] == "'" and f"'{delimiter}'" in line:
            said["quoteChar"] = "'"
    spaced = [cells[1:] for line in lines[:50] if len(cells := cells_of(line, delimiter)) > 1]
    if any(cell.startswith(' "') for cells in spaced for cell in cells) or (
        len(spaced) > 1 and all(cell[:1] == " " for cells in spaced for cell in cells)
    ):
        said["skipInitialSpace"] = True
    return said
