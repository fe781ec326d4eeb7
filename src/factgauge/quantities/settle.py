"""What only the document can tell: which dollar, which pounds, which points."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft


def settle_dollar(draft: Draft, dollar: str, settled: bool) -> None:
    """Decide which dollar or cent an amount is in: the one that the document writes out."""
    if dollar != "USD":
        draft.unit = (draft.unit or "").replace("USD", dollar)
        draft.currency = dollar
    if settled:
        draft.note = None


_POLL = pattern(
    r"\b(?:vote|votes|voters|poll|polls|share|turnout|rate|lead|leads|"
    r"unemployment|jobless|inflation|approval|margin|ahead|support)\b",
    re.IGNORECASE,
)
_INDEX = pattern(
    r"\b(?:index|indices|Dow|FTSE|Nikkei|Nasdaq|S&P|shares|stock|stocks|scored|"
    r"goals|rebounds|season|league|match|basket\w*|Sensex|DAX|table|title)\b",
    re.IGNORECASE,
)
_GENE = pattern(
    r"\b(?:DNA|RNA|PCR|primers?|genes?|genome|exon|sequenc\w+|amplif\w+|"
    r"chromosome|fragment|plasmid)\b"
)


def settle_points(text: str, draft: Draft) -> None:
    """Tell points of percent from those of an index or a game, basis points from base pairs."""
    window = text[max(0, draft.start - 120) : draft.end + 120]
    if draft.unit == "basis_point":
        if text[: draft.end].endswith("bp") and _GENE.search(window):
            draft.unit, draft.kind, draft.counted = "count", Kind.COUNT, "bp"
            draft.counted_start, draft.counted_end = draft.end - 2, draft.end
    elif (
        ("percent" in window or "per cent" in window or "%" in window or "pct" in window)
        and _POLL.search(window)
        and not _INDEX.search(window)
    ):
        draft.unit, draft.kind, draft.counted, draft.exact = (
            "percentage_point",
            Kind.PERCENTAGE_POINT,
            None,
            False,
        )


_PAID = pattern(
    r"\b(?:cost|costs|costing|pay|pays|paid|paying|worth|price|priced|spend|spent|"
    r"raise|raised|fee|fine|fined|earn|earned|sold|bought|owed|charge[sd]?|rent|"
    r"salary|bill)\b[^.;]*$",
    re.IGNORECASE,
)


# What tells money: "($1 = 0.85 pounds)", "45 pounds ($56)".
_AT_A_RATE = pattern(r"(?:[$€¥]|\b(?:dollar|euro)s?)\s?(?:1\s?)?=\s?$")
_CONVERTED = pattern(r"\s?\((?:about |some |around |or )?(?:US|C|A)?[$€¥]\s?\d")


def settle_pound(text: str, draft: Draft, *, sterling: bool) -> None:
    """Decide whether "pounds" are money or mass."""
    paid = (
        _PAID.search(text, max(0, draft.start - 34), draft.start) is not None
        or _AT_A_RATE.search(text[max(0, draft.start - 12) : draft.start]) is not None
        or _CONVERTED.match(text, draft.end) is not None
    )
    if (
        draft.unit == "pound"
        and draft.kind is Kind.MEASURE
        and text[draft.end : draft.end + 4] != " of "
        and (sterling or paid or (draft.scale or 0) >= 50_000)
    ):
        surface = text[draft.number_end : draft.end].lower()
        if "pound" in surface:
            draft.unit = draft.currency = "GBP"
            draft.kind = Kind.MONEY
            draft.note = "'pounds' is read as sterling here"
