"""A web page as a whole: where its main text stands, and what its head says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factgauge.documents import dates
from factgauge.model.document import Published

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset(
    """
    script style noscript template nav aside footer button select option textarea input iframe
    object embed applet audio video canvas svg head dialog menu label
    """.split()  # noqa: SIM905
)
_SKIPPED_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert")
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PROSE_CELL = 200  # a table cell with more characters holds an article's text, not a value

_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "citation_publication_date",
    "sailthru.date",
    "parsely-pub-date",
)


@dataclass(slots=True)
class Survey:
    """What one walk over a page learnt: sizes in characters, and what its elements are for."""

    size: int = 0
    sizes: dict[_Element, int] = field(default_factory=dict)  # of article, main and form elements
    layout_tables: set[_Element] = field(default_factory=set)  # they hold prose, not values
    titled_headers: set[_Element] = field(default_factory=set)  # with an h1: not a menu alone


def hidden(element: _Element) -> bool:
    """Return whether an element is no part of the text that a reader sees, or is a menu."""
    if element.tag in SKIPPED:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _SKIPPED_ROLES
        or "display:none" in str(attributes.get("style", "")).replace(" ", "").lower()
    )


def survey(root: _Element) -> Survey:
    """Return what the choice of the main text needs, in one walk and time linear in the page."""
    from lxml.etree import iterwalk

    seen = Survey()
    tables: list[_Element] = []
    headers: list[_Element] = []
    opened: list[int] = []  # text seen before each open cell, article, main or form
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag != "body" and hidden(element):
                walk.skip_subtree()
                continue
            seen.size += len((element.text or "").strip())
            if tag in ("td", "th", "article", "main", "form"):
                opened.append(seen.size - len((element.text or "").strip()))
            elif tag == "table":
                seen.layout_tables.update(tables[-1:])
                tables.append(element)
            elif tag == "header":
                headers.append(element)
            elif tag in HEADINGS:
                seen.layout_tables.update(tables[-1:])
                if tag == "h1":
                    seen.titled_headers.update(headers[-1:])
            continue
        if tag in ("td", "th", "article", "main", "form"):
            size = seen.size - opened.pop()
            if tag not in ("td", "th"):
                seen.sizes[element] = size
            elif size > _PROSE_CELL:
                seen.layout_tables.update(tables[-1:])
        elif tag == "table":
            tables.pop()
        elif tag == "header":
            headers.pop()
        seen.size += len((element.tail or "").strip())
    return seen


def main_element(root: _Element, seen: Survey) -> _Element:
    """Return the element of the main text: the largest article, else main, else the body.

    An article must hold a good part of its page; teasers of other articles do not.
    """
    body = root.find("body")
    best, size = (root, seen.size) if body is None else (body, seen.size)
    for tag, share in (("main", 4), ("article", 3)):
        found = [(count, element) for element, count in seen.sizes.items() if element.tag == tag]
        if found:
            count, element = max(found, key=lambda pair: pair[0])
            if count and count * share >= size:
                best, size = element, count
    return best


def title(root: _Element) -> str | None:
    """Return the page's own name for itself."""
    metas = dict(reversed(list(_metas(root))))
    name = metas.get("og:title") or metas.get("twitter:title")
    if not name:
        element = root.find(".//title")
        name = "" if element is None else "".join(str(part) for part in element.itertext())
    return " ".join(name.split()) or None


def address(root: _Element) -> str | None:
    """Return the address that the page gives as its own."""
    for link in root.iter("link"):
        if str(link.get("rel", "")).lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    return next((value for name, value in _metas(root) if name == "og:url" and value), None)


def published(root: _Element, main: _Element) -> Published | None:
    """Return the date of publication from the page's metadata, the most explicit first."""
    metas = list(_metas(root))
    for wanted in _DATE_NAMES:
        for name, value in metas:
            day = _day(value) if name == wanted else None
            if day is not None:
                return Published(day, "metadata")
    for value in [*_linked_data(root), *_times(root, main)]:
        day = _day(value)
        if day is not None:
            return Published(day, "metadata")
    return None


def _metas(root: _Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            yield str(name).lower(), str(meta.get("content", "")).strip()


def _linked_data(root: _Element) -> Iterator[str]:
    """Yield each `datePublished` of the JSON-LD, the outermost first; broken JSON has none."""
    for script in root.iter("script"):
        source = script.text or ""
        if "ld+json" not in str(script.get("type", "")) or "datePublished" not in source:
            continue
        import json

        try:
            level: list[object] = [json.loads(source)]
        except (ValueError, RecursionError):
            continue
        while level:
            below: list[object] = []
            for node in level:
                if isinstance(node, dict):
                    if isinstance(node.get("datePublished"), str):
                        yield node["datePublished"]
                    below.extend(node.values())
                elif isinstance(node, list):
                    below.extend(node)
            level = below


def _times(root: _Element, main: _Element) -> Iterator[str]:
    """Yield the dates of `time` elements that stand for the page: marked so, or outside prose."""
    for element in root.iter("time"):
        if "pubdate" in element.attrib or element.get("itemprop") == "datePublished":
            yield str(element.get("datetime") or element.text or "")
    for number, element in enumerate(main.iter("time")):
        if number >= 3:
            return
        if not any(
            above.tag in ("p", "li", "td", "blockquote") for above in element.iterancestors()
        ):
            yield str(element.get("datetime") or element.text or "")


def _day(words: str) -> datetime.date | None:
    found = dates.from_words(words.strip())
    return found[0] if found else dates.iso_day(words)
