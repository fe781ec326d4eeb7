"""The entry of the stage: from a document to its quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import overload

from factgauge.model.document import Document
from factgauge.model.quantity import Kind, Modality, Quantity
from factgauge.model.span import Span
from factgauge.quantities.calendar import Dated
from factgauge.quantities.combine import combine
from factgauge.quantities.digits import read_digits
from factgauge.quantities.draft import Draft, Number
from factgauge.quantities.hedges import read_after, read_before
from factgauge.quantities.identifiers import url_spans
from factgauge.quantities.money import dollar_of, pounds_are_money
from factgauge.quantities.rounding import asserted
from factgauge.quantities.scan import anchors
from factgauge.quantities.spelled import read_words


def extract(document: Document) -> tuple[Quantity, ...]:
    """Return every quantity, date and rank of the document's sentences, in the order of the text."""
    text = document.text
    drafts = combine(text, list(_drafts(text)))
    dollar: tuple[str, bool] | None = None  # found out when the first ambiguous amount asks for it
    sterling: bool | None = None
    found: list[Quantity] = []
    sentences = document.sentences
    index = 0
    for draft in drafts:
        while index < len(sentences) and sentences[index].span.end <= draft.number_start:
            index += 1
        if index == len(sentences):
            break
        if sentences[index].span.start > draft.number_start:
            continue  # outside prose: front matter, code
        if draft.note is not None and draft.currency == "USD":
            dollar = dollar or dollar_of(text)
            _settle_dollar(draft, *dollar)
        elif draft.unit == "pound":
            sterling = pounds_are_money(text) if sterling is None else sterling
            _settle_pound(text, draft, sterling=sterling)
        elif draft.counted in ("points", "point") or draft.unit == "basis_point":
            _settle_points(text, draft)
        found.append(_quantity(text, draft, f"q{len(found) + 1}", index))
    return tuple(found)


def _drafts(text: str) -> Iterator[Draft]:
    """Yield every figure and date of the text in order, each once, hedges not yet read."""
    masked = url_spans(text)
    mask = 0
    position = 0
    find = anchors().search
    while (anchor := find(text, position)) is not None:
        at = anchor.start()
        while mask < len(masked) and masked[mask][1] <= at:
            mask += 1
        if mask < len(masked) and masked[mask][0] <= at:
            position = masked[mask][1]
            continue
        reading = read_words(text, at, anchor.end()) if anchor.lastindex else read_digits(text, at)
        if reading is None:
            position = anchor.end()
        elif isinstance(reading, int):
            position = max(reading, anchor.end())
        elif isinstance(reading, Dated):
            draft = Draft(reading.start, reading.end, None, reading.rule)
            draft.kind = Kind.RANK if reading.rule.startswith("ordinal") else Kind.DATE
            yield draft
            position = max(reading.end, anchor.end())
        else:
            _hedge(text, reading)
            yield reading
            position = max(reading.end, reading.number_end, anchor.end())


_LOSSES = re.compile(r"loss|deficit|shortfall")
_LOSS = re.compile(r"\b(?:a|an|the|its|their|his|her|annual|yearly|quarterly|record)\s+(?:(?:net|operating|pre-?tax|after-?tax|full-year|half-year|annual|quarterly|trade|budget|fiscal|current-account|current account|record|overall|cumulative|total|combined|first-half|second-half|headline|underlying|adjusted|primary|federal|public|bigger|smaller|larger|wider|narrower|small|large|huge)[ ,]+){0,3}(?:loss|deficit|shortfall)\s+of\s+(?:(?:about|around|nearly|almost|some|roughly|approximately|more than|over|just|up to|an estimated|only|just over|just under)\s+)?$", re.IGNORECASE)


