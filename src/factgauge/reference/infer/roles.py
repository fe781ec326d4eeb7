"""Which column has which role in the table: when, who, with whom, what, how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factgauge.errors import UsageError
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.settings import listed
from factgauge.reference.infer.sheet import Sheet
from factgauge.reference.infer.when import When, find_when
from factgauge.reference.infer.who import Who, find_who


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a table's columns; `rest` are columns of words without one."""

    when: When
    who: tuple[Who, ...]
    measure: View | None
    values: tuple[View, ...]
    rest: tuple[View, ...]
    attributes: tuple[View, ...]
    notes: tuple[Note, ...] = ()
    depends: Mapping[str, str] = field(default_factory=dict)


def assign(
    sheet: Sheet,
    seen: Sequence[View],
    settings: Mapping[str, str],
    headers_are_periods: frozenset[str],
) -> Roles:
    """Give each column its role. `headers_are_periods` are columns of values for certain."""
    _refuse_unknown(sheet, settings)
    pool = [view for view in seen if view.name not in headers_are_periods]
    notes: list[Note] = []
    when = find_when(pool, settings, notes, across=bool(headers_are_periods))
    used = {view.name for view in when.columns}
    pool = [view for view in pool if view.name not in used]
    who = find_who(sheet, pool, settings, notes, when)
    used |= {each.view.name for each in who} | {n.name for each in who for n in each.names}
    pool = [view for view in pool if view.name not in used]
    wanted = listed(settings, "values")
    given = [v for v in pool if v.hint.role == "value"]
    values: list[View] = []
    rest: list[View] = []
    attributes: list[View] = []
    for view in pool:
        if wanted:
            is_value = view.name in wanted
        elif given:
            is_value = view in given
        else:
            is_value = view.numbers is not None and view.hint.role is None and not view.attribute
            is_value = is_value and not (view.period is not None and not view.period.bare_year)
            is_value = is_value and not (view.period is not None and view.says("year_of"))
        if (
            is_value
            and not wanted
            and not given
            and (not view.numbers or not view.numbers.values or _idle(sheet, view))
        ):
            is_value = False
        if is_value and view.numbers is not None:
            values.append(view)
        elif view.attribute or view.numbers is not None:
            (
                rest
                if view.hint.role in ("dimension", "measure") or view.says("dimension")
                else attributes
            ).append(view)
        else:
            rest.append(view)
    if not values and not headers_are_periods and not (when.columns and when.granularity == "day"):
        values, attributes = _figures_at_last(sheet, attributes, notes)
    measure = _measure_column(rest, settings)
    rest = [view for view in rest if view is not measure]
    return Roles(when, who, measure, tuple(values), tuple(rest), tuple(attributes), tuple(notes))


def _figures_at_last(
    sheet: Sheet, attributes: list[View], notes: list[Note]
) -> tuple[list[View], list[View]]:
    """Take numbers that look like codes for values where a table has no others."""
    values = [
        v
        for v in attributes
        if v.numbers is not None and v.distinct > 1 and v.hint.role is None and not v.says("code")
    ]
    values = values or [
        v for v in attributes if v.numbers is not None and v.distinct > 1 and v.hint.role is None
    ]
    if not values:
        raise sheet.source.fault(
            None,
            "holds no column of numbers, and no day on which something happened",
            "name the columns of its values with --set values=COLUMN, or leave the table out",
        )
    names = ", ".join(f'"{view.name}"' for view in values[:6])
    notes.append(
        Note(
            "values",
            f"the values stand in {names}",
            "the table has no other numbers, and these may be codes",
            False,
            "values",
        )
    )
    return values, [view for view in attributes if view not in values]


def _idle(sheet: Sheet, view: View) -> bool:
    """Return whether a column of numbers says the same in each of many rows, or counts ages."""
    if view.constant and sheet.total > 5:
        return True
    numbers = view.numbers
    few = len(view.words) == 1 and numbers is not None and numbers.whole and view.distinct <= 150
    return few and view.says("dimension")


def _refuse_unknown(sheet: Sheet, settings: Mapping[str, str]) -> None:
    for key in (
        "entity.column",
        "partner.column",
        "period.column",
        "measure.column",
        "period.columns",
        "values",
        "dimensions",
    ):
        many = (
            listed(settings, key)
            if key in ("period.columns", "values", "dimensions")
            else (settings.get(key),)
        )
        for name in many:
            if name and name not in sheet.header:
                raise UsageError(
                    f"--set {key}",
                    f'the table has no column "{name}"',
                    f"name one of: {', '.join(sheet.header)}",
                )


def _measure_column(rest: list[View], settings: Mapping[str, str]) -> View | None:
    if name := settings.get("measure.column"):
        return next((view for view in rest if view.name == name), None)
    for view in rest:
        if view.hint.role == "measure" and view.distinct > 1:
            return view
    said = [v for v in rest if v.says("measure") and v.hint.role is None and not v.attribute]
    return (
        max(said, key=lambda v: (sum(map(len, v.column.texts[:20])), -v.column.place))
        if said
        else None
    )
