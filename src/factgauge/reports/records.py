"""The JSON forms of the records, field for field as DESIGN section 5 names them."""

from __future__ import annotations

import datetime
from typing import Literal

from factgauge.model.claim import Claim, Entity, Measurand, Period, Speaker
from factgauge.model.document import Document
from factgauge.model.evidence import Cell, Event
from factgauge.model.finding import Finding, Step, Verdict
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.report import DocumentReport, ResolvedDate
from factgauge.model.span import Span
from factgauge.reports.numbers import json_number
from factgauge.units.table import dimension

Json = dict[str, object]
Depth = Literal["quantities", "claims", "verdicts"]


def document_record(report: DocumentReport, depth: Depth = "verdicts") -> Json:
    """Return one document as the line of a JSONL output, down to the stage that `depth` names."""
    document = report.document
    published = document.published
    record: Json = {
        "id": document.id,
        "published": None
        if published is None
        else {"date": published.date.isoformat(), "source": published.source},
        "quantities": [quantity_record(quantity) for quantity in report.quantities],
    }
    if depth == "quantities":
        return record
    record["claims"] = [claim_record(claim) for claim in report.claims]
    if depth == "verdicts":
        record["verdicts"] = [verdict_record(verdict, document) for verdict in report.verdicts]
    record["unclaimed"] = [
        {"quantity": quantity, "reason": reason} for quantity, reason in report.unclaimed
    ]
    record["dates"] = [_resolved_date(date) for date in report.dates]
    return record


def quantity_record(quantity: Quantity) -> Json:
    """Return a quantity; `low` and `high` are the asserted set, null where it has no end."""
    interval = quantity.interval
    return {
        "id": quantity.id,
        **_words(quantity.span, quantity.surface),
        "kind": quantity.kind.value,
        "stated_low": json_number(quantity.stated_low),
        "stated_high": json_number(quantity.stated_high),
        "low": None if interval is None else json_number(interval.lo),
        "high": None if interval is None else json_number(interval.hi),
        "low_closed": interval is not None and interval.lo is not None and interval.lo_closed,
        "high_closed": interval is not None and interval.hi is not None and interval.hi_closed,
        "resolution": json_number(quantity.resolution),
        "modality": quantity.modality.value,
        "unit": quantity.unit,
        "dimension": dimension(quantity.unit),
        "currency": quantity.currency,
        "counted": quantity.counted,
        "sentence": quantity.sentence,
    }


def claim_record(claim: Claim) -> Json:
    """Return a claim; its roles name quantities by their ids."""
    return {
        "id": claim.id,
        **_words(claim.span, claim.surface),
        "sentence": claim.sentence,
        "frame": claim.frame.value,
        "roles": {role: [each.id for each in quantities] for role, quantities in claim.roles},
        "direction": None if claim.direction is None else claim.direction.value,
        "measurand": None if claim.measurand is None else _measurand(claim.measurand),
        "entities": [_entity(entity) for entity in claim.entities],
        "period": None if claim.period is None else _period(claim.period),
        "speaker": None if claim.speaker is None else _speaker(claim.speaker),
        "status": claim.status.value,
    }


def verdict_record(verdict: Verdict, document: Document) -> Json:
    """Return a verdict with its findings; `document` lends the words that they point at."""
    return {
        "claim": verdict.claim.id,
        **_words(verdict.span, verdict.surface),
        "verdict": verdict.judgement.value,
        "confidence": json_number(verdict.confidence),
        "summary": verdict.summary,
        "findings": [finding_record(finding, document) for finding in verdict.findings],
    }


def finding_record(finding: Finding, document: Document) -> Json:
    """Return a finding; its evidence is the figure it speaks of, then the cells and events.

    `others` are cells of neighbouring measures, shown and not compared.
    """
    span: Json = {"kind": "span", **_words(finding.span, finding.span.of(document.text))}
    return {
        "code": finding.code,
        "outcome": finding.outcome.value,
        "message": finding.message,
        "hint": finding.hint,
        "note": finding.note,
        "computed": _interval(finding.computed, finding.unit),
        "stated": _interval(finding.stated, finding.unit),
        "trace": [_step(step) for step in finding.trace],
        "evidence": [span, *map(cell_record, finding.cells), *map(event_record, finding.events)],
        "others": [cell_record(cell) for cell in finding.others],
    }


def cell_record(cell: Cell) -> Json:
    """Return one value of a reference table and where it stands there."""
    return {
        "kind": "cell",
        "dataset": cell.dataset,
        "vintage": cell.vintage,
        "file": cell.file,
        "row": cell.row,
        "keys": dict(cell.keys),
        "measure": cell.measure,
        "value": json_number(cell.value),
        "unit": cell.unit,
        "source": cell.source,
        "licence": cell.licence,
    }


def event_record(event: Event) -> Json:
    """Return one row of an event table; both of its days are included."""
    return {
        "kind": "event",
        "dataset": event.dataset,
        "vintage": event.vintage,
        "file": event.file,
        "row": event.row,
        "keys": dict(event.keys),
        "begins": event.begins.isoformat(),
        "last_day": event.last_day.isoformat(),
        "participants": list(event.participants),
        "source": event.source,
        "licence": event.licence,
    }


def _words(span: Span, surface: str) -> Json:
    return {"start": span.start, "end": span.end, "text": surface}


def _step(step: Step) -> Json:
    interval = step.interval
    return {
        "label": step.label,
        "low": None if interval is None else json_number(interval.lo),
        "high": None if interval is None else json_number(interval.hi),
        "unit": step.unit,
        "text": step.text,
    }


def _interval(interval: Interval | None, unit: str | None) -> Json | None:
    if interval is None:
        return None
    return {
        "low": json_number(interval.lo),
        "high": json_number(interval.hi),
        "low_closed": interval.lo is not None and interval.lo_closed,
        "high_closed": interval.hi is not None and interval.hi_closed,
        "unit": unit,
    }


def _measurand(measurand: Measurand) -> Json:
    return {
        **_words(measurand.span, measurand.surface),
        "head": measurand.head,
        "modifiers": list(measurand.modifiers),
        "polarity": measurand.polarity,
        "statistic": measurand.statistic,
    }


def _entity(entity: Entity) -> Json:
    return {**_words(entity.span, entity.surface), "id": entity.id, "role": entity.role}


def _period(period: Period) -> Json:
    return {
        "start": None if period.span is None else period.span.start,
        "end": None if period.span is None else period.span.end,
        "text": period.surface,
        "begins": _day(period.begins),
        "ends": _day(period.ends),
        "kind": period.kind,
    }


def _speaker(speaker: Speaker) -> Json:
    return _words(speaker.span, speaker.surface)


def _resolved_date(date: ResolvedDate) -> Json:
    return {
        **_words(date.span, date.surface),
        "begins": _day(date.begins),
        "ends": _day(date.ends),
        "note": date.note,
    }


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
