"""The unit that follows a number: symbols, spelled units, currencies, and compounds of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factgauge.model.quantity import Kind
from factgauge.quantities.money import NOT_CODES
from factgauge.units.table import Forms, Shared, forms, unit

GAP = " \u00a0\u2009\u202f\u2007"
_PERCENT = frozenset({"percent", "permille", "ppm", "ppb"})
_POINTS = frozenset({"percentage_point", "basis_point"})


class UnitPhrase(NamedTuple):
    """A unit that ends at `end`: `unit` for measures, `currency` for money, `hundredth` for cents and pence."""

    end: int
    unit: str
    kind: Kind
    currency: str | None = None
    hundredth: bool = False
    note: str | None = None


class _Factor(NamedTuple):
    end: int
    name: str
    power: int
    symbol: bool
    currency: str | None = None
    shared: Shared | None = None
    hundredth: bool = False


class _Index(NamedTuple):
    symbols: dict[str, list[tuple[str, str, bool]]]
    words: dict[str, list[tuple[tuple[str, ...], str, str]]]  # first word → (all words, what, name), longest first


_HEAD = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+|[^\w\s]")  # superscript digits count as letters to \w
_WORD = re.compile(r"[^\W\d_]+(?:\.(?=[A-Z]))?(?:[A-Z]\.)?|[A-Z]\.[A-Z]\.")


@cache
def _index() -> _Index:
    table: Forms = forms()
    symbols: dict[str, list[tuple[str, str, bool]]] = {}
    for symbol, name in table.symbols.items():
        head = _HEAD.match(symbol)
        assert head is not None  # noqa: S101 - a compiled symbol is not empty
        symbols.setdefault(head[0], []).append((symbol, name, symbol in table.guarded))
    for rows in symbols.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    words: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}

    def add(form: str, what: str, name: str) -> None:
        parts = tuple(form.lower().replace("-", " ").split())
        words.setdefault(parts[0], []).append((parts, what, name))

    for form, name in table.words.items():
        add(form, "unit", name)
    for form, code in table.currency_words.items():
        add(form, "currency", code)
    for form, code in table.hundredths.items():
        add(form, "hundredth", code)
    for form in table.shared:
        if form.isalpha() and len(form) > 1:
            add(form, "shared", form)
    for rows2 in words.values():
        rows2.sort(key=lambda row: (-len(row[0]), row[0]))
    return _Index(symbols, words)


_EXPONENT = re.compile(r"\^?\(?([-−–⁻])?([1-4]|[¹²³⁴])\)?(?![\d\w]|[.,]\d|\s?[%])|\*\*(-?\d)|(?P<word>\s(?:squared|cubed)\b)")
_SUPER = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
_SQUARE = re.compile(r"(square|sq|cubic|cu)(?:\.[" + GAP + r"]?|[" + GAP + r"-])(?=[A-Za-z])", re.IGNORECASE)
_NOT_UNIT_AFTER = re.compile(r"[ \u00a0](?:the|a|an|this|that|his|her|my|which|it|he|she|they|we|you)\b|[ \u00a0][a-z]+ing\b")


def _power(text: str, at: int) -> tuple[int, int]:
    found = _EXPONENT.match(text, at)
    if found is None:
        return 1, at
    if found["word"]:
        return (2 if "squared" in found["word"] else 3), found.end()
    if found[3]:
        return int(found[3]), found.end()
    digit = found[2]
    power = _SUPER.get(digit) or int(digit)
    return (-power if found[1] else power), found.end()


# Symbols that are also written in capitals.
_CAPITALS = frozenset("km kg cm mm mph kph lb lbs oz ft hz khz mhz ghz kwh db rpm psi mins hrs min sec ml".split())


def _symbol(text: str, at: int, *, joined: bool) -> _Factor | None:
    head = _HEAD.match(text, at)
    if head is None:
        return None
    rows = _index().symbols.get(head[0])
    if rows is None:
        lowered = head[0].lower()
        if lowered == head[0] or lowered not in _CAPITALS:
            return None
        rows = [row for row in _index().symbols.get(lowered, ()) if row[0] == lowered and not row[2]]
        if not rows:
            return None
        return _Factor(head.end(), rows[0][1], 1, symbol=True) if not text[head.end() : head.end() + 1].isalnum() else None
    for symbol, name, guarded in rows:
        if not text.startswith(symbol, at):
            continue
        end = at + len(symbol)
        after = text[end : end + 1]
        if symbol[-1].isalnum() and (after.isalpha() or after == "_"):
            continue
        if after == "." and symbol[-1].isalpha() and text[end + 1 : end + 2].isalpha() and text[end + 2 : end + 3] == ".":
            continue  # "U" of "U.S."
        power, stop = (1, end)
        if after and after in "²³¹⁴⁻-−–^*(1234 ":
            power, stop = _power(text, end)
        if stop == end and after.isdigit() and symbol[-1].isalpha():
            continue
        if power == 1 and stop == end and guarded and not _guard(text, at, end, symbol, joined=joined):
            continue
        if symbol.endswith(".") and len(symbol) < 5 and text[stop : stop + 2].strip() and text[stop : stop + 1] == " " and text[stop + 1].isupper():
            stop = end = end - 1  # the full stop ends the sentence
        return _Factor(stop, name, power, symbol=True)
    return None


_INCH_AFTER = re.compile(r"\.?(?:$|\s?\(|\s(?:and|to) \d|[),;:.\]/×-]| ?[x×]|\s(?:long|wide|high|tall|deep|thick|in diameter|diameter|of (?:rain|snow)|across|by|pipe|screen|display|gun|tube|barrel))")


_AFTER_FEET = re.compile(r"(?:ft|feet|foot)\.?\s?\d{1,2}(?:\.\d)?[\s-]?$")


def _guard(text: str, at: int, end: int, symbol: str, *, joined: bool) -> bool:
    """Whether a symbol that is also a letter or a word is a unit here."""
    after = text[end : end + 2]
    if after[:1] == "-" and after[1:2].isalnum():
        return symbol in ("C", "F", "in")
    if symbol == "in":
        return _INCH_AFTER.match(text, end) is not None or _AFTER_FEET.search(text, max(0, at - 14), at) is not None
    if after[:1] in ("/", "·", "⋅"):
        return True
    if symbol == "st":
        return re.match(r"\s?\d", text[end : end + 2]) is not None
    if symbol in ("C", "F"):
        return not (after[:1] in ".-" and after[1:2].isalnum())
    if symbol == "s":
        return not joined
    if symbol == "T" and joined:
        return False
    if symbol in ("A", "M", "U", "T", "K"):
        if joined and symbol in ("M", "K", "T"):
            return False
        if joined and symbol in ("A", "U"):
            return "." in text[max(0, at - 4) : at]
        return _NOT_UNIT_AFTER.match(text, end) is None
    return True


def _words(text: str, at: int) -> _Factor | None:
    first = _WORD.match(text, at)
    if first is None:
        return None
    rows = _index().words.get(first[0].lower())
    if rows is None:
        return None
    spans: list[tuple[str, int]] = [(first[0].lower(), first.end())]
    for parts, what, name in rows:
        while len(spans) < len(parts):
            at_next = spans[-1][1]
            if text[at_next : at_next + 1] not in (" ", "-", "\u00a0", "\n"):
                break
            following = _WORD.match(text, at_next + 1)
            if following is None:
                break
            spans.append((following[0].lower(), following.end()))
        if len(spans) < len(parts) or any(word != part for (word, _), part in zip(spans, parts, strict=False)):
            continue
        end = spans[len(parts) - 1][1]
        if text[end : end + 1] == "_" or text[end : end + 1].isdigit():
            continue
        if what == "unit":
            return _Factor(end, name, 1, symbol=False)
        if what == "shared":
            shared = forms().shared[name]
            return _Factor(end, shared.codes[0], 1, symbol=False, currency=shared.codes[0], shared=shared, hundredth=shared.hundredth)
        return _Factor(end, name, 1, symbol=False, currency=name, hundredth=what == "hundredth")
    return None


def _factor(text: str, at: int, *, joined: bool) -> _Factor | None:
    squared = _SQUARE.match(text, at) if text[at : at + 1] in ("s", "S", "c", "C") else None
    if squared is not None:
        base = _words(text, squared.end()) or _symbol(text, squared.end(), joined=False)
        if base is None or base.currency is not None:
            return None
        return base._replace(power=3 if squared[1].lower().startswith("cu") else 2)
    return _symbol(text, at, joined=joined) or _words(text, at)


_PER = re.compile(r"(?:[ \u00a0\n]per[ \u00a0\n]|-per-|[ \u00a0]to the (?=(?:gallon|litre|liter|mile|acre|hour|inch|pound|hectare|kilogram)\b))(?:every )?", re.IGNORECASE)
_OF_WHAT = re.compile(r"[ \u00a0]of(?: [A-Za-z]+){1,3}(?= per )|[ \u00a0]of(?: [a-z]+){1,3}(?=(?: an? | each | every )(?:second|minute|hour|day|week|month|year|cubic|square|hectare|acre|litre|liter)\b)|[ \u00a0](?:N|P|K|C|CO2|CO₂|O2|photons|protein|DW|FW|dry weight|COD|Fe)(?=[ \u00a0][^\W\d_]{1,3}[-−–⁻]|/)")
_A = re.compile(r"(?:[ \u00a0\n]an?[ \u00a0\n]|-an?-)(?=[a-z])")
_EACH = re.compile(r"[ \u00a0](?:each|every) (?=(?:day|week|month|year|hour|minute|second|night)\b)")
_SLASH = re.compile(r"[ \u00a0]?/[ \u00a0]?")
_DOT = re.compile(r"[·⋅∙•*.](?=[^\W\d_])|[ \u00a0\u2009\u202f](?=[^\W\d_µμ]{1,4}[-−–⁻^]?[(]?[-−–⁻1-4¹²³])")
_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)?\b")
_AMOUNT = re.compile(r"1(?:0{1,6}|,000|,000,000|0,000|00,000)\b|(?:hundred|thousand|million)\b")
_A_NOUNS = frozenset(
    "share head person night piece unit copy ticket seat bottle case pack packet pop pair dozen game match class session barrel ton tonne "
    "household passenger student pupil patient vehicle car room user customer member family employee worker child point dose plate glass bag "
    "box tree plant capita year day week month hour minute second square-foot".split()
)
_TIME_ONLY = "[time]"


_PER_HEAD = frozenset("capita person head household inhabitant resident patient animal plant vehicle employee worker user student pupil member child woman man adult".split())
_LATER = re.compile(r"[ \u00a0](?:later|ago|earlier|before|after|long|on|away|old)\b")


def _denominator(text: str, at: int, *, per: bool, money: bool = False) -> tuple[str, int] | None:
    """Read what stands under the bar: a unit, a noun, or a round number ("per 100,000 people")."""
    amount = _AMOUNT.match(text, at)
    if per and amount is not None:
        digits = amount[0].replace(",", "")
        number = {"hundred": "100", "thousand": "1000", "million": "1000000"}.get(digits, digits)
        return number, amount.end()
    found = _factor(text, at, joined=False)
    if found is not None:
        name = found.name if found.power == 1 else f"{found.name} ** {found.power}"
        return name, found.end
    noun = _NOUN.match(text, at)
    if noun is None:
        return None
    word = noun[0]
    if per and not money and word not in _PER_HEAD:
        return None
    if per or word in _A_NOUNS:
        return word.replace("-", "_"), noun.end()
    return None


def _compound(text: str, first: _Factor) -> tuple[str, int]:
    above = [(first.name, first.power)]
    below: list[str] = []
    at = first.end
    money = first.currency is not None
    plain = first.name in _PERCENT or first.name in _POINTS
    while not plain and len(above) + len(below) < 6:
        what = _OF_WHAT.match(text, at) if not below and not money and text[at : at + 1] == " " else None
        if what is not None:
            at = what.end()
        head = text[at : at + 1]
        if not head or head not in " \u00a0\u2009\u202f\n-/·⋅∙•*.":
            break
        slash = _SLASH.match(text, at)
        if slash is not None:
            found = _factor(text, slash.end() + (text[slash.end() : slash.end() + 1] == "("), joined=False)
            if found is not None and found.currency is None:
                below.append(found.name if found.power == 1 else f"{found.name} ** {found.power}")
                at = found.end
                continue
            noun = _NOUN.match(text, slash.end())
            if noun is not None and noun[0] in _A_NOUNS:
                below.append(noun[0])
                at = noun.end()
                continue
            break
        per = _PER.match(text, at)
        if per is not None:
            under = _denominator(text, per.end(), per=True, money=money)
            if under is None:
                break
            below.append(under[0])
            at = under[1]
            continue
        a = _A.match(text, at) or _EACH.match(text, at)
        if a is not None and not below:
            under = _denominator(text, a.end(), per=False)
            if under is None or _LATER.match(text, under[1]) or not _a_may_follow(first, under[0], money=money):
                break
            below.append(under[0])
            at = under[1]
            continue
        dot = _DOT.match(text, at)
        if dot is None or money:
            break
        found = _symbol(text, dot.end(), joined=False)
        if found is None or (dot[0] in " \u00a0\u2009\u202f." and found.power > 0 and dot[0] != "."):
            break
        if dot[0] == "." and found.power == 1 and not first.symbol:
            break
        if found.power > 0 and below and dot[0] in "·⋅∙•*":  # W/m·K: all that follows the stroke stands under it
            below.append(found.name if found.power == 1 else f"{found.name} ** {found.power}")
        elif found.power < 0:
            below.append(found.name if found.power == -1 else f"{found.name} ** {-found.power}")
        else:
            above.append((found.name, found.power))
        at = found.end
    tops = [name if power == 1 else f"{name} ** {power}" for name, power in above if power > 0]
    bottoms = [name if power == -1 else f"{name} ** {-power}" for name, power in above if power < 0] + below
    return " / ".join([" * ".join(tops) or "1", *bottoms]), at


def _a_may_follow(first: _Factor, under: str, *, money: bool) -> bool:
    """Whether "X a Y" is a rate: "$60 a barrel", "40 litres a day", but not "5 days a week earlier"."""
    if money:
        return True
    dimension = unit(under).dimension
    return len(dimension) == 1 and dimension[0][0] == _TIME_ONLY


_CURRENCY_AFTER = re.compile(r"(€|£|\$|¥|₹|₽|₴|₺|₪|₩|zł\b|Kč|kr\b|Ft\b|[A-Z]{3}\b|¢|p\b|c\b)")


def _currency_after(text: str, start: int, *, joined: bool) -> UnitPhrase | None:
    """Read a currency sign, code or small coin after the number: "9,50 €", "45,000 JPY", "50p", "99¢"."""
    found = _CURRENCY_AFTER.match(text, start)
    if found is None:
        return None
    form, table = found[1], forms()
    if form in ("p", "c", "¢"):
        if form != "¢" and (not joined or form == "c" and not text[start - 2 : start].isdigit()):
            return None
        shared = table.shared[form]
        name, end = _compound(text, _Factor(found.end(), shared.codes[0], 1, symbol=True, currency=shared.codes[0]))
        return UnitPhrase(end, name, Kind.MONEY, shared.codes[0], True, f"{form!r} may be " + " or ".join(shared.codes))
    code = table.currency_symbols.get(form)
    if code is None and form in table.shared:
        code = table.shared[form].codes[0] if form != "$" or not text[found.end() : found.end() + 1].isdigit() else None
    if code is None and form in table.currency_codes and form not in NOT_CODES:
        code = form
    if code is None:
        return None
    name, end = _compound(text, _Factor(found.end(), code, 1, symbol=True, currency=code))
    return UnitPhrase(end, name, Kind.MONEY, code)


def read_unit(text: str, at: int) -> UnitPhrase | None:
    """Read the unit that follows the number ending at `at`, after at most one space or hyphen."""
    start = at
    head = text[at : at + 1]
    if head in GAP and head:
        start += 1
    elif head in ("-", "‑") and text[at + 1 : at + 2].isalpha():
        start += 1
    elif head == "\n" and text[at + 1 : at + 2].isalpha():
        start += 1
    joined = start == at
    hyphen = head in ("-", "‑")
    first = _factor(text, start, joined=joined)
    if first is None:
        return None if hyphen else _currency_after(text, start, joined=joined)
    if hyphen and first.symbol and first.name not in ("percent",) and len(text[start : first.end]) < 2:
        return None
    name, end = _compound(text, first)
    if first.currency is not None:
        note = None
        if first.shared is not None and len(first.shared.codes) > 1:
            note = f"{text[start:first.end]!r} may be " + " or ".join(first.shared.codes)
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


def read_denominator(text: str, at: int) -> tuple[str, int] | None:
    """Read "a day", "per 100,000", "/mL" after a counted noun or an amount of money: (unit, end)."""
    if text[at : at + 1] in GAP and text[at + 1 : at + 2].isalpha():
        inverse = _symbol(text, at + 1, joined=False)
        if inverse is not None and inverse.power < 0:  # "350 seeds m−2"
            return (inverse.name if inverse.power == -1 else f"{inverse.name} ** {-inverse.power}"), inverse.end
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
