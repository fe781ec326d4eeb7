"""The share frame: one part of a whole, "40 percent of voters", "12 of the 48", "one in five"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import phrase_starting
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

_WITHIN = frozenset({"of", "among"})
_SKIPPED = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.QUOTE})


def is_part(quantity: Quantity) -> bool:
    """Whether a figure can be a part of a whole by itself: a percent, a fraction, one in n."""
    if quantity.kind is Kind.PERCENT:
        return quantity.unit == "percent"
    return quantity.kind is Kind.RATIO and not is_score(quantity)


def is_score(quantity: Quantity) -> bool:
    """Whether a figure is a score or a vote, "3-1"."""
    return quantity.kind is Kind.RATIO and quantity.rule == "score"


def read_shares(view: View, taken: set[str]) -> list[Draft]:
    """Return the shares of the figures that no other frame has taken."""
    found: list[Draft] = []
    for index, quantity in view.free(taken):
        draft = _read(view, index, quantity, taken)
        if draft is not None:
            taken.update(q.id for name, q in draft.roles if name != "whole")
            found.append(draft)
    return found


def _read(view: View, index: int, quantity: Quantity, taken: set[str]) -> Draft | None:
    if is_part(quantity):
        return (
            _of_those(view, index, quantity)
            or _in_n(view, index, quantity)
            or _of_whole(view, index, quantity)
            or _said_share(view, index, quantity)
            or _makes_up(view, index, quantity)
            or _subject(view, index, quantity)
            or _bracket(view, index, quantity)
        )
    if quantity.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE):
        return _part_of(view, index, quantity) or _of_those(view, index, quantity)
    return None


def _next(view: View, index: int, skipped: frozenset[Tag] = _SKIPPED) -> int:
    while index < len(view.tokens) and view.tokens[index].tag in skipped:
        index += 1
    return index


def _draft(view: View, index: int, role: str, quantity: Quantity, measurand: Span | None) -> Draft:
    draft = Draft(Frame.SHARE, view.tokens[index].span, measurand=measurand, rule="share")
    draft.add(role, quantity)
    return draft


def _of_whole(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "40 percent of (the 300) voters"."""
    tokens = view.tokens
    after = index + 1
    if after < len(tokens) and quantity.kind is Kind.RATIO and tokens[after].tag is Tag.DETERMINER:
        return _draft(view, index, "share", quantity, phrase_starting(view, after))
    if after >= len(tokens) or tokens[after].word not in _WITHIN:
        return _is_made_of(view, index, quantity)
    front = _count_in_front(view, index)
    if front is not None:  # "124,000 men, or 42 percent of those of age"
        draft = _draft(view, index, "share", quantity, front.counted_span)
        draft.add("part", front)
        return draft
    if tokens[after + 1 : after + 2] and tokens[after + 1].word in _BACK:
        earlier = _whole_before(view, index)
        draft = _draft(view, index, "share", quantity, None)
        if earlier is not None:
            draft.add("whole", earlier)
        return draft
    at = _whole_at(view, after + 1)
    whole = tokens[at].quantity if at < len(tokens) and tokens[at].tag is Tag.FIGURE else None
    if whole is not None and whole.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE):
        draft = _draft(view, index, "share", quantity, tokens[at].span)
        draft.add("whole", whole)
        return draft
    measurand = phrase_starting(view, after + 1)
    return _draft(view, index, "share", quantity, measurand)


_BACK = frozenset({"them", "whom", "which"})


def _count_in_front(view: View, index: int) -> Quantity | None:
    """Return the count that "or" sets beside its share: "1,200 people, or 12 percent of"."""
    tokens = view.tokens
    back = view.before(index, (Tag.ADVERB,))
    if back < 1 or tokens[back].word != "or":
        return None
    back -= 2 if tokens[back - 1].tag is Tag.COMMA else 1
    while back >= 0 and tokens[back].tag in (Tag.PREPOSITION, Tag.NOUN, Tag.TIME):
        back -= 1
    quantity = tokens[back].quantity if back >= 0 else None
    return quantity if quantity is not None and quantity.kind is Kind.COUNT else None


def _whole_before(view: View, index: int) -> Quantity | None:
    """Return the figure that "of them" points back to."""
    for place in range(index - 1, -1, -1):
        token = view.tokens[place]
        if (
            token.tag is Tag.FIGURE
            and token.quantity is not None
            and (token.quantity.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE))
        ):
            return token.quantity
    return None


