"""The values of one measure with whom and when they are of, for those who look at all of them."""

from __future__ import annotations

import datetime
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


def stored_points(place: Place, measure: str) -> tuple[Point, ...]:
    """Return the stored values of a measure in the order of their keys."""
    rows = place.ask(
        "SELECT entity, partner, begins, ends, value, margin, line FROM cell WHERE dataset = ? "
        "AND measure = (SELECT number FROM measure WHERE dataset = ? AND id = ?) "
        "ORDER BY entity, partner, begins, ends",
        (place.dataset, place.dataset, measure),
    )
    return tuple(
        Point(
            entity,
            partner or None,
            datetime.date.fromordinal(begins),
            datetime.date.fromordinal(ends),
            fraction(value),
            fraction(margin),
            line,
        )
        for entity, partner, begins, ends, value, margin, line in rows
    )
