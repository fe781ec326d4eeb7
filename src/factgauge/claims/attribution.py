"""By whose word a claim is put: the speaker.

Each verb of saying with its subject is a saying, and so is "according to …"; a saying reaches over
some of the words of its sentence. Of those that reach the claim the closest is its speaker's.
"""

from __future__ import annotations

from factgauge.claims.accounts import accounts
from factgauge.claims.sayings import Closeness, Saying, spoken
from factgauge.claims.status import in_quotes, status_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.claim import Speaker
from factgauge.model.span import Span

__all__ = ["find_speaker", "status_of"]


def find_speaker(view: View, claim: Span, figure: Span | None = None) -> Speaker | None:
    """Return who says it: named in the sentence, or beside it where a pronoun or a quote goes on.

    `figure` is the claim's first figure; without it, it is the first within the claim's extent.
    """
    place = figure or _place(view, claim)
    sayings = [saying for saying in _sayings(view) if saying.reaches(place)]
    named = [saying for saying in sayings if saying.speaker is not None]
    if named:
        if all(s.closeness is Closeness.ASIDE for s in named) and _denied(view, place):
            return None  # "did not fall, as the minister claims": who denies it is not said
        best = max(named, key=lambda s: (s.closeness, -abs(s.at - place.start)))
        return _speaker(view, best.speaker)
    if sayings:
        at = max(saying.at for saying in sayings)
        earlier = [s for s in _sayings(view) if s.speaker is not None and s.at < at]
        if earlier:
            return _speaker(view, earlier[-1].speaker)
    if sayings:
        return _antecedent(view) or _speaker(view, sayings[-1].pronoun)
    if in_quotes(view, place.start):
        return _of_quote(view)
    return None


def _sayings(view: View) -> list[Saying]:
    """Return the sayings of a sentence."""
    return [*accounts(view), *spoken(view)]


def _denied(view: View, place: Span) -> bool:
    return any(
        token.tag is Tag.NEGATION or token.word.endswith(("n't", "n’t"))
        for token in view.tokens
        if token.start < place.start
    )


def _place(view: View, claim: Span) -> Span:
    """Return the place of the claim's first figure: its other words may lie across a saying."""
    inside = [t for t in view.tokens if t.quantity is not None and t.span.overlaps(claim)]
    amounts = [t for t in inside if t.tag is not Tag.TIME] or inside
    return amounts[0].span if amounts else claim


def _speaker(view: View, span: Span | None) -> Speaker | None:
    return None if span is None else Speaker(span, span.of(view.text))


def _antecedent(view: View) -> Speaker | None:
    """Return the last speaker of the sentence before, for whom "she added" stands."""
    named = _named_beside(view, view.sentence.index - 1)
    return _speaker(view, named[-1].speaker) if named else None


def _of_quote(view: View) -> Speaker | None:
    """Return who speaks in a quote of which no speaker stands in the same sentence."""
    index = view.sentence.index
    closed = view.sentence.span.of(view.text).rstrip().endswith(('"', "”"))
    for other in (index - 1,) if closed else (index + 1, index - 1):
        named = _named_beside(view, other)
        if named and any(mark in view.document.sentence_text(other) for mark in '"“”'):
            return _speaker(view, named[-1].speaker)
    return None


def _named_beside(view: View, index: int) -> list[Saying]:
    """Return the sayings with a named speaker of a sentence in the same paragraph."""
    sentences = view.document.sentences
    if not 0 <= index < len(sentences) or sentences[index].block != view.sentence.block:
        return []
    beside = View(view.document, sentences[index], (), ())
    return [saying for saying in _sayings(beside) if saying.speaker is not None]
