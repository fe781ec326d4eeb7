"""Part and whole: shares, totals, majorities and margins."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.tie import Tie


def _percent(part: Interval, whole: Interval) -> Interval:
    return part.divide(whole).scale(HUNDRED)


@tie_check("PRT001", "share-mismatch", "share")
def share_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a share that is not the part over the whole beside it.

    Counts are exact, the share carries the rounding: 12 of 48 is 25 percent.

    Passes:   12 of the 48 pupils, or 25 percent, passed.
    Passes:   Of the votes, 310 out of 600 (52%) were for it.
    Fails:    12 of 48 pupils, or [[30 percent]], passed.
    Abstains: 12 of 48 pupils passed.
    """
    share = tie.one("share")
    return weigh(
        share,
        (tie.one("part"), tie.one("whole")),
        _percent,
        what="the part over the whole",
        unit="percent",
        slips=(Slip("the two counts are swapped", lambda part, whole: _percent(whole, part)),),
    )


CHECKS: tuple[Check, ...] = (share_mismatch,)
