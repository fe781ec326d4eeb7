"""What a descriptor breaks of our JSON schema, in words that say where and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError

SCHEMA = Path(__file__).with_name("descriptor.schema.json")
_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule; `path` leads to the place in the descriptor."""

    path: str
    what: str
    fix: str


def first_violation(package: object) -> Violation | None:
    """Return what is wrong first, in the order of the paths; `None` for a sound descriptor.

    A schema node's own words, `title` (what stands there) and `fix`, make the message.
    """
    from jsonschema import Draft202012Validator  # 73 ms, and only an import needs it

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    errors = sorted(
        validator.iter_errors(package),
        key=lambda error: (_path(error.absolute_path), str(error.validator)),
    )
    return _violation(errors[0]) if errors else None


def _violation(error: ValidationError) -> Violation:
    path = _path(error.absolute_path)
    node = error.schema if isinstance(error.schema, dict) else {}
    written: Any = error.instance
    rule: Any = error.validator_value
    match error.validator:
        case "required":
            missing = next(key for key in rule if key not in written)
            return Violation(path, f'"{missing}" is missing', f'add "{missing}"')
        case "contains":
            return Violation(
                path,
                'no resource has a "factgauge:layout"',
                "add the block to the resource that the table belongs to",
            )
        case "additionalProperties":
            known = list(node.get("properties", {}))
            unknown = next(key for key in written if key not in known)
            return Violation(
                path,
                f'"{unknown}" is unknown here',
                f"remove it, or use one of: {', '.join(known)}",
            )
        case "dependentRequired":
            return Violation(path, "has one of two keys that go together", str(node["fix"]))
        case "enum":
            choices = ", ".join(f'"{choice}"' for choice in rule)
            return Violation(path, f"{_quoted(written)} is not known", f"use one of: {choices}")
        case "type" if "title" not in node:
            return Violation(path, f"{_quoted(written)} is not {_types(rule)}", "correct it")
        case "not":  # only `absent` has it where an error comes to light
            key = path.rpartition(".")[2]
            return Violation(path, f'"{key}" has no place in a table of this shape', "remove it")
        case _:
            title = node.get("title", "allowed here")
            return Violation(
                path, f"{_quoted(written)} is not {title}", str(node.get("fix", "correct it"))
            )


def _types(types: str | list[str]) -> str:
    names = [types] if isinstance(types, str) else types
    return " or ".join(f"{'an' if name[0] in 'aeiou' else 'a'} {name}" for name in names)


def _quoted(value: Any) -> str:
    text = f'"{value}"' if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _path(steps: Iterable[str | int]) -> str:
    path = ""
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path.removeprefix(".") or "the whole file"
