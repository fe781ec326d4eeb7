"""Digits that name a thing and measure nothing.

Versions, models, telephone numbers, sections, references.
"""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern

_URL_OR_MAIL = pattern(r"(?:https?://|www\.|ftp://)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,99}")
_DOTTED = pattern(r"(?!\d{1,3}(?:\.\d{3}){2,}(?:,\d|[^\w.]|\.?$|\.\s))\d+(?:\.\d+){2,9}\w*")
_DASHED = pattern(r"\d+(?:[-–]\d+){2,9}(?![\d%])")
_PHONE = pattern(
    r"\+\d{1,3}[\s.-]?(?:\(?\d{1,5}\)?[\s.-]?){2,5}\d{2,4}|"
    r"\(\d{3}\)\s?\d{3}[-\s]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}(?![\d-])|"
    r"0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}|1-\d{3}-[\dA-Z-]+|0\d{9,10}|"
    r"0800[\s-]\d+(?:[\s-]\d+)*"
)
_CHEMICAL = pattern(
    r"(?!\d{1,3}(?:,\d{3}){1,9}-)\d{1,3}['′]?(?:,\d{1,3}['′]?){1,6}-(?:\[?[A-Za-z(])|"
    r"\d['′]?-(?:methyl|ethyl|propyl|butyl|phenyl|amino|hydroxy|oxo|chloro|bromo|"
    r"fluoro|iodo|nitro|deoxy|methoxy|acetyl|butanol|propanol|pentanol|hexanol|"
    r"ene\b|one\b|ol\b)"
)
_ADDRESS = pattern(
    r"\d{1,5}[A-Za-z]?(?:[-–]\d+)? (?:(?:[NSEW]\.?|North|South|East|West) "
    r")?(?:[A-Z][\w'’.]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|"
    r"Blvd|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Terrace|Crescent|Gardens|Close|"
    r"Row|Parkway|Pkwy|Highway|Way|Mews|Hill)\b"
)
_DOWNING = pattern(r"\d{1,3} (?:Downing Street|Downing|Rue|rue|via|Via|Calle)\b")
_TIME_BEFORE = pattern(r"\d\s?(?:h|hr|hrs|hours?|m|min|minutes?),?\s?$")
_HEX = pattern(r"0x[0-9a-fA-F]+|(?!\d+e\d+\b)\d+[a-f]+\d[0-9a-f]{1,80}\b")
_LONGEST = 10  # more digits without a mark are a name
_KNOWN_MARKS = frozenset(("/", "(", "x", "-", " ", "M", "t", "c", "a", "P"))
_TAIL = pattern(r"\w(?:[\w\-/:'’]|[.,^](?=[\w-]))*")
_RUN_START = pattern(r"[^\s(\[{“‘\"'—–;,=<>≤≥±~≈]*$")
_KNOWN = pattern(
    r"(?:24/7|9/11|7/7|50/50|401\(k\)|403\(b\)|20/20|2x4|4x4|1-on-1|3-D|4-D|"
    r"5-HT\w*|7-Eleven|3M|20th Century Fox|50 Cent|21 Savage|4chan|8chan|23andMe|"
    r"1Password|2Pac)(?![\w%]|[.,]\d|\s(?:people|percent|million|tonnes|euros|"
    r"dollars|jobs|deaths|cases))|\d{3,4}-\d{1,4}[A-Z]+\b|7[0-8]7-\d{3}\b|\d{1,3} "
    r"U\.S\.C\.(?: §?\s?\d+)?|\d{1,3} U\.S\. \d+"
)
_CODE_BEFORE = pattern(r"`[^`\n]*$")


def url_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of web and mail addresses, in which nothing is read."""
    return (
        [found.span() for found in _URL_OR_MAIL.finditer(text)]
        if ("@" in text or "://" in text or "www." in text)
        else []
    )


_BY_MARK: dict[str, tuple[re.Pattern[str], ...]] = {
    ".": (_DOTTED, _PHONE),
    "-": (_DASHED, _PHONE, _CHEMICAL, _ADDRESS),
    "–": (_DASHED, _ADDRESS),
    " ": (_PHONE, _ADDRESS, _DOWNING),
    ",": (_CHEMICAL,),
    "'": (_CHEMICAL,),
    "′": (_CHEMICAL,),
}


def identifier_at(text: str, at: int, digits_end: int) -> int | None:
    """Return the end of the identifier whose digits stand at [at, digits_end).

    `None` where it may be an amount.
    """
    if digits_end - at > _LONGEST:
        return digits_end
    mark = text[digits_end : digits_end + 1]
    if mark in _KNOWN_MARKS:
        found = _KNOWN.match(text, at)
        if found is not None:
            return found.end()
    previous = text[at - 1 : at]
    following = text[digits_end + 1 : digits_end + 2]
    if mark == " ":
        patterns = (
            _BY_MARK[" "]
            if following.isupper() or following.isdigit() or following in ("(", "r", "v")
            else ()
        )
    else:
        patterns = _BY_MARK.get(mark, ()) if following.isalnum() else ()
    if previous == "+" or previous == "(" or text[at] == "0":
        patterns = (*patterns, _PHONE)
    for shape in patterns:
        found = shape.match(text, at - 1 if previous in ("+", "(") and shape is _PHONE else at)
        if found is not None:
            return found.end()
    if mark.isalpha():
        found = _HEX.match(text, at) or _CHEMICAL.match(text, at)
        if found is not None:
            return found.end()
    if (
        digits_end - at > 1
        and text[at] == "0"
        and mark != "."
        and not _TIME_BEFORE.search(text, max(0, at - 8), at)
    ):
        return digits_end  # "007", but not "2 h 05 min"
    return None


def run_end(text: str, at: int) -> int:
    """Return where the run of letters, digits and joining marks that holds `at` ends."""
    found = _TAIL.match(text, at)
    return at + 1 if found is None else found.end()


def glued_prefix(text: str, at: int) -> str:
    """Return the letters and marks glued to the front of the number at `at`: "F-" of "F-16"."""
    if at == 0 or text[at - 1].isspace():
        return ""
    found = _RUN_START.search(text, max(0, at - 24), at)
    return "" if found is None else found[0]


def in_code(text: str, at: int, line_start: int) -> bool:
    """Whether `at` stands inside back ticks on its line."""
    found = _CODE_BEFORE.search(text, line_start, at)
    return found is not None and text[line_start : found.start()].count("`") % 2 == 0
