"""Paragraphs of a text: what every reader hands to the sentence splitter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from factgauge.documents.dates import is_byline
from factgauge.model.document import Published
from factgauge.model.span import Span

TERMINATORS = ".!?…"
CLOSERS = "\"'”’»)]}*_"

# A longest line beyond this was not wrapped by hand: there each line break was meant.
_WRAPPED_WIDTH = 120
_LINE = re.compile(r"[^\r\n]+")
_LIST_MARK = re.compile(r"(?:[-*+•·▪‣◦–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_BYLINE_LINES = 12  # only a text's first lines are held to be its byline


class Block(NamedTuple):
    """A paragraph, heading or list item, without its marker and the white space around it.

    `role` is what the format itself says it is ("heading" for `## …`); `None` leaves it to the
    words.
    """

    span: Span
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader found in one file. `blocks` cover the prose alone, in the order of `text`."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: Published | None = None
    url: str | None = None


class _Line(NamedTuple):
    start: int  # of the first character that is not white space
    end: int
    content: int  # where the words start, after a list marker; equal to `start` without one


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range without the white space at its ends; `None` where nothing is left."""
    words = text[start:end]
    left = words.lstrip()
    if not left:
        return None
    start = end - len(left)
    return Span(start, start + len(left.rstrip()))


def ends_sentence(words: str) -> bool:
    """Return whether the words end with sentence punctuation, closing quotes and brackets aside."""
    core = words[-12:].rstrip(CLOSERS)
    return bool(core) and core[-1] in TERMINATORS


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text.

    Blank lines part them; a single line break does where it was clearly meant: before a list
    item, around a byline, and after a line that the next word would have fitted on by far.
    """
    blocks: list[Block] = []
    chunk: list[_Line] = []
    before = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        span = trimmed(text, start, end)
        if span is None:
            continue
        if chunk and _blank_between(text, before, start):
            blocks.extend(_chunk_blocks(text, chunk, head=len(blocks) < _BYLINE_LINES))
            chunk = []
        chunk.append(_line(text, span))
        before = end
    if chunk:
        blocks.extend(_chunk_blocks(text, chunk, head=len(blocks) < _BYLINE_LINES))
    return tuple(blocks)


def _line(text: str, span: Span) -> _Line:
    mark = _LIST_MARK.match(text, span.start, min(span.end, span.start + 40))
    return _Line(span.start, span.end, mark.end() if mark else span.start)


def _blank_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap.count("\n") > 1 or ("\n" not in gap and gap.count("\r") > 1)


def _chunk_blocks(text: str, lines: list[_Line]) -> list[Block]:
    """Return the blocks of lines that no blank line parts."""
    width = max(line.end - line.start for line in lines)
    paragraphs = all(
        ends_sentence(text[max(line.start, line.end - 12) : line.end]) for line in lines
    )
    unwrapped = width > _WRAPPED_WIDTH
    blocks: list[Block] = []
    start, end, listed = lines[0].content, lines[0].end, lines[0].content > lines[0].start
    for above, line in pairwise(lines):
        item = line.content > line.start and (listed or _may_precede_list(text, above))
        if item or (paragraphs and unwrapped) or _meant_break(text, above, line, width):
            blocks.append(Block(Span(start, end), "list" if listed else None))
            start, listed = (line.content, True) if item else (line.start, False)
        end = line.end
    blocks.append(Block(Span(start, end), "list" if listed else None))
    return blocks


def _may_precede_list(text: str, line: _Line) -> bool:
    """Return whether a list item may follow: else a dash that starts a line is a sentence's."""
    return text[line.end - 1] in ":;" or ends_sentence(
        text[max(line.start, line.end - 12) : line.end]
    )


def _meant_break(text: str, above: _Line, line: _Line, width: int) -> bool:
    if is_byline(text[above.start : min(above.end, above.start + 200)]):
        return True
    if is_byline(text[line.start : min(line.end, line.start + 200)]):
        return True
    first = text[line.start]
    if first.islower() or text[above.end - 1] in ",;-–—":
        return False
    word = len(text[line.start : min(line.end, line.start + 40)].split(None, 1)[0])
    return width > 60 and above.end - above.start + 1 + word < width * 0.6
