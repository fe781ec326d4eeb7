"""What a descriptor breaks of our JSON schema, in words that say where and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
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
    return next(iter(violations(package)), None)


def violations(package: object) -> tuple[Violation, ...]:
    """Return all that is wrong, in the order of the paths."""
    from jsonschema import Draft202012Validator  # 73 ms, and only an import needs it

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    errors = sorted(
        validator.iter_errors(package),
        key=lambda error: (_path(error.absolute_path), str(error.validator)),
    )
    return tuple(dict.fromkeys(each for error in errors for each in _violations(error)))


def _violations(error: ValidationError) -> Iterator[Violation]:
    """Yield what one broken rule says: of keys that are missing or unknown, one for each."""
    written: Any = error.instance
    path = _path(error.absolute_path)
    if error.validator == "required":
        rule: Any = error.validator_value
        for key in rule:
            if key not in written:
                yield Violation(path, f'"{key}" is missing', f'add "{key}"')
    elif error.validator == "additionalProperties":
        node = error.schema if isinstance(error.schema, dict) else {}
        known = list(node.get("properties", {}))
        for key in written:
            if key not in known:
                yield Violation(
                    path,
                    f'"{key}" is unknown here',
                    f"remove it, or use one of: {', '.join(known)}",
                )
    else:
        yield _violation(error)


def _violation(error: ValidationError) -> Violation:
    path = _path(error.absolute_path)
    node = error.schema if isinstance(error.schema, dict) else {}
    written: Any = error.instance
    rule: Any = error.validator_value
    match error.validator:
        case "contains":
            return Violation(
                path,
                'no resource has a "factgauge:layout"',
                "add the block to the resource that the table belongs to",
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
