"""Spans, modalities and the report's count: the small records under everything."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.errors import (
    CorpusError,
    DatasetError,
    DocumentError,
    FactgaugeError,
    UnitError,
    UsageError,
)
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.model.rounding import numeral, rounded_numeral
from factgauge.model.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda t: Span(t[0], t[0] + t[1]))


def code_points(span):
    return set(range(span.start, span.end))


def test_span_of_cuts_code_points_and_not_bytes():
    assert Span(2, 4).of("é👍34") == "34"


@given(a=spans, b=spans)
def test_span_overlaps_exactly_when_a_code_point_is_shared(a, b):
    assert a.overlaps(b) is bool(code_points(a) & code_points(b))


@given(a=spans, b=spans)
def test_span_joined_is_the_smallest_that_holds_both(a, b):
    joined = a.joined(b)

    both = code_points(a) | code_points(b)
    assert (joined.start, joined.end) == (min(both), max(both) + 1)


def test_modalities_are_those_of_the_design():
    assert [m.value for m in Modality] == [
        "exact",
        "approximate",
        "nearly",
        "more_than",
        "at_least",
        "less_than",
        "at_most",
        "between",
        "vague",
    ]


def test_kinds_are_those_of_the_design():
    assert {k.value for k in Kind} == {
        "money",
        "percent",
        "percentage_point",
        "measure",
        "count",
        "ratio",
        "multiple",
        "rank",
        "date",
        "duration",
        "number",
    }


@pytest.mark.parametrize(
    "kind", [DocumentError, DatasetError, UnitError, CorpusError, UsageError, FactgaugeError]
)
def test_error_says_what_where_and_how_to_fix_it(kind):
    error = kind(
        "a.csv, row 118", 'value "1,204" is not a number', "remove the thousands separator"
    )

    assert str(error) == (
        'a.csv, row 118: value "1,204" is not a number; remove the thousands separator'
    )
    assert (error.where, error.what, error.fix) == (
        "a.csv, row 118",
        'value "1,204" is not a number',
        "remove the thousands separator",
    )
    assert isinstance(error, FactgaugeError)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("2.20", "11/5", "1/100"),
        (".036", "9/250", "1/1000"),
        ("−1.2", "-6/5", "1/10"),
        ("1,310", "1310", "1"),
    ],
)
def test_numeral_has_its_value_and_the_unit_of_its_last_digit(written, value, unit):
    assert numeral(written) == (Fraction(value), Fraction(unit))
    assert rounded_numeral(written) == Interval(
        Fraction(value) - Fraction(unit) / 2, Fraction(value) + Fraction(unit) / 2
    )


def test_numeral_with_words_is_refused():
    with pytest.raises(ValueError, match="Invalid literal"):
        numeral("4 million")
