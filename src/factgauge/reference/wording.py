"""How numbers and parties of a table are written for people."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction


def number(value: Fraction, digits: int = 15) -> str:
    """Return a value in decimal digits, thousands grouped, so many of them significant.

    A whole number has all of its digits.
    """
    if value.denominator == 1:
        return f"{value.numerator:,}"
    exact = Context(prec=digits).divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{exact.normalize():,f}"


def about(entity: str, partner: str | None, names: Mapping[str, str]) -> str:
    """Return who a value is of."""
    who = [names.get(id, id) for id in (entity, partner) if id is not None]
    return " – ".join(who)
