"""Nominal against real: in whose prices a claim and a measure are, never mixed in silence."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.quantity import Kind
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
            r"\b(?:in (?:nominal )?(?:dollar|euro|cash|money) terms|in (?:US )?dollars|"
            r"measured in dollars|nominal(?:ly)?|(?:in|at) current (?:prices|dollars|euros))\b",
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
    The growth of output is real where nothing is said.
    """
    said, held = basis_said(document, claim), basis_of(measure)
    if said is None and grows_in_real_terms(claim):
        if held == REAL:
            return None
        has = f"the table has {measure.label} at {held or NOMINAL}"
        return f"{has}, and growth that is not said to be nominal is in real terms"
    if (said or NOMINAL) == (held or NOMINAL):
        return None
    has = f"the table has {measure.label} at {held or 'prices that it does not name'}"
    return f"{has}, and the claim is {f'at {said}' if said else 'not said to be'}"


_OUTPUT = pattern(
    r"\b(?:GDP|GNP|GNI|econom(?:y|ies)|economic output|"
    r"gross (?:domestic|national) (?:product|income)|gross value added|value added)\b",
    re.IGNORECASE,
)
_PAY = pattern(r"\b(?:wages?|salar(?:y|ies))\b", re.IGNORECASE)


def grows_in_real_terms(claim: Claim) -> bool:
    """Whether a claim is of the growth of output or wages, without amounts of money.

    By convention that is in real terms, or may be: "the economy grew 7.6 percent". Amounts say
    themselves in which prices they are.
    """
    if claim.frame is not Frame.CHANGE or claim.measurand is None:
        return False
    if any(quantity.kind is Kind.MONEY for quantity in claim.quantities):
        return False
    words = claim.measurand.surface
    if _OUTPUT.search(words) is not None:
        return True
    return bool(claim.role("by")) and _PAY.search(words) is not None


def veto_is_of_prices(claim: Claim) -> bool:
    """Whether the word that makes a claim one of another measure only says that it is real."""
    return claim.veto in ("in real terms", "inflation-adjusted", "after inflation")
