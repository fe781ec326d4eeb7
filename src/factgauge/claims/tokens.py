"""A sentence as tokens: figures, ranks and periods whole, every other word with its class."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from factgauge.claims.periods import Mention
from factgauge.claims.tagging import Tag, classify, closed, is_ambiguous
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.document import Document, Sentence
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


@dataclass(slots=True)
class Token:
    """One word, figure or mark; `word` is in lower case."""

    start: int
    end: int
    word: str
    tag: Tag
    quantity: Quantity | None = None
    period: Mention | None = None

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return Span(self.start, self.end)


_TOKEN = pattern(
    r"[^\W\d_](?:[\w&]|[’'](?!s\b)(?=\w)|-(?=\w)|\.(?=[A-Za-z]\.)|(?<=\.[A-Za-z])\.|/(?=yr))*"
    r"|[’']s?\b|\d[\w.,:]*\w|[^\s\w]|\w"
)
_MARKS = {
    ",": Tag.COMMA, "(": Tag.OPEN, "[": Tag.OPEN, ")": Tag.CLOSE, "]": Tag.CLOSE, "–": Tag.DASH,
    "—": Tag.DASH, "-": Tag.DASH, '"': Tag.QUOTE, "“": Tag.QUOTE, "”": Tag.QUOTE, ";": Tag.STOP,
    ":": Tag.STOP, ".": Tag.STOP, "!": Tag.STOP, "?": Tag.STOP, "…": Tag.STOP, "&": Tag.CONJUNCTION,
}  # fmt: skip
_CLASS_OF = {Kind.RANK: Tag.RANK, Kind.DATE: Tag.TIME}


def tokenize(
    document: Document,
    sentence: Sentence,
    quantities: tuple[Quantity, ...],
    periods: tuple[Mention, ...],
) -> list[Token]:
    """Return the tokens of a sentence in order; figures and periods are whole."""
    text, end = document.text, sentence.span.end
    items = _items(quantities, periods)
    tokens: list[Token] = []
    at, index = sentence.span.start, 0
    while at < end:
        stop = items[index].start if index < len(items) else end
        for found in _TOKEN.finditer(text, at, max(at, stop)):
            written = found[0]
            tokens.append(Token(found.start(), found.end(), written.lower(), _first_class(written)))
        if index == len(items):
            break
        tokens.append(items[index])
        at = items[index].end
        index += 1
    _classify(text, tokens)
    return tokens


def _items(quantities: tuple[Quantity, ...], periods: tuple[Mention, ...]) -> list[Token]:
    """Return the tokens of figures and periods; where two overlap they become one."""
    found = [
        Token(q.span.start, q.span.end, q.surface.lower(), _CLASS_OF.get(q.kind, Tag.FIGURE), q)
        for q in quantities
    ]
    for mention in periods:
        span = mention.period.span
        if span is None:
            continue
        host = next((t for t in found if t.start < span.end and span.start < t.end), None)
        if host is None:
            found.append(Token(span.start, span.end, "", Tag.TIME, None, mention))
            continue
        host.period = mention
        if (
            host.tag is not Tag.FIGURE
            or host.quantity is None
            or (host.quantity.kind is Kind.DURATION and span.start <= host.start)
        ):
            host.tag = Tag.TIME
            host.start, host.end = min(host.start, span.start), max(host.end, span.end)
    found.sort(key=lambda token: token.start)
    kept: list[Token] = []
    for token in found:
        if kept and token.start < kept[-1].end:
            kept[-1].period = kept[-1].period or token.period
            continue
        kept.append(token)
    return kept


def _first_class(written: str) -> Tag:
    mark = _MARKS.get(written)
    if mark is not None:
        return mark
    if written in ("'s", "’s", "'", "’"):
        return Tag.POSSESSIVE
    return Tag.NOUN


def _one_verb_each(tokens: list[Token]) -> None:
    """Make nouns of what could be a verb where the clause has another: "trade with Iran fell"."""
    for index, token in enumerate(tokens):
        if token.tag is not Tag.VERB or not is_ambiguous(token.word):
            continue
        before = tokens[index - 1].tag if index else None
        if before in (Tag.TO, Tag.MODAL, Tag.AUXILIARY, Tag.PRONOUN, Tag.SUBORDINATOR):
            continue
        if index + 1 < len(tokens) and tokens[index + 1].word == "between":
            token.tag = Tag.NOUN
            continue
        for later in range(index + 1, min(index + 16, len(tokens))):
            other = tokens[later]
            if other.tag in _NEW_CLAUSE:
                break
            if other.tag in (Tag.AUXILIARY, Tag.MODAL) or (
                other.tag is Tag.VERB and tokens[later - 1].tag is not Tag.TO
            ):
                token.tag = Tag.NOUN
                break


_NEW_CLAUSE = frozenset({
    Tag.COMMA, Tag.STOP, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.DASH, Tag.OPEN, Tag.CLOSE,
    Tag.QUOTE,
})  # fmt: skip


def _classify(text: str, tokens: list[Token]) -> None:
    fixed = closed()
    before: Tag | None = None
    verb_seen = False
    for index, token in enumerate(tokens):
        if token.tag is Tag.NOUN:
            word = token.word
            if word == "to":
                token.tag = Tag.TO
            else:
                after = tokens[index + 1] if index + 1 < len(tokens) else None
                following = (
                    None
                    if after is None
                    else fixed.get(after.word)
                    if after.tag is Tag.NOUN and after.word != "to"
                    else Tag.TO
                    if after.tag is Tag.NOUN
                    else Tag.VERB
                    if after.quantity is not None
                    and (after.quantity.kind is Kind.MULTIPLE or _opens_with_a_verb(after))
                    else after.tag
                )
                token.tag = classify(
                    word, text[token.start : token.end], before, following, verb_seen=verb_seen
                )
        before = token.tag if token.tag is not Tag.QUOTE else before
        if token.tag in _NEW_CLAUSE:
            verb_seen = False
        elif token.tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL):
            verb_seen = True
    _one_verb_each(tokens)


def _opens_with_a_verb(token: Token) -> bool:
    """Whether a figure has the verb in its words: "exceeded 5 million", "topped 10 million"."""
    return token.word.partition(" ")[0] in words(table("en/threshold")["verbs"])


class View:
    """One sentence with its tokens, and the look-ups that frames share.

    `index_of` gives the token of a quantity by the quantity's id.
    """

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        quantities: tuple[Quantity, ...],
        periods: tuple[Mention, ...],
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.text = document.text
        self.periods = periods
        self.quantities = quantities
        self.tokens = tokenize(document, sentence, quantities, periods)
        self.figures = [
            index for index, token in enumerate(self.tokens) if token.quantity is not None
        ]

    @property
    def amounts(self) -> list[Quantity]:
        """The figures of the sentence that are amounts, in order."""
        return [
            token.quantity
            for token in self.tokens
            if token.quantity is not None and token.quantity.kind not in (Kind.DATE, Kind.RANK)
        ]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the sentence, in lower case."""
        return frozenset(token.word for token in self.tokens)

    @cached_property
    def index_of(self) -> dict[str, int]:
        """The place of each figure's token, by the quantity's id."""
        return {
            token.quantity.id: index
            for index, token in enumerate(self.tokens)
            if token.quantity is not None
        }

    def free(self, taken: set[str]) -> Iterator[tuple[int, Quantity]]:
        """Yield token and figure of each amount whose id is not in `taken` when its turn comes."""
        for index in self.figures:
            token = self.tokens[index]
            quantity = token.quantity
            if quantity is not None and token.tag is Tag.FIGURE and quantity.id not in taken:
                yield index, quantity

    def before(self, index: int, passed: Container[Tag]) -> int:
        """Return the last token before one whose class is not in `passed`, -1 if there is none."""
        index -= 1
        while index >= 0 and self.tokens[index].tag in passed:
            index -= 1
        return index

    def words(self, start: int, end: int) -> list[str]:
        """Return the lower-case words of tokens[start:end]."""
        return [token.word for token in self.tokens[max(0, start) : end]]

    def span(self, start: int, end: int) -> Span:
        """Return the place of tokens[start:end], which is not empty."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)
