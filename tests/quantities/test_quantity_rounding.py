"""The rounding rule: what DESIGN's table and CHECKS' rule 3 say that a figure asserts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge import extract
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.rounding import asserted, rounded

numbers = st.fractions(-1000, 1000, max_denominator=60)
units = st.sampled_from([Fraction(1), Fraction(10), Fraction(1, 10), Fraction(1000)])


def written(interval):
    """Write an interval in brackets: "[55.5, 56.5]", "(56, ∞)"."""
    lo = "(-∞" if interval.lo is None else f"{'[' if interval.lo_closed else '('}{interval.lo}"
    hi = "∞)" if interval.hi is None else f"{interval.hi}{']' if interval.hi_closed else ')'}"
    return f"{lo}, {hi}"


def one(text):
    (found,) = extract(text)
    return found


# DESIGN section 3, row by row: text, strict set, loose set
TABLE = [
    ("It fell 56 percent.", "[111/2, 113/2]", "[111/2, 113/2]"),
    ("It fell 56.0 percent.", "[1119/20, 1121/20]", "[1119/20, 1121/20]"),
    ("It fell more than 56 percent.", "(56, ∞)", "(56, ∞)"),
    ("It fell at least 56 percent.", "[56, ∞)", "[56, ∞)"),
    ("It fell nearly 56 percent.", "(252/5, 56)", "(252/5, 56)"),
    ("It fell almost 56 percent.", "(252/5, 56)", "(252/5, 56)"),
    ("It had up to 12 workers.", "(-∞, 12]", "(-∞, 12]"),
    ("It was between 3 and 5 km.", "[5/2, 11/2]", "[5/2, 11/2]"),
    ("It was 3–5 km.", "[5/2, 11/2]", "[5/2, 11/2]"),
    ("It was 3 to 5 km.", "[5/2, 11/2]", "[5/2, 11/2]"),
    ("It had dozens of workers.", "[12, ∞)", "[12, ∞)"),
    ("It had hundreds of thousands of workers.", "[100000, ∞)", "[100000, ∞)"),
    ("Sales doubled.", "[19/10, 21/10]", "[19/10, 21/10]"),
    ("Sales more than doubled.", "(2, ∞)", "(2, ∞)"),
    ("Costs halved.", "[19/40, 21/40]", "[19/40, 21/40]"),
    ("A third of the staff left.", "[47/150, 53/150]", "[47/150, 53/150]"),
    ("One in five failed.", "[9/50, 11/50]", "[9/50, 11/50]"),
    # CHECKS, rounding rule 1
    ("It was 4.50 percent.", "[899/200, 901/200]", "[899/200, 901/200]"),
    ("It made $34 million.", "[33500000, 34500000]", "[33500000, 34500000]"),
    ("It made 1.2 bn euros.", "[1150000000, 1250000000]", "[1150000000, 1250000000]"),
    # rule 2: trailing zeros are padding in the loose reading only
    ("It was 3,000 km.", "[5999/2, 6001/2]", "[2500, 3500]"),
    ("It made $80 million.", "[79500000, 80500000]", "[75000000, 85000000]"),
    ("It was 1,500 km.", "[2999/2, 3001/2]", "[1450, 1550]"),
    ("It was 120 km.", "[239/2, 241/2]", "[115, 125]"),
    # rule 3
    ("It is about 56 km.", "[266/5, 294/5]", "[266/5, 294/5]"),
    ("It is about 8 km.", "[7, 9]", "[7, 9]"),
    ("It is roughly 100 km.", "[95, 105]", "[0, 200]"),
    ("It is close to 50 km.", "(45, 50)", "(45, 50)"),
    ("It is just under 50 km.", "(45, 50)", "(45, 50)"),
    ("It is just over 50 km.", "(50, 55)", "(50, 55)"),
    ("It is slightly more than 50 km.", "(50, 55)", "(50, 55)"),
    ("It is over 50 km.", "(50, ∞)", "(50, ∞)"),
    ("It is upwards of 50 km.", "(50, ∞)", "(50, ∞)"),
    ("It is less than 50 km.", "(-∞, 50)", "(-∞, 50)"),
    ("It is under 50 km.", "(-∞, 50)", "(-∞, 50)"),
    ("It had as many as 50 workers.", "(-∞, 50]", "(-∞, 50]"),
    ("It had at most 50 workers.", "(-∞, 50]", "(-∞, 50]"),
]  # fmt: skip
COUNTS = [
    ("It had 3,000 workers.", "[3000, 3000]", "[2500, 3500]"),
    ("It had 3 million workers.", "[2500000, 3500000]", "[2500000, 3500000]"),
]


@pytest.mark.parametrize(("text", "strict", "loose"), TABLE)
def test_figure_asserts_the_set_of_the_rounding_rule(text, strict, loose):
    found = one(text)

    assert (written(found.interval), written(found.loose)) == (strict, loose)


@pytest.mark.parametrize(("text", "strict", "loose"), COUNTS)
def test_count_without_a_scale_word_is_exact_and_its_zeros_may_be_padding(text, strict, loose):
    found = one(text)

    assert (written(found.interval), written(found.loose)) == (strict, loose)


@pytest.mark.parametrize(
    ("text", "value"),
    [("It had 53 workers.", 53), ("It had five workers.", 5), ("They met twice.", 2)],
)
def test_count_of_few_is_exact_as_written(text, value):
    assert one(text).interval == Interval.point(value)


@pytest.mark.parametrize(
    ("low", "high", "modality", "ceiling", "expected"),
    [
        ("50", "50", "exact", None, "[99/2, 101/2]"),
        ("50", "50", "approximate", None, "[95/2, 105/2]"),
        ("8", "8", "approximate", None, "[7, 9]"),
        ("50", "50", "nearly", None, "(45, 50)"),
        ("-50", "-50", "nearly", None, "(-50, -45)"),
        ("0", "0", "nearly", None, "[-1/2, 1/2]"),
        ("50", None, "more_than", None, "(50, ∞)"),
        ("50", None, "more_than", "11/10", "(50, 55)"),
        ("0", None, "more_than", "11/10", "(0, ∞)"),
        ("50", None, "at_least", None, "[50, ∞)"),
        ("50", None, "vague", None, "[50, ∞)"),
        (None, "50", "less_than", None, "(-∞, 50)"),
        (None, "50", "at_most", None, "(-∞, 50]"),
        ("3", "5", "between", None, "[5/2, 11/2]"),
    ],
)
def test_asserted_gives_the_set_of_each_modality(low, high, modality, ceiling, expected):
    low, high, ceiling = (None if x is None else Fraction(x) for x in (low, high, ceiling))

    assert written(asserted(low, high, Fraction(1), Modality(modality), ceiling)) == expected


def test_asserted_is_nothing_where_nothing_is_stated():
    assert asserted(None, None, Fraction(1), Modality.EXACT) is None


@given(value=numbers, unit=units)
def test_rounded_is_one_unit_wide_around_the_value(value, unit):
    interval = rounded(value, unit)

    assert interval == Interval(value - unit / 2, value + unit / 2)


@given(value=numbers)
def test_rounded_to_nothing_is_the_value_alone(value):
    assert rounded(value, Fraction(0)) == Interval.point(value)


@given(value=numbers, unit=units, wider=units, modality=st.sampled_from(list(Modality)))
def test_coarser_digit_never_loses_a_value(value, unit, wider, modality):
    fine, coarse = sorted((unit, wider))

    strict, loose = (asserted(value, value, u, modality) for u in (fine, coarse))
    assert loose.hull(strict) == loose


@given(value=numbers, unit=units)
def test_more_than_and_at_most_part_the_line_between_them(value, unit):
    above = asserted(value, None, unit, Modality.MORE_THAN)
    below = asserted(None, value, unit, Modality.AT_MOST)

    assert (above.meets(below), above.gap(below)) == (False, 0)
    assert (above.contains(value), below.contains(value)) == (False, True)
