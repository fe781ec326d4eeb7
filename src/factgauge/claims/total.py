"""The total frame: a whole and its parts, "12 killed, including 3 children"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity

_OPENS = frozenset({
    "including", "comprising", "comprised", "composed", "consisting", "consists", "consisted",
    "made", "split", "divided", "included", "includes", "namely", "comprises", "shared",
    "broken",
})  # fmt: skip
_ADDABLE = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT})


def read_totals(view: View, taken: set[str]) -> list[Draft]:
    """Return the totals whose figures no other frame has taken."""
    found: list[Draft] = []
    for index in view.figures:
        token = view.tokens[index]
        quantity = token.quantity
        if quantity is None or token.tag is not Tag.FIGURE or quantity.kind not in _ADDABLE:
            continue
        draft = _including(view, index, quantity, taken) or _opening(view, index, quantity, taken)
        if draft is not None:
            taken.update(q.id for q in draft.figures)
            found.append(draft)
    return found


def _including(view: View, index: int, whole: Quantity, taken: set[str]) -> Draft | None:
    """Read what follows "including", "of which", "made up of" after a whole."""
    tokens = view.tokens
    marker = None
    for at in range(index + 1, min(index + 14, len(tokens))):
        token = tokens[at]
        if token.word == ";":
            break
        if token.tag is Tag.FIGURE:
            placed = tokens[at - 1].word in ("in", "across", "over", "at", "on", "for", "from")
            if token.quantity is None or (not placed and _part_of(token.quantity, whole)):
                break
            continue
        if token.word in (":", "with") and _two_parts_follow(view, at, whole):
            marker = at
            break
        if token.word in _OPENS and (
            token.word in ("including", "comprising", "namely")
            or (
                at + 1 < len(tokens)
                and tokens[at + 1].word in ("of", "up", "into", "between", "down")
            )
            or (
                token.word in ("included", "includes", "comprises")
                and at + 1 < len(tokens)
                and (tokens[at + 1].tag is Tag.FIGURE)
            )
        ):
            marker = at
            break
        if token.word == "among" and at + 1 < len(tokens) and tokens[at + 1].word == "them":
            marker = at + 1
            break
        if (
            token.word == "of"
            and at > index + 1
            and at + 1 < len(tokens)
            and tokens[at + 1].word in ("which", "whom", "them")
        ):
            marker = at + 1
            break
    if marker is None:
        return None
    parts = []
    share = False
    other_clause = 0
    relative = False
    for at in range(marker + 1, len(tokens)):
        token = tokens[at]
        if token.tag is Tag.FIGURE and token.quantity is not None:
            part = token.quantity
            if part.kind is Kind.DURATION or not _part_of(part, whole):
                break
            share = share or (part.kind is Kind.PERCENT and whole.kind is not Kind.PERCENT)
            parts.append(part)
            other_clause = 0
            continue
        if token.tag in (Tag.STOP, Tag.CLOSE) and token.word != ":":
            break
        if token.tag is Tag.SUBORDINATOR:
            relative = token.word in ("that", "who", "which")
            if parts and not relative:
                break
            continue
        if token.tag is Tag.COMMA:
            relative = False
        if (
            token.tag is Tag.VERB
            and parts
            and not relative
            and (tokens[marker].word not in ("which", "whom", "them"))
        ):
            break
        other_clause += 1
        if other_clause > 12:
            break
    parts = [part for part in parts if part.id not in taken]
    if not parts:
        return None
    draft = Draft(Frame.TOTAL, tokens[marker].span, rule="including")
    draft.measurand = whole.counted_span
    draft.add("whole", whole)
    for part in parts:
        draft.add("share" if share and part.kind is Kind.PERCENT else "part", part)
    return draft


def _opening(view: View, index: int, whole: Quantity, taken: set[str]) -> Draft | None:
    """Read "Of the £86,000, £50,000 came from the Lottery and £21,500 from the parish"."""
    tokens = view.tokens
    if index != next((i for i in view.figures if tokens[i].tag is Tag.FIGURE), -1):
        return None
    back = view.before(
        index,
        (
            Tag.DETERMINER,
            Tag.ADJECTIVE,
            Tag.ADVERB,
            Tag.NAME,
            Tag.POSSESSIVE,
        ),
    )
    if back != 0 or tokens[back].word != "of":
        return None
    comma = next((i for i in range(index, len(tokens)) if tokens[i].tag is Tag.COMMA), None)
    if comma is None:
        return None
    parts = [
        q
        for i in view.figures
        if i > comma
        and (q := tokens[i].quantity) is not None
        and tokens[i].tag is Tag.FIGURE
        and q.id not in taken
        and q.kind is not Kind.PERCENT
        and _part_of(q, whole)
    ]
    if len(parts) < 2:
        return None
    draft = Draft(
        Frame.TOTAL, tokens[back].span, [("whole", whole)], whole.counted_span, rule="of the"
    )
    for part in parts:
        draft.add("part", part)
    return draft


def _two_parts_follow(view: View, at: int, whole: Quantity) -> bool:
    """Whether two parts stand behind a mark: ": 450 in cages, 387 on free range"."""
    tokens = view.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].tag is not Tag.FIGURE:
        return False
    percent = tokens[at].word == "with"
    parts = 0
    for token in tokens[at + 1 : at + 16]:
        if token.tag is Tag.STOP or token.tag in (Tag.VERB, Tag.AUXILIARY):
            break
        quantity = token.quantity
        if token.tag is Tag.FIGURE and quantity is not None and _part_of(quantity, whole):
            if percent and quantity.kind is not Kind.PERCENT:
                return False
            parts += 1
    return parts >= 2


def _part_of(part: Quantity, whole: Quantity) -> bool:
    if part.kind is Kind.PERCENT and part.unit == "percent":
        return True
    if whole.kind in (Kind.COUNT, Kind.NUMBER):
        if part.kind not in (Kind.COUNT, Kind.NUMBER):
            return False
    elif part.kind is Kind.NUMBER:
        return whole.kind in (Kind.MONEY, Kind.MEASURE)
    elif part.kind is not whole.kind or part.unit != whole.unit:
        return False
    low, high = part.stated_low, whole.stated_high or whole.stated_low
    return low is None or high is None or low <= high
