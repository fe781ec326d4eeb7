"""The unit that follows a number: symbols, spelled units, currencies, and compounds of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.money import NOT_CODES
from factgauge.quantities.name_words import name_words
from factgauge.quantities.unit_forms import GAP, Factor, read_factor, read_inverse_word, read_symbol
from factgauge.units.table import forms, unit

_PERCENT = frozenset({"percent", "permille", "ppm", "ppb"})
_POINTS = frozenset({"percentage_point", "basis_point"})


class UnitPhrase(NamedTuple):
    """A unit that ends at `end`.

    `unit` for measures, `currency` for money, `hundredth` for cents and pence.
    """

    end: int
    unit: str
    kind: Kind
    currency: str | None = None
    hundredth: bool = False
    note: str | None = None


_PER = pattern(
    r"(?:[ \u00a0\n]per[ \u00a0\n]|-per-|[ \u00a0]to the (?=(?:gallon|litre|liter|"
    r"mile|acre|hour|inch|pound|hectare|kilogram)\b))(?:every )?",
    re.IGNORECASE,
)
_OF_WHAT = pattern(
    r"[ \u00a0]of(?: [A-Za-z]+){1,3}(?= per )|[ \u00a0]of(?: [a-z]+){1,3}(?=(?: "
    r"an? | each | every )(?:second|minute|hour|day|week|month|year|cubic|square|"
    r"hectare|acre|litre|liter)\b)|[ \u00a0](?:N|P|K|C|CO2|CO₂|O2|photons|protein|"
    r"DW|FW|dry weight|COD|Fe)(?=[ \u00a0][^\W\d_]{1,3}[-−–⁻]|/)"
)
_A = pattern(r"(?:[ \u00a0\n]an?[ \u00a0\n]|-an?-)(?=[a-z])")
_EACH = pattern(
    r"[ \u00a0](?:each|every) (?=(?:day|week|month|year|hour|minute|second|" r"night)\b)"
)
_SLASH = pattern(r"[ \u00a0]?/[ \u00a0]?")
_DOT = pattern(
    r"[·⋅∙•*.](?=[^\W\d_])|[ \u00a0\u2009\u202f](?=[^\W\d_µμ]{1,4}[-−–⁻^]?[(]?[-−–" r"⁻1-4¹²³])"
)
_NOUN = pattern(r"[a-z]+(?:-[a-z]+)?\b")
_AMOUNT = pattern(
    r"1(?:00,000|0,000|,000,000|,000|0{1,6})(?!\d|,\d)|(?:hundred|thousand|million)\b"
)
# What fuel is counted by: "5 litres per 100 km", "8.4 l/100 km".
_DISTANCE = pattern(
    r"(?:100|a hundred|one hundred)[ \u00a0]?(?:km|kms|kilomet(?:re|er)s?|(mi|miles?))\b"
)
_TIME_ONLY = "[time]"


_LATER = pattern(r"[ \u00a0](?:later|ago|earlier|before|after|long|on|away|old)\b")


def _denominator(text: str, at: int, *, per: bool, money: bool = False) -> tuple[str, int] | None:
    """Read what stands under the bar: a unit, a noun, or a round number ("per 100,000 people")."""
    amount = _AMOUNT.match(text, at)
    distance = _DISTANCE.match(text, at)
    if distance is not None and not money:
        return f"100 / {'mile' if distance[1] else 'kilometer'}", distance.end()
    if per and amount is not None:
        digits = amount[0].replace(",", "")
        number = {"hundred": "100", "thousand": "1000", "million": "1000000"}.get(digits, digits)
        return number, amount.end()
    found = read_factor(text, at, joined=False)
    if found is not None:
        name = found.name if found.power == 1 else f"{found.name} ** {found.power}"
        return name, found.end
    noun = _NOUN.match(text, at)
    if noun is None:
        return None
    word = noun[0]
    if per and not money and word not in name_words("per_head"):
        return None
    if per or word in name_words("per_share"):
        return word.replace("-", "_"), noun.end()
    return None


class _Part(NamedTuple):
    """One more part of a compound, up to `end`; a negative power stands under the bar."""

    end: int
    name: str
    power: int


_MOST_PARTS = 6


def _compound(text: str, first: Factor) -> tuple[str, int]:
    """Return the unit that begins with `first`.

    It goes on with "per", "/", "a", a dot or negative exponents.
    """
    if (
        first.name in _PERCENT
        or first.name in _POINTS
        or text[first.end : first.end + 1] not in _GOES_ON
    ):
        return _written(
            first.name, first.power
        ) if first.power > 0 else f"1 / {_written(first.name, -first.power)}", first.end
    above = [_written(first.name, first.power)] if first.power > 0 else []
    below = [_written(first.name, -first.power)] if first.power < 0 else []
    at = first.end
    part = _next_part(text, at, first, under=False)
    while part is not None:
        (above if part.power > 0 else below).append(_written(part.name, abs(part.power)))
        at = part.end
        full = len(above) + len(below) >= _MOST_PARTS
        part = None if full else _next_part(text, at, first, under=bool(below))
    return " / ".join([" * ".join(above) or "1", *below]), at


def _written(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


_GOES_ON = frozenset(" \u00a0\u2009\u202f\n-/·⋅∙•*.")
_TIGHT_MARKS = frozenset("/·⋅∙•*.")


def _next_part(text: str, at: int, first: Factor, *, under: bool) -> _Part | None:
    """Read the next part of a compound; `under` says whether one stands under the bar already."""
    money = first.currency is not None
    if text[at : at + 1] == " " and not under and not money:
        what = _OF_WHAT.match(text, at)
        at = at if what is None else what.end()
    head = text[at : at + 1]
    if not head or head not in _GOES_ON:
        return None
    slash = _SLASH.match(text, at)
    if slash is not None:
        return _after_slash(text, slash.end())
    per = _PER.match(text, at)
    if per is not None:
        below = _denominator(text, per.end(), per=True, money=money)
        return None if below is None else _Part(below[1], below[0], -1)
    a = None if head in _TIGHT_MARKS or under else _A.match(text, at) or _EACH.match(text, at)
    if a is not None:
        below = _denominator(text, a.end(), per=False)
        if (
            below is None
            or _LATER.match(text, below[1])
            or not _a_may_follow(first, below[0], money=money)
        ):
            return None
        return _Part(below[1], below[0], -1)
    return None if money else _after_dot(text, at, first, under=under)


def _after_slash(text: str, at: int) -> _Part | None:
    distance = _DISTANCE.match(text, at)
    if distance is not None:
        return _Part(distance.end(), f"100 / {'mile' if distance[1] else 'kilometer'}", -1)
    found = read_factor(text, at + (text[at : at + 1] == "("), joined=False)
    if found is not None and found.currency is None:
        return _Part(found.end, found.name, -found.power)
    noun = _NOUN.match(text, at)
    if noun is not None and noun[0] in name_words("per_share"):
        return _Part(noun.end(), noun[0], -1)
    return None


def _after_dot(text: str, at: int, first: Factor, *, under: bool) -> _Part | None:
    """Read what a dot or a space joins: "N·m", "mg kg−1".

    After a stroke a dot stays under it ("W/m·K").
    """
    dot = _DOT.match(text, at)
    if dot is None:
        return None
    found = read_symbol(text, dot.end(), joined=False) or read_inverse_word(text, dot.end())
    mark = dot[0]
    if found is None or (mark in " \u00a0\u2009\u202f" and found.power > 0):
        return None
    if mark == "." and found.power == 1 and not first.symbol:
        return None
    power = -found.power if found.power > 0 and under and mark in "·⋅∙•*" else found.power
    return _Part(found.end, found.name, power)


def _a_may_follow(first: Factor, under: str, *, money: bool) -> bool:
    """Whether "X a Y" is a rate: "40 litres a day", but not "5 days a week earlier"."""
    if money:
        return True
    dimension = unit(under).dimension
    return len(dimension) == 1 and dimension[0][0] == _TIME_ONLY


_CURRENCY_AFTER = pattern(r"(€|£|\$|¥|₹|₽|₴|₺|₪|₩|zł\b|Kč|kr\b|Ft\b|[A-Z]{3}\b|¢|p\b|c\b)")


def _currency_after(text: str, start: int, *, joined: bool) -> UnitPhrase | None:
    """Read a currency sign, code or small coin after the number: "9,50 €", "45,000 JPY", "50p"."""
    found = _CURRENCY_AFTER.match(text, start)
    if found is None:
        return None
    form, table = found[1], forms()
    if form in ("p", "c", "¢"):
        if form != "¢" and (not joined or (form == "c" and not text[start - 2 : start].isdigit())):
            return None
        shared = table.shared[form]
        name, end = _compound(
            text, Factor(found.end(), shared.codes[0], 1, symbol=True, currency=shared.codes[0])
        )
        return UnitPhrase(
            end,
            name,
            Kind.MONEY,
            shared.codes[0],
            True,
            f"{form!r} may be " + " or ".join(shared.codes),
        )
    code = table.currency_symbols.get(form)
    if code is None and form in table.shared:
        code = (
            table.shared[form].codes[0]
            if form != "$" or not text[found.end() : found.end() + 1].isdigit()
            else None
        )
    if code is None and form in table.currency_codes and form not in NOT_CODES:
        code = form
    if code is None:
        return None
    name, end = _compound(text, Factor(found.end(), code, 1, symbol=True, currency=code))
    return UnitPhrase(end, name, Kind.MONEY, code)


# "T-34", "5-a-side": with a hyphen these letters are names more often than units.
_NO_HYPHEN = frozenset("ABCFJKNTUabcdstu")


def read_unit(text: str, at: int) -> UnitPhrase | None:
    """Read the unit that follows the number ending at `at`, after at most one space or hyphen."""
    start = at
    head = text[at : at + 1]
    if (
        (head in GAP and head)
        or (head in ("-", "‑") and text[at + 1 : at + 2].isalpha())
        or (head == "\n" and text[at + 1 : at + 2].isalpha())
    ):
        start += 1
    joined = start == at
    hyphen = head in ("-", "‑")
    first = read_factor(text, start, joined=joined)
    if first is None:
        return None if hyphen else _currency_after(text, start, joined=joined)
    if hyphen and first.symbol and text[start : first.end] in _NO_HYPHEN:
        return None
    name, end = _compound(text, first)
    if first.currency is not None:
        note = None
        if first.shared is not None and len(first.shared.codes) > 1:
            note = f"{text[start : first.end]!r} may be " + " or ".join(first.shared.codes)
        return UnitPhrase(end, name, Kind.MONEY, first.currency, first.hundredth, note)
    return UnitPhrase(end, name, kind_of(name))


@cache
def kind_of(name: str) -> Kind:
    """Return the kind of a quantity in this unit."""
    if name in _PERCENT:
        return Kind.PERCENT
    if name in _POINTS:
        return Kind.PERCENTAGE_POINT
    dimension = unit(name).dimension
    if dimension == ((_TIME_ONLY, 1),):
        return Kind.DURATION
    return Kind.MEASURE


_INVERSE = pattern(r"[^\W\d_]{1,3}[-−–⁻^(]")


def read_denominator(text: str, at: int) -> tuple[str, int] | None:
    """Read "a day", "per 100,000", "/mL" after a counted noun or money: (unit, end)."""
    if text[at : at + 1] in GAP and _INVERSE.match(text, at + 1):
        inverse = read_symbol(text, at + 1, joined=False)
        if inverse is not None and inverse.power < 0:  # "350 seeds m−2"
            return (
                inverse.name if inverse.power == -1 else f"{inverse.name} ** {-inverse.power}"
            ), inverse.end
    slash = _SLASH.match(text, at) if text[at : at + 1] == "/" else None
    per = _PER.match(text, at)
    if per is not None or slash is not None:
        begin = per.end() if per is not None else slash.end()  # type: ignore[union-attr]
        return _denominator(text, begin, per=per is not None, money=True)
    a = _A.match(text, at) or _EACH.match(text, at)
    if a is None:
        return None
    under = _denominator(text, a.end(), per=False)
    return None if under is None or _LATER.match(text, under[1]) else under
