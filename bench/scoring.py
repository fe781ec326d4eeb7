"""Count how well read quantities match the golden ones (`claims/README.md`).

A quantity that was read matches a golden one where their spans overlap and their values are
equal, as written or after conversion to base units (`value`); where the unit is the same too, it
counts for `unit`. Units are the same when their dimension in `factgauge.units.table` is the same; a
currency is a dimension of its own, a noun that is counted is compared in the singular, and
dimensionless kinds (percent, ppm, ratio …) only equal themselves. Each golden quantity is matched
at most once and so is each that was read; the pairing prefers fuller agreement, then the longer
overlap. Dates and ranks are no amounts: they neither match nor count against the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from bench.golden import GoldQuantity, Passage
from factgauge.errors import UnitError
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.table import forms, unit

TOLERANCE = Fraction(1, 1_000_000)  # relative, for values that went through a conversion
_NO_AMOUNT = frozenset({Kind.DATE, Kind.RANK})
# Written without a dimension, yet not one another: half is not 50 percent here.
_OWN_KIND = frozenset({"percent", "permille", "ppm", "ppb", "ratio"})
_IRREGULAR = {
    "feet": "foot",
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a unit measures, and its way to base units: base = value * factor + offset."""

    key: tuple[tuple[str, int], ...] | str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def base(self, value: Fraction) -> Fraction:
        """Return `value` in base units."""
        return value * self.factor + self.offset


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted over some passages."""

    gold: int = 0  # amounts expected
    read: int = 0  # amounts read
    value_hits: int = 0
    unit_hits: int = 0
    silent: int = 0  # near-misses
    left_silent: int = 0  # those in which no amount was read

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.read + other.read,
            self.value_hits + other.value_hits,
            self.unit_hits + other.unit_hits,
            self.silent + other.silent,
            self.left_silent + other.left_silent,
        )

    @property
    def value_f1(self) -> float:
        """F1 in percent of spans with their values."""
        return _f1(self.value_hits, self.gold, self.read)

    @property
    def unit_f1(self) -> float:
        """F1 in percent of spans with their values and units."""
        return _f1(self.unit_hits, self.gold, self.read)

    @property
    def silent_share(self) -> float:
        """Percent of the near-misses that were left silent; 100 where there are none."""
        return 100 * self.left_silent / self.silent if self.silent else 100.0


def _f1(hits: int, gold: int, read: int) -> float:
    return 200 * hits / (gold + read) if gold + read else 100.0


def singular(noun: str) -> str:
    """Return a noun in the singular by its ending; good enough to compare two forms of one noun."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 2 else word


def _name(word: str) -> str:
    """Return the unit's name for a unit that is written as a plain noun: "knots", "bitcoin"."""
    return forms().words.get(word) or forms().currency_words.get(word) or word


@cache
def measured(expression: str) -> Measured:
    """Return what a unit's name measures; what no table knows is a key of its own."""
    if expression in ("", "count"):
        return Measured("")
    if expression in _OWN_KIND:
        return Measured(expression)
    try:
        found = unit(" ".join(map(_name, expression.split())))
    except UnitError:
        return Measured(singular(expression))
    key = tuple(
        sorted(
            (base if base.isupper() or base[0] == "[" else singular(base), power)
            for base, power in found.dimension
        )
    )
    return Measured(key or "", found.factor, found.offset)


def unit_as_scored(quantity: Quantity) -> str:
    """Return a quantity's unit as the golden files write it: a count's unit is its noun."""
    name = quantity.unit or ""
    if quantity.counted is not None and (name == "count" or name.startswith("count /")):
        return quantity.counted + name.removeprefix("count")
    return name


def _bounds(
    value: Fraction | None, low: Fraction | None, high: Fraction | None
) -> tuple[Fraction, ...]:
    if value is not None:
        return (value,)
    return tuple(sorted(end for end in (low, high) if end is not None))


def _equal(a: Fraction, b: Fraction) -> bool:
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def values_agree(gold: GoldQuantity, read: Quantity) -> bool:
    """Return whether the stated numbers are equal, as written or in base units of one dimension."""
    single = read.stated_low if read.stated_low == read.stated_high else None
    expected = _bounds(gold.value, gold.low, gold.high)
    found = _bounds(single, read.stated_low, read.stated_high)
    if not expected or len(expected) != len(found):
        return False
    if all(map(_equal, expected, found)):
        return True
    a, b = measured(gold.unit), measured(unit_as_scored(read))
    return a.key == b.key != "" and all(map(_equal, map(a.base, expected), map(b.base, found)))


def units_agree(gold: GoldQuantity, read: Quantity) -> bool:
    """Return whether the two measure the same thing."""
    return measured(gold.unit).key == measured(unit_as_scored(read)).key


def _overlap(gold: GoldQuantity, read: Quantity) -> int:
    return min(gold.end, read.span.end) - max(gold.start, read.span.start)


def _pairs(
    gold: Sequence[GoldQuantity],
    read: Sequence[Quantity],
    agree: Callable[[GoldQuantity, Quantity], bool],
) -> int:
    candidates = sorted(
        (not units_agree(g, q), -_overlap(g, q), i, j)
        for i, g in enumerate(gold)
        for j, q in enumerate(read)
        if _overlap(g, q) > 0 and agree(g, q)
    )
    matched: set[int] = set()
    used: set[int] = set()
    for _, _, i, j in candidates:
        if i not in matched and j not in used:
            matched.add(i)
            used.add(j)
    return len(matched)


def tally(passage: Passage, quantities: Iterable[Quantity]) -> Tally:
    """Count one passage against what was read in it."""
    read = [q for q in quantities if q.kind not in _NO_AMOUNT]
    return Tally(
        gold=len(passage.quantities),
        read=len(read),
        value_hits=_pairs(passage.quantities, read, values_agree),
        unit_hits=_pairs(
            passage.quantities, read, lambda g, q: values_agree(g, q) and units_agree(g, q)
        ),
        silent=len(passage.silent),
        left_silent=sum(
            not any(q.span.start < end and start < q.span.end for q in read)
            for start, end in passage.silent
        ),
    )


def total(passages: Iterable[Passage], extract: Callable[[str], Iterable[Quantity]]) -> Tally:
    """Run `extract` on the text of every passage and add up."""
    return sum((tally(passage, extract(passage.text)) for passage in passages), Tally())
