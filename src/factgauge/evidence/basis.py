"""Nominal against real: in whose prices a claim and a measure are, never mixed in silence."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.reference.records import Measure

NOMINAL, REAL, PARITY = "current prices", "constant prices", "purchasing power parity"

# The parity first: "constant international dollars" are both, and no nominal measure is either.
_SAID = (
    (PARITY, pattern(r"\b(?:PPP|purchasing[- ]power|international dollars?)\b", re.IGNORECASE)),
    (
        REAL,
        pattern(
            r"\b(?:in real terms|inflation[- ]adjusted|adjusted for inflation|after inflation|"
            r"(?:constant|chained|fixed)(?: \d{4})? "
            r"(?:prices?|dollars?|euros?|pounds?|US dollars?)|"
            r"(?:in|at) \d{4} (?:prices|dollars|euros|pounds))\b",
            re.IGNORECASE,
        ),
    ),
    (
        NOMINAL,
        pattern(
            r"\b(?:in nominal terms|nominal(?:ly)?|(?:in|at) current (?:prices|dollars|euros))\b",
            re.IGNORECASE,
        ),
    ),
)
_PARITY_BASIS = pattern(r"\b(?:ppp|purchasing|international)\b", re.IGNORECASE)
_NOMINAL_BASIS = pattern(r"\b(?:current|nominal)\b", re.IGNORECASE)


def basis_said(document: Document, claim: Claim) -> str | None:
    """Return in whose prices a claim says that it is, `None` where it does not say."""
    text = document.sentences[claim.sentence].span.of(document.text)
    for basis, words in _SAID:
        if words.search(text):
            return basis
    if claim.measurand is not None and "real" in claim.measurand.modifiers:  # "real wages"
        return REAL
    return None


def basis_of(measure: Measure) -> str | None:
    """Return in whose prices a measure is, `None` where its descriptor does not say.

    Whatever is neither current nor at parity counts as constant: "constant 2015", "real", "2015".
    """
    basis = measure.price_basis
    if basis is None:
        return None
    if _PARITY_BASIS.search(basis):
        return PARITY
    return NOMINAL if _NOMINAL_BASIS.search(basis) else REAL


def basis_conflict(document: Document, claim: Claim, measure: Measure) -> str | None:
    """Return in words why a measure may not judge a claim for its prices, `None` where it may.

    A claim that does not say is nominal: only a measure of current prices, or of none, judges it.
    """
    said, held = basis_said(document, claim), basis_of(measure)
    if (said or NOMINAL) == (held or NOMINAL):
        return None
    has = f"the table has {measure.label} at {held or 'prices that it does not name'}"
    return f"{has}, and the claim is {f'at {said}' if said else 'not said to be'}"
