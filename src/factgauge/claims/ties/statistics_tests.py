"""Ties of a test statistic, its degrees of freedom and its p-value: "t(28) = 2.20, p = .036"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factgauge.claims.ties.statistics import (
    NUMBER,
    SIGNED,
    PValue,
    figure_at,
    listed,
    near_sentences,
    p_values,
    words_of,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_DEGREES = r"\d+(?:\.\d+)?"
_SYMBOL = (
    r"(?<![\w.−-])(?P<symbol>t|F|r|Q|H|z|Z|χ\s?[²2]|[Xx]²|[Xx]2|χ|[Cc]hi[-\s]?squared?"
    r"(?: statistic| test| value)?)"
)
_BRACKETED = pattern(
    rf"{_SYMBOL}\s*[(\[]\s*(?:df\s*=\s*)?(?P<df>{_DEGREES})\s*"
    rf"(?:[,;]\s*(?:(?P<df2>{_DEGREES})|[Nn]\s*=\s*{NUMBER})\s*)?[)\]]\s*"
    rf"(?:=|:|was|of)\s*(?P<value>{SIGNED})"
)
_JOINED = pattern(  # subscripts that lost their place: "t28 = 2.20", "F1,54 = 4.87"
    rf"(?<![\w.])(?P<symbol>t|F)_?\{{?(?P<df>{_DEGREES})(?:[,;]\s?(?P<df2>\d+(?:\.\d+)?))?\}}?\s*="
    rf"\s*(?P<value>{SIGNED})"
)
_PLAIN = pattern(
    rf"{_SYMBOL}(?:[-\s](?:statistic|value|score|test|ratio))?\s*(?:=|:|was|is|of|gave|"
    rf"yielded|came to|,|\s)\s*(?P<value>{SIGNED})"
)
_COUNT = r"(?P<df>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_DF = r"(?:df|d\.f\.|degrees? of freedom)"
_AFTER = pattern(
    rf"\s*[,;(]?\s*(?:with|on|and|for)?\s*(?:{_COUNT}\s*(?:(?:,|and)\s*(?P<df2>{_DEGREES})\s*)?{_DF}"
    rf"|{_DF}\s*(?:=|:|of|was)?\s*(?P<of>{_DEGREES})(?:\s*(?:,|and)\s*(?P<of2>{_DEGREES}))?)"
)
_N_AFTER = pattern(rf"\s*[,;(]\s*[nN]\s*=\s*(?P<n>{NUMBER})")
_CARDINALS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_REACH = 110  # characters between a statistic and its p-value
_TAILS = pattern(
    r"\b(?:one|1)[- ]?(?:tailed|sided|tail)\b|\bdirectional (?:test|hypothes)|\bhalf the p"
)
_CORRECTED_CHI = pattern(
    r"continuity[- ]correct\w*|correct\w* for continuity|with continuity correction|yates\S* "
    r"correct\w*|corrected? chi"
)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A test statistic as written, its numerals as text; `figure` is that of its value."""

    symbol: str
    df: tuple[str, ...]
    value: str
    start: int
    end: int
    figure: Quantity | None


def _kind(written: str) -> str:
    """Return the distribution of a symbol: Q and H are chi-squared under the null hypothesis."""
    if written in ("t", "F", "r"):
        return written
    return "z" if written in ("z", "Z") else "chi2"


def statistics_of(view: View) -> list[Statistic]:
    """Return the test statistics of a sentence in order, each place read once."""
    begin, end = view.sentence.span.start, view.sentence.span.end
    found: list[Statistic] = []
    for shape in (_BRACKETED, _JOINED, _PLAIN):
        for match in shape.finditer(view.text, begin, end):
            if any(s.start < match.end() and match.start() < s.end for s in found):
                continue
            read = _statistic(view, match, plain=shape is _PLAIN)
            if read is not None:
                found.append(read)
    return sorted(found, key=lambda statistic: statistic.start)


