"""Ties of an age, the day of birth, and the day of which the age is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factgauge.claims.ties.timeline import Moment, Window, pairs, window_of
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_BORN_NEAR = pattern(
    r"\b(?:born|birth|baptised|baptized|christened|came into the world"
    r"|come into the world)\b(?:[^.;:()]{0,50})\b(?:in|on|of)\b(?: \w+day,?)? ?(?:the )?$"
    r"|\bb\. ?$|\bborn ?:? ?$|\bborn [^.;:()]{0,40}, ?$"
)
_CUE = pattern(
    r"[Bb]orn\b|\bb\. |\d ?[-–—] ?\d|\d ?[-–—] ?[A-Z]|birth|apti[sz]ed|hristened|into the world"
)
_DIED = pattern(
    r"\b(?:died|dies|death|killed|murdered|assassinated|executed|drowned|succumbed|passed away"
    r"|perished|shot dead|hanged|beheaded|shot)\b[^.;:()]{0,80}$"
)
_LIFESPAN = pattern(r"^ ?(?:[-–—]|to) ?(?:died |d\. )?$")
_KIN = pattern(
    r"\b(?:son|sons|daughter|daughters|brother|brothers|sister|sisters|wife|husband|widow|child"
    r"|children|twin|twins|mother|father|parents|cousin|nephew|niece|uncle|aunt|grandson"
    r"|granddaughter|grandchild|grandfather|grandmother|partner|successor|predecessor|rival"
    r"|colleague|friend|whereas|while)\b"
)
_AT_BARE = pattern(r"\b(?:aged|turned|turning|at|at age|was only|was just) $")
_ONLY_AN_AGE = pattern(r"^(?:he|she) (?:was|is) \d{1,3}\.$")
_PRONOUN = pattern(r"\b(?:he|she|they|i|we)\b")
_WAS = pattern(r"\b(?:was|is|be|were) $")
_PLAINLY = pattern(r"^ ?(?:\.|,|when\b|years old|and (?:had|was))")
_FOLLOWED_BY_PRONOUN = pattern(r"^(?:he|she|him|her|his|the [a-z]+|at|aged|when|in|after|on)\b")
_LINK = pattern(
    r"^[\s,(–—-]*(?:(?:on|in|at|the|then|a|as|an|aged|age|when|he|she|was|only|just|of|by|and"
    r"|\w+day),? ?)*$"
)
_BETWEEN_AGE = pattern(r"^[^.;:()]{0,70}$")
_OLDEST, _YOUNGEST = 126, 0
_SOLE = 1
_REACH = 90  # code points between "born" and the day


def read_age_ties(view: View) -> Iterator[Tie]:
    """Yield the age of one sentence that names the day of birth and another day."""
    if _may_hold(view.quantities, view.text, view.sentence.span):
        yield from _ties(window_of(view))


def read_age_ties_over(views: tuple[View, ...]) -> Iterator[Tie]:
    """Yield the age of "he" or "she" whose birth the sentence before tells."""
    for window in pairs(views):
        boundary = window.boundary or 0
        if not _may_hold(window.quantities, window.text, Span(window.start, window.end)):
            continue
        if _FOLLOWED_BY_PRONOUN.match(window.words(boundary, window.end)) is None and not (
            _same_name(window) or _ONLY_AN_AGE.match(window.words(window.start, boundary))
        ):
            continue
        for tie in _ties(window):
            if tie.span.start < boundary <= tie.span.end:
                yield tie


def _same_name(window: Window) -> bool:
    """Whether the second sentence opens with a name of the first."""
    boundary = window.boundary or 0
    opening = window.text[boundary : window.end].split()
    return (
        bool(opening)
        and opening[0][:1].isupper()
        and opening[0]
        in (window.text[window.start : boundary].replace(",", " ").replace("(", " ").split())
    )


_OTHER_CALENDAR = pattern(
    r"\b(?:calendar|Julian|Gregorian|old style|new style|O\.S\.|N\.S\.)", re.IGNORECASE
)


def _may_hold(quantities: tuple[Quantity, ...], text: str, span: Span) -> bool:
    dated = any(q.kind is Kind.DATE for q in quantities)
    if not dated or len(quantities) < 2:
        return False
    held = text[span.start : span.end]
    if _OTHER_CALENDAR.search(held) is not None:
        return False
    return _CUE.search(held) is not None


def _ties(window: Window) -> Iterator[Tie]:
    ages = [(q, age) for q in window.quantities if (age := _age(window, q)) is not None]
    if not ages:
        return
    births = [m for m in window.moments if _is_birth(window, m)]
    if len(births) != _SOLE:
        return
    birth = births[0]
    others = [m for m in window.moments if m is not birth and m.span.start != birth.span.start]
    for figure, age in ages:
        then = _then(window, figure, birth, others)
        if then is None or _someone_else(window, birth, then, figure):
            continue
        yield _tie(window, age, birth, then)


def _age(window: Window, quantity: Quantity) -> Quantity | None:
    """Return a figure that is an age in years, `None` for any other."""
    if quantity.kind is Kind.DURATION and quantity.unit in ("year", None):
        surface = quantity.surface.lower()
        if quantity.rule == "age" or surface.endswith("old"):
            return quantity
        if window.after(quantity.span.end, 6).strip().startswith("old") or _AT_BARE.search(
            window.before(quantity.span.start, 12)
        ):
            return quantity
        return None
    if quantity.kind in (Kind.NUMBER, Kind.COUNT) and quantity.stated_low is not None:
        if quantity.kind is Kind.COUNT and quantity.counted:
            return None
        bare = _AT_BARE.search(window.before(quantity.span.start, 12) + " ")
        plain = _WAS.search(window.before(quantity.span.start, 24) + " ") and _PLAINLY.match(
            window.after(quantity.span.end, 12)
        )
        if (
            (bare or plain)
            and quantity.stated_low.denominator == 1
            and (_YOUNGEST < quantity.stated_low < _OLDEST)
        ):
            return quantity
    return None


def _is_birth(window: Window, moment: Moment) -> bool:
    before = [m.span.end for m in window.moments if m.span.end <= moment.span.start]
    begin = max(window.start, moment.span.start - _REACH, *before)
    lead = window.words(begin, moment.span.start)
    born = _BORN_NEAR.search(lead)
    if born is not None and not _DIED.search(lead[born.start() :]):
        return True
    if lead.endswith(("(", "(c.")):  # "(12 March 1901 – 4 May 1975)"
        following = [m for m in window.moments if m.span.start >= moment.span.end]
        if following:
            gap = window.words(moment.span.end, following[0].span.start)
            closes = window.after(following[0].span.end, 3).startswith((")", ","))
            return _LIFESPAN.match(gap) is not None and closes
    return False


def _then(window: Window, figure: Quantity, birth: Moment, others: list[Moment]) -> Moment | None:
    """Return the moment of which the age is said."""
    lead = window.before(figure.span.start, 110)
    dying = _DIED.search(lead) is not None
    if dying:
        deaths = [m for m in others if _is_death(window, birth, m)]
        if len(deaths) >= _SOLE:
            return deaths[0]
    plain = _WAS.search(window.before(figure.span.start, 24) + " ")
    deaths = [m for m in others if _is_death(window, birth, m)]
    if plain and len(deaths) == len(others) == _SOLE:
        return deaths[0]
    near = [m for m in others if _close(window, figure, m)]
    if len(near) == _SOLE:
        return near[0]
    if not others and window.published is not None and _present(window, figure):
        day = window.published
        return Moment(figure.span, day.year, day.month, day.day, None)
    return None


def _is_death(window: Window, birth: Moment, moment: Moment) -> bool:
    if _DIED.search(window.before(moment.span.start, _REACH)):
        return True
    return moment.span.start >= birth.span.end and (
        _LIFESPAN.match(window.words(birth.span.end, moment.span.start)) is not None
    )


def _close(window: Window, figure: Quantity, moment: Moment) -> bool:
    """Whether nothing but linking words stand between an age and a moment, or one short clause."""
    if moment.span.end <= figure.span.start:
        gap = window.words(moment.span.end, figure.span.start)
        return _LINK.match(gap) is not None
    gap = window.words(figure.span.end, moment.span.start)
    return (
        _BETWEEN_AGE.match(gap) is not None
        and gap.endswith((" in", " on", "in", "on"))
        and not window.within(figure.span.end, moment.span.start)
        and not _KIN.search(gap)
        and " born" not in gap
        and " and " not in f" {gap}"  # "won a scholarship at 21 and graduated in 1956"
        and not any(
            other.span.start >= figure.span.end and other.span.end <= moment.span.start
            for other in window.moments
        )
    )


_PRESENT = pattern(r"(?:\b(?:is|now|turns) $|, ?$)")


def _present(window: Window, figure: Quantity) -> bool:
    """Whether an age is that on the day of publication: "Jones, 45," or "is 45"."""
    lead = window.text[max(window.start, figure.span.start - 12) : figure.span.start].lower()
    return _PRESENT.search(lead) is not None and not _DIED.search(
        window.words(window.start, window.end)
    )


def _someone_else(window: Window, birth: Moment, then: Moment, figure: Quantity) -> bool:
    """Whether another person comes between the birth and the age."""
    spans = sorted((birth.span, figure.span), key=lambda span: span.start)
    between = window.words(spans[0].end, spans[1].start)
    if _KIN.search(window.before(birth.span.start, 50)) and _PRONOUN.search(between):
        return True  # "her brother, born in 1950, was there when she turned 30"
    if birth.span.start > figure.span.start:
        return _KIN.search(between) is not None or ";" in between
    return ";" in between or (_KIN.search(between) is not None and _new_subject(between))


_NEW_SUBJECT = pattern(
    r"\b(?:his|her|their|the|a|whose) (?:\w+ ){0,2}(?:son|daughter|brother|sister|wife|husband"
    r"|widow|twin|mother|father|cousin|nephew|niece|partner)\b[^.]{0,40}\b(?:died|was|turned"
    r"|aged|passed)"
)


def _new_subject(between: str) -> bool:
    """Whether a relative becomes the subject: "her son died"."""
    return _NEW_SUBJECT.search(between) is not None


def _tie(window: Window, age: Quantity, birth: Moment, then: Moment) -> Tie:
    days = []
    for name, moment in (("first", birth), ("last", then)):
        found = moment.days
        if found is not None:
            days += [(f"{name}_from", found[0]), (f"{name}_to", found[1])]
    ends = [m.quantity for m in (birth, then) if m.quantity is not None]
    spans = [age.span, birth.span, then.span]
    return Tie(
        "age",
        (("age", (age,)), ("ends", tuple(dict.fromkeys(ends)))),
        Span(min(s.start for s in spans), max(s.end for s in spans)),
        age.sentence,
        (),
        tuple(days),
    )
