"""Which measures and events of the datasets a question may mean, by their own names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factgauge.lexicon.stems import stem as stem_of
from factgauge.reference.records import Dataset, EventKind, Measure

# Words of grammar and of asking, which name nothing.
_LITTLE = frozenset({
    "the", "a", "an", "of", "in", "by", "for", "to", "into", "from", "with", "between", "and", "at",
    "on", "its", "what", "which", "was", "is", "were", "are", "did", "do", "does", "how", "many",
    "much", "often", "times", "when", "show", "me", "give", "s", "year", "value", "total", "number",
    "live", "lived", "there", "have", "has", "had", "each", "all", "or", "per",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_FLOW = re.compile(r"\b(?:ex|im)ports?\b", re.IGNORECASE)
_OTHER_SIDE = {
    "exports": "imports",
    "export": "import",
    "imports": "exports",
    "import": "export",
}


@dataclass(frozen=True, slots=True)
class Fit:
    """A measure, or a kind of events, one of whose names the question has in full."""

    dataset: Dataset
    what: Measure | EventKind
    name: str
    rest: frozenset[str]  # stems of the question that neither this name nor grammar accounts for
    words: int  # of the question that the name accounts for
    otherwise: bool = False  # by its name as the other side has it: "imports" for exports


def asking_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a question without those that name nothing."""
    found = [part for word in words for part in _WORD.findall(word)]
    return tuple(word for word in found if word.lower() not in _LITTLE)


def stem(word: str) -> str:
    """Return the stem of a word of a question: "meetings" are those at which people "meet"."""
    return stem_of(stem_of(word))


def best_fits(
    datasets: Iterable[Dataset], words: Sequence[str], spoken: Sequence[str]
) -> tuple[Fit, ...]:
    """Return what the words of a question may mean: in each dataset, what most of them name.

    `spoken` are the words of its names of entities, which may be part of the name of a measure:
    "exports from Russia".
    """
    asked = {stem(word) for word in words}
    around = {stem(word) for word in spoken}
    found: list[Fit] = []
    for dataset in datasets:
        kinds = (*dataset.measures, *((dataset.event,) if dataset.event else ()))
        fits = [fit for kind in kinds if (fit := _fit(dataset, kind, asked, around))]
        most = max((fit.words for fit in fits), default=0)
        found += [fit for fit in fits if fit.words == most]
    return tuple(found)


def names_of(what: Measure | EventKind) -> tuple[str, ...]:
    """Return the label and the aliases."""
    return (what.label, *what.aliases)


def _fit(
    dataset: Dataset, what: Measure | EventKind, asked: set[str], around: set[str]
) -> Fit | None:
    best: Fit | None = None
    for name, otherwise in _named(what):
        own = {stem(word) for word in _WORD.findall(name)}
        needed = {stem(word) for word in asking_words([name])}
        if needed & asked and needed <= asked | around:
            fit = Fit(dataset, what, name, frozenset(asked - own), len(needed & asked), otherwise)
            if best is None or fit.words > best.words:
                best = fit
    return best


def _named(what: Measure | EventKind) -> Iterator[tuple[str, bool]]:
    """Yield each name; a flow is the one side's exports and the other's imports."""
    for name in (*names_of(what), re.sub(r"[-_/]", " ", what.id)):
        yield name, False
        if isinstance(what, Measure) and what.direction in ("from-entity", "to-entity"):
            other = _FLOW.sub(lambda match: _OTHER_SIDE[match[0].lower()], name)
            if other != name:
                yield other, True
