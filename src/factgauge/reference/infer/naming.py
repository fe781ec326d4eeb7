"""What a table is about, by its title and name: its measure, and the entity of a series."""

from __future__ import annotations

import re

from factgauge.lexicon.countries import country_id, country_names
from factgauge.lexicon.groups import aggregate_id
from factgauge.reference.formats.hints import Hints
from factgauge.reference.infer.words import is_generic, label_of, word_list, words_of

_CURRENCY_AFTER = re.compile(r"\s*(?:dollars?|\$|pounds?|sterling)", re.I)


def subject(hints: Hints, name: str) -> str | None:
    """Return a few words for what a table is about; `None` where its name and title say nothing."""
    by_name = [
        word
        for word in words_of(name)
        if word not in word_list("nothing", "name") and not word.isdigit()
    ]
    title = re.sub(r"\s*[(\[].*?[)\]]", "", hints.title or "").strip()
    title = re.sub(
        r"\b(?:since|from|between|in)\s+(?:1[5-9]|20)\d\d.*$|[,:]?\s*(?:1[5-9]|20)\d\d.*$",
        "",
        title,
    ).strip()
    if title and len(title.split()) <= 6 and not by_name:
        return _lower(title)
    if by_name:
        return label_of(" ".join(by_name))
    return _lower(title) if title else None


def _lower(text: str) -> str:
    return " ".join(label_of(word) if word[1:].islower() else word for word in text.split())


def measure_name(header: str, hints: Hints, name: str) -> str:
    """Return what a column of values measures: its header, or what the table is about."""
    if not is_generic(header):
        return header
    about = subject(hints, name)
    if about is None:
        return header
    word = words_of(header)[:1]
    plain = word and word[0] in ("price", "prices", "rate", "rates", "index", "total")
    if plain and word[0].rstrip("s") not in about.casefold():
        return f"{about} {word[0]}"
    return about


def countries_named(text: str) -> tuple[str, ...]:
    """Return the ids of countries, groups or the world that a title names, by exact name."""
    found: dict[str, None] = {}
    words = list(re.finditer(r"[\w'.-]+", text))
    at = 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            if at + length > len(words):
                continue
            begin, end = words[at].start(), words[at + length - 1].end()
            piece = text[begin:end].strip(".")
            short = len(piece) <= 3 and piece not in ("US", "UK", "USA", "EU")
            if piece == "World" and re.match(r"\s+[A-Z][a-z]", text[end:]):
                continue  # the World Bank, a World Cup
            if short or not piece[:1].isupper() or _CURRENCY_AFTER.match(text[end:]):
                continue
            id = country_id(piece) or aggregate_id(piece)
            if id is None and piece in ("US", "U.S"):
                id = "USA"
            if id is not None:
                found[id] = None
                at += length - 1
                break
        at += 1
    if not found and re.search(r"\b(?:[Gg]lobal|GLOBAL|world|WORLD)\b", text):
        found["WLD"] = None
    return tuple(found)


def name_of(id: str) -> tuple[str, str]:
    """Return name and kind of a country or group."""
    try:
        return country_names(id).name, "country"
    except KeyError:
        from factgauge.lexicon.groups import groups

        names = {group.id: group.name for group in groups()}
        return names.get(id, {"WLD": "World"}.get(id, id)), "group"
