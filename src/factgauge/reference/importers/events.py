"""Event tables: one row an event, with who took part and on which days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from factgauge.errors import DatasetError
from factgauge.reference.importers.observation import Note, Occurrence, period_of, source_of
from factgauge.reference.layout import EntityAcross, EntityColumn, Layout
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Row, Table


def read_events(
    layout: Layout, table: Table, register: EntityRegister, note: Note | None = None
) -> Iterator[Occurrence]:
    """Yield one event a row; every column but the source stays with it, as written.

    With `note` a faulty row is handed to it and passed over, else it raises `DatasetError`.
    """
    for row in table.rows:
        try:
            event = _event(row, layout, register)
        except DatasetError as fault:
            if note is None:
                raise
            note(fault)
        else:
            yield event


def _event(row: Row, layout: Layout, register: EntityRegister) -> Occurrence:
    begins, ends = period_of(layout.period, row)
    participants: list[str] = []
    for role in layout.roles:
        if isinstance(role, EntityAcross):
            continue  # no header of an event table names a participant
        id = register.resolve(role, row)
        if id in participants and isinstance(role, EntityColumn):
            raise row.fault(
                role.column, "takes part twice", "name each participant of an event once"
            )
        participants.append(id)
    return Occurrence(
        line=row.line,
        keys=row.written(*(column for column in row.cells if column != layout.source_column)),
        participants=tuple(participants),
        begins=begins,
        last_day=ends - datetime.timedelta(days=1),
        source=source_of(row, layout),
    )
