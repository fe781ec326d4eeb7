"""Conversion: one sum in two currencies, at a rate that the text states or implies elsewhere."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.conversion_reading import given_readings, stated_readings
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie

_APART = Fraction(1, 10)  # rates of two hours, or of two shops, may be that far apart
_DATED_APART = Fraction(2, 5)  # rates of two years may be that far apart
_ONE = Interval.point(1)


def _times(values: Interval, rate: Interval) -> Interval:
    return values.divide(_ONE.divide(rate))


@tie_check("CNV003", "stated-rate-mismatch", "currency-rate", unjudged=True)
def stated_rate_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a sum that is not the one beside it at the rate of exchange that the text states.

    The rate stands in the sentence ("at $1.10 to the euro") or, as an equation, anywhere in the
    text ("$1 = 9.00 crowns"). A rate turned round is the likely cause. Sums of another day ("at
    the time") are left alone.

    Passes:   He paid 30 million euros ($33 million), at $1.10 to the euro.
    Passes:   The yard took an order for 70 billion yen ($500 million). ($1 = 140 yen)
    Passes:   At 20 pesos to the dollar, the debt of 300 million pesos comes to $15 million.
    Fails:    He paid 30 million euros ([[$27 million]]), at $1.10 to the euro.
    Fails:    The yard took an order for 70 billion yen ([[$50 million]]). ($1 = 140 yen)
    Fails:    At 20 pesos to the dollar, the debt of 300 million pesos comes to [[$6 billion]].
    Abstains: He paid 30 million euros ($36 million at the time). The euro is now at $1.10.
    Abstains: The yard took an order for 70 billion yen. It has $27 million in the bank.
    """
    first, second, rate = tie.one("first"), tie.one("second"), tie.one("rate")
    per = tie.word("per")
    divides = second.currency == per

    def derive(values: Interval, price: Interval) -> Interval:
        return values.divide(price) if divides else _times(values, price)

    def turned(values: Interval, price: Interval) -> Interval:
        found = _times(values, price) if divides else values.divide(price)
        return found.scale(Fraction(98, 100)).hull(found.scale(Fraction(102, 100)))

    def read(quantity: Quantity) -> tuple[Interval, ...]:
        found = given_readings(quantity)
        return found[:1] if quantity.id == rate.id else found

    return weigh(
        second,
        (first, rate),
        derive,
        what=f"{quoted(first)} at {quoted(rate)} for one {per}",
        unit=second.currency,
        state=stated_readings,
        read=read,
        slips=(Slip("the rate was turned round: multiplied where it divides", turned),),
        hint="convert it again, or check the rate",
        resolution=(second.resolution or Fraction(0)) / 2,
        bound=True,
    )


@tie_check("CNV004", "implied-rate-mismatch", "implied-rate", unjudged=True)
def implied_rate_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find two sums in two currencies whose rate is not that of another such pair in the text.

    One text has one rate, give or take a tenth; where dates stand beside the sums, four tenths.
    Sums "at the time" or "in today's money" are left alone.

    Passes:   The bid of £80 million ($100 million) tops a first one of £64 million ($80 million).
    Passes:   A ticket is 15 euros ($17), a pass 120 euros ($132).
    Passes:   Sales were 900 crowns ($90) on Monday. They fell to 400 crowns ($40) a day later.
    Fails:    A bid of £80 million ($100 million) tops one of £64 million ([[$51 million]]).
    Fails:    A ticket is 15 euros ($17), a pass 120 euros ([[$312]]).
    Fails:    Debt is 60bn rupees ($750m), of which 30bn rupees ([[$37m]]) is due.
    Abstains: The bid was £80 million ($160 million at the time), £20 million ($25 million) short.
    Abstains: The bid of £80 million ($100 million) tops one of 60 million euros ($70 million).
    """
    first, second = tie.one("first"), tie.one("second")
    one, other = tie.role("base")
    ruling = weigh(
        second,
        (first, one, other),
        lambda values, a, b: values.divide(a.divide(b)),
        what=f"{quoted(first)} at the rate of {quoted(one)} and {quoted(other)}",
        unit=second.currency,
        state=stated_readings,
        read=given_readings,
        hint="one of the two pairs is not at the day's rate",
    )
    if ruling.outcome is not Outcome.INCONSISTENT:
        return ruling
    room = _DATED_APART if tie.word("dated") == "yes" else _APART
    if ruling.computed is not None and ruling.stated is not None:
        wide = ruling.computed.scale(1 - room).hull(ruling.computed.scale(1 + room))
        if wide.meets(ruling.stated):
            return abstain("the two pairs may be at rates of two days", trace=ruling.trace)
    return replace(ruling, span=second.span)


CHECKS: tuple[Check, ...] = (stated_rate_mismatch, implied_rate_mismatch)
