"""Shares of a whole of which a table has the share itself: "military spending share of GDP"."""

from __future__ import annotations

import re

from factgauge.evidence.words import LITTLE
from factgauge.lexicon.pattern import pattern
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.span import Span
from factgauge.reference.records import EntityInfo, Measure

_NAME = pattern(
    r"(?P<part>.+?)(?: as)?(?: a)? (?:share|percentage|percent|per cent|ratio)(?: of| to) "
    r"(?P<whole>.+)",
    re.IGNORECASE,
)
_SPENDING = frozenset({stem(word) for word in ("expenditure", "spending", "outlay", "spend")})
# What joins a part with its share, and says nothing of another measure.
_JOINTS = frozenset({
    stem(word)
    for word in (
        "stood", "amounted", "came", "equalled", "equaled", "reached", "accounted", "totalled",
        "about", "around", "nearly", "almost", "roughly", "some", "percent", "cent", "then",
        "still", "year", "country", "government", "which", "it", "they", "has", "have", "been",
    )
})  # fmt: skip


def share_score(
    document: Document, claim: Claim, measure: Measure, entities: tuple[EntityInfo, ...]
) -> int:
    """Return how many words of a measure that is a share the claim has, else 0.

    Every word of the claim's clause must be accounted for: "spent 0.3 percent of GDP on military
    equipment" is not military spending.
    """
    if measure.unit != "percent" or claim.measurand is None:
        return 0
    names = [_NAME.fullmatch(name) for name in (measure.label, *measure.aliases)]
    clause = _clause(document, claim)
    said = stems(clause)
    whole = stems(claim.measurand.surface)
    best = 0
    for name in names:
        if name is None or stems(name["whole"]) - LITTLE != whole - LITTLE:
            continue
        part = stems(name["part"]) - LITTLE
        if part & _SPENDING and said & _SPENDING:
            part -= _SPENDING
        if part and part <= said and not _unaccounted(said, part | whole, claim, entities):
            best = max(best, len(part))
    return best


def says_no_more(
    document: Document, claim: Claim, measure: Measure, entities: tuple[EntityInfo, ...]
) -> bool:
    """Whether a clause that only counts says nothing else than what is counted, where and when.

    "Chicago had 478 murders in 2015"; not "there were 12 murders in Chicago schools".
    """
    if claim.frame not in (Frame.COUNT, Frame.LEVEL) or not claim.role("value"):
        return True
    names = stems(" ".join((measure.label, *measure.aliases)))
    return not _unaccounted(stems(_clause(document, claim)), names | _TELLING, claim, entities)


_TELLING = frozenset({
    stem(word)
    for word in (
        "recorded", "counted", "registered", "logged", "tallied", "reported", "saw", "had", "there",
        "suffered", "police", "from", "more", "than", "least", "almost", "hosted", "end",
        "were", "was",
    )
})  # fmt: skip


def _clause(document: Document, claim: Claim) -> str:
    """Return the words before the figure, from the last comma on, and those behind it up to one."""
    text = document.text
    sentence = document.sentences[claim.sentence].span
    share = (claim.role("share") or claim.role("value"))[0].span
    start = max(text.rfind(mark, sentence.start, share.start) for mark in (", ", "; ", ": "))
    ends = [at for mark in (", ", "; ") if (at := text.find(mark, share.end, sentence.end)) >= 0]
    clause = Span(max(start, sentence.start), min(ends, default=sentence.end)).of(text)
    period = None if claim.period is None else claim.period.surface
    return clause.replace(period, " ") if period else clause


def _unaccounted(
    said: frozenset[str], known: frozenset[str], claim: Claim, entities: tuple[EntityInfo, ...]
) -> frozenset[str]:
    names: set[str] = set()
    for mention in claim.entities:
        names |= stems(mention.surface)
    for entity in entities:
        names |= stems(" ".join((entity.name, *entity.aliases)))
    little = {stem(word) for word in LITTLE}
    return frozenset(said - known - names - LITTLE - little - _SPENDING - _JOINTS)
