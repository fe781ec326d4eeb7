"""Quantities and claims for a terminal: what was read, before anything is checked."""

from __future__ import annotations

from typing import TextIO

from factgauge.model.claim import Claim
from factgauge.model.quantity import Quantity
from factgauge.model.report import Report
from factgauge.reports.figures import interval_words
from factgauge.reports.places import Places
from factgauge.reports.terminal import Terminal, one_line
from factgauge.reports.text import write_heading

_INDENT = "    "


def write_quantities_text(report: Report, out: TextIO) -> None:
    """Write one entry a quantity: where it stands, its words, and the set that they assert."""
    terminal = Terminal(out)
    for index, document in enumerate(report.documents):
        if index:
            terminal.line()
        write_heading(document, terminal)
        places = Places(document.document.text)
        for quantity in document.quantities:
            place = places.short(quantity.span.start)
            terminal.line(f"{place:<8}“{one_line(quantity.surface)}”")
            terminal.paragraph(_reading(quantity), " " * 8)
        terminal.line(f"{len(document.quantities)} quantities")


def write_claims_text(report: Report, out: TextIO) -> None:
    """Write one entry a claim: its frame, words and parts, then the figures that joined none."""
    terminal = Terminal(out)
    for index, document in enumerate(report.documents):
        if index:
            terminal.line()
        write_heading(document, terminal)
        places = Places(document.document.text)
        for claim in document.claims:
            place = places.short(claim.span.start)
            frame = claim.frame.value.replace("_", " ")
            terminal.line(f"{terminal.paint(frame.upper(), '1')}  at {place}, {claim.status.value}")
            terminal.paragraph(f"“{one_line(claim.surface)}”", _INDENT, _INDENT + " ")
            for label, words in _parts(claim):
                terminal.paragraph(words, f"{_INDENT}{label}: ", _INDENT + "  ")
            terminal.line()
        terminal.line(f"{len(document.claims)} claims")
        quantities = {quantity.id: quantity for quantity in document.quantities}
        for name, reason in document.unclaimed:
            if name in quantities:
                quantity = quantities[name]
                place = places.short(quantity.span.start)
                words = f"{place} “{one_line(quantity.surface)}”: {one_line(reason)}"
                terminal.paragraph(words, "joined no claim: ", "  ")


def _reading(quantity: Quantity) -> str:
    kind = quantity.kind.value.replace("_", " ")
    parts = [f"{kind}, {quantity.modality.value.replace('_', ' ')}"]
    if quantity.interval is not None:
        parts.append(interval_words(quantity.interval, quantity.unit))
    if quantity.counted is not None:
        parts.append(f"counts {one_line(quantity.counted)}")
    if quantity.note is not None:
        parts.append(f"note: {one_line(quantity.note)}")
    return "; ".join(parts)


def _parts(claim: Claim) -> list[tuple[str, str]]:
    parts = [
        (role, ", ".join(f"“{one_line(quantity.surface)}”" for quantity in quantities))
        for role, quantities in claim.roles
    ]
    if claim.direction is not None:
        parts.append(("direction", claim.direction.value))
    if claim.measurand is not None:
        parts.append(("measurand", one_line(claim.measurand.surface)))
    for entity in claim.entities:
        parts.append((f"entity ({entity.role})", f"{one_line(entity.surface)} = {entity.id}"))
    if claim.period is not None:
        begins, ends = claim.period.begins, claim.period.ends
        days = f"{begins or '(open)'} up to, not including, {ends or '(open)'}"
        parts.append(("period", days if begins or ends else f"relative ({claim.period.kind})"))
    if claim.speaker is not None:
        parts.append(("speaker", one_line(claim.speaker.surface)))
    return parts
