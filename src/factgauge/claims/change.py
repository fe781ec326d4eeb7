"""The change frame: what rose or fell, by how much, from what, to what.

"Trade fell last year, by more than 56 percent to $34 million"; "from $77.9m in 2017
trade dropped to $34.0m, down 56.4 per cent"; "a drop of over 56%"; "a 12 percent rise". One trigger
makes one claim; a second trigger in apposition adds to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factgauge.claims.clause import Clause, Trigger, measurand_of, subject_before
from factgauge.claims.level import verb_before
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Direction, Measurand, Period
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

_BY = pattern(r"\bby\s*$", re.IGNORECASE)
_TO = pattern(
    r"\b(?:to|to reach|reaching|to stand at|to just|to a total(?: of)?|and reached|and stood at|"
    r"to a record(?: (?:low|high) of)?|to an all-time (?:high|low) of)\s*$",
    re.IGNORECASE,
)
_FROM = pattern(
    r"\b(?:from(?: (?:a|a record|the|just|some))?|compared (?:with|to)|against|versus|vs\.?)\s*$",
    re.IGNORECASE,
)
_OF = pattern(r"\bof\s*$", re.IGNORECASE)
_AT = pattern(r"\bAt\s+$")
_ASIDE = pattern(r",\s*(?:(?:worth|once|still)\s+)?$")
_OR = pattern(r"(?:,\s*or|\bor|\(|,\s*a)\s*$", re.IGNORECASE)
_GAP = pattern(
    r"^(?:[\s,]|\b(?:further|an?|another|some|or|just|almost|still|also|again|year-on-year|"
    r"year-over-year|[a-z]+ly)\b)*$",
    re.IGNORECASE,
)
_APPOSITION = pattern(
    r"^\s*(?:in (?:19|20)\d\d\s*)?[,;:(–—-]*\s*(?:or|for|with|which (?:is|was)|"
    r"representing|marking|meaning|amounting to|equivalent to|that is|"
    r"i\.e\.)?\s*(?:a|an|the|its)?\s*(?:[a-z-]+\s+){0,2}$",
    re.IGNORECASE,
)
_DIFFERENCE = (Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MULTIPLE, Kind.RATIO)
_YEAR_EARLIER = pattern(
    r"^\s*(?:a|one) year (?:earlier|ago|before)|^\s*(?:in )?the (?:previous|prior|"
    r"preceding) year|^\s*the year before",
    re.IGNORECASE,
)


@dataclass(slots=True)
class ChangeDraft:
    """A change while its parts are gathered."""

    trigger: Trigger
    by: list[Quantity] = field(default_factory=list)
    start: list[Quantity] = field(default_factory=list)
    end: list[Quantity] = field(default_factory=list)
    subject: Span | None = None

    @property
    def quantities(self) -> list[Quantity]:
        """Every figure that has joined."""
        return [*self.start, *self.end, *self.by]


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was read, before entities, period and speaker are added."""

    trigger: Span
    direction: Direction
    by: tuple[Quantity, ...]
    start: tuple[Quantity, ...]
    end: tuple[Quantity, ...]
    measurand: Measurand | None
    base_period: Period | None


def read_changes(clause: Clause) -> tuple[Change, ...]:
    """Return the changes that a sentence states, in the order of their triggers."""
    if not clause.triggers or not clause.quantities:
        return ()
    drafts = [ChangeDraft(trigger) for trigger in clause.triggers]
    for quantity in clause.quantities:
        _place(clause, drafts, quantity)
    merged = _merge(clause, drafts)
    return tuple(
        _finish(clause, draft) for draft in merged if draft.quantities and _is_change(draft)
    )


def _is_change(draft: ChangeDraft) -> bool:
    if draft.trigger.direction is Direction.FLAT:
        return bool(draft.end or draft.start)
    return bool(draft.by or draft.start or (draft.end and draft.trigger.part == "verb"))


