"""Recognise the tables of a workbook: the sheets that hold any, and where on them these stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factgauge.reference.formats.found import Found
from factgauge.reference.formats.frame import frame, shown
from factgauge.reference.formats.header import joined, named, renamed
from factgauge.reference.formats.said import hints_of
from factgauge.reference.formats.source import Source
from factgauge.reference.formats.workbook import open_workbook, scan
from factgauge.reference.formats.xlsx import carried, rows_of

_PERCENT_ROWS = 30  # rows that are looked at for how their numbers are shown


def sniff_workbook(source: Source) -> tuple[Found, ...]:
    """Return each sheet that holds a table, in the order of the workbook.

    What no table is found on, and what is hidden, is said with the first. Raises `DatasetError`.
    """
    found: list[tuple[Found, bool]] = []
    others: list[str] = []
    with open_workbook(source) as book:
        for sheet in book.worksheets:
            hidden = sheet.sheet_state != "visible"
            table, figures = _table(source, book, sheet, hidden)
            if table is None:
                kind = "hidden sheet" if hidden else "sheet"
                others.append(f"{kind} {shown(sheet.title)} holds no table and is passed over")
            else:
                found.append((table, figures))
    if not found:
        raise source.fault(None, "has no sheet with a table", "name one that has a header and rows")
    if any(figures for _, figures in found):
        for table, figures in found:
            if not figures:
                others.append(
                    f"sheet {shown(table.label or '')} holds no figures and is passed over"
                )
        found = [(table, figures) for table, figures in found if figures]
    tables = [table for table, _ in found]
    first = tables[0]
    tables[0] = replace(first, remarks=(*first.remarks, *others))
    return tuple(tables)


def _table(source: Source, book: Any, sheet: Any, hidden: bool) -> tuple[Found | None, bool]:
    seen = scan(source, book, sheet)
    rows = list(rows_of(source, sheet))
    framed = frame(rows) if rows else None
    if framed is None:
        return None, False
    remarks = list(framed.remarks)
    if hidden:
        remarks.insert(0, "the sheet is hidden")
    if seen.uncalculated is not None:
        remarks.append(
            f"cell {seen.uncalculated} is a formula without a value: open the workbook in a "
            "spreadsheet program and save it there before it is read"
        )
    heads = set(framed.header)
    header = joined([carried(n, cells, seen) for n, cells in rows if n in heads], " ")
    remarks += renamed(header)
    remarks += _percents(sheet, max(heads), named(header))
    dialect = {"sheetName": sheet.title, **framed.dialect()}
    table = Found(
        "xlsx",
        dialect=dialect,
        label=sheet.title,
        remarks=tuple(remarks),
        hints=hints_of(framed.above, framed.below),
    )
    return table, framed.figures


def _percents(sheet: Any, above: int, names: list[str]) -> list[str]:
    """Return a remark on columns that are shown in percent, for their cells are a hundredth."""
    shown_so: dict[str, str] = {}
    for row in sheet.iter_rows(min_row=above + 1, max_row=above + _PERCENT_ROWS):
        for cell in row:
            number = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
            if number and "%" in str(cell.number_format) and cell.column <= len(names):
                shown_so.setdefault(names[cell.column - 1], f"{cell.value}")
    if not shown_so:
        return []
    name, value = next(iter(shown_so.items()))
    more = f" and {len(shown_so) - 1} more" if len(shown_so) > 1 else ""
    return [
        f'column "{name}"{more} is shown in percent but holds shares of 1, as {value}: '
        "its unit is no percent"
    ]
