"""Who is named in a question: names and aliases of the datasets, and those of countries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factgauge.lexicon.load import table
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

_WORD = re.compile(r"[^\W_]+(?:[.’'&-]+[^\W_]+)*\.?")
_LONGEST = 7  # words of a name
_NO_END = frozenset({"and", "of", "the"})  # no name that the lexicon has begins or ends so


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question; `ids` are several where datasets call several so."""

    text: str
    ids: frozenset[str]
    before: str  # the word before it, in lower case


def mentions(
    catalogue: Catalogue, datasets: Sequence[Dataset], text: str
) -> tuple[tuple[Mention, ...], str]:
    """Return the names of a question in its order, and the question without them.

    The longest name counts. A dataset's names count in any case, those of the lexicon only with a
    capital.
    """
    names = _names(catalogue, datasets)
    tokens = list(_WORD.finditer(text))
    found: list[Mention] = []
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            phrase = text[tokens[at].start() : tokens[at + length - 1].end()]
            phrase = phrase.removesuffix("'s").removesuffix("’s")
            ids = names.get(phrase.casefold(), frozenset()) | _country(phrase)
            if ids:
                before = tokens[at - 1][0].lower() if at else ""
                before = tokens[at - 2][0].lower() if before == "the" and at > 1 else before
                found.append(Mention(phrase, ids, before))
                at += length
                break
        else:
            kept.append(tokens[at][0])
            at += 1
    return tuple(found), " ".join(kept)


def _names(catalogue: Catalogue, datasets: Sequence[Dataset]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for dataset in datasets:
        for entity in catalogue.entities(dataset):
            for name in (entity.id, entity.name, *entity.aliases):
                key = name.casefold()
                found[key] = found.get(key, frozenset()) | {entity.id}
    return found


def _country(phrase: str) -> frozenset[str]:
    """Return the country of a name, code or demonym that is written with a capital."""
    words = phrase.lower().split()
    if not phrase[:1].isupper() or len(phrase) < 3 or {words[0], words[-1]} & _NO_END:
        return frozenset()
    data = table("entities/countries")
    from factgauge.lexicon.countries import country_id

    id = country_id(phrase)
    if id is not None:
        return frozenset({id})
    return frozenset(id for id, row in data["countries"].items() if phrase in row["demonyms"])
