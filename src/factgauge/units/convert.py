"""Exact conversion of intervals between units of one dimension."""

from __future__ import annotations

from factgauge.errors import UnitError
from factgauge.model.interval import Interval
from factgauge.units.table import unit

# Units in which prose states a bare number: "a population of 5 million", "a Gini index of 38".
BARE_UNITS = frozenset({"count", "index"})


def comparable(a: str | None, b: str | None) -> bool:
    """Return whether amounts in the two units can be held against one another without a rate.

    Percent and percentage points are different kinds, and so are two currencies.
    """
    if a is None or b is None:
        return a is b
    if a == b:
        return True
    points = {"percentage_point", "basis_point"}
    if (a in points) != (b in points):
        return False
    return unit(a).dimension == unit(b).dimension


def convert(interval: Interval, source: str, target: str) -> Interval:
    """Return `interval`, given in `source`, in `target`.

    Raises `UnitError` where the two measure different things.
    """
    if source == target:
        return interval
    if not comparable(source, target):
        raise UnitError(
            f"unit {source!r}", f"it cannot become {target!r}", "compare like with like"
        )
    a, b = unit(source), unit(target)
    return interval.scale(a.factor).shift(a.offset - b.offset).scale(1 / b.factor)
