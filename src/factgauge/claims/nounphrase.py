"""The noun phrase that is the subject of a verb of saying, or that follows one."""

from __future__ import annotations

from dataclasses import dataclass

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token, View
from factgauge.model.span import Span

_ARTICLES = frozenset({"the", "a", "an"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "rev", "prof", "gen", "sen", "gov", "lt", "col"}
)
_HELPERS = frozenset({Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATION, Tag.MODAL})
_WALLS = frozenset({
    Tag.COMMA, Tag.STOP, Tag.QUOTE, Tag.OPEN, Tag.CLOSE, Tag.DASH, Tag.SUBORDINATOR, Tag.VERB,
    Tag.AUXILIARY, Tag.MODAL, Tag.TO, Tag.TIME, Tag.FIGURE, Tag.NEGATION,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """A verb's subject; `aside` is what stands between commas after it."""

    span: Span
    opened: bool  # a mark stands before it, or the sentence begins with it
    asided: bool  # "as" stands before it
    relative: bool  # it stands in a relative clause: "which economists had reckoned"
    aside: Span | None = None


def phrase_before(view: View, verb: int) -> Subject | None:
    """Return the subject of the verb at a token: "The ministry", "Gwen Prosser, who keeps cows"."""
    tokens = view.tokens
    at = _before_helpers(tokens, verb - 1)
    if at < 0 or any(t.tag is Tag.NEGATION for t in tokens[at + 1 : verb]):
        return None
    aside: Span | None = None
    apposed: tuple[int, int] | None = None
    if tokens[at].tag is Tag.CLOSE:
        opening = _back_to(tokens, at, Tag.OPEN)
        if opening is None:
            return None
        at = opening - 1
    elif tokens[at].tag is Tag.COMMA:
        opening = _back_to(tokens, at, Tag.COMMA)
        if opening is None or at - opening > 22:
            return None
        aside = Span(tokens[opening].start, tokens[at].end)
        apposed = (opening + 1, at)
        at = opening - 1
    if at >= 0 and tokens[at].word in ("which", "who"):  # "the trust, which confirmed"
        at -= 2 if at > 0 and tokens[at - 1].tag is Tag.COMMA else 1
        if at < 0:
            return None
        found = _run_back(tokens, at)
        return (
            None
            if found is None
            else Subject(_span(tokens, *found), opened=False, asided=False, relative=True)
        )
    found = _run_back(tokens, at)
    if found is None:
        return None
    start, end = found
    before = _skip_article(tokens, start)
    wall = tokens[before - 1] if before > 0 else None
    opened = wall is None or wall.tag in (Tag.COMMA, Tag.QUOTE, Tag.DASH, Tag.OPEN, Tag.STOP)
    asided = wall is not None and wall.word == "as"
    relative = wall is not None and wall.word in ("which", "that", "whom", "what")
    if relative and wall is not None and wall.word == "that":
        relative = before > 1 and tokens[before - 2].tag in (Tag.NOUN, Tag.FIGURE)
    return Subject(
        _choose(tokens, (start, end), apposed),
        opened or asided,
        asided,
        relative or (wall is not None and wall.tag is Tag.NOUN),
        aside,
    )


def _before_helpers(tokens: list[Token], at: int) -> int:
    """Return the token before auxiliaries, adverbs and a day: "Inc. on Wednesday has also"."""
    while at >= 0 and (
        tokens[at].tag in _HELPERS
        or (tokens[at].tag is Tag.TIME and at > 0)
        or (tokens[at].word == "on" and tokens[at + 1].tag is Tag.TIME)
    ):
        at -= 1
    return at


def _skip_article(tokens: list[Token], start: int) -> int:
    while start > 0 and tokens[start - 1].tag in (Tag.DETERMINER, Tag.ADVERB, Tag.ADJECTIVE):
        start -= 1
    return start


def _back_to(tokens: list[Token], at: int, tag: Tag) -> int | None:
    """Return the token of a class before another, with no quotation mark between."""
    for index in range(at - 1, -1, -1):
        if tokens[index].tag is tag:
            return index
        if tokens[index].tag is Tag.QUOTE or tokens[index].word == ";":
            return None
    return None


def _abbreviates(tokens: list[Token], at: int) -> bool:
    """Whether a full stop ends a short form inside a name: "Mr. Romney", "St. Mary's"."""
    return (
        tokens[at].word == "."
        and at > 0
        and at + 1 < len(tokens)
        and (tokens[at - 1].word in _TITLES or len(tokens[at - 1].word) <= 4)
    )


def _run_back(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """Return where the noun phrase that ends at a token begins and ends, without its article."""
    if tokens[end].tag is Tag.PRONOUN:
        return end, end + 1
    if tokens[end].tag is Tag.FIGURE:  # "the two economists"
        counted = end > 0 and tokens[end - 1].word in ("the", "these", "those", "both")
        return (end, end + 1) if counted else _before_relative(tokens, end)
    start = end + 1
    while start > 0:
        token = tokens[start - 1]
        if token.tag is Tag.CONJUNCTION:
            joins = (
                start < end + 1
                and start > 1
                and tokens[start].tag is Tag.NAME
                and tokens[start - 2].tag in (Tag.NAME, Tag.NOUN)
            )
            if not joins:
                break
        elif token.tag is Tag.VERB:
            if not (
                token.word.endswith("ed")
                and start <= end
                and (tokens[start].tag is Tag.PREPOSITION)
            ):
                break
        elif (
            token.tag is Tag.TO
            and start <= end
            and tokens[start].tag in (Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE)
        ):
            pass  # "Committee to Protect Journalists", "an aide to the president"
        elif token.tag in _WALLS and not _abbreviates(tokens, start - 1):
            if not (token.tag is Tag.FIGURE and token.word.startswith("one ")):
                break
        elif token.word in ("as", "than", "after", "before", "because"):
            break
        start -= 1
    return _trim(tokens, start, end + 1)


def _before_relative(tokens: list[Token], end: int) -> tuple[int, int] | None:
    """Return the phrase before "who bought 60 hoverboards", where that ends at a token."""
    for index in range(end, max(0, end - 12), -1):
        if tokens[index].tag in (Tag.COMMA, Tag.STOP, Tag.QUOTE):
            return None
        if tokens[index].word == "who":
            return _run_back(tokens, index - 1)
    return None


def _trim(tokens: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase from its first word that can begin a name."""
    if start < end and tokens[start].tag is Tag.PREPOSITION:
        inner = [i for i in range(start, end) if tokens[i].word in ("the", "a", "an")]
        start = inner[-1] if inner else start + 1
    while start < end and (
        tokens[start].word in _ARTICLES
        or tokens[start].tag in (Tag.ADVERB, Tag.CONJUNCTION, Tag.PARTICIPLE, Tag.POSSESSIVE)
        or tokens[start].word == "."
    ):
        start += 1
    substance = (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.FIGURE, Tag.VERB)
    return (start, end) if any(t.tag in substance for t in tokens[start:end]) else None


def _span(tokens: list[Token], start: int, end: int) -> Span:
    return Span(tokens[start].start, tokens[end - 1].end)


def _choose(tokens: list[Token], head: tuple[int, int], apposed: tuple[int, int] | None) -> Span:
    """Return the name of two phrases that stand for one another."""
    if apposed is not None:
        start, end = apposed
        named = all(tokens[i].tag is Tag.NAME for i in range(start, end))
        own = tokens[head[1] - 1].tag is Tag.NAME
        if named and not own:
            return _span(tokens, start, end)
    return _span(tokens, *head)


_AFTER_WALLS = _WALLS - {Tag.FIGURE}
_LOOSE = frozenset({
    "on", "in", "at", "during", "after", "as", "before", "by", "since", "with", "to", "about",
})  # fmt: skip


def phrase_after(view: View, start: int) -> Span | None:
    """Return the noun phrase that begins at a token: "Ralph Cossa of the Pacific Forum"."""
    tokens = view.tokens
    while start < len(tokens) and tokens[start].word in _ARTICLES:
        start += 1
    end = start
    while end < len(tokens):
        token = tokens[end]
        wall = token.tag in _AFTER_WALLS and not _abbreviates(tokens, end)
        if wall and (token.tag is not Tag.VERB or end > start):
            break
        if token.word in _LOOSE and end > start:
            break
        if token.tag is Tag.FIGURE and not token.word.startswith("one "):
            break
        if token.tag is Tag.CONJUNCTION and not (
            end + 1 < len(tokens) and tokens[end + 1].tag is Tag.NAME
        ):
            break
        if token.tag is Tag.PARTICIPLE and end > start:
            break
        end += 1
    if end < len(tokens) - 1 and tokens[end].tag is Tag.COMMA:
        following = tokens[end + 1]
        name = next((i for i in range(end + 1, len(tokens)) if tokens[i].tag is not Tag.NAME), 0)
        plain = end > start and tokens[end - 1].tag is not Tag.NAME
        if plain and following.tag is Tag.NAME and name and tokens[name].tag is Tag.COMMA:
            return _span(tokens, end + 1, name)
    return _span(tokens, start, end) if end > start else None
