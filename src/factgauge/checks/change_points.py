"""Change of rates: percentage points, basis points, and percent taken for points."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.sense import sense_of
from factgauge.checks.stated import (
    ends_of,
    is_rate,
    signed,
    stated_percent,
)
from factgauge.checks.weigh import weigh
from factgauge.model.claim import Claim, Direction, Frame
from factgauge.model.evidence import Case
from factgauge.model.interval import Interval, percent_change
from factgauge.model.quantity import Quantity
from factgauge.units.convert import convert

_FRAMES = (Frame.CHANGE, Frame.COMPARISON)
_POINTS = ("percentage_point", "basis_point")


def _rates(claim: Claim) -> tuple[Quantity, Quantity] | str:
    """Return the two rates that a change leads from and to, or why there are none."""
    ends = ends_of(claim)
    if isinstance(ends, str):
        return ends
    if not all(is_rate(end) for end in ends):
        return "the two values are no rates"
    return ends


def _points(claim: Claim, unit: str) -> Quantity | None:
    """Return the stated points; between two rates a bare "3 points" are percentage points."""
    bare = ("point", "points") if unit == "percentage_point" else ()
    return next((q for q in claim.role("by") if q.unit == unit or q.counted in bare), None)


def _difference(start: Interval, end: Interval) -> Interval:
    return end - start


def _in_points(change: Quantity) -> Fraction | None:
    if change.resolution is None or change.unit != "basis_point":
        return change.resolution
    return change.resolution / 100


def _as_points(values: Interval, unit: str | None) -> Interval:
    return convert(values, unit, "percentage_point") if unit in _POINTS else values


def _points_ruling(case: Case, change: Quantity, rates: tuple[Quantity, Quantity]) -> Ruling:
    way = sense_of(case)
    if not isinstance(way, Direction):
        return abstain(way)

    def stated(quantity: Quantity) -> tuple[Interval, ...]:
        return tuple(signed(_as_points(r, quantity.unit), way) for r in tied_readings(quantity))

    return weigh(
        change,
        rates,
        _difference,
        what="the difference of the two rates",
        unit="percentage_point",
        state=stated,
        resolution=_in_points(change),
        slips=(
            Slip(
                "the direction word says the opposite of the two rates",
                lambda start, end: start - end,
            ),
            Slip("it is the change in percent of the first rate: write “percent”", percent_change),
        ),
        hint="recompute the difference, or check both rates at the source",
    )


@check("CHG006", "points-mismatch", _FRAMES)
def points_mismatch(case: Case) -> Ruling | None:
    """Find percentage points that are not the difference of the two rates beside them.

    Passes:   The rate rose 1.5 percentage points to 6.5 percent from 5 percent.
    Passes:   Support slipped three points, from 44% to 41%.
    Passes:   Unemployment was 7.2 percent, 0.4 points lower than the 7.6 percent of a year earlier.
    Fails:    The rate rose [[1.5 percentage points]] to 7.5 percent from 5.0 percent.
    Fails:    Support slipped [[six points]], from 44% to 41%.
    Fails:    Operating margin improved by [[2.1 percentage points]] to 14.3% from 11.2%.
    Abstains: The rate rose 1.5 percentage points to 6.5 percent.
    Abstains: The index rose 15 points to 2,415 from 2,400.
    """
    claim = case.claim
    change, rates = _points(claim, "percentage_point"), _rates(claim)
    if change is None:
        return None
    if isinstance(rates, str):
        return abstain(rates)
    return _points_ruling(case, change, rates)


@check("CHG008", "basis-points-mismatch", _FRAMES)
def basis_points_mismatch(case: Case) -> Ruling | None:
    """Find basis points that are not the difference of the two rates; 100 make one point.

    Passes:   The yield fell 25 basis points to 4.50 percent from 4.75 percent.
    Passes:   Gross margin expanded 140 basis points to 46% from 44.6%.
    Passes:   The bank lifted its rate by 50 basis points, from 3.25% to 3.75%.
    Fails:    The yield fell [[25 basis points]] to 4.25 percent from 4.75 percent.
    Fails:    Gross margin expanded [[1,400 basis points]] to 46% from 44.6%.
    Fails:    The bank lifted its rate by [[75 basis points]], from 3.25% to 3.75%.
    Abstains: The yield fell 25 basis points to 4.50 percent.
    Abstains: The spread widened to 140 basis points from 120 basis points.
    """
    claim = case.claim
    change, rates = _points(claim, "basis_point"), _rates(claim)
    if change is None:
        return None
    if isinstance(rates, str):
        return abstain(rates)
    if rates[0].unit != "percent" or rates[1].unit != "percent":
        return abstain("the two values are no rates in percent")
    return _points_ruling(case, change, rates)


@check("CHG007", "percent-for-points", _FRAMES)
def percent_for_points(case: Case) -> Ruling | None:
    """Find a change of a rate called percent that is one in percentage points.

    A rate from 4 to 5 percent rises by one point, or by 25 percent. Where the percent fits neither
    way the figures conflict all the same.

    Passes:   Turnout rose 25 percent, from 40 percent to 50 percent.
    Passes:   The vacancy rate rose by a quarter, or 25 percent, from 4.0 percent to 5.0 percent.
    Passes:   The default rate fell 20 percent, from 5.0 percent to 4.0 percent.
    Fails:    Turnout rose [[10 percent]], from 40 percent to 50 percent.
    Fails:    The unemployment rate fell [[2 percent]] to 6.0 percent from 8.0 percent.
    Fails:    The vacancy rate increased by [[1.5%]], from 4.0% to 5.5%.
    Abstains: Turnout rose 10 percent, to 50 percent.
    Abstains: Sales rose 10 percent to $55 million from $50 million.
    """
    claim = case.claim
    change, rates = stated_percent(claim), _rates(claim)
    if isinstance(rates, str):
        return None
    way = sense_of(case)
    if not isinstance(way, Direction):
        return abstain(way)
    if change is None:
        return None
    if not all(r.bounded_positive for rate in rates for r in tied_readings(rate)):
        return abstain("a percent change is undefined unless both rates exceed zero")
    return weigh(
        change,
        rates,
        percent_change,
        what="the change between the two rates",
        unit="percent",
        state=lambda quantity: tuple(signed(r, way) for r in tied_readings(quantity)),
        slips=(
            Slip("it is the difference in percentage points: write “points”", _difference),
            Slip(
                "the direction word says the opposite of the two rates",
                lambda start, end: -percent_change(start, end),
            ),
        ),
        hint="percentage points may be meant; recompute, or check both rates at the source",
    )


CHECKS: tuple[Check, ...] = (points_mismatch, percent_for_points, basis_points_mismatch)
