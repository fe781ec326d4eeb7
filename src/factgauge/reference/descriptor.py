"""The `datapackage.json` of one vintage: read, validated, and turned into one record a table.

Only an import needs this module: the validator alone costs more time than a warm store.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.block import read_layout
from factgauge.reference.formats.source import Source
from factgauge.reference.layout import Layout
from factgauge.reference.period import parse_period
from factgauge.reference.vintages import DESCRIPTOR
from factgauge.reference.violation import first_violation

BLOCK = "factgauge:layout"
_ADDRESSES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Field:
    """How the cells of one column are written."""

    name: str
    missing: frozenset[str]
    decimal_char: str = "."
    group_char: str | None = None
    bare: bool = True  # nothing stands around the digits
    format: str | None = None  # how periods are written, where it is not as ISO 8601 has them


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One table of one vintage, as its descriptor has it; messages and cells call it `file`."""

    id: str
    vintage: str
    title: str
    licence: str
    file: str  # "kaesong/2016-05/table.csv"
    format: str
    source: Source
    fields: tuple[Field, ...]
    more_columns: bool  # the table may have columns that the descriptor does not name
    missing: frozenset[str]  # in such a column
    layout: Layout


def load_descriptors(folder: Path) -> tuple[Descriptor, ...]:
    """Return the tables of a vintage's folder, `<dataset>/<vintage>/`.

    A resource without a layout block is for others and passed over. Raises `DatasetError`.
    """
    dataset, vintage = folder.parent.name, folder.name
    where = f"{dataset}/{vintage}/{DESCRIPTOR}"
    package = read_package(folder / DESCRIPTOR, where)
    if violation := first_violation(package):
        raise DatasetError(f"{where}, {violation.path}", violation.what, violation.fix)
    if package["name"] != dataset:
        raise DatasetError(
            f"{where}, name",
            f'"{package["name"]}" is not the name of the dataset\'s folder, "{dataset}"',
            "give both the same name; a package lies in <dataset>/<vintage>/",
        )
    try:
        parse_period(vintage, "range")
    except ValueError as error:
        raise DatasetError(
            f"{dataset}/{vintage}",
            f'"{vintage}" is not a vintage',
            "name the folder for the date of its figures, like 2018, 2018-03 or 2018-03-25",
        ) from error
    described = [
        (position, resource)
        for position, resource in enumerate(package["resources"])
        if BLOCK in resource
    ]
    return tuple(
        _descriptor(
            folder,
            package,
            resource,
            f"resources[{position}]",
            id=dataset if len(described) == 1 else f"{dataset}/{resource['name']}",
        )
        for position, resource in described
    )


def read_package(path: Path, where: str) -> dict[str, Any]:
    """Return a descriptor as it is written; raises `DatasetError` for what is no JSON object."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(where, f"byte {error.start} is not UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise DatasetError(
            where, f"cannot be read ({error.strerror})", f"put a {DESCRIPTOR} there"
        ) from error
    try:
        package = json.loads(
            text,
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_refuse_twice,
        )
    except json.JSONDecodeError as error:
        raise DatasetError(
            f"{where}, line {error.lineno}, character {error.colno}",
            f"is not JSON ({error.msg})",
            "correct it there",
        ) from error
    except ValueError as error:
        raise DatasetError(where, str(error), "keep one") from error
    except RecursionError as error:
        raise DatasetError(where, "is nested too deeply", "flatten it") from error
    if not isinstance(package, dict):
        raise DatasetError(where, "is no JSON object", "write a Data Package, {…}")
    return package


def _refuse_constant(name: str) -> None:
    raise ValueError(f'"{name}" is not a JSON number')


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise ValueError(f'the key "{key}" stands twice in one object')
        read[key] = value
    return read


def _descriptor(
    folder: Path, package: Mapping[str, Any], resource: Mapping[str, Any], at: str, *, id: str
) -> Descriptor:
    short = f"{folder.parent.name}/{folder.name}"

    def fault(path: str, what: str, fix: str) -> DatasetError:
        return DatasetError(f"{short}/{DESCRIPTOR}, {at}.{path}", what, fix)

    name = resource["path"]
    address = name if name.startswith(_ADDRESSES) else None
    path = folder if address is not None else _table_path(folder, name)
    if path is None:
        raise fault(
            "path",
            f'"{name}" points outside the folder of the descriptor',
            "keep the table beside its descriptor and name it without .., drive or leading slash",
        )
    in_place = path.is_file() or (path.is_dir() and resource.get("format") == "parquet")
    if address is None and not in_place:
        raise fault("path", f'there is no file "{name}"', f"put the table at {short}/{name}")
    schema = resource["schema"]
    layout = read_layout(
        resource[BLOCK], lambda path, what, fix: fault(f"{BLOCK}.{path}", what, fix)
    )
    fields = tuple(_fields(schema))
    declared = [field.name for field in fields]
    for column in layout.columns:
        if column not in declared:
            raise fault(
                BLOCK,
                f'column "{column}" is not among the fields of the schema',
                f"declare it in {at}.schema.fields, or name one of: {', '.join(declared)}",
            )
    match = schema.get("fieldsMatch", "exact")
    if address is not None:
        name = resource.get("dialect", {}).get("table", "")  # an address may hold a password
    return Descriptor(
        id=id,
        vintage=folder.name,
        title=package["title"] if id == package["name"] else resource.get("title", id),
        licence=_licence(resource.get("licenses") or package["licenses"]),
        file=f"{short}/{name}",
        format=resource.get("format", "csv"),
        source=Source(
            path,
            f"{short}/{name}",
            resource.get("encoding", "utf-8"),
            resource.get("dialect", {}),
            address,
        ),
        fields=fields,
        more_columns=match in ("subset", ["subset"]),
        missing=_missing(schema.get("missingValues", [""])),
        layout=layout,
    )


def _table_path(folder: Path, name: str) -> Path | None:
    """Return where a table lies, or `None` where that is outside `folder`, be it through a link."""
    if "\\" in name or ":" in name or "\0" in name or not name.strip("./"):
        return None  # Windows paths, URLs and the folder itself
    path = (folder / name).resolve()
    inside = path.is_relative_to(folder.resolve()) and ".." not in Path(name).parts
    return path if inside else None


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    everywhere = schema.get("missingValues", [""])
    for field in schema["fields"]:
        missing = field.get("missingValues", everywhere)
        yield Field(
            name=field["name"],
            missing=_missing(missing),
            decimal_char=field.get("decimalChar", "."),
            group_char=field.get("groupChar"),
            bare=field.get("bareNumber", True),
            format=_pattern(field.get("format")),
        )


def _pattern(format: str | None) -> str | None:
    """Return a format that is a pattern; "default" and "any" leave the form to ISO 8601."""
    return format if format is not None and "%" in format else None


def _missing(values: list[Any]) -> frozenset[str]:
    return frozenset(value if isinstance(value, str) else value["value"] for value in values)


def _licence(licences: list[Mapping[str, str]]) -> str:
    return "; ".join(licence.get("title") or licence["name"] for licence in licences)
