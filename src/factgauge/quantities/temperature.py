"""Temperatures as points and as differences: "rose to 5 °C" against "rose by 5 °C".

The two convert differently: 5 °C is 41 °F as a point, and 9 °F as a difference.
"""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.quantities.draft import Draft

SCALES = frozenset(("degree_Celsius", "degree_Fahrenheit"))

_LEFT = 90  # code points: how far back the word of change may stand before "by"

_CHANGE = (
    r"(?:warm|cool|heat|rise|rose|rising|risen|fall|fell|drop|increas|decreas|declin|climb|var[iy]|"
    r"differ|sw[iu]ng|exceed|rais|lower|reduc|chang|shift|plung|plummet|soar|jump|surg|overshoot|"
    r"overshot|elevat|fluctuat)\w*"
)
_BY = pattern(
    rf"\b(?i:{_CHANGE}|above|below|up|down|off|out)\b[^.;]*?\bby\s+$|\b[a-z]+er\s+by\s+$",
)
_OF = pattern(
    r"\b(?:rise|rises|increases?|drops?|falls?|decreases?|declines?|warming|cooling|differences?|"
    r"changes?|swings?|anomal(?:y|ies)|gradient|resolution)\s+of\s+$|"
    r"\bwarming\s+(?:to|at|below|well below|under|above|beyond)\s+$",
    re.IGNORECASE,
)
_VERB = pattern(
    r"\b(?:rose|risen|fell|fallen|dropped|dropping|warmed|cooled|climbed|increased|decreased|"
    r"jumped|plunged)\s+(?:[a-z]+ly\s+|another\s+|a further\s+)?$",
    re.IGNORECASE,
)
_LIMIT = pattern(r"(?:below|above|under|over|past)\b", re.IGNORECASE)  # "fell below 5 °C": a point
_COMPARED = pattern(
    r"[ \u00a0-]+(?:(?:warmer|colder|cooler|hotter|milder|chillier)\b|"
    r"(?:higher|lower|more|less)\b(?=\s+(?:than|for|in)\b|\s*(?:[.,;:)]|$))|"
    r"(?:above|below)\b(?!\s+(?:zero|freezing|ground|sea|which|and|0)\b)(?=\s+\w))",
    re.IGNORECASE,
)
# A point after all, whatever follows: "at 20 °C higher yields were seen".
_PLACED = pattern(r"\b(?:at|to|from|between|until|of|near|and)\s+$", re.IGNORECASE)
_NOUN = pattern(
    r"[ \u00a0-]+(?:[a-z]+\s+)?(?:rise|increase|drop|fall|decrease|decline|warming|cooling|"
    r"difference|swing|anomaly)\b",
    re.IGNORECASE,
)
_ARTICLE = pattern(r"\b(?:an?|the|this|that|another|further)\s+$", re.IGNORECASE)


def settle_temperature(text: str, draft: Draft) -> None:
    """Make the unit of a temperature one of difference where the words around it say so."""
    if _is_difference(text, draft):
        draft.unit = f"delta_{draft.unit}"


def _is_difference(text: str, draft: Draft) -> bool:
    before = text[max(0, draft.start - _LEFT) : draft.start]
    if _BY.search(before) or _OF.search(before):
        return True
    if _VERB.search(before):
        return _LIMIT.match(text, draft.start) is None
    if _COMPARED.match(text, draft.end):
        return _PLACED.search(before) is None
    return _NOUN.match(text, draft.end) is not None and _ARTICLE.search(before) is not None
