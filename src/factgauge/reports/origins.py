"""The rows of reference tables that a verdict rests on, each once."""

from __future__ import annotations

from collections.abc import Iterable

from factgauge.model.evidence import Cell, Event
from factgauge.model.finding import Finding


def reference_rows(findings: Iterable[Finding]) -> list[Cell | Event]:
    """Return the cells and events that were compared, in the order of the findings."""
    rows: dict[Cell | Event, None] = {}
    for finding in findings:
        rows.update(dict.fromkeys(finding.cells))
        rows.update(dict.fromkeys(finding.events))
    return list(rows)


def other_rows(findings: Iterable[Finding]) -> list[Cell]:
    """Return the cells of neighbouring measures, which are shown and were not compared."""
    return list(dict.fromkeys(cell for finding in findings for cell in finding.others))
