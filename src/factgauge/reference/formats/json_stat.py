"""JSON-stat: cubes of values with their dimensions, categories, labels and units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.header import named
from factgauge.reference.formats.hints import ColumnHint, ColumnRole, Hints
from factgauge.reference.formats.moments import plain_day, plain_period
from factgauge.reference.formats.records import load
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.value import text_of
from factgauge.reference.period import reads_as

_ROLES: Mapping[str, tuple[ColumnRole, ColumnRole]] = {  # the first dimension of a role, the others
    "time": ("period", "dimension"),
    "geo": ("entity", "partner"),
    "metric": ("measure", "dimension"),
}
_POWERS = {"2": "hundreds", "3": "thousands", "6": "millions", "9": "billions"}


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension of a cube: its categories in the order of the values."""

    id: str
    label: str | None
    role: ColumnRole
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    units: Mapping[str, str]


def read_json_stat(source: Source) -> Iterator[Record]:
    """Yield one row a value, counted from 1 as the values are: categories, value, status.

    The dialect's `property` names the dataset within a bundle or a collection, as "link.item.0". A
    null is a missing value; of sparse values only those given have a row. Numbers keep their
    digits, which is why this is read here: pyjstat makes them binary floats. Raises
    `DatasetError`, also for values that do not fit the sizes of the dimensions.
    """
    dataset = dataset_of(source)
    axes = _axes(source, dataset)
    size = prod(len(axis.codes) for axis in axes)
    values = _placed(source, dataset.get("value"), "value", size)
    states = _states(source, dataset.get("status"), size)
    yield 0, named(_names(axes, dataset))
    codes = [_written(axis) for axis in axes]
    keys: Iterable[tuple[int, Sequence[str]]]
    if isinstance(values, list):
        keys = enumerate(product(*codes))
    else:
        keys = ((place, _cells(place, codes)) for place in sorted(values))
    for place, cells in keys:
        state = [states(place)] if states is not None else []
        yield place + 1, [*cells, text_of(values[place]), *state]


def describe_json_stat(source: Source) -> Hints:
    """Return what a dataset says of itself. Raises `DatasetError`."""
    dataset = dataset_of(source)
    axes = _axes(source, dataset)
    names = named(_names(axes, dataset))
    columns: dict[str, ColumnHint] = {}
    for name, axis in zip(names, axes, strict=False):  # the last columns are of no axis
        written = dict(zip(axis.codes, _written(axis), strict=True))
        columns[name] = ColumnHint(
            label=axis.label,
            role=axis.role,
            codes={written[code]: label for code, label in axis.labels.items()},
            units=axis.units,
        )
    units = {unit for axis in axes for unit in axis.units.values()}
    unit = units.pop() if len(units) == 1 else None
    columns[names[len(axes)]] = ColumnHint(role="value", unit=unit)
    for name in names[len(axes) + 1 :]:
        columns[name] = ColumnHint(label="status", role="attribute")
    notes = dataset.get("note")
    return Hints(
        title=_string(dataset.get("label")),
        description="\n".join(map(str, notes)) if isinstance(notes, list) else _string(notes),
        source=_string(dataset.get("source")),
        vintage=plain_day(_string(dataset.get("updated"))),
        columns=columns,
    )


def is_dataset(found: object) -> bool:
    """Return whether a JSON value has what a dataset of JSON-stat must have."""
    return isinstance(found, dict) and isinstance(found.get("dimension"), dict) and "value" in found


def dataset_of(source: Source) -> Mapping[str, Any]:
    """Return the dataset that a source means. Raises `DatasetError`."""
    found = load(source)
    path: str | None = source.dialect.get("property")
    for key in [] if path is None else [path] if path in found else path.split("."):
        if isinstance(found, list) and key.isdecimal() and int(key) < len(found):
            found = found[int(key)]
        else:
            found = found.get(key) if isinstance(found, dict) else None
    if not is_dataset(found):
        where = f' under "{path}"' if path is not None else ""
        raise source.fault(
            None,
            f'has no dataset of JSON-stat, with "dimension" and "value"{where}',
            'name the dataset of a bundle as the dialect\'s "property"',
        )
    dataset: Mapping[str, Any] = found
    return dataset


def _axes(source: Source, dataset: Mapping[str, Any]) -> tuple[Axis, ...]:
    dimensions = dataset["dimension"]
    # Up to version 1 these three stood within "dimension".
    ids, sizes, roles = (dataset.get(key, dimensions.get(key)) for key in ("id", "size", "role"))
    if not isinstance(ids, list) or not isinstance(sizes, list) or len(ids) != len(sizes):
        raise source.fault(
            None,
            'has no "id" and "size" of the same length',
            "list each dimension's id and how many categories it has",
        )
    ids = [text_of(id) for id in ids]
    if len(set(ids)) != len(ids):
        twice = Counter(ids).most_common(1)[0][0]
        raise source.fault(None, f'the dimension "{twice}" stands twice in "id"', "name each once")
    said: dict[str, ColumnRole] = {}
    roles = _object(source, roles, '"role"')
    for role, (first, others) in _ROLES.items():
        for n, id in enumerate(roles.get(role) or ()):
            said[id] = others if n else first
    return tuple(
        _axis(source, id, dimensions.get(id), size, said.get(id, "dimension"))
        for id, size in zip(ids, sizes, strict=True)
    )


