"""Which cells of entities and periods a measure has no value for, counted where the values lie.

A table may have millions of values: SQLite counts them, and none is turned into a record.
"""

from __future__ import annotations

import datetime
import heapq
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from factgauge.reference.store import Place

NAMED = 100  # entities or pairs, those with the most gaps, whose missing periods are named

_MONTHS = {"year": 12, "quarter": 3, "month": 1}  # few tables have every day
_MOST_PERIODS = 10_000

Bounds = tuple[datetime.date, datetime.date]
_Who = tuple[str, str]  # entity, and partner or ""


@dataclass(frozen=True, slots=True)
class Gap:
    """The periods that one entity, or two between which something flows, has no value for."""

    who: tuple[str, ...]  # ids
    periods: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The periods of one length of a measure, and which cells of entities and periods are empty.

    The grid has each entity that has a value of such a length, and the periods from the first that
    any of them has to the last, as far apart as the nearest two: of a census every ten years it
    has none in between. `gaps` come with the most missing first, at most 100 of them.
    """

    granularity: str  # "year", "quarter", "month", "day" or "other"
    periods: int
    begins: datetime.date
    ends: datetime.date  # not included
    entities: int  # or pairs
    values: int
    missing: int = 0  # cells; of days and other lengths none is counted
    lacking: int = 0  # entities or pairs with a gap
    gaps: tuple[Gap, ...] = ()


def stored_grids(place: Place, measure: str) -> tuple[Grid, ...]:
    """Return the grids of a measure, that with the most values first."""
    numbers = place.ask(
        "SELECT number FROM measure WHERE dataset = ? AND id = ? AND number IS NOT NULL",
        [place.dataset, measure],
    )
    grids = [grid for (number,) in numbers for grid in _grids(_Values(place, number))]
    return tuple(sorted(grids, key=lambda grid: (-grid.values, grid.granularity)))


def granularity(begins: datetime.date, ends: datetime.date) -> str:
    """Return what kind of period it is: "year", "quarter", "month", "day", or "other"."""
    if (ends - begins).days == 1:
        return "day"
    if begins.day == 1 and ends.day == 1:
        months = (ends.year - begins.year) * 12 + ends.month - begins.month
        for name, length in _MONTHS.items():
            if months == length and (length != 3 or begins.month % 3 == 1):
                return name
    return "other"


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of one measure in a part."""

    place: Place
    number: int  # of the measure

    def periods(self) -> list[Bounds]:
        rows = self._ask("SELECT DISTINCT begins, ends FROM cell WHERE {}", [])
        return sorted(_bounds(row) for row in rows)

    def of(self, who: _Who) -> set[Bounds]:
        rows = self._ask(
            "SELECT begins, ends FROM cell WHERE {} AND entity = ? AND partner = ?", [*who]
        )
        return {_bounds(row) for row in rows}

    def counts(self) -> list[tuple[_Who, int]]:
        """Return how many values each has, in the order of the key."""
        rows = self._ask(
            "SELECT entity, partner, count(*) FROM cell WHERE {} GROUP BY entity, partner", []
        )
        return [((entity, partner), count) for entity, partner, count in rows]

    def counts_within(self, periods: Iterable[Bounds]) -> list[tuple[_Who, int]]:
        """Return how many values each has for some of the periods, for those who have any."""
        listed = json.dumps([(b.toordinal(), e.toordinal()) for b, e in periods])
        rows = self._ask(
            "SELECT entity, partner, count(*) FROM cell WHERE {} AND (begins, ends) IN "
            "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) "
            "GROUP BY entity, partner",
            [listed],
        )
        return [((entity, partner), count) for entity, partner, count in rows]

    def _ask(self, query: str, values: list[str]) -> list[tuple[Any, ...]]:
        query = query.format("dataset = ? AND measure = ?")
        return self.place.ask(query, [self.place.dataset, self.number, *values])


def _grids(values: _Values) -> Iterator[Grid]:
    by_length: dict[str, list[Bounds]] = defaultdict(list)
    for bounds in values.periods():
        by_length[granularity(*bounds)].append(bounds)
    for length, periods in by_length.items():
        counts = values.counts() if len(by_length) == 1 else values.counts_within(periods)
        yield _grid(values, length, periods, counts)


def _grid(
    values: _Values, length: str, held: Sequence[Bounds], counts: Sequence[tuple[_Who, int]]
) -> Grid:
    periods, lacking = list(held), []
    if length in _MONTHS:
        periods = _without_holes(held, _MONTHS[length])
        lacking = [(who, len(periods) - count) for who, count in counts if count < len(periods)]
    worst = heapq.nsmallest(NAMED, lacking, key=lambda each: (-each[1], each[0]))
    gaps = []
    for who, _ in worst:
        own = values.of(who)
        empty = tuple(period for period in periods if period not in own)
        gaps.append(Gap(tuple(id for id in who if id), empty))
    return Grid(
        granularity=length,
        periods=len(periods),
        begins=periods[0][0],
        ends=max(ends for _, ends in periods),
        entities=len(counts),
        values=sum(count for _, count in counts),
        missing=sum(count for _, count in lacking),
        lacking=len(lacking),
        gaps=tuple(gaps),
    )


def _without_holes(periods: Sequence[Bounds], months: int) -> list[Bounds]:
    """Return the periods with those between them, in steps of the least distance of two."""
    at = sorted({begins.year * 12 + begins.month - 1 for begins, _ in periods})
    step = min((later - earlier for earlier, later in pairwise(at)), default=1)
    if (at[-1] - at[0]) // step > _MOST_PERIODS:
        return list(periods)
    every = {*at, *range(at[0], at[-1], step)}
    return [(_first_of(month), _first_of(month + months)) for month in sorted(every)]


def _first_of(month: int) -> datetime.date:
    return datetime.date(month // 12, month % 12 + 1, 1)


def _bounds(row: tuple[Any, ...]) -> Bounds:
    begins, ends = row
    return datetime.date.fromordinal(begins), datetime.date.fromordinal(ends)
