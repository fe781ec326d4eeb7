"""Change by a multiple or a fraction: doubled, halved, threefold, by a third, times as many."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.sense import sense_of
from factgauge.checks.stated import (
    ends_of,
    in_unit,
    stated_multiple,
    times_readings,
)
from factgauge.checks.weigh import weigh
from factgauge.model.claim import Direction, Frame
from factgauge.model.evidence import Case
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity

_FRAMES = (Frame.CHANGE, Frame.COMPARISON)
_HALF_UNIT = Fraction(1, 20)  # "doubled": 1.9 to 2.1 times (CHECKS, CHG009)
_NEARLY = Fraction(3, 20)  # "nearly doubled": 1.7 to 2 times
_TWO_POINTS = Fraction(2, 100)


def _larger_over_smaller(way: Direction, start: Interval, end: Interval) -> Interval:
    return start.divide(end) if way is Direction.DOWN else end.divide(start)


def _word_readings(quantity: Quantity) -> tuple[Interval, ...]:
    """Return a multiple in words as larger over smaller, as loosely as words are used."""
    found = []
    for reading in times_readings(quantity):
        if reading.lo is None or reading.hi is None:
            found.append(reading)
            continue
        middle = (reading.lo + reading.hi) / 2
        if quantity.modality is Modality.NEARLY:
            top = reading.hi
            found.append(Interval(top * (1 - _NEARLY), top, True, False))
        else:
            slack = max(middle * _HALF_UNIT, (reading.hi - reading.lo) / 2)
            found.append(Interval(middle - slack, middle + slack))
    return tuple(found)


def _is_verb(quantity: Quantity) -> bool:
    """Whether a multiple is a verb of its own: "doubled", "has been halved"."""
    return not any(letter.isdigit() for letter in quantity.surface) and not any(
        word in quantity.surface.lower() for word in ("times", "fold", "twice")
    )


def _multiple_ruling(case: Case, times: Quantity) -> Ruling:
    claim = case.claim
    ends = ends_of(claim)
    if isinstance(ends, str):
        return abstain(ends)
    way = _way(case)
    if not isinstance(way, Direction):
        return abstain(way)
    start, end = ends
    if not all(r.bounded_positive for q in ends for r in tied_readings(q)):
        return abstain("a multiple is undefined unless both values exceed zero")
    more = _times_more(case, times)

    def state(quantity: Quantity) -> tuple[Interval, ...]:
        found = _word_readings(quantity)
        return (*found, *(r.shift(1) for r in found)) if more else found

    return weigh(
        times,
        (start, end),
        lambda first, last: _larger_over_smaller(way, first, last),
        labels=("from", "to"),
        what="the one value over the other",
        unit="ratio",
        state=state,
        read=lambda quantity: in_unit(quantity, end.unit),
        slips=(
            Slip(
                "would fit if the two values were swapped",
                lambda first, last: _larger_over_smaller(way, last, first),
            ),
        ),
        resolution=Fraction(0),
        hint="compare the two values again, or check them at the source",
        note="“times more” is read as “times as much” too" if more else None,
    )


def _way(case: Case) -> Direction | str:
    """Return the way of a change; "three times the size of" says more without a word for it."""
    claim = case.claim
    if claim.frame is Frame.COMPARISON and claim.direction is None and claim.veto is None:
        return Direction.UP
    return sense_of(case)


def _times_more(case: Case, times: Quantity) -> bool:
    """Whether "three times more than" is said, which some read as four times as much."""
    text = case.document.text
    after = text[times.span.end : times.span.end + 10].lower().split()
    return bool(after) and after[0] in ("more", "higher", "larger", "greater", "bigger")


@check("CHG009", "multiple-verb-mismatch", _FRAMES)
def multiple_verb_mismatch(case: Case) -> Ruling | None:
    """Find "doubled", "tripled" or "halved" beside values that are not such a multiple apart.

    Bare "doubled" is 1.9 to 2.1 times, "nearly doubled" 1.7 to 2 times, "more than doubled" above
    2 times.

    Passes:   Visits more than doubled to 21,000 from 10,000.
    Passes:   The herd has nearly doubled since 1990, from 1,200 animals to 2,250.
    Passes:   Output was halved, from 840 tonnes to 415 tonnes.
    Fails:    Visits [[more than doubled]] to 16,000 from 10,000.
    Fails:    The herd has [[doubled]] since 1990, from 1,200 animals to 3,600.
    Fails:    Output was [[halved]], from 840 tonnes to 580 tonnes.
    Abstains: Visits more than doubled to 21,000.
    Abstains: In real terms spending doubled, to $21 billion from $15 billion.
    """
    times = stated_multiple(case.claim)
    if times is None or not _is_verb(times):
        return None
    return _multiple_ruling(case, times)


@check("CHG010", "times-mismatch", _FRAMES)
def times_mismatch(case: Case) -> Ruling | None:
    """Find "three times as many" or "tenfold" beside values that are not so far apart.

    "Three times more than" is read both as three and as four times as much.

    Passes:   The count rose fivefold, from 240 to 1,200.
    Passes:   Lake Orsa, at 1,140 square kilometres, is three times the 380 of its neighbour.
    Passes:   Exports of $44 million were 2.2 times the $20 million of 2010.
    Fails:    The count rose [[fivefold]], from 240 to 2,100.
    Fails:    Exports of $64 million were [[2.2 times]] the $20 million of 2010.
    Fails:    Viral load fell [[tenfold]], from 50,000 copies to 2,200.
    Abstains: The count rose fivefold.
    Abstains: Exports were 2.2 times those of 2010.
    """
    times = stated_multiple(case.claim)
    if times is None or _is_verb(times):
        return None
    return _multiple_ruling(case, times)


@check("CHG016", "fraction-of-change-mismatch", _FRAMES)
def fraction_of_change_mismatch(case: Case) -> Ruling | None:
    """Find "by a third" beside values whose change is not such a part of the first one.

    A fraction in words stands for two points either way.

    Passes:   Staff fell by a third, to 200 from 300.
    Passes:   Emissions are down by a quarter, to 63,000 tonnes from 84,000 tonnes in 2014.
    Passes:   The college increased its places by half, from 48 to 72.
    Fails:    Staff fell by [[a third]], to 150 from 300.
    Fails:    Emissions are down by [[a quarter]], to 36,000 tonnes from 84,000 tonnes in 2014.
    Fails:    The college increased its places by [[half]], from 48 to 60.
    Abstains: Staff fell by a third, to 200.
    Abstains: Staff fell by 100, to 200 from 300.
    """
    claim = case.claim
    part = next((q for q in claim.role("by") if q.kind is Kind.RATIO), None)
    ends = ends_of(claim)
    if part is None:
        return None
    if isinstance(ends, str):
        return abstain(ends)
    way = sense_of(case)
    if not isinstance(way, Direction):
        return abstain(way)
    start, end = ends
    if not all(r.bounded_positive for q in ends for r in tied_readings(q)):
        return abstain("a part of a value is undefined unless both exceed zero")
    down = way is Direction.DOWN

    def state(quantity: Quantity) -> tuple[Interval, ...]:
        return tuple(_loosened(r).scale(HUNDRED) for r in tied_readings(quantity))

    def derive(first: Interval, last: Interval) -> Interval:
        ratio = last.divide(first).shift(-1).scale(HUNDRED)
        return -ratio if down else ratio

    def over_end(first: Interval, last: Interval) -> Interval:
        ratio = first.divide(last).shift(-1).scale(HUNDRED)
        return ratio if down else -ratio

    return weigh(
        part,
        (start, end),
        derive,
        labels=("from", "to"),
        what="the change over the first value",
        unit="percent",
        state=state,
        read=lambda quantity: in_unit(quantity, end.unit),
        slips=(
            Slip("it is the change over the new value, not over the old one", over_end),
            Slip(
                "it is the part that is left, not the part that is lost",
                lambda first, last: last.divide(first).scale(HUNDRED),
            ),
        ),
        resolution=Fraction(1),
    )


def _loosened(values: Interval) -> Interval:
    if values.lo is None or values.hi is None:
        return values
    middle = (values.lo + values.hi) / 2
    return values.hull(Interval(middle - _TWO_POINTS, middle + _TWO_POINTS))


CHECKS: tuple[Check, ...] = (multiple_verb_mismatch, times_mismatch, fraction_of_change_mismatch)
