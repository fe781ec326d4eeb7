"""Figures that belong together: ranges, tolerances, lists with a shared unit, compounds, "one in five", scores."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.model.quantity import Kind, Modality
from factgauge.quantities.counted import read_plural
from factgauge.quantities.draft import Draft, Number
from factgauge.units.table import unit

_RANGE = re.compile(r"\s?(?:-|–|—|‑|−|…|~|\.\.\.?)\s?|-to-|\s+(?:to|through|till|until)\s+(?:(?:about|around|roughly|approximately|as (?:much|many|high) as|nearly|almost|over|more than|some|perhaps|up to)\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:(?:about|around|roughly|approximately|nearly|almost|over|some|perhaps)\s+)?", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|or even|or perhaps)\s+", re.IGNORECASE)
_LIST = re.compile(r"\s?(?:,\s?(?:and|or|then)?|/|\s(?:and|or|to|by|versus|vs\.?|&))\s?|\s?[x×]\s?|-\s(?:and|or|to)\s", re.IGNORECASE)
_TOLERANCE = re.compile(r"\s?(?:±|\+/-|\+/−|\+\s?-)\s?|,?\s+(?:plus or minus|give or take|plus-or-minus|with a margin of|plus/minus)\s+(?:a\s+)?(?:about\s+)?", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|out of)\s+(?:every\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the [\w]+['’]s?|[A-Z]\w+['’]s?|the|its|their|his|her|our|all|a total of|some|about|those|these|an estimated|nearly|more than|over)\s+){0,2}", re.IGNORECASE)
_COMPOUND = re.compile(r"[ \u00a0]?|,?[ \u00a0](?:and[ \u00a0])?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+|roughly\s+|an estimated\s+|approximately\s+|some\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:as (?:low|little|few) as\s+)?(?:about\s+|around\s+|roughly\s+|approximately\s+|nearly\s+|an estimated\s+|just\s+|a\s+)?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rose|rise[sn]?|rising|fell|falls?|fallen|falling|grew|grow[ns]?|growing|growth|increas\w+|decreas\w+|declin\w+|dropp\w*|drops?|climb\w*|jump\w*|shrank|shrunk|shrink\w*|"
    r"gain\w*|went|going|cut|cuts|cutting|rais\w+|lower\w*|reduc\w+|slid\w*|plung\w+|soar\w*|surg\w+|chang\w+|mov\w+|up|down|swung|doubl\w+|trebl\w+|tripl\w+|halv\w+|slow\w*|widen\w*|narrow\w*|"
    r"improv\w+|expand\w*|heat\w*|cool\w*|warm\w*|revis\w+|upgrad\w+|downgrad\w+|tumbl\w+|slump\w*|edg\w+|advanc\w+|boost\w*|shorten\w*|lengthen\w*|extend\w*|trim\w*|slash\w*|shift\w*|"
    r"eas(?:ed|es|ing)|dip\w*|swell\w*|swollen|dwindl\w+|escalat\w+|hik\w+|brought|bringing|taking|took|lift\w*|push\w*|accelerat\w+|convert\w*)\b",
    re.IGNORECASE,
)
_RANGING = re.compile(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|span\w*|anywhere|aged|ages|estimates?)\b[^.;]{0,30}$", re.IGNORECASE)
_SCORE_BEFORE = re.compile(
    r"\b(?:won|wins?|winning|beat|beats|beating|lost|lose|loses|losing|vote[ds]?|voting|score[ds]?|scoring|draw|drew|drawn|defeat\w*|victory|decision|ruling|ruled|lead|led|leads|ahead|tied|tie|level|trail\w*|down|up|passed|approved|rejected|majority|result|margin|final|sets?|game|match|past|over|goalless|thrash\w*|triumph\w*|edged|record|loss|win|split|odds|series|aggregate|penalties|shoot-?out|half-time|party-line|backed|adopted|edge)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    r"\s(?:win|victory|defeat|loss|lead|draw|vote|decision|ruling|thrashing|triumph|tie|winners|victors|advantage|record|split|majority|against|on penalties|on aggregate|after extra time|at half-time|in favou?r|aggregate|deficit|cushion|scoreline|hammering|drubbing|opinion|along|party-line|home|away|in the|to)\b",
    re.IGNORECASE,
)
_RATIO_NEAR = re.compile(r"\b(?:ratio|ratios|odds|dilut\w+|scale|proportion\w*|aspect|outnumber\w*|v/v|w/w|molar|mix\w*|split|exchange\w*)\b", re.IGNORECASE)
_PAIRS = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("degree", "arcminute"): 60, ("arcminute", "arcsecond"): 60,
    ("mile", "yard"): 1760, ("month", "day"): 0, ("hour", "second"): 3600, ("gallon", "pint"): 8, ("GBP", "GBP"): 0,
}  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?]\s")


def combine(text: str, drafts: list[Draft]) -> list[Draft]:
    """Join neighbouring figures into ranges and compounds, and hand shared units and scales around."""
    drafts = _pass(text, drafts, _join_compound)
    drafts = _pass(text, drafts, _join_money)
    drafts = _pass(text, drafts, _join_tolerance)
    drafts = _pass(text, drafts, _join_power)
    drafts = _pass(text, drafts, _join_proportion)
    drafts = _pass(text, drafts, _join_range)
    _share_lists(text, drafts)
    _inherit(text, drafts)
    return drafts


def _pass(text: str, drafts: list[Draft], join) -> list[Draft]:  # type: ignore[no-untyped-def]
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.start - out[-1].end < 40 and draft.kind not in (Kind.DATE, Kind.RANK) and out[-1].kind not in (Kind.DATE, Kind.RANK):
            joined = join(text, out[-1], draft)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(draft)
    return out


def _gap(text: str, a: Draft, b: Draft) -> str:
    return text[a.end : b.start]


def _join_compound(text: str, a: Draft, b: Draft) -> Draft | None:
    """6 ft 2 in, 5 lb 3 oz, 1 hour 20 minutes: in the smaller unit."""
    if a.unit is None or a.currency is not None or a.low is None or a.low != a.high or b.low is None or b.low != b.high:
        return None
    smaller = b.unit
    if smaller is None and b.bare and _gap(text, a, b) in (" ", "-"):
        smaller = {"stone": "pound", "foot": "inch"}.get(a.unit)
    if a.unit == "hour" and smaller == "meter" and text[b.number_end : b.end].strip() == "m":
        smaller = "minute"
    if a.unit in ("degree", "arcminute") and smaller in ("foot", "inch") and text[b.number_end : b.end].strip() in ("′", "″", "'", '"'):
        smaller = "arcminute" if smaller == "foot" else "arcsecond"
    factor = _PAIRS.get((a.unit, smaller or ""))
    if not factor or not _COMPOUND.fullmatch(_gap(text, a, b)) or b.low >= max(factor, 2) or a.low.denominator != 1:
        return None
    a.low = a.high = a.low * factor + b.low
    a.resolution = a.loose = b.resolution
    a.end, a.number_end, a.unit, a.kind = b.end, b.end, smaller, a.kind
    a.rule = "compound measure"
    return a


def _join_money(text: str, a: Draft, b: Draft) -> Draft | None:
    """Two dollars and fifty cents: one amount."""
    if a.currency is None or a.currency != b.currency or not b.hundredth or a.hundredth or a.unit != a.currency:
        return None
    if a.low is None or b.low is None or a.low.denominator != 1 or b.low >= 1 or a.prefixed or _gap(text, a, b) not in (" and ", " ", ", "):
        return None
    a.low = a.high = a.low + b.low
    a.resolution = a.loose = b.resolution
    a.end = a.number_end = b.end
    a.rule = "compound money"
    return a


def _join_tolerance(text: str, a: Draft, b: Draft) -> Draft | None:
    """20 ± 2, 100 give or take 5, 40 percent plus or minus 3 points."""
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high or not _TOLERANCE.fullmatch(_gap(text, a, b)):
        return None
    width = b.low
    if b.kind is Kind.PERCENT and a.kind is not Kind.PERCENT:
        if a.bare and not a.scale:
            a.unit, a.kind = b.unit, b.kind
        else:
            width = Fraction(a.low if a.low >= 0 else -a.low) * b.low / 100
    elif a.bare and not b.bare:
        _take_unit(a, b)
        if b.scale and not a.scale:
            a.rescale(b.scale)
    elif b.scale is None and a.scale is not None and b.bare and width * a.scale < a.low:
        width *= a.scale
    a.low, a.high = a.low - width, a.low + width
    a.modality, a.end = Modality.BETWEEN, b.end
    a.resolution = a.loose = Fraction(0)
    a.rule = "tolerance"
    power = _TIMES_POWER.match(text, a.end) if a.start and text[a.start - 1] == "(" else None
    if power is not None:  # "(3.2 ± 0.1) × 10^5 m/s": the power is the next figure
        a.end = power.end()
        a.rule = "tolerance, scaled"
    return a


_TIMES_POWER = re.compile(r"\)\s?[x×·]\s?(?=10)")


def _join_power(text: str, a: Draft, b: Draft) -> Draft | None:
    if a.rule != "tolerance, scaled" or b.rule != "power of ten" or b.low is None or a.end != b.start:
        return None
    a.rescale(b.low)
    _take_unit(a, b)
    a.end = b.end
    return a


def _take_unit(a: Draft, b: Draft) -> None:
    a.unit, a.kind, a.currency, a.hundredth = b.unit, b.kind, b.currency, b.hundredth
    a.counted, a.counted_start, a.counted_end = b.counted, b.counted_start, b.counted_end
    a.note = a.note or b.note


def _join_proportion(text: str, a: Draft, b: Draft) -> Draft | None:
    """one in five, 3 out of 10, 3:1, two to one."""
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high or not (a.bare or a.counted) or b.currency is not None or a.scale:
        return None
    gap = _gap(text, a, b)
    if gap == ":" and a.bare:
        if b.low == 0:
            return None
        _ratio(a, b, Fraction(a.low) / b.low, "ratio")
        return a
    if (
        (a.bare or "every" in gap or (a.low == 1 and a.counted is not None and b.bare))
        and (b.unit is None or b.counted is not None)
        and b.unit in (None, "count")
        and _IN.fullmatch(gap)
        and 0 < a.low < b.low
        and _proportion(a, b, gap)
    ):
        _ratio(a, b, Fraction(a.low) / b.low, "one in n")
        if b.counted is not None:
            a.counted, a.counted_start, a.counted_end = b.counted, b.counted_start, b.counted_end
            a.end = b.end
        return a
    if a.counted in ("votes", "goals", "seats", "points", "sets", "games") and b.bare and b.scale is None and gap == " to " and not _FROM.search(text, max(0, a.start - 30), a.start):
        if re.search(r"\b(?:by|of|lead|won|passed|vote[ds]?|approved|rejected|lost|carried|held)\b", text[max(0, a.start - 30) : a.start]):
            return _score(a, b)
    if a.bare and b.bare and gap == " to " and b.low == 1 and a.low > 1 and (a.words or _RATIO_NEAR.search(text, max(0, a.start - 40), min(len(text), b.end + 12))):
        if _FROM.search(text, max(0, a.start - 30), a.start):
            return None
        _ratio(a, b, a.low, "n to one")
        return a
    return None


def _score(a: Draft, b: Draft) -> Draft | None:
    if a.low is None or b.low is None:
        return None
    a.low, a.high = (a.low, b.low) if a.low <= b.low else (b.low, a.low)
    a.kind, a.unit, a.rule, a.counted = Kind.RATIO, "ratio", "score", None
    a.end = a.number_end = b.end
    a.resolution = a.loose = 0
    return a


def _proportion(a: Draft, b: Draft, gap: str) -> bool:
    if a.low is None or b.low is None or a.low.denominator != 1 or b.low.denominator != 1:
        return False
    if b.low >= 1900 and b.low <= 2100 and b.bare:
        return False
    if "out" in gap or "every" in gap:
        return b.low <= 10 or b.low in (100, 1000, 10_000, 100_000, 1_000_000) or "every" in gap
    return (b.low <= 20 or b.low % 10 == 0) and (b.counted is None or b.words or b.low in (10, 100, 1000) or a.low == 1)


def _ratio(a: Draft, b: Draft, value: Number, rule: str) -> None:
    a.low = a.high = value
    a.end = a.number_end = b.number_end
    a.kind, a.unit, a.rule = Kind.RATIO, "ratio", rule
    a.counted = None
    # "one in five" is 1/5 rounded in its denominator (CHECKS, PRT009).
    a.resolution = a.loose = Fraction(value) / 5


def _join_range(text: str, a: Draft, b: Draft) -> Draft | None:
    if b.low is None or b.low != b.high or a.low is None:
        return None
    if a.low != a.high:  # "over 30 to 40 minutes": during, no bound
        during = a.modality is Modality.MORE_THAN and b.kind is Kind.DURATION and _RANGE.fullmatch(_gap(text, a, b))
        if not during:
            return None
        a.high, a.modality, a.ceiling = a.low, Modality.EXACT, None
    gap = _gap(text, a, b)
    if not gap or gap.isspace():
        return None
    if not _compatible(a, b):
        return None
    before = text[max(0, a.start - 70) : a.start]
    hyphen = _RANGE.fullmatch(gap)
    word = hyphen is not None and "to" in gap.lower() or hyphen is not None and "th" in gap.lower() or hyphen is not None and "til" in gap.lower()
    if hyphen is not None and not word:
        if a.bare and b.bare and a.low.denominator == 1 and b.low.denominator == 1 and not a.scale and not b.scale and _is_score(text, a, b):
            return _score(a, b)
        if a.number_end - a.number_start > 12:
            return None
    elif hyphen is not None:
        if _FROM.search(before) and (b.low < a.low or _changes(text, a, before)):
            return None  # what leads down is a change and no range
        if not _FROM.search(before) and a.bare and b.bare and _is_vote(text, a, b):
            return _score(a, b)
        if not _FROM.search(before) and not a.bare and a.kind not in (Kind.MEASURE, Kind.DURATION) and _to_value(before):
            return None
    elif _AND.fullmatch(gap) and _BETWEEN.search(before):
        pass
    elif _OR.fullmatch(gap) and a.bare and b.low - a.low == 1 and a.low.denominator == 1 and not text[max(0, a.start - 2) : a.start].startswith(","):
        pass
    else:
        return None
    return _range(text, a, b)


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
    if _SCORE_BEFORE.search(before) or _SCORE_AFTER.match(text, b.end):
        return not (a.low < b.low and re.search(r"\b(?:by|of|about|some|around|last|next|takes?|took|for|within|in) $", before)) or _SCORE_AFTER.match(text, b.end) is not None
    return a.low > b.low


def _is_vote(text: str, a: Draft, b: Draft) -> bool:
    before = text[max(0, a.start - 40) : a.start]
    return re.search(r"\b(?:vote[ds]?|voting|passed|won|beat|lost|approved|rejected|score|defeated)\b[^.;]{0,30}(?:by |of |, |\b)$", before, re.IGNORECASE) is not None


def _compatible(a: Draft, b: Draft) -> bool:
    if a.currency is not None and b.currency is not None:
        return a.currency == b.currency or (a.prefixed and b.currency in ("USD",))
    if a.currency is not None and b.currency is None:
        return b.bare and a.prefixed
    if a.counted is not None and b.counted is not None:
        return a.counted == b.counted
    if a.unit is not None and b.unit is not None:
        return a.unit == b.unit or (unit_dimension(a.unit) == unit_dimension(b.unit) and a.kind is b.kind)
    if a.counted is not None and b.bare:
        return False
    if a.rule == "age" and b.bare:
        return True
    return a.bare or (a.counted is not None and a.counted == b.counted)


def unit_dimension(name: str) -> tuple[tuple[str, int], ...]:
    """Return the dimension of a unit, for telling whether two figures measure the same thing."""
    return unit(name).dimension


def _range(text: str, a: Draft, b: Draft) -> Draft | None:
    assert a.low is not None and b.low is not None  # noqa: S101 - both were checked by the caller
    low, high = a.low, b.low
    if a.scale is None and b.scale is not None and low * b.scale < high * 1000 and (a.bare or a.prefixed) and low != 0 and high * 1000 > low * b.scale:
        a.rescale(b.scale)
        low = a.low
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        factor = unit(a.unit).factor / unit(b.unit).factor
        a.rescale(factor)
        low = a.low
    prefixed, code, note = a.prefixed, a.currency, a.note
    start, number_start = a.start, a.number_start
    if not b.bare or (code is None and a.rule != "age"):
        _take_unit(a, b)
    if code is not None and (b.currency is None or prefixed):
        a.currency, a.kind, a.prefixed = code, Kind.MONEY, prefixed
        a.unit = b.unit.replace(b.currency, code) if b.unit and b.currency else code
        a.note = note
    if low > high:
        if b.kind in (Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.DURATION) and low.denominator == 1 and high.denominator == 1 and text[a.end : b.start] in ("-", "–"):
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


def _share_lists(text: str, drafts: list[Draft]) -> None:
    """3, 5 and 8 kg: the unit of the last goes to all; so does a scale word that only the last has."""
    chained: Draft | None = None  # the member to which a unit was handed last: commas alone go on from it
    for index in range(len(drafts) - 2, -1, -1):
        a, b = drafts[index], drafts[index + 1]
        if a.kind in (Kind.DATE, Kind.RANK) or b.kind in (Kind.DATE, Kind.RANK) or b.start - a.end > 8 or b.bare:
            continue
        gap = _gap(text, a, b)
        if not _LIST.fullmatch(gap):
            continue
        if a.bare and a.kind is Kind.NUMBER and a.rule != "pH" and (a.low is not None or a.high is not None) and b.unit != "ratio" and b.kind is not Kind.MULTIPLE:
            word = gap.strip(" ,-")
            if (b.prefixed and b.currency) or (a.rule == "one" and word not in ("", "and", "or")):
                continue
            if word == "to" and "-" not in gap and not _FROM.search(text, max(0, a.start - 30), a.start):
                continue
            if word == "" and gap.strip() in (",", "") and chained is not b and not _LAST_OF_LIST.match(text, b.end):
                continue
            if word in ("and", "or") and gap.strip().startswith(",") and b.counted is not None and chained is not b:
                continue
            _take_unit(a, b)
            chained = a
            a.end = max(a.end, a.number_end)
            if b.scale and a.scale is None and (a.low or a.high or 0) < 1000 and not a.words:
                a.rescale(b.scale)
                a.scale = b.scale
            a.rule += ", shared unit"
        elif a.prefixed and b.prefixed and a.currency == b.currency and a.scale is None and b.scale and a.low is not None and a.low < 1000 and gap.strip() in ("and", "or", ", and", ","):
            if a.low * b.scale < (b.low or 0) * 100 and gap.strip() in ("and", "or"):
                between = _BETWEEN.search(text[max(0, a.start - 30) : a.start])
                if between:
                    a.rescale(b.scale)
                    a.scale = b.scale


_LAST_OF_LIST = re.compile(r"\s?(?:,\s?|,?\s(?:and|or)\s)(?:about |around )?[$€£]?\d")
_MEASURE_BEFORE_NOUN = re.compile(r"[- ]?(?=[a-z])")
_INHERIT = re.compile(
    r",?\s?\(?(?:(?:up|down|unchanged|rising|falling)\s+)?(?:from|against|compared with|compared to|versus|vs\.?|to|than|and)\s+(?:(?:about|around|only|just|nearly|some|a|the|as many as|more than|at least)\s+)*",
    re.IGNORECASE,
)


def _inherit(text: str, drafts: list[Draft]) -> None:
    """From 36 hours to 11; 1,204 followers, up from 950: a bare figure takes the unit of the figure it is held against."""
    for a, b in zip(drafts, drafts[1:], strict=False):
        if b.kind is Kind.NUMBER and b.bare and a.kind not in (Kind.DATE, Kind.RANK, Kind.NUMBER, Kind.MULTIPLE, Kind.RATIO) and 0 < b.start - a.end < 40:
            gap = _gap(text, a, b)
            if _INHERIT.fullmatch(gap):
                if gap.strip() == "to" and not _FROM.search(text, max(0, a.start - 30), a.start):
                    continue
                if re.fullmatch(r"\s+and\s+", gap) or (a.currency is not None and a.prefixed):
                    continue
                _take_unit(b, a)
                b.rule += ", unit of its pair"
        elif a.kind is Kind.NUMBER and a.bare and a.words and b.kind in (Kind.MEASURE, Kind.DURATION) and _gap(text, a, b) == " " and (noun := read_plural(text, b.end)):
            a.kind, a.unit, a.exact = Kind.COUNT, "count", True  # "two 500 mg tablets"
            a.counted, a.counted_start, a.counted_end = noun.head, noun.start, noun.end
        elif a.kind is Kind.NUMBER and a.bare and a.low is not None and b.counted is not None and b.kind is Kind.COUNT:
            gap = _gap(text, a, b)
            if _OF.fullmatch(gap):
                a.kind, a.unit = Kind.COUNT, "count"
                a.counted, a.counted_start, a.counted_end = b.counted, b.counted_start, b.counted_end
                a.rule += ", noun of its whole"
