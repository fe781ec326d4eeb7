"""Recognise a table of text: its encoding, its delimiter, and where in the file it stands."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.cells import (
    has_decimal_comma,
    is_figure,
    is_missing,
)
from factgauge.reference.formats.delimiter import cells_of, parser, quoting, told
from factgauge.reference.formats.encoding import Text
from factgauge.reference.formats.found import Found
from factgauge.reference.formats.frame import frame, listed, shown
from factgauge.reference.formats.header import joined, renamed
from factgauge.reference.formats.said import hints_of
from factgauge.reference.formats.source import Record, Source

_LOOKED_AT = 300  # lines from which the delimiter is told
DELIMITED = frozenset({".csv", ".tsv", ".tab"})  # how files of such tables are named
_FRAMED = 3000  # rows at either end that are looked at cell by cell


def sniff_delimited(source: Source, text: Text) -> Found | None:
    """Return how a text is to be read as a table with a delimiter; `None` where it is none."""
    top = list(islice(io.StringIO(text.text, newline=""), _LOOKED_AT))
    suffixes = {suffix.lower() for suffix in source.path.suffixes}
    named_so = bool(suffixes & DELIMITED)
    found = told(top, 0.5 if named_so else 0.8)
    if found is None:
        return None
    delimiter, start = found
    dialect: dict[str, Any] = {} if delimiter == "," else {"delimiter": delimiter}
    dialect |= quoting(top[start:], delimiter)
    remarks = [*text.remarks, *_preamble(top[:start])]
    scan = _Scan(text.text, start, delimiter, dialect)
    framed = frame(scan.rows, complete=text.complete, padded=True)
    if framed is None:
        if not named_so and scan.fault is None:
            return None
        raise _rowless(source, scan)
    heads = set(framed.header)
    header = joined([cells for number, cells in scan.rows if number in heads], " ")
    widest = len(header)
    comments = framed.comments
    hashes = [number for number, cells in scan.rows if cells[0].startswith("#")]
    hashes = [number for number in hashes if number > max(heads)]
    if hashes and not header[0].startswith("#") and set(hashes) & (scan.odd.keys() | set(comments)):
        dialect["commentChar"] = "#"
        comments = tuple(number for number in comments if number not in hashes)
        remarks.append(f"lines that begin with # are comments: {listed(hashes)}")
    dialect |= framed.dialect()
    if comments != framed.comments:
        dialect.pop("commentRows")
        dialect |= {"commentRows": list(comments)} if comments else {}
    passed = {*comments, *hashes}
    remarks += [
        remark for remark in framed.remarks if not hashes or "of one cell each" not in remark
    ]
    while len(header) > 1 and not header[-1].strip():
        header.pop()  # what a delimiter at the end of each line makes
    remarks += renamed(header)
    body = [
        (number, cells)
        for number, cells in scan.rows
        if max(heads) < number <= (framed.last or number) and number not in passed
    ]
    if short := _short(body, len(header)):
        dialect["shortRows"] = True
        remarks.append(f"last cells are lacking in {listed(short)} and count as missing")
    remarks += scan.remarks(len(header), widest, framed.last, passed | set(short))
    remarks += _of_numbers([cells for _, cells in body], delimiter)
    if not text.complete:
        remarks.append(f"only the first {scan.count} rows were looked at")
    format = "tsv" if delimiter == "\t" else "csv"
    above = [" ".join(cells_of(line.replace('"', ""), delimiter)) for line in top[:start]]
    hints = hints_of([*above, *framed.above], framed.below)
    return Found(format, text.encoding, dialect, remarks=tuple(remarks), hints=hints)


class _Scan:
    """The rows of a table: those at either end, and what is odd about the others."""

    def __init__(self, text: str, start: int, delimiter: str, dialect: Mapping[str, Any]) -> None:
        lines = io.StringIO(text, newline="")
        for _ in islice(lines, start):
            pass
        self.fault: str | None = None
        self.odd: dict[int, int] = {}  # row → how many cells, where that is unusual
        records = self._records(lines, start, delimiter, dialect)
        head = list(islice(records, _FRAMED))
        tail: deque[Record] = deque(maxlen=_FRAMED)
        usual = Counter(len(cells) for _, cells in head).most_common(1)[0][0] if head else 0
        self.usual = usual
        self.count = len(head)
        for number, cells in head:
            if len(cells) != usual:
                self.odd[number] = len(cells)
        for record in records:
            self.count += 1
            if len(record[1]) != usual and len(self.odd) < _FRAMED:
                self.odd[record[0]] = len(record[1])
            tail.append(record)
        self.rows = [*head, *tail]

    def _records(
        self, lines: io.StringIO, start: int, delimiter: str, dialect: Mapping[str, Any]
    ) -> Iterator[Record]:
        reader = parser(lines, delimiter, dialect, strict=True)
        begun = start + 1
        try:
            for cells in reader:
                if any(cells):
                    yield begun, cells
                begun = start + reader.line_num + 1
        except csv.Error as error:
            self.fault = f"row {begun} is not CSV ({error}); close its quotation marks"

    def remarks(self, width: int, widest: int, last: int | None, passed: set[int]) -> list[str]:
        """Return what is to be said of rows with too many cells or too few."""
        first = self.rows[0][0] if self.rows else 0
        ragged = sorted(
            number
            for number, size in self.odd.items()
            if not width <= size <= widest
            and number not in passed
            and (last is None or number <= last)
            and number != first
        )
        said = []
        if width < widest:
            said.append("each row ends with a delimiter that heads no column; it is left out")
        if not width <= self.usual <= widest:
            said.append(
                f"most rows have {self.usual} cells where the header has {width}; the table cannot "
                "be read until each column has a name"
            )
        elif ragged:
            said.append(
                f"not {width} cells as in the header: {listed(ragged)}, where row {ragged[0]} has "
                f"{self.odd[ragged[0]]}; the table cannot be read until that is mended"
            )
        if self.fault:
            said.append(self.fault)
        return said


def _preamble(lines: Sequence[str]) -> list[str]:
    written = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not written:
        return []
    quoted = ", ".join(shown(line.replace('"', "")) for _, line in written[:4])
    said = [f"{listed([n for n, _ in written])} above the header passed over: {quoted}"]
    damaged = [number for number, line in written if line.count('"') % 2]
    if damaged:
        said.append(f"a quotation mark is left open in {listed(damaged)}, above the header")
    return said


def _short(body: Sequence[Record], width: int) -> list[int]:
    """Return the rows that only lack cells at their end; none where some may lack others.

    The columns that end so must also be blank in half of the whole rows, and the cells that are
    there must be figures where those of whole rows are.
    """
    whole = [cells for _, cells in body if len(cells) == width]
    short = [(number, cells) for number, cells in body if 1 < len(cells) < width]
    if not whole or not short:
        return []
    least = min(len(cells) for _, cells in short)
    if any(2 * sum(1 for cells in whole if not cells[n].strip()) < len(whole)
           for n in range(least, width)):  # fmt: skip
        return []
    kinds = [{is_figure(cells[n]) for cells in whole if not is_missing(cells[n])}
             for n in range(width)]  # fmt: skip
    for _, cells in short:
        for cell, kind in zip(cells, kinds, strict=False):
            if kind and not is_missing(cell) and is_figure(cell) not in kind:
                return []
    return [number for number, _ in short]


def _of_numbers(body: Sequence[Sequence[str]], delimiter: str) -> list[str]:
    if delimiter == ",":
        return []
    commas = [cell for cells in body for cell in cells if has_decimal_comma(cell)]
    points = sum(1 for cells in body for cell in cells if re.fullmatch(r"-?\d+\.\d+", cell.strip()))
    if not commas:
        return []
    said = f"numbers are written with a decimal comma, as {shown(commas[0])}"
    return [said if not points else f"{said}, and others with a decimal point"]


def _rowless(source: Source, scan: _Scan) -> DatasetError:
    """Return the error for a table without rows below its header."""
    if scan.fault is not None:
        what = scan.fault.partition(";")[0]
        return source.fault(None, f"ends too soon: {what}", "close its quotation marks")
    return source.fault(None, "has a header and no rows", "fill it in")
