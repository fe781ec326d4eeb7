"""Digits that belong to a name: F-16, Windows 10, Apollo 13, the housing 102, a year."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.quantities.calendar import (
    Reading,
    read_year,
)
from factgauge.quantities.counted import (
    is_plural,
    is_stop,
)
from factgauge.quantities.draft import Draft
from factgauge.quantities.identifiers import run_end
from factgauge.quantities.labels import labels_bare, word_before
from factgauge.quantities.name_words import name_words
from factgauge.quantities.numerals import Numeral
from factgauge.quantities.unit_phrase import read_unit
from factgauge.units.table import forms

_SCORE_LIKE = pattern(r"\d{1,3}[-–]\d{1,3}(?![\d-])")
_LETTER_PREFIX = pattern(r"[^\W\d_]")
_GLUE_OK = pattern(
    r"(?:^|[^\w])(?:pre|mid|post|sub|non|under|over|early|late|about|approx|ca|c|"
    r"pH|n|N|p|P|x|v|to|circa)[-.]?$"
)


def glued_name(text: str, at: int, prefix: str) -> int | None:
    """Return where to go on when what is glued to the digits makes them a name: F-16, COVID-19."""
    mark = prefix.rstrip("-−–+±~≈<>≤≥=∼≃⩽⩾")
    if not mark or mark[-1] in "'’\"“‘(":
        return None
    if mark[-1] in "/×x*" and len(mark) > 1 and (mark[-2].isdigit() or mark[-2] in "/%°"):
        return None
    if mark[-1] == "/" and _measured(text, at - len(prefix), mark[:-1]):
        return None  # "60mph/97kph", "330 pounds/150 kilograms"
    if mark in ("#", "№") or mark.startswith(("@", "#")):
        return run_end(text, at)
    if mark[-1:] in "$€£¥₹₩₽₺₴₦₱฿₫₪₸₾৳₵₿":
        return None
    if mark in (
        "/",
        "×",
        "*",
        "\\",
        "|",
        "_",
        "~",
        "…",
        "...",
        "c.",
        "ca.",
        "approx.",
        "n",
        "N",
        "p",
        "P",
        "r",
        "pH",
        "x",
        "X",
        "^",
        ".",
    ):
        if mark == "." or mark in ("x", "X", "n", "N", "p", "P", "r", "pH"):
            return None if prefix != mark or mark == "pH" else run_end(text, at)
        return None
    if _GLUE_OK.search(prefix) and len(mark) > 1:
        return None
    if _LETTER_PREFIX.search(mark):
        if re.search(r"\d$", mark) and prefix != mark:
            return None
        if mark[-1] in ")]%°,;:":
            return None
        if (
            re.fullmatch(r"[a-z]+(?:-[a-z]+)*", mark)
            and prefix[-1:] in "-–"
            and text[at : at + 4].isdigit()
        ):
            return None
        return run_end(text, at)
    if mark[-1] == "/":
        return None
    return None


_AFTER_NUMBER = pattern(r"\d[ \u00a0-]?$")


def _measured(text: str, at: int, word: str) -> bool:
    """Whether a word at a place is the unit of a number: "10 miles", "60mph"."""
    unit = word.lstrip("0123456789.,")
    known = unit in forms().symbols or unit.lower() in forms().words
    return known and (unit != word or _AFTER_NUMBER.search(text[max(0, at - 3) : at]) is not None)


_ARTICLE_NOUN = pattern(
    r"\b(?:the|The|a|A|an|said|each|both|of|with|to|by|and|respective|first|"
    r"second|third|upper|lower|inner|outer)\s(?:[a-z]+\s){0,3}[a-z]+s?\s$"
)
_PATENT_MARK = pattern(
    r"\b(?:the|a|an|said|of|and|to|by|with) (?:[a-z]+ ){0,3}[a-z]+ "
    r"\d{1,4}[a-zA-Z]?(?=[ ,.;)])(?! (?:%|percent|[a-z]?m\b|kg|g\b|s\b|°))"
)
_PREVIOUS_WORD = pattern(r"([^\W\d_][\w’'.&-]*),?[ \u00a0]$")
_BEFORE_YEARS = frozenset(("since", "in", "by", "from", "until", "during", "before", "after"))


def named_before_noun(text: str, draft: Draft, numeral: Numeral) -> Reading | None:
    """Tell names from counts where a word with -s follows.

    "Apollo 13 follows", "the shaft 22 rotates", "since 2017 visitors".
    """
    at = draft.number_start
    word = word_before(text, at)
    name = word.rstrip(",").lstrip("([“\"‘'")
    if not name or not name[0].isalpha():
        return None
    if numeral.digits == 4 and (draft.low or 0) >= 1800 and name.lower() in _BEFORE_YEARS:
        return read_year(text, at)
    if (
        draft.counted is None
        or draft.counted.lower() in name_words("countable")
        or draft.counted_start - numeral.end > 1
        or draft.counted_end - draft.counted_start > len(draft.counted)
    ):
        return None
    before = text[max(0, at - 40) : at]
    begin = len(before) - 1 - len(word)
    if not word.endswith(",") and name[0].isupper() and _is_name(before, begin, name):
        return run_end(text, at)
    if (
        name.islower()
        and not is_stop(name)
        and _PATENT_WORDS.search(text)
        and _ARTICLE_NOUN.search(before)
        and _is_reference_mark(text, draft, name)
    ):
        return run_end(text, at)
    return None


def bare_name(text: str, draft: Draft, numeral: Numeral) -> Reading | None:
    """Decide what a number without unit or noun is: a year, a name, or a number."""
    at = draft.number_start
    if draft.scale is not None or numeral.rule not in ("digits",) or draft.low is None:
        return None
    before = text[max(0, at - 40) : at]
    word = _PREVIOUS_WORD.search(before)
    if numeral.digits == 4 and draft.low.denominator == 1 and draft.start == at:
        year = read_year(text, at)
        if year is not None and (
            draft.low >= 1500
            or (word is not None and word[1].lower() in name_words("year_prepositions"))
        ):
            return year
    if (
        before.endswith(("[", "[,"))
        or (
            before.endswith("(")
            and text[numeral.end : numeral.end + 1] in (")", ",")
            and draft.low < 100
            and draft.low.denominator == 1
            and "." not in text[at : numeral.end]
            and not before.endswith("n(")
        )
    ) and (before.endswith("[") or not _same_number_before(before)):
        return numeral.end
    if re.search(r"\[[\d,–\s-]*$", before):
        return numeral.end
    after = text[numeral.end : numeral.end + 1]
    if (
        after in (")", ".")
        and (before.endswith("\n") or at == 0)
        and text[numeral.end + 1 : numeral.end + 2] in (" ", "")
    ):
        return numeral.end  # a list number
    if word is None:
        return None
    name = word[1]
    if _range_with_unit(text, numeral.end):
        return None
    if labels_bare(name.lower()) and "," not in word[0]:
        return run_end(text, at)
    if _SCORE_LIKE.match(text, at) and _may_be_score(text, at):
        return None
    if (
        draft.low.denominator == 1
        and not name.islower()
        and "," not in word[0]
        and _is_name(before, word.start(), name)
    ):
        return run_end(text, at)
    if (
        name.islower()
        and not is_stop(name)
        and draft.low.denominator == 1
        and _ARTICLE_NOUN.search(before)
        and _is_reference_mark(text, draft, name)
    ):
        return run_end(text, at)
    return None


_RANGE_AFTER = pattern(r"(?:\s?[-–]\s?|\s+to\s+)\d[\d.,]*(?<=\d)")


def _range_with_unit(text: str, at: int) -> bool:
    """Whether a range with a unit goes on from here: "the bands 824-894 MHz"."""
    found = _RANGE_AFTER.match(text, at)
    return found is not None and read_unit(text, found.end()) is not None


_SCORE_WORDS = pattern(
    r"\b(?:won|win|beat|beats|beating|lost|los[et]|vot\w+|scor\w+|draw|drew|drawn|"
    r"defeat\w*|victory|lead|led|trail\w*|passed|final|match|game|over|thrash\w*|"
    r"results?)\b",
    re.IGNORECASE,
)


def _may_be_score(text: str, at: int) -> bool:
    """Whether "38-17" after a name may be a score: short, or a word of sport or voting near."""
    found = _SCORE_LIKE.match(text, at)
    assert found is not None  # noqa: S101 - the caller matched it
    parts = re.split(r"[-–]", found[0])
    return (
        all(len(part) <= 2 for part in parts)
        or _SCORE_WORDS.search(text, max(0, at - 60), at) is not None
    )


def _same_number_before(before: str) -> bool:
    return (
        re.search(
            r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
            r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
            r"forty|fifty|sixty|seventy|eighty|ninety|hundred) \($",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _is_name(before: str, start: int, word: str) -> bool:
    """Whether a capitalised word before a bare number makes it a name: Windows 10, Apollo 11."""
    if word in name_words("no_names") or (word.endswith((".", ",")) and len(word) > 3):
        return False
    if word.lower() in name_words("capital_labels"):
        return True
    head = before[:start].rstrip()
    sentence_start = not head or head[-1] in ".!?:\n"
    return not sentence_start or (len(word) > 3 and not is_plural(word))


_PATENT_WORDS = pattern(
    r"\b(?:FIGS?\.|embodiments?|wherein|invention|claims? \d|said|thereof|prior "
    r"art|respectively numbered)\b|\bFIG\b"
)


def _is_reference_mark(text: str, draft: Draft, name: str) -> bool:
    """Whether "the housing 102" is a reference numeral.

    Such marks come in numbers, or in a patent's words.
    """
    if name.endswith(("ed", "ing")) or name in (
        "record",
        "total",
        "mere",
        "further",
        "estimated",
        "average",
        "combined",
        "additional",
        "maximum",
        "minimum",
        "possible",
        "remaining",
        "last",
        "next",
        "past",
        "first",
        "about",
        "nearly",
        "toll",
        "age",
    ):
        return False
    window = text[max(0, draft.start - 600) : draft.end + 600]
    marks = 2 if _PATENT_WORDS.search(window) else 1
    for _ in _PATENT_MARK.finditer(window):
        marks += 1
        if marks >= 3:
            return True
    return False
