"""What a count counts: the noun phrase after a number, found without a tagger."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern


class Counted(NamedTuple):
    """The noun phrase at [start, end) with its head noun as written."""

    head: str
    start: int
    end: int


class _Nouns(NamedTuple):
    stop: frozenset[str]
    plural: frozenset[str]
    not_plural: frozenset[str]
    no_hyphen: frozenset[str]


@cache
def _nouns() -> _Nouns:
    nouns = table("en/nouns")
    return _Nouns(
        words(nouns["stop"]),
        words(nouns["plural"]),
        words(nouns["not_plural"]),
        words(nouns["no_hyphen"]),
    )


_TOKEN = pattern(r"[ \u00a0\n]((?:[^\W\d_]|&)[\w’'&-]*\.?)")
_MAX_WORDS = 6
# Participles that end most noun phrases but also stand before a noun: "300 wounded soldiers".
_PARTICIPLES = frozenset(
    [
        "injured",
        "wounded",
        "dead",
        "missing",
        "killed",
        "arrested",
        "alive",
        "left",
        "lost",
        "held",
        "paid",
        "sold",
        "made",
        "more",
        "other",
        "own",
        "same",
        "fewer",
        "less",
        "less-skilled",
        "remaining",
        "total",
    ]
)


# Plurals that stand before the noun they modify: "women members".
_ATTRIBUTIVE = frozenset(["women", "men", "children", "people", "data", "police", "media"])


# Verbs that are plural nouns right after a number: "60 lives", "5 wins".
_VERBS_TOO = frozenset(
    [
        "lives",
        "wins",
        "shows",
        "works",
        "hits",
        "rises",
        "needs",
        "costs",
        "leads",
        "beats",
        "losses",
    ]
)
_OBJECT = pattern(r"[ \u00a0](?:the|a|an|his|her|its|their|that|how|it|them|\d)\b")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    nouns = _nouns()
    if word in nouns.plural or word.lower() in nouns.plural:
        return True
    if len(word) < 3 or word[-1] != "s" or word[-2:] in ("ss", "us"):
        return False
    if (
        word[-2:] == "is"
        and not (word[0].isupper() and len(word) > 5)
        and word not in ("taxis", "skis", "alibis", "safaris")
    ):
        return False
    if word.lower() in nouns.not_plural or word in nouns.not_plural or word.lower() in nouns.stop:
        return False
    return not word.isupper() or len(word) > 5


def is_stop(word: str) -> bool:
    """Whether a word ends a noun phrase."""
    return word.lower() in _nouns().stop


def read_plural(text: str, at: int) -> Counted | None:
    """Read the plural noun phrase after a number that ends at `at`: " North Korean workers"."""
    nouns = _nouns()
    first = -1
    best: Counted | None = None
    for _ in range(_MAX_WORDS):
        token = _TOKEN.match(text, at)
        if token is None:
            break
        word = token[1]
        ends = word.endswith(".") and not (len(word) <= 3 and word[0].isupper())
        word = word.rstrip(".")
        bare = word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")
        lowered = bare.lower()
        if lowered in _VERBS_TOO and first < 0 and not _OBJECT.match(text, token.end()):
            return Counted(bare, token.start(1), token.start(1) + len(bare))
        if lowered in nouns.stop:
            if not (best is None and lowered in _PARTICIPLES):
                break
        elif first < 0:
            first = token.start(1)
        if best is not None and not (best.head.lower() in _ATTRIBUTIVE and is_plural(bare)):
            break
        if is_plural(bare) and lowered not in nouns.stop:
            head_end = token.start(1) + len(bare)
            best = Counted(bare, first if first >= 0 else token.start(1), head_end)
            if word != bare:  # a possessive ends the phrase
                break
        at = token.end()
        if ends:
            break
    return best


def read_singular(text: str, at: int) -> Counted | None:
    """Read the noun phrase after "one": " senior official" → official."""
    nouns = _nouns()
    best: Counted | None = None
    first = -1
    for _ in range(3):
        token = _TOKEN.match(text, at)
        if token is None:
            break
        word = token[1].rstrip(".")
        lowered = word.lower()
        if lowered in nouns.stop or lowered.endswith(("'s", "’s")):
            break
        if best is not None and (
            lowered.endswith(("ed", "ing", "ly")) or lowered in _PARTICIPLES or word[0].isupper()
        ):
            break
        if first < 0:
            first = token.start(1)
        best = Counted(word, first, token.start(1) + len(word))
        at = token.end()
        if token[1].endswith("."):
            break
    return best


_HYPHEN_NOUN = pattern(r"[-‑]([a-z]+(?:-(?:old|feet|foot))?)(?![\w])")


def read_hyphened(text: str, at: int) -> Counted | None:
    """Read the noun that a hyphen ties to a number: "a 12-member panel" → member."""
    found = _HYPHEN_NOUN.match(text, at)
    if (
        found is None
        or found[1] in _nouns().no_hyphen
        or text[found.end() : found.end() + 1] == "-"
    ):
        return None
    return Counted(found[1], found.start(1), found.end(1))
