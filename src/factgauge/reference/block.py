"""The reading of a `factgauge:layout` block: from JSON that its schema has passed to a record."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.layout import (
    ISO_COUNTRY,
    Dimension,
    EntityAcross,
    EntityColumn,
    Layout,
    PeriodPlace,
    Role,
    SameEntity,
    ValueColumn,
)
from factgauge.reference.period import FORMS, parse_day, parse_period
from factgauge.reference.records import EntityInfo, EventKind, Group, Measure

Fault = Callable[[str, str, str], DatasetError]  # path within the block, what, fix


def read_layout(block: Mapping[str, Any], fault: Fault) -> Layout:
    """Return the record of a block that its JSON schema has passed.

    `fault` makes the error for what a schema cannot say: days that do not exist, ids used
    twice, entities that nobody describes.
    """
    entities = tuple(
        _entity(id, described, fault) for id, described in block.get("entities", {}).items()
    )
    given = block.get("measures", [])
    _refuse_twice([measure["id"] for measure in given], fault)
    roles = dict(_roles(block, fault))
    groups = tuple(_group(given) for given in block.get("groups", ()))
    _refuse_unknown(roles, entities, groups, fault)
    period = _period(block["period"], fault)
    return Layout(
        shape=block["shape"],
        period=period,
        roles=tuple(roles.values()),
        measures=tuple(_measure(measure) for measure in given),
        values=_values(block, fault),
        entities=entities,
        groups=groups,
        dimensions=tuple(_dimension(given) for given in block.get("dimensions", ())),
        only=_cells(block.get("where", {})),
        without=_cells(block.get("except", {})),
        measure_column=_column(block, "measure"),
        measure_cells=_measure_cells(given, fault),
        precision_column=_column(block, "precision"),
        approximate_column=_column(block, "approximate"),
        source_column=_column(block, "source"),
        source=block["source"].get("constant"),
        event=_event(block.get("event")),
        coverage=_coverage(block.get("coverage"), fault),
    )


def _values(block: Mapping[str, Any], fault: Fault) -> tuple[ValueColumn, ...]:
    """Return the columns of values; none where every header that reads as a period is one."""
    measures = block.get("measures", [])
    if block["shape"] == "events":
        return ()
    across = block.get("across")
    if across is not None:
        return _across(block, across, fault)
    if block["period"].get("across") or block.get("entity", {}).get("across"):
        raise fault(
            "across", "is missing", 'say which columns: "across": {HEADER: {…}} or "period"'
        )
    if "value" not in block:
        for position, measure in enumerate(measures):
            if "column" not in measure:
                raise fault(
                    f"measures[{position}]",
                    '"column" is missing',
                    'name the column of its values, or one for all: "value": {"column": …}',
                )
        return tuple(ValueColumn(m["column"], measure=m["id"]) for m in measures)
    column = block["value"]["column"]
    if "measure" in block:
        return (ValueColumn(column),)
    if len(measures) > 1:
        raise fault(
            "measures",
            f'{len(measures)} measures share the column "{column}"',
            'say which column names the measure: "measure": {"column": …}',
        )
    return (ValueColumn(column, measure=measures[0]["id"]),)


def _across(
    block: Mapping[str, Any], across: str | Mapping[str, Mapping[str, str]], fault: Fault
) -> tuple[ValueColumn, ...]:
    ids = [measure["id"] for measure in block["measures"]]
    alone = ids[0] if len(ids) == 1 and "measure" not in block else None
    if isinstance(across, str):
        if not block["period"].get("across"):
            raise fault(
                "period", '"across" is missing', 'write "across": true beside "granularity"'
            )
        if alone is None and "measure" not in block:
            raise fault(
                "measures",
                f"{len(ids)} measures share the columns of the periods",
                'say which column names the measure: "measure": {"column": …}',
            )
        return ()
    found = []
    for column, said in across.items():
        measure = said.get("measure", alone)
        at = f"across.{column}"
        if measure is None and "measure" not in block:
            raise fault(at, '"measure" is missing', f"name one of: {', '.join(ids)}")
        if measure is not None and measure not in ids:
            raise fault(
                f"{at}.measure", f'"{measure}" is no measure', f"use one of: {', '.join(ids)}"
            )
        for role in ("entity", "period"):
            if (role in said) != bool(block[role].get("across")):
                raise fault(
                    at,
                    f'"{role}" is missing' if role not in said else f'"{role}" is said here',
                    f'write it in every column and "across": true under "{role}", or in neither',
                )
        if "period" in said:
            _read_period(said["period"], block["period"]["granularity"], f"{at}.period", fault)
        found.append(ValueColumn(column, measure, said.get("entity"), said.get("period")))
    return tuple(found)


def _measure_cells(given: Sequence[Mapping[str, Any]], fault: Fault) -> tuple[tuple[str, str], ...]:
    """Return what a cell of the measure column may be, each with the id of the measure it names."""
    cells: dict[str, str] = {}
    for position, measure in enumerate(given):
        cell = measure.get("cell", measure["id"])
        if cell in cells:
            raise fault(
                f"measures[{position}]",
                f'"{cell}" names "{cells[cell]}" too',
                "give each measure a cell of its own",
            )
        cells[cell] = measure["id"]
    return tuple(cells.items())


def _dimension(given: Mapping[str, Any]) -> Dimension:
    labels = tuple(given.get("labels", {}).items())
    return Dimension(given["column"], frozenset(given.get("total", ())), labels)


def _cells(given: Mapping[str, Sequence[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((column, frozenset(cells)) for column, cells in given.items())


def _column(block: Mapping[str, Any], name: str) -> str | None:
    column: str | None = block.get(name, {}).get("column")
    return column


def _roles(block: Mapping[str, Any], fault: Fault) -> Iterator[tuple[str, Role]]:
    """Yield each role with its place in the block."""
    places = [(name, block[name]) for name in ("entity", "partner") if name in block]
    places += [(f"participants[{n}]", role) for n, role in enumerate(block.get("participants", []))]
    for place, given in places:
        if "constant" in given:
            yield place, SameEntity(given["constant"])
        elif "column" in given:
            yield place, EntityColumn(given["column"], given["scheme"], given.get("kind"))
        elif place != "entity":
            raise fault(place, '"across" has no place here', 'name a "column" or a "constant"')
        else:
            yield place, EntityAcross(given["scheme"], given.get("kind"))


def _event(given: Mapping[str, Any] | None) -> EventKind | None:
    if given is None:
        return None
    return EventKind(given["id"], given["label"], tuple(given.get("aliases", ())))


def _measure(given: Mapping[str, Any]) -> Measure:
    return Measure(
        id=given["id"],
        label=given["label"],
        unit=given["unit"],
        statistic=given["statistic"],
        aliases=tuple(given.get("aliases", ())),
        scale=Fraction(given.get("scale", 1)),
        price_basis=given.get("price_basis"),
        direction=given.get("direction"),
        additive=tuple(given.get("additive", ())),
        counted=given.get("counted"),
    )


def _group(given: Mapping[str, Any]) -> Group:
    return Group(given["name"], tuple(given["members"]), tuple(given.get("aliases", ())))


def _entity(id: str, given: Mapping[str, Any], fault: Fault) -> EntityInfo:
    days = {
        name: _day(given[name], f"entities.{id}.{name}", fault)
        for name in ("opened", "closed")
        if name in given
    }
    if len(days) == 2 and days["closed"] < days["opened"]:
        raise fault(
            f"entities.{id}.closed",
            f'"{given["closed"]}" is before "opened" ("{given["opened"]}")',
            "correct one of the two days",
        )
    return EntityInfo(
        id=id,
        name=given["name"],
        kind=given["kind"],
        aliases=tuple(given.get("aliases", ())),
        opened=days.get("opened"),
        closed=days.get("closed"),
        related=tuple(given.get("related", ())),
    )


def _period(given: Mapping[str, Any], fault: Fault) -> PeriodPlace:
    place = _place(given, fault)
    year = given.get("year")
    if year is None:
        return place
    if place.granularity != "year":
        raise fault("period.year", "needs years", 'set granularity to "year", or leave it out')
    return replace(
        place, year_begins=year["begins"], named_for_end=year.get("named") == "for its end"
    )


def _place(given: Mapping[str, Any], fault: Fault) -> PeriodPlace:
    granularity = given["granularity"]
    if given.get("across"):
        return PeriodPlace(granularity, across=True)
    if "constant" in given:
        _read_period(given["constant"], granularity, "period.constant", fault)
        return PeriodPlace(granularity, constant=given["constant"])
    if "column" in given:
        return PeriodPlace(granularity, columns=(given["column"],))
    if "columns" in given:
        if granularity not in ("month", "quarter"):
            raise fault(
                "period.columns",
                f'a year column and a second one make no "{granularity}"',
                'set granularity to "month" or "quarter", or name one "column"',
            )
        return PeriodPlace(granularity, columns=tuple(given["columns"]))
    bounds = (given["begins"]["column"], given["ends"]["column"])
    return PeriodPlace(granularity, columns=bounds, bounds=True)


def _read_period(text: str, granularity: str, path: str, fault: Fault) -> None:
    try:
        parse_period(text, granularity)
    except ValueError as error:
        raise fault(path, f'"{text}" {error}', "correct it") from error


def _coverage(
    given: Mapping[str, str] | None, fault: Fault
) -> tuple[datetime.date, datetime.date] | None:
    if given is None:
        return None
    begins = _day(given["begins"], "coverage.begins", fault)
    last = _day(given["ends"], "coverage.ends", fault)
    if last < begins:
        raise fault(
            "coverage.ends",
            f'"{given["ends"]}" is before "begins" ("{given["begins"]}")',
            "correct one of the two days; both are included",
        )
    return begins, last + datetime.timedelta(days=1)


def _day(text: str, path: str, fault: Fault) -> datetime.date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise fault(path, f'"{text}" is no day', f"write {FORMS['day']}") from error


def _refuse_twice(ids: list[str], fault: Fault) -> None:
    for position, id in enumerate(ids):
        if id in ids[:position]:
            raise fault(
                f"measures[{position}].id", f'"{id}" is used twice', "give each measure its own id"
            )


def _refuse_unknown(
    roles: Mapping[str, Role],
    entities: Sequence[EntityInfo],
    groups: Sequence[Group],
    fault: Fault,
) -> None:
    """Refuse an id that is neither described under `entities` nor a country code: likely a slip."""
    described = {entity.id for entity in entities}
    named = [(f"{place}.constant", r.id) for place, r in roles.items() if isinstance(r, SameEntity)]
    for entity in entities:
        place = f"entities.{entity.id}.related"
        named += [(f"{place}[{n}]", id) for n, id in enumerate(entity.related)]
    for number, group in enumerate(groups):
        place = f"groups[{number}].members"
        named += [(f"{place}[{n}]", id) for n, id in enumerate(group.members)]
    for place, id in named:
        if id not in described and not ISO_COUNTRY.fullmatch(id):
            raise fault(
                place,
                f'"{id}" is no entity that this block describes',
                'describe it under "entities", or use an ISO 3166-1 alpha-3 code',
            )
