"""The entry of the stage: every check that speaks to a claim's frame or ties is run on its case."""

from __future__ import annotations

from dataclasses import replace

from factgauge.checks.catalogue import ALL_CHECKS
from factgauge.checks.check import Check
from factgauge.checks.disagreement import with_sources
from factgauge.checks.revision import with_vintage
from factgauge.model.claim import Frame, Status
from factgauge.model.evidence import Case, Dossier
from factgauge.model.finding import Finding

_SETTLED = (Status.QUOTED, Status.CORRECTED, Status.NEGATED)  # not even a weekday is ours to judge
_OF_FRAME: dict[Frame, tuple[Check, ...]] = {
    frame: tuple(check for check in ALL_CHECKS if frame in check.frames) for frame in Frame
}


def run_checks(dossier: Dossier) -> tuple[tuple[Case, tuple[Finding, ...]], ...]:
    """Return each case with its findings, abstentions included.

    Claims that are not judged are not checked.
    """
    return tuple((case, _findings(case)) for case in dossier.cases)


def _findings(case: Case) -> tuple[Finding, ...]:
    found = _decided(case)
    later = _decided(replace(case, evidence=case.later, later=())) if case.later else ()
    found = with_vintage(case, found, later)
    if not case.rivals:
        return found
    others = [replace(case, evidence=each, later=(), rivals=()) for each in case.rivals]
    return with_sources(found, tuple(with_vintage(c, _decided(c), ()) for c in others))


def _decided(case: Case) -> tuple[Finding, ...]:
    status = case.claim.status
    return tuple(
        finding
        for check in _checks_for(case)
        if status.judged
        or (check.unjudged and status not in _SETTLED)
        or (check.negated and status is Status.NEGATED)
        for finding in check.findings(case)
    )


def _checks_for(case: Case) -> tuple[Check, ...]:
    """Return the checks that have something to say of a case, in the order of the catalogue."""
    claim = case.claim
    if not claim.ties:
        return _OF_FRAME[claim.frame]
    kinds = {tie.kind for tie in claim.ties}
    return tuple(c for c in ALL_CHECKS if claim.frame in c.frames or not kinds.isdisjoint(c.kinds))
