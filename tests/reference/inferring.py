"""A table written down, proposed, described by its proposal, and read into a catalogue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.formats.hints import Hints
from factgauge.reference.formats.sniff import sniff
from factgauge.reference.formats.source import Source
from factgauge.reference.infer.proposal import Note, TableProposal
from factgauge.reference.infer.propose import propose

Cell = tuple[str, str, str, Fraction]


def proposed(
    folder: Path,
    text: str,
    *,
    name: str = "table",
    hints: Hints | None = None,
    settings: Mapping[str, str] | None = None,
) -> TableProposal:
    """Return the proposal for a table of text, as its file would be recognised."""
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return proposed_of(path, name=name, hints=hints, settings=settings)


def proposed_of(
    path: Path,
    *,
    name: str = "table",
    hints: Hints | None = None,
    settings: Mapping[str, str] | None = None,
) -> TableProposal:
    """Return the proposal for the first table of a file."""
    found = sniff(path)[0]
    source = Source(path, path.name, found.encoding, found.dialect)
    return propose(source, found.format, hints or found.hints or Hints(), name, settings or {})


def block(draft: TableProposal) -> dict[str, Any]:
    """Return the layout block of a proposal."""
    found: dict[str, Any] = draft.resource["factgauge:layout"]
    return found


def read(draft: TableProposal, root: Path) -> list[Cell]:
    """Return measure, entity, first day and value of every cell that the draft yields."""
    with opened(draft, root) as catalogue:
        (found,) = catalogue.datasets
        return sorted(
            (measure.id, entity, cell.begins.isoformat(), cell.value)
            for measure in found.measures
            for entity in found.entities
            for cell in catalogue.cells(found, measure.id, entity)
        )


def opened(draft: TableProposal, root: Path) -> Catalogue:
    """Open a catalogue of the table by the descriptor that was proposed, unchanged."""
    folder = root / "drafts" / "table" / "2020"
    folder.mkdir(parents=True)
    (folder / draft.source.path.name).write_bytes(draft.source.path.read_bytes())
    package = {
        "name": "table",
        "title": draft.title or "A table",
        "licenses": [{"name": draft.licence or "CC0-1.0"}],
        "resources": [dict(draft.resource)],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return Catalogue.open([root / "drafts"])


def unsure(draft: TableProposal, about: str) -> list[Note]:
    """Return the notes on a subject that the user is asked about."""
    return [note for note in draft.notes if note.about == about and not note.sure]
