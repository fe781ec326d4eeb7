"""Words that state a change: "fell", "a drop of", "down 5 percent", "doubled"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.model.claim import Direction
from factgauge.model.quantity import Kind
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that states a change; `index` is its first token, `after` the one behind its last."""

    index: int
    after: int
    span: Span
    word: str
    direction: Direction | None
    part: str  # "verb", "noun" or "adverb"


_DIRECTIONS = {direction.value: direction for direction in Direction}


@cache
def _words() -> dict[str, tuple[Direction | None, frozenset[str]]]:
    """Return the words of change with their direction and the parts of speech they can be."""
    found: dict[str, tuple[Direction | None, frozenset[str]]] = {}
    data = table("en/change")
    for name, row in data.items():
        direction = Direction.UP if name == "carry" else _DIRECTIONS.get(name)
        for part in ("adverbs", "nouns", "verbs"):
            for word in row[part].split():
                plain = word.replace("_", " ")
                known = found.get(plain, (direction, frozenset[str]()))
                found[plain] = (known[0], known[1] | {part[:-1]})
    return found


@cache
def carriers() -> frozenset[str]:
    """Return the verbs that move their object to a figure: "brings the total to $5 million"."""
    return frozenset(table("en/change")["carry"]["verbs"].split())


_AFTER_ADVERB = frozenset({
    Tag.FIGURE, Tag.TIME, Tag.ADVERB, Tag.PREPOSITION, Tag.COMMA, Tag.STOP, Tag.CLOSE,
    Tag.DETERMINER, Tag.TO, Tag.CONJUNCTION, Tag.DASH, Tag.SUBORDINATOR,
})  # fmt: skip


def find_triggers(view: View) -> list[Trigger]:
    """Return the words of a sentence that state a change, in order."""
    known = _words()
    tokens = view.tokens
    found: list[Trigger] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        quantity = token.quantity
        if quantity is not None:
            if (
                quantity.kind is Kind.MULTIPLE
                and not _sized(view, index)
                and (word := _moving(quantity.surface)) is not None
            ):
                begin = token.start + token.word.index(word)
                span = Span(begin, begin + len(word))
                found.append(Trigger(index, index + 1, span, word, known[word][0], "verb"))
            index += 1
            continue
        step = 1
        entry = None
        if index + 1 < len(tokens):
            pair = f"{token.word} {tokens[index + 1].word}"
            entry = known.get(pair)
            if entry is not None:
                step = 2
        word = token.word if step == 1 else f"{token.word} {tokens[index + 1].word}"
        entry = entry or known.get(token.word)
        if entry is not None:
            part = _part(view, index, index + step, entry[1])
            if part is not None:
                span = view.span(index, index + step)
                found.append(Trigger(index, index + step, span, word, entry[0], part))
        index += step
    return found


def _sized(view: View, index: int) -> bool:
    """Whether a multiple measures one thing by another: "double the 2.4 percent seen at rivals"."""
    tokens = view.tokens
    written = tokens[index].word.split()[-1]
    if written.endswith("ing") and index + 1 < len(tokens) and tokens[index + 1].tag is Tag.NOUN:
        return True  # "doubling times"
    if written not in ("double", "triple", "treble", "quadruple") or index + 1 >= len(tokens):
        return False
    before = tokens[index - 1].tag if index else None
    return before not in (Tag.TO, Tag.MODAL) and (
        tokens[index + 1].tag in (Tag.DETERMINER, Tag.FIGURE, Tag.SUBORDINATOR)
    )


def _moving(surface: str) -> str | None:
    """Return the verb of change in a multiple's words: "more than doubled"."""
    known = _words()
    for word in surface.lower().split():
        entry = known.get(word)
        if entry is not None and "verb" in entry[1]:
            return word
    return None


def _part(view: View, index: int, after: int, parts: frozenset[str]) -> str | None:
    tokens = view.tokens
    token = tokens[index]
    before = tokens[index - 1] if index else None
    following = tokens[after] if after < len(tokens) else None
    if (
        token.tag is Tag.VERB
        and "verb" in parts
        and before is not None
        and (before.tag in (Tag.TO, Tag.MODAL))
    ):
        return "verb"
    if "adverb" in parts:
        if token.word in ("up", "down") and after - index == 1:
            return "adverb" if _stands_alone(view, index) else None
        if token.word in ("higher", "lower", "more", "fewer", "less") and not (
            before is not None and before.tag in (Tag.FIGURE, Tag.AUXILIARY, Tag.ADVERB, Tag.VERB)
        ):
            return None
        if (
            following is not None
            and following.tag in (Tag.NOUN, Tag.NAME)
            and before is not None
            and (before.tag in (Tag.DETERMINER, Tag.PREPOSITION, Tag.ADJECTIVE))
        ):
            return None  # "a flat rate", "the lower house"
        return "adverb"
    if token.tag in (Tag.VERB, Tag.PARTICIPLE) and "verb" in parts:
        return "verb"
    if "noun" in parts and token.tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME):
        if (
            "verb" in parts
            and before is not None
            and following is not None
            and (
                before.tag in (Tag.NOUN, Tag.NAME, Tag.CLOSE)
                and following.tag in (Tag.FIGURE, Tag.TO)
            )
        ):
            return "verb"  # headlines: "Profits rise 5 percent"
        return "noun"
    if "verb" in parts and token.tag is Tag.ADJECTIVE and before is not None:
        return "noun" if before.tag is Tag.FIGURE else None  # "a 5 percent reduced price"
    if "verb" in parts and token.tag is Tag.NOUN:
        if (
            token.word.endswith("ing")
            and before is not None
            and before.tag in (Tag.DETERMINER, Tag.POSSESSIVE)
        ):
            return "noun"
        return (
            "verb"
            if following is not None
            and following.tag in (Tag.FIGURE, Tag.TO, Tag.PREPOSITION, Tag.ADVERB, Tag.TIME)
            else None
        )
    return None


_CARRIES_UP = frozenset({
    "make", "made", "makes", "making", "set", "sets", "setting", "take", "taken", "took",
    "give", "gave", "end", "ended", "build", "built", "sign", "signed", "open", "opened",
    "turn", "turned", "come", "came", "put", "add", "adds", "added", "show", "showed", "grew",
    "back", "catch", "bring",
})  # fmt: skip


def _stands_alone(view: View, index: int) -> bool:
    """Whether "up" or "down" says where a figure went, and is not part of "made up of"."""
    tokens = view.tokens
    before = tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return before is not None and before.tag is Tag.FIGURE
    if following.tag is Tag.FIGURE or following.word in ("from", "by", "on"):
        return before is None or before.word not in _CARRIES_UP
    if before is not None and before.tag is Tag.FIGURE:
        return following.tag in _AFTER_ADVERB
    if before is not None and before.tag is Tag.AUXILIARY:
        return following.tag in _AFTER_ADVERB
    if following.tag is Tag.TO:
        after = tokens[index + 2] if index + 2 < len(tokens) else None
        return (
            after is not None
            and after.tag is Tag.FIGURE
            and (before is not None and before.tag in (Tag.NOUN, Tag.NAME, Tag.FIGURE, Tag.VERB))
        )
    if following.tag in (Tag.ADVERB, Tag.TIME) or following.word == "compared":
        return before is None or before.word not in _CARRIES_UP
    return False