def _axis(source: Source, id: str, given: Any, size: Any, role: ColumnRole) -> Axis:
    def fault(what: str, fix: str) -> DatasetError:
        return source.fault(None, f'dimension "{id}" {what}', fix)

    category = given.get("category") if isinstance(given, dict) else None
    if not isinstance(category, dict):
        raise fault('has no "category"', "describe its categories")
    labels = _object(source, category.get("label"), f'"label" of dimension "{id}"')
    index = category.get("index", list(labels))  # a single category needs no index
    if isinstance(index, dict):
        places = sorted((str(place).zfill(20), code) for code, place in index.items())
        if [place for place, _ in places] != [str(n).zfill(20) for n in range(len(places))]:
            raise fault('has an "index" with gaps or doubles', "number its categories from 0")
        index = [code for _, code in places]
    if not isinstance(index, list):
        raise fault('has an "index" that is neither a list nor an object', "correct it")
    codes = tuple(map(str, index))
    if len(set(codes)) != len(codes):
        twice = Counter(codes).most_common(1)[0][0]
        raise fault(f'has the category "{twice}" twice', "give each category a code of its own")
    if str(size) != str(len(codes)):
        raise fault(
            f'has {len(codes)} categories, but "size" says {size}', "correct one of the two"
        )
    said = _object(source, category.get("unit"), f'"unit" of dimension "{id}"')
    units = {code: _unit(_object(source, unit, f'unit "{code}"')) for code, unit in said.items()}
    return Axis(
        id,
        _string(given.get("label")),
        role,
        codes,
        {code: str(label) for code, label in labels.items() if code in codes},
        {code: unit for code, unit in units.items() if unit and code in codes},
    )


def _unit(given: Mapping[str, Any]) -> str:
    """Return a unit in words: "USD millions" of a base and a power of ten."""
    name = next((str(given[k]) for k in ("base", "label", "symbol", "type") if given.get(k)), "")
    power = str(given.get("multiplier") or given.get("mult") or "0")
    if power in ("0", ""):
        return name
    return f"{name} {_POWERS.get(power, f'10^{power}')}".strip()


def _placed(source: Source, given: Any, key: str, size: int) -> list[Any] | dict[int, Any]:
    """Return values by their places, which begin at 0; a list where there is one for each."""
    if isinstance(given, list):
        if len(given) != size:
            raise source.fault(
                None,
                f'"{key}" has {len(given)} entries, but the sizes of the dimensions make {size}',
                "fetch it anew, for it may have been cut off",
            )
        return given
    if not isinstance(given, dict):
        raise source.fault(None, f'"{key}" is neither a list nor an object', "correct it")
    placed: dict[int, Any] = {}
    for place, value in given.items():
        if not place.isdecimal() or int(place) >= size or int(place) in placed:
            raise source.fault(
                None,
                f'"{key}" has an entry at "{place}", which is no place among {size}',
                "count the places from 0, in the order of the dimensions",
            )
        placed[int(place)] = value
    return placed


def _states(source: Source, given: Any, size: int) -> Callable[[int], str] | None:
    """Return what tells the status of a place: one for all, one for each, or some."""
    if given is None:
        return None
    if isinstance(given, str) or (isinstance(given, list) and len(given) == 1 != size):
        alone = given if isinstance(given, str) else text_of(given[0])
        return lambda _: alone
    placed = _placed(source, given, "status", size)
    if isinstance(placed, list):
        return lambda place: text_of(placed[place])
    return lambda place: text_of(placed.get(place))


def _names(axes: Sequence[Axis], dataset: Mapping[str, Any]) -> list[str]:
    status = ["status"] if dataset.get("status") is not None else []
    return [*(axis.id for axis in axes), "value", *status]


def _cells(place: int, codes: Sequence[Sequence[str]]) -> list[str]:
    """Return the categories of a place: the last dimension runs fastest."""
    cells = []
    for column in reversed(codes):
        place, at = divmod(place, len(column))
        cells.append(column[at])
    return cells[::-1]


def _written(axis: Axis) -> list[str]:
    """Return the codes as cells; of periods those that can be read, be they codes or labels."""
    if axis.role != "period":
        return list(axis.codes)
    codes = [plain_period(code) for code in axis.codes]
    labels = [plain_period(axis.labels.get(code, "")) for code in axis.codes]
    if not all(reads_as(code, "range") for code in codes) and all(
        reads_as(label, "range") for label in labels
    ):
        return labels
    return codes


def _object(source: Source, given: Any, place: str) -> Mapping[str, Any]:
    """Return an object of the file, an empty one where there is none. Raises `DatasetError`."""
    if given is not None and not isinstance(given, dict):
        raise source.fault(None, f"{place} is no object", "write {…} there")
    return given or {}


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
