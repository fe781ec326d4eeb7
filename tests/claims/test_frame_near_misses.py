"""Each frame by a plain sentence, and by a neighbour that must be something else or nothing."""

from __future__ import annotations

import pytest

from factgauge.pipeline import examine, read


def frames(text: str) -> list[tuple[str, dict[str, list[str]]]]:
    report = examine(read(text, published="2019-04-24"), None, "claims")
    return [
        (claim.frame.value, {role: [q.surface for q in group] for role, group in claim.roles})
        for claim in report.claims
    ]


@pytest.mark.parametrize(
    ("text", "frame", "roles"),
    [
        ("About 40 percent of voters backed it.", "share", {"share": ["About 40 percent"]}),
        ("12 of the 48 pupils failed.", "share", {"part": ["12"], "whole": ["48 pupils"]}),
        ("Of the 48 pupils, 12 failed.", "share", {"part": ["12"], "whole": ["48 pupils"]}),
        ("The firm has a 12 percent stake in the mill.", "share", {"share": ["12 percent"]}),
        (
            "The fund lent $30 million, including $12 million to farms.",
            "total",
            {"part": ["$12 million"], "whole": ["$30 million"]},
        ),
        (
            "Rents in Oslo are 20 percent higher than in Bergen.",
            "comparison",
            {"by": ["20 percent"]},
        ),
        ("The bridge is twice as long as its neighbour.", "comparison", {"by": ["twice"]}),
        ("The party won by a majority of 44.", "ratio", {"by": ["44"]}),
        ("Drivers earn $18 an hour.", "rate", {"rate": ["$18 an hour"]}),
        ("Norway is the third-largest exporter of gas.", "rank", {"rank": ["third"]}),
        ("Turnout was the lowest since 1994.", "rank", {"rank": ["1994"]}),
        ("Output rose for the fifth consecutive quarter.", "count", {"value": ["fifth"]}),
        ("The blast killed 12 people.", "count", {"value": ["12 people"]}),
        (
            "Exports exceeded 5 million tonnes.",
            "threshold",
            {"value": ["exceeded 5 million tonnes"]},
        ),
        ("Jobless claims dipped below 375,000.", "threshold", {"value": ["below 375,000"]}),
        ("The talks lasted 40 minutes.", "temporal", {"value": ["40 minutes"]}),
        ("The mill employs 300 people.", "level", {"value": ["300 people"]}),
    ],
)
def test_a_frame_takes_its_figures(text: str, frame: str, roles: dict[str, list[str]]):
    assert frames(text) == [(frame, roles)]


@pytest.mark.parametrize(
    "text",
    [
        "Will 40 percent of voters back it?",
        "Spend no more than 15 percent of your budget on it.",
        "A kibibyte is 1,024 bytes.",
        "Plant the tubers 12 inches apart.",
        "Suppose a dam holds two million cubic metres.",
        "Each player takes seven tokens.",
        "For a share sold at 500p, write 500 in column B.",
        "Blood was drawn into 10 mL tubes and spun for 15 minutes.",
        "Candidates must have at least 5 years of practice.",
        "If you hold 100 shares, you may vote.",
    ],
)
def test_a_sentence_that_states_nothing_makes_no_claim(text: str):
    assert frames(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rate is 12 percent. A year earlier it was 10 percent.",
            [("change", {"from": ["10 percent"], "to": ["12 percent"]})],
        ),
        (  # another thing, not another time
            "The rate is 12 percent. In Wales it was 10 percent.",
            [("level", {"value": ["12 percent"]}), ("level", {"value": ["10 percent"]})],
        ),
        (
            "Exports rose 5 percent and imports 7 percent.",
            [("change", {"by": ["5 percent"]}), ("change", {"by": ["7 percent"]})],
        ),
        (
            "GDP grew 6.3 percent, up from 5.9 percent.",
            [
                ("change", {"by": ["6.3 percent"]}),
                ("change", {"from": ["5.9 percent"], "to": ["6.3 percent"]}),
            ],
        ),
        (
            "The road is 10 miles (16 km) long.",
            [
                ("level", {"value": ["10 miles"]}),
                ("conversion", {"first": ["10 miles"], "second": ["16 km"]}),
            ],
        ),
    ],
)
def test_figures_that_belong_together_make_the_claims_of_the_convention(text, expected):
    assert frames(text) == expected
