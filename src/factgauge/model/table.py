"""A table inside a document: its cells as a grid, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell; `text` is what a reader sees of it, without the marks of the markup.

    `span` is where its words stand, an empty range where it has none.
    """

    span: Span
    text: str
    strong: bool = False  # set in bold type
    header: bool = False  # marked as a heading


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `rows` all have the same number of cells, the first `heads` of them headings.

    `caption` is what names it: its own caption, else the paragraph that leads up to it.
    """

    span: Span
    rows: tuple[tuple[TableCell, ...], ...]
    heads: int = 0
    caption: Span | None = None

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0
