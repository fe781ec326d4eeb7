"""Change over several values or steps: unchanged, runs, chains, yearly growth, contributions."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.stated import in_unit, scaled_alike, times_readings
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval, percent_change, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_STEADY = Fraction(5)  # percent: "flat", "stable" and "little changed" are said of small changes


@tie_check("CHG015", "unchanged-but-different", "unchanged")
def unchanged_but_different(case: Case, tie: Tie) -> Ruling:
    """Find two values said to be the same that are not.

    "Unchanged" and "maintained" mean equal to the written digits; "flat", "stable" and "little
    changed" leave five percent either way.

    Passes:   Inflation was unchanged at 3.1 percent, against 3.1 in May.
    Passes:   Sales were little changed at $612 million, compared with $609 million in 2012.
    Passes:   Revenue from printing was flat at £88.1m (2022: £88.0m).
    Fails:    Inflation was [[unchanged at 3.1 percent, against 3.9]] in May.
    Fails:    Sales were little [[changed at $612 million, compared with $509 million]] in 2012.
    Fails:    Revenue from printing was [[flat at £88.1m (2022: £80.0m]]).
    Abstains: Inflation was unchanged at 3.1 percent.
    Abstains: The rate was unchanged at 3.1 percent in the north and rose to 3.9 in the south.
    """
    now, before = tie.one("value"), scaled_alike(tie.one("from"), tie.one("value"))
    first, last = in_unit(before, now.unit), tied_readings(now)
    if not all(reading.bounded_positive for reading in (*first, *last)):
        return abstain("values at or below zero")
    change = percent_change(first[0], last[0])
    slack = Interval(-_STEADY, _STEADY) if tie.word("loose") == "yes" else Interval.point(0)
    trace = (
        Step("earlier", first[0], before.unit, quoted(before)),
        Step("now", last[0], now.unit, quoted(now)),
        Step("change between them", change, "percent"),
    )
    if any(percent_change(a, b).meets(slack) for a in first for b in last):
        return Ruling(Outcome.CONSISTENT, "the two values are the same", trace, tie.span)
    return Ruling(
        Outcome.INCONSISTENT,
        f"“{tie.word('cue')}”, but {quoted(now)} is not {quoted(before)}",
        trace,
        tie.span,
        "one of the two values is wrong, or it did change",
    )


@tie_check("CHG017", "broken-run", "run")
def broken_run(case: Case, tie: Tie) -> Ruling:
    """Find a run of rises or falls in which a listed value goes the other way.

    Passes:   The third rise in a row: 10, 12, 13, 15.
    Passes:   Sales rose for three quarters running: $41 million, $43 million, $44 million.
    Passes:   Numbers fell every year, from 312 in 2018 to 294 in 2019 and 281 in 2020.
    Fails:    The third rise in a row: 10, 12, [[11]], 15.
    Fails:    Sales rose for three quarters running: $41 million, $43 million, [[$42 million]].
    Fails:    Numbers fell every year, from 312 in 2018 to 294 in 2019 and [[301]] in 2020.
    Abstains: The third rise in a row: 10 in May.
    Abstains: Sales rose in north, south and west: $41 million, $43 million, $42 million.
    """
    values = tie.role("value")
    down = tie.word("direction") == "down"
    trace = tuple(Step("value", tied_readings(v)[0], v.unit, quoted(v)) for v in values)
    for former, later in pairwise(values):
        first, last = tied_readings(scaled_alike(former, later)), tied_readings(later)
        gaps = [b - a for a in first for b in last]
        wrong = all(
            (gap.lo is not None and gap.lo >= 0) if down else (gap.hi is not None and gap.hi <= 0)
            for gap in gaps
        )
        if wrong:
            return Ruling(
                Outcome.INCONSISTENT,
                f"“{tie.word('word')}” all along, but {quoted(later)} follows {quoted(former)}",
                trace,
                later.span,
                "the run is broken, or one of the values is wrong",
            )
    return Ruling(Outcome.CONSISTENT, "every value follows the one before it", trace, tie.span)


def _factor(quantity: Quantity, sign: str) -> tuple[Interval, ...]:
    """Return by what a percent, or a word such as "doubled", multiplies."""
    if quantity.kind is Kind.MULTIPLE:
        return times_readings(quantity)
    found = []
    for reading in tied_readings(quantity):
        signed = -reading if sign == "-" else reading
        found.append(signed.scale(1 / HUNDRED).shift(1))
    return tuple(found)


@tie_check("CHG011", "chained-change-mismatch", "chain")
def chained_change_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an overall change that its steps do not compound to; percents do not add.

    Passes:   Prices rose 10 percent, then fell 10 percent, ending 1 percent lower.
    Passes:   Shares gained 20 percent and then lost 25 percent, leaving them 10 percent lower.
    Passes:   Orders fell 30 percent, then rose 30 percent, leaving them 9 percent below 2008.
    Fails:    Prices rose 20 percent, then fell 20 percent, ending [[10 percent]] lower.
    Fails:    Shares gained 20 percent, then lost 25 percent, leaving them [[5 percent]] lower.
    Fails:    Rents rose 50 percent, then another 50 percent, leaving them [[100 percent]] higher.
    Abstains: Prices rose 10 percent, then fell 10 percent.
    Abstains: Prices rose 10 percent in May, 12 percent in June and 4 percent in July.
    """
    overall, steps = tie.one("by"), tie.role("part")
    signs = dict(zip((step.id for step in steps), tie.word("signs") or "", strict=True))
    final = tie.word("sign") or "+"

    def product(*factors: Interval) -> Interval:
        found = Interval.point(1)
        for factor in factors:
            found = found.times(factor)
        return found if overall.kind is Kind.MULTIPLE else found.shift(-1).scale(HUNDRED)

    def state(quantity: Quantity) -> tuple[Interval, ...]:
        if quantity.kind is Kind.MULTIPLE:
            return times_readings(quantity)
        return tuple(-r if final == "-" else r for r in tied_readings(quantity))

    def summed(*factors: Interval) -> Interval:
        found = Interval.point(0)
        for factor in factors:
            found = found + factor.shift(-1)
        return found.shift(1) if overall.kind is Kind.MULTIPLE else found.scale(HUNDRED)

    return weigh(
        overall,
        steps,
        product,
        what="the changes one upon the other",
        unit="ratio" if overall.kind is Kind.MULTIPLE else "percent",
        state=state,
        read=lambda quantity: _factor(quantity, signs.get(quantity.id, "+")),
        slips=(
            Slip("the changes were added; they compound", summed),
            Slip("up and down are swapped", lambda *factors: -product(*factors)),
        ),
        hint="multiply the changes, or check each of them",
    )


