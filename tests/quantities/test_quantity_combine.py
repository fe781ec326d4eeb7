"""Figures that belong together: ranges, tolerances, lists, compounds, proportions, scores."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

from factgauge import extract

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It was between 3 and 5 km.",
        [
            (
                "3 and 5 km",
                "3..5",
                "kilometer",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It was 3-5 km.",
        [
            (
                "3-5 km",
                "3..5",
                "kilometer",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It was 3–5 km.",
        [
            (
                "3–5 km",
                "3..5",
                "kilometer",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It was 3 to 5 km.",
        [
            (
                "3 to 5 km",
                "3..5",
                "kilometer",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It was from 3 to 5 km long.",
        [
            (
                "3 to 5 km",
                "3..5",
                "kilometer",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It had 3 to 5 ships.",
        [
            (
                "3 to 5 ships",
                "3..5",
                "ships",
                "count",
                "between",
            )
        ],
    ),
    (
        "It had three to five ships.",
        [
            (
                "three to five ships",
                "3..5",
                "ships",
                "count",
                "between",
            )
        ],
    ),
    (
        "It rose from 3 percent to 5 percent.",
        [
            (
                "3 percent",
                "3",
                "percent",
                "percent",
            ),
            (
                "5 percent",
                "5",
                "percent",
                "percent",
            ),
        ],
    ),
    (
        "It cost $1-2m.",
        [
            (
                "$1-2m",
                "1000000..2000000",
                "USD",
                "money",
                "between",
            )
        ],
    ),
    (
        "It cost $3 to $4 million.",
        [
            (
                "$3 to $4 million",
                "3000000..4000000",
                "USD",
                "money",
                "between",
            )
        ],
    ),
    (
        "It cost between $3 and $4 billion.",
        [
            (
                "$3 and $4 billion",
                "3000000000..4000000000",
                "USD",
                "money",
                "between",
            )
        ],
    ),
    (
        "It was 5 to 10 percent.",
        [
            (
                "5 to 10 percent",
                "5..10",
                "percent",
                "percent",
                "between",
            )
        ],
    ),
    (
        "It was 20 ± 2 kg.",
        [
            (
                "20 ± 2 kg",
                "18..22",
                "kilogram",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It was 20±2 kg.",
        [
            (
                "20±2 kg",
                "18..22",
                "kilogram",
                "measure",
                "between",
            )
        ],
    ),
    (
        "It was 20 plus or minus 2 kg.",
        [
            (
                "20 plus or minus 2 kg",
                "18..22",
                "kilogram",
                "measure",
                "between",
            )
        ],
    ),
    (
        "They weighed 3, 5 and 8 kg.",
        [
            (
                "3",
                "3",
                "kilogram",
                "measure",
            ),
            (
                "5",
                "5",
                "kilogram",
                "measure",
            ),
            (
                "8 kg",
                "8",
                "kilogram",
                "measure",
            ),
        ],
    ),
    (
        "They were 10, 20 and 30 percent respectively.",
        [
            (
                "10",
                "10",
                "percent",
                "percent",
            ),
            (
                "20",
                "20",
                "percent",
                "percent",
            ),
            (
                "30 percent",
                "30",
                "percent",
                "percent",
            ),
        ],
    ),
    (
        "It is 6 ft 2 in tall.",
        [
            (
                "6 ft 2 in",
                "74",
                "inch",
                "measure",
            )
        ],
    ),
    (
        "It is 6'2\" tall.",
        [
            (
                "6'2\"",
                "74",
                "inch",
                "measure",
            )
        ],
    ),
    (
        "It took 1 hour 20 minutes.",
        [
            (
                "1 hour 20 minutes",
                "80",
                "minute",
                "duration",
            )
        ],
    ),
    (
        "It took one hour and 20 minutes.",
        [
            (
                "one hour and 20 minutes",
                "80",
                "minute",
                "duration",
            )
        ],
    ),
    (
        "It weighed 5 lb 3 oz in all.",
        [
            (
                "5 lb 3 oz",
                "83",
                "ounce",
                "measure",
            )
        ],
    ),
    (
        "It is 10 miles (16 km) long.",
        [
            (
                "10 miles",
                "10",
                "mile",
                "measure",
            ),
            (
                "16 km",
                "16",
                "kilometer",
                "measure",
            ),
        ],
    ),
    (
        "One in five failed.",
        [
            (
                "One in five",
                "0.2",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "Three out of 10 failed.",
        [
            (
                "Three out of 10",
                "0.3",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "The ratio was 3 to 1.",
        [
            (
                "3 to 1",
                "3",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "The ratio was 3:1.",
        [
            (
                "3:1",
                "3",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "They won 3-1.",
        [
            (
                "3-1",
                "1..3",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "It was a 61-38 vote.",
        [
            (
                "61-38",
                "38..61",
                "ratio",
                "ratio",
            )
        ],
    ),
    (
        "It ran from 36 hours to 11.",
        [
            (
                "36 hours",
                "36",
                "hour",
                "duration",
            ),
            (
                "11",
                "11",
                "hour",
                "duration",
            ),
        ],
    ),
    (
        "12 of the 48 pupils passed.",
        [
            (
                "12",
                "12",
                "pupils",
                "count",
            ),
            (
                "48 pupils",
                "48",
                "pupils",
                "count",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_combine_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("It was a 3-1 win.", 1, 3, "ratio"),
        ("They suffered a 4-1 defeat.", 1, 4, "ratio"),
        ("They won by a 2-to-1 margin.", 2, 2, "ratio"),
        ("The odds are 5-to-1.", 5, 5, "ratio"),
        ("A three-to-one majority wants it.", 3, 3, "ratio"),
        ("Some 30-40,000 people came.", 30_000, 40_000, "count"),
        ("It has 100–150,000 books.", 100_000, 150_000, "count"),
        ("It has 1-10,000 books.", 1, 10_000, "count"),
        ("It is 10-11,500 km away.", 10, 11_500, "measure"),
        ("It has 20-30 books.", 20, 30, "count"),
        ("It has 5-1 kids.", 1, 5, "count"),
        ("They cost 9-to-5 coins.", 5, 9, "count"),
    ],
)
def test_hyphen_joins_a_score_a_proportion_or_a_range(text, low, high, kind):
    (read,) = extract(text)

    assert (read.stated_low, read.stated_high, read.kind) == (low, high, kind)


@pytest.mark.parametrize("text", ["They had one-to-one talks.", "It was face-to-one side."])
def test_one_after_a_hyphened_to_is_no_amount_without_a_number_before(text):
    assert extract(text) == ()
