"""Probabilities of test statistics: the one place where floats are computed, and are left again.

scipy is loaded when the first p-value is recomputed, so that a text without statistics never pays
for it. `scipy.special` alone is enough: `scipy.stats` takes a second to load.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from factgauge.model.interval import Interval

_SLACK = Fraction(1, 10**9)  # more than the error of any of scipy's tail functions here

Tail = Callable[[float, tuple[float, ...]], float]


def two_sided(symbol: str, statistic: Interval, freedom: tuple[Interval, ...]) -> Interval:
    """Return the p-values of a bounded statistic over every reading of its degrees of freedom.

    `symbol` is one of "t", "F", "chi2", "z", "r"; F has two degrees of freedom, z none. The tail of
    t, z and r counts on both sides. Each p falls with the size of the statistic and is monotone
    in each number of degrees, so that the corners bound it. Raises `ValueError` for an unbounded
    statistic, for degrees of freedom that do not exceed zero and for a correlation beyond one.
    """
    low, high = _size(statistic)
    if symbol in ("F", "chi2") and statistic.ends[1] < 0:
        raise ValueError("a negative statistic has no p-value of this kind")
    degrees = [_bounds(each) for each in freedom]
    if symbol == "r" and high >= 1:
        if low >= 1:
            raise ValueError("a correlation cannot exceed one")
        high = Fraction(1) - _SLACK
    found = [
        _exact(_TAILS[symbol](float(size), tuple(float(each) for each in chosen)))
        for size in (low, high)
        for chosen in product(*degrees)
    ]
    return Interval(max(Fraction(0), min(found) - _SLACK), min(Fraction(1), max(found) + _SLACK))


def normal_quantile(share: Fraction) -> Fraction:
    """Return the value below which a standard normal variable lies with a probability."""
    from statistics import NormalDist  # a poll's margin is not worth loading scipy

    return _exact(NormalDist().inv_cdf(float(share)))


def _size(statistic: Interval) -> tuple[Fraction, Fraction]:
    """Return the least and the largest absolute value."""
    lo, hi = statistic.ends
    sizes = sorted((abs(lo), abs(hi)))
    return (Fraction(0) if lo < 0 < hi else sizes[0]), sizes[1]


def _bounds(freedom: Interval) -> tuple[Fraction, ...]:
    lo, hi = freedom.ends
    if lo <= 0:
        raise ValueError("degrees of freedom must exceed zero")
    return (lo,) if lo == hi else (lo, hi)


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(10**15)


def _t(size: float, degrees: tuple[float, ...]) -> float:
    from scipy.special import stdtr  # type: ignore[import-untyped]

    return 2 * float(stdtr(degrees[0], -size))


def _f(size: float, degrees: tuple[float, ...]) -> float:
    from scipy.special import fdtrc

    return float(fdtrc(degrees[0], degrees[1], size))


def _chi2(size: float, degrees: tuple[float, ...]) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(degrees[0], size))


def _z(size: float, degrees: tuple[float, ...]) -> float:
    from scipy.special import ndtr

    return 2 * float(ndtr(-size))


def _r(size: float, degrees: tuple[float, ...]) -> float:
    """Return the p of a correlation: t = r sqrt(df / (1 - r^2))."""
    return _t(size * (degrees[0] / (1 - size * size)) ** 0.5, degrees)


_TAILS: dict[str, Tail] = {"t": _t, "F": _f, "chi2": _chi2, "z": _z, "r": _r}
