"""Totals against their parts, where a descriptor says that the values of a measure add up."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.checking.problem import Problem
from factgauge.reference.grid import granularity
from factgauge.reference.period import period_name
from factgauge.reference.points import Point
from factgauge.reference.records import Dataset, Measure
from factgauge.reference.wording import about, number

TOLD = 5  # totals of one measure that are told
_PARTS = {"year": (("quarter", 4), ("month", 12)), "quarter": (("month", 3),)}
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_WORLD = "WLD"


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with the parts that make it up, or that cannot exceed it."""

    total: Point
    parts: tuple[Point, ...]
    named: str  # of what and when
    all: bool = True  # the parts are all there are

    @property
    def off(self) -> Fraction:
        """By how much the total differs beyond the margins of all; 0 where it does not."""
        made = sum((part.value for part in self.parts), Fraction(0))
        margin = self.total.margin + sum((part.margin for part in self.parts), Fraction(0))
        if not self.all and made <= self.total.value:
            return Fraction(0)
        return max(abs(made - self.total.value) - margin, Fraction(0))


def check_totals(catalogue: Catalogue, dataset: Dataset) -> Iterator[Problem]:
    """Yield the totals of a dataset that their parts do not make, the worst of each measure first.

    Over entities and partners a total is the row of a group of the dataset, all of whose members
    have rows, and nothing else is taken for one; the partners of an entity may not exceed what it
    has with all the world. Over periods a year is held against its quarters or months, a quarter
    against its months.
    """
    for measure in dataset.measures:
        if not measure.additive:
            continue
        names = {entity.id: entity.name for entity in catalogue.entities(dataset)}
        sums = _sums(catalogue, dataset, measure, names)
        yield from _problems(dataset, measure, [each for each in sums if each.off])


def _sums(
    catalogue: Catalogue, dataset: Dataset, measure: Measure, names: Mapping[str, str]
) -> Iterator[_Sum]:
    """Yield every total with its parts. The values pass by, some entity's at a time in memory."""
    groups = _groups(catalogue, dataset)
    if "entity" in measure.additive and groups:
        wanted = {id for total, members in groups.items() for id in (total, *members)}
        yield from _over_entities(catalogue.points(dataset, measure.id, wanted), groups, names)
    if "partner" in measure.additive:
        for _, points in groupby(catalogue.points(dataset, measure.id), lambda each: each.entity):
            yield from _over_partners(points, groups, names)
    if "period" in measure.additive:
        lengths = {grid.granularity for grid in catalogue.grids(dataset, measure.id)}
        if not any(part in lengths for whole in lengths for part, _ in _PARTS.get(whole, ())):
            return
        for _, points in groupby(
            catalogue.points(dataset, measure.id), lambda each: (each.entity, each.partner)
        ):
            yield from _over_periods(points, names)


def _problems(dataset: Dataset, measure: Measure, wrong: list[_Sum]) -> Iterator[Problem]:
    wrong.sort(
        key=lambda each: (-each.off / max(abs(each.total.value), Fraction(1)), each.total.row)
    )
    for each in wrong[:TOLD]:
        made = sum((part.value for part in each.parts), Fraction(0))
        rows = ", ".join(str(part.row) for part in each.parts[:12])
        if len(each.parts) > 12:
            rows += " …"
        yield Problem(
            "total",
            f"{dataset.file}, row {each.total.row}",
            f"{measure.label}, {each.named}: {number(each.total.value)}, but the parts make "
            f"{number(made)} (rows {rows})",
            f'correct one of them, or take it out of "additive" of the measure "{measure.id}"',
        )
    if len(wrong) > TOLD:
        yield Problem(
            "total",
            dataset.file,
            f"{measure.label}: {len(wrong) - TOLD:,} more totals differ from their parts",
            "mend these and check again",
        )


def _groups(catalogue: Catalogue, dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the members by the id of each group that has a row of its own."""
    ids: dict[str, set[str]] = defaultdict(set)
    held = set(dataset.entities)
    for entity in catalogue.entities(dataset):
        if entity.id in held:
            for name in (entity.id, entity.name, *entity.aliases):
                ids[name.casefold()].add(entity.id)
    found: dict[str, tuple[str, ...]] = {}
    for group in dataset.groups:
        named: set[str] = ids.get(group.name.casefold(), set()) - set(group.members)
        if len(named) == 1:
            found[next(iter(named))] = group.members
    return found


def _over_entities(
    points: Iterable[Point], groups: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> Iterator[_Sum]:
    if not groups:
        return
    by_key = {point.key: point for point in points}
    for total in by_key.values():
        members = groups.get(total.entity, ())
        parts = [by_key.get((id, *total.key[1:])) for id in members]
        if parts:
            yield from _whole(total, parts, names)


def _over_partners(
    points: Iterable[Point], groups: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> Iterator[_Sum]:
    by_key = {point.key: point for point in points}
    beside: dict[tuple[str, datetime.date, datetime.date], list[Point]] = defaultdict(list)
    for point in by_key.values():
        if point.partner not in (None, _WORLD, *groups):
            beside[point.entity, point.begins, point.ends].append(point)
    for total in by_key.values():
        if total.partner is not None and total.partner in groups:
            members = groups[total.partner]
            parts = [by_key.get((total.entity, id, total.begins, total.ends)) for id in members]
            yield from _whole(total, parts, names)
        elif total.partner in (None, _WORLD):
            parts_there = beside.get((total.entity, total.begins, total.ends), [])
            if parts_there and all(part.value >= 0 for part in parts_there):
                yield _Sum(total, tuple(parts_there), _named(total, names), all=False)


def _over_periods(points: Iterable[Point], names: Mapping[str, str]) -> Iterator[_Sum]:
    by_key = {point.key: point for point in points}
    for total in by_key.values():
        for length, count in _PARTS.get(granularity(total.begins, total.ends), ()):
            months = _MONTHS[length]
            starts = [_later(total.begins, months * n) for n in range(count + 1)]
            parts = [
                by_key.get((total.entity, total.partner, begins, ends))
                for begins, ends in pairwise(starts)
            ]
            yield from _whole(total, parts, names)


def _whole(total: Point, parts: Sequence[Point | None], names: Mapping[str, str]) -> Iterator[_Sum]:
    """Yield the sum where every part is there."""
    there = tuple(part for part in parts if part is not None)
    if there and len(there) == len(parts):
        yield _Sum(total, there, _named(total, names))


def _named(total: Point, names: Mapping[str, str]) -> str:
    who = about(total.entity, total.partner, names)
    return f"{who}, {period_name(total.begins, total.ends)}"


def _later(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)
