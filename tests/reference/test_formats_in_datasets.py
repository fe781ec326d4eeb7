"""Datasets whose tables are of other formats than CSV, from the file to the cells."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from pathlib import Path

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet
from tests.reference.builders import HEADER, TABLE, Write, resource

from factgauge.reference.catalogue import Catalogue

NAMES = HEADER.strip().split(",")
ROWS = [line.split(",") for line in TABLE.strip().splitlines()[1:]]


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Harvests"])
    for row in (NAMES, *ROWS):
        book.active.append([float(c) if c.replace(".", "").isdigit() else c or None for c in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def columns() -> bytes:
    table = pyarrow.table({name: [row[n] for row in ROWS] for n, name in enumerate(NAMES)})
    data = io.BytesIO()
    parquet.write_table(table, data)
    return data.getvalue()


RECORDS = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
TABLES = {
    "xlsx": (sheet(), {"headerRows": [2]}),
    "parquet": (columns(), {}),
    "json": (json.dumps({"data": RECORDS}).encode(), {"property": "data"}),
    "jsonl": ("\n".join(map(json.dumps, RECORDS)).encode(), {}),
    "tsv": (TABLE.replace(",", "\t").encode(), {"delimiter": "\t"}),
    "fixed": (
        b"land year crop value precision about source\n"
        b"FRA  2017 rye   34.5                 yearbook\n"
        b"FRA  2018 rye   40   10              yearbook\n",
        {"widths": [5, 5, 5, 6, 10, 6, 9], "headerRows": [1]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("format", TABLES)
def test_a_dataset_may_be_of_any_format(write: Write, root: Path, format: str) -> None:
    table, dialect = TABLES[format]
    write(table, change=lambda p: resource(p).update(format=format, dialect=dialect))

    with Catalogue.open([root]) as catalogue:
        cells = catalogue.cells(catalogue.datasets[0], "rye")

    assert [cell.value for cell in cells] == [Fraction("34.5"), Fraction(40)]
