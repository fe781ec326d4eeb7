"""Where a number may begin: one pass over the text, a pattern for digits and one for words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from factgauge.lexicon.load import table
from factgauge.quantities.multiples import ADJECTIVES, FOLD_WORDS, TIMES_WORDS
from factgauge.quantities.numerals import VULGAR

_Tree = dict[str, Any]  # letter by letter; an empty letter ends a word


def _tree(words: set[str]) -> _Tree:
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return tree


def _written(node: _Tree) -> str:
    """Return a tree as a pattern: it scans ten times as fast as a plain alternation."""
    options = [
        re.escape(letter) + _written(child) for letter, child in sorted(node.items()) if letter
    ]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
    return f"(?:{joined})?" if "" in node else joined


def _any_of(words: set[str]) -> str:
    """Return the pattern of whole words of two letters or more, which may begin with a capital.

    It begins with a set of letters, which `re` looks for in a loop of its own, and sorts by the
    second letter next, which few words share with a number: twice as fast as the tree alone.
    """
    tree = _tree(words)
    by_second: dict[str, list[str]] = {}
    for first, node in sorted(tree.items()):
        for second, rest in sorted(node.items()):
            told = f"(?<=[{first}{first.upper()}]{second}){_written(rest)}"
            by_second.setdefault(second, []).append(told)
    heads = "".join(first + first.upper() for first in sorted(tree))
    tails = "|".join(
        f"{second}(?:{'|'.join(options)})" for second, options in sorted(by_second.items())
    )
    return rf"[{heads}](?<!\w.)(?:{tails})\b"


@cache
def number_words() -> re.Pattern[str]:
    """Return the pattern that finds every word with which a number may begin."""
    numerals = table("en/numerals")
    words: set[str] = {"couple"}
    for part in ("units", "magnitudes", "fractions", "ordinals", "vague"):
        words |= set(numerals[part])
    words |= {form for row in table("en/multiples")["multiple"] for form in row["forms"]}
    words |= FOLD_WORDS | TIMES_WORDS | ADJECTIVES
    return re.compile(_any_of(words))


@cache
def first_digits() -> re.Pattern[str]:
    """Return the pattern that finds every digit, vulgar fraction or leading point."""
    return re.compile(rf"[0-9{''.join(VULGAR)}.·](?:(?<![.·])|(?<![\w.,].)(?=\d))")


class Anchor(NamedTuple):
    """Where a number may begin; `word` says whether it is written in words, which end at `end`."""

    start: int
    end: int
    word: bool


class Anchors:
    """The anchors of a text in order, from a place that the reader moves on as it reads.

    Two patterns run side by side, each only as far as it is needed: together they are twice as fast
    as one that looks for both.
    """

    def __init__(self, text: str) -> None:
        """Begin at the start of the text."""
        self._text = text
        self._digit = first_digits().search(text)
        self._word = number_words().search(text)

    def after(self, position: int) -> Anchor | None:
        """Return the first anchor at or after `position`, or `None` where there is none."""
        digit, word = self._digit, self._word
        if digit is not None and digit.start() < position:
            digit = self._digit = first_digits().search(self._text, position)
        if word is not None and word.start() < position:
            word = self._word = number_words().search(self._text, position)
        if digit is not None and (word is None or digit.start() < word.start()):
            return Anchor(digit.start(), digit.end(), word=False)
        return None if word is None else Anchor(word.start(), word.end(), word=True)
