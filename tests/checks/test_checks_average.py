"""Averages: wrong figures are found, and averages of other things stay silent."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Outcome


def _faults(text: str) -> list[str]:
    report = run(text, None)
    return [
        finding.code
        for verdict in report.verdicts
        for finding in verdict.findings
        if finding.outcome is Outcome.INCONSISTENT and finding.code.startswith(("RAT", "AVG"))
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "AVG001",
            "The foundation gave $1.5 million to 60 schools, $35,000 each.",
        ),
        (
            "AVG001",
            "The 12 trucks, bought for $1.8 million, cost $105,000 apiece.",
        ),
        (
            "AVG002",
            "The five bids ranged from $2.1 million to $3.4 million and averaged $4.2 million.",
        ),
        (
            "AVG002",
            "The players' ages range from 19 to 34, with an average age of 37.",
        ),
        (
            "AVG005",
            "Her four rounds of 68, 70, 71 and 67 gave her an average of 71.",
        ),
        (
            "AVG005",
            "Quarterly profits of $4.0 million, $4.4 million, $5.2 million and $5.6 million "
            "averaged $5.8 million.",
        ),
        (
            "AVG001",
            "The charity raised £84,000 from 1,200 donors, an average donation of £170.",
        ),
    ],
)
def test_average_that_its_parts_do_not_give_is_found(code: str, text: str) -> None:
    assert _faults(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The airline carries 4.2 million passengers a year on 38 aircraft and employs "
            "2,100 people; a ticket costs $140 on average."
        ),
        (
            "He has scored 21 goals in 30 games this season and averages 0.6 goals a game "
            "over his career."
        ),
        ("Temperatures ranged from 12 to 28 degrees, averaging 31 in July of the year before."),
        (
            "The restaurant, with 80 seats, serves 250 meals a day at an average of $22, "
            "and had revenue of $2 million last year."
        ),
        ("The median price of the 1,200 homes sold was $310,000, for a total of $430 million."),
        (
            "The company sold 2,000 cars in May, up from 1,600, at an average price of "
            "$21,000, taking revenue to $42 million from $32 million."
        ),
        (
            "Two of the 25 pupils scored 100 and the other 23 averaged 71, so the class "
            "average was 73.3."
        ),
        ("The average age of the 11 players is 27, the youngest being 19 and the oldest 36."),
        (
            "Each of the 40 volunteers took one capsule every eight hours for 10 days, a course of "
            "30 capsules."
        ),
        (
            "The indicator (1 = listed) therefore averages 0.10, with a standard deviation of 0.30 "
            "(n = 120)."
        ),
    ],
)
def test_average_of_other_things_or_times_is_left_alone(text: str) -> None:
    assert _faults(text) == []
