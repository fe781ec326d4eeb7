"""Values, changes, counts and weekdays against tables and calendar: where each verdict flips."""

from __future__ import annotations

import pytest
from tests.builders import finding, only_verdict

from factgauge.model.finding import Judgement, Outcome

TRADE = "Russia-North Korea trade"


@pytest.mark.parametrize(
    ("figure", "outcome"),
    [
        ("$34 million", Outcome.CONSISTENT),
        ("$33.6 million", Outcome.CONSISTENT),  # the cell is 33.5 to 34.5
        ("$34.5 million", Outcome.CONSISTENT),
        ("$35 million", Outcome.NEAR_MISS),  # 34.5 is in both, and nothing else
        ("$34.6 million", Outcome.NEAR_MISS),
        ("$36 million", Outcome.NEAR_MISS),  # 35.5 is one unit above 34.5
        ("$37 million", Outcome.INCONSISTENT),
        ("$34.9 million", Outcome.INCONSISTENT),
        ("about $36 million", Outcome.CONSISTENT),  # 5 percent either way
        ("nearly $35 million", Outcome.CONSISTENT),
        ("less than $40 million", Outcome.CONSISTENT),
        ("more than $40 million", Outcome.INCONSISTENT),
    ],
)
def test_a_value_flips_when_it_leaves_the_precision_of_the_cell(
    figure: str, outcome: Outcome
) -> None:
    verdict = only_verdict(f"{TRADE} fell to {figure} in 2018.")

    assert finding(verdict, "REF001").outcome is outcome


@pytest.mark.parametrize(
    ("figure", "outcome"),
    [
        ("56 percent", Outcome.CONSISTENT),
        ("57 percent", Outcome.CONSISTENT),  # 55.68 to 57.02
        ("more than 56 percent", Outcome.CONSISTENT),
        ("55 percent", Outcome.NEAR_MISS),
        ("54 percent", Outcome.INCONSISTENT),
        ("more than 60 percent", Outcome.INCONSISTENT),
        ("$43.9 million", Outcome.CONSISTENT),
        ("$53.9 million", Outcome.INCONSISTENT),
    ],
)
def test_a_change_flips_when_it_leaves_what_the_two_cells_give(
    figure: str, outcome: Outcome
) -> None:
    verdict = only_verdict(f"{TRADE} fell by {figure} in 2018.")

    assert finding(verdict, "REF002").outcome is outcome


@pytest.mark.parametrize(
    ("verb", "outcome"),
    [
        ("halved", Outcome.INCONSISTENT),  # 2.26 to 2.33 lies above 1.9 to 2.1
        ("more than halved", Outcome.CONSISTENT),
        ("doubled", Outcome.INCONSISTENT),
        ("rose", Outcome.INCONSISTENT),
    ],
)
def test_a_word_for_a_multiple_is_held_against_the_two_cells(verb: str, outcome: Outcome) -> None:
    text = f"{TRADE} {verb} in 2018, to $34 million."

    assert finding(only_verdict(text), "REF002").outcome is outcome


@pytest.mark.parametrize(
    ("start", "outcome"),
    [
        ("$77.9 million", Outcome.CONSISTENT),
        ("$78 million", Outcome.CONSISTENT),
        ("$87.9 million", Outcome.INCONSISTENT),
    ],
)
def test_a_start_value_is_held_against_its_own_year(start: str, outcome: Outcome) -> None:
    verdict = only_verdict(f"{TRADE} fell from {start} in 2017 to $34 million in 2018.")

    assert finding(verdict, "REF011").outcome is outcome
    assert finding(verdict, "REF001").outcome is Outcome.CONSISTENT


def test_the_trace_of_a_refuted_change_names_both_cells_and_the_base_that_is_implied() -> None:
    verdict = only_verdict(f"{TRADE} fell more than 65 percent to $34 million in 2018.")

    found = finding(verdict, "REF002")

    assert [cell.row for cell in found.cells] == [8, 14]
    labels = [step.label for step in found.trace]
    assert labels[-1] == "stated change"
    assert "base implied by the sentence alone" in labels


def test_a_scale_slip_is_named() -> None:
    found = finding(only_verdict(f"{TRADE} fell to $34 billion in 2018."), "REF001")

    assert found.hint == "a scale slip: the stated figure is too large by a factor of a thousand"


