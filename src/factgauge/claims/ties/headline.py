"""Ties of a headline and the text under it: its figures, their hedges, and which way things went.

A headline tells what its first sentences tell, rounded: that is the layout which binds the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.repeats import comparable, meet, near_in_size, scale_word
from factgauge.claims.ties.stated import COUNTS, Stated, akin, among, content, root
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import View
from factgauge.claims.triggers import find_triggers
from factgauge.model.claim import Claim, Direction, Frame
from factgauge.model.document import Sentence
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_HEADS = ("title", "heading")
_LEAD = 3  # sentences that tell what the headline tells
_HUNDRED = 100
_NEAREST = 40  # figures of the text that a headline may be worked out from
_WAYS = (Direction.UP, Direction.DOWN)
_SOFT = (Modality.AT_LEAST, Modality.MORE_THAN, Modality.APPROXIMATE, Modality.NEARLY)


@dataclass(frozen=True, slots=True)
class _Section:
    """A headline with the figures and claims under it, down to the next."""

    head: Sentence
    stated: tuple[Stated, ...]  # of the headline
    below: tuple[Stated, ...]
    lead: frozenset[int]  # its first sentences
    claims: tuple[Claim, ...]  # of the lead


def read_headline_ties(text: Text, stated: list[Stated]) -> Iterator[Tie]:
    """Yield the figures and directions of headlines with what the text under them says."""
    heads = [s for s in text.document.sentences if s.role in _HEADS]
    if not heads:
        return
    owners = {q.id: claim for claim in text.claims for q in claim.quantities}
    for section in _sections(text, heads, stated):
        for figure in section.stated:
            tie = _of_figure(figure, section, owners)
            if tie is not None:
                yield tie
        yield from _of_direction(section, text)


def _sections(text: Text, heads: list[Sentence], stated: list[Stated]) -> Iterator[_Section]:
    sentences = text.document.sentences
    ends = [head.index for head in heads[1:]] + [len(sentences)]
    for head, end in zip(heads, ends, strict=True):
        if head.role == "title":
            end = len(sentences)
        body = [s.index for s in sentences[head.index + 1 : end] if s.role in ("body", "list")]
        lead = frozenset(body[:_LEAD])
        inside = frozenset(body)
        yield _Section(
            head,
            tuple(s for s in stated if s.sentence == head.index),
            tuple(s for s in stated if s.sentence in inside),
            lead,
            tuple(claim for claim in text.claims if claim.sentence in lead),
        )


def _of_figure(figure: Stated, section: _Section, owners: dict[str, Claim]) -> Tie | None:
    """Return the tie of a headline's figure with that of the lead, `None` where none is clear."""
    kin = [s for s in section.below if comparable(s.figure, figure.figure)]
    told = [s for s in kin if s.sentence in section.lead and _one_story(figure, s, owners)]
    fitting = [s for s in kin if meet(s, figure) or _same_digits(s, figure)]
    if fitting:
        found = next((s for s in told if s in fitting), None)
        return None if found is None else _tie(found, figure)
    if not told or _derived(figure.figure, [s.figure for s in section.below]):
        return None
    first = min(s.sentence for s in told)
    told = [s for s in told if s.sentence == first]
    if len({s.figure.stated_low for s in told}) > 1 or _asks(figure.view):
        return None
    return _tie(told[0], figure) if near_in_size(told[0].figure, figure.figure) else None


def _asks(view: View) -> bool:
    return any(token.word == "?" for token in view.tokens)


def _one_story(head: Stated, lead: Stated, owners: dict[str, Claim]) -> bool:
    """Whether a figure of the lead is what the headline's figure rounds."""
    owner = owners.get(lead.figure.id)
    if owner is not None and any(q.id == lead.figure.id for q in owner.role("from")):
        return False
    said = content(lead.view.tokens)
    shared = any(among(word, said) for word in content(head.view.tokens))
    bare = head.figure.kind is Kind.NUMBER  # "300 feared lost"
    alike = bare or None in (head.noun, lead.noun)
    alike = alike or akin(root(head.noun or ""), root(lead.noun or ""))
    if shared and alike and _same_digits(head, lead):
        return True
    if lead.figure.kind in COUNTS:
        if head.event is not None or lead.event is not None:
            return head.event == lead.event
        return None not in (head.noun, lead.noun) and not bare and alike
    return shared


