"""Hedges and bounds: the words around a number that say how the true value relates to it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality


class Hedge(NamedTuple):
    """A hedge at [start, end) with what it means.

    `span` is false for words such as "exactly" that change nothing.
    """

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
    not_after: frozenset[str]  # words before it that make it something else: "edged up to 292"
    only_after: frozenset[str]  # words of which one, or a mark, must stand before it


@cache
def _before() -> dict[str, _Entry]:
    rows = table("en/hedges")["before"]
    return {phrase: _entry(row) for row in rows for phrase in row["phrases"]}


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """Return the last word of every hedge with its hedges' lengths in words, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in _before():
        words = phrase.split()
        found.setdefault(words[-1], set()).add(len(words))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


def _entry(row: dict[str, str]) -> _Entry:
    return _Entry(
        Modality(row["modality"]),
        Fraction(row["ceiling"]) if "ceiling" in row else None,
        Fraction(row["floor"]) if "floor" in row else None,
        bool(row.get("span", True)),
        words(row.get("not_after", "")),
        words(row.get("only_after", "")),
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


_WINDOW = 44
_OPENING = "([“\"‘'"
_SIGNS = frozenset("><≥≤⩾⩽≈~∼≃›‹=")
_SYMBOL = pattern(r"(>=|<=|=>|=<|~=|[><≥≤⩾⩽≈~∼≃›‹])\s*$")


def read_before(text: str, start: int) -> Hedge | None:
    """Read the longest hedge that ends right before the figure at `start`."""
    if start == 0:
        return None
    if text[start - 1] not in " \u00a0\n":
        return _joined_before(text, start)
    begin = start - _WINDOW if start > _WINDOW else 0
    spoken = text[begin:start].split()
    if not spoken:
        return None
    sizes = _sizes().get(spoken[-1].lower().lstrip(_OPENING))
    if sizes is None:
        symbol = _SYMBOL.search(text, begin, start) if spoken[-1][-1] in _SIGNS else None
        return None if symbol is None else _symbol(symbol, 0)
    entries = _before()
    whole = len(spoken) - 1 if begin and not text[begin - 1].isspace() else len(spoken)
    for count in sizes:
        if count > whole:
            continue
        phrase = " ".join(spoken[-count:]).lower().lstrip(_OPENING)
        entry = entries.get(phrase)
        if entry is not None:
            lead = spoken[-count - 1].lower() if count < len(spoken) else ""
            if lead in entry.not_after or _misled(lead, entry):
                return None
            at = start
            for word in reversed(spoken[-count:]):  # walk back to where the phrase begins
                at = text.rfind(word, begin, at)
            while text[at] in _OPENING:
                at += 1
            return Hedge(at, start, entry.modality, entry.ceiling, entry.floor, phrase, entry.shown)
    return None


def _misled(lead: str, entry: _Entry) -> bool:
    """Whether the word before a hedge is none of those that it needs: "officials say 40"."""
    return bool(entry.only_after) and lead[-1:].isalnum() and lead not in entry.only_after


def _joined_before(text: str, start: int) -> Hedge | None:
    """Read a sign that is joined to the figure: "~5", ">5", "c.1700"."""
    symbol = _SYMBOL.search(text, start - 3 if start > 3 else 0, start)
    if symbol is not None:
        return _symbol(symbol, 0)
    if text.endswith(("c.", "ca."), 0, start) and not text[start - 3 : start - 2].isalnum():
        return Hedge(start - 2, start, Modality.APPROXIMATE, None, None, "c.", shown=True)
    return None


def _symbol(found: re.Match[str], offset: int) -> Hedge:
    entry = _before()[found[1]]
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
