"""How well the names of a measure fit the words in which a claim says what it measures."""

from __future__ import annotations

import re

from factgauge.evidence.words import LITTLE, NEUTRAL, PRICES
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.reference.records import EntityInfo, Measure


def claim_words(claim: Claim, document: Document) -> frozenset[str]:
    """Return the stems of the words that say what is measured.

    The noun phrase and the verb of a level.
    """
    words: set[str] = set()
    if claim.measurand is not None:
        words |= stems(claim.measurand.surface)
    if claim.frame in (Frame.LEVEL, Frame.RATE) and claim.trigger is not None:
        words.add(stem(claim.trigger.of(document.text)))
    if claim.measurand is None and claim.frame is Frame.LEVEL:  # "there were 5 refugees in Kenya"
        words |= {stem(q.counted) for q in claim.quantities if q.counted is not None}
    return frozenset(words)


def naming_score(
    document: Document, claim: Claim, measure: Measure, entities: tuple[EntityInfo, ...]
) -> int:
    """Return how well a measure's names fit the claim's words.

    The words of its longest alias that fits, else 0. Every word of the claim's measurand must be
    accounted for: "coal exports" is not "exports".
    """
    words = claim_words(claim, document)
    if not words:
        return 0
    fitting = [alias for alias in (measure.label, *measure.aliases) if stems(alias) <= words]
    if not fitting:
        return 0
    best = max(fitting, key=lambda alias: len(alias.split()))
    if claim.measurand is not None:
        accounted = set(stems(" ".join((measure.label, *measure.aliases)))) | {
            stem(w) for w in NEUTRAL | PRICES
        }
        for entity in entities:
            accounted |= stems(" ".join((entity.name, *entity.aliases)))
        for mention in claim.entities:
            accounted |= stems(mention.surface.replace("-", " "))
        extra = {
            w
            for w in stems(claim.measurand.surface.replace("-", " "))
            if w not in accounted and w not in LITTLE
        }
        if extra or _AGES.search(claim.measurand.surface):
            return 0
    return len(best.split())


_AGES = re.compile(r"\b(?!(?:1[5-9]|20)\d\d\b)\d")  # "population over 65", but "2018 exports"
