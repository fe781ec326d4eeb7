"""Ties of one figure that no such thing may have: shares, counts, and what nature limits."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_WHOLE = 100
_WORD = pattern(r"[a-z][a-z’'.-]*[a-z]|[a-z]")
_OF = pattern(
    r"^ ?,? ?(?:\(\w+\) )?of (?:all |the |its |their |his |her |our |those |these |some "
    r"|both )*((?:[a-z’'-]+ ?){1,4})"
)
_BY_WEIGHT = pattern(r"^ ?[a-z]+ by (?:weight|volume|mass)\b")
_OF_THE = pattern(r"\bof (?:all |the |its |their |those |these )*((?:[a-z’'-]+ ?){1,5}), ?$")
_MEASURED = pattern(r"\b(turnout|humidity)\b[^.;:]{0,40}$")
_SPEED_OF_LIGHT = pattern(r"^ ?of (?:the speed of light|light speed|c\b)")
_IN_TEN = pattern(r"^ ?(?:in|out of)(?: every)? ?$")
_DIRECTION = pattern(
    r"^ ?(?:\d+['′’] ?)?(n(?:orth)?|s(?:outh)?|e(?:ast)?|w(?:est)?)\b|^ ?(?:of )?(latitude"
    r"|longitude)\b"
)
_COORDINATE = pattern(r"\b(latitude|longitude)s?(?: of| is| was|:)? ?(?:about )?$")
_PH = pattern(
    r"\bph\b(?: of the [a-z]+)?(?: (?:value|level|of|was|is|reading|measured|stood|at|had"
    r"|reached|fell|rose|to|the|about|as|low|high)\b)* ?$"
)
_AGED = pattern(
    r"\b(?:aged|at the age of|age of|turned|died at|lived to be|lived to|who was|was|is) $"
)
_DEGREES = frozenset({"degree_Celsius", "degree_Fahrenheit", "kelvin"})
_OLD = 115  # years: beyond them an age is worth a word
_HOT_OR_COLD = {"degree_Celsius": -200, "degree_Fahrenheit": -328, "kelvin": 5}
_QUARTER = 60


@cache
def _list(name: str) -> frozenset[str]:
    return words(table("en/impossible")[name])


def read_impossible_ties(view: View) -> Iterator[Tie]:
    """Yield figures that pass, or come near, what such a figure may be."""
    sentence: frozenset[str] | None = None
    for quantity in view.quantities:
        if quantity.stated_low is None and quantity.stated_high is None:
            continue
        found = _limit(view, quantity)
        if found is None:
            continue
        if sentence is None:
            span = view.sentence.span
            sentence = frozenset(_WORD.findall(view.text[span.start : span.end].lower()))
        kind, what, veto = found
        if sentence & _list(veto):
            continue
        yield Tie(
            kind,
            (("value", (quantity,)),),
            quantity.span,
            quantity.sentence,
            (("what", what),),
        )


def _limit(view: View, quantity: Quantity) -> tuple[str, str, str] | None:
    """Return the kind of limit, what the figure measures, and the words that excuse it."""
    value = quantity.stated_low if quantity.stated_low is not None else quantity.stated_high
    if value is None:
        return None
    if quantity.kind is Kind.PERCENT:
        if value < _WHOLE:
            return None
        what = _share_of(view, quantity)
        return None if what is None else ("share_limit", what, "told")
    if quantity.kind is Kind.COUNT:
        if quantity.unit != "count" or (quantity.counted or "") not in _list("wholes"):
            return None
        if value < 0:
            return "count_limit", "negative", "signed"
        if "." in quantity.number_span.of(view.text) and (
            value.denominator == 1
            or (_decimal(view, quantity) and quantity.modality is Modality.EXACT)
        ):
            return "count_limit", "fraction", "averaging"
        return None
    if quantity.kind is Kind.MEASURE:
        return _physical(view, quantity)
    return _aged(view, quantity)


def _before(view: View, quantity: Quantity, reach: int) -> str:
    start = max(view.sentence.span.start, quantity.span.start - reach)
    return " ".join(view.text[start : quantity.span.start].lower().split()) + " "


def _after(view: View, quantity: Quantity, reach: int) -> str:
    end = min(view.sentence.span.end, quantity.span.end + reach)
    text = " ".join(view.text[quantity.span.end : end].lower().split())
    return f" {text}" if text[:1].isalnum() else text


def _share_of(view: View, quantity: Quantity) -> str | None:
    """Return the whole of which a percent is a share that cannot pass it."""
    after = _after(view, quantity, 60)
    if _SPEED_OF_LIGHT.match(after):
        return "the speed of light"
    if _BY_WEIGHT.match(after):
        return "the whole"
    members = _list("members")
    found = _OF.match(after)
    if found is not None:
        named = found[1].split()
        for index, word in enumerate(named):
            if word in ("who", "that", "in", "at", "with", "whose", "had", "were", "was"):
                break
            if word in members and not _possessed(named, index):
                return f"the {word}"
            if word in _list("told"):
                break
    fronted = _OF_THE.search(_before(view, quantity, 90))
    if fronted is not None and any(word in members for word in fronted[1].split()):
        return "those named"
    measured = _MEASURED.search(_before(view, quantity, 60))
    if measured is not None and not any(
        word in measured[0] for word in (" up ", " rose ", " by ", " fell ")
    ):
        return measured[1]
    return None


def _possessed(named: list[str], index: int) -> bool:
    """Whether the word only owns or describes what follows: "of people's income"."""
    word = named[index]
    return word.endswith(("'s", "’s", "s'", "s’")) or (
        index + 1 < len(named)
        and named[index + 1]
        in (
            "value",
            "price",
            "prices",
            "income",
            "incomes",
            "average",
            "levels",
            "level",
            "cost",
            "costs",
            "area",
            "capacity",
            "weight",
        )
    )


def _decimal(view: View, quantity: Quantity) -> bool:
    written = quantity.number_span.of(view.text)
    return "." in written and not any(letter.isalpha() for letter in written)


def _physical(view: View, quantity: Quantity) -> tuple[str, str, str] | None:
    value = quantity.stated_low if quantity.stated_low is not None else quantity.stated_high
    if value is None:
        return None
    unit = quantity.unit or ""
    if unit in _DEGREES:
        if value >= _HOT_OR_COLD[unit] or quantity.rule.endswith("difference"):
            return None
        return "physical_limit", "temperature", "warmer"
    if unit == "degree":
        side = _DIRECTION.match(_after(view, quantity, 20))
        named = _COORDINATE.search(_before(view, quantity, 24))
        if side is None and named is None:
            return None
        word = (side[1] or side[2]) if side is not None else (named[1] if named else "")
        what = "longitude" if word[:1] in ("e", "w") or word == "longitude" else "latitude"
        if side is not None and named is None and abs(value) < _QUARTER:
            return None
        return "physical_limit", what, "told"
    if "/" in unit and unit.split(" / ")[0].strip() in ("kilometer", "mile", "meter"):
        return ("physical_limit", "speed", "told") if value > 10**5 else None
    return None


def _aged(view: View, quantity: Quantity) -> tuple[str, str, str] | None:
    """Return the limit of an age, or of the pH that a bare number gives."""
    value = quantity.stated_low
    if value is None:
        return None
    if quantity.rule == "pH" or (
        quantity.kind is Kind.NUMBER and _PH.search(_before(view, quantity, 40))
    ):
        return "physical_limit", "pH", "told"
    if value <= _OLD or value > 10 * _OLD:
        return None
    span = view.sentence.span
    near = view.text[max(span.start, quantity.span.start - 60) : quantity.span.end + 30].lower()
    human = frozenset(_WORD.findall(near)) & _list("persons")
    if not human:
        return None
    if quantity.kind is Kind.DURATION and quantity.unit == "year":
        written = quantity.surface.lower()
        old = (
            quantity.rule == "age"
            or written.endswith("old")
            or _AGED.search(_before(view, quantity, 20))
        )
        return ("physical_limit", "age", "told") if old and human - {"he", "she"} else None
    if quantity.kind is Kind.NUMBER and quantity.modality is Modality.EXACT:
        before, after = _before(view, quantity, 40), _after(view, quantity, 3)
        noun = before.rstrip(" ,").rpartition(" ")[2]
        if before.rstrip().endswith("aged") or (
            before.rstrip().endswith(",") and after.startswith(",") and noun in _list("persons")
        ):
            return "physical_limit", "age", "told"
    return None


def read_shares_in_ten(view: View) -> Iterator[Tie]:
    """Yield "eleven in ten households": more of them than there are."""
    figures = view.figures
    for one, other in itertools.pairwise(figures):
        part, whole = view.tokens[one].quantity, view.tokens[other].quantity
        if part is None or whole is None or part.kind not in (Kind.NUMBER, Kind.COUNT):
            continue
        if whole.kind is not Kind.COUNT or whole.counted not in _list("members"):
            continue
        between = " ".join(view.text[part.span.end : whole.span.start].lower().split())
        if not _IN_TEN.match(between) or part.stated_low is None or whole.stated_low is None:
            continue
        if part.modality is not Modality.EXACT or part.unit not in (None, whole.unit):
            continue
        if part.kind is Kind.COUNT and part.counted != whole.counted:
            continue
        if part.stated_low >= whole.stated_low > 0 and whole.stated_low <= _WHOLE:
            yield Tie(
                "part_limit",
                (("part", (part,)), ("whole", (whole,))),
                part.span.joined(whole.span),
                part.sentence,
            )
