"""Where a table neither contradicts a figure nor confirms it: coarse cells and round figures."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.comparison import ROUNDED, Match
from factgauge.model.evidence import Cell
from factgauge.model.interval import Interval

_COARSE = Fraction(2, 100)  # of the value, to either side
_NEAR = Fraction(1, 4)  # of the way from the value to where its interval ends


def only_within(cell: Cell, stated: tuple[Interval, ...]) -> bool:
    """Whether a figure is only not contradicted by a cell whose precision is coarse.

    An area that sources give with and without its waters refutes what lies beyond both, and does
    not confirm whatever lies between.
    """
    if cell.interval.lo is None or cell.interval.hi is None:
        return False
    margin = (cell.interval.hi - cell.interval.lo) / 2
    if margin <= abs(cell.value) * _COARSE:
        return False
    near = Interval(cell.value - margin * _NEAR, cell.value + margin * _NEAR)
    return not any(near.meets(reading) for reading in stated)


_ROUND = Fraction(5, 100)  # of the table's value


def only_by_rounding(cell: Cell, match: Match, strict: Interval) -> bool:
    """Whether a figure fits only as a round one, and is not near the table's value either.

    "30 members" may stand for 25 to 35 and is not refuted by 32, nor does 32 confirm it; "$100
    billion" for 104 is how one writes it.
    """
    if match.note != ROUNDED or strict.lo is None or strict.hi is None:
        return False
    return abs((strict.lo + strict.hi) / 2 - cell.value) > abs(cell.value) * _ROUND
