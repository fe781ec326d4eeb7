"""Digits that name a thing and measure nothing: versions, models, telephone numbers, sections, references."""

from __future__ import annotations

import re

# A label right before a number makes it a name. These do so in any case: "Figure 3", "type 2".
_LABELS = frozenset(
    "figure figures fig figs table tables eq eqs eqn equation equations section sections sec secs sect § §§ chapter chapters chap article articles clause clauses nos nr page pages "
    "pp step steps phase phases type types grade class category tier flight route routes highway interstate version versions resolution title proposition amendment appendix annex "
    "patent ref refs docket verse psalm episode atcc isbn issn doi sn paragraph paragraphs para paras footnote example claim claims embodiment theorem lemma seq rule "
    "level vol volume chromosome exon exhibit extension ext psalms junction apartment postcode zip pin badge folio sku asin dial-in berth isotope".split()
)
# These only with a capital, and not at the start of a sentence: "Day 3", "Radio 4".
_CAPITAL_LABELS = frozenset(
    "part number numbers line lines bus unit act scene canto opus op symphony sonata code regulation directive form terminal track trial element strain tel phone fax call dial region bay "
    "division district battalion regiment squadron company hill mark mk rte hwy season round heat lane hole seed group pool band size layer block building house plot camp site day week game "
    "match visit quarter dose wave petition plan tram train locomotive windows ios android boeing airbus apollo formula area lot studio pier box precinct ward zone sector pope question item items "
    "series note notes protocol experiment model scheme exercise problem lesson no art case bill catalog catalogue cat stand seat seats row rows floor floors suites radio row server error agent "
    "bluetooth hdmi usb python java php macos linux ubuntu directx pcie wi-fi chrome firefox iphone ipad galaxy pixel playstation xbox sputnik "
    "channel team psr hd ngc hp ep de us wo motel sum heaven level super formula world-war u.s film star volume booth".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*|§+)(\.?)[ \u00a0#]{0,2}(?:\(|\[)?$")
_LIST_OF_LABELS = re.compile(
    r"(?<![\w-])(?:figures|figs\.?|tables|eqs\.?|sections|chapters|articles|claims|pages|pp\.|nos\.|steps|refs\.?|paragraphs|lines|verses|rows|columns|examples|items|phases|grades|levels|types|rooms|seats|floors|suites)"
    r"\s[\dA-Za-z.,;()/–-]+(?:\s?(?:,|and|or|to|through|-|–|&)\s?[\dA-Za-z.()–-]+){0,6}\s?(?:,|and|or|to|through|-|–|&)\s?$",
    re.IGNORECASE,
)
_LABEL_IS = re.compile(r"\b(?:ZIP code|zip code|postcode|postal code|PIN|password|number|extension|reference|code) (?:is|was|of|no\.?|number|quoting)\s$|\bquoting reference $|\b(?:gas mark|wind force|order number|entry number|case number|flight number|dial|call) $|\bNo\. \d+/$", re.IGNORECASE)

_URL_OR_MAIL = re.compile(r"(?:https?://|www\.|ftp://)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_DOTTED = re.compile(r"(?!\d{1,3}(?:\.\d{3}){2,}(?:,\d|[^\w.]|\.?$|\.\s))\d+(?:\.\d+){2,}\w*")
_DASHED = re.compile(r"\d+(?:[-–]\d+){2,}(?![\d%])")
_PHONE = re.compile(
    r"\+\d{1,3}[\s.-]?(?:\(?\d{1,5}\)?[\s.-]?){2,5}\d{2,4}|\(\d{3}\)\s?\d{3}[-\s]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}(?![\d-])|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}|1-\d{3}-[\dA-Z-]+|0\d{9,10}|0800[\s-]\d+(?:[\s-]\d+)*"
)
_CHEMICAL = re.compile(
    r"(?!\d{1,3}(?:,\d{3})+-)\d+['′]?(?:,\d+['′]?)+-(?:\[?[A-Za-z(])|\d['′]?-(?:methyl|ethyl|propyl|butyl|phenyl|amino|hydroxy|oxo|chloro|bromo|fluoro|iodo|nitro|deoxy|methoxy|acetyl|butanol|propanol|pentanol|hexanol|ene\b|one\b|ol\b)"
)
_ADDRESS = re.compile(
    r"\d{1,5}[A-Za-z]?(?:[-–]\d+)? (?:(?:[NSEW]\.?|North|South|East|West) )?(?:[A-Z][\w'’.]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Terrace|Crescent|Gardens|Close|Row|Parkway|Pkwy|Highway|Way|Mews|Hill)\b"
)
_DOWNING = re.compile(r"\d{1,3} (?:Downing Street|Downing|Rue|rue|via|Via|Calle)\b")
_TIME_BEFORE = re.compile(r"\d\s?(?:h|hr|hrs|hours?|m|min|minutes?),?\s?$")
_HEX = re.compile(r"0x[0-9a-fA-F]+|\d+[a-f]+\d[0-9a-f]+\b")
_KNOWN_MARKS = frozenset(("/", "(", "x", "-", " ", "M", "t", "c", "a", "P"))
_TAIL = re.compile(r"\w(?:[\w\-/:'’]|[.,](?=\w))*")
_RUN_START = re.compile(r"[^\s(\[{“‘\"'—–;,=<>≤≥±~≈]*$")
_KNOWN = re.compile(
    r"(?:24/7|9/11|7/7|50/50|401\(k\)|403\(b\)|20/20|2x4|4x4|1-on-1|3-D|4-D|5-HT\w*|7-Eleven|3M|20th Century Fox|50 Cent|21 Savage|4chan|8chan|23andMe|1Password|2Pac)(?![\w%]|[.,]\d|\s(?:people|percent|million|tonnes|euros|dollars|jobs|deaths|cases))|\d{3,4}-\d{1,4}[A-Z]+\b|7[0-8]7-\d{3}\b|\d{1,3} U\.S\.C\.(?: §?\s?\d+)?|\d{1,3} U\.S\. \d+")
_CODE_BEFORE = re.compile(r"`[^`\n]*$")


def url_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of web and mail addresses, in which nothing is read."""
    return [found.span() for found in _URL_OR_MAIL.finditer(text)] if ("@" in text or "://" in text or "www." in text) else []


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
    """Return the end of the identifier whose digits stand at [at, digits_end), or `None` where it may be an amount."""
    mark = text[digits_end : digits_end + 1]
    if mark in _KNOWN_MARKS:
        found = _KNOWN.match(text, at)
        if found is not None:
            return found.end()
    previous = text[at - 1 : at]
    following = text[digits_end + 1 : digits_end + 2]
    if mark == " ":
        patterns = _BY_MARK[" "] if following.isupper() or following.isdigit() or following in ("(", "r", "v") else ()
    else:
        patterns = _BY_MARK.get(mark, ()) if following.isalnum() else ()
    if previous == "+" or previous == "(" or text[at] == "0":
        patterns = (*patterns, _PHONE)
    for pattern in patterns:
        found = pattern.match(text, at - 1 if previous in ("+", "(") and pattern is _PHONE else at)
        if found is not None:
            return found.end()
    if mark.isalpha():
        found = _HEX.match(text, at) or _CHEMICAL.match(text, at)
        if found is not None:
            return found.end()
    if digits_end - at > 1 and text[at] == "0" and mark != "." and not _TIME_BEFORE.search(text, max(0, at - 8), at):
        return digits_end  # "007", but not "2 h 05 min"
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


_OTHER_SIGNS = frozenset("no and or to through is was of mark force dial call reference ring text".split())


def labelled(text: str, at: int) -> bool:
    """Whether a label stands right before the number at `at`: "Figure 3", "Article 50", "claims 1 and 2"."""
    if not at or text[at - 1] in "\n$€£":
        return False
    if text[at - 1] == " " and text[at - 2 : at - 1].isalpha():  # the common case, without a pattern
        start = max(text.rfind(" ", max(0, at - 26), at - 1), text.rfind("\n", max(0, at - 26), at - 1)) + 1
        word = text[start : at - 1].lower()
        if word.isalpha() and word not in _LABELS and word not in _CAPITAL_LABELS and word not in _OTHER_SIGNS:
            return False
    window = text[max(0, at - 60) : at]
    found = _WORD_BEFORE.search(window, max(0, len(window) - 24))
    if found is None:
        return window[-2:] in ("- ", "– ") or window.endswith(("/", "-", "–", ", ")) and _lists_labels(window)
    word = found[1]
    lowered = word.lower()
    if lowered in _LABELS:
        return True
    if lowered == "no":
        return bool(found[2]) or word == "NO"
    if lowered in _CAPITAL_LABELS:
        if word[0].isupper() and not (len(word) == 1 and found[2]):
            return not _starts_sentence(window, found.start(1)) or lowered in ("series", "article", "bay", "day", "hangar", "row", "level", "radio", "psr", "hd", "ngc")
        return _LABEL_IS.search(window) is not None
    if lowered in ("and", "or", "to", "through"):
        return _lists_labels(window)
    return _LABEL_IS.search(window) is not None if lowered in ("is", "was", "of", "mark", "force", "dial", "call", "number", "quoting", "reference") else False


_BARE_LABELS = frozenset(
    "list tube pit exit coach port aisle hangar room gate platform stage schedule channel invoice serial sample specimen hurricane reference title tier class entry dial call force mark "
    "bus tram train row rows seat seats box lot locker lane stand floors floor suites suite slides slide exercises exercise heading boss note notes point points day week month year size code nylon pier "
    "commit build chapter gauge model band school number numbers question questions scene player agent prisoner".split()
)


def labels_bare(word: str) -> bool:
    """Whether a lower-case word makes a bare number after it a name ("bus 42"); before a noun or unit it may be a verb."""
    return word in _BARE_LABELS


def _lists_labels(window: str) -> bool:
    return _LIST_OF_LABELS.search(window) is not None


def _starts_sentence(window: str, at: int) -> bool:
    before = window[:at].rstrip()
    return not before or before[-1] in ".!?\n"


def in_code(text: str, at: int, line_start: int) -> bool:
    """Whether `at` stands inside back ticks on its line."""
    found = _CODE_BEFORE.search(text, line_start, at)
    return found is not None and text[line_start : found.start()].count("`") % 2 == 0
