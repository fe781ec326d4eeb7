"""Hedges and bounds: the words before and after a number that say how the true value relates to it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.load import table
from factgauge.model.quantity import Modality


class Hedge(NamedTuple):
    """A hedge at [start, end) with what it means; `span` is false for words such as "exactly" that change nothing."""

    start: int
    end: int
    modality: Modality
    ceiling: Fraction | None
    floor: Fraction | None
    phrase: str
    shown: bool


class _Entry(NamedTuple):
    modality: Modality
    ceiling: Fraction | None
    floor: Fraction | None
    shown: bool


@cache
def _before() -> tuple[dict[str, _Entry], int]:
    entries: dict[str, _Entry] = {}
    for row in table("en/hedges")["before"]:
        entry = _entry(row)
        for phrase in row["phrases"]:
            entries[phrase] = entry
    return entries, max(phrase.count(" ") + 1 for phrase in entries)


def _entry(row: dict[str, str]) -> _Entry:
    return _Entry(
        Modality(row["modality"]),
        Fraction(row["ceiling"]) if "ceiling" in row else None,
        Fraction(row["floor"]) if "floor" in row else None,
        bool(row.get("span", True)),
    )


@cache
def _after() -> tuple[dict[str, _Entry], re.Pattern[str]]:
    entries: dict[str, _Entry] = {}
    for row in table("en/hedges")["after"]:
        for phrase in row["phrases"]:
            entries[phrase] = _entry(row)
    longest = "|".join(
        (re.escape(p) if p[0] in "-+" else r"\s" + re.escape(p).replace(r"\ ", r"\s+"))
        for p in sorted(entries, key=len, reverse=True)
    )
    return entries, re.compile(r"(?:,?)(" + longest + r")(?![\w])", re.IGNORECASE)


@cache
def _last_words() -> frozenset[str]:
    """Return the words on which a hedge ends: most words before a number are none of them."""
    return frozenset(phrase.split()[-1] for phrase in _before()[0])


_WINDOW = 44
_SYMBOL = re.compile(r"(>=|<=|=>|=<|~=|[><≥≤⩾⩽≈~∼≃›‹])\s*$")
_LAST_WORDS = re.compile(r"(?:[A-Za-z]+\.?[ \u00a0\n]+){1,6}$")


def read_before(text: str, start: int) -> Hedge | None:
    """Read the longest hedge that ends right before the figure at `start`."""
    if start == 0:
        return None
    if (
        text[start - 1] == " " and text[start - 2 : start - 1].isalpha()
    ):  # the common case, without a pattern
        begin = (
            max(
                text.rfind(" ", max(0, start - 20), start - 1),
                text.rfind("\n", max(0, start - 20), start - 1),
            )
            + 1
        )
        if text[begin : start - 1].lower().lstrip("([“\"‘'") not in _last_words():
            return None
    window = text[max(0, start - _WINDOW) : start]
    entries, longest = _before()
    last = window[-1]
    if last not in " \u00a0\n":
        symbol = _SYMBOL.search(window)
        if symbol is None:
            if window.endswith(("c.", "ca.")) and not window[-3:-2].isalnum():
                return Hedge(start - 2, start, Modality.APPROXIMATE, None, None, "c.", shown=True)
            return None
        return _symbol(symbol, start - len(window))
    symbol = _SYMBOL.search(window)
    if symbol is not None:
        return _symbol(symbol, start - len(window))
    tail = _LAST_WORDS.search(window)
    if tail is None:
        return None
    words = tail[0].split()
    if tail.start() == 0 and start > _WINDOW and window[0].isalpha():
        words = words[1:]  # the window may have cut the first word
    offset = len(window)
    for count in range(min(longest, len(words)), 0, -1):
        entry = entries.get(" ".join(words[-count:]).lower().lstrip("([“\"‘'"))
        if entry is not None:
            at = offset
            for _ in range(count):  # walk back over `count` words to find where the phrase begins
                at = len(window[:at].rstrip())
                while at > 0 and not window[at - 1].isspace():
                    at -= 1
            begin = start - len(window) + at
            while text[begin] in "([“\"‘'":
                begin += 1
            return Hedge(
                begin,
                start,
                entry.modality,
                entry.ceiling,
                entry.floor,
                " ".join(words[-count:]).lower(),
                entry.shown,
            )
    return None


def _symbol(found: re.Match[str], offset: int) -> Hedge:
    entry = _before()[0][found[1]]
    return Hedge(
        offset + found.start(),
        offset + found.end(),
        entry.modality,
        entry.ceiling,
        entry.floor,
        found[1],
        shown=True,
    )


_FIRST_LETTERS = frozenset("oagmptu")


def read_after(text: str, end: int) -> Hedge | None:
    """Read the hedge that follows the figure ending at `end`: "or so", "-odd", "or more"."""
    head = text[end : end + 3]
    if not head or head[0] not in " -+,\n\u00a0":
        return None
    if head[0] in " ," and head[-1] not in _FIRST_LETTERS and head[1:2] not in _FIRST_LETTERS:
        return None
    entries, pattern = _after()
    found = pattern.match(text, end)
    if found is None:
        return None
    phrase = " ".join(found[1].lower().split())
    entry = entries[phrase]
    return Hedge(end, found.end(), entry.modality, entry.ceiling, entry.floor, phrase, shown=True)
