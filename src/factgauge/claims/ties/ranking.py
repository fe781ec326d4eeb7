"""Ties of ranks, superlatives and records with the values that they are held against."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    AMOUNTS,
    COUNTS,
    Placed,
    amounts,
    figure_at,
    quoted_within,
    tag_at,
    tie_of,
    unread,
    word_at,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

VALUES = (*AMOUNTS, Kind.PERCENT, Kind.DURATION)
_DIGITS = pattern(r"\d+")
_NEAR = 8
_NAMED = 4  # tokens between a name and its value
_PAIR = 2
_JOINT = frozenset({"joint", "jointly", "tied", "equal", "shared", "level"})


def listed(name: str) -> frozenset[str]:
    """Return a word list of `lexicon/en/rank.toml`."""
    return words(table("en/rank")[name])


def same_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two values can be of one measure; a bare number takes the unit of the other."""
    if one.unit == other.unit:
        return True
    return Kind.NUMBER in (one.kind, other.kind) or (one.kind in COUNTS and other.kind in COUNTS)


def rank_number(quantity: Quantity) -> int | None:
    """Return the number of "14th" or "second"."""
    surface = quantity.surface.lower()
    found = _DIGITS.search(surface)
    if found is not None:
        return int(found[0])
    ordinals = table("en/rank")["ordinals"].split()
    return ordinals.index(surface) + 1 if surface in ordinals else None


def _ranks(view: View) -> Iterator[tuple[int, Quantity, int]]:
    for at in view.figures:
        quantity = view.tokens[at].quantity
        if quantity is None or quantity.kind is not Kind.RANK:
            continue
        number = rank_number(quantity)
        if number is not None:
            yield at, quantity, number


def _is_placed(view: View, at: int) -> bool:
    back = view.before(at, (Tag.ADVERB, Tag.DETERMINER))
    return word_at(view, back) in listed("placed") or word_at(view, at + 1) in ("place", "out")


def read_fields(view: View) -> Iterator[Tie]:
    """Yield "14th of nine", "27th in a league of 20" and "among the 38 members it came 41st"."""
    for at, rank, number in _ranks(view):
        field = _field_behind(view, at) or (
            _field_before(view, at) if _is_placed(view, at) else None
        )
        if field is not None and not quoted_within(view, *sorted((at, view.index_of[field.id]))):
            yield tie_of(
                view, "field", ("rank", (rank,)), ("whole", (field,)),
                words=(("rank", str(number)),),
            )  # fmt: skip


def _field_behind(view: View, at: int) -> Quantity | None:
    for index in range(at + 1, min(at + _NEAR, len(view.tokens))):
        token = view.tokens[index]
        if token.tag in (Tag.STOP, Tag.COMMA, Tag.VERB, Tag.SUBORDINATOR):
            return None
        if token.word not in ("of", "among"):
            continue
        direct = index <= at + 2 and (_is_placed(view, at))
        if not direct and word_at(view, index - 1) not in listed("fields"):
            return None
        place = index + 1
        while tag_at(view, place) in (Tag.DETERMINER, Tag.ADVERB):
            place += 1
        figure = figure_at(view, place)
        return figure if figure is not None and figure.kind in COUNTS else None
    return None


def _field_before(view: View, at: int) -> Quantity | None:
    for place, figure in amounts(view, COUNTS):
        if place >= at or at - place > 14:
            continue
        back = view.before(place, (Tag.DETERMINER, Tag.ADVERB))
        opens = word_at(view, back) == "among" and tag_at(view, back - 1) in (None, Tag.COMMA)
        field = word_at(view, back) == "of" and word_at(view, back - 1) in listed("fields")
        if (opens or field) and not any(
            t.tag is Tag.FIGURE or t.tag is Tag.STOP for t in view.tokens[place + 1 : at]
        ):
            return figure
    return None


def _name_of(view: View, at: int) -> str | None:
    """Return the name that a value belongs to: "Bergen on 412", "Credis (€175bn)"."""
    for index in range(at - 1, max(-1, at - 1 - _NAMED), -1):
        tag = view.tokens[index].tag
        if tag is Tag.NAME or (
            view.text[view.tokens[index].start].isupper() and tag in (Tag.NOUN, Tag.ADJECTIVE)
        ):
            return view.tokens[index].word
        if tag in (Tag.FIGURE, Tag.COMMA, Tag.STOP, Tag.CLOSE):
            return None
    return None


def read_orders(view: View) -> Iterator[Tie]:
    """Yield "second with 77 points, behind Weber on 84 and Tanaka on 79"."""
    if view.vocabulary & _JOINT:
        return
    for at, rank, number in _ranks(view):
        if word_at(view, at + 1) in ("time", "year", "quarter", "season", "straight", "half"):
            continue
        tie = _behind(view, at, rank, number) or _only(view, at, rank, number)
        if tie is not None:
            yield tie


