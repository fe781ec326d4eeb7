"""Periods: years, quarters, months, days and relative ones, resolved from the document's date.

A strict grammar: what it does not know it leaves alone. Ends are not included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factgauge.claims.period_dates import DAY, Date, days_of, months_after, moved, number_of, year
from factgauge.claims.period_grammar import (
    CLAUSE,
    FISCAL,
    FISCAL_REACH,
    FUTURE,
    NEEDS,
    OPENING,
    OUTSIDE,
    OUTSIDE_REACH,
    SINCE,
    SINCE_REACH,
    features,
    rules,
)
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Period
from factgauge.model.span import Span

__all__ = ["Mention", "find_periods", "months_after", "year"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A period where the text names it; `base` marks one that a change starts from.

    `by` holds the days of "by 2030", which a level has and a count of events has not.
    """

    period: Period
    base: bool = False
    by: Period | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What a period is read by: the sentence and the day from which relative ones count."""

    start: int
    end: int
    published: Date | None
    opening: Date | None  # the last day of the year that the sentence opens with
    future: bool


# These mean the months of the year that a sentence opens with: "In 1720 … in late June".
_OF_THE_OPENING = frozenset({"month", "month_day", "quarter_bare", "months_bare", "edge"})
# Told from the period beside which they stand.
_ANCHORED = frozenset({"years_away", "span", "year_before", "year_after", "same", "unit_before"})
_BASES = frozenset({"year_before", "same", "unit_before"})


def find_periods(text: str, start: int, end: int, published: Date | None) -> tuple[Mention, ...]:
    """Return the periods named in text[start:end], in order, none inside another.

    Relative ones are resolved from `published`; without it they come with no dates and kind
    "relative".
    """
    held = features(text, start, end)
    if held is None:
        return ()
    opening = OPENING.match(text, start, end)
    context = _Context(
        start,
        end,
        published,
        None if opening is None else Date(int(opening["year"]), 12, 31),
        FUTURE.search(text, start, end) is not None,
    )
    taken: list[tuple[int, int, Mention | None, re.Match[str]]] = []
    for name, rule in rules():
        for need in NEEDS.get(name, ("",)):
            if need in held:
                break
        else:
            continue
        if name == "elliptic" and not _after_a_quarter(taken):
            continue
        for found in rule.finditer(text, start, end):
            if any(found.start() < b and a < found.end() for a, b, _, _ in taken):
                continue
            if found.start() and text[found.start() - 1].isalnum():
                continue
            # A date that never was keeps its place: "29 February 2023" is not February 2023.
            taken.append((found.start(), found.end(), _resolve(name, found, context), found))
    ordered = sorted(taken, key=lambda row: row[0])
    return _anchored([(mention, found) for _, _, mention, found in ordered if mention is not None])


def _after_a_quarter(taken: list[tuple[int, int, Mention | None, re.Match[str]]]) -> bool:
    return any(mention is not None and mention.period.kind == "quarter" for *_, mention, _ in taken)


_STRETCHES = ("year", "half", "quarter", "month", "range", "week", "day")


def _anchored(mentions: list[tuple[Mention, re.Match[str]]]) -> tuple[Mention, ...]:
    """Resolve "a year earlier" and the like from the period that the sentence names.

    The one before it comes first. Where it names none they keep no dates: the year before
    publication would be a guess.
    """
    found: list[Mention] = []
    for index, (mention, match) in enumerate(mentions):
        period = mention.period
        if period.kind == "month" and not match.groupdict().get("year"):
            found.append(replace(mention, period=_of_the_year_beside(period, match, mentions)))
            continue
        if period.kind not in ("year before", "year after", "same", "unit before"):
            found.append(mention)
            continue
        others = [m.period for m, _ in (*mentions[:index][::-1], *mentions[index + 1 :])]
        anchor = next((p for p in others if p.kind in _STRETCHES and p.begins and p.ends), None)
        found.append(
            replace(
                mention,
                period=replace(period, kind="relative")
                if anchor is None
                else _beside(period, anchor, match),
            )
        )
    return tuple(found)


def _of_the_year_beside(
    period: Period, match: re.Match[str], mentions: list[tuple[Mention, re.Match[str]]]
) -> Period:
    """Return a bare month in the year that another month of its sentence states.

    "To 3.5 percent in September 2019 from 3.7 percent in August" speaks of August 2019, and "in
    January 2020 from 3.7 percent in December" of the year before. With several such months there is
    no telling.
    """
    dated = [m.period for m, other in mentions if m.period.kind == "month" and _of_a_year(other)]
    if len(dated) != 1 or period.begins is None or dated[0].begins is None:
        return period
    begins = period.begins.replace(year=dated[0].begins.year)
    if begins > dated[0].begins:
        text, start = match.string, match.start()
        if _FROM.search(text, max(0, start - _FROM_REACH), start) is None:
            return period
        begins = begins.replace(year=begins.year - 1)
    return replace(period, begins=begins, ends=months_after(begins, 1))


def _of_a_year(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("year"))


_FROM = pattern(r"\b(?:from|than|with|against|versus)\b[^,;]*$")
_FROM_REACH = 40  # code points


def _beside(period: Period, anchor: Period, match: re.Match[str]) -> Period:
    """Return a period with the days that it has beside another."""
    begins, ends = anchor.begins, anchor.ends
    if (
        begins is None
        or ends is None
        or (anchor.kind == "day" and period.kind in ("year before", "year after"))
    ):
        return replace(period, kind="relative")
    part = match.groupdict()
    if period.kind == "unit before":
        count = number_of(part.get("number"))
        first = moved(begins, part["unit"] or "", -count)
        return replace(period, begins=first, ends=begins, kind="range")
    months = 12 if period.kind == "year after" else -12
    if period.kind == "same" and part.get("year"):
        months = 12 * (int(part["year"] or 0) - (ends - DAY).year)
    begins, ends = months_after(begins, months), months_after(ends, months)
    return replace(period, begins=begins, ends=ends, kind=anchor.kind)


def _resolve(name: str, found: re.Match[str], context: _Context) -> Mention | None:
    span = Span(found.start(), found.end())
    if name in _ANCHORED:  # how far back they reach depends on what they are said of
        kind = name.replace("_", " ")
        return Mention(Period(None, None, kind, span, found[0]), base=name in _BASES)
    from_opening = context.opening is not None and name in _OF_THE_OPENING
    published = context.opening if from_opening else context.published
    future = context.future and not from_opening and _in_its_clause(found, context)
    try:
        days = days_of(name, found.groupdict(), published, future=future)
    except ValueError:
        return None  # an impossible date is for the checks to report
    if days is None:
        return Mention(Period(None, None, "relative", span, found[0]))
    begins, ends, kind = days
    text = found.string
    fiscal = FISCAL.search(text, max(context.start, span.start - FISCAL_REACH), span.start)
    if name != "ended" and (fiscal is not None or "fiscal" in found[0].lower()):
        # When a fiscal year begins is not known: its days would be a guess.
        begin = span.start if fiscal is None else fiscal.start()
        span = Span(begin, span.end)
        return Mention(Period(None, None, "fiscal", span, span.of(text)))
    outside = OUTSIDE.search(text, max(context.start, span.start - OUTSIDE_REACH), span.start)
    if outside is not None and not text.startswith(("'s", "’s"), span.end):
        span = Span(outside.start(), span.end)
        by = None
        if outside["word"].lower() == "by":
            by = Period(begins, ends, kind, span, span.of(text))
        return Mention(Period(None, None, "relative", span, span.of(text)), by=by)
    since = SINCE.search(text, max(context.start, span.start - SINCE_REACH), span.start)
    if since is not None or found[0].startswith(("since", "Since")):
        start = span.start if since is None else since.start()
        span = Span(start, span.end)
        return Mention(Period(begins, None, "since", span, span.of(text)))
    return Mention(Period(begins, ends, kind, span, found[0]))


def _in_its_clause(found: re.Match[str], context: _Context) -> bool:
    """Whether a word of the future stands in the period's own clause."""
    start, end = context.start, context.end
    for boundary in CLAUSE.finditer(found.string, start, end):
        if boundary.end() <= found.start():
            start = boundary.end()
        elif boundary.start() >= found.end():
            if found.start() - context.start > 12:  # "On Thursday, it will"
                end = boundary.start()
            break
    return FUTURE.search(found.string, start, end) is not None
