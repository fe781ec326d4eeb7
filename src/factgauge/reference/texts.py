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
        names = tuple([column for column, _ in keys])
        columns = self._columns.get(names)
        if columns is None:
            columns = self._columns[names] = self.short(json.dumps(names))
        return ",".join([columns, *[self.short(cell) for _, cell in keys]])

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield each number with its text."""
        return enumerate(self._texts)

    def __getitem__(self, number: int) -> str:
        return self._texts[number]


def read_text(short: str, text_of: Callable[[int], str]) -> str:
    """Return a text from its short form; `text_of` knows the numbers."""
    text: int | str = json.loads(short)
    return text if isinstance(text, str) else text_of(text)


def read_keys(short: str, text_of: Callable[[int], str]) -> Keys:
    """Return the columns and cells of keys in short."""
    columns, *cells = [
        text if isinstance(text, str) else text_of(text) for text in json.loads(f"[{short}]")
    ]
    return tuple(zip(json.loads(columns), cells, strict=True))
