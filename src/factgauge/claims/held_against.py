"""A level held against another: "$34m, compared with $78m a year earlier".

At two times it is a change, of two things a comparison.
"""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import direction_between, value_measurand
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Direction, Frame, Period
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

EARLIER = pattern(
    r"\b(?:year|month|quarter|week|decade|day|season|census|forecast)s?\s+(?:earlier|ago|before|previously)\b|\b(?:previous|prior|preceding|last|"
    r"year-earlier|year-ago|same)\b|\b(?:previously|before|earlier|formerly|originally|now|currently|in\s+(?:19|20)\d\d)\b"
)


COMPARATIVES = frozenset({
    "more", "fewer", "less", "higher", "lower", "larger", "smaller", "greater", "bigger",
    "longer", "shorter", "taller", "older", "younger", "faster", "slower", "heavier", "lighter",
    "cheaper", "dearer", "better", "worse", "wider", "deeper", "warmer", "cooler", "hotter",
    "colder", "above", "below", "quicker", "richer", "poorer", "thicker", "thinner", "stronger",
    "weaker", "closer", "further", "farther", "later", "earlier", "clear", "ahead", "behind",
    "short", "shy", "over", "likelier", "north", "south", "east", "west", "wealthier",
})  # fmt: skip


# A time that is named and not dated, "before the sanctions": it is not the year before.
UNDATED = Period(None, None, "relative")


def earlier_time(view: View, index: int) -> Period | None:
    """Return the earlier period that the words from a token on name, `UNDATED` if without dates.

    `None` where they name none.
    """
    tokens = view.tokens
    if (
        index + 2 < len(tokens)
        and tokens[index].tag is Tag.COMMA
        and tokens[index + 1].word == "or"
    ):
        index = next(
            (i + 1 for i in range(index + 2, len(tokens)) if tokens[i].tag is Tag.COMMA), index
        )  # "compared with $38.9m, or $0.97 a share, in the same quarter of 2014"
    beside = tokens[index + 1].period if index + 1 < len(tokens) else None
    if beside is not None and beside.base and tokens[index].tag is Tag.COMMA:
        return beside.period  # ", a year earlier"
    for at in range(index, min(index + 6, len(tokens))):
        token = tokens[at]
        if token.tag is Tag.TIME and token.period is not None:
            return token.period.period
        if token.word in _PASSED_OVER:
            continue
        if token.tag in (Tag.COMMA, Tag.STOP, Tag.VERB, Tag.AUXILIARY, Tag.FIGURE):
            break
    begin = tokens[index].start if index < len(tokens) else view.sentence.span.end
    last = tokens[min(index + 5, len(tokens) - 1)].end if index < len(tokens) else begin
    words_after = view.text[begin:last]
    for mark in (",", ";", "."):
        words_after = words_after.partition(mark)[0]
    return UNDATED if EARLIER.search(words_after) else None


# Verbs between two values that are held against one another: "than the 63 percent seen in 2016".
_PASSED_OVER = frozenset({
    "compared", "seen", "recorded", "reported", "posted", "registered", "measured", "logged",
})  # fmt: skip


