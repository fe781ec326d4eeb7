"""Reference tables: what a claim says against the cells that it was linked with."""

from __future__ import annotations

from dataclasses import replace

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import (
    Match,
    apart_at_a_point,
    hold,
    on_other_index_scale,
    scale_slip,
)
from factgauge.checks.converted import (
    conversion_steps,
    in_cell_unit,
    in_currency,
    needs_rate,
    rate_cells,
    resolution_in,
)
from factgauge.checks.leeway import only_by_rounding, only_within
from factgauge.checks.stated import (
    implied_base_step,
    signed_readings,
    stated_difference,
    stated_multiple,
    stated_percent,
    times_readings,
)
from factgauge.checks.wording import amount, quoted
from factgauge.model.claim import Direction, Frame
from factgauge.model.evidence import Case, Cell, Evidence
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, percent_change
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.convert import comparable, convert

_SLIPS = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


def of_role(case: Case, *roles: str) -> Evidence | None:
    """Return the evidence that speaks to the first of some roles."""
    return next((e for e in case.evidence if e.role in roles), None)


def cell_step(cell: Cell, label: str) -> Step:
    """Return the line of a trace that tells a cell and its row."""
    keys = ", ".join(value for _, value in cell.keys)
    exact = cell.interval.lo == cell.interval.hi
    words = None if exact else amount(cell.value, cell.unit)
    return Step(f"{label}: {cell.label}, {keys}", cell.interval, cell.unit, words)


VALUE_FRAMES = (Frame.CHANGE, Frame.LEVEL, Frame.RATE)


def stated_value(case: Case) -> Quantity | None:
    """Return the figure that a cell is held against."""
    claim = case.claim
    return claim.first("to") or claim.first("value") or claim.first("rate") or claim.first("share")


@check("REF001", "value-against-table", (*VALUE_FRAMES, Frame.SHARE, Frame.COUNT))
def value_against_table(case: Case) -> Ruling:
    """Find a stated value that the table contradicts for the same measure, entity and period.

    Both are intervals: the stated figure by its rounding, the cell by the precision of its source.
    A figure that fits a neighbouring measure instead ("exports" with the figure of all trade) is
    left open, since the word may be wrong and not the figure.

    Passes:   Russia-North Korea trade fell to $34 million in 2018.
    Passes:   In 2012 workers at the Kaesong complex earned about $80 million.
    Passes:   The population of Norway was 5.4 million in 2020.
    Fails:    Russia-North Korea trade fell to [[$44 million]] in 2018.
    Fails:    The Kaesong complex employed [[46,988 workers]] in 2015.
    Fails:    Finland's population was [[6.5 million]] in 2019.
    Abstains: Russia-North Korea trade fell to $34 million in 2016.
    Abstains: Finland's population over 65 was 1.2 million in 2019.
    """
    evidence = of_role(case, "to", "value", "rate", "share")
    quantity = stated_value(case)
    if evidence is None or quantity is None:
        return abstain("no table is linked to a stated value")
    if not evidence.cells:
        return abstain(evidence.missing or "the table has no such cell", others=evidence.others)
    return value_against_cell(case, quantity, evidence)


@check("REF011", "start-value-against-table", VALUE_FRAMES)
def start_value_against_table(case: Case) -> Ruling:
    """Find a stated start value of a change that the reference table contradicts.

    The text must date the start, or it must be the year before; a start of another time is left
    open.

    Passes:   Russia-North Korea trade fell from $77.9 million in 2017 to $34 million in 2018.
    Passes:   Production at Kaesong rose from $470 million in 2014 to $563.3 million in 2015.
    Passes:   Sweden's population grew from 9.8 million in 2015 to 10.4 million in 2020.
    Fails:    Russia-North Korea trade fell from [[$97.9 million]] in 2017 to $34 million in 2018.
    Fails:    Production at Kaesong rose from [[$270 million]] in 2014 to $563.3 million in 2015.
    Fails:    Sweden's population grew from [[8.9 million]] in 2015 to 10.4 million in 2020.
    Abstains: Russia-North Korea trade fell to $34 million in 2018.
    Abstains: Russia-North Korea trade fell from $61 million to $34 million in 2018.
    """
    evidence = of_role(case, "from")
    quantity = case.claim.first("from")
    if evidence is None or quantity is None:
        return abstain("no table is linked to a stated start value")
    if not evidence.cells:
        return abstain(evidence.missing or "the table has no such cell")
    if _starts_elsewhere(case):
        return abstain(_UNDATED_START, cells=evidence.cells)
    return value_against_cell(case, quantity, evidence)


_UNDATED_START = "the text does not date the start value, and it is not that of the year before"


def _starts_elsewhere(case: Case) -> bool:
    """Whether a start value without a date is not the one that the year before has.

    Then the change starts from another time, and nothing can be held against the year before.
    """
    evidence, quantity = of_role(case, "from"), case.claim.first("from")
    if case.claim.base_period is not None or quantity is None:
        return False
    if evidence is None or not evidence.cells:
        return False
    return value_against_cell(case, quantity, evidence).outcome in (
        Outcome.INCONSISTENT,
        Outcome.ABSTAINED,
    )


