"""The measurand: the noun phrase of what is measured, with its head and modifiers."""

from __future__ import annotations

import re

from factgauge.claims.tagging import verb_base
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Measurand
from factgauge.model.span import Span

_PREPOSITION = pattern(
    r"\s+(?:between|among|of|from|to|with|in|by|at|for|on|across|within|into|"
    r"against|over|under|per)\s+",
    re.IGNORECASE,
)
_INNER = frozenset({"between", "and", "or", "with", "to", "from", "of", "the", "in"})


def measurand_of(text: str, span: Span | None) -> Measurand | None:
    """Return the measurand that a noun phrase names.

    Its head is the last word before its first preposition.
    """
    if span is None:
        return None
    phrase = span.of(text)
    preposition = _PREPOSITION.search(phrase)
    core = phrase[: preposition.start()] if preposition is not None else phrase
    parts = re.findall(r"[^\W\d_][\w’'-]*", core)
    if not parts:
        return None
    while len(parts) > 1 and _is_participle(parts[-1]):
        parts.pop()  # "wages paid at the mill"
    head = singular(parts[-1].lower().removesuffix("'s").removesuffix("’s"))
    tail = [
        word
        for word in re.findall(r"[^\W\d_][\w’'-]*", phrase[len(core) :])
        if word.lower() not in _INNER
    ]
    return Measurand(
        span,
        phrase,
        head,
        tuple(word.lower() for word in (*parts[:-1], *tail)),
        polarity=_polarity(parts),
        statistic=None,
    )


def _is_participle(word: str) -> bool:
    base = verb_base(word)
    return base is not None and base != word and (word.endswith("ed") or word in ("paid", "sold"))


def _polarity(parts: list[str]) -> str | None:
    for word in parts:
        if word.lower() in (
            "loss",
            "losses",
            "deficit",
            "deficits",
            "cost",
            "costs",
            "debt",
            "expenses",
        ):
            return singular(word.lower())
    return None


def singular(word: str) -> str:
    """Return a noun without its plural ending, roughly: for comparing heads, never for showing."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
