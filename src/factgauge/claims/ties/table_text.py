"""Figures of the prose that a table of the same document gives too.

A sentence speaks of a cell when its clause names the row and the column. Where it names the row
alone, a figure is held against the cell only if two swapped digits set them apart: anything else
may be another measure of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factgauge.claims.ties.table_grid import Grid, Line, value
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.interval import Interval
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.table import Table
from factgauge.model.tie import Tie

_ROLES = ("value", "to", "rate", "whole")
_NO_AMOUNT = (Kind.DATE, Kind.RANK, Kind.DURATION, Kind.MULTIPLE, Kind.PERCENTAGE_POINT)
_COUNTS = (Kind.NUMBER, Kind.COUNT)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_STOP = re.compile(r"[;:]\s|\.\s|\s[–—]\s|,\s(?:while|whereas|but|and)\s")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONG = 3  # letters of a name that stands for itself; "A" needs its "Site"
_POWERS = (3, -3, 6, -6)
_NEAR = Fraction(1, 50)


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause of the prose around one of its figures."""

    figure: Quantity
    said: tuple[str, ...]  # its words, stemmed
    led: str  # what stands before the figure, in lower case


def read_text_ties(
    document: Document, claims: Sequence[Claim], tables: Sequence[tuple[Table, Grid]]
) -> Iterator[Tie]:
    """Yield the figures of judged claims with the cell that the words name."""
    if not tables:
        return
    for claim in claims:
        if not claim.status.judged or claim.veto is not None:
            continue
        for role in _ROLES:
            for figure in claim.role(role):
                if figure.kind in _NO_AMOUNT or figure.interval is None:
                    continue
                place = _place(document, claim, figure)
                found = [tie for each, grid in tables if (tie := _cell(place, claim, each, grid))]
                if len(found) == 1:
                    yield found[0]


def _place(document: Document, claim: Claim, figure: Quantity) -> _Place:
    """Return the clause of a figure: between stops, and not beyond the figures beside it."""
    sentence = document.sentences[claim.sentence].span
    text = document.text
    start = max(
        (found.end() for found in _STOP.finditer(text, sentence.start, figure.span.start)),
        default=sentence.start,
    )
    stop = _STOP.search(text, figure.span.end, sentence.end)
    end = sentence.end if stop is None else stop.start()
    said = _stems(text[start : figure.span.start] + " " + text[figure.span.end : end])
    return _Place(figure, tuple(said), text[start : figure.span.start].lower())


def _stems(written: str) -> list[str]:
    """Return the words of a phrase that tell it from others, without the plural's ending."""
    small = words(table("en/tables")["text"]["small"])
    return [
        word if len(word) <= _LONG or word.isdigit() else word.removesuffix("’s")
        .removesuffix("'s").removesuffix("s")
        for word in _WORD.findall(written.lower())
        if word not in small
    ]  # fmt: skip


def _cell(place: _Place, claim: Claim, each: Table, grid: Grid) -> Tie | None:
    corner = _stems(each.rows[0][0].text) if each.heads else []
    named = [line for line in grid.lines if _names(place, line.written, corner)]
    named = [line for line in named if not _within(line, named)]
    columns = [at for at in range(grid.width) if _alike(place.figure, grid, at)]
    if len(named) != 1 or not columns or _is_other_measure(place, named[0], grid):
        return None
    if _counts_others(place.figure, grid):
        return None
    line = named[0]
    before = replace(place, said=tuple(_stems(place.led)))
    headed = [at for at in columns if _names(before, grid.heads[at], [])] or [
        at for at in columns if _names(place, grid.heads[at], [])
    ]
    cells = {at: figure for at in columns if (figure := line.figures[at]) is not None}
    if not cells:
        return None
    at = _sure(place, claim, line, grid, columns, headed)
    fitting = [it for it in cells if at in (None, it) and _meets(place.figure, cells[it])]
    if fitting:
        return _tie(grid, line, fitting[0], place.figure, cells[fitting[0]])
    if at is not None and at in cells and not _is_scaled(place.figure, cells[at]):
        return _tie(grid, line, at, place.figure, cells[at])
    swapped = [
        at for at in (headed or columns) if at in cells and _is_swapped(place.figure, cells[at])
    ]
    if len(swapped) == 1:
        return _tie(grid, line, swapped[0], place.figure, cells[swapped[0]])
    return None


