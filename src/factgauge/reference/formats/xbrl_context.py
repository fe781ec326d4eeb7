"""What the facts of an XBRL instance refer to: contexts and units."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factgauge.reference.formats.markup import line_of, local
from factgauge.reference.formats.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

# An abbreviation, a name such as IPad or OBrien, a word, a number.
_WORD = re.compile(
    r"[A-Z]{2,}(?![a-z])|[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]{0,2}[a-z]+|[A-Z]|\d+(?:\.\d+)?"
)
_DIMENSIONAL = "{http://xbrl.org/2006/xbrldi}"


@dataclass(frozen=True, slots=True)
class Context:
    """Whom, when and of which part a fact speaks."""

    entity: str
    scheme: str
    begins: str  # "" for ever
    ends: str  # the last day itself
    dimensions: tuple[tuple[str, str], ...]  # axis and member, in the order of the axes


def read_context(source: Source, element: _Element) -> Context:
    """Return a context. Raises `DatasetError` for one without entity or with an unknown period."""
    entity = scheme = ""
    days: dict[str, str] = {}
    dimensions: dict[str, str] = {}
    for part in element.iter():
        name = local(part)
        if name == "identifier":
            entity, scheme = (part.text or "").strip(), part.get("scheme", "")
        elif name in ("instant", "startDate", "endDate"):
            days[name] = _day(source, part, last=name != "startDate")
        elif name in ("segment", "scenario"):
            for member in part:
                axis, value = _member(member)
                dimensions[axis] = value
    if not entity:
        raise source.fault(
            line_of(element),
            f'context "{element.get("id")}" names no entity',
            "fetch the file anew, or add the identifier",
        )
    ends = days.get("instant", days.get("endDate", ""))
    begins = days.get("instant", days.get("startDate", ""))
    return Context(entity, scheme, begins, ends, tuple(sorted(dimensions.items())))


def read_unit(element: _Element) -> str:
    """Return a unit as "USD", "USD / shares" or "kW * h", without the prefixes of its measures."""
    over = next((part for part in element if local(part) == "divide"), None)
    if over is None:
        return _product(element)
    above, below = (
        next((part for part in over if local(part) == name), None)
        for name in ("unitNumerator", "unitDenominator")
    )
    return " / ".join("" if part is None else _product(part) for part in (above, below))


def words(name: str) -> str:
    """Return a name split into words: "us-gaap:NetIncomeLoss" as "net income loss".

    What only says what kind of thing is named, "Axis", "Member" or "Domain", is left out; a word of
    capitals stays one ("OCI").
    """
    found = _WORD.findall(name.rpartition(":")[2].replace("_", " "))
    if len(found) > 1 and found[-1] in ("Axis", "Member", "Domain"):
        found.pop()
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in found)


def qualified(element: _Element) -> str:
    """Return an element's name with the prefix that the file gives it: "us-gaap:Assets"."""
    return f"{element.prefix}:{local(element)}" if element.prefix else local(element)


def _product(element: _Element) -> str:
    parts = [(part.text or "").strip() for part in element if local(part) == "measure"]
    return " * ".join(part.rpartition(":")[2] for part in parts)


def _member(element: _Element) -> tuple[str, str]:
    """Return an axis with its member, or what else tells a segment apart with all its text."""
    axis = element.get("dimension")
    text = " ".join("".join(map(str, element.itertext())).split())
    if axis is None or not str(element.tag).startswith(_DIMENSIONAL):
        return qualified(element), text
    return axis.strip(), text


def _day(source: Source, element: _Element, *, last: bool) -> str:
    """Return the day that a date of a period means.

    An end is the end of its day; with a time of midnight it is that of the day before (XBRL 2.1,
    4.7.2).
    """
    text = (element.text or "").strip()
    day, mark, time = text.partition("T")
    try:
        read = datetime.date.fromisoformat(day[:10])
    except ValueError as error:
        raise source.fault(
            line_of(element), f'"{text}" is not a date', "write a day like 2018-03-25"
        ) from error
    if last and mark and time.startswith("00:00:00"):
        read -= datetime.timedelta(days=1)
    return read.isoformat()
