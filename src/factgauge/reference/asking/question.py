"""A question in words, such as "population of North Korea in 2018": what it asks of which table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factgauge.model.evidence import Cell, Event
from factgauge.reference.asking.chosen import chosen
from factgauge.reference.asking.measures import Fit, asking_words, best_fits, stem
from factgauge.reference.asking.names import Mention, Named, Names
from factgauge.reference.asking.periods import Asked, asked_period
from factgauge.reference.asking.sides import Unsaid, sides
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset, EventKind, Measure


@dataclass(frozen=True, slots=True)
class Answer:
    """The cells of one measure, or the events, of one dataset that answer a question."""

    dataset: Dataset
    what: Measure | EventKind
    who: tuple[str, ...]  # names of entities
    cells: tuple[Cell, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answers to a question, or what of it was understood and what not."""

    answers: tuple[Answer, ...]
    measures: tuple[str, ...] = ()  # labels that fit, with their dataset
    entities: tuple[str, ...] = ()  # names that were understood
    unknown: tuple[str, ...] = ()  # words that name nothing here
    near: tuple[str, ...] = ()  # names that are like them: proposals, and no more
    why: str | None = None  # there is no answer


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
    Raises `UsageError` for a dataset, a vintage or a period that there is not.
    """
    asked, rest = asked_period(question)
    datasets = chosen(catalogue, dataset, vintage)
    names = Names(catalogue, datasets)
    named = names.find(rest, countries=False)
    fits = _fits(datasets, named)
    if any(fit.rest for fit in fits) or not fits:  # words are left over: a country's, perhaps
        named = names.find(rest, countries=True)
        fits = _fits(datasets, named)
    whole = [fit for fit in fits if not fit.rest]
    if not whole:
        return _not_understood(catalogue, datasets, named, fits)
    return _answered(catalogue, whole, named, asked)


def _fits(datasets: Sequence[Dataset], named: Named) -> tuple[Fit, ...]:
    spoken = [word for mention in named.mentions for word in mention.text.split()]
    return best_fits(datasets, asking_words(named.words), spoken)


def _not_understood(
    catalogue: Catalogue, datasets: Sequence[Dataset], named: Named, fits: Sequence[Fit]
) -> Reply:
    from factgauge.reference.asking.near import near

    most = max((fit.words for fit in fits), default=0)
    best = [fit for fit in fits if fit.words == most]
    left = {word for fit in best for word in fit.rest}
    runs = [
        tuple(word for word in asking_words(run) if not best or stem(word) in left)
        for run in named.between
    ]
    unknown = tuple(dict.fromkeys(" ".join(run) for run in runs if run))
    why = "not every word is understood" if best else "no dataset measures that"
    if not unknown:
        why = "it names no measure"
    return Reply((), _labels(best), _texts(named), unknown, near(catalogue, datasets, unknown), why)


def _answered(catalogue: Catalogue, whole: Sequence[Fit], named: Named, asked: Asked) -> Reply:
    answers: list[Answer] = []
    unsaid: list[str] = []
    for dataset in dict.fromkeys(fit.dataset for fit in whole):
        own = [fit for fit in whole if fit.dataset is dataset]
        try:
            found = list(_of_dataset(catalogue, own, named, asked))
        except Unsaid as error:
            unsaid.append(str(error))
            continue
        if not found:
            names = " and ".join(_texts(named))
            of_whom = f" for {names}" if names else ""
            unsaid.append(f"{dataset.id} has no value{of_whom} then")
        answers += found
    if answers:
        return Reply(tuple(answers), _labels(whole), _texts(named))
    return Reply((), _labels(whole), _texts(named), why="; ".join(dict.fromkeys(unsaid)))


def _of_dataset(
    catalogue: Catalogue, fits: Sequence[Fit], named: Named, asked: Asked
) -> Iterator[Answer]:
    """Yield the answers of one dataset, some of whose measures fit; raises `Unsaid`."""
    dataset = fits[0].dataset
    labelled = [fit for fit in fits if fit.name == fit.what.label]
    fits = labelled if len(labelled) == 1 else fits
    held = [(fit, list(_whom(fit, named.mentions))) for fit in fits]
    if len(held) > 1:  # of two directions, only one may have the pair
        held = [(fit, pairs) for fit, pairs in held if _any(catalogue, fit, pairs)]
    if len(held) > 1:
        raise Unsaid(f"{len(held)} measures of {dataset.id} fit alike; say more, or use --sql")
    for fit, pairs in held:
        for pair in pairs:
            yield from _ask(catalogue, fit, pair, asked)


Pair = tuple[str | None, str | None]  # entity and partner; of events the participants
Asking = Pair | frozenset[str]


def _whom(fit: Fit, mentions: Sequence[Mention]) -> Iterator[Asking]:
    """Yield of whom a question asks; raises `Unsaid` where it does not say so."""
    dataset, meant = fit.dataset, []
    for mention in mentions:
        who = mention.meant(dataset)
        if not who:
            raise Unsaid(f"{dataset.id} has no {mention.text}")
        if len(who) > 1:
            ids = " or ".join(sorted(" and ".join(ids) for ids in who))
            raise Unsaid(f'"{mention.text}" may be {ids}; name the one that is meant')
        meant.append((mention, next(iter(who))))
    if isinstance(fit.what, EventKind):
        yield frozenset(id for _, ids in meant for id in ids)
    elif fit.what.direction is not None:
        yield from sides(dataset.id, fit.what.direction, meant, otherwise=fit.otherwise)
    elif meant:
        yield from ((id, None) for id in dict.fromkeys(id for _, ids in meant for id in ids))
    elif len(dataset.entities) == 1:
        yield dataset.entities[0], None
    else:
        raise Unsaid(f"say of whom: {dataset.id} has several entities")


def _any(catalogue: Catalogue, fit: Fit, pairs: Iterable[Asking]) -> bool:
    return any(True for pair in pairs for _ in _ask(catalogue, fit, pair, Asked()))


def _ask(catalogue: Catalogue, fit: Fit, pair: Asking, asked: Asked) -> Iterator[Answer]:
    dataset = fit.dataset
    names = {entity.id: entity.name for entity in catalogue.entities(dataset)}
    if isinstance(fit.what, EventKind):
        if isinstance(pair, frozenset):
            who = tuple(sorted(names[id] for id in pair))
            events = catalogue.events(dataset, pair, asked.begins, asked.ends)
            if events:
                yield Answer(dataset, fit.what, who, events=events)
        return
    if isinstance(pair, frozenset):
        return
    cells = _asked_for(catalogue.cells(dataset, fit.what.id, *pair), asked)
    if cells:
        yield Answer(dataset, fit.what, tuple(names[id] for id in pair if id is not None), cells)


def _asked_for(cells: tuple[Cell, ...], asked: Asked) -> tuple[Cell, ...]:
    """Return the cells of a period: its own, else one that contains it, else those within it."""
    if asked.latest:
        last = max((cell.ends for cell in cells), default=None)
        return tuple(cell for cell in cells if cell.ends == last)
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


def _labels(fits: Sequence[Fit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{fit.what.label} ({fit.dataset.id})" for fit in fits))[:10]


def _texts(named: Named) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.text for mention in named.mentions))
