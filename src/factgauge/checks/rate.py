"""Rates: a stated rate against the numerator and the denominator that the text ties to it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.interval import Interval
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.rounding import rounded
from factgauge.model.tie import Tie
from factgauge.units.convert import comparable, convert

_DURATION_SHARE = Fraction(1, 20)  # "two hours" of a computed speed are not one and a half
DILUTION = Fraction(1, 20)  # earnings are a share of the average, diluted shares


def sharp(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a figure; a duration is at most 5 percent off, not half its unit."""
    found = tied_readings(quantity)
    value = quantity.stated_low
    if quantity.kind is not Kind.DURATION or value is None or value != quantity.stated_high:
        return found
    width = value * _DURATION_SHARE
    if found and found[0].lo is not None and value - found[0].lo > width:
        return (Interval(value - width, value + width),)
    return found


def quotient(tie: Tie, *, within: Fraction = Fraction(0), upside_down: bool = False) -> Ruling:
    """Return the ruling on a rate, its numerator and its denominator.

    Whichever of rate and numerator stands last is what the others are to give. `within` widens
    what is computed, as a share of it; `upside_down` takes the parts the other way round.
    """
    rate, above, below = tie.one("rate"), tie.one("numerator"), tie.one("denominator")
    if upside_down:
        above, below = below, above
    times = _round_number(tie)
    named = tie.word("below") or None
    units = {
        above.id: tie.word("above") or None,
        below.id: None if named is not None and named.isdigit() else named,
    }

    def read(part: Quantity) -> tuple[Interval, ...]:
        target = units.get(part.id)
        if target is None or part.unit is None or part.unit == target:
            return sharp(part)
        if not comparable(part.unit, target):
            return sharp(part)
        return tuple(convert(each, part.unit, target) for each in sharp(part))

    def over(numerator: Interval, denominator: Interval) -> Interval:
        return _widened(numerator.divide(denominator).scale(times), within)

    def product(each: Interval, denominator: Interval) -> Interval:
        return _widened(each.times(denominator).scale(1 / times), within)

    if above.span.start > rate.span.start and above.unit in (units[above.id], None, "count"):
        return weigh(
            above, (rate, below), product,
            what=f"{quoted(rate)} times {quoted(below)}", unit=above.unit, read=read,
        )  # fmt: skip
    return weigh(
        rate, (above, below), over, state=_written, read=read,
        what=f"{quoted(above)} over {quoted(below)}", unit=rate.unit,
        slips=(Slip("the rate is upside down", _inverted(times)),),
    )  # fmt: skip


