"""Tables of text with a delimiter: CSV and its kin."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from factgauge.errors import DatasetError
from factgauge.reference.formats.source import Record, Source


def read_delimited(source: Source) -> Iterator[Record]:
    """Yield the header and the rows; blank lines hold nothing.

    `headerRows` says on which line the header stands; what is above it is passed over, as are
    `commentRows`, lines that begin with `commentChar`, and what follows `lastRow`. Several header
    rows are joined with `headerJoin`. A last column without name and cells, which a trailing
    delimiter makes, is left out. Raises `DatasetError` for a table that cannot be decoded, and for
    a row with more or fewer cells than the header.
    """
    dialect = source.dialect
    heads = dialect.get("headerRows")
    last = dialect.get("lastRow")
    comments = frozenset(dialect.get("commentRows", ()))
    mark = dialect.get("commentChar")
    header: list[str] | None = None
    above: list[list[str]] = []
    trailing = False
    for line, cells in _records(source):
        if last is not None and line > last:
            break
        if line in comments or (mark is not None and cells[0].startswith(mark)):
            continue
        if header is None:
            if heads is not None and line < max(heads):
                if line in heads:
                    above.append(cells)
                continue
            header = joined([*above, cells], dialect.get("headerJoin", " "))
            trailing = len(header) > 1 and not header[-1]
            if trailing:
                header = header[:-1]
            yield line, header
            continue
        if trailing and len(cells) == len(header) + 1 and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) != len(header):
            raise source.fault(
                line,
                f"has {len(cells)} cells where the header has {len(header)}",
                "give each column one cell, and put quotation marks around a cell with a "
                f'"{delimiter_of(source)}"',
            )
        yield line, cells


def delimiter_of(source: Source) -> str:
    """Return the delimiter of a source: stated, or that of its format."""
    tab = source.path.suffix.lower() in (".tsv", ".tab")
    delimiter: str = source.dialect.get("delimiter", "\t" if tab else ",")
    return delimiter


def joined(rows: list[list[str]], mark: str) -> list[str]:
    """Return one header from several rows of it, blanks left out."""
    width = max(len(row) for row in rows)
    columns = ((row[n].strip() if n < len(row) else "" for row in rows) for n in range(width))
    return [mark.join(part for part in column if part) for column in columns]


def _records(source: Source) -> Iterator[Record]:
    """Yield each record with the line on which it starts."""
    encoding = "utf-8-sig" if source.encoding.lower() in ("utf-8", "utf8") else source.encoding
    dialect = source.dialect
    begun = 1
    try:
        with source.path.open(encoding=encoding, newline="") as lines:
            reader = csv.reader(
                lines,
                delimiter=delimiter_of(source),
                quotechar=dialect.get("quoteChar", '"'),
                skipinitialspace=dialect.get("skipInitialSpace", False),
                strict=True,
            )
            for cells in reader:
                if cells:
                    yield begun, cells
                begun = reader.line_num + 1
    except UnicodeError as error:
        raise _undecodable(source) from error
    except LookupError as error:
        raise source.fault(
            None, f'"{source.encoding}" is not an encoding', "save it as UTF-8"
        ) from error
    except csv.Error as error:
        raise source.fault(begun, f"is not CSV ({error})", "correct its quotation marks") from error
    except OSError as error:
        raise source.fault(
            None, f"cannot be read ({error.strerror})", "check its permissions"
        ) from error


def _undecodable(source: Source) -> DatasetError:
    data = source.path.read_bytes()
    try:
        data.decode(source.encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        what = f'byte 0x{data[error.start]:02x} is not "{source.encoding}"'
        fix = 'save the table as UTF-8, or state its "encoding" in the resource'
        return source.fault(row, what, fix)
    return source.fault(None, "changed while it was read", "run again")
