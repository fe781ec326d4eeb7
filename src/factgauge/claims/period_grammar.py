"""The grammar of periods: one pattern a form, the longest and most definite first."""

from __future__ import annotations

import re
from functools import cache

from factgauge.lexicon.pattern import pattern

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|"
    r"Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_FULL_MONTH = r"January|February|March|April|June|July|August|September|October|November|December"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d{2})"
_YEAR2 = _YEAR.replace("<year>", "<year2>")
_OF_YEAR = rf"(?:{_YEAR}|(?P<whose>last|this|next|the current|the following) year)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ORDINAL = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast)"
_ENDING = r"(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>\d{{1,2}}){_ENDING}"
_DAY2 = rf"(?P<day2>\d{{1,2}}){_ENDING}"
_NUMBER = (
    r"(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|eighteen|twenty|thirty|fifty|twenty-six|"
    r"thirty-nine|fifty-two)"
)
_EDGE = rf"(?:[Tt]he )?{_ORDINAL} {_NUMBER} (?P<unit>month|week|day|quarter|year)s"
_BEFORE = r"(?:previous|preceding|prior)"
_SAME = r"(?:same|corresponding|equivalent|comparable|like)"
_TURNED = r"(?: ?[-–] ?| to | through )"  # from the one to the other, of bare months and days

# A date that a stretch runs to: "31 March 2019", "March 31", "last June", "2015".
_LAST_DAY = (
    rf"(?:(?:the )?end of |end-|mid-|early |late |last )?(?:(?:{_WEEKDAY}),? )?"
    rf"(?:(?:{_DAY}(?: of)? )?{_MONTH}(?: {_DAY2}(?!\d))?(?:,? {_OF_YEAR})?|{_YEAR2})(?!\w|-\d)"
)

# "between Oct. 1 and Jan. 15": both orders of day and month, with or without a year.
_STRETCHES = (
    rf"(?:[Bb]etween {_MONTH} {_DAY}(?:,? {_YEAR})? and |(?:[Ff]rom )?"
    rf"{_MONTH.replace('<month>', '<month3>')} {_DAY.replace('<day>', '<day3>')}{_TURNED})"
    rf"(?:{_MONTH2} )?{_DAY2}(?:,? {_YEAR2})?(?![\w%]| percent| per cent)",
    rf"(?:[Bb]etween (?:the )?{_DAY}(?: {_MONTH})?(?: {_YEAR})? and |(?:[Ff]rom )?(?:the )?"
    rf"{_DAY.replace('<day>', '<day3>')}(?: {_MONTH.replace('<month>', '<month3>')})?{_TURNED})"
    rf"(?:the )?{_DAY2} {_MONTH2}(?:,? {_YEAR2})?\b",
)

