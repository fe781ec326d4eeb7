"""Figures that a scale word has made absurd, and large ones that are right."""

from __future__ import annotations

import pytest
from tests.builders import finding, only_verdict, run

from factgauge.model.finding import Judgement, Outcome


def _alarms(text: str) -> list[str]:
    return [
        found.code
        for verdict in run(text).verdicts
        for found in verdict.findings
        if found.code.startswith("MAG") and found.outcome is Outcome.INCONSISTENT
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("MAG002", "The state, with 6 million inhabitants, has a budget of 50 trillion euros."),
        ("MAG002", "The city of 2 million people spent $90 trillion on its metro."),
        ("MAG002", "Germany's 84 million people drink some 210 billion cups of coffee a day."),
        ("MAG002", "Norley (pop. 9,400): the clearing of snow cost £188 billion."),
        ("MAG002", "The republic of 5 million people has an economy of $3,100 trillion."),
        ("MAG003", "Some 38 billion workers lost their jobs in the pandemic."),
        ("MAG003", "The retailer employs 2.1 trillion people worldwide."),
        ("MAG003", "The number of children out of school is about 25 billion."),
        ("MAG003", "The population of the region came to 80 billion last year."),
        ("MAG003", "Brazil exported 105 billion tonnes of soybeans."),
        ("MAG003", "The kingdom pumped 900 million barrels of oil a day in May."),
        ("MAG003", "The bank has offices in 1,600 countries."),
        ("MAG003", "Peru mined 2.3 million tonnes of gold in 2019."),
        ("MAG003", "Copper is its main export. Its mines yielded 5.3 billion tonnes of the metal."),
    ],
)
def test_an_absurd_figure_is_found(code: str, text: str) -> None:
    assert _alarms(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Since 2007 the firm has shipped more than 2.3 billion phones.",
        "The chain has served more than 300 billion customers.",
        "Some 117 billion people have ever lived on Earth.",
        "The metro carried 34 billion people that decade.",
        "Proven oil reserves of 1.7 trillion barrels will last 50 years.",
        "The site had 90 billion visits last year.",
        "The country of 5.5 million people has a fund of $1.6 trillion.",
        "Luxembourg, a country of 660,000 people, holds fund assets of 5.3 trillion euros.",
        "The village of 50 people got a bridge that cost $398 million.",
        "The world produces 30,000 terawatt-hours of electricity a year.",
        "OPEC pumped 28 million barrels of oil a day in May.",
        "India's 1.4 billion people spent $2.1 trillion last year.",
        "Zimbabwe's 12 million people paid 100 trillion dollars in local notes for bread.",
        "The galaxy may hold 100 billion stars and 40 billion planets.",
        "Asia consumed 5.2 billion tonnes of coal last year.",
        "Brazil exported 105 million tonnes of soybeans and 3 million bags of coffee.",
        "Some 74 billion chickens are slaughtered each year.",
        "Gold fell as coal output rose to 8.7 billion tonnes.",
    ],
)
def test_a_large_figure_that_can_be_is_left_alone(text: str) -> None:
    assert _alarms(text) == []


@pytest.mark.parametrize(
    ("figure", "outcome"),
    [
        ("$34 million", Outcome.CONSISTENT),
        ("$34 billion", Outcome.INCONSISTENT),
        ("$340 million", Outcome.INCONSISTENT),
        ("$3.4 million", Outcome.INCONSISTENT),
        ("$35 billion", Outcome.ABSTAINED),  # not the table's, but not by a power of ten alone
        ("$44 million", Outcome.ABSTAINED),
    ],
)
def test_a_scale_slip_is_a_power_of_ten_from_the_table(figure: str, outcome: Outcome) -> None:
    verdict = only_verdict(f"Russia-North Korea trade fell to {figure} in 2018.")

    assert finding(verdict, "MAG001").outcome is outcome


def test_a_scale_slip_stands_beside_the_refutation() -> None:
    verdict = only_verdict("Russia-North Korea trade fell to $34 billion in 2018.")

    assert verdict.judgement is Judgement.REFUTED
    assert "factor of a thousand" in finding(verdict, "MAG001").message


def test_a_figure_that_is_only_possible_does_not_make_a_claim_consistent() -> None:
    verdict = only_verdict("The service is used by 2.1 billion people.")

    assert finding(verdict, "MAG003").outcome is Outcome.CONSISTENT
    assert finding(verdict, "MAG003").settles is False
