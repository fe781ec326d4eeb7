"""Amounts in a row: the figures that can be parts, wholes and shares, and what stands between."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from fractions import Fraction

from factgauge.claims.share import is_part
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token, View
from factgauge.lexicon.load import table, words
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

Placed = tuple[int, Quantity]

COUNTS = (Kind.COUNT, Kind.NUMBER)
AMOUNTS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE)
_LEAST_SCALED = 10_000
_YEAR_DIGITS = 4
_HUNDRED = 100


def listed(name: str) -> frozenset[str]:
    """Return a word list of `lexicon/en/part.toml`."""
    return words(table("en/part")[name])


def figure_at(view: View, at: int) -> Quantity | None:
    """Return the figure of a token that is an amount, `None` for words, dates, ranks and times."""
    if not 0 <= at < len(view.tokens):
        return None
    token = view.tokens[at]
    if token.tag is not Tag.FIGURE or token.quantity is None:
        return None
    return None if token.quantity.modality is Modality.VAGUE else token.quantity


def amounts(view: View, kinds: Container[Kind] = AMOUNTS) -> list[Placed]:
    """Return the amounts of a sentence with their tokens, those that are no rates."""
    return [
        (at, quantity)
        for at in view.figures
        if (quantity := figure_at(view, at)) is not None
        and quantity.kind in kinds
        and " / " not in (quantity.unit or "")
    ]


def shares(view: View) -> list[Placed]:
    """Return the percents, fractions and "one in n" of a sentence with their tokens."""
    return [
        (at, quantity)
        for at in view.figures
        if (quantity := figure_at(view, at)) is not None and is_part(quantity)
    ]


def percents(view: View) -> list[Placed]:
    """Return the percents of a sentence with their tokens."""
    return [(at, q) for at, q in shares(view) if q.kind is Kind.PERCENT]


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts can be part and whole: the same unit, or one that takes the other's."""
    if one.kind not in AMOUNTS or other.kind not in AMOUNTS:
        return False
    if one.kind in COUNTS and other.kind in COUNTS:
        return True
    if one.kind is other.kind:
        return one.unit == other.unit
    bare, unit = (one, other) if one.kind is Kind.NUMBER else (other, one)
    if bare.kind is not Kind.NUMBER:
        return False
    return unit.kind is Kind.MEASURE or (bare.stated_low or 0) >= _LEAST_SCALED


def unread(view: View, start: int, end: int) -> bool:
    """Whether a number without a reading stands in tokens[start:end]: "Labour 54"."""
    return any(
        token.quantity is None and token.tag is not Tag.TIME and token.word[:1].isdigit()
        for token in view.tokens[max(0, start) : end]
    )


def has_figure(view: View, start: int, end: int) -> bool:
    """Whether any amount stands in tokens[start:end], read or unread; ages apart."""
    return unread(view, start, end) or any(
        token.tag is Tag.FIGURE and not is_age(token) for token in view.tokens[start:end]
    )


def is_age(token: Token) -> bool:
    """Whether a figure only says which people: "people over 65", "those aged 16 to 24"."""
    quantity = token.quantity
    if quantity is None or quantity.kind not in (Kind.NUMBER, Kind.DURATION, Kind.PERCENT):
        return False
    written = token.word.split(" ")
    opens = written[0] in ("over", "under", "aged", "between")
    return (opens or written[-1] in ("older", "younger", "over")) and "%" not in token.word


def spaced(view: View, at: int) -> bool:
    """Whether a dash stands between spaces and sets something off: not that of "under-20"."""
    start = view.tokens[at].start
    return start > 0 and (view.text[start - 1].isspace() or view.tokens[at].word == "—")


def elliptic(view: View, first: int) -> set[str]:
    """Return the bare numbers that take their percent from the first: "48 percent for, 39"."""
    return {
        q.id
        for at, q in amounts(view, COUNTS)
        if at > first
        and q.kind is Kind.NUMBER
        and (q.stated_low or _HUNDRED) < _HUNDRED
        and tag_at(view, at - 1) in (Tag.COMMA, Tag.CONJUNCTION, Tag.NOUN, Tag.NAME, Tag.OPEN)
    }


def quoted_within(view: View, start: int, end: int) -> bool:
    """Whether a quotation mark stands in tokens[start:end]: what is quoted is another's figure."""
    return any(token.tag is Tag.QUOTE for token in view.tokens[max(0, start) : end])


def skip_back(view: View, at: int, passed: Container[Tag]) -> int:
    """Return the last token at or before `at` whose class is not in `passed`."""
    return view.before(at + 1, passed)


def skip(view: View, at: int, passed: Container[Tag]) -> int:
    """Return the first token at or behind `at` whose class is not in `passed`."""
    while at < len(view.tokens) and view.tokens[at].tag in passed:
        at += 1
    return at


def word_at(view: View, at: int) -> str:
    """Return the word of a token, "" beyond either end of the sentence."""
    return view.tokens[at].word if 0 <= at < len(view.tokens) else ""


def tag_at(view: View, at: int) -> Tag | None:
    """Return the class of a token, `None` beyond either end of the sentence."""
    return view.tokens[at].tag if 0 <= at < len(view.tokens) else None


def as_count(view: View, at: int) -> Quantity | None:
    """Return the amount at a token; what looks like a year is a count beside a share in brackets.

    "Of 2,734 patients, 1906 (67.9%) consented": no year has a share.
    """
    found = figure_at(view, at)
    if found is not None or tag_at(view, at) is not Tag.TIME:
        return found
    quantity = view.tokens[at].quantity
    digits = "" if quantity is None else quantity.surface
    if quantity is None or len(digits) != _YEAR_DIGITS or not digits.isdigit():
        return None
    if tag_at(view, at + 1) is not Tag.OPEN or figure_at(view, at + 2) is None:
        return None
    value = Fraction(int(digits))
    return replace(
        quantity, kind=Kind.NUMBER, stated_low=value, stated_high=value, resolution=Fraction(1),
        loose_resolution=None, modality=Modality.EXACT,
    )  # fmt: skip


def tie_of(
    view: View,
    kind: str,
    *roles: tuple[str, Sequence[Quantity]],
    words: tuple[tuple[str, str], ...] = (),
) -> Tie:
    """Return a tie over the figures of one sentence, empty roles left out."""
    kept = tuple((name, tuple(figures)) for name, figures in roles if figures)
    spans = [figure.span for _, figures in kept for figure in figures]
    hull = spans[0]
    for span in spans[1:]:
        hull = hull.joined(span)
    return Tie(kind, kept, hull, view.sentence.index, words)
