"""The entry of the stage: each claim becomes a case with what the reference tables say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from factgauge.evidence.events import count_evidence
from factgauge.evidence.relations import relation_evidence
from factgauge.evidence.series import trend_evidence
from factgauge.evidence.values import value_evidence
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.evidence import Case, Dossier, Evidence
from factgauge.model.relation import Order, Statement
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue

VALUE_FRAMES = frozenset({Frame.LEVEL, Frame.CHANGE, Frame.RATE, Frame.THRESHOLD})
THRESHOLD = Fraction(1, 2)  # a link less likely than this is not used

Places = tuple[tuple[Span, str], ...]


def gather(
    document: Document,
    claims: tuple[Claim, ...],
    catalogue: Catalogue | None,
    places: Callable[[], Places],
    statements: tuple[Statement, ...] = (),
) -> Dossier:
    """Return the document's cases.

    Only claims that are judged are looked up. A claim that no table speaks to gets a case without
    evidence. `places` finds the places that the whole text names, when it is asked. A statement
    that a table knows goes to the claim that has its figures, or makes a claim of its own; one that
    no table knows is left out.
    """
    known = [] if catalogue is None else _known(document, catalogue, places, statements)
    owners: dict[str, int] = {  # whose first figure is whose
        statement.relation.figures[0][1].id: number
        for number, (statement, _) in enumerate(known)
        if statement.relation.figures
    }
    owned: set[int] = set()
    cases = []
    for claim in claims:
        own = next((owners[q.id] for q in claim.quantities if q.id in owners), None)
        if own is not None and own not in owned and claim.status.judged and claim.veto is None:
            owned.add(own)
            statement, found = known[own]
            cases.append(Case(claim, document, found, statement.relation))
            continue
        evidence: tuple[Evidence, ...] = ()
        if catalogue is not None and claim.status.judged and claim.veto is None:
            if claim.frame is Frame.COUNT:
                evidence = count_evidence(document, claim, catalogue)
            elif claim.frame in VALUE_FRAMES:
                evidence = value_evidence(document, claim, catalogue, places)
        cases.append(Case(claim, document, _likely(evidence)))
    cases += [
        Case(statement.claim, document, evidence, statement.relation)
        for number, (statement, evidence) in enumerate(known)
        if number not in owned
    ]
    return Dossier(document, _numbered(cases) if known else tuple(cases))


def _known(
    document: Document,
    catalogue: Catalogue,
    places: Callable[[], Places],
    statements: tuple[Statement, ...],
) -> list[tuple[Statement, tuple[Evidence, ...]]]:
    """Return the statements of which a table knows every word, with what it says."""
    found = []
    for statement in statements:
        if not statement.claim.status.judged or statement.claim.veto is not None:
            continue
        if statement.relation.order is Order.TREND:
            evidence = trend_evidence(document, statement, catalogue, places)
        else:
            evidence = relation_evidence(document, statement, catalogue)
        evidence = _likely(evidence)
        if evidence:
            found.append((statement, evidence))
    return found


def _likely(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(each for each in evidence if each.confidence >= THRESHOLD)


def _numbered(cases: list[Case]) -> tuple[Case, ...]:
    """Return the cases in the order of the text, with the claims' ids anew."""
    ordered = sorted(cases, key=lambda case: case.claim.sentence)
    return tuple(
        replace(case, claim=replace(case.claim, id=f"c{number}"))
        for number, case in enumerate(ordered, start=1)
    )
