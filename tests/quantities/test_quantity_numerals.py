"""Numbers in digits: grouping, decimals, fractions, powers of ten, scale words."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It had 1,234 items.",
        [
            (
                "1,234 items",
                "1234",
                "items",
                "count",
            )
        ],
    ),
    (
        "It had 1,234,567 items.",
        [
            (
                "1,234,567 items",
                "1234567",
                "items",
                "count",
            )
        ],
    ),
    (
        "It had 12,34,567 items.",
        [
            (
                "12,34,567 items",
                "1234567",
                "items",
                "count",
            )
        ],
    ),
    (
        "It had 1 234 567 items.",
        [
            (
                "1 234 567 items",
                "1234567",
                "items",
                "count",
            )
        ],
    ),
    (
        "It had 1\u00a0234 items.",
        [
            (
                "1\u00a0234 items",
                "1234",
                "items",
                "count",
            )
        ],
    ),
    (
        "It had 1\u202f234\u202f567 items.",
        [
            (
                "1\u202f234\u202f567 items",
                "1234567",
                "items",
                "count",
            )
        ],
    ),
    (
        "It cost 1.234,50 euros.",
        [
            (
                "1.234,50 euros",
                "1234.5",
                "EUR",
                "money",
            )
        ],
    ),
    (
        "It had 1'234'567 items.",
        [
            (
                "1'234'567 items",
                "1234567",
                "items",
                "count",
            )
        ],
    ),
    (
        "The share was 0.25 percent.",
        [
            (
                "0.25 percent",
                "0.25",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "The share was .25 percent.",
        [
            (
                ".25 percent",
                "0.25",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It was 1.5e6 metres.",
        [
            (
                "1.5e6 metres",
                "1500000",
                "meter",
                "measure",
            )
        ],
    ),
    (
        "It was 2E-3 metres.",
        [
            (
                "2E-3 metres",
                "0.002",
                "meter",
                "measure",
            )
        ],
    ),
    (
        "It was 3 × 10^8 m/s.",
        [
            (
                "3 × 10^8 m/s",
                "300000000",
                "meter / second",
                "measure",
            )
        ],
    ),
    (
        "It was 3×10⁸ m.",
        [
            (
                "3×10⁸ m",
                "300000000",
                "meter",
                "measure",
            )
        ],
    ),
    (
        "It was 5 x 10^-6 g.",
        [
            (
                "5 x 10^-6 g",
                "0.000005",
                "gram",
                "measure",
            )
        ],
    ),
    (
        "It was 10⁻³ kg.",
        [
            (
                "10⁻³ kg",
                "0.001",
                "kilogram",
                "measure",
            )
        ],
    ),
    (
        "It was 10^6 km.",
        [
            (
                "10^6 km",
                "1000000",
                "kilometer",
                "measure",
            )
        ],
    ),
    (
        "It weighed 2½ kg.",
        [
            (
                "2½ kg",
                "2.5",
                "kilogram",
                "measure",
            )
        ],
    ),
    (
        "It weighed ¾ kg.",
        [
            (
                "¾ kg",
                "0.75",
                "kilogram",
                "measure",
            )
        ],
    ),
    (
        "It weighed 2 1/2 kg.",
        [
            (
                "2 1/2 kg",
                "2.5",
                "kilogram",
                "measure",
            )
        ],
    ),
    (
        "It weighed 2-1/2 kg.",
        [
            (
                "2-1/2 kg",
                "2.5",
                "kilogram",
                "measure",
            )
        ],
    ),
    (
        "It was 5/8 inch.",
        [
            (
                "5/8 inch",
                "0.625",
                "inch",
                "measure",
            )
        ],
    ),
    (
        "About 2.5 million people came.",
        [
            (
                "About 2.5 million people",
                "2500000",
                "people",
                "count",
                "approximate",
            )
        ],
    ),
    (
        "It sold 4 million copies.",
        [
            (
                "4 million copies",
                "4000000",
                "copies",
                "count",
            )
        ],
    ),
    (
        "It sold 4 mln copies.",
        [
            (
                "4 mln copies",
                "4000000",
                "copies",
                "count",
            )
        ],
    ),
    (
        "It sold 3 bn litres.",
        [
            (
                "3 bn litres",
                "3000000000",
                "liter",
                "measure",
            )
        ],
    ),
    (
        "It made 2 trillion yen.",
        [
            (
                "2 trillion yen",
                "2000000000000",
                "JPY",
                "money",
            )
        ],
    ),
    (
        "It cost Rs 500 crore.",
        [
            (
                "Rs 500 crore",
                "5000000000",
                "INR",
                "money",
            )
        ],
    ),
    (
        "It cost ₹5 lakh.",
        [
            (
                "₹5 lakh",
                "500000",
                "INR",
                "money",
            )
        ],
    ),
    (
        "It cost $5k.",
        [
            (
                "$5k",
                "5000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It cost $5m.",
        [
            (
                "$5m",
                "5000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It is 5m long.",
        [
            (
                "5m",
                "5",
                "meter",
                "measure",
            )
        ],
    ),
    (
        "It was 0 percent.",
        [
            (
                "0 percent",
                "0",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It was 100,000,000,000,000 km.",
        [
            (
                "100,000,000,000,000 km",
                "100000000000000",
                "kilometer",
                "measure",
            )
        ],
    ),
    (
        "It was 3.14159265358979 m.",
        [
            (
                "3.14159265358979 m",
                "3.14159265358979",
                "meter",
                "measure",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_numerals_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
