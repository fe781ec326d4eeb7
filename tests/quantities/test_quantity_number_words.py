"""Numbers in words: cardinals, halves, dozens, vague numbers."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It had twenty-five workers.",
        [
            (
                "twenty-five workers",
                "25",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had twenty five workers.",
        [
            (
                "twenty five workers",
                "25",
                "workers",
                "count",
            )
        ],
    ),
    (
        "Eleven workers left.",
        [
            (
                "Eleven workers",
                "11",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had one hundred and five workers.",
        [
            (
                "one hundred and five workers",
                "105",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had three hundred workers.",
        [
            (
                "three hundred workers",
                "300",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had two thousand three hundred and forty-one workers.",
        [
            (
                "two thousand three hundred and forty-one workers",
                "2341",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had one million two hundred thousand workers.",
        [
            (
                "one million two hundred thousand workers",
                "1200000",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had two and a half million workers.",
        [
            (
                "two and a half million workers",
                "2500000",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It took two and a half hours.",
        [
            (
                "two and a half hours",
                "2.5",
                "hour",
                "duration",
            )
        ],
    ),
    (
        "It had a dozen workers.",
        [
            (
                "a dozen workers",
                "12",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had two dozen workers.",
        [
            (
                "two dozen workers",
                "24",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had a hundred workers.",
        [
            (
                "a hundred workers",
                "100",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It cost a million dollars.",
        [
            (
                "a million dollars",
                "1000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It had twelve hundred workers.",
        [
            (
                "twelve hundred workers",
                "1200",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had dozens of workers.",
        [
            (
                "dozens of workers",
                "12..",
                "workers",
                "count",
                "vague",
            )
        ],
    ),
    (
        "It had hundreds of workers.",
        [
            (
                "hundreds of workers",
                "100..",
                "workers",
                "count",
                "vague",
            )
        ],
    ),
    (
        "It had tens of thousands of workers.",
        [
            (
                "tens of thousands of workers",
                "10000..",
                "workers",
                "count",
                "vague",
            )
        ],
    ),
    (
        "It had hundreds of thousands of workers.",
        [
            (
                "hundreds of thousands of workers",
                "100000..",
                "workers",
                "count",
                "vague",
            )
        ],
    ),
    (
        "It lost millions of dollars.",
        [
            (
                "millions of dollars",
                "1000000..",
                "USD",
                "money",
                "vague",
            )
        ],
    ),
    (
        "It had several hundred workers.",
        [
            (
                "several hundred workers",
                "200..",
                "workers",
                "count",
                "vague",
            )
        ],
    ),
    (
        "It had a few hundred workers.",
        [
            (
                "a few hundred workers",
                "200..",
                "workers",
                "count",
                "vague",
            )
        ],
    ),
    (
        "It had a couple of thousand workers.",
        [
            (
                "a couple of thousand workers",
                "2000",
                "workers",
                "count",
                "approximate",
            )
        ],
    ),
    (
        "It took five years.",
        [
            (
                "five years",
                "5",
                "year",
                "duration",
            )
        ],
    ),
    (
        "It rose ten percent.",
        [
            (
                "ten percent",
                "10",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It cost fifty euros.",
        [
            (
                "fifty euros",
                "50",
                "EUR",
                "money",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_number_words_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
