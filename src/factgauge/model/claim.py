"""A claim: what is said of what, where, when, by whom, with quantities in roles."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from factgauge.model.quantity import Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie


class Frame(StrEnum):
    """The relation that a claim states."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    TOTAL = "total"
    COMPARISON = "comparison"
    RATIO = "ratio"
    RATE = "rate"
    RANK = "rank"
    THRESHOLD = "threshold"
    COUNT = "count"
    TEMPORAL = "temporal"
    CONVERSION = "conversion"
    TEST_RESULT = "test_result"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Status(StrEnum):
    """How a claim is put; only what is asserted or attributed is judged."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    HYPOTHETICAL = "hypothetical"
    FORECAST = "forecast"
    TARGET = "target"
    NEGATED = "negated"
    CORRECTED = "corrected"

    @property
    def judged(self) -> bool:
        """Whether a claim of this status gets a verdict on its facts."""
        return self in (Status.ASSERTED, Status.ATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Measurand:
    """The noun phrase of what is measured, as it stands in the text."""

    span: Span
    surface: str
    head: str  # lower case, singular
    modifiers: tuple[str, ...] = ()
    polarity: str | None = None  # "cost", "loss", "deficit": a fall is good news
    statistic: str | None = None  # "stock", "flow", "rate", "index", "average" …


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing that a claim is about."""

    span: Span
    surface: str
    id: str  # ISO 3166 alpha-3 code for a country, else a name in lower case with hyphens
    role: str  # "of", "from", "to" or "partner"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, `ends` not included.

    `span` is `None` when it comes from the document's date.
    """

    begins: datetime.date | None
    ends: datetime.date | None
    # "year", "quarter", "month", "day", "week", "rolling_year", "since", "range", "fiscal",
    # "relative"
    kind: str
    span: Span | None = None
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """By whose word: a name or description in the text."""

    span: Span
    surface: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement. An absent part is `None` or an empty tuple, never a guess.

    `roles` pairs a role name of DESIGN with its quantities, in the order of the text.
    """

    id: str
    span: Span
    surface: str
    sentence: int
    frame: Frame
    roles: tuple[tuple[str, tuple[Quantity, ...]], ...]
    direction: Direction | None = None
    trigger: Span | None = None  # the words that make the frame: "fell", "a drop of", "met"
    measurand: Measurand | None = None
    entities: tuple[Entity, ...] = ()
    period: Period | None = None
    base_period: Period | None = None  # of a change's `from`
    speaker: Speaker | None = None
    status: Status = Status.ASSERTED
    veto: str | None = None  # a word that makes it another measurand: "comparable", "guidance" …
    ties: tuple[Tie, ...] = ()  # what its figures must give with others of the text

    def role(self, name: str) -> tuple[Quantity, ...]:
        """Return the quantities in a role, in the order of the text; empty where there are none."""
        for role, quantities in self.roles:
            if role == name:
                return quantities
        return ()

    def first(self, name: str) -> Quantity | None:
        """Return the first quantity in a role."""
        return next(iter(self.role(name)), None)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the claim, role by role."""
        return tuple(quantity for _, quantities in self.roles for quantity in quantities)
