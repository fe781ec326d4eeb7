"""Means and deviations that no data can have: GRIM, GRIMMER, the bound of a scale, DEBIT."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.wording import interval, number
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.rounding import numeral, rounded, rounded_numeral
from factgauge.model.tie import Tie

_FEWEST = 5  # cases: of an unknown number, so many at least
_MOST_SUMS = 50  # of whole numbers that round to one mean: beyond them all is possible


def _sums(mean: Interval, n: int) -> range:
    """Return the totals of n whole numbers whose mean lies in an interval."""
    lo, hi = mean.ends
    return range(ceil(lo * n), floor(hi * n) + 1)


@tie_check("AVG006", "mean-impossible-for-counts", "whole_mean")
def mean_impossible_for_counts(case: Case, tie: Tie) -> Ruling:
    """Find a mean of whole things that no total over the number of cases gives (GRIM).

    The mean of 20 whole numbers is a multiple of 0.05. It speaks only of what comes in whole
    numbers and has power only where there are fewer cases than the mean has steps: two decimals
    decide up to 99. Scores that average several items are left alone. A mean that fits once it is
    cut off instead of rounded is a near miss. (Brown and Heathers, The GRIM test, 2017.)

    Passes:   The 12 mothers had a mean of 2.58 children.
    Passes:   Errors on the list averaged 4.31 (n = 16): M = 4.31 errors.
    Passes:   The 21 strikers scored 5.14 goals on average.
    Fails:    The 12 mothers had a mean of [[2.54 children]].
    Fails:    The 21 strikers scored [[5.17 goals]] on average.
    Fails:    Home owners reported a mean of [[1.37 visits]] (n = 15).
    Abstains: The 240 mothers had a mean of 2.54 children.
    Abstains: The 12 mothers waited a mean of 2.54 hours.
    """
    mean, written = tie.one("mean"), tie.word("mean") or ""
    n = int(tie.word("n") or "0")
    value, unit = numeral(written)
    if n < 1 or n * unit >= 1:
        return abstain(f"with {n} cases every mean of so many decimals is possible")
    stated = rounded(value, unit)
    trace = (
        Step("given: cases", Interval.point(n), "count"),
        Step("stated mean", stated, None, f"“{written}”"),
    )
    if len(_sums(stated, n)):
        total = _sums(stated, n)[0]
        return Ruling(
            Outcome.CONSISTENT, f"“{written}” is {total} over {n}", trace, mean.span, stated=stated
        )
    below, above = Fraction(floor(value * n), n), Fraction(floor(value * n) + 1, n)
    nearest = f"{number(below)} and {number(above)}"
    if value <= above < value + unit:
        return Ruling(
            Outcome.NEAR_MISS, f"“{written}” fits {n} cases only when it was cut off", trace,
            mean.span, note="cut off rather than rounded?", stated=stated,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated “{written}”, but the mean of {n} whole numbers is a multiple of 1/{n}: the "
        f"nearest "
        f"are {nearest}",
        trace, mean.span, "check the mean and the number of cases",
        computed=Interval(below, above), stated=stated,
    )  # fmt: skip


def _product(mean: Interval, low: Fraction, high: Fraction) -> Interval:
    """Return (high - m)(m - low) over the means: largest nearest to the middle."""
    first, last = max(mean.ends[0], low), min(mean.ends[1], high)
    ends = [(high - m) * (m - low) for m in (first, last)]
    middle = (low + high) / 2
    top = (high - middle) * (middle - low) if first <= middle <= last else max(ends)
    return Interval(min(ends), top)


def _factor(n: str | None) -> Interval:
    """Return 1 to n / (n - 1): the variance may be a population's or a sample's."""
    cases = _FEWEST if n is None else int(n)
    if cases < 2:
        raise ValueError("one case has no deviation")
    return Interval(Fraction(1), Fraction(cases, cases - 1))


def _squares(sd: Interval) -> Interval:
    lo, hi = sd.ends
    return Interval(max(lo, Fraction(0)) ** 2, hi**2)


def _variance(mean: Interval, low: Fraction, high: Fraction, n: str | None) -> Interval:
    """Return the variances of values that lie at either end of a scale alone."""
    least, most = _product(mean, low, high).ends
    return Interval(least, most * _factor(n).ends[1])


@tie_check("AVG007", "deviation-impossible-on-scale", "spread")
def deviation_impossible_on_scale(case: Case, tie: Tie) -> Ruling:
    """Find a standard deviation that is larger than the scale and its mean allow.

    On a scale from a to b the variance is at most (b - mean)(mean - a) n / (n - 1) (Bhatia and
    Davis, 2000). The scale must stand in the sentence or the one before, and be the only one.

    Passes:   On the scale from 1 to 7 the mean was 5.2 and the standard deviation 1.4 (n = 88).
    Passes:   Marks out of 30 had a mean of 21.5 (SD = 4.2, n = 61).
    Passes:   Trust was rated on a five-point scale (M = 3.4, SD = 1.0, n = 210).
    Fails:    On the scale from 1 to 7 the mean was 5.2 and the standard deviation [[4.1]] (n = 88).
    Fails:    Marks out of 30 had a mean of 21.5 (SD = [[24.2]], n = 61).
    Fails:    Trust was rated on a five-point scale (M = 4.6, SD = [[2.0]], n = 210).
    Abstains: Waiting took a mean of 5.2 days and a standard deviation of 14.1 (n = 88).
    Abstains: On the scale from 1 to 7 the mean was 5.2 with a standard error of 0.1 (n = 88).
    """
    low, high = tie.word("low"), tie.word("high")
    twice = _impossible_squares(tie)
    if twice is not None:
        return twice
    if low is None or high is None:
        return abstain("the text gives no scale for the mean")
    mean, sd = rounded_numeral(tie.word("mean") or ""), rounded_numeral(tie.word("sd") or "")
    try:
        most = _variance(mean, Fraction(low), Fraction(high), tie.word("n"))
    except ValueError as error:
        return abstain(str(error))
    squares = _squares(sd)
    return _held(
        tie, squares, Interval(Fraction(0), most.hi),
        f"on a scale from {low} to {high} a mean of {tie.word('mean')} allows a standard "
        f"deviation of",
    )  # fmt: skip


@tie_check("AVG008", "deviation-impossible-for-binary", "spread")
def deviation_impossible_for_binary(case: Case, tie: Tie) -> Ruling:
    """Find a standard deviation that noughts and ones cannot have with their mean (DEBIT).

    Its variance is mean (1 - mean) n / (n - 1), so that the mean alone gives the deviation. The
    text must say that it is coded 0 and 1 or call it a dummy; a standard error is no deviation.

    Passes:   The dummy for urban homes had mean 0.30 and standard deviation 0.46 (n = 500).
    Passes:   Voted (1 = yes, 0 = no): mean 0.75, SD 0.43, n = 240.
    Passes:   Smoking was coded 1 for smokers and 0 for others (M = 0.18, SD = 0.38).
    Fails:    The dummy for urban homes had mean 0.30 and standard deviation [[0.64]] (n = 500).
    Fails:    Voted (1 = yes, 0 = no): mean 0.75, SD [[0.34]], n = 240.
    Fails:    Smoking was coded 1 for smokers and 0 for others (M = 0.18, SD = [[0.83]]).
    Abstains: Income per head had a mean of 0.30 and a standard deviation of 0.64 (n = 500).
    Abstains: Voted (1 = yes, 0 = no): mean 0.75, standard error 0.03, n = 240.
    """
    if tie.word("binary") is None:
        return abstain("the text does not say that the variable is coded 0 and 1")
    mean, sd = rounded_numeral(tie.word("mean") or ""), rounded_numeral(tie.word("sd") or "")
    try:
        variance = _variance(mean, Fraction(0), Fraction(1), tie.word("n"))
    except ValueError as error:
        return abstain(str(error))
    return _held(
        tie, _squares(sd), variance,
        f"a variable of 0 and 1 with a mean of {tie.word('mean')} has a standard deviation of",
    )  # fmt: skip


def _held(tie: Tie, squares: Interval, allowed: Interval, what: str) -> Ruling:
    """Return the ruling on a deviation, by its square and the variances that are possible."""
    figure, written = tie.one("sd"), tie.word("sd") or ""
    value, unit = numeral(written)
    least, most = allowed.ends
    roots = Interval(_root(least), _root(most))
    trace = (
        Step("given: the mean", rounded_numeral(tie.word("mean") or "")),
        Step("computed: possible deviations", roots),
        Step("stated", rounded(value, unit), None, f"“{written}”"),
    )
    message = f"“{written}” fits: {what} {interval(roots, None, 2)}"
    if squares.meets(allowed):
        return Ruling(Outcome.CONSISTENT, message, trace, figure.span)
    wide = _squares(rounded(value, 3 * unit))
    if wide.meets(allowed):
        return Ruling(
            Outcome.NEAR_MISS, f"“{written}” is off by one unit of its last digit: {what} "
            f"{interval(roots, None, 2)}", trace, figure.span,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"stated “{written}”, but {what} {interval(roots, None, 2)}", trace,
        figure.span, "check the decimal point, and whether it is a standard error",
    )  # fmt: skip


def _root(value: Fraction) -> Fraction:
    """Return a square root for showing; the verdict compares squares."""
    return Fraction(float(value) ** 0.5).limit_denominator(10**6)


def _impossible_squares(tie: Tie) -> Ruling | None:
    """Return the ruling where no whole numbers have this mean and deviation (GRIMMER).

    The sum of squares of whole numbers is whole, and as even or odd as their sum (Allard, Analytic-
    GRIMMER, 2018). A deviation that was cut off, or taken over n, is allowed for.
    """
    if tie.word("whole") is None or tie.word("n") is None:
        return None
    n = int(tie.word("n") or "0")
    mean = rounded_numeral(tie.word("mean") or "")
    value, unit = numeral(tie.word("sd") or "")
    sums = _sums(mean, n)
    if n < 2 or not 0 < len(sums) <= _MOST_SUMS:
        return None
    squares = _squares(rounded(value, 2 * unit))
    if any(_even_or_odd(total, squares, n, over) for total in sums for over in (n - 1, n)):
        return None
    return Ruling(
        Outcome.INCONSISTENT,
        f"no {n} whole numbers have a mean of “{tie.word('mean')}” and a standard deviation of "
        f"“{tie.word('sd')}”",
        (Step("given: cases", Interval.point(n), "count"), Step("given: the mean", mean)),
        tie.one("sd").span, "check the deviation, the mean and the number of cases",
    )  # fmt: skip


def _even_or_odd(total: int, squares: Interval, n: int, over: int) -> bool:
    """Whether some sum of squares fits a sum of n whole numbers and their variance over `over`."""
    lo, hi = squares.ends
    base = Fraction(total * total, n)
    least, most = ceil(lo * over + base), floor(hi * over + base)
    return any(square % 2 == total % 2 for square in range(least, min(most, least + 1) + 1))


CHECKS: tuple[Check, ...] = (
    mean_impossible_for_counts,
    deviation_impossible_on_scale,
    deviation_impossible_for_binary,
)
