"""Ties of a figure and a later one in words that all stood beside the first already.

"Osprey said net income in the third quarter was 4.1 mln dlrs. … Osprey's third-quarter net income
of 1.4 mln dlrs": a phrase that adds no word to what was said speaks of what was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factgauge.claims.gate import states_nothing
from factgauge.claims.periods import find_periods
from factgauge.claims.tagging import Tag
from factgauge.claims.ties.repeats import (
    BODY,
    PRESUPPOSED,
    comparable,
    kind_of,
    meet,
    near_in_size,
    read_repeat_ties,
    rescaled,
)
from factgauge.claims.ties.stated import (
    Stated,
    among,
    content,
    listed,
    openings,
    root,
    states,
    written_of,
)
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import Token, View
from factgauge.model.claim import Claim
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_ENDS = frozenset({Tag.COMMA, Tag.STOP, Tag.QUOTE, Tag.OPEN, Tag.CLOSE, Tag.DASH})
_FINITE = frozenset({Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.SUBORDINATOR, Tag.CONJUNCTION})
_SUBSTANCE = frozenset({Tag.NOUN, Tag.NAME, Tag.FIGURE, Tag.TIME})
_FEWEST = 2  # words that stood beside the first figure already
_SURE = 3
_FIGURES = 150  # so far back a figure is looked for


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure with the words of its phrase and of its clause."""

    stated: Stated
    phrase: frozenset[str]
    clause: frozenset[str]
    said: frozenset[str]  # of its whole sentence
    claim: Claim | None
    start: int  # token with which the clause begins
    end: int
    openings: frozenset[str]  # how the words of clause and sentence begin

    @property
    def voice(self) -> str | None:
        """By whose word."""
        speaker = None if self.claim is None else self.claim.speaker
        return None if speaker is None else speaker.surface.lower()

    def words(self) -> frozenset[str]:
        """Return the words of the sentence as written, as far as the clause goes."""
        return frozenset(t.word for t in self.stated.view.tokens[: self.end])


def read_repetition_ties(text: Text, amounts: list[Stated]) -> Iterator[Tie]:
    """Yield each figure that comes back, with the one for which it stands."""
    done = set()
    for tie in read_repeat_ties(text, amounts):
        done.add(tie.one("again").id)
        yield tie
    stated = [s for s in amounts if s.view.sentence.role in BODY]
    if len(stated) < 2:
        return
    owners = {q.id: claim for claim in text.claims for q in claim.quantities}
    places = [_place(s, owners.get(s.figure.id)) for s in stated]
    for number, later in enumerate(places):
        if later.stated.figure.id in done:
            continue
        earlier = [
            p
            for p in places[max(0, number - _FIGURES) : number]
            if comparable(p.stated.figure, later.stated.figure)
        ]
        found = _first(later, earlier, text) if earlier else None
        if (
            found is not None
            and not states_nothing(later.stated.view)
            and not states_nothing(found.stated.view)
        ):
            yield _tie(found, later)


def _place(stated: Stated, claim: Claim | None) -> _Place:
    speaker = None if claim is None or claim.speaker is None else claim.speaker.span
    start, end = _clause(stated)
    clause, said = _words(stated, start, end, speaker), _said(stated)
    return _Place(
        stated,
        _words(stated, *_phrase(stated), speaker),
        clause,
        said,
        claim,
        start,
        end,
        openings(clause | said),
    )


def _tie(found: _Place, later: _Place) -> Tie:
    figure = later.stated.figure
    roles = (("again", (figure,)), ("first", (found.stated.figure,)))
    if found.voice is not None and later.voice is not None:
        words = (("first", found.voice), ("again", _same_voice(found.voice, later.voice)))
        return Tie("speakers", roles, figure.span, later.stated.sentence, words)
    return Tie(kind_of(found.stated.figure, figure), roles, figure.span, later.stated.sentence)


def _same_voice(first: str, again: str) -> str:
    """Return the later speaker, by the name of the first where it is he: "the mine's owner"."""
    one, other = first.split(), again.split()
    same = one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))
    return first if same else again


def _first(later: _Place, earlier: list[_Place], text: Text) -> _Place | None:
    """Return the one figure beside which all the words of the later phrase stand."""
    figure = later.stated.figure
    own = openings(later.phrase | later.clause)
    fits = [
        place
        for place in earlier
        if not own.isdisjoint(place.openings)  # without a common word nothing ties them
        and (meet(place.stated, later.stated) or near_in_size(place.stated.figure, figure))
        and _said_before(later, place)
    ]
    if not fits:
        return None
    same = [place for place in fits if meet(place.stated, later.stated)]
    if same:
        return same[-1]
    if any(meet(place.stated, later.stated) for place in earlier):
        return None
    near = [place for place in fits if near_in_size(place.stated.figure, figure)]
    if len(near) != 1:
        return None
    found = near[0]
    if any(
        p is not found
        and p.stated.sentence == found.stated.sentence
        and near_in_size(p.stated.figure, figure)
        for p in earlier
    ):
        return None
    claims = (found.claim, later.claim)
    judged = all(c is None or c.status.judged or c.status in PRESUPPOSED for c in claims)
    return None if not judged or _news(found, later) or _moved_on(found, later, text) else found


