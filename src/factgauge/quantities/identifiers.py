"""Digits that name a thing and measure nothing: versions, models, telephone numbers, sections, references."""

from __future__ import annotations

import re

# A label right before a number makes it a name: "Figure 3", "Article 50", "Type 2".
_LABELS = (
    "figure|figures|fig|figs|table|tables|eq|eqs|eqn|equation|equations|section|sections|sec|secs|sect|§|§§|chapter|chapters|chap|ch|article|articles|art|clause|"
    "clauses|part|vol|volume|volumes|no|nos|nr|number|numbers|page|pages|pp|p|step|steps|phase|phases|type|types|level|grade|grades|class|category|tier|stage|stages|room|rooms|"
    "flight|route|routes|highway|interstate|bus|line|lines|gate|platform|apartment|apt|suite|channel|version|versions|windows|ios|android|boeing|airbus|apollo|formula|area|"
    "resolution|title|proposition|prop|amendment|rule|rules|schedule|appendix|annex|patent|ref|refs|reference|case|docket|bill|verse|verses|psalm|psalms|"
    "series|episode|lot|studio|pier|box|catalog|catalogue|cat|atcc|isbn|issn|doi|sn|precinct|ward|zone|sector|exit|junction|pope|question|item|items|"
    "example|examples|claim|claims|column|columns|row|rows|entry|paragraph|paragraphs|para|paras|footnote|note|notes|exhibit|embodiment|embodiments|protocol|experiment|model|"
    "scheme|theorem|lemma|exercise|problem|lesson|unit|act|scene|canto|opus|op|symphony|sonata|serial|code|extension|ext|pin|id|world war|regulation|directive|form|"
    "terminal|route|track|trial|exon|chromosome|isotope|element|strain|tel|phone|fax|call|dial|postcode|zip|seq|gen|region|bay|berth|division|troop|"
    "district|battalion|regiment|squadron|company|hill|fibonacci|mark|mk|m|a|b|f|rte|hwy|under-|season|round|heat|lane|hole|seed|group|pool|band|size|layer|block|building|house|plot|camp|site|"
    "day|week|game|match|match-day|round|visit|year|quarter|stanza|ep|nos|dose|wave|shift|order|petition|plan|bus|tram|train|locomotive|ss|sq"
)
_ALWAYS = frozenset(
    "figure figures fig figs table tables eq eqs eqn equation equations section sections sec secs sect § §§ chapter chapters chap article articles clause clauses no nos nr page pages "
    "pp step steps phase phases type types grade class category tier flight route routes highway interstate version versions resolution title proposition "
    "amendment appendix annex patent ref refs docket verse psalm episode atcc isbn issn doi sn paragraph paragraphs para paras footnote example claim claims "
    "embodiment theorem lemma seq rule clause room gate platform level stage schedule vol volume chromosome exon exhibit extension ext channel psalms junction apartment suite".split()
)
_LABEL = re.compile(r"(?<![\w-])(" + _LABELS + r")(\.?)[ \u00a0#]{0,2}(?:\(|\[)?$", re.IGNORECASE)
# After these, lower case, a number may also be an amount: only capitals make a label ("Day 3", "Round 2").
_LIST_OF_LABELS = re.compile(r"(?<![\w-])(figures|figs\.?|tables|eqs\.?|sections|chapters|articles|claims|pages|pp\.|nos\.|steps|refs\.?|paragraphs|lines|verses|rows|columns|examples|items|phases|grades|levels|types|rooms)\s[\dA-Za-z.,;()/–-]+(?:\s?(?:,|and|or|to|through|-|–|&)\s?[\dA-Za-z.()–-]+)*\s?(?:,|and|or|to|through|-|–|&)\s?$", re.IGNORECASE)

