"""Ties of a past event to a day that comes after the text was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factgauge.claims.ties.timeline import Moment, Window, window_of
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_WORD = pattern(r"[a-z][a-z’'-]*")
_LEADS = pattern(r"\b(?:in|on|during|ended|since|of)(?: (?:the|early|late|mid-?|last|\w+day,?))*$")
_THIS_YEAR = pattern(r"^ ?this year\b")
_CLAUSE = pattern(r"[;:()—–]")
_REACH = 150
_NEAR = 30  # code points between a figure and its month


def read_future_ties(view: View) -> Iterator[Tie]:
    """Yield the days of what is told as past, when the text's own day is known."""
    published = view.document.published
    if published is None or published.source == "as-of option":
        return
    if (
        not any(q.kind is Kind.DATE for q in view.quantities)
        and "this year" not in (view.text[view.sentence.span.start : view.sentence.span.end])
    ):
        return
    window = window_of(view)
    sentence = window.words(window.start, window.end)
    tense = frozenset(_WORD.findall(sentence))
    if tense & words(table("en/time")["coming"]):
        return
    for moment in window.moments:
        dated = _dated(moment, window.after(moment.span.end, 12), published.date.year)
        days = dated.days
        figure = moment.quantity or _figure_before(window, moment)
        if days is None or figure is None:
            continue
        lead = window.before(moment.span.start, _REACH)
        if not _LEADS.search(lead) or days[1] < published.date:
            continue
        clause = _CLAUSE.split(lead)[-1]
        behind = _CLAUSE.split(window.after(moment.span.end, _REACH))[0]
        told = frozenset(_WORD.findall(f"{clause} {behind}"))
        if not told & words(table("en/time")["past"]):
            continue
        yield Tie(
            "future",
            (("value", (figure,)),),
            figure.span.joined(moment.span) if figure is not moment.quantity else figure.span,
            figure.sentence,
            (("day", " ".join(moment.span.of(window.text).split())),),
            (("first", days[0]), ("published", published.date)),
        )


def _figure_before(window: Window, moment: Moment) -> Quantity | None:
    """Return the figure that a month without a day tells the time of: "fell 3 percent in July"."""
    before = [q for q in window.quantities if q.span.end <= moment.span.start]
    near = before and moment.span.start - before[-1].span.end <= _NEAR
    return before[-1] if near and before[-1].kind is not Kind.DATE else None


def _dated(moment: Moment, after: str, year: int) -> Moment:
    if moment.year is None and _THIS_YEAR.match(f" {after}"):
        return replace(moment, year=year)
    return moment
