from __future__ import annotations

from fractions import Fraction

import pytest

from factgauge.reference.wording import number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(12_345_678_901_234_567), "12,345,678,901,234,567"),
        (Fraction(-1_000), "-1,000"),
        (Fraction(155, 2), "77.5"),
        (Fraction(1, 3), "0.333333333333333"),
        (Fraction(2_000_001, 3), "666,667"),
    ],
)
def test_a_whole_number_keeps_its_digits_and_a_fraction_is_rounded(
    value: Fraction, text: str
) -> None:
    assert number(value) == text
