"""A figure where it stands: what it counts or measures, what befell it, what narrows it down.

The readers that tie figures over sentences compare these, never the figures alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factgauge.claims.measurand import singular
from factgauge.claims.tagging import Tag, verb_base
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import Token, View
from factgauge.lexicon.load import table, words
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity

AMOUNTS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT)
COUNTS = (Kind.COUNT, Kind.NUMBER)
_ALIKE = 4  # letters at least: "sentence" and "sentenced", "close" and "closures" begin alike
_CONTENT = frozenset({
    Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.VERB, Tag.PARTICIPLE, Tag.RANK, Tag.TIME,
})  # fmt: skip
_NOUNS = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE})
_BREAKS = frozenset({
    Tag.COMMA, Tag.STOP, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.FIGURE, Tag.DASH, Tag.OPEN,
    Tag.CLOSE, Tag.QUOTE,
})  # fmt: skip
_REACH = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with what the words around it make of it; `last` is the last token of its phrase."""

    figure: Quantity
    view: View
    at: int
    last: int
    noun: str | None  # singular head of what it counts or of what stands behind it
    adjectives: frozenset[str]
    event: str | None  # "dead", "hurt", "held" …
    pointed: bool  # "the 43 dead", "its 4,300 employees"
    narrowed: frozenset[str] | None  # roots of the words that pick some out; `None` without any
    values: Interval | None  # what the figure may stand for, trailing zeros read as rounding

    @property
    def sentence(self) -> int:
        """The sentence in which it stands."""
        return self.view.sentence.index


@cache
def root(word: str) -> str:
    """Return a word without its endings, roughly."""
    bare = singular(word.removesuffix("'s").removesuffix("’s"))
    return verb_base(bare) or bare


@cache
def akin(one: str, other: str) -> bool:
    """Whether two roots are of one family: "employ" and "employee", "close" and "closure"."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    common = max(_ALIKE, shorter - 2)
    return (shorter >= common and one[:common] == other[:common]) or other in _family(one)


def among(word: str, roots: frozenset[str]) -> bool:
    """Whether a root has one of its family among others."""
    if word in roots or not _family(word).isdisjoint(roots):
        return True
    begin = word[:_ALIKE]
    return any(other.startswith(begin) and akin(word, other) for other in roots)


def openings(roots: frozenset[str]) -> frozenset[str]:
    """Return how the roots, and those of their families, begin: akin ones begin alike."""
    return frozenset(other[:_ALIKE] for root in roots for other in (root, *_family(root)))


@cache
def _family(word: str) -> frozenset[str]:
    """Return the words that stand for one thing with a word."""
    rows: list[str] = table("en/across")["families"]["rows"]
    return frozenset().union(*(words(row) for row in rows if word in words(row)))


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """Return one of the word lists of `en/across`."""
    return words(table("en/across")[section][name])


@cache
def events() -> dict[str, str]:
    """Return what befell whom, by every word that says so."""
    rows: dict[str, str] = table("en/across")["events"]
    return {word: kind for kind, row in rows.items() for word in row.split()}


def content(tokens: list[Token]) -> frozenset[str]:
    """Return the roots of the words that say something, figures and small words left out."""
    return frozenset(
        root(written) for t in tokens if t.tag in _CONTENT and (written := written_of(t))
    )


def written_of(token: Token) -> str:
    """Return a token's word; of a period its last: "in May" is "may"."""
    if token.word or token.period is None or token.period.period.surface is None:
        return token.word
    return token.period.period.surface.lower().split()[-1]


def stated_in(text: Text) -> list[Stated]:
    """Return the amounts of a text in order, as they are stated."""
    found = []
    for view in text.views:
        for index in view.figures:
            figure = view.tokens[index].quantity
            if figure is not None and figure.kind in AMOUNTS and _single(view, index, figure):
                found.append(_stated(view, index, figure))
    return found


_RATED = frozenset({"per", "every", "each", "=", "<", ">", "≤", "≥"})


def _single(view: View, index: int, figure: Quantity) -> bool:
    """Whether a figure stands for one amount: no "per 100,000", no "p = 0.35", no "0.61" alone."""
    if figure.modality is Modality.VAGUE or figure.interval is None:
        return False
    if figure.kind is Kind.NUMBER and (figure.resolution is None or 0 < figure.resolution < 1):
        return False
    return index == 0 or view.tokens[index - 1].word not in _RATED


