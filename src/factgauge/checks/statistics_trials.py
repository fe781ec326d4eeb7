"""Studies: rates of diagnostic tests, the flow of participants, relative and absolute risks."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Derive, Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import interval, number, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval, percent_of, total
from factgauge.model.quantity import Quantity
from factgauge.model.rounding import numeral
from factgauge.model.tie import Tie


def _exact(quantity: Quantity) -> tuple[Interval, ...]:
    """Return a count of people as the number that it is."""
    return () if quantity.stated_low is None else (Interval.point(quantity.stated_low),)


def _rest(part: Interval, whole: Interval) -> Interval:
    return (-percent_of(part, whole)).shift(HUNDRED)


@tie_check("STA007", "diagnostic-rate-mismatch", "diagnostic")
def diagnostic_rate_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a sensitivity, specificity or predictive value that its two counts do not give.

    Healthy people whom a test flags, and sick ones whom it misses, count against it: of 200 healthy
    people 20 flagged make a specificity of 90 percent. Two rates take two pairs of counts in order.

    Passes:   The swab picked up 54 of 60 carriers, a sensitivity of 90 percent.
    Passes:   Of 200 healthy adults it flagged 30, for a specificity of 85%.
    Passes:   In the second trial, specificity was 95% (190/200).
    Fails:    The swab picked up 54 of 60 carriers, a sensitivity of [[80 percent]].
    Fails:    Of 200 healthy adults it flagged 30, for a specificity of [[58%]].
    Fails:    In the second trial, specificity was [[59%]] (190/200).
    Abstains: The swab has a sensitivity of 90 percent and was tried on 60 carriers.
    Abstains: It found 54 of 60 carriers; sensitivity was 90 percent, specificity 80 percent.
    """
    inverted = tie.word("inverted") is not None
    share, counts = tie.one("share"), (tie.one("part"), tie.one("whole"))
    derive, other = (_rest, percent_of) if inverted else (percent_of, _rest)
    found = weigh(
        share, counts, derive, what="the share that the two counts give", unit="percent",
        read=_exact,
    )  # fmt: skip
    opposite = other(*(_exact(count)[0] for count in counts))
    if found.outcome is Outcome.INCONSISTENT and any(
        opposite.meets(s) for s in tied_readings(share)
    ):
        return abstain("the counts may be those of the other outcome", trace=found.trace)
    return found


def _remainder(entered: Interval, *left: Interval) -> Interval:
    for each in left:
        entered = entered - each
    return entered


@tie_check("STA008", "participants-do-not-add-up", "flow", "flow_split")
def participants_do_not_add_up(case: Case, tie: Tie) -> Ruling:
    """Find more participants at the end of a study than losses leave, or arms that miss their sum.

    Fewer than the losses leave is no error unless the text says that these are the others, the rest
    or what remains: people may have left for reasons not told. Groups that overlap ("missed both")
    are not added.

    Passes:   Of 210 patients enrolled, 18 dropped out and 192 completed the course.
    Passes:   In all 96 pupils were randomized (47 to the new method, 49 to the old).
    Passes:   We screened 640 men and excluded 415; the other 225 entered the trial.
    Fails:    Of 210 patients enrolled, 18 dropped out and [[202]] completed the course.
    Fails:    In all [[96 pupils]] were randomized (47 to the new method, 59 to the old).
    Fails:    We screened 640 men and excluded 415; the other [[245]] entered the trial.
    Abstains: Of 210 patients enrolled, 18 dropped out and 170 completed the course.
    Abstains: Of 210 patients enrolled, 18 dropped out, 9 for both reasons, and 192 completed it.
    """
    if tie.kind == "flow_split":
        return weigh(
            tie.one("whole"), tie.role("part"), total, what="the sum of the arms", unit="count",
            state=_exact, read=_exact,
        )  # fmt: skip
    remained, entered = tie.one("remained"), tie.one("entered")
    left = tie.role("left")
    rest = (entered.stated_low or Fraction(0)) - sum(
        (each.stated_low or Fraction(0) for each in left), Fraction(0)
    )
    stated = remained.stated_low or Fraction(0)
    if rest > stated and tie.word("exhaustive") is None:
        return abstain(
            f"{quoted(remained)} is fewer than the {number(rest)} that are left; others may have "
            "left too"
        )
    if rest <= 0:
        return abstain("as many left as entered: they were hardly counted together")
    return weigh(
        remained, (entered, *left), _remainder, what="what the losses leave", unit="count",
        state=_exact, read=_exact, hint="check the numbers that entered, left and remained",
    )  # fmt: skip


def _gap(first: Interval, second: Interval) -> Interval:
    """Return the distance of two risks; raises `ValueError` where they may be equal."""
    found = first - second
    if found.ends[1] < 0:
        return -found
    if found.ends[0] <= 0:
        raise ValueError("the two risks may be equal once they are rounded")
    return found


def _needed(first: Interval, second: Interval) -> Interval:
    return Interval.point(HUNDRED).divide(_gap(first, second))


