"""Levels in another currency than the table's, by the dated rates of the cell's year."""

from __future__ import annotations

import pytest
from tests.builders import finding, only_verdict

from factgauge.model.finding import Judgement, Outcome

pytest.importorskip("currency_converter")


def test_a_level_at_the_average_rate_is_supported_and_tells_the_rate() -> None:
    verdict = only_verdict("Russia-North Korea trade was 28.8 million euros in 2018.")
    found = finding(verdict, "REF001")
    (rate,) = [step for step in found.trace if step.label == "rate"]

    assert verdict.judgement is Judgement.SUPPORTED
    assert found.cells[0].unit == "USD"
    assert rate.unit == "EUR / USD"
    assert "for one USD on average" in (rate.text or "")
    assert "2018-01-02 to 2018-12-31" in (rate.text or "")


def test_a_level_that_no_daily_rate_gives_is_refuted() -> None:
    verdict = only_verdict("Russia-North Korea trade was 38.8 million euros in 2018.")

    assert verdict.judgement is Judgement.REFUTED
    assert "for one USD" in verdict.summary


def test_a_level_that_only_some_days_rate_gives_is_left_open() -> None:
    verdict = only_verdict("Russia-North Korea trade was 27.6 million euros in 2018.")

    assert verdict.judgement is Judgement.UNVERIFIED
    assert finding(verdict, "REF001").outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    "text",
    [
        "Russia-North Korea trade was 2.1 billion rubles in 2023.",  # no rates since March 2022
        "Russia-North Korea trade was 30.6 billion North Korean won in 2018.",  # none at all
        "Russia-North Korea trade rose to 38.8 million euros in 2018.",  # a change in another money
        "Russia-North Korea trade exceeded 38.8 million euros in 2018.",
        "Russia-North Korea trade was 38.8 million tonnes in 2018.",
    ],
)
def test_what_no_rate_can_tell_is_left_open(text: str) -> None:
    verdict = only_verdict(text)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert all(step.label != "rate" for f in verdict.findings for step in f.trace)


def test_a_lacking_rate_is_said() -> None:
    verdict = only_verdict("Russia-North Korea trade was 2.1 billion rubles in 2023.")

    assert "no reference rates of USD and RUB for all of the time from 1 January 2023" in (
        finding(verdict, "REF001").message
    )
