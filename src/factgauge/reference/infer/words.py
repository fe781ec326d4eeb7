"""The words of a header: "gdpPercap", "total_litres_of_pure_alcohol", "GDP (current US$)"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from factgauge.lexicon.load import table

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")


@dataclass(frozen=True, slots=True)
class Header:
    """A header taken apart: `words` in lower case without accents, `asides` what brackets hold."""

    text: str
    plain: str  # without asides, as written
    words: tuple[str, ...]
    asides: tuple[str, ...]
    joined: bool  # words are joined by underscores, capitals or hyphens


@cache
def header_of(text: str) -> Header:
    """Take a header apart."""
    asides = tuple(aside.strip() for aside in _BRACKETS.findall(text) if aside.strip())
    plain = _BRACKETS.sub(" ", text).strip(" -–:,") or text.strip()
    joined = " " not in plain and bool(re.search(r"[_\-.]", plain) or _CAMEL.search(plain))
    return Header(text, plain, tuple(_words(plain)), asides, joined)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a header with those in its brackets, in lower case without accents."""
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    parts = re.split(r"[\W_]+", _CAMEL.sub(" ", text))
    return [bare(part) for part in parts if part]


def bare(word: str) -> str:
    """Return a word in lower case without accents."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def label_of(text: str) -> str:
    """Return the words of a header as a text would have them: abbreviations keep their capitals."""
    plain = header_of(text).plain
    parts = plain.split() if " " in plain else re.split(r"[\s_]+", _CAMEL.sub(" ", plain))
    parts = [part for part in parts if part]
    return " ".join(_cased(part, alone=len(parts) == 1) for part in parts)


def _cased(word: str, *, alone: bool) -> str:
    if bare(word) in word_list("kinds", "title_case_words"):
        return {"co2": "CO2"}.get(bare(word), word.upper() if word.islower() else word)
    if sum(letter.isupper() for letter in word) > 1:
        return word if len(word) <= 5 or alone else word.lower()
    return word.lower() if word[:1].isupper() and word[1:].islower() else word


def slug(text: str, mark: str = "-") -> str:
    """Return an id made of a text's letters and digits; "" where it has none of ASCII."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o"))
    return re.sub(r"[^a-z0-9]+", mark, re.sub(r"[̀-ͯ'’]", "", spread)).strip(mark)


def is_generic(header: str) -> bool:
    """Return whether a header says nothing of what is measured."""
    words = words_of(header)
    return not words or "_".join(words) in word_list("nothing", "header") or len(header) <= 2


def expanded(label: str) -> str:
    """Return a label with its abbreviations written out: "life exp" is "life expectancy"."""
    known = table("headers")["abbreviations"]
    for short, whole in sorted(known.items(), key=lambda each: -len(each[0])):
        label = re.sub(rf"(?<![\w]){short}(?![\w])", whole, label)
    return label


@cache
def word_list(section: str, name: str) -> frozenset[str]:
    """Return a list of words of the lexicon's table of headers."""
    return frozenset(table("headers")[section][name].split())


def has_role(words: tuple[str, ...], role: str) -> bool:
    """Return whether one of a header's words, or all of them joined, names a role."""
    known = word_list("roles", role)
    return "_".join(words) in known or "".join(words) in known or any(w in known for w in words)