def _stated(view: View, at: int, figure: Quantity) -> Stated:
    tokens = view.tokens
    last = at
    noun: str | None = None
    adjectives: frozenset[str] = frozenset()
    if figure.counted is not None:
        parts = (
            [] if figure.counted_span is None else figure.counted_span.of(view.text).lower().split()
        )
        noun = singular(figure.counted.lower().split()[-1])
        adjectives = frozenset(part for part in parts if singular(part) != noun)
    else:
        while last + 1 < len(tokens) and tokens[last + 1].tag in _NOUNS:
            last += 1
        while last > at and _no_head(tokens[last]):
            last -= 1  # "1,280 metres long", "$5 million excludes"
        if last > at:
            noun = singular(tokens[last].word)
            adjectives = frozenset(t.word for t in tokens[at + 1 : last])
        elif figure.kind is Kind.MONEY:
            noun = _of_money(view, at)
    before, picked = _before(view, at)
    return Stated(
        figure, view, at, last, noun, adjectives | picked, _event(view, at, last, noun), before,
        _narrowed(view, last), figure.loose,
    )  # fmt: skip


def _no_head(token: Token) -> bool:
    return (token.tag is Tag.ADJECTIVE and token.word not in events()) or states(token)


def states(token: Token) -> bool:
    """Whether a noun may be a verb after all: "excludes", "keeps", "needs"."""
    word = token.word
    return token.tag is Tag.NOUN and word.endswith("s") and verb_base(word) not in (None, word)


def _of_money(view: View, at: int) -> str | None:
    """Return the noun behind "$34.2 million in", "of" or "worth of"."""
    tokens = view.tokens
    index = at + 1
    if index < len(tokens) and tokens[index].word == "worth":
        index += 1
    if index + 1 >= len(tokens) or tokens[index].word not in ("in", "of"):
        return None
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].tag in _NOUNS:
        last += 1
    return singular(tokens[last].word) if last > index and tokens[last].tag is Tag.NOUN else None


def _before(view: View, at: int) -> tuple[bool, frozenset[str]]:
    """Return whether a determiner points at the figure, and the words between them."""
    tokens = view.tokens
    index = at - 1
    between = set()
    while index >= 0 and tokens[index].tag in (Tag.ADVERB, Tag.ADJECTIVE, Tag.RANK, Tag.NOUN):
        if tokens[index].tag is Tag.NOUN and tokens[index].word not in listed(
            "pointing", "picking"
        ):
            break
        between.add(tokens[index].word)
        index -= 1
    pointed = index >= 0 and (
        tokens[index].word in listed("pointing", "words") or tokens[index].tag is Tag.POSSESSIVE
    )
    return pointed, frozenset(between)


def _event(view: View, at: int, last: int, noun: str | None) -> str | None:
    """Return what befell those whom the figure counts."""
    known = events()
    tokens = view.tokens
    if noun is not None and noun in known:
        return known[noun]
    if view.tokens[last].word in known:
        return known[tokens[last].word]
    index = at - 1
    while index >= 0 and tokens[index].tag in (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE):
        index -= 1
    if index >= 0 and tokens[index].tag is not Tag.NAME and tokens[index].word in known:
        return known[tokens[index].word]
    if index > 0 and tokens[index].word in ("of", "to", "at") and tokens[index - 1].word in known:
        return known[tokens[index - 1].word]
    for index in range(last + 1, min(len(tokens), last + 1 + _REACH)):
        token = tokens[index]
        if token.tag in _BREAKS:
            break
        if token.word in known:
            return known[token.word]
        if token.word == "lives" and tokens[index - 1].word in ("their",):
            return "dead"
    return None


def _narrowed(view: View, last: int) -> frozenset[str] | None:
    """Return the roots of the words behind a figure's phrase that pick some out.

    "The 12 workers laid off in May were", "the 43 in the north", "the 12 who".
    """
    tokens = view.tokens
    if last + 1 >= len(tokens):
        return None
    first = tokens[last + 1]
    relative = first.tag in (Tag.SUBORDINATOR, Tag.PRONOUN)
    end = last + 1
    verbs = -1 if relative else 0
    while end < len(tokens) and tokens[end].tag not in (Tag.COMMA, Tag.STOP, Tag.CONJUNCTION):
        token = tokens[end]
        finite = token.tag in (Tag.AUXILIARY, Tag.MODAL) or (
            token.tag is Tag.VERB and tokens[end - 1].tag not in (Tag.TO, Tag.AUXILIARY, Tag.MODAL)
        )
        if finite and end > last + 1:
            verbs += 1
            if verbs > 0:
                break
        end += 1
    inner = tokens[last + 1 : end]
    if relative or first.tag in (Tag.PREPOSITION, Tag.PARTICIPLE, Tag.TO, Tag.OPEN, Tag.DASH):
        return content(inner)
    closed = end < len(tokens) and tokens[end].tag is Tag.COMMA and end > last + 2
    return content(inner) if first.tag is Tag.VERB and (verbs > 0 or closed) else None
