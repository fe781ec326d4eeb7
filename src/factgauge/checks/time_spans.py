"""Time: lengths of time against the days at their ends, and the order of the two."""

from __future__ import annotations

import datetime
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import readings
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie

DAYS_OF = {
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(3652425, 120000),  # the Gregorian year over twelve
    "year": Fraction(3652425, 10000),
    "decade": Fraction(3652425, 1000),
    "century": Fraction(36524250, 1000),
}
# The months of a stretch are not all of one length: a day or two either way.
_UNEVEN = {"month": Fraction(1, 10), "year": Fraction(1, 100)}
_ROUND = Fraction(1, 5)  # "two decades" are 16 to 24 years


def elapsed(tie: Tie) -> tuple[int, int] | None:
    """Return the fewest and most days from the first moment of a tie to its last."""
    starts, starts_last = tie.day("first_from"), tie.day("first_to")
    ends, ends_last = tie.day("last_from"), tie.day("last_to")
    if starts is None or starts_last is None or ends is None or ends_last is None:
        return None
    return (ends - starts_last).days, (ends_last - starts).days


def _in_unit(days: tuple[int, int], unit: str) -> Interval:
    lo, hi = (Fraction(count) / DAYS_OF[unit] for count in days)
    slack = _UNEVEN.get(unit, Fraction(0))
    return Interval(lo - slack, hi + slack)


def _state(length: Quantity, *, exact: bool) -> tuple[Interval, ...]:
    """Return what a length asserts: whole days are counted, decades are round figures."""
    value = length.stated_low
    if value is None or value != length.stated_high or length.modality is not Modality.EXACT:
        return readings(length)
    if length.unit in ("decade", "century"):
        return (Interval(value * (1 - _ROUND), value * (1 + _ROUND)),)
    return (Interval.point(value),) if exact else readings(length)


def _held(tie: Tie, days: tuple[int, int], what: str) -> Ruling:
    length = tie.one("length")
    unit = length.unit or "day"
    exact = unit in ("day", "hour")
    return weigh(
        length,
        (),
        lambda: _in_unit(days, unit),
        what=what,
        unit=unit,
        state=lambda quantity: _state(quantity, exact=exact),
        hint="count the time again, or check the two dates at the source",
    )


@tie_check("TIM002", "duration-mismatch", "stretch", unjudged=True)
def duration_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a length of time that the two dates at its ends do not give.

    Each date stands for all of its days: from 1910 to 1935 are 24 to 26 years. The day on which a
    stretch ends may be counted or not, and one day more or fewer is at most a near miss. Working
    days, nights of a tour, and terms that overlap with a longer stretch are not lengths of it.

    Passes:   The siege lasted from 3 March to 17 March 1984, 14 days in all.
    Passes:   She reigned from 1837 until 1901, a reign of 64 years.
    Passes:   The exhibition opened on 2 May and closed on 30 May. It ran for four weeks.
    Fails:    The siege lasted from 3 March to 17 March 1984, [[24 days]] in all.
    Fails:    He led the party for [[37 years]], from 1946 to 1973.
    Fails:    The exhibition opened on 2 May and closed on 30 May. It ran for [[six weeks]].
    Abstains: The two-year grants were paid from 1990 to 1998.
    Abstains: From 1990 to 1998 he wrote a book every two years.
    """
    days = elapsed(tie)
    if days is None:
        return abstain("one of the two dates is not known to the year")
    if days[1] < 0:
        return abstain("the last day comes before the first")
    counted = (max(days[0], 0), days[1] + 1)  # with the last day counted
    what = f"the time from {tie.word('first')} to {tie.word('last')}"
    return _held(tie, counted, what)


@tie_check("TIM004", "time-between-mismatch", "elapsed", unjudged=True)
def time_between_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a number of years, or weeks, that does not lie between the two moments it is told from.

    "Later", "earlier", "after" and "before" tell one moment from another; "ago" is told from the
    moment that opens the sentence, else from the day of publication. Decades and centuries are
    round figures: a fifth either way.

    Passes:   The bridge was finished in 1932 and replaced 52 years later, in 1984.
    Passes:   In 2019, 50 years after the landing of 1969, the suit was shown again.
    Passes:   In 2024 he recalled the flood of ten years ago, in 2014.
    Fails:    The bridge was finished in 1932 and replaced [[25 years]] later, in 1984.
    Fails:    In 2019, [[40 years]] after the landing of 1969, the suit was shown again.
    Fails:    In 2024 he recalled the flood of [[ten years]] ago, in 2004.
    Abstains: The bridge was finished in 1932; ten years later the war was over.
    Abstains: The law of 1990 was passed two years after the riots.
    """
    days = elapsed(tie)
    if days is None:
        return abstain("one of the two moments is not known to the year")
    what = f"the time from {tie.word('first')} to {tie.word('last')}"
    if days[1] < 0:
        return abstain(f"{tie.word('last')} comes before {tie.word('first')}")
    return _held(tie, (max(days[0], 0), days[1]), what)


