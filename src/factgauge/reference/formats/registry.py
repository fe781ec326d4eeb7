"""Which reader each format has. A reader's module is loaded when a table of its format is read."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from factgauge.reference.formats.source import Describer, Reader

# format → module and function
READERS: Mapping[str, tuple[str, str]] = {
    "csv": ("delimited", "read_delimited"),
    "tsv": ("delimited", "read_delimited"),
    "xlsx": ("xlsx", "read_xlsx"),
    "parquet": ("parquet", "read_parquet"),
    "json": ("records", "read_json"),
    "jsonl": ("records", "read_json_lines"),
    "fixed": ("fixed", "read_fixed"),
    "json-stat": ("json_stat", "read_json_stat"),
    "sdmx-csv": ("sdmx_csv", "read_sdmx_csv"),
    "sdmx-ml": ("sdmx_ml", "read_sdmx_ml"),
    "eurostat-tsv": ("eurostat", "read_eurostat"),
    "xbrl": ("xbrl", "read_xbrl"),
    "ddf": ("ddf", "read_ddf"),
}

# format → module and function, where files of the format say something of themselves
DESCRIBERS: Mapping[str, tuple[str, str]] = {
    "json-stat": ("json_stat", "describe_json_stat"),
    "sdmx-csv": ("sdmx_csv", "describe_sdmx_csv"),
    "sdmx-ml": ("sdmx_ml", "describe_sdmx_ml"),
    "eurostat-tsv": ("eurostat", "describe_eurostat"),
    "xbrl": ("xbrl", "describe_xbrl"),
    "ddf": ("ddf", "describe_ddf"),
}


def reader_of(format: str) -> Reader | None:
    """Return the reader of a format; `None` where no reader knows it."""
    if format not in READERS:
        return None
    module, function = READERS[format]
    reader: Reader = getattr(import_module(f"factgauge.reference.formats.{module}"), function)
    return reader


def describer_of(format: str) -> Describer | None:
    """Return what reads a format's own words on its columns; `None` where it has none."""
    if format not in DESCRIBERS:
        return None
    module, function = DESCRIBERS[format]
    describer: Describer = getattr(import_module(f"factgauge.reference.formats.{module}"), function)
    return describer


# format → module and function, where a table is read with other files beside it
COMPANIONS: Mapping[str, tuple[str, str]] = {"ddf": ("ddf", "companions_of_points")}


def companions_of(format: str, path: Path) -> tuple[Path, ...]:
    """Return the files that a table's format reads beside its own; they go wherever it goes."""
    if format not in COMPANIONS:
        return ()
    module, function = COMPANIONS[format]
    found: tuple[Path, ...] = getattr(
        import_module(f"factgauge.reference.formats.{module}"), function
    )(path)
    return found
