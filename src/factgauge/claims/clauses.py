"""Clauses as lines of plain words, in which figures and periods are single signs.

Patterns are matched against a whole line, so that no word of a clause is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factgauge.claims.periods import Mention
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token, View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

FIGURE, PERIOD = "#", "@"
_LONGEST = 40  # tokens of a clause that is read
_MOST = 4  # pieces between marks that make one clause
_TIMED = pattern(rf"(?:(?:in|by|at|for|during|as of|as at|until|at the end of) )?{PERIOD}")
_PASSED = frozenset({
    "however", "still", "meanwhile", "today", "now", "overall", "instead", "again", "also",
    "moreover", "in fact", "by contrast", "in contrast", "for example", "for instance",
    "in total", "of course", "indeed", "by population",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A clause as a line of words; `places` are where its tokens stand in it."""

    text: str
    places: tuple[tuple[int, int, Token], ...]

    def span(self, start: int, end: int) -> Span | None:
        """Return where the words of text[start:end] stand in the document."""
        held = [token for first, last, token in self.places if first < end and last > start]
        return Span(held[0].start, held[-1].end) if held else None

    def figures(self, start: int, end: int) -> list[Quantity]:
        """Return the figures whose signs stand in text[start:end]."""
        return [
            token.quantity
            for first, last, token in self.places
            if start <= first
            and last <= end
            and token.quantity is not None
            and token.tag is not Tag.TIME
        ]

    @property
    def periods(self) -> list[Mention]:
        """The periods of the line."""
        return [token.period for _, _, token in self.places if token.period is not None]


def lines(view: View) -> Iterator[Line]:
    """Yield the stretches of a sentence that may be a clause, the longest first.

    A stretch runs from mark to mark, or from a joining word. What stands before or behind it must
    say nothing of it: when, a word such as "however", who says so, or a clause of its own.
    """
    pieces = _pieces(view)
    count = len(pieces)
    plain = [_beside(piece) for piece in pieces]
    telling = [index for index in range(count) if not plain[index]]
    for length in range(min(count, _MOST), 0, -1):
        earliest = max(0, telling[-1] - length + 1) if telling else 0
        for first in range(earliest, count - length + 1):
            if telling and telling[0] < first and not _leads_on(pieces[first]):
                continue
            inner = [token for piece in pieces[first : first + length] for token in piece]
            inner = inner[1:] if _is_mark(inner[0]) else inner
            if len(inner) <= _LONGEST:
                yield _line(inner)


def apposed(view: View) -> Iterator[Line]:
    """Yield each phrase with what is set beside it: "Sweden, the largest", "Sweden, which has"."""
    pieces = _pieces(view)
    for first, second in pairwise(pieces):
        following = second[1:] if second[0].tag is Tag.COMMA else []
        if not following or len(first) + len(second) > _LONGEST:
            continue
        if "the" in (first[0].word, following[0].word):
            yield _line([*first, *second])
        elif following[0].word == "which":
            yield _line([*first, *following[1:]])


def _pieces(view: View) -> list[list[Token]]:
    """Return the tokens between marks; each piece but the first begins with its mark."""
    found: list[list[Token]] = [[]]
    for index, token in enumerate(view.tokens):
        if token.tag is Tag.QUOTE:
            continue
        if token.tag is Tag.DASH and _inside_word(view, index):
            continue
        if token.tag in (Tag.COMMA, Tag.STOP, Tag.DASH, Tag.OPEN, Tag.CLOSE):
            if token.word == "." and index == len(view.tokens) - 1:
                continue
            found.append([token])
            continue
        found[-1].append(token)
    return [piece for piece in found if any(not _is_mark(token) for token in piece)]


def _inside_word(view: View, index: int) -> bool:
    """Whether a hyphen joins two words, as in "second-largest"."""
    tokens = view.tokens
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def _is_mark(token: Token) -> bool:
    return token.tag in (Tag.COMMA, Tag.STOP, Tag.DASH, Tag.OPEN, Tag.CLOSE)


@cache
def _leads() -> frozenset[str]:
    return words(table("en/relation")["leads"]) | {"which", "who", "where", "when", "making"}


@cache
def _saying() -> frozenset[str]:
    data = table("en/speech")
    return words(data["verbs"]) | words(data["evidential"]) | {"according"}


def _leads_on(piece: list[Token]) -> bool:
    """Whether a piece opens a clause that goes beside the one before: ", while Norway has"."""
    return _is_mark(piece[0]) and (
        piece[0].word == ";" or piece[1].word in ("and", "but", "while", "whereas")
    )


def _beside(piece: list[Token]) -> bool:
    """Whether a piece beside a clause leaves what the clause says as it is."""
    rest = [token for token in piece if not _is_mark(token)]
    text = " ".join(PERIOD if token.tag is Tag.TIME else token.word for token in rest)
    return (
        _TIMED.fullmatch(text) is not None
        or (rest[0].word in ("with", "at") and rest[-1].tag is Tag.FIGURE)
        or text in _PASSED
        or (rest[0].word in _leads() and piece[0] is not rest[0])
        or any(token.word in _saying() for token in rest)
    )


def _line(tokens: list[Token]) -> Line:
    text = ""
    places: list[tuple[int, int, Token]] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1].word if index else ""
        sign = token.word.replace("’", "'").replace("-", " ")
        if token.tag is Tag.TIME:
            sign = PERIOD
        elif token.tag is Tag.FIGURE and not _all_of_them(token, before):
            sign = FIGURE
        start = len(text) + (1 if text else 0)
        text = f"{text} {sign}" if text else sign
        places.append((start, len(text), token))
    return Line(text, tuple(places))


def _all_of_them(token: Token, before: str) -> bool:
    """Whether a figure is said of a class that is known: "of the five lakes", "all five lakes"."""
    return token.quantity is not None and (
        before in ("the", "all") and token.quantity.kind is Kind.COUNT
    )


def shortened(line: Line) -> Iterator[tuple[int, int]]:
    """Yield where the words of a line begin and end, first without who says it and when.

    "The survey found that", "In 2020" and "by 2020" are left off.
    """
    text = line.text
    starts = [0]
    for said in _SAID_THAT.finditer(text):
        starts.append(said.end())
    timed = _TIMED_FIRST.match(text)
    if timed is not None:
        starts.append(timed.end())
    starts += [lead.end() for lead in [_LEAD.match(text)] if lead is not None]
    late = _TIMED_LAST.search(text)
    ends = [len(text)] if late is None else [late.start(), len(text)]
    for start in sorted(set(starts), reverse=True):
        for end in ends:
            if start < end:
                yield start, end


_SAID_THAT = pattern(
    r"\b(?:said|says|say|reported|reports|found|finds|shows?|showed|noted|notes|added|means|wrote|"
    r"estimates?|estimated|according to [a-z' ]+ ,)(?: (?:on )?@)?(?: that)? "
)
_LEAD = pattern(r"(?:and|but|while|whereas|although|though|because|however|still) (?:, )?")
_TIMED_FIRST = pattern(rf"(?:(?:in|by|at|during|as of|at the end of) )?{PERIOD} (?:, )?")
_TIMED_LAST = pattern(rf"(?: ,)? (?:(?:in|by|at|during|as of|as at|for|at the end of) )?{PERIOD}$")


def alternatives(name: str) -> str:
    """Return the words of a list of the table "en/relation" as alternatives of a pattern."""
    listed = sorted(words(table("en/relation")[name]), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word.replace("_", " ")) for word in listed)
