"""Tables with a delimiter, read as their dialect says."""

from __future__ import annotations

import gzip

import pytest
from tests.reference.reading import read

from factgauge.errors import DatasetError


def written(tmp_path, data, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_lines_above_the_header_are_not_parsed(tmp_path):
    path = written(tmp_path, '"Source","World\n"Changed","2015-\nland,year\nFrance,2017\n')

    assert read(path, "csv", headerRows=[3]) == [(3, ["land", "year"]), (4, ["France", "2017"])]


def test_header_rows_are_joined_and_blanks_among_them_left_out(tmp_path):
    path = written(tmp_path, "Title\n,Rye,Oats\nyear,tonnes,\n2017,1,2\n")

    rows = read(path, "csv", headerRows=[2, 3])

    assert rows == [(3, ["year", "Rye tonnes", "Oats"]), (4, ["2017", "1", "2"])]


def test_columns_without_a_name_and_names_that_stand_twice_can_be_addressed(tmp_path):
    path = written(tmp_path, ",value,value,value (2),value\na,1,2,3,4\n")

    header = read(path, "csv")[0][1]

    assert header == ["column 1", "value", "value (3)", "value (2)", "value (4)"]


def test_a_name_over_two_lines_is_put_on_one(tmp_path):
    path = written(tmp_path, '"Crude\n oil",year\n1,2017\n')

    assert read(path, "csv") == [(1, ["Crude oil", "year"]), (3, ["1", "2017"])]


def test_what_trailing_delimiters_make_is_left_out(tmp_path):
    path = written(tmp_path, "a,b,,\n1,2,,\n3,4,\n5,6\n")

    assert [cells for _, cells in read(path, "csv")] == [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
    ]


def test_a_cell_below_a_trailing_delimiter_is_refused(tmp_path):
    path = written(tmp_path, "a,b,\n1,2,\n3,4,5\n")

    with pytest.raises(DatasetError, match=r"t\.csv, row 3: has 3 cells where the header has 2"):
        read(path, "csv")


def test_comments_blank_rows_and_what_follows_the_last_row_are_passed_over(tmp_path):
    path = written(tmp_path, "a,b\n# none\nA part\n1,2\n\n,\n3,4\nSource: x\n")

    rows = read(path, "csv", commentChar="#", commentRows=[3], lastRow=7)

    assert rows == [(1, ["a", "b"]), (4, ["1", "2"]), (7, ["3", "4"])]


def test_rows_may_lack_last_cells_only_where_the_dialect_says_so(tmp_path):
    path = written(tmp_path, "a,b,note\n1,2,x\n3,4\n")

    assert read(path, "csv", shortRows=True)[2] == (3, ["3", "4", ""])
    with pytest.raises(DatasetError, match="row 3: has 2 cells where the header has 3"):
        read(path, "csv")


def test_rows_are_counted_in_lines_where_cells_go_over_several(tmp_path):
    path = written(tmp_path, 'a,b\n"x\ny",1\nz,2\n')

    assert [line for line, _ in read(path, "csv")] == [1, 2, 4]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line(tmp_path, ending):
    path = written(tmp_path, ending.join(["note", "a,b", "1,2", ""]))

    assert read(path, "csv", headerRows=[2]) == [(2, ["a", "b"]), (3, ["1", "2"])]


@pytest.mark.parametrize(
    ("name", "row"),
    [("t.tsv", "a\tb\n"), ("t.tab", "a\tb\n"), ("t.tsv.gz", "a\tb\n"), ("t.csv.gz", "a,b\n")],
)
def test_the_suffix_tells_the_usual_delimiter_and_gzip_is_unpacked(tmp_path, name, row):
    data = (row + row.replace("a", "1")).encode()
    path = written(tmp_path, gzip.compress(data) if name.endswith("gz") else data, name)

    assert read(path, "csv") == [(1, ["a", "b"]), (2, ["1", "b"])]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig", "utf-32"])
def test_a_stated_encoding_is_honoured(tmp_path, encoding):
    path = written(tmp_path, "pays,an\nCôte d’Ivoire,2017\n".encode(encoding))

    stated = "utf-8" if encoding == "utf-8-sig" else encoding
    assert read(path, "csv", stated) == [(1, ["pays", "an"]), (2, ["Côte d’Ivoire", "2017"])]
