"""Words that make the number after them a name: "Figure 3", "Article 50", "bus 42"."""

from __future__ import annotations

import re

from factgauge.lexicon.pattern import pattern
from factgauge.quantities.name_words import name_words

# A label right before a number makes it a name. These do so in any case: "Figure 3", "type 2".
# These only with a capital, and not at the start of a sentence: "Day 3", "Radio 4".
_WORD_BEFORE = pattern(r"([^\W\d_][\w’'-]*|§+)(\.?)[ \u00a0#]{0,2}(?:\(|\[)?$")
_LIST_OF_LABELS = pattern(
    r"(?<![\w-])(?:figures|figs\.?|tables|eqs\.?|sections|chapters|articles|"
    r"claims|pages|pp\.|nos\.|steps|refs\.?|paragraphs|lines|verses|rows|columns|"
    r"examples|items|phases|grades|levels|types|rooms|seats|floors|suites)"
    r"\s[\dA-Za-z.,;()/–-]+(?:\s?(?:,|and|or|to|through|-|–|"
    r"&)\s?[\dA-Za-z.()–-]+){0,6}\s?(?:,|and|or|to|through|-|–|&)\s?$",
    re.IGNORECASE,
)
_LABEL_IS = pattern(
    r"\b(?:ZIP code|zip code|postcode|postal code|PIN|password|number|extension|"
    r"reference|code) (?:is|was|of|no\.?|number|quoting)\s$|\bquoting reference $|"
    r"\b(?:gas mark|wind force|order number|entry number|case number|flight "
    r"number|dial|call) $|\bNo\. \d+/$",
    re.IGNORECASE,
)


_OTHER_SIGNS = frozenset(
    [
        "no",
        "and",
        "or",
        "to",
        "through",
        "is",
        "was",
        "of",
        "mark",
        "force",
        "dial",
        "call",
        "reference",
        "ring",
        "text",
    ]
)


def word_before(text: str, at: int) -> str:
    """Return the word right before the space before `at`, with its marks; empty where none is."""
    if text[at - 1 : at] not in (" ", "\u00a0") or at < 2:
        return ""
    low = at - 26 if at > 26 else 0
    start = text.rfind(" ", low, at - 1) + 1
    word = text[start if start else low : at - 1]
    line = word.rfind("\n")
    return word[line + 1 :] if line >= 0 else word


def labelled(text: str, at: int) -> bool:
    """Whether a label stands right before the number at `at`: "Figure 3", "claims 1 and 2"."""
    if not at or text[at - 1] in "\n$€£":
        return False
    if (
        text[at - 1] == " " and text[at - 2 : at - 1].isalpha()
    ):  # the common case, without a pattern
        start = (
            max(text.rfind(" ", max(0, at - 26), at - 1), text.rfind("\n", max(0, at - 26), at - 1))
            + 1
        )
        word = text[start : at - 1].lower()
        if (
            word.isalpha()
            and word not in name_words("labels")
            and word not in name_words("capital_labels")
            and word not in _OTHER_SIGNS
        ):
            return False
    window = text[max(0, at - 60) : at]
    found = _WORD_BEFORE.search(window, max(0, len(window) - 24))
    if found is None:
        return (window[-2:] in ("- ", "– ") and not _ASIDE.search(window)) or (
            window.endswith(("/", "-", "–", ", ")) and _lists_labels(window)
        )
    word = found[1]
    lowered = word.lower()
    if lowered in name_words("labels"):
        return True
    if lowered == "no":
        return bool(found[2]) or word == "NO"
    if lowered in name_words("capital_labels"):
        if word[0].isupper() and not (len(word) == 1 and found[2]):
            return not _starts_sentence(window, found.start(1)) or lowered in (
                "series",
                "article",
                "bay",
                "day",
                "hangar",
                "row",
                "level",
                "radio",
                "psr",
                "hd",
                "ngc",
            )
        return _LABEL_IS.search(window) is not None
    if lowered in ("and", "or", "to", "through"):
        return _lists_labels(window)
    return (
        _LABEL_IS.search(window) is not None
        if lowered
        in ("is", "was", "of", "mark", "force", "dial", "call", "number", "quoting", "reference")
        else False
    )


def labels_bare(word: str) -> bool:
    """Whether a lower-case word makes a bare number after it a name ("bus 42").

    Before a noun or unit it may be a verb.
    """
    return word in name_words("bare_labels")


# A word with a spaced dash behind it: what follows is an aside, "the members – 43 of them – left".
_ASIDE = pattern(r"[^\W\d_][)”\"’']? – $")


def _lists_labels(window: str) -> bool:
    return _LIST_OF_LABELS.search(window) is not None


def _starts_sentence(window: str, at: int) -> bool:
    before = window[:at].rstrip()
    return not before or before[-1] in ".!?\n"
