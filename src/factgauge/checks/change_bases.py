"""Change against two bases in one sentence: each percent goes with the base behind it."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.stated import in_unit, scaled_alike
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import percent_change
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie


@tie_check("CHG020", "bases-swapped", "two_bases")
def bases_swapped(case: Case, tie: Tie) -> Ruling:
    """Find two percents of one value that fit one another's bases and not their own.

    A percent takes the base that follows it. Where neither order fits, CHG001 speaks of each.

    Passes:   Orders were 120, up 20 percent from 100 in May and up 50 percent from 80 a year ago.
    Passes:   At $63, it is down 10 percent from $70 in May and down 30 percent from $90 in June.
    Passes:   Sales were 231, 5 percent above the 220 of May and 10 percent above the 210 of June.
    Fails:    It sold 120, up [[50 percent]] from 100 in May and up 20 percent from 80 a year ago.
    Fails:    Output was 330, up [[10 percent]] from 220 in May and up 50 percent from 300 in June.
    Fails:    It sold 231, [[10 percent]] above the 220 of May and 5 percent above the 210 of June.
    Abstains: Orders were 120, up 20 percent from 100 in May.
    Abstains: Orders were 120, up 20 percent from 100, and sales were 90, up 50 percent from 60.
    """
    first, second = tie.role("by")
    one, other = tie.role("from")
    ways = tie.word("ways") or "++"
    end = tie.one("to")
    own = (_fits(first, ways[0], one, end), _fits(second, ways[1], other, end))
    crossed = (_fits(first, ways[0], other, end), _fits(second, ways[1], one, end))
    trace = tuple(Step("base", tied_readings(q)[0], q.unit, quoted(q)) for q in (one, other))
    if all(own):
        return Ruling(Outcome.CONSISTENT, "each percent fits the base behind it", trace, tie.span)
    if all(crossed) and not any(own):
        return Ruling(
            Outcome.INCONSISTENT,
            f"{quoted(first)} fits {quoted(other)} and {quoted(second)} fits {quoted(one)}, each "
            f"the base of the other",
            trace,
            first.span,
            "swap the two percents, or the two bases",
        )
    return abstain("the percents do not fit one another's bases either", trace=trace)


def _fits(percent: Quantity, way: str, base: Quantity, end: Quantity) -> bool:
    bases = in_unit(scaled_alike(base, end), end.unit)
    ends = tied_readings(scaled_alike(end, base))
    if not all(reading.bounded_positive for reading in (*bases, *ends)):
        return False
    stated = [-r if way == "-" else r for r in tied_readings(percent)]
    return any(percent_change(a, b).meets(r) for a in bases for b in ends for r in stated)


CHECKS: tuple[Check, ...] = (bases_swapped,)