def _written(rate: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a stated rate; "two per 100,000" is rounded though a word is exact."""
    if rate.resolution == 0 and rate.stated_low is not None and rate.stated_low == rate.stated_high:
        return (rounded(rate.stated_low, Fraction(1)),)
    return tied_readings(rate)


def _inverted(times: Fraction) -> Callable[..., Interval]:
    return lambda above, below: below.divide(above).scale(times)


def _widened(computed: Interval, within: Fraction) -> Interval:
    if not within:
        return computed
    return computed.scale(1 - within).hull(computed.scale(1 + within))


def _round_number(tie: Tie) -> Fraction:
    """Return what a rate is per: 100,000 for "50 per 100,000", one for everything else."""
    per = tie.first("per")
    if per is not None and per.stated_low:
        return per.stated_low
    below = tie.word("below") or ""
    return Fraction(below) if below.isdigit() else Fraction(1)


@tie_check("RAT002", "per-head-mismatch", "per_head")
def per_head_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a sum per head that is not the sum over the heads.

    Read are "each", "a head", "per person", "spending per pupil of", "an average of" and the like,
    beside one sum and one number of people; with two of either, the text must bind one of them by
    its place. Sums of other years, of only some of the people, or before a "compared with" are
    left alone.

    Passes:   The council has spent $4.8 million on 1,200 pupils, or $4,000 per pupil.
    Passes:   Lisbon paid 90 residents a total of €45,000, about €500 each.
    Passes:   For a population of 5.2 million, a bill of $26 billion comes to $5,000 a head.
    Fails:    Lisbon paid 90 residents a total of €45,000, [[about €800]] each.
    Fails:    The grant of £36,000 went to 240 students, [[£105 per student]].
    Fails:    With a population of 800,000, it spent 4.0 billion francs, or [[500 francs per head]].
    Abstains: The grant of £36,000 went to students, £150 each.
    Abstains: The firm paid its 90 residents €45,000 in 2019 and, in 2022, €800 each.
    """
    return quotient(tie)


@tie_check("RAT003", "price-times-quantity-mismatch", "price")
def price_times_quantity_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a total that is not the price of one times how many there are.

    The price is "$15 each", "at 40 pence a share", "£12 a ticket". A top price, a price of the
    first few and a price before a change are not the price of all.

    Passes:   The club sold 500 tickets at £12 each, raising £6,000.
    Passes:   Placing 12.5 million shares at 40 pence a share, Orlan raised £5 million.
    Passes:   She paid $1,250 for 50 lamps at $25 apiece.
    Fails:    The club sold 500 tickets at £12 each, raising [[£7,500]].
    Fails:    Orlan placed 12.5 million shares at 40 pence a share to raise [[£50 million]].
    Fails:    She paid $1,250 for 50 lamps at [[$35]] apiece.
    Abstains: The first 500 tickets sold at £12 each; the club raised £9,000.
    Abstains: The club sold 500 tickets and raised £6,000.
    """
    return quotient(tie)


@tie_check("RAT004", "incidence-mismatch", "incidence")
def incidence_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a rate per 1,000, 100,000 or million that is not the count over the population.

    An adjusted or a yearly rate has other denominators; only a count and a number of people that
    stand beside the rate are held against it.

    Passes:   There were 36 cases among 24,000 recruits, or 150 per 100,000.
    Passes:   The valley recorded 84 births in a population of 7,000, a rate of 12 per 1,000.
    Passes:   With 18 deaths among 9,000 births, mortality was 2 per 1,000 births.
    Fails:    There were 36 cases among 24,000 recruits, or [[15]] per 100,000.
    Fails:    The valley recorded 84 births in a population of 7,000, a rate of [[21]] per 1,000.
    Fails:    With 18 deaths among 9,000 births, mortality was [[12]] per 1,000 births.
    Abstains: The valley recorded 84 births, a rate of 12 per 1,000.
    Abstains: There were 36 cases, compared with 24,000 in 1950, when the rate was 15 per 100,000.
    """
    return quotient(tie)


@tie_check("RAT005", "density-mismatch", "density")
def density_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a density that is not the number over the area.

    Areas may be in other units than the density: they are converted. The people and the area must
    be the only ones of the passage, or stand right beside the density.

    Passes:   The parish has 8,400 residents on 28 square kilometres, or 300 per square kilometre.
    Passes:   It counts 2,500 people within 12.5 sq km, a density of 200 people per sq km.
    Passes:   Some 60 pairs nest on 15 hectares, or four pairs per hectare.
    Fails:    The 8,400 residents live on 28 square kilometres, or [[250]] per square kilometre.
    Fails:    It counts 2,500 people within 12.5 sq km, a density of [[20 people per sq km]].
    Fails:    On its 52 square kilometres live 13,000 inhabitants, [[520]] per square kilometre.
    Abstains: The parish has 8,400 residents, or 300 per square kilometre.
    Abstains: On 28 sq km it has 8,400 residents, compared with 500 per sq km in the county.
    """
    return quotient(tie)


@tie_check("RAT006", "speed-mismatch", "speed")
def speed_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a speed that is not the distance over the time.

    A top, a permitted or a planned speed is no average. Times are taken within five percent, since
    who works out a speed knows them better than to the hour.

    Passes:   The crew rowed 120 km in eight hours, an average of 15 km/h.
    Passes:   Flying at 400 miles an hour, it covered the 1,000 miles in two and a half hours.
    Passes:   The 90-mile trip took two hours, at an average speed of 45 mph.
    Fails:    The crew rowed 120 km in eight hours, an average of [[24 km/h]].
    Fails:    The 90-mile trip took two hours, at an average speed of [[54 mph]].
    Fails:    The peloton averaged 44 km/h and needed five hours for the [[180 km]].
    Abstains: The train, with a top speed of 300 km/h, covers the 450 km in two hours.
    Abstains: The crew rowed for eight hours at 15 km/h.
    """
    return quotient(tie)


@tie_check("RAT009", "valuation-mismatch", "valuation", "earnings")
def valuation_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a value or earnings that are not the shares times the price or the earnings a share.

    Earnings a share are those of the average, diluted number of shares, which the text seldom
    gives: they may be five percent off.

    Passes:   At $25 a share, the 40 million shares value Orlan at $1 billion.
    Passes:   Net profit was $12.4 million, or 62 cents a share, on 20 million shares.
    Passes:   Its 8.0 million shares at 150 pence a share give the brewer a value of £12 million.
    Fails:    At $25 a share, the 40 million shares value Orlan at [[$10 billion]].
    Fails:    Net profit was $12.4 million, or [[82 cents a share]], on 20 million shares.
    Fails:    Its 8.0 million shares at 150 pence a share give it a value of [[£21 million]].
    Abstains: Profit was $12.4 million, or 62 cents a share, against 82 cents on 18 million shares.
    Abstains: At $25 a share, Orlan is worth $1 billion.
    """
    return quotient(tie, within=DILUTION if tie.kind == "earnings" else Fraction(0))


@tie_check("RAT013", "pace-times-duration-mismatch", "daily")
def pace_times_duration_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a total that is not so much a day, a month or a year times the days, months or years.

    The duration has to be written as one; "in June" or "last year" is none, for the pace may have
    been that of other days.

    Passes:   The mill pays $50 million over five years, or $10 million a year.
    Passes:   Volunteers packed 400 parcels a day, 12,000 parcels in 30 days.
    Passes:   Under the three-year deal worth £4.5 million, the club gets £1.5 million a year.
    Fails:    The mill pays $50 million over five years, or [[$15 million a year]].
    Fails:    Volunteers packed 400 parcels a day, [[21,000 parcels]] in 30 days.
    Fails:    Under the three-year deal worth £4.5 million, the club gets [[£2.5 million a year]].
    Abstains: Volunteers packed 400 parcels a day and 21,000 in June.
    Abstains: The mill pays $50 million, or $10 million a year.
    """
    return quotient(tie)


@tie_check("RAT014", "unit-rate-mismatch", "unit_rate")
def unit_rate_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a cost or a yield per unit that is not the total over the units.

    Units of one dimension are converted: dollars per acre against hectares. A contract price and a
    price of other years have nothing to do with the total.

    Passes:   The 12 km of dyke cost €48 million, or €4 million a kilometre.
    Passes:   Farmers took 2,100 tonnes from 500 hectares, a yield of 4.2 tonnes per hectare.
    Passes:   Building the 300 beds for £45 million means £150,000 per bed.
    Fails:    The 12 km of dyke cost €48 million, or [[€400,000 a kilometre]].
    Fails:    Farmers took 2,100 tonnes from 500 hectares, a yield of [[2.4 tonnes per hectare]].
    Fails:    Building the 300 beds for £45 million means [[£105,000 per bed]].
    Abstains: The dyke cost €48 million, or €4 million a kilometre.
    Abstains: The 12 km of dyke cost €48 million, whereas the next cost €9 million a kilometre.
    """
    return quotient(tie)


CHECKS: tuple[Check, ...] = (
    per_head_mismatch,
    price_times_quantity_mismatch,
    incidence_mismatch,
    density_mismatch,
    speed_mismatch,
    valuation_mismatch,
    pace_times_duration_mismatch,
    unit_rate_mismatch,
)
