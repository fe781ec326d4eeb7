"""The key under which a name is found whatever its case, accents, dashes and abbreviations.

Two spellings of one name have one key: "St. Kitts & Nevis" and "Saint Kitts and Nevis". A key is
never a likeness: a letter more or less is another key.
"""

from __future__ import annotations

import re
import unicodedata

_SHORT = {  # each word that tables abbreviate, as its abbreviation
    "saint": "st",
    "sainte": "st",
    "ste": "st",
    "republic": "rep",
    "democratic": "dem",
    "federal": "fed",
    "federated": "fed",
    "federation": "fed",
    "states": "sts",
    "island": "is",
    "islands": "is",
    "isl": "is",
    "isls": "is",
    "territory": "terr",
    "territories": "terr",
    "province": "prov",
}
_LEFT_OUT = frozenset({"the", "and", "of"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_QUOTES = re.compile("['’‘ʻʼ`´]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_NOTE = re.compile(r"(?:\s*(?:[*†‡¹²³⁰-⁹]|\((?:former|the)\)))+\s*$", re.IGNORECASE)
LONGEST = 200  # characters; no name is longer, and patterns take long over a cell that is a book
_TURNED = re.compile(r"([^,()]+?)\s*(?:,\s*([^,()]+)|\(([^()]+)\))\s*$")


def name_key(text: str) -> str:
    """Return the key of a name, its words in the order in which they stand; "" where none are.

    Case, accents and punctuation fall away, and so do "the", "and", "&", "of", a footnote's mark
    and "(former)" at the end. A text of more than `LONGEST` characters has none.
    """
    if len(text) > LONGEST:
        return ""
    text = _NOTE.sub("", text).casefold().translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), _QUOTES.sub("", text))
    words = (_SHORT.get(word, word) for word in re.findall(r"\w+", text))
    return " ".join(word for word in words if word not in _LEFT_OUT)


def name_keys(text: str) -> tuple[str, ...]:
    """Return the key as written, then that of the turned name: "Yemen, Rep." is "Rep. Yemen"."""
    direct = name_key(text)
    if not direct:
        return ()
    turned = _TURNED.fullmatch(_NOTE.sub("", text).strip())
    if turned is None:
        return (direct,)
    other = name_key(f"{turned[2] or turned[3]} {turned[1]}")
    return tuple(dict.fromkeys(key for key in (direct, other) if key))
