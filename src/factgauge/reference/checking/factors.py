"""Whether one table is a multiple of another, and what such a factor may be."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST_CELLS = 5
_NEARLY_ALL = Fraction(9, 10)
_SPREAD = Fraction(1, 100)  # of the factor, to either side
_LEAST_PERIODS, _LEAST_IN_PERIOD = 3, 3

# What a factor may be, the larger table over the smaller; by the constants' own definitions.
_KNOWN: tuple[tuple[Fraction, str], ...] = (
    (Fraction(44, 12), "CO2 for carbon (44/12)"),
    (Fraction(100), "percent for a share of one, or hundredths"),
    (Fraction(12), "a year for a month"),
    (Fraction(4), "a year for a quarter"),
    (Fraction(3), "a quarter for a month"),
    (Fraction(365), "a year for a day"),
    (Fraction(2), "both directions for one, or twice counted"),
    (Fraction("1.609344"), "kilometres for miles"),
    (Fraction("2.589988110336"), "square kilometres for square miles"),
    (Fraction("2.4710538146717"), "acres for hectares"),
    (Fraction("3.785411784"), "litres for US gallons"),
    (Fraction("0.90718474") ** -1, "short tons for tonnes"),
    (Fraction("0.45359237") ** -1, "pounds of weight for kilograms"),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times a value of one table is that of the other, of whom and when both are.

    It may be `slack` more or less, as the margins of both have it.
    """

    key: tuple[str, str | None, datetime.date, datetime.date]
    times: Fraction
    slack: Fraction


@dataclass(frozen=True, slots=True)
class Factor:
    """The number that one table is of the other: the same for all cells, or one a period.

    `least` and `most` are the same where it is constant. `fitting` of `cells` have it.
    """

    least: Fraction
    most: Fraction
    fitting: int
    cells: int

    @property
    def constant(self) -> bool:
        """Whether one number holds for all periods."""
        return self.least == self.most


def factor_of(ratios: Sequence[Ratio]) -> Factor | None:
    """Return the factor between two tables, or `None` where there is none but 1.

    Nine tenths of the cells, and at least five, lie within one percent of it and their margins,
    and as many do not lie so near to 1. The most precise half of the cells says what it is. A
    factor that changes with the period is that of two currencies; it needs three periods with
    three cells.
    """
    if len(ratios) < LEAST_CELLS or not _mostly(_far_from_one(ratios), len(ratios)):
        return None
    middle = _middle(ratios)
    fitting = sum(_fits(ratio, middle) for ratio in ratios)
    if _mostly(fitting, len(ratios)):
        return Factor(middle, middle, fitting, len(ratios))
    return _factor_by_period(ratios)


def may_be(factor: Fraction, unit: str) -> str:
    """Return in words what a constant factor between two tables of one unit may be."""
    larger = factor if factor > 1 else 1 / factor
    for power in (3, 6, 9, 12):
        if _near(larger, Fraction(10) ** power):
            return f"another scale ({10**power:,})"
    for known, words in _KNOWN:
        if _near(larger, known, Fraction(1, 200)):
            return words
    if len(unit) == 3 and unit.isupper():
        return "another currency, or prices of another year"
    return "another unit or definition"


def _factor_by_period(ratios: Sequence[Ratio]) -> Factor | None:
    by_period: dict[tuple[datetime.date, datetime.date], list[Ratio]] = defaultdict(list)
    for ratio in ratios:
        by_period[ratio.key[2:]].append(ratio)
    full = [found for found in by_period.values() if len(found) >= _LEAST_IN_PERIOD]
    if len(full) < _LEAST_PERIODS:
        return None
    middles = [_middle(found) for found in full]
    fitting = sum(
        _fits(ratio, middle) for found, middle in zip(full, middles, strict=True) for ratio in found
    )
    cells = sum(map(len, full))
    if not _mostly(fitting, cells):
        return None
    return Factor(min(middles), max(middles), fitting, cells)


def _middle(ratios: Sequence[Ratio]) -> Fraction:
    """Return the median of the more precise half."""
    precise = sorted(ratios, key=lambda ratio: ratio.slack / abs(ratio.times))
    half = sorted(ratio.times for ratio in precise[: max(len(ratios) // 2, LEAST_CELLS)])
    return half[len(half) // 2]


def _fits(ratio: Ratio, factor: Fraction) -> bool:
    return abs(ratio.times - factor) <= _SPREAD * abs(factor) + ratio.slack


def _far_from_one(ratios: Sequence[Ratio]) -> int:
    return sum(not _fits(ratio, Fraction(1)) for ratio in ratios)


def _mostly(some: int, all: int) -> bool:
    return some >= _NEARLY_ALL * all


def _near(value: Fraction, other: Fraction, spread: Fraction = _SPREAD) -> bool:
    return abs(value - other) <= spread * abs(other)
