"""What a catalogue tells about its datasets: their measures, entities, aliases, events."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a table measures.

    `scale` turns a value as written into `unit`: 1000000 where the table writes millions.
    `direction` is that of a flow between two entities: "symmetric" (trade), "from-entity"
    (exports), "to-entity" (imports). `additive` names the dimensions over which values add up.
    """

    id: str
    label: str
    unit: str  # ISO 4217 code, "count", "percent" …, or a pint name
    statistic: str  # "stock", "flow", "rate", "index", "count", or "constant": as it is each day
    aliases: tuple[str, ...] = ()  # nouns and verb lemmas: "trade", "turnover", "earn"
    scale: Fraction = Fraction(1)
    price_basis: str | None = None  # "current", "constant 2015" …
    direction: str | None = None
    additive: tuple[str, ...] = ()  # among "entity", "partner", "period"
    counted: str | None = None  # the noun, where the unit is a count


@dataclass(frozen=True, slots=True)
class EntityInfo:
    """One entity as a dataset describes it. `opened` and `closed` are days of its own life."""

    id: str
    name: str
    kind: str  # "country", "group", "person", "organisation" or "place"
    aliases: tuple[str, ...] = ()
    opened: datetime.date | None = None
    closed: datetime.date | None = None
    related: tuple[str, ...] = ()  # entities that a text may name beside it: PRK for Kaesong


@dataclass(frozen=True, slots=True)
class Alias:
    """One way in which a text may name an entity of a dataset; the entity's name is one of them."""

    text: str
    entity: str
    kind: str
    dataset: str


@dataclass(frozen=True, slots=True)
class Group:
    """A class of entities by its name: "Nordic countries". `members` are all of them, by id."""

    name: str
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()  # singular forms among them: "Nordic country"


@dataclass(frozen=True, slots=True)
class EventKind:
    """What befalls the participants of an event table: a meeting, a strike, a launch."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()  # nouns and verb lemmas


@dataclass(frozen=True, slots=True)
class Dataset:
    """One vintage of one table.

    From `begins` to `ends` (not included) an event table is complete; any other table has its
    first and last value there. `entities` are the ids that stand in the table; `source` is set
    where one source holds for every row.
    """

    id: str
    vintage: str
    title: str
    shape: str
    file: str  # "kaesong/2016-05/table.csv"
    licence: str
    begins: datetime.date
    ends: datetime.date
    measures: tuple[Measure, ...] = ()
    entities: tuple[str, ...] = ()
    event: EventKind | None = None
    source: str | None = None
    groups: tuple[Group, ...] = ()

    def measure(self, id: str) -> Measure:
        """Return the measure of that id; `KeyError` when there is none."""
        for measure in self.measures:
            if measure.id == id:
                return measure
        raise KeyError(id)
