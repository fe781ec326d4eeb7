"""Part and whole: shares of counts, fractions and majorities in words, parts beyond the whole."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.portions import counted, in_percent
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import interval, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, percent_of
from factgauge.model.tie import Tie

_HALF = Fraction(50)
_SLIPS = (
    Slip("the two counts are swapped", lambda part, whole: percent_of(whole, part)),
    Slip("that is the share of the rest", lambda part, whole: percent_of(whole - part, whole)),
)


def _written_share(tie: Tie) -> Ruling:
    """Weigh a share against its part and whole, or against the percent beside it."""
    share, percent = tie.one("share"), tie.first("percent")
    if percent is not None:
        return weigh(
            share, (percent,), lambda value: value, what="the percent beside it", unit="percent",
            state=in_percent, read=in_percent, resolution=Fraction(0),
        )  # fmt: skip
    digit = share.resolution if tie.kind == "share" else Fraction(0)
    return weigh(
        share, (tie.one("part"), tie.one("whole")), percent_of, what="the part over the whole",
        unit="percent", state=in_percent, read=counted, slips=_SLIPS, resolution=digit,
    )  # fmt: skip


@tie_check("PRT001", "share-mismatch", "share")
def share_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a percent that is not the part over the whole beside it.

    Counts are exact, the percent carries the rounding: 12 of 48 is 25 percent. The part and the
    whole are bound by "of", the percent by a bracket, a dash or "or". A percent of another base
    ("84 (40%) of the eligible") is left alone.

    Passes:   12 of the 48 pupils, or 25 percent, passed.
    Passes:   Of the votes, 310 out of 600 (52%) were for it.
    Passes:   Some 310 tenants voted, 52 percent of the 600 on the roll.
    Passes:   Just 8 percent of the 650 dancers who auditioned, or 52, were taken on.
    Fails:    12 of 48 pupils, or [[30 percent]], passed.
    Fails:    Of 212 women, 37 ([[71.5%]]) reported nausea.
    Fails:    Some 4,120 households, or [[72.7 per cent]] of the 15,100 counted, had no car.
    Abstains: 12 of 48 pupils passed.
    Abstains: Of 320 patients screened, 210 were eligible and 84 (40%) of the eligible agreed.
    """
    return _written_share(tie)


@tie_check("PRT007", "fraction-word-mismatch", "fraction", "majority")
def fraction_word_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find "most", "a majority", "half" or "a third" beside figures that are something else.

    "Most" and "a majority" are more than half, however "overwhelming" or "narrow" they are called;
    a fraction in words leaves two points either way. A majority of votes cast for one side of
    three, a two-thirds majority and a lead called a majority are left alone.

    Passes:   Most members (55 percent) agreed.
    Passes:   A third of pupils (34%) said they had skipped breakfast.
    Passes:   About half of the 411 beds, 198, were in use.
    Fails:    Most members ([[45 percent]]) agreed.
    Fails:    [[A third]] of pupils (43%) said they had skipped breakfast.
    Fails:    [[Two thirds]] of the 180 holdings, or 60, reported damage.
    Abstains: The amendment got 61 votes to 39, short of the two-thirds majority it needed.
    Abstains: Most popular of all was the train (45 percent).
    """
    if tie.kind == "fraction":
        return _written_share(tie)
    below = tie.word("cue") == "less"
    bounds = Interval(None, _HALF, hi_closed=False) if below else Interval(_HALF, None, False)
    share = tie.first("share")
    if share is not None:
        found, place = in_percent(share), share
    else:
        part, whole = tie.one("part"), tie.one("whole")
        try:
            found = tuple(percent_of(a, b) for a in counted(part) for b in counted(whole))
        except ValueError as error:
            return abstain(str(error))
        place = part
    if not found:
        return abstain("the share has no bounds")
    word = tie.word("word") or ""
    trace = (Step("share", found[0], "percent", quoted(place)), Step("stated", bounds, text=word))
    said = f"“{word}” is {'less' if below else 'more'} than half"
    if any(reading.meets(bounds) for reading in found):
        return Ruling(Outcome.CONSISTENT, f"{said}, as is {quoted(place)}", trace, place.span)
    return Ruling(
        Outcome.INCONSISTENT, f"{said}, but {quoted(place)} is {interval(found[0], 'percent')}",
        trace, place.span, "change the word, or check the share", computed=found[0],
        stated=bounds, unit="percent",
    )  # fmt: skip


@tie_check("PRT009", "one-in-n-mismatch", "one_in")
def one_in_n_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find "one in five" beside a percent, or counts, that it is not.

    "One in five" is rounded to its second number: 18 to 22 percent; "seven in ten" to its first.

    Passes:   One in five (20 percent) is left out.
    Passes:   About 2% of newborns, or one in 50, are called back.
    Passes:   Of the 3,200 nurses questioned, 640, one in five, said they meant to leave.
    Fails:    [[One in five]] (25 percent) is left out.
    Fails:    About 2% of newborns, or [[one in 20]], are called back.
    Fails:    Of the 3,200 nurses questioned, 960, [[one in five]], said they meant to leave.
    Abstains: One in four drivers is over 60. Among lorry drivers the share is 38 percent.
    Abstains: One in five is left out.
    """
    return _written_share(tie)


@tie_check("PRT005", "part-exceeds-whole", "part_of")
def part_exceeds_whole(case: Case, tie: Tie) -> Ruling:
    """Find a part that is larger than the whole it is said to be of.

    Only where the words leave no doubt that the part is counted in the whole: "of the", "out of",
    "of which", "of the 500 staff, 90".

    Passes:   Of 500 staff, 90 left.
    Passes:   Volunteers checked on 74 of the hamlet's 96 households.
    Passes:   Costs came to $8.9 billion, $2.3 billion of which were wages.
    Fails:    Of 500 staff, [[900]] left.
    Fails:    Volunteers checked on [[174]] of the hamlet's 96 households.
    Fails:    Costs came to $8.9 billion, [[$23 billion]] of which were wages.
    Abstains: Of the 12 schools, 900 pupils came from abroad.
    Abstains: The firm made 900 boxes of 500 pins.
    """
    part, whole = tie.one("part"), tie.one("whole")
    parts, wholes = counted(part), counted(whole)
    if not parts or not wholes:
        return abstain("a rank or a date is no amount")
    trace = (
        Step("part", parts[0], part.unit, quoted(part)),
        Step("whole", wholes[0], whole.unit, quoted(whole)),
    )
    if not all(_above(a, b) for a in parts for b in wholes):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(part)} is no more than {quoted(whole)}", trace, part.span,
            settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"{quoted(part)} cannot be part of {quoted(whole)}, which is less",
        trace, part.span, "the two figures are swapped, or one has a digit too many or too few",
        computed=wholes[0], stated=parts[0], unit=part.unit,
    )  # fmt: skip


def _above(part: Interval, whole: Interval) -> bool:
    return part.lo is not None and whole.hi is not None and part.lo > whole.hi


CHECKS: tuple[Check, ...] = (
    share_mismatch,
    part_exceeds_whole,
    fraction_word_mismatch,
    one_in_n_mismatch,
)
