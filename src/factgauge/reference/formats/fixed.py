"""Tables of text in columns of fixed width, as they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from factgauge.reference.formats.cells import is_figure
from factgauge.reference.formats.header import named
from factgauge.reference.formats.print_table import (
    Span,
    cells_of,
    chunks,
    clean,
    cut_word,
    cuts_of,
    is_row,
    names_of,
    spans_of,
    split_mark,
)
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.stream import open_text, read_whole

SECTION, FOOTNOTES = "section", "footnotes"


@dataclass(frozen=True, slots=True)
class Printed:
    """A print table as it lies on its page; lines are counted from 1."""

    names: tuple[str, ...]
    cuts: tuple[int, ...]
    header: tuple[int, ...]
    rows: tuple[int, ...]
    sections: Mapping[int, str]  # the line of a section's title, and the title
    headings: tuple[str, ...]  # what stands over several columns, in words


def read_fixed(source: Source) -> Iterator[Record]:
    """Yield the header and the rows of a print table.

    `widths` are those of its columns, each from the end of the one before; without them columns
    are told by the white space between them. Names come from `headerRows`. A line of one piece
    between rows is the title of the section that follows: then the first column is "section".
    Marks of footnotes after a figure, as in "1953 (1)", stand in a last column "footnotes".
    Dots that lead to a figure are blanks. `commentRows` and what follows `lastRow` are passed over.
    Raises `DatasetError`.
    """
    read_whole(source, "a print table")  # refuses what is too large
    with open_text(source) as text:
        lines = [clean(line) for line in text]
    printed = lay_out(lines, source.dialect)
    if printed is None:
        raise source.fault(
            None,
            "has no columns that can be told apart",
            'state the "widths" of its columns and its "headerRows" in the dialect',
        )
    for line in printed.rows:
        if (at := cut_word(lines[line - 1], printed.cuts)) is not None:
            raise source.fault(
                line,
                f"has a word across the end of a column, at character {at}",
                'correct "widths"',
            )
    rows = list(_rows(lines, printed))
    marked = any(marks for _, _, marks, _ in rows)
    header = [SECTION] * bool(printed.sections) + list(printed.names) + [FOOTNOTES] * marked
    yield max(printed.header, default=0), named(header)
    for line, cells, marks, section in rows:
        yield line, [section] * bool(printed.sections) + cells + [marks] * marked


def lay_out(lines: Sequence[str], dialect: Mapping[str, Any]) -> Printed | None:
    """Return how a print table lies in cleaned lines; `None` where its columns cannot be told."""
    last = dialect.get("lastRow", len(lines))
    passed = frozenset(dialect.get("commentRows", ()))
    stated = dialect.get("headerRows")
    top = max(stated) if stated else 0
    numbered = [(n, line) for n, line in enumerate(lines[:last], 1) if n > top and n not in passed]
    cuts = list(accumulate(dialect.get("widths", ())))[:-1]
    likely = [n for n, line in numbered if (_is_cut_row(line, cuts) if cuts else is_row(line))]
    if not likely:
        return None
    rows_seen = [lines[n - 1] for n in likely]
    spans = _spans_between(cuts, rows_seen) if cuts else spans_of(rows_seen)
    if spans is None:
        return None
    cuts = cuts or cuts_of(spans)
    header = stated if stated else _header(lines, likely[0], spans)
    names, headings = names_of([lines[n - 1] for n in header], spans)
    if len(header) == 1 and cut_word(lines[header[0] - 1], cuts) is None:
        names = cells_of(lines[header[0] - 1], cuts)  # names may be one blank apart
    rows = []
    sections = {}
    first = max(header, default=top)
    end = last if "lastRow" in dialect else likely[-1]
    for n, line in numbered:
        if not first < n <= end or not line.strip():
            continue
        if len(chunks(line)) == 1 and n not in likely:
            sections[n] = line.strip()
        else:
            rows.append(n)
    return Printed(tuple(names), tuple(cuts), tuple(header), tuple(rows), sections, tuple(headings))


def _header(lines: Sequence[str], first: int, spans: Sequence[Span]) -> list[int]:
    """Return the lines of the header above the first row: the nearest block of several pieces."""
    block: list[int] = []
    for n in range(first - 1, 0, -1):
        line = lines[n - 1]
        if block and not line.strip():
            break
        pieces = len(chunks(line))
        if block or pieces > 1 or (pieces == 1 and n + 1 < first and _fits(line, spans)):
            block.insert(0, n)
    return block


def _is_cut_row(line: str, cuts: Sequence[int]) -> bool:
    """Return whether a line, cut into its columns, has two cells or more, and a figure."""
    cells = [cell for cell in cells_of(line, cuts) if cell]
    return len(cells) > 1 and any(map(is_figure, cells))


def _fits(line: str, spans: Sequence[Span]) -> bool:
    """Return whether a line's one piece stands over one column only."""
    start, end = chunks(line)[0].start, chunks(line)[-1].end
    return sum(1 for left, right in spans if left < end and start < right) == 1


def _spans_between(cuts: Sequence[int], rows: Sequence[str]) -> list[Span]:
    edges = [0, *cuts, max(map(len, rows))]
    spans = []
    for left, right in pairwise(edges):
        filled = [at for row in rows for at in range(left, min(right, len(row))) if row[at] != " "]
        spans.append((min(filled), max(filled) + 1) if filled else (left, max(right, left + 1)))
    return spans


def _rows(lines: Sequence[str], printed: Printed) -> Iterator[tuple[int, list[str], str, str]]:
    """Yield each row's line, its cells, the marks of its footnotes, and its section."""
    titles = sorted(printed.sections.items())
    section = ""
    for line in printed.rows:
        while titles and titles[0][0] < line:
            section = titles.pop(0)[1]
        split = [split_mark(cell) for cell in cells_of(lines[line - 1], printed.cuts)]
        marks = " ".join(dict.fromkeys(mark for _, mark in split if mark))
        yield line, [cell for cell, _ in split], marks, section
