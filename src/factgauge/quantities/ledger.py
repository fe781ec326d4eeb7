"""Brackets in accounts: (1,250) is negative."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft
from factgauge.quantities.numerals import read_scale

_BRACKETED = pattern(r"\([$€£]?\d[\d,.]*\s?(?:m|bn|k|million|billion)?\)")
_LEDGER = pattern(
    r"(?:income|loss|profit|cash|tax|expense|expenses|total|net|cost|costs|"
    r"interest|depreciation|equity|deficit|balance|change|\d[\d,.]*\)?|[$€£])\s*$",
    re.IGNORECASE,
)

# What a bracket with another currency repeats: "(…) 12,000 rials (", "2.4bn Danish kroner (".
_CONVERTED = pattern(
    r"\d\S*\s$|\d\s?[a-z]+\s$|\d\s[A-Z][a-z]+\s[a-z]+\s$|"
    r"\d\s?(?:m|mn|mln|bn|tn|thousand|million|billion|trillion|crore|lakh)\s(?:[A-Z][a-z]+\s)?[a-z]+\s$"
)


def read_brackets(text: str, draft: Draft) -> None:
    """(1,250) in accounts is negative.

    A bracket that holds a grouped number or money alone, in a ledger's line.
    """
    if (
        draft.start
        and text[draft.start - 1] == "("
        and text[draft.end : draft.end + 1] == ")"
        and (draft.low or 0) > 0
        and draft.low == draft.high
    ):
        outside = text[max(0, draft.start - 36) : draft.start - 1]
        symbol = outside[-1:] in "$€£" if outside else False
        ledger = (
            _LEDGER.search(outside) is not None
            or outside[-1:] in ("", "\n", "\t")
            or outside.endswith("  ")
            or len(_BRACKETED.findall(text, max(0, draft.start - 200), draft.end + 200)) >= 2
        )
        converts = _CONVERTED.search(outside) is not None
        grouped = (
            "," in text[draft.number_start : draft.number_end]
            or symbol
            or text[draft.end + 1 : draft.end + 2] == "%"
        )
        grouped = grouped or "." in text[draft.number_start : draft.number_end] or draft.prefixed
        if symbol or (
            grouped
            and ledger
            and not (converts and draft.prefixed)
            and (draft.unit is None or draft.prefixed)
        ):
            low = draft.low
            draft.low = draft.high = -low if low is not None else None
            draft.start -= 2 if symbol else 1
            draft.end += 1
            draft.rule += ", bracketed"
            scale = read_scale(text, draft.end) if symbol else None
            if scale is not None and not scale.short:
                draft.rescale(scale.value)
                draft.scale, draft.end = scale.value, scale.end
            if text[draft.end : draft.end + 1] == "%" and draft.unit is None:
                draft.unit, draft.kind, draft.end = "percent", Kind.PERCENT, draft.end + 1
            if symbol:
                draft.currency = draft.unit = {"$": "USD", "€": "EUR", "£": "GBP"}[outside[-1]]
                draft.kind = Kind.MONEY