def test_a_value_that_fits_a_neighbouring_measure_is_not_refuted() -> None:
    text = "Trade between Russia and North Korea was $74.2 million in 2017."

    verdict = only_verdict(text)

    found = finding(verdict, "REF001")
    assert found.outcome is Outcome.ABSTAINED
    assert "exports from Russia to North Korea" in found.message
    assert verdict.judgement is Judgement.UNVERIFIED


@pytest.mark.parametrize(
    ("count", "outcome"),
    [
        ("once", Outcome.INCONSISTENT),
        ("twice", Outcome.CONSISTENT),
        ("three times", Outcome.INCONSISTENT),
        ("at least twice", Outcome.CONSISTENT),
        ("at least three times", Outcome.INCONSISTENT),
    ],
)
def test_a_count_is_exact(count: str, outcome: Outcome) -> None:
    verdict = only_verdict(f"Between May 2018 and April 2019, Kim met {count} with Donald Trump.")

    assert finding(verdict, "REF010").outcome is outcome


@pytest.mark.parametrize(
    ("count", "judgement"),
    [
        ("three times", Judgement.SUPPORTED),
        ("four times", Judgement.SUPPORTED),  # with the meeting of March 2018, thirteen months back
        ("five times", Judgement.REFUTED),
        ("twice", Judgement.REFUTED),
    ],
)
def test_a_loosely_said_year_may_take_in_what_lies_just_before_it(
    count: str, judgement: Judgement
) -> None:
    text = f"Over the past year Kim has met {count} with Xi Jinping."

    assert only_verdict(text, "2019-04-24").judgement is judgement


def test_a_count_that_needs_the_month_before_says_so() -> None:
    text = "Over the past year Kim has met four times with Xi Jinping."

    found = finding(only_verdict(text, "2019-04-24"), "REF010")

    assert found.note is not None
    assert "25 March 2018" in found.note
    assert "thirteen months back" in found.note


def test_a_definite_period_takes_in_nothing_before_it() -> None:
    text = "Between May 2018 and April 2019, Kim met four times with Xi Jinping."

    assert only_verdict(text).judgement is Judgement.REFUTED


def test_a_count_abstains_when_the_table_is_not_complete_for_the_period() -> None:
    found = finding(
        only_verdict("Between May 2018 and May 2023, Kim met twice with Trump."), "REF010"
    )

    assert found.outcome is Outcome.ABSTAINED
    assert "complete only for 1 March 2018" in found.message


@pytest.mark.parametrize(
    ("text", "published", "outcome"),
    [
        ("It closed on Wednesday, 10 February 2016.", "2024-06-01", Outcome.CONSISTENT),
        ("It closed on Thursday, 10 February 2016.", "2024-06-01", Outcome.INCONSISTENT),
        ("It closed on 10 February 2016, a Thursday.", "2024-06-01", Outcome.INCONSISTENT),
        ("It closed on Wed., Feb. 10, 2016.", "2024-06-01", Outcome.CONSISTENT),
        ("It closed on Thurs., Feb. 10, 2016.", "2024-06-01", Outcome.INCONSISTENT),
        ("They meet on Wednesday, April 24.", "2019-04-20", Outcome.CONSISTENT),
        ("They meet on Thursday, April 24.", "2019-04-20", Outcome.INCONSISTENT),  # so near
        ("They met on Thursday, 2 November.", "2024-06-01", Outcome.CONSISTENT),  # of 2023
        ("They met on Saturday, 2 November.", "2024-06-01", Outcome.CONSISTENT),  # of 2024
        ("They met on Monday, 2 November.", "2024-06-01", Outcome.INCONSISTENT),
        ("They met on Monday, 2 November.", None, Outcome.ABSTAINED),
        ("They will meet on Monday, 2 November 2026.", "2024-06-01", Outcome.CONSISTENT),
        ("They will meet on Tuesday, 2 November 2026.", "2024-06-01", Outcome.INCONSISTENT),
        ("They met on Monday, 4 October 1582.", "2024-06-01", Outcome.ABSTAINED),
        ("They met on Monday, 29 February 2016.", "2024-06-01", Outcome.CONSISTENT),
    ],
)
def test_a_weekday_is_held_against_its_date(
    text: str, published: str | None, outcome: Outcome
) -> None:
    assert finding(only_verdict(text, published), "TIM001").outcome is outcome


def test_a_date_that_never_was_abstains() -> None:
    found = finding(only_verdict("They met on Monday, 29 February 2023."), "TIM001")

    assert found.outcome is Outcome.ABSTAINED
    assert found.message == "there is no such day as '29 February 2023'"