def _behind(view: View, at: int, rank: Quantity, number: int) -> Tie | None:
    cue = next(
        (
            i for i in range(at + 1, min(at + 16, len(view.tokens)))
            if view.tokens[i].word in ("behind", "after")
        ),
        None,
    )  # fmt: skip
    if cue is None or any(t.tag is Tag.STOP for t in view.tokens[at:cue]):
        return None
    better: list[Quantity] = []
    for index in range(cue + 1, len(view.tokens)):
        token = view.tokens[index]
        if token.tag in (Tag.STOP, Tag.VERB) or token.word in ("ahead", "but", "while"):
            break
        figure = token.quantity
        if figure is not None and token.tag is Tag.FIGURE and figure.kind in VALUES:
            if _name_of(view, index) is None:
                return None
            better.append(figure)
    if not better or unread(view, cue, len(view.tokens)) or quoted_within(view, at, cue):
        return None
    return tie_of(
        view, "order", ("rank", (rank,)), ("value", better), words=(("rank", str(number)),)
    )


def _only(view: View, at: int, rank: Quantity, number: int) -> Tie | None:
    """Read "ranks third at 58 per cent; only Ashby, at 61 per cent, does better"."""
    text = view.words(at, len(view.tokens))
    if "only" not in text or not {"better", "ahead", "higher", "more"} & set(text):
        return None
    start = at + text.index("only")
    if word_at(view, start - 1) not in (";", ",") or not _is_placed(view, at):
        return None
    ahead = [q for i, q in amounts(view, VALUES) if i > start]
    if tag_at(view, start + 1) is not Tag.NAME or len(ahead) != 1 or "and" in text:
        return None
    return tie_of(
        view, "order", ("rank", (rank,)), ("value", ahead),
        words=(("rank", str(number)), ("exact", "yes")),
    )  # fmt: skip


def read_superlatives(view: View) -> Iterator[Tie]:
    """Yield "Bergen had the most, with Bergen on 412 and Stavanger on 388"."""
    high, low = listed("highest"), listed("lowest")
    if not view.vocabulary & (high | low) or len(view.figures) < _PAIR:
        return
    for cue, token in enumerate(view.tokens):
        if token.word not in high | low or word_at(view, cue - 1) != "the":
            continue
        if word_at(view, cue - 2) in ("of", "among") or word_at(view, cue + 1) in (
            "since", "in", "for", "of", "ever",
        ):  # fmt: skip
            continue
        found = _named_best(view, cue) or _best_beside(view, cue)
        if found is None:
            continue
        best, others = found
        if quoted_within(view, 0, len(view.tokens)):
            continue
        yield tie_of(
            view, "superlative", ("value", (best,)), ("others", others),
            words=(("cue", token.word), ("low", "yes" if token.word in low else "no")),
        )  # fmt: skip
        return


Best = tuple[Quantity, list[Quantity]]


def _named_best(view: View, cue: int) -> Best | None:
    items: list[tuple[str, Quantity]] = []
    for at, quantity in amounts(view, VALUES):
        name = _name_of(view, at)
        if at < cue or name is None:
            return None
        items.append((name, quantity))
    names = [name for name, _ in items]
    if len(items) < _PAIR or len(set(names)) < len(names):
        return None
    if not all(same_measure(items[0][1], q) for _, q in items) or unread(view, 0, len(view.tokens)):
        return None
    first = view.index_of[items[0][1].id]
    claimed = [
        view.tokens[i].word
        for i in range(min(cue + 6, first))
        if view.tokens[i].word in names and (i < cue or word_at(view, i - 1) in ("was", "is"))
    ]
    claimed = [name for name in claimed if name != names[0] or first - cue > _NAMED + 1]
    if len(claimed) != 1:
        return None
    best = next(q for name, q in items if name == claimed[0])
    return best, [q for _, q in items if q.id != best.id]


def _best_beside(view: View, cue: int) -> Best | None:
    """Read "was the loudest at 58 decibels, against 63 for the Miele and 79 for the Borg"."""
    found = [(at, q) for at, q in amounts(view, VALUES) if at > cue]
    if len(found) < _PAIR or found[0][0] - cue > _NEAR:
        return None
    at, best = found[0]
    contrast = next(
        (i for i in range(at + 1, found[1][0]) if word_at(view, i) in listed("contrasts")), None
    )
    if contrast is None or any(
        t.tag in (Tag.STOP, Tag.TIME) for t in view.tokens[cue : found[-1][0]]
    ):
        return None
    if any(t.tag is Tag.VERB and t.word not in ("seen", "followed", "compared", "found", "recorded")
           for t in view.tokens[cue:at]):  # fmt: skip
        return None
    others = [q for _, q in found[1:]]
    if not all(same_measure(best, q) for q in others) or unread(view, cue, len(view.tokens)):
        return None
    dated = {"year", "earlier", "ago", "last", "previous", "average", "before", "forecast"}
    return None if dated & set(view.words(cue, len(view.tokens))) else (best, others)


def placed_before(found: list[Placed], at: int, reach: int) -> Placed | None:
    """Return the last amount in front of a token, no further off than `reach`."""
    near = [row for row in found if row[0] < at and at - row[0] <= reach]
    return near[-1] if near else None
