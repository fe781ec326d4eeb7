"""Recognise a print table: columns of fixed width, told by the white space between them."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

from factgauge.reference.formats.encoding import Text
from factgauge.reference.formats.fixed import FOOTNOTES, SECTION, lay_out
from factgauge.reference.formats.found import Found
from factgauge.reference.formats.frame import listed, shown
from factgauge.reference.formats.print_table import cells_of, chunks, clean, is_row, split_mark
from factgauge.reference.formats.said import hints_of
from factgauge.reference.formats.source import Source
from factgauge.reference.formats.stream import LARGEST_WHOLE

_FEWEST_ROWS = 3


def sniff_fixed(source: Source, text: Text) -> Found | None:
    """Return how a text is to be read as a print table; `None` where it is none."""
    if len(text.text) > LARGEST_WHOLE:
        return None
    lines = [clean(line) for line in io.StringIO(text.text, newline="")]
    if sum(map(is_row, lines)) < _FEWEST_ROWS or _is_delimited(text.text):
        return None
    printed = lay_out(lines, {})
    if printed is None or not any(printed.names):
        return None
    edges = [0, *printed.cuts, max(map(len, lines))]
    last = printed.rows[-1]
    dialect: dict[str, Any] = {"widths": [right - left for left, right in pairwise(edges)]}
    if printed.header != (1,):
        dialect["headerRows"] = list(printed.header)
    notes = [n for n, line in enumerate(lines, 1) if n > last and line.strip()]
    if notes:
        dialect["lastRow"] = last
    remarks = list(text.remarks)
    above = [n for n, line in enumerate(lines, 1) if n < printed.header[0] and line.strip()]
    for what, passed in (("above the header", above), ("below the table", notes)):
        if passed:
            quoted = ", ".join(shown(lines[n - 1]) for n in passed[:6])
            remarks.append(f"{listed(passed)} {what} passed over: {quoted}")
    if len(printed.header) > 1:
        remarks.append(f"the header is joined from {listed(printed.header)}")
    remarks += printed.headings
    if printed.sections:
        titles = ", ".join(map(shown, printed.sections.values()))
        remarks.append(f'titles of sections stand in a column "{SECTION}": {titles}')
    marks = {
        mark
        for n in printed.rows
        for cell in cells_of(lines[n - 1], printed.cuts)
        if (mark := split_mark(cell)[1])
    }
    if marks:
        listing = ", ".join(sorted(marks))
        remarks.append(f'marks of footnotes stand in a column "{FOOTNOTES}": {listing}')
    hints = hints_of(
        [lines[n - 1] for n in above if len(chunks(lines[n - 1])) == 1],
        [lines[n - 1] for n in notes],
    )
    return Found("fixed", text.encoding, dialect, remarks=tuple(remarks), hints=hints)


def _is_delimited(text: str) -> bool:
    """Return whether most lines have a tab, semicolon or bar, which are stronger than blanks."""
    lines = [line for line in text.split("\n")[:300] if line.strip()]
    return any(sum(1 for line in lines if mark in line) > 0.8 * len(lines) for mark in "\t;|")
