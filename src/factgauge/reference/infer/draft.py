"""The parts of the layout block that roles and measures make: values, dimensions, events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any

from factgauge.lexicon.load import table
from factgauge.reference.formats.hints import ColumnHint, Hints
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.headers import Across
from factgauge.reference.infer.measures import Decided, decide_measure, together
from factgauge.reference.infer.naming import measure_name
from factgauge.reference.infer.numbers import Numbers
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.roles import Roles
from factgauge.reference.infer.sheet import Sheet
from factgauge.reference.infer.stated import Wanted
from factgauge.reference.infer.words import slug
from factgauge.reference.number import parse_number

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHOWN = 6


def value_columns(
    sheet: Sheet,
    roles: Roles,
    across: Across | None,
    scheme: str | None,
    hints: Hints,
    name: str,
    settings: Mapping[str, str],
    *,
    bilateral: bool,
) -> tuple[dict[str, Any], list[Note]]:
    """Return the measures of the block and where their values stand."""
    if roles.measure is not None:
        return _named_by_cells(sheet, roles, across, hints, settings, bilateral=bilateral)
    if scheme is not None:
        numbers = _joined(roles.values)
        header = measure_name("value", hints, name)
        decided = decide_measure(Wanted(header, numbers, hints=hints), settings, frozenset())
        block = {
            "across": {view.name: {"entity": view.name} for view in roles.values},
            "measures": [dict(decided.measure)],
        }
        return block, list(decided.notes)
    if across is not None:
        return _across(roles, across, hints, name, settings, bilateral=bilateral)
    measures: list[dict[str, Any]] = []
    told: list[Decided] = []
    lone = len(roles.values) == 1
    for view in roles.values:
        header = measure_name(view.name, hints, name) if lone else view.name
        wanted = Wanted(header, _numbers(view), view.hint, hints, lone, bilateral, view.name)
        decided = decide_measure(
            wanted, settings, frozenset(m["id"] for m in measures), None if lone else view.name
        )
        measures.append(dict(decided.measure))
        told.append(decided)
    notes = together(told)
    block = {"measures": measures}
    if lone:
        block["value"] = {"column": roles.values[0].name}
    return block, notes


def _numbers(view: View) -> Numbers:
    return view.numbers or Numbers()


def _joined(views: Sequence[View]) -> Numbers:
    values = tuple(value for view in views for value in _numbers(view).values[:500])
    first = next((view.numbers for view in views if view.numbers is not None), None)
    percent = first.percent if first else False
    return Numbers(values=values, percent=percent, currency=first.currency if first else None)


def _across(
    roles: Roles,
    across: Across,
    hints: Hints,
    name: str,
    settings: Mapping[str, str],
    *,
    bilateral: bool,
) -> tuple[dict[str, Any], list[Note]]:
    by_name = {view.name: view for view in roles.values}
    rests: dict[str, list[View]] = {}
    for each in across.headed:
        if each.column in by_name:
            rests.setdefault(each.rest, []).append(by_name[each.column])
    measures: dict[str, dict[str, Any]] = {}
    told: list[Decided] = []
    for rest, views in rests.items():
        constant = [view for view in roles.rest if view.constant and view.says("measure")]
        header = rest or (
            max((v.column.texts[0] for v in constant if v.column.texts), key=len)
            if constant
            else measure_name("value", hints, name)
        )
        wanted = Wanted(
            header,
            _joined(views),
            views[0].hint if rest else ColumnHint(),
            hints,
            len(rests) == 1,
            bilateral,
        )
        decided = decide_measure(wanted, settings, frozenset(m["id"] for m in measures.values()))
        measures[rest] = dict(decided.measure)
        told.append(decided)
    notes = together(told)
    block: dict[str, Any] = {"measures": list(measures.values())}
    if across.plain and len(measures) == 1:
        block["across"] = "period"
    else:
        one = len(measures) == 1
        block["across"] = {
            each.column: ({} if one else {"measure": measures[each.rest]["id"]})
            | {"period": each.period}
            for each in across.headed
            if each.column in by_name
        }
    placed = {each.column for each in across.headed}
    without = [view.name for view in roles.values if view.name not in placed]
    if without:
        shown = ", ".join(f'"{column}"' for column in without[:_SHOWN])
        more = f" and {len(without) - _SHOWN} more" if len(without) > _SHOWN else ""
        notes.append(
            Note(
                "values",
                f"{len(without)} columns of numbers are left out: {shown}{more}",
                "other headers say a period and theirs do not",
                False,
            )
        )
    return block, notes


def _named_by_cells(
    sheet: Sheet,
    roles: Roles,
    across: Across | None,
    hints: Hints,
    settings: Mapping[str, str],
    *,
    bilateral: bool,
) -> tuple[dict[str, Any], list[Note]]:
    view = roles.measure
    assert view is not None  # noqa: S101 - the caller has asked
    measures: list[dict[str, Any]] = []
    told: list[Decided] = []
    numbers = _by_cell(sheet, view, roles.values)
    for cell in view.column.texts:
        label = view.hint.codes.get(cell, cell)
        hint = ColumnHint(
            unit=view.hint.units.get(cell) or (roles.values[0].hint.unit if roles.values else None)
        )
        column = roles.values[0].name if across is None else None
        wanted = Wanted(label, numbers.get(cell, Numbers()), hint, hints, False, bilateral, column)
        decided = decide_measure(wanted, settings, frozenset(m["id"] for m in measures))
        measure = dict(decided.measure)
        if measure["id"] != cell:
            measure["cell"] = cell
        measures.append(measure)
        told.append(decided)
    notes = together(told)
    notes.insert(
        0,
        Note(
            "measure",
            f'the column "{view.name}" names the measure: {len(measures)} of them',
            "its header says so",
            True,
            "measure.column",
        ),
    )
    block: dict[str, Any] = {"measure": {"column": view.name}, "measures": measures}
    if across is not None:
        block["across"] = (
            "period"
            if across.plain
            else {each.column: {"period": each.period} for each in across.headed}
        )
    else:
        block["value"] = {"column": roles.values[0].name}
    return block, notes


def _by_cell(sheet: Sheet, named: View, values: Sequence[View]) -> dict[str, Numbers]:
    """Return the numbers of each measure that the cells of a column name."""
    whole = _joined(values)
    found: dict[str, list[Fraction]] = {}
    for _, row in sheet.rows:
        for view in values:
            how = _numbers(view)
            text = row[view.column.place]
            if not text or text in how.missing or text in how.unread:
                continue
            with suppress(ValueError):
                read = parse_number(text, how.decimal, how.group, bare=how.bare)[0]
                found.setdefault(row[named.column.place], []).append(read)
    return {cell: replace(whole, values=tuple(read)) for cell, read in found.items()}


def dimension(view: View) -> tuple[dict[str, Any], Note]:
    """Return a column that splits the measures, with the cells that mean all parts together."""
    marks = set(table("headers")["totals"]["marks"])
    total = [
        text
        for text in view.column.texts
        if text.strip().casefold() in marks or view.hint.codes.get(text, "").casefold() in marks
    ]
    total += [text for text in view.column.cells if not text.strip()]
    block: dict[str, Any] = {"column": view.name}
    if total:
        block["total"] = total
    labels = {
        code: label
        for code, label in view.hint.codes.items()
        if code in view.column.cells and code not in total and label.strip()
    }
    if labels:
        block["labels"] = labels
    shown = ", ".join(f'"{labels.get(text, text)}"' for text in view.column.texts[:_SHOWN])
    rest = f", all together being {', '.join(f'{t!r}' for t in total)}" if total else ""
    return block, Note(
        "dimensions",
        f'the column "{view.name}" splits the measures: {shown}{rest}',
        "rows differ in it alone",
        bool(view.hint.role or view.says("dimension")),
        "dimensions",
    )


def event_block(
    roles: Roles, sheet: Sheet, hints: Hints, name: str, settings: Mapping[str, str]
) -> tuple[dict[str, Any], list[Note]]:
    """Return the kind of event and the days that the table covers."""
    sides = [who for who in roles.who if who.view.says("home") or who.view.says("away")]
    label = settings.get("event.label") or (
        "matches" if len(sides) == 2 else measure_name("value", hints, name)
    )
    if label == "value":
        label = "events"
    aliases = ["match", "game", "games", "play"] if label == "matches" else []
    event: dict[str, Any] = {"id": slug(label) or "event", "label": label}
    if aliases:
        event["aliases"] = aliases
    sure = "event.label" in settings
    return event, [
        Note(
            "event",
            f"each row is one of: {label}",
            "as set" if sure else "rows have a day and who took part, and no single value",
            sure,
            "event.label",
        )
    ]
