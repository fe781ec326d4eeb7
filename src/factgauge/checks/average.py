"""Averages against the values, the counts and the ranges that they are of."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.rate import quotient
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import interval, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FITS = (Outcome.CONSISTENT, Outcome.NEAR_MISS)


@tie_check("AVG001", "mean-times-count-mismatch", "mean")
def mean_times_count_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an average that is not the total over how many there are.

    Read are "an average of 12", "averaging 12", "12 on average" and "12 each" beside one total and
    one count; a median is no average, and an average of other years or things is left alone.

    Passes:   The 24 clubs scored 60 goals, an average of 2.5.
    Passes:   He made 30 saves in 12 games, averaging 2.5.
    Passes:   Sixteen schools took in 4,800 pupils, on average 300.
    Fails:    The 24 clubs scored 60 goals, an average of [[3.5]].
    Fails:    He made 30 saves in 12 games, averaging [[5.2]].
    Fails:    Sixteen schools took in 4,800 pupils, on average [[200]].
    Abstains: The clubs scored 60 goals, an average of 2.5.
    Abstains: He made 30 saves in 12 games, a median of 2.
    """
    ruling = quotient(tie)
    if tie.word("open") is None or ruling.outcome in _FITS:
        return ruling
    other = quotient(tie, upside_down=True)
    if other.outcome in _FITS or ruling.outcome is Outcome.ABSTAINED:
        return other
    return ruling


@tie_check("AVG002", "mean-outside-range", "ranged")
def mean_outside_range(case: Case, tie: Tie) -> Ruling:
    """Find an average that lies outside the range of its values.

    The range is one figure ("18 to 30"), or the lowest and the highest are named. A range of
    confidence is no range of values, and a season has an average of its own.

    Passes:   Ages ran from 18 to 30, averaging 24.
    Passes:   The mean age was 24 years (range 18-30).
    Passes:   The lowest bid was $40,000 and the highest $90,000, with an average of $61,000.
    Fails:    Ages ran from 18 to 30, averaging [[34]].
    Fails:    The mean age was [[42 years]] (range 18-30).
    Fails:    The lowest bid was $40,000 and the highest $90,000, with an average of [[$16,000]].
    Abstains: Temperatures range from 18 to 30 degrees in summer, averaging 8 degrees in winter.
    Abstains: The mean age was 42 years.
    """
    average, spread = tie.one("average"), tie.role("range")
    readings = tied_readings(average)
    bounds = [reading for figure in spread for reading in tied_readings(figure)[:1]]
    if not readings or len(bounds) != len(spread):
        return abstain("a rank or a date is no amount")
    whole = bounds[0]
    for bound in bounds[1:]:
        whole = whole.hull(bound)
    shown = " and ".join(quoted(figure) for figure in spread)
    unit = average.unit
    trace = (
        Step("values", whole, unit, shown),
        Step("stated average", readings[0], unit, quoted(average)),
    )
    if any(reading.meets(whole) for reading in readings):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(average)} lies within {shown}", trace, average.span,
            computed=whole, stated=readings[0], unit=unit,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"an average of {quoted(average)} lies outside the values it is of, {shown}",
        trace, average.span, "check whether average and range are of the same values",
        computed=whole, stated=readings[0], unit=unit,
    )  # fmt: skip


_ORDER = ("lower", "spread", "median", "upper")


@tie_check("AVG003", "quartiles-out-of-order", "quartiles")
def quartiles_out_of_order(case: Case, tie: Tie) -> Ruling:
    """Find quartiles and a median that are not in their order.

    The lower quartile cannot exceed the median, nor the median the upper one; an interquartile
    range that is given as two figures holds the median. Given as one figure it is a width.

    Passes:   The median wait was 14 days (interquartile range 10 to 20).
    Passes:   The lower quartile was $12,000, the median $15,000 and the upper quartile $21,000.
    Passes:   Incomes had quartiles of 10, 14 and 20.
    Fails:    The median wait was [[41 days]] (interquartile range 10 to 20).
    Fails:    The lower quartile was $12,000, the median [[$51,000]] and the upper quartile $21,000.
    Fails:    Incomes had quartiles of 10, [[24]] and 20.
    Abstains: The median wait was 41 days (interquartile range 10).
    Abstains: The upper quartile was 12.
    """
    known = {name: figures[0] for name, figures in tie.roles}
    blamed = known.get("median") or tie.figures[0]
    ordered = [(name, known[name]) for name in _ORDER if name in known]
    trace = tuple(
        Step(name, reading, figure.unit, quoted(figure))
        for name, figure in ordered
        for reading in tied_readings(figure)[:1]
    )
    if len(trace) != len(ordered):
        return abstain("a rank or a date is no amount")
    if "spread" in known and "median" in known:
        readings = tied_readings(known["median"])
        fits = any(reading.meets(tied_readings(known["spread"])[0]) for reading in readings)
    else:
        fits = all(
            not _wholly_above(one, other)
            for at, (_, one) in enumerate(ordered)
            for _, other in ordered[at + 1 :]
        )
    if fits:
        return Ruling(Outcome.CONSISTENT, "the quartiles are in order", trace, blamed.span)
    others = " and ".join(quoted(figure) for _, figure in ordered if figure is not blamed)
    return Ruling(
        Outcome.INCONSISTENT, f"{quoted(blamed)} is out of order with {others}", trace, blamed.span,
        "lower quartile, median and upper quartile must rise; check for swapped figures",
    )  # fmt: skip


