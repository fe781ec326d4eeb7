"""Two numbers that are one proportion: one in five, 3 out of 10, 3:1, two to one."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft, Number
from factgauge.quantities.ranges import FROM, as_score

_IN = pattern(r"\s+(?:in|out of)\s+(?:every\s+)?", re.IGNORECASE)
_RATIO_NEAR = pattern(
    r"\b(?:ratio|ratios|odds|dilut\w+|scale|proportion\w*|aspect|outnumber\w*|v/v|"
    r"w/w|molar|mix\w*|split|exchange\w*)\b",
    re.IGNORECASE,
)


def join_proportion(text: str, a: Draft, b: Draft) -> Draft | None:
    """One in five, 3 out of 10, 3:1, two to one."""
    if (a.low is None) != (a.high is None):
        return _hedged_proportion(text, a, b)
    if (
        a.low is None
        or b.low is None
        or a.low != a.high
        or b.low != b.high
        or not (a.bare or a.counted)
        or b.currency is not None
        or a.scale
    ):
        return None
    gap = text[a.end : b.start]
    if gap == ":" and a.bare:
        if b.low == 0:
            return None
        _ratio(a, b, Fraction(a.low) / b.low, "ratio")
        return a
    if (
        (a.bare or "every" in gap or (_small(a) and a.counted is not None and b.bare))
        and (b.unit is None or b.counted is not None)
        and b.unit in (None, "count")
        and _IN.fullmatch(gap)
        and 0 < a.low < b.low
        and _proportion(a, b, gap)
    ):
        _ratio(a, b, Fraction(a.low) / b.low, "one in n")
        if b.counted is not None:
            a.counted, a.counted_start, a.counted_end = b.counted, b.counted_start, b.counted_end
            a.end = b.end
        return a
    if (
        a.counted in ("votes", "goals", "seats", "points", "sets", "games")
        and b.bare
        and b.scale is None
        and gap == " to "
        and not FROM.search(text, max(0, a.start - 30), a.start)
    ) and re.search(
        r"\b(?:by|of|lead|won|passed|vote[ds]?|approved|rejected|lost|carried|held)\b",
        text[max(0, a.start - 30) : a.start],
    ):
        return as_score(a, b)
    hyphened = gap == "-to-"  # "a 2-to-1 margin": what follows is no noun of the 1
    if (
        a.bare
        and (b.bare or (hyphened and b.counted is not None))
        and (gap == " to " or hyphened)
        and b.low == 1
        and a.low > 1
        and (
            hyphened
            or a.words
            or _RATIO_NEAR.search(text, max(0, a.start - 40), min(len(text), b.end + 12))
        )
    ):
        if FROM.search(text, max(0, a.start - 30), a.start):
            return None
        _ratio(a, b, a.low, "n to one")
        return a
    return None


def _hedged_proportion(text: str, a: Draft, b: Draft) -> Draft | None:
    """Read "more than one in ten players": a bound on the proportion, not on the one."""
    bound = a.low if a.high is None else a.high if a.low is None else None
    if bound is None or b.low is None or b.low != b.high or not a.bare or a.scale:
        return None
    gap = text[a.end : b.start]
    if b.currency is not None or b.unit not in (None, "count") or not _IN.fullmatch(gap):
        return None
    if not 0 < bound < b.low or bound.denominator != 1 or b.low.denominator != 1:
        return None
    if b.low > 10 and b.low % 10 != 0:
        return None
    above = a.high is None
    _ratio(a, b, Fraction(bound) / b.low, "one in n")
    if above:
        a.high = None
    else:
        a.low = None
    if b.counted is not None:
        a.counted, a.counted_start, a.counted_end = b.counted, b.counted_start, b.counted_end
        a.end = b.end
    return a


def _small(a: Draft) -> bool:
    """Whether a number is one, or a word that a proportion begins with: "two children in five"."""
    return a.low == 1 or (a.words and a.low is not None and a.low < 10)


def _proportion(a: Draft, b: Draft, gap: str) -> bool:
    if a.low is None or b.low is None or a.low.denominator != 1 or b.low.denominator != 1:
        return False
    if b.low >= 1900 and b.low <= 2100 and b.bare:
        return False
    if "out" in gap or "every" in gap:
        return b.low <= 10 or b.low in (100, 1000, 10_000, 100_000, 1_000_000) or "every" in gap
    return (b.low <= 20 or b.low % 10 == 0) and (
        b.counted is None or b.words or b.low in (10, 100, 1000) or a.low == 1
    )


def _ratio(a: Draft, b: Draft, value: Number, rule: str) -> None:
    a.low = a.high = value
    a.end = a.number_end = b.number_end
    a.kind, a.unit, a.rule = Kind.RATIO, "ratio", rule
    a.counted = None
    # "one in five" is 1/5 rounded in its denominator (CHECKS, PRT009).
    a.resolution = a.loose = Fraction(value) / 5
