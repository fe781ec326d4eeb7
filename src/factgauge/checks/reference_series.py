"""One thing of a table over several years: whether it rose or fell in each of them."""

from __future__ import annotations

from itertools import pairwise

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.wording import amount
from factgauge.model.claim import Direction, Frame
from factgauge.model.evidence import Case, Cell, Evidence
from factgauge.model.finding import Outcome, Step
from factgauge.model.relation import Order


@check("REF008", "trend-against-table", tuple(Frame))
def trend_against_table(case: Case) -> Ruling | None:
    """Find a rise or a fall said of every year in a stretch that the table contradicts.

    "Every year from 2013 to 2015", "each year since 2010", "for three straight years", "for the
    third year in a row". The changes are those between the years of the stretch. One of them that
    goes the other way by more than the precision of the values is enough to contradict it; that it
    holds takes a value of every year. Values within their precision of one another decide nothing.

    Passes:   Production at Kaesong rose every year from 2013 to 2015.
    Passes:   Sweden's population grew every year between 2012 and 2019.
    Passes:   The population of Iceland has increased each year since 2014.
    Passes:   In 2015 the population of Norway rose for the third year in a row.
    Fails:    Russia-North Korea trade [[fell]] every year from 2017 to 2020.
    Fails:    Production at Kaesong [[rose]] every year from 2012 to 2015.
    Fails:    Norway's population [[fell]] every year between 2012 and 2019.
    Abstains: Russia-North Korea trade fell every year from 2020 to 2023.
    Abstains: Wages at Kaesong rose every year from 2012 to 2015.
    Abstains: Finland's population fell every year from 2012 to 2013.
    """
    relation = case.relation
    if relation is None or relation.order is not Order.TREND:
        return None
    series = next((each for each in case.evidence if each.role == "series"), None)
    if series is None or len(series.cells) < 2:
        missing = None if series is None else series.missing
        return abstain(missing or "the table has no two years of it")
    up = relation.sense is Direction.UP
    trace = (Step("looked up", text=series.question), *_steps(series))
    against = [pair for pair in _pairs(series.cells) if _goes(pair, up=not up)]
    word = relation.cue.of(case.document.text)
    if against:
        first, last = against[0]
        return Ruling(
            Outcome.INCONSISTENT,
            f"“{word}”, but in the table it {'fell' if up else 'rose'} from "
            f"{amount(first.value, first.unit)} in {first.begins.year} to "
            f"{amount(last.value, last.unit)} in {last.begins.year}",
            trace,
            relation.cue,
            "say which years it holds for, or drop “every year”",
            cells=series.cells,
        )
    if not series.complete:
        return abstain(series.missing or "the table lacks a year", trace=trace, cells=series.cells)
    if any((last.value > first.value) != up for first, last in pairwise(series.cells)):
        return abstain(
            "two years differ by less than the precision of the table", trace=trace,
            cells=series.cells,
        )  # fmt: skip
    first, last = series.cells[0], series.cells[-1]
    return Ruling(
        Outcome.CONSISTENT,
        f"“{word}” agrees with the table: from {amount(first.value, first.unit)} in "
        f"{first.begins.year} to {amount(last.value, last.unit)} in {last.begins.year}, each year "
        f"{'above' if up else 'below'} the one before",
        trace,
        relation.cue,
        cells=series.cells,
        used=tuple(quantity.id for _, quantity in relation.figures),
    )


def _pairs(cells: tuple[Cell, ...]) -> list[tuple[Cell, Cell]]:
    """Return every earlier cell with every later one: what rises every year is higher later."""
    return [
        (first, last)
        for distance in range(1, len(cells))
        for first, last in zip(cells, cells[distance:], strict=False)
    ]


def _goes(pair: tuple[Cell, Cell], *, up: bool) -> bool:
    """Whether the later of two cells lies above the earlier one, or below it, beyond precision."""
    first, last = pair
    if first.interval.meets(last.interval):
        return False
    return (last.value > first.value) == up


def _steps(series: Evidence) -> tuple[Step, ...]:
    return tuple(
        Step(f"table: {cell.label}, {cell.begins.year}", cell.interval, cell.unit)
        for cell in series.cells
    )


CHECKS: tuple[Check, ...] = (trend_against_table,)
