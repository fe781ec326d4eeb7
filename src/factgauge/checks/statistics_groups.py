"""What follows from the size of a sample: the margin of a poll, degrees of freedom."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.distributions import normal_quantile
from factgauge.checks.wording import interval, number, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.rounding import numeral, rounded
from factgauge.model.tie import Tie

_LEVEL = Fraction(95)
_SLACK = Fraction(8, 10)  # a poll that names no level may use 90 percent: 1.645 / 1.96 = 0.84
_MANY = 3  # times the cases: more degrees of freedom than that count trials, not cases
_MANY_OF_ONE = Fraction(22, 10)
_SPELLED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _percent(written: str) -> tuple[Fraction, Fraction]:
    """Return the value and last unit of a margin, which may be spelled: "three points"."""
    spelled = _SPELLED.get(written.lower())
    return numeral(written) if spelled is None else (Fraction(spelled), Fraction(1))


@tie_check("STA005", "margin-too-small", "poll_margin")
def margin_too_small(case: Case, tie: Tie) -> Ruling:
    """Find a margin of error that a sample of its size cannot have.

    The least margin is that of a simple random sample split in halves; weighting and clusters only
    widen it, so that a wide margin is never wrong. A poll that names no level of confidence may
    use one of 90 percent.

    Passes:   The survey of 1,500 adults has a margin of error of 2.5 percentage points.
    Passes:   We interviewed 800 voters, and the margin of error is plus or minus 3.5 points.
    Passes:   Results (n = 400) have a sampling error of 4.9 points.
    Fails:    The survey of 1,500 adults has a margin of error of [[0.5 percentage points]].
    Fails:    We interviewed 80 voters, and the margin of error is plus or minus [[3.5 points]].
    Fails:    Results (n = 400) have a sampling error of [[1.9 points]].
    Abstains: The survey has a margin of error of 2 percentage points.
    Abstains: The census of all 900 members was weighted, and the margin of error is 1 point.
    """
    figure, size = tie.first("margin"), tie.first("size")
    margin = f"“{tie.word('margin')}”" if figure is None else quoted(figure)
    place = tie.span if figure is None else figure.span
    try:
        value, unit = _percent(tie.word("margin") or "")
    except ValueError:
        return abstain("the margin is written in words")
    asked = size.stated_low if size is not None else None
    count = asked or numeral(tie.word("size") or "0")[0]
    if tie.word("design") is not None:
        return abstain("the sample is no simple one of a large population")
    named = tie.word("level")
    level = Fraction(named) if named is not None else _LEVEL
    quantile = normal_quantile((1 + level / HUNDRED) / 2)
    least = _square_root(quantile**2 * 2500 / count)
    floor = least if named is not None else least * _SLACK
    stated = rounded(value, unit)
    trace = (
        Step("given: asked", Interval.point(count), "count"),
        Step("computed: the least margin", Interval.point(least), "percentage_point"),
        Step("stated", stated, "percentage_point", margin),
    )
    shown = f"{number(least, 2)} points"
    if stated.ends[1] >= floor:
        return Ruling(
            Outcome.CONSISTENT, f"{margin} is no less than {number(count)} people allow",
            trace, place,
        )  # fmt: skip
    if value + unit >= floor:
        return Ruling(Outcome.NEAR_MISS, f"{margin} is just below {shown}", trace, place)
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated {margin}, but a sample of {number(count)} has a margin of at least "
        f"{shown}",
        trace, place, "check the size of the sample and the margin",
    )  # fmt: skip


def _square_root(value: Fraction) -> Fraction:
    """Return a square root to six places, by Newton's steps from above."""
    root = max(value, Fraction(1))
    for _ in range(40):
        root = ((root + value / root) / 2).limit_denominator(10**12)
    return root


@tie_check("STA006", "degrees-of-freedom-exceed-cases", "freedom", negated=True)
def degrees_of_freedom_exceed_cases(case: Case, tie: Tie) -> Ruling:
    """Find a test with more degrees of freedom than the groups in its clause have cases.

    Fewer degrees are no error: cases drop out. Far more come from trials or items, which the clause
    does not count, and nothing is said either. A table of counts has (rows - 1)(columns - 1).

    Passes:   The 18 rowers sat higher than the 21 swimmers, t(37) = 2.50, p = .017.
    Passes:   In the 45 villages rainfall and yield went together, r(43) = .40, p = .006.
    Passes:   Two groups of 25 patients differed, t(48) = 2.20, p = .033.
    Fails:    The 18 rowers sat higher than the 21 swimmers, t(73) = [[2.50]], p = .015.
    Fails:    In the 45 villages rainfall and yield went together, r(53) = [[.40]], p = .003.
    Fails:    Two groups of 25 patients differed, t(98) = [[2.20]], p = .030.
    Abstains: The 18 rowers sat higher than the 21 swimmers, t(33) = 2.50, p = .018.
    Abstains: The 18 rowers saw 400 pictures each, F(1, 7180) = 4.20, p = .040.
    """
    figure, symbol, layout = tie.one("statistic"), tie.word("symbol"), tie.word("layout")
    degrees = int(tie.word("df") or "0")
    counts = [int(group.stated_low or 0) for group in tie.role("groups")]
    if layout == "table":
        return _table(tie, degrees, (counts[0] - 1) * (counts[1] - 1))
    cases = counts[0] * counts[1] if layout == "equal" else sum(counts)
    most = cases - (2 if symbol == "r" else 1)
    expected = cases - (counts[0] if layout == "equal" else len(counts))
    groups = "two groups" if len(counts) == 2 else "the cases"
    trace = (
        Step("given: cases", Interval.point(cases), "count"),
        Step(
            "computed: degrees of freedom", Interval(Fraction(min(expected, most)), Fraction(most))
        ),
        Step("stated", Interval.point(degrees)),
    )
    if layout in ("two", "equal") and symbol in ("t", "F"):
        most = expected
    if degrees > cases * (_MANY if layout != "one" else _MANY_OF_ONE):
        return abstain("so many degrees of freedom count trials, not cases", trace=trace)
    if degrees > most:
        return Ruling(
            Outcome.INCONSISTENT,
            f"{symbol} has {degrees} degrees of freedom, but {groups} number {cases}, which leaves "
            f"at most {most}",
            trace, figure.span, "check the degrees of freedom and the sizes of the groups",
        )  # fmt: skip
    if degrees in (expected, most):
        return Ruling(
            Outcome.CONSISTENT, f"{degrees} degrees of freedom fit {cases} cases", trace,
            figure.span,
        )  # fmt: skip
    return abstain(
        f"{degrees} degrees of freedom leave room for cases that dropped out", trace=trace
    )


def _table(tie: Tie, degrees: int, expected: int) -> Ruling:
    figure = tie.one("statistic")
    computed = Interval.point(expected)
    trace = (
        Step("computed: (rows - 1)(columns - 1)", computed),
        Step("stated", Interval.point(degrees)),
    )
    if degrees == expected:
        return Ruling(
            Outcome.CONSISTENT, f"a table of that form has {interval(computed)} degrees of freedom",
            trace, figure.span,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated {degrees} degrees of freedom, but (rows - 1)(columns - 1) is {expected}",
        trace, figure.span, "check the degrees of freedom and the two classifications",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (margin_too_small, degrees_of_freedom_exceed_cases)
