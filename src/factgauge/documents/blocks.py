"""Paragraphs of a text: what every reader hands to the sentence splitter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from factgauge.documents.dates import is_byline
from factgauge.model.document import Published
from factgauge.model.span import Span
from factgauge.model.table import Table

TERMINATORS = ".!?…"
CLOSERS = "\"'”’»)]}*_"

# A longest line beyond this was not wrapped by hand: there each line break was meant.
_WRAPPED_WIDTH = 120
_NARROW = 60  # below, lines are too short to tell from a table's or a poem's
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
    tables: tuple[Table, ...] = ()


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


def plain_blocks(text: str, tables: Sequence[Table] = ()) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text, each of its tables a block of its own.

    Blank lines part them; a single line break does where it was clearly meant: before a list
    item, around a byline, and after a line that the next word would have fitted on by far.
    """
    blocks: list[Block] = []
    begin = 0
    for table in tables:
        _add_paragraphs(text, begin, table.span.start, blocks)
        blocks.append(Block(table.span, "table"))
        begin = table.span.end
    _add_paragraphs(text, begin, len(text), blocks)
    return tuple(blocks)


def _add_paragraphs(text: str, begin: int, stop: int, blocks: list[Block]) -> None:
    chunk: list[_Line] = []
    before = begin
    for match in _LINE.finditer(text, begin, stop):
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


def _line(text: str, span: Span) -> _Line:
    mark = _LIST_MARK.match(text, span.start, min(span.end, span.start + 40))
    return _Line(span.start, span.end, mark.end() if mark else span.start)


def _blank_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap.count("\n") > 1 or ("\n" not in gap and gap.count("\r") > 1)


def _chunk_blocks(text: str, lines: list[_Line], *, head: bool) -> list[Block]:
    """Return the blocks of lines that no blank line parts; `head` where a byline may be theirs."""
    if len(lines) == 1:
        (line,) = lines
        return [Block(Span(line.content, line.end), "list" if line.content > line.start else None)]
    width = _usual_width(text, lines)
    paragraphs = width > _WRAPPED_WIDTH and all(_line_ends_sentence(text, line) for line in lines)
    items = sum(line.content > line.start for line in lines) > 1
    blocks: list[Block] = []
    start, end, listed = lines[0].content, lines[0].end, lines[0].content > lines[0].start
    for number, (above, line) in enumerate(pairwise(lines)):
        item = line.content > line.start and (items or _introduces_list(text, above))
        if (
            item
            or paragraphs
            or _meant_break(text, above, line, width)
            or (head and number < _BYLINE_LINES and _beside_byline(text, above, line))
        ):
            blocks.append(Block(Span(start, end), "list" if listed else None))
            start, listed = (line.content, True) if item else (line.start, False)
        end = line.end
    blocks.append(Block(Span(start, end), "list" if listed else None))
    return blocks


def _usual_width(text: str, lines: list[_Line]) -> int:
    """Return how long a long line is, apart from an address that could not be wrapped."""
    lengths = []
    for line in lines:
        length = line.end - line.start
        if length > _WRAPPED_WIDTH:
            length -= max(map(len, text[line.start : line.end].split()))
        lengths.append(length)
    return sorted(lengths)[len(lengths) * 3 // 4]


def _line_ends_sentence(text: str, line: _Line) -> bool:
    return ends_sentence(text[max(line.start, line.end - 12) : line.end])


def _introduces_list(text: str, line: _Line) -> bool:
    """Return whether an only item may follow: else a dash that starts a line is a sentence's."""
    return text[line.end - 1] in ":;" or _line_ends_sentence(text, line)


def _beside_byline(text: str, above: _Line, line: _Line) -> bool:
    return any(is_byline(text[it.start : min(it.end, it.start + 200)]) for it in (above, line))


def _meant_break(text: str, above: _Line, line: _Line, width: int) -> bool:
    """Return whether the line's first word would have fitted on the line above by far."""
    if width <= _NARROW or text[line.start].islower() or text[above.end - 1] in ",;-–—":
        return False
    word = len(text[line.start : min(line.end, line.start + 40)].split(None, 1)[0])
    return above.end - above.start + 1 + word < width * 0.6
