"""Ties of a total with its parts, of the rest with what it is left of, of what is included."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    AMOUNTS,
    COUNTS,
    Placed,
    alike,
    amounts,
    figure_at,
    listed,
    quoted_within,
    spaced,
    tag_at,
    tie_of,
    unread,
    word_at,
)
from factgauge.claims.ties.lists import Listed, nested, opens_directly, phrase, read_list
from factgauge.claims.tokens import View
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_REACH = 14  # tokens between a whole and its list
_TOTAL_BEHIND = (("in", "all"), ("in", "total"), ("altogether",), ("all", "told"))
_TOTAL_BEFORE = (
    ("a", "total", "of"), ("total", "of"), ("totalling",), ("totaling",), ("total",), ("sum", "of"),
    ("adding", "up", "to"), ("total", ":"), ("combined",),
)  # fmt: skip
_MOST_NAMED = 12
_STATISTICS = frozenset({"mean", "average", "median", "range", "s.d.", "sd", "minimum"})
_ADDED = (Modality.EXACT, Modality.APPROXIMATE, Modality.NEARLY)


def read_total_ties(view: View) -> Iterator[Tie]:
    """Yield totals with the parts that the text says to be all of them."""
    found = amounts(view)
    if len(found) < 3:
        return
    used: set[str] = set()
    for at, whole in found:
        if whole.id in used or word_at(view, at - 1) in ("from", "against", "than"):
            continue
        parts = _listed_after(view, at, whole) or _listed_before(view, at, whole, found)
        if parts is None or len(parts.items) < 2 or quoted_within(view, at, parts.end):
            continue
        figures = [q for _, q in (*parts.items, *parts.more)]
        if any(q.modality not in _ADDED for q in figures) or _leaves_a_rest(view, at, parts):
            continue
        if len({q.unit for q in figures if q.kind is Kind.MEASURE}) > 1 or _overlap(view, at):
            continue
        used |= {whole.id, *(q.id for q in figures)}
        yield tie_of(
            view, "sum", ("whole", (whole,)), ("part", [q for _, q in parts.items]),
            ("more", [q for _, q in parts.more]),
        )  # fmt: skip


def _overlap(view: View, at: int) -> bool:
    """Whether somebody may be counted twice: "45 speak French, 50 English and 15 both"."""
    return bool({"both", "overlap", "overlapping", "twice"} & set(view.words(at + 1, at + _CLAUSE)))


_CLAUSE = 40  # tokens


def _leaves_a_rest(view: View, at: int, parts: Listed) -> bool:
    """Whether a part without a figure belongs to the whole: "and the rest in barns"."""
    start = min(at, parts.items[0][0])
    near = view.words(start, max(at, parts.items[-1][0] + _REACH))
    return bool(set(near) & {"rest", "remainder", "others", "balance", "etc", "etc."})


def _listed_after(view: View, at: int, whole: Quantity) -> Listed | None:
    opening = _opening(view, at, whole)
    if opening is None:
        return None
    index, loose = opening
    parts = read_list(view, index + 1, lambda part: alike(part, whole))
    if parts is None or nested(view, index + 1, parts.end):
        return None
    marks = (":", "(", "–", "—", "-", ";")
    if not parts.ended and not (word_at(view, index) in marks and _shut(view, parts.end)):
        return None
    if loose and not _plain(whole, parts):
        return None
    between = view.tokens[index + 1 : parts.items[-1][0]]
    opened = word_at(view, index) == "(" and not any(t.tag is Tag.OPEN for t in between)
    if opened and any(t.tag is Tag.CLOSE for t in between):
        return None  # the bracket is shut before the list is over
    if _STATISTICS & {t.word for t in between} or _finer(whole, parts):
        return None
    return parts


def _finer(whole: Quantity, parts: Listed) -> bool:
    """Whether a count of things would have parts with decimals: "28 pupils: mean 18.5"."""
    counts_things = whole.kind is Kind.COUNT and not whole.resolution
    return counts_things and any(
        q.stated_low is not None and q.stated_low.denominator != 1 for _, q in parts.items
    )


def _shut(view: View, end: int) -> bool:
    return tag_at(view, end) in (None, Tag.STOP, Tag.CLOSE, Tag.DASH)


def _opening(view: View, at: int, whole: Quantity) -> tuple[int, bool] | None:
    """Return the token behind which the parts of a whole are listed, and if that is but likely."""
    all_of_it = _is_total(view, at)
    for index in range(at + 1, min(at + _REACH, len(view.tokens))):
        token = view.tokens[index]
        if token.tag is Tag.FIGURE:
            return None
        if token.word == ":":
            return index, False
        if token.tag is Tag.DASH and not spaced(view, index):
            continue
        if token.tag in (Tag.DASH, Tag.OPEN) and opens_directly(view, index):
            return index, not all_of_it
        if token.tag is Tag.COMMA and all_of_it and opens_directly(view, index):
            return index, False
        if token.word in listed("opens_list"):
            return index, False
        if token.word in listed("opens_list_of") and "of" in view.words(index + 1, index + 3):
            return index + 1, False
        if token.word in listed("opens_list_into") and set(view.words(index + 1, index + 3)) & {
            "into", "between", "among",
        }:  # fmt: skip
            return index + 1, False
        if token.tag in (Tag.STOP, Tag.CLOSE):
            return None
    return None


def _is_total(view: View, at: int) -> bool:
    near = set(view.words(at - 4, at)) | set(view.words(at + 1, at + 4))
    return bool(near & listed("totals"))


def _plain(whole: Quantity, parts: Listed) -> bool:
    """Whether the items of a list in brackets count what the whole counts, as far as one sees."""
    return all(
        q.kind is not Kind.COUNT
        or q.counted == whole.counted
        or (q.counted in listed("people") and whole.counted in listed("people"))
        for _, q in (*parts.items, *parts.more)
    )


def _listed_before(
    view: View, at: int, whole: Quantity, found: list[Placed]
) -> Listed | None:  # fmt: skip
    """Read "120 men, 130 women and 55 children, 305 in all"."""
    behind = any(phrase(view, at + 1, *cue) for cue in _TOTAL_BEHIND)
    before = next((cue for cue in _TOTAL_BEFORE if phrase(view, at - len(cue), *cue)), None)
    if not behind and before is None:
        return None
    cue_at = at if before is None else at - len(before)
    first = next((i for i, q in found if i < cue_at and alike(q, whole)), None)
    if first is None:
        return None
    parts = read_list(view, first, lambda part: alike(part, whole), until=cue_at)
    if parts is None or parts.more or parts.items[-1][0] >= cue_at:
        return None
    if nested(view, first, cue_at) or unread(view, 0, cue_at):
        return None
    later = [i for i, q in found if parts.items[-1][0] < i < at]
    return None if later or not _set_off(view, parts.items[-1][0], cue_at) else parts


def _set_off(view: View, last: int, cue: int) -> bool:
    """Whether a mark parts the list from its total, and no verb that begins something new."""
    gap = view.tokens[last + 1 : cue]
    return any(t.tag in (Tag.COMMA, Tag.DASH, Tag.STOP) for t in gap) and not any(
        t.tag in (Tag.VERB, Tag.SUBORDINATOR) for t in gap
    )


def read_including(view: View) -> Iterator[Tie]:
    """Yield "12 people, among them 14 children": what is included is never more than the whole."""
    if not view.vocabulary & {"including", "includes", "included", "among"}:
        return
    for index, token in enumerate(view.tokens):
        if token.word in ("including", "includes", "included"):
            place = index
        elif token.word == "among" and word_at(view, index + 1) in ("them", "these", "those"):
            place = index + 1
        else:
            continue
        found = [(at, q) for at, q in amounts(view) if at < index and index - at < _REACH]
        if not found or quoted_within(view, found[-1][0], place):
            continue
        at, whole = found[-1]
        if any(t.tag is Tag.STOP or t.word in ("from", "than") for t in view.tokens[at:index]):
            continue
        part = _included(view, place, whole)
        if part is not None:
            yield tie_of(view, "including", ("whole", (whole,)), ("part", (part,)))
            continue
        names = _names(view, place + 1)
        if names and whole.counted in listed("named") and _is_small(whole):
            yield tie_of(
                view, "including", ("whole", (whole,)), words=(("names", "; ".join(names)),)
            )


def _is_small(whole: Quantity) -> bool:
    return (
        whole.modality is Modality.EXACT
        and whole.stated_low is not None
        and whole.stated_low <= _MOST_NAMED
    )


def _included(view: View, place: int, whole: Quantity) -> Quantity | None:
    at = place + 1
    while at < place + 6 and figure_at(view, at) is None and tag_at(view, at) in (
        Tag.DETERMINER, Tag.ADVERB, Tag.NOUN, Tag.ADJECTIVE, Tag.PREPOSITION,
    ):  # fmt: skip
        if word_at(view, at) in ("with", "at", "in", "for", "from", "per", "worth"):
            return None
        at += 1
    part = figure_at(view, at)
    if part is None or part.kind not in AMOUNTS or not alike(part, whole):
        return None
    if part.kind not in COUNTS:
        return part if part.kind is whole.kind else None
    both = {part.counted, whole.counted}
    known = part.counted == whole.counted or both <= listed("people")
    bare_part = part.kind is Kind.NUMBER and at == place + 1
    return part if known or bare_part else None


def _names(view: View, start: int) -> list[str]:
    """Return the names of "Marsh, Delgado and Okoye", none where it is no plain list of names."""
    names: list[str] = []
    current: list[str] = []
    joined = False
    for index in range(start, len(view.tokens)):
        token = view.tokens[index]
        if token.tag is Tag.NAME:
            current.append(token.word)
            continue
        if not current:
            return []
        if token.word == "," and not joined:
            names.append(" ".join(current))
            current = []
            if word_at(view, index + 1) == "and":
                continue
        elif token.word == "and" and not joined:
            names.append(" ".join(current))
            current, joined = [], True
        else:
            break
    if not joined or not current:
        return []
    return [*names, " ".join(current)]
