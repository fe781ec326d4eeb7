"""Words without inflection, roughly: equal stems mean the same word when names are compared."""

from __future__ import annotations

import re

# Verb forms whose stem no rule gives.
_IRREGULAR = {
    "met": "meet", "made": "make", "paid": "pay", "sold": "sell", "held": "hold", "sent": "send",
    "spent": "spend", "won": "win", "lost": "lose", "built": "build", "bought": "buy",
    "grew": "grow", "gave": "give", "people": "person", "men": "man", "women": "woman",
    "children": "child",
}  # fmt: skip


def stem(word: str) -> str:
    """Return a word without inflection, roughly; equal stems mean the same word for linking."""
    lowered = word.lower().removesuffix("'s").removesuffix("’s")
    if lowered in _IRREGULAR:
        return _IRREGULAR[lowered]
    for ending, short in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if (
            lowered.endswith(ending)
            and len(lowered) - len(ending) >= 3
            and not lowered.endswith(("ss", "us", "is"))
        ):
            cut = lowered[: -len(ending)] + short
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lse" else cut
    return lowered


def stems(text: str) -> frozenset[str]:
    """Return the stems of all words of a phrase."""
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_][\w’'-]*", text))
