"""Ties of one value against two bases: "up 20 percent from 100 in May and 50 from a year ago"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factgauge.claims.ties.text import Text
from factgauge.model.claim import Claim
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def read_two_bases(text: Text) -> Iterator[Tie]:
    """Yield the two percents of one value, each with the base that stands behind it."""
    for former, later in pairwise(text.claims):
        one, other = _parts(former), _parts(later)
        if one is None or other is None or former.sentence != later.sentence:
            continue
        if one[2].id != other[2].id or one[1].id == other[1].id:
            continue
        ways = "".join("-" if c.direction == "down" else "+" for c in (former, later))
        yield Tie(
            "two_bases",
            (("by", (one[0], other[0])), ("from", (one[1], other[1])), ("to", (one[2],))),
            former.span.joined(later.span),
            former.sentence,
            (("ways", ways),),
        )


def _parts(claim: Claim) -> tuple[Quantity, Quantity, Quantity] | None:
    """Return the percent, the base and the new value of a change or a comparison."""
    by = next((q for q in claim.role("by") if q.kind is Kind.PERCENT), None)
    start = claim.first("from") or claim.first("right")
    end = claim.first("to") or claim.first("left")
    if by is None or start is None or end is None or claim.veto is not None:
        return None
    return by, start, end
