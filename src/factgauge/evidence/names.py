"""Which of a table's entities a claim is about: codes first, then exact names, never a likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.reference.records import EntityInfo


@dataclass(frozen=True, slots=True)
class Named:
    """The entities of one table that a claim names, in text order, and the names that fit none."""

    ids: tuple[str, ...]
    strangers: tuple[str, ...]
    spans: tuple[Span, ...]


def named_entities(
    document: Document, claim: Claim, entities: tuple[EntityInfo, ...], stop: int | None = None
) -> Named:
    """Return which of `entities` the claim names.

    A name stands for an entity when it is its ISO code's (from the lexicon), no capital, or exactly
    one of its aliases. The claim's own names count, and aliases anywhere in its sentence outside
    the speaker's words; "US$5" and "5 Swiss francs" name no country. What stands from `stop` on is
    said beside the claim, and counts only where nothing is named before.
    """
    text = document.text
    known = {entity.id: entity for entity in entities}
    found: dict[str, Span] = {}
    money = [q.span for _, group in claim.roles for q in group if q.kind is Kind.MONEY]
    aliases = [
        row
        for row in _aliases(text, document.sentences[claim.sentence].span, claim, entities)
        if not any(row[0].overlaps(span) for span in money)
    ]
    mentions = tuple(
        mention
        for mention in claim.entities
        if not any(mention.span.overlaps(span) for span in money)
    )
    if stop is not None and (
        any(span.start < stop for span, _ in aliases)
        or any(mention.span.start < stop and mention.id in known for mention in mentions)
    ):
        aliases = [row for row in aliases if row[0].start < stop]
        mentions = tuple(mention for mention in mentions if mention.span.start < stop)
    for alias_span, id in aliases:
        found.setdefault(id, alias_span)
    covered = list(found.values())
    strangers = []
    for entity in mentions:
        info = known.get(entity.id)
        if info is not None and _goes_on(text, entity.span.end, info):
            strangers.append(entity.surface)
        elif info is not None and entity.surface not in _seats():
            found.setdefault(entity.id, entity.span)
        elif not any(entity.span.overlaps(span) for span in covered):
            seat = entity.surface in _seats()
            strangers.append(entity.surface if seat else entity.id)
    ordered = sorted(found.items(), key=lambda row: row[1])
    own = {entity.id for entity in claim.entities}
    ordered.sort(key=lambda row: row[0] not in own and not _within(row[1], claim))
    return Named(
        tuple(id for id, _ in ordered), tuple(strangers), tuple(span for _, span in ordered)
    )


@cache
def _seats() -> frozenset[str]:
    """Return the capitals and seats of governments.

    They stand for a country in its trade and not in its population: a table that takes them for it
    has them among its aliases.
    """
    data = table("en/places")
    rows = [row for kind in ("place", "group", "former") for row in data.get(kind, ())]
    found = {name for row in rows for name in row.get("seats", ())}
    return frozenset(found | {row["capital"] for row in rows if row.get("capital")})


def _within(span: Span, claim: Claim) -> bool:
    return any(span.overlaps(entity.span) for entity in claim.entities)


def _of_saying(span: Span, claim: Claim) -> bool:
    """Whether a name is in the speaker's words, or stands behind a speaker who follows the claim.

    "…, according to an aide, who was quoted in Russian media" says nothing of Russia.
    """
    if claim.speaker is None:
        return False
    speaker = claim.speaker.span
    follows = speaker.start >= claim.span.end and span.start > speaker.start
    return follows or span.overlaps(speaker)


def _aliases(
    text: str, sentence: Span, claim: Claim, entities: tuple[EntityInfo, ...]
) -> list[tuple[Span, str]]:
    rows = sorted(
        ((name, entity) for entity in entities for name in written_names(entity)),
        key=lambda row: (-len(row[0]), row[0]),
    )
    taken: list[tuple[Span, str]] = []
    for name, entity in rows:
        at = text.find(name, sentence.start, sentence.end)
        while at >= 0:
            span = Span(at, at + len(name))
            whole = (
                not (at and text[at - 1].isalnum()) and not text[span.end : span.end + 1].isalnum()
            )
            if _goes_on(text, span.end, entity):
                whole = False
            spoken = _of_saying(span, claim)
            if whole and not spoken and not any(span.overlaps(other) for other, _ in taken):
                taken.append((span, entity.id))
            at = text.find(name, span.end, sentence.end)
    return taken


# "Baltimore County", "the Chicago metropolitan area", "Amazon rainforest": the name of another.
_LONGER = pattern(
    r" (?:(?!(?:Inc|Corp|Co|Ltd|Plc|PLC|AG|SE|SA|NV|LLC)\b)[A-Z][a-z]|(?:metropolitan|metro|area|"
    r"region|suburbs?|county|basin|river|valley|district|province|rainforest|forest|university|airport)\b)"
)


def _goes_on(text: str, end: int, entity: EntityInfo) -> bool:
    """Whether the name of a place or an organisation is only the beginning of another's."""
    return entity.kind in ("place", "organisation") and _LONGER.match(text, end) is not None


def written_names(entity: EntityInfo) -> tuple[str, ...]:
    """Return the names of an entity that are looked for in a text as they are written.

    A country that a table gives no alias is found by the mentions of the text, which know "Georgia
    Tech" from Georgia; a plain search does not.
    """
    if entity.kind == "country" and not entity.aliases:
        return ()
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))


_BACK = 3  # how many sentences before the claim's may say what it is about


def topic_ids(
    document: Document,
    claim: Claim,
    place_ids: tuple[tuple[Span, str], ...],
    entities: tuple[EntityInfo, ...],
) -> frozenset[str]:
    """Return the entities that the headline and the sentences right before the claim's name.

    Used only where the claim itself names nothing: "trade dropped to $34 million".
    """
    ids: set[str] = set()
    spans = [s.span for s in document.sentences if s.role == "title"]
    spans += [
        s.span for s in document.sentences[max(0, claim.sentence - _BACK) : claim.sentence + 1]
    ]
    for span in spans:
        ids |= {id for where, id in place_ids if where.overlaps(span)}
        for entity in entities:
            for name in written_names(entity):
                found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", span.of(document.text))
                if found is not None and not _goes_on(
                    document.text, span.start + found.end(), entity
                ):
                    ids.add(entity.id)
    return frozenset(ids)