def _place(clause: Clause, drafts: list[ChangeDraft], quantity: Quantity) -> None:
    """Give a figure its role with the trigger that governs it, or leave it."""
    text = clause.text
    before = clause.before(quantity.span.start)
    if quantity.kind is Kind.MULTIPLE:  # "halved", "doubled" are trigger and figure in one
        for draft in drafts:
            if draft.trigger.span.overlaps(quantity.span):
                draft.by.append(quantity)
                return
    previous = [d for d in drafts if d.trigger.span.end <= quantity.span.start]
    following = [d for d in drafts if d.trigger.span.start >= quantity.span.end]
    nearest = previous[-1] if previous else None
    if nearest is not None:
        gap = text[nearest.trigger.span.end : quantity.span.start]
        if quantity.unit == "ratio" and quantity.kind is Kind.MULTIPLE and not _BY.search(before):
            return
        if _BY.search(before):
            nearest.by.append(quantity)
            return
        if _FROM.search(before):
            _owner(previous, quantity, "start").start.append(quantity)
            return
        if (
            nearest.trigger.part == "noun"
            and not nearest.by
            and quantity.kind in _DIFFERENCE
            and _amounts(clause, nearest.trigger.span.end, quantity.span.start)
        ):
            nearest.by.append(quantity)  # "The fall in sales amounted to 5 percent"
            return
        if _TO.search(before) and not re.search(
            r"\b(?:due|according|close|compared|up|thanks|owing)\s+to\s*$", before, re.IGNORECASE
        ):
            _owner(previous, quantity, "end").end.append(quantity)
            return
        if nearest.trigger.part == "noun" and _OF.search(before) and len(gap) < 40:
            nearest.by.append(quantity)
            return
        if (
            nearest.trigger.part in ("verb", "adverb")
            and _GAP.match(gap)
            and not _counted_subject(quantity)
        ):
            nearest.by.append(quantity)
            return
        if (
            nearest.trigger.part == "adverb"
            and nearest.by
            and not nearest.end
            and _opens(clause, nearest.trigger.span.start)
            and verb_before(clause, quantity.span.start) is not None
        ):
            nearest.end.append(quantity)  # "Down 56 percent, trade stood at $34 million"
            return
        if (
            nearest.quantities
            and _OR.search(before)
            and quantity.kind in (*_DIFFERENCE, Kind.MONEY, Kind.MEASURE)
            and text[nearest.quantities[-1].span.end : quantity.span.start].strip(" ,(")
            in ("", "or", "a")
            and nearest.by
            and nearest.by[-1] is _last(nearest)
        ):
            nearest.by.append(quantity)
            return
    if following:
        nearest = following[0]
        if (
            _AT.search(before)
            and _opens(clause, quantity.span.start - len("At "))
            and nearest.trigger.part != "noun"
        ):
            nearest.end.append(quantity)  # "At $50 million, sales were up 25 percent"
            return
        gap = _without_periods(clause, quantity.span.end, nearest.trigger.span.start)
        if nearest.trigger.part == "verb" and _ASIDE.search(before) and gap.strip() == ",":
            nearest.start.append(quantity)  # "Sales, $40 million in 2017, rose to $50 million"
            return
        gap = text[quantity.span.end : nearest.trigger.span.start]
        if (
            nearest.trigger.part == "noun"
            and re.fullmatch(r"\s*-?(?:[a-z-]+\s+){0,2}", gap)
            and quantity.kind in (*_DIFFERENCE, Kind.MONEY, Kind.MEASURE, Kind.COUNT)
        ):
            nearest.by.append(quantity)
            return
        if _FROM.search(before) and nearest.trigger.part != "noun":
            nearest.start.append(quantity)
            return
        gap = _without_periods(clause, quantity.span.end, nearest.trigger.span.start)
        if (
            nearest.trigger.part in ("adverb", "noun")
            and _APPOSITION.match(gap)
            and not nearest.end
            and (
                "," in gap
                or "(" in gap
                or "–" in gap
                or "—" in gap
                or (nearest.trigger.part == "adverb" and gap.strip() == "")
            )
            and quantity.kind not in (Kind.PERCENTAGE_POINT, Kind.MULTIPLE)
        ):
            nearest.end.append(quantity)


def _amounts(clause: Clause, start: int, end: int) -> bool:
    """Whether a verb between two places says what the change came to: "the fall amounted to"."""
    verb = verb_before(clause, end)
    return (
        verb is not None and verb.start >= start and not re.search(r"[,;]", clause.text[start:end])
    )


def _last(draft: ChangeDraft) -> Quantity:
    return max(draft.quantities, key=lambda quantity: quantity.span)


def _owner(previous: list[ChangeDraft], quantity: Quantity, role: str) -> ChangeDraft:
    """Return the change that a "from" or "to" belongs to.

    The nearest one, or an earlier one that still lacks it.
    """
    nearest = previous[-1]
    if role == "end" and nearest.end and len(previous) > 1 and not previous[-2].end:
        return previous[-2]
    return nearest


def _counted_subject(quantity: Quantity) -> bool:
    """Whether a count is the verb's object and not the change ("lost 3 seats" is a change by 3)."""
    return quantity.kind is Kind.COUNT and quantity.counted == "times"


def _merge(clause: Clause, drafts: list[ChangeDraft]) -> list[ChangeDraft]:
    """Join a trigger in apposition to the change before it.

    "Shrank to $34 million, a drop of over 56%".
    """
    merged: list[ChangeDraft] = []
    for draft in drafts:
        if merged and _apposed(clause, merged[-1], draft):
            host = merged[-1]
            host.by += draft.by
            host.start += draft.start
            host.end += [q for q in draft.end if q not in host.end and q not in host.start]
            continue
        merged.append(draft)
    return merged


def _apposed(clause: Clause, host: ChangeDraft, draft: ChangeDraft) -> bool:
    if (
        draft.trigger.part == "verb"
        or not draft.quantities
        or draft.trigger.direction is not host.trigger.direction
    ):
        return False
    if host.by and draft.by:
        return False
    if not host.quantities:
        return clause.text[host.trigger.span.end : draft.trigger.span.start].strip() in (
            "a",
            "an",
            "by a",
        ) or _near(clause, host.trigger.span.end, draft)
    return _near(clause, _last(host).span.end, draft)


