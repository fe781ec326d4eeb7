"""What stands before and after a verb of saying: whether it says anything, and what."""

from __future__ import annotations

from functools import cache

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.span import Span


@cache
def forms(name: str) -> frozenset[str]:
    """Return a word list of `lexicon/en/speech.toml`."""
    listed = table("en/speech")[name]
    return words(listed) if isinstance(listed, str) else frozenset(listed)


def is_no_verb(view: View, index: int) -> bool:
    """Whether a form of a verb of saying is a noun, a participle or passive where it stands."""
    tokens = view.tokens
    before = index - 1
    if before >= 0 and tokens[before].tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION):
        return True
    while before >= 0 and tokens[before].tag is Tag.ADVERB:
        before -= 1
    return (
        before >= 0
        and tokens[before].word in forms("passive")
        and not tokens[index].word.endswith("ing")
    )


def takes(view: View, index: int, after: int, kind: str) -> bool:
    """Whether what follows a verb can be said: a clause, or for some verbs an object."""
    tokens = view.tokens
    if after >= len(tokens):
        return False
    first = tokens[after]
    near = tokens[after : after + 8]
    if first.tag is Tag.TO:
        acts = after + 1 < len(tokens) and tokens[after + 1].tag is Tag.VERB
        return acts and kind in ("pledging", "foretelling") and not _participle(view, index)
    if kind == "reckoning" or after > index + 1 or first.tag in (Tag.STOP, Tag.QUOTE):
        return True
    if first.tag is Tag.PREPOSITION and first.word not in ("for", "about", "around", "over", "up"):
        return kind != "evidential" and any(
            token.word == "that" or (kind == "pledging" and token.tag is Tag.TO) for token in near
        )
    word = tokens[index].word
    if kind == "pledging" or word in forms("objects") or word in ("see", "sees", "saw"):
        return first.tag not in (Tag.PARTICIPLE, Tag.COMMA)
    if kind == "evidential" or (kind == "denying" and first.tag in (Tag.PARTICIPLE, Tag.AUXILIARY)):
        return True
    return _clause_follows(view, after, plain=word not in ("add", "adds", "added"))


def _participle(view: View, index: int) -> bool:
    """Whether an "-ed" form after a preposition's noun is one: "at a cost expected to"."""
    tokens = view.tokens
    if not tokens[index].word.endswith("ed"):
        return False
    start = index
    while start > 0 and tokens[start - 1].tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER):
        start -= 1
    return start > 0 and tokens[start - 1].tag is Tag.PREPOSITION


def _clause_follows(view: View, after: int, *, plain: bool) -> bool:
    """Whether what follows a verb is a clause; without `plain` a figure is never its start."""
    tokens = view.tokens
    if not plain and tokens[after].tag in (Tag.FIGURE, Tag.RANK):
        return False
    for at, token in enumerate(tokens[after:], after):
        if token.word in ("that", "whether", "how", "if") and at < after + 8:
            return True
        if token.tag in (Tag.STOP, Tag.SUBORDINATOR) and not (token.word == "." and at < after + 3):
            return False
        if token.tag is Tag.COMMA and at > after + 8:
            return False
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL) and tokens[at - 1].tag is not Tag.TO:
            return True
    return False


_CLOSING = frozenset({
    Tag.COMMA, Tag.STOP, Tag.DASH, Tag.CLOSE, Tag.QUOTE, Tag.TIME, Tag.PREPOSITION, Tag.ADVERB,
    Tag.CONJUNCTION, Tag.PARTICIPLE, Tag.SUBORDINATOR,
})  # fmt: skip


TOLD = frozenset({"told", "tells", "tell", "informed", "assured", "reminded"})


def ends_there(view: View, after: int) -> bool:
    """Whether nothing that is said follows a verb: ", the ministry said on Friday."."""
    tokens = view.tokens
    if after >= len(tokens):
        return True
    token = tokens[after]
    if token.word == "as":
        return True
    if token.word in ("that", "whether", "how") or token.tag is Tag.TO:
        return False
    if tokens[after - 1].word in TOLD:  # whom they told, then a mark
        stop = after
        while stop < len(tokens) and tokens[stop].tag not in (Tag.COMMA, Tag.QUOTE):
            if tokens[stop].word == "that" or tokens[stop].tag in (Tag.FIGURE, Tag.MODAL):
                return False
            stop += 1
        return True
    if token.tag in (Tag.TIME, Tag.PREPOSITION, Tag.ADVERB) and not _silent_to_mark(view, after):
        return False
    return token.tag in _CLOSING


def _silent_to_mark(view: View, start: int) -> bool:
    """Whether the words up to the next mark hold neither a verb nor a figure."""
    tokens = view.tokens
    for index, token in enumerate(tokens[start:], start):
        if token.tag in (Tag.COMMA, Tag.STOP, Tag.DASH, Tag.QUOTE, Tag.CONJUNCTION):
            return True
        if token.tag in (Tag.PARTICIPLE, Tag.SUBORDINATOR):
            return token.word != "that"
        after = tokens[index + 1].tag if index + 1 < len(tokens) else None
        if token.word.endswith("ed") and after in (Tag.PREPOSITION, Tag.TIME):
            continue  # "a report published on Monday"
        if token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.FIGURE):
            return False
    return True


def is_evidence(view: View, subject: Span) -> bool:
    """Whether a subject is a study or figures, which show things, not what is measured."""
    return any(
        token.word in forms("evidence")
        for token in view.tokens
        if subject.start <= token.start < subject.end
    )


def reckons(view: View, word: str, after: int) -> bool:
    """Whether "put", "count" or "log" has a figure with it: "puts the crowd at 338,000"."""
    following = view.tokens[after : after + 14]
    figure = next(
        (
            i
            for i, token in enumerate(following)
            if token.quantity is not None and token.tag is not Tag.TIME
        ),
        None,
    )
    if figure is None:
        return False
    if word.startswith("put") or word.startswith("plac"):
        return figure > 0 and following[figure - 1].word == "at"
    if word.startswith("rank"):
        return figure > 0
    return figure <= 1
