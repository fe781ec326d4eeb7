"""The texts of a table that come again and again: written once, and named by number after that."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

Keys = tuple[tuple[str, str], ...]

_MOST = 200_000  # texts with a number: more of them would fill the memory of an import
_LONGEST = 200  # characters; what is longer seldom comes again


class Texts:
    """Numbers for the texts of one part. A text without a number stands for itself."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._short: dict[str, str] = {}
        self._columns: dict[tuple[str, ...], str] = {}
        self._last: tuple[Keys, str] = (), ""

    def short(self, text: str) -> str:
        """Return a text in short: its number, or itself, as JSON writes them."""
        short = self._short.get(text)
        if short is None:
            if len(self._texts) == _MOST or len(text) > _LONGEST:
                return json.dumps(text)
            short = self._short[text] = str(len(self._texts))
            self._texts.append(text)
        return short

    def keys(self, keys: Keys) -> str:
        """Return columns and their cells in short."""
        if keys and keys is self._last[0]:  # the values of one row come one after another
            return self._last[1]
        names = tuple([column for column, _ in keys])
        columns = self._columns.get(names)
        if columns is None:
            columns = self._columns[names] = self.short(json.dumps(names))
        short = ",".join([columns, *[self.short(cell) for _, cell in keys]])
        self._last = keys, short
        return short

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield each number with its text."""
        return enumerate(self._texts)

    def reader(self) -> Reader:
        """Return what reads the short forms."""
        return Reader(self._texts.__getitem__)


class Reader:
    """Turns short forms back into texts; `text_of` knows the numbers, and is asked once for each.

    It lives as long as one answer: what a part holds is never kept in memory for the next.
    """

    def __init__(self, text_of: Callable[[int], str]) -> None:
        self._text_of = text_of
        self._texts: dict[str, str] = {}
        self._columns: dict[str, list[str]] = {}

    def text(self, short: str) -> str:
        """Return the text that `Texts.short` has shortened."""
        text = self._texts.get(short)
        if text is None:
            value: int | str = json.loads(short)
            text = self._texts[short] = value if isinstance(value, str) else self._text_of(value)
        return text

    def keys(self, short: str) -> Keys:
        """Return the columns and cells that `Texts.keys` has shortened."""
        if '"' in short:  # a text without a number
            first, *rest = [json.dumps(item) for item in json.loads(f"[{short}]")]
        else:
            first, *rest = short.split(",")
        columns = self._columns.get(first)
        if columns is None:
            columns = self._columns[first] = json.loads(self.text(first))
        return tuple(zip(columns, map(self.text, rest), strict=True))
