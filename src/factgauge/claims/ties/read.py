"""The ties of a document, each given to the claim that it speaks of.

A reader of sentences gets one sentence as tokens; a reader of texts gets all of them with the
claims already bound, for what stands paragraphs apart. Neither ever ties figures because they
happen to fit: there must be words, or a layout, that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factgauge.claims.draft import Draft
from factgauge.claims.ties.average import read_average_ties
from factgauge.claims.ties.balance import read_balances
from factgauge.claims.ties.charges import read_charge_ties
from factgauge.claims.ties.course import read_contributions, read_runs, read_unchanged
from factgauge.claims.ties.growth import read_chains, read_yearly_growth
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
from factgauge.claims.ties.total import read_including, read_total_ties
from factgauge.claims.ties.votes import read_margins, read_votes
from factgauge.claims.tokens import View
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.quantity import Quantity
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
)
TEXT_READERS: tuple[Callable[[Text], Iterator[Tie]], ...] = (
    lambda text: read_quotients_across(text.views),
)
# What is right or wrong however it is put is read of sentences too that state nothing.
ALWAYS: tuple[Callable[[View], Iterator[Tie]], ...] = ()

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


def draft_of(tie: Tie) -> Draft:
    """Return the draft of the claim that a tie makes by itself."""
    draft = Draft(_FRAMES.get(tie.kind, Frame.LEVEL), tie.span, rule="tie")
    for role, figures in tie.roles:
        for figure in figures:
            draft.add(role if role in _ROLES else "value", figure)
    return draft
