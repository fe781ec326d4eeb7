"""Tables of a text: pipe tables and HTML tables as grids of cells, each with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factgauge.documents.blocks import Block, trimmed
from factgauge.model.span import Span
from factgauge.model.table import Table, TableCell

_CAPTION = 400  # characters: a longer paragraph tells a story and names no table
_FEWEST = 2  # rows and columns that make a table
_WIDEST = 60  # columns that one colspan may fill
_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_OPENS = re.compile(r"<table\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]{0,500})>", re.IGNORECASE)
_PARTS = ("tr", "td", "th", "caption", "thead", "tbody", "tfoot", "table")
_SPANS = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,2})", re.IGNORECASE)
_STRONG = re.compile(r"\s*(?:\*\*|__)(?=\S)(?P<words>.*\S)(?:\*\*|__)\s*", re.DOTALL)
_BOLD = re.compile(r"<(?:b|strong)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<sup\b[^>]*>\s*[\w*†‡,()\[\]]{1,5}\s*</sup>|<[^<>]{0,200}>", re.IGNORECASE)


def find_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text, written with pipes or as HTML, in order."""
    found = []
    if "<" in text:
        found += [table for span in html_spans(text) if (table := html_table(text, span))]
    if "|" in text:
        taken = [table.span for table in found]
        found += [
            table
            for table in _pipe_tables(text)
            if not any(table.span.overlaps(span) for span in taken)
        ]
    return tuple(sorted(found, key=lambda table: table.span))


def captioned(tables: Sequence[Table], blocks: Sequence[Block]) -> tuple[Table, ...]:
    """Return the tables, those without a caption named by the paragraph before them."""
    named = []
    at = 0
    for table in tables:
        while at < len(blocks) and blocks[at].span.end <= table.span.start:
            at += 1
        before = blocks[at - 1] if at else None
        if (
            table.caption is None
            and before is not None
            and before.role != "table"
            and before.span.end - before.span.start <= _CAPTION
        ):
            table = replace(table, caption=before.span)
        named.append(table)
    return tuple(named)


def grid(rows: Sequence[Sequence[TableCell]], span: Span, heads: int) -> Table | None:
    """Return a table with rows of one width; `None` where there are too few cells to make one."""
    width = max((len(row) for row in rows), default=0)
    if width < _FEWEST or len(rows) < _FEWEST:
        return None
    filled = tuple(
        (*row, *(TableCell(Span(span.end, span.end), "") for _ in range(width - len(row))))
        for row in rows
    )
    return Table(span, filled, heads)


def heading_rows(rows: Sequence[Sequence[TableCell]]) -> int:
    """Return how many of the first rows are all headings, as their markup says."""
    heads = 0
    for row in rows:
        if not any(cell.header for cell in row) or not all(
            cell.header or not cell.text for cell in row
        ):
            break
        heads += 1
    return heads


def _pipe_tables(text: str) -> Iterator[Table]:
    lines = [match.span() for match in _LINE.finditer(text)]
    at = 1
    while at < len(lines):
        start, end = lines[at]
        above = text[slice(*lines[at - 1])]
        rule = text[start:end]
        if (
            "|" not in rule
            or "|" not in above
            or _RULE.match(rule) is None
            or not _next_line(text, lines[at - 1][1], start)
        ):
            at += 1
            continue
        after = at + 1
        while (
            after < len(lines)
            and "|" in text[slice(*lines[after])]
            and _next_line(text, lines[after - 1][1], lines[after][0])
        ):
            after += 1
        table = pipe_table(text, [lines[at - 1], *lines[at + 1 : after]])
        if table is not None:
            yield table
        at = after + 1


def _next_line(text: str, end: int, start: int) -> bool:
    return len(_BREAK.findall(text, end, start)) == 1


def pipe_table(text: str, lines: Sequence[tuple[int, int]]) -> Table | None:
    """Return the table of a heading line and the lines below its rule."""
    rows = [tuple(_pipe_cells(text, start, end)) for start, end in lines]
    whole = trimmed(text, lines[0][0], lines[-1][1])
    if whole is None:
        return None
    if not any(cell.text for cell in rows[0]):
        return grid(rows[1:], whole, 0)
    return grid(rows, whole, 1)


