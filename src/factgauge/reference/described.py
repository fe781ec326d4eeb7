"""What a vintage's folder says of itself for people: its descriptor's words, and SOURCE.md."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from factgauge.reference.records import Dataset
from factgauge.reference.signature import sha256_of
from factgauge.reference.vintages import DESCRIPTOR

NOTES = "SOURCE.md"
_LONGEST = 10_000  # characters of notes


@dataclass(frozen=True, slots=True)
class Described:
    """The words of a folder, and its table's file with the digest of its bytes."""

    description: str | None
    sources: tuple[str, ...]  # as the Data Package lists them
    notes: str | None
    file: Path | None  # `None` where the table is not in the folder
    sha256: str | None


def described(folder: Path, dataset: Dataset) -> Described:
    """Return what a folder says; what cannot be read is absent."""
    package = _package(folder / DESCRIPTOR)
    description = package.get("description")
    sources = package.get("sources")
    file: Path | None = folder / "/".join(dataset.file.split("/")[2:])
    sha256 = None
    try:
        if file is not None and file.is_file():
            sha256 = sha256_of(file)
        else:
            file = None
    except OSError:
        pass
    return Described(
        description=description if isinstance(description, str) else None,
        sources=_titles(sources),
        notes=_notes(folder / NOTES),
        file=file,
        sha256=sha256,
    )


def _package(path: Path) -> dict[str, object]:
    try:
        package = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # the catalogue has read it, and it has changed
        return {}
    return package if isinstance(package, dict) else {}


def _titles(sources: object) -> tuple[str, ...]:
    if not isinstance(sources, list):
        return ()
    found = [
        source.get("title") or source.get("path") for source in sources if isinstance(source, dict)
    ]
    return tuple(text for text in found if isinstance(text, str))


def _notes(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_LONGEST + 1)
    except OSError:
        return None
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
