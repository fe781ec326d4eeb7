"""Workbooks, Parquet and JSON: values that have types, written as text."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet
from tests.reference.reading import read

from factgauge.errors import DatasetError


def workbook(tmp_path, rows, name="t.xlsx", merged=(), change=lambda book: None):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    change(book)
    path = tmp_path / name
    book.save(path)
    return path


def test_cells_of_a_workbook_are_written_as_their_values(tmp_path):
    day = datetime.datetime(2018, 3, 25)
    noon = datetime.datetime(2018, 3, 25, 12, 30)
    path = workbook(tmp_path, [["a", "b", "c", "d", "e", "f"], [1.0, 0.1, day, noon, True, "…"],
                               [1e-7, 1e21, None, "#N/A", 0, " x "]])  # fmt: skip

    assert read(path, "xlsx")[1:] == [
        (2, ["1", "0.1", "2018-03-25", "2018-03-25T12:30:00", "true", "…"]),
        (3, ["0.0000001", "1" + "0" * 21, "", "#N/A", "0", " x "]),
    ]


def test_what_stands_in_a_merged_header_cell_stands_over_each_of_its_columns(tmp_path):
    rows = [
        ["Harvests"],
        [None, "Grain", None, "Wine"],
        ["year", "rye", "oats", "red"],
        [2017, 1, 2, 3],
    ]
    path = workbook(tmp_path, rows, merged=["B2:C2"])

    assert read(path, "xlsx", headerRows=[2, 3]) == [
        (3, ["year", "Grain rye", "Grain oats", "Wine red"]),
        (4, ["2017", "1", "2", "3"]),
    ]


def test_a_sheet_is_named_or_counted_and_otherwise_the_first_visible(tmp_path):
    def two_more(book):
        book.active.sheet_state = "hidden"
        for title, cell in (("Seen", "x"), ("Other", "y")):
            book.create_sheet(title).append(["a"])
            book[title].append([cell])

    path = workbook(tmp_path, [["a"], ["hidden"]], change=two_more)

    assert read(path, "xlsx")[1] == (2, ["x"])
    assert read(path, "xlsx", sheetName="Other")[1] == (2, ["y"])
    assert read(path, "xlsx", sheetNumber=1)[1] == (2, ["hidden"])
    with pytest.raises(
        DatasetError, match=r'no sheet "None"; name one of its sheets: "Sheet", "Seen", "Other"'
    ):
        read(path, "xlsx", sheetName="None")
    with pytest.raises(DatasetError, match="no sheet number 4"):
        read(path, "xlsx", sheetNumber=4)


def test_rows_of_a_sheet_are_counted_with_blank_ones_and_columns_by_their_cells(tmp_path):
    path = workbook(tmp_path, [["a", "b"], [], ["Grain"], [1, 2, "beside"], [3], ["Source"]])

    rows = read(path, "xlsx", commentRows=[3], lastRow=5)

    assert rows == [
        (1, ["a", "b", "column 3"]),
        (4, ["1", "2", "beside"]),
        (5, ["3", "", ""]),
    ]


def test_a_workbook_is_known_by_its_content(tmp_path):
    path = workbook(tmp_path, [["a"], [1]])
    renamed = path.rename(tmp_path / "t.xls")

    assert read(renamed, "xlsx") == [(1, ["a"]), (2, ["1"])]


def test_parquet_keeps_shortest_digits_decimals_days_and_labels(tmp_path):
    columns = {
        "land": pyarrow.array(["France", None]).dictionary_encode(),
        "small": pyarrow.array([0.1, None], pyarrow.float32()),
        "large": pyarrow.array([1e21, float("nan")]),
        "whole": pyarrow.array([2.0, -1e-7]),
        "exact": pyarrow.array([Decimal("1.50"), None], pyarrow.decimal128(9, 2)),
        "day": pyarrow.array([datetime.date(2018, 3, 25), None]),
        "count": pyarrow.array([2**60, None]),
        "when": pyarrow.array([datetime.datetime(2018, 3, 25), datetime.datetime(2018, 3, 25, 1)]),
        "yes": pyarrow.array([True, False]),
    }
    path = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table(columns), path, row_group_size=1)

    assert read(path, "parquet") == [
        (0, list(columns)),
        (1, ["France", "0.1", "1" + "0" * 21, "2", "1.50", "2018-03-25", str(2**60), "2018-03-25",
             "true"]),
        (2, ["", "", "", "-0.0000001", "", "", "", "2018-03-25T01:00:00", "false"]),
    ]  # fmt: skip


def test_records_keep_their_digits_and_nested_keys_become_names(tmp_path):
    path = tmp_path / "t.json"
    path.write_text(
        '[{"a": 1.50, "b": {"c": null, "d": true}}, {"e": 1e5, "a": 123456789012345678901}]'
    )

    assert read(path, "json") == [
        (0, ["a", "b.c", "b.d", "e"]),
        (1, ["1.50", "", "true", ""]),
        (2, ["123456789012345678901", "", "", "1e5"]),
    ]


@pytest.mark.parametrize(("document", "path"), [
    ({"data": {"items": [{"a": "x"}]}}, "data.items"),
    ([{"page": 1}, [{"a": "x"}]], "1"),
    ({"a.b": [{"a": "x"}]}, "a.b"),
])  # fmt: skip
def test_records_may_lie_within_a_document(tmp_path, document, path):
    file = tmp_path / "t.json"
    file.write_text(json.dumps(document))

    assert read(file, "json", property=path) == [(0, ["a"]), (1, ["x"])]


def test_a_list_of_lists_has_its_header_first(tmp_path):
    path = tmp_path / "t.json"
    path.write_text('[["land", "year"], ["France", 2017]]')

    assert read(path, "json") == [(0, ["land", "year"]), (1, ["France", "2017"])]


def test_json_lines_are_counted_and_item_keys_choose_the_columns(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text('{"a": 1}\n\n{"b": 2, "a": 3}\n')

    assert read(path, "jsonl") == [(0, ["a", "b"]), (1, ["1", ""]), (3, ["3", "2"])]
    assert read(path, "jsonl", itemKeys=["b"]) == [(0, ["b"]), (1, [""]), (3, ["2"])]


@pytest.mark.parametrize(("text", "said"), [
    ('[{"a": NaN}]', "NaN is no number of JSON; write null"),
    ('[{"a": 1, "a": 2}]', 'the key "a" stands twice in one record'),
    ('[{"a": 1}, 5]', 'row 2: is "5", no record'),
    ('[{"a": 1},\n {"a" 2}]', "is not JSON (line 2, character 7"),
    ('{"a": 1}', "is no list of records; name the key"),
    ("[" * 100_000, "is nested too deeply"),
    ('[["a", "b"], [1]]', "row 1: has 1 cells where the header has 2"),
    ('[{"a.b": 1, "a": {"b": 2}}]', 'says "a.b" both as one key and as nested ones'),
])  # fmt: skip
def test_json_that_is_no_table_is_refused_with_its_place(tmp_path, text, said):
    path = tmp_path / "t.json"
    path.write_text(text)

    with pytest.raises(DatasetError) as caught:
        read(path, "json")

    assert said in str(caught.value)


def test_a_line_that_is_no_record_is_refused_with_its_row(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text('{"a": 1}\n{"a": Infinity}\n')

    with pytest.raises(DatasetError, match=r"t\.jsonl, row 2: Infinity is no number of JSON"):
        read(path, "jsonl")
