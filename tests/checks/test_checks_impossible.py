"""Values that cannot be, and their neighbours that can."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Judgement, Outcome

WRONG = [
    ("IMP001", "Sixty-two percent of respondents agreed, and 113 percent of voters disagreed."),
    ("IMP001", "By May 104 pct of the fields were infected, the ministry said."),
    ("IMP001", "With a humidity of 194 percent, three runners collapsed."),
    ("IMP001", "Twelve in ten households had a telephone."),
    ("IMP001", "The alloy contains 162% copper by weight."),
    ("IMP002", "The landslide killed -14 people."),
    ("IMP002", "Rescuers found 6.5 survivors in the hull."),
    ("IMP003", "The magnet was cooled to -296 degrees Celsius."),
    ("IMP003", "The wreck lies at 47 degrees north, 191 degrees west."),
    ("IMP003", "The village's oldest resident, 144, still walks to the shop."),
    ("IMP004", "The last ferry leaves at 25:15 on Sunday."),
    ("IMP005", "Bids were between $40 and $30."),
    ("IMP005", "The trees live for 400–300 years."),
    ("IMP006", "The highest bid was $3.2 million and the lowest $4.1 million."),
    ("IMP006", "Temperatures ranged from a high of 31C to a low of 42C."),
]


@pytest.mark.parametrize(("code", "text"), WRONG)
def test_an_impossible_value_is_found(code: str, text: str) -> None:
    found = [f for v in run(text).verdicts for f in v.findings if f.code == code]

    assert [f.outcome for f in found] == [Outcome.INCONSISTENT]


@pytest.mark.parametrize("modal", ["is expected to be", "may be", "will be"])
def test_an_impossible_value_is_found_however_it_is_put(modal: str) -> None:
    (verdict,) = run(f"The turnout {modal} 171 percent of registered voters.").verdicts

    assert verdict.judgement is Judgement.INCONSISTENT


QUIET = [
    "The reactor ran at 112 percent of its rated output.",
    "Debt is 263 percent of yearly output.",
    "Pledges came to 118 percent of the goal of the donors.",
    "At three stations the turnout came to 146 percent, and the court annulled the vote.",
    "Spending rose to 107 percent of the people's income.",
    "The average household has 2.4 children.",
    "Net migration was -38 people.",
    "The night was 300 degrees Celsius colder than the day.",
    "The tortoise is 190 years old.",
    "The ship turned 120 degrees.",
    "The mix is 25:75 by weight.",
    "She won the race in 14:75.",
    "The listing gave the start as 25:30, which in Japanese television means half past one.",
    "Lows of between -5 and -12C are expected.",
    "The price fell from 20 to 10 dollars.",
    "The difference between 20 and 10 dollars is small.",
    "The anisotropy is 195 to 1.",
    "The low at Karo was 9 metres when Bassa saw its high of 4 metres.",
    "The fastest car did 240 km/h and the slowest 190.",
    "The city has 50,000 inhabitants in 22,000 households.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_can_be_raises_no_alarm(text: str) -> None:
    assert [v.summary for v in run(text).verdicts if v.judgement is Judgement.INCONSISTENT] == []
