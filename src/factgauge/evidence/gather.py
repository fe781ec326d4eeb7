"""The entry of the stage: each claim becomes a case with what the reference tables say about it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from factgauge.evidence.events import count_evidence
from factgauge.evidence.values import value_evidence
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.evidence import Case, Dossier, Evidence
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue

VALUE_FRAMES = frozenset({Frame.LEVEL, Frame.CHANGE, Frame.RATE})
THRESHOLD = Fraction(1, 2)  # a link less likely than this is not used

Places = tuple[tuple[Span, str], ...]


def gather(
    document: Document,
    claims: tuple[Claim, ...],
    catalogue: Catalogue | None,
    places: Callable[[], Places],
) -> Dossier:
    """Return the document's cases.

    Only claims that are judged are looked up. A claim that no table speaks to gets a case without
    evidence. `places` finds the places that the whole text names, when it is asked.
    """
    cases = []
    for claim in claims:
        evidence: tuple[Evidence, ...] = ()
        if catalogue is not None and claim.status.judged and claim.veto is None:
            if claim.frame is Frame.COUNT:
                evidence = count_evidence(document, claim, catalogue)
            elif claim.frame in VALUE_FRAMES:
                evidence = value_evidence(document, claim, catalogue, places)
        cases.append(Case(claim, document, tuple(e for e in evidence if e.confidence >= THRESHOLD)))
    return Dossier(document, tuple(cases))
