"""The conversion frame: the same amount twice, "10 miles (16 km)", "€50m ($55m)".

Two figures are a pair only where the words between and behind them say so: a bracket that holds
nothing else, "or", "that is", a pair of dashes or commas.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token, View
from factgauge.errors import UnitError
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.table import unit

_PLAIN = frozenset({
    Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.DETERMINER, Tag.POSSESSIVE,
    Tag.PARTICIPLE,
})  # fmt: skip
_ENDS = frozenset({Tag.COMMA, Tag.CLOSE, Tag.STOP, Tag.DASH})
_MOST_WORDS = 6  # of the thing measured, between the two amounts
_METRIC = ("meter", "gram", "liter", "metric_ton", "hectare", "Celsius", "bar", "pascal", "joule")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that the text gives as one amount, by their tokens.

    `shape` is "bracket", "link" ("that is"), "or", "slash" or "aside" (between commas or dashes).
    `end` is "low" or "high" where the second is that end of the first, a range.
    """

    first: int
    second: int
    shape: str
    end: str | None = None


def read_conversions(view: View, taken: set[str]) -> list[Draft]:
    """Return the conversions of a sentence; only their second amounts are taken.

    The first keeps its clause's own claim.
    """
    found: list[Draft] = []
    for pair in conversion_pairs(view):
        one, other = figure(view, pair.first), figure(view, pair.second)
        if other.id in taken or not converts(one, other) or one.kind is Kind.DURATION:
            continue
        taken.add(other.id)
        found.append(
            Draft(
                Frame.CONVERSION,
                view.tokens[pair.second].span,
                [("first", one), ("second", other)],
                rule="conversion",
            )
        )
    return found


def figure(view: View, index: int) -> Quantity:
    """Return the figure of a token that has one."""
    quantity = view.tokens[index].quantity
    if quantity is None:
        raise ValueError(f"token {index} is no figure")
    return quantity


def converts(one: Quantity, other: Quantity) -> bool:
    """Whether the two can be one amount in two units."""
    return (
        two_currencies(one, other) or same_dimension(one, other) or reciprocal(one, other)
    ) and one.unit != other.unit


def two_currencies(one: Quantity, other: Quantity) -> bool:
    """Whether the two are sums of money in two currencies."""
    return (
        one.kind is Kind.MONEY
        and other.kind is Kind.MONEY
        and one.currency is not None
        and other.currency is not None
        and one.currency != other.currency
        and " / " not in (one.unit or "")
        and " / " not in (other.unit or "")
    )


_VOLUME = (("[length]", 3),)
_MEASURED = (Kind.MEASURE, Kind.DURATION)


def same_dimension(one: Quantity, other: Quantity) -> bool:
    """Whether the two measure the same thing, be it in one unit or two."""
    powers = _powers(one), _powers(other)
    if powers[0] is None or powers[1] is None:
        return False
    fluid = "ounce" in (one.unit, other.unit) and _VOLUME in powers  # "12 ounces (355 ml)"
    return powers[0] == powers[1] or fluid


def reciprocal(one: Quantity, other: Quantity) -> bool:
    """Whether one measures the inverse of the other: miles a gallon and litres for 100 km."""
    first, second = _powers(one), _powers(other)
    return bool(first) and first == tuple((base, -power) for base, power in second or ())


def _powers(quantity: Quantity) -> tuple[tuple[str, int], ...] | None:
    if quantity.kind not in _MEASURED or quantity.unit is None:
        return None
    try:
        powers = unit(quantity.unit).dimension
    except UnitError:
        return None
    return tuple(
        ("[temperature]" if base == "[temperature difference]" else base, power)
        for base, power in powers
    )


