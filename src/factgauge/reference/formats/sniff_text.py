"""Recognise a table of text: its encoding, its delimiter, and where in the file it stands."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.cells import (
    has_decimal_comma,
    is_figure,
    is_missing,
    is_value,
)
from factgauge.reference.formats.delimited import LARGEST_CELL
from factgauge.reference.formats.encoding import Text
from factgauge.reference.formats.found import Found
from factgauge.reference.formats.frame import frame, listed, shown
from factgauge.reference.formats.header import joined, renamed
from factgauge.reference.formats.said import hints_of
from factgauge.reference.formats.source import Record, Source

if TYPE_CHECKING:
    from _csv import Reader as Parser

DELIMITERS = ("\t", ";", "|", ",")  # of equal fit the first: commas also stand within numbers
_LOOKED_AT = 300  # lines from which the delimiter is told
_FRAMED = 3000  # rows at either end that are looked at cell by cell
_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def sniff_delimited(source: Source, text: Text) -> Found | None:
    """Return how a text is to be read as a table with a delimiter; `None` where it is none."""
    top = list(islice(io.StringIO(text.text, newline=""), _LOOKED_AT))
    told = _told(top)
    if told is None:
        return None
    delimiter, start = told
    dialect: dict[str, Any] = {} if delimiter == "," else {"delimiter": delimiter}
    dialect |= _quoting(top[start:], delimiter)
    remarks = [*text.remarks, *_preamble(top[:start])]
    scan = _Scan(text.text, start, delimiter, dialect)
    framed = frame(scan.rows, complete=text.complete)
    if framed is None:
        return _headless(source, text, scan, dialect, remarks)
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
        remarks.append(f"{listed(short)} lack their last cells, which count as missing")
    remarks += scan.remarks(len(header), widest, framed.last, passed | set(short))
    remarks += _of_numbers([cells for _, cells in body], delimiter)
    if not text.complete:
        remarks.append(f"only the first {scan.count} rows were looked at")
    format = "tsv" if delimiter == "\t" else "csv"
    above = [" ".join(_one(line.replace('"', ""), delimiter)) for line in top[:start]]
    hints = hints_of([*above, *framed.above], framed.below)
    return Found(format, text.encoding, dialect, remarks=tuple(remarks), hints=hints)


class _Scan:
    """The rows of a table: those at either end, and what is odd about the others."""

    def __init__(self, text: str, start: int, delimiter: str, dialect: Mapping[str, Any]) -> None:
        lines = io.StringIO(text, newline="")
        for _ in islice(lines, start):
            pass
        self.odd: dict[int, int] = {}  # row → how many cells, where that is unusual
        self.fault: str | None = None
        self.count = 0
        head: list[Record] = []
        tail: list[Record] = []
        sizes: Counter[int] = Counter()
        by_size: dict[int, list[int]] = {}
        for number, cells in self._records(lines, start, delimiter, dialect):
            self.count += 1
            sizes[len(cells)] += 1
            some = by_size.setdefault(len(cells), [])
            if len(some) < 50:
                some.append(number)
            if self.count <= _FRAMED:
                head.append((number, cells))
            else:
                tail.append((number, cells))
                if len(tail) > 2 * _FRAMED:
                    del tail[:_FRAMED]
        self.rows = head + tail
        usual = sizes.most_common(1)[0][0] if sizes else 0
        self.odd = {n: size for size, rows in by_size.items() if size != usual for n in rows}

    def _records(
        self, lines: io.StringIO, start: int, delimiter: str, dialect: Mapping[str, Any]
    ) -> Iterator[Record]:
        reader = _reader(lines, delimiter, dialect, strict=True)
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
        if ragged:
            said.append(
                f"{listed(ragged)} have not {width} cells as the header: row {ragged[0]} has "
                f"{self.odd[ragged[0]]}; the table cannot be read until that is mended"
            )
        if self.fault:
            said.append(self.fault)
        return said


def _told(top: Sequence[str]) -> tuple[str, int] | None:
    """Return the delimiter of a table and the number of lines above it."""
    if top and (said := _SEP.fullmatch(top[0].strip())):
        return said[1], 1
    fits = [(*_fit(top, delimiter), delimiter) for delimiter in DELIMITERS]
    best = max(support for support, _, _ in fits)
    if best < 0.5:
        return None
    _, size, delimiter = next(fit for fit in fits if fit[0] >= 0.95 * best)
    return delimiter, _begins(top, delimiter, size)


def _fit(top: Sequence[str], delimiter: str) -> tuple[float, int]:
    """Return which share of the lines has as many cells as most, and how many these are.

    By lines, for marks of quotation may be left open above the table; or by records, for cells
    may go over lines.
    """
    fits = []
    for records in (map(len, (_one(line, delimiter) for line in top)), _sizes(top, delimiter)):
        sizes = [size for size in records if size > 0]
        wide = Counter(size for size in sizes if size > 1)
        if wide:
            size, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            fits.append((count / len(sizes), size))
    return max(fits, default=(0.0, 0))


def _begins(top: Sequence[str], delimiter: str, size: int) -> int:
    """Return the number of lines above the first from which most records have one size."""
    for start, line in enumerate(top):
        if len(_one(line, delimiter)) != size:
            continue
        sizes = [n for n in _sizes(top[start:], delimiter) if n > 0]
        if sizes.count(size) >= 0.7 * len(sizes):
            return _with_uneven_header(top, start, delimiter, size)
    return 0


def _with_uneven_header(top: Sequence[str], start: int, delimiter: str, size: int) -> int:
    """Return where a table begins whose header has one cell more or less than its rows."""
    if start == 0:
        return 0
    above = _one(top[start - 1], delimiter)
    uneven = len(above) > 1 and (
        (len(above) == size + 1 and not above[-1].strip()) or len(above) == size - 1
    )
    rows = any(map(is_value, _one(top[start], delimiter)))
    return start - 1 if uneven and rows and not any(map(is_value, above)) else start


def _one(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line by itself."""
    if not line.strip():
        return []
    try:
        return next(_reader(iter([line]), delimiter, {}, strict=False), [])
    except csv.Error:
        return []


