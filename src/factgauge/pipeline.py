"""The order of the stages, for one document; and the library's three calls."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factgauge.documents.read import read_sentences, read_text
from factgauge.model.document import Document
from factgauge.model.report import DocumentReport, Report
from factgauge.model.span import Span
from factgauge.quantities.extract import extract as extract_quantities
from factgauge.quantities.found import Found
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.starter import starter_folder

if TYPE_CHECKING:
    from factgauge.claims.read import Reading
    from factgauge.model.evidence import Case
    from factgauge.model.finding import Verdict
    from factgauge.model.quantity import Quantity

_LONG = 100_000  # characters


@contextmanager
def _collector_at_rest(characters: int) -> Iterator[None]:
    """Keep the garbage collector from running while a long text is read.

    Hundreds of thousands of its records stay alive, none of them in a cycle, and the collector
    would go through them again and again: time would grow faster than the text.
    """
    if characters < _LONG or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def examine(
    document: Document, catalogue: Catalogue | None, depth: str = "verdicts"
) -> DocumentReport:
    """Run the stages on one document, as far as "quantities", "claims" or "verdicts"."""
    with _collector_at_rest(len(document.text)):
        return _examine(document, catalogue, depth)


def _examine(document: Document, catalogue: Catalogue | None, depth: str) -> DocumentReport:
    quantities = extract_quantities(document)
    if depth == "quantities":
        return DocumentReport(document, quantities, (), ())
    from factgauge.claims.read import read_claims  # a stage loads when a document gets there

    reading = read_claims(document, quantities)
    if depth == "claims":
        return DocumentReport(
            document, quantities, reading.claims, (), reading.unclaimed, reading.dates
        )
    judged = _judged(document, quantities, reading, catalogue)
    return DocumentReport(
        document,
        quantities,
        tuple(case.claim for case, _ in judged),
        tuple(verdict for _, verdict in judged),
        reading.unclaimed,
        reading.dates,
    )


def judge_cases(
    document: Document, catalogue: Catalogue | None
) -> tuple[tuple[Case, Verdict], ...]:
    """Return the cases of a document, with what the tables say of each, and its verdict."""
    from factgauge.claims.read import read_claims

    quantities = extract_quantities(document)
    return _judged(document, quantities, read_claims(document, quantities), catalogue)


def _judged(
    document: Document,
    quantities: tuple[Quantity, ...],
    reading: Reading,
    catalogue: Catalogue | None,
) -> tuple[tuple[Case, Verdict], ...]:
    from factgauge.checks.run import run_checks
    from factgauge.claims.entities import find_entities
    from factgauge.claims.relations import read_statements
    from factgauge.evidence.gather import gather
    from factgauge.evidence.relations import names_in
    from factgauge.verdicts.judge import judge

    def places() -> tuple[tuple[Span, str], ...]:
        return tuple(
            (m.span, m.id) for m in find_entities(document.text, 0, len(document.text)) if m.place
        )

    names = None if catalogue is None else names_in(catalogue)
    statements = () if names is None else read_statements(document, quantities, names)
    dossier = gather(document, reading.claims, catalogue, places, statements)
    return tuple((case, judge(case, findings)) for case, findings in run_checks(dossier))


def verify(
    text: str,
    *,
    published: str | datetime.date | None = None,
    title: str | None = None,
    references: str | Path | Sequence[str | Path] | Catalogue | None = None,
    default_reference: bool = True,
) -> Report:
    """Return the report on one text.

    `published` is an ISO date; it resolves "last year". `references` is a folder of datasets,
    several, or an open catalogue, which is used as it is. The starter datasets that come with
    factgauge are used as well, unless `default_reference` is false. Raises `DatasetError` for a
    dataset that breaks its schema, `ValueError` for a date that is none.
    """
    from factgauge import __version__

    if isinstance(references, Catalogue) or (references is None and not default_reference):
        return Report(
            __version__, (examine(read(text, published=published, title=title), references),)
        )
    folders = [references] if isinstance(references, str | Path) else list(references or ())
    starter = starter_folder() if default_reference else None
    with Catalogue.open([Path(folder) for folder in folders], starter) as catalogue:
        return Report(
            __version__, (examine(read(text, published=published, title=title), catalogue),)
        )


def read(
    text: str, *, published: str | datetime.date | None = None, title: str | None = None
) -> Document:
    """Return a text as a document, split into sentences.

    Its date is looked for in a byline when none is given.
    """
    day = datetime.date.fromisoformat(published) if isinstance(published, str) else published
    return read_text(text, title=title, published=day)


def extract(text: str) -> Found:
    """Return the quantities of a text, in order, dates and ranks among them.

    The tuple also gives a pandas frame (`to_frame`) and pint quantities (`to_pint`).
    """
    with _collector_at_rest(len(text)):
        return Found(extract_quantities(read_sentences(text)))


def examine_all(documents: Iterable[Document], catalogue: Catalogue | None) -> Report:
    """Return one report on several documents."""
    from factgauge import __version__

    return Report(__version__, tuple(examine(document, catalogue) for document in documents))
