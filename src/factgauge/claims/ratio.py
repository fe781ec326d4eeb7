"""The ratio frame: scores, votes, odds and margins, "won 3-1", "61 to 38", "three to one"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import subject_of
from factgauge.claims.share import is_score
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.triggers import find_triggers
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity


def read_ratios(view: View, taken: set[str]) -> list[Draft]:
    """Return the scores, votes and margins of the figures that no other frame has taken."""
    data = table("en/comparison")
    contest, margins = words(data["contest"]), words(data["margins"])
    found: list[Draft] = []
    for index, quantity in view.free(taken):
        draft = None
        if is_score(quantity) or (
            quantity.kind is Kind.NUMBER
            and " to " in quantity.surface
            and _near(view, index, contest)
        ):
            draft = _score(view, index, quantity, contest)
        elif (pair := _split(view, index, contest, taken)) is not None:
            draft = Draft(
                Frame.RATIO,
                view.tokens[index].span,
                [("left", quantity), ("right", pair)],
                rule="vote",
            )
        elif quantity.kind is Kind.RATIO and " to " in quantity.surface:
            draft = Draft(
                Frame.RATIO,
                view.tokens[index].span,
                [("left", quantity), ("right", quantity)],
                rule="odds",
            )
        elif _is_margin(view, index, margins, contest):
            draft = Draft(Frame.RATIO, view.tokens[index].span, [("by", quantity)], rule="margin")
        if draft is not None:
            taken.update(q.id for q in draft.figures)
            found.append(draft)
    return found


def _split(view: View, index: int, contest: frozenset[str], taken: set[str]) -> Quantity | None:
    """Return the right side of a vote: "by 432 votes to 202", "50.2 percent to 49.8"."""
    tokens = view.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].word not in ("to", "against"):
        return None
    other, own = tokens[index + 2].quantity, tokens[index].quantity
    if other is None or own is None or other.id in taken or tokens[index + 2].tag is not Tag.FIGURE:
        return None
    led = index > 0 and tokens[index - 1].word in ("by", ",")
    if led and any(t.index == index - 2 for t in find_triggers(view)):
        return None  # "widened by 1.5 percent to 11.5 percent"
    if not led or other.kind not in (own.kind, Kind.NUMBER):
        return None
    if not any(token.word in contest for token in tokens[max(0, index - 12) : index]):
        return None
    return other


def _near(view: View, index: int, contest: frozenset[str]) -> bool:
    near = view.words(index - 8, index) + view.words(index + 1, index + 5)
    return any(word in contest for word in near)


def _score(view: View, index: int, quantity: Quantity, contest: frozenset[str]) -> Draft | None:
    """Read a score: a contest is named near it, or a side stands right before it."""
    before = view.tokens[index - 1] if index else None
    if not _near(view, index, contest) and (before is None or before.tag is not Tag.NAME):
        return None
    verb = next(
        (i for i in range(index - 1, max(-1, index - 8), -1) if view.tokens[i].tag is Tag.VERB),
        None,
    )
    subject = None if verb is None else subject_of(view, verb)
    trigger = view.tokens[verb].span if verb is not None else quantity.span
    draft = Draft(Frame.RATIO, trigger, subject=subject, rule="score")
    draft.add("left", quantity)
    draft.add("right", quantity)
    return draft


def _is_margin(view: View, index: int, margins: frozenset[str], contest: frozenset[str]) -> bool:
    tokens = view.tokens
    quantity = tokens[index].quantity
    if quantity is None or quantity.kind in (Kind.RATIO, Kind.MULTIPLE, Kind.DATE):
        return False
    if quantity.unit == "basis_point":
        return False  # "voted to lift the rate by 25bp"
    if index + 1 < len(tokens) and tokens[index + 1].word in margins:
        return True
    back = view.before(index, (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE))
    if back < 1:
        return False
    if tokens[back].word == "of" and tokens[back - 1].word in margins:
        return True
    return tokens[back].word == "by" and any(
        token.word in contest and token.tag is Tag.VERB for token in tokens[max(0, back - 7) : back]
    )
