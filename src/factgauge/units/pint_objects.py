"""Amounts as pint quantities, for callers who go on computing with them."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from factgauge.units.table import forms, is_unit, unit


@cache
def registry() -> Any:
    """Return pint's registry with the units that prose has and pint lacks.

    Percentage and basis points, parts per billion and every ISO 4217 currency are defined; a
    currency is a dimension of its own. Loading it takes a third of a second.
    """
    import pint

    units: pint.UnitRegistry[Any] = pint.UnitRegistry()
    units.define("percentage_point = []")
    units.define("basis_point = 0.01 percentage_point")
    units.define("ppb = 1e-9")
    for code in sorted(forms().currency_codes | {"BTC", "ETH"}):
        units.define(f"{code} = [currency_{code}]")
    return units


# Names that mean something else to pint, or nothing: pint's decade is a logarithmic unit.
_OURS = {"decade": (10, "year"), "quarter": (3, "month"), "nit": (1, "candela / meter ** 2")}


def as_pint(value: Fraction, name: str | None) -> Any:
    """Return `value` in the unit of that name as a pint quantity with a float for magnitude.

    A count, a ratio and a bare number are dimensionless; nouns in a rate ("USD / share") are left
    out. Raises `UnitError` for a name that nobody knows.
    """
    factor, parts = Fraction(1), ["dimensionless"]
    for place, part in enumerate([] if name is None else name.split(" / ")):
        unit(part)  # raises UnitError in our own words
        base = part.partition(" ** ")[0]
        if part.isdigit():
            factor /= int(part)
        elif base in _OURS:
            times, base = _OURS[base]
            factor = factor * times if place == 0 else factor / times
            parts.append(base if place == 0 else f"({base})")
        elif is_unit(base) or base.startswith("delta_degree"):
            parts.append(part if place == 0 else f"({part})")
    above, *below = parts[1:] if name is not None and is_named(name) else parts
    expression = " / ".join([above, *below])
    return registry().Quantity(float(value * factor), expression)


def is_named(name: str) -> bool:
    """Whether a unit's first part is one that pint can hold.

    Of a rate of counts only what stands below is.
    """
    first = name.split(" / ")[0].partition(" ** ")[0]
    return first in _OURS or is_unit(first) or first.startswith("delta_degree")
