"""Tables of text with a delimiter: CSV and its kin."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from factgauge.errors import DatasetError
from factgauge.reference.formats.header import joined, named
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.stream import MIB, open_text

if TYPE_CHECKING:
    from _csv import Reader as Parser

LARGEST_CELL = 16 * MIB  # characters; an unclosed quotation mark is found after as many


def read_delimited(source: Source) -> Iterator[Record]:
    """Yield the header and the rows, of which blank ones hold nothing.

    `headerRows` says on which line the header stands; what is above it is not parsed. Passed over
    are `commentRows`, lines that begin with `commentChar`, and what follows `lastRow`. Several
    header rows are joined with `headerJoin`. Columns at the end without name and cells, which
    trailing delimiters make, are left out. With `shortRows` a row may lack cells at its end.
    Raises `DatasetError` for a table that cannot be decoded, and for a row with more or fewer cells
    than the header.
    """
    with open_text(source) as lines:
        begun = min(source.dialect.get("headerRows", (1,)))
        for _ in islice(lines, begun - 1):
            pass
        try:
            yield from _table(source, lines, begun)
        except csv.Error as error:
            raise _malformed(source, error) from error


def _table(source: Source, lines: TextIO, begun: int) -> Iterator[Record]:
    """Yield the header and the rows from the line on at which the header begins."""
    dialect = source.dialect
    reader = csv_reader(source, lines)
    before = begun - 1  # lines that the reader has not seen
    awaited = max(dialect.get("headerRows", (1,)))
    comments = frozenset(dialect.get("commentRows", ()))
    mark = dialect.get("commentChar")
    heads: list[list[str]] = []
    for cells in reader:
        line, begun = begun, before + reader.line_num + 1
        if not any(cells) or line in comments or (mark and cells[0].startswith(mark)):
            continue
        if line >= awaited or line in dialect.get("headerRows", ()):
            heads.append(cells)
        if line >= awaited:
            yield line, _header(heads, dialect.get("headerJoin", " "))
            break
    if not heads:
        return
    yield from _rows(source, reader, begun, heads)


def _rows(source: Source, reader: Parser, begun: int, heads: list[list[str]]) -> Iterator[Record]:
    """Yield the rows below the header; the first begins on the line `begun`."""
    width, widest = len(_header(heads, "")), max(map(len, heads))
    before = begun - reader.line_num
    dialect = source.dialect
    comments = frozenset(dialect.get("commentRows", ()))
    mark = dialect.get("commentChar")
    last = dialect.get("lastRow")
    short = dialect.get("shortRows", False)
    plain = not comments and mark is None and last is None
    for cells in reader:  # millions of times: nothing is asked here that need not be
        if plain and len(cells) == width and cells[0]:
            yield begun, cells
        elif last is not None and begun > last:
            return
        elif any(cells) and begun not in comments and not (mark and cells[0].startswith(mark)):
            if short and len(cells) < width:
                cells += [""] * (width - len(cells))
            if not width <= len(cells) <= max(width, widest) or any(map(str.strip, cells[width:])):
                raise _ragged(source, begun, len(cells), width)
            yield begun, cells[:width]
        begun = before + reader.line_num


def csv_reader(source: Source, lines: Iterator[str]) -> Parser:
    """Return the parser of a source's lines."""
    csv.field_size_limit(LARGEST_CELL)
    return csv.reader(
        lines,
        delimiter=delimiter_of(source),
        quotechar=source.dialect.get("quoteChar", '"'),
        skipinitialspace=source.dialect.get("skipInitialSpace", False),
        strict=True,
    )


def delimiter_of(source: Source) -> str:
    """Return the delimiter of a source: stated, or that of its format."""
    suffixes = {suffix.lower() for suffix in source.path.suffixes[-2:]}
    delimiter: str = source.dialect.get("delimiter", "\t" if suffixes & {".tsv", ".tab"} else ",")
    return delimiter


def _header(rows: list[list[str]], mark: str) -> list[str]:
    """Return the names of the columns, those at the end that have none left out."""
    header = joined(rows, mark)
    while len(header) > 1 and not header[-1]:
        header.pop()
    return named(header)


def _ragged(source: Source, line: int, cells: int, width: int) -> DatasetError:
    return source.fault(
        line,
        f"has {cells} cells where the header has {width}",
        "give each column one cell, and put quotation marks around a cell with a "
        f'"{delimiter_of(source)}"',
    )


def _malformed(source: Source, error: csv.Error) -> DatasetError:
    """Return the error for the row that could not be parsed; it is looked for anew."""
    begun = min(source.dialect.get("headerRows", (1,)))
    before = begun - 1
    with open_text(source) as lines:
        for _ in islice(lines, before):
            pass
        reader = csv_reader(source, lines)
        try:
            for _ in reader:
                begun = before + reader.line_num + 1
        except csv.Error:
            pass
    return source.fault(
        begun,
        f"is not CSV ({error})",
        "close its quotation marks, and double those within a cell",
    )
