"""Percentages that are one amount over another: margins, rates of counts, stakes and yields."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome
from factgauge.model.interval import HUNDRED, Interval, percent_of
from factgauge.model.quantity import Quantity
from factgauge.model.rounding import rounded
from factgauge.model.tie import Tie

_AGREED = Fraction(1, 10)
_FITS = (Outcome.CONSISTENT, Outcome.NEAR_MISS)


def _upside_down(part: Interval, whole: Interval) -> Interval:
    return percent_of(whole, part)


def _over(tie: Tie, what: str, *slips: Slip) -> Ruling:
    return weigh(
        tie.one("rate"), (tie.one("numerator"), tie.one("denominator")), percent_of,
        what=what, unit="percent",
        slips=(Slip("the two amounts are swapped", _upside_down), *slips),
    )  # fmt: skip


def _of_the_rest(part: Interval, whole: Interval) -> Interval:
    """Return the mark-up that a margin was mistaken for: profit over cost."""
    return percent_of(part, whole - part)


def _ratio(one: Interval, other: Interval) -> Interval:
    return one.divide(other)


def _other_way(one: Interval, other: Interval) -> Interval:
    return other.divide(one)


def _counted(quantity: Quantity) -> tuple[Interval, ...]:
    """Return "four patients" of "one nurse for every four": half a patient more or less."""
    if quantity.stated_low is None or quantity.stated_low != quantity.stated_high:
        return tied_readings(quantity)
    return (rounded(quantity.stated_low, Fraction(1)),)


@tie_check("RAT001", "ratio-mismatch", "ratio", "for_every")
def ratio_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a ratio that is not that of the two amounts beside it.

    "A ratio of 3 to 1", "outnumbered by three to one", "one nurse for every four patients". Where
    the ratio does not name its sides, either order fits. Odds, scores and splits are none.

    Passes:   With 90 girls and 30 boys in the choir, the ratio is 3 to 1.
    Passes:   There are 120 nurses for 480 patients, one nurse for every four patients.
    Passes:   The student-teacher ratio is 15 to 1, with 300 students and 20 teachers.
    Fails:    With 90 girls and 45 boys in the choir, the ratio is [[3 to 1]].
    Fails:    There are 120 nurses for 480 patients, one nurse for every [[six patients]].
    Fails:    The student-teacher ratio is [[15 to 1]], with 300 students and 30 teachers.
    Abstains: With 90 girls in the choir, the ratio is 3 to 1.
    Abstains: Orlan split its shares at a ratio of 3 to 1, with 90 shops and 45 depots to its name.
    """
    ratio, one, other = tie.one("ratio"), tie.one("first"), tie.one("second")
    if tie.kind == "for_every":
        times = ratio.stated_low or 1
        return weigh(
            tie.one("per"), (other, one), lambda a, b: a.divide(b).scale(times),
            what=f"{quoted(other)} over {quoted(one)}", unit=None, state=_counted,
        )  # fmt: skip
    found = weigh(
        ratio, (one, other), _ratio, what=f"{quoted(one)} over {quoted(other)}", unit=None,
        slips=(Slip("the two sides are swapped", _other_way),),
    )  # fmt: skip
    if tie.word("open") is None or found.outcome in _FITS:
        return found
    swapped = weigh(
        ratio, (other, one), _ratio, what=f"{quoted(other)} over {quoted(one)}", unit=None
    )
    if swapped.outcome in _FITS or found.outcome is Outcome.ABSTAINED:
        return swapped
    return found


