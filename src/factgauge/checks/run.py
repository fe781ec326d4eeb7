"""The entry of the stage: every check that speaks to a claim's frame is run on its case."""

from __future__ import annotations

from factgauge.checks import change, events, reference, time
from factgauge.checks.check import Check
from factgauge.model.claim import Frame, Status
from factgauge.model.evidence import Case, Dossier
from factgauge.model.finding import Finding

ALL_CHECKS: tuple[Check, ...] = (*change.CHECKS, *time.CHECKS, *reference.CHECKS, *events.CHECKS)

_FAMILIES: tuple[tuple[frozenset[Frame], tuple[Check, ...]], ...] = (
    (change.FRAMES, change.CHECKS),
    (time.FRAMES, time.CHECKS),
    (reference.FRAMES, reference.CHECKS),
    (events.FRAMES, events.CHECKS),
)


def run_checks(dossier: Dossier) -> tuple[tuple[Case, tuple[Finding, ...]], ...]:
    """Return each case with its findings, abstentions included.

    Claims that are not judged are not checked.
    """
    return tuple((case, _findings(case)) for case in dossier.cases)


def _findings(case: Case) -> tuple[Finding, ...]:
    if not case.claim.status.judged and case.claim.frame is not Frame.TEMPORAL:
        return ()  # a weekday and its date agree or not, whether the day is planned or past
    if case.claim.status in (Status.QUOTED, Status.CORRECTED, Status.NEGATED):
        return ()
    return tuple(
        check.run(case)
        for frames, checks in _FAMILIES
        if case.claim.frame in frames
        for check in checks
    )
