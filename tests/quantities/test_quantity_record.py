"""The record of a quantity: ids, spans, sentence, rule, and what stays outside prose."""

from __future__ import annotations

import pytest

from factgauge import extract, read
from factgauge.model.document import Document, Sentence
from factgauge.model.span import Span
from factgauge.quantities.extract import extract as extract_document

TEXT = "Trade fell more than 56 percent in 2018. About 53,000 North Korean workers left."


def test_quantities_are_numbered_in_the_order_of_the_text():
    assert [(q.id, q.surface) for q in extract(TEXT)] == [
        ("q1", "more than 56 percent"),
        ("q2", "2018"),
        ("q3", "About 53,000 North Korean workers"),
    ]


def test_spans_tell_number_unit_and_noun_apart():
    count = extract(TEXT)[2]

    assert TEXT[count.number_span.start : count.number_span.end] == "53,000"
    assert count.counted_span.of(TEXT) == "North Korean workers"
    assert (count.counted, count.unit, count.sentence) == ("workers", "count", 1)


def test_scale_word_belongs_to_the_number_and_to_its_resolution():
    (found,) = extract("It made about $34 million.")

    assert found.number_span.of("It made about $34 million.") == "34 million"
    assert found.resolution == 1_000_000


@pytest.mark.parametrize(
    ("text", "resolution"),
    [("It was 5 km.", 1), ("It made 3 billion euros.", 10**9), ("It had 5 workers.", 0)],
)
def test_resolution_is_the_unit_of_the_last_digit_and_zero_for_a_count(text, resolution):
    assert [q.resolution for q in extract(text)] == [resolution]


def test_sentence_of_each_quantity_holds_its_number():
    document = read("It is 5 km long. It is 6 km wide.\n\nIt is 7 km high.")

    found = extract_document(document)

    assert [document.sentence_text(q.sentence) for q in found] == [
        "It is 5 km long.",
        "It is 6 km wide.",
        "It is 7 km high.",
    ]


def test_figures_outside_the_sentences_are_not_read():
    text = "x: 5 km\nIt is 6 km.\ny: 7 km"
    body = Sentence(0, Span(8, 19), 0)

    found = extract_document(Document("d", text, (body,)))

    assert [(q.id, q.surface) for q in found] == [("q1", "6 km")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It was 1,234 km.", "grouping western"),
        ("It was 5 km.", "digits"),
        ("It was five km.", "number words"),
        ("It was 3 to 5 km.", "range"),
        ("It was 20 ± 2 kg.", "tolerance"),
        ("They met in 2018.", "year"),
        ("It was twice as large.", "twice as"),
    ],
)
def test_rule_says_how_the_figure_was_read(text, rule):
    assert [q.rule for q in extract(text)] == [rule]


@pytest.mark.parametrize("text", ["", " ", "\n", "No figure here.", "...", "-", "$"])
def test_text_without_a_figure_gives_none(text):
    assert extract(text) == ()
