"""Golden texts with one numeral altered: past rounding a check must flip, within it none may.

A text is taken where a check found a stated figure to fit what the others give. Past rounding the
figure is written so large that the two sets part by more than one unit of its last digit; within it
the figure is written anew with the same number of digits so that they still meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from factgauge.model.finding import Finding, Outcome
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Quantity
from factgauge.model.report import DocumentReport
from factgauge.pipeline import examine, read

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FACTORS = (Fraction(7, 5), Fraction(9, 5), Fraction(12, 5))
_PLAIN = (Modality.EXACT, Modality.APPROXIMATE)


@dataclass(frozen=True)
class Mutant:
    """A text with one numeral altered; `flips` is whether its check must now find a conflict."""

    text: str
    code: str
    start: int  # of the altered numeral
    flips: bool


def report_on(text: str) -> DocumentReport:
    """Return the report on a text without reference tables."""
    return examine(read(text, published=None), None)


def mutants(text: str) -> Iterator[Mutant]:
    """Yield the mutants of a consistent text: one of each kind for each stated figure that fits."""
    report = report_on(text)
    by_span = {quantity.span: quantity for quantity in report.quantities}
    for verdict in report.verdicts:
        for finding in verdict.findings:
            quantity = by_span.get(finding.span)
            if quantity is not None and _fits(finding, quantity):
                yield from _altered(text, finding, quantity)


def _fits(finding: Finding, quantity: Quantity) -> bool:
    return (
        finding.outcome is Outcome.CONSISTENT
        and finding.settles
        and quantity.modality in _PLAIN
        and finding.computed is not None
        and finding.stated is not None
        and finding.computed.bounded
        and finding.stated.bounded
    )


def _middle(values: Interval) -> Fraction:
    assert values.lo is not None  # noqa: S101 - _fits has looked
    assert values.hi is not None  # noqa: S101
    return (values.lo + values.hi) / 2


def _altered(text: str, finding: Finding, quantity: Quantity) -> Iterator[Mutant]:
    found = _NUMERAL.search(text, quantity.span.start, quantity.span.end)
    computed, stated = finding.computed, finding.stated
    if found is None or computed is None or stated is None or _middle(stated) == 0:
        return
    written = Fraction(found[0].replace(",", ""))
    decimals = len(found[0].partition(".")[2])
    unit = Fraction(1, 10**decimals)
    scale = _middle(stated) / written if written else Fraction(0)
    if not scale or written < 5 * unit:  # "1" and "0.2" have no neighbours far enough away
        return
    for factor in _FACTORS:
        value = round(written * factor * 10**decimals) * unit
        moved = Interval.point(value * scale)
        if computed.gap(moved) > 4 * abs(unit * scale):
            yield _with(text, found, value, decimals, finding, flips=True)
            break
    target = round(_middle(computed) / scale * 10**decimals) * unit
    if target > 0 and target != written:
        yield _with(text, found, target, decimals, finding, flips=False)


def _with(
    text: str,
    found: re.Match[str],
    value: Fraction,
    decimals: int,
    finding: Finding,
    *,
    flips: bool,
) -> Mutant:
    number = f"{float(value):,.{decimals}f}" if "," in found[0] else f"{float(value):.{decimals}f}"
    altered = text[: found.start()] + number + text[found.end() :]
    return Mutant(altered, finding.code, found.start(), flips)


def comes_out(mutant: Mutant) -> bool:
    """Whether the pipeline says of a mutant what it must."""
    verdicts = report_on(mutant.text).verdicts
    conflicts = {
        finding.code
        for verdict in verdicts
        for finding in verdict.findings
        if finding.outcome is Outcome.INCONSISTENT
    }
    return (mutant.code in conflicts) if mutant.flips else not conflicts
