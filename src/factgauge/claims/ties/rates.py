"""Rates as they stand in a sentence: "$15 each", "300 per square km", "an average of 12".

A rate says what is above, what is below, and by which words: the parts are bound in `quotient`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factgauge.claims.measurand import singular
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import Token
from factgauge.lexicon.load import table, words
from factgauge.model.quantity import Kind, Quantity
from factgauge.units.table import forms, is_unit

_AMOUNTS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT)
_PER = frozenset({"per", "every", "each", "a", "an", "/"})
_NOUNS = (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)
_LINKS = frozenset(
    {"of", "at", "to", "was", "is", "were", "are", "be", "came", "comes", "stood", ":"}
)
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_LONGEST = 3  # words of a unit: "square kilometre of"


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure for each of something; `first` and `last` are the tokens of its words.

    `above` and `below` are units, a noun in the singular, or `None` where the text leaves it open;
    `per` is the round number of "12 per 100,000".
    """

    figure: Quantity
    at: int
    first: int
    last: int
    cue: str  # "per", "each" or "average"
    above: str | None = None
    below: str | None = None
    per: Quantity | None = None
    over: int | None = None  # the token of a denominator that the rate itself names


_ROUND = {"hundred": "100", "thousand": "1000", "million": "1000000"}


@cache
def _alike() -> dict[str, int]:
    rows = table("en/quotient")["alike"].strip().splitlines()
    return {word: row for row, text in enumerate(rows) for word in text.split()}


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of the table of quotients."""
    return words(table("en/quotient")[name])


def read_rates_of(tokens: Sequence[Token]) -> Iterator[Rate]:
    """Yield every rate of some tokens."""
    for at, token in enumerate(tokens):
        figure = token.quantity
        if figure is None or token.tag is not Tag.FIGURE or figure.kind not in _AMOUNTS:
            continue
        rate = _compound(at, figure) or _per(tokens, at, figure) or _each_before(tokens, at, figure)
        average = _averaged(tokens, at)
        if rate is not None:
            yield rate if average is None else replace(rate, first=average)
            continue
        named = _named(tokens, at, figure) or (
            _priced(tokens, at, figure) if average is None else None
        )
        if named is not None:
            yield named
        elif average is not None:
            yield Rate(figure, at, average, at, "average", _above(figure))
        elif tokens[at + 1 : at + 3] and [t.word for t in tokens[at + 1 : at + 3]] in (
            ["on", "average"], ["in", "average"],
        ):  # fmt: skip
            yield Rate(figure, at, at, at + 2, "average", _above(figure))


def _above(figure: Quantity) -> str | None:
    return figure.unit if figure.kind in (Kind.MONEY, Kind.MEASURE, Kind.DURATION) else None


def _compound(at: int, figure: Quantity) -> Rate | None:
    """Read "$500,000 a km", "75 km/h", "50 deaths per 100,000"."""
    if figure.unit == "knot":
        return Rate(figure, at, at, at, "per", "nautical_mile", "hour")
    above, slash, below = (figure.unit or "").partition(" / ")
    if not slash or " / " in below:
        return None
    if below.isdigit():
        return Rate(figure, at, at, at, "per", above, below)
    return Rate(figure, at, at, at, "per", None if above == "count" else above, below)


def _per(tokens: Sequence[Token], at: int, figure: Quantity) -> Rate | None:
    """Read "$15 each", "300 per square km", "12.4 per 1,000 live births", "40 a day"."""
    after = at + 1
    while after < len(tokens) and after - at < _LONGEST and tokens[after].tag in _NOUNS:
        if tokens[after].word in _PER or tokens[after].word in listed("each"):
            break
        after += 1
    if after >= len(tokens):
        return None
    word = tokens[after].word
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    plain = Rate(figure, at, at, after, "each", _above(figure))
    if word == "apiece":
        return plain
    if word == "a" and following is not None and following.word == "piece":
        return replace(plain, last=after + 1)
    if (
        word in ("for", "to", "in")
        and following is not None
        and following.word in ("every", "each")
    ):
        after, word = after + 1, following.word
        following = tokens[after + 1] if after + 1 < len(tokens) else None
    each_of = _each_of(tokens, after, figure)
    if each_of is not None:
        return Rate(figure, at, at, each_of, "each", _above(figure), over=each_of)
    if word == "each" and (following is None or following.word not in listed("units")):
        taken = following is not None and following.word in ("of", "other")
        return None if taken or after > at + 1 + _LONGEST else plain
    if (
        word == "to"
        and following is not None
        and following.word == "the"
        and after + 2 < len(tokens)
    ):
        below, length = _unit_at(tokens, after + 2)  # "180 to the square kilometre"
        if is_measure(below):
            return Rate(figure, at, at, after + 1 + length, "per", _above(figure), below)
        return None
    if word not in _PER or following is None:
        return None
    if following.quantity is not None and following.tag is Tag.FIGURE:
        if word in ("a", "an", "/") or following.quantity.kind not in (Kind.NUMBER, Kind.COUNT):
            return None
        return Rate(figure, at, at, after + 1, "per", _above(figure), None, following.quantity)
    if following.word in _ROUND:
        return Rate(figure, at, at, after + 1, "per", _above(figure), _ROUND[following.word])
    below, length = _unit_at(tokens, after + 1)
    if below is None or (word in ("a", "an") and following.word not in listed("units")):
        return None
    return Rate(figure, at, at, after + length, "per", _above(figure), below)


def _each_of(tokens: Sequence[Token], at: int, figure: Quantity) -> int | None:
    """Return the denominator of "£60 for each of the 23 days", "for every one of its people"."""
    if tokens[at].word not in ("each", "every"):
        return None
    index = at + 1
    if index < len(tokens) and tokens[index].word == "one":
        index += 1
    if index >= len(tokens) or tokens[index].word != "of":
        return None
    index += 1
    while index < len(tokens) and tokens[index].tag in (Tag.DETERMINER, *_NOUNS, Tag.POSSESSIVE):
        index += 1
    if index >= len(tokens) or tokens[index].quantity is None:
        return None
    return index if tokens[index].quantity is not figure else None


def _each_before(tokens: Sequence[Token], at: int, figure: Quantity) -> Rate | None:
    """Read "each kilowatt-hour cost 81 cents", "each comes to $205", "each of the 12 got $5"."""
    for index in range(at - 1, max(-1, at - 12), -1):
        token = tokens[index]
        if token.word == "each":
            break
        if token.tag in (Tag.FIGURE, Tag.TIME):
            opening = next(
                (i for i in range(index - 1, max(-1, index - 7), -1) if tokens[i].word == "each"),
                None,
            )
            if opening is None or tokens[opening - 1].word in ("for", "to"):
                return None
            timed = [token.word for token in tokens[at + 1 : at + 2]]
            if _each_of(tokens, opening, figure) != index or timed in (["every"], ["per"], ["a"]):
                return None
            return Rate(figure, at, opening, at, "each", _above(figure), over=index)
        if token.tag in (Tag.STOP, Tag.OPEN, Tag.CLOSE):
            return None
    else:
        return None
    following = tokens[index + 1]
    if following.word in ("of", "other") or following.tag is Tag.TIME or index + 6 < at:
        return None
    if any(t.tag is Tag.COMMA for t in tokens[index:at]):
        return None
    below: str | None = None
    verbal = (Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.NOUN)  # "each comes to" names nothing
    if following.tag in (Tag.NOUN, Tag.ADJECTIVE) and tokens[index + 2].tag in verbal:
        below, _ = _unit_at(tokens, index + 1)
    return Rate(figure, at, index, at, "each", _above(figure), below)


def _priced(tokens: Sequence[Token], at: int, figure: Quantity) -> Rate | None:
    """Read "63 chairs at €85", "at a list price of $121 million", "the bid of 450p"."""
    if figure.kind is not Kind.MONEY or at < 2:
        return None
    before = tokens[at - 1]
    if before.word == "at":
        over = at - 2
        opened = next(
            (i for i in range(over, max(-1, over - 4), -1) if tokens[i].word == "of"), None
        )
        if opened is not None and all(
            t.tag in (*_NOUNS, Tag.DETERMINER) for t in tokens[opened + 1 : at - 1]
        ):
            over = opened - 1  # "1.5 million of its shares at"
        quantity = tokens[over].quantity if over >= 0 else None
        if quantity is not None and quantity.kind in (Kind.COUNT, Kind.NUMBER, Kind.MEASURE):
            return Rate(figure, at, at, at, "each", _above(figure), over=over)
    if before.word in ("of", "at") and tokens[at - 2].word in listed("priced"):
        return Rate(figure, at, at - 2, at, "price", _above(figure))
    return None


def _unit_at(tokens: Sequence[Token], start: int) -> tuple[str | None, int]:
    """Return the unit or the noun in the singular at a token, and how many words it has."""
    known = forms()
    for length in range(min(_LONGEST, len(tokens) - start), 0, -1):
        spelled = " ".join(token.word for token in tokens[start : start + length]).replace("-", " ")
        power, _, base = spelled.partition(" ")
        raised = _POWERS.get(power)
        if raised is not None and base:
            name = known.words.get(base) or known.symbols.get(base)
            if name is not None:
                return f"{name} ** {raised}", length
            continue
        name = known.words.get(spelled) or known.symbols.get(spelled)
        if name is not None:
            return name, length
    token = tokens[start]
    if token.tag in (Tag.NOUN, Tag.VERB) and token.word.isalpha():
        return singular(token.word), 1
    return None, 1


def _averaged(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words of an average begin: "an average price of", "averaging"."""
    index = at - 1
    while index >= 0 and at - index <= 8:
        token = tokens[index]
        if token.word in listed("averages"):
            opened = index > 0 and tokens[index - 1].tag is Tag.DETERMINER
            return index - 1 if opened else index
        loose = token.tag in (
            *_NOUNS,
            Tag.ADVERB,
            Tag.DETERMINER,
            Tag.PREPOSITION,
            Tag.AUXILIARY,
        ) or (
            token.tag is Tag.FIGURE and [t.word for t in tokens[index - 2 : index]] == ["of", "the"]
        )
        if not loose and token.word not in _LINKS:
            return None
        index -= 1
    return None


