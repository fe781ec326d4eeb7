"""The ties of a document, each given to the claim that it speaks of.

A reader of sentences gets one sentence as tokens; a reader of texts gets all of them with the
claims already bound, for what stands paragraphs apart. Neither ever ties figures because they
happen to fit: there must be words, or a layout, that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from factgauge.claims.draft import Draft
from factgauge.claims.ties.ages import read_age_ties, read_age_ties_over
from factgauge.claims.ties.anniversaries import (
    read_anniversary_ties,
    read_anniversary_ties_over,
)
from factgauge.claims.ties.average import read_average_ties
from factgauge.claims.ties.balance import read_balances
from factgauge.claims.ties.bounds import read_extreme_ties, read_range_ties
from factgauge.claims.ties.calendar_days import read_calendar_ties
from factgauge.claims.ties.charges import read_charge_ties
from factgauge.claims.ties.clock import read_clock_ties, read_clock_ties_over
from factgauge.claims.ties.conversion import read_conversion_ties
from factgauge.claims.ties.conversion_rate import read_rate_ties
from factgauge.claims.ties.conversion_wording import read_wording_ties
from factgauge.claims.ties.course import read_contributions, read_runs, read_unchanged
from factgauge.claims.ties.dates import read_date_ties, read_date_ties_over
from factgauge.claims.ties.frequency import read_frequency_ties
from factgauge.claims.ties.future import read_future_ties
from factgauge.claims.ties.growth import read_chains, read_yearly_growth
from factgauge.claims.ties.impossible import read_impossible_ties, read_shares_in_ten
from factgauge.claims.ties.magnitude import read_per_head_ties, read_world_ties
from factgauge.claims.ties.parts import read_part_ties
from factgauge.claims.ties.price import read_price_cuts
from factgauge.claims.ties.proportion import read_equal_shares, read_majorities
from factgauge.claims.ties.quotient import read_quotient_ties, read_quotients_across
from factgauge.claims.ties.ranking import read_fields, read_orders, read_superlatives
from factgauge.claims.ties.ratio import read_ratio_ties
from factgauge.claims.ties.record import (
    read_highest_since,
    read_leads,
    read_records,
    read_top_shares,
)
from factgauge.claims.ties.remainder import read_rest_ties
from factgauge.claims.ties.share import read_part_pairs, read_share_ties
from factgauge.claims.ties.shared import (
    read_exclusive,
    read_full_shares,
    read_overall,
    read_overlaps,
)
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
from factgauge.claims.ties.tables import read_table_ties
from factgauge.claims.ties.total import read_including, read_total_ties
from factgauge.claims.ties.votes import read_margins, read_votes
from factgauge.claims.ties.year_parts import read_year_part_ties, read_year_part_ties_over
from factgauge.claims.tokens import View
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its sentences as tokens and the claims that the frames have read."""

    document: Document
    views: tuple[View, ...]
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]


SENTENCE_READERS: tuple[Callable[[View], Iterator[Tie]], ...] = (
    read_share_ties,
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
    read_part_pairs,
    read_equal_shares,
    read_majorities,
    read_total_ties,
    read_rest_ties,
    read_including,
    read_full_shares,
    read_exclusive,
    read_overlaps,
    read_overall,
    read_balances,
    read_votes,
    read_margins,
    read_fields,
    read_orders,
    read_superlatives,
    read_records,
    read_highest_since,
    read_leads,
    read_top_shares,
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
    read_per_head_ties,
    read_world_ties,
)
TEXT_READERS: tuple[Callable[[Text], Iterator[Tie]], ...] = (
    read_rate_ties,
    lambda text: read_quotients_across(text.views),
    lambda text: read_date_ties_over(text.views),
    lambda text: read_age_ties_over(text.views),
    lambda text: read_anniversary_ties_over(text.views),
    lambda text: read_clock_ties_over(text.views),
    lambda text: read_year_part_ties_over(text.views),
    read_table_ties,
)
# What is right or wrong however it is put is read of sentences too that state nothing.
ALWAYS: tuple[Callable[[View], Iterator[Tie]], ...] = (
    read_conversion_ties,
    read_wording_ties,
    read_calendar_ties,
    read_impossible_ties,
    read_shares_in_ten,
    read_range_ties,
    read_extreme_ties,
)

TABLE = "table-"  # how the kinds of ties of tables begin

