"""What a check is: a code, a name, and a function from a case to a ruling."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from factgauge.model.evidence import Case, Cell, Event
from factgauge.model.finding import Finding, Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one check decided; `Check.run` stamps it with code and claim."""

    outcome: Outcome
    message: str
    trace: tuple[Step, ...] = ()
    span: Span | None = (
        None  # the figure or word at fault; the claim's own span where there is none
    )
    hint: str | None = None
    note: str | None = None
    computed: Interval | None = None
    stated: Interval | None = None
    unit: str | None = None
    cells: tuple[Cell, ...] = ()
    events: tuple[Event, ...] = ()
    others: tuple[Cell, ...] = ()


def abstain(
    reason: str,
    *,
    trace: tuple[Step, ...] = (),
    cells: tuple[Cell, ...] = (),
    others: tuple[Cell, ...] = (),
) -> Ruling:
    """Return the ruling of a check that could not run, with the reason."""
    return Ruling(Outcome.ABSTAINED, reason, trace, cells=cells, others=others)


@dataclass(frozen=True, slots=True)
class Check:
    """One rule.

    `doc` is its page: what it means, and an example each that passes, fails and abstains.
    """

    code: str
    name: str
    decide: Callable[[Case], Ruling]
    doc: str

    def run(self, case: Case) -> Finding:
        """Return the check's finding on one case."""
        ruling = self.decide(case)
        return Finding(
            code=self.code,
            name=self.name,
            outcome=ruling.outcome,
            claim=case.claim.id,
            span=ruling.span if ruling.span is not None else case.claim.span,
            message=ruling.message,
            hint=ruling.hint,
            note=ruling.note,
            computed=ruling.computed,
            stated=ruling.stated,
            unit=ruling.unit,
            trace=ruling.trace,
            cells=ruling.cells,
            events=ruling.events,
            others=ruling.others,
        )


def check(code: str, name: str) -> Callable[[Callable[[Case], Ruling]], Check]:
    """Make a function a check; nothing is registered (the family's `CHECKS` tuple lists it)."""

    def wrap(decide: Callable[[Case], Ruling]) -> Check:
        return Check(code, name, decide, inspect.getdoc(decide) or "")

    return wrap
