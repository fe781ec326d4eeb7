"""Ties of an estimate, its confidence interval and its p-value: "OR 1.5 (95% CI 1.1-2.0), p = .01".

The estimate is the last figure before the interval that is no p-value, sample size or deviation,
with nothing but units, marks and small words between; where the interval opens its sentence, the
only figure of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.statistics import (
    SIGNED,
    PValue,
    figure_at,
    listed,
    p_values,
    sentence_text,
    words_of,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_NAME = (
    r"(?:C\.?I\.?s?\b|CrI\b|UI\b|(?:confidence|credible|credibility|uncertainty|compatibility) "
    r"(?:intervals?|limits|bands?|bounds|range)|intervals?\b|limits of confidence)"
)
_LEVEL = r"(?P<level>\d{2}(?:\.\d+)?)\s?(?:%|-?\s?per ?cent|-?\s?pct)"
_FILLER = (
    r"(?:[\s:,;=]|[\[(](?:CI|CrI|UI)[\])]|(?:of|from|was|is|between|run(?:s|ning)|ran|goes|went|"
    r"reach(?:es|ing|ed)|rang(?:es|ing|ed)|span(?:s|ning|ned)|extend(?:s|ing|ed)|lies|stretch(?:es|"
    r"ing))\b)*[\[({]?\s*"
)
_UNIT = r"(?:\s?(?!to\b|and\b)(?:%|°?[A-Za-zµ°][\w/]{0,10}(?:\s(?:Hg|points))?))?"
_BOUNDS = (
    rf"[+]?(?P<low>{SIGNED}){_UNIT}\s*(?:-|–|—|−|to|and|,|;|\.\.\.?|…)\s*[+]?"
    rf"(?P<high>{SIGNED})(?![\w/])"
)
_INTERVAL = pattern(
    rf"(?:(?<![\w.]){_LEVEL}\s*(?:{_NAME}|\()|(?<![\w.])(?:C(?:r)?I\b|(?:[Cc]onfidence|[Cc]redible|"
    rf"[Uu]ncertainty) (?:interval|limits|bounds|range)))(?!s? of (?:the|a)\b){_FILLER}{_BOUNDS}"
)
_SHORT = r"\b(?:a|u)?(?:OR|HR|RR)\b|\bI?PR\b|\bS?IRR?\b|\bSHR\b|\bSMR\b"
_RELATIVE = r"\b[Rr]elative (?:risk|rate|odds|hazard)s?\b"
_RATIO = rf"(?:{_SHORT}|{_RELATIVE}|\b[Rr]atios?\b)"
_BARE = pattern(  # "HR 0.71 (0.50 to 0.92)"
    rf"(?:{_SHORT}|{_RELATIVE}|\b(?:[Oo]dds|[Hh]azard|[Rr]isk|[Rr]ate) ratio\b)"
    rf"(?:\s*(?:\([A-Za-z]{{2,4}}\)|=|:|,|was|of|is))*\s*(?P<estimate>{SIGNED})\s*"
    rf"[(\[]\s*{_BOUNDS}\s*[)\]]"
)
_IS_RATIO = pattern(_RATIO)
_ASIDE = pattern(
    r"(?:(?<![\w])(?:[nNpPtFzZkQHU]|df|S\.?D\.?|S\.?E\.?M?\.?|[χΧX][²2]|I[²2]|R[²2]|tau[²2])|"
    r"standard "
    r"(?:deviation|error)|p[- ]values?)\s*(?:\([^()]{0,20}\))?\s*(?:was|of|is|[=<>≤≥:,])?\s*$"
)
_OTHER_SIDE = pattern(
    r"\b(?:vs\.?|versus|than|against|compared (?:with|to))\s*$|\bfrom\b.*\bto\s*$"
)
_RATHER = pattern(
    r"\b(?:but|whereas|while|although|however|except|though|only|unlike|interaction)\b"
)
_NO = pattern(
    r"\b(?:not|no|nor|neither|never|without)\b[^.;]{0,30}?\bsignifican(?:t|tly|ce)|non-?significant|"
    r"\binsignificant|fell short of (?:statistical )?significance"
)
_YES = pattern(r"\bsignificant(?:ly)?\b|reached (?:statistical )?significance")
_AT_LEVEL = pattern(r"(?P<at>\d+(?:\.\d+)?)\s?(?:%|per ?cent|-per-?cent) (?:significance )?level")
_BY = pattern(r"\bby(?: an?| some| about| only| just)?(?: average of| mean of)?\s*$")
_RAW = pattern(r"[Dd]ifference|\bMD\b|\bM\w*\s*=")
_PLAIN = pattern(SIGNED)
_WORDS = 7
_BREAKS = frozenset({
    Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.COMMA, Tag.STOP, Tag.OPEN, Tag.CLOSE, Tag.DASH,
    Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.NEGATION, Tag.TIME, Tag.RANK,
})  # fmt: skip
_NEAR = 70


@dataclass(frozen=True, slots=True)
class _Found:
    """An interval as written."""

    low: str
    high: str
    level: str
    start: int  # of the words that announce it
    end: int
    figures: tuple[Quantity, ...]
    credible: bool
    estimate: Quantity | None = None


def read_interval_ties(view: View) -> Iterator[Tie]:
    """Yield each interval of a sentence with its estimate, and the p-value that goes with both."""
    intervals = list(_intervals(view))
    for found in intervals:
        estimate = found.estimate or _estimate_before(view, found)
        earlier = None if estimate is not None else _estimate_of_last_sentence(view, found)
        p = _p_of(view, found, estimate)
        said = None
        if p is None and len(intervals) == 1:
            said = _said(view, found)
        roles = [
            ("estimate", () if estimate is None else (estimate,)),
            ("interval", found.figures),
            ("p", () if p is None or p.figure is None else (p.figure,)),
        ]
        kept = tuple((name, group) for name, group in roles if group)
        if not kept or (estimate is None and earlier is None and p is None and said is None):
            continue
        parts = [("low", found.low), ("high", found.high), ("level", found.level)]
        if found.credible:
            parts.append(("kind", "credible"))
        if estimate is not None:
            parts += _of_estimate(view, estimate, found, alone=len(intervals) == 1)
        elif earlier is not None:
            parts += [("estimate", earlier)]
        if p is not None:
            parts += [("sign", p.sign), ("p", p.value)]
        if said is not None:
            parts.append(("said", said))
        at = _AT_LEVEL.search(sentence_text(view))
        if at is not None:
            parts.append(("at", at["at"]))
        span = Span(found.start, found.end)
        for figure in (estimate, None if p is None else p.figure):
            span = span if figure is None else span.joined(figure.span)
        yield Tie("interval", kept, span, view.sentence.index, tuple(parts))


def _intervals(view: View) -> Iterator[_Found]:
    begin, end = view.sentence.span.start, view.sentence.span.end
    for shape in (_INTERVAL, _BARE):
        for match in shape.finditer(view.text, begin, end):
            decimals = "." in match["low"] and "." in match["high"]
            if shape is _BARE and not decimals:  # "HR 120 (60-100)" is a pulse
                continue
            figures: list[Quantity] = []
            for name in ("low", "high"):
                figure = figure_at(view, match.start(name), match.end(name))
                if figure is not None and figure not in figures:
                    figures.append(figure)
            bare = shape is _BARE
            estimate = (
                figure_at(view, match.start("estimate"), match.end("estimate")) if bare else None
            )
            if bare and estimate is None:
                continue
            level = None if bare else match["level"]
            low = match["low"]
            yield _Found(
                low, match["high"], level or "95", match.start(), match.end(), tuple(figures),
                "cred" in match[0] or "CrI" in match[0], estimate,
            )  # fmt: skip


def _estimate_before(view: View, found: _Found) -> Quantity | None:
    """Return the figure that an interval speaks of."""
    until = found.start
    stretch = ""
    for index in reversed(view.figures):
        quantity = view.tokens[index].quantity
        if quantity is None or quantity.span.end > found.start:
            continue
        stretch = view.text[quantity.span.end : until] + " " + stretch
        described = until == found.start and _described(view, index, found)
        if not (_linking(stretch) or described) or any(m in stretch for m in (". ", "?")):
            return None
        until = quantity.span.start
        if quantity.kind in (Kind.DATE, Kind.RANK):
            return None
        before = view.text[max(view.sentence.span.start, until - 30) : quantity.number_span.start]
        label = _ASIDE.search(before)
        if label is not None:
            until = quantity.number_span.start - (len(before) - label.start())
            continue
        follows = view.text[quantity.span.end : quantity.span.end + 20].lstrip()
        if follows.startswith(("level", "significance level")) or re.match(r"\)\s*=", follows):
            continue
        if quantity.stated_low is None or quantity.stated_low != quantity.stated_high:
            return None
        return quantity
    return None


def _linking(stretch: str) -> bool:
    allowed = listed("link") | listed("aside")
    return all(word in allowed or len(word) == 1 for word in words_of(stretch))


def _described(view: View, index: int, found: _Found) -> bool:
    """Whether a few words without verb or mark lead from a figure to the bracket of an interval.

    "A 7 percent increase in cardiac mortality (95% CI: 3 to 11)".
    """
    end = next((i for i, t in enumerate(view.tokens) if t.end > found.start), len(view.tokens))
    between = view.tokens[index + 1 : end]
    if not between or between[-1].tag is not Tag.OPEN:
        return False
    words = between[:-1]
    return 0 < len(words) <= _WORDS and not any(token.tag in _BREAKS for token in words)


def _estimate_of_last_sentence(view: View, found: _Found) -> str | None:
    """Return the numeral of the only figure of the sentence before, where the interval opens."""
    opening = view.text[view.sentence.span.start : found.start]
    if any(word not in ("the", "its", "a", "our", "their") for word in words_of(opening)):
        return None
    index = view.sentence.index - 1
    if index < 0 or view.document.sentences[index].block != view.sentence.block:
        return None
    numbers = re.findall(
        rf"(?<![\w.,$-]){SIGNED}(?![\w.]\d)", view.document.sentences[index].span.of(view.text)
    )
    return numbers[0] if len(numbers) == 1 else None


def _of_estimate(
    view: View, estimate: Quantity, found: _Found, *, alone: bool
) -> Iterator[tuple[str, str]]:
    """Yield what sort of measure an estimate is, and what makes its interval another's.

    `alone` says that the sentence has no other interval: "12% vs 9% (95% CI 1 to 5)" then has that
    of the difference.
    """
    begin = max(view.sentence.span.start, estimate.number_span.start - _NEAR)
    before = view.text[begin : estimate.number_span.start]
    own = view.text[estimate.number_span.start : estimate.number_span.end]
    numeral = _PLAIN.match(own)
    own = own if numeral is None else numeral[0]  # "4.2 million" has limits in millions too
    negative = estimate.stated_low is not None and estimate.stated_low < 0
    yield "estimate", f"-{own}" if negative and own[0] not in "-−–" else own
    clause = re.split(r"[;.]\s|\)", before)[-1]
    if _IS_RATIO.search(clause) is not None:
        yield "measure", "ratio"
    elif (
        found.low[0] in "-−–"
        or set(words_of(clause)) & listed("differences")
        or (_BY.search(before) is not None and _IS_RATIO.search(sentence_text(view)) is None)
    ):
        yield "measure", "difference"
    standardised = re.search(r"\b[dg]\s*=\s*[-−–]?$", before) is not None
    if standardised and _RAW.search(sentence_text(view)) is not None:
        yield "comparing", "yes"  # the interval may be that of the means' difference
    elif _OTHER_SIDE.search(before.rstrip("$€£ ")) is not None and alone:
        yield "comparing", "yes"


def _p_of(view: View, found: _Found, estimate: Quantity | None) -> PValue | None:
    """Return the p-value beside an interval, or between it and its estimate."""
    for p in p_values(view):
        if p.start >= found.end:
            between = view.text[found.end : p.start]
            if _linking(between) and "/" not in between:
                return p
            return None
        if estimate is not None and estimate.span.end <= p.start < found.start:
            return p
    return None


def _said(view: View, found: _Found) -> str | None:
    """Return whether the sentence calls the one effect in it significant."""
    sentence = sentence_text(view)
    if _RATHER.search(sentence) is not None or len(list(p_values(view))):
        return None
    if _NO.search(sentence) is not None:
        return "not significant"
    return "significant" if _YES.search(sentence) is not None else None
