"""The layout block of a resource as a record: which column means what."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.period import FORMS, parse_day, parse_period
from factgauge.reference.records import EntityInfo, EventKind, Group, Measure

ISO_COUNTRY = re.compile(r"[A-Z]{3}")

Fault = Callable[[str, str, str], DatasetError]  # path within the block, what, fix


@dataclass(frozen=True, slots=True)
class SameEntity:
    """A role that one entity has in every row."""

    id: str


@dataclass(frozen=True, slots=True)
class EntityColumn:
    """A role whose entity a column names, by code or by name."""

    column: str
    scheme: str  # "iso3166-1-alpha-3" or "name"
    kind: str | None = None  # of the entities that the block does not describe


Role = SameEntity | EntityColumn


@dataclass(frozen=True, slots=True)
class PeriodPlace:
    """Where a row's period comes from.

    Either a constant, or one column, or two columns that make one period together (a year and its
    month or quarter), or two columns with first and last period (`bounds`).
    """

    granularity: str
    constant: str | None = None
    columns: tuple[str, ...] = ()
    bounds: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One `factgauge:layout` block. Columns are named as in the table's header."""

    shape: str
    period: PeriodPlace
    roles: tuple[Role, ...]  # the entity, or entity and partner; of an event the participants
    measures: tuple[Measure, ...] = ()
    value_columns: tuple[str, ...] = ()  # of each measure; in a long table they share one
    entities: tuple[EntityInfo, ...] = ()
    groups: tuple[Group, ...] = ()
    measure_column: str | None = None
    precision_column: str | None = None
    approximate_column: str | None = None
    source_column: str | None = None
    source: str | None = None
    event: EventKind | None = None
    coverage: tuple[datetime.date, datetime.date] | None = None  # the end not included

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the block names."""
        named = (
            *(role.column for role in self.roles if isinstance(role, EntityColumn)),
            *self.period.columns,
            *self.value_columns,
            self.measure_column,
            self.precision_column,
            self.approximate_column,
            self.source_column,
        )
        return tuple(dict.fromkeys(column for column in named if column is not None))


def read_layout(block: Mapping[str, Any], fault: Fault) -> Layout:
    """Return the record of a block that its JSON schema has passed.

    `fault` makes the error for what a schema cannot say: days that do not exist, ids used
    twice, entities that nobody describes.
    """
    entities = tuple(
        _entity(id, described, fault) for id, described in block.get("entities", {}).items()
    )
    measures = block.get("measures", [])
    _refuse_twice([measure["id"] for measure in measures], fault)
    if len(measures) > 1 and "value" in block and "measure" not in block:
        raise fault(
            "measures",
            f'{len(measures)} measures share the column "{block["value"]["column"]}"',
            'say which column names the measure: "measure": {"column": …}',
        )
    value_column = _column(block, "value")
    roles = dict(_roles(block))
    groups = tuple(_group(given) for given in block.get("groups", ()))
    _refuse_unknown(roles, entities, groups, fault)
    return Layout(
        shape=block["shape"],
        period=_period(block["period"], fault),
        roles=tuple(roles.values()),
        measures=tuple(_measure(measure) for measure in measures),
        value_columns=tuple(value_column or measure["column"] for measure in measures),
        entities=entities,
        groups=groups,
        measure_column=_column(block, "measure"),
        precision_column=_column(block, "precision"),
        approximate_column=_column(block, "approximate"),
        source_column=_column(block, "source"),
        source=block["source"].get("constant"),
        event=_event(block.get("event")),
        coverage=_coverage(block.get("coverage"), fault),
    )


def _column(block: Mapping[str, Any], name: str) -> str | None:
    column: str | None = block.get(name, {}).get("column")
    return column


def _roles(block: Mapping[str, Any]) -> Iterator[tuple[str, Role]]:
    """Yield each role with its place in the block."""
    places = [(name, block[name]) for name in ("entity", "partner") if name in block]
    places += [(f"participants[{n}]", role) for n, role in enumerate(block.get("participants", []))]
    for place, given in places:
        yield place, SameEntity(given["constant"]) if "constant" in given else EntityColumn(**given)


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
    granularity = given["granularity"]
    if "constant" in given:
        try:
            parse_period(given["constant"], granularity)
        except ValueError as error:
            raise fault(
                "period.constant", f'"{given["constant"]}" {error}', "correct it"
            ) from error
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
