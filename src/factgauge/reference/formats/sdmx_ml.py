"""SDMX-ML 2.0, 2.1 and 3.0: observations in XML, generic or in the words of their structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factgauge.reference.formats import sdmx
from factgauge.reference.formats.hints import Hints
from factgauge.reference.formats.markup import elements, line_of, local
from factgauge.reference.formats.moments import plain_day
from factgauge.reference.formats.source import Record, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.sdmx.org/resources/sdmxml/schemas/"
MESSAGES = frozenset(
    f"{kind}Data"
    for kind in (
        "Generic",
        "GenericTimeSeries",
        "StructureSpecific",
        "StructureSpecificTimeSeries",
        "Compact",
    )
)
_SPENT = frozenset({"Obs", "Series", "Group"})
_DELETE = "Delete"

Cells = Mapping[str, str]


@dataclass(slots=True)
class Message:
    """The header of a message: who sent it, when, and the structures of its data sets."""

    sender: str | None = None
    prepared: str | None = None
    structures: dict[str, str] = field(default_factory=dict)  # id within the message → what it is
    extracted: str | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation: its line, the components that name it, and the attributes."""

    line: int
    keys: Cells
    attributes: Cells


@dataclass(slots=True)
class _Place:
    """Where the reading is: the series, its attributes, and the groups that it may belong to."""

    series: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    groups: list[dict[str, str]] = field(default_factory=list)  # keys and attributes of each
    shared: dict[str, str] | None = None  # the attributes of the groups that the series is in
    across: str = sdmx.PERIOD
    wanted: bool = True
    deleted: bool = False


def read_sdmx_ml(source: Source) -> Iterator[Record]:
    """Yield one row an observation, at its line: dimensions, TIME_PERIOD, OBS_VALUE, attributes.

    Attributes of a series, and in generic data those of groups, stand in each of its rows. The
    dialect's `property` names the structure of the data sets that are read, where a message has
    several. A data set to be deleted states no values. The file is read twice, the first time for
    the columns. Raises `DatasetError`, also for data without any OBS_VALUE.
    """
    columns, attributes = _columns(source)
    shown = sdmx.ordered(columns, attributes)
    yield 1, shown
    for seen in observations(source):
        cells = {**seen.attributes, **seen.keys}
        yield seen.line, [sdmx.cell_of(name, cells.get(name, "")) for name in shown]


def describe_sdmx_ml(source: Source) -> Hints:
    """Return roles, the unit and what the message's header says; labels it has none."""
    columns, attributes = _columns(source)
    tally = sdmx.Tally()
    for seen in observations(source):
        for name, cell in (*seen.keys.items(), *seen.attributes.items()):
            tally.add(name, cell)
    header = header_of(source)
    wanted = source.dialect.get("property")
    titles = [what for id, what in header.structures.items() if wanted in (None, id)]
    return sdmx.hints(
        sdmx.ordered(columns, attributes),
        tally,
        attributes=attributes,
        source=header.sender,
        vintage=plain_day(header.extracted or header.prepared),
        title=titles[0] if len(titles) == 1 else None,
    )


def header_of(source: Source) -> Message:
    """Return what the header of a message says; what follows it is not read."""
    found = Message()
    for event, name, element in elements(source, frozenset()):
        if name == "DataSet" or (event == "end" and name == "Header"):
            break
        if event == "start":
            if name == "Sender":
                found.sender = element.get("id")
            continue
        if name == "Prepared":
            found.prepared = element.text
        elif name == "Extracted":
            found.extracted = element.text
        elif name == "Structure" and element.get("structureID") is not None:
            id = str(element.get("structureID"))
            found.structures[id] = _structure(element) or id
    return found


def observations(source: Source) -> Iterator[Observed]:
    """Yield the observations in their order, as written. Raises `DatasetError`."""
    place = _Place()
    across: dict[str, str] = {}  # structure → the dimension that differs within a series
    property = source.dialect.get("property")
    for event, name, element in elements(source, _SPENT):
        if event == "start":
            if name == "DataSet":
                said = _attributes(element)
                reference = said.get("structureRef")
                place = _Place(across=across.get(reference or "", sdmx.PERIOD))
                place.wanted = property in (None, reference)
                place.deleted = said.get("action") == _DELETE
            elif name == "Series":
                place.series = _attributes(element)
                place.attributes = {}
                place.shared = None
            elif name == "Structure" and element.get("structureID") is not None:
                across[element.get("structureID", "")] = element.get(
                    "dimensionAtObservation", sdmx.PERIOD
                )
            continue
        if not place.wanted:
            continue
        if name == "SeriesKey":
            place.series = _values(element)
        elif name == "Attributes" and _within(element, "Series"):
            place.attributes = _values(element)
        elif name == "Group":
            place.groups.append(_group(element))
        elif name == "Obs":
            yield _observed(place, element)


