"""One thing that is wrong with a dataset, or between two."""

from __future__ import annotations

from dataclasses import dataclass

from factgauge.errors import FactgaugeError


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do.

    `kind` is "descriptor", "table", "total" (parts do not make it), "differs" (two datasets
    contradict one another), "factor" (one is a multiple of the other), "alias", or "unread".
    """

    kind: str
    where: str
    what: str
    fix: str


def problem_of(kind: str, error: FactgaugeError) -> Problem:
    """Return an error as a problem."""
    return Problem(kind, error.where, error.what, error.fix)
