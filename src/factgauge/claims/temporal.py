"""The temporal frame: ages, durations and dates that are claimed, and a weekday beside a date."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.model.span import Span

_DAY = (
    r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|"
    r"Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
)
_WEEKDAY = pattern(rf"\b{_DAY}(,?\s+(?:the\s+)?|\s+\()$")
_AFTER = pattern(
    rf"(?:,\s+(?:which was\s+)?an?\s+|\s+\((?:a\s+)?"
    rf"|\s+(?:fell\s+on|falls\s+on|fell|was|is|will\s+be|came\s+on)\s+an?\s+){_DAY}(?!\w)(?!\s+(?:morning|night)s\b)"
)


_TOLD_AS_WRONG = pattern(r"\b(?:wrongly|incorrectly|mistakenly|erroneously|misstated|in error)\b")


def read_weekdays(view: View) -> list[Draft]:
    """Return the weekdays of a sentence that stand right before a date, or right after it."""
    found: list[Draft] = []
    if _TOLD_AS_WRONG.search(view.text, view.sentence.span.start, view.sentence.span.end):
        return found
    for index in view.figures:
        date = view.tokens[index].quantity
        if date is None or date.rule not in ("month and day", "day and month"):
            continue
        begin = max(view.sentence.span.start, date.span.start - 16)
        before = _WEEKDAY.search(view.text[begin : date.span.start])
        if before is not None:
            weekday = Span(begin + before.start(1), begin + before.end(1))
            found.append(Draft(Frame.TEMPORAL, weekday, [("value", date)], rule="weekday"))
            continue
        after = _AFTER.match(view.text, date.span.end, view.sentence.span.end)
        if after is not None:  # "27 April 2018, a Friday"
            found.append(
                Draft(Frame.TEMPORAL, Span(*after.span(1)), [("value", date)], rule="weekday")
            )
    return found


def read_temporals(view: View, taken: set[str]) -> list[Draft]:
    """Return the ages, the durations of what lasted, and the founding dates of a sentence."""
    data = table("en/temporal")
    lasting, founding, births = (words(data[name]) for name in ("lasting", "founding", "births"))
    found: list[Draft] = []
    tokens = view.tokens
    for index in view.figures:
        token = tokens[index]
        quantity = token.quantity
        if quantity is None or quantity.id in taken:
            continue
        back = view.before(index, (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE))
        before = tokens[back].word if back >= 0 else ""
        trigger = None
        if quantity.kind is Kind.DURATION:
            written = quantity.surface.lower()
            if quantity.modality is Modality.BETWEEN:
                continue
            if "year-old" in written or "years old" in written or quantity.rule == "age":
                trigger = index
            elif (
                before in ("aged", "turned", "turns")
                or (before == "of" and back and tokens[back - 1].word == "age")
                or before in lasting
            ):
                trigger = back
            elif (
                before in ("for", "after", "to") and back and tokens[back - 1].word in lasting
            ) or (
                before == "for"
                and back
                and tokens[back - 1].tag is Tag.VERB
                and not any(t.tag is Tag.MODAL for t in tokens[max(0, back - 4) : back])
            ):
                trigger = back - 1
            elif before == "to" and any(
                t.word in ("sentenced", "jailed") for t in tokens[max(0, back - 5) : back]
            ):
                trigger = back
            elif index + 1 < len(tokens) and tokens[index + 1].word in ("old", "ago", "long"):
                trigger = index if tokens[index + 1].word == "old" else None
        elif quantity.kind is Kind.NUMBER and before == "aged":
            trigger = back
        elif quantity.kind is Kind.DATE and token.tag is Tag.TIME:
            at = back
            while (
                at >= 0
                and tokens[at].tag
                in (
                    Tag.PREPOSITION,
                    Tag.NAME,
                    Tag.DETERMINER,
                    Tag.COMMA,
                    Tag.ADJECTIVE,
                    Tag.NOUN,
                    Tag.CONJUNCTION,
                )
                and index - at < 7
            ):
                if tokens[at].word in founding or tokens[at].word in births:
                    break
                at -= 1
            if (
                at >= 0
                and (tokens[at].word in founding or tokens[at].word in births)
                and (tokens[at].tag in (Tag.VERB, Tag.ADJECTIVE, Tag.NOUN))
            ):
                passive = (
                    at == 0
                    or any(t.tag is Tag.AUXILIARY for t in tokens[max(0, at - 3) : at])
                    or tokens[at].word in ("founded", "established", "built", "begun", "completed")
                )
                trigger = at if passive or tokens[at].word in births else None
        if trigger is None:
            continue
        taken.add(quantity.id)
        subject = subject_of(view, trigger) if trigger != index else None
        found.append(
            Draft(
                Frame.TEMPORAL,
                tokens[trigger].span,
                [("value", quantity)],
                subject,
                subject=subject,
                rule="temporal",
            )
        )
    return found
