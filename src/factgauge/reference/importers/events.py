"""Event tables: one row an event, with who took part and on which days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from factgauge.reference.importers.observation import Occurrence, period_of, source_of
from factgauge.reference.layout import EntityColumn, Layout
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Row


def read_events(
    layout: Layout, rows: Iterable[Row], register: EntityRegister
) -> Iterator[Occurrence]:
    """Yield one event a row; every column but the source stays with it, as written."""
    for row in rows:
        begins, ends = period_of(layout.period, row)
        participants: list[str] = []
        for role in layout.roles:
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
