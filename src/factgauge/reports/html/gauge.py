"""Two sets drawn under one another, so that the eye sees whether they meet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factgauge.model.interval import Interval

WIDTH = 100
_MARGIN = Fraction(1, 5)  # of the drawn range, left free on each side
_LEAST_WIDTH = Fraction(3, 2)  # a single point must still be seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A set as a bar on a scale of 0 to 100; `open_left` and `open_right` have no end."""

    x: str
    width: str
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """What the text states above what follows from the rest."""

    stated: Bar
    computed: Bar


def gauge(stated: Interval | None, computed: Interval | None) -> Gauge | None:
    """Return the two sets on one scale; `None` where there is nothing to set side by side."""
    if stated is None or computed is None:
        return None
    ends = [end for each in (stated, computed) for end in (each.lo, each.hi) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    margin = (high - low) * _MARGIN or abs(low) * _MARGIN or Fraction(1)
    left, right = low - margin, high + margin
    return Gauge(_bar(stated, left, right), _bar(computed, left, right))


def _bar(interval: Interval, left: Fraction, right: Fraction) -> Bar:
    def place(value: Fraction) -> Fraction:
        return (value - left) / (right - left) * WIDTH

    start = Fraction(0) if interval.lo is None else place(interval.lo)
    end = Fraction(WIDTH) if interval.hi is None else place(interval.hi)
    if end - start < _LEAST_WIDTH:
        middle = (start + end) / 2
        start, end = middle - _LEAST_WIDTH / 2, middle + _LEAST_WIDTH / 2
    return Bar(_attribute(start), _attribute(end - start), interval.lo is None, interval.hi is None)


def _attribute(value: Fraction) -> str:
    hundredths = round(value * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