def _statistic(view: View, match: re.Match[str], *, plain: bool) -> Statistic | None:
    kind = _kind(match["symbol"])
    figure = figure_at(view, match.start("value"), match.end("value"))
    end = match.end()
    if plain:
        df, end = _freedom_after(view, kind, end)
        if df is None:
            return None
    else:
        df = tuple(part for part in (match["df"], match["df2"]) if part is not None)
    if len(df) != {"F": 2, "z": 0}.get(kind, 1):
        return None
    return Statistic(kind, df, match["value"], match.start(), end, figure)


def _freedom_after(view: View, kind: str, at: int) -> tuple[tuple[str, ...] | None, int]:
    """Return the degrees of freedom that follow a statistic, `None` where there are none."""
    if kind == "z":
        return (), at
    after = _AFTER.match(view.text, at, view.sentence.span.end)
    if after is not None:
        parts = (after["df"] or after["of"], after["df2"] or after["of2"])
        return tuple(_CARDINALS.get(part, part) for part in parts if part is not None), after.end()
    size = _N_AFTER.match(view.text, at, view.sentence.span.end)
    if kind == "r" and size is not None:
        return (str(int(float(size["n"].replace(",", ""))) - 2),), size.end()
    return None, at


def read_test_ties(view: View) -> Iterator[Tie]:
    """Yield each test statistic with the p-value beside it."""
    tests = None
    for p in p_values(view):
        if tests is None:
            tests = statistics_of(view)
        test = _test_of(view, p, tests)
        if test is not None:
            yield _tie(view, test, p)


def _test_of(view: View, p: PValue, tests: list[Statistic]) -> Statistic | None:
    """Return the last statistic before a p, with nothing of another's between them."""
    before = [test for test in tests if test.end <= p.start]
    if before and p.start - before[-1].end <= _REACH:
        between = view.text[before[-1].end : p.start]
        if not _foreign(between) and not any(
            other.start > before[-1].end and other.end < p.start for other in p_values(view)
        ):
            return before[-1]
    after = [test for test in tests if test.start >= p.end]  # "p = .02, t(28) = 2.46"
    if after and not before and view.text[p.end : after[0].start].strip(" ,;()[]") == "":
        return after[0]
    return None


def _foreign(between: str) -> bool:
    """Whether words between a statistic and a p begin to speak of something else."""
    allowed = listed("between")
    return ". " in between or any(
        part not in allowed for word in words_of(between) for part in re.split(r"[-’'²]", word)
        if part
    )  # fmt: skip


def _tie(view: View, test: Statistic, p: PValue) -> Tie:
    figures = [("p", p.figure), ("statistic", test.figure)]
    roles = tuple((name, (figure,)) for name, figure in figures if figure is not None)
    parts = [
        ("symbol", test.symbol),
        ("statistic", test.value),
        ("sign", p.sign),
        ("p", p.value),
        *(("df" if at == 0 else "df2", part) for at, part in enumerate(test.df)),
        *_circumstances(view, test, p),
    ]
    first, last = min(test.start, p.start), max(test.end, p.end)
    return Tie("test", roles, Span(first, last), view.sentence.index, tuple(parts))


def _circumstances(view: View, test: Statistic, p: PValue) -> Iterator[tuple[str, str]]:
    """Yield what makes another p right: one tail, a correction, degrees that are rounded."""
    if _TAILS.search(view.text.lower()) is not None:
        yield "tails", "one"
    near = _CORRECTED_CHI.sub(" ", near_sentences(view).lower())
    far = _CORRECTED_CHI.sub(" ", view.text.lower())
    corrections = listed("corrections")
    inside = next((word for word in words_of(near) if _parts(word) & corrections), None)
    if inside is not None:
        yield "correction", inside
    elif any(_parts(word) & corrections for word in words_of(far)):
        yield "elsewhere", "a correction"
    if any(word in listed("equal_variance") for word in words_of(near)):
        yield "variance", "unequal"


def _parts(word: str) -> set[str]:
    """Return a word and the parts of it: "holm-adjusted"."""
    return {word, *word.split("-")}
