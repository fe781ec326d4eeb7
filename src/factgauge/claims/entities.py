"""Names in a sentence: places through the lexicon, other proper names by their capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place, before anything is known of its role.

    `possessive` for "Russia's", `adjective` for "Russian".
    """

    span: Span
    surface: str
    id: str
    place: bool
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    id: str
    adjective: bool
    not_before: frozenset[str]
    not_after: frozenset[str]


@cache
def _places() -> dict[str, tuple[_Place, ...]]:
    """Return the names of places by their first two letters, the longest first."""
    data: dict[str, Any] = table("en/places")
    rows: dict[str, _Place] = {}
    for kind in ("place", "group", "former"):
        for row in data.get(kind, ()):
            before, after = (
                frozenset(row.get("not_before", ())),
                frozenset(row.get("not_after", ())),
            )
            plain = [row["name"], *row.get("names", ()), *row.get("seats", ())]
            if row.get("capital"):
                plain.append(row["capital"])
            for name in plain:
                rows.setdefault(name, _Place(name, row["id"], False, before, after))
            for name in row.get("demonyms", ()):
                rows.setdefault(name, _Place(name, row["id"], True, before, after))
    heads: dict[str, list[_Place]] = {}
    for name, place in rows.items():
        heads.setdefault(name[:2], []).append(place)
    return {
        head: tuple(sorted(group, key=lambda p: (-len(p.name), p.name)))
        for head, group in heads.items()
    }


_CAPITAL = pattern(r"(?<![\w])[A-Z\u00c0-\u00de]\S")
_NEXT = pattern(r"[ ,-]*([\w'’]+)")
_PREVIOUS = pattern(r"([\w'’]+)[ -]$")


def _find_places(text: str, start: int, end: int) -> list[Mention]:
    places = _places()
    found: list[Mention] = []
    at = start
    for capital in _CAPITAL.finditer(text, start, end):
        if capital.start() < at:
            continue
        for place in places.get(capital[0], ()):
            stop = capital.start() + len(place.name)
            if not text.startswith(place.name, capital.start()) or text[stop : stop + 1].isalnum():
                continue
            following = _NEXT.match(text, stop)
            previous = _PREVIOUS.search(text, max(0, capital.start() - 24), capital.start())
            vetoed = (following is not None and following[1] in place.not_after) or (
                previous is not None and previous[1] in place.not_before
            )
            if not vetoed:
                found.append(
                    Mention(
                        Span(capital.start(), stop),
                        place.name,
                        place.id,
                        place=True,
                        adjective=place.adjective,
                    )
                )
                at = stop
            break
    return found


_PROPER = pattern(
    r"(?:[A-Z][\w’'.]*[\w](?:-[a-z]+)?|[A-Z]\.)(?:(?:[ -]| (?:of|the|de|van|von|"
    r"bin|al|and) )(?:[A-Z][\w’'.]*[\w](?:-[a-z]+)?|[A-Z]\.|of(?= [A-Z])))*"
)
_POSSESSIVE = pattern(r"['’]s?$")


@cache
def _titles() -> frozenset[str]:
    return words(table("en/events")["titles"])


_NOT_NAMES = frozenset({
    "The", "A", "An", "In", "On", "At", "By", "For", "From", "Of", "Over", "Under", "About",
    "After", "Before", "But", "And", "Or", "As", "It", "Its", "This", "That", "These", "Those",
    "There", "He", "She", "They", "We", "You", "I", "His", "Her", "Their", "Our", "Your", "My",
    "During", "While", "When", "Since", "If", "Although", "However", "Meanwhile", "Contrast",
    "With", "Without", "According", "Last", "Next", "Some", "Most", "Many", "Several", "Both",
    "Each", "Every", "Another", "Despite", "Because", "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December", "Now", "Then",
    "What", "Who", "How", "Why", "Where", "Two", "Three", "Four", "Five", "Six", "Seven",
    "Eight", "Nine", "Ten", "One", "First", "Second", "Third", "Only", "Just", "Also", "Still",
    "Yes", "No", "Not", "Total", "Trade", "Exports", "Imports",
})  # fmt: skip


