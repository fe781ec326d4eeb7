"""Where output goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from factgauge.errors import UsageError


class WholeFile:
    """A file written beside its place and moved there at the end, so that nobody sees half of it.

    Opening raises `UsageError`, so an unwritable path is known before the work begins. A device or
    a pipe cannot be replaced and is written directly.
    """

    def __init__(self, path: str, option: str) -> None:
        self.path = path
        self.kept = False
        self._option = option
        place = Path(path).resolve()
        self._place = place
        self._part: Path | None = None
        try:
            if place.is_dir():
                raise IsADirectoryError(0, "it is a folder")
            if not place.exists() or place.is_file():
                self._part = place.with_name(f".{place.name}.{os.getpid()}.part")
            # A lone surrogate becomes its JSON escape, which is the only way to write one.
            self.stream: TextIO = (self._part or place).open(
                "w", encoding="utf-8", errors="backslashreplace", newline="\n"
            )
        except OSError as cause:
            raise self._unwritable(cause) from cause

    def keep(self) -> None:
        """Put the file in its place; raises `UsageError` where that fails."""
        try:
            self.stream.close()
            if self._part is not None:
                self._part.replace(self._place)
                self._part = None
            self.kept = True
        except OSError as cause:
            raise self._unwritable(cause) from cause

    def text(self) -> str:
        """Return what was written so far, for when it could not be kept."""
        return "" if self._part is None else self._part.read_text(encoding="utf-8")

    def discard(self) -> None:
        """Leave nothing behind; does nothing after `keep`."""
        self.stream.close()
        if self._part is not None:
            self._part.unlink(missing_ok=True)
            self._part = None

    def _unwritable(self, cause: OSError) -> UsageError:
        reason = (cause.strerror or str(cause)).lower()
        return UsageError(
            f"option {self._option} {self.path}",
            f"cannot write: {reason}",
            "name a file in a folder that you may write to",
        )


def standard_output(format_name: str) -> TextIO:
    """Return standard output, in UTF-8 where the format is for machines (RFC 8259, section 8.1)."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if format_name != "text" and reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout
