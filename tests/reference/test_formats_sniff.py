"""Files of tables, recognised: how each is to be read, and what is unsure or odd about it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet
from tests.reference.reading import only, read_as_found

from factgauge.errors import DatasetError
from factgauge.reference.formats.sniff import sniff

ROWS = "land;year;tonnes\nFrance;2017;3,5\nGermany;2018;4,25\nItaly;2018;6\n"


def written(tmp_path: Path, data: str | bytes, name: str = "t.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_all_lines_alike(tmp_path, delimiter):
    rows = [["land", "note", "tonnes"], ["France", "a, b; c", "3"], ["Italy", "d", "4"]]
    quoted = (f'"{cell}"' for cell in rows[1])
    lines = [delimiter.join(rows[0]), delimiter.join(quoted), delimiter.join(rows[2])]
    path = written(tmp_path, "\n".join(lines) + "\n", "t.txt")

    found = only(path)

    assert found.dialect.get("delimiter", ",") == delimiter
    assert [cells for _, cells in read_as_found(path, found)] == rows


def test_decimal_commas_are_told_and_leave_the_semicolon_its_place(tmp_path):
    found = only(written(tmp_path, ROWS))

    assert (found.format, found.dialect) == ("csv", {"delimiter": ";"})
    assert found.remarks == ('numbers are written with a decimal comma, as "3,5"',)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_told(tmp_path, encoding):
    path = written(tmp_path, "pays,an,tonnes\nCôte d’Ivoire,2017,5\n".encode(encoding))

    found = only(path)

    assert read_as_found(path, found)[1][1] == ["Côte d’Ivoire", "2017", "5"]
    marked = encoding in ("utf-8", "utf-8-sig", "utf-16")
    assert [f"read as {found.encoding}" in remark for remark in found.remarks] == [True] * (
        not marked
    )


def test_bytes_of_another_encoding_amid_utf8_are_told_with_their_row(tmp_path):
    data = "pays,an\nCôte,2017\nHaïti,2017\n".encode() + b"R\xe9union,2017\n"
    path = written(tmp_path, data)

    found = only(path)

    assert found.encoding == "utf-8"
    assert found.remarks[0].startswith("is UTF-8 with other bytes mixed in: byte 0xe9 in row 4")
    with pytest.raises(DatasetError, match=r"row 4: byte 0xe9 is not \"utf-8\" \(byte 32 of"):
        read_as_found(path, found)


def test_a_preamble_is_passed_over_and_what_it_says_is_kept(tmp_path):
    preamble = '"Data Source","World Harvests",\n\n"Last Updated Date","2015-10-14",\n\n'
    path = written(tmp_path, preamble + '"land","code","2013","2014",\n"France","FRA","1","2",\n')

    found = only(path)

    assert found.dialect == {"headerRows": [5]}
    assert (found.hints.source, found.hints.vintage) == ("World Harvests", "2015-10-14")
    assert read_as_found(path, found)[0] == (5, ["land", "code", "2013", "2014"])
    assert found.remarks[0].startswith('rows 1 and 3 above the header passed over: "Data Source,')
    assert "each row ends with a delimiter that heads no column; it is left out" in found.remarks


def test_a_preamble_as_wide_as_the_table_ends_with_a_blank_line(tmp_path):
    path = written(
        tmp_path, "Source,World Harvests\nUpdated,2015-10-14\n\nyear,tonnes\n2013,5\n2014,6\n"
    )

    found = only(path)

    assert found.dialect == {"headerRows": [4]}
    assert found.hints.vintage == "2015-10-14"


def test_a_blank_line_below_the_header_does_not_move_it(tmp_path):
    path = written(tmp_path, "year,tonnes\n\n2013,5\n2014,6\n")

    assert only(path).dialect == {}


def test_quotation_marks_left_open_above_the_header_are_told(tmp_path):
    rows = "".join(f'"Land {n}","L{n}","{n}"\n' for n in range(9))
    path = written(
        tmp_path, '"Data Source","World \n"Updated","2015-\n"land","code","2013"\n' + rows
    )

    found = only(path)

    assert found.dialect == {"headerRows": [3]}
    assert "a quotation mark is left open in rows 1 and 2, above the header" in found.remarks
    assert len(read_as_found(path, found)) == 10


def test_a_row_of_units_is_joined_to_the_header(tmp_path):
    path = written(tmp_path, "year,rye,oats\n,(tonnes),(tonnes)\n2013,5,6\n2014,6,7\n")

    found = only(path)

    assert found.dialect == {"headerRows": [1, 2]}
    assert read_as_found(path, found)[0] == (2, ["year", "rye (tonnes)", "oats (tonnes)"])
    assert 'row 2 reads as the units: "(tonnes)"' in found.remarks


def test_notes_below_the_table_end_it(tmp_path):
    notes = "\nSource: World Harvests\n* estimated,,\n"
    path = written(tmp_path, "land,year,tonnes\nFrance,2013,5*\nItaly,2014,6\n" + notes)

    found = only(path)

    assert found.dialect == {"lastRow": 3}
    assert found.hints.source == "World Harvests"
    assert [line for line, _ in read_as_found(path, found)] == [1, 2, 3]


def test_last_rows_without_values_are_rows(tmp_path):
    path = written(tmp_path, "land,note\nFrance,estimate\nItaly,\nSpain,\n")

    assert (only(path).dialect, only(path).remarks) == ({}, ())


def test_last_rows_of_a_sheet_are_notes_only_if_apart_or_said_to_be(tmp_path):
    book = openpyxl.Workbook()
    for row in [["land", "t"], ["France", 5], ["Italy", 6], ["Spain"], [], ["a remark"], ["more"]]:
        book.active.append(row)
    path = tmp_path / "t.xlsx"
    book.save(path)

    assert only(path).dialect == {"sheetName": "Sheet", "lastRow": 4}


def test_lines_amid_the_rows_are_passed_over_and_told(tmp_path):
    path = written(
        tmp_path,
        "land,year,tonnes\nFrance,2013,5\nAsia,,\nChina,2014,6\nIndia,2014,7\nland,year,tonnes\nNepal,2014,8\n",
    )

    found = only(path)

    assert found.dialect == {"commentRows": [3, 6]}
    assert any('of one cell each: "Asia"; if they are titles' in r for r in found.remarks)
    assert "row 6 passed over: the header again" in found.remarks


def test_comments_above_and_amid_the_rows_are_told(tmp_path):
    path = written(
        tmp_path,
        "# harvests\nland,year,tonnes\nFrance,2013,5\n# Asia\nChina,2014,6\nIndia,2014,6\n",
    )

    found = only(path)

    assert found.dialect == {"headerRows": [2], "commentChar": "#"}
    assert [line for line, _ in read_as_found(path, found)] == [2, 3, 5, 6]


@pytest.mark.parametrize(("data", "remark"), [
    ("1990,5\n1991,6\n1992,7\n", "row 1 was taken for the header, but reads like"),
    ("land,,tonnes\na,x,1\nb,y,2\n", 'a column has no name; it is called "column 2"'),
    ("land,t,t\na,3,1\nb,4,2\n", 'column 3 has a name that stands before; it is called "t (2)"'),
    ("land,year,t\na,1990,1\nb,1991\nc,1992,3\n", "not 3 cells as in the header: row 3, where"),
    ("land,t\na,1\nb,2\nTotal,3\n", 'row 4 may be a total among its parts: "Total"'),
    ('land,t\na,1\nb,"2\nc,3\n', "row 3 is not CSV (unexpected end of data)"),
    ("a,b\nx,1,2\ny,3,4\n", "most rows have 3 cells where the header has 2; the table cannot be"),
    ("tonnes\n1\n2\n", "has one column only: no delimiter was found"),
    ("land,t,note\na,1,\nb,2,\nc,3\n", "last cells are lacking in row 4 and count"),
])  # fmt: skip
def test_what_is_odd_is_told(tmp_path, data, remark):
    found = only(written(tmp_path, data))

    assert [said for said in found.remarks if said.startswith(remark)] != []


def test_years_as_headers_do_not_look_like_a_missing_header(tmp_path):
    found = only(written(tmp_path, "land,1990,1991\nFrance,1,2\nItaly,3,4\n"))

    assert (found.dialect, found.remarks) == ({}, ())


def test_the_line_that_names_the_delimiter_is_honoured(tmp_path):
    found = only(written(tmp_path, "sep=|\na|b;c\n1|2;3\n"))

    assert found.dialect == {"delimiter": "|", "headerRows": [2]}


@pytest.mark.parametrize(("data", "dialect"), [
    ("'a','b, c'\n'1','2, 3'\n", {"quoteChar": "'"}),
    ('a, "b, c"\n1, "2, 3"\n', {"skipInitialSpace": True}),
    ("a, b\n1, 2\n", {"skipInitialSpace": True}),
    ('a,b\n1,"{""x"": 1, ""y"": 2}"\n2,"{""x"": 1, ""y"": 2}"\n', {}),
])  # fmt: skip
def test_how_cells_are_quoted_is_told(tmp_path, data, dialect):
    path = written(tmp_path, data)
    found = only(path)

    assert found.dialect == dialect
    assert {len(cells) for _, cells in read_as_found(path, found)} == {2}


def test_packed_text_is_looked_into(tmp_path):
    path = written(tmp_path, gzip.compress(ROWS.encode()), "t.csv.gz")

    found = only(path)

    assert (found.format, found.dialect) == ("csv", {"delimiter": ";"})
    assert len(read_as_found(path, found)) == 4


def test_each_sheet_with_figures_is_found_with_its_header_units_and_notes(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Hidden"
    book.active.sheet_state = "hidden"
    prices = book.create_sheet("Prices")
    for row in [["Prices of harvests"], ["Updated on March 03, 2026"], [],
                [None, "Rye", "Oats", "Wine"],
                [None, "($/t)", "($/t)", "($/l)"], [1960, 1.5, "…", 3], [1961, 1.25, 2, 4], [],
                ["Source: the exchange"]]:  # fmt: skip
        prices.append(row)
    words = book.create_sheet("Words")
    words.append(["Rye", "a grain"])
    words.append(["Oats", "another"])
    shares = book.create_sheet("Shares")
    for row in (["land", "share"], ["France", 0.34], ["Italy", 0.66]):
        shares.append(row)
    shares["B2"].number_format = "0%"
    path = tmp_path / "t.xlsx"
    book.save(path)

    first, second = sniff(path)

    assert (first.format, first.label) == ("xlsx", "Prices")
    assert first.dialect == {"sheetName": "Prices", "headerRows": [4, 5], "lastRow": 7}
    assert (first.hints.title, first.hints.vintage) == ("Prices of harvests", "2026-03-03")
    assert 'hidden sheet "Hidden" holds no table and is passed over' in first.remarks
    assert 'sheet "Words" holds no figures and is passed over' in first.remarks
    assert read_as_found(path, first)[:2] == [
        (5, ["column 1", "Rye ($/t)", "Oats ($/t)", "Wine ($/l)"]),
        (6, ["1960", "1.5", "…", "3"]),
    ]
    assert second.label == "Shares"
    assert second.remarks == ('column "share" is shown in percent but holds shares of 1, as 0.34: '
                              "its unit is no percent",)  # fmt: skip


def test_header_rows_that_hang_from_wider_names_are_found(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [["Indices"], [], [None, "All", "Energy", "Farming"],
                [None, None, None, "Food", "Drink"],
                [1960, 1.5, 2.5, 3.5, 4.5], [1961, 1.5, 2.5, 3.5, 4.5]]:  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("D3:E3")
    path = tmp_path / "t.xlsx"
    book.save(path)

    found = only(path)

    assert found.dialect["headerRows"] == [3, 4]
    assert read_as_found(path, found)[0][1] == [
        "column 1",
        "All",
        "Energy",
        "Farming Food",
        "Farming Drink",
    ]


@pytest.mark.parametrize(("document", "dialect"), [
    ([{"a": 1}], {}),
    ({"meta": {"n": 1}, "data": {"items": [{"a": 1}, {"a": 2}], "odd": [{"b": 1}]}},
     {"property": "data.items"}),
    ([{"page": 1}, [{"a": 1}]], {"property": "1"}),
    ([["a"], [1]], {}),
])  # fmt: skip
def test_records_within_json_are_found(tmp_path, document, dialect):
    path = written(tmp_path, json.dumps(document), "t.json")

    found = only(path)

    assert (found.format, found.dialect) == ("json", dialect)
    assert read_as_found(path, found)[0][1] == ["a"]


def test_one_record_a_line_is_found(tmp_path):
    path = written(tmp_path, '{"a": 1}\n{"a": 2}\n', "t.txt")

    assert only(path).format == "jsonl"


def test_parquet_is_found_by_its_content(tmp_path):
    path = tmp_path / "table"
    parquet.write_table(pyarrow.table({"a": [1]}), path)

    assert only(path).format == "parquet"


@pytest.mark.parametrize(("data", "said"), [
    (b"", "is empty"),
    (b" \n\n", "is empty"),
    (b"land,year\n", "has a header and no rows"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no text"),
    (b'{"name": "x", "resources": []}', "is the descriptor of a data package"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a workbook of the old format"),
])  # fmt: skip
def test_what_holds_no_table_is_refused(tmp_path, data, said):
    with pytest.raises(DatasetError) as caught:
        sniff(written(tmp_path, data))

    assert caught.value.what.startswith(said)


def test_a_text_of_sentences_holds_no_table(tmp_path):
    text = "Once upon a time there was a table.\nIt had four legs, and no columns at all.\n"

    with pytest.raises(DatasetError, match="has no table of a kind that is read; save it as CSV"):
        sniff(written(tmp_path, text, "t.txt"))
