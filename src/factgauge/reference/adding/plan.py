"""What would be added: the tables of a file or folder, each with its proposal."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factgauge.errors import DatasetError
from factgauge.reference.formats.found import Found
from factgauge.reference.formats.hints import Hints
from factgauge.reference.formats.registry import companions_of, describer_of
from factgauge.reference.formats.sniff import sniff
from factgauge.reference.formats.source import Source
from factgauge.reference.infer.package import hints_from_package, package_beside
from factgauge.reference.infer.proposal import Note, TableProposal
from factgauge.reference.infer.propose import propose
from factgauge.reference.infer.words import slug
from factgauge.reference.period import reads_as

# Files that lie beside tables and describe them.
_PAPERS = re.compile(
    r"(?:readme|license|licence|copying|provenance|source|changelog|notice|metadata|description)"
    r"|.*(?:datapackage\.(?:json|ya?ml)|\.md|\.ya?ml|\.pdf|\.html?|\.py|\.r)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file, or a sheet of one, that is not added, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One vintage of one dataset before it is written."""

    name: str
    vintage: str
    title: str
    licence: str
    origin: str
    tables: tuple[TableProposal, ...]
    notes: tuple[Note, ...]  # on the whole; those of a table are with it
    passed_over: tuple[PassedOver, ...] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: Path
    found: Found
    hints: Hints
    name: str


def plan(
    path: Path,
    *,
    name: str | None = None,
    settings: Mapping[str, str] | None = None,
    address: str | None = None,
    modified: str | None = None,
) -> Plan:
    """Return what adding a file, or the tables of a folder, would write.

    `settings` are the user's decisions; a key may begin with a table's name and a colon, and then
    holds for that table alone. `modified` is the day of the file where the file itself does not
    know it. Raises `DatasetError` where nothing in `path` is a table with values.
    """
    given = dict(settings or {})
    if not path.exists():
        raise DatasetError(str(path), "there is no such file or folder", "check the path")
    named = _named(name or given.pop("name", None) or _stem(path))
    candidates, passed = _candidates(path)
    tables: list[TableProposal] = []
    for candidate in candidates:
        try:
            tables.append(_table(candidate, _settings_of(given, candidate.name)))
        except DatasetError as error:
            if len(candidates) == 1:
                raise
            passed.append(PassedOver(candidate.name, f"{error.what}; {error.fix}"))
    _refuse_strangers(given, [candidate.name for candidate in candidates])
    if not tables:
        why = "; ".join(f"{each.name}: {each.why}" for each in passed) or "it is empty"
        raise DatasetError(str(path), f"holds no table with values ({why})", "give a table")
    return _whole(path, named, given, tables, passed, address, modified)


def _table(candidate: _Candidate, settings: Mapping[str, str]) -> TableProposal:
    source = Source(
        candidate.path, candidate.path.name, candidate.found.encoding, candidate.found.dialect
    )
    described = describer_of(candidate.found.format)
    hints = candidate.hints if described is None else _merged(described(source), candidate.hints)
    if candidate.found.hints is not None:
        hints = _merged(candidate.found.hints, hints)
    draft = propose(source, candidate.found.format, hints, candidate.name, settings)
    remarks = tuple(
        Note("file", remark, "the file looks so", sure=True) for remark in candidate.found.remarks
    )
    return replace(draft, notes=remarks + draft.notes)


def _merged(own: Hints, beside: Hints) -> Hints:
    """Return what a file says of itself, and where it is silent what lies beside it says."""
    return Hints(
        title=own.title or beside.title,
        description=own.description or beside.description,
        source=own.source or beside.source,
        licence=own.licence or beside.licence,
        vintage=own.vintage or beside.vintage,
        columns={**beside.columns, **own.columns},
    )


