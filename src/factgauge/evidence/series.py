"""Values of one thing over several years: the cells of all that a claim of a trend spans."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from factgauge.evidence.basis import basis_conflict
from factgauge.evidence.periods import Window, asked_window, year_window
from factgauge.evidence.values import ASSUMED_PERIOD, Link, best_link, cells_of
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.evidence import Cell, Evidence
from factgauge.model.relation import Relation, Statement
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import period_name
from factgauge.reference.records import Dataset


def trend_evidence(
    document: Document,
    statement: Statement,
    catalogue: Catalogue,
    places: Callable[[], tuple[tuple[Span, str], ...]],
    datasets: tuple[Dataset, ...],
) -> tuple[Evidence, ...]:
    """Return the yearly cells of the measure that rose or fell, from the first year to the last."""
    claim = statement.claim
    link = best_link(document, claim, catalogue, places, datasets)
    if link is None or basis_conflict(document, claim, link.measure):
        return ()
    window, assumed = _window(document, claim, statement.relation, link)
    if isinstance(window, str):
        question = f"{link.measure.label}, for years that are not known"
        return (
            Evidence(
                "series", question, link.dataset.id, missing=window, confidence=link.confidence
            ),
        )
    confidence = link.confidence * (ASSUMED_PERIOD if assumed else 1)
    cells = yearly(cells_of(catalogue, link, link.measure.id, window))
    years = range(window.begins.year, window.ends.year)
    lacking = [str(year) for year in years if all(cell.begins.year != year for cell in cells)]
    missing = (
        f"the table {link.dataset.id} has no value for {', '.join(lacking)}" if lacking else None
    )
    return (
        Evidence(
            "series",
            f"{link.measure.label}, each year from {window.begins.year} to {window.ends.year - 1}",
            link.dataset.id,
            cells=cells,
            missing=missing,
            complete=not lacking,
            begins=window.begins,
            ends=window.ends,
            confidence=confidence,
        ),
    )


def yearly(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return the cells that hold a calendar year, in the order of the years."""
    whole = (
        cell
        for cell in cells
        if (cell.begins.month, cell.begins.day) == (1, 1)
        and cell.ends == datetime.date(cell.begins.year + 1, 1, 1)
    )
    return tuple(sorted(whole, key=lambda cell: cell.begins))


def _window(
    document: Document, claim: Claim, relation: Relation, link: Link
) -> tuple[Window | str, bool]:
    """Return the years of a trend, and whether the last of them had to be assumed.

    "Since 2010" goes on to the last full year before publication, and "for three years in a row"
    takes the year before as well, from which the first of them rose.
    """
    period = claim.period
    run = relation.figure("run")
    if period is not None and period.kind == "since" and period.begins is not None:
        if document.published is None:
            return "it is not known up to when: the document has no published date", False
        last = document.published.date.year
        if period.begins.year + 1 >= last:
            return "it spans less than two full years", False
        return Window(datetime.date(period.begins.year, 1, 1), datetime.date(last, 1, 1)), False
    window = asked_window(document, claim, link.entity)
    if isinstance(window, str):
        return window, False
    count = relation.place if run is None else _years_of(run.stated_low)
    if run is not None and count is None:
        return "how many years are meant is not told", False
    if run is not None or relation.place > 1:
        if window.ends != year_window(window.begins.year).ends:
            return f"{period_name(window.begins, window.ends)} is not the last year of a run", False
        first = window.begins.year - (count or 1)
        window = replace(window, begins=datetime.date(first, 1, 1))
    if (window.begins.month, window.begins.day, window.ends.month, window.ends.day) != (1, 1, 1, 1):
        return f"{period_name(window.begins, window.ends)} is no run of full years", False
    if window.ends.year - window.begins.year < 2:
        return f"{period_name(window.begins, window.ends)} is a single year", False
    return window, window.assumed is not None and claim.period is None


def _years_of(value: Fraction | None) -> int | None:
    return int(value) if value is not None and value.denominator == 1 else None
