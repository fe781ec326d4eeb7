"""Across sentences: what is said twice, in other digits, in other scale words, or in parts."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.comparison import readings
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.interval import Interval
from factgauge.model.tie import Tie


def _itself(first: Interval) -> Interval:
    return first


def _again(tie: Tie, what: str, hint: str) -> Ruling:
    return weigh(
        tie.one("again"),
        (tie.one("first"),),
        _itself,
        what=what,
        unit=tie.one("first").unit,
        state=readings,
        read=readings,
        hint=hint,
    )


@tie_check("XST001", "repeated-figure-mismatch", "repeat")
def repeated_figure_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a thing that is stated twice, with two values.

    The later phrase has to point back ("the 43 dead", "its 4,300 employees") without a word that
    picks out some or names others; news of a rise, another speaker and "at least" keep it silent.

    Passes:   The mudslide killed 34 villagers. Most of the 34 dead were children.
    Passes:   The mill has 1,250 workers. All 1,250 workers were sent home on Friday.
    Passes:   A total of 240 patients took part. Of the 240 patients, 31 dropped out.
    Fails:    The mudslide killed 34 villagers. Most of the [[43]] dead were children.
    Abstains: The mudslide killed 34 villagers. The 19 injured were flown out.
    Abstains: The mudslide killed 34 villagers. The 13 dead who came from Bira were buried on Sunday.
    """
    first = tie.one("first")
    return _again(
        tie,
        f"the same thing before, {quoted(first)},",
        "one of the two is a slip, or say what has changed",
    )


@tie_check("XST002", "coarse-repeat-mismatch", "coarse-repeat")
def coarse_repeat_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a coarser repeat that does not round what was stated before.

    "$34.2 million" may come back as "the $34 million", "the 12,480 adults" as "some 12,000".

    Passes:   The bridge cost $34.2 million. The $34 million came from tolls.
    Passes:   A grant of 1.46 million euros was paid out. The 1.5 million euros went to schools.
    Passes:   The gift was worth £812,500. The roughly £800,000 gift paid for a wing.
    Fails:    The bridge cost $34.2 million. The [[$36 million]] came from tolls.
    Abstains: The bridge cost $34.2 million. The $36 million tunnel was paid for with tolls.
    Abstains: The bridge cost $34.2 million. The other $36 million came from tolls.
    """
    first = tie.one("first")
    return _again(
        tie,
        f"the amount before, {quoted(first)},",
        "the coarser figure is to round the finer one",
    )


@tie_check("XST006", "scale-drift", "rescaled-repeat")
def scale_drift(case: Case, tie: Tie) -> Ruling:
    """Find an amount that comes back with the same digits under another scale word.

    Passes:   The council voted for a $3 billion plan. The $3 billion plan has its critics.
    Fails:    The council voted for a $3 billion plan. The [[$3 million]] plan has its critics.
    Abstains: The council voted for a $3 billion plan. The $3 million fee has its critics.
    Abstains: The council voted for a $3 billion plan. A $3 million plan has its critics.
    """
    first = tie.one("first")
    return _again(
        tie,
        f"the amount before, {quoted(first)},",
        "the digits are the same, the scale word is not: one of them is a slip",
    )


CHECKS: tuple[Check, ...] = (repeated_figure_mismatch, coarse_repeat_mismatch, scale_drift)
