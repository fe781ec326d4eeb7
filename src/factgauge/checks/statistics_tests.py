"""Test statistics: the p-value that follows from a statistic and its degrees of freedom.

The rule is that of statcheck (Nuijten et al., The prevalence of statistical reporting errors in
psychology, 2016): statistic and p are rounding intervals, and they must meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.distributions import two_sided
from factgauge.checks.repair import likely_slip
from factgauge.checks.wording import number
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.rounding import numeral, rounded, rounded_numeral
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_LEVEL = Fraction(5, 100)
_TINY = Fraction(1, 10_000)
_SIDED = ("t", "z", "r")
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Recomputed:
    """A p-value as stated and as it follows; `wide` allows for a statistic that was cut off."""

    stated: Interval
    computed: Interval
    wide: Interval
    trace: tuple[Step, ...]
    span: Span
    words: str
    test: str


def _recompute(tie: Tie) -> _Recomputed:
    """Return what a test gives; raises `ValueError` where nothing follows from it."""
    symbol, written = tie.word("symbol") or "", tie.word("statistic") or ""
    degrees = [part for part in (tie.word("df"), tie.word("df2")) if part is not None]
    rough = tie.word("variance") is not None
    freedom = tuple(
        rounded_numeral(part) if "." in part or rough else Interval.point(int(part))
        for part in degrees
    )
    value, unit = numeral(written)
    computed = two_sided(symbol, rounded(value, unit), freedom)
    wide = two_sided(symbol, rounded(value, 2 * unit), freedom)
    stated = _stated(tie.word("sign") or "=", tie.word("p") or "")
    figure = tie.first("p")
    name = {"chi2": "chi-squared"}.get(symbol, symbol)
    test = f"{name}({', '.join(degrees)}) = {written}" if degrees else f"{name} = {written}"
    words = "“ns”" if figure is None else f"“p {tie.word('sign')} {tie.word('p')}”"
    trace = (
        Step("given", rounded(value, unit), None, test),
        Step("computed: the two-sided p of the statistic", computed),
        Step("stated", stated, None, words),
    )
    span = tie.span if figure is None else figure.span
    return _Recomputed(stated, computed, wide, trace, span, words, test)


def _stated(sign: str, written: str) -> Interval:
    value, unit = numeral(written)
    if value > 1:
        raise ValueError("a p-value cannot exceed one")
    if sign == "<":
        return Interval(Fraction(0), value, hi_closed=value == 0)
    if sign == ">":
        return Interval(value, Fraction(1))
    found = rounded(value, unit)
    return Interval(max(found.ends[0], Fraction(0)), found.hi)


@tie_check("STA001", "p-value-mismatch", "test", negated=True)
def p_value_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a p-value that its own statistic and degrees of freedom do not give.

    Reads t, F, r, z, chi-squared, Q and H in APA form and in plain words. The test counts as
    two-sided unless the text speaks of one tail. A p that was corrected for several comparisons, or
    taken from a permutation, follows from nothing here, and a p that only a cut-off statistic gives
    is a near miss.

    Passes:   Night workers slept less than day workers, t(52) = 2.41, p = .019.
    Passes:   Seating made no difference to the bill, F(2, 81) = 1.36, p = .26.
    Passes:   Region and vote were linked (chi-square 9.8, 3 df, p=0.02).
    Fails:    Night workers slept less than day workers, t(52) = 2.41, p = [[.19]].
    Fails:    The two rankings agreed, z = 2.05, p = [[.004]].
    Fails:    Region and vote were linked (chi-square 9.8, 3 df, p=[[0.002]]).
    Abstains: With a Bonferroni correction the gap stayed, t(52) = 2.41, p = .057.
    Abstains: Night workers slept less than day workers, t = 2.41, p = .19.
    """
    try:
        found = _recompute(tie)
    except ValueError as error:
        return abstain(str(error))
    shown = _shown(found.computed)
    one_tail = (tie.word("symbol") in _SIDED) and found.stated.meets(found.computed.scale(_HALF))
    if found.stated.meets(found.computed):
        return _ruling(
            found, Outcome.CONSISTENT, f"{found.words} fits {found.test}, which gives {shown}"
        )
    if one_tail and tie.word("tails") is not None:
        return _ruling(
            found, Outcome.CONSISTENT, f"{found.words} fits {found.test} as a one-sided p",
            note="fits a one-sided test, of which the text speaks",
        )  # fmt: skip
    off = _undecided(tie, found)
    if off is not None:
        return abstain(off, trace=found.trace)
    if found.stated.meets(found.wide) or _cut(tie, found):
        return _ruling(
            found, Outcome.NEAR_MISS,
            f"{found.words} is off by one unit of its last digit: {found.test} gives p = {shown}",
            note="cut off rather than rounded?",
        )  # fmt: skip
    hint = "would fit as a one-sided p" if one_tail else _slip(tie)
    return _ruling(
        found, Outcome.INCONSISTENT, f"stated {found.words}, but {found.test} gives p = {shown}",
        hint=hint or "recompute p, or check the statistic and its degrees of freedom",
    )  # fmt: skip


