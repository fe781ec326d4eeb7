"""Taxes on a price, and a yearly pace beside that of a quarter or a month."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def _with_tax(base: Interval, percent: Interval) -> Interval:
    return base.times(percent.scale(1 / HUNDRED).shift(1))


def _tax(base: Interval, percent: Interval) -> Interval:
    return base.times(percent.scale(1 / HUNDRED))


def _tax_within(total: Interval, percent: Interval) -> Interval:
    return (total - total.divide(percent.scale(1 / HUNDRED).shift(1))).hull(_tax(total, percent))


@tie_check("RAT010", "tax-mismatch", "taxed", "tax_amount", "tax_within")
def tax_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a price with tax that is not the price and so many percent of it.

    Read are value-added and sales taxes, duties, tips and service charges. Of a tax within a total
    both readings fit: so many percent of the price, or of the total. Taxes on income have no price.

    Passes:   A room costs £100 plus 20 per cent VAT, making £120 in all.
    Passes:   The bill came to $59 with an 18 percent tip, $50 before it.
    Passes:   On a price of €250, VAT of 19 percent adds €47.50 in tax.
    Fails:    A room costs £100 plus 20 per cent VAT, making [[£125]] in all.
    Fails:    The bill came to [[$68]] with an 18 percent tip, $50 before it.
    Fails:    The hall rents for €400 excluding VAT at 21 percent, or [[€448]] with it.
    Abstains: A room costs £100 plus 20 per cent VAT.
    Abstains: The firm paid 21 percent in income tax, or $40 million, after profit of $150 million.
    """
    percent = tie.one("percent")
    if tie.kind == "taxed":
        return weigh(
            tie.one("total"), (tie.one("base"), percent), _with_tax,
            what="the price with so much tax", unit=tie.one("base").unit,
            read=_agreed, slips=(Slip("the percent was taken of the total", _gross_up),),
        )  # fmt: skip
    return weigh(
        tie.one("tax"), (tie.one("base"), percent),
        _tax if tie.kind == "tax_amount" else _tax_within,
        what="so many percent of the price", unit=tie.one("base").unit, read=_agreed,
    )  # fmt: skip


def _agreed(part: Quantity) -> tuple[Interval, ...]:
    """Return what a price or the percent of a tax stands for: both are exact, unless hedged."""
    value = part.stated_low
    if value is None or part.modality is not Modality.EXACT:
        return tied_readings(part)
    whole = part.kind is Kind.PERCENT or (part.resolution is not None and part.resolution <= 1)
    return (Interval.point(value),) if whole else tied_readings(part)


def _gross_up(base: Interval, percent: Interval) -> Interval:
    return base.divide(-percent.scale(1 / HUNDRED).shift(-1))


@tie_check("RAT011", "annualised-rate-mismatch", "yearly")
def annualised_rate_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a yearly pace that is not that of the quarter or month beside it.

    Four times the quarter's, or the quarter's compounded: either fits, and what lies between.
    A rate on the year before is no pace.

    Passes:   Output grew 0.5 percent in the quarter, an annual pace of 2.0 percent.
    Passes:   The economy shrank 1.2% in the third quarter, or 4.7% at an annualized rate.
    Passes:   Prices rose 0.30 percent in the month, equivalent to 3.7 percent annualised.
    Fails:    Output grew 0.5 percent in the quarter, an annual pace of [[4.0 percent]].
    Fails:    The economy shrank 1.2% in the third quarter, or [[7.4%]] at an annualized rate.
    Fails:    Prices rose 0.30 percent in the month, equivalent to [[6.3 percent]] annualised.
    Abstains: Output grew 0.5 percent in the quarter and 4.0 percent on the year.
    Abstains: Output grew at an annual pace of 4.0 percent, after 0.5 percent in the second quarter.
    """
    times = int(tie.word("times") or 1)

    def yearly(own: Interval) -> Interval:
        size = own if own.lo is None or own.lo >= 0 else -own
        growth = size.scale(1 / HUNDRED)
        grown, shrunk = _compounded(growth, times), -_compounded(-growth, times)
        both = grown.hull(shrunk).hull(growth.scale(times))
        return both.scale(HUNDRED)

    return weigh(
        tie.one("pace"), (tie.one("own"),), yearly,
        what=f"the pace of a year of {times} such periods", unit="percent",
    )  # fmt: skip


def _compounded(growth: Interval, times: int) -> Interval:
    factor = growth.shift(1)
    found = factor
    for _ in range(times - 1):
        found = found.times(factor)
    return found.shift(-1)


CHECKS: tuple[Check, ...] = (tax_mismatch, annualised_rate_mismatch)
