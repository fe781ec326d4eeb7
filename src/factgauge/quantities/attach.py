"""What stands right after a number: a short scale, a unit, an age, the noun that is counted."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.counted import (
    read_hyphened,
    read_plural,
    read_singular,
)
from factgauge.quantities.draft import Draft
from factgauge.quantities.name_words import name_words
from factgauge.quantities.numerals import Numeral, Scale
from factgauge.quantities.unit_phrase import read_denominator, read_unit

_NOT_THOUSAND = pattern(
    r"\s?(?:video|TV|television|resolution|display|screen|UHD|monitor|camera|run|"
    r"race|footage|projector|quality|Blu|content|streaming)s?\b",
    re.IGNORECASE,
)
_METRES = pattern(
    r"\s(?:tall|long|wide|deep|high|of|thick|above|below|from|away|apart|across|"
    r"in|by|x|×|to|and|at|into|down|up|under|over|sprint|hurdles|race|final|"
    r"freestyle|relay|run|pool|dash|butterfly|backstroke|breaststroke|platform|"
    r"springboard|rifle|pistol|butterfly)\b|[-.,;)]|$|\s?[x×]"
)


_MONEY_BEFORE = pattern(r"[$€£¥₹]\s?\d[\d,.]*(?:m|bn|k)?\s?(?:-|–|to|and|or)\s?$")


def takes_scale(text: str, draft: Draft, scale: Scale, numeral: Numeral) -> bool:
    """Whether the scale word belongs to the number: a short one such as "m" must be confirmed."""
    if not scale.short:
        return True
    word = text[draft.end : scale.end].lstrip(" -\u00a0\u2009\u202f")
    if draft.currency is not None:
        return (
            scale.joined
            or word not in ("m", "t", "T", "M", "B", "K", "k", "b", "mm")
            or word in ("m", "M", "b", "B")
        )
    if word in ("k", "K"):
        return scale.joined and not _NOT_THOUSAND.match(text, scale.end)
    if word in ("mn", "MN", "Bn", "BN"):
        return True
    if word == "MM":
        return True
    if not scale.joined or word == "mm":
        return False
    if word in ("m", "M", "B", "b", "t", "T"):
        if _MONEY_BEFORE.search(text, max(0, draft.start - 16), draft.start):
            return True
        if word in ("M", "B") and (numeral.digits <= 3 and read_unit_after_short(text, scale.end)):
            return True
        noun = read_plural(text, scale.end)
        if noun is None:
            return False
        gap = text[scale.end : noun.start]
        return not _METRES.match(text, scale.end) and gap.isspace()
    return False


def read_unit_after_short(text: str, at: int) -> bool:
    """Whether a currency or a counted noun confirms a short scale: "5M euros", "20B parameters"."""
    phrase = read_unit(text, at)
    return (phrase is not None and phrase.currency is not None) or read_plural(text, at) is not None


_OLD = pattern(r"(?:-|\s)old\b|\s(?:of age)\b")
_MONEY_NOUN_PER = pattern(r"[ \u00a0\n]?(?:/|per\b|an?\b|each\b|every\b|-an?-|-per-)")


def attach_unit(text: str, draft: Draft) -> None:
    """Read what follows the number: a unit, a currency, or the noun that is counted."""
    if draft.currency is not None:
        if _MONEY_NOUN_PER.match(text, draft.end):
            under = read_denominator(text, draft.end)
            if under is not None:
                draft.unit, draft.end = f"{draft.currency} / {under[0]}", under[1]
        elif draft.prefixed:
            phrase = read_unit(text, draft.end)
            if phrase is not None and phrase.currency is not None:
                draft.end = phrase.end
                if draft.note and not phrase.note:
                    draft.currency, draft.note = phrase.currency, None
                draft.unit = phrase.unit.replace(
                    phrase.currency, draft.currency or phrase.currency, 1
                )
        return
    phrase = read_unit(text, draft.end)
    if phrase is not None:
        draft.unit, draft.kind, draft.end = phrase.unit, phrase.kind, phrase.end
        draft.currency, draft.hundredth, draft.note = phrase.currency, phrase.hundredth, phrase.note
        if phrase.hundredth:
            draft.rescale(Fraction(1, 100))
        if phrase.unit in ("year", "month", "week", "day", "hour") and (
            old := _OLD.match(text, draft.end)
        ):
            draft.end = old.end()
        return
    if _is_age(text, draft):
        draft.unit, draft.kind, draft.rule = "year", Kind.DURATION, "age"
        return
    attach_noun(text, draft)


_AGED = pattern(
    r"\b(?:aged?|ages|age of|ages of|turned|turning|turns)(?: (?:just|only|about|"
    r"around|between|under|over|from))?[ \u00a0]$",
    re.IGNORECASE,
)
_AGE_COMMAS = pattern(r"[A-Z][\w’'-]+, $")
_AGE_AFTER = pattern(r"(?:,(?= [a-z])|, of |\.(?=\s|$)|,$| and [A-Z]|\))")


def _is_age(text: str, draft: Draft) -> bool:
    """Whether a bare number is an age: "aged 21", "Ron Pike, 83, sat"."""
    low = draft.low
    if low is None or low.denominator != 1 or not 0 < low <= 125:
        return False
    before = text[max(0, draft.start - 24) : draft.start]
    if _AGED.search(before):
        return True
    return (
        not draft.words
        and _AGE_COMMAS.search(before) is not None
        and _AGE_AFTER.match(text, draft.end) is not None
        and text[draft.end] == ","
        and _named_person(before)
    )


def _named_person(before: str) -> bool:
    names = re.findall(r"[A-Z][\w’'-]+", before)
    return len(names) >= 2 and names[-1] not in (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )


def attach_noun(text: str, draft: Draft) -> None:
    """Read the noun that the number counts."""
    one = draft.low == 1 and draft.scale is None
    noun = read_hyphened(text, draft.end) or (
        read_singular(text, draft.end) if one else read_plural(text, draft.end)
    )
    if noun is None:
        return
    if one and (noun.head[0].isupper() or noun.head in name_words("not_counted_by_one")):
        return
    draft.kind, draft.unit = Kind.COUNT, "count"
    draft.counted, draft.counted_start, draft.counted_end = noun.head, noun.start, noun.end
    draft.end = noun.end
    draft.exact = draft.scale is None
    under = (
        read_denominator(text, noun.end) if text[noun.end : noun.end + 1] in " /\n\u00a0-" else None
    )
    if under is not None:
        draft.unit, draft.end = f"count / {under[0]}", under[1]
        draft.exact = False