def _wholly_above(one: Quantity, other: Quantity) -> bool:
    a, b = tied_readings(one)[-1], tied_readings(other)[-1]
    return a.lo is not None and b.hi is not None and a.lo > b.hi and not a.meets(b)


def _mean(*values: Interval) -> Interval:
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total.scale(Fraction(1, len(values)))


_UNWEIGHTED = "that is the mean of the values, not weighted"


@tie_check("AVG004", "weighted-mean-mismatch", "weighted")
def weighted_mean_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an average over groups that is not weighted by their sizes.

    Read are two or more pairs of a number and its value, beside one average. The mean of the
    values themselves is the likely slip.

    Passes:   The 100 men earned $20 and the 300 women $24, for an average of $23.
    Passes:   With 40 lambs at £90 and 60 ewes at £120, the average price was £108.
    Passes:   He bought 200 shares at $30 and 100 shares at $36, paying $32 on average.
    Fails:    The 100 men earned $20 and the 300 women $24, for an average of [[$22]].
    Fails:    With 40 lambs at £90 and 60 ewes at £120, the average price was [[£140]].
    Fails:    He bought 200 shares at $30 and 100 shares at $36, paying [[$33]] on average.
    Abstains: The 100 men earned $20 and the women $24, for an average of $22.
    Abstains: The 100 men earned $20 and the 300 women $24, the average last year being $22.
    """
    values, weights = tie.role("value"), tie.role("weight")
    average, half = tie.one("average"), len(values)

    def mean(*parts: Interval) -> Interval:
        """Weigh exactly: sizes are counts, so only the values carry a width."""
        sizes = [_middle(part) for part in parts[half:]]
        total = parts[0].scale(sizes[0])
        for part, size in zip(parts[1:half], sizes[1:], strict=True):
            total = total + part.scale(size)
        return total.scale(1 / sum(sizes, Fraction(0)))

    def price(part: Quantity) -> tuple[Interval, ...]:
        exact = part.kind is Kind.MONEY and (part.resolution or 0) <= 1
        found = tied_readings(part)
        return (
            (Interval.point(part.stated_low),) if exact and part.stated_low is not None else found
        )

    ruling = weigh(
        average, (*values, *weights), mean, what="the mean weighted by the numbers",
        unit=average.unit, read=price,
        slips=(Slip(_UNWEIGHTED, lambda *parts: _mean(*parts[:half])),),
    )  # fmt: skip
    if ruling.outcome is not Outcome.NEAR_MISS or ruling.computed is None:
        return ruling
    plain = _mean(*(price(value)[0] for value in values))
    if average.stated_low is None or not plain.contains(average.stated_low):
        return ruling
    return replace(  # within a digit of it, and yet the very mean of the values
        ruling, outcome=Outcome.INCONSISTENT, hint=_UNWEIGHTED, note=None,
        message=f"stated {quoted(average)}, but the mean weighted by the numbers is "
        f"{interval(ruling.computed, average.unit)}",
    )  # fmt: skip


def _middle(values: Interval) -> Fraction:
    if values.lo is None or values.hi is None or values.lo <= 0:
        raise ValueError("a size without bounds gives no weight")
    return (values.lo + values.hi) / 2


def _scored(part: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a value of a list: a score or a count is exact."""
    exact = part.kind in (Kind.NUMBER, Kind.COUNT) and part.modality is Modality.EXACT
    if exact and part.stated_low is not None and (part.resolution or 0) <= 1:
        return (Interval.point(part.stated_low),)
    return tied_readings(part)


@tie_check("AVG005", "mean-of-list-mismatch", "listed")
def mean_of_list_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an average that is not the mean of the values listed beside it.

    The values must stand in one list, all of one sort; the average of a season, of a career or of
    other years is left alone.

    Passes:   She threw 61, 64 and 67 metres, an average of 64 metres.
    Passes:   The three judges gave scores of 6, 7 and 8, for an average of 7.
    Passes:   Rents of $900, $1,000 and $1,250 make an average of $1,050.
    Fails:    She threw 61, 64 and 67 metres, an average of [[46 metres]].
    Fails:    The three judges gave scores of 6, 7 and 8, for an average of [[7.5]].
    Fails:    Rents of $900, $1,000 and $1,250 make an average of [[$1,150]].
    Abstains: He scored 20, 25 and 30 points and averages 18 points for the season.
    Abstains: She threw 61 metres, her average being 46 metres.
    """
    values = tie.role("value")
    return weigh(
        tie.one("average"), values, _mean, read=_scored,
        what=f"the mean of the {len(values)} values",
        unit=tie.one("average").unit,
        slips=(Slip("that is their sum", lambda *parts: _mean(*parts).scale(len(parts))),),
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    mean_times_count_mismatch,
    mean_outside_range,
    quartiles_out_of_order,
    weighted_mean_mismatch,
    mean_of_list_mismatch,
)
