"""Tables that are broken or meant to do harm: each gets a clear outcome with its place."""

from __future__ import annotations

import gzip
import tracemalloc
import zipfile

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet
from tests.reference.reading import only, read

from factgauge.errors import DatasetError
from factgauge.reference.formats import delimited, stream, workbook
from factgauge.reference.formats.sniff import sniff

MIB = 1024 * 1024


def written(tmp_path, data, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refusal(path, format, **dialect):
    """Return what is said of a file when it is read."""
    with pytest.raises(DatasetError) as caught:
        read(path, format, **dialect)
    return str(caught.value)


@pytest.mark.parametrize(("data", "said"), [
    ("a,b\n1,2\n3\n", "t.csv, row 3: has 1 cells where the header has 2"),
    ("a,b\n1,2\n3,4,5\n", "t.csv, row 3: has 3 cells where the header has 2"),
    (b"a,b\n1,2\n\x00,4\n", "t.csv, row 3: holds a NUL byte, which no text does"),
    ("a,b\né,2\n".encode() + b"\xe9,4\n", 't.csv, row 3: byte 0xe9 is not "utf-8" (byte 9 of'),
    ('a,b\n1,2\n3,"4\n5,6\n', "t.csv, row 3: is not CSV (unexpected end of data); close its"),
    ('a,b\n1,2\n3,"4"5\n', "t.csv, row 3: is not CSV"),
])  # fmt: skip
def test_a_broken_table_is_refused_with_its_row(tmp_path, data, said):
    assert refusal(written(tmp_path, data), "csv").startswith(said)


def test_a_wrong_byte_far_into_a_file_is_found_with_its_row(tmp_path):
    row = "Côte d’Ivoire,2017\n".encode()
    count = 3 * MIB // len(row)
    path = written(tmp_path, b"a,b\n" + row * count + b"\xff,1\n")

    assert refusal(path, "csv").startswith(f"t.csv, row {count + 2}: byte 0xff is not")


def test_a_nul_far_into_a_file_is_found_with_its_row(tmp_path):
    count = 3 * MIB // 4
    path = written(tmp_path, b"a,b\n" + b"1,2\n" * count + b"1,\0\n")

    assert refusal(path, "csv").startswith(f"t.csv, row {count + 2}: holds a NUL byte")


def test_a_cell_of_some_megabytes_is_read(tmp_path):
    path = written(tmp_path, "a,b\n" + "x" * (2 * MIB) + ",1\n")

    assert [len(cell) for cell in read(path, "csv")[1][1]] == [2 * MIB, 1]


def test_a_quotation_mark_left_open_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "LARGEST_CELL", MIB)
    path = written(tmp_path, 'a,b\n1,"2\n' + "3,4\n" * MIB)

    tracemalloc.start()
    said = refusal(path, "csv")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert said.startswith("t.csv, row 2: is not CSV (field larger than field limit")
    assert peak < 20 * MIB


def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "LONGEST_LINE", 2 * MIB)
    path = written(tmp_path, b"a,b\n1,2\n" + b"x" * (8 * MIB))

    assert "has a line of more than 2 MB" in refusal(path, "csv")