def value_against_cell(case: Case, quantity: Quantity, evidence: Evidence) -> Ruling:
    """Return the ruling on a stated value and the cell that it is linked to."""
    cell = evidence.cells[0]
    if needs_rate(quantity, cell):
        return _by_rate(case, quantity, evidence)
    stated = in_cell_unit(quantity, cell)
    if not stated:
        return abstain(
            f"{quoted(quantity)} and the table's {cell.unit} cannot be compared",
            cells=evidence.cells,
        )
    match = apart_at_a_point(hold((cell.interval,), stated, resolution_in(quantity, cell.unit)))
    trace = (
        Step("looked up", text=evidence.question),
        cell_step(cell, "table"),
        *conversion_steps(quantity, cell.unit),
        Step("stated", match.stated, cell.unit, quoted(quantity)),
    )
    table = amount(cell.value, cell.unit)
    if match.outcome is not Outcome.INCONSISTENT and (
        only_within(cell, stated) or only_by_rounding(cell, match, stated[0])
    ):
        return abstain(
            f"{quoted(quantity)} lies within what the table's {table} leaves open, but not near it",
            trace=trace,
            cells=evidence.cells,
            others=evidence.others,
        )
    if match.outcome is not Outcome.INCONSISTENT:
        message = f"{quoted(quantity)} agrees with the table, {table}"
        return Ruling(
            match.outcome, message, trace, quantity.span, note=match.note,
            computed=match.computed, stated=match.stated, unit=cell.unit, cells=evidence.cells,
            others=evidence.others,
        )  # fmt: skip
    namesake = next(
        (o for o in evidence.others if any(o.interval.meets(r) for r in in_cell_unit(quantity, o))),
        None,
    )
    if namesake is not None:
        return abstain(
            f"{quoted(quantity)} is not the table's {table} for {evidence.question}, but "
            f"fits another measure, "
            f"{namesake.label}, {amount(namesake.value, namesake.unit)}: which of the two "
            f"is meant is not clear",
            trace=trace,
            cells=evidence.cells,
            others=evidence.others,
        )
    if on_other_index_scale(cell.unit, match):
        why = f"{quoted(quantity)} may be on another scale than the table's {table}"
        return abstain(why, trace=trace, cells=evidence.cells)
    return Ruling(
        match.outcome,
        f"stated {quoted(quantity)}, but the table has {table} for {evidence.question}",
        trace,
        quantity.span,
        _value_hint(match),
        computed=match.computed,
        stated=match.stated,
        unit=cell.unit,
        cells=evidence.cells,
        others=evidence.others,
    )


def _by_rate(case: Case, quantity: Quantity, evidence: Evidence) -> Ruling:
    """Return the ruling on a value in another currency than the cell, or why there is none.

    What any day's rate of the period allows is not refuted, and what misses it by a digit is open.
    """
    converted = in_currency(quantity, evidence)
    if isinstance(converted, str):
        return abstain(converted, cells=evidence.cells)
    cell, steps = converted
    ruling = value_against_cell(case, quantity, replace(evidence, cells=(cell,), others=()))
    outcome, message = (
        ruling.outcome,
        f"{ruling.message}, {', then '.join(s.text or '' for s in steps)}",
    )
    if outcome is Outcome.NEAR_MISS:
        outcome, message = Outcome.ABSTAINED, f"it depends on the rate: {message}"
    source = cell_step(evidence.cells[0], "table")
    trace = (ruling.trace[0], source, *steps, *ruling.trace[1:])
    cells = evidence.cells + rate_cells(evidence)
    return replace(ruling, outcome=outcome, message=message, trace=trace, cells=cells)


def _value_hint(match: Match) -> str:
    slip = scale_slip(match.computed, match.stated)
    if slip is None:
        return "check the figure, its year and its unit at the source"
    word = _SLIPS.get(abs(slip))
    by = f"a factor of a {word}" if word else f"a factor of {10 ** abs(slip)}"
    return f"a scale slip: the stated figure is too {'large' if slip > 0 else 'small'} by {by}"


