"""Markdown: the text as given; prose is what is neither front matter, code, table nor comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factgauge.documents import dates
from factgauge.documents.blocks import Block, Parsed, ends_sentence, trimmed
from factgauge.documents.tables import html_spans, html_table, pipe_table
from factgauge.model.document import Published
from factgauge.model.span import Span
from factgauge.model.table import Table

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<fields>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_FIELD = re.compile(r"(?m)^(?P<key>\w+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)")
_DATE_KEYS = ("published", "date", "publish_date", "published_date", "pubdate", "publishdate")
_URL_KEYS = ("url", "canonical_url", "link", "canonical")
_NEWLINE = re.compile(r"\r\n?|\n")  # as markdown-it counts lines
_MARKERS = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+|>)*[ \t]*")
_REACH = 80  # white space before a comment that is looked across
_IMAGE = re.compile(r"(?:\[?!\[[^\]]*\](?:\([^)\s]*\)|\[[^\]]*\])?(?:\]\([^)\s]*\))?\s*)+")


def parse(text: str) -> Parsed:
    """Return the prose blocks, title and date of a Markdown text; every span points into `text`.

    Inline marks stay in the sentences, as does a link's target within one. Front matter is read
    as lines of `key: value`; of what it says, title, date and url are taken.
    """
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    fields = _fields(text, front.start("fields"), front.end("fields")) if front else {}
    title = next((text[start:end] for key, start, end in _named(fields, ("title",))), None)
    url = next((text[start:end] for key, start, end in _named(fields, _URL_KEYS)), None)
    starts = [body, *(match.end() for match in _NEWLINE.finditer(text, body)), len(text) + 1]
    tokens = _tokens(text[body:])
    tables = tuple(_tables(text, tokens, starts))
    blocks = [
        block
        for block in _blocks(text, tokens, starts)
        if not any(block.span.overlaps(table.span) for table in tables)
    ]
    blocks += [Block(table.span, "table") for table in tables]
    return Parsed(
        text,
        tuple(sorted(blocks, key=lambda block: block.span)),
        title=title,
        published=_published(text, fields),
        url=url,
        tables=tables,
    )


def _tables(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[Table]:
    """Yield the tables in order: those of pipes, and those written as a block of HTML."""
    markup: list[Span] = []
    found: list[Table | None] = []
    for token in tokens:
        if token.map is None or token.type not in ("table_open", "html_block"):
            continue
        first, after = token.map
        end = min(starts[min(after, len(starts) - 1)], len(text))
        if token.type == "html_block":
            markup.append(Span(starts[first], end))
            continue
        lines = [
            (starts[number], min(starts[number + 1], len(text)))
            for number in range(first, after)
            if number != first + 1
        ]
        found.append(pipe_table(text, lines))
    if markup:
        found += [
            html_table(text, span)
            for span in html_spans(text)
            if any(block.start <= span.start < block.end for block in markup)
        ]
    yield from sorted((table for table in found if table is not None), key=lambda t: t.span)


def _fields(text: str, start: int, end: int) -> dict[str, Span]:
    """Return the values of the front matter, without quotes, by key in lower case."""
    fields: dict[str, Span] = {}
    for match in _FIELD.finditer(text, start, end):
        span = trimmed(text, *match.span("value"))
        if span is None:
            continue
        if span.end - span.start > 1 and text[span.start] in "\"'" and text[span.end - 1] in "\"'":
            span = Span(span.start + 1, span.end - 1)
        if span.start < span.end:
            fields.setdefault(match["key"].lower(), span)
    return fields


def _named(fields: dict[str, Span], keys: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    return ((key, *fields[key]) for key in keys if key in fields)


def _published(text: str, fields: dict[str, Span]) -> Published | None:
    for _, start, end in _named(fields, _DATE_KEYS):
        found = dates.from_words(text[start:end])
        if found is not None:
            day, place = found
            return Published(day, "front matter", Span(start + place.start, start + place.end))
    return None


def _blocks(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[Block]:
    lists = 0
    titled = False
    opener: Token | None = None
    for token in tokens:
        if token.type == "list_item_open":
            lists += 1
        elif token.type == "list_item_close":
            lists -= 1
        if token.type != "inline":
            opener = token
            continue
        if (
            opener is None
            or token.map is None
            or opener.type not in ("paragraph_open", "heading_open")
        ):
            continue  # a cell of a table
        span = _content(text, token, starts)
        if span is None or _IMAGE.fullmatch(span.of(text)):
            continue
        if opener.type == "heading_open":
            role = "title" if opener.tag == "h1" and not titled else "heading"
            titled = titled or role == "title"
            yield Block(span, role)
        else:
            for part in _without_comments(text, span):
                yield Block(part, "list" if lists else None)


def _tokens(body: str) -> list[Token]:
    """Return the block structure alone: inline marks are left to stand, so they need no parsing."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(body)


def _content(text: str, token: Token, starts: Sequence[int]) -> Span | None:
    """Return where a paragraph's or heading's words stand, markers of lists and quotes left out."""
    first, after = token.map or (0, 0)
    line, end = starts[first], min(starts[after], len(text))
    lines = token.content.split("\n")
    line_end = min(starts[first + 1], len(text))
    start = text.rfind(lines[0], line, line_end)
    if start < 0:  # a tab was expanded
        markers = _MARKERS.match(text, line, line_end)
        start = markers.end() if markers else line
    if len(lines) == 1:
        end = min(line_end, start + len(lines[0]))
    else:  # an underlined heading ends before its underline
        end = min(starts[first + len(lines)], len(text))
    return trimmed(text, start, end)


def _without_comments(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a paragraph between comments; one inside a sentence stays where it is."""
    start = position = span.start
    while True:
        opening = text.find("<!--", position, span.end)
        closing = text.find("-->", opening + 4, span.end) if opening >= 0 else -1
        if closing < 0:
            break
        position = closing + 3
        head = text[max(start, opening - _REACH) : opening].rstrip()
        if head and position < span.end and not ends_sentence(head):
            continue
        before = trimmed(text, start, opening)
        if before is not None:
            yield before
        start = position
    rest = trimmed(text, start, span.end)
    if rest is not None:
        yield rest
