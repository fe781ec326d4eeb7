"""Means and deviations through the whole pipeline, and neighbours that stay silent."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import run


def outcomes(text: str, code: str) -> list[str]:
    """Return the outcomes of one check on a text."""
    report = run(text, published=None)
    return [f.outcome.value for v in report.verdicts for f in v.findings if f.code == code]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The women had a mean of 2.35 siblings (SD = 1.41, n = 17).", ["consistent"]),
        ("The women had a mean of 2.38 siblings (SD = 1.41, n = 17).", ["inconsistent"]),
        ("The striker averaged 1.27 goals in 15 matches.", ["consistent"]),
        ("The striker averaged 1.24 goals in 15 matches.", ["inconsistent"]),
        ("The striker averaged 1.66 goals in 15 matches.", ["near_miss"]),
        ("The women had a mean of 2.38 siblings (n = 170).", ["abstained"]),
        ("The women had a mean of 2.38 litres (n = 17).", []),
        ("The women had a mean of 2.38 visits per year (n = 17).", []),
        ("The women had an adjusted mean of 2.38 siblings (n = 17).", []),
        ("The anxiety score, the average of eight items, had a mean of 2.37 (n = 15).", []),
        ("The women had a median of 2.38 siblings (n = 17).", []),
    ],
)
def test_mean_of_whole_things_is_a_fraction_over_the_cases(text, outcome):
    assert outcomes(text, "AVG006") == outcome


@settings(deadline=None, max_examples=50)  # each is a whole run of the pipeline
@given(st.lists(st.integers(0, 9), min_size=2, max_size=40))
def test_mean_of_whole_numbers_is_never_called_impossible(values):
    mean = Fraction(sum(values), len(values))
    text = f"The women had a mean of {float(mean):.2f} siblings (n = {len(values)})."

    assert set(outcomes(text, "AVG006")) <= {"consistent", "near_miss", "abstained"}


@settings(deadline=None, max_examples=50)  # each is a whole run of the pipeline
@given(st.lists(st.integers(1, 7), min_size=2, max_size=30))
def test_deviation_of_answers_on_a_scale_is_never_called_impossible(values):
    mean, sd = statistics.mean(values), statistics.stdev(values)
    text = (
        f"Trust was rated on a scale from 1 to 7 (M = {mean:.2f}, SD = {sd:.2f}, "
        f"n = {len(values)})."
    )

    assert set(outcomes(text, "AVG007")) <= {"consistent", "near_miss"}


@settings(deadline=None, max_examples=50)  # each is a whole run of the pipeline
@given(st.lists(st.integers(0, 6), min_size=3, max_size=25))
def test_deviation_of_whole_numbers_is_never_called_impossible(values):
    mean, sd = statistics.mean(values), statistics.stdev(values)
    text = f"The women had a mean of {mean:.2f} siblings (SD = {sd:.2f}, n = {len(values)})."

    assert set(outcomes(text, "AVG007")) <= {"abstained"}


def test_deviation_that_no_whole_numbers_have_is_impossible():
    # Two whole numbers with mean 3.00 deviate by 0, 1.41, 2.83 …
    text = "The women had a mean of 3.00 siblings (SD = 0.75, n = 2)."

    assert outcomes(text, "AVG007") == ["inconsistent"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Pupils rated it on a 7-point scale (M = 5.1, SD = 1.3).", ["consistent"]),
        ("Pupils rated it on a 7-point scale (M = 5.1, SD = 4.3).", ["inconsistent"]),
        ("On a scale from 0 to 10 one patient had a mean of 5.2 (SD 1.1, n = 1).", ["abstained"]),
        ("On a scale from 1 to 5 the mean was 3.0 (SD 2.1, n = 90).", ["near_miss"]),
        ("Pain was scored from 0 to 10. The mean (SD) score was 1.2 (5.1).", ["inconsistent"]),
        ("Claims had a mean of 1.8 and a standard deviation of 4.6 (n = 310).", []),
        ("Pain was scored from 0 to 10. Patients stayed a mean of 14.2 days (SD 31.0).",
         []),
    ],
)  # fmt: skip
def test_deviation_is_held_against_the_scale(text, outcome):
    assert outcomes(text, "AVG007") == outcome


@settings(deadline=None, max_examples=50)  # each is a whole run of the pipeline
@given(ones=st.integers(0, 200), noughts=st.integers(0, 200))
def test_deviation_of_noughts_and_ones_is_never_called_impossible(ones, noughts):
    if ones + noughts < 5:
        return
    values = [1] * ones + [0] * noughts
    mean, sd = statistics.mean(values), statistics.stdev(values)
    text = f"The dummy had mean {mean:.2f} and standard deviation {sd:.2f} (n = {len(values)})."

    assert set(outcomes(text, "AVG008")) <= {"consistent", "near_miss"}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Voted (1 = yes, 0 = no): mean 0.75, SD 0.43, n = 240.", ["consistent"]),
        ("Voted (1 = yes, 0 = no): mean 0.75, SD 0.34, n = 240.", ["inconsistent"]),
        ("Voted (1 = yes, 0 = no): mean 0.75, SD 0.34, n = 1.", ["abstained"]),
        ("Voted (1 = yes, 0 = no): mean 0.75, standard error 0.03, n = 240.", []),
        ("Trust (1 = low, 5 = high): mean 0.75, SD 0.34, n = 240.", []),
    ],
)
def test_deviation_of_a_binary_item_follows_from_its_mean(text, outcome):
    assert outcomes(text, "AVG008") == outcome
