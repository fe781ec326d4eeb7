"""The figures before a word of change: "a 12 percent rise", "net income of $5m, up 12 percent"."""

from __future__ import annotations

from factgauge.claims.change_walk import DIFFERENCE, Change
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.triggers import Trigger
from factgauge.claims.values import phrase_to_figure
from factgauge.model.claim import Period
from factgauge.model.quantity import Kind, Quantity


def look_back(
    view: View, change: Change, previous: Trigger | None, taken: set[int], earlier: list[Change]
) -> None:
    """Find the figures that stand before a trigger."""
    trigger = change.trigger
    if trigger.part == "noun":
        _before_noun(view, change, taken)
    if trigger.part == "adverb":
        _before_adverb(view, change, taken)
    if trigger.part in ("adverb", "noun"):
        _before_apposition(view, change, taken, earlier)
    if trigger.part != "noun":
        _opening_value(view, change, taken)
    if trigger.part != "noun" and not (change.start and change.end) and change.figures:
        _aside_value(view, change, taken)
    if trigger.part == "verb":
        _before_verb(view, change, previous, taken)
        if view.tokens[trigger.index].tag is Tag.PARTICIPLE and not change.end:
            _before_apposition(view, change, taken, earlier)


def _before_noun(view: View, change: Change, taken: set[int]) -> None:
    """Take the figure of "a 12 percent annual rise"."""
    tokens = view.tokens
    index = change.trigger.index - 1
    while index >= 0 and tokens[index].tag in (
        Tag.ADJECTIVE,
        Tag.NOUN,
        Tag.DASH,
        Tag.NAME,
        Tag.ADVERB,
        Tag.PARTICIPLE,
    ):
        index -= 1
    if index < 0 or change.by or index in taken:
        return
    token = tokens[index]
    if token.quantity is None or token.tag is not Tag.FIGURE:
        return
    if token.quantity.kind is Kind.COUNT and change.trigger.index - index > 1:
        return
    change.put("by", token.quantity, index)
    taken.add(index)


def _before_adverb(view: View, change: Change, taken: set[int]) -> None:
    """Take the figure of "83 cents lower at $88.49" and "12 percent up on last season"."""
    tokens = view.tokens
    index = change.trigger.index - 1
    while index >= 0 and tokens[index].tag is Tag.ADVERB:
        index -= 1
    if index < 0 or change.by or index in taken or tokens[index].tag is not Tag.FIGURE:
        return
    quantity = tokens[index].quantity
    if quantity is None or quantity.kind in (Kind.RATIO, Kind.DURATION):
        return
    change.put("by", quantity, index)
    taken.add(index)


def _far_value(view: View, change: Change) -> int:
    """Return the figure of "39 percent of the cases it closed, up from 27", -1 if none is plain.

    The start tells what the end must be alike; without one the figure must be near.
    """
    tokens = view.tokens
    at = min(change.first, change.trigger.index) - 1
    while at > 0 and tokens[at].tag in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB):
        at -= 1
    if at < 1 or tokens[at].tag not in (Tag.COMMA, Tag.DASH) or change.trigger.part == "verb":
        return -1
    for place in range(at - 1, max(-1, at - 24), -1):
        token = tokens[place]
        if token.tag is Tag.STOP:
            return -1
        if token.tag is not Tag.FIGURE or token.quantity is None:
            continue
        quantity = token.quantity
        if quantity.kind is Kind.DURATION:
            continue
        if change.start:
            alike = quantity.unit == change.start[0].unit or (
                Kind.NUMBER in (quantity.kind, change.start[0].kind)
            )
            return place if alike else -1
        return place if at - place <= 8 else -1
    return -1


def _before_apposition(view: View, change: Change, taken: set[int], earlier: list[Change]) -> None:
    """Take the end value in front: "income of $5m, up 12 percent", "$5m, a rise of 12 percent"."""
    tokens = view.tokens
    if change.end:
        return
    index = min(change.first, change.trigger.index) - 1
    crossed = False
    verb_between = False
    while index >= 0:
        token = tokens[index]
        tag = token.tag
        if tag in (Tag.COMMA, Tag.OPEN, Tag.DASH):
            crossed = True
        elif (
            (token.quantity is not None and token.quantity.kind is Kind.DURATION)
            or tag is Tag.TIME
            or tag
            in (
                Tag.DETERMINER,
                Tag.ADJECTIVE,
                Tag.ADVERB,
                Tag.QUOTE,
                Tag.CLOSE,
            )
        ):
            pass
        elif token.word in (
            "or",
            "representing",
            "marking",
            "which",
            "is",
            "was",
            "with",
            "for",
            "meaning",
            "in",
            "on",
            "for",
            "equivalent",
        ):
            verb_between = verb_between or token.word in ("is", "was")
        elif tag in (Tag.PREPOSITION, Tag.TO) or tag in (Tag.NOUN, Tag.NAME, Tag.POSSESSIVE):
            if not crossed and change.trigger.part != "adverb":
                return
            if tag in (Tag.NOUN, Tag.NAME, Tag.POSSESSIVE) and not crossed:
                return
            if index and not phrase_to_figure(view, index):
                break
        else:
            break
        index -= 1
    if index < 0 or tokens[index].tag is not Tag.FIGURE:
        index = _far_value(view, change)
    if index < 0:
        return
    quantity = tokens[index].quantity
    if quantity is None or quantity.kind in (Kind.PERCENTAGE_POINT, Kind.MULTIPLE, Kind.DURATION):
        return
    if verb_between and not crossed:
        return
    if change.trigger.part != "adverb" and not crossed:
        return
    if change.start and _per_unit(quantity) and not _per_unit(change.start[0]):
        total = _before_or(view, index)  # "$42m, or $1.82 a share, up 75 percent from $24m"
        if total < 0:
            return
        index = total
        quantity = tokens[index].quantity or quantity
    host = next((c for c in earlier if quantity in c.figures), None)
    if host is not None and quantity in host.by:
        if change.start and not change.by:
            change.put("end", quantity, index)  # "grew 6.3 pct, up from 5.9"
        return
    if host is not None and quantity not in host.end:
        return
    if (
        change.by
        and change.by[0].kind not in (*DIFFERENCE, Kind.NUMBER)
        and (change.by[0].unit != quantity.unit)
        and (quantity.currency is None or change.by[0].currency != quantity.currency)
    ):
        return
    if (
        change.start
        and change.start[0].unit != quantity.unit
        and change.start[0].kind not in (quantity.kind, Kind.NUMBER)
    ):
        return
    change.put("end", quantity, index)
    taken.add(index)


