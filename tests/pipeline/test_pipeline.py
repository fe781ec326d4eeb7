"""The order of the stages, and what holds of every report."""

from __future__ import annotations

import datetime

import pytest
from tests.builders import REFERENCE, Passage, catalogue, passages, run

from factgauge.model.finding import Judgement
from factgauge.pipeline import examine, examine_all, extract, read, verify

ALL = (*passages("altered"), *passages("paraphrases"), *passages("quiet"))
TEXT = "Russia-North Korea trade fell more than 56 percent to $34 million last year."


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: passage.id)
def test_every_span_says_what_stands_there(passage: Passage) -> None:
    report = run(passage.text, passage.published)

    for verdict in report.verdicts:
        claim = verdict.claim
        assert claim.span.of(passage.text) == claim.surface == verdict.surface
        for quantity in claim.quantities:
            assert quantity.span.of(passage.text) == quantity.surface
            assert claim.span.start <= quantity.span.start
            assert quantity.span.end <= claim.span.end
        for found in verdict.findings:
            assert 0 <= found.span.start < found.span.end <= len(passage.text)
            assert found.claim == claim.id


@pytest.mark.parametrize("passage", ALL[::7], ids=lambda passage: passage.id)
def test_the_same_text_gives_the_same_report(passage: Passage) -> None:
    assert run(passage.text, passage.published) == run(passage.text, passage.published)


def test_the_order_of_sentences_changes_no_verdict() -> None:
    parts = [
        "Russia-North Korea trade fell to $44 million in 2018.",
        "Wages at Kaesong were $80 million in 2012.",
        "Between May 2018 and April 2019, Kim met twice with Trump.",
        "They met on Tuesday, 4 March 2024.",
    ]

    forwards = {v.surface: v.judgement for v in run(" ".join(parts)).verdicts}
    backwards = {v.surface: v.judgement for v in run(" ".join(parts[::-1])).verdicts}

    assert forwards == backwards
    assert sorted(forwards.values()) == ["inconsistent", "refuted", "supported", "supported"]


@pytest.mark.parametrize("depth", ["quantities", "claims", "verdicts"])
def test_examine_goes_as_deep_as_it_is_asked(depth: str) -> None:
    report = examine(read(TEXT, published="2019-04-24"), catalogue(), depth)

    found = (len(report.quantities), len(report.claims), len(report.verdicts))
    assert found == {"quantities": (2, 0, 0), "claims": (2, 1, 0), "verdicts": (2, 1, 1)}[depth]


def test_verify_opens_a_folder_of_datasets() -> None:
    report = verify(TEXT, published="2019-04-24", references=REFERENCE)

    assert report.count(Judgement.SUPPORTED) == 1
    assert [r.document.published.date for r in report.documents if r.document.published] == [
        datetime.date(2019, 4, 24)
    ]


def test_verify_without_references_supports_nothing() -> None:
    report = verify("Sales fell 56 percent, from $77 million to $34 million.")

    assert [v.judgement for v in report.documents[0].verdicts] == [Judgement.CONSISTENT]


def test_verify_refuses_a_date_that_is_none() -> None:
    with pytest.raises(ValueError, match="month must be in"):
        verify(TEXT, published="2019-13-01")


def test_extract_gives_the_figures_in_order() -> None:
    assert [q.surface for q in extract(TEXT)] == ["more than 56 percent", "$34 million"]


def test_a_relative_date_is_shown_as_what_it_came_to() -> None:
    (date,) = run(TEXT, "2019-04-24").dates

    assert (date.surface, date.begins.year) == ("last year", 2018)


def test_a_figure_that_joins_no_claim_is_listed_with_the_reason() -> None:
    report = run("A bus with 12 pupils on board stopped in 2018.")

    assert [reason for _, reason in report.unclaimed] == [
        "nothing here says what it is a level, a change or a count of",
        "a date, not an amount",
    ]


def test_a_figure_of_a_question_is_listed_with_its_reason() -> None:
    report = run("Will the firm sell 300 cars?")

    assert [reason for _, reason in report.unclaimed] == [
        "the sentence asks, instructs, supposes, defines or only lists, and states nothing"
    ]


def test_examine_all_keeps_the_order_of_the_documents() -> None:
    texts = ["Sales fell 5 percent.", "Sales rose 6 percent.", ""]

    report = examine_all([read(text) for text in texts], None)

    assert [r.document.text for r in report.documents] == texts
    assert [len(r.verdicts) for r in report.documents] == [1, 1, 0]
