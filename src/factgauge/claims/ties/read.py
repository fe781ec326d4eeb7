"""The ties of a document, each given to the claim that it speaks of.

A reader of sentences gets one sentence as tokens; a reader of texts gets all of them with the
claims already bound, for what stands paragraphs apart. Neither ever ties figures because they
happen to fit: there must be words, or a layout, that say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from factgauge.claims.draft import Draft
from factgauge.claims.ties.kinds import FRAMES, TABLE
from factgauge.claims.ties.readers import ALWAYS, SENTENCE_READERS, TEXT_READERS
from factgauge.claims.ties.repeats import PRESUPPOSED
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import View
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.model.span import Span
from factgauge.model.tie import Tie

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
    if tie.kind.startswith(TABLE):  # the cells that it is worked out from are no part of a claim
        own = tie.figures[0].id
        return next((c for c in claims if any(q.id == own for q in c.quantities)), None)
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
        frame=FRAMES.get(first.kind, Frame.LEVEL),
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
    draft = Draft(FRAMES.get(tie.kind, Frame.LEVEL), tie.span, rule="tie")
    for role, figures in tie.roles:
        for figure in figures:
            if figure.sentence != tie.sentence:
                continue  # it is claimed, or not, where it stands
            draft.add(role if role in _ROLES else "value", figure)
    return draft