def _columns(source: Source) -> tuple[list[str], set[str]]:
    """Return the components in the order of their appearance, and those known to be attributes."""
    names: dict[str, None] = {}
    keys: set[str] = set()
    attributes: set[str] = set()
    for seen in observations(source):
        names.update(dict.fromkeys(seen.keys))
        names.update(dict.fromkeys(seen.attributes))
        keys.update(seen.keys)
        attributes.update(seen.attributes)
    if sdmx.VALUE not in names:
        what = f'has no observation with "{sdmx.VALUE}"' if names else "has no observation"
        raise source.fault(
            None, what, "ask the publisher's service for data, not for the keys of series alone"
        )
    return list(names), attributes - keys


def _observed(place: _Place, element: _Element) -> Observed:
    keys = dict(place.series)
    attributes = dict(place.attributes)
    own = _attributes(element)
    for name, value in own.items():
        # Without a series around it an observation has all of its dimensions itself.
        key = name in (sdmx.PERIOD, sdmx.VALUE, place.across) or not (
            place.series or sdmx.is_attribute(name)
        )
        (keys if key else attributes)[name] = value
    for child in element:
        name = local(child)
        if name == "ObsKey":
            keys |= _values(child)
        elif name == "ObsDimension":
            keys[child.get("id") or place.across] = child.get("value", "")
        elif name == "Time":  # version 2.0
            keys[sdmx.PERIOD] = child.text or ""
        elif name == "ObsValue":
            keys[sdmx.VALUE] = child.get("value", "")
        elif name == "Attributes":
            attributes |= _values(child)
        elif name == "Comp":  # version 3.0: a component with several values
            parts = [part.text or "" for part in child if local(part) == "Value"]
            attributes[child.get("id") or "Comp"] = "; ".join(parts)
    if place.shared is None or not place.series:
        place.shared = _shared(place.groups, keys)
    attributes = place.shared | attributes
    if place.deleted and sdmx.VALUE in keys:
        keys[sdmx.VALUE] = ""
    return Observed(line_of(element), keys, attributes)


def _group(element: _Element) -> dict[str, str]:
    """Return the components of a group: those of its key and its attributes."""
    found: dict[str, str] = {}
    for child in element:
        if local(child) in ("GroupKey", "Attributes"):
            found |= _values(child)
    return found or _attributes(element)


def _shared(groups: list[dict[str, str]], keys: Cells) -> dict[str, str]:
    """Return the attributes of the groups whose keys these are; what is no key is attribute."""
    found: dict[str, str] = {}
    for group in groups:
        if all(keys.get(name, value) == value for name, value in group.items()):
            found |= {name: value for name, value in group.items() if name not in keys}
    return found


def _values(element: _Element) -> dict[str, str]:
    """Return the components of a key or a list of attributes in generic data."""
    return {
        child.get("id") or child.get("concept") or "": child.get("value", "")
        for child in element
        if local(child) == "Value"
    }


def _attributes(element: _Element) -> dict[str, str]:
    """Return XML attributes by their local names, without those of XML Schema."""
    found: dict[str, str] = {}
    for name, value in element.attrib.items():
        namespace, _, short = str(name).rpartition("}")
        if "XMLSchema-instance" not in namespace:
            found[short] = str(value)
    return found


def _within(element: _Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == name


def _structure(element: _Element) -> str | None:
    """Return how a header calls a structure: "ECB:EXR(1.0)", or its URN's end."""
    for child in element.iter():
        if local(child) == "Ref" and child.get("id") is not None:
            version = f"({child.get('version')})" if child.get("version") else ""
            return f"{child.get('agencyID', '')}:{child.get('id')}{version}".removeprefix(":")
        if local(child) == "URN" and child.text:
            return child.text.strip().rpartition("=")[2]
        # Version 3.0 has the URN as the text of the element itself.
        if local(child) in ("Structure", "StructureUsage") and (child.text or "").startswith(
            "urn:"
        ):
            return (child.text or "").strip().rpartition("=")[2]
    return None
