"""The rows of a table, each cell with its place, so that a bad one can be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import Descriptor, Field
from factgauge.reference.formats.registry import reader_of
from factgauge.reference.formats.source import Record
from factgauge.reference.number import parse_number


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `line` is where it starts in the file, the header being 1."""

    file: str
    line: int
    cells: Mapping[str, str]  # as written
    fields: Mapping[str, Field]

    def fault(self, column: str, what: str, fix: str) -> DatasetError:
        """Return the error for a bad cell: its place, its value in quotes, what to do."""
        value = self.cells[column]
        where = f"{self.file}, row {self.line}, column {column}"
        return DatasetError(where, f'"{value}" {what}', fix)

    def text(self, column: str) -> str | None:
        """Return a cell; `None` where it is missing."""
        value = self.cells[column]
        return None if value in self.fields[column].missing else value

    def required(self, column: str) -> str:
        """Return a cell that must be there."""
        value = self.text(column)
        if value is None or not value.strip():
            raise self.fault(column, "is a missing value", "fill it in, or remove the row")
        return value

    def number(self, column: str) -> tuple[Fraction, Fraction] | None:
        """Return the value of a cell and the unit of its last digit; `None` where it is missing."""
        value, field = self.text(column), self.fields[column]
        if value is None:
            return None
        try:
            return parse_number(value, field.decimal_char, field.group_char, bare=field.bare)
        except ValueError as error:
            fix = f'write digits with "{field.decimal_char}" before the decimals'
            if field.group_char is None:
                fix += ' and no thousands separator, or declare "decimalChar" or "groupChar"'
            raise self.fault(column, str(error), f"{fix}, or leave the cell empty") from error

    def flag(self, column: str) -> bool:
        """Return whether a cell says true; a missing one says false."""
        value = self.text(column)
        if value is not None and value not in ("true", "false"):
            raise self.fault(column, "is neither true nor false", "write true or false")
        return value == "true"

    def written(self, *columns: str) -> tuple[tuple[str, str], ...]:
        """Return columns with their cells as written."""
        return tuple((column, self.cells[column]) for column in columns)


@dataclass(frozen=True, slots=True)
class Table:
    """A table's header, and its rows as they are read."""

    header: tuple[str, ...]
    rows: Iterator[Row]


def open_table(descriptor: Descriptor) -> Table:
    """Return the header of a table, checked, and its rows from the first to the last.

    Raises `DatasetError` for what its format's reader refuses and a header other than declared;
    while the rows are read also for a table without rows.
    """
    reader = reader_of(descriptor.format)
    if reader is None:
        raise DatasetError(
            descriptor.file, f'"{descriptor.format}" is no format that is read', "save it as CSV"
        )
    records = reader(descriptor.source)
    first = next(records, None)
    if first is None:
        raise _without_rows(descriptor)
    line, names = first
    header = tuple(name.strip() for name in names)
    check_header(header, line, descriptor)
    return Table(header, _counted(descriptor, header, records))


def _counted(
    descriptor: Descriptor, header: tuple[str, ...], records: Iterator[Record]
) -> Iterator[Row]:
    first = next(records, None)
    if first is None:
        raise _without_rows(descriptor)
    yield from rows_of(descriptor, header, chain((first,), records))


def rows_of(
    descriptor: Descriptor, header: tuple[str, ...], records: Iterable[Record]
) -> Iterator[Row]:
    """Yield the records as rows, without those that the layout leaves out."""
    file = descriptor.file
    declared = {field.name: field for field in descriptor.fields}
    fields = {name: declared.get(name) or Field(name, descriptor.missing) for name in header}
    only, without = descriptor.layout.only, descriptor.layout.without
    for line, cells in records:
        row = Row(file, line, dict(zip(header, cells, strict=True)), fields)
        if only and not all(row.cells[column] in wanted for column, wanted in only):
            continue
        if without and any(row.cells[column] in unwanted for column, unwanted in without):
            continue
        yield row


def _without_rows(descriptor: Descriptor) -> DatasetError:
    return DatasetError(
        descriptor.file, "has no rows", "fill it in, or remove the dataset's folder"
    )


def check_header(header: tuple[str, ...], line: int, descriptor: Descriptor) -> None:
    """Refuse a header other than declared, with `DatasetError`."""
    where = f"{descriptor.file}, row {line}"
    declared = [field.name for field in descriptor.fields]
    for position, name in enumerate(header):
        if name in header[:position]:
            raise DatasetError(where, f'column "{name}" stands twice', "rename one of the two")
        if name not in declared and not descriptor.more_columns:
            raise DatasetError(
                where,
                f'column "{name}" is not declared',
                'add it to schema.fields, or set "fieldsMatch" to "subset"',
            )
    for name in declared:
        if name not in header:
            raise DatasetError(
                where,
                f'column "{name}" is missing',
                f"add it, or correct schema.fields; the table has: {', '.join(header)}",
            )
