"""The article cut into paragraphs, and each paragraph into stretches under the same claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factgauge.model.document import Document, Sentence
from factgauge.model.finding import Judgement, Verdict
from factgauge.model.span import Span

OUTSIDE = "outside"  # the role of a paragraph that holds no sentence: front matter, a table

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_GRAVITY = {judgement: rank for rank, judgement in enumerate(Judgement)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that lie under the same claims, given by their places in the list of verdicts.

    `claims` has the innermost first. `begins` are the claims of which no earlier stretch is shown.
    Stretches never nest, so claims that overlap in any way still give well-formed markup.
    """

    text: str
    claims: tuple[int, ...]
    begins: tuple[int, ...]
    markup: bool = False  # "# " or "- ", which stands before the first sentence of a paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with the role that its sentences have."""

    role: str
    stretches: tuple[Stretch, ...]


def paragraphs(document: Document, verdicts: Sequence[Verdict]) -> tuple[Paragraph, ...]:
    """Return the whole text of a document, in order, but for white space between paragraphs."""
    shown: list[Paragraph] = []
    begun: set[int] = set()
    for span in _paragraph_spans(document):
        inside = [
            index
            for index, verdict in enumerate(verdicts)
            if verdict.span.start < verdict.span.end and verdict.span.overlaps(span)
        ]
        stretches = []
        first = _first_sentence(document, span)
        words_start = span.start if first is None else max(first.span.start, span.start)
        cuts = [*(verdicts[index].span for index in inside), Span(words_start, words_start)]
        for piece in _pieces(span, cuts):
            claims = sorted(
                (index for index in inside if verdicts[index].span.overlaps(piece)),
                key=lambda index: _innermost_first(verdicts[index], index),
            )
            begins = tuple(index for index in sorted(claims) if index not in begun)
            begun.update(begins)
            markup = piece.end <= words_start and not claims
            stretches.append(Stretch(piece.of(document.text), tuple(claims), begins, markup))
        role = OUTSIDE if first is None else first.role
        shown.append(Paragraph(role if document.sentences else "body", tuple(stretches)))
    return tuple(shown)


def _paragraph_spans(document: Document) -> list[Span]:
    """Return the paragraphs: cut at blank lines, and where the reader saw a new block begin.

    The mark of a list item or a heading stands before its first sentence, and goes with it.
    """
    text = document.text
    cuts = {match.end() for match in _BLANK_LINES.finditer(text)}
    for before, after in pairwise(document.sentences):
        if before.block != after.block:
            line = text.rfind("\n", before.span.end, after.span.start) + 1
            cuts.add(line or after.span.start)
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    spans = (_trimmed(text, Span(start, end)) for start, end in pairwise(edges))
    return [span for span in spans if span.start < span.end]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def _pieces(span: Span, cuts: Sequence[Span]) -> list[Span]:
    """Cut a paragraph wherever one of the spans begins or ends."""
    edges = {span.start, span.end}
    edges.update(edge for cut in cuts for edge in cut if span.start < edge < span.end)
    ordered = sorted(edges)
    return [Span(start, end) for start, end in pairwise(ordered)]


def _innermost_first(verdict: Verdict, index: int) -> tuple[int, int, int]:
    return (verdict.span.end - verdict.span.start, _GRAVITY[verdict.judgement], index)


def _first_sentence(document: Document, span: Span) -> Sentence | None:
    return next((each for each in document.sentences if each.span.overlaps(span)), None)