def _tie(grid: Grid, line: Line, at: int, figure: Quantity, cell: Quantity) -> Tie:
    return Tie(
        "table-text",
        (("stated", (figure,)), ("cell", (cell,))),
        figure.span,
        figure.sentence,
        (("line", line.written), ("head", grid.heads[at]), ("lines", "row"), ("heads", "column")),
    )


def _names(place: _Place, written: str, corner: Sequence[str]) -> bool:
    """Whether the clause has all words of a label; a letter or number needs its heading before."""
    wanted = _stems(re.sub(r"[(\[][^()\[\]]*[)\]]", "", written))
    if not wanted or not all(word in place.said for word in wanted):
        return False
    if len(wanted) > 1 or len(wanted[0]) >= _LONG:
        return True
    at = place.said.index(wanted[0])
    return bool(corner) and at > 0 and place.said[at - 1] == corner[-1]


def _within(line: Line, others: Sequence[Line]) -> bool:
    """Whether a longer label has all the words of this one: "Income" of "Net interest income"."""
    own = set(_stems(line.written))
    return any(own < set(_stems(other.written)) for other in others)


def _alike(figure: Quantity, grid: Grid, at: int) -> bool:
    sample = next(iter(grid.column(at)), None)
    if sample is None:
        return False
    if figure.kind in _COUNTS and sample.kind in _COUNTS:
        return True
    return figure.unit is not None and figure.unit == sample.unit


def _sure(
    place: _Place,
    claim: Claim,
    line: Line,
    grid: Grid,
    columns: Sequence[int],
    headed: Sequence[int],
) -> int | None:
    """Return the column of which the clause speaks, `None` where it does not say so."""
    if not _same_period(claim, line, grid, headed):
        return None
    if len(headed) == 1:
        head = grid.heads[headed[0]]
        if not _YEAR.fullmatch(head.strip()) or not line.written[:1].isdigit():
            return headed[0]
    if len(columns) == 1 and "/" in (place.figure.unit or ""):
        return columns[0]
    return None


def _counts_others(figure: Quantity, grid: Grid) -> bool:
    """Whether a figure counts what neither the headings nor the caption speak of."""
    if figure.counted is None:
        return False
    caption = "" if figure.surface in grid.caption else grid.caption
    told = {word for written in (caption, *grid.heads) for word in _stems(written)}
    people = words(table("en/tables")["text"]["people"])
    if figure.counted in people and not told.isdisjoint(people):
        return False
    return not any(word in told for word in _stems(figure.counted))


def _same_period(claim: Claim, line: Line, grid: Grid, headed: Sequence[int]) -> bool:
    """Whether the time of which the claim speaks is one that the table names, or none at all."""
    period = claim.period
    if period is None or period.surface is None:
        return True
    told = set(_stems(line.written))
    for at in headed:
        told.update(_stems(grid.heads[at]))
    return all(word in told for word in _stems(period.surface))


def _is_other_measure(place: _Place, line: Line, grid: Grid) -> bool:
    """Whether a word before the figure makes it another measure than the labels name."""
    known = {word for written in (line.written, *grid.heads) for word in _stems(written)}
    other = words(table("en/tables")["text"]["other"])
    led = _WORD.findall(place.led)
    return any(word in other and word not in known for word in led)


def _meets(figure: Quantity, cell: Quantity) -> bool:
    stated, given = figure.loose, cell.interval
    if stated is None or given is None:
        return False
    return stated.meets(given) or stated.meets(-given)


def _is_scaled(figure: Quantity, cell: Quantity) -> bool:
    """Whether the two differ by a scale alone, which the table may give where we do not look."""
    if not value(cell):
        return True
    ratio = abs(value(figure) / value(cell))
    return any(abs(ratio / Fraction(10) ** power - 1) <= _NEAR for power in _POWERS)


def _is_swapped(figure: Quantity, cell: Quantity) -> bool:
    """Whether two neighbouring digits of the figure, changed about, give the cell."""
    number, step = figure.stated_low, figure.resolution or Fraction(1)
    given = cell.interval
    if number is None or number <= 0 or number != figure.stated_high or given is None:
        return False
    digits = str(int(number / step)) if (number / step).denominator == 1 else ""
    if len(digits) < _LONG:  # of two digits too many others are the swapped ones
        return False
    for at in range(len(digits) - 1):
        other = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) * step
        if digits[at] != digits[at + 1] and Interval(other - step / 2, other + step / 2).meets(
            given
        ):
            return True
    return False
