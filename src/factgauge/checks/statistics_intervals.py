"""Confidence intervals: they hold their estimate, and agree with the p-value beside them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import far_off
from factgauge.checks.wording import number
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.quantity import Kind
from factgauge.model.rounding import numeral, rounded, rounded_numeral
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_EDGE = Fraction(1, 20)  # of the width: closer to the null value, rounding and method decide
_TENS = (10, 100, 1000, Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000))


def _limits(tie: Tie) -> tuple[Interval, Interval]:
    return rounded_numeral(tie.word("low") or ""), rounded_numeral(tie.word("high") or "")


def _place(tie: Tie, name: str) -> Span:
    figure = tie.first(name) or tie.first("interval") or tie.first("estimate")
    return tie.span if figure is None else figure.span


def _shown(tie: Tie) -> str:
    return f"“{tie.word('low')} to {tie.word('high')}”"


def _readings(tie: Tie, low: Interval) -> Iterator[Interval]:
    """Yield the estimate as written, and as the other ways of writing an effect give it.

    A fall of 4.2 has an interval from -5.6; a risk that is 26 percent lower has a ratio of 0.74; a
    share stands in percent or as a proportion; "1.2 million" has an interval in full numbers.
    """
    plain = rounded_numeral(tie.word("estimate") or "")
    yield plain
    yield -plain
    figure = tie.first("estimate")
    if figure is not None and figure.kind is Kind.PERCENT:
        share = plain.scale(1 / HUNDRED)
        yield from (share, (-share).shift(1), share.shift(1))
    elif plain.ends[1] <= 1 <= low.ends[0]:
        yield plain.scale(HUNDRED)
    limits = tie.first("interval")
    if figure is None or figure.interval is None or limits is None or limits.stated_high is None:
        return
    written = numeral(tie.word("high") or "")[0]
    if written and limits.stated_high > written:  # "950,000 (0.9 to 1.2 million)"
        yield figure.interval.scale(written / limits.stated_high)


def _readable(tie: Tie) -> bool:
    try:
        numeral(tie.word("estimate") or "")
    except ValueError:
        return False
    return True


@tie_check("STA003", "estimate-outside-interval", "interval", negated=True)
def estimate_outside_interval(case: Case, tie: Tie) -> Ruling:
    """Find an estimate that lies outside its own confidence interval, or limits that are reversed.

    A fall may be written without its minus, a share in percent beside limits that are proportions,
    a ratio as "26 percent lower": each of these is tried before anything is said. Where the figure
    is one side of a comparison, the interval may be that of the difference, and nothing is said.
    A ratio that lies far from the middle of its interval on the log scale is a near miss.

    Passes:   The hazard ratio for walkers was 0.71 (95% CI 0.58 to 0.87).
    Passes:   Rainfall fell by 12 mm (95% CI -19 to -5).
    Passes:   Turnout of renters is put at 44 percent, with a 95 percent interval of 39 to 49.
    Fails:    The hazard ratio for walkers was [[1.71]] (95% CI 0.58 to 0.87).
    Fails:    Prevalence was [[4.1%]] (95% CI: 1.2% to 3.9%) in the villages.
    Fails:    Turnout of renters is put at [[34 percent]], with a 95 percent interval of 39 to 49.
    Abstains: Smoking fell from 31 to 22 percent (95% CI 4 to 14).
    Abstains: The odds did not change much (95% CI 0.9 to 1.2).
    """
    low, high = _limits(tie)
    if low.ends[0] > high.ends[1]:
        return Ruling(
            Outcome.INCONSISTENT,
            f"the interval {_shown(tie)} runs from the larger to the smaller limit",
            (Step("lower limit", low), Step("upper limit", high)),
            _place(tie, "interval"), "check both limits: one of them has lost or gained a digit",
        )  # fmt: skip
    if tie.word("estimate") is None or not _readable(tie):
        return abstain("no estimate stands before the interval")
    hull = low.hull(high)
    readings = list(_readings(tie, low))
    stated = readings[0]
    trace = (Step("stated interval", hull), Step("stated estimate", stated))
    place = _place(tie, "estimate")
    shown = f"“{tie.word('estimate')}”"
    if any(reading.meets(hull) for reading in readings):
        if stated.meets(hull) and tie.word("measure") == "ratio" and _lopsided(stated, low, high):
            return Ruling(
                Outcome.NEAR_MISS,
                f"{shown} lies in {_shown(tie)}, but far from the middle of it on the log scale",
                trace, place, note="the interval of a ratio is symmetric in logs", stated=stated,
            )  # fmt: skip
        return Ruling(
            Outcome.CONSISTENT, f"{shown} lies in {_shown(tie)}", trace, place, computed=hull,
            stated=stated,
        )  # fmt: skip
    if tie.word("comparing") is not None:
        return abstain("the interval may be that of the difference of two figures", trace=trace)
    slip = next((ten for ten in _TENS if stated.scale(ten).meets(hull)), None)
    nearest = low if stated.ends[0] < low.ends[0] else high
    if slip is None and far_off(nearest, stated):
        return abstain(f"{shown} is far from {_shown(tie)}: hardly its estimate", trace=trace)
    _, unit = numeral(tie.word("estimate") or "")
    if stated.gap(hull) <= unit / 2:
        return Ruling(
            Outcome.NEAR_MISS, f"{shown} lies just outside {_shown(tie)}", trace, place,
            note="off by no more than one unit of the last digit", computed=hull, stated=stated,
        )  # fmt: skip
    hint = "check the estimate and both limits at the source"
    if slip is not None:
        hint = f"would fit if {shown} were {number(Fraction(slip))} times as large"
    return Ruling(
        Outcome.INCONSISTENT, f"{shown} lies outside its interval {_shown(tie)}", trace, place,
        hint, computed=hull, stated=stated,
    )  # fmt: skip


def _lopsided(estimate: Interval, low: Interval, high: Interval) -> bool:
    """Whether a ratio lies in the outer quarters of its interval in logs, whatever was rounded.

    e < l^(3/4) h^(1/4) is e^4 < l^3 h, which fractions decide exactly.
    """
    (least, most), (a, b), (c, d) = estimate.ends, low.ends, high.ends
    return a > 0 and bool(most**4 < a**3 * c or least**4 > b * d**3)


@tie_check("STA004", "interval-contradicts-significance", "interval", negated=True)
def interval_contradicts_significance(case: Case, tie: Tie) -> Ruling:
    """Find an interval that holds the value of no effect beside a small p, or the reverse.

    No effect is one for a ratio and zero for a difference; where the text does not say which of
    them is measured, nothing is said. A level of 95 percent goes with .05, one of 90 with .10.
    Where the value of no effect lies near a limit, two methods may differ, which is a near miss.
    Without a p, the words "significant" and "not significant" of a sentence with one interval are
    weighed.

    Passes:   Cyclists had fewer infections (rate ratio 0.81, 95% CI 0.70 to 0.94, p = .006).
    Passes:   The mean difference was 1.2 kg (95% CI -0.4 to 2.8), which is not significant.
    Passes:   Yields rose by 0.6 tonnes (95% CI 0.1 to 1.1; P = 0.02) on limed soil.
    Fails:    Cyclists had fewer infections (rate ratio 0.81, 95% CI 0.70 to 0.94, p = [[.6]]).
    Fails:    Yields rose by 0.6 tonnes (95% CI -0.9 to 2.1; P = [[0.02]]) on limed soil.
    Fails:    The mean difference of 1.2 kg (95% CI [[-0.4 to 2.8]]) was statistically significant.
    Abstains: The posterior odds ratio was 1.4 (95% credible interval 0.9 to 2.2), p = .03.
    Abstains: The median stay was 4.1 days (95% CI 3.2 to 5.0; P = 0.30).
    """
    if tie.word("kind") is not None:
        return abstain("a credible interval speaks of no test")
    significant = _significant(tie)
    if isinstance(significant, str):
        return abstain(significant)
    low, high = _limits(tie)
    null = _null(tie, low)
    if null is None:
        return abstain("the text does not say whether it is a ratio or a difference")
    if low.ends[0] > high.ends[1]:
        return abstain("the limits of the interval are not in order")
    inside = low.ends[1] < null < high.ends[0]
    outside = null < low.ends[0] or null > high.ends[1]
    shown, effect = _shown(tie), "one" if null else "zero"
    words = _words(tie)
    trace = (
        Step("stated interval", low.hull(high)),
        Step(f"no effect is {effect}", Interval.point(null)),
        Step("stated", None, None, words),
    )
    place = _place(tie, "p")
    holds = f"{shown} {'holds' if inside else 'leaves out'} {effect}"
    if not inside and not outside:
        return abstain(f"a limit of {shown} may be {effect} itself", trace=trace)
    if inside != significant:
        return Ruling(Outcome.CONSISTENT, f"{words} fits: {holds}", trace, place)
    if _near_edge(null, low, high, ratio=bool(null)):
        return Ruling(
            Outcome.NEAR_MISS, f"{words}, but {holds}, if only just", trace, place,
            note="two methods may differ so near the limit",
        )  # fmt: skip
    if tie.word("p") is None:
        place = _place(tie, "interval")
    return Ruling(
        Outcome.INCONSISTENT, f"{words}, but the interval {holds}", trace, place,
        "check p, the limits and their signs",
    )  # fmt: skip


def _words(tie: Tie) -> str:
    if tie.word("p") is None:
        return f"“{tie.word('said')}”"
    return f"“p {tie.word('sign')} {tie.word('p')}”"


def _significant(tie: Tie) -> bool | str:
    """Return whether the text calls the effect significant, or why that is not known."""
    level = 1 - Fraction(tie.word("level") or "95") / HUNDRED
    written = tie.word("p")
    if written is None:
        at = tie.word("at")
        if at is not None and Fraction(at) / HUNDRED != level:
            return "the interval has another level than the test"
        said = tie.word("said")
        return "no p-value stands beside the interval" if said is None else said == "significant"
    value, unit = numeral(written)
    if value > 1:
        return "a p-value cannot exceed one"
    sign = tie.word("sign")
    if sign == "<":
        return True if value <= level else "the p-value is not clear of the level"
    if sign == ">":
        return False if value >= level else "the p-value is not clear of the level"
    stated = rounded(value, unit)
    if stated.ends[1] < level:
        return True
    if stated.ends[0] > level:
        return False
    return "the p-value is not clear of the level"


def _null(tie: Tie, low: Interval) -> Fraction | None:
    measure = tie.word("measure")
    if measure == "ratio" and low.ends[0] >= 0:
        return Fraction(1)
    if measure == "difference" or low.ends[1] < 0:
        return Fraction(0)
    return None


def _near_edge(null: Fraction, low: Interval, high: Interval, *, ratio: bool) -> bool:
    """Whether the value of no effect is close to a limit, as the width of the interval goes."""
    (a, b), (c, d) = low.ends, high.ends
    if ratio:  # in logs to first order: the relative distance to each limit
        width = (d - a) / max(null, d)
        return bool(min(abs(null - b), abs(null - c)) / null < width * _EDGE)
    return min(abs(null - b), abs(null - c)) < (d - a) * _EDGE


CHECKS: tuple[Check, ...] = (estimate_outside_interval, interval_contradicts_significance)
