"""Ties of the parts of a year: quarters that make up a half, a month within its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from factgauge.claims.ties.timeline import Window, pairs, window_of
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_AMOUNTS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE)
_YEAR = 0xFFF
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_QUARTER, _HALF = 0b111, 0b111111
_NAMED = pattern(
    r"(?P<ordinal>first|second|third|fourth|last|final)[- ](?P<unit>quarter|half)\b"
    r"|\bq(?P<q>[1-4])\b|\b(?P<q2>[1-4])q\b|\bh(?P<h>[12])\b"
    r"|\bbetween (?P<from>[a-z]+) and (?P<to>[a-z]+)\b"
    r"|\b(?P<months>first six|last six|first nine|six) months\b(?: to june| of the year)?"
    r"|\b(?P<half>half[- ]year|first half)\b"
    r"|\b(?P<year>(?:four|all four) quarters|full year|whole year|twelve months|12 months"
    r"|year as a whole|whole of (?:the year|\d{4})|all of \d{4})\b"
    r"|\bthe (?P<bare>second|third|fourth|last|final)(?=[,.;)]| and | of the )"
)
_BEFORE = pattern(
    r"^(?: ?\)|,)? ?(?:[a-z-]+ ){0,3}?(?:alone )?(?:came |were sold |was earned |fell )?"
    r"(?:in|for|during|over|from|of)? ?(?:the|its|all|a)? ?$"
)
_BEHIND = pattern(
    r"^(?: of \d{4}|: ?|,? ?(?:[a-z-]+ )?(?:was|were|of|reached|totalled|totaled|came to|to|at"
    r"|stood at"
    r"|amounted to|brought in|made) ?)+$|^ $"
)
_SEPARATE = pattern(
    r"\b(?:average|averaged|averaging|mean|median|price|prices|rate|margin|debt|headcount|employees"
    r"|cash|stood at|end of|as of|compared|against|versus|vs|forecast|guidance|index|up|down|rose"
    r"|fell|balance|net (?:profit|loss|flow|debt|cash|migration|inflow|outflow))\b"
)
_OF_IT = pattern(
    r"^ ?of (?:it|them|these|those|that|which|the total)\b(?: [a-z]+)? ?(?:in|on|during|over|at"
    r"|came)\b"
)
_BRINGING = pattern(
    r"\b(?:bringing|taking|lifting|raising|pushing|brings|brought|takes|took) (?:the|its|their"
    r"|this)"
    r" (?:[a-z’'-]+ ){0,3}?(?:total|tally|toll|count|figure)(?: [a-z]+){0,5}? to $"
)
_IN_MONTH = pattern(
    r"^ ?(?:in|during) (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)(?: alone| itself)?\b(?! \d)"
)
_SO_FAR = pattern(
    r"^ ?(?:[a-z]+ )?(?:in|over|for|during|since)? ?(?:the )?(?:year so far|year to date"
    r"|so far this year"
    r"|first (?:two|three|four|five|six|seven|eight|nine|ten|eleven) months|whole year|full year"
    r"|year as a whole|whole of (?:the year|\d{4})|all of \d{4}|january)\b"
)
_NET = pattern(
    r"\b(?:net|profit|profits|loss|losses|balance|surplus|deficit|average|averaged|change|inflation"
    r"|compared|against|versus|vs|from|forecast|target|quota|record|rate|but|while|refund|returned"
    r"|still|price)\b"
)
_CUES = ("quarter", "half", "months", "q1", "1q", "of which", "of them", "of it", "total", "so far",
         "to date", "whole", "year", "all of", "tally", "toll")  # fmt: skip
_FEWEST = 3
_MOST = 6


def read_year_part_ties(view: View) -> Iterator[Tie]:
    """Yield the parts of a year that one sentence adds up, or holds against their whole."""
    if sum(q.kind in _AMOUNTS for q in view.quantities) < 2:
        return
    span = view.sentence.span
    low = view.text[span.start : span.end].lower()
    if any(cue in low for cue in _CUES):
        window = window_of(view)
        yield from _sums(window)
        yield from _wholes(window)


def read_year_part_ties_over(views: tuple[View, ...]) -> Iterator[Tie]:
    """Yield the parts of a year that the next sentence adds up."""
    for window in pairs(views):
        if sum(q.kind in _AMOUNTS for q in window.quantities) < _FEWEST:
            continue
        for tie in _sums(window):
            if tie.span.start < (window.boundary or 0) <= tie.span.end:
                yield tie


def _sums(window: Window) -> Iterator[Tie]:
    dated = _by_part(window)
    if not _FEWEST <= len(dated) <= _MOST:
        return
    masks = list(dated)
    for whole in masks:
        parts = [mask for mask in masks if mask != whole and mask & whole == mask]
        for size in range(len(parts), 1, -1):
            for chosen in combinations(parts, size):
                if sum(chosen) != whole or _overlap(chosen):
                    continue
                figures = [dated[mask] for mask in chosen]
                if all(_alike(dated[whole], figure) for figure in figures):
                    yield _tie("year_parts", "whole", dated[whole], "part", figures)
                    return


def _overlap(masks: tuple[int, ...]) -> bool:
    joined = 0
    for mask in masks:
        if joined & mask:
            return True
        joined |= mask
    return False


def _by_part(window: Window) -> dict[int, Quantity]:
    """Return the figures by the months of the year that the text says they are of."""
    text = window.text[window.start : window.end].lower()
    if _SEPARATE.search(text):
        return {}
    found: dict[int, Quantity] = {}
    doubled: set[int] = set()
    unit: str | None = None
    for match in _NAMED.finditer(text):
        mask, unit = _months(match, unit)
        if mask is None:
            continue
        span = Span(window.start + match.start(), window.start + match.end())
        figure = _figure_at(window, span)
        if figure is None:
            continue
        if mask in found and found[mask] is not figure:
            doubled.add(mask)
        found.setdefault(mask, figure)
    kept = {mask: figure for mask, figure in found.items() if mask not in doubled}
    return kept if len({q.id for q in kept.values()}) == len(kept) else {}


def _months(match: re.Match[str], unit: str | None) -> tuple[int | None, str | None]:
    """Return the months that a phrase names as bits, and the unit for "the second" behind it."""
    part = match.groupdict()
    if part["ordinal"]:
        return _place(part["unit"], part["ordinal"]), part["unit"]
    if part["q"] or part["q2"]:
        return _QUARTER << 3 * (int(part["q"] or part["q2"]) - 1), "quarter"
    if part["h"]:
        return _HALF << 6 * (int(part["h"]) - 1), "half"
    if part["from"]:
        months = table("en/calendar")["months"]
        first, last = months.get(part["from"]), months.get(part["to"])
        if first is None or last is None or last < first:
            return None, unit
        mask = sum(1 << month - 1 for month in range(first, last + 1))
        return mask, "quarter" if last - first == 2 else unit
    if part["months"]:
        name = part["months"]
        return {"first nine": 0x1FF, "last six": _HALF << 6}.get(name, _HALF), unit
    if part["half"]:
        return _HALF, unit
    if part["year"]:
        return _YEAR, unit
    return (None, unit) if unit is None else (_place(unit, part["bare"]), unit)


def _place(unit: str, ordinal: str) -> int | None:
    count, mask, width = (4, _QUARTER, 3) if unit == "quarter" else (2, _HALF, 6)
    at = _PLACES[ordinal]
    at = count + at if at < 0 else at
    return None if at >= count else mask << width * at


def _figure_at(window: Window, span: Span) -> Quantity | None:
    """Return the figure right before a period, or right behind it."""
    amounts = [q for q in window.quantities if q.kind in _AMOUNTS and q.modality is Modality.EXACT]
    before = [q for q in amounts if q.span.end <= span.start]
    if before:
        gap = window.words(before[-1].span.end, span.start)
        if len(gap) < 40 and _BEFORE.match(f" {gap} ") and not any(c in gap for c in ";.:"):
            return before[-1]
    behind = [q for q in amounts if q.span.start >= span.end]
    if behind:
        gap = window.words(span.end, behind[0].span.start)
        if len(gap) < 40 and _BEHIND.match(f" {gap} " if gap else " "):
            return behind[0]
    return None


def _alike(whole: Quantity, part: Quantity) -> bool:
    """Whether two figures are of one unit, or one leaves the unit out."""
    if whole.kind is Kind.NUMBER or part.kind is Kind.NUMBER:
        return Kind.MEASURE not in (whole.kind, part.kind) or whole.unit == part.unit
    return whole.unit == part.unit and (
        whole.counted == part.counted or None in (whole.counted, part.counted)
    )


def _tie(kind: str, first: str, whole: Quantity, other: str, parts: list[Quantity]) -> Tie:
    spans = [whole.span, *(part.span for part in parts)]
    return Tie(
        kind,
        ((first, (whole,)), (other, tuple(parts))),
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        whole.sentence,
    )


def _wholes(window: Window) -> Iterator[Tie]:
    """Yield a month's figure beside that of its year, and "312 mm of it on the 9th"."""
    amounts = [q for q in window.quantities if q.kind in _AMOUNTS]
    for one, other in pairwise(amounts):
        if not _alike(one, other) or one.stated_low is None or other.stated_low is None:
            continue
        between = window.words(one.span.end, other.span.start)
        if len(between) > 110 or ";" in between:
            continue
        after = f" {window.after(other.span.end, 50)}"
        if _OF_IT.match(after) and not _NET.search(between):
            yield _tie("period_part", "part", other, "whole", [one])
        elif (_BRINGING.search(f"{between} ") and not _NET.search(between)) or (
            _IN_MONTH.match(f" {between}")
            and _SO_FAR.match(after)
            and not _NET.search(window.words(window.start, other.span.end))
        ):
            yield _tie("period_part", "part", one, "whole", [other])
