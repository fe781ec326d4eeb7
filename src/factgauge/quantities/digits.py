"""A figure in digits: whether the digits are an amount at all, and what stands around them."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.attach import attach_unit, takes_scale
from factgauge.quantities.calendar import (
    Dated,
    Reading,
    read_date,
    read_ordinal,
    read_race_time,
    read_year_range,
)
from factgauge.quantities.counted import (
    is_stop,
    read_plural,
)
from factgauge.quantities.draft import Draft
from factgauge.quantities.identifiers import glued_prefix, identifier_at, run_end
from factgauge.quantities.labels import labelled, word_before
from factgauge.quantities.ledger import read_brackets
from factgauge.quantities.money import read_currency_before
from factgauge.quantities.multiples import multiple_after
from factgauge.quantities.names import bare_name, glued_name, named_before_noun
from factgauge.quantities.numerals import Numeral, read_numeral, read_scale
from factgauge.quantities.proportions import fraction_after

# What shows nothing, or sits on the letter before it: inside a number it makes any reading a guess.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\x00"
)
_BROKEN = pattern(
    "[0-9][0-9.,]{0,40}(?:["
    + "".join(sorted(_INVISIBLE))
    + "\u0300-\u036f]+[0-9.,]|[\u066b\u066c\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19])"
    + "[0-9.,\u0300-\u036f\u066b\u066c\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19"
    + "".join(sorted(_INVISIBLE))
    + "]*"
)
_OPEN = frozenset(("", " ", "\u00a0", "\u202f", "\u2009", "\n", "\t", "\r", "(", "[", "“", '"'))


_SIGNS = frozenset("-−–+±~≈<>≤≥=∼≃⩽⩾")
_NEGATIVE = frozenset("-−–")
_FEET_INCHES = pattern(
    r"(\d{1,2})['’′]\s?(\d{1,2}(?:\.\d+)?)(?:\"|”|″|''|’’)|(\d{1,2})['′](?=\s|" r"[),.;]|$)(?!\s?s)"
)


def read_digits(text: str, at: int) -> Reading:
    """Read the figure whose first digit (or leading point) stands at `at`.

    Returns a draft, a date or rank, or the offset after which reading goes on when this is no
    amount.
    """
    broken = _BROKEN.match(text, at)
    if broken is not None or (
        at and text[at - 1] in _INVISIBLE and text[at - 2 : at - 1].isdigit()
    ):
        return at + 1 if broken is None else broken.end()
    previous = text[at - 1 : at]
    if previous.isdigit():  # a digit of another script: not a number that is read in parts
        return at + 1
    prefix = "" if previous in _OPEN else glued_prefix(text, at)
    currency = read_currency_before(text, at) if previous else None
    if prefix and currency is None:
        glued = glued_name(text, at, prefix)
        if glued is not None:
            return glued
    if previous in ("“", '"', "‘") and _TITLE_AFTER.match(text, at):
        return run_end(text, at)  # "12 Angry Men"
    if currency is None:
        found = _no_amount(text, at, previous)
        if found is not None:
            return found
        if labelled(text, at):
            return run_end(text, at)
    numeral = read_numeral(text, at)
    if numeral is None or text[numeral.end : numeral.end + 1] == "^":
        return run_end(text, at)
    draft = Draft(at, numeral.end, numeral.value, numeral.rule)
    draft.resolution, draft.loose = numeral.resolution, numeral.loose
    draft.scale = numeral.power
    negative = _sign(text, draft)
    if currency is not None:
        draft.start = min(draft.start, currency.start)
        draft.currency = draft.unit = currency.code
        draft.prefixed, draft.note, draft.kind = True, currency.note, Kind.MONEY
        if (
            not negative
            and draft.start
            and text[draft.start - 1] in _NEGATIVE
            and (draft.start == 1 or not text[draft.start - 2].isalnum())
        ):
            draft.start -= 1
            draft.rescale(-1)
            draft.resolution, draft.loose = -draft.resolution, -draft.loose
    if (
        currency is None
        and "pH" in text[max(0, at - 6) : at]
        and text[max(0, at - 6) : at].rstrip(" ofwas=").endswith("pH")
    ):
        draft.start, draft.rule = text.rfind("pH", 0, at), "pH"
        return draft
    verdict = _scale_and_unit(text, draft, numeral)
    if verdict is not None:
        return verdict
    if (
        draft.rule in ("fraction", "mixed number")
        and draft.bare
        and text[draft.end : draft.end + 4] == " of "
        and (draft.low or 1) < 1
    ):
        draft.kind, draft.unit = Kind.RATIO, "ratio"
    if (
        text[max(0, draft.start - 10) : draft.start] == "factor of "
        or text[max(0, draft.start - 11) : draft.start] == "factors of "
    ):
        draft.kind, draft.unit, draft.rule = Kind.MULTIPLE, "ratio", "factor of"
    if draft.bare and draft.kind is Kind.NUMBER:
        silent = bare_name(text, draft, numeral)
        if silent is not None:
            return silent
    if draft.start and text[draft.start - 1] == "(":
        read_brackets(text, draft)
    return draft


_YEAR_ENDS = frozenset(("", ",", ".", ";", ")", ":", "\n", "'", "’", "?", "!"))
_SURE_BEFORE = frozenset(
    ("in", "since", "by", "from", "until", "during", "of", "after", "before", "to", "and")
)


def _sure_year(text: str, at: int, digits_end: int, mark: str) -> bool:
    """Whether four digits after a preposition can only be a year: "in 2018,", "since 1990 the"."""
    if text[at] not in "12" or text[at - 1 : at] != " ":
        return False
    if (
        word_before(text, at).lower() not in _SURE_BEFORE
        or not 1500 <= int(text[at:digits_end]) < 2150
    ):
        return False
    if mark in _YEAR_ENDS:
        return not text[digits_end + 1 : digits_end + 2].isdigit()
    if mark != " ":
        return False
    end = text.find(" ", digits_end + 1, digits_end + 24)
    return end > 0 and is_stop(text[digits_end + 1 : end])


_TITLE_AFTER = pattern(r"\d+ [A-Z][a-z]+(?: [A-Z]|[\"”’])")
_DIGITS = pattern(r"\d*")


def _no_amount(text: str, at: int, previous: str) -> Reading | None:
    """Read identifiers, dates and ordinals; `None` leaves the digits to be a number."""
    found = _DIGITS.match(text, at)
    assert found is not None  # noqa: S101 - the pattern matches the empty string
    digits_end = found.end()
    mark = text[digits_end : digits_end + 1]
    end = identifier_at(text, at, digits_end)
    if end is not None:
        dated = read_date(text, at, digits_end)
        return dated if dated is not None and dated.end >= end else end
    race = read_race_time(text, at) if mark == ":" else None
    if race is not None:
        end, minutes, seconds, tenths = race
        unit = Fraction(1, 10 ** len(tenths))
        draft = Draft(
            at,
            end,
            60 * minutes + seconds + Fraction(int(tenths), 10 ** len(tenths)),
            "running time",
        )
        draft.resolution = draft.loose = unit
        draft.kind, draft.unit = Kind.DURATION, "second"
        return draft
    dated = read_date(text, at, digits_end)
    if dated is not None:
        if dated.rule == "clock time" and _is_ratio(text, at, dated.end):
            return None
        return dated
    if digits_end - at == 4 and _sure_year(text, at, digits_end, mark):
        return Dated(at, digits_end, "year")
    feet = _FEET_INCHES.match(text, at) if mark and mark in "'’′" else None
    if feet is not None and feet[2] is not None:
        decimals = len(feet[2].partition(".")[2])
        draft = Draft(at, feet.end(), Fraction(feet[1]) * 12 + Fraction(feet[2]), "feet and inches")
        draft.resolution = draft.loose = Fraction(1, 10**decimals)
        draft.kind, draft.unit = Kind.MEASURE, "inch"
        return draft
    ordinal = read_ordinal(text, at) if mark and mark in "snrt," else None
    if ordinal is not None:
        return ordinal
    years = (
        read_year_range(text, at)
        if digits_end - at == 4 and mark in ("-", "–", "—", "/", " ")
        else None
    )
    if years is not None and not read_plural(text, years.end):
        return years
    return None


_RATIO_BEFORE = pattern(
    r"\b(?:ratio|odds|dilution|diluted|scale|proportion|mix|mixed|mixture|aspect|"
    r"split|v/v|w/w|a|of)\s(?:[\w]+\s){0,3}$",
    re.IGNORECASE,
)
_RATIO_AFTER = pattern(
    r"\s?(?:\(|ratio|dilution|v/v|mixture|w/w|scale|mix|odds|solution|split|molar|" r"by)"
)


def _is_ratio(text: str, at: int, end: int) -> bool:
    words = text[at:end]
    if not re.fullmatch(r"\d{1,2}:\d{2}", words):
        return False
    return (
        _RATIO_AFTER.match(text, end) is not None
        or re.search(
            r"\b(?:ratio|odds|dilut\w+|scale|proportions?|aspect ratio|mixture|split)\b",
            text[max(0, at - 40) : at],
            re.IGNORECASE,
        )
        is not None
    )


def _sign(text: str, draft: Draft) -> bool:
    at = draft.number_start
    if not at:
        return False
    mark = text[at - 1]
    if mark in _NEGATIVE:
        before = text[at - 2 : at - 1] if at > 1 else ""
        if (not before or before.isspace() or before in '([:=~≈<>≤≥,“"/') and (
            mark != "–" or not before.isspace() or at < 2 or not text[at - 3 : at - 2].isdigit()
        ):
            _negate(draft, at - 1)
            return True
    elif mark in "+" and (at < 2 or not text[at - 2].isalnum()):
        draft.start = at - 1
    elif mark == " " and text[max(0, at - 9) : at] in ("negative ", "Negative "):
        _negate(draft, at - 9)
        return True
    elif mark == " " and text[max(0, at - 6) : at] in ("minus ", "Minus "):
        if at > 6 and text[max(0, at - 9) : at - 6] in ("or ", "or-", "us "):
            return False
        _negate(draft, at - 6)
        return True
    return False


def _negate(draft: Draft, start: int) -> None:
    draft.start = start
    draft.low = -draft.low if draft.low is not None else None
    draft.high = draft.low
    draft.rule += ", negative"


def _scale_and_unit(text: str, draft: Draft, numeral: Numeral) -> Reading | None:
    """Take scale, unit, currency or counted noun after the number.

    Returns a reading when it is no amount.
    """
    if (
        draft.currency is None
        and draft.low is not None
        and draft.low.denominator == 1
        and numeral.rule == "digits"
        and numeral.digits <= 2
    ):
        words = text[draft.end : draft.end + 2]
        if (
            len(words) == 2
            and words[0] in " -"
            and words[1] in "htqfsent"
            and fraction_after(text, draft)
        ):
            return None
    half = (
        _AND_A_HALF.match(text, draft.end)
        if text.startswith(" and a", draft.end) and draft.low is not None
        else None
    )
    if half is not None and draft.low is not None:
        draft.low = draft.high = draft.low + (
            Fraction(1, 2) if half[1] == "half" else Fraction(1, 4)
        )
        draft.resolution = draft.loose = Fraction(1, 2)
        draft.end = draft.number_end = half.end()
    scale = read_scale(text, draft.end)
    if scale is not None and takes_scale(text, draft, scale, numeral):
        while scale is not None:  # "2.05 lakh crore"
            draft.rescale(scale.value)
            draft.scale = (draft.scale or 1) * scale.value
            draft.end = draft.number_end = scale.end
            following = (
                read_scale(text, scale.end)
                if scale.value in (1000, 100_000) and not scale.short
                else None
            )
            scale = (
                following
                if following is not None and not following.short and following.value > 12
                else None
            )
        if draft.scale == 12:
            draft.scale = None
    elif _MAY_MULTIPLY.match(text, draft.end) and multiple_after(text, draft):
        return None
    attach_unit(text, draft)
    if not draft.bare:
        simple = draft.scale is None and numeral.rule == "digits" and numeral.digits <= 4
        if simple and draft.kind is Kind.COUNT and draft.start == draft.number_start:
            return named_before_noun(text, draft, numeral)
        return None
    after = text[draft.end : draft.end + 1]
    if after.isalpha() or after == "_":
        return run_end(text, draft.number_start)
    return None


_AND_A_HALF = pattern(r" and a (half|quarter)\b")
_MAY_MULTIPLY = pattern(r"[ \u00a0-]?(?:times|fold|x|×)")
