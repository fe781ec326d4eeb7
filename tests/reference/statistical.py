"""Read a file of a statistical format, hear what it says of itself, and load it by a descriptor."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.formats.hints import Hints
from factgauge.reference.formats.registry import describer_of, reader_of
from factgauge.reference.formats.source import Source

ROOT = Path(__file__).resolve().parents[2]


def rows(path: Path, format: str, **dialect: Any) -> list[tuple[int, list[str]]]:
    """Return the records of a file, the header first."""
    reader = reader_of(format)
    assert reader is not None
    return list(reader(Source(path, path.name, dialect=dialect)))


def said(path: Path, format: str, **dialect: Any) -> Hints:
    """Return what a file says of its columns."""
    describer = describer_of(format)
    assert describer is not None
    return describer(Source(path, path.name, dialect=dialect))


def real(folder: str) -> Path:
    """Return a folder of real datasets; the test is skipped where there is none."""
    for above in ROOT.parents:  # beside the project, or beside the folder of its worktrees
        if (found := above / "shared" / "data" / folder).is_dir():
            return found
    pytest.skip(f"{folder} is not here")


def dataset(
    root: Path, files: list[Path], format: str, columns: list[str], block: dict[str, Any]
) -> Path:
    """Copy files into one vintage with a descriptor for the first of them; returns the root."""
    folder = root / "reference" / "sample" / "2020"
    folder.mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, folder / file.name)
    package = {
        "name": "sample",
        "title": "A sample",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {
                "name": "table",
                "path": files[0].name,
                "format": format,
                "schema": {"fields": [{"name": name} for name in columns]},
                "factgauge:layout": {"source": {"constant": "its office"}, **block},
            }
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return root / "reference"


def values(
    root: Path, measure: str, entity: str | None = None
) -> dict[tuple[str, str, str], tuple[Fraction, Fraction]]:
    """Return value and margin of each cell of a measure by entity, first day and day after."""
    with Catalogue.open([root]) as catalogue:
        (found,) = catalogue.datasets
        names = dict.fromkeys(found.entities if entity is None else [entity])
        return {
            (id, cell.begins.isoformat(), cell.ends.isoformat()): (
                cell.value,
                ((cell.interval.hi or 0) - (cell.interval.lo or 0)) / 2,
            )
            for id in names
            for cell in catalogue.cells(found, measure, id)
        }
