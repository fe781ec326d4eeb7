"""What importers yield, whatever the layout: values, and events."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from factgauge.errors import DatasetError
from factgauge.reference.layout import (
    EntityAcross,
    EntityColumn,
    Layout,
    PeriodPlace,
    ValueColumn,
)
from factgauge.reference.period import FORMS, Bounds, parse_period
from factgauge.reference.records import Measure
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import Row
from factgauge.reference.written import iso_period

Keys = tuple[tuple[str, str], ...]
Note = Callable[[DatasetError], None]  # what takes the fault of a row, so that reading goes on

APPROXIMATE_SHARE = Fraction(5, 100)  # of the value, to either side


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a table: it lies within `margin` of `value`, both in the unit of the measure."""

    line: int
    keys: Keys
    measure: str
    entity: str
    partner: str | None
    begins: datetime.date
    ends: datetime.date  # not included
    value: Fraction
    margin: Fraction
    source: str | None  # `None` where one source holds for the whole table


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event of a table, with the first and the last of its days."""

    line: int
    keys: Keys
    participants: tuple[str, ...]
    begins: datetime.date
    last_day: datetime.date
    source: str | None


def margin(value: Fraction, last_digit: Fraction, *, approximate: bool) -> Fraction:
    """Return how far the truth may lie from a stated value: half its last digit, or 5 percent."""
    half = last_digit / 2
    return max(half, abs(value) * APPROXIMATE_SHARE) if approximate else half


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of values of one table, and what the layout says of all of them."""

    layout: Layout
    values: tuple[ValueColumn, ...]
    keys: tuple[str, ...]  # the columns that name a row


def observe(row: Row, columns: Columns, register: EntityRegister) -> Iterator[Observation]:
    """Yield what a row says; a cell without a value says nothing."""
    layout = columns.layout
    fixed = None if layout.period.across else period_of(layout.period, row)
    who = [
        None if isinstance(role, EntityAcross) else register.resolve(role, row)
        for role in layout.roles
    ]
    named = None
    if layout.measure_column is not None:
        named = register.measure(row.required(layout.measure_column), row)
    keys = row.written(*columns.keys)
    for value in columns.values:
        number = row.number(value.column)
        if number is None:
            continue
        measure = named or register.measures[value.measure or ""]
        measure = register.split(measure, row)
        entity, *partners = (id or register.across(value, row) for id in who)
        bounds = fixed or shifted(
            parse_period(value.period or "", layout.period.granularity), layout.period
        )
        place = keys
        if value.period is not None or value.entity is not None:
            place = (*keys, ("column", value.column))
        yield _observation(row, layout, place, measure, (entity, *partners), bounds, number)


def _observation(
    row: Row,
    layout: Layout,
    keys: Keys,
    measure: Measure,
    who: tuple[str, ...],
    bounds: Bounds,
    number: tuple[Fraction, Fraction],
) -> Observation:
    stated, last_digit = number
    approximate = layout.approximate_column is not None and row.flag(layout.approximate_column)
    precision = _precision(row, layout) or last_digit
    if measure.scale != 1:
        stated, precision = stated * measure.scale, precision * measure.scale
    return Observation(
        line=row.line,
        keys=keys,
        measure=measure.id,
        entity=who[0],
        partner=who[1] if len(who) > 1 else None,
        begins=bounds[0],
        ends=bounds[1],
        value=stated,
        margin=margin(stated, precision, approximate=approximate),
        source=source_of(row, layout),
    )


def source_of(row: Row, layout: Layout) -> str | None:
    """Return the source of a row; `None` where one source holds for the whole table."""
    return row.required(layout.source_column) if layout.source_column is not None else None


def _precision(row: Row, layout: Layout) -> Fraction | None:
    column = layout.precision_column
    stated = row.number(column) if column is not None else None
    if column is None or stated is None:
        return None
    if stated[0] <= 0:
        raise row.fault(
            column,
            "is no precision",
            "write the unit of the value's last digit, such as 1000000, or leave it empty",
        )
    return stated[0]


def period_of(place: PeriodPlace, row: Row) -> Bounds:
    """Return the first day of a row's period, and the day after its last."""
    if place.constant is not None:
        return shifted(parse_period(place.constant, place.granularity), place)
    if len(place.columns) == 1:
        column = place.columns[0]
        bounds = _parse(row, column, row.required(column), place.granularity)
        return shifted(bounds, place)
    first, second = place.columns
    if place.bounds:
        begins = _parse(row, first, row.required(first), place.granularity)[0]
        ends = _parse(row, second, row.required(second), place.granularity)[1]
        if ends <= begins:
            raise row.fault(
                second, f'is before "{row.cells[first]}" in column {first}', "correct one of them"
            )
        return begins, ends
    part = _part_of_year(row, second, place.granularity)
    part = f"Q{part}" if place.granularity == "quarter" else part.zfill(2)
    return _parse(row, second, f"{row.required(first)}-{part}", place.granularity)


def shifted(bounds: Bounds, place: PeriodPlace) -> Bounds:
    """Return the year that begins in the layout's month in place of a calendar year."""
    if place.year_begins == 1:
        return bounds
    back = 1 if place.named_for_end else 0
    first, after = (day.replace(year=day.year - back, month=place.year_begins) for day in bounds)
    return first, after


def _parse(row: Row, column: str, text: str, granularity: str) -> Bounds:
    try:
        if (pattern := _pattern(row, column)) is not None and len(text) <= len(row.cells[column]):
            text = iso_period(text, pattern, granularity)
        return parse_period(text, granularity)
    except ValueError as error:
        fix = f"write {FORMS[granularity]}"
        if len(text) > len(row.cells[column]):  # put together from two columns
            raise row.fault(column, f'makes "{text}", which {error}', fix) from error
        raise row.fault(column, str(error), fix) from error


def _pattern(row: Row, column: str) -> str | None:
    field = row.fields.get(column)
    return None if field is None else field.format


def _part_of_year(row: Row, column: str, granularity: str) -> str:
    """Return the number of a month or quarter that stands in a column of its own."""
    text = row.required(column)
    if (pattern := _pattern(row, column)) is None:
        return text.removeprefix("Q")
    try:
        return iso_period(text, pattern, granularity)
    except ValueError as error:
        raise row.fault(column, str(error), "correct it, or the field's format") from error


def key_columns(layout: Layout) -> tuple[str, ...]:
    """Return the columns that name a row: who, when, what."""
    who = [role.column for role in layout.roles if isinstance(role, EntityColumn)]
    what = [dimension.column for dimension in layout.dimensions]
    what += [layout.measure_column] if layout.measure_column is not None else []
    return tuple(dict.fromkeys((*who, *layout.period.columns, *what)))