def _per_unit(quantity: Quantity) -> bool:
    return " / " in (quantity.unit or "")


def _before_or(view: View, index: int) -> int:
    """Return the figure that "or" sets a later one beside, -1 if there is none."""
    tokens = view.tokens
    joined = False
    for at in range(index - 1, max(-1, index - 6), -1):
        joined = joined or tokens[at].word == "or"
        if tokens[at].tag is Tag.FIGURE:
            return at if joined else -1
    return -1


def _before_verb(view: View, change: Change, previous: Trigger | None, taken: set[int]) -> None:
    """Take the start value in front: "from $5m in 2017 trade fell to $3m"."""
    if change.start:
        return
    tokens = view.tokens
    limit = previous.after if previous is not None else 0
    for index in range(change.trigger.index - 1, limit, -1):
        token = tokens[index]
        if token.tag in (Tag.VERB, Tag.STOP):
            return
        if token.tag is not Tag.FIGURE or token.quantity is None or index in taken:
            continue
        lead = tokens[index - 1]
        if lead.word == "from" and change.trigger.index - index < 14:
            change.put("start", token.quantity, index)
            taken.add(index)
            change.base = _period_after(view, index)
        return


def _period_after(view: View, index: int) -> Period | None:
    """Return the period that stands right behind a figure: "$77.9m in 2017"."""
    for token in view.tokens[index + 1 : index + 4]:
        if token.tag is Tag.TIME and token.period is not None:
            return token.period.period
        if token.tag not in (Tag.PREPOSITION, Tag.DETERMINER, Tag.ADVERB):
            return None
    return None


def _aside_value(view: View, change: Change, taken: set[int]) -> None:
    """Take the value put in behind the subject: "the lead, ten seconds at noon, shrank to two"."""
    tokens = view.tokens
    at = change.trigger.index - 1
    while at >= 0 and tokens[at].tag in (Tag.AUXILIARY, Tag.ADVERB, Tag.TIME, Tag.MODAL, Tag.TO):
        at -= 1
    if at < 2 or tokens[at].tag not in (Tag.COMMA, Tag.DASH):
        return
    place = at - 1
    while place > 0 and place > at - 9 and tokens[place].tag is not Tag.FIGURE:
        if tokens[place].tag in (Tag.COMMA, Tag.STOP, Tag.VERB):
            return
        place -= 1
    quantity = tokens[place].quantity
    if quantity is None or place in taken or tokens[place].tag is not Tag.FIGURE:
        return
    if quantity.kind in (Kind.MULTIPLE, Kind.RATIO):
        return
    lead = place - 1
    while lead > 0 and (
        tokens[lead].tag in (Tag.ADVERB, Tag.PREPOSITION, Tag.DETERMINER, Tag.AUXILIARY, Tag.TIME)
        or tokens[lead].word in ("worth", "reached", "stood", "cost", "priced", "averaged")
    ):
        lead -= 1
    if tokens[lead].tag not in (Tag.COMMA, Tag.DASH) and tokens[lead].word not in ("which", "who"):
        return
    if change.start:
        if quantity.unit == change.start[0].unit:
            change.put("end", quantity, place)
            taken.add(place)
    elif (change.end and Kind.NUMBER in (quantity.kind, change.end[0].kind)) or (
        change.end and quantity.kind is change.end[0].kind
    ):
        change.put("start", quantity, place)
        taken.add(place)
        change.base = _period_after(view, place)
    elif change.by:
        relative = tokens[lead].word in ("which", "who")
        change.put("start" if relative else "end", quantity, place)
        taken.add(place)


def _opening_value(view: View, change: Change, taken: set[int]) -> None:
    """Take the end value of "At $50 million, sales were up 25 percent"."""
    tokens = view.tokens
    if change.end or len(tokens) < 3 or tokens[0].word != "at" or 1 in taken:
        return
    quantity = tokens[1].quantity
    if (
        quantity is not None
        and tokens[1].tag is Tag.FIGURE
        and change.by
        and (quantity.kind is not Kind.DURATION)
    ):
        change.put("end", quantity, 1)
        taken.add(1)
