"""Long tables: one value a row, with or without entity, partner and measure columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factgauge.reference.importers.observation import Observation, observe
from factgauge.reference.layout import Layout
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Row


def read_long(
    layout: Layout, rows: Iterable[Row], register: EntityRegister
) -> Iterator[Observation]:
    """Yield the value of each row that has one; series and bilateral tables are long ones too."""
    positions = {measure.id: position for position, measure in enumerate(layout.measures)}
    for row in rows:
        seen = observe(row, layout, _position(row, layout.measure_column, positions), register)
        if seen is not None:
            yield seen


def _position(row: Row, column: str | None, positions: dict[str, int]) -> int:
    if column is None:
        return 0
    id = row.required(column)
    if id not in positions:
        raise row.fault(
            column,
            "is no measure of the descriptor",
            f'use one of {", ".join(positions)}, or describe it under "measures"',
        )
    return positions[id]
