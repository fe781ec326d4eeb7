"""A figure in words: cardinals, fractions, ordinals, multiples, vague numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.quantities.attach import attach_unit
from factgauge.quantities.calendar import Dated, Reading
from factgauge.quantities.draft import Draft
from factgauge.quantities.multiples import (
    ADJECTIVES,
    FOLD_WORDS,
    TIMES_WORDS,
    multiple_after,
    read_multiple_word,
)
from factgauge.quantities.number_words import WordNumber, read_cardinal, read_vague, with_article
from factgauge.quantities.numerals import read_scale
from factgauge.quantities.one import after_to, read_one
from factgauge.quantities.proportions import fraction_after, read_fraction_word
from factgauge.quantities.unit_phrase import read_unit


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    numerals = table("en/numerals")
    multiples = {form for row in table("en/multiples")["multiple"] for form in row["forms"]}
    return (
        frozenset(numerals["units"]) | frozenset(numerals["magnitudes"]),
        frozenset(numerals["fractions"]),
        frozenset(numerals["ordinals"]),
        frozenset(multiples) | FOLD_WORDS | TIMES_WORDS | ADJECTIVES,
    )


_POINT_AFTER = pattern(r"(?: of)? a (?:percentage )?point\b|[ -](?:percentage )?points?\b")
_UNIT_AND = pattern(
    r"\b(?:an?|one)[ \u00a0]([a-z]+)[ \u00a0]and[ \u00a0]an?[ \u00a0]$", re.IGNORECASE
)
_CLOCK_BEFORE = pattern(r"\b(?:quarter|half|ten|five|twenty|minutes?) (?:to|past) $", re.IGNORECASE)
_SENTENCE_BEFORE = pattern(r"(?:^|[.!?:;—–\n•]|[.!?][\"”’')])\s*[\"“‘'(\[]*$")
_GLUED_BEFORE = frozenset("-‑–'’_/@#&.")
_ORDINAL_NEXT = pattern(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")
_OCLOCK = pattern(
    r"[ \u00a0](?:o['’]clock|a\.m\.|p\.m\.|am\b|pm\b)|[- ](?:thirty|fifteen|"
    r"forty-five) (?:a\.m\.|p\.m\.|am\b|pm\b)"
)
_OF_NOUN = pattern(
    r"[ \u00a0\n]of(?=[ \u00a0\n])(?:[ \u00a0\n](?:the|its|their|his|her|our|my|"
    r"these|those|other|different)(?=[ \u00a0\n]))?"
)
_ORDINAL_SKIP = pattern(
    r"[- ](?:hand|rate|class|aid|name|person|party|guess|thoughts?|nature|fiddle|"
    r"cousin|lady|minister|hand|string|wind)\b"
)


def read_words(text: str, start: int, end: int) -> Reading | None:
    """Read the figure whose first number word stands at [start, end); `None` where none is."""
    word = text[start:end].lower()
    cardinals, fractions, ordinals, multiples = _sets()
    before = text[start - 1 : start]
    if (
        before in _GLUED_BEFORE
        and before
        and not (before in "-–" and word in fractions)
        and before in "-‑'’_@#&"
        and start > 1
        and text[start - 2].isalnum()
        and not (word == "one" and after_to(text, start))
    ):
        return None
    after = text[end : end + 1]
    if after in ("'", "’") and text[end + 1 : end + 2].isalpha():
        return None
    if text[start].isupper() and word not in ordinals and _is_title(text, start, end):
        return end
    if word == "couple":
        return _couple(text, start, end)
    if word in cardinals:
        return _cardinal(text, start, end, word)
    if word in multiples:
        return read_multiple_word(text, start, end)
    if word in fractions:
        draft = _and_a_half(text, start, end, word) or read_fraction_word(text, start, end)
        if draft is not None:
            if draft.rule == "half a million":
                _noun_of(text, draft)
            elif (
                draft.unit == "ratio"
                and draft.low is not None
                and draft.low < 1
                and (points := _POINT_AFTER.match(text, draft.end))
            ):
                draft.unit, draft.kind, draft.end = (
                    "percentage_point",
                    Kind.PERCENTAGE_POINT,
                    points.end(),
                )
            return draft
        if word not in ordinals:
            return None
    if word in ordinals:
        if (
            word == "second"
            and re.search(r"\b(?:a|per|each|every|one|the) $", text[max(0, start - 6) : start])
            and not re.match(r"[ -][a-z]", text[end : end + 2])
        ):
            return None
        if _ORDINAL_SKIP.match(text, end) or (
            after == "-"
            and text[end + 1 : end + 2].isalpha()
            and text[end + 1 : end + 5]
            not in (
                "larg",
                "most",
                "high",
                "bigg",
                "best",
                "long",
                "larg",
                "quar",
                "grad",
                "plac",
                "rank",
                "olde",
                "lowe",
                "busi",
                "rich",
            )
        ):
            return end
        return Dated(start, end, "ordinal word")
    vague = read_vague(text, start, end)
    return None if vague is None else _vague(text, vague)


_COUPLE_OF = pattern(r" of(?= )")


def _couple(text: str, start: int, end: int) -> Draft | None:
    """Read "a couple of days": about two of a unit.

    Of anything else, and of people, it is no figure.
    """
    of = _COUPLE_OF.match(text, end)
    if of is None or text[max(0, start - 2) : start].lower() != "a ":
        return None
    phrase = read_unit(text, of.end())
    if phrase is None:
        return None
    draft = Draft(start - 2, of.end(), Fraction(2), "couple")
    draft.words = True
    draft.unit, draft.kind, draft.currency, draft.note = (
        phrase.unit,
        phrase.kind,
        phrase.currency,
        phrase.note,
    )
    draft.end, draft.modality = phrase.end, Modality.APPROXIMATE
    return draft


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a number word with a capital is part of a name: "Seven Sisters", "the Big Three"."""
    before = text[max(0, start - 6) : start]
    following = text[end : end + 2]
    opening = start == 0 or _SENTENCE_BEFORE.search(before) is not None
    if opening and not before.endswith(("“", '"', "‘")):
        return False
    named_next = len(following) == 2 and following[0] in " -" and following[1].isupper()
    if before.endswith(("“", '"', "‘")):
        return named_next
    words = text[start - 24 : start].split() if start >= 24 else text[:start].split()
    return named_next or (bool(words) and not words[-1].isupper())


