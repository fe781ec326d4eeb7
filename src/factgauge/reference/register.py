"""Who a cell speaks of: codes and names of a table turned into entity ids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factgauge.reference.layout import ISO_COUNTRY, EntityColumn, Layout, Role, SameEntity
from factgauge.reference.records import EntityInfo
from factgauge.reference.table import Row


class EntityRegister:
    """Turns the cells of one table into entity ids, and keeps whom it met.

    A code is taken as it stands. A name must be the id, name or alias of one entity that the layout
    describes; where it describes none, each name is an entity of its own, and its id the name in
    lower case with hyphens.
    """

    def __init__(self, layout: Layout) -> None:
        self._listed = {entity.id: entity for entity in layout.entities}
        self._named = _by_name(layout)
        self._met: dict[str, EntityInfo] = {}

    @property
    def met(self) -> tuple[EntityInfo, ...]:
        """The entities of the rows so far, in the order of their ids."""
        return tuple(self._met[id] for id in sorted(self._met))

    def resolve(self, role: Role, row: Row) -> str:
        """Return the id of who has a role in a row."""
        if isinstance(role, SameEntity):
            return self._meet(self._listed.get(role.id) or _country(role.id)).id
        text = row.required(role.column)
        if role.scheme == "name":
            return self._meet(self._by_name(text, role, row)).id
        if text in self._listed:
            return self._meet(self._listed[text]).id
        if not ISO_COUNTRY.fullmatch(text):
            raise row.fault(
                role.column,
                "is not an ISO 3166-1 alpha-3 code",
                'write three capital letters, or describe it under "entities"',
            )
        return self._meet(_country(text)).id

    def _meet(self, entity: EntityInfo) -> EntityInfo:
        return self._met.setdefault(entity.id, entity)

    def _by_name(self, text: str, role: EntityColumn, row: Row) -> EntityInfo:
        if self._listed:
            ids = self._named.get(text, ())
            if len(ids) == 1:
                return self._listed[ids[0]]
            raise row.fault(
                role.column,
                f"may be {' or '.join(ids)}" if ids else "is no entity of the descriptor",
                'use the id or name of one that stands under "entities"'
                if ids
                else 'correct it, or describe it under "entities"',
            )
        if role.kind is None:
            raise row.fault(
                role.column,
                "is of no known kind",
                'describe it under "entities", or say in the role of what "kind" all are',
            )
        id = re.sub(r"[\W_]+", "-", text.casefold()).strip("-")
        known = self._met.get(id)
        if not id or (known is not None and known.name != text):
            raise row.fault(
                role.column,
                f'has the same id as "{known.name}"' if known else "gives no id",
                'spell both alike, or describe them under "entities"',
            )
        return EntityInfo(id, text, role.kind)


def _country(code: str) -> EntityInfo:
    return EntityInfo(code, code, "country")


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