def _sizes(lines: Sequence[str], delimiter: str) -> Iterator[int]:
    try:
        for cells in _reader(iter(lines), delimiter, {}, strict=False):
            yield len(cells)
    except csv.Error:
        return


def _reader(
    lines: Iterator[str], delimiter: str, dialect: Mapping[str, Any], *, strict: bool
) -> Parser:
    csv.field_size_limit(LARGEST_CELL)
    return csv.reader(
        lines,
        delimiter=delimiter,
        quotechar=dialect.get("quoteChar", '"'),
        skipinitialspace=dialect.get("skipInitialSpace", False),
        strict=strict,
    )


def _quoting(lines: Sequence[str], delimiter: str) -> dict[str, Any]:
    """Return the keys of a dialect that say how cells are quoted, where that is not usual."""
    said: dict[str, Any] = {}
    if lines:
        cells = lines[0].strip().split(delimiter)
        if len(cells) > 1 and all(len(c) > 1 and c[0] == c[-1] == "'" for c in cells):
            said["quoteChar"] = "'"
    spaced = [cells[1:] for line in lines[:50] if len(cells := _one(line, delimiter)) > 1]
    if any(cell.startswith(' "') for cells in spaced for cell in cells) or (
        len(spaced) > 1 and all(cell[:1] == " " for cells in spaced for cell in cells)
    ):
        said["skipInitialSpace"] = True
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


def _headless(
    source: Source, text: Text, scan: _Scan, dialect: dict[str, Any], remarks: list[str]
) -> Found:
    """Return what is found of a table without rows below its header. Raises `DatasetError`."""
    if scan.fault is not None:
        raise source.fault(None, scan.fault.partition(";")[0], "close its quotation marks")
    if not scan.rows:
        raise DatasetError(source.file, "is empty", "fill it in")
    raise source.fault(None, "has a header and no rows", "fill it in")
