"""Where a code point of a text stands: its line and column."""

from __future__ import annotations

from bisect import bisect_right


class Places:
    """The lines of one text, found once; both line and column count from 1, in code points."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def short(self, offset: int) -> str:
        """Return "4:12"."""
        line, column = self.line_column(offset)
        return f"{line}:{column}"

    def words(self, offset: int) -> str:
        """Return "line 4, column 12"."""
        line, column = self.line_column(offset)
        return f"line {line}, column {column}"