def _named(tokens: Sequence[Token], at: int, figure: Quantity) -> Rate | None:
    """Read "revenue per employee of $250,000", "the cost per bed came to £150,000"."""
    index = at - 1
    while index >= 0 and at - index <= 7:
        token = tokens[index]
        number = tokens[index + 1].quantity
        if token.word == "per" and number is not None:
            if number is figure or number.kind not in (Kind.NUMBER, Kind.COUNT):
                return None
            return Rate(figure, at, index, at, "per", _above(figure), None, number)
        if token.word == "per":
            below, length = _unit_at(tokens, index + 1)
            if below is None or index + length >= at:
                return None
            return Rate(figure, at, max(0, index - 1), at, "per", _above(figure), below)
        loose = (
            token.tag in (*_NOUNS, Tag.ADVERB, Tag.AUXILIARY, Tag.TIME)
            or (number is None and token.tag is Tag.VERB)
            or (token.quantity is not None and tokens[index - 1].word == "per")
        )
        if not loose and token.word not in _LINKS:
            return None
        index -= 1
    return None


def is_people(noun: str | None) -> bool:
    """Whether a noun counts people."""
    return noun is not None and singular(noun) in listed("people")


def same_noun(one: str, other: str) -> bool:
    """Whether two nouns count the same: "bed" and "beds", "head" and any people."""
    one, other = singular(one), singular(other)
    row = _alike().get(one)
    if row is not None and row == _alike().get(other):
        return True
    if one == other or (one in listed("living") and other in listed("living")):
        return True
    return one in listed("heads") and other in listed("people")


def is_measure(unit: str | None) -> bool:
    """Whether a denominator is a unit of measurement and no counted noun."""
    return unit is not None and is_unit(unit.partition(" ** ")[0])