@tie_check("CHG012", "yearly-growth-mismatch", "yearly_growth")
def yearly_growth_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a growth a year that does not lead from the first value to the last in its years.

    Growth compounds: 7.2 percent a year doubles in ten years.

    Passes:   Exports grew 7.2 percent a year, doubling in ten years.
    Passes:   Over ten years output grew by 2 per cent a year, from 15.0 tonnes to 18.3 tonnes.
    Passes:   Sales went from €124m in 2016 to €181m in 2021, annual growth of 7.9 percent.
    Fails:    Exports grew [[7.2 percent]] a year, tripling in ten years.
    Fails:    Over ten years output grew by [[2 per cent]] a year, from 15.0 tonnes to 23.8 tonnes.
    Fails:    Sales rose from €124m in 2016 to €181m in 2021, [[9.2 percent]] a year.
    Abstains: Exports grew 7.2 percent a year over ten years.
    Abstains: Exports grew 7.2 percent, doubling in ten years.
    """
    rate, years = tie.one("rate"), int(tie.word("years") or 0)
    down = tie.word("direction") == "down"
    multiple = tie.first("by")
    if years < 2:
        return abstain("over one year nothing compounds")

    def state(quantity: Quantity) -> tuple[Interval, ...]:
        found = []
        for reading in tied_readings(quantity):
            if reading.lo is None or reading.hi is None or reading.hi >= HUNDRED:
                continue
            low, high = (-reading.hi, -reading.lo) if down else (reading.lo, reading.hi)
            found.append(Interval((1 + low / HUNDRED) ** years, (1 + high / HUNDRED) ** years))
        return tuple(found)

    parts: tuple[Quantity, ...]
    if multiple is not None:
        parts = (multiple,)
    else:
        first, last = tie.one("from"), tie.one("to")
        parts = (scaled_alike(first, last), scaled_alike(last, first))
    if not state(rate):
        return abstain("the yearly rate has no bounds")
    return weigh(
        rate,
        parts,
        (lambda times: times) if multiple is not None else (lambda start, end: end.divide(start)),
        what="the whole growth as a multiple",
        unit="ratio",
        state=state,
        read=times_readings if multiple is not None else tied_readings,
        resolution=Fraction(0),
        hint="the yearly rate compounds: recompute it, or check the years and the values",
    )


@tie_check("CHG019", "contributions-mismatch", "contributions")
def contributions_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find contributions in points that do not add up to the growth that they explain.

    Fewer points than the growth are said to be all only by a colon or by words.

    Passes:   Growth was 3 percent: services contributed 2 points, industry 1 point.
    Passes:   Of the 5.2 percent, price added 3.0 points, mix 2.7 points; currency cost 0.5 points.
    Passes:   Growth of 7 percent was made up of 4 points from volumes and 3 from price.
    Fails:    Growth was [[3.1 percent]]: services contributed 2.2 points, industry 1.8 points.
    Fails:    Of the [[5.2 percent]], price added 3.0 points, mix 2.7 points; tax cost 1.5 points.
    Fails:    Growth of [[7 percent]] was made up of 4 points from price and 6 from volumes.
    Abstains: Growth was 3 percent, to which services contributed 2 points.
    Abstains: Growth was 3 percent. Services contributed 1 point.
    """
    growth, parts = tie.one("whole"), tie.role("part")
    signs = dict(zip((part.id for part in parts), tie.word("signs") or "", strict=True))
    negative = tie.word("sign") == "-"

    def read(quantity: Quantity) -> tuple[Interval, ...]:
        found = tied_readings(quantity)
        return tuple(-r for r in found) if signs[quantity.id] == "-" else found

    def state(quantity: Quantity) -> tuple[Interval, ...]:
        found = tied_readings(quantity)
        return tuple(-r for r in found) if negative else found

    ruling = weigh(
        growth, parts, total, what="the sum of the contributions", unit="percentage_point",
        read=read, state=state,
    )  # fmt: skip
    short = (
        ruling.computed is not None
        and ruling.stated is not None
        and (
            ruling.computed.hi is not None
            and ruling.stated.lo is not None
            and abs(ruling.computed.hi) < abs(ruling.stated.lo)
        )
    )
    told = tie.word("all") == "yes" or "-" in (tie.word("signs") or "")
    if ruling.outcome is Outcome.INCONSISTENT and short and not told:
        return abstain("other contributions may not be named", trace=ruling.trace)
    return ruling


