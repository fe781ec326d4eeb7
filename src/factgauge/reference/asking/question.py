"""A question in words, such as "population of North Korea in 2018": what it asks of which table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factgauge.lexicon.stems import stem
from factgauge.model.evidence import Cell
from factgauge.reference.asking.chosen import chosen
from factgauge.reference.asking.names import Mention, mentions
from factgauge.reference.asking.periods import Asked, asked_period
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset, Measure

# Words of grammar and of asking, which name nothing.
_LITTLE = frozenset({
    "the", "a", "an", "of", "in", "by", "for", "to", "from", "with", "between", "and", "at", "on",
    "its", "what", "which", "was", "is", "were", "are", "did", "how", "many", "much", "show", "me",
    "give", "s", "year", "value", "total", "number", "live", "lived", "there", "have", "has", "had",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Answer:
    """The cells of one measure of one dataset that answer a question."""

    dataset: Dataset
    measure: Measure
    who: tuple[str, ...]  # names of the entities
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answers to a question, or what of it was understood and what not."""

    answers: tuple[Answer, ...]
    measures: tuple[str, ...]  # labels, with their dataset
    entities: tuple[str, ...]
    unknown: tuple[str, ...]  # words that name nothing here
    why: str | None = None  # there is no answer


@dataclass(frozen=True, slots=True)
class _Fit:
    dataset: Dataset
    measure: Measure
    words: int
    rest: frozenset[str]  # stems of the question that neither names nor grammar account for


def ask(
    catalogue: Catalogue,
    question: str,
    *,
    dataset: str | None = None,
    vintage: str | None = None,
) -> Reply:
    """Answer a question in words from the newest vintage of every dataset that can.

    `dataset` and `vintage` narrow the search. Nothing is guessed: where a word of the question
    names nothing, or two measures of a dataset fit alike, there is no answer but what was found.
    Raises `UsageError` for a dataset or vintage that there is not.
    """
    asked, rest = asked_period(question)
    candidates = chosen(catalogue, dataset, vintage)
    named, left = mentions(catalogue, candidates, rest)
    words = [word for word in _WORD.findall(left) if word.lower() not in _LITTLE]
    fits = [fit for each in candidates for fit in _fits(each, words)]
    best = max((fit.words for fit in fits), default=0)
    whole = [fit for fit in fits if fit.words == best and not fit.rest]
    entities = tuple(sorted({mention.text for mention in named}))
    labels = tuple(f"{fit.measure.label} ({fit.dataset.id})" for fit in (whole or fits)[:10])
    if not whole:
        known = {stem(word) for fit in fits for word in words} if fits else set()
        known -= {word for fit in fits if fit.words == best for word in fit.rest}
        unknown = tuple(word for word in words if stem(word) not in known)
        why = "no dataset measures that" if not fits else "not every word is understood"
        return Reply((), labels, entities, unknown, why)
    answers: list[Answer] = []
    for each in {fit.dataset: None for fit in whole}:
        own = [fit for fit in whole if fit.dataset is each]
        shortest = min(len(fit.measure.label) for fit in own)
        own = [fit for fit in own if len(fit.measure.label) == shortest]
        found = [answer for fit in own for answer in _answer(catalogue, fit, named, asked)]
        if len(found) > 1 or (len(own) > 1 and not found):
            why = f"{len(own)} measures of {each.id} fit alike; say more, or use --sql"
            return Reply((), labels, entities, (), why)
        answers += found
    silent = None if answers else _why_not(whole, named)
    return Reply(tuple(answers), labels, entities, (), silent)


def _fits(dataset: Dataset, words: list[str]) -> Iterator[_Fit]:
    asked = {stem(word): word for word in words}
    for measure in dataset.measures:
        best: _Fit | None = None
        for name in _named(measure):
            own = {stem(word) for word in _WORD.findall(name)}
            needed = {word for word in own if word not in _LITTLE}
            if needed and needed <= asked.keys():
                rest = frozenset(asked.keys() - own)
                if best is None or len(needed) > best.words:
                    best = _Fit(dataset, measure, len(needed), rest)
        if best is not None:
            yield best


