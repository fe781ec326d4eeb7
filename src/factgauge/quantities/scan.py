"""Where a number may begin: one pass over the text with one regular expression."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from factgauge.lexicon.load import table
from factgauge.quantities.multiples import ADJECTIVES, FOLD_WORDS, TIMES_WORDS
from factgauge.quantities.numerals import VULGAR


def _branch(words: set[str]) -> str:
    """Return the words as a prefix tree: it scans ten times as fast as a plain alternation."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def written(node: dict[str, Any]) -> str:
        options = [
            re.escape(letter) + written(child) for letter, child in sorted(node.items()) if letter
        ]
        if not options:
            return ""
        joined = options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
        return f"(?:{joined})?" if "" in node else joined

    return written(tree)


@cache
def anchors() -> re.Pattern[str]:
    """Return the pattern that finds where a number may begin: a digit, or a word (its group 1)."""
    numerals = table("en/numerals")
    words: set[str] = set()
    for part in ("units", "magnitudes", "fractions", "ordinals", "vague"):
        words |= set(numerals[part])
    words |= {form for row in table("en/multiples")["multiple"] for form in row["forms"]}
    words |= {"couple"}
    words |= FOLD_WORDS | TIMES_WORDS | ADJECTIVES
    words |= {word.capitalize() for word in words}
    vulgar = "".join(VULGAR)
    return re.compile(rf"[0-9{vulgar}]|(?<![\w.,])[.·](?=\d)|\b({_branch(words)})\b")
