"""The comparison frame: two things side by side, "twice as many as", "5 percent more than"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.held_against import COMPARATIVES, EARLIER, UNDATED, earlier_time, held_against
from factgauge.claims.phrases import phrase_ending, subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import value_in_front
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Direction, Frame, Period
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


def read_comparisons(view: View, taken: set[str]) -> list[Draft]:
    """Return the comparisons, and the changes said as such, of figures that no frame has taken."""
    found: list[Draft] = []
    for index, quantity in view.free(taken):
        draft = (
            _multiple(view, index, quantity, taken)
            or _more_than(view, index, quantity, taken)
            or held_against(view, index, quantity)
            or _outnumbers(view, index, quantity)
        )
        if draft is not None:
            taken.update(q.id for q in draft.figures)
            found.append(draft)
    return found


def _multiple(view: View, index: int, quantity: Quantity, taken: set[str]) -> Draft | None:
    """Read "twice as many as", "three times the size of", "half the rate of"."""
    tokens = view.tokens
    at = index + 1
    if quantity.kind is not Kind.MULTIPLE and quantity.kind is not Kind.RATIO:
        return None
    if at >= len(tokens):
        return None
    than = next(
        (
            i
            for i in range(at, min(at + 9, len(tokens)))
            if (tokens[i].word in ("as", "than") and i > at) or tokens[i].word == "than"
        ),
        None,
    )
    sized = tokens[at].tag in (Tag.DETERMINER, Tag.POSSESSIVE) or tokens[at].word in (
        "that",
        "those",
        "its",
        "their",
    )
    likely = tokens[at].word in (
        "more",
        "higher",
        "larger",
        "greater",
        "bigger",
        "faster",
        "as",
        "less",
        "lower",
        "likelier",
    )
    of_that = (
        tokens[at].word in ("that", "those")
        and tokens[at + 1 : at + 2]
        and (tokens[at + 1].word == "of")
    )
    if not (likely or of_that or (sized and quantity.kind is Kind.MULTIPLE)):
        return None
    draft = Draft(Frame.COMPARISON, tokens[index].span, [("by", quantity)], rule="multiple")
    if than is not None:
        earlier = earlier_time(view, than + 1)
        if earlier is not None:
            draft.frame = Frame.CHANGE
            draft.direction = Direction.DOWN if (quantity.stated_low or 0) < 1 else Direction.UP
            if tokens[at].word in ("less", "lower"):
                draft.direction = Direction.DOWN
            draft.base_period = earlier
        elif than + 1 < len(tokens) and (other := tokens[than + 1].quantity) is not None:
            draft.add("right", other)
    if than is None:
        earlier = _of_time(view, at)
        if earlier is not None:
            draft.frame = Frame.CHANGE
            draft.direction = Direction.DOWN if (quantity.stated_low or 0) < 1 else Direction.UP
            draft.base_period = earlier
        beside = tokens[at + 1].quantity if sized and at + 1 < len(tokens) else None
        if beside is not None and tokens[at + 1].tag is Tag.FIGURE:
            # "double the 2.4 percent seen elsewhere", "double the 2.4 percent of 2010"
            draft.add("right" if earlier is None else "from", beside)
    draft.measurand = _what(view, index)
    _left(view, index, draft, taken)
    return draft


def _of_time(view: View, at: int) -> Period | None:
    """Return the earlier time of "three times those of 2016", "the level of three years ago"."""
    tokens = view.tokens
    if tokens[at].word in (
        "what",
        "that",
        "its",
        "their",
    ):  # "what it did a year earlier"
        rest = view.text[tokens[at].start : tokens[min(at + 9, len(tokens) - 1)].end]
        if EARLIER.search(rest.partition(",")[0]):
            return UNDATED
    for place in range(at, min(at + 4, len(tokens) - 1)):
        if tokens[place].tag in (Tag.COMMA, Tag.STOP, Tag.VERB):
            return None
        if tokens[place].word == "of" and tokens[place + 1].tag is Tag.TIME:
            mention = tokens[place + 1].period
            return UNDATED if mention is None else mention.period
        if tokens[place].word == "of" and tokens[place + 1].tag is Tag.FIGURE:
            return UNDATED if view.words(place + 2, place + 3) in (["ago"], ["earlier"]) else None
    return None


def _left(view: View, index: int, draft: Draft, taken: set[str]) -> None:
    """Add the figure in front: "300 visitors, twice as many as"."""
    back = value_in_front(view, index)
    if back is not None:
        quantity = view.tokens[back].quantity
        if (
            quantity is not None
            and quantity.id not in taken
            and quantity.kind not in (Kind.MULTIPLE, Kind.DURATION)
        ):
            draft.add("to" if draft.frame is Frame.CHANGE else "left", quantity)


def _what(view: View, index: int) -> Span | None:
    tokens = view.tokens
    back = index - 1
    while (
        back >= 0
        and tokens[back].tag
        in (
            Tag.ADVERB,
            Tag.DETERMINER,
            Tag.PREPOSITION,
            Tag.COMMA,
            Tag.NOUN,
            Tag.ADJECTIVE,
        )
        and tokens[back].tag is not Tag.NOUN
    ):
        back -= 1
    if back < 0:
        return None
    if tokens[back].tag in (Tag.VERB, Tag.AUXILIARY, Tag.PARTICIPLE):
        return subject_of(view, back)
    return phrase_ending(view, back) if tokens[back].tag in (Tag.NOUN, Tag.NAME) else None


_DOWN = frozenset(
    {
        "fewer",
        "less",
        "lower",
        "smaller",
        "shorter",
        "below",
        "cheaper",
        "slower",
        "lighter",
        "down",
    }
)
_PLACE = frozenset({"above", "below", "ahead", "behind", "short", "shy", "clear", "over"})


def _more_than(view: View, index: int, quantity: Quantity, taken: set[str]) -> Draft | None:
    """Read "5 percent more than", "300 fewer than last year", "two points above the average"."""
    tokens = view.tokens
    at = index + 1
    while at < len(tokens) and tokens[at].tag is Tag.ADVERB and tokens[at].word not in COMPARATIVES:
        at += 1
    if at >= len(tokens) or tokens[at].word not in COMPARATIVES or quantity.kind is Kind.RATIO:
        return None
    word = tokens[at].word
    than = next(
        (i for i in range(at + 1, min(at + 9, len(tokens))) if tokens[i].word == "than"), None
    )
    if than is None and word not in _PLACE:
        if word in ("more", "less", "fewer"):  # "5 percent more likely", "300 more people"
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or following.word != "likely":
                return None
        elif word not in ("higher", "lower"):
            return None
    if word in ("later", "earlier") or (
        word == "over" and quantity.kind not in (Kind.PERCENT, Kind.PERCENTAGE_POINT)
    ):
        return None
    if word in _PLACE and than is None:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.tag in (Tag.STOP, Tag.COMMA, Tag.FIGURE):
            return None
        if quantity.kind in (Kind.DURATION, Kind.RATIO):
            return None
    anchor = than if than is not None else at
    earlier = earlier_time(view, anchor + 1)
    draft = Draft(Frame.COMPARISON, tokens[at].span, [("by", quantity)], rule="more than")
    if earlier is not None:
        draft.frame = Frame.CHANGE
        draft.direction = Direction.DOWN if word in _DOWN else Direction.UP
        draft.base_period = earlier
    elif anchor + 1 < len(tokens):
        place = anchor + 1
        while (
            place < len(tokens)
            and tokens[place].tag
            in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.POSSESSIVE, Tag.NAME)
        ) or (place < len(tokens) and tokens[place].word == "of"):
            place += 1
        other = (
            tokens[place].quantity
            if place < len(tokens) and tokens[place].tag is Tag.FIGURE
            else None
        )
        if (
            other is not None
            and other.kind is not Kind.MULTIPLE
            and tokens[place - 1].word != "number"
        ):
            draft.add("right", other)
    draft.measurand = _what(view, index)
    _left(view, index, draft, taken)
    return draft


def _outnumbers(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "women outnumbered men by 300"."""
    tokens = view.tokens
    back = index - 1
    if back < 0 or tokens[back].word != "by":
        return None
    verbs = words(table("en/comparison")["verbs"])
    for place in range(back - 1, max(-1, back - 8), -1):
        if tokens[place].word in verbs:
            return Draft(
                Frame.COMPARISON,
                tokens[place].span,
                [("by", quantity)],
                subject_of(view, place),
                rule="outnumbers",
            )
        if tokens[place].tag in (Tag.STOP, Tag.COMMA):
            return None
    return None
