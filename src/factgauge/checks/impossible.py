"""Impossible values: what no share, count, clock or measure may be, however it is put."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.wording import amount, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie
from factgauge.units.convert import convert

_LIGHT = Fraction(299_792_458)  # metres a second, by definition of the metre
_OLDEST = 125  # years; the greatest age ever proved is 122
_SATURATED = 102  # percent: air may hold a little more vapour than its full measure
_HOURS, _MINUTES, _HALF_DAY = 24, 60, 12
_ABSOLUTE_ZERO = {
    "degree_Celsius": Fraction("-273.15"),
    "degree_Fahrenheit": Fraction("-459.67"),
    "kelvin": Fraction(0),
}
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(a\.?m|p\.?m)?", re.IGNORECASE)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T](.+)")
_HOUR = re.compile(r"(\d{1,2})\s*(a\.?m|p\.?m)", re.IGNORECASE)
_BARE = re.compile(r"(\d{2})(\d{2})")


def _least(quantity: Quantity) -> Fraction:
    """Return the number that is written, of a range the lower."""
    low = quantity.stated_low
    return low if low is not None else quantity.stated_high or Fraction(0)


def _limits(
    quantity: Quantity, value: Fraction, lo: Fraction | None, hi: Fraction | None, what: str,
    unit: str | None, hint: str,
) -> Ruling:  # fmt: skip
    """Return the ruling on a value that must lie between two limits."""
    allowed = Interval(lo, hi)
    trace = (
        Step("stated", Interval.point(value), unit, quoted(quantity)),
        Step(f"possible: {what}", allowed, unit),
    )
    if allowed.contains(value):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(quantity)} is possible for {what}", trace, quantity.span,
            stated=Interval.point(value), unit=unit,
        )  # fmt: skip
    bound = (
        f"below {amount(lo, unit)}" if lo is not None and value < lo
        else f"above {amount(hi or Fraction(0), unit)}"
    )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"{quoted(quantity)} is impossible: {what} is never {bound}", trace,
        quantity.span, hint, computed=allowed, stated=Interval.point(value), unit=unit,
    )  # fmt: skip


@tie_check("IMP001", "share-beyond-whole", "share_limit", "part_limit", unjudged=True)
def share_beyond_whole(case: Case, tie: Tie) -> Ruling:
    """Find a share of more than the whole.

    Only where the whole is made of members: people, votes, homes, fields. Growth, debt, the use of
    capacity, and what is told as fraud or as a joke may pass 100 percent; the air may be a little
    more than saturated.

    Passes:   The law was known to 100 percent of those asked.
    Passes:   Turnout was 100 percent of registered voters.
    Passes:   Nine of them won, and 100 percent of the members voted for it.
    Fails:    The law was known to [[107 percent]] of those asked.
    Fails:    Turnout reached [[171.4 percent]] of registered voters.
    Fails:    Of the patients given the drug, [[188 per cent]] were alive after five years.
    Abstains: The wards ran at 107 percent of capacity.
    Abstains: Debt is 263 percent of yearly output.
    """
    whole = tie.first("whole")
    if whole is not None:
        part = tie.one("part")
        return _limits(
            part, _least(part), Fraction(0), _least(whole), f"a part of {quoted(whole)}", None,
            "correct one of the two numbers",
        )  # fmt: skip
    share = tie.one("value")
    what = tie.word("what") or "the whole"
    top = Fraction(_SATURATED if what == "humidity" else 100)
    return _limits(
        share, _least(share), Fraction(0), top, f"a share of {what}", "percent",
        "correct the share: are two digits swapped, or is one too many?",
    )  # fmt: skip


@tie_check("IMP002", "count-not-whole", "count_limit", unjudged=True)
def count_not_whole(case: Case, tie: Tie) -> Ruling:
    """Find a count of people or things that is negative or has decimals.

    Averages, rates and full-time equivalents may be broken, net flows and changes negative.

    Passes:   Some 3.5 million people voted.
    Passes:   The flood drove 1.2 million residents from their homes.
    Passes:   The ferries carried 0.8 million passengers.
    Fails:    The slide killed [[-14 people]].
    Fails:    Only [[3.5 cubs]] were born this spring.
    Fails:    At the count, [[412.6 members]] voted for it.
    Abstains: The average family has 2.4 children.
    Abstains: Net migration was -38 people.
    """
    count = tie.one("value")
    value = _least(count)
    trace = (Step("stated", Interval.point(value), "count", quoted(count)),)
    if value >= 0 and value.denominator == 1:
        return Ruling(Outcome.CONSISTENT, f"{quoted(count)} is a whole number", trace, count.span)
    fault = "is negative" if value < 0 else "is no whole number"
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(count)} is impossible: a count of {count.counted} {fault}",
        trace,
        count.span,
        "correct the count: is a dash, a point or a scale word amiss?",
        stated=Interval.point(value),
    )


@tie_check("IMP003", "physically-impossible", "physical_limit", unjudged=True)
def physically_impossible(case: Case, tie: Tie) -> Ruling:
    """Find a value that nature does not allow.

    Temperatures below absolute zero, latitudes beyond 90 and longitudes beyond 180 degrees, pH
    outside 0 to 14, people older than 125, speeds above that of light. A difference of temperatures
    has no zero.

    Passes:   The magnet was cooled to -269 degrees Celsius.
    Passes:   The station lies at 87 degrees south.
    Passes:   The pH of the lake was 4.2.
    Fails:    The magnet was cooled to [[-296 degrees Celsius]].
    Fails:    The station lies at [[97 degrees]] south.
    Fails:    The lake had a [[pH of 42]].
    Abstains: The tortoise is 190 years old.
    Abstains: The oven was heated to 296 degrees Celsius.
    """
    figure, what = tie.one("value"), tie.word("what")
    value, unit = _least(figure), figure.unit
    hint = "correct the number or its unit"
    if what == "temperature" and unit is not None:
        return _limits(figure, value, _ABSOLUTE_ZERO[unit], None, "a temperature", unit, hint)
    if what in ("latitude", "longitude"):
        top = Fraction(90 if what == "latitude" else 180)
        return _limits(figure, value, -top, top, f"a {what}", "degree", hint)
    if what == "pH":
        return _limits(figure, value, Fraction(0), Fraction(14), "the pH of water", None, hint)
    if what == "age":
        return _limits(
            figure, value, Fraction(0), Fraction(_OLDEST), "the age of a person", "year", hint
        )
    if what == "speed" and unit is not None:
        speed = convert(Interval.point(value), unit, "meter / second").lo or Fraction(0)
        return _limits(figure, speed, None, _LIGHT, "a speed", "meter / second", hint)
    return abstain("no limit is known of such a figure")


@tie_check("IMP004", "no-such-time", "clock_limit", unjudged=True)
def no_such_time(case: Case, tie: Tie) -> Ruling:
    """Find a time of day that no clock shows.

    Hours past 24, minutes past 59, a thirteenth hour before noon. Scores, ratios, running times and
    verses look alike: the words around must make it a time of day.

    Passes:   The shop shuts at 24:00 on Friday.
    Passes:   By 24:00 local time the last of the trams was back.
    Passes:   The ban ends at midnight (24:00) on Sunday.
    Fails:    The last ferry goes at [[27:45]], and a taxi costs 60 euros.
    Fails:    They met at [[13:75]] on Friday.
    Fails:    The doors open at [[34]] p.m. sharp.
    Abstains: The mix is 25:75 by weight.
    Abstains: She won the race in 14:75.
    """
    figure = tie.one("value")
    words = tie.word("words") or figure.surface
    dated = _TIME.match(words)
    words = words if dated is None else dated[1]
    found, hour = _CLOCK.search(words), _HOUR.match(words)
    bare = _BARE.match(words)
    if found is not None:
        hours, minutes, half = int(found[1]), int(found[2]), found[4]
        seconds = int(found[3] or 0)
    elif hour is not None:
        hours, minutes, half, seconds = int(hour[1]), 0, hour[2], 0
    elif bare is not None:
        hours, minutes, half, seconds = int(bare[1]), int(bare[2]), None, 0
    else:
        return abstain("the time is not written in figures")
    late = hours == _HOURS and minutes + seconds > 0
    fits = hours <= _HOURS and not late and minutes < _MINUTES and seconds <= _MINUTES
    if half and (hours > _HALF_DAY or not hours):
        fits = False
    if fits:
        return Ruling(Outcome.CONSISTENT, f"a clock may show “{words}”", (), figure.span)
    return Ruling(
        Outcome.INCONSISTENT,
        f"no clock shows “{words}”",
        (),
        figure.span,
        "correct the hour or the minutes",
    )


@tie_check("IMP005", "range-upside-down", "range_order", unjudged=True)
def range_upside_down(case: Case, tie: Tie) -> Ruling:
    """Find a range whose first end is greater than its second.

    Falls from one value to another, odds, scores, ranges below zero and years before our era run
    downwards, and are left alone.

    Fails:    The firm expects to sell between [[24 and 18 million boxes]].
    Fails:    Estimates range from [[$5 million to $3.5 million]].
    Fails:    Children aged [[11 to 6]] pay half price.
    Passes:   Estimates range from $3.5 million to $5 million.
    Passes:   Bids ranged from $50 to $70.
    Passes:   The prices vary from $4 to $4.50.
    Abstains: The price fell from 20 to 10 dollars.
    Abstains: Lows of between -5 and -12C are expected.
    """
    one, other = tie.one("value"), tie.first("other")
    words = tie.word("words") or one.surface
    if other is None:
        low, high = one.stated_low, one.stated_high
    else:
        low, high = one.stated_low, other.stated_low
    if low is None or high is None:
        return abstain("one end of the range is not known")
    span = one.span if other is None else one.span.joined(other.span)
    trace = (Step("the range", Interval(min(low, high), max(low, high)), one.unit, words),)
    if low <= high and tie.word("order") == "up":
        return Ruling(Outcome.CONSISTENT, f"“{words}” is in order", trace, span)
    return Ruling(
        Outcome.INCONSISTENT,
        f"the range “{words}” begins with its greater end",
        trace,
        span,
        "swap the two ends, or correct one of them",
    )


@tie_check("IMP006", "low-above-high", "extremes", unjudged=True)
def low_above_high(case: Case, tie: Tie) -> Ruling:
    """Find a lowest value that is greater than the highest.

    Both must be of one thing: in one clause, alike in unit, with no other place or day between
    them.

    Passes:   The share traded between a low of $4 and a high of $9.
    Passes:   The youngest was 14 and the oldest 61.
    Passes:   Minimum 17C, maximum 19C.
    Fails:    The share traded between a low of [[$9]] and a high of $4.
    Fails:    The youngest was [[61]] and the oldest 14.
    Fails:    The lowest bid was [[5,400 dollars]] and the highest 4,500 dollars.
    Abstains: The low at Karo was 9 metres when Bassa saw its high of 4 metres.
    Abstains: The fastest car did 240 km/h and the slowest 190.
    """
    low, high = tie.one("low"), tie.one("high")
    a = low.stated_low if low.stated_low is not None else low.stated_high
    b = high.stated_high if high.stated_high is not None else high.stated_low
    if a is None or b is None:
        return abstain("a rank or a date is no amount")
    trace = (
        Step(str(tie.word("low")), Interval.point(a), low.unit, quoted(low)),
        Step(str(tie.word("high")), Interval.point(b), high.unit, quoted(high)),
    )
    if a <= b:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(low)} is no more than {quoted(high)}", trace, low.span
        )
    return Ruling(
        Outcome.INCONSISTENT,
        f"the {tie.word('low')}, {quoted(low)}, is above the {tie.word('high')}, {quoted(high)}",
        trace,
        low.span,
        "swap the two, or correct one of them",
    )


CHECKS: tuple[Check, ...] = (
    share_beyond_whole,
    count_not_whole,
    physically_impossible,
    no_such_time,
    range_upside_down,
    low_above_high,
)
