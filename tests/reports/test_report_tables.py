"""A finding on a cell of a table, in the reports."""

from __future__ import annotations

import io

import pytest
from lxml import html

from factgauge.documents.read import read_inputs
from factgauge.model.document import Document
from factgauge.model.report import Report
from factgauge.pipeline import examine_all
from factgauge.reports.html.page import write_html
from factgauge.reports.text import write_text

PIPES = "# Club\n\n| List | Votes |\n|---|---|\n| Blue | 148 |\n| Open | 97 |\n| Total | 386 |\n"
PAGE = (
    "<h1>Club</h1><table><tr><th>List<th>Votes<tr><td>Blue<td>148<tr><td>Open<td>97"
    "<tr><td>Total<td>386</table>"
)


def report(text: str, form: str) -> Report:
    stdin = io.BytesIO(text.encode())
    (document,) = read_inputs(["-"], stdin=stdin, input_format=form)
    assert isinstance(document, Document)
    return examine_all([document], None)


@pytest.mark.parametrize(
    ("text", "form", "shown"),
    [
        (PIPES, "markdown", "| Total | 386"),
        (PIPES, "text", "| Total | 386"),
        (PAGE, "html", "Total\t386"),
    ],
)
def test_the_page_marks_the_cell_within_its_table(text: str, form: str, shown: str) -> None:
    out = io.StringIO()
    write_html(report(text, form), out)
    page = html.fromstring(out.getvalue())
    (table,) = page.xpath("//article//p[@class='table']")
    (mark,) = table.xpath(".//a[contains(@class, 'v-inconsistent')]")

    assert shown in table.text_content()
    assert mark.text == "386"


def test_the_text_report_names_the_cell_and_the_sum() -> None:
    out = io.StringIO()
    write_text(report(PIPES, "markdown"), out)

    assert "INCONSISTENT  at 7:11\n    “386”\n" in out.getvalue()
    assert "given: 148; “148”" in out.getvalue()
    assert "(row “Total”, column\n    “Votes”) is 245" in out.getvalue()
