"""How much a dataset holds: its values, whom and which periods they cover, and which are missing.

Counted is in the store alone; a table that is asked where it lies is not read for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factgauge.reference.period import span_name
from factgauge.reference.records import Dataset
from factgauge.reference.store import Place

WORST = 5  # who lack most values are named with the periods

# How many days a period of each granularity has; any other is a range.
_LENGTHS = {"year": (365, 366), "quarter": (90, 92), "month": (28, 31), "day": (1, 1)}


@dataclass(frozen=True, slots=True)
class Missing:
    """One entity, or pair of two, that lacks a value for some periods that others have."""

    entity: str
    partner: str | None
    count: int
    periods: str  # "2000 to 2004, 2007"; of the worst alone, else empty


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of one measure for periods of one granularity, against every cell there could be.

    Of a measure between two the pairs that have any value count, not all that could be.
    """

    measure: str
    granularity: str
    begins: datetime.date
    ends: datetime.date  # not included
    periods: int
    entities: int  # or pairs of them
    paired: bool
    values: int
    missing: tuple[Missing, ...]  # who lacks most first

    @property
    def lacking(self) -> int:
        """How many cells of the grid have no value."""
        return self.periods * self.entities - self.values


def count(place: Place, dataset: Dataset) -> int | None:
    """Return the number of values or events; `None` where nothing of the table is kept."""
    if place.live:
        return None
    table = "event" if dataset.event is not None else "cell"
    ((number,),) = place.ask(
        f"SELECT count(*) FROM {table} WHERE dataset = ?",  # noqa: S608 - one of two names
        [place.dataset],
    )
    return int(number)


def grids(place: Place, dataset: Dataset) -> tuple[Grid, ...]:
    """Return what each measure has and lacks, one grid for each granularity of its periods."""
    if place.live or dataset.event is not None:
        return ()
    return tuple(grid for measure in dataset.measures for grid in _of_measure(place, measure.id))


def _of_measure(place: Place, measure: str) -> Iterator[Grid]:
    numbers = place.ask(
        "SELECT number FROM measure WHERE dataset = ? AND id = ? AND number IS NOT NULL",
        [place.dataset, measure],
    )
    for (number,) in numbers:
        periods = place.ask(
            "SELECT DISTINCT begins, ends FROM cell WHERE dataset = ? AND measure = ? "
            "ORDER BY begins, ends",
            [place.dataset, number],
        )
        for granularity, (least, most) in (*_LENGTHS.items(), ("range", (0, 0))):
            own = [(b, e) for b, e in periods if _granularity(e - b) == granularity]
            if own:
                yield _grid(place, measure, number, granularity, (least, most), own)


def _granularity(days: int) -> str:
    fits = (name for name, (least, most) in _LENGTHS.items() if least <= days <= most)
    return next(fits, "range")


def _grid(
    place: Place,
    measure: str,
    number: int,
    granularity: str,
    lengths: tuple[int, int],
    periods: Sequence[tuple[int, int]],
) -> Grid:
    of_length = "ends - begins BETWEEN ? AND ?"
    bounds = list(lengths)
    if granularity == "range":
        known = [f"ends - begins NOT BETWEEN {a} AND {b}" for a, b in _LENGTHS.values()]
        of_length, bounds = " AND ".join(known), []
    who = place.ask(
        "SELECT entity, partner, count(*) FROM cell "  # noqa: S608 - conditions are ours
        f"WHERE dataset = ? AND measure = ? AND {of_length} GROUP BY entity, partner",
        [place.dataset, number, *bounds],
    )
    lacking = [(len(periods) - have, entity, partner) for entity, partner, have in who]
    lacking = sorted((row for row in lacking if row[0]), key=lambda row: (-row[0], row[1], row[2]))
    if granularity == "range":
        lacking = []  # periods of any length are no grid
    missing = tuple(
        Missing(
            entity,
            partner or None,
            count,
            _named(place, number, entity, partner, periods) if rank < WORST else "",
        )
        for rank, (count, entity, partner) in enumerate(lacking)
    )
    have = sum(row[2] for row in who)
    return Grid(
        measure=measure,
        granularity=granularity,
        begins=datetime.date.fromordinal(min(begins for begins, _ in periods)),
        ends=datetime.date.fromordinal(max(ends for _, ends in periods)),
        periods=len(periods),
        entities=len(who),
        paired=any(partner for _, partner, _ in who),
        values=have,
        missing=missing,
    )


def _named(
    place: Place, number: int, entity: str, partner: str, periods: Sequence[tuple[int, int]]
) -> str:
    """Return the periods without a value, those that follow one another as one."""
    rows = place.ask(
        "SELECT begins, ends FROM cell "
        "WHERE dataset = ? AND measure = ? AND entity = ? AND partner = ?",
        [place.dataset, number, entity, partner],
    )
    have = set(rows)
    runs: list[tuple[int, int]] = []
    before = False  # whether the period before has no value either
    for begins, ends in periods:
        if (begins, ends) in have:
            before = False
            continue
        if before:
            runs[-1] = (runs[-1][0], ends)
        else:
            runs.append((begins, ends))
        before = True
    named = [
        span_name(datetime.date.fromordinal(begins), datetime.date.fromordinal(ends))
        for begins, ends in runs
    ]
    more = len(named) - 6
    return ", ".join(named[:6]) + (f" and {more} more" if more > 0 else "")
