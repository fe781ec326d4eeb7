"""The ties of a document, each given to the claim that it speaks of.

A reader of sentences gets one sentence as tokens; a reader of texts gets all of them with the
claims already bound, for what stands paragraphs apart. Neither ever ties figures because they
happen to fit: there must be words, or a layout, that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factgauge.claims.draft import Draft
from factgauge.claims.ties.across import read_across_ties
from factgauge.claims.ties.ages import read_age_ties, read_age_ties_over
from factgauge.claims.ties.anniversaries import (
    read_anniversary_ties,
    read_anniversary_ties_over,
)
from factgauge.claims.ties.average import read_average_ties
from factgauge.claims.ties.bounds import read_extreme_ties, read_range_ties
from factgauge.claims.ties.calendar_days import read_calendar_ties
from factgauge.claims.ties.charges import read_charge_ties
from factgauge.claims.ties.clock import read_clock_ties, read_clock_ties_over
from factgauge.claims.ties.course import read_contributions, read_runs, read_unchanged
from factgauge.claims.ties.dates import read_date_ties, read_date_ties_over
from factgauge.claims.ties.frequency import read_frequency_ties
from factgauge.claims.ties.future import read_future_ties
from factgauge.claims.ties.growth import read_chains, read_yearly_growth
from factgauge.claims.ties.impossible import read_impossible_ties, read_shares_in_ten
from factgauge.claims.ties.lists import read_list_ties
from factgauge.claims.ties.parts import read_part_ties
from factgauge.claims.ties.price import read_price_cuts
from factgauge.claims.ties.quotient import read_quotient_ties, read_quotients_across
from factgauge.claims.ties.ratio import read_ratio_ties
from factgauge.claims.ties.repeats import PRESUPPOSED
from factgauge.claims.ties.share import read_share_ties
from factgauge.claims.ties.spread import read_spread_ties, read_whole_mean_ties
from factgauge.claims.ties.statistics_bounds import read_bound_ties
from factgauge.claims.ties.statistics_groups import read_freedom_ties, read_margin_ties
from factgauge.claims.ties.statistics_intervals import read_interval_ties
from factgauge.claims.ties.statistics_tests import read_test_ties
from factgauge.claims.ties.statistics_trials import (
    read_diagnostic_ties,
    read_flow_ties,
    read_risk_ties,
)
from factgauge.claims.ties.text import Text
from factgauge.claims.ties.year_parts import read_year_part_ties, read_year_part_ties_over
from factgauge.claims.tokens import View
from factgauge.model.claim import Claim, Frame
from factgauge.model.tie import Tie

SENTENCE_READERS: tuple[Callable[[View], Iterator[Tie]], ...] = (
    read_share_ties,
    read_list_ties,
    read_test_ties,
    read_interval_ties,
    read_margin_ties,
    read_freedom_ties,
    read_bound_ties,
    read_spread_ties,
    read_whole_mean_ties,
    read_diagnostic_ties,
    read_flow_ties,
    read_risk_ties,
    read_unchanged,
    read_runs,
    read_contributions,
    read_yearly_growth,
    read_chains,
    read_price_cuts,
    read_quotient_ties,
    read_part_ties,
    read_charge_ties,
    read_ratio_ties,
    read_average_ties,
    read_date_ties,
    read_age_ties,
    read_anniversary_ties,
    read_clock_ties,
    read_frequency_ties,
    read_future_ties,
    read_year_part_ties,
)
TEXT_READERS: tuple[Callable[[Text], Iterator[Tie]], ...] = (
    read_across_ties,
    lambda text: read_quotients_across(text.views),
    lambda text: read_date_ties_over(text.views),
    lambda text: read_age_ties_over(text.views),
    lambda text: read_anniversary_ties_over(text.views),
    lambda text: read_clock_ties_over(text.views),
    lambda text: read_year_part_ties_over(text.views),
)
# What is right or wrong however it is put is read of sentences too that state nothing.
ALWAYS: tuple[Callable[[View], Iterator[Tie]], ...] = (
    read_calendar_ties,
    read_impossible_ties,
    read_shares_in_ten,
    read_range_ties,
    read_extreme_ties,
)

# The frame of the claim that is made where no frame has read any figure of the tie.
_QUOTIENTS = (
    "per_head", "price", "incidence", "density", "speed", "valuation", "earnings", "daily",
    "unit_rate", "mean", "rate", "yield", "interest",
)  # fmt: skip
_FRAMES: dict[str, Frame] = {
    "share": Frame.SHARE,
    "list": Frame.COUNT,
    "total-across": Frame.TOTAL,
    "unchanged": Frame.CHANGE,
    "run": Frame.LEVEL,
    "contributions": Frame.TOTAL,
    "yearly_growth": Frame.CHANGE,
    "chain": Frame.CHANGE,
    "price_cut": Frame.CHANGE,
    "margin": Frame.RATIO,
    "ratio": Frame.RATIO,
    "for_every": Frame.RATIO,
    **dict.fromkeys(_QUOTIENTS, Frame.RATE),
    "stretch": Frame.TEMPORAL,
    "elapsed": Frame.TEMPORAL,
    "order": Frame.TEMPORAL,
    "age": Frame.TEMPORAL,
    "anniversary": Frame.TEMPORAL,
    "calendar": Frame.TEMPORAL,
    "future": Frame.TEMPORAL,
    "year_parts": Frame.TOTAL,
    "frequency": Frame.RATE,
    "clocks": Frame.TEMPORAL,
    "zones": Frame.TEMPORAL,
    "share_limit": Frame.SHARE,
    "part_limit": Frame.SHARE,
    "clock_limit": Frame.TEMPORAL,
    "test": Frame.TEST_RESULT,
    "interval": Frame.TEST_RESULT,
    "poll_margin": Frame.TEST_RESULT,
    "freedom": Frame.TEST_RESULT,
    "bound": Frame.TEST_RESULT,
    "spread": Frame.TEST_RESULT,
    "whole_mean": Frame.RATE,
    "diagnostic": Frame.SHARE,
    "flow": Frame.TOTAL,
    "flow_split": Frame.TOTAL,
    "risk": Frame.CHANGE,
    "cases": Frame.CHANGE,
}
_ROLES = frozenset({
    "value", "by", "from", "to", "part", "whole", "share", "left", "right", "rate", "numerator",
    "denominator", "rank", "first", "second",
})  # fmt: skip

# "The $3 million plan would pay for 17 reservoirs" takes its figure for given.
_PRESUPPOSING = frozenset({"repeat", "coarse-repeat", "rescaled-repeat", "speakers", "list"})


def sentence_ties(view: View, *, silent: bool) -> Iterator[Tie]:
    """Yield the ties of one sentence; of one that states nothing only what is never a matter."""
    for reader in ALWAYS if silent else (*SENTENCE_READERS, *ALWAYS):
        yield from reader(view)


def text_ties(text: Text) -> Iterator[Tie]:
    """Yield the ties over sentences, tables, headline and body."""
    for reader in TEXT_READERS:
        yield from reader(text)


def owner_of(tie: Tie, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim that a tie speaks of, `None` where no frame has read any of its figures.

    A claim that is not judged keeps all that is tied to it from being judged.
    """
    ids = {quantity.id for quantity in tie.figures}
    owners = [c for c in claims if any(q.id in ids for q in c.quantities)]
    if tie.kind in _PRESUPPOSING:
        plain = [c for c in owners if c.status.judged or c.status not in PRESUPPOSED]
        owners = [c for c in plain if c.status.judged] or plain or owners
    unjudged = next((claim for claim in owners if not claim.status.judged), None)
    if unjudged is not None:
        return unjudged
    for figure in tie.figures:
        for claim in owners:
            if any(q.id == figure.id for q in claim.quantities):
                return claim
    return None


def stands_alone(tie: Tie, claims: Iterable[Claim]) -> bool:
    """Whether a tie of figures that no frame has read is a claim of its own.

    "From June 2018 to April 2019, they met twice" claims nothing by its dates, as long as the
    first comes first.
    """
    first, last = tie.day("first_from"), tie.day("last_to")
    if tie.kind != "order" or first is None or last is None or first > last:
        return True
    return all(claim.sentence != tie.sentence for claim in claims)


def draft_of(tie: Tie) -> Draft:
    """Return the draft of the claim that a tie makes by itself."""
    draft = Draft(_FRAMES.get(tie.kind, Frame.LEVEL), tie.span, rule="tie")
    for role, figures in tie.roles:
        for figure in figures:
            if figure.sentence != tie.sentence:
                continue  # it is claimed, or not, where it stands
            draft.add(role if role in _ROLES else "value", figure)
    return draft
