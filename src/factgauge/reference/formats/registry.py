"""Which reader each format has. A reader's module is loaded when a table of its format is read."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from factgauge.reference.formats.source import Reader

# format → module and function
READERS: Mapping[str, tuple[str, str]] = {
    "csv": ("delimited", "read_delimited"),
    "tsv": ("delimited", "read_delimited"),
    "xlsx": ("xlsx", "read_xlsx"),
    "parquet": ("parquet", "read_parquet"),
    "json": ("records", "read_json"),
    "jsonl": ("records", "read_json_lines"),
    "fixed": ("fixed", "read_fixed"),
}


def reader_of(format: str) -> Reader | None:
    """Return the reader of a format; `None` where no reader knows it."""
    if format not in READERS:
        return None
    module, function = READERS[format]
    reader: Reader = getattr(import_module(f"factgauge.reference.formats.{module}"), function)
    return reader
