"""Which way the figures of a change must go, given its words: "improved" and "strengthened" too."""

from __future__ import annotations

import re

from factgauge.lexicon.load import table, words
from factgauge.model.claim import Claim, Direction
from factgauge.model.evidence import Case
from factgauge.model.quantity import Kind, Quantity

_PER = re.compile(
    r"\s*(?:yen |yuan |won )?(?:to|per|against|versus) (?:the |one |a )?([a-z]+)", re.I
)
_FLIPPED = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


# Words that name another measure, and the same one throughout its claim: "adjusted EBITDA rose 17
# percent to $38m from $32m". Others make the percent one of another series than the values.
_SAME_SERIES = frozenset(
    {"adjusted", "per-share", "underlying", "excluding", "pro forma", "pro-forma"}
)


def sense_of(case: Case, *, by_word: bool = False) -> Direction | str:
    """Return the way that the figures of a claim must go, or in words why that is not known.

    A word that judges something of which better is neither up nor down leaves the way to the
    values themselves; `by_word` asks for what the word alone says.

    A claim that says neither up nor down returns its reason as well. A word that makes the change
    that of another series than the values ("comparable-store", "a year on average") is a reason.
    """
    claim = case.claim
    if claim.direction not in _FLIPPED:
        return "needs a word that says up or down"
    if claim.veto is not None and claim.veto not in _SAME_SERIES:
        return f"“{claim.veto}” may make the change that of another series than the values"
    currency = _currency(claim)
    if currency is not None:
        return _of_a_currency(case, currency)
    if _quoted_in_another(case):
        return _FLIPPED[claim.direction]
    way = _judged(case)
    return way if by_word or way in _FLIPPED else _by_values(claim) or way


def _judged(case: Case) -> Direction | str:
    """Return the way that a word which judges asks for: costs improve downwards."""
    claim = case.claim
    assert claim.direction is not None  # noqa: S101 - sense_of has looked
    data = table("en/polarity")
    if claim.trigger is None:
        return claim.direction
    word = claim.trigger.of(case.document.text).lower()
    if word in words(data["smaller"]):
        return Direction.DOWN
    if word in words(data["up"]):
        good = Direction.UP
    elif word in words(data["down"]):
        good = Direction.DOWN
    else:
        return claim.direction
    if claim.measurand is None:
        return f"what {word} is not known"
    named, head = claim.measurand.surface.lower(), claim.measurand.head
    heads = {head, f"{head}s"}
    if any(phrase in named for phrase in data["lower_phrases"]) or heads & words(data["lower"]):
        return _FLIPPED[good]
    if heads & words(data["higher"]):
        return good
    return f"“{word}” does not say which way the figure went"


def _by_values(claim: Claim) -> Direction | None:
    """Return which way the stated values go, `None` where they do not tell."""
    start, end = claim.first("from"), claim.first("to")
    first = None if start is None else start.stated_low
    last = None if end is None else end.stated_low
    if first is None or last is None or first == last:
        return None
    return Direction.UP if last > first else Direction.DOWN


def _currency(claim: Claim) -> str | None:
    """Return the code of the currency that itself rose or fell, "" for one not named."""
    if claim.measurand is None:
        return None
    found = table("en/polarity")["currencies"].get(claim.measurand.head)
    return found if isinstance(found, str) else None


def _of_a_currency(case: Case, code: str) -> Direction | str:
    """Return the way of a quote: a pound in dollars goes with the pound, yen to the dollar do not.

    "Sterling rose to $1.25" is quoted in another currency; "the yen rose to 148.20 to the dollar"
    is not.
    """
    claim = case.claim
    value = claim.first("to") or claim.first("from")
    inverse = f"of a {claim.measurand.head if claim.measurand else 'currency'}, up and down may be "
    if value is None or not code or claim.direction is None:
        return inverse + "said of the inverse of its quote"
    named = _quoted_per(case, value)
    if named is not None and named != code:
        return _FLIPPED[claim.direction]
    if value.currency is not None and value.currency != code and named in (None, code):
        return claim.direction
    return inverse + "said of the inverse of its quote"


def _quoted_in_another(case: Case) -> bool:
    """Whether a change is that of a quote for one of a currency: "slipped to 24.62 per euro"."""
    value = case.claim.first("to")
    return value is not None and value.kind is Kind.NUMBER and bool(_quoted_per(case, value))


def _quoted_per(case: Case, value: Quantity) -> str | None:
    """Return the currency that a quote is for one of: "148.20 (yen) to the dollar"."""
    found = _PER.match(case.document.text, value.span.end)
    if found is None:
        return None
    code = table("en/polarity")["currencies"].get(found[1].lower())
    return code if isinstance(code, str) and code else None
