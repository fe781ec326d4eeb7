"""The change frame: what rose or fell, by how much, from what, to what.

"Trade fell last year, by more than 56 percent to $34 million"; "from $77.9m in 2017
trade dropped to $34.0m, down 56.4 per cent"; "a drop of over 56%"; "exports rose 5 percent
and imports 7". The figures behind each trigger are read by `change_walk`, those before it by
`change_front`; here what stands in apposition is merged, and the measurand is found.
"""

from __future__ import annotations

from factgauge.claims.change_front import look_back
from factgauge.claims.change_walk import Change, carries, walk
from factgauge.claims.draft import Draft
from factgauge.claims.phrases import phrase_ending, phrase_starting, subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.triggers import Trigger, carriers
from factgauge.claims.values import direction_between, value_measurand
from factgauge.model.claim import Direction, Frame
from factgauge.model.span import Span


def read_changes(view: View, triggers: list[Trigger], claimed: set[str]) -> list[Draft]:
    """Return the changes that a sentence states, in the order of their triggers.

    `claimed` holds the ids of the figures that other frames have taken.
    """
    changes: list[Change] = []
    taken = {view.index_of[id] for id in claimed}
    for number, trigger in enumerate(triggers):
        stop = triggers[number + 1].index if number + 1 < len(triggers) else len(view.tokens)
        found = walk(view, trigger, stop, taken)
        for change in found:
            look_back(view, change, triggers[number - 1] if number else None, taken, changes)
        changes += found
    merged = _merge(view, [change for change in changes if change.figures])
    return [_draft(view, change) for change in merged if _states_change(view, change)]


def _states_change(view: View, change: Change) -> bool:
    if change.trigger.part == "adverb" and change.trigger.word not in ("up", "down"):
        following = view.tokens[change.trigger.after : change.trigger.after + 1]
        if following and following[0].word == "than":
            return False  # whether it is a change or a comparison, the other frame tells
        if change.trigger.word in ("more", "less", "fewer"):
            return False
        if not change.by and not change.start and change.trigger.direction is not Direction.FLAT:
            return False
    part, direction = change.trigger.part, change.trigger.direction
    if change.trigger.word in carriers():
        return bool(change.end) and (part != "verb" or change.trigger.word not in ("take", "took"))
    if direction is Direction.FLAT:
        return bool(change.end or change.start or change.by)
    if direction is None:
        return bool(change.start or (change.by and change.trigger.part != "noun"))
    return bool(change.by or change.start or (change.end and part == "verb"))


def _merge(view: View, changes: list[Change]) -> list[Change]:
    """Join a change in apposition to the one before it: "shrank to $34 million, a drop of 56%"."""
    merged: list[Change] = []
    for change in changes:
        host = merged[-1] if merged else None
        if host is not None and _apposed(view, host, change):
            host.by += [q for q in change.by if q not in host.by]
            host.start += [q for q in change.start if q not in host.start]
            host.end += [q for q in change.end if q not in host.end and q not in host.start]
            host.base = host.base or change.base
            host.last = max(host.last, change.last)
            continue
        merged.append(change)
    return merged


def _apposed(view: View, host: Change, change: Change) -> bool:
    if (
        change.trigger.direction is not host.trigger.direction
        and change.trigger.direction is not None
        and change.trigger.word not in carriers()
    ):
        return False
    carried = change.trigger.word in carriers() and host.trigger.part == "noun"
    if (
        change.trigger.part == "verb"
        and not carried
        and view.tokens[change.trigger.index].tag is not Tag.PARTICIPLE
    ):
        return False
    shared = any(q in host.end for q in change.end)
    if shared and not (host.by and change.by) and not (host.start and change.start):
        return True
    if change.trigger.word in carriers() and change.end and not (host.end or change.by):
        if host.trigger.part == "noun" and host.by:
            host.measurand = host.measurand or phrase_starting(view, change.trigger.after)
            return True  # "a rise of 20 percent took sales to $6 million"
        return (
            host.last < len(view.tokens) and view.tokens[change.trigger.index - 1].tag is Tag.COMMA
        )
    if (host.by and change.by) or (host.start and change.start) or change.end:
        return False
    gap = view.tokens[host.last : min(change.first, change.trigger.index)]
    return (
        all(
            t.tag
            in (
                Tag.COMMA,
                Tag.DASH,
                Tag.OPEN,
                Tag.DETERMINER,
                Tag.ADJECTIVE,
                Tag.TIME,
                Tag.ADVERB,
                Tag.CLOSE,
            )
            or t.word
            in ("or", "for", "with", "which", "is", "was", "representing", "marking", "in")
            for t in gap
        )
        and len(gap) <= 6
    )


def _draft(view: View, change: Change) -> Draft:
    trigger = change.trigger
    direction = trigger.direction
    if direction is Direction.FLAT and change.by and not change.end:
        change.end, change.by = change.by, []
    if direction is None or trigger.word in ("revised", "narrowed", "improved"):
        direction = direction_between(change.start, change.end) or direction
    draft = Draft(
        Frame.CHANGE, trigger.span, direction=direction, base_period=change.base, rule="change"
    )
    draft.worded = trigger.direction is not None
    for role, group in (("by", change.by), ("from", change.start), ("to", change.end)):
        for quantity in group:
            draft.add(role, quantity)
    draft.measurand = change.measurand or _measurand(view, change)
    return draft


def _measurand(view: View, change: Change) -> Span | None:
    """Return the noun phrase of what changed."""
    tokens = view.tokens
    trigger = change.trigger
    if trigger.part == "noun":
        for index in (trigger.after, change.last):
            if index < len(tokens) and tokens[index].word in ("in", "of", "for"):
                phrase = phrase_starting(view, index + 1)
                if phrase is not None:
                    return phrase
    if trigger.part == "verb" and carries(view, trigger, trigger.after):
        phrase = phrase_starting(view, trigger.after)
        if phrase is not None:
            return phrase
    opening = trigger.index == 0 or (trigger.index == 1 and tokens[0].tag is Tag.QUOTE)
    if opening:  # "Down 56 percent, trade stood at …"
        for index in range(change.last, len(tokens) - 1):
            if tokens[index].tag is Tag.COMMA:
                return phrase_starting(view, index + 1)
    if trigger.part != "verb" and change.end:
        for index in range(min(change.first, trigger.index), len(tokens)):
            if tokens[index].quantity is change.end[0]:
                found = value_measurand(view, index)
                if found is not None:
                    return found
    anchor = trigger.index
    if trigger.part == "noun":
        anchor = min(change.first, trigger.index)
        while anchor > 0 and tokens[anchor - 1].tag in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB):
            anchor -= 1
        if anchor and tokens[anchor - 1].tag is Tag.POSSESSIVE:
            return phrase_ending(view, anchor - 1)
    return subject_of(view, anchor)