@tie_check("TIM005", "end-before-begin", "date_order", unjudged=True)
def end_before_begin(case: Case, tie: Tie) -> Ruling:
    """Find a stretch of time that ends before it begins.

    Months without a year may go over a new year, and are left alone unless one month is named
    twice; years before our era run backwards and are no dates here.

    Passes:   The trial began in June 2020 and ended in August 2020.
    Passes:   He ruled from 1910 to 1935.
    Passes:   The road was closed from 28 December 2011 until 4 January 2012.
    Fails:    The trial began in August 2020 and ended in [[June 2020]].
    Fails:    He governed the island from 1935 until [[1910]].
    Fails:    The road was closed from 28 May until [[4 May 2012]].
    Abstains: The season runs from October to March.
    Abstains: The price fell from 2,010 dollars to 1,935 dollars.
    """
    first, last = tie.day("first_from"), tie.day("last_to")
    if first is None or last is None:
        return abstain("one of the two dates is not known to the year")
    figure = tie.one("last")
    trace = (
        Step("begins", text=f"{first:%-d %B} {first.year}"),
        Step("ends", text=f"{last:%-d %B} {last.year}"),
    )
    begin, end = tie.word("first"), tie.word("last")
    if last >= first:
        return Ruling(Outcome.CONSISTENT, f"{begin} comes before {end}", trace, figure.span)
    return Ruling(
        Outcome.INCONSISTENT,
        f"it ends in {end}, before it begins in {begin}",
        trace,
        figure.span,
        "swap the two dates, or correct one of them",
    )


def _years(born: datetime.date, on: datetime.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@tie_check("TIM003", "age-mismatch", "age", unjudged=True)
def age_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an age that the day of birth and the day it is said of do not give.

    Of years alone the age is their difference or one less. The figure must be said of the same
    person: in one sentence, or of "he" or "she" in the next.

    Passes:   Born in 1950, she died in 2010 aged 59.
    Passes:   John Farrow (12 March 1901 – 4 May 1975) died at the age of 74.
    Passes:   He was born on 2 July 1920. He died on 1 July 1990, aged 69.
    Fails:    Born in 1950, she died in 2010 aged [[70]].
    Fails:    John Farrow (12 March 1901 – 4 May 1975) died at [[the age of 47]].
    Fails:    He was born on 2 July 1920. He died on 1 July 1990, aged [[79]].
    Abstains: Born in 1950, she married at the age of 22.
    Abstains: He died in 1990 aged 60, and his son, born in 1950, took over.
    """
    born, born_last = tie.day("first_from"), tie.day("first_to")
    then, then_last = tie.day("last_from"), tie.day("last_to")
    if born is None or born_last is None or then is None or then_last is None:
        return abstain("one of the two dates is not known to the year")
    if then_last < born:
        return abstain("the person was not born yet")
    ages = Interval(Fraction(max(_years(born_last, then), 0)), Fraction(_years(born, then_last)))
    age = tie.one("age")
    value = age.stated_low

    def state(quantity: Quantity) -> tuple[Interval, ...]:
        if value is None or quantity.modality is not Modality.EXACT:
            return readings(quantity)
        return (Interval.point(quantity.stated_low or value),)

    ruling = weigh(
        age, (), lambda: ages, what="the age from the two dates", unit="year", state=state,
        hint="work the age out again, or check the two dates at the source",
    )  # fmt: skip
    if ruling.outcome is not Outcome.NEAR_MISS or age.modality is not Modality.EXACT:
        return ruling
    return Ruling(
        Outcome.INCONSISTENT,
        f"the age is given as {value}, but from the two dates it is {int(ages.lo or 0)}"
        + (f" or {int(ages.hi or 0)}" if ages.lo != ages.hi else ""),
        ruling.trace, age.span, "work the age out again, or check the two dates at the source",
        computed=ages, stated=ruling.stated, unit="year",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    duration_mismatch,
    age_mismatch,
    time_between_mismatch,
    end_before_begin,
)
