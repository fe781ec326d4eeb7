"""Two numbers that are one range or one score: 3 to 5 ships, between 2 and 3 million, won 3-1."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft
from factgauge.units.table import unit

RANGE = pattern(
    r"\s?(?:-|–|—|‑|−|…|~|\.\.\.?)\s?|-to-|\s+(?:to|through|till|"
    r"until)\s+(?:(?:about|around|roughly|approximately|as (?:much|many|high) as|"
    r"nearly|almost|over|more than|some|perhaps|up to)\s+)?",
    re.IGNORECASE,
)
_AND = pattern(
    r"\s+and\s+(?:(?:about|around|roughly|approximately|nearly|almost|over|some|" r"perhaps)\s+)?",
    re.IGNORECASE,
)
_OR = pattern(r"\s+(?:or|or even|or perhaps)\s+", re.IGNORECASE)
BETWEEN = pattern(
    r"\bbetween\s+(?:about\s+|around\s+|roughly\s+|an estimated\s+|" r"approximately\s+|some\s+)?$",
    re.IGNORECASE,
)
FROM = pattern(
    r"\bfrom\s+(?:as (?:low|little|few) as\s+)?(?:about\s+|around\s+|roughly\s+|"
    r"approximately\s+|nearly\s+|an estimated\s+|just\s+|a\s+)?$",
    re.IGNORECASE,
)
_CHANGE = pattern(
    r"\b(?:rose|rise[sn]?|rising|fell|falls?|fallen|falling|grew|grow[ns]?|"
    r"growing|growth|increas\w+|decreas\w+|declin\w+|dropp\w*|drops?|climb\w*|"
    r"jump\w*|shrank|shrunk|shrink\w*|"
    r"gain\w*|went|going|cut|cuts|cutting|rais\w+|lower\w*|reduc\w+|slid\w*|"
    r"plung\w+|soar\w*|surg\w+|chang\w+|mov\w+|up|down|swung|doubl\w+|trebl\w+|"
    r"tripl\w+|halv\w+|slow\w*|widen\w*|narrow\w*|"
    r"improv\w+|expand\w*|heat\w*|cool\w*|warm\w*|revis\w+|upgrad\w+|downgrad\w+|"
    r"tumbl\w+|slump\w*|edg\w+|advanc\w+|boost\w*|shorten\w*|lengthen\w*|"
    r"extend\w*|trim\w*|slash\w*|shift\w*|"
    r"eas(?:ed|es|ing)|dip\w*|swell\w*|swollen|dwindl\w+|escalat\w+|hik\w+|"
    r"brought|bringing|taking|took|lift\w*|push\w*|accelerat\w+|convert\w*)\b",
    re.IGNORECASE,
)
_RANGING = pattern(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|span\w*|anywhere|aged|ages|" r"estimates?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_SCORE_BEFORE = pattern(
    r"\b(?:won|wins?|winning|beat|beats|beating|lost|lose|loses|losing|vote[ds]?|"
    r"voting|score[ds]?|scoring|draw|drew|drawn|defeat\w*|victory|decision|ruling|"
    r"ruled|lead|led|leads|ahead|tied|tie|level|trail\w*|down|up|passed|approved|"
    r"rejected|majority|result|margin|final|sets?|game|match|past|over|goalless|"
    r"thrash\w*|triumph\w*|edged|record|loss|win|split|odds|series|aggregate|"
    r"penalties|shoot-?out|half-time|party-line|backed|adopted|edge)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_SCORE_AFTER = pattern(
    r"\s(?:win|victory|defeat|loss|lead|draw|vote|decision|ruling|thrashing|"
    r"triumph|tie|winners|victors|advantage|record|split|majority|against|on "
    r"penalties|on aggregate|after extra time|at half-time|in favou?r|aggregate|"
    r"deficit|cushion|scoreline|hammering|drubbing|opinion|along|party-line|home|"
    r"away|in the|to)\b",
    re.IGNORECASE,
)
_SENTENCE_END = pattern(r"[.!?]\s")


def as_score(a: Draft, b: Draft) -> Draft | None:
    """Join two figures into a score, the smaller one first."""
    if a.low is None or b.low is None:
        return None
    a.low, a.high = (a.low, b.low) if a.low <= b.low else (b.low, a.low)
    a.kind, a.unit, a.rule, a.counted = Kind.RATIO, "ratio", "score", None
    a.end = a.number_end = b.end if b.counted is None else b.number_end
    a.resolution = a.loose = 0
    return a


def join_range(text: str, a: Draft, b: Draft) -> Draft | None:
    """Join two figures into a range or a score, or return `None` where they make neither."""
    if b.low is None or b.low != b.high or a.low is None:
        return None
    if a.low != a.high:  # "over 30 to 40 minutes": during, no bound
        during = (
            a.modality is Modality.MORE_THAN
            and b.kind is Kind.DURATION
            and RANGE.fullmatch(text[a.end : b.start])
        )
        if not during:
            return None
        a.high, a.modality, a.ceiling = a.low, Modality.EXACT, None
    gap = text[a.end : b.start]
    if not gap or gap.isspace():
        return None
    if not _compatible(a, b):
        return None
    before = text[max(0, a.start - 70) : a.start]
    hyphen = RANGE.fullmatch(gap)
    word = (
        (hyphen is not None and "to" in gap.lower())
        or (hyphen is not None and "th" in gap.lower())
        or (hyphen is not None and "til" in gap.lower())
    )
    if hyphen is not None and not word:
        if (
            a.bare
            and (b.bare or b.counted is not None)  # in "3-1 win" the 1 counts no wins
            and a.low.denominator == 1
            and b.low.denominator == 1
            and not a.scale
            and not b.scale
            and _is_score(text, a, b)
        ):
            return as_score(a, b)
        if a.number_end - a.number_start > 12:
            return None
    elif hyphen is not None:
        if FROM.search(before) and (b.low < a.low or _changes(text, a, before)):
            return None  # what leads down is a change and no range
        if not FROM.search(before) and a.bare and b.bare and _is_vote(text, a, b):
            return as_score(a, b)
        if (
            not FROM.search(before)
            and not a.bare
            and (_changed_by(before) or a.kind not in (Kind.MEASURE, Kind.DURATION))
            and _to_value(before)
        ):
            return None
    elif (_AND.fullmatch(gap) and BETWEEN.search(before)) or (
        _OR.fullmatch(gap)
        and a.bare
        and b.low - a.low == 1
        and a.low.denominator == 1
        and not text[max(0, a.start - 2) : a.start].startswith(",")
    ):
        pass
    else:
        return None
    return _range(text, a, b)


_BY = pattern(r"\bby(?:\s+(?:about|around|nearly|almost|more than|over|some|roughly))?\s+$")


def _changed_by(before: str) -> bool:
    """Whether "by" or a verb of change stands right before: "fell 1,250 barrels to 8,750"."""
    word = before.split()[-1] if before.split() else ""
    moved = word.lower().startswith(
        ("mov", "tak", "took", "bring", "brought", "extend", "going", "went")
    )
    return _BY.search(before) is not None or (_CHANGE.fullmatch(word) is not None and not moved)


def _to_value(before: str) -> bool:
    """Whether "X to Y" states a change by X to Y ("fell 5 percent to 4 percent")."""
    return _CHANGE.search(before) is not None and not _RANGING.search(before)


def _changes(text: str, a: Draft, before: str) -> bool:
    """Whether "from X to Y" is a change and no range."""
    clause = _SENTENCE_END.split(text[max(0, a.start - 160) : a.start])[-1]
    return _CHANGE.search(clause) is not None and not _RANGING.search(before)


def _is_score(text: str, a: Draft, b: Draft) -> bool:
    assert a.low is not None and b.low is not None  # noqa: S101 - both were checked by the caller
    if a.low > 700 or b.low > 700 or text[a.end] not in "-–":
        return False
    before = text[max(0, a.start - 60) : a.start]
    if b.counted is not None:
        return _SCORE_AFTER.match(text, b.number_end) is not None
    if _SCORE_BEFORE.search(before) or _SCORE_AFTER.match(text, b.end):
        return (
            not (
                a.low < b.low
                and re.search(
                    r"\b(?:by|of|about|some|around|last|next|takes?|took|for|within|in) $", before
                )
            )
            or _SCORE_AFTER.match(text, b.end) is not None
        )
    return a.low > b.low


def _is_vote(text: str, a: Draft, b: Draft) -> bool:
    before = text[max(0, a.start - 40) : a.start]
    return (
        re.search(
            r"\b(?:vote[ds]?|voting|passed|won|beat|lost|approved|rejected|score|"
            r"defeated)\b[^.;]{0,30}(?:by |of |, |\b)$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _compatible(a: Draft, b: Draft) -> bool:
    if a.currency is not None and b.currency is not None:
        return a.currency == b.currency or (a.prefixed and b.currency in ("USD",))
    if a.currency is not None and b.currency is None:
        return b.bare and a.prefixed
    if a.counted is not None and b.counted is not None:
        return a.counted == b.counted
    if a.unit is not None and b.unit is not None:
        return a.unit == b.unit or (
            unit_dimension(a.unit) == unit_dimension(b.unit) and a.kind is b.kind
        )
    if a.counted is not None and b.bare:
        return False
    if a.rule == "age" and b.bare:
        return True
    return a.bare or (a.counted is not None and a.counted == b.counted)


def unit_dimension(name: str) -> tuple[tuple[str, int], ...]:
    """Return the dimension of a unit, for telling whether two figures measure the same thing."""
    return unit(name).dimension


# Two digits each, and thousands that are round: "1-10,000" may well begin at 1.
_THOUSANDS = pattern(r"\d\d(?:-|–)\d\d,000(?![\d,])|\d{3}(?:-|–)\d{3},000(?![\d,])")


def _range(text: str, a: Draft, b: Draft) -> Draft | None:
    assert a.low is not None and b.low is not None  # noqa: S101 - both were checked by the caller
    low, high = a.low, b.low
    if (
        a.scale is None
        and b.scale is not None
        and low * b.scale < high * 1000
        and (a.bare or a.prefixed)
        and low != 0
        and high * 1000 > low * b.scale
    ):
        a.rescale(b.scale)
        low = a.low
    elif a.bare and _THOUSANDS.match(text, a.number_start) and high >= low * 1000:
        a.rescale(1000)  # "30-40,000 people" are 30,000 to 40,000
        low = a.low
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        factor = unit(a.unit).factor / unit(b.unit).factor
        a.rescale(factor)
        low = a.low
    prefixed, code, note = a.prefixed, a.currency, a.note
    start, number_start = a.start, a.number_start
    if not b.bare or (code is None and a.rule != "age"):
        a.take_unit(b)
    if code is not None and (b.currency is None or prefixed):
        a.currency, a.kind, a.prefixed = code, Kind.MONEY, prefixed
        a.unit = b.unit.replace(b.currency, code) if b.unit and b.currency else code
        a.note = note
    if low > high:
        if (
            b.kind in (Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.DURATION)
            and low.denominator == 1
            and high.denominator == 1
            and text[a.end : b.start] in ("-", "–")
        ):
            return None
        low, high = high, low
    a.low, a.high = low, high
    a.start, a.number_start = start, number_start
    a.end, a.number_end = b.end, b.number_end
    a.resolution = min(a.resolution, b.resolution)
    a.loose = min(a.loose, b.loose)
    a.scale = b.scale or a.scale
    a.modality, a.rule = Modality.BETWEEN, "range"
    return a
