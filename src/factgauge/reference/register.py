"""Who and what a cell speaks of: codes and names of a table turned into entities and measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from factgauge.reference.layout import (
    ISO_COUNTRY,
    EntityAcross,
    EntityColumn,
    Layout,
    SameEntity,
    ValueColumn,
)
from factgauge.reference.records import EntityInfo, Measure
from factgauge.reference.table import Row


class EntityRegister:
    """Turns the cells of one table into entity ids and measures, and keeps what it met.

    A code is taken as it stands. A name must be the id, name or alias of one entity that the layout
    describes; where it describes none, each name is an entity of its own, and its id the name in
    lower case with hyphens.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._listed = {entity.id: entity for entity in layout.entities}
        self._named = _by_name(layout)
        self._met: dict[str, EntityInfo] = {}
        self._resolved: dict[tuple[str, str], str] = {}  # by column and cell
        self._same: dict[SameEntity, str] = {}
        self.measures = {measure.id: measure for measure in layout.measures}
        self._cells = dict(layout.measure_cells)
        self._split: dict[tuple[str, ...], Measure] = {}
        self._labels = [dict(dimension.labels) for dimension in layout.dimensions]

    @property
    def met(self) -> tuple[EntityInfo, ...]:
        """The entities of the rows so far, in the order of their ids."""
        return tuple(self._met[id] for id in sorted(self._met))

    @property
    def measured(self) -> tuple[Measure, ...]:
        """The measures of the layout, then those that dimensions split from them, as met."""
        return tuple((self.measures | {m.id: m for m in self._split.values()}).values())

    def measure(self, cell: str, row: Row) -> Measure:
        """Return the measure that a cell of the measure column names: as its `cell`, or its id."""
        if cell not in self._cells:
            raise row.fault(
                self._layout.measure_column or "",
                "is no measure of the descriptor",
                f'use one of {", ".join(self._cells)}, or describe it under "measures"',
            )
        return self.measures[self._cells[cell]]

    def split(self, measure: Measure, row: Row) -> Measure:
        """Return the part of a measure that a row's dimensions speak of, the whole for a total."""
        if not self._labels:
            return measure
        dimensions = self._layout.dimensions
        cells = tuple(row.cells[dimension.column] for dimension in dimensions)
        key = (measure.id, *cells)
        if key not in self._split:
            parts = [
                labels.get(cell, cell)
                for cell, labels, dimension in zip(cells, self._labels, dimensions, strict=True)
                if cell not in dimension.total
            ]
            self._split[key] = _part(measure, parts) if parts else measure
        return self._split[key]

    def across(self, value: ValueColumn, row: Row) -> str:
        """Return the id of the entity that a header names."""
        role = next(role for role in self._layout.roles if isinstance(role, EntityAcross))
        return self._named_id(value.entity or "", role.scheme, role.kind, value.column, row)

    def resolve(self, role: SameEntity | EntityColumn, row: Row) -> str:
        """Return the id of who has a role in a row."""
        if isinstance(role, SameEntity):
            if role not in self._same:
                self._same[role] = self._meet(self._listed.get(role.id) or _country(role.id)).id
            return self._same[role]
        cell = role.column, row.cells[role.column]
        id = self._resolved.get(cell)
        if id is None:
            text = row.required(role.column)
            id = self._resolved[cell] = self._named_id(
                text, role.scheme, role.kind, role.column, row
            )
        return id

    def _named_id(self, text: str, scheme: str, kind: str | None, column: str, row: Row) -> str:
        if scheme == "name":
            return self._meet(self._by_name(text, kind, column, row)).id
        if text in self._listed:
            return self._meet(self._listed[text]).id
        ids = self._named.get(text, ())
        if len(ids) == 1:
            return self._meet(self._listed[ids[0]]).id
        if scheme == "iso3166-1-alpha-3":
            if ISO_COUNTRY.fullmatch(text):
                return self._meet(_country(text)).id
            if (known := _known(text, scheme)) is not None and len(text) == 3:
                return self._meet(known).id  # "abw"
            raise row.fault(
                column,
                "is not an ISO 3166-1 alpha-3 code",
                'write three capital letters, or describe it under "entities"',
            )
        known = _known(text, scheme)
        if known is None and scheme == "country" and kind is not None:
            known = EntityInfo(_slug(text), text, kind)
        if known is None:
            raise row.fault(
                column,
                f'is not known under the scheme "{scheme}"',
                'correct it, or describe it under "entities"',
            )
        return self._meet(known).id

    def _meet(self, entity: EntityInfo) -> EntityInfo:
        return self._met.setdefault(entity.id, entity)

    def _by_name(self, text: str, kind: str | None, column: str, row: Row) -> EntityInfo:
        if self._listed:
            ids = self._named.get(text, ())
            if len(ids) == 1:
                return self._listed[ids[0]]
            raise row.fault(
                column,
                f"may be {' or '.join(ids)}" if ids else "is no entity of the descriptor",
                'use the id or name of one that stands under "entities"'
                if ids
                else 'correct it, or describe it under "entities"',
            )
        if kind is None:
            raise row.fault(
                column,
                "is of no known kind",
                'describe it under "entities", or say in the role of what "kind" all are',
            )
        id = _slug(text)
        known = self._met.get(id)
        if not id or (known is not None and known.name != text):
            raise row.fault(
                column,
                f'has the same id as "{known.name}"' if known else "gives no id",
                'spell both alike, or describe them under "entities"',
            )
        return EntityInfo(id, text, kind)


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")


def _part(measure: Measure, parts: list[str]) -> Measure:
    id = "/".join((measure.id, *(_slug(part) for part in parts)))
    words = ", ".join(parts)
    names = tuple(f"{alias}, {words}" for alias in measure.aliases)
    return replace(measure, id=id, label=f"{measure.label}, {words}", aliases=names)


def _country(code: str) -> EntityInfo:
    """Return the entity of a code of three letters; one that no list has is a country too."""
    from factgauge.lexicon.countries import country_id, country_names  # only an import needs them

    if country_id(code, "iso3166-1-alpha-3") == code:
        return EntityInfo(code, country_names(code).name, "country")
    return _aggregate(code) or EntityInfo(code, code, "country")


def _aggregate(text: str) -> EntityInfo | None:
    """Return the group of countries, or other sum of them, that a name or code means."""
    from factgauge.lexicon.groups import aggregate_id, groups

    id = aggregate_id(text)
    if id is None:
        return None
    names = {group.id: group.name for group in groups()}
    return EntityInfo(id, names.get(id, text), "group")


def _known(text: str, scheme: str) -> EntityInfo | None:
    """Return whom a code or name means under a scheme of the lexicon; never by likeness."""
    if scheme == "us-state":
        from factgauge.lexicon.subdivisions import subdivision_id, subdivision_name

        state = subdivision_id(text)
        return None if state is None else EntityInfo(state, subdivision_name(state), "place")
    from factgauge.lexicon.countries import country_id

    code = country_id(text, scheme)
    return _country(code) if code is not None else _aggregate(text)


def _by_name(layout: Layout) -> Mapping[str, tuple[str, ...]]:
    """Return each text with the ids it may mean; an id or name goes before an alias."""
    named: dict[str, tuple[str, ...]] = {}
    for entity in layout.entities:
        for alias in dict.fromkeys(entity.aliases):
            named[alias] = (*named.get(alias, ()), entity.id)
    names: dict[str, tuple[str, ...]] = {}
    for entity in layout.entities:
        for name in {entity.id, entity.name}:
            names[name] = (*names.get(name, ()), entity.id)
    return named | names
