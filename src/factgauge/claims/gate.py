"""Sentences that state nothing: questions, instructions, definitions, settings of a procedure.

Their figures make no claim, however much they look like one ("heat to 80 °C for 5 minutes").
"""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag, verb_base
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind

_FINITE = frozenset({Tag.VERB, Tag.AUXILIARY, Tag.MODAL})
_OBJECT_OPENS = frozenset({
    Tag.DETERMINER, Tag.FIGURE, Tag.PRONOUN, Tag.PREPOSITION, Tag.ADVERB, Tag.TO, Tag.NEGATION,
    Tag.NOUN, Tag.ADJECTIVE, Tag.NAME, Tag.TIME,
})  # fmt: skip
_HEADING = 2  # words of a heading before a colon
_LOOSE = frozenset({
    Frame.LEVEL, Frame.RATE, Frame.COMPARISON, Frame.TEMPORAL, Frame.COUNT, Frame.SHARE,
    Frame.THRESHOLD, Frame.RANK, Frame.RATIO, Frame.TOTAL,
})  # fmt: skip


_PROSE = 150  # figures: a sentence with more is a list without an end, not prose


def states_nothing(view: View) -> bool:
    """Whether a sentence is a question, an instruction, a supposition or a definition."""
    tokens = view.tokens
    if not tokens or len(view.figures) > _PROSE:
        return True
    last = view.text[view.sentence.span.start : view.sentence.span.end].rstrip("\"”’')] ")
    if last.endswith("?"):
        return True
    opening = 0
    while opening < len(tokens) and tokens[opening].tag in (Tag.QUOTE, Tag.DASH):
        opening += 1
    if opening >= len(tokens):
        return True
    return (
        tokens[opening].word in words(table("en/gate")["supposing"])
        or _addressed(view)
        or _commands(view, opening)
        or _commands_late(view, opening)
        or _rules_a_game(view, opening)
        or _defines(view, opening)
    )


def _addressed(view: View) -> bool:
    """Whether a sentence tells its reader what holds for him, or how a term is meant."""
    sentence = [token.word for token in view.tokens]
    if "defined" in sentence and "as" in sentence:
        return True  # "a standard drink is defined as 14 g"
    quoted = any(token.tag is Tag.QUOTE for token in view.tokens)
    return (
        not quoted
        and "you" in sentence
        and any(
            one in ("if", "when", "should", "must", "can", "may", "unless", "before", "until")
            for one in sentence
        )
    )


def _commands(view: View, opening: int) -> bool:
    """Whether a sentence opens with a verb without a subject: "Plant the tubers a foot apart"."""
    tokens = view.tokens
    first = tokens[opening]
    if first.tag is Tag.ADJECTIVE:  # "Average catch per boat: 4.2 tonnes"
        return False
    if first.word in ("please", "never", "don't", "always", "do", "let"):
        return len(tokens) > opening + 1 and verb_base(tokens[opening + 1].word) is not None
    if verb_base(first.word) != first.word and first.word not in words(
        table("en/gate")["commands"]
    ):
        return False
    if opening + 1 >= len(tokens) or tokens[opening + 1].tag not in _OBJECT_OPENS:
        return False
    for index in range(opening + 1, len(tokens)):
        tag = tokens[index].tag
        quantity = tokens[index].quantity
        if quantity is not None and quantity.rule == "multiple verb":
            return False  # "Net income doubled"
        if tag is Tag.STOP and tokens[index].word == ":" and tokens[index - 1].tag is Tag.NOUN:
            return index > opening + _HEADING  # "House prices: lower quartile £145,000"
        if tag is Tag.SUBORDINATOR or tag is Tag.STOP:
            return True
        if tag in _FINITE and tokens[index - 1].tag is not Tag.TO:
            base = verb_base(tokens[index].word)
            commanded = base == tokens[index].word and tokens[index - 1].tag in (
                Tag.COMMA,
                Tag.CONJUNCTION,
            )
            return commanded
    return True


def _commands_late(view: View, opening: int) -> bool:
    """Whether the instruction comes behind a comma: "For a share sold at 5, write 5 below"."""
    tokens = view.tokens
    for index in range(opening, min(len(tokens) - 2, opening + 14)):
        participle = tokens[index + 1].tag is Tag.PREPOSITION  # "a share sold at 500p"
        if tokens[index].tag in _FINITE and tokens[index - 1].tag is not Tag.TO and not participle:
            return False
        if tokens[index].tag is Tag.COMMA:
            verb, following = tokens[index + 1], tokens[index + 2]
            if following.tag in (Tag.DETERMINER, Tag.FIGURE) and verb.word in (
                words(table("en/gate")["commands"])
            ):
                return True
    return False


def _rules_a_game(view: View, opening: int) -> bool:
    """Whether a sentence tells a rule in the present: "Each player takes seven tokens"."""
    tokens = view.tokens
    first = tokens[opening].word
    if any(token.tag is Tag.TIME for token in tokens) or first not in (
        "each",
        "every",
        "a",
        "an",
        "whoever",
    ):
        return False
    verb = next(
        (
            t
            for t in tokens[opening + 1 : opening + 6]
            if t.tag in _FINITE
            or (
                t.word.endswith("s")
                and verb_base(t.word) is not None
                and t.word != verb_base(t.word)
            )
        ),
        None,
    )
    if verb is None or not verb.word.endswith("s") or verb.word in ("was", "has"):
        return False
    if first in ("each", "every", "whoever"):
        return True
    return any(t.word in ("when", "if", "whose", "once") for t in tokens)


def _defines(view: View, opening: int) -> bool:
    """Whether a sentence says what a unit or a term is: "A kibibyte is 1,024 bytes"."""
    tokens = view.tokens
    at = opening
    if (
        tokens[at].word in ("a", "an", "one")
        or tokens[at].word.startswith("one ")
        or (tokens[at].word == "the" and tokens[-1].word != "ago")
    ):
        at += 1
    else:
        return False
    verb = next((i for i in range(at, min(at + 5, len(tokens))) if tokens[i].tag in _FINITE), None)
    if verb is None or any(token.tag is Tag.TIME for token in tokens):
        return False
    following = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if tokens[verb].word in ("equals", "equal"):
        return True
    if following is None or tokens[verb].word != "is":
        return False
    if following.word in ("called", "defined", "equal"):
        return True
    if tokens[opening].word == "the":
        return (
            following.word in ("a", "an")
            and tokens[verb + 2 : verb + 3]
            and (tokens[verb + 2].word in ("unit", "measure"))
        ) or False
    return (
        following.tag is Tag.FIGURE
        and following.quantity is not None
        and (following.quantity.kind in (Kind.MEASURE, Kind.NUMBER, Kind.COUNT, Kind.RATIO))
    )


def admitted(view: View, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a sentence without those that only tell a rule or a setting."""
    sentence = {token.word for token in view.tokens}
    data = table("en/gate")
    ruled = bool(sentence & words(data["ruling"]))
    procedure = bool(sentence & words(data["procedure"])) and bool(
        sentence & {"was", "were", "is", "are", "we"}
    )
    if not ruled and not procedure:
        return drafts
    kept = []
    for draft in drafts:
        settings = procedure and all(
            q.kind in (Kind.MEASURE, Kind.DURATION, Kind.NUMBER, Kind.COUNT) for q in draft.figures
        )
        if draft.frame in _LOOSE and (ruled or settings):
            continue
        if draft.frame is Frame.CHANGE and settings and not draft.of("from"):
            continue  # "cooled at 5 K/min"
        kept.append(draft)
    return kept
