"""The threshold frame: a mark that was passed or missed, "exceeded 5 million", "fell short of"."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind


def read_thresholds(view: View, taken: set[str]) -> list[Draft]:
    """Return the marks that a sentence says were passed or missed."""
    data = table("en/threshold")
    verbs, marks, movers, ways = (
        words(data[name]) for name in ("verbs", "marks", "movers", "ways")
    )
    found: list[Draft] = []
    tokens = view.tokens
    for index, quantity in view.free(taken):
        if quantity.kind in (Kind.MULTIPLE, Kind.RATIO):
            continue
        back = index - 1
        while back >= 0 and tokens[back].tag in (
            Tag.ADVERB,
            Tag.DETERMINER,
            Tag.ADJECTIVE,
            Tag.NOUN,
        ):
            if tokens[back].word in verbs:
                break
            back -= 1
        first = quantity.surface.lower().split()[0]
        trigger = None
        if first in verbs:
            trigger = index
        elif back >= 0 and tokens[back].word in verbs and tokens[back].tag is not Tag.ADVERB:
            trigger = back
        elif (back > 0 and tokens[back].word in ways and tokens[back - 1].word in movers) or (
            back > 0 and tokens[back].word == "of" and tokens[back - 1].word == "short"
        ):
            trigger = back - 1
        elif (
            index + 1 < len(tokens)
            and tokens[index + 1].word in marks
            and back >= 0
            and (tokens[back].tag in (Tag.VERB, Tag.PREPOSITION, Tag.PARTICIPLE))
        ):
            trigger = back
        if trigger is None:
            lead = quantity.surface.lower().split()
            if len(lead) > 1 and lead[0] in ways and index and tokens[index - 1].word in movers:
                trigger = index - 1
        if trigger is None:
            continue
        draft = Draft(
            Frame.THRESHOLD,
            tokens[trigger].span,
            [("value", quantity)],
            subject_of(view, trigger),
            rule="threshold",
        )
        taken.add(quantity.id)
        found.append(draft)
    return found