def _candidates(path: Path) -> tuple[list[_Candidate], list[PassedOver]]:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    found: list[_Candidate] = []
    passed: list[PassedOver] = []
    taken: set[str] = set()
    names: set[str] = set()  # of files: all of them come to lie in one folder
    for file in files:
        hidden = any(part.startswith(".") for part in file.relative_to(path.parent).parts)
        if path.is_dir() and (hidden or _PAPERS.fullmatch(file.name)):
            continue
        try:
            tables = sniff(file)
        except DatasetError as error:
            if path.is_file():
                raise
            passed.append(PassedOver(file.name, error.what))
            continue
        if not tables:
            passed.append(PassedOver(file.name, "is no table"))
            continue
        if file.name in names:
            inner = str(file.relative_to(path))
            why = "another folder has a file of that name; add its folder by itself"
            passed.append(PassedOver(inner, why))
            continue
        names.add(file.name)
        for table in tables:
            label = f"{_stem(file)}-{slug(table.label)}" if table.label else _stem(file)
            name = slug(label) or "table"
            while name in taken:
                name += "-2"
            taken.add(name)
            package = package_beside(file)
            hints = Hints() if package is None else hints_from_package(package, file.name)
            found.append(_Candidate(file, table, hints, name))
    beside = {file for each in found for file in companions_of(each.found.format, each.path)}
    return [each for each in found if each.path not in beside], passed


def _settings_of(given: Mapping[str, str], table: str) -> dict[str, str]:
    """Return the settings that hold for a table, without its name."""
    mine = {key: value for key, value in given.items() if ":" not in key}
    prefix = f"{table}:"
    mine |= {k.removeprefix(prefix): v for k, v in given.items() if k.startswith(prefix)}
    return mine


def _refuse_strangers(given: Mapping[str, str], tables: list[str]) -> None:
    for key in given:
        table, colon, _ = key.partition(":")
        if colon and table not in tables:
            raise DatasetError(
                f"option --set {key}", f'there is no table "{table}"', f"use {', '.join(tables)}"
            )


def _whole(
    path: Path,
    name: str,
    given: Mapping[str, str],
    tables: list[TableProposal],
    passed: list[PassedOver],
    address: str | None,
    modified: str | None,
) -> Plan:
    notes: list[Note] = []
    stated = {table.vintage for table in tables if table.vintage is not None}
    vintage = given.get("vintage") or (max(stated) if stated else None)
    if vintage is None:
        vintage = modified or _day_of(path)
        because = "the table states no date of its own; this is the day of the file"
        notes.append(Note("vintage", f"the vintage is {vintage}", because, False, "vintage"))
    elif len(stated) > 1 and "vintage" not in given:
        because = f"the tables state {', '.join(sorted(stated))}; the latest is taken"
        notes.append(Note("vintage", f"the vintage is {vintage}", because, False, "vintage"))
    if not any(reads_as(vintage, granularity) for granularity in ("year", "month", "day")):
        raise DatasetError(
            "option --set vintage",
            f'"{vintage}" is no vintage',
            "write 2018, 2018-03 or 2018-03-25",
        )
    licence = given.get("licence") or _first(table.licence for table in tables)
    if licence is None:
        licence = "not stated"
        because = "neither the table nor what lies beside it states one"
        notes.append(Note("licence", "the licence is not known", because, False, "licence"))
    origin = given.get("source") or _first(table.origin for table in tables)
    if origin is None:
        origin = address or path.name
        because = "no source is stated"
        notes.append(Note("source", f"the source is {origin}", because, False, "source"))
    title = given.get("title") or _first(table.title for table in tables) or _words(name)
    return Plan(
        name,
        vintage,
        title,
        licence,
        origin,
        tuple(tables),
        tuple(notes),
        tuple(passed),
        address,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _day_of(path: Path) -> str:
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    newest = max(file.stat().st_mtime for file in files)
    return datetime.datetime.fromtimestamp(newest, datetime.UTC).date().isoformat()


def _named(name: str) -> str:
    named = slug(name)
    if not named:
        raise DatasetError("option --name", f'"{name}" gives no name', "use letters and digits")
    return named


def _stem(path: Path) -> str:
    return slug(path.name if path.is_dir() else path.name.split(".")[0])


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()
