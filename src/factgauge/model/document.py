"""What the reading of a file yields: a text with its sentences and its date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from factgauge.model.span import Span
from factgauge.model.table import Table


@dataclass(frozen=True, slots=True)
class Published:
    """The day a document came out, and where that was read."""

    date: datetime.date
    source: str  # "front matter", "metadata", "byline", "dateline", "record", "as-of option"
    span: Span | None = None  # in the document's text, where it stands there


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the main text; `index` counts from 0, `block` numbers its paragraph."""

    index: int
    span: Span
    block: int
    role: str = "body"  # "title", "heading", "byline", "boilerplate", "list", "table" or "body"


@dataclass(frozen=True, slots=True)
class Document:
    """A text as given, never rewritten: every span in every record points into `text`."""

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    tables: tuple[Table, ...] = ()

    def sentence_text(self, index: int) -> str:
        """Return the words of a sentence."""
        return self.sentences[index].span.of(self.text)
