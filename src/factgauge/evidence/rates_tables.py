"""Exchange rates from the user's own tables, for a level in another currency than its cell.

A measure in "EUR / USD" says how many euros one dollar is worth. Such a table is asked before the
European Central Bank's rates; two of its measures with a currency in common give a cross rate.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from factgauge.evidence.basis import NOMINAL, basis_of
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim
from factgauge.model.evidence import Cell, Evidence, Exchange
from factgauge.model.interval import Interval
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import period_name
from factgauge.reference.records import Dataset, Measure
from factgauge.units.rates import is_currency

_ONE = Interval.point(1)
_GAP = datetime.timedelta(days=7)  # holidays; a longer gap leaves a period without its rates
_DIGITS = 10**12  # an average is told to so many places
_PARITY = pattern(r"\b(?:[Pp][Pp][Pp]|[Pp]arity|[Pp]arities|[Ii]nternational dollars?)\b")
# How far a day's rate may lie from that of the days around it, which is all that the table has.
_WITHIN = ((1, Fraction(0)), (92, Fraction(1, 20)), (100_000, Fraction(1, 10)))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A measure that holds how many units of `target` one unit of `source` is worth."""

    dataset: Dataset
    measure: Measure
    source: str
    target: str


def with_rates(
    found: tuple[Evidence, ...], claim: Claim, catalogue: Catalogue, datasets: tuple[Dataset, ...]
) -> tuple[Evidence, ...]:
    """Return evidence that carries the tables' rates for a cell in another currency.

    Where tables have the two currencies and not the period, `no_rate` says so.
    """
    units = {q.unit for role, group in claim.roles if role == "value" for q in group}
    target = next(iter(units)) if len(units) == 1 else None
    if target is None or not is_currency(target):
        return found
    pairs = _pairs(datasets) if any(e.cells for e in found) else ()
    return tuple(
        _rated(each, each.cells[0], target, catalogue, pairs)
        if pairs and each.cells and is_currency(each.cells[0].unit)
        else each
        for each in found
    )


def _rated(
    evidence: Evidence, cell: Cell, target: str, catalogue: Catalogue, pairs: tuple[_Pair, ...]
) -> Evidence:
    if cell.unit == target:
        return evidence
    when = cell.begins, cell.ends
    direct = _between(pairs, cell.unit, target)
    ways = [(leg,) for pair in direct if (leg := _leg(catalogue, pair, cell.unit, when))]
    crossed = () if ways else tuple(_crosses(catalogue, pairs, cell.unit, target, when))
    for one, other in combinations(ways or crossed, 2):
        if not spread_of(one).meets(spread_of(other)):
            names = " and ".join(dict.fromkeys(leg.cells[0].dataset for leg in (*one, *other)))
            told = f"the rates of {cell.unit} and {target} differ between the tables of {names}"
            return replace(evidence, no_rate=told)
    if ways or crossed:
        return replace(evidence, rates=(ways or crossed)[0])
    if direct:
        names = ", ".join(dict.fromkeys(pair.dataset.id for pair in direct))
        lacking = f"{names} has no rates of {cell.unit} and {target} for all of"
        return replace(evidence, no_rate=f"{lacking} {period_name(*when)}")
    return evidence


def spread_of(legs: tuple[Exchange, ...]) -> Interval:
    """Return the lowest to the highest rate of one leg, or of two one after the other."""
    spread = _ONE
    for leg in legs:
        spread = spread.times(leg.spread)
    return spread


def _pairs(datasets: tuple[Dataset, ...]) -> tuple[_Pair, ...]:
    """Return every measure of an exchange rate; one at purchasing power parity is none."""
    found = []
    for dataset in datasets:
        for measure in dataset.measures:
            target, _, source = measure.unit.partition(" / ")
            if (
                is_currency(target)
                and is_currency(source)
                and measure.statistic == "rate"
                and basis_of(measure) in (None, NOMINAL)
                and not _PARITY.search(" ".join((measure.label, *measure.aliases)))
            ):
                found.append(_Pair(dataset, measure, source, target))
    return tuple(found)


def _between(pairs: tuple[_Pair, ...], source: str, target: str) -> tuple[_Pair, ...]:
    return tuple(pair for pair in pairs if {pair.source, pair.target} == {source, target})


def _crosses(
    catalogue: Catalogue,
    pairs: tuple[_Pair, ...],
    source: str,
    target: str,
    when: tuple[datetime.date, datetime.date],
) -> Iterator[tuple[Exchange, Exchange]]:
    """Yield the ways from one currency to another through a third that both have rates with."""
    ends = {source, target}
    for common in sorted({code for pair in pairs for code in (pair.source, pair.target)} - ends):
        there = [_leg(catalogue, p, source, when) for p in _between(pairs, source, common)]
        on = [_leg(catalogue, p, common, when) for p in _between(pairs, common, target)]
        yield from ((a, b) for a in there for b in on if a is not None and b is not None)


def _leg(
    catalogue: Catalogue, pair: _Pair, source: str, when: tuple[datetime.date, datetime.date]
) -> Exchange | None:
    """Return the rate of a pair over a period, from one of its two sides, `None` for no rate."""
    cells = _covering(catalogue.cells(pair.dataset, pair.measure.id, None, None, *when), *when)
    if not cells or not all(cell.interval.bounded_positive and cell.value > 0 for cell in cells):
        return None
    forth = source == pair.source
    values = [cell.value if forth else 1 / cell.value for cell in cells]
    spreads = [cell.interval if forth else _ONE.divide(cell.interval) for cell in cells]
    spread = spreads[0]
    for other in spreads[1:]:
        spread = spread.hull(other)
    margin = next(m for days, m in _WITHIN if max(map(_days, cells)) <= days)
    low, high = spread.ends
    mean = sum(values, Fraction(0)) / len(values)
    return Exchange(
        source=source,
        target=pair.target if forth else pair.source,
        average=values[0] if len(values) == 1 else Fraction(round(mean * _DIGITS), _DIGITS),
        spread=Interval(low * (1 - margin), high * (1 + margin)),
        margin=margin,
        cells=cells,
    )


def _days(cell: Cell) -> int:
    return (cell.ends - cell.begins).days


def _covering(
    cells: tuple[Cell, ...], begins: datetime.date, ends: datetime.date
) -> tuple[Cell, ...]:
    """Return the rates that make up a period: its own, or those of its months or of its days.

    None where some are lacking, and where two are of one time: then they are of several things.
    """
    for longest in (100_000, 92, 31, 1):
        kept = [cell for cell in cells if _days(cell) <= longest]
        kept.sort(key=lambda cell: cell.begins)
        reached = begins
        for cell in kept:
            if not reached <= cell.begins <= reached + _GAP:
                break
            reached = cell.ends
        else:
            if kept and ends - reached <= _GAP:
                return tuple(kept)
    return ()
