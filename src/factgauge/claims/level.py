"""The level frame: what a thing was or how much there is of it, "stood at 5", "has 300 staff".

It is read last, of the figures that no other frame has taken.
"""

from __future__ import annotations

from functools import cache

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import phrase_ending, phrase_starting, subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.values import value_measurand
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    data = table("en/level")
    return words(data["subject"]), words(data["object"])


_BEFORE = frozenset({Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE, Tag.QUOTE, Tag.DASH})
_TO_VERB = frozenset({
    Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE, Tag.QUOTE, Tag.PREPOSITION, Tag.TIME, Tag.TO,
    Tag.COMMA, Tag.NEGATION,
})  # fmt: skip


def read_levels(view: View, taken: set[str]) -> list[Draft]:
    """Return the levels of the figures that no other frame has taken."""
    found: list[Draft] = []
    for index, quantity in view.free(taken):
        if quantity.kind in (Kind.MULTIPLE, Kind.RATIO) or quantity.counted == "times":
            continue
        if quantity.surface.lower().startswith("one "):
            continue  # "said one economist" counts nobody
        if quantity.kind is Kind.DURATION:
            draft = _of_time(view, index, quantity)
            if draft is not None:
                taken.add(quantity.id)
                found.append(draft)
            continue
        draft = (
            said_by_verb(view, index, quantity)
            or _of_noun(view, index, quantity)
            or _put_at(view, index, quantity)
            or _subject(view, index, quantity)
            or _listed(view, index, quantity, found)
        )
        if draft is not None:
            taken.add(quantity.id)
            found.append(draft)
    return found


def said_by_verb(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "stood at $34 million", "employs 300 people", "was worth $5 million"."""
    tokens = view.tokens
    subject_verbs, object_verbs = _verbs()
    back = index - 1
    while (
        back >= 0
        and tokens[back].tag in _TO_VERB
        and tokens[back].word
        not in (
            "by",
            "from",
            "in",
            "on",
            "during",
            "for",
            "after",
            "until",
            "since",
            "with",
            "within",
            "through",
            "between",
            "per",
            "worth",
        )
    ):
        back -= 1
    if back < 0:
        return None
    token = tokens[back]
    if token.tag not in (Tag.VERB, Tag.AUXILIARY, Tag.PARTICIPLE) and not (
        token.word in subject_verbs or token.word == "worth"
    ):
        return None
    if (
        any(t.tag is Tag.COMMA for t in tokens[back + 1 : index])
        and token.word not in subject_verbs
    ):
        return None
    if quantity.kind is Kind.NUMBER and token.word not in subject_verbs | object_verbs:
        return None
    subject = subject_of(view, back)
    draft = Draft(
        Frame.LEVEL, token.span, [("value", quantity)], subject=subject, rule="level verb"
    )
    draft.measurand = subject
    bare = token.word == "worth" and not (back and tokens[back - 1].tag is Tag.AUXILIARY)
    made = _made(view, subject, object_verbs) if bare else None  # not "exports to Rome were worth"
    if made is not None:
        draft.subject, draft.measurand = made
    elif token.word not in subject_verbs:
        draft.measurand = _object(view, index, quantity) or subject
    return draft


def _of_time(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "life expectancy was 79 years", a level, and "the delay was 40 minutes", a duration."""
    before = view.tokens[index - 1].word if index else ""
    if before not in ("was", "is", "were", "are", "at", "to", "averaged", "about"):
        return None
    draft = said_by_verb(view, index, quantity)
    if draft is None or draft.measurand is None:
        return None
    words_of = draft.measurand.of(view.text).lower()
    if not any(
        word in words_of for word in ("expectancy", "age", "time", "wait", "half-life", "latency")
    ):
        draft.frame = Frame.TEMPORAL
    return draft


def _made(
    view: View, subject: Span | None, object_verbs: frozenset[str]
) -> tuple[Span, Span] | None:
    """Return who and what, where the words before "worth" hold a verb of their own.

    "The mill produced goods worth $5 million".
    """
    if subject is None:
        return None
    last = next(i for i, t in enumerate(view.tokens) if t.end >= subject.end)
    for at in range(last, -1, -1):
        token = view.tokens[at]
        if token.word in object_verbs and token.end < subject.end:
            who = subject_of(view, at)
            return None if who is None else (who, Span(view.tokens[at + 1].start, subject.end))
        if token.tag in (Tag.COMMA, Tag.STOP):
            return None
    return None


def _object(view: View, index: int, quantity: Quantity) -> Span | None:
    """Return what the verb's object names: the counted noun, or the currency of "$5m in cash"."""
    if quantity.counted_span is not None:
        return quantity.counted_span
    tokens = view.tokens
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].word == "worth":
        at += 1
    if (
        at + 1 < len(tokens)
        and tokens[at].word in ("in", "of", "from")
        and tokens[at + 1].tag in (Tag.NOUN, Tag.ADJECTIVE)
    ):
        return phrase_starting(view, at + 1)
    return None


def _level(trigger: Span, quantity: Quantity, named: Span | None, rule: str) -> Draft:
    """Return a level whose measurand and subject are one noun phrase."""
    return Draft(Frame.LEVEL, trigger, [("value", quantity)], named, subject=named, rule=rule)


_NOT_HEADS = frozenset({
    "period", "course", "series", "group", "team", "age", "list", "panel", "sample", "version",
    "page", "chapter", "out", "all", "each", "top", "bottom", "first", "last", "line", "code",
    "paragraph",
})  # fmt: skip