@tie_check("CHG018", "price-cut-mismatch", "price_cut")
def price_cut_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a discount or a mark-up that does not lead from the one price to the other.

    Prices are exact to the cent; the percent carries the rounding.

    Passes:   The coat, originally $180, is 25% off this week, at $135.
    Passes:   He buys lamps at 20 euros and sells them at 32, a mark-up of 60 per cent.
    Passes:   With the 10 percent discount an $8.50 ticket comes to $7.65.
    Fails:    The coat, originally $180, is [[25%]] off this week, at $155.
    Fails:    He buys lamps at 20 euros and sells them at 32, a mark-up of [[37.5 per cent]].
    Fails:    With the [[10 percent]] discount an $8.50 ticket comes to $6.75.
    Abstains: The coat, originally $180, is 25% off this week.
    Abstains: Members get 10 percent off; adults pay $12, children $6 and families $30.
    """
    off = tie.word("way") == "off"

    def share(before: Interval, after: Interval) -> Interval:
        change = percent_change(before, after)
        return -change if off else change

    return weigh(
        tie.one("by"),
        (tie.one("from"), scaled_alike(tie.one("to"), tie.one("from"))),
        share,
        what="the difference of the two prices over the first",
        unit="percent",
        read=_exact,
        slips=(
            Slip(
                "it is the difference over the second price, not over the first",
                lambda before, after: (
                    share(before, after) if not off else percent_change(after, before)
                ),
            ),
            Slip(
                "it is the difference over the price that it led to",
                lambda before, after: -percent_change(after, before),
            ),
        ),
    )


def _exact(quantity: Quantity) -> tuple[Interval, ...]:
    """Return a price as it stands: it is written in full."""
    if quantity.stated_low is None or quantity.stated_low != quantity.stated_high:
        return tied_readings(quantity)
    return (Interval.point(quantity.stated_low),)


CHECKS: tuple[Check, ...] = (
    chained_change_mismatch,
    yearly_growth_mismatch,
    unchanged_but_different,
    broken_run,
    price_cut_mismatch,
    contributions_mismatch,
)
