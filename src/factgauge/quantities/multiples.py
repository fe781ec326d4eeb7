"""Multiples: "doubled", "threefold", "ten times the"; and how often: "twice a week"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft


@cache
def _multiples() -> dict[str, Fraction]:
    return {
        form: Fraction(row["value"])
        for row in table("en/multiples")["multiple"]
        for form in row["forms"]
    }


_FOLD = pattern(r"[- ]?fold(?: (?:increase|rise|higher|more))?\b")
_TIMES = pattern(
    r"[ \u00a0]times[ \u00a0](?=(?:as|more|less|the|that|its|what|their|his|her|"
    r"those|fewer|greater|bigger|higher|larger|lower|smaller|faster|slower|longer|"
    r"shorter|wider|taller|heavier|lighter|stronger|deeper|better|worse|likelier|"
    r"older|younger|cheaper|over|earnings|revenue|sales|book|annual|gross|GDP|"
    r"body|[a-z]+er than)\b)|[x×](?![\w]|\s?\d)"
)
_AS = pattern(r"[ \u00a0](?=(?:as|the|that|its|what|their|his|her|those|more|this|last)\b)")


def multiple_after(text: str, draft: Draft) -> bool:
    """Turn a number before "times as many", "-fold" or "x" into a multiple; say whether it did."""
    found = _TIMES.match(text, draft.end) or _FOLD.match(text, draft.end)
    if found is None:
        return False
    end = draft.end + len(
        found[0]
        .split(" increase")[0]
        .split(" rise")[0]
        .split(" higher")[0]
        .split(" more")[0]
        .rstrip()
    )
    draft.end = end
    draft.kind, draft.unit, draft.rule = Kind.MULTIPLE, "ratio", "times"
    return True


_FOLD_WORDS = {
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
    "eightfold": 8, "ninefold": 9, "tenfold": 10, "twelvefold": 12, "twentyfold": 20,
    "thirtyfold": 30, "fiftyfold": 50, "hundredfold": 100, "thousandfold": 1000,
}  # fmt: skip
_TIMES_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_ADJECTIVES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
FOLD_WORDS = frozenset(_FOLD_WORDS)
TIMES_WORDS = frozenset(_TIMES_WORDS)
ADJECTIVES = frozenset(_ADJECTIVES)
_TO_VERB = pattern(
    r"\b(?:to|will|would|could|may|might|can|should|must|not|and|more than|nearly|"
    r"almost|about|roughly)[ \u00a0]$",
    re.IGNORECASE,
)
_PER = pattern(
    r"[ \u00a0](?:a|an|per|each|every)[ \u00a0](?:day|week|month|year|hour|minute|"
    r"second|season|decade|fortnight)\b|[ \u00a0](?:daily|weekly|monthly|yearly|"
    r"annually|nightly)\b"
)


def read_multiple_word(text: str, start: int, end: int) -> Draft | None:
    """Read "doubled", "tenfold", "twice as many", "twice", "double the" at [start, end)."""
    word = text[start:end].lower()
    if text[end : end + 1] == "-" and word not in _FOLD_WORDS:
        return None
    if (
        text[start].isupper()
        and start
        and text[start - 1] == " "
        and text[start - 2 : start - 1].isalpha()
    ):
        return None
    value = _multiples().get(word)
    if value is not None:
        if re.match(r"[ \u00a0](?:up|over|back|as|down)\b", text[end : end + 6]) or (
            word == "halves" and text[end : end + 4] == " of "
        ):
            return None
        if text[start - 1 : start] == "-" or (
            word in ("doubles", "triples")
            and re.match(
                r" (?:title|match|partner|team|final|champion|tennis|player|event|event|draw)",
                text[end : end + 9],
            )
        ):
            return None
        return _multiple(start, end, value, "multiple verb")
    if word in _FOLD_WORDS:
        return _multiple(start, end, Fraction(_FOLD_WORDS[word]), "fold")
    if word in _ADJECTIVES:
        if _AS.match(text, end) and not re.match(r" as (?:a|an|the)\b", text[end : end + 7]):
            return _multiple(start, end, Fraction(_ADJECTIVES[word]), "double the")
        if _TO_VERB.search(text, max(0, start - 12), start) and re.match(
            r" (?:in|by|over|to|its|their|his|from|within|every)\b|[.,;]", text[end : end + 8]
        ):
            return _multiple(start, end, Fraction(_ADJECTIVES[word]), "to double")
        return None
    times = _TIMES_WORDS[word]
    if (
        word != "once"
        and _AS.match(text, end)
        and not re.match(
            r" (?:the|last|this|his|her|their|that) (?:week|year|month|day|night|time|"
            r"time|man|pair|two)",
            text[end : end + 12],
        )
    ):
        return _multiple(start, end, Fraction(times), "twice as")
    if word == "once" and not _once_counts(text, start, end):
        return None
    draft = Draft(start, end, Fraction(times), "times words")
    draft.words = True
    draft.kind, draft.counted, draft.exact = Kind.COUNT, "times", True
    draft.counted_start, draft.counted_end = start, end
    per = _PER.match(text, end)
    if per is not None:
        unit = per[0].split()[-1]
        unit = {
            "daily": "day",
            "weekly": "week",
            "monthly": "month",
            "yearly": "year",
            "annually": "year",
            "nightly": "night",
        }.get(unit, unit)
        draft.unit, draft.end, draft.exact = f"count / {unit}", per.end(), False
    else:
        draft.unit = "count"
    return draft


def _multiple(start: int, end: int, value: Fraction, rule: str) -> Draft:
    draft = Draft(start, end, value, rule)
    draft.words = True
    draft.kind, draft.unit = Kind.MULTIPLE, "ratio"
    # A bare "doubled" is 1.9 to 2.1 (CHECKS, CHG009).
    draft.resolution = draft.loose = value / 10
    return draft


_ONCE_BEFORE = pattern(
    r"\b(?:only|just|least|than|exactly|not|met|and|or)[ \u00a0]$", re.IGNORECASE
)
_ONCE_DONE = pattern(r"(?:,|\.| in \d| in [a-z]+ (?:hours|days|years)|;| already\b)")
_ONCE_VERB = pattern(
    r"\b(?!at |for |all |was |is |were |are |and |or |but |it |he |she |they |we |"
    r"that |when )[a-z]+[ \u00a0]$",
    re.IGNORECASE,
)
_TIMES_NEAR = pattern(r"\b(?:twice|thrice|times)\b")


def _once_counts(text: str, start: int, end: int) -> bool:
    """Whether "once" counts an event; mostly it means "formerly" or "as soon as"."""
    if _PER.match(text, end):
        return True
    before = _ONCE_BEFORE.search(text, max(0, start - 10), start)
    if before is None:
        return (
            _ONCE_DONE.match(text, end) is not None
            and _ONCE_VERB.search(text, max(0, start - 12), start) is not None
        )
    if before[0].strip().lower() == "met" and text.startswith((" with", " in", ","), end):
        return True
    if before[0].strip().lower() in ("and", "or", "met", "not"):
        near = _TIMES_NEAR.search(text, max(0, start - 160), start)
        return (
            near is not None
            and re.match(r" (?:with|in|against|to|for|at|by|from|on)\b|[.,;]", text[end : end + 9])
            is not None
        )
    return True
