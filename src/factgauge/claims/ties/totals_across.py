"""Ties of a total in one sentence and its parts in another: "killed 30 … 18 in the north".

The parts stand in one list, which either says that it tells of all ("the other 12", "of the 30") or
whose items shut one another out: places, sums of money, arms of a trial.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from factgauge.claims.gate import states_nothing
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.repeats import comparable
from factgauge.claims.ties.stated import (
    COUNTS,
    Stated,
    akin,
    content,
    events,
    listed,
    root,
)
from factgauge.claims.tokens import Token
from factgauge.lexicon.load import table, words
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.model.tie import Tie

_REACH = 2  # sentences between the total and its parts
_KINDS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE)
_TIMES = 3
_SMALL = 3  # "two of them": a list of so few is no breakdown


def read_total_across_ties(amounts: list[Stated]) -> Iterator[Tie]:
    """Yield each total with the parts of it that a later sentence lists."""
    stated = [s for s in amounts if s.figure.kind in _KINDS]
    by_sentence: dict[int, list[Stated]] = {}
    for figure in stated:
        if figure.view.sentence.role in ("body", "list"):
            by_sentence.setdefault(figure.sentence, []).append(figure)
    for index, parts in by_sentence.items():
        if len(parts) < 2 or not _list(parts):
            continue
        wholes = [
            s
            for back in range(1, _REACH + 1)
            for s in by_sentence.get(index - back, [])
            if s.figure.modality is Modality.EXACT
        ]
        found = _whole(parts, wholes)
        if found is None:
            continue
        total, scope = found
        if states_nothing(parts[0].view) or states_nothing(total.view):
            continue
        yield Tie(
            "total-across",
            (("whole", (total.figure,)), ("part", tuple(s.figure for s in parts))),
            parts[0].figure.span.joined(parts[-1].figure.span),
            index,
            (("scope", scope),),
        )


def _list(parts: list[Stated]) -> bool:
    """Whether the figures of a sentence are all one list: "16 were in Alba and 11 in Cordes"."""
    view = parts[0].view
    tokens = view.tokens
    amounts = [at for at in view.figures if tokens[at].tag is Tag.FIGURE]
    if len(amounts) != len(parts):
        return False
    if not all(
        comparable(parts[0].figure, s.figure) and s.figure.modality is Modality.EXACT for s in parts
    ):
        return False
    gaps = [tokens[one.at + 1 : other.at] for one, other in pairwise(parts)]
    last = [t.word for t in gaps[-1]]
    if "and" not in last and ";" not in last:
        return False
    return all(_joining(gap) for gap in gaps) and not _set_beside(tokens, parts)


def _joining(gap: list[Token]) -> bool:
    """Whether the words between two figures pass from one item to the next."""
    return any(t.tag in (Tag.COMMA, Tag.CONJUNCTION) or t.word == ";" for t in gap) and not any(
        t.tag in (Tag.OPEN, Tag.CLOSE, Tag.QUOTE, Tag.NEGATION) or t.word in ("or", "but")
        for t in gap
    )


_BESIDE = frozenset({
    "including", "compared", "against", "versus", "vs", "than", "from", "down", "up", "only",
    "least", "about", "while", "although", "though", "after", "before", "between", "per",
    "average", "maximum", "minimum", "year", "another", "further", "more", "ago", "earlier",
})  # fmt: skip


def _set_beside(tokens: list[Token], parts: list[Stated]) -> bool:
    """Whether a word of the list makes it a comparison, or one of some items only."""
    start, end = max(0, parts[0].at - 3), min(len(tokens), parts[-1].at + 4)
    return any(t.word in _BESIDE for t in tokens[start:end])


def _whole(parts: list[Stated], wholes: list[Stated]) -> tuple[Stated, str] | None:
    """Return the total of which the figures are parts, and why the list tells of all of it."""
    kin = [s for s in wholes if _one_unit(s, parts[0]) and _larger(s, parts)]
    named = [s for s in kin if _of_it(s, parts)]
    if len(named) != 1:
        return None
    total = named[0]
    scope = _scope(parts, total)
    return None if scope is None else (total, scope)


def _one_unit(total: Stated, part: Stated) -> bool:
    """Whether they are of one unit: "4.5 billion kronor" has parts of "2.2 billion"."""
    one, other = total.figure, part.figure
    scaled = other.resolution is not None and other.resolution >= 1000
    return comparable(one, other) or (
        one.kind is Kind.MONEY and other.kind is Kind.NUMBER and scaled
    )


def _larger(total: Stated, parts: list[Stated]) -> bool:
    """Whether the total exceeds each part, and all together are of its order."""
    value = total.figure.stated_low
    sizes = [s.figure.stated_low or Fraction(0) for s in parts]
    return value is not None and 0 < min(sizes) <= max(sizes) < value <= _TIMES * sum(sizes)


def _of_it(total: Stated, parts: list[Stated]) -> bool:
    """Whether the list takes up the total: by its noun, by its event, or by having no noun."""
    if total.figure.kind not in COUNTS:
        return _takes_up(total, parts)
    known_events = events()
    nouns = {s.noun for s in parts if s.noun is not None and s.noun not in known_events}
    if total.noun is None and total.event is None:
        return False
    own = frozenset(root(noun) for noun in nouns)
    befell = {s.event for s in parts if s.event is not None}
    if total.event is not None and befell - {total.event}:
        return False
    known = content(total.view.tokens) | {root(total.noun or "")}
    return all(any(akin(noun, word) for word in known) for noun in own)


def _takes_up(total: Stated, parts: list[Stated]) -> bool:
    """Whether a list of sums shares its verb or noun with the total: "of that", "gets"."""
    said = [t.word for t in parts[0].view.tokens]
    if any(word in said for word in ("that", "it", "this", "these", "which")) and "of" in said:
        return True
    gets = words(table("en/across")["parts"]["gets"])
    return any(word in gets for word in said)


def _scope(parts: list[Stated], total: Stated) -> str | None:
    """Return "all" of a list that tells of all, "some" of one whose items shut one another out."""
    view = parts[0].view
    said = [t.word for t in view.tokens]
    if any(s.adjectives & listed("parts", "rest") for s in parts) or any(
        word in listed("parts", "exhaustive") for word in said
    ):
        return "all"
    if _opposed(parts):
        return "all"
    if total.figure.kind in COUNTS:
        return "some" if _apart(parts) else None
    return "some" if len(parts) >= _SMALL else None


def _opposed(parts: list[Stated]) -> bool:
    """Whether the items are two that leave no third: men and women, north and south."""
    roots = content(parts[0].view.tokens) | {root(s.noun) for s in parts if s.noun is not None}
    return any(
        set(pair.split()) <= roots or {root(word) for word in pair.split()} <= roots
        for pair in table("en/across")["parts"]["opposites"]
    )


def _apart(parts: list[Stated]) -> bool:
    """Whether every item stands in, at or from a place, or behind a verb that shuts others out."""
    tokens = parts[0].view.tokens
    bounds = [s.at for s in parts[1:]] + [len(tokens)]
    verbs = listed("parts", "apart")
    if any(t.word in verbs for t in tokens):
        return True
    for part, end in zip(parts, bounds, strict=True):
        item = tokens[part.at + 1 : end]
        placed = any(
            t.word in ("in", "at", "from", "to", "on") and follow.tag in (Tag.NAME, Tag.DETERMINER)
            for t, follow in pairwise(item)
        )
        if not placed:
            return False
    return True
