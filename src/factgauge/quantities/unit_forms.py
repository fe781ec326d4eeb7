"""One unit as prose writes it: a symbol with its exponent, a spelled unit, a currency word."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.pattern import pattern
from factgauge.units.table import Forms, Shared, forms

GAP = " \u00a0\u2009\u202f\u2007"


class Factor(NamedTuple):
    """One part of a unit as the text writes it, up to `end`: its name and power."""

    end: int
    name: str
    power: int
    symbol: bool
    currency: str | None = None
    shared: Shared | None = None
    hundredth: bool = False


class _Node:
    """One word of a spelled unit: which words go on from it, and what it names as the last."""

    __slots__ = ("factor", "following")

    def __init__(self) -> None:
        """Begin without anything that follows."""
        self.following: dict[str, _Node] = {}
        self.factor: Factor | None = None


class _Index(NamedTuple):
    symbols: dict[str, list[tuple[str, str, bool]]]
    words: _Node  # the tree of spelled forms


_HEAD = pattern(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+|[^\w\s]")  # superscript digits count as letters to \w
_WORD = pattern(r"[^\W\d_]+(?:\.(?=[A-Z]))?(?:[A-Z]\.)?|[A-Z]\.[A-Z]\.")


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
    words = _Node()

    def add(form: str, factor: Factor) -> None:
        node = words
        for part in form.lower().replace("-", " ").split():
            node = node.following.setdefault(part, _Node())
        node.factor = node.factor or factor

    for form, name in table.words.items():
        add(form, Factor(0, name, 1, symbol=False))
    for form, code in table.currency_words.items():
        add(form, Factor(0, code, 1, symbol=False, currency=code))
    for form, code in table.hundredths.items():
        add(form, Factor(0, code, 1, symbol=False, currency=code, hundredth=True))
    for form, shared in table.shared.items():
        if form.isalpha() and len(form) > 1:
            code = shared.codes[0]
            add(form, Factor(0, code, 1, False, code, shared, shared.hundredth))
    return _Index(symbols, words)


_EXPONENT = pattern(
    r"\^?\(?([-−–⁻])?([1-4]|[¹²³⁴])\)?(?![\d\w]|[.,]\d|\s?[%])|\*\*(-?\d)|"
    r"(?P<word>\s(?:squared|cubed)\b)"
)
_SUPER = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
_SQUARE = pattern(
    r"(square|sq|cubic|cu)(?:\.[" + GAP + r"]?|[" + GAP + r"-])(?=[A-Za-z])", re.IGNORECASE
)
_NOT_UNIT_AFTER = pattern(
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
    """Read the unit symbol that begins at `at`; `joined` says that it is glued to the number."""
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
            and (not text[stop : stop + 2].strip() or text[stop + 1 : stop + 2].isupper())
        ):
            stop = end = end - 1  # the full stop ends the sentence
        return Factor(stop, name, power, symbol=True)
    return None


_INCH_AFTER = pattern(
    r"\.?(?:$|\s?\(|\s(?:and|to) \d|[),;:.\]/×-]| ?[x×]|\s(?:long|wide|high|tall|"
    r"deep|thick|in diameter|diameter|of (?:rain|snow)|across|by|pipe|screen|"
    r"display|gun|tube|barrel))"
)


_AFTER_FEET = pattern(r"(?:ft|feet|foot)\.?\s?\d{1,2}(?:\.\d)?[\s-]?$")


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


# After a word that is also an ordinary one ("stone", "bit") a noun makes it that: "two stone
# walls".
_NOUN_NEXT = pattern(
    r"[ -](?!(?:and|or|in|of|lighter|heavier|more|less|when|at|to|than|on|by|per|a|an|the|for|from|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b)"
    r"[a-z]"
)


def _ordinary(text: str, at: int, word: re.Match[str]) -> bool:
    """Whether a word that is also a unit is the ordinary one here; after a hyphen it never is."""
    if word[0].lower() not in forms().guarded or text[at - 1] in "-‑":
        return False
    return _NOUN_NEXT.match(text, word.end()) is not None


def _words(text: str, at: int) -> Factor | None:
    """Read the longest spelled form that begins at `at`: "US dollars" is one, "square" is not."""
    word = _WORD.match(text, at)
    node = None if word is None else _index().words.following.get(word[0].lower())
    best: Factor | None = None
    end = at
    while node is not None and word is not None:
        after = text[word.end() : word.end() + 1]
        if (
            node.factor is not None
            and after != "_"
            and not after.isdigit()
            and not _ordinary(text, at, word)
        ):
            best, end = node.factor, word.end()
        if not node.following or after not in (" ", "-", "\u00a0", "\n"):
            break
        word = _WORD.match(text, word.end() + 1)
        node = None if word is None else node.following.get(word[0].lower())
    return None if best is None else best._replace(end=end)


def read_inverse_word(text: str, at: int) -> Factor | None:
    """Read a spelled unit with a negative exponent: "day−1" of "mg kg−1 day−1"."""
    found = _words(text, at)
    if found is None or found.currency is not None:
        return None
    power, end = _power(text, found.end)
    return found._replace(end=end, power=power) if power < 0 else None


def read_factor(text: str, at: int, *, joined: bool) -> Factor | None:
    """Read the symbol or spelled unit that begins at `at`, "square" and "cubic" included."""
    squared = _SQUARE.match(text, at) if text[at : at + 1] in ("s", "S", "c", "C") else None
    if squared is not None:
        base = _words(text, squared.end()) or read_symbol(text, squared.end(), joined=False)
        if base is None or base.currency is not None:
            return None
        return base._replace(power=3 if squared[1].lower().startswith("cu") else 2)
    return read_symbol(text, at, joined=joined) or _words(text, at)
