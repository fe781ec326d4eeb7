from __future__ import annotations

from fractions import Fraction

import pytest
from tests.reports.builders import between

from factgauge.model.interval import Interval
from factgauge.reports.figures import interval_words, number_words, value_words
from factgauge.reports.numbers import json_number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("34000000", 34000000),
        ("-3", -3),
        ("0", 0),
        ("1/3", 0.333333333333),
        ("2/3", 0.666666666667),
        ("55.5", 55.5),
        ("1234567890.125", 1234567890.12),  # a tie, to the even digit
        ("1234567890.135", 1234567890.14),
        ("999999999999.6", 1000000000000),
    ],
)
def test_json_number_keeps_twelve_digits_half_even(value, number):
    result = json_number(Fraction(value))

    assert (result, type(result)) == (number, type(number))


def test_json_number_is_null_where_json_readers_would_make_it_infinite():
    assert json_number(Fraction(10) ** 400) is None
    assert json_number(Fraction(10) ** 300) == 10**300


def test_json_number_of_nothing_is_null():
    assert json_number(None) is None


@pytest.mark.parametrize(
    ("interval", "unit", "words"),
    [
        (between("55.5", "56.5"), "percent", "55.5 to 56.5 percent"),
        (between(56, None, closed=False), "percent", "more than 56 percent"),
        (between(56, None), "count", "at least 56"),
        (between(None, 12), "kilometer / hour", "at most 12 kilometer / hour"),
        (between(None, 12, closed=False), None, "less than 12"),
        (between(33500000, 34500000), "USD", "33.5 to 34.5 million USD"),
        (between(900000, 1100000), "USD", "900,000 to 1,100,000 USD"),
        (between(2, 2), "percentage_point", "2 percentage points"),
        (between(-5, -4), "percent", "−5 to −4 percent"),
        (between(0, 0), "percent", "0 percent"),
        (between(None, None), "percent", "any value percent"),
        (Interval(Fraction(1), Fraction(2), True, False), None, "1 to under 2"),
        (Interval(Fraction(1), Fraction(2), False, True), None, "over 1 to 2"),
        (between("200/9", "200/7"), "percent", "22.222 to 28.571 percent"),
    ],
)
def test_interval_words_say_both_ends_and_whether_they_belong(interval, unit, words):
    assert interval_words(interval, unit) == words


def test_number_words_never_round_away_a_digit_before_the_point():
    assert number_words(Fraction(154763)) == "154,763"


def test_number_words_of_extreme_numbers_are_short():
    assert len(number_words(Fraction(10) ** 5000)) < 20
    assert len(number_words(Fraction(1, 10**50))) < 20


def test_value_words_show_a_cell_in_full():
    assert value_words(Fraction("34034123.25"), "USD") == "34,034,123.25 USD"
