"""Statistics beyond their own bounds."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.wording import interval
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.rounding import rounded_numeral
from factgauge.model.tie import Tie

_ONE = Fraction(1)
_SIGNED = ("r", "kappa", "alpha", "ICC")


@tie_check("STA010", "statistic-beyond-its-bounds", "bound", negated=True)
def statistic_beyond_its_bounds(case: Case, tie: Tie) -> Ruling:
    """Find a correlation, an explained variance, a kappa or a p that no data can give.

    Correlations and kappa lie between -1 and 1, shares of variance, areas under the curve and
    p-values between 0 and 1. An adjusted share of variance may fall below zero. Effect sizes,
    slopes and percents have no such bounds and are left alone.

    Passes:   Yield and rainfall went together (r = .71, n = 30).
    Passes:   The model had an R² of 0.42 with three predictors.
    Passes:   Agreement of the two readers was fair, with a kappa of 0.34.
    Fails:    Yield and rainfall went together (r = [[7.1]], n = 30).
    Fails:    The model had an R² of [[4.2]] with three predictors.
    Fails:    Agreement of the two readers was fair, with a kappa of [[3.4]].
    Abstains: The adjusted R² was -0.02, so that the model explains nothing.
    Abstains: The groups were far apart, with Cohen's d of 2.4.
    """
    name, written = tie.word("name") or "", tie.word("value") or ""
    value = tie.one("value")
    lowest = -_ONE if name in _SIGNED else Fraction(0)
    bounds = Interval(lowest, _ONE)
    stated = rounded_numeral(written)
    trace = (Step(f"{name} lies in", bounds), Step("stated", stated, None, f"“{written}”"))
    if stated.meets(bounds):
        return Ruling(Outcome.CONSISTENT, f"“{written}” is a possible {name}", trace, value.span)
    if name in ("R²", "alpha") and stated.ends[1] < 0:
        return abstain(f"{name} may fall below zero", trace=trace)
    return Ruling(
        Outcome.INCONSISTENT, f"{name} is stated as “{written}”, but lies in {interval(bounds)}",
        trace, value.span, "check the decimal point and the label",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (statistic_beyond_its_bounds,)
