"""What a terminal can take: colours where it is one, signs that it has, no control codes."""

from __future__ import annotations

import os
import textwrap
from typing import TextIO

WIDTH = 88

_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "…": "...",
        "·": "-",
        "\N{NO-BREAK SPACE}": " ",
    }
)
# Text that is checked must not be able to move the cursor, recolour or reorder what we say of it.
_UNSAFE = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "\N{REPLACEMENT CHARACTER}",
)


class Terminal:
    """A stream with what it can show. Colours need a TTY and NO_COLOR unset (no-color.org)."""

    __slots__ = ("_colour", "_out")

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._colour = out.isatty() and not os.environ.get("NO_COLOR")

    def line(self, text: str = "") -> None:
        """Write one line, in ASCII signs where the stream cannot encode it."""
        encoding = getattr(self._out, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = text.translate(_PLAIN).encode(encoding, "backslashreplace").decode(encoding)
        self._out.write(f"{text}\n")

    def paragraph(self, text: str, indent: str, hanging: str | None = None) -> None:
        """Write wrapped text; later lines begin with `hanging`, by default as wide as `indent`."""
        rest = " " * len(indent) if hanging is None else hanging
        wrapped = textwrap.wrap(
            text,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in wrapped or [indent.rstrip()]:
            self.line(line)

    def paint(self, text: str, style: str) -> str:
        """Return `text` in a style ("1;31"), or as it is where there are no colours."""
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour else text


def one_line(text: str) -> str:
    """Return words of a text on one line, without anything a terminal would obey."""
    return " ".join(text.split()).translate(_UNSAFE)