_SOURCES: tuple[tuple[str, str], ...] = (
    (
        "ended",
        r"(?:(?:[Ii]n|[Ff]or|[Dd]uring|[Oo]ver) )?(?:(?:[Tt]he|[Tt]his|a|its|their) )?"
        rf"(?:first |last |latest )?(?:{_NUMBER}[- ])?(?:(?:fiscal|financial|full) )?"
        r"(?P<unit>year|half-year|half|quarter|month|week|day|decade|season)s?(?:-long)?"
        r"(?: period)?,? (?:to|(?:which |that )?(?:ended|ends|ending)|up to|through|until)"
        rf"(?: on)? {_LAST_DAY}",
    ),
    (
        "date",
        rf"(?:(?:{_WEEKDAY}),? )?(?:{_MONTH} {_DAY},? {_OF_YEAR})\b",
    ),
    (
        "date",
        rf"(?:(?:{_WEEKDAY}),? )?(?:the )?{_DAY}(?: of)? {_MONTH},? {_OF_YEAR}\b",
    ),
    ("date", r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    (
        "months",
        rf"{_MONTH}(?: ?[-–] ?| to | through | and ){_MONTH2},? (?:of )?{_OF_YEAR}\b",
    ),
    (
        "months_of_years",
        rf"(?:[Ff]rom |[Bb]etween )?{_MONTH},? {_YEAR} ?(?:[-–]|to|and|through|until) "
        rf"?{_MONTH2},? {_YEAR2}\b",
    ),
    ("days", _STRETCHES[0]),
    ("days", _STRETCHES[1]),
    (
        "range",
        rf"(?:[Ff]rom |[Bb]etween |[Ii]n |[Dd]uring )?{_YEAR} "
        rf"?(?:[-–]|to|and|through|until) ?{_YEAR2}\b",
    ),
    ("range_short", rf"(?:in |during |from )?{_YEAR}[-–/](?P<number>\d{{2}})\b"),
    # the first weeks or last months of a longer stretch
    ("edge", rf"{_EDGE} of {_MONTH}(?:,? {_OF_YEAR})?\b"),
    ("edge", rf"{_EDGE} of (?:{_OF_YEAR}|the (?:(?:fiscal|financial) )?year)\b"),
    ("edge", rf"(?:[Tt]he )?(?P<ordinal>first) {_NUMBER} (?P<unit>month|week)s\b(?! of)"),
    (
        "same",
        rf"(?:[Tt]he )?{_SAME} (?:{_NUMBER} )?"
        r"(?P<unit>quarter|month|period|week|half|stretch|point|time|day|year)s?"
        rf"(?: (?:of|in|a|the|period))*(?: {_YEAR}|(?: (?:last|previous|preceding|prior|before|"
        r"earlier|ago|fiscal|financial|year|season|one))+)\b",
    ),
    (
        "quarter",
        rf"(?:the )?{_ORDINAL}[- ]quarter(?: of|,)? (?:(?:fiscal|financial) )?{_OF_YEAR}\b",
    ),
    ("quarter", rf"(?:Q(?P<number>[1-4])|(?P<number2>[1-4])Q)[ -]?(?:of )?{_OF_YEAR}\b"),
    ("half", rf"(?:the )?{_ORDINAL}[- ]half(?: of|,)? {_OF_YEAR}\b"),
    ("half", rf"(?:H(?P<number>[12])|(?P<number2>[12])H)[ -]?(?:of )?{_OF_YEAR}\b"),
    ("month_quarter", rf"(?:the )?(?<![-–]){_MONTH} quarter(?:(?: of)? {_OF_YEAR})?\b"),
    (
        "season",
        r"(?:[Tt]he )?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? "
        rf"{_YEAR}\b",
    ),
    ("season", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<season>spring|summer|autumn|fall|winter)"
     r"\b"),
    ("month_year", rf"(?:(?:early|late|mid)[- ])?{_MONTH},?(?: of)? {_OF_YEAR}\b"),
    (
        "months_bare",
        rf"(?:[Ii]n|[Dd]uring|[Bb]etween) {_MONTH}(?:{_TURNED}| and ){_MONTH2}\b(?! \d)",
    ),
    ("months_bare", rf"(?:the )?{_MONTH}(?: ?[-–] ?| to ){_MONTH2}\b(?! \d)(?: quarter| period)?"),
    (
        "month_day",
        rf"(?:(?:{_WEEKDAY}),? )?{_MONTH} {_DAY}\b(?! ?\d| percent|%)",
    ),
    ("month_day", rf"(?:(?:{_WEEKDAY}),? )?(?:the )?{_DAY}(?: of)? {_MONTH}\b"),
    (
        "before_event",
        r"(?:[Bb]efore|[Uu]ntil|[Tt]ill) (?:it|they|he|she|the [a-z]+(?: [a-z]+)?) "
        r"(?:(?:was|were|had been|had) )?(?:closed?|shut(?: down)?|ended|stopped|"
        r"collapsed|folded|died)\b",
    ),
    (
        "year_after",
        r"(?:[Aa]|[Oo]ne) year (?:later|after|afterwards)\b|(?:[Ii]n )?[Tt]he "
        r"(?:following|next) year\b|[Tt]he year after\b",
    ),
    (
        "years_away",
        rf"(?:{_NUMBER}|(?P<some>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Aa] "
        rf"few|some|[Aa]|[Oo]ne)) (?:years|months?|decades?|century|generation) "
        rf"(?:earlier|later|before|after|afterwards|previously|ago)\b",
    ),
    (
        "year_before",
        r"(?:[Aa]|[Oo]ne) year (?:earlier|before|ago|previously)|(?:[Tt]he "
        rf")?{_BEFORE} (?:(?:fiscal|financial) )?year|[Tt]he year before|year-earlier|year-ago"
        r"|[Tt]welve months (?:earlier|before|ago|previously)",
    ),
    (
        "unit_before",
        rf"(?:(?:[Ii]n|[Oo]f|[Dd]uring) )?[Tt]he {_BEFORE} (?:{_NUMBER} )?"
        r"(?P<unit>week|month|quarter)s?\b",
    ),
    (
        "quarter_relative",
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he latest|[Tt]he current) quarter\b|"
        r"(?P<ended>[Tt]he quarter just ended)",
    ),
    (
        "quarter_bare",
        rf"(?:[Tt]he )?{_ORDINAL}[- ](?P<unit>quarter|half)\b"
        r"(?: of (?:the|its|their) (?:(?:fiscal|financial) )?year\b)?(?! of\b)",
    ),
    ("quarter_bare", r"(?:Q(?P<number>[1-4])|(?P<number2>[1-4])Q)\b"),
    ("quarter_bare", r"(?:H(?P<number>[12])|(?P<number2>[12])H)(?P<unit>)\b"),
    (
        "past",
        rf"(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin|[Ff]or) the (?:past|last|previous|latest) "
        rf"(?:{_NUMBER} )?(?P<unit>year|month|week|decade|day)s?\b",
    ),
    (
        "span",
        rf"(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring|[Aa]fter|[Ff]or) (?:the )?(?:{_NUMBER} "
        rf"(?:years|months|quarters|decades)|a (?:decade|century|generation)|several "
        rf"years|many years|recent years)\b",
    ),
    (
        "year_relative",
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he past|[Tt]he current) year\b",
    ),
    (
        "fiscal_relative",
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he current|[Tt]he) fiscal\b(?! \w)",
    ),
    ("month_relative", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) month\b"),
    ("week_relative", r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) week\b"),
    ("decade", r"(?:[Tt]he )?(?:(?:early|late|mid)[- ])?(?P<year>(?:1[5-9]|20)\d0)[’']?s\b"),
    (
        "year",
        rf"(?<![\d.,$€£-]){_YEAR}(?![\d.,%-]\d|\d|-)(?! ?(?:percent|people|million|kg|km))",
    ),
    ("weekday", rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?{_WEEKDAY}\b"),
    (
        "day_relative",
        r"\b(?P<which>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night|"
        r"[Tt]his (?:morning|afternoon|evening))\b",
    ),
    (
        "named_day",
        r"(?P<named>(?:New Year[’']s|Christmas|Boxing) (?:Day|Eve))\b",
    ),
    (
        "month",
        r"(?:[Ii]n|[Dd]uring|[Ss]ince|of) (?:(?:early|late|mid)[- ]|the end of )?"
        rf"{_MONTH}\b|(?P<month2>{_FULL_MONTH})\b|IN (?P<upper>{_FULL_MONTH.upper()}|MAY)\b",
    ),
    ("elliptic", r"[Ii]n the (?P<ordinal>first|second|third|fourth)(?=[,.;]| and | from )"),
)  # fmt: skip


