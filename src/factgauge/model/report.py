"""Everything that one run found."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factgauge.errors import FactgaugeError
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.finding import Judgement, Verdict
from factgauge.model.frame import to_frame
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """An expression of time that was resolved from the document's date: "last year" is 2018."""

    span: Span
    surface: str
    begins: datetime.date
    ends: datetime.date  # not included
    note: str | None = None  # "the day of publication"


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document with its quantities, claims and verdicts, each in the order of the text.

    `unclaimed` pairs the id of each quantity that joined no claim with the reason.
    """

    document: Document
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    unclaimed: tuple[tuple[str, str], ...] = ()
    dates: tuple[ResolvedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The documents of one run in input order, and what could not be read."""

    version: str
    documents: tuple[DocumentReport, ...]
    unread: tuple[FactgaugeError, ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """Return one row a claim, in the order of the text; `model.frame` has the columns."""
        return to_frame(self)

    def count(self, judgement: Judgement) -> int:
        """Return how many claims got this verdict."""
        return sum(
            verdict.judgement is judgement
            for report in self.documents
            for verdict in report.verdicts
        )
