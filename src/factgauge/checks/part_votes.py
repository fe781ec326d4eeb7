"""Votes and margins."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.portions import counted
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import interval, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def _value(quantity: Quantity) -> tuple[Interval, ...]:
    return tied_readings(quantity) if quantity.kind is Kind.PERCENT else counted(quantity)


def _apart(one: Interval, other: Interval) -> Interval:
    """Return how far two figures are apart, whichever is the larger."""
    gap = one - other
    return -gap if gap.hi is not None and gap.hi < 0 else gap


@tie_check("PRT012", "votes-mismatch", "votes")
def votes_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find more votes, abstentions and absences than the body has members, or fewer than all.

    Fewer are wrong only where all are said to have voted.

    Passes:   The bill cleared the 65-member house by 38 votes to 24, with three abstentions.
    Passes:   Of the 135 delegations, 112 voted for the text, 19 against and four abstained.
    Passes:   The nine-judge court split 5-4, with every judge sitting.
    Fails:    The bill cleared the [[65-member]] house by 38 votes to 24, with eight abstentions.
    Fails:    Of the [[135 delegations]], 112 voted for the text, 29 against and 14 abstained.
    Fails:    The [[nine-judge]] court split 5-3, with every judge sitting.
    Abstains: The bill cleared the house by 38 votes to 24, with eight abstentions.
    Abstains: If all 60 members voted, 31 would be a majority.
    """
    whole, parts = tie.one("whole"), tie.role("part")
    sizes = counted(whole)
    cast = [counted(part) for part in parts]
    if not sizes or not all(cast):
        return abstain("a vote has no number")
    added = total(*(readings[0] for readings in cast))
    trace = (
        *(Step("votes", readings[0], "count") for readings in cast),
        Step("together", added, "count"),
        Step("members", sizes[0], "count", quoted(whole)),
    )
    members = sizes[0]
    over = added.lo is not None and members.hi is not None and added.lo > members.hi
    under = added.hi is not None and members.lo is not None and added.hi < members.lo
    if over or (under and tie.word("full") == "yes"):
        return Ruling(
            Outcome.INCONSISTENT,
            f"the votes add up to {interval(added)}, but {quoted(whole)} is the size of the body",
            trace, whole.span, "recount the votes, or check the number of members",
            computed=added, stated=members, unit="count",
        )  # fmt: skip
    return Ruling(
        Outcome.CONSISTENT, "the votes fit the size of the body", trace, whole.span, settles=False
    )


@tie_check("PRT013", "margin-of-victory-mismatch", "lead")
def margin_of_victory_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a margin, lead or majority that is not the difference of the two figures beside it.

    Points for percents, votes for votes. A margin of error, a half-time lead and margins in wickets
    or seconds are left alone.

    Passes:   She won by 4 points, 52 percent to 48.
    Passes:   The Pilots beat the Comets 99-88, an 11-point win.
    Passes:   By a margin of 15 votes, 218 to 203, deputies sent it back.
    Fails:    She won by [[6 points]], 52 percent to 48.
    Fails:    The Pilots beat the Comets 99-88, an [[eight-point]] win.
    Fails:    By a margin of [[25 votes]], 218 to 203, deputies sent it back.
    Abstains: Dorn led Hale by 49 percent to 46 in a poll which has a margin of error of 5 points.
    Abstains: Leeds won by eight points, having led 14-2 at half-time.
    """
    margin, one, other = tie.one("by"), tie.one("first"), tie.one("second")
    return weigh(
        margin, (one, other), _apart, what="the difference of the two figures",
        unit="percentage_point" if one.kind is Kind.PERCENT else None, state=_value, read=_value,
        slips=(Slip("that is twice the difference", lambda a, b: _apart(a, b).scale(2)),),
        resolution=Fraction(0),
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (votes_mismatch, margin_of_victory_mismatch)
