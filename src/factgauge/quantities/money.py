"""Currencies before a number, and which currency an ambiguous sign means in this document."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.pattern import pattern
from factgauge.units.table import forms

# ISO codes that are English words in capitals, or other common abbreviations: not money before or
# after a number.
NOT_CODES = frozenset(
    {
        "ALL",
        "TOP",
        "TRY",
        "CUP",
        "MOP",
        "BAM",
        "GEL",
        "LAK",
        "PEN",
        "SOS",
        "STD",
        "XXX",
        "MAD",
        "RON",
        "COP",
        "CHE",
        "CHW",
        "SAD",
    }
)


class CurrencyBefore(NamedTuple):
    """A currency that stands before a number, from `start`."""

    start: int
    code: str
    note: str | None


_SIGNS = frozenset("$€£¥₹₩₽₺₴₦₱฿₫₪₸₾₮৳₵₿₤")


@cache
def _words_before() -> frozenset[str]:
    """Return the abbreviations and codes that may stand before a number as its currency."""
    table = forms()
    return (frozenset(table.currency_symbols) | table.currency_codes) - NOT_CODES


_LONG_NUMBER = pattern(r"\d(?:\d|[,.]\d)")  # "R500" is rand, "R2" a coefficient


def read_currency_before(text: str, number: int) -> CurrencyBefore | None:
    """Read the currency sign, abbreviation or code right before the number at `number`."""
    at = number
    if at and text[at - 1] in " \u00a0\u202f":
        at -= 1
    if not at:
        return None
    last = text[at - 1]
    if last in _SIGNS:
        symbols = forms().currency_symbols
        for size in range(min(6, at), 0, -1):
            start = at - size
            code = symbols.get(text[start:at])
            if code is not None and not (
                text[start].isalpha() and start and text[start - 1].isalpha()
            ):
                return CurrencyBefore(start, code, None)
        shared = forms().shared.get(last)
        if shared is None:
            return None
        note = f"{last!r} may be " + " or ".join(shared.codes[:4])
        return CurrencyBefore(at - 1, shared.codes[0], note)
    if not (last.isalpha() or last == "."):
        return None
    start = at
    while start and at - start < 6 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:at]
    if word not in _words_before() or (start and text[start - 1].isalpha()):
        return None
    table = forms()
    code = table.currency_symbols.get(word)
    if (
        code is None
        and word.isupper()
        and len(word) == 3
        and word in table.currency_codes
        and word not in NOT_CODES
    ):
        code = word
    if (
        code is not None
        and code == word
        and len(word) == 3
        and at == number
        and re.match(r"[\d.,]*[A-Za-z]", text[number : number + 12])
        and not re.match(r"[\d.,]*(?:m|bn|k|M|mn|B)\b", text[number : number + 12])
    ):
        return None
    if code is None or (word in table.guarded and (at != number or word == "W")):
        return None
    if (len(word) == 1 and (at != number or not _LONG_NUMBER.match(text, number))) or (
        at == number and word in ("QR", "SR", "FF", "LE", "TL", "KD", "DM")
    ):
        return None
    return CurrencyBefore(start, code, None)


# How a document writes a dollar out that is not the American one.
_WRITTEN_DOLLARS = {
    "USD": ("US$", "U.S.$", "U.S. dollar", "US dollar"),
    "AUD": ("A$", "AU$", "Australian dollar"),
    "CAD": ("C$", "CA$", "Can$", "Canadian dollar"),
    "NZD": ("NZ$", "New Zealand dollar"),
    "HKD": ("HK$", "Hong Kong dollar"),
    "SGD": ("S$", "SG$", "Singapore dollar"),
    "TWD": ("NT$", "Taiwan dollar"),
}
_STERLING = ("£", "sterling", "pence", "Bank of England", "British pound")


def dollar_of(text: str) -> tuple[str, bool]:
    """Return the currency that a bare "$" means in this document, and whether the text settles it.

    It is the US dollar unless the document writes another dollar out and never the US one.
    """
    written = [
        code
        for code, forms_ in _WRITTEN_DOLLARS.items()
        if any(_has_word(text, form) for form in forms_)
    ]
    if "USD" in written:
        return "USD", True
    if len(written) == 1:
        return written[0], True
    return "USD", False


def _has_word(text: str, form: str) -> bool:
    """Whether `form` stands in the text with no letter before it: "A$" is not in "USA$"."""
    at = text.find(form)
    while at > 0 and text[at - 1].isalpha():
        at = text.find(form, at + 1)
    return at >= 0


def pounds_are_money(text: str) -> bool:
    """Whether a bare "pounds" may be sterling in this document."""
    return any(sign in text for sign in _STERLING)
