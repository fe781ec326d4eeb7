"""Values of one thing at two times, over a clause or a sentence: "A year earlier it was 10".

Two levels of one thing at two times are a change: the later is its end, the earlier its start.
"""

from __future__ import annotations

from factgauge.claims.difference import alike, differs, end_role, goes_with, reach, start_role
from factgauge.claims.draft import Draft
from factgauge.claims.held_against import UNDATED
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import direction_between
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame, Period
from factgauge.model.quantity import Kind, Quantity

_LINKABLE = frozenset({Frame.LEVEL, Frame.COUNT, Frame.RATE, Frame.SHARE})
_EARLIER = pattern(
    r"\b(?:(?:a|one|two|three|four|five|six|ten|twelve|\d+) (?:year|month|decade|quarter|week)s? "
    r"(?:earlier|ago|before|previously)|the (?:year|month|quarter|week|season|day) before|"
    r"(?:previous|prior|preceding) (?:year|quarter|month|season)|last (?:year|month|week|season)|"
    r"previously|at the time|back then|having been|had been)\b",
)
_NOW = pattern(r"\b(?:now|nowadays|today|currently|this year|since then|has since|by then)\b")
_STANDS_FOR = pattern(
    r"\b(?:it|they|there|that|this|(?:the|that|its|their) (?:figure|number|total|rate|level|count|"
    r"sum|tally|share|proportion|price|average|value))\b",
)


def link(pairs: list[tuple[View, Draft]]) -> list[tuple[View, Draft]]:
    """Return the drafts of a document with levels at two times joined into changes."""
    kept: list[tuple[View, Draft]] = []
    for view, draft in pairs:
        joined = _joined(*kept[-1], view, draft) if kept else None
        if joined is None:
            _give_end(kept, view, draft)
            kept.append((view, draft))
        else:
            kept[-1] = joined
    return kept


_POINTS_BACK = frozenset({"that", "this", "it", "which"})
_EARLY = 10  # tokens


def _give_end(kept: list[tuple[View, Draft]], view: View, draft: Draft) -> None:
    """Give "That was 2.4 billion more than the 183.4 billion of April" the value it points back to.

    It is the one value of its kind in the sentence before.
    """
    if not differs(draft) or not draft.of(start_role(draft)) or draft.of(end_role(draft)):
        return
    if not view.tokens or view.tokens[0].word not in _POINTS_BACK:
        return
    if reach(view, draft)[0] > _EARLY:
        return
    start = draft.of(start_role(draft))[0]
    values = [
        quantity
        for other_view, other in kept
        if other_view.sentence.index == view.sentence.index - 1 and other.frame is Frame.LEVEL
        for quantity in other.figures
        if alike(quantity, start) and all(goes_with(by, quantity) for by in draft.of("by"))
    ]
    if len(values) == 1:
        draft.add(end_role(draft), values[0])


def _joined(other_view: View, other: Draft, view: View, draft: Draft) -> tuple[View, Draft] | None:
    """Return the change that two levels of one thing make, where the later value stands.

    `None` where they are not one thing at two times.
    """
    if view.sentence.index - other_view.sentence.index > 1:
        return None
    if view.sentence.block - other_view.sentence.block > 1:
        return None
    mine, theirs = _single(draft), _single(other)
    if mine is None or theirs is None or not _alike(mine, theirs):
        return None
    clause = _clause(view, draft, after=theirs.span.end if other_view is view else None).lower()
    if not _STANDS_FOR.search(clause) and "having been" not in clause:
        return None
    earlier = _EARLIER.search(clause) is not None
    now = _NOW.search(clause) is not None
    if earlier == now:
        return None
    start, end = (mine, theirs) if earlier else (theirs, mine)
    host_view, host, base_view = (other_view, other, view) if earlier else (view, draft, other_view)
    host.frame = Frame.CHANGE
    host.roles = [("from", start), ("to", end)]
    host.direction, host.worded = direction_between([start], [end]), False
    host.base_period = _base(base_view, alone=base_view is not host_view)
    host.measurand, host.subject = other.measurand, other.subject  # "it" names nothing
    return host_view, host


def _base(view: View, *, alone: bool) -> Period:
    """Return the one period that the start value's sentence dates, `UNDATED` without one.

    `alone` says that the later value is in another sentence: else a date may be that one's.
    """
    named = [m.period for m in view.periods if alone and m.period.begins is not None]
    if len(named) == 1:
        return named[0]
    before = [mention.period for mention in view.periods if mention.base]
    return before[0] if before and not named else UNDATED


def _single(draft: Draft) -> Quantity | None:
    if draft.frame not in _LINKABLE or len(draft.roles) != 1:
        return None
    return draft.roles[0][1]


def _alike(one: Quantity, other: Quantity) -> bool:
    if Kind.NUMBER in (one.kind, other.kind):
        return True
    if one.kind is not other.kind or one.unit != other.unit:
        return False
    return one.counted == other.counted or one.counted is None or other.counted is None


def _clause(view: View, draft: Draft, after: int | None) -> str:
    """Return the words of the clause in which a draft's figure stands."""
    index = view.index_of[draft.roles[0][1].id]
    tokens = view.tokens
    first = index
    while first > 0 and tokens[first - 1].tag is not Tag.STOP:
        if after is not None and tokens[first - 1].start < after:
            break
        first -= 1
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].tag not in (Tag.STOP, Tag.COMMA):
        last += 1
    return view.text[tokens[first].start : tokens[last].end]
