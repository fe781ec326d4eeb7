"""The dimension of a quantity, as far as its kind alone tells it."""

from __future__ import annotations

from factgauge.model.quantity import Kind

_BY_KIND = {
    Kind.MONEY: "[currency]",
    Kind.PERCENT: "dimensionless",
    Kind.PERCENTAGE_POINT: "dimensionless",
    Kind.COUNT: "dimensionless",
    Kind.RATIO: "dimensionless",
    Kind.MULTIPLE: "dimensionless",
    Kind.RANK: "dimensionless",
    Kind.NUMBER: "dimensionless",
    Kind.DURATION: "[time]",
}


def dimension(kind: Kind, unit: str | None) -> str | None:
    """Return the dimension of a quantity; `None` for a measure, whose unit decides, and a date."""
    return None if unit is None and kind is not Kind.NUMBER else _BY_KIND.get(kind)
