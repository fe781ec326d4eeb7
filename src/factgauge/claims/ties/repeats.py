"""Ties of a figure and a later one that speaks of the same: "34 died … the 43 dead".

A determiner points back ("the 43 dead", "its 4,300 employees", "that $36 million plan"), and no
word picks some out of those named before or names others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from factgauge.claims.gate import states_nothing
from factgauge.claims.ties.stated import (
    COUNTS,
    Stated,
    akin,
    among,
    content,
    events,
    listed,
    root,
)
from factgauge.claims.ties.text import Text
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Status
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FEW = 12  # so many are named one by one: "the two" are two of three as well
_NEAR = 2  # sentences
_CLOSE = 4
_SCALE = pattern(r"(?<=[\d ])[tmb](?=\w*$|\b)", re.IGNORECASE)
WINDOW = 60  # sentences: nobody refers further back without saying it anew
_THOUSAND = 1000
_SPREAD = 3  # a repeat further off than this factor is one only where its digits say so
# "The $3 million plan would pay for 17 reservoirs" takes the figure for given.
PRESUPPOSED = frozenset({Status.FORECAST, Status.HYPOTHETICAL, Status.TARGET})
BODY = ("body", "list")  # a headline is held against its text by itself
_PERSONS = frozenset({"people", "person", "man", "woman", "adult", "worker", "member"})
_STATIVES = frozenset({"estimated", "reported", "same", "full", "total", "entire", "whole"})
_NEWS = frozenset({
    "revised", "updated", "corrected", "earlier", "previously", "initially", "originally", "first",
    "preliminary", "formerly", "rose", "risen", "climbed", "grew", "grown",
})  # fmt: skip


def read_repeat_ties(text: Text, amounts: list[Stated]) -> Iterator[Tie]:
    """Yield each figure that a determiner ties to an earlier one, with that one."""
    stated = [s for s in amounts if s.view.sentence.role in BODY]
    if len(stated) < 2 or not any(s.pointed for s in stated):
        return
    owners = {q.id: claim for claim in text.claims for q in claim.quantities}
    for number, later in enumerate(stated):
        if not later.pointed or not _whole(later):
            continue
        earlier = [s for s in stated[:number] if 0 < later.sentence - s.sentence <= WINDOW]
        found = _antecedent(later, earlier, owners)
        if found is not None and not states_nothing(later.view) and not states_nothing(found.view):
            yield Tie(
                kind_of(found.figure, later.figure),
                (("again", (later.figure,)), ("first", (found.figure,))),
                later.figure.span,
                later.sentence,
            )


def _whole(later: Stated) -> bool:
    """Whether the phrase stands for all of those named before."""
    if later.adjectives & listed("pointing", "picking"):
        return False
    if later.figure.kind is Kind.PERCENT:
        return False
    if later.noun is not None and later.noun in listed("pointing", "vague"):
        return False
    if later.figure.kind in COUNTS and later.noun is None and later.event is None:
        return False
    if later.figure.kind in (Kind.MEASURE, Kind.DURATION) and later.noun is None:
        return False
    return not any(token.word in _NEWS for token in later.view.tokens)


def _antecedent(later: Stated, earlier: list[Stated], owners: dict[str, Claim]) -> Stated | None:
    """Return the figure for which the phrase stands, `None` where it may stand for another."""
    kin = _inheriting([s for s in earlier if comparable(s.figure, later.figure)])
    same = [s for s, noun in kin if _speaks_of(s, noun, later)]
    fitting = [s for s in same if meet(s, later)]
    if fitting:
        return fitting[-1]
    if not same or any(meet(s, later) for s, _ in kin):
        return None
    if not _one_value(same) or _derived(later, [s for s, _ in kin]):
        return None
    found = same[-1]
    if not _narrowing_known(later, found) or not _sizes(later, found):
        return None
    one, other = owners.get(found.figure.id), owners.get(later.figure.id)
    if one is not None and other is not None and not _one_voice(one, other):
        return None
    return found


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit, or both count."""
    if one.kind in COUNTS and other.kind in COUNTS:
        return True
    return one.kind is other.kind and one.unit == other.unit


def _inheriting(kin: list[Stated]) -> list[tuple[Stated, str | None]]:
    """Return figures with their nouns; "240 patients, of whom 180" gives 180 that of 240."""
    found: list[tuple[Stated, str | None]] = []
    for stated in kin:
        noun = stated.noun
        if noun is None and found and found[-1][0].sentence == stated.sentence:
            noun = found[-1][1]
        found.append((stated, noun))
    return found


