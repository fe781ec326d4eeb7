"""The values of one measure with whom and when they are of, for those who look at all of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from factgauge.reference.store import Place
from factgauge.reference.stored import fraction


@dataclass(frozen=True, slots=True)
class Point:
    """One value in the unit of its measure; the truth lies within `margin` of it."""

    entity: str
    partner: str | None
    begins: datetime.date
    ends: datetime.date  # not included
    value: Fraction
    margin: Fraction
    row: int

    @property
    def key(self) -> tuple[str, str | None, datetime.date, datetime.date]:
        """Of whom and when: no other value of the measure has the same."""
        return self.entity, self.partner, self.begins, self.ends


def stored_points(
    place: Place, measure: str, entities: Iterable[str] | None = None
) -> Iterator[Point]:
    """Yield the stored values of a measure in the order of their keys, of some entities alone."""
    conditions = (
        "dataset = ? AND measure = (SELECT number FROM measure WHERE dataset = ? AND id = ?)"
    )
    values: list[int | str] = [place.dataset, place.dataset, measure]
    if entities is not None:
        conditions += " AND entity IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(entities)))
    rows = place.each(
        "SELECT entity, partner, begins, ends, value, margin, line FROM cell "  # noqa: S608 - conditions are ours
        f"WHERE {conditions} ORDER BY entity, partner, begins, ends",
        values,
    )
    for entity, partner, begins, ends, value, margin, line in rows:
        yield Point(
            entity,
            partner or None,
            datetime.date.fromordinal(begins),
            datetime.date.fromordinal(ends),
            fraction(value),
            fraction(margin),
            line,
        )