# The frame of the claim that is made where no frame has read any figure of the tie.
_QUOTIENTS = (
    "per_head", "price", "incidence", "density", "speed", "valuation", "earnings", "daily",
    "unit_rate", "mean", "rate", "yield", "interest",
)  # fmt: skip
_SHARES = ("share", "fraction", "one_in", "majority", "part_of", "full", "exclusive", "overlap")
_TOTALS = ("sum", "rest", "including", "balance", "votes")
_FRAMES: dict[str, Frame] = {
    **dict.fromkeys(_SHARES, Frame.SHARE),
    **dict.fromkeys(_TOTALS, Frame.TOTAL),
    "unchanged": Frame.CHANGE,
    "run": Frame.LEVEL,
    "contributions": Frame.TOTAL,
    "yearly_growth": Frame.CHANGE,
    "chain": Frame.CHANGE,
    "price_cut": Frame.CHANGE,
    "lead": Frame.COMPARISON,
    "gap": Frame.COMPARISON,
    "superlative": Frame.RANK,
    "order": Frame.RANK,
    "field": Frame.RANK,
    "record": Frame.LEVEL,
    "since": Frame.LEVEL,
    "top": Frame.TOTAL,
    "margin": Frame.RATIO,
    "ratio": Frame.RATIO,
    "for_every": Frame.RATIO,
    **dict.fromkeys(_QUOTIENTS, Frame.RATE),
    "stretch": Frame.TEMPORAL,
    "elapsed": Frame.TEMPORAL,
    "date_order": Frame.TEMPORAL,
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
    "conversion": Frame.CONVERSION,
    "temperature": Frame.CONVERSION,
    "compound-conversion": Frame.CONVERSION,
    "area-conversion": Frame.CONVERSION,
    "ton-conversion": Frame.CONVERSION,
    "reciprocal-conversion": Frame.CONVERSION,
    "words-and-digits": Frame.CONVERSION,
    "fraction-percent": Frame.CONVERSION,
    "scale-words": Frame.CONVERSION,
    "currency-rate": Frame.CONVERSION,
    "implied-rate": Frame.CONVERSION,
    "world-total": Frame.LEVEL,
    "per-head-sanity": Frame.LEVEL,
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
    "table-sum": Frame.TOTAL,
    "table-cross-sum": Frame.TOTAL,
    "table-identity": Frame.TOTAL,
    "table-roll": Frame.TOTAL,
    "table-share": Frame.SHARE,
    "table-rank": Frame.RANK,
    "table-average": Frame.TOTAL,
    "table-change": Frame.TOTAL,  # worked out from others as a sum is; no dataset speaks to it
}
_ROLES = frozenset({
    "value", "by", "from", "to", "part", "whole", "share", "left", "right", "rate", "numerator",
    "denominator", "rank", "first", "second",
})  # fmt: skip


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
    if tie.kind.startswith(TABLE):  # the cells that it is worked out from are no part of a claim
        own = tie.figures[0].id
        return next((c for c in claims if any(q.id == own for q in c.quantities)), None)
    ids = {quantity.id for quantity in tie.figures}
    owners = [c for c in claims if any(q.id in ids for q in c.quantities)]
    unjudged = next((claim for claim in owners if not claim.status.judged), None)
    if unjudged is not None:
        return unjudged
    for figure in tie.figures:
        for claim in owners:
            if any(q.id == figure.id for q in claim.quantities):
                return claim
    return None


def cell_claims(document: Document, ties: Iterable[Tie]) -> list[Claim]:
    """Return the claims that cells of tables make: each says what its figure is, with its ties."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.figures[0].id, []).append(tie)
    made = [_cell_claim(document, each) for each in found.values()]
    return sorted(made, key=lambda claim: claim.span)


def _cell_claim(document: Document, ties: list[Tie]) -> Claim:
    first = ties[0]
    span = reduce(Span.joined, (tie.span for tie in ties))
    return Claim(
        id="",
        span=span,
        surface=span.of(document.text),
        sentence=first.sentence,
        frame=_FRAMES.get(first.kind, Frame.LEVEL),
        roles=(("value", first.roles[0][1]),),
        ties=tuple(ties),
    )


def stands_alone(tie: Tie, claims: Iterable[Claim]) -> bool:
    """Whether a tie of figures that no frame has read is a claim of its own.

    "From June 2018 to April 2019, they met twice" claims nothing by its dates, as long as the
    first comes first.
    """
    first, last = tie.day("first_from"), tie.day("last_to")
    if tie.kind != "date_order" or first is None or last is None or first > last:
        return True
    return all(claim.sentence != tie.sentence for claim in claims)


def draft_of(tie: Tie) -> Draft:
    """Return the draft of the claim that a tie makes by itself."""
    draft = Draft(_FRAMES.get(tie.kind, Frame.LEVEL), tie.span, rule="tie")
    for role, figures in tie.roles:
        for figure in figures:
            draft.add(role if role in _ROLES else "value", figure)
    return draft