def _loose(source: str) -> str:
    """Let every blank of a pattern be a line break too: text may be wrapped anywhere."""
    return source.replace("[- ]", r"[-\s]").replace(" ", r"\s")


@cache
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the grammar, the longest and most definite first."""
    return tuple((name, pattern(_loose(source))) for name, source in _SOURCES)


# What a sentence must hold for a rule to be tried, in lower case: looking for a few letters is far
# cheaper than trying the rule at every place. `MONTH`, `YEAR` and `DIGIT` stand for any of theirs.
MONTH, YEAR, DIGIT = "\0month", "\0year", "\0digit"
NEEDS: dict[str, tuple[str, ...]] = {
    "date": (DIGIT,),
    "months": (MONTH,),
    "months_of_years": (MONTH,),
    "days": (MONTH,),
    "range": (YEAR,),
    "range_short": (YEAR,),
    "edge": ("first", "second", "third", "fourth", "final", "last"),
    "same": ("same", "corresponding", "equivalent", "comparable", "like"),
    "quarter": ("quarter", DIGIT),
    "half": ("half", DIGIT),
    "month_quarter": ("quarter",),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "month_year": (MONTH,),
    "months_bare": (MONTH,),
    "month_day": (MONTH,),
    "before_event": ("before", "until", "till"),
    "year_after": ("year",),
    "years_away": ("ago", "earlier", "later", "before", "after", "previously", "since"),
    "unit_before": ("previous", "preceding", "prior"),
    "quarter_relative": ("quarter",),
    "quarter_bare": ("quarter", "half", DIGIT),
    "past": ("past", "last", "previous", "latest"),
    "year_relative": ("year",),
    "fiscal_relative": ("fiscal",),
    "month_relative": ("month",),
    "week_relative": ("week",),
    "decade": (DIGIT,),
    "year": (YEAR,),
    "weekday": (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ),
    "day_relative": ("yesterday", "today", "tomorrow", "tonight", "last night", "this "),
    "ended": ("year", "month", "quarter", "week", "half", "day", "season"),
    "span": ("year", "month", "quarter", "decade", "century", "generation", "week", "day"),
    "year_before": ("year", "month"),
    "elliptic": ("first", "second", "third", "fourth"),
    "named_day": ("day", "eve"),
    "month": (MONTH,),
}
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SHORT_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
)
_MONTH_NAMES = (
    *_FULL_MONTHS,
    *(
        name + mark
        for name in _SHORT_MONTHS
        for mark in (" ", ".", ",", "-", "–", ")", ";", ":", "/")
    ),
)
_HAS_YEAR = pattern(r"\d{4}")
_HAS_DIGIT = pattern(r"\d")
# A sentence without any of these, a month or a digit names no period: most are told apart by this.
_ANY = (
    "year", "month", "week", "quarter", "day", "morrow", "decade", "night", "century", "generation",
    "before", "until", "till", "fiscal", "half", "spring", "summer", "autumn", "fall", "winter",
    "morning", "afternoon", "evening", "eve", "last", "past",
)  # fmt: skip


def features(text: str, start: int, end: int) -> str | None:
    """Return the sentence in lower case, marked for a month, a year and a digit.

    `None` where it cannot name a period.
    """
    held = text[start:end].lower()
    marks = ""
    padded = f"{held} "
    if any(name in padded for name in _MONTH_NAMES):
        marks += MONTH
    if _HAS_DIGIT.search(held) is not None:
        marks += DIGIT
        if _HAS_YEAR.search(held) is not None:
            marks += YEAR
    if not marks and not any(word in held for word in _ANY):
        return None
    return held + marks


FISCAL = pattern(
    r"\b(?:fiscal|financial)(?: year)?(?: (?:of|ending|to))?\s+$|\bFY\s?$", re.IGNORECASE
)
FISCAL_REACH = 32  # code points: the longest of them, with its blanks
FUTURE = pattern(
    r"\b(?:will|expected to|scheduled|is to|are to|due to|plans? to|set to|going "
    r"to|upcoming|tomorrow|would|guided|if|should|forecasts?|predicts?|expects?)\b",
    re.IGNORECASE,
)
# Where the clause of a weekday begins: "will rise after councillors voted on Thursday".
CLAUSE = pattern(r"[,;:()—–]|\b(?:after|when|because|said|told|voted|announced|reported)\b")

# What lies before or after a period is not in it: "twice before April 2019" says nothing of April.
OUTSIDE = pattern(
    r"\b(?P<word>before|until|till|up to|prior to|ahead of|after|following|by)\s+"
    r"(?:(?:about|around|the (?:end|start|middle|close) of|mid-|late|early)\s*)?$",
    re.IGNORECASE,
)
OUTSIDE_REACH = 36  # code points: the longest of them, with its blanks
# What begins with a period and goes on: "since August", "since their peak in 2003".
SINCE = pattern(
    r"\b[Ss]ince\s+(?:(?:the\s+)?[a-z]+\s+(?:[a-z,]+\s+){0,5}(?:in|on)\s+)?(?:the\s+)?$"
)
SINCE_REACH = 70
# A sentence that opens with a year means that year's months: "In 1720 … in late June".
OPENING = pattern(rf"(?:In|During|By)\s{_YEAR},?\s")
