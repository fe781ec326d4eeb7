"""A value against its own table once more: marks that were passed, and figures of another year."""

from __future__ import annotations

import datetime
import re

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.converted import conversion_steps, in_cell_unit
from factgauge.checks.reference import (
    VALUE_FRAMES,
    cell_step,
    of_role,
    stated_value,
    value_against_cell,
)
from factgauge.checks.wording import amount, quoted
from factgauge.model.claim import Frame
from factgauge.model.evidence import Case, Cell, Evidence
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity

_FAR_ABOVE = 2  # times the mark: nobody says "more than 20 million" of 80


@check("REF005", "mark-against-table", (Frame.THRESHOLD,))
def mark_against_table(case: Case) -> Ruling | None:
    """Find a mark said to be passed, or not reached, that the table's value does not bear out.

    "Exceeded", "was above", "stayed below", "fell short of": the value must lie beyond the mark, by
    the precision of the cell. A value that the mark cuts decides nothing. What stands still ("was")
    and what moves ("topped 10 million in 2017") differ: a stock may pass a mark late in a year, so
    a year in which the next one's value is beyond it is not contradicted.

    Passes:   Russia-North Korea trade was above $40 million in 2019.
    Passes:   Sweden's population topped 10 million in 2018.
    Passes:   Production at Kaesong fell below $300 million in 2013.
    Fails:    Russia-North Korea trade [[exceeded $50 million]] in 2019.
    Fails:    The population of Norway [[topped 6 million]] in 2020.
    Fails:    In 2020 Denmark's population was [[below 5.5 million]].
    Abstains: Russia-North Korea trade exceeded $30 million in 2016.
    Abstains: The population of Finland topped 5.5 million in 2015.
    """
    evidence = of_role(case, "value")
    quantity = case.claim.first("value")
    if evidence is None or quantity is None:
        return abstain("no table is linked to the mark")
    if not evidence.cells:
        return abstain(evidence.missing or "the table has no such cell")
    cell = evidence.cells[0]
    mark = next(iter(in_cell_unit(quantity, cell)), None)
    beyond = None if mark is None else _beyond(case, quantity, mark)
    if beyond is None:
        return abstain(f"{quoted(quantity)} says neither above nor below", cells=evidence.cells)
    trace = (
        Step("looked up", text=evidence.question),
        cell_step(cell, "table"),
        *conversion_steps(quantity, cell.unit),
        Step("mark", beyond, cell.unit, quoted(quantity)),
    )
    table_value = amount(cell.value, cell.unit)
    if _inside(cell.interval, beyond):
        far = beyond.lo is not None and cell.value > _FAR_ABOVE * beyond.lo > 0
        note = f"the table has far more, {table_value}" if far else None
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(quantity)} agrees with the table, {table_value}", trace,
            quantity.span, note=note, computed=cell.interval, stated=beyond, unit=cell.unit,
            cells=evidence.cells,
        )  # fmt: skip
    if cell.interval.meets(beyond):
        return abstain(
            f"the mark lies within the precision of the table's {table_value}", trace=trace,
            cells=evidence.cells,
        )  # fmt: skip
    if not _stands(case) and any(o.interval.meets(beyond) for o in _next(evidence)):
        return abstain(
            "it may have been passed late in the year", trace=trace, cells=evidence.cells
        )
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated {quoted(quantity)}, but the table has {table_value} for {evidence.question}",
        trace,
        quantity.span,
        "check the mark, its year and its unit at the source",
        computed=cell.interval,
        stated=beyond,
        unit=cell.unit,
        cells=evidence.cells,
    )


_ABOVE = re.compile(
    r"\b(?:above|over|past|beyond|through|more than|exceed\w*|top(?:s|ped|ping)?|surpass\w*|"
    r"pass(?:es|ed|ing)?|cross\w*|breach\w*|overshot|smash\w*)\b"
)
_BELOW = re.compile(r"\b(?:below|under|short of|less than|fewer than|undershot)\b")
_STANDING = re.compile(r"\b(?:was|were|is|are|been|remain\w*|stay\w*|stood|held|kept)\b")


def _words(case: Case) -> str:
    """Return the words from a threshold's verb to its figure, in lower case."""
    claim = case.claim
    value = claim.first("value")
    start = claim.span.start if claim.trigger is None else claim.trigger.start
    end = claim.span.end if value is None else value.span.end
    return case.document.text[min(start, end) : end].lower()


def _beyond(case: Case, quantity: Quantity, mark: Interval) -> Interval | None:
    """Return what lies beyond a mark, on the side that the words name; `None` where none does."""
    if mark.lo is None or mark.hi is None:
        return mark
    said = _words(case)
    above, below = _ABOVE.search(said), _BELOW.search(said)
    number = quantity.stated_low
    if (above is None) == (below is None) or number is None or number != quantity.stated_high:
        return None
    middle = (mark.lo + mark.hi) / 2
    return (
        Interval(middle, None, False) if above is not None else Interval(None, middle, True, False)
    )


