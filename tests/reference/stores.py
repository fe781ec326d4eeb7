"""Looks at the store of a test: its values, its files, what is imported into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.builders import HEADER

from factgauge.reference import part, store
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.descriptor import Descriptor, load_descriptors

NEW = HEADER + "FRA,2017,rye,99,,,yearbook\n"


def values(root: Path) -> list[int]:
    """Return the values of the first dataset, rounded down."""
    with Catalogue.open([root]) as catalogue:
        return [int(cell.value) for cell in catalogue.cells(catalogue.datasets[0], "rye")]


def contents(cache: Path) -> dict[str, bytes]:
    """Return the files of the one store, by name."""
    (home,) = cache.iterdir()
    return {path.name: path.read_bytes() for path in home.iterdir()}


def index_of(cache: Path) -> Path:
    """Return the index of the one store."""
    (path,) = cache.glob(f"*/{store.INDEX}")
    return path


def parts_of(cache: Path) -> list[Path]:
    """Return the parts of the one store."""
    return sorted(path for path in cache.glob("*/*.sqlite") if path.name != store.INDEX)


def imported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with each vintage folder that is imported from now on."""
    seen: list[str] = []

    def spy(folder: Path) -> tuple[Descriptor, ...]:
        seen.append(f"{folder.parent.name}/{folder.name}")
        return load_descriptors(folder)

    monkeypatch.setattr(part, "load_descriptors", spy)
    return seen
