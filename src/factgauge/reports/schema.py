"""The JSON Schema of each JSON output, put together from the parts that they share."""

from __future__ import annotations

import json
from importlib import resources

from factgauge.errors import UsageError

SCHEMAS = ("quantities", "claims", "verify", "report")

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> dict[str, object]:
    """Return the schema (draft 2020-12) of one output: it refers to nothing outside itself.

    `quantities`, `claims` and `verify` describe one line of `--format jsonl`, `report` the
    object of `--format json`. An unknown name raises `UsageError` with the names there are.
    """
    if name not in SCHEMAS:
        raise UsageError("schema", f'unknown schema "{name}"', f"use {', '.join(SCHEMAS)}")
    body = _part(name)
    definitions = _part("definitions")
    return {"$schema": _DIALECT, **body, "$defs": _used(body, definitions)}


def _part(name: str) -> dict[str, object]:
    path = resources.files("factgauge.reports.schemas").joinpath(f"{name}.json")
    part: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return part


def _used(body: object, definitions: dict[str, object]) -> dict[str, object]:
    """Return the definitions that `body` refers to, directly or through another."""
    found: set[str] = set()
    waiting = _references(body)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting |= _references(definitions[name])
    return {name: part for name, part in definitions.items() if name in found}


def _references(part: object) -> set[str]:
    if isinstance(part, list):
        return {name for each in part for name in _references(each)}
    if not isinstance(part, dict):
        return set()
    names = {name for each in part.values() for name in _references(each)}
    reference = part.get("$ref")
    return names | {reference.removeprefix("#/$defs/")} if isinstance(reference, str) else names
