"""Ties of a sample to what follows from its size: the margin of a poll, degrees of freedom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factgauge.claims.ties.statistics import NUMBER, listed, sentence_text, words_of
from factgauge.claims.ties.statistics_tests import statistics_of
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_ERROR = (
    r"(?:margins? of (?:sampling |statistical |maximum )?error|(?:sampling|statistical) "
    r"(?:margin of )?error|error margin|accurate (?:to )?within)"
    r"(?:[ ,:=(]+(?:of|is|was|were|at|about|to|within|sampling|error|up|as|much|plus|or|minus|for|"
    r"the|full|whole|sample|results|survey|poll|\+/-|\+-|±|stands|a|overall|on))*[ ,:=(±+/-]*"
)
_MARGIN = pattern(rf"{_ERROR}$|margins?[ ,:=]*(?:(?:of |is |was )?(?:±|\+/-|plus or minus ))?$")
_UNREAD = pattern(  # "+/- 2.7 points" and "one point" are no quantities of the text
    rf"{_ERROR}(?P<margin>{NUMBER}|one|two|three|four|five|six)(?: percentage| percent)?"
    r"(?:[ -]points?\b|\s?%|\spercent\b)"
)
_N = pattern(r"(?<![\w.])[nN]\s*=\s*$")
_DESIGN = pattern(
    r"design|cluster|weight|population of|finite|census|credibility|all \d|members|subgroup|"
    r"subsample"
)
_CONFIDENCE = pattern(
    r"(?P<level>\d{2}(?:\.\d)?)(?:%| ?per ?cent|-per-?cent| pct) (?:confidence|level|cert)"
)
_PAIRED = pattern(
    r"mixed[- ](?:effects?|model)|multilevel|per trial|trials each|item analysis|satterthwaite|"
    r"pooled|hierarchical|repeated|across trials|observations"
)
_WHOLE_SAMPLE = frozenset({"the", "all", "our", "these", "across", "in", "among", "for"})
_TOGETHER = frozenset({"than", "and", "versus", "vs", "from", "with", "to", "against", "while"})


def read_margin_ties(view: View) -> Iterator[Tie]:
    """Yield the margin of error of a poll with the number of those whom it asked."""
    sentence = sentence_text(view)
    if "margin" not in sentence and "error" not in sentence and "accurate" not in sentence:
        return
    margins = [q for _, q in _figures(view) if _is_margin(view, q)]
    written = _UNREAD.search(view.text, view.sentence.span.start, view.sentence.span.end)
    if not margins and written is None:
        return
    sizes = [q for index, q in _figures(view) if _is_size(view, index, q)]
    earlier = None if sizes else _size_before(view)
    if len(margins) > 1:  # that of a subsample follows: "of 2 points; for the 400 young it is 5"
        sizes = [q for q in sizes if q.span.start < margins[0].span.start]
    if len(sizes) > 1 or (not sizes and (earlier is None or not margins)):
        return
    level = _CONFIDENCE.search(sentence)
    place = _place(margins, written)
    parts = [
        ("margin", place.of(view.text)),
        *([("size", earlier)] if earlier is not None else []),
        *([("level", level["level"])] if level is not None else []),
    ]
    if _DESIGN.search(sentence) is not None:
        parts.append(("design", "yes"))
    roles = [
        *([("margin", (margins[0],))] if margins else []),
        *([("size", (sizes[0],))] if sizes else []),
    ]
    span = place if margins or not sizes else place.joined(sizes[0].span)
    yield Tie("poll_margin", tuple(roles), span, view.sentence.index, tuple(parts))


def _place(margins: list[Quantity], written: re.Match[str] | None) -> Span:
    """Return where the numeral of the margin stands."""
    if margins or written is None:
        return margins[0].number_span
    return Span(*written.span("margin"))


def _figures(view: View) -> Iterator[tuple[int, Quantity]]:
    for index in view.figures:
        quantity = view.tokens[index].quantity
        if quantity is not None and quantity.kind not in (Kind.DATE, Kind.RANK, Kind.MONEY):
            yield index, quantity


def _is_margin(view: View, quantity: Quantity) -> bool:
    if quantity.kind not in (Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.COUNT, Kind.NUMBER):
        return False
    if quantity.kind is Kind.COUNT and (quantity.counted or "") not in ("point", "points"):
        return False
    begin = max(view.sentence.span.start, quantity.span.start - 80)
    return _MARGIN.search(view.text[begin : quantity.number_span.start]) is not None


def _is_size(view: View, index: int, quantity: Quantity) -> bool:
    """Whether a figure is the number of those asked: "n = 800", "a poll of 800 voters"."""
    if quantity.stated_low is None or quantity.stated_low < 50:
        return False
    if quantity.kind not in (Kind.COUNT, Kind.NUMBER) or quantity.stated_low.denominator != 1:
        return False
    begin = max(view.sentence.span.start, quantity.span.start - 6)
    if _N.search(view.text[begin : quantity.number_span.start]) is not None:
        return True
    noun = set(words_of(view.text[quantity.span.start : quantity.span.end + 30])[:5])
    before = words_of(
        view.text[max(view.sentence.span.start, quantity.span.start - 50) : quantity.span.start]
    )
    return bool(noun & listed("asked")) and bool(set(before[-6:]) & listed("polls"))


def _size_before(view: View) -> str | None:
    """Return the number of those asked of the sentence before, if that names one alone."""
    index = view.sentence.index - 1
    if index < 0 or view.document.sentences[index].block != view.sentence.block:
        return None
    before = view.document.sentences[index].span.of(view.text)
    found = [
        match["n"]
        for match in _ASKED.finditer(before)
        if set(words_of(match["noun"])) & listed("asked")
    ]
    return found[0] if len(found) == 1 else None


_ASKED = pattern(
    r"(?:poll|survey|sample|interview|question|asked|respond|reach|canvass)\w*(?: (?:of|with|a|"
    r"some|"
    r"about|total|nationwide|representative))* (?P<n>\d{1,3}(?:,\d{3})+|\d{3,5}) "
    r"(?P<noun>(?:[a-z-]+ ?"
    r"){1,3})"
)


def read_freedom_ties(view: View) -> Iterator[Tie]:
    """Yield the degrees of freedom of a test with the groups that the same clause counts."""
    sentence = sentence_text(view)
    if "(" not in sentence:
        return
    tests = [test for test in statistics_of(view) if test.df]
    if len(tests) != 1 or _PAIRED.search(sentence) is not None or "." in "".join(tests[0].df):
        return
    test = tests[0]
    if test.figure is None:
        return
    groups = [
        q
        for _, q in _figures(view)
        if q.kind is Kind.COUNT
        and q.span.end <= test.start
        and q.stated_low is not None
        and q.stated_low == q.stated_high
        and q.stated_low.denominator == 1
    ]
    if not 1 <= len(groups) <= 2:
        return
    layout = _layout(view, groups, test.symbol)
    if layout is None:
        return
    others = _others(view, groups)
    degrees = test.df[-1]
    if any(str(other - less) == degrees for other in others for less in (1, 2, 3)):
        return
    yield Tie(
        "freedom",
        (("statistic", (test.figure,)), ("groups", tuple(groups))),
        Span(groups[0].span.start, test.end),
        view.sentence.index,
        (("symbol", test.symbol), ("df", degrees), ("layout", layout), ("df1", test.df[0])),
    )


def _layout(view: View, groups: list[Quantity], symbol: str) -> str | None:
    """Return how the counted things stand to one another, by the words between them."""
    if len(groups) == 1:
        noun = groups[0].counted or ""
        before = words_of(view.text[view.sentence.span.start : groups[0].span.start])
        if symbol == "r":
            return "one" if not before or before[-1] in _WHOLE_SAMPLE else None
        subject = before in ([], ["the"], ["all"], ["our"], ["these"])
        return "one" if symbol == "t" and subject and noun not in listed("sites") else None
    between = words_of(view.text[groups[0].span.end : groups[1].span.start])
    if symbol == "chi2":
        crossed = {"against", "by", "with", "across", "over"}
        return "table" if crossed & set(between) else None
    if (groups[0].counted or "").startswith(("group", "condition", "arm")):
        return "equal" if between in ([], ["of"]) and symbol in ("F", "t") else None
    if symbol != "t" or not between or len(between) > 12:
        return None
    return "two" if set(between) & _TOGETHER else None


def _others(view: View, groups: list[Quantity]) -> list[int]:
    """Return the whole numbers of the text that are not those of the groups."""
    own = {group.number_span for group in groups}
    return [
        int(match[0].replace(",", ""))
        for match in _WHOLE.finditer(view.text)
        if not any(span.overlaps(Span(*match.span())) for span in own)
    ]


_WHOLE = pattern(r"(?<![\w.,(])\d{1,3}(?:,\d{3})*(?![\w.]\d)(?![\w)])")
