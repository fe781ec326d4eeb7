"""Sentences: where they begin and end in a block of prose. The text itself is never touched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factgauge.documents.abbreviations import (
    AFTER_CLOCK,
    ALWAYS_INSIDE,
    BEFORE_NUMBER,
    MAY_END,
    MONTHS_AND_DAYS,
    SPEECH,
    STARTERS,
    TITLES,
)
from factgauge.model.span import Span

# A run of sentence punctuation with what closes after it (quotes, brackets, emphasis, footnote
# marks), before white space. The look-behind starts a match only at the head of a run and nothing
# backtracks, so the scan is linear even on ten million full stops.
_STOP = re.compile(r"""[.!?…](?<![.!?…]{2})[.!?…]*+(?:["'”’»)\]}*_¹²³⁰⁴-⁹]|\[\d{1,3}\])*+(?=\s)""")
_OPENERS = "\"'“‘«([{*_#¿¡"
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 24  # longest word looked at before a stop; longer ones are no abbreviations


def split(text: str, block: Span) -> Iterator[Span]:
    """Yield the sentences of `block` in order; together they cover all but the white space between.

    Runs in time linear in the length of the block.
    """
    start, end = block
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        following = _next_visible(text, after, end)
        if following == end:
            break
        if _ends(text, start, stop.start(), after, following):
            yield Span(start, after)
            start = following
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    if last > start:
        yield Span(start, last)


def _next_visible(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _ends(text: str, start: int, stop: int, after: int, following: int) -> bool:
    """Return whether the punctuation at `stop` ends the sentence that began at `start`."""
    head = following
    while head < following + 6 and text[head : head + 1] and text[head] in _OPENERS:
        head += 1
    first = text[head : head + 1]
    if first.islower() and not text[head + 1 : head + 2].isupper():  # "iPhone" may start one
        return False
    mark = text[stop]
    if mark in "!?":
        return not _speaker_follows(text, stop, after, head)
    if mark == "…" or text.startswith("..", stop):
        return stop > start and not text[stop - 1].isspace()
    return _full_stop_ends(text, start, stop, head)


def _speaker_follows(text: str, stop: int, after: int, head: int) -> bool:
    """Return whether `"Why?" Trump asked` goes on with its speaker."""
    if after == stop + 1 or text[after - 1] not in "\"'”’»":
        return False
    return any(word.rstrip(".,:;") in SPEECH for word in text[head : head + 60].split()[1:4])


def _full_stop_ends(text: str, start: int, stop: int, head: int) -> bool:
    word = _word_before(text, start, stop)
    if not word:  # a spaced ellipsis ". . .", or a stop that stands alone
        return False
    if word.isdigit():
        # "1. Exports": the number of a list item, not the sentence's end
        return not (len(word) <= 3 and stop - len(word) == start)
    lower = word.lower()
    if lower in ALWAYS_INSIDE or (lower in TITLES and word[0].isupper()):
        return False
    number_follows = text[head : head + 1].isdigit()
    if lower in BEFORE_NUMBER:
        return not number_follows
    if word in MONTHS_AND_DAYS:
        return _starter_follows(text, head)
    if lower in ("a.m", "p.m", "am", "pm"):
        return not number_follows and _word_at(text, head) not in AFTER_CLOCK
    if lower in MAY_END or _dotted(word) or (len(word) == 1 and word.isupper()):
        return _starter_follows(text, head)
    return True


def _word_before(text: str, start: int, stop: int) -> str:
    """Return the word before the stop, its inner stops included ("U.S"), without opening marks."""
    words = text[max(start, stop - _REACH) : stop].split()
    if not words or text[stop - 1].isspace():
        return ""
    return words[-1].lstrip(_OPENERS).rpartition("—")[2]


def _dotted(word: str) -> bool:
    """Return whether the word is letters with stops between: "U.S", "D.C", "Ph.D"."""
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) in (1, 2) and part.isalpha() for part in parts)


def _word_at(text: str, position: int) -> str:
    match = _WORD.match(text, position, position + _REACH)
    return match.group() if match else ""


def _starter_follows(text: str, head: int) -> bool:
    return _word_at(text, head) in STARTERS
