"""Figures in another unit than the table's are converted exactly, and the trace tells how."""

from __future__ import annotations

import pytest
from tests.evidence.test_vintages import FIRST, finding, verdict_on, write

from factgauge.model.finding import Judgement
from factgauge.reference.catalogue import Catalogue


@pytest.fixture
def tables(tmp_path):
    write(tmp_path, "2019-05", FIRST)
    with Catalogue.open([tmp_path]) as catalogue:
        yield catalogue


@pytest.mark.parametrize(
    ("text", "code", "judgement"),
    [
        ("Norway's barley harvest was 903.9 million lb in 2018.", "REF001", "supported"),
        ("Norway's barley harvest was 963.9 million lb in 2018.", "REF001", "refuted"),
        ("Norway's barley harvest fell by 198.4 million lb in 2018.", "REF002", "supported"),
        ("Norway's barley harvest fell by 248.4 million lb in 2018.", "REF002", "refuted"),
        ("Norway's barley harvest exceeded 903 million lb in 2018.", "REF005", "supported"),
        ("Norway's barley harvest exceeded 953 million lb in 2018.", "REF005", "refuted"),
    ],
)
def test_a_figure_in_another_unit_is_converted_and_the_factor_is_told(
    text: str, code: str, judgement: str, tables: Catalogue
) -> None:
    verdict = verdict_on(text, "2022-02-01", tables)
    (step,) = [s for s in finding(verdict, code).trace if s.label == "conversion"]

    assert verdict.judgement is Judgement(judgement)
    assert step.unit == "metric_ton / pound"
    assert step.text is not None
    assert step.text.startswith("1 pound = 0.0004536 metric ton")


def test_a_figure_in_the_table_s_own_unit_is_not_converted(tables: Catalogue) -> None:
    verdict = verdict_on("Norway's barley harvest was 410,000 tonnes in 2018.", None, tables)

    assert verdict.judgement is Judgement.SUPPORTED
    assert all(step.label != "conversion" for f in verdict.findings for step in f.trace)


def test_a_figure_of_another_dimension_is_left_open(tables: Catalogue) -> None:
    verdict = verdict_on("Norway's barley harvest was 903 million acres in 2018.", None, tables)

    assert verdict.judgement is Judgement.UNVERIFIED