@tie_check("RAT007", "margin-mismatch", "margin")
def margin_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a margin that is not the profit over the sales.

    Profit and sales are told by their names; an operating margin is held against operating profit
    only. Where two years stand in the sentence, or two profits without a word to choose by, it
    stays silent.

    Passes:   It made a profit of $12 million on sales of $80 million, a margin of 15 percent.
    Passes:   On revenue of €250 million, net income came to €20 million, for a net margin of 8%.
    Passes:   Operating profit was £33.6m on £240m of sales, an operating margin of 14.0 per cent.
    Fails:    It made a profit of $12 million on sales of $80 million, a margin of [[18 percent]].
    Fails:    On revenue of €250m, net income came to €20m, for a net margin of [[12%]].
    Fails:    Operating profit was £33.6m on £240m of sales, an operating margin of [[41.0%]].
    Abstains: Net profit was £20m on £240m of sales, with an operating margin of 14 per cent.
    Abstains: The margin was 15 percent on sales of $80 million.
    """
    return _over(
        tie, "the profit over the sales", Slip("that is the profit over the cost", _of_the_rest)
    )


@tie_check("RAT008", "interest-mismatch", "yield", "interest")
def interest_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find interest, or a yield, that is not the rate of the sum it is paid on.

    Interest of several years may be simple or compound where the text does not say: either fits.

    Passes:   A deposit of $1,000 at 5 percent a year earns $50 in interest.
    Passes:   The dividend of $2.00 on a share price of $50 makes a yield of 4 percent.
    Passes:   A loan of £200,000 at 6% costs £12,000 in interest a year.
    Fails:    A deposit of $1,000 at 5 percent a year earns [[$500]] in interest.
    Fails:    The dividend of $2.00 on a share price of $50 makes a yield of [[2.5 percent]].
    Fails:    A loan of £200,000 at 6% costs [[£21,000]] in interest a year.
    Abstains: A deposit at 5 percent a year earns $50 in interest.
    Abstains: The dividend of $2.00 makes a yield of 4 percent.
    """
    if tie.kind == "yield":
        return _over(tie, "the payment over the price")
    rate, principal = tie.one("rate"), tie.one("principal")
    years = tie.first("years")
    count = years.stated_low if years is not None else None
    total = tie.word("total") is not None

    def owed(sum_lent: Interval, percent: Interval) -> Interval:
        share = percent.scale(1 / HUNDRED)
        times = 1 if count is None else count
        simple = sum_lent.times(share.scale(times))
        found = simple
        if times.denominator == 1 and times > 1:
            growth = share.shift(1)
            factor = growth
            for _ in range(int(times) - 1):
                factor = factor.times(growth)
            compound = sum_lent.times(factor.shift(-1))
            found = compound if tie.word("compound") is not None else simple.hull(compound)
        return found + sum_lent if total else found

    def lent(part: Quantity) -> tuple[Interval, ...]:
        """Return the readings of a part; a rate that is agreed upon is exact to a tenth."""
        exact = part is rate and rate.stated_low is not None and rate.stated_low == rate.stated_high
        return (rounded(rate.stated_low or Fraction(0), _AGREED),) if exact else tied_readings(part)

    return weigh(
        tie.one("interest"), (principal, rate), owed, what="the interest on the sum at that rate",
        unit=principal.unit, read=lent,
    )  # fmt: skip


@tie_check("RAT012", "rate-of-parts-mismatch", "rate")
def rate_of_parts_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a rate that is not the part over those whom it is among.

    The text must call the percent a rate, a turnout or the like, and lead from the part to the
    whole by a preposition or name the whole (a labour force, an electorate). Rates of growth, of
    interest and of exchange are others.

    Passes:   With 5.0 million jobless in a labour force of 100 million, the rate was 5 percent.
    Passes:   Some 5,400 of the 12,000 on the rolls voted, a turnout of 45 per cent.
    Passes:   With $21 million of tax on pretax profit of $84 million, its tax rate was 25%.
    Fails:    With 5.0 million jobless in a labour force of 100 million, the rate was [[8 percent]].
    Fails:    A turnout of [[54 per cent]] meant that 5,400 of the 12,000 on the rolls had voted.
    Fails:    With $21 million of tax on pretax profit of $84 million, its tax rate was [[52%]].
    Abstains: With 5 million jobless, the unemployment rate was 5 percent.
    Abstains: The growth rate was 5 percent, and 12 of the 48 firms hired.
    """
    return _over(tie, "the part over the whole")


def _times(part: Interval, share: Interval) -> Interval:
    return part.times(share).scale(1 / HUNDRED)


def _plus(part: Interval, share: Interval) -> Interval:
    return part.times(share.scale(1 / HUNDRED).shift(1))


def _whole(part: Interval, share: Interval) -> Interval:
    return part.divide(share).scale(HUNDRED)


@tie_check("RAT015", "stake-value-mismatch", "stake")
def stake_value_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a value of a company that is not the price of a stake over the stake.

    One stake, one price and one value, the last by such words as "valuing the company at"; a value
    with debt and a stake that is raised to a percent are left alone.

    Passes:   Orlan bought a 25 percent stake for $50 million, valuing the brewer at $200 million.
    Passes:   The sale of 40% of the shares for €30m implies a value of €75m for the club.
    Passes:   At a valuation of £12m, investors put in £3m for 25 per cent of the start-up.
    Fails:    Orlan bought a 25 percent stake for $50 million, valuing it at [[$125 million]].
    Fails:    The sale of 40% of the shares for €30m implies a value of [[€57m]] for the club.
    Fails:    At a valuation of [[£21m]], investors put in £3m for 25 per cent of the start-up.
    Abstains: It bought a 25 percent stake for $50 million, valuing Orlan at $240 million with debt.
    Abstains: Orlan bought a 25 percent stake for $50 million.
    """
    return weigh(
        tie.one("whole"), (tie.one("part"), tie.one("share")), _whole,
        what="the price of the stake over the stake", unit=tie.one("part").unit,
        slips=(
            Slip("that is the price times the percent", _times),
            Slip("that is the price plus the percent of it", _plus),
        ),
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    ratio_mismatch,
    margin_mismatch,
    interest_mismatch,
    rate_of_parts_mismatch,
    stake_value_mismatch,
)
