"""A live table as a dataset: who and what it speaks of, and its values when they are asked for.

Nothing of it is copied. A question goes to the table's own engine as far as SQL can narrow it down,
and the rows that come back are read as those of every other table: exactly, by the same rules.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from factgauge.errors import DatasetError
from factgauge.model.evidence import Cell
from factgauge.reference.descriptor import Descriptor
from factgauge.reference.importers.observation import (
    Columns,
    Observation,
    key_columns,
    observe,
    period_of,
)
from factgauge.reference.importers.values import value_columns
from factgauge.reference.layout import EntityAcross, EntityColumn, SameEntity
from factgauge.reference.live.sql import Condition, open_source
from factgauge.reference.period import Bounds, parse_period
from factgauge.reference.records import Dataset
from factgauge.reference.register import EntityRegister
from factgauge.reference.stored import cell
from factgauge.reference.table import Row, Table, check_header, rows_of


class LiveTable:
    """An open live table. What its key columns say is read at once, its values when asked for."""

    def __init__(self, descriptor: Descriptor) -> None:
        """Open the table of a descriptor. Raises `DatasetError`."""
        layout = descriptor.layout
        if layout.shape == "events":
            raise DatasetError(
                descriptor.file,
                "is an event table, and those are not asked where they lie",
                "put it beside the descriptor as CSV",
            )
        self._descriptor = descriptor
        self._source = open_source(descriptor.source)
        header = tuple(self._source.types)
        check_header(header, 1, descriptor)
        self.register = EntityRegister(layout)
        values = value_columns(layout, Table(header, iter(())))
        self._columns = Columns(layout, values, key_columns(layout))
        self._needed = tuple(dict.fromkeys((*layout.keys, *(value.column for value in values))))
        self._who = [self._texts_of(role) for role in layout.roles]
        self._measures = self._read_measures()
        self._periods = self._read_periods()

    @property
    def extent(self) -> Bounds | None:
        """The first day of the first period, and the day after the last."""
        bounds = list(self._periods.values())
        return (min(b for b, _ in bounds), max(e for _, e in bounds)) if bounds else None

    def close(self) -> None:
        """Let go of the table."""
        self._source.close()

    def count(self) -> int:
        """Return how many values the table has, reading all of them."""
        return sum(1 for _ in self._observations([]))

    def cells(
        self,
        dataset: Dataset,
        measure: str,
        pairs: Sequence[tuple[str | None, str | None]],
        begins: datetime.date | None,
        ends: datetime.date | None,
    ) -> tuple[Cell, ...]:
        """Return the cells of a measure, as `Catalogue.cells`; `pairs` are entity and partner.

        Raises `DatasetError` for a bad cell on the way, and for a key that stands twice.
        """
        found: dict[tuple[object, ...], Observation] = {}
        for pair in pairs:
            for seen in self._asked(measure, pair, begins, ends):
                key = seen.begins, seen.ends, seen.entity, seen.partner or ""
                if found.setdefault(key, seen).keys != seen.keys:
                    self._refuse_twice(seen)
        described = dataset.measure(measure)
        return tuple(
            cell(
                dataset,
                described,
                line=seen.line,
                keys=seen.keys,
                value=seen.value,
                margin=seen.margin,
                begins=seen.begins,
                ends=seen.ends,
                source=seen.source,
            )
            for _, seen in sorted(found.items())
        )

    def _asked(
        self,
        measure: str,
        pair: tuple[str | None, str | None],
        begins: datetime.date | None,
        ends: datetime.date | None,
    ) -> Iterator[Observation]:
        def within(bounds: Bounds) -> bool:
            return (begins is None or bounds[0] >= begins) and (ends is None or bounds[1] <= ends)

        layout = self._columns.layout
        conditions: list[Condition] = []
        for role, texts, id in zip(layout.roles, self._who, pair, strict=False):
            if id is not None and isinstance(role, EntityColumn):
                these = [(text,) for text, means in texts.items() if means == id]
                conditions.append(((role.column,), these))
        if layout.measure_column is not None:
            named = [(text,) for text, ids in self._measures.items() if measure in ids]
            conditions.append(((layout.measure_column,), named))
        if layout.period.columns and (begins, ends) != (None, None):
            periods = [texts for texts, bounds in self._periods.items() if within(bounds)]
            conditions.append((layout.period.columns, periods))
        if any(not texts for _, texts in conditions):
            return
        seen_keys: set[tuple[object, ...]] = set()
        for seen in self._observations(conditions):
            asked = all(
                id is None or id == who
                for id, who in zip(pair, (seen.entity, seen.partner), strict=True)
            )
            if seen.measure == measure and asked and within((seen.begins, seen.ends)):
                key = seen.begins, seen.ends, seen.entity, seen.partner
                if key in seen_keys:
                    self._refuse_twice(seen)
                seen_keys.add(key)
                yield seen

    def _observations(self, conditions: Sequence[Condition]) -> Iterator[Observation]:
        records = self._source.rows(self._needed, conditions)
        for row in rows_of(self._descriptor, self._needed, records):
            yield from observe(row, self._columns, self.register)

    def _refuse_twice(self, seen: Observation) -> None:
        keys = ", ".join(f'{column} "{text}"' for column, text in seen.keys)
        raise DatasetError(
            self._descriptor.file,
            f'states "{seen.measure}" twice for one key ({keys})',
            "keep one value for each measure, entity, partner and period",
        )

    def _distinct(self, columns: Sequence[str]) -> Iterator[Row]:
        layout = self._columns.layout
        chosen = (column for column, _ in (*layout.only, *layout.without))
        header = tuple(dict.fromkeys((*columns, *chosen)))
        yield from rows_of(self._descriptor, header, self._source.distinct(header))

    def _texts_of(self, role: SameEntity | EntityColumn | EntityAcross) -> dict[str, str]:
        """Return whom each text of a role means."""
        if isinstance(role, EntityColumn):
            rows = self._distinct([role.column])
            return {row.cells[role.column]: self.register.resolve(role, row) for row in rows}
        if isinstance(role, SameEntity):
            row = Row(self._descriptor.file, 1, {}, {})
            return {"": self.register.resolve(role, row)}
        return {}  # each value's column says it

    def _read_measures(self) -> dict[str, set[str]]:
        """Return the measures that each text of the measure column may mean, "" without one."""
        layout = self._columns.layout
        named = layout.measure_column
        columns = [dimension.column for dimension in layout.dimensions]
        columns += [named] if named is not None else []
        found: dict[str, set[str]] = {}
        for row in self._distinct(columns) if columns else ():
            if named is not None:
                wholes = [self.register.measure(row.required(named), row)]
            else:
                ids = {value.measure or "" for value in self._columns.values}
                wholes = [self.register.measures[id] for id in sorted(ids)]
            for whole in wholes:
                part = self.register.split(whole, row)
                found.setdefault(row.cells[named] if named is not None else "", set()).add(part.id)
        return found

    def _read_periods(self) -> dict[tuple[str, ...], Bounds]:
        """Return the bounds of each period that the table has, by how it is written."""
        place = self._columns.layout.period
        if place.across:
            texts = [value.period or "" for value in self._columns.values]
            return {(text,): parse_period(text, place.granularity) for text in texts}
        if not place.columns:
            return {(): period_of(place, Row(self._descriptor.file, 1, {}, {}))}
        return {
            tuple(row.cells[column] for column in place.columns): period_of(place, row)
            for row in self._distinct(place.columns)
        }
