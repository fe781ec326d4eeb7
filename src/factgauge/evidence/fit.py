"""Whether the figures of a claim can be values of a measure, by their units."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.lexicon.stems import stem
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.quantity import Kind, Quantity
from factgauge.reference.records import Measure
from factgauge.units.convert import BARE_UNITS, comparable
from factgauge.units.rates import is_currency


def unit_fits(document: Document, claim: Claim, measure: Measure) -> bool:
    """Whether all figures of a claim can be values of a measure; its change may be in percent."""
    figures = [q for name, group in claim.roles if name != "by" for q in group]
    if not figures:
        return bool(claim.role("by")) or not claim.roles
    if any(_PART.match(document.text, q.span.end) for q in figures if q.kind is Kind.COUNT):
        return False
    head = None if claim.measurand is None else stem(claim.measurand.head)
    if head == stem(measure.counted or "") and any(q.kind is Kind.NUMBER for q in figures):
        return False  # "South Korean workers numbered 820": not all that are counted
    return all(fits(quantity, measure) for quantity in figures) or needs_rate(claim, measure)


# "inhabitants over 15", "employees who left": some of those that are counted.
_PART = pattern(
    r" (?:aged?|over|under|above|below|older|younger|who|whose|that|living|born|with|without|"
    r"outside|excluding|than)\b",
    re.IGNORECASE,
)


# "14,000 fewer employees", "300,000 new refugees": a difference, or those who came.
_MORE = pattern(r"\b(?:fewer|less|more|new|additional|extra|further|other|another) (?!than\b)\w")
_OF_SOME = pattern(
    r" (?:among [a-z]|for (?!the\b|all\b|an?\b|its?\b|year|month|quarter|example)[a-z])|"
    r"[^,.;]*, (?:(?:from|in|for|of|at) (?:its|their|his|her)|excluding|without|not counting)\b"
)


def is_of_some(document: Document, claim: Claim) -> bool:
    """Whether words behind the figure say that it is of a part: "4 percent for men"."""
    if claim.frame not in (Frame.LEVEL, Frame.RATE, Frame.COUNT, Frame.SHARE):
        return False
    if any(q.kind is Kind.COUNT and _MORE.search(q.surface) for q in claim.quantities):
        return True
    end = max((quantity.span.end for quantity in claim.quantities), default=None)
    return end is not None and _OF_SOME.match(document.text, end) is not None


def needs_rate(claim: Claim, measure: Measure) -> bool:
    """Whether a level is in another currency than the measure.

    Of a change no rate can tell: what rises in euros may fall in dollars.
    """
    figures = [quantity.unit for _, group in claim.roles for quantity in group]
    return (
        claim.frame is Frame.LEVEL
        and is_currency(measure.unit)
        and bool(figures)
        and all(is_currency(unit) and unit != measure.unit for unit in figures)
    )


def fits(quantity: Quantity, measure: Measure) -> bool:
    """Whether a figure can be a value of a measure, by its unit or by what it counts."""
    if quantity.kind is Kind.NUMBER and quantity.unit is None:
        return measure.unit in BARE_UNITS
    if quantity.kind is Kind.COUNT and measure.unit == "count":
        nouns = {measure.counted, measure.label, *measure.aliases} - {None}
        return stem(quantity.counted or "") in {stem(noun) for noun in nouns if noun is not None}
    if quantity.unit is None:
        return False
    return comparable(quantity.unit.removesuffix(" / year"), measure.unit)


# What comes or goes, of things of which a table has how many there are.
_MOVES = frozenset({
    "lay", "laid", "hire", "hir", "recruit", "dismiss", "fire", "fir", "sack", "cut", "shed", "add",
    "lose", "return", "resettle", "resettl", "arrive", "arriv", "flee", "fled", "leave", "left",
    "receive", "receiv", "deport", "expel", "kill", "train", "join", "move", "mov", "eliminate",
    "eliminat", "axe", "ax", "admit", "accept", "attract", "gain", "quit", "retire", "retir",
})  # fmt: skip


def is_moved(document: Document, claim: Claim, measure: Measure) -> bool:
    """Whether a claim is of those who came or went: "hired 800 employees", not how many it has."""
    return (
        measure.statistic == "stock"
        and claim.frame is Frame.LEVEL
        and claim.trigger is not None
        and stem(claim.trigger.of(document.text)) in _MOVES
    )


_TOLD = pattern(
    r"(?:\b(?:recorded|counted|registered|logged|tallied|reported|saw|had|suffered)"
    r"|\bthere (?:were|was|have been|had been)) $",
    re.IGNORECASE,
)


def is_plain_count(document: Document, claim: Claim) -> bool:
    """Whether a count says how many there were, and not what was done with some of them.

    "Chicago recorded 478 murders"; not "police solved 105 murders in Chicago".
    """
    figure = claim.first("value")
    if figure is None or figure.counted is None:
        return False
    return _TOLD.search(document.text[: figure.span.start]) is not None
