"""The one way in which the rest asks reference tables: for datasets, cells, events and names."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from factgauge.errors import DatasetError
from factgauge.model.evidence import Cell, Event
from factgauge.reference.records import Alias, Dataset, EntityInfo
from factgauge.reference.store import open_store
from factgauge.reference.stored import (
    CELL_COLUMNS,
    EVENT_COLUMNS,
    cell_of,
    event_of,
    stored_datasets,
    stored_entities,
    stored_participants,
)


class Catalogue:
    """The datasets of some reference folders, every vintage of each.

    Use it as a context manager, or `close` it. Answers are records in a fixed order.
    """

    def __init__(
        self, stores: Sequence[sqlite3.Connection], starter: sqlite3.Connection | None = None
    ) -> None:
        """Hold open stores; `open` is the way to get a catalogue."""
        self._stores = tuple(stores) if starter is None else (*stores, starter)
        self._entities: dict[tuple[str, str], tuple[EntityInfo, ...]] = {}
        self._places: dict[tuple[str, str], tuple[sqlite3.Connection, int]] = {}
        datasets: list[Dataset] = []
        for store in self._stores:
            own = frozenset(dataset.id for dataset in datasets) if store is starter else frozenset()
            for number, dataset in stored_datasets(store):
                if dataset.id not in own:  # the user's own folder goes before the starter's
                    self._claim(dataset, store, number, datasets)
                    datasets.append(dataset)
        self.starter = frozenset(
            id for (id, _), (store, _) in self._places.items() if store is starter
        )
        self.datasets = tuple(sorted(datasets, key=lambda dataset: (dataset.id, dataset.vintage)))

    @classmethod
    def open(cls, folders: Sequence[Path], starter: Path | None = None) -> Catalogue:
        """Open the datasets under each folder: their parent, one of them, or one vintage of one.

        `starter` is a folder of datasets that only fill in: one that the folders have as well is
        left to them, and the others are asked last, and of less (`starter` of the catalogue).

        Raises `DatasetError` for a folder that holds none, for a dataset that breaks its schema,
        and for one that stands in two of the folders.
        """
        stores: list[sqlite3.Connection] = []
        try:
            for folder in dict.fromkeys(folder.resolve() for folder in folders):
                stores.append(open_store(folder))
            if starter is None or starter.resolve() in [folder.resolve() for folder in folders]:
                return cls(stores)
            return cls(stores, open_store(starter))
        except DatasetError:
            for store in stores:
                store.close()
            raise

    def cells(
        self,
        dataset: Dataset,
        measure: str,
        entity: str | None = None,
        partner: str | None = None,
        begins: datetime.date | None = None,
        ends: datetime.date | None = None,
    ) -> tuple[Cell, ...]:
        """Return the cells of a measure in the order of their periods.

        Only those whose period lies wholly between `begins` and `ends` (not included); `None` asks
        for any. Of a symmetric measure it does not matter which of the two is called the
        partner. Raises `KeyError` for a measure that the dataset lacks.
        """
        store, number = self._places[dataset.id, dataset.vintage]
        described = dataset.measure(measure)
        pairs = [(entity, partner)]
        if described.direction == "symmetric":
            pairs.append((partner, entity))
        conditions = ["dataset = ?", "measure = ?"]
        values: list[int | str] = [number, measure]
        if (entity, partner) != (None, None):
            conditions.append(f"({' OR '.join(_pair(*pair) for pair in pairs)})")
            values += [id for pair in pairs for id in pair if id is not None]
        if begins is not None:
            conditions.append("begins >= ?")
            values.append(begins.isoformat())
        if ends is not None:
            conditions.append("ends <= ?")
            values.append(ends.isoformat())
        rows = store.execute(
            f"SELECT {CELL_COLUMNS} FROM cell "  # noqa: S608 - conditions are ours, values are bound
            f"WHERE {' AND '.join(conditions)} ORDER BY begins, ends, entity, partner",
            values,
        )
        return tuple(cell_of(dataset, described, row) for row in rows)

    def events(
        self,
        dataset: Dataset,
        participants: frozenset[str],
        begins: datetime.date | None = None,
        ends: datetime.date | None = None,
    ) -> tuple[Event, ...]:
        """Return the events with all of these participants, in the order of their first days.

        Only those with at least one day from `begins` on and before `ends`; `None` sets no bound.
        """
        store, number = self._places[dataset.id, dataset.vintage]
        conditions = ["dataset = ?"]
        values: list[int | str] = [number]
        if begins is not None:
            conditions.append("last_day >= ?")
            values.append(begins.isoformat())
        if ends is not None:
            conditions.append("begins < ?")
            values.append(ends.isoformat())
        rows = store.execute(
            f"SELECT {EVENT_COLUMNS} FROM event "  # noqa: S608 - conditions are ours, values are bound
            f"WHERE {' AND '.join(conditions)} ORDER BY begins, last_day, line",
            values,
        )
        found = (
            event_of(dataset, stored_participants(store, number, row[0]), row)
            for row in rows.fetchall()
        )
        return tuple(event for event in found if participants <= set(event.participants))

    def aliases(self) -> tuple[Alias, ...]:
        """Return every way to name an entity of a dataset, each once, vintages taken together."""
        found: dict[Alias, None] = {}
        for dataset in self.datasets:
            for entity in self.entities(dataset):
                for text in dict.fromkeys((entity.name, *entity.aliases)):
                    found[Alias(text, entity.id, entity.kind, dataset.id)] = None
        return tuple(found)

    def entities(self, dataset: Dataset) -> tuple[EntityInfo, ...]:
        """Return the entities that a dataset describes or holds, in the order of their ids."""
        key = dataset.id, dataset.vintage
        if key not in self._entities:
            self._entities[key] = tuple(stored_entities(*self._places[key]))
        return self._entities[key]

    def close(self) -> None:
        """Let go of the stores; the records stay good."""
        for store in self._stores:
            store.close()

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _claim(
        self, dataset: Dataset, store: sqlite3.Connection, number: int, others: Sequence[Dataset]
    ) -> None:
        """Note where a dataset lies; refuse a second one of the same id and vintage."""
        key = dataset.id, dataset.vintage
        if key in self._places:
            raise DatasetError(
                f"{dataset.id}/{dataset.vintage}",
                "stands in two of the reference folders",
                "name each dataset's folder once, or rename one of the two",
            )
        self._places[key] = store, number


def _pair(entity: str | None, partner: str | None) -> str:
    """Return the condition that fixes who is given; its values are bound in the same order."""
    given = (("entity", entity), ("partner", partner))
    return "(" + " AND ".join(f"{column} = ?" for column, id in given if id is not None) + ")"
