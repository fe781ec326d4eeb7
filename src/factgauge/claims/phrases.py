"""Noun phrases: the subject of a verb, what stands after "in" and "of", what a figure counts."""

from __future__ import annotations

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.span import Span

_VERB_GROUP = frozenset({Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION, Tag.ADVERB, Tag.TIME, Tag.TO})
_INSIDE = frozenset({
    Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.POSSESSIVE, Tag.DETERMINER, Tag.PREPOSITION,
})  # fmt: skip
_CORE = frozenset({Tag.NOUN, Tag.NAME, Tag.FIGURE, Tag.RANK, Tag.ADJECTIVE})
_PAIRING = frozenset({"between", "of", "from", "in", "with", "for", "both"})
_FRONTED = frozenset(
    {
        "in",
        "at",
        "during",
        "for",
        "by",
        "on",
        "after",
        "since",
        "among",
        "with",
        "as",
        "over",
        "under",
        "of",
        "from",
        "despite",
        "including",
        "excluding",
    }
)


def subject_of(view: View, verb: int, depth: int = 0) -> Span | None:
    """Return the noun phrase that is the subject of the verb at a token, `None` if none is seen."""
    tokens = view.tokens
    at = verb - 1
    catenative = words(table("en/grammar")["catenative"])
    while at >= 0:
        token = tokens[at]
        tag = token.tag
        if tag in _VERB_GROUP or (tag is Tag.VERB and token.word in catenative):
            at -= 1
            continue
        if tag is Tag.QUOTE:
            at -= 1
            continue
        if tag is Tag.SUBORDINATOR:
            if token.word in ("that", "which", "who"):
                return _antecedent(view, at)
            return None
        if tag is Tag.PRONOUN:
            return None
        if tag is Tag.CLOSE:
            opening = _matching(view, at)
            if opening is None:
                return None
            at = opening - 1
            continue
        if tag in (Tag.COMMA, Tag.DASH):
            opening = _aside(view, at)
            if opening is not None:
                at = opening - 1
                continue
            if depth < 3:
                previous = _verb_before(view, at)
                if previous is not None:
                    return subject_of(view, previous, depth + 1)
            at -= 1
            continue
        if tag is Tag.CONJUNCTION:
            previous = _verb_before(view, at)
            if previous is None or depth >= 3:
                return None
            return subject_of(view, previous, depth + 1)
        if tag in _CORE:
            return phrase_ending(view, at)
        if tag in (Tag.PREPOSITION, Tag.PARTICIPLE):  # "the price paid for fell"
            at -= 1
            continue
        if tag is Tag.VERB and depth < 3:
            return subject_of(view, at, depth + 1)
        return None
    return None


def _verb_before(view: View, at: int) -> int | None:
    """Return the last finite verb before a token."""
    for index in range(at - 1, -1, -1):
        tag = view.tokens[index].tag
        if tag is Tag.STOP:
            return None
        if tag is Tag.VERB or tag is Tag.AUXILIARY:
            return index
    return None


def _antecedent(view: View, relative: int) -> Span | None:
    """Return the noun phrase before "which"."""
    at = relative - 1
    while at >= 0 and view.tokens[at].tag in (Tag.COMMA, Tag.TIME, Tag.PREPOSITION, Tag.DASH):
        at -= 1
    return phrase_ending(view, at) if at >= 0 and view.tokens[at].tag in _CORE else None


def _matching(view: View, close: int) -> int | None:
    for index in range(close - 1, -1, -1):
        if view.tokens[index].tag is Tag.OPEN:
            return index
    return None


def _aside(view: View, close: int) -> int | None:
    """Return the comma that opens the insertion which ends at a comma: "X, based in Y, fell"."""
    kind = view.tokens[close].tag
    for index in range(close - 1, 0, -1):
        token = view.tokens[index]
        if token.tag is Tag.STOP:
            return None
        if token.tag is kind:
            inner = view.tokens[index + 1 : close]
            if len(inner) > 14 or not inner:
                return None
            if inner[0].tag is Tag.CONJUNCTION:
                return None
            finite = any(t.tag is Tag.VERB for t in inner)
            relative = inner[0].tag is Tag.SUBORDINATOR or inner[0].tag in (
                Tag.PARTICIPLE,
                Tag.VERB,
                Tag.PREPOSITION,
                Tag.ADVERB,
            )
            if finite and not relative:
                return None
            return index
    return None


