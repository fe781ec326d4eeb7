"""Brackets whose figures are no values of the claim around them."""

from __future__ import annotations

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View

_INTERVALS = frozenset({"ci", "cis", "confidence", "credible", "iqr", "interquartile"})
_NEAR = 6  # tokens


def interval_end(view: View, opening: int) -> int | None:
    """Return the bracket that closes "(95% CI 9 to 16)", `None` for brackets without interval."""
    if not _INTERVALS & set(view.words(opening + 1, opening + _NEAR)):
        return None
    for at in range(opening + 1, len(view.tokens)):
        if view.tokens[at].tag is Tag.CLOSE:
            return at
    return None
