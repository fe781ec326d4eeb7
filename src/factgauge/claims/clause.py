"""What a frame needs to know of its sentence.

Triggers, the words between figures, the subject's noun phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factgauge.claims.periods import Mention as PeriodMention
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Direction, Measurand
from factgauge.model.document import Document, Sentence
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that states a change: "fell", "a drop of", "down"."""

    span: Span
    word: str
    direction: Direction
    part: str  # "verb", "noun" or "adverb"


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence with its figures, periods and triggers, each in the order of the text."""

    document: Document
    sentence: Sentence
    quantities: tuple[Quantity, ...]  # amounts only
    dates: tuple[Quantity, ...]  # dates and ranks
    periods: tuple[PeriodMention, ...]
    triggers: tuple[Trigger, ...]

    @property
    def text(self) -> str:
        """The whole document's text, into which every span points."""
        return self.document.text

    def before(self, at: int, width: int = 60) -> str:
        """Return the sentence's words right before a place."""
        return self.text[max(self.sentence.span.start, at - width) : at]

    def after(self, at: int, width: int = 60) -> str:
        """Return the sentence's words right after a place."""
        return self.text[at : min(self.sentence.span.end, at + width)]


@cache
def _change_words() -> dict[str, tuple[Direction, str]]:
    found: dict[str, tuple[Direction, str]] = {}
    data = table("en/change")
    for part in ("adverbs", "nouns", "verbs"):
        for direction in Direction:
            for word in data[direction.value][part].split():
                found[word.replace("_", " ")] = (direction, part[:-1])
    return found


@cache
def _both() -> frozenset[str]:
    """Return the words that are noun and verb alike: "drop", "rise"."""
    data = table("en/change")
    nouns = {word for d in Direction for word in data[d.value]["nouns"].split()}
    verbs = {word for d in Direction for word in data[d.value]["verbs"].split()}
    return frozenset(nouns & verbs)


_WORD = pattern(r"[A-Za-z]+")
_DETERMINER = pattern(
    r"\b(?:a|an|the|its|their|his|her|this|that|of|by|in|percent|%|cent|sharp|"
    r"steep|big|huge|small|slight|further|first|record|annual|biggest|largest|"
    r"steepest|dramatic|modest|year-on-year|year-over-year|overall|"
    r"significant)\W+$",
    re.IGNORECASE,
)


def find_triggers(text: str, start: int, end: int) -> tuple[Trigger, ...]:
    """Return the words that state a change in text[start:end]."""
    known = _change_words()
    found = []
    for word in _WORD.finditer(text, start, end):
        lowered = word[0].lower()
        entry = known.get(lowered)
        if entry is None:
            following = _WORD.match(text, word.end() + 1)
            if following is None or f"{lowered} {following[0].lower()}" not in known:
                continue
            entry = known[f"{lowered} {following[0].lower()}"]
            found.append(
                Trigger(
                    Span(word.start(), following.end()), f"{lowered} {following[0].lower()}", *entry
                )
            )
            continue
        direction, part = entry
        if lowered in _both():
            part = (
                "noun"
                if _DETERMINER.search(text[max(start, word.start() - 24) : word.start()])
                else "verb"
            )
        if part == "adverb" and re.match(
            r"(?:-|\s+to\b(?!\s*[$€£\d])|\s+(?:the|in arms|with)\b)",
            text[word.end() : word.end() + 9],
        ):
            continue
        found.append(Trigger(Span(word.start(), word.end()), lowered, direction, part))
    return tuple(found)


_BOUNDARY = pattern(
    r"[,;:()—–\"“”]|\s-\s|\b(?:that|which|who|while|whereas|although|but|because|"
    r"when|after|as|since|and|or|said|says|if)\b",
    re.IGNORECASE,
)
_LEADING = pattern(
    r"^(?:\s|[,;]|(?:however|meanwhile|also|still|then|overall|by contrast|in "
    r"contrast|in addition|moreover|last year|this year|annual)\b,?)+",
    re.IGNORECASE,
)
_TRAILING = pattern(
    r"(?:\s*\b(?:has|have|had|was|were|is|are|been|be|being|also|already|only|"
    r"even|still|then|will|would|could|may|might|just|again|did|does|do|not|since|"
    r"reportedly|in|on|by|fell|rose|more than|less than|nearly|almost|about|"
    r"[a-z]+ly)\b)+\s*$",
    re.IGNORECASE,
)
_PREPOSITION = pattern(
    r"\s+(?:between|among|of|from|to|with|in|by|at|for|on|across|within|into|"
    r"against|over|under|per)\s+",
    re.IGNORECASE,
)
_ARTICLE = pattern(
    r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|some|all)\s+", re.IGNORECASE
)
_INNER = frozenset({"between", "and", "or", "with", "to", "from", "of", "the", "in"})


def subject_before(clause: Clause, at: int) -> Span | None:
    """Return the noun phrase that ends before a verb at `at`.

    "Russia-North Korea trade" before "fell".
    """
    text = clause.text
    start = clause.sentence.span.start
    for quantity in (*clause.quantities, *clause.dates):
        if quantity.span.end <= at and quantity.kind is not Kind.RANK:
            start = max(start, quantity.span.end)
    for mention in clause.periods:
        span = mention.period.span
        if span is not None and span.end <= at and text[span.end : at].strip() != "":
            start = max(start, span.end)
    trimmed = _TRAILING.sub("", text[start:at])
    for mention in reversed(clause.periods):  # "Russia's trade last year fell"
        span = mention.period.span
        if (
            span is not None
            and span.start >= start
            and span.end == start + len(trimmed.rstrip(" ,"))
        ):
            trimmed = _TRAILING.sub("", text[start : span.start])
    trimmed = _AT_FIGURE.sub("", _RELATIVE.sub("", trimmed))
    cut = 0
    for boundary in _BOUNDARY.finditer(trimmed):
        if boundary[0].lower() == "and" and _joins_names(trimmed, boundary.start(), boundary.end()):
            continue
        other = _OTHER_HALF.search(trimmed[: boundary.end()])
        if other is not None and not _holds_verb(other["noun"]):
            cut = other.start("noun")
            continue
        cut = boundary.end()
    phrase = trimmed[cut:]
    lead = _LEADING.match(phrase)
    begin = start + cut + (lead.end() if lead is not None else 0)
    end = start + len(trimmed)
    article = _ARTICLE.match(text[begin:end])
    if article is not None:
        begin += article.end()
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    while begin < end and not text[begin].isalnum():
        begin += 1
    return Span(begin, end) if begin < end else _main_subject(clause, at)