def phrase_ending(view: View, at: int) -> Span | None:
    """Return the noun phrase whose last token is `at`."""
    tokens = view.tokens
    start = at
    index = at
    while index >= 0:
        token = tokens[index]
        tag = token.tag
        if (
            tag in _INSIDE
            or tag is Tag.FIGURE
            or tag is Tag.RANK
            or (
                tag is Tag.CONJUNCTION
                and token.word in ("and", "or", "&")
                and _joins(view, index, at)
            )
            or (tag is Tag.TIME and start > index and tokens[start].tag is Tag.POSSESSIVE)
        ):
            start = index
        elif tag is Tag.CLOSE:
            opening = _matching(view, index)
            if opening is None:
                break
            index = opening
        elif (
            tag is Tag.TO and start > index and tokens[start].tag in (Tag.NAME, Tag.DETERMINER)
        ) or (tag is Tag.PARTICIPLE and index > 0 and tokens[index - 1].tag in _INSIDE):
            start = index
        elif tag is Tag.VERB and _reduced(view, index, start):
            start = index  # "wages paid at the mill": no verb of its own
        else:
            break
        index -= 1
    return _trimmed(view, start, at)


def _reduced(view: View, index: int, start: int) -> bool:
    """Whether a verb's form is a participle that describes the noun before it."""
    tokens = view.tokens
    if index == 0 or start != index + 1 or tokens[index - 1].tag is not Tag.NOUN:
        return False
    word = tokens[index].word
    return tokens[start].tag is Tag.PREPOSITION and (
        word.endswith("ed")
        or word
        in (
            "paid",
            "sold",
            "made",
            "held",
            "built",
            "spent",
            "sent",
            "grown",
            "caught",
            "born",
            "known",
        )
    )


def _trimmed(view: View, start: int, last: int) -> Span | None:
    """Drop what opens a clause before its noun phrase: "in France sales" keeps "sales"."""
    tokens = view.tokens
    while start <= last and tokens[start].tag in (
        Tag.PREPOSITION,
        Tag.DETERMINER,
        Tag.CONJUNCTION,
        Tag.POSSESSIVE,
        Tag.TO,
        Tag.PARTICIPLE,
    ):
        if (
            tokens[start].tag is Tag.PREPOSITION
            and tokens[start].word in _FRONTED
            and start + 1 < last
            and tokens[start + 1].tag is Tag.NAME
        ):
            start += 1
            while start < last and tokens[start].tag is Tag.NAME:
                start += 1
            continue
        start += 1
    while last > start and tokens[last].tag not in _CORE:
        last -= 1
    return view.span(start, last + 1) if start <= last else None


def _joins(view: View, conjunction: int, last: int) -> bool:
    """Whether "and" is inside one phrase: "between Russia and Korea", "food and drink sales"."""
    tokens = view.tokens
    if conjunction == 0 or conjunction == last:
        return False
    before, after = tokens[conjunction - 1], tokens[conjunction + 1]
    if after.tag not in _CORE and after.tag is not Tag.DETERMINER:
        return False
    if before.tag not in _CORE or before.tag is Tag.FIGURE:
        return False
    back = conjunction - 1
    while back >= 0 and tokens[back].tag in _INSIDE:
        if tokens[back].word in _PAIRING:
            return True
        back -= 1
    verbless = back < 0 or tokens[back].tag not in (Tag.VERB, Tag.AUXILIARY, Tag.FIGURE)
    return verbless


def phrase_starting(view: View, at: int) -> Span | None:
    """Return the noun phrase that begins at a token, with what "of" adds, `None` if none does."""
    tokens = view.tokens
    index = at
    last = -1
    while index < len(tokens):
        token = tokens[index]
        if token.tag in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE):
            last = index
        elif (
            token.tag in (Tag.DETERMINER, Tag.POSSESSIVE)
            or (token.tag is Tag.PREPOSITION and token.word in ("of", "between") and last >= 0)
            or (
                token.tag is Tag.CONJUNCTION
                and last >= 0
                and index + 1 < len(tokens)
                and (tokens[index + 1].tag in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE))
            )
            or (token.tag is Tag.PARTICIPLE and last < 0)
        ):
            pass
        else:
            break
        index += 1
    if last < 0:
        return None
    begin = at
    while begin < last and tokens[begin].tag in (Tag.DETERMINER, Tag.POSSESSIVE):
        begin += 1
    return view.span(begin, last + 1)
