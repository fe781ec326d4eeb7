"""What several tables of the same thing say of one claim: the same, or not."""

from __future__ import annotations

from dataclasses import replace

from factgauge.checks.wording import amount
from factgauge.model.finding import Finding, Outcome, Step

_OF_TABLES = ("REF", "MAG001")
_FITS = (Outcome.CONSISTENT, Outcome.NEAR_MISS)


def with_sources(
    found: tuple[Finding, ...], others: tuple[tuple[Finding, ...], ...]
) -> tuple[Finding, ...]:
    """Return the findings by one table, weighed with those that further tables led to.

    Where they agree, one finding tells all cells. Where one fits and another contradicts, there are
    two findings of the check, both `disputed`.
    """
    return tuple(
        each
        for finding in found
        for each in (
            _weighed((finding, *(o for source in others for o in source if o.code == finding.code)))
            if finding.code.startswith(_OF_TABLES)
            else (finding,)
        )
    )


def _weighed(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    fits = [f for wanted in _FITS for f in findings if f.outcome is wanted]
    against = [f for f in findings if f.outcome is Outcome.INCONSISTENT]
    if fits and against:
        return tuple(
            replace(_together(group), disputed=True, message=_by(group))
            for group in (fits, against)
        )
    if fits:
        return (_together(fits),)
    unsure = next((f for f in findings if f.outcome is Outcome.ABSTAINED and f.cells), None)
    if against and unsure is not None:
        return (_left_open(_together(against), unsure),)
    return (_together(against) if against else findings[0],)


def _together(group: list[Finding]) -> Finding:
    """Return one finding for several with the same outcome: the first, which tells the others."""
    first, *rest = group
    if not rest:
        return first
    said = "agrees" if first.outcome in _FITS else "contradicts it"
    told = [f"{_source(f)} has {_values(f)} and {said} too" for f in rest if f.cells]
    return replace(
        first,
        message="; ".join((first.message, *told)),
        trace=_traces(first, *rest),
        cells=tuple(dict.fromkeys(cell for f in group for cell in f.cells)),
        others=tuple(dict.fromkeys(cell for f in group for cell in f.others)),
        settles=any(f.settles for f in group),
    )


def _left_open(against: Finding, unsure: Finding) -> Finding:
    """Return an abstention: one table contradicts, another that has the cell does not."""
    return replace(
        unsure,
        message=f"{against.message} ({_source(against)}); but by {_source(unsure)}: "
        f"{unsure.message}",
        trace=_traces(against, unsure),
        cells=tuple(dict.fromkeys((*against.cells, *unsure.cells))),
        others=tuple(dict.fromkeys((*against.others, *unsure.others))),
    )


def _traces(first: Finding, *rest: Finding) -> tuple[Step, ...]:
    """Return the steps of all, those of each further table after its name, none of them twice."""
    steps = list(first.trace)
    for finding in rest:
        new = [step for step in finding.trace if step not in first.trace]
        steps += [Step("another table", text=_source(finding)), *new] if finding.cells else new
    return tuple(steps)


def _by(group: list[Finding]) -> str:
    """Return the message of the first of a group, with the tables that all of it is by."""
    return f"{group[0].message} ({', '.join(dict.fromkeys(map(_source, group)))})"


def _source(finding: Finding) -> str:
    """Return the table that a finding is by, "harvests/2018"."""
    return next((f"{cell.dataset}/{cell.vintage}" for cell in finding.cells), "another table")


def _values(finding: Finding) -> str:
    table = finding.cells[0].dataset
    return ", ".join(amount(c.value, c.unit) for c in finding.cells if c.dataset == table)
