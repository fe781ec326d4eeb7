"""The word lists that tell names from amounts, from the lexicon."""

from __future__ import annotations

from functools import cache

from factgauge.lexicon.load import table, words


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return one list of `lexicon/en/names.toml`: "labels", "countable" and so on."""
    return words(table("en/names")[kind])
