"""The one way in which the rest asks reference tables: for datasets, cells, events and names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from factgauge.errors import DatasetError, SettingsError
from factgauge.model.evidence import Cell, Event
from factgauge.reference.records import Alias, Dataset, EntityInfo
from factgauge.reference.store import Place, Store, open_store
from factgauge.reference.stored import (
    CELL_COLUMNS,
    EVENT_COLUMNS,
    cell_of,
    event_of,
    stored_datasets,
    stored_entities,
    stored_participants,
    texts_of,
)

if TYPE_CHECKING:
    from factgauge.reference.grid import Grid
    from factgauge.reference.live.table import LiveTable
    from factgauge.reference.points import Point


class Catalogue:
    """The datasets of some reference folders, every vintage of each.

    Use it as a context manager, or `close` it. Answers are records in a fixed order.
    """

    def __init__(
        self,
        stores: Sequence[Store],
        starter: Store | None = None,
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        """Hold open stores; `open` is the way to get a catalogue."""
        self._stores = tuple(stores) if starter is None else (*stores, starter)
        self._own_names = _own_names(aliases or {})
        self._entities: dict[tuple[str, str], tuple[EntityInfo, ...]] = {}
        self._places: dict[tuple[str, str], tuple[Store, int]] = {}
        self._live_tables: dict[tuple[str, str], LiveTable] = {}
        datasets: list[Dataset] = []
        for store in self._stores:
            own = frozenset(dataset.id for dataset in datasets) if store is starter else frozenset()
            for number, dataset in stored_datasets(store.index):
                if dataset.id not in own:  # the user's own folder goes before the starter's
                    self._claim(dataset, store, number, datasets)
                    datasets.append(dataset)
        self.starter = frozenset(
            id for (id, _), (store, _) in self._places.items() if store is starter
        )
        self.datasets = tuple(sorted(datasets, key=lambda dataset: (dataset.id, dataset.vintage)))
        if aliases:
            self._refuse_two_meanings()

    @classmethod
    def open(
        cls,
        folders: Sequence[Path],
        starter: Path | None = None,
        *,
        aliases: Mapping[str, str] | None = None,
    ) -> Catalogue:
        """Open the datasets under each folder: their parent, one of them, or one vintage of one.

        `starter` is a folder of datasets that only fill in: one that the folders have as well is
        left to them, and the others are asked last, and of less (`starter` of the catalogue).
        `aliases` are the user's own names of entities: text to id. In every dataset that has the
        entity they stand beside the aliases of its descriptor.

        Raises `DatasetError` for a folder that holds none, for a dataset that breaks its schema,
        and for one that stands in two of the folders; `SettingsError` for an alias by which a
        dataset calls another entity.
        """
        stores: list[Store] = []
        try:
            for folder in dict.fromkeys(folder.resolve() for folder in folders):
                stores.append(open_store(folder))
            if starter is None or starter.resolve() in [folder.resolve() for folder in folders]:
                return cls(stores, aliases=aliases)
            stores.append(open_store(starter))
            return cls(stores[:-1], stores[-1], aliases)
        except (DatasetError, SettingsError):
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
        place = self._place(dataset)
        described = dataset.measure(measure)
        pairs = [(entity, partner)]
        if described.direction == "symmetric" and entity != partner:
            pairs.append((partner, entity))
        if place.live:
            return self._live(dataset, place).cells(dataset, measure, pairs, begins, ends)
        conditions = [
            "dataset = ?",
            "measure = (SELECT number FROM measure WHERE dataset = ? AND id = ?)",
        ]
        values: list[int | str] = [place.dataset, place.dataset, measure]
        if begins is not None:
            conditions.append("begins >= ?")
            values.append(begins.toordinal())
        if ends is not None:
            # A period is no shorter than a day; said of its beginning too, an index can be used.
            conditions += ["begins < ?", "ends <= ?"]
            values += [ends.toordinal()] * 2
        rows: set[tuple[Any, ...]] = set()
        for pair in pairs:
            who, ids = _who(*pair, partnered=place.partnered)
            by_partner = pair[0] is None and pair[1] is not None
            table = "cell INDEXED BY partnered" if by_partner else "cell"
            found = place.ask(
                f"SELECT begins, ends, entity, partner, {CELL_COLUMNS} FROM {table} "  # noqa: S608 - conditions are ours, values are bound
                f"WHERE {' AND '.join([*conditions, *who])}",
                [*values, *ids],
            )
            rows.update(found)
        texts = texts_of(place)
        return tuple(cell_of(dataset, described, row[4:], texts) for row in sorted(rows))

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
        place = self._place(dataset)
        conditions = ["dataset = ?"]
        values: list[int | str] = [place.dataset]
        for participant in sorted(participants):
            conditions.append(
                "line IN (SELECT line FROM participant WHERE dataset = ? AND entity = ?)"
            )
            values += [place.dataset, participant]
        if begins is not None:
            conditions.append("last_day >= ?")
            values.append(begins.isoformat())
        if ends is not None:
            conditions.append("begins < ?")
            values.append(ends.isoformat())
        rows = place.ask(
            f"SELECT {EVENT_COLUMNS} FROM event "  # noqa: S608 - conditions are ours, values are bound
            f"WHERE {' AND '.join(conditions)} ORDER BY begins, last_day, line",
            values,
        )
        return tuple(event_of(dataset, stored_participants(place, row[0]), row) for row in rows)

    def points(
        self, dataset: Dataset, measure: str, entities: Iterable[str] | None = None
    ) -> Iterator[Point]:
        """Yield every value of a measure, with whom it is of; none of one that is live.

        They come in the order of entity, partner and period; `entities` asks for some alone.
        """
        from factgauge.reference.points import stored_points

        return stored_points(self._place(dataset), measure, entities)

    def grids(self, dataset: Dataset, measure: str) -> tuple[Grid, ...]:
        """Return which periods a measure has and which cells are empty; none of a live one."""
        from factgauge.reference.grid import stored_grids

        return stored_grids(self._place(dataset), measure)

    def count(self, dataset: Dataset) -> int:
        """Return how many values or events a dataset has. Raises `DatasetError`."""
        place = self._place(dataset)
        if place.live:
            return self._live(dataset, place).count()
        table = "event" if dataset.shape == "events" else "cell"
        query = f"SELECT count(*) FROM {table} WHERE dataset = ?"  # noqa: S608 - our names
        return int(place.ask(query, (place.dataset,))[0][0])

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
            store, number = self._places[key]
            self._entities[key] = tuple(
                replace(entity, aliases=(*entity.aliases, *self._own_names[entity.id]))
                if entity.id in self._own_names
                else entity
                for entity in stored_entities(store.index, number)
            )
        return self._entities[key]

    def files(self, datasets: Sequence[Dataset]) -> tuple[Path, ...]:
        """Return the files of the store that hold the values of some datasets, each once.

        Raises `DatasetError` where the store is kept in memory, since no cache folder can be
        written.
        """
        found: dict[Path, None] = {}
        for dataset in datasets:
            store, number = self._places[dataset.id, dataset.vintage]
            file = store.file(number)
            if file is None:
                raise DatasetError(
                    dataset.id, "is in no file of a store", "let the cache folder be written"
                )
            found[file] = None
        return tuple(found)

    def folder(self, dataset: Dataset) -> Path:
        """Return the folder of a dataset's vintage."""
        return Path(self._place(dataset).folder)

    def is_live(self, dataset: Dataset) -> bool:
        """Return whether a dataset's values are asked where its table lies, and not stored."""
        return self._place(dataset).live

    def close(self) -> None:
        """Let go of the stores; the records stay good."""
        for table in self._live_tables.values():
            table.close()
        self._live_tables.clear()
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

    def _refuse_two_meanings(self) -> None:
        """Refuse a user's name that a dataset has for another entity: one of the two is wrong."""
        named = {text: id for id, texts in self._own_names.items() for text in texts}
        for alias in self.aliases():
            own = named.get(alias.text)
            if own is not None and own != alias.entity:
                raise SettingsError(
                    f'alias "{alias.text}" of "{own}"',
                    f'dataset "{alias.dataset}" calls "{alias.entity}" so',
                    "correct the id, or take another name",
                )

    def _live(self, dataset: Dataset, place: Place) -> LiveTable:
        """Return the open table of a dataset that is asked where it lies."""
        key = dataset.id, dataset.vintage
        if key not in self._live_tables:
            from factgauge.reference.live.open import open_live

            self._live_tables[key] = open_live(Path(place.folder), dataset.id)
        return self._live_tables[key]

    def _place(self, dataset: Dataset) -> Place:
        store, number = self._places[dataset.id, dataset.vintage]
        return store.place(number)

    def _claim(
        self, dataset: Dataset, store: Store, number: int, others: Sequence[Dataset]
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


def _who(
    entity: str | None, partner: str | None, *, partnered: bool
) -> tuple[list[str], list[str]]:
    """Return the conditions that fix who is given, with their values."""
    conditions, values = [], []
    if entity is not None:
        conditions.append("entity = ?")
        values.append(entity)
    if partner is not None:
        conditions.append("partner = ? AND partner <> ''")  # only partners have an index
        values.append(partner)
    elif not partnered:
        conditions.append("partner = ''")  # the key goes on with the period after it
    return conditions, values


def _own_names(aliases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the user's names by entity, each also as it begins a sentence."""
    found: dict[str, tuple[str, ...]] = {}
    for text, id in aliases.items():
        both = dict.fromkeys((text, text[:1].upper() + text[1:]))
        found[id] = (*found.get(id, ()), *both)
    return found