def _relative(first: Interval, second: Interval) -> Interval:
    """Return the change from the first risk in percent of it, without its sign.

    (a - b) / a is 1 - b / a, which counts the rounding of the base once.
    """
    ratio = second.divide(first)
    change = ratio.shift(-1).scale(HUNDRED)
    return change if change.ends[0] > 0 else -change


def _ratio(first: Interval, second: Interval) -> Interval:
    return second.divide(first)


_WHAT = {
    "nnt": "100 over the difference of the two risks",
    "ratio": "the ratio of the two risks",
    "relative": "the relative change of the risk",
    "absolute": "the difference of the two risks",
}
_UNIT = {"nnt": "count", "ratio": "ratio", "relative": "percent", "absolute": "percentage_point"}


def _swapped(derive: Derive) -> Derive:
    return lambda first, second: derive(second, first)


@tie_check("STA009", "risk-effect-mismatch", "risk", "cases")
def risk_effect_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a relative risk, a reduction or a number needed to treat that the two risks do not give.

    The number needed to treat is 100 over the difference in points; a relative reduction is that
    difference over the risk without the treatment. Hazard and odds ratios do not follow from two
    risks. Where the words do not say which arm is the untreated one, a ratio may be read both ways.

    Passes:   The pill cut the risk of stroke from 6.0 to 4.0 percent, an NNT of 50.
    Passes:   Deaths fell from 8.0 percent to 6.0 percent, a relative reduction of 25 percent.
    Passes:   The risk rises from 3 in 1,000 people to 5 in 1,000, two more cases per thousand.
    Fails:    The pill cut the risk of stroke from 6.0 to 4.0 percent, an NNT of [[17]].
    Fails:    Deaths fell from 8.0 percent to 6.0 percent, a relative reduction of [[2 percent]].
    Fails:    Relapse risk was 20% with placebo, 15% with the drug; relative risk [[1.33]].
    Abstains: At one year 20 percent on placebo and 14 percent on drug had died (hazard ratio 0.66).
    Abstains: The risk went from 2.0 to 1.9 percent, a number needed to treat of 90.
    """
    if tie.kind == "cases":
        return _cases(tie)
    effect, parts = tie.one("effect"), (tie.one("first"), tie.one("second"))
    measure = tie.word("measure") or ""
    derive: Derive = {"nnt": _needed, "ratio": _ratio, "relative": _relative, "absolute": _gap}[
        measure
    ]
    slips: list[Slip] = []
    base = tie.word("base")
    if base == "second" and measure in ("ratio", "relative"):
        derive = _swapped(derive)
    if measure in ("ratio", "relative"):
        other = _swapped(derive)
        if base == "unknown" and any(
            reading.meets(other(*(tied_readings(part)[0] for part in parts)))
            for reading in tied_readings(effect)
        ):
            derive = other
        slips.append(Slip("would fit with the two risks swapped", other))
    if measure == "relative":
        slips.append(Slip("would fit as the difference in percentage points", _gap))
    if measure == "absolute":
        slips.append(Slip("would fit as the relative change", _relative))
    if measure == "nnt":
        slips.append(Slip("would fit as 100 over the first risk alone", _over_first))
    return weigh(
        effect, parts, derive, what=_WHAT[measure], unit=_UNIT[measure], slips=slips,
        state=_strict, hint="check the two risks and what follows from them",
    )  # fmt: skip


def _strict(quantity: Quantity) -> tuple[Interval, ...]:
    found = tied_readings(quantity)
    if found and quantity.resolution == 0 and quantity.stated_low is not None:
        half = Fraction(1, 2)
        return (Interval(quantity.stated_low - half, quantity.stated_low + half), *found)
    return found


def _over_first(first: Interval, second: Interval) -> Interval:
    return Interval.point(HUNDRED).divide(first)


_SPELLED = {
    word: value
    for value, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}


def _cases(tie: Tie) -> Ruling:
    """Return the ruling on so many more cases in so many people."""
    value = tie.one("value")
    first, second, of, base = (
        numeral(tie.word(name) or "")[0] for name in ("first", "second", "of", "base")
    )
    written = tie.word("more") or ""
    more = Fraction(_SPELLED[written]) if written in _SPELLED else numeral(written)[0]
    computed = Interval.point(abs(second - first) / of * base)
    stated = Interval.point(more)
    trace = (
        Step("computed: the difference of the two risks", computed, None, f"per {number(base)}"),
        Step("stated", stated, None, f"“{tie.word('words')}”"),
    )
    if computed.gap(stated) <= Fraction(1, 2):
        return Ruling(
            Outcome.CONSISTENT, f"“{tie.word('words')}” fits the two risks", trace, value.span
        )
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated “{tie.word('words')}”, but the two risks differ by {interval(computed)}",
        trace, value.span, "check the two risks and their difference",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    diagnostic_rate_mismatch,
    participants_do_not_add_up,
    risk_effect_mismatch,
)