def _hedge(text: str, draft: Draft) -> None:
    """Read the words before and after that bound the figure, and apply them."""
    if draft.low is None:
        return
    loss = None
    if draft.kind in (Kind.MONEY, Kind.NUMBER) and " of " in (window := text[max(0, draft.start - 40) : draft.start]) and _LOSSES.search(window):
        loss = _LOSS.search(text, max(0, draft.start - 70), draft.start) if draft.low > 0 else None
    if draft.kind is Kind.DURATION and text[draft.start - 3 : draft.start] == "of " and (age := _THE_AGE.search(text, max(0, draft.start - 11), draft.start)):
        draft.start = age.start()
    before = read_before(text, draft.start)
    if before is not None and _hedges(text, draft, before.phrase, before.start):
        second = None
        if before.phrase in ("about", "around", "approximately", "some", "roughly", "an estimated", "estimated", "only", "just", "as", "a total of", "all", "fully") or before.modality is Modality.EXACT:
            second = read_before(text, before.start)
            if second is not None and second.modality is Modality.EXACT:
                second = None
        strongest = second if second is not None and _hedges(text, draft, second.phrase, second.start) else before
        if strongest.shown or strongest is not before:
            draft.start = min(draft.start, strongest.start)
        _bound(draft, strongest.modality, strongest.ceiling)
    after = read_after(text, draft.end)
    if after is not None and _hedges_after(text, draft, after.phrase, after.end):
        draft.end = after.end
        if draft.modality in (Modality.EXACT, Modality.APPROXIMATE) or after.modality is not Modality.APPROXIMATE:
            _bound(draft, after.modality, after.ceiling)
        if draft.bare and after.modality is Modality.APPROXIMATE or draft.bare and after.phrase in ("-plus", "plus", "+", "-odd", "odd"):
            _noun_after(text, draft)
        elif draft.bare and after.modality in (Modality.AT_LEAST, Modality.AT_MOST) and after.phrase.startswith("or "):
            _noun_after(text, draft)
    if loss is not None and draft.modality in (Modality.EXACT, Modality.APPROXIMATE, Modality.NEARLY):
        draft.start = min(draft.start, loss.start())
        draft.low = -draft.low if draft.low is not None else None
        draft.high = -draft.high if draft.high is not None else None
        draft.rule += ", loss"


def _noun_after(text: str, draft: Draft) -> None:
    from factgauge.quantities.digits import attach_unit

    if text[draft.end : draft.end + 1] in (" ", "-"):
        modality, low, high = draft.modality, draft.low, draft.high
        draft.low = draft.high = low if low is not None else high
        attach_unit(text, draft)
        draft.modality = modality
        if low is None or high is None:
            draft.low, draft.high = (draft.low, None) if high is None else (None, draft.high)


_LASTING = re.compile(r"\b(?:for|spent|spend|takes?|took|lasted|lasts|lasting|after|is|was|last|well|of|just|waited|children|people|men|women|those|anyone|age|aged|now|been)[ \u00a0]$", re.IGNORECASE)
_LONG = re.compile(r"[- ](?:ago|old|later|long|in (?:jail|prison)|of age|behind bars)\b|\s?(?:old)\b")


def _hedges(text: str, draft: Draft, phrase: str, start: int) -> bool:
    """Whether the words before the figure really bound it."""
    if phrase in ("some",) and (draft.low == 1 or draft.kind in (Kind.DURATION,) and draft.low is not None and draft.low <= 1):
        return False
    if phrase == "over" and draft.counted == "times":
        return False
    if phrase == "over" and draft.kind is Kind.DURATION:
        return _LASTING.search(text, max(0, start - 16), start) is not None or _LONG.match(text, draft.end) is not None
    if phrase == "under" and draft.unit is not None and draft.unit.endswith(("pascal", "atmosphere", "bar", "torr", "Hg", "/ second")):
        return False
    if phrase in ("within", "inside", "near", "say", "maybe", "all", "as", "perhaps", "broadly", "beyond") and phrase in ("within", "inside", "near"):
        return False
    if phrase == "under" and text[draft.number_end : draft.number_end + 4].startswith((" U.S", " USC")):
        return False
    if phrase == "about" and re.search(r"\b(?:book|film|story|stories|song|documentary|novel|article|know|knew|think|thought|talk\w*|joke\w*|worried|concern\w*|ask\w*|complain\w*|something|report|play|series|movie)[ ]$", text[max(0, start - 14) : start], re.IGNORECASE):
        return False
    if phrase in ("above", "below", "over", "under", "around") and draft.kind is Kind.COUNT and re.match(r"the\b", text[draft.number_start : draft.number_start + 4]):
        return False
    if phrase in ("tops", "topping", "topped", "exceeded", "exceeds", "exceed", "exceeding", "surpassed", "passed the") and draft.kind is Kind.RATIO:
        return False
    if phrase in ("minimum", "maximum", "max", "a maximum", "a minimum") and re.search(r"\b(?:temperature|mean|the|daily|median|absolute|its|annual)\s$", text[max(0, start - 13) : start], re.IGNORECASE) and draft.kind is not Kind.MONEY:
        return phrase not in ("maximum", "minimum")
    return True


def _hedges_after(text: str, draft: Draft, phrase: str, end: int) -> bool:
    if phrase in ("plus", "odd", "tops", "maximum", "minimum", "max") and draft.bare and phrase != "plus" and phrase != "odd":
        return True
    if phrase in ("and more", "and over", "and above", "and up", "or more", "or less", "and below", "and under") and re.match(r" (?:than|the|a|to|or|importantly)\b", text[end : end + 8]):
        return False
    if phrase == "plus" and re.match(r"(?:-or-minus)|\s+(?:\d|a\b|an\b|the\b|two|three|one|four|five|minus|or|his|her|its|[$€£])", text[end : end + 7]):
        return False
    if phrase == "+" and text[end : end + 1].isdigit():
        return False
    if phrase in ("+",) and re.match(r"\s?\d", text[end : end + 2]):
        return False
    if phrase in ("ish", "odd") and not text[end : end + 1].isspace() and text[end : end + 1]:
        return phrase == "odd"
    if phrase == "give or take" and re.match(r",?\s+(?:a\s+)?(?:about\s+)?(?:\d|[$€£]|one|two|three|four|five|six|seven|eight|nine|ten|twenty|half)", text[end : end + 14]):
        return False
    return True


