"""Wide tables: a row is a period of an entity, and each measure has a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factgauge.reference.importers.observation import Observation, observe
from factgauge.reference.layout import Layout
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Row


def read_wide(
    layout: Layout, rows: Iterable[Row], register: EntityRegister
) -> Iterator[Observation]:
    """Yield the values of each row in the order of the measures."""
    for row in rows:
        for position in range(len(layout.measures)):
            seen = observe(row, layout, position, register)
            if seen is not None:
                yield seen
