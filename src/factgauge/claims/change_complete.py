"""Changes whose parts stand apart in one sentence are put together, after every frame has read it.

"Sales came in at $38m versus $32m, an increase of 17%" is one change and not two; "down 10 percent
from the $70 of Monday and 13 percent from its peak of $90" are two that share their end value.
Only words that say so join figures: a mark of apposition, "than", "on", "from", "over", "against".
"""

from __future__ import annotations

from itertools import pairwise

from factgauge.claims.change_apposed import join_apposed
from factgauge.claims.change_walk import DIFFERENCE
from factgauge.claims.difference import (
    POINTS,
    alike,
    differs,
    end_role,
    goes_with,
    is_points,
    place_of,
    reach,
    start_role,
)
from factgauge.claims.draft import Draft
from factgauge.claims.held_against import LESS, MORE, earlier_time
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import direction_between
from factgauge.model.claim import Direction, Frame
from factgauge.model.quantity import Kind, Quantity

_STARTS = frozenset({
    "than", "on", "from", "over", "above", "below", "against", "versus", "vs", "vs.", "with",
})  # fmt: skip
_TO_BASE = frozenset({
    Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.POSSESSIVE, Tag.TIME, Tag.RANK,
    Tag.ADVERB, Tag.QUOTE,
})  # fmt: skip
_NEAR = 7  # tokens
_JOINS = frozenset({"and", "but", "though", "although", "while", "yet"})


