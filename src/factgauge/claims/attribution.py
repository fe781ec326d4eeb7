"""By whose word and how a claim is put: speaker and status."""

from __future__ import annotations

import re
from functools import cache

from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Speaker, Status
from factgauge.model.span import Span


@cache
def _tables() -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str]]:
    data = table("en/speech")
    verbs = words(data["verbs"])
    phrases = tuple(data["phrasal"])
    said = "|".join(sorted([*verbs, *map(re.escape, phrases)], key=len, reverse=True))
    return verbs, phrases, re.compile(rf"\b({said})\b", re.IGNORECASE)


_ACCORDING = pattern(r"\b(?:[Aa]ccording to|[Aa]s reported by|citing)\s+(?:the\s+|a\s+)?")
_NAME = r"(?:(?:[A-Z][\w’'.-]*|DC-based|of|the|de|van|and|for|in|a|an|[a-z]+ (?=[A-Z]))\s*)+"
_SPEAKER_END = pattern(
    r",(?! who was quoted)|[;.](?=\s|$)|[\"“”]|\s(?:on|in a|in an|at a|who (?!was "
    r"quoted)|that|which|said|told|added|during|after|as|because|when)\b"
)
_QUOTED_IN = pattern(r", who was quoted (?:in|by) [^,.;]+")
_SUBJECT_END = pattern(r"[,;:\"“”]|\b(?:that|which|but|and)\b")


def find_speaker(view: View, claim: Span) -> Speaker | None:
    """Return who says it, where the sentence names them outside the claim's own words."""
    text, sentence = view.text, view.sentence.span
    for according in _ACCORDING.finditer(text, sentence.start, sentence.end):
        if claim.start <= according.start() < claim.end:
            continue
        stop = _SPEAKER_END.search(text, according.end(), sentence.end)
        end = stop.start() if stop is not None else sentence.end
        quoted = _QUOTED_IN.match(text, end)
        return _speaker(text, according.end(), quoted.end() if quoted is not None else end)
    for verb in _tables()[2].finditer(text, sentence.start, sentence.end):
        if claim.start <= verb.start() < claim.end:
            continue
        after = _speaker_after(view, verb.end()) if verb.start() >= claim.end else None
        if after is not None:
            return after
        before = _speaker_before(view, verb.start(), claim)
        if before is not None:
            return before
    return None


def _speaker(text: str, start: int, end: int) -> Speaker | None:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == ")"):
        end -= 1
    return Speaker(Span(start, end), text[start:end]) if end > start else None


def _speaker_after(view: View, at: int) -> Speaker | None:
    """Return the speaker of "…, said Ralph Cossa of the Pacific Forum"."""
    rest = re.compile(r"\s+(?:the\s+)?(?=[A-Z])").match(view.text, at)
    if rest is None and re.search(
        r"[,”\"]\s*\w+$", view.text[max(view.sentence.span.start, at - 24) : at]
    ):
        rest = _INVERTED.match(view.text, at)  # ", said one economist"
    if rest is None:
        return None
    stop = _SPEAKER_END.search(view.text, rest.end(), view.sentence.span.end)
    return _speaker(
        view.text, rest.end(), stop.start() if stop is not None else view.sentence.span.end
    )


_INVERTED = pattern(
    r"\s+(?:(?:the|a|an)\s+(?=[a-z])|(?=(?:one|two|another|some|its|his|her|their)\s+[a-z]))"
)


def _speaker_before(view: View, at: int, claim: Span) -> Speaker | None:
    """Return the speaker of "The ministry said …" or "…, the ministry said"."""
    begin = view.sentence.span.start if at <= claim.start else claim.end
    words_before = view.text[begin:at]
    cut = 0
    for boundary in _SUBJECT_END.finditer(words_before):
        cut = boundary.end()
    phrase = words_before[cut:]
    subject = re.search(
        r"(?:the\s+|a\s+|its\s+)?((?:[A-Za-z][\w’'.-]*\s+){1,6})(?:has\s+|had\s+|"
        r"have\s+|also\s+)?$",
        phrase,
        re.IGNORECASE,
    )
    if subject is None:
        return None
    name = subject[1].strip()
    if not name or name.lower() in ("it", "he", "she", "they", "we", "i", "that", "also"):
        return None
    start = begin + cut + subject.start(1)
    return _speaker(view.text, start, start + len(subject[1].rstrip()))


_DENIED = pattern(
    r"\b(?:den(?:y|ies|ied|ying)|refuted|rejected|no evidence|not true|untrue)\b[^,;.]*$",
    re.IGNORECASE,
)
_MAY = pattern(
    r"\bMay\b(?!\s+(?:be|have|not|well|yet|also)\b)"
)  # the month, which supposes nothing
_QUOTES = pattern(r"[\"“]([^\"”]*)[\"”]")


def status_of(view: View, claim: Span, speaker: Speaker | None) -> Status:
    """Return the strongest status that the claim's clause gives it (CLAIMS, convention 7)."""
    text = view.text
    sentence = view.sentence.span
    data = table("en/speech")
    before = _MAY.sub("", text[max(sentence.start, claim.start - 70) : claim.end]).lower()
    whole = text[sentence.start : sentence.end].lower()

    def has(words_of: list[str], where: str) -> bool:
        return any(re.search(rf"\b{re.escape(word)}\b", where) for word in words_of)

    if has(data["corrected"], whole):
        return Status.CORRECTED
    denied = _DENIED.search(text[max(sentence.start, claim.start - 50) : claim.start])
    if denied is not None or has(data["negated"], text[claim.start : claim.end].lower()):
        return Status.NEGATED
    if has(data["hypothetical"], before):
        return Status.HYPOTHETICAL
    if has(data["target"], before):
        return Status.TARGET
    if has(data["forecast"], before):
        return Status.FORECAST
    for quote in _QUOTES.finditer(text, sentence.start, sentence.end):
        if quote.start() <= claim.start and claim.end <= quote.end():
            return Status.QUOTED
    return Status.ATTRIBUTED if speaker is not None else Status.ASSERTED
