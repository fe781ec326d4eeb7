"""What a Data Package beside a table says of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.hints import ColumnHint, Hints
from factgauge.reference.vintages import DESCRIPTOR

_OF_ALL = (DESCRIPTOR, "datapackage.yml", "datapackage.yaml")
_DATES = ("last_updated", "last_modified", "updated", "modified", "created", "version_date")


def package_beside(table: Path) -> Path | None:
    """Return the Data Package that may describe a table: its own, or that of its folder."""
    own = table.with_name(f"{table.stem}.{DESCRIPTOR}")
    for path in (own, *(table.with_name(name) for name in _OF_ALL)):
        if path.is_file():
            return path
    return None


def hints_from_package(path: Path, table: str) -> Hints:
    """Return what a package says of the table with that file name; nothing of one it does not list.

    Raises `DatasetError` for a package that cannot be read.
    """
    package = _read(path)
    resources = [r for r in _maps(package.get("resources")) if _is_of(r, table)]
    if not resources:
        own = path.name == f"{Path(table).stem}.{DESCRIPTOR}"
        resources = _maps(package.get("resources"))[:1] if own else []
    if not resources:
        return Hints()
    resource = resources[0]
    schema = resource.get("schema")
    fields = _maps(schema.get("fields")) if isinstance(schema, Mapping) else []
    many = len(_maps(package.get("resources"))) > 1
    return Hints(
        title=_text(resource.get("title")) or _text(package.get("title")),
        description=_description(resource, package, many=many),
        source=_sources(resource) or _sources(package),
        licence=_licences(resource) or _licences(package),
        vintage=_vintage(resource) or _vintage(package),
        columns={name: _column(field) for field in fields if (name := _text(field.get("name")))},
    )


def _description(
    resource: Mapping[str, Any], package: Mapping[str, Any], *, many: bool
) -> str | None:
    """Return the description of the table; that of a package of several tables may mean another."""
    own = _text(resource.get("description"))
    whole = _text(package.get("description"))
    return own if own or many else whole


def _read(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".json":
            found = json.loads(text)
        else:
            import yaml

            try:
                found = yaml.safe_load(text)
            except yaml.YAMLError as error:
                raise DatasetError(
                    path.name, f"is not YAML ({error})", "correct it, or move it away"
                ) from error
    except json.JSONDecodeError as error:
        raise DatasetError(
            f"{path.name}, line {error.lineno}",
            f"is not JSON ({error.msg})",
            "correct it, or move it away",
        ) from error
    except UnicodeDecodeError as error:
        raise DatasetError(
            path.name, f"byte {error.start} is not UTF-8", "save it as UTF-8"
        ) from error
    except OSError as error:
        raise DatasetError(
            path.name, f"cannot be read ({error.strerror})", "check its permissions"
        ) from error
    if not isinstance(found, Mapping):
        raise DatasetError(path.name, "is no object", "write a Data Package, {…}, or move it away")
    return found


def _is_of(resource: Mapping[str, Any], table: str) -> bool:
    paths = resource.get("path")
    names = [paths] if isinstance(paths, str) else paths if isinstance(paths, list) else []
    return any(PurePosixPath(str(name)).name == Path(table).name for name in names)


def _maps(value: Any) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _sources(owner: Mapping[str, Any]) -> str | None:
    found = [
        _first((_text(s.get("title")), _text(s.get("name")), _text(s.get("path"))))
        for s in _maps(owner.get("sources"))
    ]
    return "; ".join(name for name in found if name) or None


def _licences(owner: Mapping[str, Any]) -> str | None:
    found = [
        _first((_text(s.get("name")), _text(s.get("title")))) for s in _maps(owner.get("licenses"))
    ]
    alone = owner.get("license")
    if isinstance(alone, Mapping):
        alone = alone.get("name") or alone.get("title")
    return "; ".join(name for name in found if name) or _text(alone)


def _vintage(owner: Mapping[str, Any]) -> str | None:
    for key in _DATES:
        value = owner.get(key)
        text = str(value)[:10] if value is not None else ""
        if len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit():
            return text
    return None


def _column(field: Mapping[str, Any]) -> ColumnHint:
    description = _text(field.get("description"))
    display = field.get("display")
    named = display.get("name") if isinstance(display, Mapping) else None
    return ColumnHint(
        label=_text(field.get("title")) or _text(named),
        description=description,
        unit=_text(field.get("unit")) or _text(field.get("units")),
    )
