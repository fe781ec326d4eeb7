"""Dates and lengths of time: slips in the shapes that prose gives them, and what stays silent."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Judgement, Outcome

ALARMS = (Judgement.INCONSISTENT, Judgement.REFUTED)


def outcomes(text: str, code: str) -> list[Outcome]:
    """Return what one check says of a text, abstentions left out."""
    return [
        finding.outcome
        for verdict in run(text).verdicts
        for finding in verdict.findings
        if finding.code == code and finding.outcome is not Outcome.ABSTAINED
    ]


WRONG = [
    ("TIM002", "The flood, which began on 12 July and receded on 9 August, lasted 48 days."),
    ("TIM002", "Construction started in 1968 and was completed in 1974, a span of 16 years."),
    ("TIM002", "He spent 37 years in prison, from 1962 to 1990."),
    ("TIM002", "The 12-week course, from 4 March to 25 March 2019, costs $400."),
    ("TIM002", "Flights were suspended from 20 March 2020 until 1 June 2020, over ten months."),
    ("TIM003", "Ellison, who was born on 3 May 1922, died on 2 May 2001 at the age of 87."),
    ("TIM003", "Ellison, born in Leeds in 1944, became mayor in 1990 at the age of 64."),
    ("TIM003", "The composer (1685–1750) was 56 when he died."),
    ("TIM003", "He was born on 2 July 1920 in Ghent. He died on 1 July 1990, aged 70."),
    ("TIM004", "The firm was founded in 1924 and went public 52 years later, in 1967."),
    ("TIM004", "In 1999, twelve years after the accident of 1978, the reactor was sealed."),
    ("TIM005", "The ceasefire ran from 15 May 2019 to 3 March 2019."),
    ("TIM006", "The meeting on April 31 was cancelled."),
    ("TIM006", "The log of 2023-02-30 has two entries."),
    ("TIM007", "The market opens at 9:30 a.m. New York time (4:30 p.m. GMT)."),
    ("TIM007", "The briefing is at 3 p.m. Paris time (3 p.m. GMT) on 3 June 2023."),
    ("TIM010", "The bulletin appears twice a month, or 36 times a year."),
    ("TIM011", "The concert starts at 7:30 p.m. and ends at 9:45 p.m., lasting 75 minutes."),
    ("TIM011", "Voting opened at 7 a.m. and closed at 8 p.m., a total of 11 hours."),
    ("TIM012", "The company, established in 1889, celebrates its 175th anniversary in 2014."),
    ("TIM012", "The library, opened in 1919, marked its bicentenary in 2019."),
]


@pytest.mark.parametrize(("code", "text"), WRONG)
def test_a_slip_of_time_is_found(code: str, text: str) -> None:
    assert Outcome.INCONSISTENT in outcomes(text, code)


RIGHT = [
    ("TIM002", "The two sides negotiated for 21 days, from 3 June to 24 June."),
    ("TIM002", "She was in office from 1990 to 2004, fourteen years."),
    ("TIM002", "The trial opened on 4 March and closed on 25 March. It took three weeks."),
    (
        "TIM003",
        "Born on 30 November 1874, he became prime minister on 10 May 1940 at the age of 65.",
    ),
    ("TIM004", "The firm was founded in 1924 and went public 43 years later, in 1967."),
    ("TIM007", "The market opens at 9:30 a.m. New York time (1:30 p.m. GMT)."),
    ("TIM010", "The tablets are taken three times a day for two weeks, 42 tablets in all."),
    ("TIM011", "Voters had from 7 a.m. to 8 p.m., 13 hours, to cast ballots."),
    ("TIM011", "The talks ran from 9:30 to 1:00, three and a half hours in all."),
]


@pytest.mark.parametrize(("code", "text"), RIGHT)
def test_times_that_fit_are_found_to_fit(code: str, text: str) -> None:
    assert outcomes(text, code) == [Outcome.CONSISTENT]


QUIET = [
    "The two-year study tracked patients from 2010 to 2018.",
    "The ten-day festival has been held from 1990 to 2005.",
    "He was mayor from 1991 to 1995 and again from 1999 to 2007, twelve years in all.",
    "Sentenced in March 2012 to ten years, she walked free in November 2017.",
    "From 1990 to 1998 he wrote a book every two years.",
    "He died in 1990 aged 60, and his son, born in 1950, took over the mill.",
    "Her brother, born in 1950, was there when she turned 30 in 1965.",
    "The season begins in October and ends in March 2020.",
    "Profits rose from 2010 to 2015, five years after the merger was first proposed.",
    "In 2015 they began to plan for the 50th anniversary of the landing of 1969.",
    "The 40th annual regatta, first held in 1984, was rowed in 2024.",
    "There is no such day as 30 February.",
    "The flight leaves at 10:00 and lands at 13:00, after eight hours in the air.",
    "The choir meets every week except in summer, 36 times a year.",
    "Sales rose from $41 million in the first quarter to $44 million in the second quarter.",
    "The price averaged $41 in the first quarter, $37 in the second and $39 in the half year.",
    "Funds sold a net 3,400 bonds in May, and 1,200 in the year so far.",
    "Sales should fall 3 percent in July 2025.",
    "The bonds were sold with a maturity in 2034.",
    "The contract was extended to June 2026.",
    "Two workers aged 30 and 40 were hired on 3 May 2019 and 4 June 2019.",
]


@pytest.mark.parametrize("text", QUIET)
def test_times_that_are_not_tied_raise_no_alarm(text: str) -> None:
    assert [v.summary for v in run(text).verdicts if v.judgement in ALARMS] == []
