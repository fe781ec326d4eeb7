"""The compiled table.

Every form that prose writes its unit, every unit its dimension and exact factor.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from factgauge.errors import UnitError

_COMPILED = Path(__file__).with_name("compiled.json")


@dataclass(frozen=True, slots=True)
class Shared:
    """A form that several currencies share; `codes[0]` is meant unless the text names another."""

    codes: tuple[str, ...]
    hundredth: bool  # cents, pence: a hundredth of the currency
    contextual: bool  # an ordinary word ("real", "marks") that needs a second sign of money


@dataclass(frozen=True, slots=True)
class Forms:
    """How prose writes units and currencies. Words are in lower case with hyphens as spaces."""

    words: dict[str, str]
    symbols: dict[str, str]
    guarded: frozenset[str]
    currency_words: dict[str, str]
    currency_symbols: dict[str, str]
    currency_codes: frozenset[str]
    hundredths: dict[str, str]
    shared: dict[str, Shared]


@cache
def _compiled() -> dict[str, Any]:
    compiled: dict[str, Any] = json.loads(_COMPILED.read_text(encoding="utf-8"))
    return compiled


@cache
def forms() -> Forms:
    """Return the forms that a reader of prose looks for."""
    compiled = _compiled()
    money = compiled["currencies"]
    shared = {
        form: Shared(tuple(row["codes"]), row.get("hundredth", False), row.get("contextual", False))
        for row in money["shared"]
        for form in row["forms"]
    }
    return Forms(
        words=compiled["words"],
        symbols=compiled["symbols"],
        guarded=frozenset(compiled["guarded"]),
        currency_words={form: codes[0] for form, codes in money["words"].items()},
        currency_symbols=money["symbols"],
        currency_codes=frozenset(money["codes"]),
        hundredths=money["hundredths"],
        shared=shared,
    )


def is_unit(name: str) -> bool:
    """Whether a name is a unit of measurement or a currency, and not a noun that is counted."""
    return all(
        part in _compiled()["units"] or part in forms().currency_codes or part in ("BTC", "ETH")
        for part in name.split(" * ")
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures (`dimension`) and how it leads to base units.

    Base = value * factor + offset.
    """

    dimension: tuple[tuple[str, int], ...]
    factor: Fraction
    offset: Fraction = Fraction(0)


def _part(name: str) -> Unit:
    if name in ("1", "count", "ratio"):
        return Unit((), Fraction(1))
    if name.isdigit():
        return Unit((), Fraction(name))
    if name.startswith("delta_degree"):
        whole = _part(name.removeprefix("delta_"))
        return Unit((("[temperature difference]", 1),), whole.factor)
    row = _compiled()["units"].get(name)
    if row is not None:
        powers = []
        for factor in filter(None, row[0].split(" * ")):
            base, _, power = factor.partition(" ** ")
            powers.append((base, int(power or 1)))
        return Unit(tuple(powers), Fraction(row[1]), Fraction(row[2]))
    if len(name) == 3 and name.isupper() and name in forms().currency_codes | {"BTC", "ETH"}:
        return Unit(((name, 1),), Fraction(1))
    if (
        name.replace("_", "").replace("-", "").isalpha()
    ):  # a noun that is counted: "share", "capita"
        return Unit(((name, 1),), Fraction(1))
    raise UnitError(f"unit {name!r}", "nobody knows it", "use a name of the unit table")


@cache
def unit(expression: str) -> Unit:
    """Return the unit of an expression such as `kilometer / hour` or `USD / oil_barrel`.

    Raises `UnitError` for a part that is neither a unit, nor a currency, nor a plain noun.
    """
    powers: dict[str, int] = {}
    factor, offset, sign = Fraction(1), Fraction(0), 1
    pieces = expression.split()
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if piece in ("*", "/"):
            sign = -1 if piece == "/" else 1
            index += 1
            continue
        power = 1
        if index + 2 < len(pieces) and pieces[index + 1] == "**":
            power = int(pieces[index + 2])
            index += 2
        found = _part(piece)
        offset = found.offset if len(pieces) == 1 else offset
        factor *= found.factor ** (power * sign)
        for base, inner in found.dimension:
            powers[base] = powers.get(base, 0) + inner * power * sign
        index += 1
    return Unit(tuple(sorted((b, p) for b, p in powers.items() if p)), factor, offset)


def dimension(expression: str | None) -> str | None:
    """Return the dimension in pint's words ("[length] / [time]"), `None` for a number or count."""
    if expression is None:
        return None
    powers = unit(expression).dimension
    if not powers:
        return None
    above = [base if p == 1 else f"{base} ** {p}" for base, p in powers if p > 0]
    below = [base if p == -1 else f"{base} ** {-p}" for base, p in powers if p < 0]
    return " / ".join([" * ".join(above) or "1", *below])
