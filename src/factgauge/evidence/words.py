"""Words that a measurand may have more than a table's measure, and words that name nothing."""

from __future__ import annotations

# Modifiers that leave a measurand what it is: without them it would not link to a table's plain
# measure.
NEUTRAL = frozenset({
    "total", "overall", "annual", "yearly", "bilateral", "two-way", "mutual", "combined",
    "cross-border", "official", "reported", "the", "its", "their", "value", "volume",
    "amount", "goods", "merchandise", "figure", "level", "number", "figures", "country",
    "dramatic", "sharp", "current", "whole", "all", "united", "people's", "democratic",
    "federation", "republic", "between", "with", "from", "into", "over", "among",
    "towards", "that", "this",
})  # fmt: skip

# Words that say in whose prices an amount is: they make no other measure, and are read elsewhere.
PRICES = frozenset({"nominal", "real", "term", "terms", "dollar", "dollars", "constant", "price"})

# Words of grammar, which name nothing.
LITTLE = frozenset({
    "the", "a", "an", "of", "in", "by", "that", "those", "among", "amongst", "and", "or", "all",
    "both", "any", "other", "for", "its", "their", "his", "her", "our", "as", "to", "at", "on",
    "per", "up", "out", "is", "was", "are", "were", "had", "has", "off", "via", "own",
    "'s", "’s", "s", "us", "u", "n",
})  # fmt: skip
