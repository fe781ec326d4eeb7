"""Tables of a document: where they stand, what their cells are, and what is none."""

from __future__ import annotations

import pytest

from factgauge.documents import html, markdown
from factgauge.documents.tables import find_tables
from factgauge.model.table import Table
from factgauge.pipeline import read

PIPES = "| Item | EUR |\n|:--|--:|\n| Rent | 3,200 |\n| **Sum** | **3,200** |"


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_pipe_table_gives_cells_with_their_places() -> None:
    text = f"Costs.\n\n{PIPES}\n\nAfter."
    (table,) = read(text).tables

    assert table.span.of(text) == PIPES
    assert table.heads == 1
    assert words(table) == [["Item", "EUR"], ["Rent", "3,200"], ["Sum", "3,200"]]
    assert all(cell.span.of(text) == cell.text for row in table.rows for cell in row)
    assert [cell.strong for cell in table.rows[2]] == [True, True]
    assert table.caption is not None
    assert table.caption.of(text) == "Costs."


def test_pipe_table_without_outer_pipes_and_with_blank_headings() -> None:
    (bare,) = find_tables("Day | Cups\n--- | ---\nMon | 4\nTue | 6")
    (blank,) = find_tables("| | |\n|---|---|\n| Assets | 845 |\n| Debts | 530 |")

    assert words(bare) == [["Day", "Cups"], ["Mon", "4"], ["Tue", "6"]]
    assert (blank.heads, words(blank)) == (0, [["Assets", "845"], ["Debts", "530"]])


@pytest.mark.parametrize(
    "text",
    [
        "It is a | b.\n\nOr c | d.",
        "| only | one line |",
        "a | b\n\n---|---\n\n1 | 2",
        "<table><tr><td>never closed",
        "<table><tr><td>outer<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>",
        "<table><tr><td>one cell</table>",
    ],
)
def test_what_is_no_table_stays_prose(text: str) -> None:
    assert read(text).tables == ()


def test_html_table_in_a_plain_text_spreads_headings_and_parts_the_prose() -> None:
    table_text = (
        "<table><caption>Trade</caption><tr><th rowspan=2>Y</th><th colspan=2>Value</th></tr>"
        "<tr><th>a</th><th>b</th></tr><tr><td>x</td><td><b>4</b></td><td>5&nbsp;%</td></tr></table>"
    )
    document = read(f"Before it. {table_text} After it.")
    (table,) = document.tables

    assert words(table) == [["Y", "Value", "Value"], ["Y", "a", "b"], ["x", "4", "5 %"]]
    assert table.heads == 2
    assert table.rows[2][1].strong
    assert table.caption is not None
    assert table.caption.of(document.text) == "Trade"
    assert [s.span.of(document.text) for s in document.sentences if s.role == "body"] == [
        "Before it.",
        "After it.",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_tables_are_found_but_not_in_code(newline: str) -> None:
    page = "<table>\n<tr><td>a<td>1\n<tr><td>b<td>2\n</table>"
    text = f"# T\n\n{PIPES}\n\n```\n{PIPES}\n```\n\n{page}\n"
    text = text.replace("\n", newline)
    parsed = markdown.parse(text)

    assert [words(table)[-1] for table in parsed.tables] == [["Sum", "3,200"], ["b", "2"]]
    assert all(
        cell.span.of(text) == cell.text
        for table in parsed.tables
        for row in table.rows
        for cell in row
    )


def test_page_table_has_its_cells_in_the_extracted_text() -> None:
    parsed = html.parse(
        b"<p>Before.<table><caption>Trade</caption><tr><th>Year<th>Value<tr><td>2018<td><b>34</b>"
        b"<tr><td><td></table><p>After.",
        "page.html",
    )
    (table,) = parsed.tables

    assert words(table) == [["Year", "Value"], ["2018", "34"]]
    assert table.heads == 1
    assert table.rows[1][1].strong
    assert all(cell.span.of(parsed.text) == cell.text for row in table.rows for cell in row)
    assert table.caption is not None
    assert table.caption.of(parsed.text) == "Trade"
