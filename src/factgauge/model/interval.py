"""Exact interval arithmetic over the rationals.

A figure is a set, and consistency is that two sets meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add


@dataclass(frozen=True, slots=True)
class Interval:
    """Every real number a written figure could stand for. `None` means unbounded.

    Bounds are exact rationals: a float never enters the arithmetic. An unbounded side is open.
    Raises `ValueError` when `lo` exceeds `hi`, or when a single point is left open.
    """

    lo: Fraction | None
    hi: Fraction | None
    lo_closed: bool = True
    hi_closed: bool = True

    def __post_init__(self) -> None:
        """Refuse the empty set, which no figure stands for."""
        if self.lo is not None and self.hi is not None:
            if self.lo > self.hi:
                raise ValueError(f"empty interval: {self.lo} exceeds {self.hi}")
            if self.lo == self.hi and not (self.lo_closed and self.hi_closed):
                raise ValueError(f"empty interval: {self.lo} alone, but open")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """Return the set that holds `value` alone."""
        exact = Fraction(value)
        return cls(exact, exact)

    @property
    def bounded(self) -> bool:
        """Whether both sides end."""
        return self.lo is not None and self.hi is not None

    @property
    def bounded_positive(self) -> bool:
        """Whether both sides end and every member exceeds zero."""
        return self.lo is not None and self.hi is not None and self.lo > 0

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Both bounds; raises `ValueError` where a side does not end."""
        if self.lo is None or self.hi is None:
            raise ValueError("a side of the interval does not end")
        return self.lo, self.hi

    def meets(self, other: Interval) -> bool:
        """Return whether some number lies in both intervals."""
        return not (self._entirely_below(other) or other._entirely_below(self))

    def _entirely_below(self, other: Interval) -> bool:
        if self.hi is None or other.lo is None:
            return False
        if self.hi == other.lo:
            return not (self.hi_closed and other.lo_closed)
        return self.hi < other.lo

    def gap(self, other: Interval) -> Fraction:
        """Return the distance between two intervals; zero where they meet or touch."""
        if self.hi is not None and other.lo is not None and self.hi < other.lo:
            return other.lo - self.hi
        if other.hi is not None and self.lo is not None and other.hi < self.lo:
            return self.lo - other.hi
        return Fraction(0)

    def contains(self, value: Fraction) -> bool:
        """Return whether `value` is a member."""
        return self.meets(Interval.point(value))

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        lo, lo_closed = _outer(self.lo, self.lo_closed, other.lo, other.lo_closed, upper=False)
        hi, hi_closed = _outer(self.hi, self.hi_closed, other.hi, other.hi_closed, upper=True)
        return Interval(lo, hi, lo_closed, hi_closed)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.hi is None else -self.hi,
            None if self.lo is None else -self.lo,
            self.hi_closed,
            self.lo_closed,
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.lo is None or other.lo is None else self.lo + other.lo,
            None if self.hi is None or other.hi is None else self.hi + other.hi,
            self.lo_closed and other.lo_closed,
            self.hi_closed and other.hi_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def shift(self, offset: Fraction | int) -> Interval:
        """Return the interval moved by an exact `offset`."""
        return self + Interval.point(offset)

    def scale(self, factor: Fraction | int) -> Interval:
        """Return every member times an exact `factor`; a factor of zero gives the point zero."""
        if factor == 0:
            return Interval.point(0)
        exact = Fraction(factor)
        lo = None if self.lo is None else self.lo * exact
        hi = None if self.hi is None else self.hi * exact
        if exact > 0:
            return Interval(lo, hi, self.lo_closed, self.hi_closed)
        return Interval(hi, lo, self.hi_closed, self.lo_closed)

    def times(self, other: Interval) -> Interval:
        """Return every product of a member of `self` and a member of `other`.

        Neither may reach below zero (`ValueError` otherwise): amounts of things never do.
        """
        if self.lo is None or other.lo is None or self.lo < 0 or other.lo < 0:
            raise ValueError("neither factor may lie below zero")
        hi, hi_closed = _largest_product(self, other)
        zero = self.lo * other.lo == 0
        touched = (self.lo == 0 and self.lo_closed) or (other.lo == 0 and other.lo_closed)
        return Interval(
            self.lo * other.lo,
            hi,
            touched if zero else self.lo_closed and other.lo_closed,
            hi_closed,
        )

    def divide(self, other: Interval) -> Interval:
        """Return every quotient of a member of `self` by a member of `other`.

        `other` must lie entirely above zero (`ValueError` otherwise): a quotient by a set that
        reaches zero has no bounds worth printing.
        """
        if other.lo is None or other.lo < 0 or (other.lo == 0 and other.lo_closed):
            raise ValueError("the divisor must lie above zero")
        # x / y falls with y where x > 0 and rises where x < 0: each bound takes its own corner.
        lo, lo_closed = _quotient_bound(self.lo, other, self.lo_closed, upper=False)
        hi, hi_closed = _quotient_bound(self.hi, other, self.hi_closed, upper=True)
        return Interval(lo, hi, lo_closed, hi_closed)


def _outer(
    a: Fraction | None, a_closed: bool, b: Fraction | None, b_closed: bool, *, upper: bool
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, True
    if a == b:
        return a, a_closed or b_closed
    return (a, a_closed) if (a > b) == upper else (b, b_closed)


def _largest_product(a: Interval, b: Interval) -> tuple[Fraction | None, bool]:
    if a.hi == 0 or b.hi == 0:  # nothing but zero, however large the other is
        return Fraction(0), True
    if a.hi is None or b.hi is None:
        return None, True
    return a.hi * b.hi, a.hi_closed and b.hi_closed


def _quotient_bound(
    bound: Fraction | None, divisor: Interval, closed: bool, *, upper: bool
) -> tuple[Fraction | None, bool]:
    if bound is None:
        return None, True
    if bound == 0:
        return Fraction(0), closed
    # The far corner: largest |x / y| with the smallest divisor, least with the largest.
    smallest_divisor = (bound > 0) == upper
    by, by_closed = (
        (divisor.lo, divisor.lo_closed) if smallest_divisor else (divisor.hi, divisor.hi_closed)
    )
    if by is None:  # a divisor without end drives the quotient towards zero
        return Fraction(0), False
    if by == 0:  # a divisor that may be as small as one likes
        return None, True
    return bound / by, closed and by_closed


HUNDRED = Fraction(100)


def percent_change(start: Interval, end: Interval) -> Interval:
    """Return the change from `start` to `end` in percent of `start`, over every reading of both.

    `start` must lie above zero (`ValueError` otherwise): a percent change of a base that may be
    zero is undefined. Bounds: [(end.lo / start.hi - 1) 100, (end.hi / start.lo - 1) 100].
    """
    return end.divide(start).shift(-1).scale(HUNDRED)


def implied_base(end: Interval, change_percent: Interval) -> Interval:
    """Return the values from which a signed change of `change_percent` leads to `end`.

    Raises `ValueError` where the change reaches -100 percent, for which no base exists.
    """
    return end.divide(change_percent.scale(1 / HUNDRED).shift(1))


def percent_of(part: Interval, whole: Interval) -> Interval:
    """Return the share of a part in a whole, in percent.

    `whole` must lie above zero (`ValueError` otherwise).
    """
    return part.divide(whole).scale(HUNDRED)


def total(*parts: Interval) -> Interval:
    """Return the sum of some intervals, zero for none."""
    return reduce(add, parts, Interval.point(0))
