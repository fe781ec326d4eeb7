"""SDMX-CSV 1.0 and 2.0: one observation a row, with the structure that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from factgauge.reference.formats import sdmx
from factgauge.reference.formats.delimited import read_delimited
from factgauge.reference.formats.hints import Hints
from factgauge.reference.formats.moments import plain_day
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.stream import open_text

# "FREQ: Frequency" in version 1.0, "FREQ:Frequency" in 2.0; arrays have "[]" behind the id.
_COMPONENT = re.compile(r"(?P<id>[A-Za-z][\w@$-]*(?:\[[^]]*\])?)(?:\s*:\s*(?P<label>\S.*))?")
_STRUCTURES = ("DATAFLOW", "STRUCTURE", "KEY")
_DELETE = "D"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file; `label_of` is set where its cells are the labels of another's."""

    place: int
    id: str
    label: str | None = None
    label_of: str | None = None


def read_sdmx_csv(source: Source) -> Iterator[Record]:
    """Yield the rows with ids alone: dimensions, TIME_PERIOD, OBS_VALUE, attributes.

    A cell "A: Annual" is "A"; labels in columns of their own are left to the hints. A row whose
    ACTION is "D", to delete, states no value. Raises `DatasetError` for a table without OBS_VALUE.
    """
    records = read_delimited(with_delimiter(source))
    line, header = next(records, (1, []))
    columns = _columns(source, line, header)
    by_id = {column.id: column for column in columns if column.label_of is None}
    shown = sdmx.ordered(by_id, _behind(by_id))
    picked = [by_id[name] for name in shown]
    action = by_id.get("ACTION")
    yield line, shown
    for number, cells in records:
        deleted = action is not None and cells[action.place].strip()[:1] == _DELETE
        yield (
            number,
            [
                "" if deleted and column.id == sdmx.VALUE else _id(column, cells[column.place])
                for column in picked
            ],
        )


def describe_sdmx_csv(source: Source) -> Hints:
    """Return labels, roles and the unit, for which the file is read through."""
    records = read_delimited(with_delimiter(source))
    line, header = next(records, (1, []))
    columns = _columns(source, line, header)
    by_id = {column.id: column for column in columns if column.label_of is None}
    tally = sdmx.Tally()
    codes: dict[str, dict[str, str]] = {}
    for _, cells in records:
        for column in columns:
            cell = cells[column.place].strip()
            if column.label_of is not None:
                code = _id(by_id[column.label_of], cells[by_id[column.label_of].place])
                if code and cell and column.label_of != sdmx.VALUE:
                    codes.setdefault(column.label_of, {})[code] = cell
                continue
            code = _id(column, cell)
            tally.add(column.id, code)
            label = cell[len(code) :].removeprefix(":").strip() if code != cell else ""
            if label and column.id not in (sdmx.VALUE, sdmx.PERIOD):
                codes.setdefault(column.id, {})[code] = label
    structure = tally.alone("DATAFLOW", "STRUCTURE_ID")
    named = next(iter(codes.get("DATAFLOW", codes.get("STRUCTURE_ID", {})).values()), None)
    said = {column.id: column.label for column in columns if column.label is not None}
    said |= {c.label_of: c.id for c in columns if c.label_of is not None}
    return sdmx.hints(
        sdmx.ordered(by_id, _behind(by_id)),
        tally,
        attributes=_behind(by_id),
        labels=said,
        codes=codes,
        source=structure.partition(":")[0] if structure and ":" in structure else None,
        vintage=plain_day(tally.alone("LAST UPDATE", "LAST_UPDATE")),
        title=tally.alone("STRUCTURE_NAME") or named or structure,
    )


def is_header(cells: Sequence[str]) -> bool:
    """Return whether the first row of a table is that of SDMX-CSV."""
    ids = [found["id"] for cell in cells if (found := _COMPONENT.fullmatch(cell.strip()))]
    begins = ids[:1]
    return begins != [] and begins[0] in _STRUCTURES and len({sdmx.VALUE, sdmx.PERIOD} & {*ids}) > 0


def with_delimiter(source: Source) -> Source:
    """Return the source with its delimiter: stated, or that which splits the first line most."""
    if "delimiter" in source.dialect:
        return source
    with open_text(source) as lines:
        first = lines.readline()
    delimiter = max(",;\t|", key=first.count)
    return replace(source, dialect={**source.dialect, "delimiter": delimiter})


def _columns(source: Source, line: int, header: Sequence[str]) -> list[Column]:
    matches = [_COMPONENT.fullmatch(name.strip()) for name in header]
    ids = [found["id"] if found else name for found, name in zip(matches, header, strict=True)]
    if sdmx.VALUE not in ids:
        raise source.fault(
            line,
            f'has no column "{sdmx.VALUE}" among {", ".join(ids)}',
            "ask the publisher's service for data, not for the keys of series alone",
        )
    pairs = _label_columns(ids)
    columns = [
        Column(place, id, found["label"] if found else None, pairs.get(place))
        for place, (id, found) in enumerate(zip(ids, matches, strict=True))
    ]
    kept = [column.id for column in columns if column.label_of is None]
    if len(set(kept)) != len(kept):
        twice = next(id for n, id in enumerate(kept) if id in kept[:n])
        raise source.fault(line, f'column "{twice}" stands twice', "rename one of the two")
    return columns


def _behind(ids: Iterable[str]) -> Sequence[str]:
    """Return the columns after the value, which are attributes where the dimensions are before."""
    ids = list(ids)
    at = ids.index(sdmx.VALUE)
    return ids[at + 1 :] if sdmx.PERIOD in ids[:at] else ()


def _label_columns(ids: Sequence[str]) -> dict[int, str]:
    """Return the places of columns of labels, each with the id of the column before it.

    Version 2.0 has them on demand: "STRUCTURE_NAME", and then each id followed by its name.
    """
    if "STRUCTURE_NAME" not in ids:
        return {}
    first = ids.index("STRUCTURE_NAME") + 1
    if first < len(ids) and ids[first] == "ACTION":
        first += 1
    if (len(ids) - first) % 2 or (ids.index(sdmx.VALUE) - first) % 2:
        return {}
    return {place + 1: ids[place] for place in range(first, len(ids), 2)}


def _id(column: Column, cell: str) -> str:
    """Return the id of a cell that may have a label behind it."""
    cell = cell.strip()
    if column.id in ("DATAFLOW", "STRUCTURE_ID"):  # whose ids have a colon themselves
        return cell.partition(": ")[0]
    if column.label is not None and column.id not in (sdmx.VALUE, sdmx.PERIOD):
        cell = cell.partition(":")[0].strip()
    return sdmx.cell_of(column.id, cell)


def first_cells(source: Source) -> list[str]:
    """Return the cells of the first row, an empty list for an empty file."""
    return next(chain(read_delimited(with_delimiter(source)), [(0, [])]))[1]
