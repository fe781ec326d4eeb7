"""Shares held against one another: all of them, two that exclude one another, both, overall."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.portions import bare, counted, in_percent
from factgauge.checks.wording import interval, number, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_NEITHER = (Fraction(70), Fraction(145))  # beyond these a list was hardly meant to be all of it


def _percent(quantity: Quantity) -> Interval:
    """Return a share's strict reading; "39" beside "48 percent" is a percent too."""
    found = in_percent(quantity) if quantity.kind is not Kind.NUMBER else (quantity.interval,)
    if not found or found[0] is None:
        raise ValueError("a share has no bounds")
    return found[0]


def _steps(figures: tuple[Quantity, ...]) -> tuple[Step, ...]:
    return tuple(Step("share", _percent(q), "percent", quoted(q)) for q in figures)


@tie_check("PRT003", "shares-not-a-hundred", "full")
def shares_not_a_hundred(case: Case, tie: Tie) -> Ruling:
    """Find shares that are said to be all there is and do not add up to a hundred.

    "Undecided", "others", "made up of" and the like say so. Each share may be off by half of its
    last digit, so three whole percents may add up to 99 or 101. Answers of which several could be
    given are left alone.

    Passes:   In the poll 48 percent were for it, 39 percent against and 13 percent undecided.
    Passes:   The alloy is 66 percent copper, 32 percent zinc and 2 percent nickel.
    Passes:   Turbines gave 34 percent, panels 45 percent and others 22 percent.
    Fails:    In the poll [[48 percent were for it, 49 percent against and 13 percent]] undecided.
    Fails:    The alloy is [[66 percent copper, 32 percent zinc and 12 percent]] nickel.
    Fails:    The exam counts for [[55 percent, work for 30 percent and the talk for 25 percent]].
    Abstains: Of buyers, 71 percent said clothes, 54 percent books and 38 percent shoes.
    Abstains: Some 48 percent were for it and 39 percent against.
    """
    shares, more = tie.role("share"), tie.role("more")
    try:
        found = [total(*map(_percent, shares)), total(*map(_percent, (*shares, *more)))]
        steps = _steps(shares)
    except ValueError as error:
        return abstain(str(error))
    added = found[0]
    trace = (*steps, Step("together", added, "percent"))
    if any(reading.contains(HUNDRED) for reading in found):
        return Ruling(Outcome.CONSISTENT, "the shares add up to a hundred", trace, tie.span)
    if more or added.hi is None or added.lo is None:
        return abstain("it is not plain where the list ends", trace=trace)
    step = max(share.resolution or Fraction(0) for share in shares)
    if added.gap(Interval.point(HUNDRED)) <= step:
        return Ruling(
            Outcome.NEAR_MISS, "the shares are off a hundred by no more than rounding may leave",
            trace, tie.span,
        )  # fmt: skip
    if added.hi < _NEITHER[0] or added.lo > _NEITHER[1]:
        return abstain("the shares are far from a hundred: several answers, or some only")
    return Ruling(
        Outcome.INCONSISTENT, f"the shares add up to {interval(added, 'percent')}, not to 100",
        trace, tie.span, "one of the shares is wrong, or several answers were allowed",
        computed=added, stated=Interval.point(HUNDRED), unit="percent",
    )  # fmt: skip


@tie_check("PRT004", "exclusive-shares-above-a-hundred", "exclusive")
def exclusive_shares_above_a_hundred(case: Case, tie: Tie) -> Ruling:
    """Find two shares of which nobody is in both, and which add up to more than a hundred.

    Faiths, age groups, stages, candidates, yes and no. Of "60 percent of men and 50 percent of
    women" each has a base of its own.

    Passes:   Some 54 percent of the islanders are Catholic and 41 percent Methodist.
    Passes:   Some 57 percent voted yes and 43 percent no.
    Passes:   Tumours were stage I in 72 percent and stage II in 19 percent.
    Fails:    [[Some 64 percent of the islanders are Catholic and 41 percent]] Methodist.
    Fails:    In all [[57 percent voted yes and 48 percent]] no.
    Fails:    Tumours were stage I in [[92 percent and stage II in 19 percent]].
    Abstains: Of the farms, 80 percent keep cows and 70 percent sheep.
    Abstains: The rule is backed by 64 percent of men and 58 percent of women.
    """
    shares = tie.role("share")
    try:
        added = total(*map(_percent, shares))
        trace = (*_steps(shares), Step("together", added, "percent"))
    except ValueError as error:
        return abstain(str(error))
    if added.lo is None or added.lo <= HUNDRED:
        return Ruling(
            Outcome.CONSISTENT, "the two shares leave room for one another", trace, tie.span,
            settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"nobody is in both groups, but the shares add up to {interval(added, 'percent')}", trace,
        tie.span, "one of the shares is wrong, or several answers were allowed", computed=added,
        stated=Interval(Fraction(0), HUNDRED), unit="percent",
    )  # fmt: skip


