"""Figures that belong together.

Ranges, tolerances, lists with a shared unit, compounds, "one in five", scores.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.quantities.draft import Draft
from factgauge.quantities.lists import inherit_units, share_lists
from factgauge.quantities.ranges import join_range
from factgauge.quantities.ratios import join_proportion
from factgauge.units.convert import comparable
from factgauge.units.table import unit

Join = Callable[[str, Draft, Draft], Draft | None]

_TOLERANCE = pattern(
    r"\s?(?:±|\+/-|\+/−|\+\s?-)\s?|,?\s+(?:plus or minus|give or take|"
    r"plus-or-minus|with a margin of|plus/minus)\s+(?:a\s+)?(?:about\s+)?",
    re.IGNORECASE,
)
_COMPOUND = pattern(r"[ \u00a0]?|,?[ \u00a0](?:and[ \u00a0])?", re.IGNORECASE)
_PAIRS = {
    ("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14,
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12,
    ("week", "day"): 7, ("day", "hour"): 24, ("degree", "arcminute"): 60,
    ("arcminute", "arcsecond"): 60, ("mile", "yard"): 1760, ("month", "day"): 0,
    ("hour", "second"): 3600, ("gallon", "pint"): 8, ("GBP", "GBP"): 0,
}  # fmt: skip


def combine(text: str, drafts: list[Draft]) -> list[Draft]:
    """Join neighbouring figures into ranges and compounds, and share units and scales out."""
    drafts = _pass(
        text, drafts, _TIGHT, (_join_compound, _join_money, _join_tolerance, _join_power)
    )
    drafts = _pass(text, drafts, _PROPORTION, (join_proportion,))
    drafts = _pass(text, drafts, _RANGE, (join_range,))
    share_lists(text, drafts)
    inherit_units(text, drafts)
    return drafts


_NO_AMOUNT = (Kind.DATE, Kind.RANK)
_LONGEST = 24  # " plus or minus about ": no words that join two figures are longer
# How the words between two figures must begin for any of the joins to fit; most pairs are told
# apart by this alone.
_TIGHT = frozenset(("", "and", ",", "-", "±", "+", "plus", "give", "with", ")"))
_PROPORTION = frozenset((":", "in", "out", "to", "-"))
_RANGE = frozenset(
    ("to", "and", "or", "through", "till", "until", "-", "–", "—", "‑", "−", "…", "~", ".")
)


def _pass(
    text: str, drafts: list[Draft], openings: frozenset[str], joins: tuple[Join, ...]
) -> list[Draft]:
    """Try each join on each pair of neighbours; what was joined meets the next figure in turn."""
    out: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        if (
            last is not None
            and draft.start - last.end <= _LONGEST
            and draft.kind not in _NO_AMOUNT
            and last.kind not in _NO_AMOUNT
        ):
            gap = text[last.end : draft.start].strip()
            opening = gap.split(maxsplit=1)[0].lower() if gap[:1].isalpha() else gap[:1]
            if opening in openings:
                joined = next(
                    (each for join in joins if (each := join(text, last, draft)) is not None), None
                )
                if joined is not None:
                    out[-1] = last = joined
                    continue
        out.append(draft)
        last = draft
    return out


def _join_compound(text: str, a: Draft, b: Draft) -> Draft | None:
    """6 ft 2 in, 5 lb 3 oz, 1 hour 20 minutes: in the smaller unit."""
    if (
        a.unit is None
        or a.currency is not None
        or a.low is None
        or a.low != a.high
        or b.low is None
        or b.low != b.high
    ):
        return None
    smaller = b.unit
    if smaller is None and b.bare and text[a.end : b.start] in (" ", "-"):
        smaller = {"stone": "pound", "foot": "inch"}.get(a.unit)
    if a.unit == "hour" and smaller == "meter" and text[b.number_end : b.end].strip() == "m":
        smaller = "minute"
    if (
        a.unit in ("degree", "arcminute")
        and smaller in ("foot", "inch")
        and text[b.number_end : b.end].strip() in ("′", "″", "'", '"')
    ):
        smaller = "arcminute" if smaller == "foot" else "arcsecond"
    factor = _PAIRS.get((a.unit, smaller or ""))
    if (
        not factor
        or not _COMPOUND.fullmatch(text[a.end : b.start])
        or b.low >= max(factor, 2)
        or a.low.denominator != 1
    ):
        return None
    a.low = a.high = a.low * factor + b.low
    a.resolution = a.loose = b.resolution
    a.end, a.number_end, a.unit = b.end, b.end, smaller
    a.rule = "compound measure"
    return a


def _join_money(text: str, a: Draft, b: Draft) -> Draft | None:
    """Two dollars and fifty cents: one amount."""
    if (
        a.currency is None
        or a.currency != b.currency
        or not b.hundredth
        or a.hundredth
        or a.unit != a.currency
    ):
        return None
    if (
        a.low is None
        or b.low is None
        or a.low.denominator != 1
        or b.low >= 1
        or a.prefixed
        or text[a.end : b.start] not in (" and ", " ", ", ")
    ):
        return None
    a.low = a.high = a.low + b.low
    a.resolution = a.loose = b.resolution
    a.end = a.number_end = b.end
    a.rule = "compound money"
    return a


def _join_tolerance(text: str, a: Draft, b: Draft) -> Draft | None:
    """20 ± 2, 100 give or take 5, 40 percent plus or minus 3 points."""
    if (
        a.low is None
        or b.low is None
        or a.low != a.high
        or b.low != b.high
        or not _TOLERANCE.fullmatch(text[a.end : b.start])
    ):
        return None
    width = b.low
    if b.kind is Kind.PERCENT and a.kind is not Kind.PERCENT:
        if a.bare and not a.scale:
            a.unit, a.kind = b.unit, b.kind
        else:
            width = Fraction(a.low if a.low >= 0 else -a.low) * b.low / 100
    elif a.unit is not None and b.unit is not None and a.unit != b.unit:
        points = a.kind is Kind.PERCENT and (
            b.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT) or b.counted in ("points", "point")
        )
        if not points and (a.kind is not b.kind or not comparable(a.unit, b.unit)):
            return None
        width = (
            width if points else width * unit(b.unit).factor / unit(a.unit).factor
        )  # "5 km give or take 200 m"
    elif a.bare and not b.bare:
        a.take_unit(b)
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


_TIMES_POWER = pattern(r"\)\s?[x×·]\s?(?=10)")


def _join_power(text: str, a: Draft, b: Draft) -> Draft | None:
    if (
        a.rule != "tolerance, scaled"
        or b.rule != "power of ten"
        or b.low is None
        or a.end != b.start
    ):
        return None
    a.rescale(b.low)
    a.take_unit(b)
    a.end = b.end
    return a
