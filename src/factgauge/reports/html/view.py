"""What the page shows of one document, in words: the template only places it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factgauge.model.finding import Judgement, Verdict
from factgauge.model.quantity import Quantity
from factgauge.model.report import DocumentReport
from factgauge.reports.html.article import Paragraph, paragraphs
from factgauge.reports.html.cards import Card, card
from factgauge.reports.html.links import web_address
from factgauge.reports.places import Places
from factgauge.reports.wording import VERDICTS, Wording


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims of a page or a document got one verdict."""

    verdict: str
    wording: Wording
    number: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A figure that joined no claim, and why."""

    words: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of time and the days that it stands for."""

    words: str
    place: str
    days: str
    note: str | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document as the template places it."""

    anchor: str
    id: str
    title: str
    title_in_text: bool
    published: str | None
    url: str | None
    counts: tuple[Count, ...]
    article: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    unclaimed: tuple[Reason, ...]
    dates: tuple[Dated, ...]


def counts(verdicts: Iterable[Verdict]) -> tuple[Count, ...]:
    """Return how many claims got each verdict, the gravest first, zeros kept."""
    found = [verdict.judgement for verdict in verdicts]
    return tuple(
        Count(judgement.value, VERDICTS[judgement], found.count(judgement))
        for judgement in Judgement
    )


def document_view(report: DocumentReport, index: int) -> DocumentView:
    """Return the `index`-th document of a page, counted from 1."""
    document, places = report.document, Places(report.document.text)
    article = paragraphs(document, report.verdicts)
    published = document.published
    quantities = {quantity.id: quantity for quantity in report.quantities}
    return DocumentView(
        anchor=f"d{index}",
        id=document.id,
        title=document.title or document.id,
        title_in_text=any(paragraph.role == "title" for paragraph in article),
        published=f"{published.date.isoformat()} ({published.source})" if published else None,
        url=web_address(document.url),
        counts=tuple(count for count in counts(report.verdicts) if count.number),
        article=article,
        cards=tuple(
            card(verdict, document=index, number=number, place=places.words(verdict.span.start))
            for number, verdict in enumerate(report.verdicts, 1)
        ),
        unclaimed=tuple(
            _reason(quantities[name], reason, places)
            for name, reason in report.unclaimed
            if name in quantities
        ),
        dates=tuple(
            Dated(
                date.surface,
                places.words(date.span.start),
                f"{date.begins.isoformat()} up to, not including, {date.ends.isoformat()}",
                date.note,
            )
            for date in report.dates
        ),
    )


def _reason(quantity: Quantity, reason: str, places: Places) -> Reason:
    return Reason(quantity.surface, places.words(quantity.span.start), reason)
