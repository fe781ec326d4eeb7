"""What a later vintage of a table says of a claim that is judged by an earlier one."""

from __future__ import annotations

from dataclasses import replace

from factgauge.checks.wording import amount
from factgauge.model.evidence import Case
from factgauge.model.finding import Finding, Outcome, Step

_TABLE = "REF"
_WORDS = {
    Outcome.CONSISTENT: "agree",
    Outcome.NEAR_MISS: "agree",
    Outcome.INCONSISTENT: "contradict it",
    Outcome.ABSTAINED: "leave it open",
}


def with_vintage(
    case: Case, findings: tuple[Finding, ...], later: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Return findings that tell by which vintage they were made, and what a later one changes.

    `later` are the findings on what the newest vintage says. It changes no outcome: the trace and
    the message tell it, and its cells stand among those shown.
    """
    if not case.vintages:
        return findings
    revised = {finding.code: finding for finding in later if finding.code.startswith(_TABLE)}
    return tuple(
        _told(_dated(case, finding), revised.get(finding.code))
        if finding.code.startswith(_TABLE)
        else finding
        for finding in findings
    )


def _dated(case: Case, finding: Finding) -> Finding:
    """Return a finding whose trace says which of several vintages it used, and why."""
    datasets = {cell.dataset for cell in finding.cells} | {e.dataset for e in finding.events}
    steps = tuple(
        Step("vintage", text=f"{id}/{why}") for id, why in case.vintages if id in datasets
    )
    return replace(finding, trace=(*finding.trace, *steps)) if steps else finding


def _told(finding: Finding, later: Finding | None) -> Finding:
    if later is None or _WORDS[later.outcome] == _WORDS[finding.outcome]:
        return finding
    if Outcome.ABSTAINED in (finding.outcome, later.outcome) and not later.settles:
        return finding
    cells = tuple(cell for cell in later.cells if cell not in finding.cells)
    events = tuple(event for event in later.events if event not in finding.events)
    vintages = dict.fromkeys([c.vintage for c in cells] + [event.vintage for event in events])
    which = f"vintage {', '.join(vintages)}" if vintages else "the newest vintage"
    values = ", ".join(amount(cell.value, cell.unit) for cell in cells)
    has = f" has {values} and" if values else ""
    words = f"the later {which}{has} would {_WORDS[later.outcome]}"
    return replace(
        finding,
        message=f"{finding.message}; {words}",
        trace=(*finding.trace, Step("later vintage", text=words)),
        others=(*finding.others, *cells),
        later=words,
    )
