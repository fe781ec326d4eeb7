"""Fractions and multiples in words.

"A third of", "two-thirds", "half an hour", "doubled", "threefold", "twice as many".
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft
from factgauge.quantities.number_words import read_half_of
from factgauge.quantities.unit_phrase import read_unit


@cache
def _fractions() -> dict[str, Fraction]:
    return {word: Fraction(value) for word, value in table("en/numerals")["fractions"].items()}


_FRACTION_AFTER = pattern(
    r"[- \u00a0\n](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|"
    r"sevenths?|eighths?|ninths?|tenths?|sixteenths?|twentieths?|hundredths?|"
    r"thousandths?)\b(?!-)"
)
_OF_A = pattern(
    r"(?:[ \u00a0](?:of[ \u00a0])?(?:an?|one)[ \u00a0]|[- ](?:of an? " r")?)(?=[A-Za-z])"
)
_ARTICLE = pattern(r"\b(a|an|one|another)[ -]$", re.IGNORECASE)
_BY_BEFORE = pattern(
    r"\b(?:by|than|nearly|almost|roughly|less|only|some|up|down|or|about|around)[ " r"\u00a0]$",
    re.IGNORECASE,
)
_AFTER_SHARE = pattern(
    r"[ \u00a0\n](?:of|the|its|their|his|her|our|my|your|more|less|fewer|higher|"
    r"lower|larger|smaller|bigger|as|that|to|from|in|were|are|was|is|had|have|say|"
    r"said|on|off|each|these|those|all)\b|[.,;:)]|$"
)
_NOT_HALF_BEFORE = pattern(
    r"\b(?:first|second|other|latter|better|opening|final|top|bottom|upper|lower|"
    r"northern|southern|eastern|western|last|each|next|third|fourth)[- ]$",
    re.IGNORECASE,
)
_HALF_AFTER = pattern(
    r"[ \u00a0\n](?:of|the|its|their|his|her|our|my|your|that|those|these|all|"
    r"what|were|are|had|have|say|said|was|is|came|went|believe|think|as|this)\b"
)
_HALF_BEFORE = pattern(
    r"\b(?:as|by|than|about|nearly|almost|roughly|over|under|least|just|around|to|"
    r"in|only|more|exactly|approximately|close to|up to|a)[ \u00a0]$",
    re.IGNORECASE,
)
_QUARTERS_PERIOD = pattern(
    r"\b(?:for|in|over|past|last|next|previous|straight|consecutive|of|those|"
    r"first|these|the) $",
    re.IGNORECASE,
)


def fraction_after(text: str, draft: Draft) -> bool:
    """Turn "two" before "thirds" into two thirds; returns whether it did."""
    found = _FRACTION_AFTER.match(text, draft.end)
    if found is None or draft.low is None or draft.low.denominator != 1:
        return False
    word = found[1]
    plural = word.endswith("s") or word == "halves"
    if plural != (draft.low != 1) and not (draft.low == 1 and word == "half"):
        return False
    after = text[found.end() : found.end() + 4]
    if (
        word == "quarters"
        and text[draft.end] != "-"
        and after != " of "
        and _QUARTERS_PERIOD.search(text, max(0, draft.start - 14), draft.start)
    ):
        return False
    if (
        not plural
        and draft.low == 1
        and text[draft.end] == " "
        and word not in ("half", "third", "quarter")
        and not _AFTER_SHARE.match(text, found.end())
    ):
        return False
    part = _fractions()[word]
    if draft.low >= 1 / part and word != "half":
        return False
    _as_share(text, draft, draft.low * part, found.end())
    return True


def _as_share(text: str, draft: Draft, value: Fraction, end: int) -> None:
    draft.low = draft.high = value
    draft.resolution = draft.loose = Fraction(1, 25)
    draft.end = draft.number_end = end
    draft.kind, draft.unit, draft.rule = Kind.RATIO, "ratio", "fraction words"
    _unit_after(text, draft)


def _unit_after(text: str, draft: Draft) -> None:
    """Read "of an hour", "a mile", "-inch" after a fraction: a measure rather than a share."""
    gap = _OF_A.match(text, draft.end)
    if gap is None:
        return
    phrase = read_unit(text, gap.end())
    if (
        phrase is None
        or (phrase.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT) and gap[0].strip() in ("", "-"))
    ) and (phrase is None or "of" in gap[0]):
        return
    if gap[0] == " " and phrase.kind is Kind.DURATION:
        return
    if phrase.currency is not None and gap[0].strip(" -") == "":
        return
    draft.unit, draft.kind, draft.currency = phrase.unit, phrase.kind, phrase.currency
    draft.hundredth, draft.end = phrase.hundredth, phrase.end
    draft.rule = "fraction of a unit"


def read_fraction_word(text: str, start: int, end: int) -> Draft | None:
    """Read "half", "a third", "a quarter of an hour" whose fraction word stands at [start, end)."""
    word = text[start:end].lower()
    part = _fractions()[word]
    if word == "half":
        return _read_half(text, start, end)
    if word.endswith("s"):
        return None
    article = _ARTICLE.search(text, max(0, start - 9), start)
    if article is None:
        return None
    magnitude = read_half_of(text, article.start(), end, part)
    if magnitude is not None and text[end : end + 3] == " of":
        return _magnitude(article.start(), magnitude.end, magnitude.value, magnitude.resolution)
    after = text[end : end + 6]
    if _BY_BEFORE.search(text, max(0, article.start() - 14), article.start()) and (
        (
            word in ("third", "quarter", "fifth", "sixth", "tenth", "half", "eighth", "twelfth")
            and not after.startswith("-")
        )
        or after[:1] in ".,;"
    ):
        draft = Draft(article.start(), end, part, "fraction words")
        draft.words = True
        _as_share(text, draft, part, end)
        return draft
    if not (
        _AFTER_SHARE.match(text, end)
        and (
            word in ("third", "quarter")
            or after.startswith(" of ")
            or (word.endswith("th") and after[:1] in ",;")
            or re.match(r" (?:of|runs|goes|went|were|are|had|have|say|said)\b", after)
        )
    ):
        return None
    if (
        after.startswith(" of ") is False
        and word in ("quarter", "third")
        and article[1].lower() in ("a", "another")
        and not re.match(
            r" (?:more|less|fewer|higher|lower|larger|smaller|as|to|off|from|were|are|say|"
            r"said)\b|[.,;]",
            text[end : end + 9],
        )
    ):
        return None
    if (
        word == "quarter"
        and after[:1] in (".", ",", ";")
        and re.search(
            r"\b(?:in|for|per|last|this|next|every|each) a?\s*$",
            text[max(0, article.start() - 6) : article.start(1)],
        )
    ):
        return None
    draft = Draft(article.start(), end, part, "fraction words")
    draft.words = True
    _as_share(text, draft, part, end)
    return draft


def _magnitude(start: int, end: int, value: Fraction, resolution: Fraction) -> Draft:
    draft = Draft(start, end, value, "half a million")
    draft.resolution = draft.loose = resolution
    draft.scale = resolution
    draft.words = True
    return draft


_HALF_UNIT = pattern(r"-(?=[a-z])")


def _read_half(text: str, start: int, end: int) -> Draft | None:
    before = text[max(0, start - 14) : start]
    if _NOT_HALF_BEFORE.search(before) or before[-1:] == "-":
        return None
    magnitude = read_half_of(text, start, end, Fraction(1, 2))
    if magnitude is not None:
        return _magnitude(start, magnitude.end, magnitude.value, magnitude.resolution)
    article = _ARTICLE.search(text, max(0, start - 9), start)
    draft = Draft(article.start() if article else start, end, Fraction(1, 2), "half")
    draft.words = True
    if text[end : end + 1] == "-" or _OF_A.match(text, end):
        _as_share(text, draft, Fraction(1, 2), end)
        if draft.unit != "ratio":
            return draft
        if text[end : end + 1] == "-":
            return None
    multiple = re.compile(r" as [a-z]+").match(text, end)
    if multiple is not None:
        draft.kind, draft.unit, draft.rule = Kind.MULTIPLE, "ratio", "half as"
        draft.resolution = draft.loose = Fraction(1, 10)
        return draft
    opening = start == 0 or text[start].isupper()
    if (
        _HALF_AFTER.match(text, end)
        or (
            _HALF_BEFORE.search(before)
            and (
                _AFTER_SHARE.match(text, end)
                or re.search(
                    r"\b(?:than|by|about|nearly|almost|over|under|least|much as|many as|around|"
                    r"roughly) $",
                    before,
                )
                or text.startswith((" a point", " a percentage point"), end)
            )
        )
        or (opening and re.match(r" (?:of|the)\b", text[end : end + 5]))
    ):
        _as_share(text, draft, Fraction(1, 2), end)
        return draft
    return None
