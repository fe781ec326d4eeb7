"""Currencies before a number, and which currency an ambiguous sign means in this document."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from factgauge.units.table import forms

# ISO codes that are English words in capitals, or other common abbreviations: not money before or after a number.
NOT_CODES = frozenset({"ALL", "TOP", "TRY", "CUP", "MOP", "BAM", "GEL", "LAK", "PEN", "SOS", "STD", "XXX", "MAD", "RON", "COP", "CHE", "CHW", "SAD"})


class CurrencyBefore(NamedTuple):
    """A currency that stands before a number, from `start`."""

    start: int
    code: str
    note: str | None


@cache
def _symbols() -> tuple[tuple[str, str], ...]:
    table = forms()
    rows = {**table.currency_symbols}
    return tuple(sorted(rows.items(), key=lambda row: -len(row[0])))


_SIGNS = frozenset("$€£¥₹₩₽₺₴₦₱฿₫₪₸₾₮৳₵₿₤")
_LETTERS = re.compile(r"(?<![A-Za-z])([A-Za-z]{1,4}\.?|U\.S\.)[ \u00a0]?$")


def read_currency_before(text: str, number: int) -> CurrencyBefore | None:
    """Read the currency sign, abbreviation or code that ends right before the number at `number`."""
    at = number
    if at and text[at - 1] in " \u00a0\u202f":
        at -= 1
    if not at:
        return None
    last = text[at - 1]
    if last in _SIGNS:
        window = text[max(0, at - 6) : at]
        for symbol, code in _symbols():
            if window.endswith(symbol):
                start = at - len(symbol)
                if symbol[0].isalpha() and start and text[start - 1].isalpha():
                    continue
                return CurrencyBefore(start, code, None)
        shared = forms().shared.get(last)
        if shared is None:
            return None
        note = f"{last!r} may be " + " or ".join(shared.codes[:4])
        return CurrencyBefore(at - 1, shared.codes[0], note)
    if not (last.isalpha() or last == "."):
        return None
    found = _LETTERS.search(text, max(0, number - 8), number)
    if found is None:
        return None
    word = found[1]
    table = forms()
    code = table.currency_symbols.get(word)
    if code is None and word.isupper() and len(word) == 3 and word in table.currency_codes and word not in NOT_CODES:
        code = word
    if code is not None and code == word and len(word) == 3 and at == number and re.match(r"[\d.,]*[A-Za-z]", text[number : number + 12]) and not re.match(r"[\d.,]*(?:m|bn|k|M|mn|B)\b", text[number : number + 12]):
        return None
    if code is None or (word in table.guarded and (at != number or word == "W")):
        return None
    if len(word) == 1 and at != number:
        return None
    return CurrencyBefore(found.start(1), code, None)


_HINTS = re.compile(
    r"(US|U\.S\.|A|AU|C|CA|Can|NZ|HK|S|NT)\$|\b(Australian|Canadian|New Zealand|Hong Kong|Singapore|Taiwan|US|U\.S\.) dollars?\b"
    r"|\b(Canberra|Sydney|Melbourne|Reserve Bank of Australia|Ottawa|Toronto|Bank of Canada|Wellington|Auckland|Hong Kong|Singapore)\b"
)
_HINT_CODES = {
    "US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "Australian": "AUD", "C": "CAD", "CA": "CAD", "Can": "CAD", "Canadian": "CAD",
    "NZ": "NZD", "New Zealand": "NZD", "HK": "HKD", "Hong Kong": "HKD", "S": "SGD", "Singapore": "SGD", "NT": "TWD", "Taiwan": "TWD",
    "Canberra": "AUD", "Sydney": "AUD", "Melbourne": "AUD", "Reserve Bank of Australia": "AUD", "Ottawa": "CAD", "Toronto": "CAD",
    "Bank of Canada": "CAD", "Wellington": "NZD", "Auckland": "NZD",
}  # fmt: skip


def dollar_of(text: str) -> tuple[str, bool]:
    """Return the currency that a bare "$" means in this document, and whether the document settles it.

    It is the US dollar unless the document writes another dollar out and never the US one.
    """
    written: Counter[str] = Counter()
    for found in _HINTS.finditer(text):
        if found[3]:
            continue
        written[_HINT_CODES[found[1] or found[2]]] += 1
    if "USD" in written:
        return "USD", True
    if len(written) == 1:
        return next(iter(written)), True
    return "USD", False


_STERLING = re.compile(r"£|\bsterling\b|\bpence\b|\bBank of England\b|\bBritish pounds?\b|\bChancellor\b|\bHMRC\b")


def pounds_are_money(text: str) -> bool:
    """Whether a bare "pounds" may be sterling in this document."""
    return _STERLING.search(text) is not None
