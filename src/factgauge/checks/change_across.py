"""A percent change against values that stand in other sentences."""

from __future__ import annotations

from factgauge.checks.change import PERCENT_SLIPS
from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.stated import signed
from factgauge.checks.weigh import weigh
from factgauge.model.claim import Direction
from factgauge.model.evidence import Case
from factgauge.model.interval import HUNDRED, Interval, percent_change
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie


def _way(tie: Tie) -> Direction:
    return Direction(tie.word("way") or Direction.UP.value)


def _positive(quantity: Quantity) -> bool:
    return all(reading.bounded_positive for reading in tied_readings(quantity))


def _grown(way: Direction, base: Interval, percent: Interval) -> Interval:
    """Return the value to which a base grows or falls by so many percent."""
    factor = signed(percent, way).scale(1 / HUNDRED).shift(1)
    if base.lo is None or factor.lo is None or base.lo <= 0 or factor.lo <= 0:
        raise ValueError("a percent change is undefined unless the base exceeds zero")
    ends = [a * b for a in (base.lo, base.hi) for b in (factor.lo, factor.hi) if a and b]
    return Interval(min(ends), max(ends))


@tie_check("CHG005", "new-value-mismatch", "compounded")
def new_value_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a new value that a stated percent change of the value before does not give.

    The three stand in one sentence after the other; the change is bound to the value before by a
    pronoun or its noun, and not where that value has a year of its own.

    Passes:   The fund, worth $200m, gained 10 percent. It now stands at $220m.
    Passes:   Rents average £1,150 a month. In April they go up by 4 per cent, to £1,196.
    Passes:   The reserve holds 250 elk. They have grown by 60 percent to 400 elk.
    Fails:    The fund, worth $200m, gained 10 percent. It now stands at [[$240m]].
    Fails:    Rents average £1,150 a month. In April they go up by 4 per cent, to [[£1,296]].
    Fails:    The ticket cost 40 euros. It went up by 15 percent, to [[64 euros]].
    Abstains: Sales were $200m in 2019. They rose 10 percent last year to $240m.
    Abstains: The fund, worth $200m, gained 10 percent. The trust now stands at $240m.
    """
    new, base, by = tie.one("to"), tie.one("from"), tie.one("by")
    if not (_positive(base) and _positive(by)):
        return abstain("a percent change is undefined unless the base exceeds zero")
    way = _way(tie)
    other = Direction.DOWN if way is Direction.UP else Direction.UP
    return weigh(
        new,
        (base, by),
        lambda start, percent: _grown(way, start, percent),
        what="the value before with the change",
        unit=new.unit,
        slips=(Slip("it fits a change the other way", lambda s, p: _grown(other, s, p)),),
        hint="recompute the new value, or check the change and its base",
    )


@tie_check("XST004", "percent-elsewhere-mismatch", "percent-elsewhere")
def percent_elsewhere_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a percent change that the values in a later sentence do not give.

    The later sentence has to speak of the same measurand in the same period, or to begin with a
    pronoun right after; it must have no percent of its own.

    Passes:   Brick sales rose 10 percent. They were €110 million, against €100 million in 2019.
    Passes:   Tamro's profit fell 20 percent. Tamro's profit fell to $8.0m from $10.0m.
    Passes:   Exports rose 25 percent in May. Exports rose in May to 500 tonnes from 400 tonnes.
    Fails:    Brick sales rose [[30 percent]]. They were €110 million, against €100 million in 2019.
    Fails:    Tamro's profit fell [[30 percent]]. Tamro's profit fell to $8.0m from $10.0m.
    Fails:    Exports rose [[52 percent]] in May. Exports rose in May to 500 tonnes from 400 tonnes.
    Abstains: Brick sales rose 30 percent. Tile sales were €110m, against €100m in 2019.
    Abstains: Exports rose 50 percent in 2021. Exports rose in 2022 to 500 tonnes from 400 tonnes.
    """
    by, start, end = tie.one("by"), tie.one("from"), tie.one("to")
    if not (_positive(start) and _positive(end)):
        return abstain("a percent change is undefined unless both values exceed zero")
    way = _way(tie)
    return weigh(
        by,
        (start, end),
        percent_change,
        what="the change between the two values",
        unit="percent",
        state=lambda quantity: tuple(signed(r, way) for r in tied_readings(quantity)),
        slips=PERCENT_SLIPS,
        hint="recompute the change, or check both values at the source",
    )


CHECKS: tuple[Check, ...] = (new_value_mismatch, percent_elsewhere_mismatch)
