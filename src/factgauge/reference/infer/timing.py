"""The period of the draft: where it stands, how it is written, and which rows have none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from factgauge.reference.formats.hints import Hints
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.headers import Across
from factgauge.reference.infer.periods import reads_in
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.sheet import Sheet
from factgauge.reference.infer.when import When
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
    if (when.form is not None and len(when.columns) == 1) or (
        when.form is not None and when.bounds
    ):
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
