"""Print tables: columns by the white space between them, names by what stands above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factgauge.reference.formats.cells import is_figure, is_number

_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}\.?")
_CHUNK = re.compile(r"\S+(?: \S+)*")
_OFF_CENTRE = 1.5  # characters by which a heading may miss the middle of its columns


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of words in a line, between two or more blanks."""

    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        """Return where its middle stands."""
        return (self.start + self.end) / 2


Span = tuple[int, int]


def clean(line: str) -> str:
    """Return a line with blanks for tabs and for the dots that lead from a name to its figures."""
    return _LEADERS.sub(lambda dots: " " * len(dots[0]), line.rstrip("\r\n").expandtabs())


def chunks(line: str) -> list[Chunk]:
    """Return the runs of words in a cleaned line."""
    return [Chunk(found.start(), found.end(), found[0]) for found in _CHUNK.finditer(line)]


def is_row(line: str) -> bool:
    """Return whether a cleaned line looks like a row: two or more figures with gaps between."""
    return sum(1 for chunk in chunks(line) if is_number(chunk.text)) >= 2


def spans_of(rows: Sequence[str]) -> list[Span] | None:
    """Return where each column stands; `None` where rows do not agree on their number."""
    counts = Counter(len(chunks(row)) for row in rows)
    usual, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    if usual < 2 or times < 0.6 * len(rows):
        return None
    for gap in (2, 1):
        found = _runs(rows, gap)
        if len(found) == usual:
            return found
    return None


def cuts_of(spans: Sequence[Span]) -> list[int]:
    """Return the places between columns: the middle of each gap."""
    return [(left[1] + right[0] + 1) // 2 for left, right in pairwise(spans)]


def cells_of(line: str, cuts: Sequence[int]) -> list[str]:
    """Return the cells of a cleaned line."""
    places = [0, *cuts, max(len(line), cuts[-1] if cuts else 0)]
    return [line[start:end].strip() for start, end in pairwise(places)]


def cut_word(line: str, cuts: Sequence[int]) -> int | None:
    """Return the place where a cut goes through a word of a line; `None` where none does."""
    return next((at for at in cuts if line[at - 1 : at + 1].strip() == line[at - 1 : at + 1] != ""
                 and len(line) > at), None)  # fmt: skip


def names_of(lines: Sequence[str], spans: Sequence[Span]) -> tuple[list[str], list[str]]:
    """Return the names of columns from the lines above them, and the headings over several.

    From the last line upwards, words belong to the column in whose breadth their middle stands;
    words in the middle of several columns, with none of their line over these, head them all.
    """
    breadths = list(spans)
    parts: list[list[str]] = [[] for _ in spans]
    headings = []
    for line in reversed(lines):
        line_chunks = chunks(line)
        alone = [_within(chunk, breadths) for chunk in line_chunks]
        taken = {place for place in alone if place is not None}
        for place, chunk in zip(alone, line_chunks, strict=True):
            if place is not None:
                parts[place].insert(0, chunk.text)
                start, end = breadths[place]
                breadths[place] = min(start, chunk.start), max(end, chunk.end)
                continue
            others = [other.middle for other in line_chunks if other is not chunk]
            over = _over(chunk, breadths, taken, others)
            taken.update(over)
            if len(over) > 1:
                headings.append(
                    f'"{chunk.text}" stands over columns {over[0] + 1} to {over[-1] + 1}'
                )
            for column in over:
                parts[column].insert(0, chunk.text)
    return [_join(words) for words in parts], headings


def _runs(rows: Sequence[str], gap: int) -> list[Span]:
    """Return the runs of places that some row fills, apart by at least `gap` that none does."""
    width = max(map(len, rows))
    filled = [any(at < len(row) and row[at] != " " for row in rows) for at in range(width)]
    found: list[Span] = []
    for at in (place for place, full in enumerate(filled) if full):
        if found and at - found[-1][1] < gap:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _within(chunk: Chunk, breadths: Sequence[Span]) -> int | None:
    for place, (start, end) in enumerate(breadths):
        if start <= chunk.middle <= end:
            return place
    return None


def _over(
    chunk: Chunk, breadths: Sequence[Span], taken: set[int], others: Sequence[float]
) -> list[int]:
    """Return the columns that a heading stands over: those in whose middle it stands best."""
    best: list[int] = []
    nearest = _OFF_CENTRE
    for first in range(len(breadths)):
        for last in range(first + 1, len(breadths)):
            start, end = breadths[first][0], breadths[last][1]
            columns = list(range(first, last + 1))
            free = not taken & set(columns) and not any(start <= m <= end for m in others)
            off = abs((start + end) / 2 - chunk.middle)
            if free and (off < nearest or (off == nearest and len(columns) > len(best))):
                best, nearest = columns, off
    if best:
        return best
    cuts = cuts_of(breadths)
    return [sum(1 for cut in cuts if cut <= chunk.middle)]


def _join(words: Sequence[str]) -> str:
    """Return the words of a name as one, parts of a word put together."""
    name = ""
    for word in words:
        if name.endswith("-") and word[:1].islower():
            name = name[:-1] + word
        else:
            name = f"{name} {word}".strip()
    return name


MARK = re.compile(r"(.*\S)\s*(\((?:\d{1,2}|[a-z])\)|\[\d{1,2}\]|[*†‡]+)")


def split_mark(cell: str) -> tuple[str, str]:
    """Return a cell without the mark of a footnote after its figure, and the mark."""
    found = MARK.fullmatch(cell)
    if found is None or not is_figure(found[1]):
        return cell, ""
    return found[1], found[2]
