"""The layout of a table as a record: which column, or which header, means what."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from factgauge.reference.records import EntityInfo, EventKind, Group, Measure

ISO_COUNTRY = re.compile(r"[A-Z]{3}")

# How the entities of a column are written: by a code, by any name or code of a country, or by the
# names that the descriptor lists.
SCHEMES = (
    "iso3166-1-alpha-3",
    "iso3166-1-alpha-2",
    "iso3166-1-numeric",
    "eurostat-geo",
    "country",
    "us-state",
    "name",
)


@dataclass(frozen=True, slots=True)
class SameEntity:
    """A role that one entity has in every row."""

    id: str


@dataclass(frozen=True, slots=True)
class EntityColumn:
    """A role whose entity a column names, by code or by name."""

    column: str
    scheme: str  # among SCHEMES
    kind: str | None = None  # of the entities that nobody describes; `None` refuses them


@dataclass(frozen=True, slots=True)
class EntityAcross:
    """A role whose entities stand in the header, one a column of values."""

    scheme: str
    kind: str | None = None


Role = SameEntity | EntityColumn | EntityAcross


@dataclass(frozen=True, slots=True)
class PeriodPlace:
    """Where a value's period comes from.

    Either a constant, or one column, or two columns that make one period together (a year and its
    month or quarter), or two columns with first and last period (`bounds`), or the header of the
    value's own column (`across`).
    """

    granularity: str
    constant: str | None = None
    columns: tuple[str, ...] = ()
    bounds: bool = False
    across: bool = False
    year_begins: int = 1  # the month with which a year begins that is no calendar year
    named_for_end: bool = False  # such a year is called by the calendar year in which it ends


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values, and what its header alone says of them."""

    column: str
    measure: str | None = None  # an id; `None` where the row or the whole table says it
    entity: str | None = None  # as a cell of the entity's scheme would have it
    period: str | None = None  # as a cell of the period would have it


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column that splits a measure: by sex, by age, by sector.

    A cell of `total` stands for all of them together and splits nothing; `labels` turns codes into
    the words that a text would use.
    """

    column: str
    total: frozenset[str] = frozenset()
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One `factgauge:layout` block. Columns are named as in the table's header."""

    shape: str
    period: PeriodPlace
    roles: tuple[Role, ...]  # the entity, or entity and partner; of an event the participants
    measures: tuple[Measure, ...] = ()
    values: tuple[ValueColumn, ...] = ()  # empty: every column whose header reads as a period
    entities: tuple[EntityInfo, ...] = ()
    groups: tuple[Group, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    only: tuple[tuple[str, frozenset[str]], ...] = ()  # rows that have one of these cells
    without: tuple[tuple[str, frozenset[str]], ...] = ()  # rows that have none of these
    measure_column: str | None = None
    measure_cells: tuple[tuple[str, str], ...] = ()  # each cell with a measure's id
    precision_column: str | None = None
    approximate_column: str | None = None
    source_column: str | None = None
    source: str | None = None
    event: EventKind | None = None
    coverage: tuple[datetime.date, datetime.date] | None = None  # the end not included

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the block names."""
        return tuple(dict.fromkeys((*self.keys, *(value.column for value in self.values))))

    @property
    def keys(self) -> tuple[str, ...]:
        """Every column that the block names but those of values."""
        named = (
            *(role.column for role in self.roles if isinstance(role, EntityColumn)),
            *self.period.columns,
            *(dimension.column for dimension in self.dimensions),
            *(column for column, _ in (*self.only, *self.without)),
            self.measure_column,
            self.precision_column,
            self.approximate_column,
            self.source_column,
        )
        return tuple(dict.fromkeys(column for column in named if column is not None))
