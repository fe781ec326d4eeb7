"""Units after a number: symbols, words, powers, compounds, percents and points."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It was 85 km/h.",
        [
            (
                "85 km/h",
                "85",
                "kilometer / hour",
                "measure",
            )
        ],
    ),
    (
        "It was 70 miles per hour.",
        [
            (
                "70 miles per hour",
                "70",
                "mile / hour",
                "measure",
            )
        ],
    ),
    (
        "It was 5 mg/kg.",
        [
            (
                "5 mg/kg",
                "5",
                "milligram / kilogram",
                "measure",
            )
        ],
    ),
    (
        "It was 12 square kilometres.",
        [
            (
                "12 square kilometres",
                "12",
                "kilometer ** 2",
                "measure",
            )
        ],
    ),
    (
        "It was 12 sq km.",
        [
            (
                "12 sq km",
                "12",
                "kilometer ** 2",
                "measure",
            )
        ],
    ),
    (
        "It was 5 cubic metres.",
        [
            (
                "5 cubic metres",
                "5",
                "meter ** 3",
                "measure",
            )
        ],
    ),
    (
        "It was 5 m².",
        [
            (
                "5 m²",
                "5",
                "meter ** 2",
                "measure",
            )
        ],
    ),
    (
        "It used 40 litres a day.",
        [
            (
                "40 litres a day",
                "40",
                "liter / day",
                "measure",
            )
        ],
    ),
    (
        "It rose 25 basis points.",
        [
            (
                "25 basis points",
                "25",
                "basis_point",
                "percentage_point",
            )
        ],
    ),
    (
        "It rose 1.5 percentage points.",
        [
            (
                "1.5 percentage points",
                "1.5",
                "percentage_point",
                "percentage_point",
            )
        ],
    ),
    (
        "It rose 5%.",
        [
            (
                "5%",
                "5",
                "percent",
                "percent",
            )
        ],
    ),
    (
        "It was 420 ppm.",
        [
            (
                "420 ppm",
                "420",
                "ppm",
                "percent",
            )
        ],
    ),
    (
        "It was 3‰.",
        [
            (
                "3‰",
                "3",
                "permille",
                "percent",
            )
        ],
    ),
    (
        "It was a 24-year-old.",
        [
            (
                "24-year-old",
                "24",
                "year",
                "duration",
            )
        ],
    ),
    (
        "It was a 90-minute ride.",
        [
            (
                "90-minute",
                "90",
                "minute",
                "duration",
            )
        ],
    ),
    (
        "It was a 5-inch nail.",
        [
            (
                "5-inch",
                "5",
                "inch",
                "measure",
            )
        ],
    ),
    (
        "It was 20 degrees Celsius.",
        [
            (
                "20 degrees Celsius",
                "20",
                "degree_Celsius",
                "measure",
            )
        ],
    ),
    (
        "It was 30 °C today.",
        [
            (
                "30 °C",
                "30",
                "degree_Celsius",
                "measure",
            )
        ],
    ),
    (
        "It weighed 5 tonnes.",
        [
            (
                "5 tonnes",
                "5",
                "metric_ton",
                "measure",
            )
        ],
    ),
    (
        "It weighed 5 tons.",
        [
            (
                "5 tons",
                "5",
                "ton",
                "measure",
            )
        ],
    ),
    (
        "It used 300 kWh.",
        [
            (
                "300 kWh",
                "300",
                "kilowatt_hour",
                "measure",
            )
        ],
    ),
    (
        "It made 5 MW and 5 mW.",
        [
            (
                "5 MW",
                "5",
                "megawatt",
                "measure",
            ),
            (
                "5 mW",
                "5",
                "milliwatt",
                "measure",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_units_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
