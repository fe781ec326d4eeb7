"""Numbers as tables write them, read exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

LONGEST = 100  # characters; a longer numeral is damage, and its exact value a way to exhaust memory
LARGEST_EXPONENT = 300


def parse_number(
    text: str, decimal_char: str = ".", group_char: str | None = None, *, bare: bool = True
) -> tuple[Fraction, Fraction]:
    """Return the exact value and the unit of its last digit: "77.50" gives 155/2 and 1/100.

    `decimal_char` and `group_char` are those of the field in the Data Package; groups may only
    stand before the decimal mark. Where the numbers are not `bare`, what stands before and after
    the digits is left out: "$1.50", "5 %"; a number in parentheses is negative, as accounts have
    it. Raises `ValueError` with what is wrong, for a message of
    the form "value …".
    """
    if not bare:
        text = _stripped(text)
    match = _form(decimal_char, group_char).fullmatch(text) if len(text) <= LONGEST else None
    if match is None or (match[2] is None and match[3] is None):
        raise ValueError("is not a number")
    exponent = int(match[4] or 0)
    if abs(exponent) > LARGEST_EXPONENT:
        raise ValueError("has too large an exponent")
    whole, decimals = match[2] or "", match[3] or ""
    if group_char is not None:
        whole = whole.replace(group_char, "")
    last_digit = _power_of_ten(exponent - len(decimals))
    digits = int(match[1] + whole + decimals)
    return Fraction(digits * last_digit.numerator, last_digit.denominator), last_digit


@cache  # asked for each number of a table
def _form(decimal_char: str, group_char: str | None) -> re.Pattern[str]:
    whole = r"[0-9]+" if group_char is None else rf"[0-9]+(?:{re.escape(group_char)}[0-9]+)*"
    return re.compile(
        rf"([+-]?)({whole})?(?:{re.escape(decimal_char)}([0-9]+))?(?:[eE]([+-]?[0-9]{{1,3}}))?"
    )


@cache
def _power_of_ten(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def _stripped(text: str) -> str:
    """Return a numeral without what stands around it; a minus before it stays ("−5", "-$5")."""
    match = re.fullmatch(r"([^0-9.,]*)([0-9.,].*?)([^0-9]*)", text.strip()[: LONGEST + 1])
    if match is None:
        return text
    negative = re.search("[-−–]", match[1]) or ("(" in match[1] and ")" in match[3])
    return ("-" if negative else "") + match[2].rstrip()
