"""Change: percent, amount and direction against the values that a change leads from and to."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.portions import unsigned
from factgauge.checks.repair import Slip
from factgauge.checks.sense import sense_of
from factgauge.checks.stated import (
    ends_of,
    implied_base_step,
    in_unit,
    is_rate,
    one_per_unit,
    signed,
    stated_difference,
    stated_percent,
)
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.claim import Direction, Frame
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval, percent_change
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.convert import comparable

_FRAMES = (Frame.CHANGE, Frame.COMPARISON)


def _opposite(start: Interval, end: Interval) -> Interval:
    return -percent_change(start, end)


def _backwards(start: Interval, end: Interval) -> Interval:
    return percent_change(end, start)


def over_the_end(start: Interval, end: Interval) -> Interval:
    """Return the difference in percent of the value that it led to: a slip, not a change."""
    return -percent_change(end, start)


PERCENT_SLIPS = (
    Slip("the direction word says the opposite of the two values", _opposite),
    Slip("would fit if the two values were swapped", _backwards),
    Slip("it is the difference over the new value, not over the old one", over_the_end),
)


@check("CHG001", "change-percent-mismatch", _FRAMES)
def change_percent_mismatch(case: Case) -> Ruling | None:
    """Find a stated percent change that no reading of the stated end values can give.

    Each figure stands for its rounding interval ("34" may be 33.6), so rounding alone never fails a
    claim. Which of the three figures is wrong is not decided here.

    Passes:   Trade fell more than 56 percent, from $80 million to $34 million.
    Passes:   Sales rose 25 percent to $50 million from $40 million.
    Passes:   Net income was €1.2 billion, up 20% from €1.0 billion a year earlier.
    Fails:    Trade fell [[more than 56 percent]], from $70 million to $34 million.
    Fails:    Sales rose [[35 percent]] to $50 million from $40 million.
    Fails:    Net income was €1.2 billion, up [[40%]] from €1.0 billion a year earlier.
    Abstains: Trade fell more than 56 percent to $34 million.
    Abstains: Same-store sales rose 2 percent to $50 million from $48 million.
    """
    claim = case.claim
    change = stated_percent(claim)
    ends = ends_of(claim)
    if change is None:
        return None
    way = sense_of(case)
    if not isinstance(way, Direction):
        return abstain(way)
    if isinstance(ends, str):
        step = implied_base_step(claim)
        return abstain(ends, trace=() if step is None else (step,))
    start, end = ends
    if is_rate(start):
        return None  # the change may be meant in points
    if not all(_positive(quantity) for quantity in ends):
        return abstain(
            "a percent change is undefined unless both values exceed zero and are bounded"
        )
    return weigh(
        change,
        (start, end),
        percent_change,
        labels=("from", "to"),
        what="the change between the two values",
        unit="percent",
        state=lambda quantity: tuple(signed(r, way) for r in tied_readings(quantity)),
        read=lambda quantity: in_unit(quantity, end.unit),
        slips=PERCENT_SLIPS,
        hint="recompute the change, or check both values at the source",
    )


def _positive(quantity: Quantity) -> bool:
    return all(reading.bounded_positive for reading in tied_readings(quantity))


@check("CHG002", "change-percent-and-amount-mismatch", _FRAMES)
def change_percent_and_amount_mismatch(case: Case) -> Ruling | None:
    """Find a percent and an amount of one change that do not go with the value beside them.

    With the new value, the base is the new value less the amount; with the old value, the base is
    that. A percent over the new value is named as the likely slip.

    Passes:   Output grew by 200 tonnes, or 25 percent, to 1,000 tonnes.
    Passes:   Net profit rose by $1.2 million, or 30%, to $5.2 million.
    Passes:   The fee went down by £15 (20 per cent) to £60.
    Fails:    Output grew by 200 tonnes, or [[20 percent]], to 1,000 tonnes.
    Fails:    Net profit rose by $1.2 million, or [[23%]], to $5.2 million.
    Fails:    The fee went down by £15 ([[25 per cent]]) to £60.
    Abstains: Output grew by 200 tonnes, or 25 percent.
    Abstains: Profit rose by $3 million to $15 million.
    """
    claim = case.claim
    change, amount = stated_percent(claim), stated_difference(claim)
    start, end = claim.first("from"), claim.first("to")
    known = end or start
    if change is None or amount is None or known is None:
        return None
    way = sense_of(case)
    if not isinstance(way, Direction):
        return abstain(way)
    if is_rate(known) or (not comparable(amount.unit, known.unit) and not _plain(amount, known)):
        return abstain(f"the change is in {amount.unit}, the value in {known.unit}")
    down = way is Direction.DOWN

    def over_base(difference: Interval, value: Interval) -> Interval:
        base = value + difference if down else value - difference
        return difference.divide(base if end is not None else value).scale(HUNDRED)

    def over_new(difference: Interval, value: Interval) -> Interval:
        new = value - difference if down else value + difference
        return difference.divide(value if end is not None else new).scale(HUNDRED)

    return weigh(
        change,
        (amount, known),
        over_base,
        what="the amount over the old value",
        unit="percent",
        read=lambda quantity: unsigned(quantity, lambda q: in_unit(q, known.unit)),
        state=lambda quantity: unsigned(quantity, tied_readings),
        slips=(Slip("it is the amount over the new value, not over the old one", over_new),),
        hint="recompute the percent, or check the amount at the source",
    )


def _plain(amount: Quantity, value: Quantity) -> bool:
    """Whether one of two figures lacks a unit that the other has: "200, to 1,000 tonnes"."""
    kinds = (Kind.NUMBER, Kind.COUNT)
    return amount.kind in kinds and (value.kind is Kind.NUMBER or amount.kind is Kind.NUMBER)


@check("CHG003", "change-amount-mismatch", _FRAMES)
def change_amount_mismatch(case: Case) -> Ruling | None:
    """Find a stated amount of change that is not the difference of the stated end values.

    Passes:   Stocks fell 1,250 barrels to 8,750 from 10,000.
    Passes:   Profit rose by $3 million to $15 million from $12 million.
    Passes:   Membership was up by 340, from 2,115 in 2021 to 2,455.
    Fails:    Stocks fell [[1,250 barrels]] to 7,850 from 10,000.
    Fails:    Profit rose by [[$3 million]] to $17.5 million from $12.0 million.
    Fails:    Membership was up by [[430]], from 2,115 in 2021 to 2,455.
    Abstains: Stocks fell 1,250 barrels to 8,750.
    Abstains: Sales rose $3 million to $15 million from 12 million euros.
    """
    claim = case.claim
    change = stated_difference(claim)
    ends = ends_of(claim)
    if change is None or any(tie.kind in ("lead", "gap") for tie in claim.ties):
        return None  # RNK006 speaks of how far one thing is ahead of another
    way = sense_of(case)
    if not isinstance(way, Direction):
        return abstain(way)
    if isinstance(ends, str):
        return abstain(ends)
    start, end = ends
    unit = end.unit
    if is_rate(end) and unit == "percent":
        return None  # their change is in points
    if Kind.NUMBER in (start.kind, end.kind) or change.kind is Kind.NUMBER:
        unit = change.unit  # "fell 1,250 barrels to 8,750 from 10,000"
    elif not comparable(change.unit, unit) and not one_per_unit(change, end):
        return abstain(f"the change is in {change.unit}, the values are in {unit}")
    return weigh(
        change,
        (start, end),
        lambda first, last: last - first,
        labels=("from", "to"),
        what="the difference of the two values",
        unit=unit,
        state=lambda quantity: tuple(
            signed(r, way) for r in in_unit(quantity, unit or quantity.unit)
        ),
        read=lambda quantity: in_unit(quantity, end.unit),
        slips=(
            Slip(
                "the direction word says the opposite of the two values",
                lambda first, last: first - last,
            ),
        ),
        hint="recompute the difference, or check both values at the source",
    )


@check("CHG004", "change-direction-mismatch", (Frame.CHANGE,))
def change_direction_mismatch(case: Case) -> Ruling | None:
    """Find a direction word that the stated end values contradict.

    "Improved" flips for costs, losses, ratios of cost and times, and so does "worsened"; the quote
    of a currency may go the other way than the currency.

    Passes:   Profit fell to $3 million from $5 million.
    Passes:   Profit rose to $5 million from $3 million.
    Passes:   Turnout, at 48 percent in 2018, dropped to 41 percent four years later.
    Fails:    Profit [[rose]] to $3 million from $5 million.
    Fails:    Revenue [[fell]] from $80 million to $95 million.
    Fails:    The operating loss [[widened]] to $8.2 million from $11.5 million.
    Fails:    The combined ratio [[deteriorated]] to 94.1 percent from 96.8 percent.
    Fails:    Unemployment [[climbed]] to 4.1 percent from 4.6 percent a year earlier.
    Abstains: Profit rose to $3 million.
    Abstains: The ratio improved to 3.1 from 3.4.
    """
    claim = case.claim
    ends = ends_of(claim)
    if isinstance(ends, str):
        return abstain(ends)
    if claim.trigger is None:
        return None
    way = sense_of(case, by_word=True)
    if not isinstance(way, Direction):
        return abstain(way)
    start, end = ends
    if any(q.stated_low is not None and q.stated_low < 0 for q in ends):
        return abstain("a value is negative")
    difference = tuple(b - a for a in in_unit(start, end.unit) for b in tied_readings(end))
    word = claim.trigger.of(case.document.text)
    trace = (Step("end value minus start value", difference[0], end.unit),)
    down = way is Direction.DOWN
    if any((d.lo is None or d.lo < 0) if down else (d.hi is None or d.hi > 0) for d in difference):
        return Ruling(
            Outcome.CONSISTENT, f"“{word}” agrees with the two values", trace, claim.trigger
        )
    went = "up" if down else "down"
    return Ruling(
        Outcome.INCONSISTENT,
        f"“{word}”, but the values go {went}, from {quoted(start)} to {quoted(end)}",
        trace,
        claim.trigger,
        "the direction word or the order of the two values is wrong",
    )


CAN_FALL_BELOW_ZERO = frozenset({
    "profit", "income", "earnings", "balance", "temperature", "surplus", "ebitda", "return",
    "cash flow", "flow", "result", "margin", "growth", "inflation", "loss", "deficit", "investment",
})  # fmt: skip


@check("CHG013", "fall-above-all", (Frame.CHANGE,))
def fall_above_all(case: Case) -> Ruling | None:
    """Find a fall of more than 100 percent of something that cannot go below zero.

    Profits, balances, temperatures and growth can; of them nothing is said.

    Passes:   The number of cases fell 100 percent, to zero.
    Passes:   Visits to the museum dropped by 98 percent in 2020.
    Passes:   Sales in the region declined 12.5%.
    Fails:    Visits to the museum dropped by [[120 percent]] in 2020.
    Fails:    The number of burglaries fell [[140 per cent]] last year.
    Fails:    Production was down [[110%]].
    Abstains: Operating profit fell 130 percent.
    Abstains: The number of cases fell sharply.
    """
    claim = case.claim
    change = stated_percent(claim)
    if change is None or change.interval is None or claim.direction is not Direction.DOWN:
        return None
    if claim.measurand is None:
        return abstain("what fell is not known")
    if claim.measurand.polarity is not None or CAN_FALL_BELOW_ZERO & set(
        claim.measurand.surface.lower().split()
    ):
        return abstain(f"{claim.measurand.head} can fall below zero")
    trace = (Step("stated fall", change.interval, "percent", quoted(change)),)
    if change.interval.meets(Interval(None, HUNDRED)):
        return Ruling(
            Outcome.CONSISTENT, "no more than all of it is lost", trace, change.span, settles=False
        )
    return Ruling(
        Outcome.INCONSISTENT,
        f"a fall of {quoted(change)}, but nothing is left to fall after 100 percent",
        trace,
        change.span,
        "compute the fall over the old value, or correct the direction",
    )


@check("CHG014", "percent-of-a-loss", (Frame.CHANGE,))
def percent_of_a_loss(case: Case) -> Ruling | None:
    """Find a percent change between a profit and a loss, which is none.

    An amount of such a change (a swing) is the sum of the two.

    Passes:   Net profit rose by $5m to $2m from a loss of $3m.
    Passes:   The balance rose to $4 million from -$2 million, a gain of $6 million.
    Passes:   Net income improved by $24 million to $20 million from a loss of $4 million.
    Fails:    Net income rose [[67 percent]] to $2 million from a loss of $3 million.
    Fails:    The balance rose [[300 percent]] to $4 million from -$2 million.
    Fails:    Operating profit was £5 million, up [[250%]] from a loss of £2 million.
    Abstains: Net income rose to $2 million.
    Abstains: Net income rose 50 percent to $3 million from $2 million.
    """
    claim = case.claim
    ends = ends_of(claim)
    if isinstance(ends, str):
        return None
    start, end = ends
    base = start.interval
    if base is None or base.hi is None or base.hi >= 0:
        return None
    change = stated_percent(claim)
    if change is not None:
        return Ruling(
            Outcome.INCONSISTENT,
            f"{quoted(change)} of {quoted(start)}: a percent change from a loss is undefined",
            (Step("from", base, start.unit, quoted(start)),),
            change.span,
            "state the change as an amount",
        )
    amount = stated_difference(claim)
    if amount is None or not comparable(amount.unit, end.unit):
        return None
    return weigh(
        amount,
        (start, end),
        lambda first, last: last - first,
        labels=("from", "to"),
        what="the way from the loss to the profit",
        unit=end.unit,
        read=lambda quantity: in_unit(quantity, end.unit),
        slips=(Slip("the loss was taken for a profit", lambda first, last: last + first),),
    )


CHECKS: tuple[Check, ...] = (
    change_percent_mismatch,
    change_percent_and_amount_mismatch,
    change_amount_mismatch,
    change_direction_mismatch,
    fall_above_all,
    percent_of_a_loss,
)
