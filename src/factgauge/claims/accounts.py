"""Sayings without a verb: "according to …", "by the union's reckoning", "… - UN"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factgauge.claims.nounphrase import phrase_after
from factgauge.claims.sayings import Closeness, Saying, index_at, relative_after, segment
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.model.span import Span


@cache
def _according() -> re.Pattern[str]:
    data = table("en/speech")
    phrases = "|".join(map(re.escape, data["according"]))
    nouns = "|".join(data["reckoning_nouns"])
    inquiries = "|".join(data["inquiries"])
    return re.compile(
        rf"\b(?:{phrases})\s+"
        rf"|\b(?:by|on|in)\s+(?P<whose>(?:[\w-]+\s+){{0,5}}[\w-]+(?:[’']s|[’']|(?<=\bher)|(?<=\bhis)"
        rf"|(?<=\bits)|(?<=\btheir)))\s+(?:own\s+)?(?:{nouns})\b"
        rf"|\bin\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){{0,2}}(?:{inquiries})\s+(?:by|from)\s+",
        re.IGNORECASE,
    )


@cache
def _nominal() -> re.Pattern[str]:
    nouns = "|".join(table("en/speech")["sayings"])
    return re.compile(
        rf"(?P<whose>(?:[A-Z][\w-]*|[Tt]he [a-z]+)(?:\s+(?:[A-Z][\w-]*|of|for|the|and))*[’']s?)"
        rf"\s+(?:[a-z]+\s+)?(?:{nouns})\s+(?:to|that|of|for|is)\b"
    )


def accounts(view: View) -> Iterator[Saying]:
    """Return the sayings without a verb: "according to …", "by the union's reckoning"."""
    sentence = view.sentence.span
    for found in _according().finditer(view.text, sentence.start, sentence.end):
        if found["whose"] is not None:
            speaker: Span | None = _possessor(view, found.start("whose"), found.end("whose"))
        else:
            index = index_at(view, found.end())
            speaker = None if index is None else _with_author(view, phrase_after(view, index))
        if speaker is None:
            continue
        reach = segment(view, found.start())
        if found["whose"] is not None:
            reach = _reckoned(view, reach, found.end())
        yield Saying(speaker, reach, found.start(), Closeness.BESIDE, relative_after(view, speaker))
    for found in _nominal().finditer(view.text, sentence.start, sentence.end):
        speaker = _possessor(view, found.start("whose"), found.end("whose"))
        if speaker is not None:
            stop = view.text.find(",", found.end(), sentence.end)
            reach = Span(found.end(), stop if stop >= 0 else sentence.end)
            yield Saying(speaker, reach, found.end(), Closeness.NAMED)
    yield from _headline(view)
    yield from _colon(view)


def _with_author(view: View, speaker: Span | None) -> Span | None:
    """Return "a report by the union" for "a report"."""
    index = None if speaker is None else index_at(view, speaker.end)
    if speaker is None or index is None:
        return speaker
    if view.tokens[index].tag in (Tag.VERB, Tag.ADJECTIVE):
        index += 1
    if index + 1 < len(view.tokens) and view.tokens[index].word in ("by", "from"):
        author = phrase_after(view, index + 1)
        return speaker if author is None else Span(speaker.start, author.end)
    return speaker


def _reckoned(view: View, reach: Span, end: int) -> Span:
    """Return how far "by the union's reckoning" reaches: to the next clause, or what it ends."""
    if not any(token.quantity is not None and token.start >= end for token in view.tokens):
        return reach
    for index, token in enumerate(view.tokens[1:], 1):
        if token.start > end and token.word == "and" and view.tokens[index - 1].tag is Tag.COMMA:
            return Span(end, token.start)
    return Span(end, reach.end)


def _headline(view: View) -> Iterator[Saying]:
    """Return the saying of "Area under coca up 43 pct - UN", and of "UN: area under coca …"."""
    tokens = view.tokens
    dash = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].tag is Tag.DASH), None)
    if dash is not None and 0 < len(tokens) - 1 - dash <= 4 and dash > 4:
        run = tokens[dash + 1 :]
        if all(token.tag is Tag.NAME for token in run) and view.sentence.span.end == run[-1].end:
            span = Span(run[0].start, run[-1].end)
            yield Saying(span, view.sentence.span, span.start, Closeness.BESIDE)


def _colon(view: View) -> Iterator[Saying]:
    """Return the saying of `Mayor Ilse Brandt: "Crime is down"`, and of "UN: coca crop up"."""
    tokens = view.tokens
    colon = next((i for i, token in enumerate(tokens[:7]) if token.word == ":"), 0)
    if colon == 0 or colon + 1 >= len(tokens):
        return
    run = tokens[:colon]
    named = all(view.text[t.start].isupper() for t in run if len(t.word) > 2)
    quoted = tokens[colon + 1].tag is Tag.QUOTE
    letters = colon == 1 and run[0].end - run[0].start <= 4  # "UN:", but "Great Barrier Reef:"
    initials = letters and view.text[run[0].start : run[0].end].isupper()
    if named and (quoted or initials):
        span = Span(run[0].start, run[-1].end)
        yield Saying(span, Span(span.end, view.sentence.span.end), span.start, Closeness.BESIDE)


def _possessor(view: View, start: int, end: int) -> Span | None:
    words_of = re.sub(r"[’']s?$", "", view.text[start:end])
    own = re.match(r"(?:the|an?|its|our)\s+", words_of, re.IGNORECASE)
    begin = start + (own.end() if own is not None else 0)
    finish = start + len(words_of)
    if words_of.lower() in ("its", "their", "our", "my", "any", "one", "all", "most", "some"):
        return None
    if view.text[start:end].lower() in ("her own", "his own", "her", "his"):
        return Span(start, start + 3)
    return Span(begin, finish) if finish > begin else None
