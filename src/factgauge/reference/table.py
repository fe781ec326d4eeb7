"""The rows of a CSV file, each cell with its place, so that a bad one can be named."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import Descriptor, Field
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
            return parse_number(value, field.decimal_char, field.group_char)
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


def read_rows(descriptor: Descriptor) -> Iterator[Row]:
    """Yield the rows of a table from its first line to its last; blank lines hold nothing.

    Raises `DatasetError` for a table that cannot be decoded, a header other than declared, a row
    with more or fewer cells than the header, and a table without rows.
    """
    file, fields = descriptor.file, {field.name: field for field in descriptor.fields}
    header: list[str] | None = None
    count = 0
    for line, cells in _records(descriptor):
        if header is None:
            header = cells
            _check_header(header, descriptor)
            continue
        if len(cells) != len(header):
            raise DatasetError(
                f"{file}, row {line}",
                f"has {len(cells)} cells where the header has {len(header)}",
                "give each column one cell, and put quotation marks around a cell with a "
                f'"{descriptor.delimiter}"',
            )
        count += 1
        yield Row(file, line, dict(zip(header, cells, strict=True)), fields)
    if count == 0:
        raise DatasetError(file, "has no rows", "fill it in, or remove the dataset's folder")


def _records(descriptor: Descriptor) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it starts."""
    encoding = "utf-8-sig" if descriptor.encoding.lower() in ("utf-8", "utf8") else None
    begun = 1
    try:
        with descriptor.path.open(encoding=encoding or descriptor.encoding, newline="") as lines:
            reader = csv.reader(
                lines,
                delimiter=descriptor.delimiter,
                quotechar=descriptor.quote,
                skipinitialspace=descriptor.skip_space,
                strict=True,
            )
            for cells in reader:
                if cells:
                    yield begun, cells
                begun = reader.line_num + 1
    except UnicodeError as error:
        raise _undecodable(descriptor) from error
    except LookupError as error:
        raise DatasetError(
            descriptor.file, f'"{descriptor.encoding}" is not an encoding', "save it as UTF-8"
        ) from error
    except csv.Error as error:
        raise DatasetError(
            f"{descriptor.file}, row {begun}",
            f"is not CSV ({error})",
            "correct its quotation marks",
        ) from error
    except OSError as error:
        raise DatasetError(
            descriptor.file, f"cannot be read ({error.strerror})", "check its permissions"
        ) from error


def _undecodable(descriptor: Descriptor) -> DatasetError:
    data = descriptor.path.read_bytes()
    try:
        data.decode(descriptor.encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        what = f'byte 0x{data[error.start]:02x} is not "{descriptor.encoding}"'
        fix = 'save the table as UTF-8, or state its "encoding" in the resource'
        return DatasetError(f"{descriptor.file}, row {row}", what, fix)
    return DatasetError(descriptor.file, "changed while it was read", "run again")


def _check_header(header: list[str], descriptor: Descriptor) -> None:
    where = f"{descriptor.file}, row 1"
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
