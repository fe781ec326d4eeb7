"""DDFcsv: a folder of data points, with its concepts and entities in files beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factgauge.reference.formats.delimited import read_delimited
from factgauge.reference.formats.hints import ColumnHint, Hints
from factgauge.reference.formats.moments import plain_period
from factgauge.reference.formats.source import Record, Source

POINTS = re.compile(r"ddf--datapoints--.+--by--.+\.csv")
CONCEPTS = "ddf--concepts"
_ENTITIES = "ddf--entities--"
_TIMES = frozenset({"time", "year", "quarter", "month", "week", "day"})
_SETS = frozenset({"entity_domain", "entity_set"})
_PACKED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")  # 201803, 20180325
_ALPHA_3 = "iso3166_1_alpha3"

Concept = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """What the files beside the data points say: of concepts, and of the entities of a domain."""

    concepts: Mapping[str, Concept]
    entities: Mapping[str, Mapping[str, Concept]]  # domain → id → its row


def read_ddf(source: Source) -> Iterator[Record]:
    """Yield the data points of one file as they stand: keys first, then the values.

    Periods such as 201803 are written 2018-03. Raises `DatasetError` for an entity that the
    folder's files do not describe, where they describe its domain at all.
    """
    records = read_delimited(source)
    line, header = next(records, (1, []))
    folder = read_folder(source, header)
    keys = [name for name in header if _type(folder, name) != "measure"]
    order = [header.index(name) for name in (*keys, *(n for n in header if n not in keys))]
    times = [n for n, name in enumerate(header) if _type(folder, name) in _TIMES]
    known = {
        n: folder.entities[_domain(folder, name)]
        for n, name in enumerate(header)
        if _domain(folder, name) in folder.entities
    }
    yield line, [header[n] for n in order]
    for number, cells in records:
        for n, entities in known.items():
            if cells[n] and cells[n] not in entities:
                raise source.fault(
                    number,
                    f'column {header[n]}: "{cells[n]}" is no entity of the folder',
                    f"describe it in {_ENTITIES}{_domain(folder, header[n])}….csv",
                )
        for n in times:
            cells[n] = _period(cells[n])
        yield number, [cells[n] for n in order]


def describe_ddf(source: Source) -> Hints:
    """Return what the concepts and entities of the folder say of the columns of one file."""
    header = next(read_delimited(source), (1, []))[1]
    folder = read_folder(source, header)
    columns: dict[str, ColumnHint] = {}
    met = False
    for name in header:
        concept = folder.concepts.get(name, {})
        kind = _type(folder, name)
        entities = folder.entities.get(_domain(folder, name), {})
        columns[name] = ColumnHint(
            label=concept.get("name") or None,
            description=concept.get("description") or None,
            role=(
                "period"
                if kind in _TIMES
                else "value"
                if kind == "measure"
                else "entity"
                if kind in _SETS and not met
                else "dimension"
            ),
            unit=concept.get("unit") or concept.get("format") or None,
            codes={id: row["name"] for id, row in entities.items() if row.get("name")},
            countries={id: row[_ALPHA_3] for id, row in entities.items() if row.get(_ALPHA_3)},
        )
        met = met or columns[name].role == "entity"
    values = [folder.concepts.get(n, {}) for n, hint in columns.items() if hint.role == "value"]
    alone = values[0] if len(values) == 1 else {}
    return Hints(
        title=alone.get("name") or None,
        description=alone.get("description") or None,
        source=alone.get("source") or alone.get("source_url") or None,
        columns=columns,
    )


def read_folder(source: Source, header: list[str]) -> Folder:
    """Return the concepts of a folder, and the entities that columns of a header name."""
    concepts: dict[str, Concept] = {}
    home = _home(source.path)
    for path in _files(home, CONCEPTS):
        concepts |= _rows(source, path, ("concept",))
    folder = Folder(concepts, {})
    entities: dict[str, Mapping[str, Concept]] = {}
    for domain in dict.fromkeys(_domain(folder, name) for name in header):
        sets = [id for id, concept in concepts.items() if concept.get("domain") == domain]
        found: dict[str, Concept] = {}
        for path in _files(home, _ENTITIES + domain):
            found |= _rows(source, path, (domain, *sets))
        if found:
            entities[domain] = found
    return Folder(concepts, entities)


def points_of(folder: Path) -> tuple[Path, ...]:
    """Return the files of data points of a folder that has concepts: in it, or one folder below."""
    if not _files(folder, CONCEPTS):
        return ()
    below = (path for part in folder.iterdir() if part.is_dir() for path in part.iterdir())
    found = (path for path in (*folder.iterdir(), *below) if POINTS.fullmatch(path.name))
    return tuple(sorted(path for path in found if path.is_file()))


def companions_of_points(path: Path) -> tuple[Path, ...]:
    """Return the files on concepts and entities that belong to data points."""
    home = _home(path)
    return (*_files(home, CONCEPTS), *sorted(home.glob(f"{_ENTITIES}*.csv")))


def _home(points: Path) -> Path:
    """Return the folder with the concepts: that of the data points, or the one above it."""
    beside, above = points.parent, points.parent.parent
    return above if not _files(beside, CONCEPTS) and _files(above, CONCEPTS) else beside


def _files(folder: Path, begins: str) -> list[Path]:
    """Return the files called just so, or so with more parts: ddf--concepts--discrete.csv."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix == ".csv" and (path.stem == begins or path.stem.startswith(f"{begins}--"))
    )


def _rows(source: Source, path: Path, keys: tuple[str, ...]) -> dict[str, Concept]:
    """Return the rows of a file by the first of the keys that is a column of it."""
    file = f"{source.file.rpartition('/')[0]}/{path.name}".removeprefix("/")
    beside = replace(source, path=path, file=file)
    records = read_delimited(beside)
    line, header = next(records, (1, []))
    key = next((name for name in keys if name in header), None)
    if key is None:
        raise beside.fault(
            line, f"has no column {' or '.join(keys[:3])}", "name the column of the ids so"
        )
    found: dict[str, Concept] = {}
    for number, cells in records:
        row = dict(zip(header, cells, strict=True))
        if row[key] in found:
            raise beside.fault(number, f'describes "{row[key]}" a second time', "keep one of them")
        found[row[key]] = row
    return found


def _type(folder: Folder, name: str) -> str:
    """Return the type of a column's concept; one that nobody describes is measured."""
    said = folder.concepts.get(name, {}).get("concept_type")
    return said or ("time" if name in _TIMES else "measure")


def _domain(folder: Folder, name: str) -> str:
    """Return the domain of a column of entities, which may name a set within it."""
    return folder.concepts.get(name, {}).get("domain") or name


def _period(text: str) -> str:
    if (found := _PACKED.fullmatch(text)) is not None:
        return "-".join(part for part in found.groups() if part)
    return plain_period(text)
