"""Read what a test has written, and sniff it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factgauge.reference.formats.found import Found
from factgauge.reference.formats.registry import reader_of
from factgauge.reference.formats.sniff import sniff
from factgauge.reference.formats.source import Source


def read(path: Path, format: str, encoding: str = "utf-8", **dialect: Any) -> list[tuple]:
    """Return the records of a file, the header first."""
    return list(reader_of(format)(Source(path, path.name, encoding, dialect)))


def read_as_found(path: Path, found: Found) -> list[tuple]:
    """Return the records of a file, read as it was recognised."""
    return read(path, found.format, found.encoding, **found.dialect)


def only(path: Path) -> Found:
    """Return the one table found in a file."""
    (found,) = sniff(path)
    return found
