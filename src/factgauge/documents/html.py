"""HTML: the main text of a page, taken out of its markup, however malformed that is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factgauge.documents import page
from factgauge.documents.blocks import Block, Parsed
from factgauge.documents.decoding import checked, decode
from factgauge.documents.tables import Rows
from factgauge.errors import DocumentError
from factgauge.model.span import Span
from factgauge.model.table import Table, TableCell

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_CHARSET_REACH = 2048
_SPACE = re.compile(r"[ \t\r\n\f]+")  # a no-break space is text
_BLOCK_TAGS = page.HEADINGS | frozenset(
    """
    html body main article section div p ul ol li dl dt dd blockquote figure figcaption header hr
    address center details summary fieldset legend form table caption thead tbody tfoot tr td th pre
    """.split()  # noqa: SIM905
)


def parse(data: bytes, where: str) -> Parsed:
    """Return the main text of a page as `text`, with its blocks, title, date and address.

    `text` is what was extracted, not the file: offsets point into it. Paragraphs, headings, list
    items, captions and tables are blocks parted by blank lines, the cells of a row parted by tabs;
    preformatted lines stand in it too, but are no prose. Raises `DocumentError` where the bytes
    are no text or the page has none.
    """
    root = _root(_decoded(data, where), where)
    if root is None:
        raise _no_text(where)
    seen = page.survey(root)
    main = page.main_element(root, seen)
    flow = _Flow(seen, main)
    flow.read(main)
    text = "".join(flow.parts)
    if not text:
        raise _no_text(where)
    heading = next((span.of(text) for span, role in flow.blocks if role == "title"), None)
    return Parsed(
        text,
        tuple(flow.blocks),
        title=heading or page.title(root),
        published=page.published(root, main),
        url=page.address(root),
        tables=tuple(flow.tables),
    )


def _no_text(where: str) -> DocumentError:
    return DocumentError(where, "the page holds no text", "save the page with its content")


def _decoded(data: bytes, where: str) -> str:
    """Return the page's characters: UTF-8, else in the encoding that it declares."""
    try:
        return decode(data, where)
    except DocumentError as error:
        declared = _CHARSET.search(data[:_CHARSET_REACH])
        if declared is None or not isinstance(error.__cause__, UnicodeDecodeError):
            raise
        try:
            return checked(data.decode(declared[1].decode("ascii", "replace")), where)
        except (LookupError, UnicodeDecodeError):
            raise error from error.__cause__


def _root(source: str, where: str) -> _Element | None:
    from lxml import etree

    # bytes with the encoding given, since lxml refuses a str that declares one of its own
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except etree.XMLSyntaxError:  # nothing at all between the marks
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        what = "its elements nest deeper than 2048 levels, so the rest would be lost"
        raise DocumentError(where, what, "save the page as text")
    return root


