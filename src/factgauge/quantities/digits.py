"""A figure in digits: whether the digits are an amount at all, and what stands right around them."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.model.quantity import Kind
from factgauge.quantities.calendar import (
    Dated,
    read_date,
    read_ordinal,
    read_race_time,
    read_year,
    read_year_range,
)
from factgauge.quantities.counted import is_plural, is_stop, read_hyphened, read_plural, read_singular
from factgauge.quantities.draft import Draft
from factgauge.quantities.identifiers import glued_prefix, identifier_at, labelled, labels_bare, run_end
from factgauge.quantities.money import read_currency_before
from factgauge.quantities.numerals import Numeral, Scale, read_numeral, read_scale
from factgauge.quantities.proportions import fraction_after, multiple_after
from factgauge.quantities.unit_phrase import read_denominator, read_unit

_OPEN = frozenset(("", " ", "\u00a0", "\u202f", "\u2009", "\n", "\t", "\r", "(", "[", "“", '"'))

Reading = Draft | Dated | int  # an amount, a date or rank, or the end of what is no amount

_SIGNS = frozenset("-−–+±~≈<>≤≥=∼≃⩽⩾")
_NEGATIVE = frozenset("-−–")
_FEET_INCHES = re.compile(r"(\d{1,2})['’′]\s?(\d{1,2}(?:\.\d+)?)(?:\"|”|″|''|’’)|(\d{1,2})['′](?=\s|[),.;]|$)(?!\s?s)")
_SCORE_LIKE = re.compile(r"\d{1,3}[-–]\d{1,3}(?![\d-])")
_LETTER_PREFIX = re.compile(r"[^\W\d_]")
_GLUE_OK = re.compile(r"(?:^|[^\w])(?:pre|mid|post|sub|non|under|over|early|late|about|approx|ca|c|pH|n|N|p|P|x|v|to|circa)[-.]?$")


def read_digits(text: str, at: int) -> Reading:
    """Read the figure whose first digit (or leading point) stands at `at`.

    Returns a draft, a date or rank, or the offset after which reading goes on when this is no amount.
    """
    previous = text[at - 1 : at]
    prefix = "" if previous in _OPEN else glued_prefix(text, at)
    currency = read_currency_before(text, at) if previous else None
    if prefix and currency is None:
        glued = _glued(text, at, prefix)
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
    if numeral is None:
        return run_end(text, at)
    draft = Draft(at, numeral.end, numeral.value, numeral.rule)
    draft.resolution, draft.loose = numeral.resolution, numeral.loose
    negative = _sign(text, draft)
    if currency is not None:
        draft.start = min(draft.start, currency.start)
        draft.currency = draft.unit = currency.code
        draft.prefixed, draft.note, draft.kind = True, currency.note, Kind.MONEY
        if not negative and draft.start and text[draft.start - 1] in _NEGATIVE and (draft.start == 1 or not text[draft.start - 2].isalnum()):
            draft.start -= 1
            draft.rescale(-1)
            draft.resolution, draft.loose = -draft.resolution, -draft.loose
    if currency is None and "pH" in text[max(0, at - 6) : at] and text[max(0, at - 6) : at].rstrip(" ofwas=").endswith("pH"):
        draft.start, draft.rule = text.rfind("pH", 0, at), "pH"
        return draft
    verdict = _scale_and_unit(text, draft, numeral)
    if verdict is not None:
        return verdict
    if draft.rule in ("fraction", "mixed number") and draft.bare and text[draft.end : draft.end + 4] == " of " and (draft.low or 1) < 1:
        draft.kind, draft.unit = Kind.RATIO, "ratio"
    if text[max(0, draft.start - 10) : draft.start] == "factor of " or text[max(0, draft.start - 11) : draft.start] == "factors of ":
        draft.kind, draft.unit, draft.rule = Kind.MULTIPLE, "ratio", "factor of"
    if draft.bare and draft.kind is Kind.NUMBER:
        silent = _bare(text, draft, numeral)
        if silent is not None:
            return silent
    if draft.start and text[draft.start - 1] == "(":
        _brackets(text, draft)
    return draft


def _glued(text: str, at: int, prefix: str) -> int | None:
    """Return where to go on when letters or marks glued to the digits make them a name: F-16, G20, COVID-19."""
    mark = prefix.rstrip("-−–+±~≈<>≤≥=∼≃⩽⩾")
    if not mark or mark[-1] in "'’\"“‘(":
        return None
    if mark[-1] in "/×x*" and len(mark) > 1 and (mark[-2].isdigit() or mark[-2] in "/%°"):
        return None
    if mark in ("#", "№") or mark.startswith(("@", "#")):
        return run_end(text, at)
    if mark[-1:] in "$€£¥₹₩₽₺₴₦₱฿₫₪₸₾৳₵₿":
        return None
    if mark in ("/", "×", "*", "\\", "|", "_", "~", "…", "...", "c.", "ca.", "approx.", "n", "N", "p", "P", "r", "pH", "x", "X", "^", "."):
        if mark == "." or mark in ("x", "X", "n", "N", "p", "P", "r", "pH"):
            return None if prefix != mark or mark == "pH" else run_end(text, at)
        return None
    if _GLUE_OK.search(prefix) and len(mark) > 1:
        return None
    if _LETTER_PREFIX.search(mark):
        if re.search(r"\d$", mark) and prefix != mark:
            return None
        if mark[-1] in ")]%°,;:" :
            return None
        if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", mark) and prefix[-1:] in "-–" and text[at : at + 4].isdigit():
            return None
        return run_end(text, at)
    if mark[-1] == "/" :
        return None
    return None


_TITLE_AFTER = re.compile(r"\d+ [A-Z][a-z]+(?: [A-Z]|[\"”’])")
_DIGITS = re.compile(r"\d*")


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
        draft = Draft(at, end, 60 * minutes + seconds + Fraction(int(tenths), 10 ** len(tenths)), "running time")
        draft.resolution = draft.loose = unit
        draft.kind, draft.unit = Kind.DURATION, "second"
        return draft
    dated = read_date(text, at, digits_end)
    if dated is not None:
        if dated.rule == "clock time" and _is_ratio(text, at, dated.end):
            return None
        return dated
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
    years = read_year_range(text, at) if digits_end - at == 4 and mark in ("-", "–", "—", "/", " ") else None
    if years is not None and not read_plural(text, years.end):
        return years
    return None


_RATIO_BEFORE = re.compile(r"\b(?:ratio|odds|dilution|diluted|scale|proportion|mix|mixed|mixture|aspect|split|v/v|w/w|a|of)\s(?:[\w]+\s){0,3}$", re.IGNORECASE)
_RATIO_AFTER = re.compile(r"\s?(?:\(|ratio|dilution|v/v|mixture|w/w|scale|mix|odds|solution|split|molar|by)")


def _is_ratio(text: str, at: int, end: int) -> bool:
    words = text[at:end]
    if not re.fullmatch(r"\d{1,2}:\d{2}", words):
        return False
    return _RATIO_AFTER.match(text, end) is not None or re.search(r"\b(?:ratio|odds|dilut\w+|scale|proportions?|aspect ratio|mixture|split)\b", text[max(0, at - 40) : at], re.IGNORECASE) is not None


def _sign(text: str, draft: Draft) -> bool:
    at = draft.number_start
    if not at:
        return False
    mark = text[at - 1]
    if mark in _NEGATIVE:
        before = text[at - 2 : at - 1] if at > 1 else ""
        if (not before or before.isspace() or before in "([:=~≈<>≤≥,“\"/") and (mark != "–" or not before.isspace() or at < 2 or not text[at - 3 : at - 2].isdigit()):
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


_ARTICLE_NOUN = re.compile(r"\b(?:the|The|a|A|an|said|each|both|of|with|to|by|and|respective|first|second|third|upper|lower|inner|outer)\s(?:[a-z]+\s){0,3}[a-z]+s?\s$")
_PATENT_MARK = re.compile(r"\b(?:the|a|an|said|of|and|to|by|with) (?:[a-z]+ ){0,3}[a-z]+ \d{1,4}[a-zA-Z]?(?=[ ,.;)])(?! (?:%|percent|[a-z]?m\b|kg|g\b|s\b|°))")
_PREVIOUS_WORD = re.compile(r"([^\W\d_][\w’'.&-]*),?[ \u00a0]$")


def _scale_and_unit(text: str, draft: Draft, numeral: Numeral) -> Reading | None:
    """Take scale, unit, currency or counted noun after the number; returns a reading when it is no amount."""
    if draft.currency is None and draft.low is not None and draft.low.denominator == 1 and numeral.rule == "digits" and numeral.digits <= 2:
        words = text[draft.end : draft.end + 2]
        if len(words) == 2 and words[0] in " -" and words[1] in "htqfsent" and fraction_after(text, draft):
            return None
    half = _AND_A_HALF.match(text, draft.end) if text.startswith(" and a", draft.end) and draft.low is not None else None
    if half is not None and draft.low is not None:
        draft.low = draft.high = draft.low + (Fraction(1, 2) if half[1] == "half" else Fraction(1, 4))
        draft.resolution = draft.loose = Fraction(1, 2)
        draft.end = draft.number_end = half.end()
    scale = read_scale(text, draft.end)
    if scale is not None and _takes_scale(text, draft, scale, numeral):
        while scale is not None:  # "2.05 lakh crore"
            draft.rescale(scale.value)
            draft.scale = (draft.scale or 1) * scale.value
            draft.end = draft.number_end = scale.end
            following = read_scale(text, scale.end) if scale.value in (1000, 100_000) and not scale.short else None
            scale = following if following is not None and not following.short and following.value > 12 else None
        if draft.scale == 12:
            draft.scale = None
    elif _MAY_MULTIPLY.match(text, draft.end) and multiple_after(text, draft):
        return None
    if draft.currency is None and numeral.rule == "digits" and draft.scale is None and numeral.digits <= 4:
        silent = _named_before_noun(text, draft, numeral)
        if silent is not None:
            return silent
    attach_unit(text, draft)
    if not draft.bare:
        return None
    after = text[draft.end : draft.end + 1]
    if after.isalpha() or after == "_":
        return run_end(text, draft.number_start)
    return None


_AND_A_HALF = re.compile(r" and a (half|quarter)\b")
_MAY_MULTIPLY = re.compile(r"[ \u00a0-]?(?:times|fold|x|×)")
_BARE_INTEGER = re.compile(r"\d{1,4}[a-z]?(?= [a-z]{3,}s?\b)")


def _named_before_noun(text: str, draft: Draft, numeral: Numeral) -> Reading | None:
    """Tell names from counts where a word with -s follows: "Apollo 13 follows", "the shaft 22 rotates", "since 2017 visitors"."""
    at = draft.number_start
    if draft.start != at or _BARE_INTEGER.match(text, at) is None:
        return None
    before = text[max(0, at - 40) : at]
    word = _PREVIOUS_WORD.search(before)
    if word is None:
        return None
    name = word[1]
    if numeral.digits == 4 and (draft.low or 0) >= 1800 and name.lower() in ("since", "in", "by", "from", "until", "during", "before", "after"):
        return read_year(text, at)
    noun = read_plural(text, numeral.end)
    if read_unit(text, numeral.end) is not None:
        return None
    if noun is None or noun.head.lower() in _COUNTABLE or noun.start - numeral.end > 1 or noun.end - noun.start > len(noun.head):
        return None
    if "," not in word[0] and name[0].isupper() and _is_name(before, word.start(), name):
        return run_end(text, at)
    if name.islower() and not is_stop(name) and _PATENT_WORDS.search(text) and _ARTICLE_NOUN.search(before) and _is_reference_mark(text, draft, name):
        return run_end(text, at)
    return None


_NOT_THOUSAND = re.compile(r"\s?(?:video|TV|television|resolution|display|screen|UHD|monitor|camera|run|race|footage|projector|quality|Blu|content|streaming)", re.IGNORECASE)
_METRES = re.compile(r"\s(?:tall|long|wide|deep|high|of|thick|above|below|from|away|apart|across|in|by|x|×|to|and|at|into|down|up|under|over|sprint|hurdles|race|final|freestyle|relay|run|pool|dash|butterfly|backstroke|breaststroke|platform|springboard|rifle|pistol|butterfly)\b|[-.,;)]|$|\s?[x×]")


_MONEY_BEFORE = re.compile(r"[$€£¥₹]\s?\d[\d,.]*(?:m|bn|k)?\s?(?:-|–|to|and|or)\s?$")


def _takes_scale(text: str, draft: Draft, scale: Scale, numeral: Numeral) -> bool:
    if not scale.short:
        return True
    word = text[draft.end : scale.end].lstrip(" -\u00a0\u2009\u202f")
    if draft.currency is not None:
        return scale.joined or word not in ("m", "t", "T", "M", "B", "K", "k", "b", "mm") or word in ("m", "M", "b", "B")
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
    """Whether a currency word or a counted noun confirms a short scale: "5M euros", "20B parameters"."""
    phrase = read_unit(text, at)
    return (phrase is not None and phrase.currency is not None) or read_plural(text, at) is not None


_OLD = re.compile(r"(?:-|\s)old\b|\s(?:of age)\b")
_MONEY_NOUN_PER = re.compile(r"[ \u00a0\n]?(?:/|per\b|an?\b|each\b|every\b|-an?-|-per-)")


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
                draft.unit = phrase.unit.replace(phrase.currency, draft.currency or phrase.currency, 1)
        return
    phrase = read_unit(text, draft.end)
    if phrase is not None:
        draft.unit, draft.kind, draft.end = phrase.unit, phrase.kind, phrase.end
        draft.currency, draft.hundredth, draft.note = phrase.currency, phrase.hundredth, phrase.note
        if phrase.hundredth:
            draft.rescale(Fraction(1, 100))
        if phrase.unit in ("year", "month", "week", "day", "hour") and (old := _OLD.match(text, draft.end)):
            draft.end = old.end()
        return
    if _is_age(text, draft):
        draft.unit, draft.kind, draft.rule = "year", Kind.DURATION, "age"
        return
    attach_noun(text, draft)


_AGED = re.compile(r"\b(?:aged?|ages|age of|ages of|turned|turning|turns)(?: (?:just|only|about|around|between|under|over|from))?[ \u00a0]$", re.IGNORECASE)
_AGE_COMMAS = re.compile(r"[A-Z][\w’'-]+, $")
_AGE_AFTER = re.compile(r"(?:,(?= [a-z])|, of |\.(?=\s|$)|,$| and [A-Z]|\))")


def _is_age(text: str, draft: Draft) -> bool:
    """Whether a bare number is an age: "aged 21", "Ron Pike, 83, sat"."""
    low = draft.low
    if low is None or low.denominator != 1 or not 0 < low <= 125:
        return False
    before = text[max(0, draft.start - 24) : draft.start]
    if _AGED.search(before):
        return True
    return not draft.words and _AGE_COMMAS.search(before) is not None and _AGE_AFTER.match(text, draft.end) is not None and text[draft.end] == "," and _named_person(before)


def _named_person(before: str) -> bool:
    names = re.findall(r"[A-Z][\w’'-]+", before)
    return len(names) >= 2 and names[-1] not in ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def attach_noun(text: str, draft: Draft) -> None:
    """Read the noun that the number counts."""
    one = draft.low == 1 and draft.scale is None
    noun = read_hyphened(text, draft.end) or (read_singular(text, draft.end) if one else read_plural(text, draft.end))
    if noun is None:
        return
    if one and (noun.head[0].isupper() or noun.head in _NOT_AFTER_ONE):
        return
    draft.kind, draft.unit = Kind.COUNT, "count"
    draft.counted, draft.counted_start, draft.counted_end = noun.head, noun.start, noun.end
    draft.end = noun.end
    draft.exact = draft.scale is None
    under = read_denominator(text, noun.end) if text[noun.end : noun.end + 1] in " /\n\u00a0-" else None
    if under is not None:
        draft.unit, draft.end = f"count / {under[0]}", under[1]
        draft.exact = False


_NOT_AFTER_ONE = frozenset("another such thing way hand side example reason moment time day night morning evening afternoon respect sense case or and who that which whose".split())
_YEAR_PREPOSITIONS = frozenset("in since by from until till of during between after before through to and or early late mid around circa year fiscal for as than about spring summer autumn winter fall season c. ca.".split())
_COUNTABLE = frozenset(
    "people men women workers jobs soldiers troops students votes voters homes houses tonnes tons employees cases patients deaths copies seats visitors spectators members children "
    "refugees migrants prisoners civilians cars vehicles units shares acres families households residents passengers participants species babies births flights guests dollars "
    "pages words delegates tickets teachers doctors nurses officers police fans miles kilometres metres feet steps points trees cattle sheep pupils books boys girls bottles".split()
)


def _bare(text: str, draft: Draft, numeral: Numeral) -> Reading | None:
    """Decide what a number without unit or noun is: a year, a name, or a number."""
    at = draft.number_start
    if draft.scale is not None or numeral.rule not in ("digits",) or draft.low is None:
        return None
    before = text[max(0, at - 40) : at]
    word = _PREVIOUS_WORD.search(before)
    if numeral.digits == 4 and draft.low.denominator == 1 and draft.start == at:
        year = read_year(text, at)
        if year is not None and (draft.low >= 1500 or (word is not None and word[1].lower() in _YEAR_PREPOSITIONS)):
            return year
    if before.endswith(("[", "[,")) or (before.endswith("(") and text[numeral.end : numeral.end + 1] in (")", ",") and draft.low < 100 and draft.low.denominator == 1 and "." not in text[at : numeral.end] and not before.endswith("n(")):
        if before.endswith("[") or not _same_number_before(before):
            return numeral.end
    if re.search(r"\[[\d,–\s-]*$", before):
        return numeral.end
    after = text[numeral.end : numeral.end + 1]
    if after in (")", ".") and (before.endswith("\n") or at == 0) and text[numeral.end + 1 : numeral.end + 2] in (" ", ""):
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
    if draft.low.denominator == 1 and not name.islower() and "," not in word[0] and _is_name(before, word.start(), name):
        return run_end(text, at)
    if name.islower() and not is_stop(name) and draft.low.denominator == 1 and _ARTICLE_NOUN.search(before) and _is_reference_mark(text, draft, name):
        return run_end(text, at)
    return None


_RANGE_AFTER = re.compile(r"(?:\s?[-–]\s?|\s+to\s+)\d[\d.,]*(?<=\d)")


def _range_with_unit(text: str, at: int) -> bool:
    """Whether a range with a unit goes on from here: "the bands 824-894 MHz"."""
    found = _RANGE_AFTER.match(text, at)
    return found is not None and read_unit(text, found.end()) is not None


_SCORE_WORDS = re.compile(r"\b(?:won|win|beat|beats|beating|lost|los[et]|vot\w+|scor\w+|draw|drew|drawn|defeat\w*|victory|lead|led|trail\w*|passed|final|match|game|over|thrash\w*|results?)\b", re.IGNORECASE)


def _may_be_score(text: str, at: int) -> bool:
    """Whether "38-17" after a name may be a score: short numbers, or a word of sport or voting near."""
    found = _SCORE_LIKE.match(text, at)
    assert found is not None  # noqa: S101 - the caller matched it
    parts = re.split(r"[-–]", found[0])
    return all(len(part) <= 2 for part in parts) or _SCORE_WORDS.search(text, max(0, at - 60), at) is not None


def _same_number_before(before: str) -> bool:
    return re.search(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred) \($", before, re.IGNORECASE) is not None


_NAME_NOT = frozenset("The A An In On At By For From Of Over Under About Around Some Nearly Almost Only Just At More Less Up To With And But Or As When While Since After Before Total Totals Age Aged Score Scores Sold Won Lost Yes No North South East West If Than That Then Another Exactly Roughly Approximately It We They He She You This These Those There Their His Her Its Our Between Among All Both Most Each Every Population Exports Imports Sales Revenue Profit Output Production Re Mean Median Minimum Maximum Average SD N".split())


def _is_name(before: str, start: int, word: str) -> bool:
    """Whether a capitalised word before a bare number makes it a name: Windows 10, Apollo 11, Boeing 737."""
    if word in _NAME_NOT or word.endswith((".", ",")) and len(word) > 3:
        return False
    head = before[:start].rstrip()
    sentence_start = not head or head[-1] in ".!?:\n"
    return not sentence_start or len(word) > 3 and not is_plural(word)


_PATENT_WORDS = re.compile(r"\b(?:FIGS?\.|embodiments?|wherein|invention|claims? \d|said|thereof|prior art|respectively numbered)\b|\bFIG\b")


def _is_reference_mark(text: str, draft: Draft, name: str) -> bool:
    """Whether "the housing 102" is a reference numeral: such marks come in numbers, or in a patent's words."""
    if name.endswith(("ed", "ing")) or name in ("record", "total", "mere", "further", "estimated", "average", "combined", "additional", "maximum", "minimum", "possible", "remaining", "last", "next", "past", "first", "about", "nearly", "toll", "age"):
        return False
    window = text[max(0, draft.start - 600) : draft.end + 600]
    marks = 2 if _PATENT_WORDS.search(window) else 1
    for _ in _PATENT_MARK.finditer(window):
        marks += 1
        if marks >= 3:
            return True
    return False