def _of_noun(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "a population of 300", "at a cost of $3m", "net income of $5m"."""
    tokens = view.tokens
    back = view.before(index, _BEFORE)
    if back < 1 or tokens[back].word not in ("of", "at"):
        return None
    head = tokens[back - 1]
    if head.tag is not Tag.NOUN or head.word in _NOT_HEADS:
        return None
    if tokens[back].word == "at" and quantity.kind not in (Kind.MONEY, Kind.PERCENT):
        return None
    nouns = words(table("en/level")["nouns"])
    article = back - 2
    while article >= 0 and tokens[article].tag in (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME):
        article -= 1
    described = (
        tokens[back].word == "of"
        and article >= 0
        and tokens[article].word in ("a", "an", "its", "their")
    )
    if head.word not in nouns and not described and quantity.kind not in (Kind.MONEY, Kind.PERCENT):
        return None
    span = phrase_ending(view, back - 1)
    return _level(head.span, quantity, span, "level noun")


def _put_at(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "turnout, at 53 percent, was" and "put the cost at $5 million"."""
    tokens = view.tokens
    back = view.before(index, _BEFORE)
    if (
        back < 1
        or tokens[back].word not in ("at", "to", "for")
        or (quantity.kind is Kind.NUMBER and (tokens[back].word == "to"))
    ):
        return None
    if (
        tokens[back].word == "at"
        and tokens[back - 1].tag in (Tag.COMMA, Tag.DASH)
        and (index + 1 < len(tokens) and tokens[index + 1].tag in (Tag.COMMA, Tag.TIME, Tag.DASH))
    ):
        if back < 2:
            return None
        span = phrase_ending(view, back - 2)
        if span is None:
            return None
        return _level(tokens[back].span, quantity, span, "level aside")
    price = _at_a_price(view, back, quantity)
    if price is not None:
        return price
    for place in range(back - 1, max(-1, back - 12), -1):
        word = tokens[place].word
        if word in (
            "put",
            "puts",
            "putting",
            "estimated",
            "estimates",
            "valued",
            "values",
            "set",
            "priced",
        ) and (tokens[back].word == "at" and tokens[place].tag is not Tag.NOUN):
            span = phrase_starting(view, place + 1)
            return _level(tokens[place].span, quantity, span, "level verb")
        if tokens[place].tag in (Tag.COMMA, Tag.STOP, Tag.VERB):
            return None
    return None


def _at_a_price(view: View, back: int, quantity: Quantity) -> Draft | None:
    """Read "sold for $5 million", "opened at $42": money behind a verb, with its preposition."""
    tokens = view.tokens
    if quantity.kind is not Kind.MONEY or tokens[back].word not in ("for", "at"):
        return None
    for place in range(back - 1, max(-1, back - 7), -1):
        tag = tokens[place].tag
        if tag in (Tag.VERB, Tag.PARTICIPLE):
            span = subject_of(view, place)
            return _level(tokens[place].span, quantity, span, "level price")
        if tag in (Tag.COMMA, Tag.STOP, Tag.FIGURE, Tag.SUBORDINATOR, Tag.CONJUNCTION):
            return None
    return None


_POINTING = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all", "both"})


def _subject(view: View, index: int, quantity: Quantity) -> Draft | None:
    """Read "300 people work at the mill": the figure's noun is the subject of a verb."""
    tokens = view.tokens
    if quantity.counted_span is None and quantity.kind is not Kind.MONEY:
        return None
    back = view.before(index, _BEFORE)
    if index and tokens[index - 1].word in _POINTING and (quantity.stated_low or 0) < 20:
        return None  # "the two leaders" names them and does not count them
    there = back >= 1 and tokens[back].tag is Tag.AUXILIARY and tokens[back - 1].word == "there"
    if (
        not there
        and back >= 0
        and tokens[back].tag
        not in (
            Tag.COMMA,
            Tag.STOP,
            Tag.CONJUNCTION,
            Tag.SUBORDINATOR,
            Tag.TIME,
            Tag.CLOSE,
            Tag.POSSESSIVE,
        )
    ):
        return None
    at = index + 1
    steps = 0
    while (
        at < len(tokens)
        and steps < 8
        and tokens[at].tag
        in (
            Tag.ADVERB,
            Tag.NEGATION,
            Tag.PREPOSITION,
            Tag.NOUN,
            Tag.NAME,
            Tag.DETERMINER,
            Tag.ADJECTIVE,
            Tag.TIME,
            Tag.POSSESSIVE,
        )
    ):
        at += 1
        steps += 1
    if at < len(tokens) and (there or tokens[at].tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL)):
        return _level(tokens[at].span, quantity, quantity.counted_span, "level subject")
    return None


def _listed(view: View, index: int, quantity: Quantity, found: list[Draft]) -> Draft | None:
    """Read the later figures of a list: "has 300 staff, 12 shops and 5 depots"."""
    tokens = view.tokens
    if not found or not found[-1].roles:
        return None
    previous = found[-1]
    if previous.rule != "level verb":
        return None
    other = view.index_of[previous.roles[-1][1].id]
    gap = tokens[other + 1 : index]
    if len(gap) > 6 or not any(t.tag in (Tag.COMMA, Tag.CONJUNCTION) for t in gap):
        return None
    if any(t.tag in (Tag.VERB, Tag.AUXILIARY, Tag.STOP, Tag.FIGURE, Tag.SUBORDINATOR) for t in gap):
        return None
    if gap[-1].tag not in (Tag.COMMA, Tag.CONJUNCTION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB):
        return None
    return Draft(
        Frame.LEVEL,
        previous.trigger,
        [("value", quantity)],
        value_measurand(view, index) if quantity.counted_span is None else quantity.counted_span,
        subject=previous.subject,
        rule="level verb",
    )