def _named(measure: Measure) -> Iterator[str]:
    """Yield the names of a measure; a flow is the one side's exports and the other's imports."""
    for name in (measure.label, *measure.aliases):
        yield name
        if measure.direction in ("from-entity", "to-entity"):
            yield _FLOW.sub(lambda match: _OTHER_SIDE[match[0].lower()], name)


_OTHER_SIDE = {
    "exports": "imports",
    "export": "import",
    "imports": "exports",
    "import": "export",
}
_FLOW = re.compile(r"\b(?:ex|im)ports?\b", re.IGNORECASE)


def _answer(
    catalogue: Catalogue, fit: _Fit, named: tuple[Mention, ...], asked: Asked
) -> Iterator[Answer]:
    dataset, measure = fit.dataset, fit.measure
    held = set(dataset.entities)
    here = [mention for mention in named if mention.ids & held]
    if len(here) < len(named) or any(len(mention.ids & held) > 1 for mention in here):
        return
    who = [next(iter(mention.ids & held)) for mention in here]
    pair: tuple[str, ...]
    if dataset.shape == "bilateral" and len(who) == 2:
        pair = _pair(measure, here, who)
    elif len(who) > 1 or (not who and len(held) > 1):
        return
    else:
        pair = (who[0] if who else dataset.entities[0],)
    cells = catalogue.cells(dataset, measure.id, *pair)
    cells = _asked_for(cells, asked)
    if cells:
        names = {entity.id: entity.name for entity in catalogue.entities(dataset)}
        yield Answer(dataset, measure, tuple(names[id] for id in pair), cells)


def _pair(measure: Measure, here: list[Mention], who: list[str]) -> tuple[str, str]:
    """Return entity and partner: "exports from A to B", "A's imports from B"."""
    source, target = who
    first, second = here[0].before, here[1].before
    if first == "to" or (second == "from" and first != "from"):
        source, target = target, source
    return (source, target) if measure.direction != "to-entity" else (target, source)


def _asked_for(cells: tuple[Cell, ...], asked: Asked) -> tuple[Cell, ...]:
    """Return the cells of a period: its own, else one that contains it, else those within it."""
    if asked.latest:
        return cells[-1:]
    if asked.exact:
        same = tuple(c for c in cells if (c.begins, c.ends) == (asked.begins, asked.ends))
        around = tuple(cell for cell in cells if _around(cell, asked))
        if same or around:
            return same or around
    return tuple(cell for cell in cells if _inside(cell, asked))


def _around(cell: Cell, asked: Asked) -> bool:
    """Whether a period holds one that a question names: what holds for long holds for each day."""
    if asked.begins is None or asked.ends is None:
        return False
    return cell.begins <= asked.begins and asked.ends <= cell.ends


def _inside(cell: Cell, asked: Asked) -> bool:
    return (asked.begins is None or asked.begins <= cell.begins) and (
        asked.ends is None or cell.ends <= asked.ends
    )


def _why_not(whole: list[_Fit], named: tuple[Mention, ...]) -> str:
    datasets = tuple(dict.fromkeys(fit.dataset for fit in whole))
    tables = " and ".join(dataset.id for dataset in datasets)
    if not named:
        return f"say of whom: {tables} has several entities"
    for mention in named:
        held = [sorted(mention.ids & set(dataset.entities)) for dataset in datasets]
        several = next((ids for ids in held if len(ids) > 1), None)
        if several is not None:
            return f'"{mention.text}" may be {" or ".join(several)}; name the one that is meant'
        if not any(held):
            return f"{tables} has no {mention.text}"
    names = " and ".join(mention.text for mention in named)
    return f"{tables} has no value for {names} then"
