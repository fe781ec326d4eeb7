"""Tables on the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from factgauge.reference.formats.header import joined, named
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.value import text_of
from factgauge.reference.formats.workbook import (
    BROKEN,
    SheetScan,
    open_workbook,
    scan,
    unsound,
)


def read_xlsx(source: Source) -> Iterator[Record]:
    """Yield the header and the rows of one sheet; blank rows hold nothing.

    The sheet is that of `sheetName` or `sheetNumber` (from 1, hidden ones counted), the first
    visible one without either. `headerRows` are joined with `headerJoin`, a merged cell of
    theirs standing in each of its columns; `commentRows`, what is above the header and what
    follows `lastRow` are passed over. Cells are values, not what a number format makes of them:
    a cell shown as 34% is "0.34". Error values (#N/A) stand as they are. Raises `DatasetError`,
    also for a formula whose value was never calculated.
    """
    with open_workbook(source) as book:
        sheet = sheet_of(source, book)
        seen = scan(source, book, sheet)
        if seen.uncalculated is not None:
            raise source.fault(
                None,
                f'cell {seen.uncalculated} of sheet "{sheet.title}" is a formula without a value',
                "open it in a spreadsheet program and save it there, which calculates it",
            )
        yield from _table(source, rows_of(source, sheet), seen)


def rows_of(source: Source, sheet: Any) -> Iterator[Record]:
    """Yield each row of a sheet that is not blank, cells as text, trailing blanks left out."""
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    rows = sheet.iter_rows(values_only=True)
    for number in count(1):
        try:
            values = next(rows, None)
        except BROKEN as error:
            raise unsound(source, error) from error
        if values is None:
            return
        cells = [text_of(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells


def sheet_of(source: Source, book: Any) -> Any:
    """Return the sheet that a dialect names. Raises `DatasetError` where there is none."""
    name, number = source.dialect.get("sheetName"), source.dialect.get("sheetNumber")
    sheets = book.worksheets
    if name is not None:
        found = [sheet for sheet in sheets if sheet.title == name]
    elif number is not None:
        found = sheets[number - 1 : number]
    else:
        found = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if not found:
        wanted = f'"{name}"' if name is not None else f"number {number or 1}"
        titles = ", ".join(f'"{sheet.title}"' for sheet in sheets)
        raise source.fault(None, f"has no sheet {wanted}", f"name one of its sheets: {titles}")
    return found[0]


def carried(number: int, cells: list[str], seen: SheetScan) -> list[str]:
    """Return a row of the header, what stands in a merged cell put in each of its columns."""
    wide = cells + [""] * (seen.columns - len(cells))
    for first_row, first, last_row, last in seen.merged:
        if first_row == number <= last_row and first <= len(wide):
            last = min(last, seen.columns)
            wide[first - 1 : last] = [wide[first - 1]] * (last - first + 1)
    return wide


def _table(source: Source, rows: Iterator[Record], seen: SheetScan) -> Iterator[Record]:
    dialect = source.dialect
    stated: list[int] = dialect.get("headerRows", [])
    comments = frozenset(dialect.get("commentRows", ()))
    last = dialect.get("lastRow")
    heads: list[list[str]] = []
    width = 0
    for number, cells in rows:
        if last is not None and number > last:
            return
        if number in comments:
            continue
        if not width:
            if stated and number > max(stated) and not heads:
                return
            if not stated or number in stated:
                heads.append(carried(number, cells, seen))
            if not stated or number >= max(stated):
                header = named(joined(heads, dialect.get("headerJoin", " ")))
                width = len(header)
                yield number, header
            continue
        yield number, cells + [""] * (width - len(cells))