def _pipe_cells(text: str, start: int, end: int) -> Iterator[TableCell]:
    span = trimmed(text, start, end)
    if span is None:
        return
    start, end = span
    while start < end and text[start] in "> \t":
        start += 1
    if text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\":
        end -= 1
    at = start
    for stop in [i for i in range(start, end) if text[i] == "|" and text[i - 1] != "\\"] + [end]:
        yield cell(text, at, stop)
        at = stop + 1


def cell(
    text: str, start: int, end: int, *, header: bool = False, strong: bool = False
) -> TableCell:
    """Return the cell whose source is a stretch of the text."""
    span = trimmed(text, start, end)
    if span is None:
        return TableCell(Span(start, start), "", header=header)
    source = span.of(text)
    bold = _STRONG.fullmatch(source)
    if bold is not None:
        strong = True
        span = Span(span.start + bold.start("words"), span.start + bold.end("words"))
        source = span.of(text)
    strong = strong or _BOLD.search(source) is not None
    shown = html.unescape(_MARKUP.sub("", source)) if "<" in source or "&" in source else source
    return TableCell(span, " ".join(shown.split()), strong, header)


def html_spans(text: str) -> Iterator[Span]:
    """Yield the outermost tables from their first tag to their last."""
    at = 0
    while (found := _OPENS.search(text, at)) is not None:
        depth, at = 1, found.end()
        while depth and (tag := _TAG.search(text, at)) is not None:
            at = tag.end()
            if tag[2].lower() == "table":
                depth += -1 if tag[1] else 1
        if depth:
            return
        yield Span(found.start(), at)


class Rows:
    """The rows of an HTML table while its tags are read; cells may reach over columns and rows."""

    def __init__(self) -> None:
        self._rows: list[list[TableCell]] = []
        self._below: dict[int, tuple[int, TableCell]] = {}  # cells that reach down, by column

    def begin(self) -> None:
        """Begin a row; what reaches down into its first columns comes first."""
        self._rows.append([])
        self._fill()

    def add(self, new: TableCell, attributes: str) -> None:
        """Put a cell into the row; a heading stands over each of the columns that it spans."""
        if not self._rows:
            self.begin()
        row = self._rows[-1]
        sizes = {kind.lower(): int(size) for kind, size in _SPANS.findall(attributes)}
        blank = TableCell(Span(new.span.start, new.span.start), "", header=new.header)
        for number in range(min(max(sizes.get("col", 1), 1), _WIDEST)):
            if sizes.get("row", 1) > 1:
                self._below[len(row)] = (sizes["row"] - 1, new)
            row.append(new if new.header or not number else blank)
        self._fill()

    def table(self, span: Span, shift: int = 0) -> Table | None:
        """Return the table, its cells `shift` further on than they were given."""
        rows = [
            [
                replace(each, span=Span(each.span.start + shift, each.span.end + shift))
                for each in row
            ]
            for row in self._rows
            if any(each.text for each in row)
        ]
        return grid(rows, span, heading_rows(rows))

    def _fill(self) -> None:
        row = self._rows[-1]
        while len(row) in self._below:
            rows, above = self._below.pop(len(row))
            if rows > 1:
                self._below[len(row)] = (rows - 1, above)
            row.append(above)


def html_table(text: str, span: Span) -> Table | None:
    """Return the table that stands as HTML in a stretch of the text; a nested one makes none."""
    rows = Rows()
    caption: Span | None = None
    opened: re.Match[str] | None = None  # the tag of the cell or caption being read
    for tag in _TAG.finditer(text, span.start + 1, span.end):
        closes, name = bool(tag[1]), tag[2].lower()
        if name == "table" and not closes:
            return None
        if name not in _PARTS:
            continue
        if opened is not None:
            of = opened[2].lower()
            if of == "caption":
                caption = trimmed(text, opened.end(), tag.start())
            else:
                rows.add(cell(text, opened.end(), tag.start(), header=of == "th"), opened[3])
            opened = None
        if name == "tr" and not closes:
            rows.begin()
        elif name in ("td", "th", "caption") and not closes:
            opened = tag
    table = rows.table(span)
    return table if table is None or caption is None else replace(table, caption=caption)
