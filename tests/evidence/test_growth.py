"""Growth in real terms, currencies that are not named, shares, and counts of some of them."""

from __future__ import annotations

import pytest
from bench.linking import TABLES as LINKING_TABLES

from factgauge.checks.comparison import Match, apart_at_a_point
from factgauge.model.finding import Judgement, Outcome
from factgauge.model.interval import Interval
from factgauge.pipeline import judge_cases, read
from factgauge.reference.catalogue import Catalogue


def _judge(text: str) -> tuple[Judgement, str]:
    document = read(text, published="2024-06-03")
    with Catalogue.open([LINKING_TABLES]) as catalogue:
        ((_, verdict),) = judge_cases(document, catalogue)
    return verdict.judgement, verdict.summary


@pytest.mark.parametrize(
    ("text", "judgement", "words"),
    [
        ("Kenya's GDP grew 7.6 percent in 2021.", Judgement.UNVERIFIED, "in real terms"),
        ("Germany's GDP shrank in 2023 by 0.3 percent.", Judgement.UNVERIFIED, "in real terms"),
        (
            "Inflation in Turkey was 64.3 percent in the year to December 2022.",
            Judgement.UNVERIFIED,
            "a year's average",
        ),
        ("Kenya's GDP was $110 billion in 2021.", Judgement.SUPPORTED, "agrees"),
        ("Kenya's GDP was $100 billion in 2021.", Judgement.UNVERIFIED, "not near it"),
        ("Kenya's GDP was $200 billion in 2021.", Judgement.REFUTED, "109.7"),
        ("Kenya's nominal GDP in dollars grew 9 percent in 2021.", Judgement.SUPPORTED, "agrees"),
        ("Kenya's nominal GDP in dollars grew 19 percent in 2021.", Judgement.REFUTED, "8.9"),
        ("Kenya's nominal GDP grew 14 percent in 2021.", Judgement.UNVERIFIED, "no currency"),
        ("Kenya's GDP fell to $107.4 billion in 2023.", Judgement.SUPPORTED, "agrees"),
        ("Amazon's revenue grew 38 percent in 2020.", Judgement.SUPPORTED, "agrees"),
        ("Alphabet had 190,234 employees in 2022.", Judgement.SUPPORTED, "agrees"),
        ("Alphabet hired 33,734 employees in 2022.", Judgement.UNVERIFIED, "no reference"),
        ("Alphabet had 33,734 employees over 50 in 2022.", Judgement.UNVERIFIED, "no reference"),
        ("India spent 2.4 percent of GDP on its military in 2018.", Judgement.SUPPORTED, "agrees"),
        ("India spent 3.4 percent of GDP on its military in 2018.", Judgement.REFUTED, "2.43"),
        ("India spent 3.4 percent of GDP on its navy in 2018.", Judgement.UNVERIFIED, "no ref"),
        ("India spent 3.4 percent of GDP on military schools in 2018.", Judgement.UNVERIFIED, "no"),
        ("Chicago recorded 478 murders in 2015.", Judgement.SUPPORTED, "agrees"),
        ("Chicago police solved 105 murders in 2015.", Judgement.UNVERIFIED, "no reference"),
        ("Cook County near Chicago recorded 105 murders in 2015.", Judgement.UNVERIFIED, "no ref"),
        ("Brazil's Gini coefficient was 0.39 in 2022.", Judgement.REFUTED, "52"),
    ],
)
def test_a_claim_of_a_reference_table_is_judged(
    text: str, judgement: Judgement, words: str
) -> None:
    found, summary = _judge(text)

    assert found is judgement, summary
    assert words.lower() in summary.lower()


@pytest.mark.parametrize(
    ("computed", "stated", "outcome"),
    [
        (Interval(345, 355), Interval(355, 365), Outcome.NEAR_MISS),
        (Interval(365, 375), Interval(355, 365), Outcome.NEAR_MISS),
        (Interval(345, 356), Interval(355, 365), Outcome.CONSISTENT),
        (Interval(355, 355), Interval(355, 365), Outcome.CONSISTENT),
        (Interval(345, 355), Interval(355, None), Outcome.CONSISTENT),
        (Interval(None, 355), Interval(355, 365), Outcome.CONSISTENT),
    ],
)
def test_two_roundings_that_only_touch_are_a_near_miss(
    computed: Interval, stated: Interval, outcome: Outcome
) -> None:
    match = apart_at_a_point(Match(Outcome.CONSISTENT, computed, stated))

    assert match.outcome is outcome


@pytest.mark.parametrize(
    ("stated", "outcome"),
    [("3.9", Outcome.CONSISTENT), ("3.8", Outcome.NEAR_MISS), ("3.6", Outcome.INCONSISTENT)],
)
def test_a_rate_off_by_its_last_digit_is_a_near_miss(stated: str, outcome: Outcome) -> None:
    text = f"The U.S. unemployment rate was {stated} percent in December 2018."
    document = read(text, published="2019-01-04")
    with Catalogue.open([LINKING_TABLES]) as catalogue:
        ((_, verdict),) = judge_cases(document, catalogue)

    assert [f.outcome for f in verdict.findings if f.code == "REF001"] == [outcome]
