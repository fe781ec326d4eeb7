"""A quantity: one amount, as written and as understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.rounding import asserted
from factgauge.model.span import Span


class Kind(StrEnum):
    """What sort of thing a quantity is."""

    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MEASURE = "measure"
    COUNT = "count"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    RANK = "rank"
    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount, as written (`surface`, `span`) and as understood (the rest).

    `stated_low` and `stated_high` are the numbers written, scale words applied, in `unit`: equal
    for one number, 3 and 5 for "3 to 5", 56 and `None` for "more than 56". What they assert follows
    from them by the rounding rule: see `interval` and `loose`. All of it is `None` for dates and
    ranks.
    """

    id: str
    span: Span  # hedge, number, scale word and unit: text[start:end] == surface
    surface: str
    number_span: Span  # the numeral with its scale word alone
    kind: Kind
    stated_low: Fraction | None
    stated_high: Fraction | None
    resolution: Fraction | None  # unit of the last written digit; zero where the number is exact
    loose_resolution: Fraction | None  # the same where trailing zeros of an integer are padding
    modality: Modality
    unit: str | None  # see DESIGN: a pint name, percent, count, ratio, a currency code …
    currency: str | None
    counted: str | None  # head noun of what a count counts
    counted_span: Span | None  # its whole noun phrase
    sentence: int
    rule: str  # the rule that read it, so that a wrong reading can be traced
    note: str | None = None  # what is ambiguous about the reading
    ceiling: Fraction | None = None  # "just over": at most this many times the number

    @property
    def interval(self) -> Interval | None:
        """The set of values that the figure asserts, its digits taken as written."""
        if self.resolution is None:
            return None
        return asserted(
            self.stated_low, self.stated_high, self.resolution, self.modality, self.ceiling
        )

    @property
    def loose(self) -> Interval | None:
        """The same where trailing zeros do not count: "80 million" may be 75 to 85 million."""
        if self.loose_resolution is None:
            return self.interval
        return asserted(
            self.stated_low, self.stated_high, self.loose_resolution, self.modality, self.ceiling
        )
