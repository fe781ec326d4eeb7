"""Sayings: a verb of saying with its subject, and the words that it reaches over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from factgauge.claims.complement import (
    TOLD,
    ends_there,
    forms,
    is_evidence,
    is_no_verb,
    reckons,
    takes,
)
from factgauge.claims.nounphrase import phrase_after, phrase_before
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.model.span import Span


class Closeness(IntEnum):
    """How closely a saying holds the claims that it reaches."""

    ASIDE = 0  # ", as the congresswoman asserts,"
    FORESEEN = 1  # "Ministers intend to …", whoever may report it
    SAID = 2  # "The ministry said …"
    BESIDE = 3  # ", the ministry said", "according to the ministry"
    DENIED = 4
    NAMED = 5  # "the ministry's estimate that …"


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker, the words that the saying reaches over, and those inside that it leaves out.

    `speaker` is `None` where the speaker is a pronoun, which stands in `pronoun`.
    """

    speaker: Span | None
    reach: Span
    at: int
    closeness: Closeness
    aside: Span | None = None
    pronoun: Span | None = None

    def reaches(self, claim: Span) -> bool:
        """Whether the claim is within its reach."""
        if not (self.reach.start <= claim.end and claim.start < self.reach.end):
            return False
        if self.speaker is not None and self.speaker.start <= claim.start < self.speaker.end:
            return False
        return self.aside is None or not self.aside.start <= claim.start < self.aside.end


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each form of a verb of saying."""
    data = table("en/speech")
    kinds: dict[str, str] = {}
    for kind in ("denying", "pledging", "foretelling", "reckoning", "evidential", "verbs"):
        for word in data[kind].split():
            kinds.setdefault(word, kind)
    return kinds


def spoken(view: View) -> Iterator[Saying]:
    """Return the sayings of a sentence that have a verb."""
    kinds = _kinds()
    phrasal = forms("phrasal")
    for index, token in enumerate(view.tokens):
        kind = kinds.get(token.word)
        length = 1
        if index + 1 < len(view.tokens):
            pair = f"{token.word} {view.tokens[index + 1].word}"
            if pair in phrasal:
                kind, length = _kind_of_pair(pair), 2
        if token.tag is Tag.FIGURE and token.word.startswith("say "):  # "police say 14 were hurt"
            subject = phrase_before(view, index)
            if subject is not None:
                reach = Span(token.start, _complement_end(view, index + 1, "verbs", relative=False))
                yield Saying(subject.span, reach, token.start, Closeness.SAID)
        if kind is None or token.tag in (Tag.TIME, Tag.FIGURE):
            continue
        saying = _saying(view, index, index + length, kind)
        if saying is not None:
            yield saying


def _kind_of_pair(pair: str) -> str:
    if pair in forms("phrasal_pledging"):
        return "pledging"
    return "foretelling" if pair in forms("phrasal_foretelling") else "verbs"


def _saying(view: View, index: int, after: int, kind: str) -> Saying | None:
    """Return the saying whose verb stands at tokens[index:after], if it is one."""
    tokens = view.tokens
    verb = tokens[index]
    agent = _agent(view, index, after)
    if agent is not None and (kind != "reckoning" or verb.word == "put"):
        reach = segment(view, verb.start)
        if not is_no_verb(view, index):  # "the 5 percent forecast by economists"
            reach = _between_commas(view, index)
        return Saying(agent, reach, verb.start, Closeness.SAID, relative_after(view, agent))
    if is_no_verb(view, index):
        return None
    inverted = _inverted(view, index, after, kind)
    if inverted is not None:
        return inverted
    subject = phrase_before(view, index)
    if subject is None:
        return None
    if _named(view, subject.span) is None and _lower(view, subject.span) not in forms(
        "standing_for"
    ):
        return None
    ends = ends_there(view, after)
    if ends and kind == "reckoning":
        return None
    if verb.word in forms("ambiguous") and verb.tag is not Tag.VERB:
        follows = after < len(tokens) and (
            tokens[after].tag is Tag.TO or tokens[after].word == "that"
        )
        if not (follows or (ends and subject.opened)):
            return None
    if ends and subject.opened:
        closeness = Closeness.DENIED if kind == "denying" else Closeness.BESIDE
        if subject.asided:
            closeness = Closeness.ASIDE
        return Saying(
            _named(view, subject.span),
            segment(view, verb.start),
            verb.start,
            closeness,
            subject.aside,
            subject.span,
        )
    if kind == "evidential" and not is_evidence(view, subject.span):
        return None
    if kind == "reckoning" and not reckons(view, verb.word, after):
        return None
    counts = after < len(tokens) and tokens[after].tag is Tag.FIGURE
    if not takes(view, index, after, kind) and not (counts and is_evidence(view, subject.span)):
        return None
    closeness = {
        "denying": Closeness.DENIED,
        "pledging": Closeness.FORESEEN,
    }.get(kind, Closeness.SAID)
    if verb.word in ("see", "sees", "saw"):
        closeness = Closeness.FORESEEN
    begin = verb.start if subject.relative or subject.asided else min(verb.start, subject.span.end)
    reach = Span(begin, _complement_end(view, after, kind, relative=subject.relative))
    return Saying(
        _named(view, subject.span), reach, verb.start, closeness, subject.aside, subject.span
    )


def _lower(view: View, span: Span) -> str:
    return span.of(view.text).lower()


def _named(view: View, subject: Span) -> Span | None:
    """Return the subject, `None` for a pronoun that stands for one."""
    word = _lower(view, subject)
    return None if word in forms("standing_for") or word in forms("nobody") else subject


def _agent(view: View, index: int, after: int) -> Span | None:
    """Return who does it in a passive: "is forecast by the growers' association"."""
    tokens = view.tokens
    if after >= len(tokens) or tokens[after].word != "by" or after + 1 >= len(tokens):
        return None
    if tokens[index].word.endswith(("s", "ing")) or tokens[after + 1].tag in (
        Tag.FIGURE, Tag.TIME, Tag.PARTICIPLE,
    ):  # fmt: skip
        return None
    return phrase_after(view, after + 1)


def _inverted(view: View, index: int, after: int, kind: str) -> Saying | None:
    """Return the saying of ", said Ralph Cossa of the Pacific Forum"."""
    tokens = view.tokens
    if kind in ("pledging", "reckoning") or tokens[index].word in TOLD or after >= len(tokens):
        return None
    marks = (Tag.COMMA, Tag.QUOTE, Tag.DASH)
    if index > 0 and tokens[index - 1].tag not in marks:
        return None
    if _closes_relative(view, index - 1):
        return None
    opens = tokens[after].tag in (
        Tag.DETERMINER, Tag.NAME, Tag.NOUN, Tag.ADJECTIVE, Tag.PRONOUN,
    )  # fmt: skip
    if not opens and not tokens[after].word.startswith("one "):
        return None
    speaker = phrase_after(view, after)
    if speaker is None:
        return None
    stop = index_at(view, speaker.end)
    following = None if stop is None else tokens[stop]
    if following is not None and following.tag in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.FIGURE):
        return None
    if speaker.of(view.text).lower() in forms("nobody"):
        return None
    return Saying(
        _named(view, speaker),
        segment(view, tokens[index].start),
        tokens[index].start,
        Closeness.BESIDE,
        relative_after(view, speaker),
    )


def _closes_relative(view: View, comma: int) -> bool:
    """Whether a comma ends a clause on the subject: "the epidemic, which began in May, claimed"."""
    before = comma - 1
    while before >= 0 and view.tokens[before].tag is not Tag.COMMA:
        before -= 1
    return before > 0 and view.tokens[before + 1].word in ("which", "who", "whose", "where")


def segment(view: View, at: int) -> Span:
    """Return the words between semicolons, or ", but", around a place."""
    start, end = view.sentence.span
    for index, token in enumerate(view.tokens):
        if token.word == ";" and token.start < at:
            start = token.end
        if token.start <= at:
            continue
        if token.word == ";" or (token.word == "but" and view.tokens[index - 1].tag is Tag.COMMA):
            return Span(start, token.start)
    return Span(start, end)


def _between_commas(view: View, index: int) -> Span:
    """Return the words between the commas around a token."""
    commas = [token for token in view.tokens if token.tag in (Tag.COMMA, Tag.DASH)]
    at = view.tokens[index].start
    begin = max((c.end for c in commas if c.start < at), default=view.sentence.span.start)
    return Span(
        begin, min((c.start for c in commas if c.start > at), default=view.sentence.span.end)
    )


_CONTRASTS = frozenset({"while", "whereas"})


_TIES = frozenset({"after", "although", "though", "having", "because", "which", "who"})


def _complement_end(view: View, after: int, kind: str, *, relative: bool) -> int:
    """Return where what is said ends."""
    for index, token in enumerate(view.tokens[after:], after):
        if token.word == ";":
            return token.start
        if relative and token.tag is Tag.COMMA and index > after:
            return token.start
        if token.word == "but" and view.tokens[index - 1].tag is Tag.COMMA:
            following = view.tokens[index + 1 : index + 2]
            if not following or following[0].word != "that":
                return token.start
        if token.word in _CONTRASTS and view.tokens[index - 1].tag is Tag.COMMA:
            return token.start
        if kind in ("foretelling", "pledging") and token.word in _TIES:
            return token.start
    return view.sentence.span.end


def relative_after(view: View, speaker: Span) -> Span | None:
    """Return a clause on the speaker: ", whose helpline is open from 8.30am"."""
    index = index_at(view, speaker.end)
    tokens = view.tokens
    if index is None or index + 1 >= len(tokens) or tokens[index].tag is not Tag.COMMA:
        return None
    if tokens[index + 1].word not in ("who", "which", "whose", "where"):
        return None
    stop = next(
        (t.start for t in tokens[index + 2 :] if t.tag in (Tag.COMMA, Tag.QUOTE)),
        view.sentence.span.end,
    )
    return Span(tokens[index].start, stop)


def index_at(view: View, at: int) -> int | None:
    """Return the token that stands at a place, or the first after it."""
    return next((i for i, token in enumerate(view.tokens) if token.end > at), None)
