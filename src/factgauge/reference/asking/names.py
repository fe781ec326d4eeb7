"""Who is named in a question: by the names of the datasets, or by those of countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

_WORD = re.compile(r"[^\W_]+(?:[.’'&-]+[^\W_]+)*\.?")
_LONGEST = 7  # words of a name
_SHORT = 4  # letters; "AND" is Andorra's code and "US" a country, "and" and "us" are neither
_NO_END = frozenset({"and", "of", "the"})  # no name that the lexicon has begins or ends so

Who = tuple[str, ...]  # one entity's id, or the members of a group


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question: whom each dataset means by it, and which country the lexicon does."""

    text: str
    before: str  # the word before it, in lower case
    own: dict[tuple[str, str], frozenset[Who]]  # by id and vintage of the dataset
    country: str | None = None

    def meant(self, dataset: Dataset) -> frozenset[Who]:
        """Return whom a dataset may mean: several where the name is ambiguous there."""
        own = self.own.get((dataset.id, dataset.vintage))
        if own is not None:
            return own
        if self.country is not None and self.country in dataset.entities:
            return frozenset({(self.country,)})
        return frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a question in its order, and the runs of words between them."""

    mentions: tuple[Mention, ...]
    between: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that belongs to no name."""
        return tuple(word for run in self.between for word in run)


class Names:
    """Every name of some datasets' entities and groups."""

    def __init__(self, catalogue: Catalogue, datasets: Sequence[Dataset]) -> None:
        """Gather the names."""
        self._any_case: dict[str, dict[tuple[str, str], set[Who]]] = {}
        self._as_written: dict[str, dict[tuple[str, str], set[Who]]] = {}
        for dataset in datasets:
            key = dataset.id, dataset.vintage
            for entity in catalogue.entities(dataset):
                for name in (entity.id, entity.name, *entity.aliases):
                    self._add(name, key, (entity.id,))
            for group in dataset.groups:
                for name in (group.name, *group.aliases):
                    self._add(name, key, group.members)

    def find(self, text: str, *, countries: bool) -> Named:
        """Return who is named in a text; the longest name counts.

        Case does not count, but for names of a few capitals. With `countries` those of the lexicon
        count too where they have a capital.
        """
        tokens = list(_WORD.finditer(text))
        found: list[Mention] = []
        runs: list[list[str]] = [[]]
        at = 0
        while at < len(tokens):
            for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
                phrase = " ".join(text[tokens[at].start() : tokens[at + length - 1].end()].split())
                phrase = phrase.removesuffix("'s").removesuffix("’s")
                own = self._own(phrase)
                country = _country(phrase) if countries else None
                if own or country:
                    found.append(Mention(phrase, _before(tokens, at), own, country))
                    runs.append([])
                    at += length
                    break
            else:
                runs[-1].append(tokens[at][0].rstrip("."))
                at += 1
        return Named(tuple(found), tuple(tuple(run) for run in runs))

    def _add(self, name: str, dataset: tuple[str, str], who: Who) -> None:
        short = len(name) <= _SHORT and name.isupper()
        names = self._as_written if short else self._any_case
        key = name if short else name.casefold()
        names.setdefault(key, {}).setdefault(dataset, set()).add(who)

    def _own(self, phrase: str) -> dict[tuple[str, str], frozenset[Who]]:
        found = self._as_written.get(phrase) or self._any_case.get(phrase.casefold()) or {}
        return {dataset: frozenset(who) for dataset, who in found.items()}


def _before(tokens: Sequence[re.Match[str]], at: int) -> str:
    before = [token[0].lower() for token in tokens[max(at - 2, 0) : at]]
    if before[-1:] == ["the"]:
        before.pop()
    return before[-1] if before else ""


def _country(phrase: str) -> str | None:
    """Return the country of a name, code or demonym that is written with a capital."""
    words = phrase.lower().split()
    if not phrase[:1].isupper() or len(phrase) < 3 or {words[0], words[-1]} & _NO_END:
        return None
    from factgauge.lexicon.countries import country_id
    from factgauge.lexicon.keys import name_key
    from factgauge.lexicon.load import table

    id = country_id(phrase)
    if id is not None:
        return id
    key = name_key(phrase)
    ids = [
        id
        for id, row in table("entities/countries")["countries"].items()
        if any(name_key(demonym) == key for demonym in row["demonyms"])
    ]
    return ids[0] if len(ids) == 1 else None
