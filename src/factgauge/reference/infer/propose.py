"""From a table to its draft: columns looked at, roles given, measures decided, rows checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from factgauge.reference.formats.hints import Hints
from factgauge.reference.formats.source import Source
from factgauge.reference.infer.columns import View, views
from factgauge.reference.infer.draft import dimension, event_block, value_columns
from factgauge.reference.infer.entities import meaning
from factgauge.reference.infer.fields import blanks, number_notes, schema
from factgauge.reference.infer.headers import Across, entities_across, periods_across
from factgauge.reference.infer.keys import Split, rows_twice, splitting, telling_cells
from factgauge.reference.infer.people import Cast, cast, constant
from factgauge.reference.infer.proposal import Note, TableProposal
from factgauge.reference.infer.roles import Roles, assign
from factgauge.reference.infer.settings import check_settings, listed
from factgauge.reference.infer.sheet import Sheet, read_sheet
from factgauge.reference.infer.timing import period_block
from factgauge.reference.infer.who import determines
from factgauge.reference.infer.words import slug
from factgauge.reference.period import parse_period

_CURRENCY = "stands in neither header nor cells"


def propose(
    source: Source, format: str, hints: Hints, name: str, settings: Mapping[str, str]
) -> TableProposal:
    """Return the draft of a table's descriptor, and everything that is unsure about it.

    `settings` are the user's decisions by key, as in `measure.unit`. Raises `UsageError` for a
    setting that there is not, `DatasetError` for a table that cannot be read.
    """
    check_settings(settings)
    sheet = read_sheet(source, format)
    seen = views(sheet, hints, settings)
    across = _headers(seen, settings)
    named = frozenset(each.column for each in across.headed) if across else frozenset()
    roles = assign(sheet, seen, settings, named)
    roles = replace(
        roles,
        values=(*(v for v in seen if v.name in named and (v.numbers or v.empty)), *roles.values),
    )
    scheme = _entities_in_headers(roles, across, settings)
    roles, dropped = _one_value_beside_measures(roles, across)
    period, period_notes, left_out = period_block(sheet, roles.when, across, hints, name, settings)
    nothing = blanks(roles.values)
    places = [view.column.place for view in roles.values]
    if scheme is not None:
        people = Cast(roles=[{"across": True, "scheme": scheme}])
        people.notes.append(
            Note(
                "entity",
                f"{len(roles.values)} headers name the entities",
                f'they read as "{scheme}"',
                True,
            )
        )
    elif roles.who:
        people = cast(sheet, roles.who, places, nothing, settings)
    else:
        people = constant(hints, name, settings)
    for column, cells in people.left_out.items():
        left_out.setdefault(column, []).extend(cells)
    excluded = [
        (sheet.column(column).place, frozenset(cells)) for column, cells in left_out.items()
    ]
    key = _key_places(roles)
    candidates = _candidates(sheet, roles)
    chosen = _dimensions(roles, settings, candidates)
    split = Split((), 0)
    if not listed(settings, "dimensions"):
        base = [*key, *(view.column.place for view in chosen)]
        split = splitting(sheet, base, [v for v in candidates if v not in chosen], excluded)
    shape = _shape(roles, across, scheme, split, settings)
    block: dict[str, Any] = {"shape": shape}
    notes: list[Note] = [*roles.notes, *period_notes, *people.notes, *dropped]
    if shape == "events":
        block["participants"] = people.roles
        block["event"], told = event_block(roles, sheet, hints, name, settings)
        block["coverage"] = _coverage(sheet, roles, left_out, period)
        notes += told
    else:
        block["entity"] = people.roles[0]
        if len(people.roles) > 1:
            block["partner"] = people.roles[1]
        dimensions = [dimension(view) for view in (*chosen, *split.columns)]
        if dimensions:
            block["dimensions"] = [given for given, _ in dimensions]
            notes += [note for _, note in dimensions]
        measured, told = value_columns(
            sheet, roles, across, scheme, hints, name, settings, bilateral=shape == "bilateral"
        )
        block |= measured
        notes += told + number_notes(roles.values)
        key = [*key, *(view.column.place for view in (*chosen, *split.columns))]
        if (double := _doubles(sheet, roles, key, places, excluded, nothing, left_out)) is not None:
            notes.append(double)
        notes += _unstated_currency(block, notes)
    block["period"] = period
    if people.entities:
        block["entities"] = people.entities
    if left_out:
        block["except"] = {column: list(dict.fromkeys(cells)) for column, cells in left_out.items()}
    block["source"] = _source(roles, hints, source, settings)
    notes += _unused(roles, chosen, split)
    resource: dict[str, Any] = {
        "name": slug(name) or "table",
        "path": source.path.name,
        "format": format,
        "encoding": source.encoding,
    }
    if source.dialect:
        resource["dialect"] = dict(source.dialect)
    resource["schema"] = schema(seen, roles.when, frozenset(view.name for view in roles.values))
    resource["factgauge:layout"] = block
    return TableProposal(
        source=source,
        name=resource["name"],
        resource=resource,
        notes=tuple(dict.fromkeys(notes)),
        title=settings.get("title") or hints.title,
        vintage=settings.get("vintage") or hints.vintage,
        licence=settings.get("licence") or hints.licence,
        origin=settings.get("source") or hints.source,
    )


def _headers(seen: tuple[View, ...], settings: Mapping[str, str]) -> Across | None:
    """Return the headers that say periods, unless a column does."""
    if (
        "period.column" in settings
        or "period.constant" in settings
        or "period.columns" in settings
        or listed(settings, "values")
    ):
        return None
    if any(view.hint.role == "period" for view in seen):
        return None
    headers = tuple(
        v.name
        for v in seen
        if (v.numbers is not None or v.empty) and v.hint.role in (None, "value")
    )
    across = periods_across(headers)
    if across is None or any(not each.rest for each in across.headed):
        return across
    own = [
        v
        for v in seen
        if v.period is not None and v.says("period") and not v.attribute and v.distinct > 1
    ]
    return None if own else across


def _entities_in_headers(
    roles: Roles, across: Across | None, settings: Mapping[str, str]
) -> str | None:
    if across is not None or roles.who or roles.measure or not roles.when.columns:
        return None
    if "entity.constant" in settings or "entity.name" in settings:
        return None
    return entities_across(tuple(view.name for view in roles.values))


def _one_value_beside_measures(roles: Roles, across: Across | None) -> tuple[Roles, list[Note]]:
    """Keep one column of values beside a column of measures, or take the column for a dimension."""
    if roles.measure is None or across is not None or len(roles.values) == 1:
        return roles, []
    said = [view for view in roles.values if view.says("value")]
    if len(said) == 1:
        others = ", ".join(f'"{view.name}"' for view in roles.values if view is not said[0])
        note = Note(
            "values",
            f'the values stand in "{said[0].name}"',
            f"other columns of numbers are left out: {others}",
            False,
            "values",
        )
        return replace(roles, values=(said[0],)), [note]
    return replace(roles, measure=None, rest=(*roles.rest, roles.measure)), []


def _key_places(roles: Roles) -> list[int]:
    found = [view.column.place for view in roles.when.columns]
    found += [who.view.column.place for who in roles.who]
    if roles.measure is not None:
        found.append(roles.measure.column.place)
    return found


def _doubles(
    sheet: Sheet,
    roles: Roles,
    key: list[int],
    values: list[int],
    excluded: list[tuple[int, frozenset[str]]],
    nothing: frozenset[str],
    left_out: dict[str, list[str]],
) -> Note | None:
    """Leave out the rows of one key that no column splits, where their own cells can say which."""
    same = {w.view.column.place: meaning(w.scheme.name) for w in roles.who if w.scheme.geographic}
    twice = rows_twice(sheet, key, values, excluded, nothing, same)
    if not twice.count:
        return None
    (line, row), (other, _) = twice.rows[:2]
    cells = ", ".join(f'"{row[place]}"' for place in key)
    what = (
        f"{twice.count} rows have the key of another, such as rows {line} and {other} with {cells}"
    )
    telling = telling_cells(sheet, twice)
    if telling is None:
        return Note(
            "rows",
            what,
            "no column of the table tells them apart, and it cannot be loaded so",
            False,
            "dimensions",
        )
    for column, found in telling.items():
        left_out.setdefault(column, []).extend(found)
    lines = ", ".join(str(line) for line, _ in twice.rows[:8])
    return Note(
        "rows",
        f"{what}; rows {lines} are left out",
        "no column tells them apart, and nothing says which holds",
        False,
        "dimensions",
    )


def _candidates(sheet: Sheet, roles: Roles) -> list[View]:
    """Return the columns that may split the measures: words or codes that no key fixes."""
    keys = [who.view for who in roles.who]
    found = []
    for view in (*roles.rest, *roles.attributes):
        if view.constant or view.empty or view.hint.role in ("attribute", "source"):
            continue
        if view.distinct > max(50, sheet.total // 4) and not view.says("dimension"):
            continue
        if view.prose and not view.says("dimension"):
            continue  # a description of each row splits nothing
        if any(determines(sheet, key, view) for key in keys):
            continue
        if view.period is not None and not view.period.bare_year:
            continue
        found.append(view)
    return sorted(
        found, key=lambda v: (v in roles.attributes, not v.says("dimension"), v.column.place)
    )


def _dimensions(roles: Roles, settings: Mapping[str, str], candidates: list[View]) -> list[View]:
    """Return the columns that are dimensions whatever the rows say: set, or described as such."""
    wanted = listed(settings, "dimensions")
    pool = [*roles.rest, *roles.attributes, *(() if roles.measure is None else (roles.measure,))]
    if wanted:
        return [view for view in pool if view.name in wanted]
    return [
        view
        for view in roles.rest
        if view.hint.role == "dimension" and not view.constant and not view.empty
    ]


def _shape(
    roles: Roles,
    across: Across | None,
    scheme: str | None,
    split: Split,
    settings: Mapping[str, str],
) -> str:
    if (shape := settings.get("shape")) is not None:
        return shape
    sides = [who for who in roles.who if who.view.says("home") or who.view.says("away")]
    day = roles.when.granularity == "day" and roles.when.columns
    if len(sides) == 2 and day:
        return "events"
    if not roles.values or (day and split.remaining and not roles.measure):
        return "events"
    if len(roles.who) > 1:
        return "bilateral"
    if across is not None or scheme is not None:
        return "wide"
    if not roles.who and roles.measure is None:
        return "series" if len(roles.values) == 1 and roles.when.columns else "wide"
    if not roles.when.columns:
        return "cross-section"
    return "wide" if len(roles.values) > 1 else "long"


def _coverage(
    sheet: Sheet, roles: Roles, left_out: Mapping[str, list[str]], period: Mapping[str, Any]
) -> dict[str, str]:
    from factgauge.reference.infer.periods import read_in

    if not roles.when.columns:
        first, after = parse_period(period["constant"], period["granularity"])
    else:
        form = roles.when.form
        bounds = []
        for view in roles.when.columns:
            for text in view.column.texts:
                read = read_in(text, form) if form is not None else text
                if read is not None and text not in left_out.get(view.name, ()):
                    bounds.append(parse_period(read, roles.when.granularity))
        first, after = min(b[0] for b in bounds), max(b[1] for b in bounds)
    import datetime

    return {"begins": first.isoformat(), "ends": (after - datetime.timedelta(days=1)).isoformat()}


def _source(
    roles: Roles, hints: Hints, source: Source, settings: Mapping[str, str]
) -> dict[str, str]:
    if "source" not in settings:
        for view in (*roles.rest, *roles.attributes):
            whole = all(text.strip() for text in view.column.cells)
            if view.hint.role == "source" and whole and not view.constant:
                return {"column": view.name}
    stated = settings.get("source") or hints.source or hints.title or source.path.name
    return {"constant": " ".join(stated.split())[:300]}


def _unstated_currency(block: Mapping[str, Any], notes: list[Note]) -> list[Note]:
    """Say of amounts of money that their currency rests on words outside the table."""
    money = [
        m["label"] for m in block["measures"] if m["unit"][:3].isupper() and m["unit"][:1].isalpha()
    ]
    outside = [
        n
        for n in notes
        if n.about == "measure.unit"
        and n.because.startswith(("its package", "its description", "the description", "the title"))
    ]
    told = [
        n
        for n in outside
        if any(n.decided.startswith(f"the unit of {label} is ") for label in money)
    ]
    if not told:
        return []
    return [
        Note(
            "measure.unit",
            f"the currency of {len(told)} measures is not stated in the table",
            "it rests on what its package or its user says",
            False,
            "measure.unit",
        )
    ]


def _unused(roles: Roles, chosen: list[View], split: Split) -> list[Note]:
    used = {view.name for view in (*chosen, *split.columns)}
    left = [v.name for v in (*roles.rest, *roles.attributes) if v.name not in used]
    if not left:
        return []
    shown = ", ".join(f'"{name}"' for name in left[:8]) + (
        f" and {len(left) - 8} more" if len(left) > 8 else ""
    )
    return [
        Note(
            "columns",
            f"{len(left)} columns are kept in the table and not read: {shown}",
            "they are fixed by the entity, constant, or neither key nor value",
            True,
        )
    ]
