"""Statistics with bounds of their own: correlations, explained variance, kappa, probabilities."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.ties.statistics import SIGNED, figure_at, p_values
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_LINK = r"(?:\s*(?:=|:|,|was|is|of|at|were|equals|came to|reached))+\s*"
_NAMES = (
    ("r", r"(?<![\w.])r(?:s|ho)?\s*(?:\([^()]{1,16}\))?", "="),
    ("r", r"\b[Cc]orrelations?(?: coefficients?)?(?: of the two| between [\w\s]{3,40}?)?", ""),
    ("r", r"(?:Pearson|Spearman)(?:[’']s)?(?: (?:r|rho|correlation|coefficient))*", ""),
    ("R²", r"(?<![\w.])(?:adjusted |pseudo-?\s?)?[Rr](?:[²2]|\^2|-squared?| squared)", ""),
    ("kappa", r"\b[Kk]appa(?: (?:coefficient|statistic|value))?|κ", ""),
    ("alpha", r"\bCronbach(?:[’']s)? (?:alpha|α)", ""),
    ("AUC", r"\bAUC|\bAUROC|\barea under the (?:ROC )?curve|\bc-statistic", ""),
    ("ICC", r"\bICC|\bintraclass correlation(?: coefficient)?", ""),
)
_STATISTIC = tuple(
    (
        name,
        pattern(rf"(?:{words})\s*{'=' if sign else ''}\s*(?P<value>{SIGNED})(?!\s?%)" if sign else
                rf"(?:{words}){_LINK}(?P<value>{SIGNED})(?![\w%])"),
    )
    for name, words, sign in _NAMES
)  # fmt: skip
_CUE = pattern(
    r"[Rr]\s*(?:=|\(|[²2]|\^2|-sq| sq)|[Cc]orrelation|appa|κ|Cronbach|AU|ICC|ntraclass|[pP]\b"
)
_STUDY = pattern(
    r"[pP][- ]?values?\b|[pP]\s*[=<>]|correlat|(?<!\w)(?:t|F|z|χ²|χ2)\s*[(=]|\bCI\b|\b[nN]\s*="
)


def read_bound_ties(view: View) -> Iterator[Tie]:
    """Yield the statistics of a sentence that cannot exceed one."""
    begin, end = view.sentence.span.start, view.sentence.span.end
    if _CUE.search(view.text, begin, end) is None:
        return
    seen: set[str] = set()
    for name, shape in _STATISTIC:
        for found in shape.finditer(view.text, begin, end):
            figure = figure_at(view, found.start("value"), found.end("value"))
            if figure is None or figure.id in seen or figure.kind is not Kind.NUMBER:
                continue
            if "." not in found["value"] or (
                name == "AUC" and _DOSED.match(view.text, found.end())
            ):
                continue
            study = _STUDY.search(view.text, begin, end)
            if found[0].startswith(("r", " r")) and study is None:
                continue
            seen.add(figure.id)
            yield _tie(view, name, found["value"], Span(*found.span()), figure.id)
    if not _tests(view):
        return
    for p in p_values(view):
        if p.figure is None or p.figure.id in seen or p.figure.kind is not Kind.NUMBER:
            continue
        if p.sign == "=" and "." in p.value:
            yield _tie(view, "p", p.value, Span(p.start, p.end), p.figure.id)


def _tests(view: View) -> bool:
    """Whether the sentence reports a test, so that its p is a probability."""
    return _TEST.search(view.text, view.sentence.span.start, view.sentence.span.end) is not None


_DOSED = pattern(r"\s?(?!to\b|in\b|for\b|and\b|with\b)[a-zµμ%]")  # an exposure in ng h/ml
_TEST = pattern(r"[pP][- ]values?\b|(?<!\w)(?:t|F|z|Z|χ²|χ2|r)\s*[(=]|\bCI\b|\btest\b|ratio")


def _tie(view: View, name: str, written: str, span: Span, id: str) -> Tie:
    figure = next(t.quantity for t in view.tokens if t.quantity is not None and t.quantity.id == id)
    return Tie(
        "bound", (("value", (figure,)),), span, view.sentence.index,
        (("name", name), ("value", written)),
    )  # fmt: skip