# "Wages and cash payments were": the first half of a subject of two, which is not to be lost.
_OTHER_HALF = pattern(
    r"(?:^|[,;:—–“\"])\s*(?:(?:[Tt]he|[Ii]ts|"
    r"[Tt]heir)\s+)?(?P<noun>[A-Za-z][a-z-]+(?:\s+[a-z-]+)?)\s+and$"
)


def _holds_verb(words_of: str) -> bool:
    known = _AUXILIARY | _verb_forms() | _PRONOUNS
    return any(w in known or w.endswith(("ed", "ly")) for w in words_of.lower().split())


_PRONOUNS = frozenset({
    "it", "he", "she", "they", "we", "you", "i", "this", "that", "these", "those", "but",
    "so", "then", "there", "also", "in", "on", "at", "by", "for", "from",
})  # fmt: skip
_RELATIVE = pattern(
    r",?\s+(?:which|that|who)\s*$", re.IGNORECASE
)  # "trade, which was": the noun before it
_AT_FIGURE = pattern(r",\s+(?:at|of)\s*$", re.IGNORECASE)  # "trade, at $34 million, was down"
_SUBJECT_WORD = pattern(r"[^\W\d_][\w’'.-]*|[,;:()—–]")
_AUXILIARY = frozenset({
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "will", "would", "did",
    "does", "do", "may", "might", "could", "went", "goes", "go", "saw", "said",
})  # fmt: skip


def _main_subject(clause: Clause, at: int) -> Span | None:
    """Return the sentence's first noun phrase for a verb that has none of its own.

    "Trade recovered, growing 41 percent".
    """
    text = clause.text
    start = clause.sentence.span.start
    lead = re.compile(r"\s*(?:(?:in|during|over|for)\s+)?", re.IGNORECASE)
    for mention in clause.periods:  # "In 2018, trade …"
        span = mention.period.span
        if span is not None and lead.fullmatch(text, start, span.start):
            start = span.end
    opening = re.compile(r"[\s,]+").match(text, start)
    if opening is not None:
        start = opening.end()
    figures = [q.span for q in (*clause.quantities, *clause.dates)]
    end = begin = start
    for word in _SUBJECT_WORD.finditer(text, start, at):
        verb = word[0].lower() in _AUXILIARY or word[0].lower() in _verb_forms()
        if word[0] in ",;:()—–" or (verb and end > begin):  # "Total trade" opens with a noun
            break
        if any(word.start() < figure.end and figure.start < word.end() for figure in figures):
            break
        end = word.end()
    article = _ARTICLE.match(text[begin:end])
    if article is not None:
        begin += article.end()
    phrase = text[begin:end].split()
    if (
        not phrase
        or _PREPOSITION.match(f" {phrase[0]} ")
        or phrase[0].lower() in ("it", "he", "she", "they", "there", "that", "this")
    ):
        return None
    return Span(begin, end)


@cache
def _verb_forms() -> frozenset[str]:
    """Return the verbs at which a subject ends: those of changes and of levels."""
    level, change = table("en/level"), table("en/change")
    changing = {word for d in Direction for word in change[d.value]["verbs"].split()} - _both()
    return frozenset(changing) | words(level["subject"])


def _joins_names(phrase: str, start: int, end: int) -> bool:
    """Whether "and" joins two parts of one phrase: "trade between Russia and North Korea"."""
    before, after = phrase[:start], phrase[end:].lstrip()
    return (
        re.search(r"\b(?:between|of|from|in|with)\s+(?:the\s+)?[\w\s.'’-]*$", before) is not None
        and re.match(r"(?:the\s+)?[A-Z]", after) is not None
    )


def measurand_of(text: str, span: Span | None) -> Measurand | None:
    """Return the measurand that a noun phrase names.

    Its head is the last word before its first preposition.
    """
    if span is None:
        return None
    phrase = span.of(text)
    preposition = _PREPOSITION.search(phrase)
    core = phrase[: preposition.start()] if preposition is not None else phrase
    parts = re.findall(r"[^\W\d_][\w’'-]*", core)
    if not parts:
        return None
    head = singular(parts[-1].lower().removesuffix("'s").removesuffix("’s"))
    tail = [
        word
        for word in re.findall(r"[^\W\d_][\w’'-]*", phrase[len(core) :])
        if word.lower() not in _INNER
    ]
    return Measurand(
        span,
        phrase,
        head,
        tuple(word.lower() for word in (*parts[:-1], *tail)),
        polarity=_polarity(parts),
        statistic=None,
    )


def _polarity(parts: list[str]) -> str | None:
    for word in parts:
        if word.lower() in (
            "loss",
            "losses",
            "deficit",
            "deficits",
            "cost",
            "costs",
            "debt",
            "expenses",
        ):
            return singular(word.lower())
    return None


def singular(word: str) -> str:
    """Return a noun without its plural ending, roughly: for comparing heads, never for showing."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
