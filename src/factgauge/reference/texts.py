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
        self._numbers: dict[str, int] = {}
        self._columns: dict[tuple[str, ...], str] = {}

    def text(self, text: str | None) -> int | str | None:
        """Return the number of a text, or the text."""
        if text is None:
            return None
        number = self._numbers.get(text)
        if number is None:
            if len(self._numbers) == _MOST or len(text) > _LONGEST:
                return text
            number = self._numbers[text] = len(self._numbers)
        return number

    def keys(self, keys: Keys) -> str:
        """Return columns and their cells in short: numbers, or texts in JSON."""
        names = tuple([column for column, _ in keys])
        columns = self._columns.get(names)
        if columns is None:
            columns = self._columns[names] = _short(self.text(json.dumps(names)))
        return ",".join([columns, *[_short(self.text(cell)) for _, cell in keys]])

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield each number with its text."""
        for text, number in self._numbers.items():
            yield number, text

    def read(self, short: str) -> Keys:
        """Return what `keys` has shortened."""
        return read_keys(short, list(self._numbers).__getitem__)


def read_keys(short: str, text_of: Callable[[int], str]) -> Keys:
    """Return the columns and cells of keys in short; `text_of` knows the numbers."""
    columns, *cells = [
        text if isinstance(text, str) else text_of(text) for text in json.loads(f"[{short}]")
    ]
    return tuple(zip(json.loads(columns), cells, strict=True))


def _short(text: int | str | None) -> str:
    return str(text) if isinstance(text, int) else json.dumps(text)
