"""The entry of the stage: from a document to its quantities."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import overload

from factgauge.model.document import Document
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.quantities.bounds import apply_hedges
from factgauge.quantities.calendar import Dated
from factgauge.quantities.cells import cell_figures
from factgauge.quantities.combine import combine
from factgauge.quantities.digits import read_digits
from factgauge.quantities.draft import Draft, Number
from factgauge.quantities.identifiers import url_spans
from factgauge.quantities.money import dollar_of, pounds_are_money
from factgauge.quantities.scan import Anchors
from factgauge.quantities.settle import settle_dollar, settle_points, settle_pound
from factgauge.quantities.spelled import read_words
from factgauge.quantities.temperature import SCALES, settle_temperature


def extract(document: Document) -> tuple[Quantity, ...]:
    """Return every quantity, date and rank of the document, in the order of the text."""
    text = document.text
    drafts = combine(text, list(_drafts(text, [table.span for table in document.tables])))
    if document.tables:
        cells = list(cell_figures(document))
        drafts = sorted([*drafts, *cells], key=lambda draft: draft.number_start)
    dollar: tuple[str, bool] | None = None  # found out when the first ambiguous amount asks for it
    sterling: bool | None = None
    found: list[Quantity] = []
    sentences = document.sentences
    index = 0
    for draft in drafts:
        while index < len(sentences) and sentences[index].span.end <= draft.number_start:
            index += 1
        if index == len(sentences):
            break
        if sentences[index].span.start > draft.number_start:
            continue  # outside prose: front matter, code
        if draft.note is not None and draft.currency == "USD":
            dollar = dollar or dollar_of(text)
            settle_dollar(draft, *dollar)
        elif draft.unit == "pound":
            sterling = pounds_are_money(text) if sterling is None else sterling
            settle_pound(text, draft, sterling=sterling)
        elif draft.counted in ("points", "point") or draft.unit == "basis_point":
            settle_points(text, draft)
        elif draft.unit in SCALES:
            settle_temperature(text, draft)
        found.append(_quantity(text, draft, f"q{len(found) + 1}", index))
    return tuple(found)


def _drafts(text: str, tables: list[Span]) -> Iterator[Draft]:
    """Yield every figure and date of the prose in order, each once, hedges not yet read."""
    masked = sorted([*url_spans(text), *tables])
    mask = 0
    position = 0
    anchors = Anchors(text)
    while (anchor := anchors.after(position)) is not None:
        at = anchor.start
        while mask < len(masked) and masked[mask][1] <= at:
            mask += 1
        if mask < len(masked) and masked[mask][0] <= at:
            position = masked[mask][1]
            continue
        reading = read_words(text, at, anchor.end) if anchor.word else read_digits(text, at)
        if reading is None:
            position = anchor.end
        elif isinstance(reading, int):
            position = max(reading, anchor.end)
        elif isinstance(reading, Dated):
            draft = Draft(reading.start, reading.end, None, reading.rule)
            draft.kind = Kind.RANK if reading.rule.startswith("ordinal") else Kind.DATE
            yield draft
            position = max(reading.end, anchor.end)
        else:
            apply_hedges(text, reading)
            yield reading
            position = max(reading.end, reading.number_end, anchor.end)


_NO_AMOUNT = (Kind.DATE, Kind.RANK)
_SMALL = tuple(Fraction(value) for value in range(1001))  # most figures and nearly all resolutions


@overload
def _exact(value: Number) -> Fraction: ...
@overload
def _exact(value: None) -> None: ...
def _exact(value: Number | None) -> Fraction | None:
    if value is None or type(value) is Fraction:
        return value
    return _SMALL[value.numerator] if 0 <= value <= 1000 else Fraction(value)


def _size(value: Number) -> Number:
    return value if value >= 0 else -value


def _quantity(text: str, draft: Draft, name: str, sentence: int) -> Quantity:
    low = high = resolution = loose = None
    if draft.kind not in _NO_AMOUNT:
        low = _exact(draft.low)
        high = low if draft.high == draft.low else _exact(draft.high)
        resolution = _exact(0 if draft.exact else _size(draft.resolution))
        padding = _size(draft.loose)
        loose = _exact(padding) if padding > _size(draft.resolution) else resolution
    span = Span(draft.start, max(draft.end, draft.number_end))
    return Quantity(
        id=name,
        span=span,
        surface=text[span.start : span.end],
        number_span=Span(draft.number_start, draft.number_end),
        kind=draft.kind,
        stated_low=low,
        stated_high=high,
        resolution=resolution,
        loose_resolution=loose,
        modality=draft.modality,
        unit=draft.unit,
        currency=draft.currency,
        counted=draft.counted,
        counted_span=Span(draft.counted_start, draft.counted_end) if draft.counted else None,
        sentence=sentence,
        rule=draft.rule,
        note=draft.note,
        ceiling=draft.ceiling,
    )