def find_entities(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Return the names in text[start:end], in order, none inside another."""
    found = _find_places(text, start, end)
    found += [
        Mention(Span(*small.span()), small[0], slug(small[0]), place=False)
        for small in _small_names().finditer(text, start, end)
    ]
    taken = [mention.span for mention in found]
    for proper in _PROPER.finditer(text, start, end):
        found.extend(_names(text, proper.start(), proper.end(), taken, start))
    return tuple(sorted(found, key=lambda mention: mention.span))


@cache
def _small_names() -> re.Pattern[str]:
    """Return what finds the names that are written small: "the euro zone", "adidas"."""
    listed = words(table("en/names")["small_names"]) | words(table("en/names")["plain_names"])
    names = sorted(listed, key=lambda name: (-len(name), name))
    return pattern(rf"\b(?:{'|'.join(names).replace('-', '[- ]')})\b")


_NAME_WORD = pattern(r"[\w’'.-]+")


def _names(text: str, start: int, end: int, taken: list[Span], sentence: int) -> list[Mention]:
    """Return the proper name in text[start:end] without titles, ordinary first words and places."""
    parts: list[tuple[int, int]] = []
    runs: list[list[tuple[int, int]]] = []
    for word in _NAME_WORD.finditer(text, start, end):
        span = Span(*word.span())
        plain = _POSSESSIVE.sub("", word[0])
        if (
            any(span.overlaps(other) for other in taken)
            or plain in _NOT_NAMES
            or plain.lower() in _titles()
        ):
            if parts:
                runs.append(parts)
            parts = []
            continue
        parts.append((word.start(), word.start() + len(plain)))
    if parts:
        runs.append(parts)
    found = []
    for run in runs:
        while run and text[run[-1][0] : run[-1][1]] in ("of", "the", "and", "de", "al"):
            run.pop()
        while run and text[run[0][0] : run[0][1]] in ("of", "the", "and"):
            run.pop(0)
        if not run or text[run[0][0]].islower():
            continue
        span = Span(run[0][0], run[-1][1])
        surface = span.of(text)
        if span.start == sentence and len(run) == 1 and not _names_somebody(text, span):
            continue
        found.append(Mention(span, surface, slug(surface), place=False))
    return found


_VERB_AFTER = pattern(
    r"(?:['’]s\b|[ ](?:has|had|have|is|was|were|will|would|said|says|met|held|"
    r"made|sold|told|[a-z]{3,}ed|[a-z]{3,}es)\b)"
)


@cache
def _agent_after() -> re.Pattern[str]:
    """Return what only follows the name of somebody: "Ofgem on Friday lifted", "Volvo expects"."""
    verbs = "|".join(sorted(words(table("en/names")["name_verbs"])))
    return pattern(
        rf"(?:\s(?:on|in)\s[A-Z]\w+)?\s(?:{verbs})\b|,?\s(?:an?|built|users|police|members)\s"
    )


@cache
def _measured() -> frozenset[str]:
    return words(table("en/names")["measured"])


_INNER_CAPITAL = pattern(r"[a-z][A-Z]|\d|[^\x00-\x7f’]")


def _names_somebody(text: str, span: Span) -> bool:
    """Whether a sentence's first word is a name: a verb follows, or it has a capital elsewhere."""
    word = span.of(text)
    if word.lower() in _measured() or word.lower().removesuffix("s") in _measured():
        return False
    if word[0].isupper() and _VERB_AFTER.match(text, span.end) and not word.endswith(("s", "ing")):
        return True
    if _INNER_CAPITAL.search(word):
        return True
    if word[0].isupper() and _agent_after().match(text, span.end):
        return True
    return _within_a_sentence(text, word)


def _within_a_sentence(text: str, word: str) -> bool:
    """Whether a word stands behind another one somewhere, and so has its capital of its own."""
    needle = f" {word}"
    at = text.find(needle)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(needle) : at + len(needle) + 1]
        if ("a" <= before <= "z" or before in (",", ";")) and not (after.isalnum() or after == "_"):
            return True
        at = text.find(needle, at + 1)
    return False


@cache
def _kinds() -> dict[str, bool]:
    """Return the nouns that stand for somebody; true are those that stand for a place."""
    names = table("en/names")
    return dict.fromkeys(words(names["groups"]), False) | dict.fromkeys(words(names["areas"]), True)


def find_descriptions(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Return "the company", "the lens maker" and "the country"; `place` marks the last."""
    kinds = _kinds()
    found = []
    for article in _ARTICLE.finditer(text, start, end):
        at = article.end()
        for _ in range(3):  # the noun is one of the three words after it
            word = _SMALL_WORD.match(text, at, end)
            if word is None:
                break
            noun = word[1].lower()
            if noun in kinds or noun.endswith("maker"):
                span = Span(article.start(), word.end(1))
                surface = span.of(text)
                found.append(Mention(span, surface, slug(surface), place=kinds.get(noun, False)))
                break
            if noun in _NO_ATTRIBUTES:
                break
            at = word.end(1)
    return tuple(found)


_ARTICLE = pattern(r"\b[Tt]he(?=\s[a-zCGB])")
_SMALL_WORD = pattern(r"\s([a-z][a-z-]*|Company|Group|Bank)(?![\w-])(?!\s(?:of|for)\s[A-Z])")
_NO_ATTRIBUTES = frozenset({
    "of", "in", "at", "on", "for", "to", "from", "by", "with", "and", "or", "that", "which",
    "who", "is", "was", "has", "had", "as", "than",
})  # fmt: skip


def split_pair(mention: Mention) -> tuple[Mention, ...]:
    """Return the two names of "Kim and Trump", or the one name that is no pair."""
    first, joint, second = mention.surface.partition(" and ")
    if mention.place or not joint or not second[:1].isupper():
        return (mention,)
    start = mention.span.start
    spans = (
        Span(start, start + len(first)),
        Span(mention.span.end - len(second), mention.span.end),
    )
    return tuple(
        Mention(span, name, slug(name), place=False)
        for span, name in zip(spans, (first, second), strict=True)
    )


def slug(name: str) -> str:
    """Return a name as an id: lower case, hyphens for spaces."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
