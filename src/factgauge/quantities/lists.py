"""Lists and pairs: 3, 5 and 8 kg; from 36 hours to 11; 9 of the 12 pupils."""

from __future__ import annotations

import itertools
import re

from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.counted import read_plural
from factgauge.quantities.draft import Draft
from factgauge.quantities.ranges import BETWEEN, FROM

_LIST = pattern(
    r"\s?(?:,\s?(?:and|or|then)?|/|\s(?:and|or|to|by|versus|vs\.?|&|but|nor|rather than))\s?|"
    r"\s?[x×]\s?|-\s(?:and|or|to)\s",
    re.IGNORECASE,
)
_OF = pattern(
    r"\s+(?:out\s+)?of\s+(?:(?:the [\w]+['’]s?|[A-Z]\w+['’]s?|the|its|their|his|"
    r"her|our|all|a total of|some|about|those|these|an estimated|nearly|more than|"
    r"over)\s+){0,2}",
    re.IGNORECASE,
)


def share_lists(text: str, drafts: list[Draft]) -> None:
    """3, 5 and 8 kg: the unit of the last goes to all, as does a scale word that only it has."""
    chained: Draft | None = (
        None  # the member to which a unit was handed last: commas alone go on from it
    )
    for index in range(len(drafts) - 2, -1, -1):
        a, b = drafts[index], drafts[index + 1]
        if (
            a.kind in (Kind.DATE, Kind.RANK)
            or b.kind in (Kind.DATE, Kind.RANK)
            or b.start - a.end > 8
            or b.bare
        ):
            continue
        gap = text[a.end : b.start]
        if not _LIST.fullmatch(gap):
            continue
        if (
            a.bare
            and a.kind is Kind.NUMBER
            and a.rule != "pH"
            and (a.low is not None or a.high is not None)
            and b.unit != "ratio"
            and b.kind is not Kind.MULTIPLE
        ):
            word = gap.strip(" ,-")
            if (b.prefixed and b.currency) or (a.rule == "one" and word not in ("", "and", "or")):
                continue
            if (
                word == "to"
                and "-" not in gap
                and not FROM.search(text, max(0, a.start - 30), a.start)
            ):
                continue
            if (
                word == ""
                and gap.strip() in (",", "")
                and chained is not b
                and not _LAST_OF_LIST.match(text, b.end)
            ):
                continue
            if (
                word in ("and", "or")
                and gap.strip().startswith(",")
                and b.counted is not None
                and chained is not b
            ):
                continue
            if _of_another_size(b, a):
                continue  # "1.20 million but 21 percent below"
            a.take_unit(b)
            chained = a
            a.end = max(a.end, a.number_end)
            if b.scale and a.scale is None and (a.low or a.high or 0) < 1000 and not a.words:
                a.rescale(b.scale)
                a.scale = b.scale
            a.rule += ", shared unit"
        elif (
            a.prefixed
            and b.prefixed
            and a.currency == b.currency
            and a.scale is None
            and b.scale
            and a.low is not None
            and a.low < 1000
            and gap.strip() in ("and", "or", ", and", ",")
            and a.low * b.scale < (b.low or 0) * 100
            and gap.strip() in ("and", "or")
        ):
            between = BETWEEN.search(text[max(0, a.start - 30) : a.start])
            if between:
                a.rescale(b.scale)
                a.scale = b.scale


_LAST_OF_LIST = pattern(r"\s?(?:,\s?|,?\s(?:and|or)\s)(?:about |around )?[$€£]?\d")
_INHERIT = pattern(
    r",?\s?\(?(?:(?:up|down|unchanged|rising|falling)\s+)?(?:from|against|"
    r"compared with|compared to|versus|vs\.?|to|than|and)\s+(?:(?:about|around|"
    r"only|just|nearly|some|a|the|as many as|more than|at least)\s+)*",
    re.IGNORECASE,
)


_FEW = 1000  # percent, and years: what is counted in thousands is another thing


def _of_another_size(a: Draft, b: Draft) -> bool:
    """Whether a bare figure is too large for the unit before it: "up 2 percent from 6,500"."""
    return a.kind in (Kind.PERCENT, Kind.DURATION) and _large(b) and not _large(a)


def _changes(text: str, a: Draft, gap: str) -> bool:
    """Whether a percent is a change and what follows its base: "up 20 percent from 100"."""
    if a.kind is not Kind.PERCENT or not re.match(r",?\s*(?:from|than)\b", gap):
        return False
    before = text[max(0, a.start - 16) : a.start].lower().split()
    data = table("en/change")
    return bool(before) and any(
        before[-1] in words(data[way][part])
        for way in ("up", "down")
        for part in ("verbs", "adverbs")
    )


def _large(draft: Draft) -> bool:
    return draft.scale is not None or (draft.low is not None and not -_FEW < draft.low < _FEW)


def inherit_units(text: str, drafts: list[Draft]) -> None:
    """From 36 hours to 11; 1,204 followers, up from 950.

    A bare figure takes the unit of the figure it is held against.
    """
    for a, b in itertools.pairwise(drafts):
        if (
            b.kind is Kind.NUMBER
            and b.bare
            and a.kind not in (Kind.DATE, Kind.RANK, Kind.NUMBER, Kind.MULTIPLE, Kind.RATIO)
            and 0 < b.start - a.end < 40
        ):
            gap = text[a.end : b.start]
            if _INHERIT.fullmatch(gap):
                if gap.strip() == "to" and not FROM.search(text, max(0, a.start - 30), a.start):
                    continue
                if re.fullmatch(r"\s+and\s+", gap) or (a.currency is not None and a.prefixed):
                    continue
                if _of_another_size(a, b) or _changes(text, a, gap):
                    continue
                b.take_unit(a)
                b.rule += ", unit of its pair"
        elif (
            a.kind is Kind.NUMBER
            and a.bare
            and a.words
            and b.kind in (Kind.MEASURE, Kind.DURATION)
            and text[a.end : b.start] == " "
            and (noun := read_plural(text, b.end))
        ):
            a.kind, a.unit, a.exact = Kind.COUNT, "count", True  # "two 500 mg tablets"
            a.counted, a.counted_start, a.counted_end = noun.head, noun.start, noun.end
        elif (
            a.kind is Kind.NUMBER
            and a.bare
            and a.low is not None
            and b.counted is not None
            and b.kind is Kind.COUNT
        ):
            gap = text[a.end : b.start]
            if _OF.fullmatch(gap):
                a.kind, a.unit = Kind.COUNT, "count"
                a.counted, a.counted_start, a.counted_end = (
                    b.counted,
                    b.counted_start,
                    b.counted_end,
                )
                a.rule += ", noun of its whole"
