"""One unit as prose writes it: a symbol with its exponent, a spelled unit, a currency word."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factgauge.units.table import Forms, Shared, forms

GAP = " \u00a0\u2009\u202f\u2007"


class Factor(NamedTuple):
    end: int
    name: str
    power: int
    symbol: bool
    currency: str | None = None
    shared: Shared | None = None
    hundredth: bool = False


class _Index(NamedTuple):
    symbols: dict[str, list[tuple[str, str, bool]]]
    words: dict[
        str, list[tuple[tuple[str, ...], str, str]]
    ]  # first word → (all words, what, name), longest first


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


_EXPONENT = re.compile(
    r"\^?\(?([-−–⁻])?([1-4]|[¹²³⁴])\)?(?![\d\w]|[.,]\d|\s?[%])|\*\*(-?\d)|"
    r"(?P<word>\s(?:squared|cubed)\b)"
)
_SUPER = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
_SQUARE = re.compile(
    r"(square|sq|cubic|cu)(?:\.[" + GAP + r"]?|[" + GAP + r"-])(?=[A-Za-z])", re.IGNORECASE
)
_NOT_UNIT_AFTER = re.compile(
    r"[ \u00a0](?:the|a|an|this|that|his|her|my|which|it|he|she|they|we|you)\b|[ "
    r"\u00a0][a-z]+ing\b"
)


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
_CAPITALS = frozenset(
    [
        "km",
        "kg",
        "cm",
        "mm",
        "mph",
        "kph",
        "lb",
        "lbs",
        "oz",
        "ft",
        "hz",
        "khz",
        "mhz",
        "ghz",
        "kwh",
        "db",
        "rpm",
        "psi",
        "mins",
        "hrs",
        "min",
        "sec",
        "ml",
    ]
)


def read_symbol(text: str, at: int, *, joined: bool) -> Factor | None:
    head = _HEAD.match(text, at)
    if head is None:
        return None
    rows = _index().symbols.get(head[0])
    if rows is None:
        lowered = head[0].lower()
        if lowered == head[0] or lowered not in _CAPITALS:
            return None
        rows = [
            row for row in _index().symbols.get(lowered, ()) if row[0] == lowered and not row[2]
        ]
        if not rows:
            return None
        return (
            Factor(head.end(), rows[0][1], 1, symbol=True)
            if not text[head.end() : head.end() + 1].isalnum()
            else None
        )
    for symbol, name, guarded in rows:
        if not text.startswith(symbol, at):
            continue
        end = at + len(symbol)
        after = text[end : end + 1]
        if symbol[-1].isalnum() and (after.isalpha() or after == "_"):
            continue
        if (
            after == "."
            and symbol[-1].isalpha()
            and text[end + 1 : end + 2].isalpha()
            and text[end + 2 : end + 3] == "."
        ):
            continue  # "U" of "U.S."
        power, stop = (1, end)
        if after and after in "²³¹⁴⁻-−–^*(1234 ":
            power, stop = _power(text, end)
        if stop == end and after.isdigit() and symbol[-1].isalpha():
            continue
        if (
            power == 1
            and stop == end
            and guarded
            and not _guard(text, at, end, symbol, joined=joined)
        ):
            continue
        if (
            symbol.endswith(".")
            and len(symbol) < 5
            and text[stop : stop + 2].strip()
            and text[stop : stop + 1] == " "
            and text[stop + 1].isupper()
        ):
            stop = end = end - 1  # the full stop ends the sentence
        return Factor(stop, name, power, symbol=True)
    return None


_INCH_AFTER = re.compile(
    r"\.?(?:$|\s?\(|\s(?:and|to) \d|[),;:.\]/×-]| ?[x×]|\s(?:long|wide|high|tall|"
    r"deep|thick|in diameter|diameter|of (?:rain|snow)|across|by|pipe|screen|"
    r"display|gun|tube|barrel))"
)


_AFTER_FEET = re.compile(r"(?:ft|feet|foot)\.?\s?\d{1,2}(?:\.\d)?[\s-]?$")


def _guard(text: str, at: int, end: int, symbol: str, *, joined: bool) -> bool:
    """Whether a symbol that is also a letter or a word is a unit here."""
    after = text[end : end + 2]
    if after[:1] == "-" and after[1:2].isalnum():
        return symbol in ("C", "F", "in")
    if symbol == "in":
        return (
            _INCH_AFTER.match(text, end) is not None
            or _AFTER_FEET.search(text, max(0, at - 14), at) is not None
        )
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


def _words(text: str, at: int) -> Factor | None:
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
        if len(spans) < len(parts) or any(
            word != part for (word, _), part in zip(spans, parts, strict=False)
        ):
            continue
        end = spans[len(parts) - 1][1]
        if text[end : end + 1] == "_" or text[end : end + 1].isdigit():
            continue
        if what == "unit":
            return Factor(end, name, 1, symbol=False)
        if what == "shared":
            shared = forms().shared[name]
            return Factor(
                end,
                shared.codes[0],
                1,
                symbol=False,
                currency=shared.codes[0],
                shared=shared,
                hundredth=shared.hundredth,
            )
        return Factor(end, name, 1, symbol=False, currency=name, hundredth=what == "hundredth")
    return None


def read_factor(text: str, at: int, *, joined: bool) -> Factor | None:
    squared = _SQUARE.match(text, at) if text[at : at + 1] in ("s", "S", "c", "C") else None
    if squared is not None:
        base = _words(text, squared.end()) or read_symbol(text, squared.end(), joined=False)
        if base is None or base.currency is not None:
            return None
        return base._replace(power=3 if squared[1].lower().startswith("cu") else 2)
    return read_symbol(text, at, joined=joined) or _words(text, at)