def _shown(p: Interval) -> str:
    """Return a range of p-values in two digits, once where both ends read alike."""
    if p.ends[1] < _TINY:
        return "below 0.0001"
    low, high = (number(end, 2) for end in p.ends)
    return low if low == high else f"{low} to {high}"


def _cut(tie: Tie, found: _Recomputed) -> bool:
    """Whether an exact p is within one unit of its last digit of what follows."""
    _, unit = numeral(tie.word("p") or "")
    return tie.word("sign") == "=" and found.computed.gap(found.stated) <= unit / 2


def _undecided(tie: Tie, found: _Recomputed) -> str | None:
    """Return why another p than the plain one may be right."""
    correction = tie.word("correction")
    if correction is not None:
        return f"the text speaks of “{correction}”: the plain p does not decide it"
    larger = found.stated.ends[0] > found.computed.ends[1]
    if tie.word("elsewhere") is not None and larger:
        return "the text corrects p-values elsewhere, and this one is larger than the plain one"
    return None


def _slip(tie: Tie) -> str | None:
    """Return the slip of writing in p or statistic that would explain the mismatch."""
    p, statistic = tie.first("p"), tie.first("statistic")
    if p is None or statistic is None or tie.word("sign") != "=":
        return None
    degrees = [part for part in (tie.word("df"), tie.word("df2")) if part is not None]
    freedom = tuple(Interval.point(Fraction(part)) for part in degrees)

    def read(quantity: Quantity) -> tuple[Interval, ...]:
        return () if quantity.interval is None else (quantity.interval,)

    return likely_slip(
        p, (statistic,), lambda value: two_sided(tie.word("symbol") or "", value, freedom), read,
        read,
    )  # fmt: skip


def _ruling(
    found: _Recomputed,
    outcome: Outcome,
    message: str,
    *,
    note: str | None = None,
    hint: str | None = None,
) -> Ruling:
    return Ruling(
        outcome, message, found.trace, found.span, hint, note, found.computed, found.stated
    )


@tie_check("STA002", "significance-flips", "test", negated=True)
def significance_flips(case: Case, tie: Tie) -> Ruling:
    """Find a p-value on the other side of .05 than the one that its statistic gives.

    The gravest slip of its kind, for the conclusion turns with it. It speaks only where both p are
    wholly on their sides of .05, also for a statistic that was cut off instead of rounded.

    Passes:   Prices did not move with the weather, t(61) = 1.12, p = .27.
    Passes:   The farms with hedges had more birds, F(1, 44) = 6.10, p < .05.
    Passes:   Speed and age were related, r(90) = -.31, p = .003.
    Fails:    The farms with hedges had more birds, F(1, 44) = 2.10, p [[< .05]].
    Fails:    Speed and age were related, r(90) = -.13, p = [[.003]].
    Fails:    Prices did not move with the weather, t(61) = 3.12, p = [[.27]].
    Abstains: After the Holm adjustment nothing was left of it, t(61) = 2.12, p = .08.
    Abstains: Prices did not move with the weather, t(61) = 2.00, p = .05.
    """
    try:
        found = _recompute(tie)
    except ValueError as error:
        return abstain(str(error))
    stated, plain = _side(found.stated), _side(found.wide)
    if stated is None or plain is None:
        return abstain("one of the two p-values is not clear of .05", trace=found.trace)
    if stated == plain:
        side = "below" if stated else "above"
        return _ruling(
            found, Outcome.CONSISTENT, f"{found.words} and the p of {found.test} are {side} .05"
        )
    one_tail = tie.word("symbol") in _SIDED and found.stated.meets(found.computed.scale(_HALF))
    if one_tail and tie.word("tails") is not None:
        return abstain("the text speaks of a one-sided test", trace=found.trace)
    off = _undecided(tie, found)
    if off is not None:
        return abstain(off, trace=found.trace)
    side = "significant" if stated else "not significant"
    shown = _shown(found.computed)
    return _ruling(
        found, Outcome.INCONSISTENT,
        f"{found.words} says {side} at .05, but {found.test} gives p = {shown}",
        hint="would fit as a one-sided p" if one_tail else "check the conclusion, not only p",
    )  # fmt: skip


def _side(p: Interval) -> bool | None:
    """Whether a p is below .05, `None` where it may lie on either side."""
    lo, hi = p.ends
    if hi < _LEVEL or (hi == _LEVEL and not p.hi_closed):
        return True
    return False if lo >= _LEVEL else None


CHECKS: tuple[Check, ...] = (p_value_mismatch, significance_flips)
