"""The ties of a document, each given to the claim that it speaks of.

A reader of sentences gets one sentence as tokens; a reader of texts gets all of them with the
claims already bound, for what stands paragraphs apart. Neither ever ties figures because they
happen to fit: there must be words, or a layout, that say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factgauge.claims.draft import Draft
from factgauge.claims.ties.across import read_across_ties
from factgauge.claims.ties.lists import read_list_ties
from factgauge.claims.ties.repeats import PRESUPPOSED
from factgauge.claims.ties.share import read_share_ties
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import View
from factgauge.model.claim import Claim, Frame
from factgauge.model.tie import Tie

SENTENCE_READERS: tuple[Callable[[View], Iterator[Tie]], ...] = (read_share_ties, read_list_ties)
TEXT_READERS: tuple[Callable[[Text], Iterator[Tie]], ...] = (read_across_ties,)
# What is right or wrong however it is put is read of sentences too that state nothing.
ALWAYS: tuple[Callable[[View], Iterator[Tie]], ...] = ()

# The frame of the claim that is made where no frame has read any figure of the tie.
_FRAMES: dict[str, Frame] = {"share": Frame.SHARE, "list": Frame.COUNT, "total-across": Frame.TOTAL}
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


def draft_of(tie: Tie) -> Draft:
    """Return the draft of the claim that a tie makes by itself."""
    draft = Draft(_FRAMES.get(tie.kind, Frame.LEVEL), tie.span, rule="tie")
    for role, figures in tie.roles:
        for figure in figures:
            if figure.sentence != tie.sentence:
                continue  # it is claimed, or not, where it stands
            draft.add(role if role in _ROLES else "value", figure)
    return draft
