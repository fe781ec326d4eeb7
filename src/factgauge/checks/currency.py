"""A cell of a table in the currency of a claim, by the dated rates of the cell's period."""

from __future__ import annotations

from dataclasses import replace

from factgauge.checks.wording import amount, number, quoted
from factgauge.model.evidence import Cell
from factgauge.model.finding import Step
from factgauge.model.quantity import Quantity
from factgauge.units.rates import SOURCE, is_currency, rate_over


def needs_rate(quantity: Quantity, cell: Cell) -> bool:
    """Whether a figure and a cell are in two currencies."""
    return quantity.unit != cell.unit and is_currency(quantity.unit) and is_currency(cell.unit)


def in_currency(quantity: Quantity, cell: Cell) -> tuple[Cell, Step] | str:
    """Return a cell in a figure's currency, with the line of the trace that tells the rate.

    Its value is at the average rate of its period, its interval reaches from the lowest daily rate
    to the highest. Or in words why it cannot be converted.
    """
    target = quantity.unit
    if target is None or quantity.note is not None:
        return f"{quoted(quantity)} is in no certain currency, and the table is in {cell.unit}"
    if not cell.interval.bounded_positive:
        return f"{amount(cell.value, cell.unit)} is not converted: it may be zero or less"
    rate = rate_over(cell.unit, target, cell.begins, cell.ends)
    if isinstance(rate, str):
        return f"{quoted(quantity)} and the table's {cell.unit} cannot be compared: {rate}"
    low, high = rate.spread.ends
    words = (
        f"at {number(rate.average)} {target} for one {cell.unit} on average, {number(low)} to "
        f"{number(high)} from {rate.first} to {rate.last} ({rate.days} daily rates, {SOURCE})"
    )
    converted = replace(
        cell,
        value=cell.value * rate.average,
        interval=cell.interval.times(rate.spread),
        unit=target,
    )
    return converted, Step("rate", rate.spread, f"{target} / {cell.unit}", words)