def _and_a_half(text: str, start: int, end: int, word: str) -> Draft | None:
    """Read "a mile and a half", "an hour and a quarter"."""
    if word not in ("half", "quarter"):
        return None
    before = _UNIT_AND.search(text, max(0, start - 40), start)
    if before is None:
        return None
    phrase = read_unit(text, before.start(1) - 1)
    if phrase is None or phrase.end != before.end(1):
        return None
    draft = Draft(
        before.start(),
        end,
        1 + (Fraction(1, 2) if word == "half" else Fraction(1, 4)),
        "unit and a half",
    )
    draft.words = True
    draft.resolution = draft.loose = Fraction(1, 10)
    draft.unit, draft.kind, draft.currency = phrase.unit, phrase.kind, phrase.currency
    return draft


def _vague(text: str, number: WordNumber) -> Draft | None:
    if re.search(
        r"\b(?:the|in|by)\s+$", text[max(0, number.start - 5) : number.start]
    ) and not _OF_NOUN.match(text, number.end):
        return None
    before = re.search(
        r"\b(several|a few|some|many|the)\s+$", text[max(0, number.start - 9) : number.start]
    )
    draft = Draft(number.start, number.end, number.value, number.rule)
    draft.high = None
    draft.modality, draft.words = Modality.VAGUE, True
    draft.resolution = draft.loose = Fraction(0)
    draft.kind, draft.unit = Kind.COUNT, "count"
    if before is not None and before[1] in ("several", "a few"):
        draft.start = number.start - len(before[0])
    _noun_of(text, draft)
    return draft


def _noun_of(text: str, draft: Draft) -> None:
    """Take the counted noun, the unit or the currency after a vague number.

    "Hundreds of people", "millions of dollars".
    """
    gap = _OF_NOUN.match(text, draft.end)
    at = gap.end() if gap is not None else draft.end
    probe = Draft(draft.start, at, draft.low, draft.rule)
    probe.scale = Fraction(1)
    attach_unit(text, probe)
    if probe.bare:
        draft.kind = Kind.NUMBER if gap is None else Kind.COUNT
        draft.unit = None if gap is None else "count"
        return
    draft.kind, draft.unit, draft.currency, draft.note = (
        probe.kind,
        probe.unit,
        probe.currency,
        probe.note,
    )
    draft.counted, draft.counted_start, draft.counted_end = (
        probe.counted,
        probe.counted_start,
        probe.counted_end,
    )
    draft.end = probe.end


def _cardinal(text: str, start: int, end: int, word: str) -> Reading | None:
    number = read_cardinal(text, start, end)
    if number is None:
        return None
    if word in (
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "lakh",
        "crore",
        "quadrillion",
        "lac",
        "milliard",
    ):
        number = with_article(text, number)
        if number.start == start:
            return number.end
    found = _ORDINAL_NEXT.match(text, number.end) if number.value >= 20 else None
    if found is not None:
        return Dated(start, found.end(), "ordinal words")
    if number.value == 1 and number.rule == "number words" and word == "one" and number.end == end:
        return read_one(text, start, end)
    if _OCLOCK.match(text, number.end):
        found = _OCLOCK.match(text, number.end)
        assert found is not None  # noqa: S101 - matched on the line above
        return Dated(start, found.end(), "clock words")
    if _CLOCK_BEFORE.search(text, max(0, start - 16), start):
        return number.end
    draft = Draft(number.start, number.end, number.value, number.rule)
    draft.words = True
    draft.resolution = draft.loose = number.resolution
    draft.scale = number.magnitude
    if text[max(0, number.start - 6) : number.start].lower() == "minus " and text[
        max(0, number.start - 9) : number.start - 6
    ] not in ("or ", "or-"):
        draft.start -= 6
        draft.low = draft.high = -number.value
    if number.kind == "vague":
        draft.high, draft.modality = None, Modality.VAGUE
    elif number.kind == "couple":
        draft.modality = Modality.APPROXIMATE
    if word == "zero" and text[end : end + 1] == "-":
        return number.end
    if fraction_after(text, draft) or multiple_after(text, draft):
        return draft
    scale = read_scale(text, draft.end) if number.magnitude is None else None
    if scale is not None and not scale.short and not scale.joined and scale.value != 12:
        draft.rescale(scale.value)
        draft.scale, draft.end, draft.number_end = scale.value, scale.end, scale.end
    if number.kind == "vague" or (number.magnitude and text[number.end : number.end + 4] == " of "):
        _noun_of(text, draft)
        if draft.kind is Kind.NUMBER and number.kind != "vague":
            draft.unit = None
        return draft
    attach_unit(text, draft)
    if (
        draft.bare
        and text[draft.end : draft.end + 1] == "-"
        and text[draft.end + 1 : draft.end + 2].isalpha()
    ) and not re.match(
        r"-(?:odd|plus|some|ish|or|and|to|a|an)\b|-\s", text[draft.end : draft.end + 6]
    ):
        return draft.end
    if draft.bare and word == "zero":
        return number.end
    return draft
