"""Tables in Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factgauge.reference.formats.header import named
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.stream import MIB
from factgauge.reference.formats.value import plain, text_of

ROWS_AT_ONCE = 20_000
LARGEST_GROUP = 4096 * MIB  # unpacked bytes of a row group, of which one batch is held at a time


def read_parquet(source: Source) -> Iterator[Record]:
    """Yield the header and the rows, counted from 1; of a file of any size few are held at a time.

    A missing value, and a float that is not a number, is "". Raises `DatasetError`, also for a
    column of bytes.
    """
    with open_parquet(source) as file:
        schema = file.schema_arrow
        header = named(schema.names)
        _check(source, file)
        yield 0, header
        number = 0
        for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
            columns = [_texts(column) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, list(cells)


@contextmanager
def open_parquet(source: Source) -> Iterator[Any]:
    """Open a file of pyarrow. Raises `DatasetError`, also while it is read."""
    import pyarrow  # type: ignore[import-untyped]
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(source.path, pre_buffer=False) as file:
            yield file
    except (pyarrow.ArrowException, OSError) as error:
        reason = str(error).strip().split("\n")[0]
        raise source.fault(
            None, f"cannot be read as Parquet ({reason})", "fetch it anew, or write it anew"
        ) from error


def _check(source: Source, file: Any) -> None:
    from pyarrow import types

    for field in file.schema_arrow:
        kind = field.type.value_type if types.is_dictionary(field.type) else field.type
        if types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind):
            raise source.fault(
                None, f'column "{field.name}" holds bytes, not text', "write it as text, or drop it"
            )
    for group in range(file.metadata.num_row_groups):
        size = file.metadata.row_group(group).total_byte_size
        if size > LARGEST_GROUP:
            raise source.fault(
                None,
                f"has a row group of {size // MIB} MB, more than {LARGEST_GROUP // MIB} MB",
                "write it with smaller row groups",
            )


def _texts(column: Any) -> list[str]:
    """Return the cells of a column as text."""
    import pyarrow
    from pyarrow import compute, types

    kind = column.type
    if types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if types.is_floating(kind):
        digits = compute.cast(column, pyarrow.string()).to_pylist()
        return ["" if cell is None else plain(cell) for cell in digits]
    if types.is_integer(kind) or types.is_string(kind) or types.is_large_string(kind):
        column = compute.fill_null(compute.cast(column, pyarrow.large_string()), "")
        cells: list[str] = column.to_pylist()
        return cells
    return [text_of(value) for value in column.to_pylist()]
