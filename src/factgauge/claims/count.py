"""The count frame: how often something happened and whom it befell.

"Met twice with X", "held three summits", "killed 12 people", "12 people were arrested".
"""

from __future__ import annotations

from functools import cache

from factgauge.claims.draft import Draft
from factgauge.claims.partners import named_just_before, object_of, partners_of, with_other
from factgauge.claims.phrases import subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity


@cache
def _events() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    data = table("en/events")
    verbs = {form: row["stem"] for row in data["event"] for form in row["verbs"].split()}
    nouns = {form: row["stem"] for row in data["event"] for form in row["nouns"].split()}
    return verbs, nouns, words(data["light"])


@cache
def _befalls() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table("en/events")
    return words(data["befalls"]), words(data["happens"]), words(data["counted"])


def read_counts(view: View, taken: set[str]) -> list[Draft]:
    """Return the counts of events that a sentence states."""
    found: list[Draft] = []
    for index, quantity in view.free(taken):
        draft = None
        if quantity.kind is Kind.COUNT and quantity.counted is not None:
            draft = _of_events(view, index, quantity, found)
        if draft is None and quantity.kind in (Kind.COUNT, Kind.NUMBER):
            draft = _befell(view, index, quantity)
        if draft is not None:
            taken.add(quantity.id)
            found.append(draft)
    return found


def _of_events(view: View, index: int, quantity: Quantity, found: list[Draft]) -> Draft | None:
    """Read "met twice with X" and "held three summits", with the partners that they name."""
    verbs, nouns, light = _events()
    tokens = view.tokens
    head = (quantity.counted or "").lower()
    word: int | None = None
    if head == "times":
        near = (found == [] and 60) or 10_000
        word = _last(view, index, frozenset(verbs), near)
        if word is None and index + 1 < len(tokens) and tokens[index + 1].word in verbs:
            word = index + 1
        if word is None:
            return None
        trigger = tokens[word].span
    elif head in nouns:
        word = _last(view, index, light, 10_000)
        if word is None:
            return None
        trigger = quantity.counted_span or quantity.span
    else:
        return None
    draft = Draft(Frame.COUNT, trigger, [("value", quantity)], rule="events")
    at = tokens[word].start
    draft.subject = named_just_before(view, at) or with_other(view, subject_of(view, word))
    draft.partners = partners_of(view, quantity)
    if draft.partners is None and head == "times" and tokens[word].end < quantity.span.start:
        draft.partners = object_of(view, tokens[word].end, quantity.span.start)
    draft.measurand = trigger
    return draft


def _last(view: View, index: int, known: frozenset[str], reach: int) -> int | None:
    for at in range(index - 1, -1, -1):
        token = view.tokens[at]
        if view.tokens[index].start - token.end > reach:
            return None
        if token.word in known and token.tag not in (Tag.DETERMINER, Tag.NAME):
            return at
    return None


_BETWEEN = frozenset({
    Tag.AUXILIARY, Tag.ADVERB, Tag.TIME, Tag.NEGATION, Tag.PREPOSITION, Tag.NOUN, Tag.NAME,
    Tag.ADJECTIVE, Tag.DETERMINER, Tag.MODAL, Tag.POSSESSIVE,
})  # fmt: skip


def _befell(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "killed 12 people", "12 people were killed", "left 12 dead", "a death toll of 12"."""
    befalls, happens, counted = _befalls()
    tokens = view.tokens
    head = (quantity.counted or "").lower()
    back = view.before(index, (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE))
    trigger: int | None = None
    if (
        back >= 0
        and tokens[back].word in befalls
        and tokens[back].tag in (Tag.VERB, Tag.PARTICIPLE, Tag.NOUN)
    ):
        trigger = back
    if (
        back > 0
        and tokens[back].word in ("of", "at", "to")
        and tokens[back - 1].word in ("toll", "deaths", "casualties")
    ):
        trigger = back - 1
    if trigger is None:
        at = index + 1
        steps = 0
        while at < len(tokens) and tokens[at].tag in _BETWEEN and steps < 7:
            if tokens[at].word in happens or tokens[at].word in befalls:
                break
            at += 1
            steps += 1
        if at < len(tokens) and (
            (
                tokens[at].word in happens
                and tokens[at].tag in (Tag.VERB, Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.NOUN)
            )
            or (
                tokens[at].word in befalls
                and any(t.tag is Tag.AUXILIARY for t in tokens[index + 1 : at])
            )
        ):
            trigger = at
    if (
        trigger is None
        and head in counted
        and (
            back < 0
            or tokens[back].tag in (Tag.VERB, Tag.AUXILIARY, Tag.PREPOSITION)
            or tokens[back].tag in (Tag.COMMA, Tag.CONJUNCTION)
        )
    ):
        trigger = index
    if trigger is None:
        return None
    draft = Draft(Frame.COUNT, tokens[trigger].span, [("value", quantity)], rule="befell")
    draft.measurand = quantity.counted_span or tokens[trigger].span
    if trigger < index:
        draft.subject = subject_of(view, trigger)
    return draft
