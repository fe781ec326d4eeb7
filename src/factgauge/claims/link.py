"""Values of one thing at two times, over a clause or a sentence: "A year earlier it was 10".

Two levels of one thing at two times are a change: the later is its end, the earlier its start.
"""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import direction_between
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame
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
        previous = kept[-1] if kept else None
        if previous is not None and _join(previous, view, draft):
            continue
        kept.append((view, draft))
    return kept


def _join(previous: tuple[View, Draft], view: View, draft: Draft) -> bool:
    """Make the draft before a change, when `draft` is the same thing at another time."""
    other_view, other = previous
    if view.sentence.index - other_view.sentence.index > 1:
        return False
    if view.sentence.block - other_view.sentence.block > 1:
        return False
    mine, theirs = _single(draft), _single(other)
    if mine is None or theirs is None or not _alike(mine, theirs):
        return False
    clause = _clause(view, draft, after=theirs.span.end if other_view is view else None).lower()
    if not _STANDS_FOR.search(clause) and "having been" not in clause:
        return False
    earlier = _EARLIER.search(clause) is not None
    now = _NOW.search(clause) is not None
    if earlier == now:
        return False
    start, end = (mine, theirs) if earlier else (theirs, mine)
    role = next(name for name, _ in other.roles)
    other.frame = Frame.CHANGE
    other.roles = [("from", start), ("to", end)]
    other.direction = direction_between([start], [end])
    other.rule = f"linked {role}"
    return True


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
