"""The schema of the draft: each column with how its cells are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factgauge.reference.infer.columns import View
from factgauge.reference.infer.numbers import Numbers
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.when import When

_SHOWN = 6
_TYPES = {"year": "year", "month": "yearmonth", "day": "date"}


def schema(seen: Sequence[View], when: When, values: frozenset[str]) -> dict[str, Any]:
    """Return the fields of a table; numbers of `values` are said how they are written."""
    patterns = dict(zip((view.name for view in when.columns), when.patterns, strict=False))
    fields = []
    for view in seen:
        field: dict[str, Any] = {"name": view.name, "type": "string"}
        if view.hint.label and view.hint.label != view.name:
            field["title"] = view.hint.label
        if view.hint.description:
            field["description"] = view.hint.description
        if view.name in patterns:
            pattern = patterns[view.name]
            field["type"] = "date" if pattern else _TYPES.get(when.granularity, "string")
            if len(when.columns) == 2 and not when.bounds:
                field["type"] = "string"
            if pattern:
                field["format"] = pattern
        elif view.name in values and view.numbers is not None:
            field |= _number(view.numbers)
        fields.append(field)
    return {"fields": fields, "missingValues": [""]}


def _number(numbers: Numbers) -> dict[str, Any]:
    field: dict[str, Any] = {"type": "number"}
    if numbers.decimal != ".":
        field["decimalChar"] = numbers.decimal
    if numbers.group is not None:
        field["groupChar"] = numbers.group
    if not numbers.bare:
        field["bareNumber"] = False
    missing = [*numbers.missing, *numbers.unread]
    if missing:
        field["missingValues"] = ["", *(text for text in missing if text)]
    return field


def blanks(seen: Sequence[View]) -> frozenset[str]:
    """Return the cells of columns of numbers that hold no value."""
    found = {""}
    for view in seen:
        if view.numbers is not None:
            found |= {*view.numbers.missing, *view.numbers.unread}
            found |= {text for text in view.column.cells if not text.strip()}
    return frozenset(found)


def number_notes(views: Sequence[View]) -> list[Note]:
    """Say how numbers are written where that is not plain, and list those that cannot be read."""
    notes: list[Note] = []
    unclear: dict[str, list[View]] = {}
    odd: dict[tuple[str, str | None], list[View]] = {}
    for view in views:
        numbers = view.numbers
        if numbers is None:
            continue
        if numbers.open_reading is None and (numbers.decimal != "." or numbers.group is not None):
            odd.setdefault((numbers.decimal, numbers.group), []).append(view)
        if numbers.open_reading is not None:
            grouped = numbers.group is not None and numbers.group in numbers.open_reading
            meant = (
                f'groups with "{numbers.group}"'
                if grouped
                else f'decimals after "{numbers.decimal}"'
            )
            unclear.setdefault(meant, []).append(view)
        if numbers.negative_in_brackets:
            notes.append(
                Note(
                    "numbers",
                    f'numbers in brackets in "{view.name}" are negative',
                    "as accounts write them",
                    False,
                )
            )
        if numbers.marks and not numbers.percent:
            shown = ", ".join(f'"{mark}"' for mark in numbers.marks[:_SHOWN])
            notes.append(
                Note(
                    "numbers",
                    f'signs after numbers of "{view.name}" are left out: {shown}',
                    "they are flags or marks of footnotes",
                    False,
                )
            )
        if numbers.missing:
            rows = sum(view.column.cells[text].count for text in numbers.missing)
            shown = ", ".join(f'"{text}"' for text in numbers.missing[:_SHOWN])
            notes.append(
                Note(
                    "missing values",
                    f'{shown} in "{view.name}" mean that there is no value',
                    f"{rows} cells have them",
                    True,
                )
            )
        if numbers.unread:
            rows = sum(view.column.cells[text].count for text in numbers.unread)
            shown = ", ".join(
                f'"{text[:40]}" in row {view.column.cells[text].row}'
                for text in numbers.unread[:_SHOWN]
            )
            notes.append(
                Note(
                    "rows",
                    f'{rows} cells of "{view.name}" are no numbers and count as missing: {shown}',
                    "they cannot be read",
                    False,
                )
            )
    for meant, found in unclear.items():
        example = found[0].numbers.open_reading if found[0].numbers else None
        why = f'"{example}" may be thousands or decimals, and no cell of the table tells'
        notes.append(
            Note(
                "decimal mark",
                f"numbers of {_names(found)} have {meant}",
                why,
                False,
                "decimal",
                (".", ","),
            )
        )
    for (decimal, group), found in odd.items():
        names = _names(found)
        groups = f', groups have "{group}"' if group is not None else ""
        notes.append(
            Note(
                "decimal mark",
                f'the decimal mark of {names} is "{decimal}"{groups}',
                "all of their cells fit",
                True,
                "decimal",
            )
        )
    return notes


def _names(views: Sequence[View]) -> str:
    more = f" and {len(views) - 3} more" if len(views) > 3 else ""
    return ", ".join(f'"{view.name}"' for view in views[:3]) + more
