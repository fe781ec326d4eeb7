"""Claims and quantities as pandas tables: behind `to_frame` of a report and of an extraction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from factgauge.model.finding import Outcome, Verdict
from factgauge.model.quantity import Quantity

if TYPE_CHECKING:
    import pandas as pd

    from factgauge.model.report import Report

COLUMNS = (
    "document",
    "claim",
    "text",
    "start",
    "end",
    "frame",
    "direction",
    "measurand",
    "entities",
    "period_begins",
    "period_ends",
    "speaker",
    "status",
    "verdict",
    "confidence",
    "summary",
    "codes",
)


def to_frame(report: Report) -> pd.DataFrame:
    """Return one row a claim, in the order of the text; an absent part is `None`.

    `entities` and `codes` are tuples, `codes` of the checks that ran (abstentions left out); the
    period's days are `datetime.date`, the end not included.
    """
    import pandas as pd

    rows = [
        _row(document.document.id, verdict)
        for document in report.documents
        for verdict in document.verdicts
    ]
    # dtype object: pandas would make the absent parts NaN, which reads as a number.
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(
        {"start": "int64", "end": "int64", "confidence": "float64"}
    )


QUANTITY_COLUMNS = (
    "id",
    "text",
    "start",
    "end",
    "kind",
    "stated_low",
    "stated_high",
    "low",
    "high",
    "modality",
    "unit",
    "currency",
    "counted",
    "sentence",
    "rule",
)


def quantities_frame(quantities: Iterable[Quantity]) -> pd.DataFrame:
    """Return one row a quantity, in text order; numbers are floats, an absent bound is `None`."""
    import pandas as pd

    rows = [_quantity_row(quantity) for quantity in quantities]
    return pd.DataFrame(rows, columns=list(QUANTITY_COLUMNS), dtype=object).astype(
        {"start": "int64", "end": "int64", "sentence": "int64"}
    )


def _quantity_row(quantity: Quantity) -> tuple[object, ...]:
    asserted = quantity.interval
    low = None if asserted is None else asserted.lo
    high = None if asserted is None else asserted.hi
    return (
        quantity.id,
        quantity.surface,
        quantity.span.start,
        quantity.span.end,
        quantity.kind.value,
        *(
            None if bound is None else float(bound)
            for bound in (quantity.stated_low, quantity.stated_high, low, high)
        ),
        quantity.modality.value,
        quantity.unit,
        quantity.currency,
        quantity.counted,
        quantity.sentence,
        quantity.rule,
    )


def _row(document: str, verdict: Verdict) -> tuple[object, ...]:
    claim = verdict.claim
    period = claim.period
    ran = (each.code for each in verdict.findings if each.outcome is not Outcome.ABSTAINED)
    return (
        document,
        claim.id,
        verdict.surface,
        verdict.span.start,
        verdict.span.end,
        claim.frame.value,
        None if claim.direction is None else claim.direction.value,
        None if claim.measurand is None else claim.measurand.surface,
        tuple(entity.id for entity in claim.entities),
        None if period is None else period.begins,
        None if period is None else period.ends,
        None if claim.speaker is None else claim.speaker.surface,
        claim.status.value,
        verdict.judgement.value,
        float(verdict.confidence),
        verdict.summary,
        tuple(dict.fromkeys(ran)),
    )