@check("REF002", "change-against-table", VALUE_FRAMES)
def change_against_table(case: Case) -> Ruling:
    """Find a stated change that the reference table's two cells do not give.

    The change is computed as an interval from the precision of both cells. The trace adds the base
    that the sentence alone implies.

    Passes:   Russia-North Korea trade fell by more than 56 percent in 2018.
    Passes:   Production at Kaesong more than doubled in 2014.
    Passes:   Russia-North Korea trade rose by $13.9 million in 2019.
    Fails:    Russia-North Korea trade fell by [[more than 65 percent]] in 2018.
    Fails:    Russia-North Korea trade [[rose]] by more than 56 percent in 2018.
    Fails:    Production at Kaesong [[tripled]] in 2014.
    Abstains: Russia-North Korea trade fell by more than 56 percent in 2016.
    Abstains: Russia-North Korea trade fell by a third over three years.
    """
    claim = case.claim
    end, start = of_role(case, "to"), of_role(case, "from")
    if claim.frame is not Frame.CHANGE or end is None:
        return abstain("no table is linked to a change")
    if start is None:
        return abstain("the period that the change starts from is not known")
    if not end.cells or not start.cells:
        return abstain(end.missing or start.missing or "the table lacks a cell")
    if _starts_elsewhere(case):
        return abstain(_UNDATED_START)
    first, last = start.cells[0], end.cells[0]
    if not (first.interval.bounded_positive and last.interval.bounded_positive):
        return abstain("a percent change is undefined unless both cells exceed zero")
    change = percent_change(first.interval, last.interval)
    point = (last.value - first.value) / first.value * 100
    trace: tuple[Step, ...] = (
        cell_step(first, "table"),
        cell_step(last, "table"),
        Step(
            "computed change",
            change,
            "percent",
            f"{amount(point, 'percent')} on the values as they stand",
        ),
    )
    base = implied_base_step(claim)
    if base is not None:
        trace += (base,)
    cells = (first, last)
    direction = _direction(case, change, trace, cells, amount(point, "percent"))
    if direction is not None:
        return direction
    stated = stated_percent(claim)
    if stated is not None:
        match = hold((change,), signed_readings(stated, claim.direction), stated.resolution)
        return _change_ruling(stated, match, trace, cells, "percent", amount(point, "percent"))
    times = stated_multiple(claim)
    if times is not None and times_readings(times):
        down = claim.direction is Direction.DOWN
        ratio = (
            first.interval.divide(last.interval) if down else last.interval.divide(first.interval)
        )
        match = hold((ratio,), times_readings(times), None)
        return _change_ruling(times, match, trace, cells, "ratio", amount(point, "percent"))
    difference = stated_difference(claim)
    if difference is not None:
        values = _in_unit(difference, last.unit, claim.direction)
        if not values:
            return abstain(f"{quoted(difference)} is no difference in {last.unit}", trace=trace)
        trace += conversion_steps(difference, last.unit)
        match = hold(
            (last.interval - first.interval,), values, resolution_in(difference, last.unit)
        )
        return _change_ruling(
            difference, match, trace, cells, last.unit, amount(last.value - first.value, last.unit)
        )
    if claim.trigger is None:
        return abstain("nothing says how the value changed")
    word = claim.trigger.of(case.document.text)
    return Ruling(
        Outcome.CONSISTENT,
        f"“{word}” agrees with the table",
        trace,
        claim.trigger,
        computed=change,
        unit="percent",
        cells=cells,
    )


def _in_unit(difference: Quantity, unit: str, direction: Direction | None) -> tuple[Interval, ...]:
    """Return the readings of a stated difference in a unit, none where it has another."""
    found = signed_readings(difference, direction)
    if difference.unit is None or difference.kind is Kind.COUNT:
        return found if unit == "count" else ()
    if not comparable(difference.unit, unit):
        return ()
    return tuple(convert(reading, difference.unit, unit) for reading in found)


def _direction(
    case: Case, change: Interval, trace: tuple[Step, ...], cells: tuple[Cell, Cell], point: str
) -> Ruling | None:
    """Return the ruling on a direction word that the table contradicts, else `None`."""
    claim = case.claim
    if claim.trigger is None or claim.direction not in (Direction.UP, Direction.DOWN):
        return None
    if claim.measurand is not None and claim.measurand.polarity is not None:
        return None
    wrong = (
        (change.hi is not None and change.hi < 0)
        if claim.direction is Direction.UP
        else (change.lo is not None and change.lo > 0)
    )
    if not wrong:
        return None
    word = claim.trigger.of(case.document.text)
    went = "fell" if claim.direction is Direction.UP else "rose"
    return Ruling(
        Outcome.INCONSISTENT,
        f"“{word}”, but in the table it {went}: {point}, from "
        f"{amount(cells[0].value, cells[0].unit)} to {amount(cells[1].value, cells[1].unit)}",
        trace,
        claim.trigger,
        "the direction word is wrong, or another measure is meant",
        computed=change,
        unit="percent",
        cells=cells,
    )


def _change_ruling(
    stated: Quantity,
    match: Match,
    trace: tuple[Step, ...],
    cells: tuple[Cell, Cell],
    unit: str,
    point: str,
) -> Ruling:
    trace = (*trace, Step("stated change", match.stated, unit, quoted(stated)))
    if match.outcome is Outcome.INCONSISTENT:
        return Ruling(
            match.outcome, f"stated {quoted(stated)}, but the table's two values give {point}",
            trace, stated.span, "recompute the change, or check which periods are meant",
            computed=match.computed, stated=match.stated, unit=unit, cells=cells,
        )  # fmt: skip
    return Ruling(
        match.outcome, f"{quoted(stated)} agrees with the table's change, {point}", trace,
        stated.span, note=match.note, computed=match.computed, stated=match.stated, unit=unit,
        cells=cells,
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (value_against_table, start_value_against_table, change_against_table)
