"""Currencies before and after a number, hundredths, money per something."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It cost €3.5 billion.",
        [
            (
                "€3.5 billion",
                "3500000000",
                "EUR",
                "money",
            )
        ],
    ),
    (
        "It cost £7bn.",
        [
            (
                "£7bn",
                "7000000000",
                "GBP",
                "money",
            )
        ],
    ),
    (
        "It cost 5 million US dollars.",
        [
            (
                "5 million US dollars",
                "5000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It cost USD 5 million.",
        [
            (
                "USD 5 million",
                "5000000",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It cost 5 million EUR.",
        [
            (
                "5 million EUR",
                "5000000",
                "EUR",
                "money",
            )
        ],
    ),
    (
        "It cost US$5.",
        [
            (
                "US$5",
                "5",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It cost C$5.",
        [
            (
                "C$5",
                "5",
                "CAD",
                "money",
            )
        ],
    ),
    (
        "It cost CHF 20.",
        [
            (
                "CHF 20",
                "20",
                "CHF",
                "money",
            )
        ],
    ),
    (
        "It cost 85 cents.",
        [
            (
                "85 cents",
                "0.85",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It cost 50 pence.",
        [
            (
                "50 pence",
                "0.5",
                "GBP",
                "money",
            )
        ],
    ),
    (
        "It cost 50p.",
        [
            (
                "50p",
                "0.5",
                "GBP",
                "money",
            )
        ],
    ),
    (
        "It cost $60 a barrel.",
        [
            (
                "$60 a barrel",
                "60",
                "USD / oil_barrel",
                "money",
            )
        ],
    ),
    (
        "It cost $15 an hour.",
        [
            (
                "$15 an hour",
                "15",
                "USD / hour",
                "money",
            )
        ],
    ),
    (
        "It cost $15/hour.",
        [
            (
                "$15/hour",
                "15",
                "USD / hour",
                "money",
            )
        ],
    ),
    (
        "It cost $2,000 per tonne.",
        [
            (
                "$2,000 per tonne",
                "2000",
                "USD / metric_ton",
                "money",
            )
        ],
    ),
    (
        "It cost $3 per share.",
        [
            (
                "$3 per share",
                "3",
                "USD / share",
                "money",
            )
        ],
    ),
    (
        "It cost 40 euros per person.",
        [
            (
                "40 euros per person",
                "40",
                "EUR / person",
                "money",
            )
        ],
    ),
    (
        "It cost 300 million yuan.",
        [
            (
                "300 million yuan",
                "300000000",
                "CNY",
                "money",
            )
        ],
    ),
    (
        "It cost -$5.",
        [
            (
                "-$5",
                "-5",
                "USD",
                "money",
            )
        ],
    ),
    (
        "It cost nearly $5 million.",
        [
            (
                "nearly $5 million",
                "5000000",
                "USD",
                "money",
                "nearly",
            )
        ],
    ),
    (
        "It cost more than €5.",
        [
            (
                "more than €5",
                "5..",
                "EUR",
                "money",
                "more_than",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_money_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
