"""Hedges applied: which words around a figure really bound it, and what they make of it."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.quantities.attach import attach_unit
from factgauge.quantities.draft import Draft
from factgauge.quantities.hedges import read_after, read_before

_LOSSES = pattern(r"loss|deficit|shortfall")
_LOSS = pattern(
    r"\b(?:a|an|the|its|their|his|her|annual|yearly|quarterly|record)\s+(?:(?:net|"
    r"operating|pre-?tax|after-?tax|full-year|half-year|annual|quarterly|trade|"
    r"budget|fiscal|current-account|current account|record|overall|cumulative|"
    r"total|combined|first-half|second-half|headline|underlying|adjusted|primary|"
    r"federal|public|bigger|smaller|larger|wider|narrower|small|large|huge)[ "
    r",]+){0,3}(?:loss|deficit|shortfall)\s+of\s+(?:(?:about|around|nearly|almost|"
    r"some|roughly|approximately|more than|over|just|up to|an estimated|only|just "
    r"over|just under)\s+)?$",
    re.IGNORECASE,
)


def apply_hedges(text: str, draft: Draft) -> None:
    """Read the words before and after that bound the figure, and apply them."""
    if draft.low is None:
        return
    loss = None
    if (
        draft.kind in (Kind.MONEY, Kind.NUMBER)
        and " of " in (window := text[max(0, draft.start - 40) : draft.start])
        and _LOSSES.search(window)
    ):
        loss = _LOSS.search(text, max(0, draft.start - 70), draft.start) if draft.low > 0 else None
    if (
        draft.kind is Kind.DURATION
        and text[draft.start - 3 : draft.start] == "of "
        and (age := _THE_AGE.search(text, max(0, draft.start - 11), draft.start))
    ):
        draft.start = age.start()
    before = read_before(text, draft.start)
    if before is not None and _hedges(text, draft, before.phrase, before.start):
        second = None
        if (
            before.phrase
            in (
                "about",
                "around",
                "approximately",
                "some",
                "roughly",
                "an estimated",
                "estimated",
                "only",
                "just",
                "as",
                "a total of",
                "all",
                "fully",
            )
            or before.modality is Modality.EXACT
        ):
            second = read_before(text, before.start)
            if second is not None and second.modality is Modality.EXACT:
                second = None
        strongest = (
            second
            if second is not None and _hedges(text, draft, second.phrase, second.start)
            else before
        )
        if strongest.shown or strongest is not before:
            draft.start = min(draft.start, strongest.start)
        _bound(draft, strongest.modality, strongest.ceiling)
    after = read_after(text, draft.end)
    if after is not None and _hedges_after(text, draft, after.phrase, after.end):
        draft.end = after.end
        if (
            draft.modality in (Modality.EXACT, Modality.APPROXIMATE)
            or after.modality is not Modality.APPROXIMATE
        ):
            _bound(draft, after.modality, after.ceiling)
        if (
            (draft.bare and after.modality is Modality.APPROXIMATE)
            or (draft.bare and after.phrase in ("-plus", "plus", "+", "-odd", "odd"))
            or (
                draft.bare
                and after.modality in (Modality.AT_LEAST, Modality.AT_MOST)
                and after.phrase.startswith("or ")
            )
        ):
            _noun_after(text, draft)
    if loss is not None and draft.modality in (
        Modality.EXACT,
        Modality.APPROXIMATE,
        Modality.NEARLY,
    ):
        draft.start = min(draft.start, loss.start())
        draft.low = -draft.low if draft.low is not None else None
        draft.high = -draft.high if draft.high is not None else None
        draft.rule += ", loss"


def _noun_after(text: str, draft: Draft) -> None:
    if text[draft.end : draft.end + 1] in (" ", "-"):
        modality, low, high = draft.modality, draft.low, draft.high
        draft.low = draft.high = low if low is not None else high
        attach_unit(text, draft)
        draft.modality = modality
        if low is None or high is None:
            draft.low, draft.high = (draft.low, None) if high is None else (None, draft.high)


_LASTING = pattern(
    r"\b(?:for|spent|spend|takes?|took|lasted|lasts|lasting|after|is|was|last|"
    r"well|of|just|waited|children|people|men|women|those|anyone|age|aged|now|"
    r"been)[ \u00a0]$",
    re.IGNORECASE,
)
_LONG = pattern(
    r"[- ](?:ago|old|later|long|in (?:jail|prison)|of age|behind bars)\b|" r"\s?(?:old)\b"
)


def _hedges(text: str, draft: Draft, phrase: str, start: int) -> bool:
    """Whether the words before the figure really bound it."""
    if phrase in ("some",) and (
        draft.low == 1
        or (draft.kind in (Kind.DURATION,) and draft.low is not None and draft.low <= 1)
    ):
        return False
    if phrase == "over" and draft.counted == "times":
        return False
    if phrase == "over" and draft.kind is Kind.DURATION:
        return (
            _LASTING.search(text, max(0, start - 16), start) is not None
            or _LONG.match(text, draft.end) is not None
        )
    if (
        phrase == "under"
        and draft.unit is not None
        and draft.unit.endswith(("pascal", "atmosphere", "bar", "torr", "Hg", "/ second"))
    ):
        return False
    if phrase == "under" and text[draft.number_end : draft.number_end + 4].startswith(
        (" U.S", " USC")
    ):
        return False
    if phrase == "about" and re.search(
        r"\b(?:book|film|story|stories|song|documentary|novel|article|know|knew|think|"
        r"thought|talk\w*|joke\w*|worried|concern\w*|ask\w*|complain\w*|something|"
        r"report|play|series|movie)[ ]$",
        text[max(0, start - 14) : start],
        re.IGNORECASE,
    ):
        return False
    if (
        phrase in ("above", "below", "over", "under", "around")
        and draft.kind is Kind.COUNT
        and re.match(r"the\b", text[draft.number_start : draft.number_start + 4])
    ):
        return False
    if (
        phrase
        in (
            "tops",
            "topping",
            "topped",
            "exceeded",
            "exceeds",
            "exceed",
            "exceeding",
            "surpassed",
            "passed the",
        )
        and draft.kind is Kind.RATIO
    ):
        return False
    if (
        phrase in ("minimum", "maximum", "max", "a maximum", "a minimum")
        and re.search(
            r"\b(?:temperature|mean|the|daily|median|absolute|its|annual)\s$",
            text[max(0, start - 13) : start],
            re.IGNORECASE,
        )
        and draft.kind is not Kind.MONEY
    ):
        return phrase not in ("maximum", "minimum")
    return True


def _hedges_after(text: str, draft: Draft, phrase: str, end: int) -> bool:
    if (
        phrase in ("plus", "odd", "tops", "maximum", "minimum", "max")
        and draft.bare
        and phrase != "plus"
        and phrase != "odd"
    ):
        return True
    if phrase in (
        "and more",
        "and over",
        "and above",
        "and up",
        "or more",
        "or less",
        "and below",
        "and under",
    ) and re.match(r" (?:than|the|a|to|or|importantly)\b", text[end : end + 8]):
        return False
    if phrase == "plus" and re.match(
        r"(?:-or-minus)|\s+(?:\d|a\b|an\b|the\b|two|three|one|four|five|minus|or|his|"
        r"her|its|[$€£])",
        text[end : end + 7],
    ):
        return False
    if phrase == "+" and text[end : end + 1].isdigit():
        return False
    if phrase in ("+",) and re.match(r"\s?\d", text[end : end + 2]):
        return False
    if phrase in ("ish", "odd") and not text[end : end + 1].isspace() and text[end : end + 1]:
        return phrase == "odd"
    return not (
        phrase == "give or take"
        and re.match(
            r",?\s+(?:a\s+)?(?:about\s+)?(?:\d|[$€£]|one|two|three|four|five|six|seven|"
            r"eight|nine|ten|twenty|half)",
            text[end : end + 14],
        )
    )


_THE_AGE = pattern(r"\b(?:the )?age of $")


def _bound(draft: Draft, modality: Modality, ceiling: Fraction | None) -> None:
    if draft.low is None and draft.high is None:
        return
    value = draft.low if draft.low is not None else draft.high
    if modality is Modality.EXACT:
        return
    if draft.modality is Modality.VAGUE:
        return
    draft.modality = modality
    if modality in (Modality.MORE_THAN, Modality.AT_LEAST):
        draft.low, draft.high = value, None
        draft.ceiling = ceiling
    elif modality in (Modality.LESS_THAN, Modality.AT_MOST):
        draft.low, draft.high = None, value
