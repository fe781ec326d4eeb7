"""The one rule by which findings become a verdict.

Arithmetic shows that figures conflict, not which of them is wrong: only a table refutes, and only a
table supports.
"""

from __future__ import annotations

from fractions import Fraction

from factgauge.model.claim import Claim, Frame
from factgauge.model.evidence import Case
from factgauge.model.finding import Finding, Judgement, Outcome, Verdict

_TABLE = "REF"
SURE = Fraction(1)  # of arithmetic inside the document there is no link to be unsure of


def judge(case: Case, findings: tuple[Finding, ...]) -> Verdict:
    """Return the verdict on one claim from the findings of the checks."""
    judgement, grounds = _judgement(case.claim, findings)
    confidence = max((e.confidence for e in case.evidence), default=SURE)
    if judgement in (Judgement.INCONSISTENT, Judgement.CONSISTENT):
        confidence = SURE
    return Verdict(
        claim=case.claim,
        span=case.claim.span,
        surface=case.claim.surface,
        judgement=judgement,
        confidence=confidence,
        summary=_summary(case, judgement, grounds, findings),
        findings=findings,
    )


def _judgement(
    claim: Claim, findings: tuple[Finding, ...]
) -> tuple[Judgement, tuple[Finding, ...]]:
    against = tuple(f for f in findings if f.outcome is Outcome.INCONSISTENT)
    if not claim.status.judged and claim.frame is not Frame.TEMPORAL:
        # A planned day is still a Monday or not, and no forecast turnout passes 100 percent.
        always = tuple(f for f in against if f.stands)
        return (Judgement.INCONSISTENT, always) if always else (Judgement.UNVERIFIED, ())
    disputed = tuple(f for f in findings if f.disputed)
    figures = {f.span for f in disputed}  # no other check on one of these is beyond dispute
    against = tuple(f for f in against if not (f.cells and f.span in figures))
    refuting = tuple(f for f in against if f.code.startswith(_TABLE))
    if refuting:
        return Judgement.REFUTED, refuting
    if against:
        return Judgement.INCONSISTENT, against
    if disputed:
        return Judgement.DISPUTED, disputed
    fitting = tuple(
        f for f in findings if f.outcome in (Outcome.CONSISTENT, Outcome.NEAR_MISS) and f.settles
    )
    from_table = tuple(f for f in fitting if f.code.startswith(_TABLE))
    if from_table and not _unchecked(claim, fitting):
        return Judgement.SUPPORTED, from_table
    if fitting and not from_table and not _unchecked(claim, fitting):
        return Judgement.CONSISTENT, fitting
    return Judgement.UNVERIFIED, fitting


def _unchecked(claim: Claim, fitting: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return the words of the claim's figures that no finding has used.

    A direction that fits uses both ends where nothing but the text speaks of them; beside a table
    it says too little of a value to support it.
    """
    codes = {finding.code for finding in fitting}
    spans = {finding.span for finding in fitting}
    used = {id for finding in fitting for id in finding.used}
    arithmetic = any(code.startswith("CHG") and code != "CHG004" for code in codes)
    directed = "CHG004" in codes and not any(code.startswith(_TABLE) for code in codes)
    return tuple(
        quantity.surface
        for role, quantities in claim.roles
        for quantity in quantities
        if not (
            quantity.span in spans
            or quantity.id in used
            or (arithmetic and role in ("from", "to", "by"))
            or (role == "by" and "REF002" in codes)
            or (directed and role in ("from", "to"))
        )
    )


def _summary(
    case: Case, judgement: Judgement, grounds: tuple[Finding, ...], findings: tuple[Finding, ...]
) -> str:
    if judgement in (Judgement.REFUTED, Judgement.INCONSISTENT):
        return _sentences(f"{f.message}" + (f" ({f.hint})" if f.hint else "") for f in grounds)
    if judgement is Judgement.DISPUTED:
        return _sentences(("the tables disagree", *dict.fromkeys(f.message for f in grounds)))
    if judgement in (Judgement.SUPPORTED, Judgement.CONSISTENT):
        return _sentences(
            f.message + (f" ({f.note})" if f.note and f.note not in f.message else "")
            for f in grounds
        )
    if not case.claim.status.judged:
        return f"Not judged: it is {case.claim.status.value}, not asserted."
    if case.claim.veto is not None:
        return f"Not judged against tables: “{case.claim.veto}” makes it another measure."
    missing = dict.fromkeys(e.missing for e in case.evidence if e.missing)
    parts = [f.message for f in grounds]
    left = _unchecked(case.claim, grounds)
    if parts and left:
        parts.append("not checked: " + ", ".join(f"“{words}”" for words in left))
    if missing:
        parts += [m for m in missing if m]
    elif not case.evidence:
        parts.append("no reference table speaks to it")
    if not parts:
        reasons = dict.fromkeys(f.message for f in findings if f.outcome is Outcome.ABSTAINED)
        telling = [reason for reason in reasons if not reason.startswith(("no table", "needs"))]
        parts = telling or list(reasons)
    told = dict.fromkeys(f.later for f in findings if f.later and f.settles)
    parts += [later for later in told if not any(later in part for part in parts)]
    return _sentences(parts)


def _sentences(parts) -> str:  # type: ignore[no-untyped-def]
    return " ".join(
        part[0].upper() + part[1:] + ("" if part.endswith(".") else ".") for part in parts if part
    )