_THE_AGE = re.compile(r"\b(?:the )?age of $")


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


def _settle_dollar(draft: Draft, dollar: str, settled: bool) -> None:
    """Decide which dollar or cent an amount is in: the one that the document writes out."""
    if dollar != "USD":
        draft.unit = (draft.unit or "").replace("USD", dollar)
        draft.currency = dollar
    if settled:
        draft.note = None


_POLL = re.compile(r"\b(?:vote|votes|voters|poll|polls|share|turnout|rate|lead|leads|unemployment|jobless|inflation|approval|margin|ahead|support)\b", re.IGNORECASE)
_INDEX = re.compile(r"\b(?:index|indices|Dow|FTSE|Nikkei|Nasdaq|S&P|shares|stock|stocks|scored|goals|rebounds|season|league|match|basket\w*|Sensex|DAX|table|title)\b", re.IGNORECASE)
_GENE = re.compile(r"\b(?:DNA|RNA|PCR|primers?|genes?|genome|exon|sequenc\w+|amplif\w+|chromosome|fragment|plasmid)\b")


def _settle_points(text: str, draft: Draft) -> None:
    """Tell points of percent from points of an index or a game, and basis points from base pairs."""
    window = text[max(0, draft.start - 120) : draft.end + 120]
    if draft.unit == "basis_point":
        if text[: draft.end].endswith("bp") and _GENE.search(window):
            draft.unit, draft.kind, draft.counted = "count", Kind.COUNT, "bp"
            draft.counted_start, draft.counted_end = draft.end - 2, draft.end
    elif ("percent" in window or "per cent" in window or "%" in window or "pct" in window) and _POLL.search(window) and not _INDEX.search(window):
        draft.unit, draft.kind, draft.counted, draft.exact = "percentage_point", Kind.PERCENTAGE_POINT, None, False


_PAID = re.compile(r"\b(?:cost|costs|costing|pay|pays|paid|paying|worth|price|priced|spend|spent|raise|raised|fee|fine|fined|earn|earned|sold|bought|owed|charge[sd]?|rent|salary|bill)\b[^.;]*$", re.IGNORECASE)


def _settle_pound(text: str, draft: Draft, *, sterling: bool) -> None:
    """Decide whether "pounds" are money or mass."""
    paid = _PAID.search(text, max(0, draft.start - 34), draft.start) is not None
    if draft.unit == "pound" and draft.kind is Kind.MEASURE and text[draft.end : draft.end + 4] != " of " and (sterling or paid or (draft.scale or 0) >= 50_000):
        surface = text[draft.number_end : draft.end].lower()
        if "pound" in surface:
            draft.unit = draft.currency = "GBP"
            draft.kind = Kind.MONEY
            draft.note = "'pounds' is read as sterling here"


@overload
def _exact(value: Number) -> Fraction: ...
@overload
def _exact(value: None) -> None: ...
def _exact(value: Number | None) -> Fraction | None:
    return value if value is None or type(value) is Fraction else Fraction(value)


def _size(value: Number) -> Number:
    return value if value >= 0 else -value


def _quantity(text: str, draft: Draft, name: str, sentence: int) -> Quantity:
    if draft.kind in (Kind.DATE, Kind.RANK):
        low = high = resolution = strict_set = loose_set = None
    else:
        low, high = _exact(draft.low), _exact(draft.high)
        resolution = _exact(0 if draft.exact else _size(draft.resolution))
        strict_set = loose_set = asserted(low, high, resolution, draft.modality, draft.ceiling)
        loose = _size(draft.loose)
        if loose > resolution:
            loose_set = asserted(low, high, Fraction(loose), draft.modality, draft.ceiling)
    span = Span(draft.start, max(draft.end, draft.number_end))
    return Quantity(
        id=name,
        span=span,
        surface=text[span.start : span.end],
        number_span=Span(draft.number_start, draft.number_end),
        kind=draft.kind,
        stated_low=low,
        stated_high=high,
        interval=strict_set,
        loose=loose_set,
        resolution=resolution,
        modality=draft.modality,
        unit=draft.unit,
        currency=draft.currency,
        counted=draft.counted,
        counted_span=Span(draft.counted_start, draft.counted_end) if draft.counted else None,
        sentence=sentence,
        rule=draft.rule,
        note=draft.note,
    )
