"""Print tables: columns told by white space, names by what stands above them."""

from __future__ import annotations

import pytest
from tests.reference.reading import only, read, read_as_found

from factgauge.errors import DatasetError

PAGE = """\
                        THE HARVESTS OF THE LAND
                        (thousands of tonnes)

                            Grain              Wine
    Year       All                             thou-
                        Rye      Oats          sands

                    Under the old borders

  1941.....  3,600     1,200     2,400          12.5
  1942 (1).... 700     1,250     2,450          12.6
  1943.....    990       450       540           9.0

                    Under the new borders

  1943.....  4,100     1,600     2,500          19.5
  1944.....  4,200     1,650     2,550          19.6

   1 Estimated.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return path


def test_a_print_table_is_recognised_with_its_header_sections_and_marks(page):
    found = only(page)

    assert found.format == "fixed"
    assert found.dialect["headerRows"] == [4, 5, 6]
    assert found.dialect["lastRow"] == 17
    assert found.hints.title == "THE HARVESTS OF THE LAND"
    assert "(thousands of tonnes)" in found.hints.description
    assert '"Grain" stands over columns 3 to 4' in found.remarks
    assert any(
        remark.startswith("titles of sections stand in a column") for remark in found.remarks
    )
    assert read_as_found(page, found) == [
        (6, ["section", "Year", "All", "Grain Rye", "Grain Oats", "Wine thousands", "footnotes"]),
        (10, ["Under the old borders", "1941", "3,600", "1,200", "2,400", "12.5", ""]),
        (11, ["Under the old borders", "1942", "700", "1,250", "2,450", "12.6", "(1)"]),
        (12, ["Under the old borders", "1943", "990", "450", "540", "9.0", ""]),
        (16, ["Under the new borders", "1943", "4,100", "1,600", "2,500", "19.5", ""]),
        (17, ["Under the new borders", "1944", "4,200", "1,650", "2,550", "19.6", ""]),
    ]


def test_widths_say_where_columns_end_and_a_word_across_an_end_is_refused(tmp_path):
    path = tmp_path / "t.txt"
    path.write_text("landyear\nFra 2017 5\nGer 2018 6\n")

    assert read(path, "fixed", widths=[4, 6], headerRows=[1])[1:] == [
        (2, ["Fra", "2017 5"]),
        (3, ["Ger", "2018 6"]),
    ]
    with pytest.raises(DatasetError, match="row 2: has a word across the end of a column"):
        read(path, "fixed", widths=[6, 4], headerRows=[1])


def test_text_without_columns_is_refused(tmp_path):
    path = tmp_path / "t.txt"
    path.write_text("Once upon a time\nthere was a table.\n")

    with pytest.raises(
        DatasetError, match='has no columns that can be told apart; state the "widths"'
    ):
        read(path, "fixed")