def _speaks_of(earlier: Stated, noun: str | None, later: Stated) -> bool:
    """Whether an earlier figure counts, or is the amount of, what the later phrase names."""
    if later.event is not None and later.figure.kind in COUNTS:
        named = later.noun is None or later.noun in events() or later.noun in _PERSONS
        return earlier.event == later.event and (
            named or among(root(later.noun or ""), _beside(earlier))
        )
    if later.noun is None:  # "the $36 million"
        return later.sentence - earlier.sentence <= _NEAR
    if noun is not None and akin(root(noun), root(later.noun)):
        return True
    if noun not in _PERSONS and (noun is not None or later.figure.kind in COUNTS):
        return False
    return among(root(later.noun), content(earlier.view.tokens))


def _beside(stated: Stated) -> frozenset[str]:
    own = content(stated.view.tokens)
    return own if stated.noun is None else own | {root(stated.noun)}


def _one_value(stated: list[Stated]) -> bool:
    first, *others = stated
    return all(meet(first, other) for other in others)


def meet(one: Stated, other: Stated) -> bool:
    """Whether two figures can be one, trailing zeros read as rounding."""
    return one.values is not None and other.values is not None and one.values.meets(other.values)


def _derived(later: Stated, earlier: list[Stated]) -> bool:
    """Whether two earlier figures add up to it or leave it: the text may have worked it out."""
    stated = later.figure.interval
    if stated is None:
        return False
    values = [
        s.figure.interval
        for s in earlier
        if s.figure.interval is not None and later.sentence - s.sentence <= _CLOSE
    ]
    return any(
        stated.meets(one + other) or stated.meets(one - other) or stated.meets(other - one)
        for one, other in combinations(values, 2)
    )


def _narrowing_known(later: Stated, found: Stated) -> bool:
    """Whether every word that describes the later phrase stands in the earlier sentence too."""
    if later.noun is not None and later.noun == found.noun and rescaled(found.figure, later.figure):
        return True
    known = content(found.view.tokens) | {root(word) for word in events()}
    own = {root(word) for word in later.adjectives - _STATIVES} | (later.narrowed or frozenset())
    return all(among(word, known) for word in own)


def _sizes(later: Stated, found: Stated) -> bool:
    """Whether the two are so large, and so near one another, that no subset is meant."""
    one, other = found.figure.stated_low, later.figure.stated_low
    if one is None or other is None or not near_in_size(found.figure, later.figure):
        return False
    if later.figure.kind in COUNTS and min(one, other) <= _FEW:
        return other > one and later.sentence - found.sentence <= _NEAR
    return True


def near_in_size(one: Quantity, other: Quantity) -> bool:
    """Whether a figure may be a slip for another: of its order, or with its digits."""
    low, high = one.stated_low, other.stated_low
    if low is None or high is None or low <= 0 or high <= 0:
        return False
    return (low <= _SPREAD * high and high <= _SPREAD * low) or rescaled(one, other)


def _one_voice(one: Claim, other: Claim) -> bool:
    if not all(c.status.judged or c.status in PRESUPPOSED for c in (one, other)):
        return False
    return (
        one.speaker is None
        or other.speaker is None
        or one.speaker.surface.lower() == other.speaker.surface.lower()
    )


def kind_of(first: Quantity, again: Quantity) -> str:
    """Return which check speaks: of another scale word, of a coarser repeat, or of one figure."""
    if scale_word(first) != scale_word(again):
        return "rescaled-repeat"
    if first.kind in COUNTS and first.modality is again.modality is Modality.EXACT:
        return "repeat"
    if first.resolution != again.resolution or first.modality is not again.modality:
        return "coarse-repeat"
    return "repeat"


def scale_word(figure: Quantity) -> str:
    """Return the first letter of a figure's scale word: "bn", "billion" and "bln" are one."""
    start, end = (
        at - figure.span.start for at in (figure.number_span.start, figure.number_span.end)
    )
    found = _SCALE.search(figure.surface, start, end)
    return "" if found is None else found[0].lower()


def rescaled(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts have the same digits under other scale words."""
    low, high = one.stated_low, other.stated_low
    if not low or not high or low == high:
        return False
    ratio = max(low, high) / min(low, high)
    return ratio in (10**3, 10**6, 10**9)