@tie_check("PRT008", "overlap-out-of-bounds", "overlap")
def overlap_out_of_bounds(case: Case, tie: Tie) -> Ruling:
    """Find a share in both of two groups that their own shares do not allow.

    Of 80 and 70 percent at least 50 and at most 70 are in both. "At least 60 must" claims more than
    follows.

    Passes:   Of homes, 80 percent have a phone and 70 percent a car; 55 percent have both.
    Passes:   Since 75 percent keep cows and 65 percent sow, at least 40 percent must do both.
    Passes:   Of the 60 members, 40 row and 35 swim, and 18 do both.
    Fails:    Of homes, 80 percent have a phone and 70 percent a car; [[40 percent]] have both.
    Fails:    Since 75 percent keep cows and 65 percent sow, [[at least 60 percent]] must do both.
    Fails:    Of the 60 members, 40 row and 35 swim, and [[8]] do both.
    Abstains: Of homes, 80 percent have a phone and 70 percent a car.
    Abstains: Both rose: 80 percent have a phone, 70 percent a car and 40 percent a boat.
    """
    share, one, other, whole = (
        tie.one("share"), tie.one("first"), tie.one("second"), tie.first("whole"),
    )  # fmt: skip
    try:
        first, second, third = (
            (_percent(q) if whole is None else counted(q)[0]) for q in (one, other, share)
        )
        full = Interval.point(HUNDRED) if whole is None else counted(whole)[0]
        if None in (first.lo, second.lo, first.hi, second.hi, full.hi):
            return abstain("one of the shares has no bounds")
        low = (first + second - full).lo
    except (ValueError, IndexError) as error:
        return abstain(str(error))
    least = max(low or Fraction(0), Fraction(0))
    most = min(first.hi or HUNDRED, second.hi or HUNDRED)
    unit = "percent" if whole is None else "count"
    bounds = Interval(least, max(most, least))
    trace = (
        Step("first", first, unit, quoted(one)),
        Step("second", second, unit, quoted(other)),
        Step("possible in both", bounds, unit),
        Step("stated", third, unit, quoted(share)),
    )
    claimed = tie.word("bound") is not None and third.lo is not None and third.hi is None
    highest = (first + second - full).hi or Fraction(0)
    wrong = third.lo is not None and third.lo > highest if claimed else not third.meets(bounds)
    if not wrong:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(share)} can be in both", trace, share.span, settles=False
        )
    said = f"at least {number(max(highest, Fraction(0)))}" if claimed else interval(bounds, unit)
    return Ruling(
        Outcome.INCONSISTENT, f"stated {quoted(share)} in both, but the two shares give {said}",
        trace, share.span, "recompute the overlap, or check the two shares", computed=bounds,
        stated=third, unit=unit,
    )  # fmt: skip


@tie_check("PRT010", "overall-rate-outside-groups", "overall")
def overall_rate_outside_groups(case: Case, tie: Tie) -> Ruling:
    """Find an overall rate that does not lie between the rates of the two groups it is made of.

    Passes:   Unemployment is 9 percent among men and 14 percent among women, 11 percent overall.
    Passes:   Turnout was 61 percent in the north and 38 in the south, 49 percent overall.
    Passes:   Girls passed in 88 percent of cases, boys in 81 percent; overall it was 84 percent.
    Fails:    Unemployment is 9 percent among men and 14 percent among women, [[15.1%]] overall.
    Fails:    Turnout was 61 percent in the north and 38 in the south, [[64 percent]] overall.
    Fails:    Girls passed in 88 percent of cases, boys in 81 percent; overall it was [[94%]].
    Abstains: Unemployment is 5 percent among men and 6 percent among clerks, 9 percent overall.
    Abstains: It was 5 percent among men and 6 among women, up from 9 percent overall.
    """
    rate, one, other = tie.one("rate"), tie.one("first"), tie.one("second")
    try:
        overall, between = _percent(rate), _percent(one).hull(_percent(other))
    except ValueError as error:
        return abstain(str(error))
    trace = (
        Step("of the groups", between, "percent", f"{quoted(one)} and {quoted(other)}"),
        Step("stated overall", overall, "percent", quoted(rate)),
    )
    if overall.meets(between):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(rate)} lies between the rates of the groups", trace,
            rate.span, settles=False,
        )  # fmt: skip
    if bare(rate) is None:
        return abstain("the overall rate is only bounded", trace=trace)
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(rate)} overall does not lie between {quoted(one)} and {quoted(other)}", trace,
        rate.span, "an overall rate is a mean of those of the groups: check the three figures",
        computed=between, stated=overall, unit="percent",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    shares_not_a_hundred,
    exclusive_shares_above_a_hundred,
    overlap_out_of_bounds,
    overall_rate_outside_groups,
)
