"""The live table of a dataset, opened from its descriptor."""

from __future__ import annotations

from pathlib import Path

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import load_descriptors
from factgauge.reference.live.table import LiveTable


def open_live(folder: Path, dataset: str) -> LiveTable:
    """Return the table of a dataset in a vintage's folder. Raises `DatasetError`."""
    for descriptor in load_descriptors(folder):
        if descriptor.id == dataset and descriptor.source.live:
            return LiveTable(descriptor)
    raise DatasetError(str(folder), "has changed while it was open", "run again")