def conversion_pairs(view: View) -> Iterator[Pair]:
    """Yield the figures that the sentence gives as one amount, in the order of the text."""
    figures = view.figures
    bracket: tuple[int, ...] = ()
    for place, (first, second) in enumerate(pairwise(figures)):
        if second in bracket:
            continue
        one, other = figure(view, first), figure(view, second)
        if Kind.DATE in (one.kind, other.kind) or Kind.RANK in (one.kind, other.kind):
            continue
        shape = _shape(view, first, second)
        if shape is None:
            continue
        if shape == "link" and one.stated_low == 1:
            continue  # a definition: "one mile equals 1.6 km"
        if shape != "bracket":
            yield Pair(first, second, shape)
            continue
        held = _held(view, second)
        bracket = tuple(held)
        listed = _listed(view, place, held)
        if (
            listed is None
            and len(held) > 1
            and _lists(view.tokens[second + 1])
            and (view.tokens[second + 1].tag is not Tag.COMMA)
        ):
            continue  # "2 inches (51 and 76 mm)"
        if listed is not None:
            yield from listed
            continue
        for each in _each(view, first, held):
            yield Pair(first, each, "bracket")


def _held(view: View, at: int) -> list[int]:
    """Return the figures of the bracket in which a figure stands, from that one on."""
    held = []
    for index in range(at, len(view.tokens)):
        token = view.tokens[index]
        if token.tag is Tag.CLOSE:
            break
        if token.quantity is not None:
            held.append(index)
    return held


def _listed(view: View, place: int, held: list[int]) -> list[Pair] | None:
    """Return the pairs of a list and the one in the bracket behind it: "4 by 6 in (…)"."""
    count = len(held)
    if count < 2 or place + 1 < count:
        return _ends_of_range(view, place, held)
    before = view.figures[place + 1 - count : place + 1]
    for run in (before, held):
        units = {figure(view, index).unit for index in run}
        if len(units) != 1:
            return _ends_of_range(view, place, held)
        for left, right in pairwise(run):
            if not all(_lists(token) for token in view.tokens[left + 1 : right]):
                return None
    return [Pair(a, b, "bracket") for a, b in zip(before, held, strict=True)]


def _ends_of_range(view: View, place: int, held: list[int]) -> list[Pair] | None:
    """Return the pairs of a range and its two ends in a bracket: "2 to 3 in (51 and 76 mm)"."""
    index = view.figures[place]
    one = figure(view, index)
    ranged = one.stated_low is not None and one.stated_low != one.stated_high
    if not ranged or one.stated_high is None or len(held) != 2:
        return None
    units = {figure(view, each).unit for each in held}
    between = view.tokens[held[0] + 1 : held[1]]
    if len(units) != 1 or not all(_lists(token) for token in between):
        return None
    low, high = held
    return [Pair(index, low, "bracket", "low"), Pair(index, high, "bracket", "high")]


def _lists(token: Token) -> bool:
    return token.tag in (Tag.COMMA, Tag.TO, Tag.DASH, Tag.CONJUNCTION) or token.word in (
        "x", "×", "by",
    )  # fmt: skip


def _each(view: View, first: int, held: list[int]) -> Iterator[int]:
    """Yield the figures of a bracket that restate the one before it: "(22 km; 14 miles)"."""
    seen = {figure(view, first).unit}
    for index in held:
        other = figure(view, index)
        if not _closed(view, index):
            return
        if other.unit in seen and index != held[0]:
            return
        seen.add(other.unit)
        yield index


def _closed(view: View, index: int) -> bool:
    """Whether a figure in a bracket is followed by nothing that makes it another thing."""
    after = view.tokens[index + 1 :]
    tails = words(table("en/conversion")["tails"])
    if len(after) > 1 and _lists(after[0]) and after[1].quantity is not None:
        return True
    for token in after[:3]:
        if token.tag in (Tag.CLOSE, Tag.COMMA, Tag.STOP, Tag.DASH) or token.word in ("/", "or"):
            return True
        if token.tag is Tag.OPEN:
            return False
        if token.word not in tails:
            return _at_the_time(after)
    return not after


def _at_the_time(after: list[Token]) -> bool:
    return [token.word for token in after[:3]] == ["at", "the", "time"]


def _shape(view: View, first: int, second: int) -> str | None:
    """Return how the words between two figures bind them, `None` where they do not."""
    gap = view.tokens[first + 1 : second]
    if not gap or len(gap) > _MOST_WORDS + 5:
        return None
    opening = next((at for at, token in enumerate(gap) if token.tag is Tag.OPEN), None)
    if opening is not None:
        inside = words(table("en/conversion")["inside"])
        held = gap[opening + 1 :]
        fits = all(token.word in inside or token.tag is Tag.COMMA for token in held)
        before = gap[:opening]
        if not fits or not _plain(before) or not _closed(view, second):
            return None
        return "bracket"
    if any(token.tag is Tag.CLOSE for token in gap):
        return None
    return _linked(view, gap, first, second) or _aside(view, gap, first, second)


