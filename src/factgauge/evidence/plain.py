"""The starter tables of many things, which only the plainest sentences may ask.

Such a table knows every country and is there without being asked for, and most texts that speak of
a country and a population mean a part of it, a group or another time. So it answers a claim only
if each word of the clause is accounted for, and the clause names nobody else.
"""

from __future__ import annotations

import re
from functools import cache

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim, Entity, Frame
from factgauge.model.document import Document
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset, EntityInfo, Measure

_FRAMES = (Frame.LEVEL, Frame.THRESHOLD)

# What may stand between the names without making the measurand another one.
_KNOWN = frozenset({
    "the", "a", "an", "of", "in", "at", "on", "by", "as", "to", "with", "its", "total", "overall",
    "is", "are", "was", "were", "has", "have", "had", "stands", "stood", "which", "whose", "s",
    "now", "currently", "today", "end", "start", "beginning", "middle", "mid", "year", "years",
    "last", "this", "that", "country", "kingdom", "nation", "some", "around", "about", "roughly",
    "approximately", "nearly", "almost", "over", "under", "above", "below", "more", "less",
    "fewer", "than", "just", "slightly", "exactly", "only", "exceeded", "topped", "passed",
    "surpassed", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "home", "boasts", "boasted", "counts",
    "counted", "reached", "totalled", "totaled", "land", "thousand", "million", "billion",
})  # fmt: skip
# What may follow the figure at once; a comma, a full stop or "and" end the clause.
_FOLLOWING = frozenset({
    "in", "at", "on", "as", "of", "the", "end", "start", "beginning", "middle", "year", "last",
    "this", "today", "now", "currently", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "mid", "level", "sea",
})  # fmt: skip
_DIMENSIONS = frozenset({"high", "tall", "above"})  # behind the figure: "8,849 metres high"
_PRESENT = frozenset({"is", "are", "has", "have", "covers", "stands", "rises"})

_TOKEN = pattern(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[,;:.!?()–—]")
_WORDS = pattern(r"[^\W\d_][\w’'-]*")
_YEAR = pattern(r"(?:1[89]|20)\d\d")
# A clause of its own behind "and", not more of what is counted.
_BEGINNING = pattern(r"\s(?:\d|(?:the|an?|is|are|was|were|has|have|had|its|covers|spans)\b)")
_STOPS = frozenset(",;:.!?()–—") | {"and", "but", "while"}
# Words anywhere in a sentence that make it speak of something else than what is or was so.
_ELSEWHERE = pattern(
    r"\b(?:excluding|except|without|outside|apart|would|will|could|may(?! \d)|might|should|"
    r"projected|expected|forecast\w*|century|centuries|ago|ancient|medieval|era|empire|if|once|then|until|"
    r"before|former\w*|originally|founding|initially|size of|equivalent|not|never|no longer|"
    r"colonial|prehistoric|ice age|peak(?:ed)?|aged|elderly|adults?|born|combined|together|alone|"
    r"half-\w+)\b",
    re.IGNORECASE,
)


def asks_plainly(catalogue: Catalogue, dataset: Dataset) -> bool:
    """Whether a table is one of the starter catalogue that holds values of many things."""
    return (
        dataset.id in catalogue.starter
        and bool(dataset.measures)
        and dataset.shape != "bilateral"
        and len(dataset.entities) > 1
    )


def named_plainly(
    document: Document, claim: Claim, catalogue: Catalogue, dataset: Dataset, measure: Measure
) -> tuple[EntityInfo, int] | None:
    """Return whom a plain sentence names, and how many words of the measure's name it has."""
    value = claim.first("value")
    if (
        claim.frame not in _FRAMES
        or value is None
        or claim.speaker is not None
        or len(claim.entities) != 1
    ):
        return None
    entity = claim.entities[0]
    info = _entity(entity, catalogue.entities(dataset))
    if info is None or info.id not in dataset.entities:
        return None
    sentence = document.sentences[claim.sentence].span
    if _ELSEWHERE.search(document.text, sentence.start, sentence.end):
        return None
    tail = _tail(document.text, value.span.end, sentence.end, entity.span)
    if tail is None:
        return None
    head = _head(document.text, sentence, value.span, entity.span)
    if value.kind is Kind.COUNT:  # "27 member states"
        head += _WORDS.findall(value.surface)
    said = stems(" ".join(head)) | tail
    names = (measure.label, *measure.aliases)
    best = max(
        (name for name in names if stems(name) <= said),
        key=lambda name: len(stems(name)),
        default=None,
    )
    if best is None:
        return None
    own = stems(best)
    if any(word.lower() not in _KNOWN and stem(word) not in own for word in head):
        return None
    if not _dated(claim, measure, head):
        return None
    return info, len(own)


def _entity(entity: Entity, entities: tuple[EntityInfo, ...]) -> EntityInfo | None:
    """Return whom a name stands for: its code or one exact name; adjectives and capitals none."""
    if entity.surface in _not_names():
        return None
    found = [
        info
        for info in entities
        if entity.id == info.id or entity.surface in (info.name, *info.aliases)
    ]
    return found[0] if len(found) == 1 else None


@cache
def _not_names() -> frozenset[str]:
    """Return demonyms, capitals and seats: "the Turkish population" may be one of elsewhere."""
    data = table("en/places")
    rows = [row for kind in ("place", "group", "former") for row in data.get(kind, ())]
    found = {name for row in rows for name in (*row.get("demonyms", ()), *row.get("seats", ()))}
    return frozenset(found | {row["capital"] for row in rows if row.get("capital")})


def _head(text: str, sentence: Span, value: Span, entity: Span) -> list[str]:
    """Return the words from the sentence's first to the figure, without the name and years."""
    words = []
    for token in _TOKEN.finditer(text, sentence.start, value.start):
        span = Span(*token.span())
        word = token[0]
        if span.overlaps(entity) or word in _STOPS - {"and", "but", "while"}:
            continue
        if _YEAR.fullmatch(word.rstrip(".,")):
            continue
        words.append(word.removesuffix("'s").removesuffix("’s"))
    return words


def _tail(text: str, start: int, end: int, entity: Span) -> frozenset[str] | None:
    """Return the words behind the figure that tell its dimension; `None` where others are there."""
    said: set[str] = set()
    for token in _TOKEN.finditer(text, start, end):
        word = token[0].lower()
        if word == "and" and not _BEGINNING.match(text, token.end()):
            return None  # "13 provinces and territories"
        if word in _STOPS:
            break
        if entity.overlaps(Span(*token.span())) or _YEAR.fullmatch(word.rstrip(".,")):
            continue
        if re.fullmatch(r"\d{1,2}", word):
            continue  # the day of a month
        if word in _DIMENSIONS:
            said.add(word)
        elif word not in _FOLLOWING:
            return None
    return frozenset(said)


def _dated(claim: Claim, measure: Measure, head: list[str]) -> bool:
    """Whether the time is plain: a year that is stated, or the present tense."""
    if claim.period is not None:
        return claim.period.begins is not None and claim.period.ends is not None
    return any(word.lower() in _PRESENT for word in head)
