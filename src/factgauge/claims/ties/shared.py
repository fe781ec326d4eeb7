"""Ties of shares with one another: all of them, either of two, both at once, the overall one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    COUNTS,
    Placed,
    amounts,
    elliptic,
    figure_at,
    is_age,
    listed,
    percents,
    quoted_within,
    shares,
    tag_at,
    tie_of,
    unread,
    word_at,
)
from factgauge.claims.ties.lists import read_list
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.modality import Modality
from factgauge.model.tie import Tie

_FEWEST = 3  # shares that can be all of them without more words
_PAIR = 2
_LEFT = frozenset({"remaining", "leaving", "other"})
_ELLIPTIC = 5  # words that a second item may have
_CHANGE = frozenset({
    "rose", "fell", "up", "down", "from", "increased", "decreased", "grew", "compared", "than",
    "against", "versus",
})  # fmt: skip


def read_full_shares(view: View) -> Iterator[Tie]:
    """Yield "48 percent for, 39 against and 13 undecided": shares that are said to be all."""
    found = percents(view)
    if not found or len(view.figures) < _FEWEST:
        return
    first = found[0][0]
    text = view.sentence.span.of(view.text).lower()
    data = table("en/part")
    lead = view.text[view.sentence.span.start : view.tokens[first].start].lower()
    if not any(_said(cue, text) for cue in data["exhaustive"]) or "average" in lead:
        return
    behind = view.text[view.tokens[first].start : view.sentence.span.end].lower()
    if any(_said(cue, behind) for cue in data["not_exhaustive"]):
        return
    ranges = {q.id for _, q in found if q.modality is Modality.BETWEEN}  # "60 and 65", ages
    accepted = {q.id for at, q in found if not is_age(view.tokens[at])} - ranges | elliptic(
        view, first
    )
    if len(accepted) < _FEWEST or unread(view, first, len(view.tokens)):
        return
    parts = read_list(view, first, lambda q: q.id in accepted, lambda at: _is_limit(view, at))
    if parts is None or len(parts.items) < _FEWEST or _several_wholes(view, parts.items):
        return
    last = parts.items[-1][0]
    if quoted_within(view, first, parts.end) or word_at(view, last - 1) in _LEFT:
        return  # what remains has a check of its own
    yield tie_of(
        view, "full", ("share", [q for _, q in parts.items]), ("more", [q for _, q in parts.more])
    )


def _said(cue: str, text: str) -> bool:
    at = text.find(cue)
    while at >= 0:
        end = at + len(cue)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(cue, at + 1)
    return False


def _is_limit(view: View, at: int) -> bool:
    """Whether a figure says of whom an item is: "33 percent before 60, 33 between 60 and 65"."""
    return is_age(view.tokens[at]) or tag_at(view, at - 1) is Tag.PREPOSITION


def _several_wholes(view: View, parts: tuple[Placed, ...]) -> bool:
    nouns = {
        " ".join(view.words(at + 2, at + 4))
        for at, _ in parts
        if word_at(view, at + 1) in ("of", "among")
    }
    return len(nouns) > 1


def read_exclusive(view: View) -> Iterator[Tie]:
    """Yield "64 percent are Catholic and 41 percent Methodist": nobody is both."""
    found = [(at, q) for at, q in percents(view) if not is_age(view.tokens[at])]
    if len(found) < _PAIR or len(found) > _PAIR + 1:
        return
    for (one, first), (two, second) in pairwise(found):
        if _between_breaks(view, one + 1, two) or word_at(view, two + 1) == "more":
            continue
        border = _border(view, one, two)
        if border is None or quoted_within(view, one, two):
            continue
        left, right = _item(view, one, back=True, end=border), _item(view, two, start=border)
        based = word_at(view, two + 1) in ("of", "among")
        if based and (word_at(view, one + 1) in ("of", "among") or not _is_ranked(left, right)):
            continue
        if _apart(left, right):
            yield tie_of(view, "exclusive", ("share", (first, second)))
            return


def _between_breaks(view: View, start: int, end: int) -> bool:
    between = view.tokens[start:end]
    return unread(view, start, end) or any(
        t.tag is Tag.STOP or t.word in _CHANGE or t.word in ("while", "whereas") for t in between
    )


def _border(view: View, one: int, two: int) -> int | None:
    for index in range(two - 1, one, -1):
        if view.tokens[index].tag in (Tag.CONJUNCTION, Tag.COMMA):
            return index
    return None


def _item(
    view: View, at: int, *, back: bool = False, start: int | None = None, end: int | None = None
) -> list[str]:
    """Return the words around a share up to the marks that end its item."""
    first = at if start is None else start + 1
    if back:
        while first > 0 and view.tokens[first - 1].tag not in (Tag.STOP, Tag.COMMA, Tag.FIGURE):
            first -= 1
    last = at + 1 if end is None else end
    if end is None:
        while last < len(view.tokens) and view.tokens[last].tag not in (
            Tag.COMMA, Tag.STOP, Tag.CONJUNCTION,
        ):  # fmt: skip
            last += 1
    return view.words(first, at) + view.words(at + 1, last)


def _is_ranked(left: list[str], right: list[str]) -> bool:
    """Whether both items name a stage or a grade of one scale."""
    return any(word in left and word in right for word in listed("ranked"))


def _apart(left: list[str], right: list[str]) -> bool:
    one, other = set(left), set(right)
    if len(right) > _ELLIPTIC and not _is_ranked(left, right):
        return False
    both = [row for row in table("en/part")["exclusive"] if _sides(row, one, other)]
    if both and "of" not in right:
        return True
    if (one & listed("religions")) and (other & listed("religions")) - one:
        return True
    if _is_ranked(left, right):
        return True
    if one & listed("choosing") and not other & listed("choosing"):
        return True
    aged = _ages(left) and _ages(right)
    home = one & listed("living")
    places = {"towns", "cities", "town", "villages", "countryside", "country"}
    return aged or bool(home and one & places and (other & places) - one)


def _ages(item: list[str]) -> bool:
    return any(word.startswith(("over ", "under ", "aged ")) or word == "between" for word in item)


def _sides(row: dict[str, str], one: set[str], other: set[str]) -> bool:
    a, b = words(row["one"]), words(row["other"])
    return bool((one & a and other & b) or (one & b and other & a))


def read_overlaps(view: View) -> Iterator[Tie]:
    """Yield "80 percent own a phone and 70 percent a car; 40 percent own both"."""
    if "both" not in view.vocabulary or len(view.figures) < _FEWEST:
        return
    both = next(i for i, token in enumerate(view.tokens) if token.word == "both")
    found = shares(view)
    whole = None
    if len([at for at, _ in found if at < both]) < _FEWEST:
        found = amounts(view, COUNTS)
        opening = [(at, q) for at, q in found if _opens(view, at)]
        if len(opening) != 1:
            return
        whole = opening[0][1]
        found = [(at, q) for at, q in found if q.id != whole.id]
    before = [(at, q) for at, q in found if at < both]
    if len(before) != _FEWEST or both - before[-1][0] > 5:
        return
    (one, first), (two, second), (_, third) = before
    if unread(view, one, both) or quoted_within(view, one, both):
        return
    if word_at(view, two + 1) in ("of", "among") and word_at(view, one + 1) in ("of", "among"):
        return
    if view.vocabulary & {"rose", "fell", "compared", "each"}:
        return
    bound = bool(set(view.words(two, both)) & {"must", "so", "therefore", "hence"})
    yield tie_of(
        view, "overlap", ("share", (third,)), ("first", (first,)), ("second", (second,)),
        ("whole", () if whole is None else (whole,)), words=(("bound", "yes"),) if bound else (),
    )  # fmt: skip


def _opens(view: View, at: int) -> bool:
    back = view.before(at, (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME))
    return word_at(view, back) in ("of", "among") and tag_at(view, back - 1) in (
        None, Tag.STOP, Tag.COMMA,
    )  # fmt: skip


def read_overall(view: View) -> Iterator[Tie]:
    """Yield "9 percent among men and 14 among women, 11 overall": it lies between the two."""
    found = [(at, q) for at, q in _rates(view)]
    if len(found) != _FEWEST or view.vocabulary & _CHANGE or unread(view, 0, len(view.tokens)):
        return
    general = [(at, q) for at, q in found if _is_overall(view, at)]
    if len(general) != 1:
        return
    (at, overall) = general[0]
    (one, first), (two, second) = [row for row in found if row[0] != at]
    left, right = _around(view, one), _around(view, two)
    rows = table("en/part")["groups"]
    if not any(_sides(row, left - right, right - left) for row in rows):
        return
    if quoted_within(view, found[0][0], found[-1][0]):
        return
    yield tie_of(view, "overall", ("rate", (overall,)), ("first", (first,)), ("second", (second,)))


def _rates(view: View) -> Iterator[Placed]:
    found = [(at, q) for at, q in percents(view) if not is_age(view.tokens[at])]
    yield from found
    if found:
        extra = elliptic(view, found[0][0])
        yield from ((at, q) for at, q in amounts(view, COUNTS) if q.id in extra)


def _is_overall(view: View, at: int) -> bool:
    before, after = view.words(at - 6, at), view.words(at + 1, at + 7)
    for index in range(len(before) - 1, -1, -1):
        if tag_at(view, at - len(before) + index) in (Tag.FIGURE, Tag.STOP):
            before = before[index + 1 :]
            break
    for index in range(len(after)):
        if tag_at(view, at + 1 + index) in (Tag.FIGURE, Tag.STOP, Tag.COMMA):
            after = after[:index]
            break
    if "overall" in before or "overall" in after or "all" in before:
        return True
    return "whole" in after or "combined" in after or after[:2] == ["in", "all"]


def _around(view: View, at: int) -> set[str]:
    found: set[str] = set()
    for step in (-1, 1):
        index = at + step
        for _ in range(6):
            tag = tag_at(view, index)
            if tag is None or tag in (Tag.STOP, Tag.COMMA, Tag.CONJUNCTION):
                break
            word = word_at(view, index)
            figure = figure_at(view, index)
            if figure is not None and not is_age(view.tokens[index]):
                break
            found |= set(word.split(" "))
            index += step
    return found