def _stands(case: Case) -> bool:
    """Whether the words tell how it was all year, and not that it moved."""
    return _STANDING.search(_words(case)) is not None


def _next(evidence: Evidence) -> list[Cell]:
    return [
        other.cells[0]
        for other in evidence.elsewhen
        if evidence.ends is not None and other.begins == evidence.ends
    ]


def _inside(values: Interval, beyond: Interval) -> bool:
    """Whether all of a set lies beyond a mark."""
    if beyond.lo is not None:
        return values.lo is not None and values.lo >= beyond.lo and not (
            values.lo == beyond.lo and not beyond.lo_closed and values.lo_closed
        )  # fmt: skip
    return values.hi is not None and beyond.hi is not None and values.hi <= beyond.hi and not (
        values.hi == beyond.hi and not beyond.hi_closed and values.hi_closed
    )  # fmt: skip


@check("REF009", "value-of-another-year", VALUE_FRAMES)
def value_of_another_year(case: Case) -> Ruling | None:
    """Find a value that is not that of the year it is stated for, but that of another year.

    The table must have the year that the claim asks for and contradict the value there. A year that
    the table lacks is never answered by another: the nearest ones are named, and how old the figure
    would be.

    Passes:   Sweden's population was 10.4 million in 2021.
    Passes:   Russia-North Korea trade rose to $47.9 million in 2019.
    Passes:   Production at Kaesong was $323.3 million in 2010.
    Fails:    The population of Sweden was [[9.6 million]] in 2020.
    Fails:    Production at Kaesong was [[$223.8 million]] in 2015.
    Fails:    Russia-North Korea trade rose to [[$77.9 million]] in 2019.
    Abstains: Russia-North Korea trade was $77.9 million in 2022.
    Abstains: The population of Sweden was 9.6 million in 2031.
    """
    evidence = of_role(case, "to", "value", "rate")
    quantity = stated_value(case)
    if evidence is None or quantity is None or not evidence.elsewhen:
        return None
    alike = [other.cells[0] for other in evidence.elsewhen if _fits(quantity, other.cells[0])]
    if not evidence.cells:
        return abstain(_told(evidence, quantity, alike), cells=tuple(alike))
    ruling = value_against_cell(case, quantity, evidence)
    if ruling.outcome is Outcome.ABSTAINED:
        return None
    if ruling.outcome is not Outcome.INCONSISTENT:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(quantity)} is the value of the year that is claimed, "
            f"{_year(evidence.cells[0])}", ruling.trace, quantity.span, cells=evidence.cells,
            settles=False,
        )  # fmt: skip
    if not alike:
        return None
    own = evidence.cells[0]
    nearest = _nearest(alike, quantity, own.begins)
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(quantity)} is the table's value for {_year(nearest)}, {_apart(nearest, own)}, "
        f"not for {_year(own)}",
        (*ruling.trace, cell_step(nearest, "table, another year")),
        quantity.span,
        f"bring the figure up to date: {amount(own.value, own.unit)}",
        computed=ruling.computed,
        stated=ruling.stated,
        unit=own.unit,
        cells=(own, nearest),
    )


def _fits(quantity: Quantity, cell: Cell) -> bool:
    """Whether a figure, its digits taken as written, is the value of a cell."""
    stated = in_cell_unit(quantity, cell)
    return bool(stated) and stated[0].bounded and cell.interval.meets(stated[0])


def _nearest(cells: list[Cell], quantity: Quantity, asked: datetime.date) -> Cell:
    """Return the cell whose value a figure gives best, of several the nearest in time."""
    stated = in_cell_unit(quantity, cells[0])[0]
    exact = [cell for cell in cells if stated.contains(cell.value)] or cells
    return min(exact, key=lambda cell: abs((cell.begins - asked).days))


def _told(evidence: Evidence, quantity: Quantity, alike: list[Cell]) -> str:
    """Return in words that a year is lacking, what the nearest have, and whose the figure is."""
    asked = evidence.begins
    cells = [other.cells[0] for other in evidence.elsewhen]
    if asked is None:
        return evidence.missing or "the table has no such year"
    near = sorted(cells, key=lambda cell: abs((cell.begins - asked).days))[:2]
    told = ", ".join(
        f"{_year(cell)}: {amount(cell.value, cell.unit)}"
        for cell in sorted(near, key=lambda cell: cell.begins)
    )
    said = f"the table {evidence.dataset} has no value for {asked.year}; the nearest are {told}"
    if alike:
        best = _nearest(alike, quantity, asked)
        years = asked.year - best.begins.year
        if years > 0:
            said += f"; {quoted(quantity)} is that of {_year(best)}, {_years(years)} out of date"
    return said


def _year(cell: Cell) -> str:
    return str(cell.begins.year)


def _years(count: int) -> str:
    return "one year" if count == 1 else f"{count} years"


def _apart(other: Cell, own: Cell) -> str:
    years = own.begins.year - other.begins.year
    if years > 0:
        return f"{_years(years)} out of date"
    return f"{_years(-years)} later" if years else "another part of it"


CHECKS: tuple[Check, ...] = (mark_against_table, value_of_another_year)
