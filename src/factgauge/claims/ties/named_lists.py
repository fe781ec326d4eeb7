"""Ties of a count and the list that names what it counts: "three cities: Rome, Milan and Turin"."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token, View
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_MOST = 20  # so long a list is counted by hand
_INSIDE = frozenset({
    Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.RANK,
})  # fmt: skip
_HEADS = frozenset({Tag.NOUN, Tag.NAME})
_OPENERS = frozenset({"namely", "viz", "i.e."})
# "Three dishes, among them", "four cities such as": the list names some.
_SOME = frozenset({
    "including", "include", "includes", "included", "such", "like", "among", "notably",
    "especially", "particularly", "mainly", "mostly", "eg", "e.g.", "example", "etc", "etc.",
    "others", "other", "more", "another", "plus", "rest", "one", "first", "both", "or", "either",
})  # fmt: skip
_PAIRS = frozenset({"of", "between", "both"})
_KIN = frozenset({
    "son", "sons", "daughter", "daughters", "brother", "brothers", "sister", "sisters", "children",
    "siblings", "grandchildren", "sons-in-law",
})  # fmt: skip


def read_list_ties(view: View) -> Iterator[Tie]:
    """Yield each count with the list that a colon, dashes, "namely" or "are" puts after it."""
    tokens = view.tokens
    for index in view.figures:
        named = tokens[index].quantity
        if named is None or named.kind is not Kind.COUNT:
            continue
        count, first = _some_of(view, index) or (named, index)
        start = _list_start(view, index, named) if _counts(count) else None
        listed = (
            None
            if start is None
            else _items(view, start, names_only=tokens[start - 1].tag is Tag.AUXILIARY)
        )
        if listed is None and _counts(named):
            first, count = index, named
            listed = _ones(view, index)
            start = None if listed is None else index + 1
        if start is None or listed is None:
            continue
        number, last = listed
        yield Tie(
            "list",
            (("value", (count,)),),
            view.span(first, last + 1),
            view.sentence.index,
            (("items", str(number)), ("list", view.span(start, last + 1).of(view.text))),
        )


def _some_of(view: View, index: int) -> tuple[Quantity, int] | None:
    """Return the count in front of "of the seven routes": the list then names those."""
    at = view.before(index, (Tag.DETERMINER,))
    if at < 1 or view.tokens[at].word != "of":
        return None
    part = view.tokens[at - 1].quantity
    return None if part is None else (part, at - 1)


def _ones(view: View, index: int) -> tuple[int, int] | None:
    """Return how many there are in "two motions were tabled, one on parking and one on drains"."""
    tokens = view.tokens
    ones = [at for at in range(index + 1, len(tokens)) if tokens[at].word == "one"]
    if len(ones) < 2 or any(tokens[at].tag is Tag.FIGURE for at in view.figures if at > index):
        return None
    first, last = ones[0], ones[-1]
    if tokens[first - 1].tag not in (Tag.COMMA, Tag.DASH) and tokens[first - 1].word != ":":
        return None
    if tokens[last - 1].word != "and" or any(
        tokens[at + 1].tag is not Tag.PREPOSITION for at in ones if at + 1 < len(tokens)
    ):
        return None
    return len(ones), last


def _counts(count: Quantity) -> bool:
    value = count.stated_low
    return (
        count.kind in (Kind.COUNT, Kind.NUMBER)
        and count.modality is Modality.EXACT
        and value is not None
        and value == count.stated_high
        and value.denominator == 1
        and 2 <= value <= _MOST
        and isinstance(count.interval, Interval)
    )


def _list_start(view: View, index: int, count: Quantity) -> int | None:
    """Return the token with which the list of what is counted begins."""
    tokens = view.tokens
    at = index + 1
    if at < len(tokens) and tokens[at].tag is Tag.COMMA:
        if at + 1 < len(tokens) and tokens[at + 1].word in _OPENERS:
            return at + 2
        if (count.counted or "").lower() in _KIN and _closed_by_semicolon(tokens, at):
            return at + 1
    if at < len(tokens) and tokens[at].tag is Tag.DASH:
        closing = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag is Tag.DASH), None)
        return at + 1 if closing is not None or _only_list(tokens, at + 1) else None
    if at < len(tokens) and tokens[at].word in ("are", "were") and _pointed(view, index):
        return at + 1
    return _after_colon(view, index)


def _pointed(view: View, index: int) -> bool:
    return index > 0 and view.tokens[index - 1].word in ("the", "its", "their", "his", "her", "our")


def _after_colon(view: View, index: int) -> int | None:
    """Return the token after a colon before which no other figure stands than the count."""
    tokens = view.tokens
    for at in range(index + 1, len(tokens)):
        token = tokens[at]
        if token.word == ":":
            return at + 1
        if token.tag in (Tag.FIGURE, Tag.STOP, Tag.DASH, Tag.OPEN, Tag.QUOTE, Tag.SUBORDINATOR):
            return None
        if token.tag is Tag.COMMA:
            return at + 2 if at + 1 < len(tokens) and tokens[at + 1].word in _OPENERS else None
        if token.word in _OPENERS:
            return at + 1
    return None


def _closed_by_semicolon(tokens: list[Token], at: int) -> bool:
    for token in tokens[at + 1 :]:
        if token.tag is Tag.STOP:
            return True
        if token.tag not in (*_INSIDE, Tag.COMMA, Tag.CONJUNCTION):
            return False
    return False


def _only_list(tokens: list[Token], start: int) -> bool:
    return all(
        t.tag in _INSIDE | {Tag.COMMA, Tag.CONJUNCTION} or t.word in (".", "!")
        for t in tokens[start:]
    )


def _items(view: View, start: int, *, names_only: bool) -> tuple[int, int] | None:
    """Return how many items a list has, and its last token; `None` where that is open.

    Items are noun phrases between commas, the last after "and". What may be one item or two
    ("salt and pepper, oil") is no list that can be counted.
    """
    tokens = view.tokens
    groups: list[list[Token]] = [[]]
    joined = 0
    end = start
    while end < len(tokens):
        token = tokens[end]
        if token.word in _SOME:
            return None
        if token.tag is Tag.COMMA:
            if joined:
                if not _goes_on(tokens, end + 1):
                    return None
                break
            if groups[-1]:
                groups.append([])
        elif token.tag is Tag.CONJUNCTION:
            if token.word not in ("and", "&"):
                return None
            joined += 1
            if groups[-1]:
                groups.append([])
        elif token.tag in _INSIDE or _plain(token):
            groups[-1].append(token)
        elif token.tag is Tag.STOP or (token.tag is Tag.DASH and end > start):
            break
        else:
            return None
        end += 1
    if not groups[-1]:
        groups.pop()
    if joined != 1 or len(groups) < 2 or not all(_is_item(group) for group in groups):
        return None
    classes = {_class(group) for group in groups}
    if len(classes) > 1 or (names_only and classes != {Tag.NAME}):
        return None  # "Jane Roe, the chairwoman, and Tom Poe" names two
    if not _heads(tokens[end - 1]):
        return None
    return len(groups), end - 1


def _is_item(group: list[Token]) -> bool:
    return any(_heads(t) for t in group) and not any(t.word in _PAIRS for t in group)


def _class(group: list[Token]) -> Tag:
    """Return whether an item is a name, a noun or a number."""
    core = group
    for at, token in enumerate(group):
        if token.tag is Tag.PREPOSITION and at:
            core = group[:at]
            break
    head = core[-1]
    return Tag.NAME if head.tag in (Tag.NAME, Tag.TIME) else head.tag


def _heads(token: Token) -> bool:
    return token.tag in _HEADS or _plain(token)


def _plain(token: Token) -> bool:
    """Whether a token is a bare number, or a day in a name: "the 9 and the 14", "Grim Tuesday"."""
    return token.tag is Tag.TIME or (
        token.quantity is not None and token.quantity.kind is Kind.NUMBER
    )


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the sentence goes on behind the list, and no further item comes."""
    if at < len(tokens) and tokens[at].tag is Tag.CONJUNCTION:
        at += 1
        return at < len(tokens) and tokens[at].tag in (Tag.PRONOUN, Tag.AUXILIARY, Tag.VERB)
    return at < len(tokens) and (
        (
            tokens[at].tag in (Tag.PRONOUN, Tag.VERB, Tag.AUXILIARY, Tag.TIME)
            and tokens[at].word != "who"
        )
        or tokens[at].word in ("since", "after", "before", "when", "while", "in", "all", "each")
    )
