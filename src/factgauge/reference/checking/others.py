"""One dataset against another that measures the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factgauge.model.interval import Interval
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.checking.factors import Factor, Ratio, factor_of, may_be
from factgauge.reference.checking.problem import Problem
from factgauge.reference.period import period_name
from factgauge.reference.points import Point
from factgauge.reference.records import Dataset, Measure
from factgauge.reference.wording import about, number
from factgauge.units.convert import comparable, convert

_DIGITS = 6  # of a factor that is told


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two measures of two datasets have in common."""

    cells: int
    differing: tuple[tuple[Point, Point], ...]  # beyond both margins; the worst first
    factor: Factor | None


def check_others(
    catalogue: Catalogue, datasets: Sequence[Dataset], others: Sequence[Dataset]
) -> Iterator[Problem]:
    """Yield where a dataset contradicts one of the others, each two of them once."""
    done: set[frozenset[tuple[str, str]]] = set()
    for dataset in datasets:
        for other in others:
            both = frozenset({(dataset.id, dataset.vintage), (other.id, other.vintage)})
            if other.id == dataset.id or both in done:
                continue
            done.add(both)
            for measure in dataset.measures:
                for second in other.measures:
                    if same_thing(measure, second):
                        yield from _problems(catalogue, (dataset, measure), (other, second))


def same_thing(a: Measure, b: Measure) -> bool:
    """Whether two measures measure the same: one's label is a name of the other, units compare.

    What they are (a stock, a flow), their prices, what they count and the direction of a flow must
    not differ. Two currencies do not compare: that takes a rate.
    """
    labels = {name.casefold() for name in (a.label, *a.aliases)}
    named = b.label.casefold() in labels or a.label.casefold() in {
        name.casefold() for name in (b.label, *b.aliases)
    }
    return (
        named
        and (a.statistic, a.price_basis, a.direction) == (b.statistic, b.price_basis, b.direction)
        and (a.counted is None or b.counted is None or a.counted == b.counted)
        and comparable(a.unit, b.unit)
    )


def compare(mine: Sequence[Point], theirs: Sequence[Point]) -> Comparison:
    """Compare the values of the same entities and periods; both are in one unit."""
    by_key = {point.key: point for point in theirs}
    pairs = [(point, by_key[point.key]) for point in mine if point.key in by_key]
    differing = [pair for pair in pairs if _beyond(*pair) > 0]
    differing.sort(key=lambda pair: (-_share(*pair), pair[0].row))
    ratios = [_ratio(a, b) for a, b in pairs if a.value and b.value]
    factor = factor_of(ratios) if differing else None
    return Comparison(len(pairs), tuple(differing), factor)


def _ratio(a: Point, b: Point) -> Ratio:
    times = a.value / b.value
    return Ratio(a.key, times, abs(times) * (a.margin / abs(a.value) + b.margin / abs(b.value)))


def _problems(
    catalogue: Catalogue, mine: tuple[Dataset, Measure], theirs: tuple[Dataset, Measure]
) -> Iterator[Problem]:
    (dataset, measure), (other, _) = mine, theirs
    if not set(dataset.entities) & set(other.entities):
        return
    if catalogue.is_live(dataset) or catalogue.is_live(other):  # their values are not here
        return
    found = compare(*_in_common(catalogue, mine, theirs))
    if not found.differing:
        return
    where = f"{dataset.id}/{dataset.vintage}, {measure.label}"
    their_name = f"{other.id}/{other.vintage}"
    if found.factor is not None:
        yield Problem(
            "factor",
            where,
            f"{_factor_words(found.factor, measure.unit)} the values of {their_name} "
            f"({found.factor.fitting:,} of {found.factor.cells:,} cells in common)",
            "see which of the two states its unit or scale wrongly",
        )
        return
    worst, their_worst = found.differing[0]
    names = {entity.id: entity.name for entity in catalogue.entities(dataset)}
    middle = 100 * _share(*found.differing[len(found.differing) // 2])
    yield Problem(
        "differs",
        where,
        f"{len(found.differing):,} of {found.cells:,} cells in common with {their_name} differ "
        f"beyond their margins, half of them by at most {number(middle, 2)} percent; "
        f"the worst is {about(worst.entity, worst.partner, names)}, "
        f"{period_name(worst.begins, worst.ends)}: {number(worst.value)} (row {worst.row}) and "
        f"{number(their_worst.value)} (row {their_worst.row}) {measure.unit}",
        "see whether both mean the same, or give a precision that holds",
    )


def _factor_words(factor: Factor, unit: str) -> str:
    if factor.constant:
        return f"{number(factor.least, _DIGITS)} times ({may_be(factor.least, unit)})"
    return (
        f"{number(factor.least, _DIGITS)} to {number(factor.most, _DIGITS)} times, the same for "
        "all within a period (a rate of exchange: another currency)"
    )


def _in_common(
    catalogue: Catalogue, mine: tuple[Dataset, Measure], theirs: tuple[Dataset, Measure]
) -> tuple[list[Point], list[Point]]:
    """Return the points that both have, theirs in my unit; only the fewer are all in memory."""
    (dataset, measure), (other, second) = mine, theirs
    own = _oriented(catalogue.points(dataset, measure.id), measure)
    others = (
        _in_unit(point, second.unit, measure.unit)
        for point in _oriented(catalogue.points(other, second.id), second)
    )
    if catalogue.count(dataset) <= catalogue.count(other):
        all_mine = {point.key: point for point in own}
        found = [point for point in others if point.key in all_mine]
        return [all_mine[point.key] for point in found], found
    all_theirs = {point.key: point for point in others}
    met = [point for point in own if point.key in all_theirs]
    return met, [all_theirs[point.key] for point in met]


def _oriented(points: Iterable[Point], measure: Measure) -> Iterator[Point]:
    """Yield the points; of a symmetric measure with the two in the order of their ids."""
    for point in points:
        partner = point.partner
        if measure.direction == "symmetric" and partner is not None and partner < point.entity:
            yield replace(point, entity=partner, partner=point.entity)
        else:
            yield point


def _in_unit(point: Point, source: str, target: str) -> Point:
    if source == target:
        return point
    stated = Interval(point.value - point.margin, point.value + point.margin)
    low, high = convert(stated, source, target).ends
    return replace(point, value=(low + high) / 2, margin=(high - low) / 2)


def _beyond(a: Point, b: Point) -> Fraction:
    return max(abs(a.value - b.value) - a.margin - b.margin, Fraction(0))


def _share(a: Point, b: Point) -> Fraction:
    return _beyond(a, b) / max(abs(a.value), abs(b.value))
