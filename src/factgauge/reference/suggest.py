"""What a name that nobody knows may have meant: proposals for a person, never a link.

Likeness is no proof: "Iran" is one letter from "Iraq". So nothing that reads a table calls this; a
message shows the proposals, and a person writes the one that holds into the descriptor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factgauge.lexicon.countries import countries, country_names
from factgauge.lexicon.groups import groups
from factgauge.lexicon.keys import name_key

LEAST_LIKE = 60  # percent; below it, two names only share letters


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity whose `name` is like the text; `score` is the likeness, 100 for the same key."""

    id: str
    name: str
    score: int  # percent


def suggest(
    text: str, limit: int = 3, names: Mapping[str, Iterable[str]] | None = None
) -> tuple[Suggestion, ...]:
    """Return the entities whose names are most like the text, the likest first.

    `names` are those of each id, a dataset's entities for one; without it they are those of the
    countries and groups of the lexicon. An entity stands once, under its likest name. Equal
    likeness is ordered by id.
    """
    from rapidfuzz import fuzz, process

    rows = list(_known() if names is None else _rows(names))
    key = name_key(text)
    if not key:
        return ()
    best: dict[str, Suggestion] = {}
    for _, score, at in process.extract_iter(
        key, [name_key(name) for _, name in rows], scorer=fuzz.ratio, score_cutoff=LEAST_LIKE
    ):
        id, name = rows[at]
        found = Suggestion(id, name, round(score))
        if id not in best or (-found.score, name) < (-best[id].score, best[id].name):
            best[id] = found
    ordered = sorted(best.values(), key=lambda each: (-each.score, each.id))
    return tuple(ordered[:limit])


def _rows(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for id, spellings in names.items():
        for name in dict.fromkeys(spellings):
            yield id, name


def _known() -> Iterator[tuple[str, str]]:
    """Yield each name of a country or group; short ones in capitals are like too many words."""
    for id in countries():
        row = country_names(id)
        for name in (row.name, *row.names):
            if len(name) > 4:
                yield id, name
    for group in groups():
        for name in (group.name, *group.names):
            if len(name) > 4:
                yield group.id, name