def _said_before(later: _Place, place: _Place) -> bool:
    """Whether what stands beside a figure stood beside an earlier one, word for word."""
    one, other = place.stated, later.stated
    if one.sentence == other.sentence:
        return (
            one.view.tokens[later.start - 1].tag is not Tag.COMMA
            and later.start > place.end - 1
            and len(later.clause) >= _FEWEST
            and all(among(word, place.clause) for word in later.clause)
            and not any(t.word == ":" for t in one.view.tokens[place.end - 1 : later.start])
        )  # what stands behind a colon are parts of what stands before it
    said = place.said
    if rescaled(one.figure, other.figure) and other.figure.kind is not Kind.NUMBER:
        if other.view.tokens[max(0, other.at - 1)].word in ("a", "an"):
            return False  # "a $3 million plan" is another one
        shared = sum(among(word, said) for word in later.phrase)
        return shared > 0 and 2 * shared >= len(later.phrase)
    return any(
        len(own) >= _FEWEST and all(among(word, said) for word in own)
        for own in (later.phrase, later.clause)
    )


def _said(stated: Stated) -> frozenset[str]:
    """Return the roots of all words that stand beside a figure in its sentence."""
    own = content(stated.view.tokens) | {root(word) for word in stated.adjectives}
    return own if stated.noun is None else own | {root(stated.noun)}


def _phrase(stated: Stated) -> tuple[int, int]:
    """Return the tokens of the noun phrase in which a figure stands, with all that hangs on it."""
    tokens = stated.view.tokens
    start, end = stated.at, stated.at + 1
    while start > 0 and tokens[start - 1].tag not in _ENDS | _FINITE | {Tag.PARTICIPLE}:
        start -= 1
    while end < len(tokens) and tokens[end].tag not in _ENDS:
        if tokens[end].tag in _FINITE and not _participle(stated.view, stated.last, end):
            break
        if tokens[end - 1].tag in _SUBSTANCE and (
            tokens[end].tag is Tag.DETERMINER or states(tokens[end])
        ):
            break
        end += 1
    return start, end


def _participle(view: View, last: int, at: int) -> bool:
    """Whether a verb's form right behind the figure's phrase describes it: "raised in the"."""
    tokens = view.tokens
    if tokens[at].tag is not Tag.VERB or at != last + 1:
        return False
    return at + 1 < len(tokens) and tokens[at + 1].tag in (
        Tag.PREPOSITION, Tag.AUXILIARY, Tag.MODAL, Tag.VERB, Tag.TIME, Tag.NOUN,
    )  # fmt: skip


def _clause(stated: Stated) -> tuple[int, int]:
    """Return the tokens between the marks around a figure."""
    tokens = stated.view.tokens
    start, end = stated.at, stated.at + 1
    while start > 0 and tokens[start - 1].tag not in _ENDS | {Tag.SUBORDINATOR}:
        start -= 1
    while end < len(tokens) and tokens[end].tag not in _ENDS | {Tag.SUBORDINATOR}:
        end += 1
    return start, end


def _words(stated: Stated, start: int, end: int, speaker: Span | None) -> frozenset[str]:
    """Return the roots of the words between two tokens, but for who says it."""
    own = content(
        [
            token
            for token in stated.view.tokens[start:end]
            if speaker is None or not token.span.overlaps(speaker)
        ]
    )
    if stated.figure.kind is Kind.COUNT and stated.noun is not None:
        own |= {root(stated.noun)} | {root(word) for word in stated.adjectives}
    return own


def _news(found: _Place, later: _Place) -> bool:
    """Whether a word beside one of the two, and not beside the other, makes it another figure."""
    updating, picking = listed("pointing", "updating"), listed("pointing", "picking")
    one = frozenset(token.word for token in found.stated.view.tokens)
    other = later.words()
    start, end = _phrase(later.stated)
    phrase = frozenset(token.word for token in later.stated.view.tokens[start:end])
    return bool(((other & updating) | (phrase & picking)) - one or (one & updating) - other)


def _moved_on(found: _Place, later: _Place, text: Text) -> bool:
    """Whether the text has gone on to another time between the two."""
    times = _times(found.stated.view.tokens)
    if _times(later.stated.view.tokens[later.start : later.end]) & times:
        return False
    if len(later.phrase) >= _SURE and len(times) == 0:
        return False
    if not times:
        return False
    start, end = found.stated.view.sentence.span.end, later.stated.figure.span.start
    between = find_periods(text.document.text, start, end, None)
    words = {
        mention.period.surface.lower().split()[-1]
        for mention in between
        if mention.period.surface is not None
    }
    return bool(words - times)


def _times(tokens: list[Token]) -> frozenset[str]:
    return frozenset(written_of(t) for t in tokens if t.tag is Tag.TIME)
