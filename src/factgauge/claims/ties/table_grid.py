"""A table as lines of figures, which can be read by rows or, turned, by columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.model.document import Document
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.table import Table
from factgauge.model.tie import Tie

_MARKS = re.compile(r"\*\*|__|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+$|\[\w{1,3}\]|:$")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NIL = frozenset({"-", "–", "—", "−", "nil", "0"})
_NOTE_SENTENCES = 8
_NOTE = 300  # characters of the paragraph below a table that may be its note


@dataclass(frozen=True, slots=True)
class Line:
    """A row, or a column where the table is turned: its label and its figures in order."""

    label: str  # lower case, without marks, brackets and units
    written: str
    figures: tuple[Quantity | None, ...]
    texts: tuple[str, ...]
    strong: bool
    names: tuple[str, ...] = ()  # every cell of a row that is no figure

    def missing(self, at: int) -> bool:
        """Whether a figure is not known: neither given nor said to be nothing.

        A line that has no figure at all and is set off by bold type or a colon heads a section.
        """
        if self.figures[at] is not None or self.texts[at].lower() in _NIL:
            return False
        section = self.strong or self.written.endswith(":") or len(self.texts) > 1
        return not (section and not any(self.texts))


@dataclass(frozen=True, slots=True)
class Grid:
    """The figures of a table; `across` says that its lines are the table's columns."""

    lines: tuple[Line, ...]
    heads: tuple[str, ...]
    caption: str
    note: str
    sentence: int
    across: bool = False

    @property
    def about(self) -> str:
        """What is said of the table around it, in lower case."""
        return f"{self.caption} {self.note}".lower()

    @property
    def width(self) -> int:
        """How many figures a line has."""
        return len(self.heads)

    def turned(self) -> Grid:
        """Return the grid with rows for columns."""
        lines = tuple(
            Line(
                plain(head),
                head,
                tuple(line.figures[at] for line in self.lines),
                tuple(line.texts[at] for line in self.lines),
                strong=False,
            )
            for at, head in enumerate(self.heads)
        )
        heads = tuple(line.written for line in self.lines)
        return replace(self, lines=lines, heads=heads, across=not self.across)

    def column(self, at: int) -> list[Quantity]:
        """Return the figures of a column that are known."""
        return [figure for line in self.lines if (figure := line.figures[at]) is not None]

    def tie(
        self, kind: str, at: int, label: str, *roles: tuple[str, Sequence[Quantity]], **words: str
    ) -> Tie:
        """Return a tie of figures of the table, spoken of at its first figure."""
        given = tuple((name, tuple(figures)) for name, figures in roles)
        first = given[0][1][0]
        line, head = ("column", "row") if self.across else ("row", "column")
        named = (("line", label), ("head", self.heads[at]), ("lines", line), ("heads", head))
        more = tuple(words.items())
        return Tie(kind, given, first.span, self.sentence, (*named, *more))


def plain(label: str) -> str:
    """Return a label for comparison: lower case, without marks and brackets."""
    bare = _MARKS.sub("", _BRACKETS.sub("", label).strip()).strip(" :")
    return " ".join(bare.lower().split())


@cache
def says(name: str) -> re.Pattern[str]:
    """Return a pattern of the table of labels."""
    return re.compile(table("en/tables")[name])


def is_said(name: str, label: str) -> bool:
    """Whether all of a label is what a pattern of the table of labels describes."""
    return says(name).fullmatch(label) is not None


def grids(document: Document, quantities: Sequence[Quantity]) -> list[tuple[Table, Grid]]:
    """Return the tables of a document with their figures."""
    if not document.tables:
        return []
    by_place = {quantity.span: quantity for quantity in quantities}
    places = sorted(by_place)
    sentences = {sentence.span: sentence.index for sentence in document.sentences}
    found = []
    for each in document.tables:
        index = sentences.get(each.span)
        if index is None:
            continue
        first, last = bisect_left(places, each.span[:1]), bisect_left(places, each.span[1:])
        inside = [by_place[span] for span in places[first:last]]
        grid = _grid(document, each, inside, index)
        if grid is not None:
            found.append((each, grid))
    return found


def _grid(document: Document, each: Table, inside: list[Quantity], sentence: int) -> Grid | None:
    owner: dict[tuple[int, int], Quantity] = {}
    at = 0
    order = sorted(
        (cell.span, row, column)
        for row, cells in enumerate(each.rows)
        for column, cell in enumerate(cells)
        if cell.text
    )
    for span, row, column in order:
        while at < len(inside) and inside[at].span.end <= span.start:
            at += 1
        if at < len(inside) and inside[at].span.overlaps(span):
            owner[row, column] = inside[at]
    body = range(each.heads, len(each.rows))
    columns = [c for c in range(1, each.width) if any((row, c) in owner for row in body)]
    if not columns:
        return None
    heads = tuple(_heading(each, column) for column in columns)
    lines = []
    for row in body:
        cells = each.rows[row]
        names = tuple(c.text for n, c in enumerate(cells) if n not in columns and c.text)
        label = next((name for name in names if not name.isdigit()), names[0] if names else "")
        lines.append(
            Line(
                plain(label),
                label,
                tuple(owner.get((row, column)) for column in columns),
                tuple(cells[column].text for column in columns),
                strong=all(cell.strong for cell in cells if cell.text),
                names=names,
            )
        )
    caption = "" if each.caption is None else each.caption.of(document.text)
    return Grid(tuple(lines), heads, caption, _note(document, sentence), sentence)


def _heading(each: Table, column: int) -> str:
    words = dict.fromkeys(row[column].text for row in each.rows[: each.heads])
    return " ".join(word for word in words if word)


def _note(document: Document, sentence: int) -> str:
    """Return the paragraph below a table, where its notes stand."""
    rest = document.sentences[sentence + 1 : sentence + 1 + _NOTE_SENTENCES]
    if not rest or rest[0].role == "table":
        return ""
    end = max(s.span.end for s in rest if s.block == rest[0].block)
    return document.text[rest[0].span.start : min(end, rest[0].span.start + _NOTE)]


def value(figure: Quantity) -> Fraction:
    """Return the number of a figure of a table."""
    return figure.stated_low or Fraction(0)


def slack(figure: Quantity) -> Fraction:
    """Return how far a figure's true value may be from what is written."""
    if counted(figure):
        return Fraction(0)
    return (figure.loose_resolution or figure.resolution or Fraction(0)) / 2


def counted(figure: Quantity) -> bool:
    """Whether a figure counts things one by one, so that no rounding touches it."""
    return figure.kind in (Kind.NUMBER, Kind.COUNT) and figure.resolution == 1


def near(stated: Quantity, computed: Fraction, width: Fraction = Fraction(0)) -> bool:
    """Whether a value known to `width` is the stated one but for a unit of its last digit."""
    return abs(value(stated) - computed) <= (stated.resolution or Fraction(0)) + width


def hull(first: Quantity, second: Quantity) -> Span:
    """Return the place from one figure to another."""
    return first.span.joined(second.span)
