"""Tables of values: each cell of a value column is one, located by its row and its header."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.errors import DatasetError
from factgauge.reference.importers.observation import (
    Columns,
    Note,
    Observation,
    key_columns,
    observe,
)
from factgauge.reference.layout import Layout, ValueColumn
from factgauge.reference.period import reads_as
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Table


def read_values(
    layout: Layout, table: Table, register: EntityRegister, note: Note | None = None
) -> Iterator[Observation]:
    """Yield the values of each row from left to right; an empty cell holds none.

    With `note` a faulty row is handed to it and passed over, else it raises `DatasetError`.
    """
    columns = Columns(layout, value_columns(layout, table), key_columns(layout))
    for row in table.rows:
        if note is None:
            yield from observe(row, columns, register)
            continue
        try:
            found = tuple(observe(row, columns, register))
        except DatasetError as fault:
            note(fault)
        else:
            yield from found


def value_columns(layout: Layout, table: Table) -> tuple[ValueColumn, ...]:
    """Return the columns of values: those of the layout, or all whose header reads as a period."""
    if layout.values:
        return layout.values
    measure = layout.measures[0].id if layout.measure_column is None else None
    granularity = layout.period.granularity
    return tuple(
        ValueColumn(header, measure, period=header)
        for header in table.header
        if header not in layout.keys and reads_as(header, granularity)
    )