def complete_changes(view: View, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a sentence with its changes joined and their missing values filled in.

    A level whose figure turns out to be the value of a change is dropped.
    """
    if not any(differs(draft) or _has_both(draft) for draft in drafts):
        return drafts
    _give_directions(view, drafts)
    drafts = join_apposed(view, drafts)
    for draft in drafts:
        _take_difference(view, draft, drafts)
    for draft in drafts:
        if differs(draft) and not draft.of(start_role(draft)):
            base = _base_after(view, draft)
            if base is not None:
                _take(drafts, draft, start_role(draft), base)
    _part_equals(drafts)
    _share_ends(view, drafts)
    for draft in drafts:
        if differs(draft) and draft.of(start_role(draft)) and not draft.of(end_role(draft)):
            end = _end_before(view, draft, drafts)
            if end is not None:
                _take(drafts, draft, end_role(draft), end)
    for draft in drafts:
        if differs(draft) and not draft.of(start_role(draft)):
            _take_earlier(view, draft, drafts)
    return [draft for draft in drafts if draft.roles]


def _has_both(draft: Draft) -> bool:
    """Whether a change has its two values."""
    return draft.frame is Frame.CHANGE and bool(draft.of("from") and draft.of("to"))


def _take_difference(view: View, draft: Draft, drafts: list[Draft]) -> None:
    """Add the difference of "fell from 19.2% to 7.4%, that is, by 11.8 points"."""
    tokens = view.tokens
    if not _has_both(draft):
        return
    first, last = reach(view, draft)
    before = view.before(first, (Tag.TO, Tag.COMMA, Tag.PREPOSITION))
    led = view.tokens[before].quantity if before > 0 else None
    if led is not None and view.tokens[before - 1].word == "by" and before < first:
        free = _holder(drafts, led) is None and all(goes_with(led, q) for q in draft.of("to"))
        if free and (led.kind in DIFFERENCE or is_points(led)):
            _take(drafts, draft, "by", led)
            return
    for at in range(last + 1, min(last + _NEAR + 3, len(tokens) - 1)):
        token = tokens[at]
        if token.word in ("by", "or") and tokens[at + 1].tag is Tag.FIGURE:
            quantity = tokens[at + 1].quantity
            marked = any(t.tag in (Tag.COMMA, Tag.DASH, Tag.OPEN) for t in tokens[last + 1 : at])
            if quantity is None or not (marked or token.word == "by"):
                return
            holder = _holder(drafts, quantity)
            if holder is not None and holder.frame not in (Frame.LEVEL, Frame.SHARE):
                return
            differing = quantity.kind in DIFFERENCE or is_points(quantity)
            if all(goes_with(quantity, q) for q in draft.of("to")) and (
                differing or token.word == "by"
            ):
                _take(drafts, draft, "by", quantity)
            return
        if token.tag not in (Tag.COMMA, Tag.DASH, Tag.OPEN, Tag.TIME, Tag.PREPOSITION) and (
            token.word not in ("that", "is", "i.e", "i.e.", "ie")
        ):
            return


def _give_directions(view: View, drafts: list[Draft]) -> None:
    """Say of "5 percent more than" which way it goes, as its own word has it."""
    for draft in drafts:
        if draft.frame is Frame.COMPARISON and draft.direction is None:
            word = draft.trigger.of(view.text).lower()
            if word in LESS or word in MORE:
                draft.direction = Direction.DOWN if word in LESS else Direction.UP


def _holder(drafts: list[Draft], quantity: Quantity) -> Draft | None:
    return next((d for d in drafts if any(q.id == quantity.id for q in d.figures)), None)


def _take(drafts: list[Draft], draft: Draft, role: str, quantity: Quantity) -> None:
    """Give a figure to a change, away from the level that it alone made."""
    for other in drafts:
        if other is not draft and other.frame in (Frame.LEVEL, Frame.RATE, Frame.SHARE):
            other.roles = [(name, q) for name, q in other.roles if q.id != quantity.id]
    draft.add(role, quantity)


def _base_after(view: View, draft: Draft) -> Quantity | None:
    """Return the figure behind a difference that "than", "on", "from" or brackets lead to."""
    tokens = view.tokens
    by = draft.of("by")[0]
    at = place_of(view, by)
    own = {q.id for q in draft.figures}
    end = draft.of(end_role(draft))
    last = max([at, *(p for q in end if (p := place_of(view, q)) > at and p - at < _NEAR)])
    for place in range(last + 1, min(last + 1 + _NEAR, len(tokens))):
        token = tokens[place]
        if token.tag is Tag.OPEN:
            return _bracketed(view, place, end)
        if token.word in _STARTS or (token.word == "as" and by.kind is Kind.MULTIPLE):
            if token.word == "with" and tokens[place - 1].word != "compared":
                return None
            found = _led_to(view, place, own)
            if token.word == "as" and found is None:
                continue  # "six times as much as the 0.8 MW machine": the second "as"
            return found if found is not None and _fits(view, draft, found) else None
        if token.tag in (Tag.STOP, Tag.FIGURE, Tag.VERB, Tag.AUXILIARY, Tag.MODAL):
            return None
        if token.tag is Tag.CONJUNCTION or (token.tag is Tag.COMMA and not _held(view, place)):
            return None
    return None


def _held(view: View, comma: int) -> bool:
    following = view.tokens[comma + 1 : comma + 2]
    return bool(following) and following[0].word in (
        "compared", "against", "from", "versus", "vs",
    )  # fmt: skip


def _bracketed(view: View, place: int, end: list[Quantity]) -> Quantity | None:
    """Return the earlier value of "to £563.1m (2022: £520.0m)"."""
    tokens = view.tokens
    named = view.words(place + 1, place + 3)
    timed = tokens[place + 1 : place + 2] and tokens[place + 1].tag is Tag.TIME
    if not end or not (timed or named in (["prior", "year"], ["last", "year"])):
        return None
    for token in tokens[place + 1 : place + 5]:
        if token.tag is Tag.FIGURE:
            return token.quantity if token.quantity and alike(token.quantity, end[0]) else None
    return None


def _led_to(view: View, place: int, own: set[str]) -> Quantity | None:
    """Return the figure that stands behind a preposition: "from its peak of $90"."""
    tokens = view.tokens
    for at in range(place + 1, min(place + 2 + _NEAR, len(tokens))):
        token = tokens[at]
        if token.tag is Tag.FIGURE:
            quantity = token.quantity
            if quantity is None or quantity.id in own or quantity.kind is Kind.DURATION:
                return None
            return quantity
        if token.tag not in _TO_BASE and token.word not in ("of", "in", "at"):
            return None
    return None


def _fits(view: View, draft: Draft, base: Quantity) -> bool:
    by, end = draft.of("by")[0], draft.of(end_role(draft))
    if not goes_with(by, base) or base.id in {q.id for q in draft.figures}:
        return False
    points = by.unit in POINTS or is_points(by)
    if base.kind is Kind.PERCENT and not points and not end:
        return False  # "up 5 percent on the 12 percent of …": of what is not known
    return all(alike(q, base) for q in end)


def _part_equals(drafts: list[Draft]) -> None:
    """Drop as end value what is the start value told again: "(2021: £97m), 15% below the £97m"."""
    for draft in drafts:
        start, end = draft.of("from"), draft.of("to")
        if draft.frame is not Frame.CHANGE or not draft.of("by") or not start or not end:
            continue
        if draft.direction in (Direction.UP, Direction.DOWN) and (
            start[0].stated_low == end[0].stated_low and start[0].unit == end[0].unit
        ):
            draft.roles = [(role, q) for role, q in draft.roles if role != "to"]


def _share_ends(view: View, drafts: list[Draft]) -> None:
    """Give "and 13 percent from its peak of $90" the end value of the change before it."""
    ordered = sorted((d for d in drafts if differs(d)), key=lambda d: reach(view, d))
    for former, later in pairwise(ordered):
        end, start = former.of(end_role(former)), later.of(start_role(later))
        if not end or later.of(end_role(later)) or not start or not alike(end[0], start[0]):
            continue
        place = place_of(view, later.of("by")[0])
        lead = view.tokens[max(0, place - 4) : place]
        joins = [at for at, token in enumerate(lead) if token.word in _JOINS]
        if joins and all(t.tag not in (Tag.STOP, Tag.FIGURE) for t in lead[joins[-1] :]):
            later.add(end_role(later), end[0])


def _end_before(view: View, draft: Draft, drafts: list[Draft]) -> Quantity | None:
    """Return the value in front of "was 8 percent up on the €50m of a year earlier"."""
    tokens = view.tokens
    start = draft.of(start_role(draft))[0]
    first = min(reach(view, draft)[0], _trigger(view, draft))
    for at in range(first - 1, max(-1, first - 24), -1):
        token = tokens[at]
        if token.tag is Tag.STOP:
            return None
        if token.tag is not Tag.FIGURE or token.quantity is None:
            continue
        quantity = token.quantity
        if quantity.kind in (Kind.DURATION, Kind.DATE, Kind.RANK):
            continue
        if not alike(quantity, start) or not all(goes_with(by, quantity) for by in draft.of("by")):
            return None
        holder = _holder(drafts, quantity)
        if holder is None or holder.frame in (Frame.LEVEL, Frame.RATE, Frame.SHARE):
            return quantity
        free = holder.frame is Frame.CHANGE and quantity in holder.of("to") and not holder.of("by")
        return quantity if free else None
    return None


def _trigger(view: View, draft: Draft) -> int:
    """Return the token at which a draft's trigger begins."""
    return next(
        (at for at, token in enumerate(view.tokens) if token.end > draft.trigger.start),
        len(view.tokens),
    )


def _take_earlier(view: View, draft: Draft, drafts: list[Draft]) -> None:
    """Fill in "traffic, which had been 412,306 in 2022, reached 476,019: growth of 13.4 percent".

    One of two values of a kind must be said to be the earlier one, by its verb or its time.
    """
    by = draft.of("by")[0]
    at = place_of(view, by)
    free = [
        (place, quantity)
        for place in view.figures
        if (quantity := view.tokens[place].quantity) is not None
        and view.tokens[place].tag is Tag.FIGURE
        and _value(quantity)
        and quantity.id != by.id
        and abs(place - at) < _REACH
        and (
            (holder := _holder(drafts, quantity)) is None
            or holder is draft
            or holder.frame is Frame.LEVEL
        )
    ]
    end = draft.of(end_role(draft))
    fitting = [(p, q) for p, q in free if goes_with(by, q) and (not end or alike(q, end[0]))]
    earlier = [
        (p, q)
        for p, q in fitting
        if q not in end and (_stood(view, p) or (p < at and _is_earlier(view, p)))
    ]
    if not earlier and len(before := [(p, q) for p, q in fitting if p < at]) == _PAIR:
        timed = [(p, q) for p, q in before if _past(view, p)]
        earlier = timed if len(timed) == 1 and timed[0][1] not in end else []
    others = [q for p, q in fitting if (p, q) not in earlier and q not in end]
    if not earlier and not end and draft.frame is Frame.CHANGE:
        _take_dated(view, draft, drafts, [(p, q) for p, q in fitting if p > at])
        return
    if len(earlier) != 1 or draft.frame is not Frame.CHANGE:
        return
    start = earlier[0][1]
    if end:
        if not others or all(not alike(q, start) for q in others):
            _take(drafts, draft, "from", start)
    elif len(others) == 1 and alike(others[0], start):
        _take(drafts, draft, "from", start)
        _take(drafts, draft, "to", others[0])
    if draft.direction is None:
        draft.direction = direction_between(draft.of("from"), draft.of("to"))
        draft.worded = False


def _take_dated(
    view: View, draft: Draft, drafts: list[Draft], pair: list[tuple[int, Quantity]]
) -> None:
    """Take the values of "doubled in a decade: 1.4 million in 2009, 2.8 million in 2019"."""
    if len(pair) != _PAIR or not alike(pair[0][1], pair[1][1]):
        return
    times = [earlier_time(view, place + 1) for place, _ in pair]
    first, last = times
    lead = view.tokens[place_of(view, draft.of("by")[0]) + 1 : pair[0][0]]
    if not lead or any(t.tag in (Tag.COMMA, Tag.STOP) for t in lead[:-1]):
        return
    if first is None or last is None or first.begins is None or last.begins is None:
        return
    if first.begins < last.begins and lead[-1].tag in (Tag.STOP, Tag.DASH, Tag.OPEN):
        _take(drafts, draft, "from", pair[0][1])
        _take(drafts, draft, "to", pair[1][1])


_PAIR = 2
_REACH = 26  # tokens


def _value(quantity: Quantity) -> bool:
    return quantity.kind not in (
        Kind.DURATION, Kind.DATE, Kind.RANK, Kind.MULTIPLE, Kind.RATIO, Kind.PERCENTAGE_POINT,
    )  # fmt: skip


_STOOD = frozenset({
    "been", "stood", "closed", "ended", "finished", "settled", "started", "totalled", "totaled",
    "averaged", "numbered", "amounted", "begun", "opened", "cost", "fetched",
})  # fmt: skip


def _past(view: View, place: int) -> bool:
    """Whether a value is that of a named year: "sold for £182,000 in 2015"."""
    following = view.tokens[place + 1 : place + 3]
    named = [t for t in following if t.tag is Tag.TIME and t.period is not None]
    return (
        bool(named)
        and following[0].word in ("in", "")
        and named[0].period is not None
        and (named[0].period.period.kind == "year")
    )


def _stood(view: View, place: int) -> bool:
    """Whether a value is one that a thing had: "having stood at 7,520.9"."""
    lead = view.words(place - 8, place)
    return bool(_STOOD & set(lead)) and ("had" in lead or "having" in lead)


def _is_earlier(view: View, place: int) -> bool:
    """Whether a value is said to be the earlier one: "had been", "having stood at", "against"."""
    lead = view.words(place - 5, place)
    back = view.before(place, (Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB))
    if back >= 0 and view.tokens[back].word in _STARTS - {"on", "over"}:
        return True
    which = "which" in lead and any(w in ("was", "were", "stood", "totalled") for w in lead)
    return which and earlier_time(view, place + 1) is not None
