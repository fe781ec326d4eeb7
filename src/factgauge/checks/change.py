"""Change: percent and amount of a change against the values it leads from and to."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import far_off, hold, readings, tied_readings
from factgauge.checks.wording import interval, quoted
from factgauge.model.claim import Claim, Direction, Frame
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, implied_base, percent_change
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.convert import comparable, convert


def stated_percent(claim: Claim) -> Quantity | None:
    """Return the percent in the claim's `by`."""
    return next(
        (q for q in claim.role("by") if q.kind is Kind.PERCENT and q.unit == "percent"), None
    )


def stated_difference(claim: Claim) -> Quantity | None:
    """Return the amount in the claim's `by`: money, a measure, a count or points."""
    kinds = (
        Kind.MONEY,
        Kind.MEASURE,
        Kind.COUNT,
        Kind.PERCENTAGE_POINT,
        Kind.NUMBER,
        Kind.DURATION,
    )
    return next((q for q in claim.role("by") if q.kind in kinds), None)


def stated_multiple(claim: Claim) -> Quantity | None:
    """Return the multiple in the claim's `by`: "doubled", "a 2.2-fold rise"."""
    return next((q for q in claim.role("by") if q.kind is Kind.MULTIPLE), None)


def times_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return a stated multiple as larger value over smaller.

    "Halved" is 2, "more than halved" above 2.
    """
    found = []
    for reading in readings(quantity):
        middle = quantity.stated_low if quantity.stated_low is not None else quantity.stated_high
        if middle is None or middle >= 1:
            found.append(reading)
        elif reading.lo is not None and reading.hi is None:  # "more than halved"
            found.append(Interval(1 / reading.lo, None, reading.lo_closed))
        elif reading.lo is not None and reading.hi is not None and reading.lo > 0:
            found.append(
                Interval(1 / reading.hi, 1 / reading.lo, reading.hi_closed, reading.lo_closed)
            )
    return tuple(found)


def signed(values: Interval, direction: Direction | None) -> Interval:
    """Return a stated change with the sign of its direction: "fell more than 56" lies below -56."""
    return -values if direction is Direction.DOWN else values


def signed_readings(quantity: Quantity, direction: Direction | None) -> tuple[Interval, ...]:
    """Return the readings of a stated change with their sign."""
    return tuple(signed(reading, direction) for reading in readings(quantity))


def implied_base_step(claim: Claim) -> Step | None:
    """Return the trace line with the base that the sentence alone implies, if it implies one."""
    change, end = stated_percent(claim), claim.first("to")
    if (
        change is None
        or end is None
        or end.interval is None
        or change.interval is None
        or claim.direction is None
    ):
        return None
    if not end.interval.bounded_positive:
        return None
    percent = signed(change.interval, claim.direction)
    if claim.direction is Direction.DOWN:  # nothing falls by more than all of it
        if percent.hi is None or percent.hi <= -100:
            return None
        if percent.lo is None or percent.lo <= -100:
            percent = Interval(Fraction(-100), percent.hi, False, percent.hi_closed)
    base = implied_base(end.interval, percent)
    return Step("base implied by the sentence alone", base, end.unit)


def _ends(claim: Claim) -> tuple[Quantity, Quantity] | str:
    start, end = claim.first("from"), claim.first("to")
    if start is None or end is None:
        return "needs a start value and an end value in the text"
    if start.interval is None or end.interval is None:
        return "a rank or a date is no amount"
    if not comparable(start.unit, end.unit):
        return f"the start value is in {start.unit}, the end value in {end.unit}"
    return start, end


def _in_unit(quantity: Quantity, unit: str | None) -> tuple[Interval, ...]:
    if quantity.unit is None or unit is None or quantity.unit == unit:
        return tied_readings(quantity)
    return tuple(convert(reading, quantity.unit, unit) for reading in tied_readings(quantity))


_QUOTED_INVERSELY = frozenset({
    "yen", "dollar", "euro", "pound", "sterling", "yuan", "renminbi", "won", "rouble",
    "ruble", "rupee", "franc", "peso", "lira", "krona", "krone", "real", "rand",
    "currency",
})  # fmt: skip


def _elsewhere(claim: Claim) -> str | None:
    """Return why a direction or a percent may be of another series than the values beside it.

    `None` where nothing says so.
    """
    if _exchange_rate(claim):
        return "of a currency, up and down may be said of the inverse of its quote"
    if claim.veto is not None:
        return f"“{claim.veto}” may make the change that of another series than the values"
    return None


def _exchange_rate(claim: Claim) -> bool:
    """Whether a currency itself is what rose or fell: its quote may go the other way."""
    return claim.measurand is not None and claim.measurand.head in _QUOTED_INVERSELY


@check("CHG001", "change-percent-mismatch", (Frame.CHANGE,))
def change_percent_mismatch(case: Case) -> Ruling:
    """Find a stated percent change that no reading of the stated end values can give.

    Each figure stands for its rounding interval ("34" may be 33.6), so rounding alone never fails a
    claim. Which of the three figures is wrong is not decided here.

    Passes:   Trade fell more than 56 percent, from $80 million to $34 million.
    Passes:   Sales rose 25 percent to $50 million from $40 million.
    Fails:    Trade fell [[more than 56 percent]], from $70 million to $34 million.
    Fails:    Sales rose [[35 percent]] to $50 million from $40 million.
    Abstains: Trade fell more than 56 percent to $34 million.
    """
    claim = case.claim
    change = stated_percent(claim)
    ends = _ends(claim)
    if change is None or claim.direction not in (Direction.UP, Direction.DOWN):
        return abstain("needs a stated percent change")
    elsewhere = _elsewhere(claim)
    if elsewhere is not None:
        return abstain(elsewhere)
    if isinstance(ends, str):
        step = implied_base_step(claim)
        return abstain(ends, trace=() if step is None else (step,))
    start, end = ends
    if start.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT):
        return abstain("both values are rates: the change may be meant in points")
    pairs = [(a, b) for a in _in_unit(start, end.unit) for b in tied_readings(end)]
    if not all(a.bounded_positive and b.bounded_positive for a, b in pairs):
        return abstain(
            "a percent change is undefined unless both values exceed zero and are bounded"
        )
    derived = tuple(percent_change(a, b) for a, b in pairs)
    match = hold(
        derived, tuple(signed(r, claim.direction) for r in tied_readings(change)), change.resolution
    )
    trace = (
        Step("from", pairs[0][0], end.unit, quoted(start)),
        Step("to", pairs[0][1], end.unit, quoted(end)),
        Step("computed change", match.computed, "percent"),
        Step("stated change", match.stated, "percent", quoted(change)),
    )
    return _ruling(claim, change, match.outcome, trace, match.computed, match.stated, match.note)


def _ruling(
    claim: Claim,
    change: Quantity,
    outcome: Outcome,
    trace: tuple[Step, ...],
    computed: Interval,
    stated: Interval,
    note: str | None,
) -> Ruling:
    found = interval(computed, "percent")
    if outcome in (Outcome.CONSISTENT, Outcome.NEAR_MISS):
        message = f"{quoted(change)} fits the change between the two values, {found}"
        if outcome is Outcome.NEAR_MISS:
            message = (
                f"{quoted(change)} is off by less than one unit of its last digit: the two "
                f"values give {found}"
            )
        return Ruling(
            outcome,
            message,
            trace,
            change.span,
            note=note,
            computed=computed,
            stated=stated,
            unit="percent",
        )
    if far_off(computed, stated) and not computed.meets(-stated):
        return abstain(
            f"{quoted(change)} is far from {found}: the figures were hardly meant to be "
            f"tied together",
            trace=trace,
        )
    hint = "recompute the change, or check both values at the source"
    if computed.meets(-stated):
        hint = "the direction word says the opposite of the two values"
    message = f"stated {quoted(change)}, but the two values give {found}"
    return Ruling(
        outcome, message, trace, change.span, hint, computed=computed, stated=stated, unit="percent"
    )


@check("CHG003", "change-amount-mismatch", (Frame.CHANGE,))
def change_amount_mismatch(case: Case) -> Ruling:
    """Find a stated amount of change that is not the difference of the stated end values.

    Passes:   Stocks fell 1,250 barrels to 8,750 from 10,000.
    Passes:   Profit rose by $3 million to $15 million from $12 million.
    Fails:    Stocks fell [[1,250 barrels]] to 7,850 from 10,000.
    Abstains: Stocks fell 1,250 barrels to 8,750.
    """
    claim = case.claim
    change = stated_difference(claim)
    ends = _ends(claim)
    if change is None or claim.direction not in (Direction.UP, Direction.DOWN):
        return abstain("needs a stated amount of change")
    elsewhere = _elsewhere(claim)
    if elsewhere is not None:
        return abstain(elsewhere)
    if isinstance(ends, str):
        return abstain(ends)
    start, end = ends
    unit = end.unit
    if change.kind is Kind.PERCENTAGE_POINT and unit == "percent":
        change_readings = tuple(
            convert(r, change.unit or "", "percentage_point") for r in tied_readings(change)
        )
        unit = "percentage_point"
    elif (
        start.kind is Kind.NUMBER and end.kind is Kind.NUMBER
    ):  # "fell 1,250 barrels to 8,750 from 10,000"
        change_readings, unit = tied_readings(change), change.unit
    elif comparable(change.unit, unit):
        change_readings = _in_unit(change, unit)
    else:
        return abstain(f"the change is in {change.unit}, the values are in {unit}")
    derived = tuple(b - a for a in _in_unit(start, end.unit) for b in tied_readings(end))
    stated = tuple(signed(r, claim.direction) for r in change_readings)
    match = hold(derived, stated, change.resolution)
    trace = (
        Step("from", readings(start)[0], start.unit, quoted(start)),
        Step("to", readings(end)[0], end.unit, quoted(end)),
        Step("computed difference", match.computed, unit),
        Step("stated change", match.stated, unit, quoted(change)),
    )
    found = interval(match.computed, unit)
    if match.outcome is Outcome.INCONSISTENT:
        if far_off(match.computed, match.stated) and not match.computed.meets(-match.stated):
            return abstain(
                f"{quoted(change)} is far from {found}: the figures were hardly meant to be "
                f"tied together",
                trace=trace,
            )
        message = f"stated {quoted(change)}, but the two values differ by {found}"
        hint = "recompute the difference, or check both values at the source"
        return Ruling(
            match.outcome,
            message,
            trace,
            change.span,
            hint,
            computed=match.computed,
            stated=match.stated,
            unit=unit,
        )
    message = f"{quoted(change)} is the difference of the two values, {found}"
    return Ruling(
        match.outcome,
        message,
        trace,
        change.span,
        note=match.note,
        computed=match.computed,
        stated=match.stated,
        unit=unit,
    )


@check("CHG004", "change-direction-mismatch", (Frame.CHANGE,))
def change_direction_mismatch(case: Case) -> Ruling:
    """Find a direction word that the stated end values contradict.

    Passes:   Profit fell to $3 million from $5 million.
    Passes:   Profit rose to $5 million from $3 million.
    Fails:    Profit [[rose]] to $3 million from $5 million.
    Abstains: Profit rose to $3 million.
    """
    claim = case.claim
    ends = _ends(claim)
    if isinstance(ends, str):
        return abstain(ends)
    if claim.direction not in (Direction.UP, Direction.DOWN) or claim.trigger is None:
        return abstain("needs a word that says up or down")
    elsewhere = _elsewhere(claim)
    if elsewhere is not None:
        return abstain(elsewhere)
    if claim.measurand is not None and claim.measurand.polarity is not None:
        return abstain(f"of a {claim.measurand.polarity}, up and down may be said of the result")
    start, end = ends
    if any(q.stated_low is not None and q.stated_low < 0 for q in ends):
        return abstain("a value is negative")
    difference = tuple(b - a for a in _in_unit(start, end.unit) for b in tied_readings(end))
    word = claim.trigger.of(case.document.text)
    trace = (Step("end value minus start value", difference[0], end.unit),)
    down = claim.direction is Direction.DOWN
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


CHECKS: tuple[Check, ...] = (
    change_percent_mismatch,
    change_amount_mismatch,
    change_direction_mismatch,
)
