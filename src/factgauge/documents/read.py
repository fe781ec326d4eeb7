"""The entry: from paths and standard input to documents, each failure in its place among them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from factgauge.documents import dates
from factgauge.documents.blocks import Block, Parsed, plain_blocks
from factgauge.documents.decoding import decode, unreadable
from factgauge.documents.roles import roles
from factgauge.documents.sentences import split
from factgauge.documents.tables import captioned, find_tables
from factgauge.errors import DocumentError, UsageError
from factgauge.model.document import Document, Published, Sentence

if TYPE_CHECKING:
    from factgauge.documents.jsonl import Record

_FORMATS = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
}
_KNOWN = ", ".join(_FORMATS)


def read_inputs(
    paths: Sequence[str],
    *,
    stdin: TextIO | BinaryIO,
    input_format: str | None = None,
    as_of: datetime.date | None = None,
) -> Iterator[Document | DocumentError]:
    """Yield the documents of every path in order, and a `DocumentError` in place of each failure.

    A path is a file known by its suffix, a folder (walked in sorted order, hidden files passed
    over, only known suffixes taken) or "-" for standard input, which is plain text unless
    `input_format` says "jsonl", "markdown" or "html". JSONL is read line by line, so a large file
    needs little memory.
    `as_of` stands in where a document does not say when it came out. Raises `UsageError` for
    another `input_format`.
    """
    if input_format is not None and input_format not in _FORMATS.values():
        known = ", ".join(sorted(set(_FORMATS.values())))
        raise UsageError("--input-format", f"{input_format!r} is not a format", f"use {known}")
    for path in paths:
        if path == "-":
            yield from _read_stdin(stdin, input_format or "text", as_of)
        elif Path(path).is_dir():
            yield from _read_folder(path, as_of)
        else:
            yield from _read_file(path, as_of)


def read_text(
    text: str,
    *,
    id: str = "text",
    title: str | None = None,
    published: datetime.date | None = None,
    published_source: str = "record",
    url: str | None = None,
    as_of: datetime.date | None = None,
) -> Document:
    """Return the document of a plain text, with its sentences and what it says of title and date.

    What the caller gives goes before what the text says; `as_of` comes last.
    """
    given = Published(published, published_source) if published is not None else None
    return _document(id, _plain(text, title, given, url), as_of)


def _plain(
    text: str,
    title: str | None = None,
    published: Published | None = None,
    url: str | None = None,
) -> Parsed:
    tables = find_tables(text)
    blocks = plain_blocks(text, tables)
    return Parsed(text, blocks, title=title, published=published, url=url, tables=tables)


def read_sentences(text: str) -> Document:
    """Return a plain text with its sentences alone: no title, no date, every sentence of the body.

    For callers who only read figures: it takes half the time of `read_text`.
    """
    sentences: list[Sentence] = []
    for number, block in enumerate(plain_blocks(text)):
        for span in split(text, block.span):
            sentences.append(Sentence(len(sentences), span, number))
    return Document("text", text, tuple(sentences))


def _document(id: str, parsed: Parsed, as_of: datetime.date | None) -> Document:
    text = parsed.text
    kinds = roles(text, parsed.blocks, parsed.title)
    title = parsed.title
    if title is None and "title" in kinds:
        title = parsed.blocks[kinds.index("title")].span.of(text)
    return Document(
        id=id,
        text=text,
        sentences=_sentences(text, parsed.blocks, kinds),
        title=title,
        published=_published(parsed, as_of),
        url=parsed.url,
        tables=captioned(parsed.tables, parsed.blocks),
    )


def _sentences(text: str, blocks: Sequence[Block], kinds: Sequence[str]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for number, (block, role) in enumerate(zip(blocks, kinds, strict=True)):
        whole = role in ("title", "heading", "byline", "boilerplate", "table")
        for span in (block.span,) if whole else split(text, block.span):
            sentences.append(Sentence(len(sentences), span, number, role))
    return tuple(sentences)


def _published(parsed: Parsed, as_of: datetime.date | None) -> Published | None:
    """Return the date that was given, pointing at the text's words where they say the same."""
    given, stated = parsed.published, dates.published_in(parsed.text)
    if given is None:
        return stated or (Published(as_of, "as-of option") if as_of is not None else None)
    if given.span is None and stated is not None and stated.date == given.date:
        return Published(given.date, given.source, stated.span)
    return given


def _read_stdin(
    stdin: TextIO | BinaryIO, form: str, as_of: datetime.date | None
) -> Iterator[Document | DocumentError]:
    # bytes where they can be had, so that an error can name its offset
    source: TextIO | BinaryIO = getattr(stdin, "buffer", stdin)
    if form == "jsonl":
        from factgauge.documents.jsonl import read_stream

        yield from _records(read_stream(source), as_of)
        return
    try:
        data = source.read()
    except UnicodeDecodeError as cause:
        yield DocumentError("-", f"byte {cause.start} is not UTF-8", "pipe in UTF-8 text")
        return
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    yield _one("-", raw, form, as_of)


def _read_folder(folder: str, as_of: datetime.date | None) -> Iterator[Document | DocumentError]:
    found = False
    for path in _walk(folder):
        found = True
        if isinstance(path, DocumentError):
            yield path
        else:
            yield from _read_file(path, as_of)
    if not found:
        yield DocumentError(folder, "the folder holds no documents", f"add files named {_KNOWN}")


def _walk(folder: str) -> Iterator[str | DocumentError]:
    """Yield the files of known suffix below a folder, sorted, hidden ones passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as cause:
        yield unreadable(folder, cause)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif _format_of(entry.name) is not None and entry.is_file():
            yield entry.path


def _format_of(name: str) -> str | None:
    lower = name.lower()
    return next((form for suffix, form in _FORMATS.items() if lower.endswith(suffix)), None)


def _read_file(path: str, as_of: datetime.date | None) -> Iterator[Document | DocumentError]:
    form = _format_of(path)
    if form is None:
        yield _no_format(path)
    elif form == "jsonl":
        from factgauge.documents.jsonl import read_file

        yield from _records(read_file(path), as_of)
    else:
        try:
            data = Path(path).read_bytes()
        except (OSError, ValueError) as cause:  # ValueError: a NUL in the path
            yield unreadable(path, cause)
            return
        yield _one(path, data, form, as_of)


def _no_format(path: str) -> DocumentError:
    if not os.path.lexists(path.replace("\0", "")):
        return DocumentError(path, "no such file", "check the path")
    suffix = Path(path).suffix
    what = f"the suffix {suffix!r} is of no known format" if suffix else "the name has no suffix"
    return DocumentError(path, what, f"rename it to one of {_KNOWN}, or pipe it in as -")


def _one(
    path: str, data: bytes, form: str, as_of: datetime.date | None
) -> Document | DocumentError:
    """Return the one document of a file, its path being its id."""
    try:
        return _document(path, _parsed(path, data, form), as_of)
    except DocumentError as error:
        return error


def _parsed(path: str, data: bytes, form: str) -> Parsed:
    if form == "html":
        from factgauge.documents import html

        return html.parse(data, path)
    text = decode(data, path)
    if form == "markdown":
        from factgauge.documents import markdown

        return markdown.parse(text)
    return _plain(text)


def _records(
    records: Iterator[Record | DocumentError], as_of: datetime.date | None
) -> Iterator[Document | DocumentError]:
    for record in records:
        if isinstance(record, DocumentError):
            yield record
        else:
            yield read_text(
                record.text,
                id=record.id,
                title=record.title,
                published=record.published,
                url=record.url,
                as_of=as_of,
            )