def held_against(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read a level held against another: "$34m, compared with $78m a year earlier"."""
    tokens = view.tokens
    if quantity.kind in (Kind.MULTIPLE, Kind.DURATION):
        return None
    for place in range(index + 1, min(index + 18, len(tokens))):
        token = tokens[place]
        if token.tag is Tag.STOP or (token.tag is Tag.VERB and token.word not in _PASSED_OVER):
            return None
        if token.tag is Tag.FIGURE:
            if token.quantity is None:
                return None
            between = any(t.tag is Tag.FIGURE for t in tokens[index + 1 : place])
            better = any(
                t.quantity is not None and t.quantity.unit == quantity.unit
                for t in tokens[place + 1 : index + 18]
            )
            near = place - index <= 8 and not between and not better
            if token.quantity.unit != quantity.unit and not near:
                continue
            if not _same_sort(quantity, token.quantity):
                continue
            marks = view.words(max(index + 1, place - 7), place)
            if not _held_against(marks) and not _earlier_bracket(view, index, place):
                return None
            return _held(view, index, place, quantity, token.quantity)
    return None


def _same_sort(one: Quantity, other: Quantity) -> bool:
    if one.kind is Kind.COUNT and other.kind in (Kind.COUNT, Kind.NUMBER):
        return True
    if one.kind is Kind.NUMBER and other.kind is Kind.COUNT:
        return True
    if (
        one.currency is not None
        and one.currency == other.currency
        and " / " not in (other.unit or "")
    ):
        return one.unit == other.unit or " / " in (one.unit or "")
    if other.kind is Kind.NUMBER:
        return one.kind not in (Kind.DURATION, Kind.RATIO, Kind.MULTIPLE)
    return one.kind is other.kind and one.unit == other.unit


def _held_against(marks: list[str]) -> bool:
    for at, word in enumerate(marks):
        if word in ("against", "versus", "vs", "vs."):
            return True
        if word == "than" and at and marks[at - 1] in COMPARATIVES:
            return True
        if word == "compared" and at + 1 < len(marks) and marks[at + 1] in ("with", "to"):
            return True
        if word == "up" and "from" in marks[at:]:
            return True
        if word == "instead" and "of" in marks[at:]:
            return True
    return False


def _earlier_bracket(view: View, index: int, place: int) -> bool:
    """Whether a figure stands behind its date in brackets: "445 in 2012 (2011: 529)"."""
    tokens = view.tokens
    at = place - 1
    if at > index and tokens[at].word in (":", ",") and tokens[at - 1].tag is Tag.TIME:
        return at - 2 > index and tokens[at - 2].tag is Tag.OPEN
    if tokens[at].tag in (Tag.AUXILIARY, Tag.VERB) and place + 1 < len(tokens):
        opens = any(t.tag is Tag.OPEN for t in tokens[max(index + 1, at - 3) : at])
        return opens and earlier_time(view, place + 1) is not None
    return False


def _held(view: View, index: int, place: int, first: Quantity, second: Quantity) -> Draft:
    """Return the change or the comparison of two figures, at the tokens `index` and `place`."""
    tokens = view.tokens
    earlier = earlier_time(view, place + 1)
    before = [t for t in tokens[index + 1 : place] if t.tag is Tag.TIME and t.period is not None]
    terse = any(t.word in ("vs", "vs.") for t in tokens[index + 1 : place]) or (
        _earlier_bracket(view, index, place)
    )
    if earlier is None and before and before[-1].start > tokens[index].end:
        after_mark = [t for t in before if _mark_before(view, t.start, index)]
        earlier = after_mark[-1].period.period if after_mark and after_mark[-1].period else None
    if earlier is not None or terse:
        draft = Draft(
            Frame.CHANGE, tokens[index].span, [("from", second), ("to", first)], rule="held against"
        )
        draft.direction, draft.worded = direction_between([second], [first]), False
        draft.base_period = earlier
        said = _comparative(view, index, place)
        if said is not None:  # "at 58.3 percent, was higher than the 61.0 percent of 2017"
            draft.trigger, draft.direction, draft.worded = said[0], said[1], True
    else:
        draft = Draft(
            Frame.COMPARISON,
            tokens[index].span,
            [("left", first), ("right", second)],
            rule="held against",
        )
    draft.measurand = value_measurand(view, index)
    return draft


LESS = frozenset({
    "fewer", "less", "lower", "smaller", "shorter", "below", "cheaper", "slower", "lighter",
    "down", "under", "short", "shy", "behind", "narrower", "weaker", "younger",
})  # fmt: skip
MORE = frozenset({
    "more", "higher", "larger", "greater", "bigger", "longer", "above", "over", "ahead",
    "heavier", "dearer", "taller", "older", "wider", "faster", "up", "stronger",
})  # fmt: skip


def _comparative(view: View, index: int, place: int) -> tuple[Span, Direction] | None:
    """Return the word that says which of two values is the greater: "was higher than the 61"."""
    for at in range(index + 1, place - 1):
        token = view.tokens[at]
        if token.word in MORE | LESS and view.tokens[at + 1].word == "than":
            return token.span, Direction.DOWN if token.word in LESS else Direction.UP
    return None


def _mark_before(view: View, at: int, index: int) -> bool:
    return any(
        t.word in ("against", "versus", "compared") and t.start < at
        for t in view.tokens[index + 1 :]
    )
