"""What the checks decide, and the verdict that follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from factgauge.model.claim import Claim
from factgauge.model.evidence import Cell, Event
from factgauge.model.interval import Interval
from factgauge.model.span import Span


class Outcome(StrEnum):
    """What one check found."""

    CONSISTENT = "consistent"
    NEAR_MISS = "near_miss"
    INCONSISTENT = "inconsistent"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a trace: a label, and the interval or the words it came to."""

    label: str
    interval: Interval | None = None
    unit: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check decided about one claim, with the steps, re-computable by hand.

    `span` is the figure or word that the finding speaks of. `computed` and `stated` are the two
    sets that were held against one another, in `unit`.
    """

    code: str
    name: str
    outcome: Outcome
    claim: str
    span: Span
    message: str
    hint: str | None = None
    note: str | None = None  # literally defensible, yet worth a word to the reader
    computed: Interval | None = None
    stated: Interval | None = None
    unit: str | None = None
    trace: tuple[Step, ...] = ()
    cells: tuple[Cell, ...] = ()
    events: tuple[Event, ...] = ()
    others: tuple[Cell, ...] = ()
    used: tuple[str, ...] = ()  # ids of the figures of a tie that it speaks of
    settles: bool = True  # whether a fit says that the figure is right, and not only possible
    later: str | None = None  # what a later vintage of the table says otherwise, in words
    disputed: bool = False  # whether another table of the same thing says otherwise
    stands: bool = False  # whether it holds however the claim is put: planned, forecast, denied


class Judgement(StrEnum):
    """The seven verdicts of DESIGN, the gravest first."""

    REFUTED = "refuted"
    INCONSISTENT = "inconsistent"
    DISPUTED = "disputed"
    MISLEADING = "misleading"
    UNVERIFIED = "unverified"
    CONSISTENT = "consistent"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What we say of one claim, and on which findings it rests."""

    claim: Claim
    span: Span
    surface: str
    judgement: Judgement
    confidence: Fraction
    summary: str
    findings: tuple[Finding, ...]