def _same_digits(one: Stated, other: Stated) -> bool:
    """Whether both write the same number, hedged or not."""
    low, high = _number(one.figure), _number(other.figure)
    return low is not None and low == high


def _number(figure: Quantity) -> Fraction | None:
    return figure.stated_low if figure.stated_low is not None else figure.stated_high


def _derived(figure: Quantity, below: list[Quantity]) -> bool:
    """Whether two figures of the text give the headline's: the writer may have worked it out."""
    stated = figure.loose
    values = [
        (q, q.loose)
        for q in below[:_NEAREST]
        if q.loose is not None and q.kind is not Kind.DURATION
    ]
    if stated is None:
        return False
    for (one, left), (other, right) in permutations(values, 2):
        given: tuple[Interval, ...] = ()
        if figure.kind is Kind.PERCENT:
            if comparable(one, other) and right.bounded_positive:
                ratio = left.divide(right).scale(_HUNDRED)
                given = (ratio, ratio.shift(-_HUNDRED), (-ratio).shift(_HUNDRED))
        elif comparable(one, figure) and comparable(other, figure):
            given = (left + right, left - right)
        if any(stated.meets(value) for value in given):
            return True
    return False


def _tie(lead: Stated, head: Stated) -> Tie | None:
    kind = "headline"
    one, other = lead.figure, head.figure
    exact = other.modality is Modality.EXACT and _same_digits(lead, head)
    if exact and (one.modality is Modality.AT_MOST or one.modality in _SOFT):
        if any(token.tag is Tag.MODAL for token in head.view.tokens):
            return None  # "may cost $4 billion" has its hedge
        kind = "headline-hedge"
    elif scale_word(one) != scale_word(other):
        kind = "headline-scale"
    roles = (("value", (other,)), ("first", (one,)))
    return Tie(kind, roles, head.figure.span, head.sentence)


def _of_direction(section: _Section, text: Text) -> Iterator[Tie]:
    """Yield "profit slips" with the claims of the lead on how profit changed."""
    figures = tuple(s.figure for s in section.stated)
    view = View(text.document, section.head, figures, ())
    for index, word, way in _turns(view):
        at = view.before(index, (Tag.ADVERB, Tag.AUXILIARY))
        if at < 0 or view.tokens[at].tag not in (Tag.NOUN, Tag.NAME):
            continue
        head = root(view.tokens[at].word)
        changes = [c for c in section.claims if _changes(c, head)]
        ways = {c.direction for c in changes}
        if len(ways) != 1 or not changes[0].quantities or _asks(view):
            continue
        yield _directed(word, way, changes[0], text.document.text)


def _turns(view: View) -> Iterator[tuple[int, Span, Direction]]:
    """Yield the words of a headline that say which way: "slips", and "up" where no verb stands."""
    for trigger in find_triggers(view):
        if trigger.direction in _WAYS and trigger.direction is not None:
            yield trigger.index, trigger.span, trigger.direction
    for at, token in enumerate(view.tokens[:-1]):
        if token.tag is Tag.PREPOSITION and token.word in ("up", "down"):
            after = view.tokens[at + 1].tag
            if after in (Tag.PREPOSITION, Tag.COMMA, Tag.TIME):
                yield at, token.span, Direction.UP if token.word == "up" else Direction.DOWN


def _changes(claim: Claim, head: str) -> bool:
    return (
        claim.frame is Frame.CHANGE
        and claim.direction in _WAYS
        and claim.status.judged
        and claim.veto is None
        and claim.measurand is not None
        and akin(head, root(claim.measurand.head))
    )


def _directed(word: Span, way: Direction, claim: Claim, text: str) -> Tie:
    trigger = "" if claim.trigger is None else claim.trigger.of(text)
    named: Iterable[Quantity] = claim.quantities[:1]
    return Tie(
        "headline-direction",
        (("first", tuple(named)),),
        word,
        claim.sentence,
        (
            ("head", word.of(text)),
            ("way", way.value),
            ("lead", trigger),
            ("lead-way", "" if claim.direction is None else claim.direction.value),
        ),
    )