_URL_OR_MAIL = re.compile(r"(?:https?://|www\.|ftp://)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}\w*")
_DASHED = re.compile(r"\d+(?:[-–]\d+){2,}(?![\d%])")
_PHONE = re.compile(
    r"\+\d{1,3}[\s.-]?(?:\(?\d{1,5}\)?[\s.-]?){2,5}\d{2,4}|\(\d{3}\)\s?\d{3}[-\s]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}(?![\d-])|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}|1-\d{3}-[\dA-Z-]+|0\d{9,10}|0800[\s-]\d+(?:[\s-]\d+)*"
)
_CHEMICAL = re.compile(r"\d+(?:[,'′]\d+)*['′]?-[A-Za-z]{1,3}[a-z(\[]|\d+,\d+-[A-Z]\b|\d+(?:,\d+)+-[a-z]")
_ADDRESS = re.compile(
    r"\d{1,5}[A-Za-z]?(?:[-–]\d+)? (?:(?:[NSEW]\.?|North|South|East|West) )?(?:[A-Z][\w'’.]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Terrace|Crescent|Gardens|Close|Row|Parkway|Pkwy|Highway|Way|Mews|Hill)\b"
)
_DOWNING = re.compile(r"\d{1,3} (?:Downing Street|Downing|Rue|rue|via|Via|Calle)\b")
_HEX = re.compile(r"0x[0-9a-fA-F]+|\d+[a-f]+\d[0-9a-f]+\b")
_TAIL = re.compile(r"[\w.\-/:'’]*\w")
_RUN_START = re.compile(r"[^\s(\[{“‘\"'—–;,=<>≤≥±~≈]*$")
_KNOWN = re.compile(r"(?:24/7|9/11|7/7|50/50|401\(k\)|403\(b\)|20/20|2x4|4x4|1-on-1|3-D|4-D|5-HT\w*|7-Eleven|3M|20th Century Fox|50 Cent|21 Savage|4chan|8chan|23andMe|1Password|2Pac|112|911|999)(?![\w%]|[.,]\d|\s(?:people|percent|million|tonnes|euros|dollars|jobs|deaths|cases))")
_CODE_BEFORE = re.compile(r"`[^`\n]*$")


def url_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of web and mail addresses, in which nothing is read."""
    return [found.span() for found in _URL_OR_MAIL.finditer(text)] if ("@" in text or "://" in text or "www." in text) else []


def identifier_at(text: str, at: int) -> int | None:
    """Return the end of the identifier whose first digit stands at `at`, or `None` where it may be an amount."""
    found = _KNOWN.match(text, at)
    if found is not None:
        return found.end()
    digits_end = at
    size = len(text)
    while digits_end < size and text[digits_end].isdigit():
        digits_end += 1
    mark = text[digits_end : digits_end + 1]
    previous = text[at - 1 : at]
    if mark in (".", "-", "–", " ", ",", "'", "′", "x", ")") or previous in ("+", "(") or text[at] == "0":
        for pattern in (_DOTTED, _DASHED, _PHONE, _CHEMICAL, _ADDRESS, _DOWNING):
            found = pattern.match(text, at - 1 if previous in ("+", "(") and pattern is _PHONE else at)
            if found is not None:
                return found.end()
    if mark.isalpha():
        found = _HEX.match(text, at) or _CHEMICAL.match(text, at)
        if found is not None:
            return found.end()
    if digits_end - at > 1 and text[at] == "0" and mark != ".":
        return digits_end  # "007"
    if digits_end - at >= 11:
        return digits_end
    return None


def run_end(text: str, at: int) -> int:
    """Return where the run of letters, digits and joining marks that holds `at` ends."""
    found = _TAIL.match(text, at)
    return at + 1 if found is None else found.end()


def glued_prefix(text: str, at: int) -> str:
    """Return the letters and marks that are glued to the front of the number at `at`: "F-" of "F-16"."""
    if at == 0 or text[at - 1].isspace():
        return ""
    found = _RUN_START.search(text, max(0, at - 24), at)
    return "" if found is None else found[0]


def labelled(text: str, at: int) -> bool:
    """Whether a label stands right before the number at `at`: "Figure 3", "Article 50", "claims 1 and 2"."""
    window = text[max(0, at - 60) : at]
    found = _LABEL.search(window)
    if found is not None:
        word = found[1]
        if word.lower() in _ALWAYS:
            if word == "no" and not found[2]:
                return False
            return word.lower() != "no" or bool(found[2]) or word == "NO"
        return word[0].isupper() and not _starts_sentence(window, found.start(1))
    return _LIST_OF_LABELS.search(window) is not None


def _starts_sentence(window: str, at: int) -> bool:
    before = window[:at].rstrip()
    return not before or before[-1] in ".!?\n"


def in_code(text: str, at: int, line_start: int) -> bool:
    """Whether `at` stands inside back ticks on its line."""
    found = _CODE_BEFORE.search(text, line_start, at)
    return found is not None and text[line_start : found.start()].count("`") % 2 == 0
