"""A difference in apposition joins the change whose two values stand before it.

"It came in at $38m versus $32m, an increase of 17%" is one change, and so is "it narrowed by 14
billion, a drop of 28 percent, to 63 billion".
"""

from __future__ import annotations

from factgauge.claims.change_walk import DIFFERENCE
from factgauge.claims.difference import alike, end_role, goes_with, place_of, reach, start_role
from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity


def join_apposed(view: View, drafts: list[Draft]) -> list[Draft]:
    """Join "…, a gain of 22 points" to the change whose two values stand before it."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: reach(view, d)):
        former = next((other for other in reversed(kept) if _carried_on(view, other, draft)), None)
        if former is not None:
            for role, quantity in draft.roles:
                former.add(role, quantity)
            continue
        if draft.frame is Frame.SHARE and _share_of_base(view, kept, draft):
            continue
        host = next((other for other in reversed(kept) if _hosts(view, other, draft)), None)
        if host is None:
            kept.append(draft)
            continue
        values = [q.id for q in host.figures]
        if host.frame is Frame.COMPARISON:
            host.frame = Frame.CHANGE
            renamed = {"left": "to", "right": "from"}
            host.roles = [(renamed.get(role, role), q) for role, q in host.roles]
        for role, quantity in draft.roles:
            if role == "by" or (quantity.id not in values and _missing(host, role, quantity)):
                host.add(role, quantity)
        if not host.worded or host.direction is None:
            host.direction, host.trigger = draft.direction, draft.trigger
            host.worded = draft.direction is not None
    return kept


_OF_BASE = ("its", "their", "the", "his", "her", "total", "all")


def _share_of_base(view: View, kept: list[Draft], draft: Draft) -> bool:
    """Give a change the percent of "cut 240 jobs, 8 percent of its workforce, leaving 2,760"."""
    share = draft.of("share")
    if len(share) != 1 or len(draft.figures) != 1:
        return False
    at = place_of(view, share[0])
    if view.words(at + 1, at + 2) != ["of"] or view.words(at + 2, at + 3)[0] not in _OF_BASE:
        return False
    for host in kept:
        by = host.of("by")
        if host.frame is not Frame.CHANGE or len(by) != 1 or by[0].kind in DIFFERENCE:
            continue
        if not host.of("to") and not host.of("from"):
            continue
        gap = view.tokens[place_of(view, by[0]) + 1 : at]
        if gap and len(gap) <= 4 and gap[0].tag in (Tag.COMMA, Tag.DASH, Tag.OPEN):
            host.add("by", share[0])
            return True
    return False


def _missing(host: Draft, role: str, quantity: Quantity) -> bool:
    """Whether a value of the difference is the one that its host lacks."""
    others = host.of("from") + host.of("to")
    return role in ("from", "to") and not host.of(role) and all(alike(o, quantity) for o in others)


def _hosts(view: View, host: Draft, draft: Draft) -> bool:
    if draft.frame is not Frame.CHANGE or host.frame not in (Frame.CHANGE, Frame.COMPARISON):
        return False
    own, theirs = draft.of("by"), host.of("by")
    if not own or draft.of("from"):
        return False
    first, last = host.of(start_role(host)), host.of(end_role(host))
    if theirs:
        return _second_expression(view, host, draft)
    if not (first and last) or not all(goes_with(own[0], q) for q in (*first, *last)):
        return False
    ids = {q.id for q in host.figures}
    if any(q.id not in ids and alike(q, last[0]) for q in draft.of("to")):
        return False
    if host.worded and host.direction not in (None, draft.direction):
        return False
    return _apposed(view, reach(view, host)[1], place_of(view, own[0]), draft)


def _second_expression(view: View, host: Draft, draft: Draft) -> bool:
    """Whether "narrowed by 14 billion, a drop of 28 percent, to 63 billion" is one change."""
    own, theirs = draft.of("by")[0], host.of("by")
    known = {q.id for q in host.figures}
    if len(theirs) > 1 or host.direction is not draft.direction:
        return False
    if host.of("to") and any(q.id not in known for q in draft.of("to")):
        return False
    alike = (own.kind in DIFFERENCE) == (theirs[0].kind in DIFFERENCE)
    return not alike and _apposed(view, reach(view, host)[1], place_of(view, own), draft)


def _apposed(view: View, last: int, index: int, draft: Draft) -> bool:
    """Whether the words from a value to a difference only introduce it: ", an increase of"."""
    tokens = view.tokens
    between = tokens[last + 1 : index]
    if index <= last or not between:
        return False
    marks = [
        at
        for at, token in enumerate(between)
        if token.tag in (Tag.COMMA, Tag.DASH, Tag.OPEN) or token.word == ":"
    ]
    if not marks:
        return False
    if any(t.tag is Tag.STOP and t.word != ":" for t in between):
        return False
    led = between[marks[-1] + 1 :]
    if any(t.tag in (Tag.VERB, Tag.MODAL, Tag.FIGURE) for t in led if t.word not in _LEADS):
        return False
    if any(t.tag is Tag.CONJUNCTION and t.word != "or" for t in led[:1]):
        return False
    own = draft.trigger
    if any(t.tag in (Tag.NOUN, Tag.NAME) and t.end <= own.start for t in led):
        return False  # ", with oil revenues down 26 percent": of another thing
    skipped = between[: marks[-1]]
    return not any(
        t.tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL)
        or (t.quantity is not None and t.tag is Tag.FIGURE and t.quantity.kind is not Kind.COUNT)
        for t in skipped
    )


def _carried_on(view: View, host: Draft, draft: Draft) -> bool:
    """Whether "almost trebled in five years, going from 22m to 36m" is one change."""
    own, both = host.of("by"), draft.of("from") and draft.of("to")
    if not own or not both or draft.of("by") or host.of("from") or host.of("to"):
        return False
    if None not in (host.direction, draft.direction) and host.direction is not draft.direction:
        return False
    if host.frame is not Frame.CHANGE or not all(goes_with(own[0], q) for q in draft.figures):
        return False
    tokens = view.tokens
    at = next((i for i, t in enumerate(tokens) if t.start == draft.trigger.start), -1)
    if any(t.tag is Tag.STOP for t in tokens[place_of(view, own[0]) : max(at, 0)]):
        return False
    if at < 1 or at < place_of(view, own[0]) or not tokens[at].word.endswith("ing"):
        return False
    return tokens[at - 1].tag is Tag.COMMA


_LEADS = frozenset({"representing", "marking", "making", "is", "giving", "up", "down", "gained"})
