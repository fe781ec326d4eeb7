"""Ties of a percent change in one sentence and the values that it leads from and to in others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factgauge.claims.tagging import Tag, closed
from factgauge.claims.ties.stated import COUNTS, Stated, akin, among, content, root
from factgauge.claims.ties.text import Text
from factgauge.claims.tokens import Token, View
from factgauge.lexicon.load import table
from factgauge.model.claim import Claim, Direction, Frame
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_WAYS = (Direction.UP, Direction.DOWN)
_REACH = 4  # sentences from the percent to the values
_BACK = 2  # sentences from the base to the change
_VALUES = (Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.NUMBER)
_STANDS = frozenset({"it", "they", "that", "this", "which"})
_NOW = frozenset({"now", "same", "latest", "so", "thus", "then", "since", "today"})
_HEDGED = frozenset({"would", "could", "may", "might", "if", "should", "not", "never"})
_SINCE = frozenset({"since", "then", "that"})


def read_percent_elsewhere_ties(text: Text) -> Iterator[Tie]:
    """Yield a stated percent with the two values of the same thing that a later sentence gives."""
    changes = [c for c in text.claims if _plain(c)]
    views = {view.sentence.index: view for view in text.views}
    pairs = [c for c in text.claims if _pair(c)]
    for first in changes if pairs else ():
        by = _percent(first)
        if by is None or first.role("from") or len(first.role("by")) > 1:
            continue
        later = [
            c
            for c in text.claims
            if 0 < c.sentence - first.sentence <= _REACH
            and _pair(c)
            and _one_thing(first, c, views)
        ]
        if len(later) != 1:
            continue
        found = later[0]
        start, end = found.role("from")[0], found.role("to")[0]
        yield Tie(
            "percent-elsewhere",
            (("by", (by,)), ("from", (start,)), ("to", (end,))),
            by.span,
            first.sentence,
            (("way", "" if first.direction is None else first.direction.value),),
        )


def _plain(claim: Claim) -> bool:
    return (
        claim.frame is Frame.CHANGE
        and claim.status.judged
        and claim.veto is None
        and claim.direction in _WAYS
    )


def _percent(claim: Claim) -> Quantity | None:
    return next(
        (q for q in claim.role("by") if q.kind is Kind.PERCENT and q.unit == "percent"), None
    )


def _pair(claim: Claim) -> bool:
    """Whether a claim gives a value before and one after, and no percent of its own."""
    start, end = claim.role("from"), claim.role("to")
    return (
        claim.frame is Frame.CHANGE
        and claim.status.judged
        and claim.veto is None
        and _percent(claim) is None
        and len(start) == len(end) == 1
        and start[0].kind is not Kind.PERCENT
        and (start[0].unit == end[0].unit or Kind.NUMBER in (start[0].kind, end[0].kind))
    )


def _one_thing(first: Claim, later: Claim, views: dict[int, View]) -> bool:
    """Whether two changes are of one measurand in one period."""
    one, other = views[first.sentence], views[later.sentence]
    if first.measurand is None or not _periods_agree(first, later):
        return False
    said = content(one.tokens)
    if later.measurand is None:
        opens = other.tokens[0].word
        return later.sentence == first.sentence + 1 and opens in ("it", "they", "that", "this")
    back = content(other.tokens)
    if not among(root(later.measurand.head), frozenset({root(first.measurand.head)})):
        return False
    mine = {root(word) for word in first.measurand.modifiers if word not in closed()}
    theirs = {root(word) for word in later.measurand.modifiers if word not in closed()}
    names = {root(part) for entity in first.entities for part in entity.id.split("-")}
    named = mine & names  # "Corvo Glass" is "Corvo" further on
    return (
        all(among(word, said) for word in theirs)
        and all(among(word, back) for word in mine - names)
        and (not named or any(among(word, back) for word in named))
    )


def _periods_agree(first: Claim, later: Claim) -> bool:
    one, other = first.period, later.period
    if one is None or other is None:
        only = one or other
        return only is None or only.kind != "year"
    if one.begins is None or other.begins is None:
        return True
    return (one.begins, one.ends) == (other.begins, other.ends)


def read_compounded_ties(text: Text, amounts: list[Stated]) -> Iterator[Tie]:
    """Yield a value, a percent change of it, and the new value: "$200m, gained 10 percent …"."""
    owners = {q.id: claim for claim in text.claims for q in claim.quantities}
    moves = [move for view in text.views for move in _moves(view, owners)]
    if not moves:
        return
    stated = [s for s in amounts if s.figure.kind in _VALUES and _exact(s.figure)]
    views = {view.sentence.index: view for view in text.views}
    for by, way, known in moves:
        view = views[by.sentence]
        new = _new_value(by, known, stated, view)
        base = None if new is None else _base(by, new, stated, view)
        if new is not None and base is not None:
            yield Tie(
                "compounded",
                (("to", (new.figure,)), ("from", (base.figure,)), ("by", (by,))),
                new.figure.span,
                new.sentence,
                (("way", way.value),),
            )


def _moves(
    view: View, owners: dict[str, Claim]
) -> Iterator[tuple[Quantity, Direction, Claim | None]]:
    """Yield each percent by which something rises or falls, with the claim that says so."""
    for at in view.figures:
        by = view.tokens[at].quantity
        if by is None or by.kind is not Kind.PERCENT or by.unit != "percent" or not _exact(by):
            continue
        known = owners.get(by.id)
        if known is not None and known.frame is Frame.CHANGE:
            way = known.direction
            if _plain(known) and by in known.role("by") and not known.role("from") and way:
                yield by, way, known
            continue
        back = at - 2 if view.tokens[at - 1].word == "by" else at - 1
        moved = None if back < 0 else _verbs().get(view.tokens[back].word)
        if moved is not None and not any(t.word in _HEDGED for t in view.tokens[:at]):
            yield by, moved, None


@cache
def _verbs() -> dict[str, Direction]:
    """Return the verbs of rise and fall with their direction, and what a fund does."""
    found = dict.fromkeys(("returned", "yielded", "earned"), Direction.UP)
    for way in _WAYS:
        for verb in table("en/change")[way.value]["verbs"].split():
            found.setdefault(verb, way)
    return found


def _exact(figure: Quantity) -> bool:
    return figure.modality is Modality.EXACT


def _new_value(
    by: Quantity, known: Claim | None, stated: list[Stated], view: View
) -> Stated | None:
    """Return the value behind the percent: "to £1,196", "it now stands at $240m"."""
    after = [
        s
        for s in stated
        if s.figure.span.start >= by.span.end and 0 <= s.sentence - by.sentence <= 1
    ]
    if not after:
        return None
    found = after[0]
    rest = [s for s in after if s.sentence == found.sentence]
    if len(rest) > 1:
        return None
    if known is not None and found.figure in known.role("to"):
        return found
    tokens = found.view.tokens
    if found.sentence == by.sentence and found.view.words(found.at - 1, found.at) == ["to"]:
        return found
    start = view.index_of[by.id] + 1 if found.sentence == by.sentence else 0
    between = tokens[start : found.at]
    if any(t.tag is Tag.FIGURE or t.word in ("by", "from", "of", "for") for t in between):
        return None
    if found.sentence != by.sentence and between[0].word not in ("it", "they", "that"):
        return None
    return found if any(t.word in _NOW | _STANDS for t in between) else None


def _base(by: Quantity, new: Stated, stated: list[Stated], view: View) -> Stated | None:
    """Return the value from which the change leads, if just one can be meant."""
    before = [
        s
        for s in stated
        if s.figure.span.end <= by.span.start and view.sentence.index - s.sentence <= _BACK
    ]
    kin = [s for s in before if _same_unit(s, new)]
    if not kin or any(s.sentence == kin[-1].sentence for s in kin[:-1]):
        return None
    found = kin[-1]
    clause = view.tokens[: view.index_of[by.id] + 1]
    if found.sentence == view.sentence.index:
        between = view.tokens[found.at + 1 : view.index_of[by.id]]
        apposed = view.tokens[found.at - 1].word == "worth"
        return found if apposed and not any(t.tag is Tag.FIGURE for t in between) else None
    if _dated(found.view.tokens) and not any(t.word in _SINCE for t in clause):
        return None  # "$200m in 2019 … rose 10 percent last year": from another base
    if any(t.word in ("compared", "against", "versus", "than") for t in found.view.tokens):
        return None
    stands = any(t.tag is Tag.PRONOUN and t.word in _STANDS for t in clause)
    said = content(found.view.tokens)
    named = any(among(word, said) for word in _subject(clause))
    numbers = any(t.word in ("numbers", "number", "prices") for t in clause)
    return found if stands or named or numbers else None


def _same_unit(base: Stated, new: Stated) -> bool:
    one, other = base.figure, new.figure
    if one.kind in COUNTS and other.kind in COUNTS:
        nouns = (base.noun, new.noun)
        return None in nouns or akin(root(nouns[0] or ""), root(nouns[1] or ""))
    if one.kind is Kind.MONEY is other.kind:
        return one.currency == other.currency  # "£1,150 a month" goes up "to £1,196"
    return one.unit == other.unit and one.kind is other.kind


def _dated(tokens: list[Token]) -> bool:
    return any(t.tag is Tag.TIME and any(c.isdigit() for c in t.word) for t in tokens)


def _subject(clause: list[Token]) -> list[str]:
    return [root(t.word) for t in clause if t.tag is Tag.NOUN]
