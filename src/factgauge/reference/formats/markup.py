"""XML read element by element, with what makes it dangerous refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from factgauge.errors import DatasetError
from factgauge.reference.formats.source import Source
from factgauge.reference.formats.stream import open_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HEAD = 64 * 1024  # bytes read at a time until the first element is met
_FIX = "fetch it anew, for it may have been cut off"


def root_of(source: Source) -> tuple[str, str]:
    """Return namespace and name of the document's element, with nothing behind it read.

    Raises `DatasetError` for a document type declaration, through which a file could name other
    files or grow without end as it is read, and for what is no XML up to there.
    """
    found: list[str] = []

    def refuse(*_: object) -> None:
        raise source.fault(
            parser.CurrentLineNumber,
            "has a document type declaration (<!DOCTYPE …>), which no statistical format needs",
            "remove it if the file is to be trusted",
        )

    parser = expat.ParserCreate(namespace_separator="\n")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, _: found.append(name)
    try:
        with open_bytes(source) as data:
            while not found and (chunk := data.read(_HEAD)):
                parser.Parse(chunk, False)
        if not found:
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        if not found:  # what is wrong behind the first element is for who reads on
            why = expat.ErrorString(error.code)
            raise _no_xml(source, error.lineno, error.offset, why) from error
    except (LookupError, ValueError) as error:  # no encoding, or one of several bytes a character
        raise source.fault(
            1, f"declares an encoding that is not read ({error})", "save it as UTF-8"
        ) from error
    namespace, _, name = found[0].rpartition("\n")
    return namespace, name


def elements(source: Source, spent: frozenset[str]) -> Iterator[tuple[str, str, _Element]]:
    """Yield "start" and "end" with each element's local name and itself.

    At its start an element has attributes but no content yet.
    Elements whose local name is among `spent` are emptied and dropped once their end was yielded,
    so that a long file needs little memory. No entity is resolved and nothing else is opened.
    Raises `DatasetError`, also while it runs, for what is no XML.
    """
    from lxml import etree

    root_of(source)
    with open_bytes(source) as data:
        events = etree.iterparse(
            data,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for event, element in events:
                name = local(element)
                yield event, name, element
                if name in spent and event == "end":
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise _no_xml(source, error.lineno or 1, error.offset or 0, str(error.msg)) from error


def local(element: _Element) -> str:
    """Return an element's name without its namespace."""
    tag: str = element.tag
    return tag.rpartition("}")[2]


def line_of(element: _Element) -> int:
    """Return the line on which an element begins."""
    line: Any = element.sourceline  # which the stubs leave open
    return int(line or 0)


def _no_xml(source: Source, line: int, character: int, why: str) -> DatasetError:
    return source.fault(line, f"is not XML (character {character}: {why})", _FIX)
