"""What a format's reader is given, and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.hints import Hints


@dataclass(frozen=True, slots=True)
class Source:
    """One table to be read. `dialect` has the keys of the Data Package's Table Dialect (v2)."""

    path: Path
    file: str  # as messages call it: "kaesong/2016-05/table.csv"
    encoding: str = "utf-8"
    dialect: Mapping[str, Any] = field(default_factory=dict)
    address: str | None = None  # of a database: "postgresql://…"; then there is no path

    @property
    def live(self) -> bool:
        """Whether the table stays where it lies and is asked there: a database, or a folder."""
        return self.address is not None or self.path.is_dir()

    def fault(self, row: int | None, what: str, fix: str) -> DatasetError:
        """Return the error for a row of the table, or for all of it."""
        return DatasetError(self.file if row is None else f"{self.file}, row {row}", what, fix)


# A row's number in the file (the line on which it starts, or the row of the sheet, counted from 1)
# and its cells as text; a missing cell is "". The first row that a reader yields is the header; all
# have as many cells as it has. Raises `DatasetError`.
Record = tuple[int, list[str]]
Reader = Callable[[Source], Iterator[Record]]

# What a file says of its own columns, whose names are those that its reader yields.
Describer = Callable[[Source], Hints]
