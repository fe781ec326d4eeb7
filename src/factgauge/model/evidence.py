"""What a claim is held against: cells and events of reference tables, with where they come from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from factgauge.model.interval import Interval

if TYPE_CHECKING:  # who asks a table needs neither, and they take longer to load than the answer
    from factgauge.model.claim import Claim
    from factgauge.model.document import Document
    from factgauge.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a reference table.

    `interval` carries the precision with which the table states it. `keys` are the columns that
    name the row ("year", "2018"), as written in the table. `value` is in `unit` with the column's
    scale applied.
    """

    dataset: str
    vintage: str
    file: str
    row: int  # line number in the file, the header being 1
    keys: tuple[tuple[str, str], ...]
    measure: str
    label: str
    value: Fraction
    interval: Interval
    unit: str
    begins: datetime.date
    ends: datetime.date  # not included
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """How much of `target` one unit of `source` was worth over a period, by a table's rates.

    `average` is the mean of the rates of `cells`, `spread` goes from the lowest to the highest.
    Where a rate is of more than a day, `margin` is the share by which `spread` is wider to either
    side: a day's rate lies off the mean of its month or year.
    """

    source: str
    target: str
    average: Fraction
    spread: Interval
    margin: Fraction
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One row of an event table: what befell `participants` between two days (both included)."""

    dataset: str
    vintage: str
    file: str
    row: int
    keys: tuple[tuple[str, str], ...]
    begins: datetime.date
    last_day: datetime.date
    participants: tuple[str, ...]  # entity ids
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The answer of the reference tables to one question about one claim.

    `question` is what was asked, in words. `cells` and `events` answer it; where they do not,
    `missing` says what the table lacks ("no value for 2016; it has 2014, 2015, 2017 …"). `role`
    is the claim's role that the answer speaks to ("to", "from", "by", "value"), or a part of its
    relation. `others` are cells of neighbouring measures, shown and not compared. `names` say of
    whom the cells are, where they are of several. `elsewhen` answers the same question for each
    other period of the table of the same length. `rates` lead from the cell's currency to the
    claim's, in one step or in two; where tables have the currencies and no such rate, `no_rate`
    says so.
    """

    role: str
    question: str
    dataset: str
    cells: tuple[Cell, ...] = ()
    events: tuple[Event, ...] = ()
    others: tuple[Cell, ...] = ()
    missing: str | None = None
    complete: bool = (
        False  # for events: whether the table covers the whole window that was asked for
    )
    begins: datetime.date | None = None  # the window that was asked for
    ends: datetime.date | None = None
    confidence: Fraction = Fraction(0)
    names: tuple[str, ...] = ()
    elsewhen: tuple[Evidence, ...] = ()
    rates: tuple[Exchange, ...] = ()
    no_rate: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One claim with its evidence, which may be empty.

    `relation` is what the claim's clause says of things of a table, where one knows them all.
    `later` is what a vintage that came out after the document says, where it says something else.
    `vintages` says of each dataset that has several by which one it is judged, and why. `rivals`
    are the answers of further tables that measure the same thing, each as whole as `evidence`.
    """

    claim: Claim
    document: Document
    evidence: tuple[Evidence, ...] = ()
    relation: Relation | None = None
    later: tuple[Evidence, ...] = ()
    vintages: tuple[tuple[str, str], ...] = ()
    rivals: tuple[tuple[Evidence, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All the cases of one document."""

    document: Document
    cases: tuple[Case, ...]
