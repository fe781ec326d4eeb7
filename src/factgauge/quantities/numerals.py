"""Numbers in digits: grouping, decimals, fractions, powers of ten, scale words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from math import gcd
from typing import NamedTuple

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.quantities.draft import Number

MAX_DIGITS = 60  # longer runs of digits are identifiers, and would make every step slow
MAX_EXPONENT = 400

SPACES = "\u00a0\u2009\u202f\u2007"
VULGAR = {
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅒": "1/10",
}  # fmt: skip
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_FRACTION_PARTS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64})


class Numeral(NamedTuple):
    """A number in digits at [start, end): its exact value and the unit of its last digit.

    `loose` is that unit when trailing zeros of an integer are padding.
    """

    end: int
    value: Number
    resolution: Number
    loose: Number
    rule: str
    grouped: bool
    digits: int  # how many digits the integer part has
    power: Number | None = None  # the power of ten that is written out, which a range may share


_PLAIN = pattern(
    r"(?P<western>\d{1,3}(?:,\d{3}){1,20}(?!\d))(?:\.(?P<wdec>\d+))?"
    r"|(?P<indian>\d{1,3}(?:,\d{2}){1,9},\d{3}(?!\d))(?:\.(?P<idec>\d+))?"
    r"|(?P<spaced>\d{1,3}(?:[ " + SPACES + r"]\d{3}){1,20}(?!\d))(?:[.,](?P<sdec>\d+))?"
    r"|(?P<quoted>\d{1,3}(?:['’]\d{3}){1,20}(?!\d))(?:\.(?P<qdec>\d+))?"
    r"|(?P<european>\d{1,3}(?:\.\d{3}){1,20}),(?P<edec>\d{1,2})(?!\d)"
    r"|(?P<dotted>\d{1,3}(?:\.\d{3}){2,})(?![\d.])"
    r"|(?P<int>\d+)(?:[.·](?P<dec>\d+))?"
)
_POINT = pattern(r"[.·](\d+)")
_POWER = pattern(
    r"\s?[x×·⋅*✕]\s?10(?:\s?(?:\^|\*\*)\s?[({]?([-−–+]?\d{1,3})[)}]?|"
    r"([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|([-−–]\d{1,2})(?![\d-]))"
)
_LOST_SUPERSCRIPT = pattern(r"\s?[x×]\s?10([3-9]|1[0-9])(?![\d.,%])")
_E = pattern(r"[eE]([-−+]?\d{1,3})(?!\w|\.\d)")
_TEN_POWER = pattern(
    r"10(?:\s?(?:\^|\*\*)\s?[({]?([-−–+]?\d{1,3})[)}]?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|"
    r"(−\d{1,2})(?![\d-]))"
)
_SLASH = pattern(r"[/⁄](\d{1,2})(?![\d/])")
_MIXED = pattern(r"(?:[- ](?=\d{1,2}[/⁄])|[- ]?(?=[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]))")
_DECIMAL_COMMA = pattern(
    r"(\d{1,3}),(\d{1,2})(?=\s?(?:%|€|EUR\b|zł|million|billion|bn\b|mln|kg|km|cm|"
    r"mm|°|percent|per cent))"
)


@cache
def _scales() -> tuple[dict[str, int], dict[str, int], re.Pattern[str]]:
    numerals = table("en/numerals")
    words = dict(numerals["scales"])
    short = dict(numerals["short_scales"])
    both = sorted({*words, *short}, key=len, reverse=True)
    return (
        words,
        short,
        re.compile(
            r"([ \u00a0\u2009\u202f\n-]?)(" + "|".join(both) + r")(?![\w²³])", re.IGNORECASE
        ),
    )


def _exponent(found: re.Match[str]) -> int | None:
    text = next(group for group in found.groups() if group is not None)
    power = int(text.translate(_SUPER))
    return power if abs(power) <= MAX_EXPONENT else None


def _integer(
    digits: str, decimals: str | None, end: int, rule: str, *, grouped: bool
) -> Numeral | None:
    if len(digits) > MAX_DIGITS or (decimals and len(decimals) > MAX_DIGITS):
        return None
    if decimals:
        unit = Fraction(1, 10 ** len(decimals))
        return Numeral(
            end,
            Fraction(int(digits + decimals), 10 ** len(decimals)),
            unit,
            unit,
            rule,
            grouped,
            len(digits),
        )
    whole = int(digits)
    zeros = len(digits) - len(digits.rstrip("0")) if whole else 0
    return Numeral(end, whole, 1, 10**zeros, rule, grouped, len(digits))


def _plain(text: str, at: int) -> Numeral | None:
    found = _DECIMAL_COMMA.match(text, at)
    if found is not None:
        return _integer(found[1], found[2], found.end(), "decimal comma", grouped=False)
    found = _PLAIN.match(text, at)
    if found is None:
        return None
    kind = found.lastgroup
    if kind in ("int", "dec"):
        return _integer(found["int"], found["dec"], found.end(), "digits", grouped=False)
    for name, decimals in (
        ("western", "wdec"), ("indian", "idec"), ("spaced", "sdec"),
        ("quoted", "qdec"), ("european", "edec"), ("dotted", "dec"),
    ):  # fmt: skip
        if found[name] is not None:
            if name == "spaced" and " " in found[name] and not _space_groups(text, at):
                short = re.compile(r"\d+").match(text, at)
                assert short is not None  # noqa: S101 - the group began with a digit
                return _integer(short[0], None, short.end(), "digits", grouped=False)
            digits = re.sub(r"\D", "", found[name])
            return _integer(digits, found[decimals], found.end(), f"grouping {name}", grouped=True)
    return None


_MONTH_BEFORE = pattern(
    r"(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s$"
)


def _space_groups(text: str, at: int) -> bool:
    """Whether an ordinary space may group digits here: not after a month or another digit."""
    return _MONTH_BEFORE.search(text[max(0, at - 10) : at]) is None


# Most numbers: few digits, then a mark or a word that cannot belong to the numeral.
_SIMPLE = pattern(r"\d{1,9}(?=[%);:?!\n\]]|[,.](?!\d)| [A-Za-wyz($€£](?!\d))")


def read_numeral(text: str, at: int) -> Numeral | None:
    """Read the number in digits that begins at `at`, or return `None` where none can be read.

    Takes powers of ten, vulgar and slashed fractions and mixed numbers along; no sign, no scale
    word.
    """
    head = text[at]
    if head in VULGAR:
        value = Fraction(VULGAR[head])
        return Numeral(
            at + 1,
            value,
            Fraction(1, value.denominator),
            Fraction(1, value.denominator),
            "fraction",
            False,
            0,
        )
    if head in ".·":
        found = _POINT.match(text, at)
        return (
            None
            if found is None
            else _integer("0", found[1], found.end(), "decimal", grouped=False)
        )
    simple = _SIMPLE.match(text, at)
    if simple is not None:
        digits = simple[0]
        whole = int(digits)
        zeros = len(digits) - len(digits.rstrip("0")) if whole else 0
        return Numeral(simple.end(), whole, 1, 10**zeros, "digits", False, len(digits))
    ten = _TEN_POWER.match(text, at) if text.startswith("10", at) else None
    if ten is not None and (power := _exponent(ten)) is not None:
        value = Fraction(10) ** power
        return Numeral(ten.end(), value, value, value, "power of ten", False, 1)
    number = _plain(text, at)
    if number is None:
        return None
    powered = _with_power(text, number)
    if powered is not None:
        return None if powered.rule == _NONE else powered
    return _with_fraction(text, at, number) or number


_NONE = "no number"


def _with_power(text: str, number: Numeral) -> Numeral | None:
    found = _POWER.match(text, number.end) or _E.match(text, number.end)
    if found is None and number.value < 10:
        found = _LOST_SUPERSCRIPT.match(text, number.end)
    if found is None:
        return None
    power = _exponent(found)
    if power is None:  # a power that nobody means: no part of it is a number either
        return Numeral(found.end(), 0, 0, 0, _NONE, False, 0)
    factor = Fraction(10) ** power
    unit = number.resolution * factor
    value = number.value * factor
    return Numeral(
        found.end(), value, unit, unit, "scientific", number.grouped, number.digits, factor
    )


def _with_fraction(text: str, at: int, number: Numeral) -> Numeral | None:
    if number.value.denominator != 1 or number.grouped:
        return None
    slash = _SLASH.match(text, number.end)
    whole = int(number.value)
    if slash is not None:
        below = int(slash[1])
        if (
            below in _FRACTION_PARTS
            and 0 < whole < below
            and (gcd(whole, below) == 1 or below in (16, 32, 64))
        ):
            unit = Fraction(1, below)
            return Numeral(slash.end(), Fraction(whole, below), unit, unit, "fraction", False, 0)
        return None
    gap = _MIXED.match(text, number.end)
    if gap is None or number.digits > 4:
        return None
    part = read_numeral(text, gap.end()) if gap.end() < len(text) else None
    if part is None or part.rule != "fraction":
        return None
    return Numeral(
        part.end,
        number.value + part.value,
        part.resolution,
        part.resolution,
        "mixed number",
        False,
        number.digits,
    )


class Scale(NamedTuple):
    """A scale word at [start, end): "million", "bn".

    Or a short one such as "m", that other signs must confirm.
    """

    end: int
    value: int
    short: bool
    joined: bool  # no space between the digits and the word


_SCALE_HEADS = frozenset("htmbqlckHTMBQLCKdD")


def read_scale(text: str, at: int) -> Scale | None:
    """Read the scale word that follows a number ending at `at`."""
    head = text[at : at + 2].lstrip(" -\n" + SPACES)[:1]
    if head not in _SCALE_HEADS:
        return None
    words, short, pattern = _scales()
    found = pattern.match(text, at)
    if found is None:
        return None
    word = found[2]
    joined = not found[1]
    value = words.get(word.lower())
    if value is not None and len(word) > 1:
        if word.lower() in ("cr", "mil", "mill", "bil", "thou", "mio", "dozen") and (
            joined and word.lower() == "mil"
        ):
            return None
        return Scale(found.end(), value, short=False, joined=joined)
    value = short.get(word)
    if value is None or found[1] == "-":
        return None
    return Scale(found.end(), value, short=True, joined=joined)
