"""The parts of the layout block that roles and measures make: period, columns of values, dimensions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from factgauge.lexicon.load import table
from factgauge.reference.formats.hints import ColumnHint, Hints
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.headers import Across
from factgauge.reference.infer.measures import Decided, Wanted, decide_measure, together
from factgauge.reference.infer.naming import measure_name
from factgauge.reference.infer.numbers import Numbers
from factgauge.reference.infer.periods import reads_in
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.roles import Roles, When
from factgauge.reference.infer.sheet import Sheet
from factgauge.reference.infer.words import slug
from factgauge.reference.period import reads_as

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHOWN = 6


def period_block(
    sheet: Sheet,
    when: When,
    across: Across | None,
    hints: Hints,
    name: str,
    settings: Mapping[str, str],
) -> tuple[dict[str, Any], list[Note], dict[str, list[str]]]:
    """Return the place of the period, what is unsure about it, and the cells that are none."""
    notes: list[Note] = []
    left_out: dict[str, list[str]] = {}
    block: dict[str, Any]
    fiscal = None
    if across is not None:
        block = {
            "across": True,
            "granularity": settings.get("period.granularity", across.granularity),
        }
        fiscal = across.fiscal
        shown = ", ".join(f'"{each.column}" is {each.period}' for each in across.headed[:3])
        notes.append(
            Note(
                "period",
                f"{len(across.headed)} headers say the period, each {across.granularity}",
                shown,
                across.plain,
            )
        )
    elif not when.columns:
        block, note = _constant(sheet, hints, name, settings)
        notes.append(note)
    elif when.bounds:
        first, last = when.columns
        block = {
            "begins": {"column": first.name},
            "ends": {"column": last.name},
            "granularity": when.granularity,
        }
        notes.append(
            Note(
                "period",
                f'periods go from "{first.name}" to "{last.name}"',
                "their headers say so",
                False,
                "period.column",
            )
        )
    elif len(when.columns) == 2:
        block = {"columns": [view.name for view in when.columns], "granularity": when.granularity}
        notes.append(
            Note(
                "period",
                f"the {when.granularity} stands in two columns",
                ", ".join(view.name for view in when.columns),
                True,
                "period.columns",
            )
        )
    else:
        block = {"column": when.columns[0].name, "granularity": when.granularity}
        fiscal = when.form.fiscal if when.form is not None else None
    if when.columns and across is None:
        notes += _form_notes(when, fiscal)
        for view in when.columns:
            _unread(view, when, left_out, notes)
    begins = settings.get("period.year_begins")
    if fiscal is not None or begins is not None:
        month = int(begins or 7)
        named = (
            settings.get("period.year_named")
            or f"for its {'end' if fiscal == 'end' else 'beginning'}"
        )
        if month != 1:
            block["year"] = {"begins": month, "named": named}
        why = "as set" if begins else "the table does not say with which month its years begin"
        notes.append(
            Note(
                "period.year_begins",
                f"years begin with month {month} and are called {named}",
                why,
                begins is not None,
                "period.year_begins",
                ("1", "4", "7", "10"),
            )
        )
    return block, notes, left_out


def _form_notes(when: When, fiscal: str | None) -> list[Note]:
    form = when.form
    found = []
    if form is not None and form.other is not None:
        found.append(
            Note(
                "period.format",
                f'days are read as "{form.pattern}"',
                f'every cell reads as "{form.other}" too',
                False,
                "period.format",
                (form.other,),
            )
        )
    elif form is not None and form.pattern is not None and fiscal is None:
        found.append(
            Note(
                "period.format",
                f'periods are read as "{form.pattern}"',
                f'the cells are written so: "{when.columns[0].column.texts[0]}"',
                True,
                "period.format",
            )
        )
    if (
        form is not None
        and form.bare_year
        and fiscal is None
        and {"fiscal", "fy", "season"} & set(when.columns[0].words)
    ):
        found.append(
            Note(
                "period.year_begins",
                "years are read as calendar years",
                f'the header is "{when.columns[0].name}"',
                False,
                "period.year_begins",
                ("4", "7", "10"),
            )
        )
    if form is not None and form.remark is not None:
        found.append(
            Note(
                "period.granularity",
                f"the granularity is {form.granularity}",
                form.remark,
                "holds its day" not in form.remark,
                "period.granularity",
            )
        )
    return found


def _unread(view: View, when: When, left_out: dict[str, list[str]], notes: list[Note]) -> None:
    blank = [text for text in view.column.cells if not text.strip()]
    bad = []
    if when.form is not None and len(when.columns) == 1:
        bad = [text for text in view.column.texts if not reads_in(text, when.form)]
    elif when.form is not None and when.bounds:
        bad = [text for text in view.column.texts if not reads_in(text, when.form)]
    if not blank and not bad:
        return
    left_out[view.name] = blank + bad
    rows = sum(view.column.cells[text].count for text in blank + bad)
    shown = ", ".join(
        f'"{text[:40]}" in row {view.column.cells[text].row}' for text in (blank + bad)[:_SHOWN]
    )
    notes.append(
        Note(
            "rows",
            f'{rows} rows have no period in "{view.name}" and are left out: {shown}',
            f"they are no {when.granularity}",
            False,
            "period.column",
        )
    )


def _constant(
    sheet: Sheet, hints: Hints, name: str, settings: Mapping[str, str]
) -> tuple[dict[str, Any], Note]:
    given = settings.get("period.constant")
    why, sure = "as set", True
    if given is None:
        sure = False
        for text, where in (
            (hints.title, "the title"),
            (name, "its name"),
            (sheet.source.path.stem, "the file's name"),
        ):
            years = sorted(set(_YEAR.findall(text or "")))
            if len(years) == 1:
                given, why = years[0], f"no column states a period; {where} has {years[0]}"
                break
    if given is None and hints.vintage is not None:
        given, why = hints.vintage[:4], f"no column states a period; the vintage is {hints.vintage}"
    if given is None and settings.get("vintage"):
        given, why = settings["vintage"], "no column states a period; the vintage as set"
    if given is None:
        changed = datetime.datetime.fromtimestamp(
            sheet.source.path.stat().st_mtime, tz=datetime.UTC
        )
        given, why = str(changed.year), "no column states a period; the file was last changed then"
    granularity = settings.get("period.granularity") or next(
        (g for g in ("year", "quarter", "month", "day") if reads_as(given, g)), "range"
    )
    return {"constant": given, "granularity": granularity}, Note(
        "period", f"all values are of {given}", why, sure, "period.constant"
    )


def value_columns(
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
        return _named_by_cells(roles, across, hints, settings, bilateral=bilateral)
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
        block["value"] = {"column": roles.values[0].name}  # type: ignore[assignment]
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
    for cell in view.column.texts:
        label = view.hint.codes.get(cell, cell)
        hint = ColumnHint(
            unit=view.hint.units.get(cell) or (roles.values[0].hint.unit if roles.values else None)
        )
        column = roles.values[0].name if across is None else None
        wanted = Wanted(label, _joined(roles.values[:1]), hint, hints, False, bilateral, column)
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


def dimension(view: View) -> tuple[dict[str, Any], Note]:
    """Return a column that splits the measures, with the cells that stand for all parts together."""
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