def test_memory_stays_flat_however_long_a_table_is(tmp_path):
    path = tmp_path / "t.csv"
    with path.open("w") as out:
        out.write("land,year,tonnes\n")
        for _ in range(1000):
            out.write("France,2017,12345\n" * 1000)

    from factgauge.reference.formats.registry import reader_of
    from factgauge.reference.formats.source import Source

    tracemalloc.start()
    count = sum(1 for _ in reader_of("csv")(Source(path, "t.csv")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 1_000_001
    assert path.stat().st_size > 15 * MIB
    assert peak < 6 * MIB


def test_packed_text_out_of_proportion_is_refused(tmp_path):
    path = written(tmp_path, gzip.compress(b"a,b\n" + b"1,2\n" * 5 * MIB), "t.csv.gz")

    said = "unpacks to more than 200 times its size"
    assert said in refusal(path, "csv")
    with pytest.raises(DatasetError, match=said):
        sniff(path)


def test_packed_text_that_is_cut_off_is_refused(tmp_path):
    whole = gzip.compress("".join(f"{n},{n * n}\n" for n in range(9999)).encode())
    path = written(tmp_path, whole[: len(whole) // 2], "t.csv.gz")

    assert "cannot be unpacked" in refusal(path, "csv")


@pytest.mark.parametrize("format", ["json", "fixed"])
def test_what_is_read_whole_has_a_bound(tmp_path, monkeypatch, format):
    monkeypatch.setattr(stream, "LARGEST_WHOLE", MIB)
    path = written(tmp_path, "[" + "1," * MIB + "1]")

    said = refusal(path, format)

    assert "has more than 1 MB, too much for" in said
    assert said.endswith("save it as CSV, JSON lines or Parquet, which are read row by row")


def book(tmp_path, rows, name="t.xlsx"):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    path = tmp_path / name
    made.save(path)
    return path


def with_sheet(tmp_path, change):
    """Write a workbook whose first sheet's XML was changed."""
    whole = book(tmp_path, [["a", "b"], [1, 2]], "whole.xlsx")
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            data = source.read(name)
            out.writestr(name, change(data) if name == "xl/worksheets/sheet1.xml" else data)
    return path


def test_a_workbook_that_would_unpack_out_of_proportion_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_, **__: pytest.fail("was opened"))
    path = with_sheet(tmp_path, lambda data: data + b" " * (40 * MIB))

    assert "unpacks to more than 200 times its size" in refusal(path, "xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", MIB)
    path = with_sheet(tmp_path, lambda data: data + b" " * (2 * MIB))

    assert "unpacks to 2 MB, more than the 1 MB allowed" in refusal(path, "xlsx")


def test_a_formula_without_a_value_is_refused_by_its_cell(tmp_path):
    path = book(tmp_path, [["a", "b"], [1, 2], [3, "=A2+B2"]])

    said = refusal(path, "xlsx")

    assert 'cell B3 of sheet "Sheet" is a formula without a value' in said
    assert said.endswith("open it in a spreadsheet program and save it there, which calculates it")
    assert any("cell B3 is a formula without a value" in remark for remark in only(path).remarks)


def test_a_formula_with_a_value_and_one_with_an_empty_text_are_values(tmp_path):
    path = with_sheet(
        tmp_path,
        lambda data: data.replace(
            b'<c r="A2" t="n"><v>1</v></c><c r="B2" t="n"><v>2</v></c>',
            b'<c r="A2"><f>1+4</f><v>5</v></c><c r="B2" t="str"><f>""</f><v></v></c>',
        ),
    )

    assert read(path, "xlsx") == [(1, ["a", "b"]), (2, ["5", ""])]


@pytest.mark.parametrize("name", ["t.xls", "t.xlsx"])
def test_an_old_workbook_is_refused_with_what_to_do(tmp_path, name):
    path = written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, name)

    assert "save it as .xlsx, without a password" in refusal(path, "xlsx")


@pytest.mark.parametrize(("old", "new", "said"), [
    (b'<row r="2"', b'<row r="99999999999"', 'has a cell "row 99999999999", beyond any sheet'),
    (b'r="B2"', b'r="XFE2"', 'has a cell "XFE2", beyond any sheet'),
    (b"</sheetData>", b"", "is damaged"),
    (b"<sheetData>", b"<sheetData><row r='x'/>", "is damaged"),
    (b"<v>2</v>", b"<v>two</v>", "cannot be read as a workbook"),
])  # fmt: skip
def test_a_damaged_sheet_is_refused(tmp_path, old, new, said):
    def change(data):
        assert old in data
        return data.replace(old, new)

    assert said in refusal(with_sheet(tmp_path, change), "xlsx")


def test_entities_that_grow_without_bound_are_refused(tmp_path):
    declared = b'<!DOCTYPE x [<!ENTITY a0 "xxxxxxxxxx">'
    for n in range(1, 10):
        declared += b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10)
    path = with_sheet(
        tmp_path, lambda data: declared + b"]>" + data.replace(b"<v>2</v>", b"<v>&a9;</v>")
    )

    assert "declares entities" in refusal(path, "xlsx")


@pytest.mark.parametrize("keep", [4, 100, 2000])
def test_a_workbook_that_is_cut_off_is_refused(tmp_path, keep):
    whole = book(tmp_path, [["a"], [1]])
    path = written(tmp_path, whole.read_bytes()[:keep], "cut.xlsx")

    assert "is not a workbook" in refusal(path, "xlsx")


@pytest.mark.parametrize("keep", [3, 8, 200])
def test_parquet_that_is_cut_off_is_refused(tmp_path, keep):
    whole = tmp_path / "whole.parquet"
    parquet.write_table(pyarrow.table({"a": list(range(999))}), whole)
    path = written(tmp_path, whole.read_bytes()[:keep], "t.parquet")

    assert "cannot be read as Parquet" in refusal(path, "parquet")


def test_a_parquet_column_of_bytes_is_refused_by_its_name(tmp_path):
    path = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table({"a": [1], "raw": [b"\xff"]}), path)

    assert 'column "raw" holds bytes, not text' in refusal(path, "parquet")


@pytest.mark.parametrize("format", ["csv", "tsv", "xlsx", "parquet", "json", "jsonl", "fixed"])
def test_a_file_that_is_not_there_is_said_so(tmp_path, format):
    assert "cannot be read" in refusal(tmp_path / "none", format)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"PK\x03\x04",
        b"PAR1",
        b"\x1f\x8b",
        b"[",
        b"{",
        b"\0" * 99,
        b'"',
        b",",
        b"\n,\n",
        b"\xef\xbb\xbf",
        b"a\r\r\rb",
        b"'",
    ],
)
def test_scraps_of_files_are_refused_or_found_to_be_one_column(tmp_path, data):
    try:
        found = only(written(tmp_path, data))
    except DatasetError as error:
        assert error.where == "t.csv"
    else:
        assert found.remarks == ("has one column only: no delimiter was found",)