def _near(clause: Clause, end: int, draft: ChangeDraft) -> bool:
    first = min(
        [draft.trigger.span.start, *(q.span.start for q in draft.quantities if q.span.start >= end)]
    )
    return _APPOSITION.match(_without_periods(clause, end, first)) is not None


def _without_periods(clause: Clause, start: int, end: int) -> str:
    """Return the words between two places without any periods: ", " of " last year, "."""
    gap = clause.text[start:end]
    for mention in clause.periods:
        span = mention.period.span
        if span is not None and span.start >= start and span.end <= end:
            gap = gap.replace(span.of(clause.text), "")
    return re.sub(r"\b(?:in|during|over)\b(?=\s*[,(]|\s*$)", "", gap)


_MOVED = pattern(
    r"\s+(?:has |have |had )?(?:brought|brings|took|takes|taken|lifted|lifts|"
    r"pushed|drove|sent|left)\s+(?:the\s+)?"
)


def _opens(clause: Clause, at: int) -> bool:
    """Whether a place is the sentence's first word."""
    return not clause.text[clause.sentence.span.start : at].strip(' \n\t“"')


def _after_comma(clause: Clause, draft: ChangeDraft) -> Span | None:
    """Return the noun phrase behind the comma that ends an opening "Down 56 percent last year,"."""
    comma = re.compile(r"(?:[^,.;]|\.(?=\d))*,\s+(?:the\s+)?").match(
        clause.text, draft.trigger.span.end, clause.sentence.span.end
    )
    return None if comma is None else _noun_phrase_at(clause, comma.end())


_IN_NOUN = pattern(r"\s+(?:in|of)\s+(?:the\s+)?")


def _finish(clause: Clause, draft: ChangeDraft) -> Change:
    if (
        draft.by
        and not draft.start
        and not draft.end
        and len(draft.by) == 1
        and draft.trigger.direction is Direction.FLAT
    ):
        draft.end, draft.by = draft.by, []
    span = None
    if draft.trigger.part == "noun":
        after = [q.span.end for q in draft.quantities if q.span.start >= draft.trigger.span.end]
        span = _noun_phrase_after(clause, draft.trigger.span.end) or (
            _noun_phrase_after(clause, max(after)) if after else None
        )
        moved = next(
            (m for m in (_MOVED.match(clause.text, end) for end in after) if m is not None), None
        )
        if span is None and moved is not None:  # "a rise of 20 percent took exports to $5 million"
            span = _noun_phrase_at(clause, moved.end())
    if span is None and draft.trigger.part == "adverb" and _opens(clause, draft.trigger.span.start):
        span = _after_comma(clause, draft)  # "Down 56 percent, trade stood at $34 million"
    if span is None:
        anchor = draft.trigger.span.start
        if (
            draft.trigger.part != "verb"
            and draft.end
            and draft.end[0].span.end <= anchor
            and not _AT.fullmatch(clause.before(draft.end[0].span.start))
        ):
            anchor = draft.end[0].span.start
            verb = verb_before(clause, anchor)  # "trade came to $34 million, down 56 percent"
            anchor = anchor if verb is None else verb.start
        span = subject_before(clause, anchor)
    measurand = measurand_of(clause.text, span)
    base = None
    for quantity in draft.start:
        for mention in clause.periods:
            where = mention.period.span
            if (
                where is not None
                and where.start >= quantity.span.end
                and re.fullmatch(
                    r"\s*(?:in|for|during|at the end of)?\s*(?:the\s+)?",
                    clause.text[quantity.span.end : where.start],
                )
            ):
                base = mention.period
    return Change(
        draft.trigger.span,
        draft.trigger.direction,
        tuple(draft.by),
        tuple(draft.start),
        tuple(draft.end),
        measurand,
        base,
    )


def _noun_phrase_after(clause: Clause, at: int) -> Span | None:
    """Return the noun phrase after "a rise in"."""
    found = _IN_NOUN.match(clause.text, at)
    if found is None or found.end() >= clause.sentence.span.end:
        return None
    return _noun_phrase_at(clause, found.end())


_FINAL_VERB = pattern(r"\s+(?:[a-z]+ed|was|were|is|came|went|took)\s*$")


def _noun_phrase_at(clause: Clause, at: int) -> Span | None:
    """Return the noun phrase that begins at a place, up to the first word that ends one.

    `None` where a figure stands there.
    """
    if any(q.span.start <= at < q.span.end for q in (*clause.quantities, *clause.dates)):
        return None
    words = re.compile(
        r"(?:[^\W\d_][\w’'-]*(?:\s+(?!(?:to|from|by|in|on|at|or|was|were|is|has|have|"
        r"had|stood|came|brought|last|this|over|as|for|after|since|during|"
        r"compared)\b))?)+"
    ).match(clause.text, at, clause.sentence.span.end)
    if words is None:
        return None
    last = _FINAL_VERB.search(words[0])  # "a rise in sales followed"
    end = words.end() if last is None else at + last.start()
    span = Span(at, len(clause.text[:end].rstrip()))
    for mention in clause.periods:
        where = mention.period.span
        if where is not None and where.overlaps(span):
            return None
    return span
