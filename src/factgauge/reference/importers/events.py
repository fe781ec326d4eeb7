"""Event tables: one row an event, with who took part and on which days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from factgauge.reference.importers.observation import Occurrence, period_of, source_of
from factgauge.reference.layout import EntityAcross, EntityColumn, Layout
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Table


def read_events(layout: Layout, table: Table, register: EntityRegister) -> Iterator[Occurrence]:
    """Yield one event a row; every column but the source stays with it, as written."""
    for row in table.rows:
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
        yield Occurrence(
            line=row.line,
            keys=row.written(*(column for column in row.cells if column != layout.source_column)),
            participants=tuple(participants),
            begins=begins,
            last_day=ends - datetime.timedelta(days=1),
            source=source_of(row, layout),
        )
