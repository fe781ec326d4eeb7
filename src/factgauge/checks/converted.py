"""How a figure and a cell in two units or currencies come together, for the trace."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from factgauge.checks.comparison import readings
from factgauge.checks.wording import amount, number, quoted
from factgauge.model.evidence import Cell, Evidence, Exchange
from factgauge.model.finding import Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Kind, Quantity
from factgauge.reference.period import period_name
from factgauge.units.convert import BARE_UNITS, comparable, convert
from factgauge.units.rates import SOURCE, is_currency, rate_over


def needs_rate(quantity: Quantity, cell: Cell) -> bool:
    """Whether a figure and a cell are in two currencies."""
    return quantity.unit != cell.unit and is_currency(quantity.unit) and is_currency(cell.unit)


def in_currency(quantity: Quantity, evidence: Evidence) -> tuple[Cell, tuple[Step, ...]] | str:
    """Return evidence's cell in a figure's currency, with the lines of the trace for the rate.

    Its value is at the average rate of its period, its interval reaches from the lowest rate to
    the highest. The rates are those of a table, else the European Central Bank's. Or in words why
    it cannot be converted.
    """
    cell, target = evidence.cells[0], quantity.unit
    if target is None or quantity.note is not None:
        return f"{quoted(quantity)} is in no certain currency, and the table is in {cell.unit}"
    if not cell.interval.bounded_positive:
        return f"{amount(cell.value, cell.unit)} is not converted: it may be zero or less"
    if evidence.rates:
        return _by_table(cell, evidence.rates)
    rate = rate_over(cell.unit, target, cell.begins, cell.ends)
    lacking = "" if evidence.no_rate is None else f"; {evidence.no_rate}"
    if isinstance(rate, str):
        return f"{quoted(quantity)} and the table's {cell.unit} cannot be compared: {rate}{lacking}"
    low, high = rate.spread.ends
    words = (
        f"at {number(rate.average)} {target} for one {cell.unit} on average, {number(low)} to "
        f"{number(high)} from {rate.first} to {rate.last} ({rate.days} daily rates, {SOURCE})"
        f"{lacking}"
    )
    step = Step("rate", rate.spread, f"{target} / {cell.unit}", words)
    return _at(cell, target, rate.average, rate.spread), (step,)


def _at(cell: Cell, target: str, average: Fraction, spread: Interval) -> Cell:
    value, interval = cell.value * average, cell.interval.times(spread)
    return replace(cell, value=value, interval=interval, unit=target)


def _by_table(cell: Cell, rates: tuple[Exchange, ...]) -> tuple[Cell, tuple[Step, ...]]:
    """Return a cell in the currency that a table's rates lead to, with a line for each of them."""
    steps = []
    for rate in rates:
        cell = _at(cell, rate.target, rate.average, rate.spread)
        unit = f"{rate.target} / {rate.source}"
        steps.append(Step("rate", rate.spread, unit, _rate_words(rate)))
    return cell, tuple(steps)


def _rate_words(rate: Exchange) -> str:
    """Return what a table's rate is and where it stands: dataset, vintage, rows and period."""
    first, last = rate.cells[0], rate.cells[-1]
    rows = sorted(cell.row for cell in rate.cells)
    place = f"row {rows[0]}" if len(rows) == 1 else f"{len(rows)} rows, {rows[0]} to {rows[-1]}"
    low, high = rate.spread.ends
    wider = f", with {number(rate.margin * 100)} percent either way" if rate.margin else ""
    return (
        f"at {number(rate.average)} {rate.target} for one {rate.source} on average, {number(low)} "
        f"to {number(high)}{wider}, for {period_name(first.begins, last.ends)} "
        f"({first.dataset}, vintage {first.vintage}, {place}: {first.label})"
    )


_SHOWN = 12  # rates of a year's months; of more, the trace has the rows


def rate_cells(evidence: Evidence) -> tuple[Cell, ...]:
    """Return the rows of the rates that a cell is converted by, where they are not too many."""
    cells = tuple(cell for rate in evidence.rates for cell in rate.cells)
    return cells if len(cells) <= _SHOWN * len(evidence.rates) else ()


def resolution_in(quantity: Quantity, unit: str) -> Fraction | None:
    """Return the unit of a figure's last digit in another unit: 0.1 million pounds are 45 tonnes.

    Left as it is, what may be off by a digit would be off by two thousand of them.
    """
    source = None if quantity.unit is None else quantity.unit.removesuffix(" / year")
    if quantity.resolution is None or source is None or quantity.kind is Kind.COUNT:
        return quantity.resolution
    if source == unit or not comparable(source, unit):
        return quantity.resolution
    zero, step = (convert(Interval.point(n), source, unit) for n in (0, quantity.resolution))
    return (step - zero).ends[0]


def conversion_steps(quantity: Quantity, unit: str) -> tuple[Step, ...]:
    """Return the line of a trace that tells how a figure's unit becomes another one.

    None where they are the same. What one of the first is in the second is exact; of temperatures
    as points the zero moves too, so the line tells both.
    """
    source = None if quantity.unit is None else quantity.unit.removesuffix(" / year")
    if source is None or source == unit or not comparable(source, unit):
        return ()
    if quantity.kind is Kind.COUNT or is_currency(source) or is_currency(unit):
        return ()
    zero, one = (convert(Interval.point(n), source, unit) for n in (0, 1))
    factor = (one - zero).ends[0]
    words = f"1 {source} = {amount(factor, unit)}"
    if zero != Interval.point(0):
        words = f"0 {source} = {amount(zero.ends[0], unit)}, each degree {number(factor)}"
    return (Step("conversion", Interval.point(factor), f"{unit} / {source}", words),)


def in_cell_unit(quantity: Quantity, cell: Cell) -> tuple[Interval, ...]:
    """Return the readings of a stated value in the cell's unit.

    "A year" is taken off where the cell holds a year.
    """
    unit = quantity.unit
    if unit is None and quantity.kind is Kind.NUMBER:  # "a population of 5 million"
        return readings(quantity) if cell.unit in BARE_UNITS else ()
    if unit is None or (
        not (quantity.kind is Kind.COUNT and cell.unit == "count")
        and not comparable(unit.removesuffix(" / year"), cell.unit)
    ):
        return ()
    if quantity.kind is Kind.COUNT and cell.unit == "count":
        return readings(quantity)
    if unit.endswith(" / year") and (cell.ends - cell.begins).days not in (365, 366):
        return ()
    return tuple(
        convert(reading, unit.removesuffix(" / year"), cell.unit) for reading in readings(quantity)
    )
