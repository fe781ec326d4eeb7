"""Whom and what a claim is about: which of the names in its sentence are its entities."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.entities import Mention, find_descriptions, find_entities, split_pair
from factgauge.claims.measurand import singular
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Entity, Frame, Measurand, Speaker
from factgauge.model.span import Span

_OF_SOMEBODY = frozenset({Frame.RANK, Frame.RATIO, Frame.COUNT, Frame.RATE})
_BACK = 3  # how many sentences before may say which country "the country" is


def entities_of(
    view: View,
    draft: Draft,
    measurand: Measurand | None,
    names: tuple[Mention, ...],
    speaker: Speaker | None,
) -> tuple[Entity, ...]:
    """Return the names in the measurand, subject and partners, then the others of the sentence.

    A claim between two places, or of an event between two, has no others: a third name beside
    them is where it was said, or when.
    """
    usable = [n for n in names if not _belongs_to_saying(draft, n, speaker)]
    if draft.frame is Frame.COUNT:  # each of "Kim and Trump" is one that the event befell
        usable = [part for name in usable for part in split_pair(name)]
    chosen = [n for n in usable if any(n.span.overlaps(place) for place in _places(view, draft))]
    if not chosen and draft.frame is Frame.CHANGE:
        chosen = [n for n in usable if n.place]
    if measurand is not None:  # "Sales rose": a capital at the sentence's start makes no name
        chosen = [n for n in chosen if not _is_head(view, n, draft, measurand)]
    found = [_entity(view, draft, name, index) for index, name in enumerate(chosen)]
    if len({n.id for n in chosen if n.place}) >= 2 or (
        draft.frame is Frame.COUNT and len(chosen) > 1
    ):
        return tuple(found)
    others = [n for n in usable if n not in chosen]
    if speaker is not None and _acts(view, draft, speaker):
        others += [n for n in names if n.span.overlaps(speaker.span)]
    others += _described(view, speaker, names)
    for name in sorted(others, key=lambda n: n.span):
        if measurand is not None and _is_head(view, name, draft, measurand):
            continue
        found.append(Entity(name.span, name.surface, name.id, "partner" if found else "of"))
    return tuple(found) or _carried(view, names)


def _is_head(view: View, name: Mention, draft: Draft, measurand: Measurand) -> bool:
    """Whether a name is only what is measured; who is ranked or scores may be both."""
    opens = name.span.start == view.sentence.span.start
    if name.place or not opens or draft.frame in _OF_SOMEBODY:
        return False
    return singular(name.surface.lower()) == measurand.head


_SAYS = pattern(
    r"(?:\s(?:has|have|had|also|today|later|on\s\w+day))*\s(?:sa(?:id|ys?)|t(?:old|ells?)|"
    r"announced|estimate[ds]?|reckon(?:s|ed)?|thinks?|believe[ds]?|warn(?:s|ed)?|added|show(?:s|ed)?|"
    r"insist(?:s|ed)?|den(?:y|ies|ied))\b"
)


def _acts(view: View, draft: Draft, speaker: Speaker) -> bool:
    """Whether who says it is who does it: "Taiwan reported 18 cases", "the EU aims to".

    It opens the sentence, and what follows is no verb of mere saying.
    """
    text, span = view.text, speaker.span
    lead = text[view.sentence.span.start : span.start].strip().lower()
    return (
        lead in ("", "the")
        and span.end <= draft.figures[0].span.start
        and text[span.end : span.end + 1].isspace()
        and _SAYS.match(text, span.end) is None
    )


def _carried(view: View, names: tuple[Mention, ...]) -> tuple[Entity, ...]:
    """Return the one name of the sentence before, where this one has none of its own.

    Places are carried by the evidence stage, which knows that it guesses; where there are any, a
    name beside them is not carried either.
    """
    index = view.sentence.index
    if names or not index or _places_before(view):
        return ()
    before = view.document.sentences[index - 1].span
    if "\n\n" in view.text[before.start : view.sentence.span.start]:
        return ()
    found = find_entities(view.text, before.start, before.end)
    if len({name.id for name in found}) != 1:
        return ()
    return (Entity(found[0].span, found[0].surface, found[0].id, "of"),)


def _belongs_to_saying(draft: Draft, name: Mention, speaker: Speaker | None) -> bool:
    """Whether a name is the speaker, or stands behind one that follows the claim.

    "…, according to an aide, who was quoted in Russian media" says nothing of Russia.
    """
    if speaker is None:
        return False
    follows = speaker.span.start > max(q.span.end for q in draft.figures)
    return name.span.overlaps(speaker.span) or (follows and name.span.start > speaker.span.start)


def _places(view: View, draft: Draft) -> tuple[Span, ...]:
    """Return where the entities of a claim may stand."""
    places = [draft.subject, draft.partners]
    if draft.frame is not Frame.COUNT:
        places.append(draft.measurand)
    found = [place for place in places if place is not None]
    if draft.frame not in (Frame.CHANGE, Frame.COUNT, Frame.TEMPORAL):
        last = max(q.span.end for q in draft.figures)
        found.append(Span(last, view.sentence.span.end))
    return tuple(found)


def _entity(view: View, draft: Draft, name: Mention, index: int) -> Entity:
    """Return a name with its role, which the words before it tell."""
    role = "of" if index == 0 else "partner"
    before = view.text[max(0, name.span.start - 12) : name.span.start].lower()
    if draft.frame is not Frame.COUNT and before.endswith(" to "):
        role = "to"
    elif draft.frame is not Frame.COUNT and before.endswith(("from ", "from the ")):
        role = "from"
    return Entity(name.span, name.surface, name.id, role)


def _described(view: View, speaker: Speaker | None, names: tuple[Mention, ...]) -> list[Mention]:
    """Return "the company" and "the country".

    The country is the one place that is named before it; where several are it is left out, for
    it may be any of them.
    """
    span = view.sentence.span
    found = []
    before: set[str] | None = None
    for mention in find_descriptions(view.text, span.start, span.end):
        if speaker is not None and mention.span.overlaps(speaker.span):
            continue
        if any(mention.span.overlaps(name.span) for name in names):
            continue
        if not mention.place:
            found.append(mention)
            continue
        if before is None:
            before = _places_before(view)
        before |= {n.id for n in names if n.place and n.span.end <= mention.span.start}
        if len(before) <= 1:
            id = next(iter(before), mention.id)
            found.append(Mention(mention.span, mention.surface, id, place=bool(before)))
    return found


def _places_before(view: View) -> set[str]:
    sentences = view.document.sentences
    index = view.sentence.index
    spans = [s.span for s in sentences if s.role == "title" and s.index < index]
    spans += [s.span for s in sentences[max(0, index - _BACK) : index]]
    return {n.id for s in spans for n in find_entities(view.text, s.start, s.end) if n.place}
