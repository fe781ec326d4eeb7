"""Fractions and multiples in words: "a third of", "two-thirds", "half an hour", "doubled", "threefold", "twice as many"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft
from factgauge.quantities.number_words import read_half_of
from factgauge.quantities.unit_phrase import read_unit


@cache
def _fractions() -> dict[str, Fraction]:
    return {word: Fraction(value) for word, value in table("en/numerals")["fractions"].items()}


@cache
def _multiples() -> dict[str, Fraction]:
    return {
        form: Fraction(row["value"])
        for row in table("en/multiples")["multiple"]
        for form in row["forms"]
    }


_FRACTION_AFTER = re.compile(
    r"[- \u00a0\n](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|"
    r"sevenths?|eighths?|ninths?|tenths?|sixteenths?|twentieths?|hundredths?|"
    r"thousandths?)\b(?!-)"
)
_OF_A = re.compile(
    r"(?:[ \u00a0](?:of[ \u00a0])?(?:an?|one)[ \u00a0]|[- ](?:of an? " r")?)(?=[A-Za-z])"
)
_ARTICLE = re.compile(r"\b(a|an|one|another)[ -]$", re.IGNORECASE)
_BY_BEFORE = re.compile(
    r"\b(?:by|than|nearly|almost|roughly|less|only|some|up|down|or|about|around)[ " r"\u00a0]$",
    re.IGNORECASE,
)
_AFTER_SHARE = re.compile(
    r"[ \u00a0\n](?:of|the|its|their|his|her|our|my|your|more|less|fewer|higher|"
    r"lower|larger|smaller|bigger|as|that|to|from|in|were|are|was|is|had|have|say|"
    r"said|on|off|each|these|those|all)\b|[.,;:)]|$"
)
_NOT_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|better|opening|final|top|bottom|upper|lower|"
    r"northern|southern|eastern|western|last|each|next|third|fourth)[- ]$",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(
    r"[ \u00a0\n](?:of|the|its|their|his|her|our|my|your|that|those|these|all|"
    r"what|were|are|had|have|say|said|was|is|came|went|believe|think|as|this)\b"
)
_HALF_BEFORE = re.compile(
    r"\b(?:as|by|than|about|nearly|almost|roughly|over|under|least|just|around|to|"
    r"in|only|more|exactly|approximately|close to|up to|a)[ \u00a0]$",
    re.IGNORECASE,
)
_QUARTERS_PERIOD = re.compile(
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
    if phrase is None or (
        phrase.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT) and gap[0].strip() in ("", "-")
    ):
        if phrase is None or "of" in gap[0]:
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


_HALF_UNIT = re.compile(r"-(?=[a-z])")


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


_FOLD = re.compile(r"[- ]?fold(?: (?:increase|rise|higher|more))?\b")
_TIMES = re.compile(
    r"[ \u00a0]times[ \u00a0](?=(?:as|more|less|the|that|its|what|their|his|her|"
    r"those|fewer|greater|bigger|higher|larger|lower|smaller|faster|slower|longer|"
    r"shorter|wider|taller|heavier|lighter|stronger|deeper|better|worse|likelier|"
    r"older|younger|cheaper|over|earnings|revenue|sales|book|annual|gross|GDP|"
    r"body|[a-z]+er than)\b)|[x×](?![\w]|\s?\d)"
)
_AS = re.compile(r"[ \u00a0](?=(?:as|the|that|its|what|their|his|her|those|more|this|last)\b)")


def multiple_after(text: str, draft: Draft) -> bool:
    """Turn a number before "times as many", "-fold" or "x" into a multiple; returns whether it did."""
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
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
    "tenfold": 10, "twelvefold": 12, "twentyfold": 20, "thirtyfold": 30, "fiftyfold": 50, "hundredfold": 100, "thousandfold": 1000,
}  # fmt: skip
_TIMES_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_ADJECTIVES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
FOLD_WORDS = frozenset(_FOLD_WORDS)
TIMES_WORDS = frozenset(_TIMES_WORDS)
ADJECTIVES = frozenset(_ADJECTIVES)
_TO_VERB = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should|must|not|and|more than|nearly|"
    r"almost|about|roughly)[ \u00a0]$",
    re.IGNORECASE,
)
_PER = re.compile(
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


_ONCE_BEFORE = re.compile(
    r"\b(?:only|just|least|than|exactly|not|met|and|or)[ \u00a0]$", re.IGNORECASE
)
_ONCE_DONE = re.compile(r"(?:,|\.| in \d| in [a-z]+ (?:hours|days|years)|;| already\b)")
_ONCE_VERB = re.compile(
    r"\b(?!at |for |all |was |is |were |are |and |or |but |it |he |she |they |we |"
    r"that |when )[a-z]+[ \u00a0]$",
    re.IGNORECASE,
)
_TIMES_NEAR = re.compile(r"\b(?:twice|thrice|times)\b")


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
    if before[0].strip().lower() in ("and", "or", "met", "not"):
        near = _TIMES_NEAR.search(text, max(0, start - 160), start)
        return (
            near is not None
            and re.match(r" (?:with|in|against|to|for|at|by|from|on)\b|[.,;]", text[end : end + 9])
            is not None
        )
    return True
