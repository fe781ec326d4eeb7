"""The descriptor and the tables of one vintage, with everything that is wrong and not the first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from factgauge.errors import DatasetError
from factgauge.reference.checking.problem import Problem, problem_of
from factgauge.reference.descriptor import Descriptor, load_descriptors, read_package
from factgauge.reference.importers.events import read_events
from factgauge.reference.importers.observation import Note, Observation, Occurrence
from factgauge.reference.importers.values import read_values
from factgauge.reference.live.table import LiveTable
from factgauge.reference.register import EntityRegister
from factgauge.reference.table import open_table
from factgauge.reference.vintages import DESCRIPTOR
from factgauge.reference.violation import violations

ROWS = 20  # faulty rows of a table that are told

_SEEN = """
CREATE TABLE seen (
    measure TEXT, entity TEXT, partner TEXT, begins INTEGER, ends INTEGER, line INTEGER
);
"""
_TWICE = """
SELECT line, earlier, measure, entity, partner FROM (
    SELECT *, lag(line) OVER (PARTITION BY measure, entity, partner, begins, ends ORDER BY line)
    AS earlier FROM seen
) WHERE earlier IS NOT NULL ORDER BY line LIMIT ?
"""


class _EnoughError(Exception):
    """So many faulty rows are known that no more are looked for."""


def check_vintage(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the descriptor of a vintage's folder, then with its tables.

    Of a table the first 20 faulty rows are told, each with its first fault. The kind "unread" says
    that the descriptor could not be looked into at all.
    """
    where = f"{folder.parent.name}/{folder.name}/{DESCRIPTOR}"
    try:
        package = read_package(folder / DESCRIPTOR, where)
    except DatasetError as error:
        yield problem_of("unread", error)
        return
    broken = [
        Problem("descriptor", f"{where}, {each.path}", each.what, each.fix)
        for each in violations(package)
    ]
    if broken:
        yield from broken
        return
    try:
        descriptors = load_descriptors(folder)
    except DatasetError as error:
        yield problem_of("descriptor", error)
        return
    for descriptor in descriptors:
        yield from _check_table(descriptor)


def _check_table(descriptor: Descriptor) -> Iterator[Problem]:
    if descriptor.source.live:
        try:
            LiveTable(descriptor).close()
        except DatasetError as error:
            yield problem_of("table", error)
        return
    faults: list[DatasetError] = []

    def note(fault: DatasetError) -> None:
        faults.append(fault)
        if len(faults) == ROWS:
            raise _EnoughError

    twice: list[Problem] = []
    try:
        twice = _read(descriptor, note, faults)
    except DatasetError as error:  # a row that cannot be taken apart: nothing after it is read
        faults.append(error)
    except _EnoughError:
        pass
    yield from (problem_of("table", fault) for fault in faults)
    if len(faults) == ROWS:
        yield Problem(
            "table",
            descriptor.file,
            f"has {ROWS} faulty rows or more",
            "mend these and check again",
        )
    yield from twice


def _read(descriptor: Descriptor, note: Note, faults: Sequence[DatasetError]) -> list[Problem]:
    """Read a table to its end and return the rows whose key an earlier one has."""
    layout = descriptor.layout
    register = EntityRegister(layout)
    table = open_table(descriptor)
    with closing(sqlite3.connect("")) as seen:  # in memory while it is small, then in a file
        seen.executescript(f"PRAGMA journal_mode = OFF; {_SEEN}")
        rows = (
            _event_keys(read_events(layout, table, register, note))
            if layout.shape == "events"
            else _keys(read_values(layout, table, register, note))
        )
        added = seen.executemany("INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?)", rows).rowcount
        twice = seen.execute(_TWICE, (ROWS,)).fetchall()
    if added <= 0:
        return (
            []
            if faults
            else [Problem("table", descriptor.file, "has no value in any row", "fill it in")]
        )
    if layout.shape == "events":
        return [
            Problem(
                "table",
                f"{descriptor.file}, row {line}",
                f"states the same event as row {earlier}",
                "keep one of them",
            )
            for line, earlier, *_ in twice
        ]
    return [
        Problem(
            "table",
            f"{descriptor.file}, row {line}",
            f'states "{measure}" of {" and ".join(filter(None, who))} for the same period as '
            f"row {earlier}",
            "keep one value for each measure, entity, partner and period",
        )
        for line, earlier, measure, *who in twice
    ]


_Key = tuple[str, str, str, int, int, int]


def _keys(observations: Iterable[Observation]) -> Iterator[_Key]:
    for seen in observations:
        days = seen.begins.toordinal(), seen.ends.toordinal()
        yield seen.measure, seen.entity, seen.partner or "", *days, seen.line


def _event_keys(events: Iterable[Occurrence]) -> Iterator[_Key]:
    for event in events:
        yield json.dumps(event.keys), "", "", 0, 0, event.line
