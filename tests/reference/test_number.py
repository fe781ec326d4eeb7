from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.reference.number import parse_number


@pytest.mark.parametrize(
    ("text", "marks", "value", "last_digit"),
    [
        ("34", (".", None), Fraction(34), Fraction(1)),
        ("77.50", (".", None), Fraction(155, 2), Fraction(1, 100)),
        ("-0.714", (".", None), Fraction(-357, 500), Fraction(1, 1000)),
        (".5", (".", None), Fraction(1, 2), Fraction(1, 10)),
        ("1.5e6", (".", None), Fraction(1500000), Fraction(100000)),
        ("3E-2", (".", None), Fraction(3, 100), Fraction(1, 100)),
        ("7,5", (",", None), Fraction(15, 2), Fraction(1, 10)),
        ("1.204,5", (",", "."), Fraction(12045, 10), Fraction(1, 10)),
        ("1 204", (".", " "), Fraction(1204), Fraction(1)),
    ],
)
def test_a_number_is_read_exactly_with_the_unit_of_its_last_digit(
    text: str, marks: tuple[str, str | None], value: Fraction, last_digit: Fraction
) -> None:
    assert parse_number(text, *marks) == (value, last_digit)


@pytest.mark.parametrize(
    "text",
    [
        *("7,5a", "1,204", "", ".", "-", "$5", "5%", "NaN", "INF", "1e", "٣", "1_000", " 5", "5."),
        "9" * 101,
    ],
)
def test_what_is_not_a_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is not a number$"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1e301", "1e-999"])
def test_an_exponent_that_would_exhaust_memory_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^has too large an exponent$"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1,,204", ",204", "1,204,", "1.2,3"])
def test_a_misplaced_thousands_separator_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is not a number$"):
        parse_number(text, ".", ",")


@given(mantissa=st.integers(-(10**30), 10**30), places=st.integers(0, 20))
def test_reading_a_written_decimal_gives_it_back(mantissa: int, places: int) -> None:
    digits = str(abs(mantissa)).rjust(places + 1, "0")
    split = len(digits) - places
    text = ("-" if mantissa < 0 else "") + digits[:split]
    text += f".{digits[split:]}" if places else ""

    assert parse_number(text) == (Fraction(mantissa, 10**places), Fraction(1, 10**places))
