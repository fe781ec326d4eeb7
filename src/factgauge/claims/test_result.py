"""The test-result frame: statistics in APA and plain form, "t(28) = 2.20, p = .036"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind
from factgauge.model.span import Span

_STATISTIC = pattern(
    r"(?:\b(?:t|F|r|z|Z|Q|H|U|W|b|B|d|g|p|P|n|N|M|SD|SE|SEM|OR|aOR|RR|HR|aHR|IRR|AUC|ICC|R2|R²|I2|"
    r"I²|χ2|χ²|df)|[χβηκρτφωΔ]\w?[²2]?|chi-squared?|p-?value)"
    r"\s*(?:\([^()]{1,24}\))?\s*(?:=|<|>|≤|≥|:|of|was)\s*[-−–]?$"
)
_INTERVAL = pattern(
    r"(?:\bCI|confidence intervals?|credible intervals?)(?:\s*\[?CI\]?)?"
    r"\s*[\s:,=\[(]*(?:of|from|was|between)?\s*[-−–]?$",
)
_NAMED = pattern(
    r"(?:(?:odds|hazard|risk|rate|incidence rate) ratios?(?: \([A-Za-z]+\))?"
    r"(?: (?:was|of|for [a-z ]{1,30}(?:was|is)))?|relative risk(?: (?:was|of))?|"
    r"correlation(?: coefficient)?(?: (?:was|of))?|\beffect size(?: (?:was|of))?|"
    r"Cohen[’']s d(?: (?:was|of))?)[\s,:(=]*(?:r ?= ?)?$"
)
_STRONG = pattern(
    r"\b(?:t|F|r|z|p|P|CI|OR|RR|HR|χ2|χ²)\b|[χη]|confidence|odds|hazard|relative risk|correlation|"
    r"chi"
)


def read_test_results(view: View, taken: set[str]) -> list[Draft]:
    """Return the test results of a sentence: one for each run of statistics."""
    if _STRONG.search(view.text, view.sentence.span.start, view.sentence.span.end) is None:
        return []
    tokens = view.tokens
    runs: list[list[int]] = []
    last = -20
    for index in view.figures:
        token = tokens[index]
        if token.tag is not Tag.FIGURE or token.quantity is None:
            continue
        begin = max(view.sentence.span.start, token.start - 60)
        before = view.text[begin : token.start]
        written = token.quantity.surface
        statistic = (
            _STATISTIC.search(before)
            or _INTERVAL.search(before)
            or _NAMED.search(before)
            or (written[:1] in "<>=" and _STATISTIC.search(before + "="))
        )
        follows = view.text[token.end : token.end + 24].lstrip(" -")
        confidence = token.quantity.kind is Kind.PERCENT and follows.lower().startswith(
            ("ci", "confidence", "credible")
        )
        continued = (
            runs and index - last <= 2 and tokens[index - 1].word in ("to", ",", "-", "–", "and")
        )
        if (
            not statistic
            and not confidence
            and not (continued and _in_interval(view, runs[-1][-1], index))
        ):
            continue
        if (
            runs
            and index - last <= 14
            and not any(
                t.tag is Tag.VERB or (t.tag is Tag.STOP and t.word == ".")
                for t in tokens[last + 1 : index]
            )
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
        last = index
    found = []
    for run in runs:
        draft = Draft(Frame.TEST_RESULT, tokens[run[0]].span, rule="statistics")
        for index in run:
            quantity = tokens[index].quantity
            if quantity is not None and quantity.id not in taken:
                draft.add("value", quantity)
                taken.add(quantity.id)
        surface = view.text[max(0, tokens[run[0]].start - 40) : tokens[run[-1]].end]
        if draft.roles and _STRONG.search(surface):
            draft.measurand = Span(tokens[run[0]].start, tokens[run[0]].end)
            found.append(draft)
    return found


def _in_interval(view: View, previous: int, index: int) -> bool:
    begin = max(view.sentence.span.start, view.tokens[previous].start - 30)
    return (
        "CI" in view.text[begin : view.tokens[index].start]
        or "interval" in view.text[begin : view.tokens[index].start]
    )
