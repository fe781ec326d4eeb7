"""Intervals whose bounds are no values of the claim around them, in brackets and in clauses."""

from __future__ import annotations

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View

_INTERVALS = frozenset({"ci", "cis", "confidence", "credible", "iqr", "interquartile"})
_NEAR = 6  # tokens


def opens_interval(view: View, index: int) -> bool:
    """Whether a figure is the level of an interval: "the 95% interval reaching from 0.5 to 2.3"."""
    return bool(
        {"interval", "ci", "confidence", "credible"} & set(view.words(index + 1, index + 3))
    )


def interval_end(view: View, opening: int) -> int | None:
    """Return the bracket that closes "(95% CI 9 to 16)", `None` for brackets without interval."""
    if not _INTERVALS & set(view.words(opening + 1, opening + _NEAR)):
        return None
    for at in range(opening + 1, len(view.tokens)):
        if view.tokens[at].tag is Tag.CLOSE:
            return at
    return None
