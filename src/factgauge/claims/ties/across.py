"""The entry for what is tied over sentences: every figure is looked at once, for all readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factgauge.claims.ties.change_across import read_compounded_ties, read_percent_elsewhere_ties
from factgauge.claims.ties.headline import read_headline_ties
from factgauge.claims.ties.restated import read_repetition_ties
from factgauge.claims.ties.stated import Stated, stated_in
from factgauge.claims.ties.text import Text
from factgauge.claims.ties.totals_across import read_total_across_ties
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.model.tie import Tie


def read_across_ties(text: Text) -> Iterator[Tie]:
    """Yield the ties between the sentences of a text; one figure alone has none."""
    stated = [s for s in stated_in(text) if not _in_table(s)]
    if len(stated) < 2 and all(s.role == "body" for s in text.document.sentences):
        return
    for tie in read_repetition_ties(text, stated):
        if _of_one_sort(text, tie):
            yield tie
    yield from read_headline_ties(text, stated)
    yield from read_total_across_ties(stated)
    yield from read_percent_elsewhere_ties(text)
    yield from read_compounded_ties(text, stated)


_LIMIT = pattern(
    r"\b(?:limit|ceiling|cap|target|threshold|minimum|maximum|quota|goal|floor)\b[^.;,]{0,12}$",
    re.IGNORECASE,
)


def _of_one_sort(text: Text, tie: Tie) -> bool:
    """Whether both figures are values, or both differences, and neither is a limit set for them.

    "Spending is to grow 4.1 percent" says nothing against "the limit of 3 percent of output".
    """
    differences = {quantity.id for claim in text.claims for quantity in claim.role("by")}
    own = text.document.text
    percents = all(figure.kind is Kind.PERCENT for figure in tie.figures)
    if percents and len({figure.id in differences for figure in tie.figures}) > 1:
        return False
    return not any(_LIMIT.search(own, max(0, f.span.start - 40), f.span.start) for f in tie.figures)


def _in_table(stated: Stated) -> bool:
    """Whether a figure stands in a row of a table that is written with bars."""
    return stated.view.text.startswith("|", stated.view.sentence.span.start)
