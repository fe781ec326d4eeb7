"""The entry of the stage: each claim becomes a case with what the reference tables say about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from factgauge.evidence.basis import veto_is_of_prices
from factgauge.evidence.events import count_evidence
from factgauge.evidence.fit import is_plain_count
from factgauge.evidence.relations import relation_evidence
from factgauge.evidence.series import trend_evidence
from factgauge.evidence.sources import value_answers
from factgauge.evidence.vintages import Vintages, vintages_for
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.evidence import Case, Dossier, Evidence
from factgauge.model.relation import Order, Statement
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

VALUE_FRAMES = frozenset({Frame.LEVEL, Frame.CHANGE, Frame.RATE, Frame.THRESHOLD, Frame.SHARE})
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
    no table knows is left out. Each dataset answers by the vintage known on the document's day;
    `later` of a case is what the newest says, where that is another one, and `rivals` are what
    further tables of the same thing say.
    """
    vintages = None if catalogue is None else vintages_for(document, catalogue)
    known = (
        []
        if catalogue is None or vintages is None
        else _known(document, catalogue, places, statements, vintages)
    )
    owners: dict[str, int] = {  # whose first figure is whose
        statement.relation.figures[0][1].id: number
        for number, (statement, _, _) in enumerate(known)
        if statement.relation.figures
    }
    owned: set[int] = set()
    cases = []
    reasons = () if vintages is None else vintages.reasons
    found: tuple[Evidence, ...]
    later: tuple[Evidence, ...]
    for claim in claims:
        own = next((owners[q.id] for q in claim.quantities if q.id in owners), None)
        if own is not None and own not in owned and claim.status.judged and claim.veto is None:
            owned.add(own)
            statement, found, later = known[own]
            cases.append(Case(claim, document, found, statement.relation, later, reasons))
            continue
        found = later = ()
        rivals: tuple[tuple[Evidence, ...], ...] = ()
        if catalogue is not None and vintages is not None and claim.status.judged:
            found, *rest = _of_claim(document, claim, catalogue, places, vintages.known)
            rivals = tuple(rest)
            if vintages.revised:
                later = _of_claim(document, claim, catalogue, places, vintages.newest)[0]
        revised = _if_revised(found, later)
        cases.append(Case(claim, document, found, None, revised, reasons, rivals))
    cases += [
        Case(statement.claim, document, found, statement.relation, later, reasons)
        for number, (statement, found, later) in enumerate(known)
        if number not in owned
    ]
    return Dossier(document, _numbered(cases) if known else tuple(cases))


def _known(
    document: Document,
    catalogue: Catalogue,
    places: Callable[[], Places],
    statements: tuple[Statement, ...],
    vintages: Vintages,
) -> list[tuple[Statement, tuple[Evidence, ...], tuple[Evidence, ...]]]:
    """Return the statements of which a table knows every word, with what it says.

    And with what its newest vintage says, where that is another one.
    """
    found = []
    for statement in statements:
        if not statement.claim.status.judged or statement.claim.veto is not None:
            continue
        evidence = _of_statement(document, statement, catalogue, places, vintages.known)
        if not evidence:
            continue
        later: tuple[Evidence, ...] = ()
        if vintages.revised:
            later = _of_statement(document, statement, catalogue, places, vintages.newest)
        found.append((statement, evidence, _if_revised(evidence, later)))
    return found


def _of_statement(
    document: Document,
    statement: Statement,
    catalogue: Catalogue,
    places: Callable[[], Places],
    datasets: tuple[Dataset, ...],
) -> tuple[Evidence, ...]:
    if statement.relation.order is Order.TREND:
        return _likely(trend_evidence(document, statement, catalogue, places, datasets))
    return _likely(relation_evidence(document, statement, catalogue, datasets))


def _of_claim(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    places: Callable[[], Places],
    datasets: tuple[Dataset, ...],
) -> tuple[tuple[Evidence, ...], ...]:
    """Return what each table that speaks to a claim says, one empty answer where none does."""
    answers: tuple[tuple[Evidence, ...], ...] = ()
    if claim.veto is not None and not veto_is_of_prices(claim):
        return ((),)
    if claim.frame is Frame.COUNT:
        events = _likely(count_evidence(document, claim, catalogue, datasets))
        if events or not is_plain_count(document, claim):
            return (events,)
        answers = value_answers(document, claim, catalogue, places, datasets)
    elif claim.frame in VALUE_FRAMES:
        answers = value_answers(document, claim, catalogue, places, datasets)
    return tuple(map(_likely, answers)) or ((),)


def _if_revised(found: tuple[Evidence, ...], later: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return what the newest vintage of the same dataset says; nothing where it says the same."""
    same_table = {e.dataset for e in found} >= {e.dataset for e in later} or not found
    return later if same_table and later != found else ()


def _likely(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(each for each in evidence if each.confidence >= THRESHOLD)


def _numbered(cases: list[Case]) -> tuple[Case, ...]:
    """Return the cases in the order of the text, with the claims' ids anew."""
    ordered = sorted(cases, key=lambda case: case.claim.sentence)
    return tuple(
        replace(case, claim=replace(case.claim, id=f"c{number}"))
        for number, case in enumerate(ordered, start=1)
    )
