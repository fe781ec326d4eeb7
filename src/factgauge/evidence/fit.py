"""Whether the figures of a claim can be values of a measure, by their units."""

from __future__ import annotations

from factgauge.lexicon.stems import stem
from factgauge.model.claim import Claim, Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.reference.records import Measure
from factgauge.units.convert import BARE_UNITS, comparable
from factgauge.units.rates import is_currency


def unit_fits(claim: Claim, measure: Measure) -> bool:
    """Whether all figures of a claim can be values of a measure; its change may be in percent."""
    figures = [q for name, group in claim.roles if name != "by" for q in group]
    if not figures:
        return bool(claim.role("by")) or not claim.roles
    head = None if claim.measurand is None else stem(claim.measurand.head)
    if head == stem(measure.counted or "") and any(q.kind is Kind.NUMBER for q in figures):
        return False  # "South Korean workers numbered 820": not all that are counted
    return all(fits(quantity, measure) for quantity in figures) or needs_rate(claim, measure)


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
        return measure.counted is not None and stem(quantity.counted or "") == stem(measure.counted)
    if quantity.unit is None:
        return False
    return comparable(quantity.unit.removesuffix(" / year"), measure.unit)
