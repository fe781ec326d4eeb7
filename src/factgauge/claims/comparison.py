"""The comparison frame: two things side by side, "twice as many as", "5 percent more than"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import phrase_ending, subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import direction_between, value_in_front, value_measurand
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Direction, Frame, Period
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

_EARLIER = pattern(
    r"\b(?:year|month|quarter|week|decade|day|season|census|forecast)s?\s+(?:earlier|ago|before|previously)\b|\b(?:previous|prior|preceding|last|"
    r"year-earlier|year-ago|same)\b|\b(?:previously|before|earlier|formerly|originally|now|currently|in\s+(?:19|20)\d\d)\b"
)


def read_comparisons(view: View, taken: set[str]) -> list[Draft]:
    """Return the comparisons, and the changes said as such, of figures that no frame has taken."""
    found: list[Draft] = []
    for index in view.figures:
        token = view.tokens[index]
        quantity = token.quantity
        if quantity is None or quantity.id in taken or token.tag is not Tag.FIGURE:
            continue
        draft = (
            _multiple(view, index, quantity, taken)
            or _more_than(view, index, quantity, taken)
            or _beside(view, index, quantity)
            or _outnumbers(view, index, quantity)
        )
        if draft is not None:
            taken.update(q.id for q in draft.figures)
            found.append(draft)
    return found


def earlier_time(view: View, index: int) -> Period | bool | None:
    """Return the earlier period that the words from a token on name.

    `True` where they name one without dates ("a year before"), `None` where they name none.
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
    for at in range(index, min(index + 6, len(tokens))):
        token = tokens[at]
        if token.tag is Tag.TIME and token.period is not None:
            return token.period.period
        if token.tag in (Tag.COMMA, Tag.STOP, Tag.VERB, Tag.AUXILIARY, Tag.FIGURE):
            break
    begin = tokens[index].start if index < len(tokens) else view.sentence.span.end
    last = tokens[min(index + 5, len(tokens) - 1)].end if index < len(tokens) else begin
    words_after = view.text[begin:last]
    for mark in (",", ";", "."):
        words_after = words_after.partition(mark)[0]
    return True if _EARLIER.search(words_after) else None


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
    if not (likely or (sized and quantity.kind is Kind.MULTIPLE)):
        return None
    draft = Draft(Frame.COMPARISON, tokens[index].span, [("by", quantity)], rule="multiple")
    if than is not None:
        earlier = earlier_time(view, than + 1)
        if earlier is not None:
            draft.frame = Frame.CHANGE
            draft.direction = Direction.DOWN if (quantity.stated_low or 0) < 1 else Direction.UP
            if tokens[at].word in ("less", "lower"):
                draft.direction = Direction.DOWN
            draft.base_period = earlier if isinstance(earlier, Period) else None
        elif than + 1 < len(tokens) and (other := tokens[than + 1].quantity) is not None:
            draft.add("right", other)
    if than is None:
        earlier = _of_time(view, at)
        if earlier is not None:
            draft.frame = Frame.CHANGE
            draft.direction = Direction.DOWN if (quantity.stated_low or 0) < 1 else Direction.UP
            draft.base_period = earlier if isinstance(earlier, Period) else None
    draft.measurand = _what(view, index)
    _left(view, index, draft, taken)
    return draft


def _of_time(view: View, at: int) -> Period | bool | None:
    """Return the earlier time of "three times those of 2016", "the level of three years ago"."""
    tokens = view.tokens
    for place in range(at, min(at + 4, len(tokens) - 1)):
        if tokens[place].tag in (Tag.COMMA, Tag.STOP, Tag.VERB):
            return None
        if tokens[place].word == "of" and tokens[place + 1].tag is Tag.TIME:
            mention = tokens[place + 1].period
            return True if mention is None else mention.period
        if tokens[place].word == "of" and tokens[place + 1].tag is Tag.FIGURE:
            return True if view.words(place + 2, place + 3) in (["ago"], ["earlier"]) else None
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


_COMPARATIVES = frozenset({
    "more", "fewer", "less", "higher", "lower", "larger", "smaller", "greater", "bigger",
    "longer", "shorter", "taller", "older", "younger", "faster", "slower", "heavier", "lighter",
    "cheaper", "dearer", "better", "worse", "wider", "deeper", "warmer", "cooler", "hotter",
    "colder", "above", "below", "quicker", "richer", "poorer", "thicker", "thinner", "stronger",
    "weaker", "closer", "further", "farther", "later", "earlier", "clear", "ahead", "behind",
    "short", "shy", "over", "likelier", "north", "south", "east", "west", "wealthier",
})  # fmt: skip
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
    while (
        at < len(tokens) and tokens[at].tag is Tag.ADVERB and tokens[at].word not in _COMPARATIVES
    ):
        at += 1
    if at >= len(tokens) or tokens[at].word not in _COMPARATIVES or quantity.kind is Kind.RATIO:
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
        draft.base_period = earlier if isinstance(earlier, Period) else None
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


def _beside(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read a level held against another: "$34m, compared with $78m a year earlier"."""
    tokens = view.tokens
    if quantity.kind is Kind.MULTIPLE or is_duration_window(quantity):
        return None
    for place in range(index + 1, min(index + 18, len(tokens))):
        token = tokens[place]
        if token.tag is Tag.STOP or (
            token.tag is Tag.VERB and token.word not in ("compared", "seen", "recorded")
        ):
            return None
        if token.tag is Tag.FIGURE:
            if token.quantity is None:
                return None
            if not _same_sort(quantity, token.quantity):
                continue
            marks = view.words(max(index + 1, place - 7), place)
            if not _held_against(marks) and not _earlier_bracket(view, index, place):
                return None
            return _held(view, index, place)
    return None


def is_duration_window(quantity: Quantity) -> bool:
    """Whether a duration is only how long something was watched."""
    return quantity.kind is Kind.DURATION


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


def _held(view: View, index: int, place: int) -> Draft:
    tokens = view.tokens
    first, second = tokens[index].quantity, tokens[place].quantity
    if first is None or second is None:
        raise AssertionError("figures have quantities")
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
        draft.direction = direction_between([second], [first])
        draft.base_period = earlier if isinstance(earlier, Period) else None
    else:
        draft = Draft(
            Frame.COMPARISON,
            tokens[index].span,
            [("left", first), ("right", second)],
            rule="held against",
        )
    draft.measurand = value_measurand(view, index)
    return draft


def _mark_before(view: View, at: int, index: int) -> bool:
    return any(
        t.word in ("against", "versus", "compared") and t.start < at
        for t in view.tokens[index + 1 :]
    )


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