_BRACKETED = re.compile(r"\([$€£]?\d[\d,.]*\s?(?:m|bn|k|million|billion)?\)")
_LEDGER = re.compile(r"(?:income|loss|profit|cash|tax|expense|expenses|total|net|cost|costs|interest|depreciation|equity|deficit|balance|change|\d[\d,.]*\)?|[$€£])\s*$", re.IGNORECASE)


def _brackets(text: str, draft: Draft) -> None:
    """(1,250) in accounts is negative: a bracket that holds a grouped number or money alone, in a ledger's line."""
    if draft.start and text[draft.start - 1] == "(" and text[draft.end : draft.end + 1] == ")" and (draft.low or 0) > 0 and draft.low == draft.high:
        outside = text[max(0, draft.start - 24) : draft.start - 1]
        symbol = outside[-1:] in "$€£" if outside else False
        ledger = _LEDGER.search(outside) is not None or len(_BRACKETED.findall(text, max(0, draft.start - 200), draft.end + 200)) >= 2
        converts = re.search(r"\d\S*\s$|\d\s?[a-z]+\s$", outside) is not None
        grouped = "," in text[draft.number_start : draft.number_end] or symbol or text[draft.end + 1 : draft.end + 2] == "%"
        grouped = grouped or "." in text[draft.number_start : draft.number_end] or draft.prefixed
        if symbol or (grouped and ledger and not (converts and draft.prefixed) and (draft.unit is None or draft.prefixed)):
            low = draft.low
            draft.low = draft.high = -low if low is not None else None
            draft.start -= 2 if symbol else 1
            draft.end += 1
            draft.rule += ", bracketed"
            scale = read_scale(text, draft.end) if symbol else None
            if scale is not None and not scale.short:
                draft.rescale(scale.value)
                draft.scale, draft.end = scale.value, scale.end
            if text[draft.end : draft.end + 1] == "%" and draft.unit is None:
                draft.unit, draft.kind, draft.end = "percent", Kind.PERCENT, draft.end + 1
            if symbol:
                draft.currency = draft.unit = {"$": "USD", "€": "EUR", "£": "GBP"}[outside[-1]]
                draft.kind = Kind.MONEY