class _Flow:
    """The text being put together, one element after the other.

    A walk by events, since pages nest deeper than Python's stack.
    """

    def __init__(self, seen: page.Survey, main: _Element) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._seen = seen
        self._length = 0
        self._words: list[str] = []  # of the line being read
        self._lines: list[str] = []  # finished lines of the block being read
        self._cells: list[str] = []  # finished cells of the row being read
        self._rows = Rows()  # of the table being read, its cells counted from the table's start
        self._caption: Span | None = None
        self._nested = False
        self._titled = False
        self._heading: str | None = None  # the role that an open heading gives
        self._open = {"li": 0, "pre": 0, "article": 0, "header": 0, "table": 0}
        self._in_article = main.tag == "article"

    def read(self, main: _Element) -> None:
        """Take in the text of `main`, passing over what is hidden, a menu or a form."""
        from lxml.etree import iterwalk

        walk = iterwalk(main, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if element is not main and self._passes_over(element):
                    walk.skip_subtree()
                    continue
                self._start(element)
                self._take(element.text)
            else:
                if event == "end" and not (element is not main and self._passes_over(element)):
                    self._end(element)
                if element is not main:
                    self._take(element.tail)
        self._flush()

    def _passes_over(self, element: _Element) -> bool:
        tag = element.tag
        if tag == "form":
            # some sites wrap the whole page in one form
            return self._seen.sizes.get(element, 0) * 2 < self._seen.size
        if tag == "header":
            return not (
                self._in_article or self._open["article"] or element in self._seen.titled_headers
            )
        if tag in ("ul", "ol") and self._open["header"]:
            return True
        if tag == "sup" and "reference" in str(element.get("class", "")):
            return True
        return page.hidden(element)

    def _start(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break_line()
        elif tag == "table" and self._values(element):
            self._flush()
            if not self._open["table"]:
                self._rows, self._caption, self._nested = Rows(), None, False
            self._nested = self._nested or self._open["table"] > 0
            self._open["table"] += 1
        elif self._open["table"]:
            if tag in ("td", "th"):
                self._words.clear()
            elif tag == "tr":
                self._rows.begin()
            elif tag in _BLOCK_TAGS:
                self._words.append(" ")
        elif tag in _BLOCK_TAGS:
            self._flush()
            if tag in page.HEADINGS:
                self._heading = "heading" if self._titled or tag != "h1" else "title"
        if tag in ("li", "pre", "article", "header"):
            self._open[tag] += 1

    def _values(self, table: _Element) -> bool:
        return self._open["table"] > 0 or table not in self._seen.layout_tables

    def _end(self, element: _Element) -> None:
        tag = str(element.tag)
        if self._open["table"]:
            self._end_in_table(element, tag)
        elif tag in _BLOCK_TAGS:
            self._flush()
            if tag in page.HEADINGS:
                self._heading = None
        if tag in ("li", "pre", "article", "header"):
            self._open[tag] -= 1

    def _end_in_table(self, element: _Element, tag: str) -> None:
        if tag in ("td", "th"):
            words = _collapsed(self._words)
            start = sum(len(part) + 1 for part in (*self._lines, *self._cells))
            strong = any(element.find(f".//{name}") is not None for name in ("b", "strong"))
            sizes = " ".join(f"{name}={element.get(name, 1)}" for name in ("colspan", "rowspan"))
            place = Span(start, start + len(words))
            self._rows.add(TableCell(place, words, strong, tag == "th"), sizes)
            self._cells.append(words)
            self._words.clear()
        elif tag == "tr":
            if any(self._cells):
                self._lines.append("\t".join(self._cells))
            self._cells.clear()
        elif tag == "caption":
            self._caption = self._append(_collapsed(self._words), None)
            self._words.clear()
        elif tag == "table":
            self._words.clear()
            self._end_table()

    def _end_table(self) -> None:
        """End a table: a record and a block of it, but for one that holds or is in another."""
        self._open["table"] -= 1
        place = self._append("\n".join(self._lines), None, prose=False)
        self._lines.clear()
        if place is None or self._nested:
            return
        table = self._rows.table(place, place.start)
        if table is not None:
            self.tables.append(replace(table, caption=self._caption))
            self.blocks.append(Block(place, "table"))

    def _take(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def _break_line(self) -> None:
        if self._open["table"]:
            self._words.append(" ")
            return
        if self._open["pre"]:
            self._words.append("\n")
            return
        line = _collapsed(self._words)
        self._words.clear()
        if line:
            self._lines.append(line)
        elif self._lines:  # two breaks part paragraphs
            self._flush()

    def _flush(self) -> None:
        """End the block being read."""
        if not self._words and not self._lines:
            return
        if self._open["pre"]:
            words = "".join(self._words).strip("\r\n")
            self._append(words if words.strip() else "", None, prose=False)
        else:
            line = _collapsed(self._words)
            lines = [*self._lines, line] if line else self._lines
            role = self._heading or ("list" if self._open["li"] else None)
            self._append("\n".join(lines), role)
        self._words.clear()
        self._lines.clear()

    def _append(self, words: str, role: str | None, *, prose: bool = True) -> Span | None:
        """Put a block at the end of the text; returns where it stands."""
        if not words:
            return None
        if self.parts:
            self.parts.append("\n\n")
            self._length += 2
        self.parts.append(words)
        place = Span(self._length, self._length + len(words))
        if prose:
            self.blocks.append(Block(place, role))
            self._titled = self._titled or role == "title"
        self._length += len(words)
        return place


def _collapsed(words: list[str]) -> str:
    """Return the words as a browser shows them: runs of white space are one space."""
    return _SPACE.sub(" ", "".join(words)).strip(" ")
