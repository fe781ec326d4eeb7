"""What a check is: a code, a name, and a function from a case, or a tie of it, to a ruling."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factgauge.model.claim import Frame
from factgauge.model.evidence import Case, Cell, Event
from factgauge.model.finding import Finding, Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.span import Span
from factgauge.model.tie import Tie


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
    settles: bool = True  # whether a fit says that the figure is right, and not only possible
    used: tuple[str, ...] = ()  # ids of the figures that it speaks of, beside those of a tie


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
    """One rule over claims of some frames, or over ties of some kinds.

    `doc` is its page: what it means, and examples that pass, fail and abstain. `unjudged` is for
    what stays right or wrong however it is put: a planned Monday is still a Monday or not.
    `negated` is for what a "not" leaves as it stands: the p of "did not differ" is still to fit
    its statistic.
    """

    code: str
    name: str
    doc: str
    frames: frozenset[Frame] = frozenset()
    decide: Callable[[Case], Ruling | None] | None = None
    kinds: frozenset[str] = frozenset()
    decide_tie: Callable[[Case, Tie], Ruling] | None = None
    unjudged: bool = False
    negated: bool = False

    def findings(self, case: Case) -> tuple[Finding, ...]:
        """Return what the check says of a case: one finding for its claim, or one for each tie."""
        found = []
        if self.decide is not None and case.claim.frame in self.frames:
            ruling = self.decide(case)
            if ruling is not None:
                found.append(self._stamped(case, ruling, None))
        if self.decide_tie is not None:
            found += [
                self._stamped(case, self.decide_tie(case, tie), tie)
                for tie in case.claim.ties
                if tie.kind in self.kinds
            ]
        return tuple(found)

    def run(self, case: Case) -> Finding:
        """Return the check's one finding on a case.

        Raises `ValueError` where it has none, or several: a claim may lack what it is about.
        """
        (finding,) = self.findings(case)
        return finding

    def _stamped(self, case: Case, ruling: Ruling, tie: Tie | None) -> Finding:
        place = case.claim.span if tie is None else tie.span
        return Finding(
            code=self.code,
            name=self.name,
            outcome=ruling.outcome,
            claim=case.claim.id,
            span=ruling.span if ruling.span is not None else place,
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
            settles=ruling.settles,
            stands=self.unjudged or self.negated,
            used=ruling.used if tie is None else tuple(quantity.id for quantity in tie.figures),
        )


def check(
    code: str, name: str, frames: Iterable[Frame], *, unjudged: bool = False
) -> Callable[[Callable[[Case], Ruling | None]], Check]:
    """Make a function a check of claims; nothing is registered (the file's `CHECKS` lists it).

    It returns `None` for a claim without the figure or the word that the check is about.
    """

    def wrap(decide: Callable[[Case], Ruling | None]) -> Check:
        doc = inspect.getdoc(decide) or ""
        return Check(code, name, doc, frozenset(frames), decide, unjudged=unjudged)

    return wrap


def tie_check(
    code: str, name: str, *kinds: str, unjudged: bool = False, negated: bool = False
) -> Callable[[Callable[[Case, Tie], Ruling]], Check]:
    """Make a function a check of the ties of some kinds."""

    def wrap(decide: Callable[[Case, Tie], Ruling]) -> Check:
        doc = inspect.getdoc(decide) or ""
        return Check(
            code, name, doc, kinds=frozenset(kinds), decide_tie=decide, unjudged=unjudged,
            negated=negated,
        )  # fmt: skip

    return wrap