def _whole_at(view: View, at: int) -> int:
    """Return where the whole's figure stands behind "of": "of the company's nine mills"."""
    tokens = view.tokens
    place = at
    while (
        place < len(tokens)
        and place < at + 6
        and tokens[place].tag
        in (
            Tag.DETERMINER,
            Tag.ADJECTIVE,
            Tag.ADVERB,
            Tag.QUOTE,
            Tag.NOUN,
            Tag.NAME,
            Tag.POSSESSIVE,
        )
    ):
        place += 1
    if (
        place < len(tokens)
        and tokens[place].tag is Tag.FIGURE
        and (
            place == at
            or tokens[place - 1].tag
            in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.POSSESSIVE, Tag.QUOTE)
        )
    ):
        return place
    return len(tokens)


def _in_n(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "one in five voters", "9 out of 10 people": such a proportion is a share anywhere."""
    written = f" {quantity.surface.lower()} "
    if quantity.kind is not Kind.RATIO or not (" in " in written or " out of " in written):
        return None
    return _draft(view, index, "share", quantity, quantity.counted_span)


def _is_made_of(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "the sample was 64% female"."""
    tokens = view.tokens
    if quantity.kind is not Kind.PERCENT or index == 0 or index + 1 >= len(tokens):
        return None
    if tokens[index - 1].word not in ("was", "were", "is", "are"):
        return None
    if tokens[index + 1].word not in words(table("en/share")["groups"]):
        return None
    return _draft(view, index, "share", quantity, tokens[index + 1].span)


def _said_share(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "a 12 percent stake", "a majority of 53 percent", "its share was 12 percent"."""
    tokens = view.tokens
    nouns = words(table("en/share")["nouns"])
    after = index + 1
    for step in range(3):
        at = after + step
        if at >= len(tokens) or tokens[at].tag not in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME):
            break
        if tokens[at].word in nouns:
            return _draft(view, index, "share", quantity, tokens[at].span)
    before = index - 1
    if before >= 0 and tokens[before].word in ("of", "at"):
        back = before - 1
        while back >= 0 and tokens[back].tag in (Tag.ADJECTIVE, Tag.ADVERB):
            back -= 1
        if back >= 0 and tokens[back].word in nouns:
            return _draft(view, index, "share", quantity, tokens[back].span)
    while before >= 0 and tokens[before].tag in (
        Tag.ADVERB,
        Tag.DETERMINER,
        Tag.AUXILIARY,
        Tag.VERB,
        Tag.PREPOSITION,
        Tag.TIME,
    ):
        before -= 1
    passed = any(t.tag in (Tag.VERB, Tag.AUXILIARY) for t in tokens[before + 1 : index])
    if passed and before >= 0:
        for back in range(before, max(-1, before - 8), -1):
            if tokens[back].tag in (Tag.COMMA, Tag.STOP, Tag.VERB):
                break
            if tokens[back].word in (
                "share",
                "shares",
                "stake",
                "proportion",
                "percentage",
                "majority",
            ):
                return _draft(view, index, "share", quantity, tokens[back].span)
    return None


def _makes_up(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "accounted for 12 percent", "owns 51 percent", "made up a third"."""
    tokens = view.tokens
    verbs = words(table("en/share")["verbs"])
    back = view.before(
        index,
        (
            Tag.ADVERB,
            Tag.DETERMINER,
            Tag.PREPOSITION,
            Tag.ADJECTIVE,
        ),
    )
    if back < 0 or tokens[back].word not in verbs:
        return None
    return _draft(view, index, "share", quantity, None)


def _subject(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "62 percent voted for it", "and 12 percent were women": the percent is the subject."""
    tokens = view.tokens
    back = view.before(index, (Tag.DETERMINER, Tag.ADVERB, Tag.TIME, Tag.QUOTE))
    opens = (
        back < 0
        or tokens[back].tag
        in (
            Tag.COMMA,
            Tag.STOP,
            Tag.CONJUNCTION,
            Tag.SUBORDINATOR,
            Tag.DASH,
            Tag.CLOSE,
        )
        or tokens[back].word in ("of", "with")
    )
    if not opens:
        return None
    at = _next(view, index + 1, frozenset({Tag.ADVERB, Tag.NEGATION}))
    if at >= len(tokens):
        return None
    if tokens[at].tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL):
        return _draft(view, index, "share", quantity, None)
    listed = back >= 0 and tokens[back].tag in (Tag.CONJUNCTION, Tag.COMMA)
    if listed and tokens[at].tag in (Tag.COMMA, Tag.STOP) and _earlier_share(view, index):
        return _draft(view, index, "share", quantity, None)
    return None


def _earlier_share(view: View, index: int) -> bool:
    """Whether an earlier percent of the sentence is the subject of its clause."""
    for place in view.figures:
        if place >= index:
            return False
        quantity = view.tokens[place].quantity
        if (
            quantity is not None
            and quantity.kind is Kind.PERCENT
            and _subject(view, place, quantity)
        ):
            return True
    return False


def _bracket(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "12 patients (25%)": the part beside its share, and "of 48" where it follows."""
    tokens = view.tokens
    if index < 2 or tokens[index - 1].tag is not Tag.OPEN:
        return None
    other = tokens[index - 2]
    if index + 1 < len(tokens) and tokens[index + 1].tag not in (Tag.CLOSE, Tag.STOP, Tag.COMMA):
        return None
    if other.quantity is None or other.quantity.kind not in (Kind.COUNT, Kind.NUMBER):
        return None
    draft = Draft(Frame.SHARE, other.span, measurand=other.span, rule="share")
    draft.add("part", other.quantity)
    draft.add("share", quantity)
    at = index + 2
    if at + 1 < len(tokens) and tokens[at].word == "of":
        whole = tokens[_next(view, at + 1)] if _next(view, at + 1) < len(tokens) else None
        if whole is not None and whole.quantity is not None:
            draft.add("whole", whole.quantity)
    return draft


def _part_of(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "12 of the 48 pupils", "12 out of 48 pupils", "$3m of its $5m budget"."""
    tokens = view.tokens
    at = index + 1
    if at >= len(tokens):
        return None
    if tokens[at].word == "out" and at + 1 < len(tokens) and tokens[at + 1].word == "of":
        at += 1
    if tokens[at].word != "of":
        return None
    if tokens[at + 1 : at + 2] and tokens[at + 1].word in _BACK - {"which", "it"}:
        earlier = _whole_before(view, index)
        if earlier is None:
            return None
        draft = _draft(view, index, "part", quantity, earlier.counted_span)
        draft.add("whole", earlier)
        return draft
    place = _whole_at(view, at + 1)
    if place >= len(tokens):
        return None
    whole = tokens[place].quantity
    if whole is None or (
        whole.kind not in (quantity.kind, Kind.COUNT, Kind.NUMBER)
        and (quantity.kind is not Kind.NUMBER or whole.kind not in (Kind.MONEY, Kind.MEASURE))
    ):
        return None
    draft = _draft(view, index, "part", quantity, tokens[place].span)
    draft.add("whole", whole)
    share = place + 1
    if share + 1 < len(tokens) and tokens[share].tag in (Tag.OPEN, Tag.COMMA):
        share = _next(view, share + 1)
        beside = tokens[share].quantity if share < len(tokens) else None
        if beside is not None and is_part(beside):
            draft.add("share", beside)
    return draft


def _of_those(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "Of the 48 pupils, 12 failed": the whole opens the sentence or its clause."""
    tokens = view.tokens
    place = next((i for i in view.figures if tokens[i].tag is Tag.FIGURE), index)
    if place >= index:
        return None
    whole = tokens[place].quantity
    back = place - 1
    while back >= 0 and tokens[back].tag in (
        Tag.DETERMINER,
        Tag.ADJECTIVE,
        Tag.ADVERB,
        Tag.NAME,
        Tag.POSSESSIVE,
        Tag.NOUN,
    ):
        back -= 1
    opens = (
        back >= 0
        and tokens[back].word in ("of", "among")
        and (back == 0 or tokens[back - 1].tag in (Tag.STOP, Tag.QUOTE, Tag.COMMA))
    )
    if not opens or whole is None or not any(t.tag is Tag.COMMA for t in tokens[place:index]):
        return None
    earlier = [
        other
        for i in view.figures
        if place < i < index
        and tokens[i].tag is Tag.FIGURE
        and (other := tokens[i].quantity) is not None
        and other.kind is not Kind.DURATION
    ]
    if earlier or whole.kind not in (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE):
        return None
    if not is_part(quantity) and quantity.kind not in (Kind.NUMBER, whole.kind, Kind.COUNT):
        return None
    draft = _draft(
        view, index, "share" if is_part(quantity) else "part", quantity, tokens[place].span
    )
    draft.add("whole", whole)
    return draft
