"""A figure while it is being read: the one mutable record, which never leaves this package."""

from __future__ import annotations

from fractions import Fraction

from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind

Number = (
    int | Fraction
)  # whole numbers stay ints while they are read: arithmetic on them is ten times faster


class Draft:
    """One number with what has been read around it so far.

    `start` and `end` grow as sign, symbol, scale and unit are taken in; `number_start` and
    `number_end` keep to the numeral with its scale word. `low` and `high` are the stated bounds in
    units of `scale`d value.
    """

    __slots__ = (
        "ceiling",
        "counted",
        "counted_end",
        "counted_start",
        "currency",
        "end",
        "exact",
        "high",
        "hundredth",
        "kind",
        "loose",
        "low",
        "modality",
        "note",
        "number_end",
        "number_start",
        "prefixed",
        "resolution",
        "rule",
        "scale",
        "start",
        "unit",
        "words",
    )

    def __init__(self, start: int, end: int, value: Number | None, rule: str) -> None:
        """Begin with the numeral at [start, end)."""
        self.start = self.number_start = start
        self.end = self.number_end = end
        self.low = self.high = value
        self.resolution: Number = 1
        self.loose: Number = 1
        self.scale: Number | None = None  # the scale word's value where one is written
        self.kind = Kind.NUMBER
        self.unit: str | None = None
        self.currency: str | None = None
        self.prefixed = False  # the currency stands before the number
        self.hundredth = False
        self.counted: str | None = None
        self.counted_start = self.counted_end = 0
        self.modality = Modality.EXACT
        self.ceiling: Fraction | None = None
        self.words = False  # written in words
        self.exact = False  # a count that no rounding touches
        self.rule = rule
        self.note: str | None = None

    def rescale(self, factor: Number) -> None:
        """Multiply everything stated by `factor`."""
        if self.low is not None:
            self.low *= factor
        if self.high is not None:
            self.high *= factor
        self.resolution *= factor
        self.loose *= factor

    def take_unit(self, other: Draft) -> None:
        """Take over what `other` is measured in or counts."""
        self.unit, self.kind, self.currency = other.unit, other.kind, other.currency
        self.hundredth = other.hundredth
        self.counted = other.counted
        self.counted_start, self.counted_end = other.counted_start, other.counted_end
        self.note = self.note or other.note

    @property
    def bare(self) -> bool:
        """Whether the number has no unit, currency or noun yet."""
        return self.unit is None and self.currency is None and self.counted is None
