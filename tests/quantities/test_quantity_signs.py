"""Signs, losses and hedged amounts: what is negative and what is only a direction."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It was −5 °C today.",
        [
            (
                "−5 °C",
                "-5",
                "degree_Celsius",
                "measure",
            )
        ],
    ),
    (
        "It was -5 °C today.",
        [
            (
                "-5 °C",
                "-5",
                "degree_Celsius",
                "measure",
            )
        ],
    ),
    (
        "It was minus 5 degrees Celsius.",
        [
            (
                "minus 5 degrees Celsius",
                "-5",
                "degree_Celsius",
                "measure",
            )
        ],
    ),
    (
        "It changed by -0.3 percent.",
        [
            (
                "-0.3 percent",
                "-0.3",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It had a loss of $3 million.",
        [
            (
                "a loss of $3 million",
                "-3000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It had a net loss of $3 million.",
        [
            (
                "a net loss of $3 million",
                "-3000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It had a deficit of $2bn.",
        [
            (
                "a deficit of $2bn",
                "-2000000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "Net loss $(1,250).",
        [
            (
                "$(1,250)",
                "-1250",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It lost $3 million.",
        [
            (
                "$3 million",
                "3000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It fell 5 percent.",
        [
            (
                "5 percent",
                "5",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It rose +5 percent.",
        [
            (
                "+5 percent",
                "5",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It fell more than 56 percent.",
        [
            (
                "more than 56 percent",
                "56..",
                "percent",
                "percent",
                "more_than",
            )
        ],
    ),
    (
        "It had at least 300 people.",
        [
            (
                "at least 300 people",
                "300..",
                "people",
                "count",
                "at_least",
            )
        ],
    ),
    (
        "It took up to 12 months.",
        [
            (
                "up to 12 months",
                "..12",
                "month",
                "duration",
                "at_most",
            )
        ],
    ),
    (
        "It had fewer than 12 workers.",
        [
            (
                "fewer than 12 workers",
                "..12",
                "workers",
                "count",
                "less_than",
            )
        ],
    ),
    (
        "It rose 40+ percent.",
        [
            (
                "40+ percent",
                "40..",
                "percent",
                "percent",
                "at_least",
            )
        ],
    ),
    (
        "It had 5 km or so.",
        [
            (
                "5 km or so",
                "5",
                "kilometer",
                "measure",
                "approximate",
            )
        ],
    ),
    (
        "It had 40-odd workers.",
        [
            (
                "40-odd workers",
                "40",
                "workers",
                "count",
                "approximate",
            )
        ],
    ),
    (
        "They had 300 or more.",
        [
            (
                "300 or more",
                "300..",
                "",
                "number",
                "at_least",
            )
        ],
    ),
    (
        "Some 40 people came.",
        [
            (
                "Some 40 people",
                "40",
                "people",
                "count",
                "approximate",
            )
        ],
    ),
    (
        "It is just over 5 km.",
        [
            (
                "just over 5 km",
                "5..",
                "kilometer",
                "measure",
                "more_than",
            )
        ],
    ),
    (
        "It is ~5 km.",
        [
            (
                "~5 km",
                "5",
                "kilometer",
                "measure",
                "approximate",
            )
        ],
    ),
    (
        "It is >5 km.",
        [
            (
                ">5 km",
                "5..",
                "kilometer",
                "measure",
                "more_than",
            )
        ],
    ),
    (
        "It is ≤ 5 km.",
        [
            (
                "≤ 5 km",
                "..5",
                "kilometer",
                "measure",
                "at_most",
            )
        ],
    ),
    (
        "It had no fewer than 300 people.",
        [
            (
                "no fewer than 300 people",
                "300..",
                "people",
                "count",
                "at_least",
            )
        ],
    ),
    (
        "It had exactly 12 workers.",
        [
            (
                "12 workers",
                "12",
                "workers",
                "count",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_signs_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
