"""Numbers of statistics in a sentence, and what the readers of them share.

The extraction of quantities skips degrees of freedom and rounds nothing away from labels; here the
numerals of a statistic are read as they are written, and their figures looked up by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)"
SIGNED = rf"[-−–]?{NUMBER}"
_P = pattern(
    r"(?<![\w.])[pP](?:[\s-]?values?)?(?P<link>(?:\s*(?:was|is|were|of|equal to|less than|greater "
    rf"than|below|above|under|[=<>≤≥:]))+)\s*(?P<value>{NUMBER})(?!\s*[×x]|[eE/])"
)
_NOT_SIGNIFICANT = pattern(r"(?<![\w.])(?P<ns>[Nn]\.?\s?[Ss]\.?)(?![\w=])(?!\s*=)")
_BELOW = ("<", "≤", "less", "below", "under")
_ABOVE = (">", "≥", "greater", "above")
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?²?")


@dataclass(frozen=True, slots=True)
class PValue:
    """A p-value as written: `sign` is "=", "<" or ">", `value` its numeral."""

    start: int
    end: int
    sign: str
    value: str
    figure: Quantity | None


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of `lexicon/en/statistics.toml`."""
    return words(table("en/statistics")[name])


def words_of(text: str) -> list[str]:
    """Return the words of a stretch of text in lower case."""
    return [found[0].lower() for found in _WORD.finditer(text)]


def sentence_text(view: View) -> str:
    """Return the words of a sentence."""
    return view.text[view.sentence.span.start : view.sentence.span.end]


def figure_at(view: View, start: int, end: int) -> Quantity | None:
    """Return the figure whose numeral shares characters with text[start:end]."""
    for index in view.figures:
        quantity = view.tokens[index].quantity
        if quantity is not None and quantity.number_span.overlaps(Span(start, end)):
            return quantity
    return None


def p_values(view: View) -> Iterator[PValue]:
    """Yield the p-values of a sentence, "p = .03", "P<0.001", "a p value of 0.02", "ns"."""
    span = view.sentence.span
    for found in _P.finditer(view.text, span.start, span.end):
        link = found["link"]
        sign = (
            "<"
            if any(word in link for word in _BELOW)
            else ">"
            if any(word in link for word in _ABOVE)
            else "="
        )
        figure = figure_at(view, found.start("value"), found.end("value"))
        yield PValue(found.start(), found.end(), sign, found["value"], figure)
    for found in _NOT_SIGNIFICANT.finditer(view.text, span.start, span.end):
        yield PValue(found.start(), found.end(), ">", ".05", None)


def near_sentences(view: View) -> str:
    """Return the words of the sentence's paragraph."""
    block = view.sentence.block
    spans = [s.span for s in view.document.sentences if s.block == block]
    return view.text[min(s.start for s in spans) : max(s.end for s in spans)]