def _plain(gap: list[Token]) -> bool:
    """Whether the words between are those of the thing measured: "of land", "north of Rome"."""
    return len(gap) <= _MOST_WORDS and all(token.tag in _PLAIN for token in gap)


@cache
def _links() -> tuple[frozenset[str], frozenset[str]]:
    data = table("en/conversion")
    return frozenset(data["links"]), frozenset(data["weak"])


def _linked(view: View, gap: list[Token], first: int, second: int) -> str | None:
    one, other = figure(view, first), figure(view, second)
    metric = _metric(one) and _metric(other)  # "50 mg/5 g", "5 or 10 ml": a ratio, a choice
    strong, weak = _links()
    choices = words(table("en/conversion")["choices"])
    if any(token.word in choices for token in view.tokens):
        strong, weak = strong, frozenset()
    marks = [token for token in gap if token.tag not in (Tag.COMMA, Tag.DASH)]
    marked = len(marks) < len(gap)
    kept = _without_what(marks)
    for start in range(len(kept)):
        before, phrase = kept[:start], " ".join(token.word for token in kept[start:])
        if not _plain(before):
            break
        if phrase in strong and (phrase not in ("is", "are", "say", "or a") or _ends(view, second)):
            return None if phrase == "or a" and not marked else "link"
        if phrase in weak:
            if phrase == "/":
                return "slash" if not before and not metric else None
            attributive = "-" in other.surface  # "5 km or 10-mile runs"
            chosen = metric or attributive or _describes(view, second)
            return "or" if marked or not chosen else None
    return None


def _without_what(tokens: list[Token]) -> list[Token]:
    """Drop hedges and what "a frequency of" says before the second amount."""
    kept = list(tokens)
    if (
        len(kept) > 3
        and kept[-1].word == "of"
        and kept[-2].tag is Tag.NOUN
        and kept[-3].tag is Tag.DETERMINER
    ):
        kept = kept[:-3]
    while len(kept) > 1 and kept[-1].tag is Tag.ADVERB:
        kept.pop()
    return kept


def _ends(view: View, index: int) -> bool:
    """Whether a clause or an insertion ends behind a figure."""
    after = view.tokens[index + 1 : index + 2]
    return not after or after[0].tag in _ENDS or after[0].tag is Tag.CONJUNCTION


def _describes(view: View, index: int) -> bool:
    """Whether a figure goes with a noun of its own: "5 km or 10-mile runs"."""
    after = view.tokens[index + 1 : index + 2]
    tails = words(table("en/conversion")["tails"])
    return bool(after) and after[0].tag in _PLAIN - {Tag.PREPOSITION} and after[0].word not in tails


def _aside(view: View, gap: list[Token], first: int, second: int) -> str | None:
    """Return "aside" for ", precisely 100,000 short tons," in two systems of units."""
    if gap[0].tag not in (Tag.COMMA, Tag.DASH) or len(gap) > 2:
        return None
    if len(gap) == 2 and gap[1].tag is not Tag.ADVERB:
        return None
    after = view.tokens[second + 1 : second + 2]
    one, other = figure(view, first), figure(view, second)
    closed = not after or after[0].tag in (gap[0].tag, Tag.CLOSE, Tag.STOP)
    if not closed and not (two_currencies(one, other) and after[0].word == "at"):
        return None
    if two_currencies(one, other):
        return "aside"
    if not same_dimension(one, other) or _metric(one) is _metric(other):
        return None
    others = (i for i in view.figures if i not in (first, second))
    if any(same_dimension(one, figure(view, i)) and abs(i - first) < 8 for i in others):
        return None  # "lengths of 10 km, 5 miles, 3 miles"
    return "aside"


def _metric(quantity: Quantity) -> bool:
    return any(name in (quantity.unit or "") for name in _METRIC)
