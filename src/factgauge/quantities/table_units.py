"""Units and scales as tables give them: "$m", "(mg/l)", "in thousands of dollars", "£000"."""

from __future__ import annotations

import re
from typing import NamedTuple

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.money import NOT_CODES
from factgauge.quantities.unit_phrase import read_unit
from factgauge.units.table import forms


class Unit(NamedTuple):
    """What a heading or caption says of its figures; either part may be missing."""

    name: str | None
    kind: Kind
    currency: str | None
    scale: int | None

    @property
    def money(self) -> bool:
        """Whether it is a currency."""
        return self.kind is Kind.MONEY


_SCALES = {
    "hundreds": 100, "thousand": 1000, "thousands": 1000, "'000": 1000, "’000": 1000, "000": 1000,
    "000s": 1000, "'000s": 1000, "k": 1000, "million": 10**6, "millions": 10**6, "mn": 10**6,
    "mln": 10**6, "m": 10**6, "mio": 10**6, "mm": 10**6, "billion": 10**9, "billions": 10**9,
    "bn": 10**9, "bln": 10**9, "b": 10**9, "trillion": 10**12, "trillions": 10**12, "tn": 10**12,
}  # fmt: skip
_MONEY_ONLY = frozenset({"m", "mm", "b", "k", "mio", "tn"})  # metre, millimetre …, else
_PERCENT = frozenset({"%", "percent", "per cent", "pct", "percentage", "in %", "as %"})
_POINTS = frozenset({"pp", "ppt", "ppts", "pts", "points", "percentage points", "% points", "p.p."})
_LEAD = pattern(
    r"(?:(?:all|amounts?|figures?|numbers?|values?|data|dollars|expressed|stated|given|are|shown|"
    r"and|the|measured)\s+)*(?:in|as)\s+",
    re.IGNORECASE,
)
_WORD = pattern(r"[^\W\d_]{0,4}[$£€¥₹](?:US|A|C)?|['’]?000s?|[^\s\d]+")
_PIECES = pattern(r"[;:,.()\[\]]\s*|\s[-–—]\s")
_BRACKETS = pattern(r"[(\[]([^()\[\]]{1,60})[)\]]")
_IN_SCALE = pattern(
    r"\bin\s+((?:[^\W\d_]{0,3}[$£€¥]\s?|[A-Z]{3}\s)?(?:hundreds|thousands?|millions?|billions?|"
    r"trillions?|mln|bn)(?:\s+of\s+[^\W\d_]+(?:\s[^\W\d_]+)?)?)",
    re.IGNORECASE,
)
_LONGEST = 40


def unit_of_heading(words: str, *, bracketed: bool = False) -> Unit | None:
    """Return the unit that a heading gives: in brackets, after a comma, or as all of it."""
    for found in _BRACKETS.finditer(words):
        for piece in _PIECES.split(found[1]):
            unit = unit_of_words(piece)
            if unit is not None:
                return unit
    if bracketed:
        return None
    bare = _BRACKETS.sub(" ", words).strip()
    found_in = _IN_SCALE.search(bare)
    if found_in is not None:
        return unit_of_words(found_in[1])
    pieces = [piece for piece in _PIECES.split(bare) if piece.strip()]
    for piece in reversed(pieces):
        unit = unit_of_words(piece) if len(pieces) > 1 or _alone(piece) else None
        if unit is not None and not (
            unit.kind is Kind.DURATION and not piece.strip().endswith("s")
        ):
            return unit  # "Year" and "Month" head the periods themselves
    if "%" in bare or "percent" in bare.lower():
        return Unit("percent", Kind.PERCENT, None, None)
    return None


def _alone(words: str) -> bool:
    """Whether all of a heading may be a unit: "W" is games won, "Points" are scored."""
    words = words.strip()
    return (len(words) > 1 or not words.isalpha()) and words.lower() not in ("points", "pts")


def unit_of_caption(words: str) -> Unit | None:
    """Return the unit that a caption gives: in brackets, after "in", or between two marks."""
    for found in _BRACKETS.finditer(words):
        for piece in _PIECES.split(found[1]):
            unit = unit_of_words(piece)
            if unit is not None:
                return unit
    found_in = _IN_SCALE.search(words)
    if found_in is not None:
        return unit_of_words(found_in[1])
    for piece in _PIECES.split(words):
        unit = unit_of_words(piece, money=False)
        if unit is not None and (unit.scale is not None or unit.money):
            return unit
    return None


def unit_of_words(words: str, *, money: bool = False) -> Unit | None:
    """Return the unit that the words are, and nothing but it; `money` where a currency is known."""
    words = words.strip(" .:*_")
    if not words or len(words) > _LONGEST:
        return None
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    low = words.lower()
    if low in _PERCENT or low.startswith(("% of", "percent of", "per cent of")):
        return Unit("percent", Kind.PERCENT, None, None)
    if low in _POINTS:
        return Unit("percentage_point", Kind.PERCENTAGE_POINT, None, None)
    scale: int | None = None
    named: Unit | None = None
    parts = _WORD.findall(words)
    rest: list[str] = []
    for part in parts:
        size = _SCALES.get(part.lower())
        symbolic = part.lower() in _MONEY_ONLY
        if size is not None and scale is None and (not symbolic or named is not None or money):
            scale = size
            continue
        if part.lower() == "of" and scale is not None:
            continue
        code = currency_of(part)
        if code is not None and scale is None and part.lower() in _COMMON:
            code = None
        if code is None and scale is not None and part.lower() == "pounds":
            code = "GBP"
        if code is not None and named is None and not rest:
            named = Unit(code, Kind.MONEY, code, None)
            continue
        rest.append(part)
    if rest:
        if named is not None:
            return None
        joined = " ".join(rest)
        phrase = read_unit(" " + joined, 0)
        if joined.lower() in _COMMON:
            return None
        if phrase is None or phrase.end != len(joined) + 1:
            return Unit(None, Kind.NUMBER, None, scale) if scale and len(rest) == 1 else None
        named = Unit(phrase.unit, phrase.kind, phrase.currency, None)
    if named is None:
        return None if scale is None else Unit(None, Kind.NUMBER, None, scale)
    return named._replace(scale=scale)


def currency_of(form: str) -> str | None:
    """Return the currency that a sign, code or word names: "US$", "EUR", "kronor"."""
    table = forms()
    code = table.currency_symbols.get(form)
    if code is None and form in table.shared and not form.isalpha():
        code = table.shared[form].codes[0]
    if code is None and form in table.currency_codes and form not in NOT_CODES:
        code = form
    if code is None and len(form) > 2:
        code = table.currency_words.get(form.lower())
    return code


# They are verbs or nouns more often than money where no scale stands beside them.
_COMMON = frozenset({"won", "mark", "marks", "real", "sol", "rand", "all", "top"})
