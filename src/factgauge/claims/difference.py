"""What can differ from what: a difference and the two values of a change or a comparison."""

from __future__ import annotations

from factgauge.claims.change_walk import DIFFERENCE
from factgauge.claims.draft import Draft
from factgauge.claims.tokens import View
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.convert import comparable

_RATES = (Kind.PERCENT,)
POINTS = ("percentage_point", "basis_point")


def differs(draft: Draft) -> bool:
    """Whether a draft says by how much two values differ."""
    return draft.frame in (Frame.CHANGE, Frame.COMPARISON) and bool(draft.of("by"))


def start_role(draft: Draft) -> str:
    """Return the role of the value that a draft's difference starts from."""
    return "from" if draft.frame is Frame.CHANGE else "right"


def end_role(draft: Draft) -> str:
    """Return the role of the value that a draft's difference leads to."""
    return "to" if draft.frame is Frame.CHANGE else "left"


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be values of one thing."""
    excluded = (Kind.DATE, Kind.RANK, Kind.MULTIPLE, Kind.PERCENTAGE_POINT)
    if one.kind in excluded or other.kind in excluded:
        return False
    if Kind.NUMBER in (one.kind, other.kind):
        bare = other if one.kind is Kind.NUMBER else one
        return bare.kind not in (Kind.PERCENT, Kind.DURATION, Kind.RATIO)
    if one.kind is not other.kind:
        return False
    if one.unit == other.unit:
        return True
    plain = (one.unit or "").partition(" / ")[0], (other.unit or "").partition(" / ")[0]
    return " / " in f"{one.unit} {other.unit}" and plain[0] == plain[1]


def is_points(difference: Quantity) -> bool:
    """Whether a count is one of points: between two rates they are percentage points."""
    return difference.kind is Kind.COUNT and difference.counted in ("point", "points")


def goes_with(difference: Quantity, value: Quantity) -> bool:
    """Whether a difference can be one between values like this."""
    if difference.unit in POINTS or (is_points(difference) and value.kind in _RATES):
        return value.kind in (*_RATES, Kind.NUMBER)
    if difference.kind in DIFFERENCE:
        return value.kind not in (Kind.MULTIPLE, Kind.RATIO, Kind.RANK, Kind.DATE)
    if difference.kind is Kind.NUMBER or value.kind is Kind.NUMBER:
        return True
    if difference.kind is Kind.COUNT and value.kind is Kind.COUNT:
        return True
    plain = (difference.unit or "").partition(" / ")[0]
    return comparable(plain or None, (value.unit or "").partition(" / ")[0] or None)


def place_of(view: View, quantity: Quantity) -> int:
    """Return the token of a figure, -1 where it stands in another sentence."""
    return view.index_of.get(quantity.id, -1)


def reach(view: View, draft: Draft) -> tuple[int, int]:
    """Return the first and the last token of a draft's figures."""
    places = [place for q in draft.figures if (place := place_of(view, q)) >= 0]
    return (min(places), max(places)) if places else (-1, -1)
