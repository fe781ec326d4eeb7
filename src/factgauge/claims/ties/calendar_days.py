"""Ties of one date or clock time that no calendar, or no clock, may have."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from factgauge.claims.ties.timeline import read_moments
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

JULIAN = 1753  # English dates before it may be of the older calendar, in which 1700 was a leap year
_FEBRUARY, _LEAP_DAY = 2, 29
_HOURS, _MINUTES, _HALF_DAY = 24, 60, 12
# Who says that a day does not exist has not written it by mistake.
_KNOWN = pattern(
    r"\b(?:no such|non-?existent|not exist|never existed|imaginary|fictitious|no (?:february|june"
    r"|\w+) 3[01]|invalid|impossible|instead of|typo|error|wrongly|mistakenly|leap year"
    r"|leap days?|had the|ever to have had|only country|would have|joked|calendar of)\b",
)
_SLASHED = pattern(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$")
_CLOCK = pattern(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?$")
_CLOCK_LEAD = pattern(
    r"\b(?:at|by|until|till|from|around|about|before|after|since|between|and|to|of|begins|starts"
    r"|ends|time|clock|shortly before|shortly after) $"
)
_CLOCK_TAIL = pattern(
    r"^ ?(?:a\.?m\b|p\.?m\b|gmt|utc|bst|cet|est|edt|et\b|pt\b|hours|hrs|local time|on (?:\w+day|the"
    r"|\d)|\w+day\b|this (?:morning|evening|afternoon)|[.,)](?: |$)|(?:and|until|to) \d)"
)
_SCORE = pattern(
    r"\b(?:television|broadcast|japanese|listing|listings|leap|score|scored|odds|ratio|ratios"
    r"|verse|psalm|genesis|matthew|luke|john|mark|chapter|lap|laps"
    r"|race|marathon|finish|finished|split|splits|scale|mix|mixed|diluted|pace|ran|won|beat|vote"
    r"|voted|record|minutes|seconds|point|points|lead|led|runtime|duration|video|proportion"
    r"|quran|qur’an|koran|isaiah|exodus|leviticus|deuteronomy|jeremiah|corinthians|romans|acts)\b"
)
_HALF_CLOCK = pattern(
    r"^(\d{1,2})(?:[:.](\d{2}))? ?(?:a\.?m|p\.?m)",
)
_HALF = pattern(r"\s?[ap]\.?m\b\.?|:00\b")
_BARE = pattern(r"(\d{2})(\d{2}) ?(?:hours|hrs|gmt|utc|z\b)")


def read_calendar_ties(view: View) -> Iterator[Tie]:
    """Yield dates that may be none and clock times past the end of the hour or of the day."""
    for quantity in view.quantities:
        if quantity.rule == "ISO date" and _clock_past(quantity.surface):
            yield _tie("clock_limit", view, quantity)
        elif quantity.kind is Kind.DATE:
            if _doubtful(quantity) and not _told_as_wrong(view):
                yield _tie("calendar", view, quantity)
            elif quantity.rule == "clock time" and _past_half(quantity.surface):
                yield _tie("clock_limit", view, quantity)
        elif quantity.kind in (Kind.RATIO, Kind.NUMBER) and _is_clock(view, quantity):
            yield _tie("clock_limit", view, quantity)


def _tie(kind: str, view: View, quantity: Quantity) -> Tie:
    half = _HALF.match(view.text, quantity.span.end, view.sentence.span.end)
    written = view.text[quantity.span.start : quantity.span.end if half is None else half.end()]
    return Tie(
        kind,
        (("value", (quantity,)),),
        quantity.span,
        quantity.sentence,
        (("words", " ".join(written.split())),),
    )


def _told_as_wrong(view: View) -> bool:
    span = view.sentence.span
    return _KNOWN.search(view.text[span.start : span.end].lower()) is not None


def _doubtful(quantity: Quantity) -> bool:
    """Whether a date is of a day that its month has not, or not in every year."""
    if quantity.rule == "slashed date":
        found = _SLASHED.match(quantity.surface)
        return found is not None and not _has_order(int(found[1]), int(found[3]))
    for moment in read_moments(quantity):
        if moment.month is None or moment.day is None:
            continue
        if not 1 <= moment.month <= _HALF_DAY:
            return True
        year = moment.year or 2000
        if moment.day > calendar.monthrange(year, moment.month)[1] or moment.day < 1:
            return not (
                moment.year is not None
                and moment.year < JULIAN
                and moment.year % 4 == 0
                and (moment.month, moment.day) == (_FEBRUARY, _LEAP_DAY)
            )
        if moment.year and (moment.month, moment.day) == (_FEBRUARY, _LEAP_DAY):
            return True
    return False


def _has_order(first: int, second: int) -> bool:
    return (first <= _HALF_DAY and second <= 31) or (second <= _HALF_DAY and first <= 31)


def _past_half(surface: str) -> bool:
    """Whether a clock time goes past what its form allows: "14 p.m.", "2410 hours"."""
    low = surface.lower()
    half = _HALF_CLOCK.match(low)
    if half is not None:
        return (int(half[1]) > _HALF_DAY and not 13 <= int(half[1]) <= 23) or int(half[1]) == 0
    return low.startswith("24:") or low.startswith("24.")


def _clock_past(surface: str) -> bool:
    """Whether the time behind an ISO date passes the hour or the day."""
    time = surface[10:].lstrip(" T")
    parts = [int(part) for part in time.split("+")[0].rstrip("Z").split(":") if part.isdigit()]
    return bool(parts) and (parts[0] > _HOURS or any(part >= _MINUTES for part in parts[1:]))


def _is_clock(view: View, quantity: Quantity) -> bool:
    """Whether figures read as a ratio are a clock time that no clock shows: "at 25:15"."""
    surface = quantity.surface
    if surface == str(_HOURS) and view.text.startswith(":00", quantity.span.end):
        return True
    half = _HALF_CLOCK.match(
        " ".join(view.text[quantity.span.start : quantity.span.end + 5].lower().split())
    )
    if half is not None:
        return int(half[1]) > _HOURS or int(half[2] or 0) >= _MINUTES
    bare = _BARE.match(
        " ".join(view.text[quantity.span.start : quantity.span.end + 6].lower().split())
    )
    if bare is not None and surface.isdigit():
        return int(bare[1]) > _HOURS or int(bare[2]) >= _MINUTES
    found = _CLOCK.match(surface)
    if found is None or quantity.kind is not Kind.RATIO:
        return False
    hour, minute = int(found[1]), int(found[2])
    if hour < _HOURS and minute < _MINUTES:
        return False
    sentence = view.sentence.span
    whole = view.text[sentence.start : sentence.end].lower()
    lead = " ".join(
        view.text[max(sentence.start, quantity.span.start - 24) : quantity.span.start]
        .lower()
        .split()
    )
    tail = view.text[quantity.span.end : min(sentence.end, quantity.span.end + 20)].lower()
    if hour >= _MINUTES or _SCORE.search(whole):
        return False
    return _CLOCK_LEAD.search(lead + " ") is not None and _CLOCK_TAIL.match(tail) is not None
