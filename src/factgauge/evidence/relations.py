"""Relations between things: the cells of everything that a clause names, in one period.

A table answers only if it knows every word of every part: an entity or a class by an exact name,
the rest by one name of one measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from factgauge.evidence.basis import basis_conflict
from factgauge.evidence.fit import fits
from factgauge.evidence.periods import Window, alike, asked_window
from factgauge.evidence.plain import asks_plainly
from factgauge.evidence.values import ASSUMED_PERIOD, NAMED
from factgauge.evidence.words import LITTLE, NEUTRAL
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.evidence import Cell, Evidence
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.relation import Order, Relation, Statement
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import period_name
from factgauge.reference.records import Dataset, EntityInfo, Group, Measure

_QUANTIFYING = frozenset({"as", "many", "much", "between", "them"})
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")
_MULTIPLES = ("times", "fold")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What one table makes of a phrase: whom it names, and the words that are left."""

    ids: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    words: frozenset[str] = frozenset()
    count: int | None = None  # "the five Nordic countries"


@dataclass(frozen=True, slots=True)
class _Answer:
    """The measure of a table that a relation speaks of, and of whom."""

    dataset: Dataset
    measure: Measure
    roles: tuple[tuple[str, tuple[str, ...]], ...]  # of the evidence, with the entities


def relation_evidence(
    document: Document, statement: Statement, catalogue: Catalogue, datasets: tuple[Dataset, ...]
) -> tuple[Evidence, ...]:
    """Return what the one table that knows all of a relation's words says of it, if there is one.

    With no period in the text, the cells of the other periods come along (`elsewhen`).
    """
    answers = [
        answer
        for dataset in datasets
        if dataset.measures and dataset.shape != "bilateral"
        if not asks_plainly(catalogue, dataset)
        for answer in _answers(document, statement.relation, dataset, catalogue.entities(dataset))
        if not basis_conflict(document, statement.claim, answer.measure)
    ]
    if len({(a.dataset.id, a.measure.id) for a in answers}) != 1:
        return ()
    return tuple(_look_up(document, statement.claim, catalogue, answers[0]))


def names_in(catalogue: Catalogue) -> re.Pattern[str] | None:
    """Return what finds the names of entities and classes of the tables of values."""
    names = {
        name
        for dataset in catalogue.datasets
        if dataset.measures and not asks_plainly(catalogue, dataset)
        for name in _names(dataset, catalogue.entities(dataset))
    }
    if not names:
        return None
    listed = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)")


def _names(dataset: Dataset, entities: tuple[EntityInfo, ...]) -> Iterator[str]:
    for entity in entities:
        yield from (entity.name, *entity.aliases)
    for group in dataset.groups:
        yield from (group.name, *group.aliases)


def _answers(
    document: Document, relation: Relation, dataset: Dataset, entities: tuple[EntityInfo, ...]
) -> Iterator[_Answer]:
    phrases = {
        role: _phrase(document.text, span, dataset, entities) for role, span in relation.parts
    }
    for role, quantity in relation.figures:
        if role == "number" and "field" not in phrases:  # "one Nordic country"
            rest = Span(quantity.number_span.end, quantity.span.end)
            phrases["field"] = _phrase(document.text, rest, dataset, entities)
    roles = _roles(relation, phrases)
    if roles is None or not all(id in dataset.entities for _, ids in roles for id in ids):
        return
    words = frozenset().union(*(phrase.words for phrase in phrases.values()))
    figures = [
        quantity
        for role, quantity in relation.figures
        if role in ("by", "value") and not _bare(quantity)
    ]
    for quantity in figures:
        if quantity.kind is Kind.COUNT:
            words |= stems(quantity.counted or "")
    for measure in dataset.measures:
        if _is_named(measure, words) and all(_in_unit_of(q, measure) for q in figures):
            yield _Answer(dataset, measure, roles)


def _bare(quantity: Quantity) -> bool:
    """Whether a figure is a multiple or a percent of the other value."""
    return (
        quantity.kind in (Kind.MULTIPLE, Kind.PERCENT, Kind.RATIO)
        or (quantity.counted or "") in _MULTIPLES
    )


def _in_unit_of(quantity: Quantity, measure: Measure) -> bool:
    if quantity.kind is Kind.COUNT:
        return measure.unit == "count"  # what is counted is among the words
    return fits(quantity, measure)


def _phrase(text: str, span: Span, dataset: Dataset, entities: tuple[EntityInfo, ...]) -> _Phrase:
    """Return whom a phrase names, the longest name first, and its other words by their stems."""
    rest = span.of(text)
    named: list[tuple[str, EntityInfo | Group]] = [
        (name, entity) for entity in entities for name in {entity.name, *entity.aliases}
    ]
    named += [(name, group) for group in dataset.groups for name in {group.name, *group.aliases}]
    ids: list[str] = []
    groups: list[Group] = []
    for name, thing in sorted(named, key=lambda row: (-len(row[0]), row[0])):
        cut = re.sub(rf"(?<!\w){re.escape(name)}(?:['’]s|['’])?(?!\w)", " ", rest)
        if cut == rest:
            continue
        rest = cut
        if isinstance(thing, Group):
            groups.append(thing)
        else:
            ids.append(thing.id)
    words: set[str] = set()
    count = None
    for word in _WORD.findall(rest):
        lowered = word.lower()
        if groups and (lowered in _NUMBERS or lowered.isdigit()):
            count = int(lowered) if lowered.isdigit() else _NUMBERS.index(lowered) + 1
        elif lowered not in LITTLE and lowered not in _QUANTIFYING:
            words.add(stem(word))
    return _Phrase(tuple(dict.fromkeys(ids)), tuple(groups), frozenset(words), count)


def _roles(
    relation: Relation, phrases: dict[str, _Phrase]
) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Return which entities the parts of a relation name, `None` where they name others than that.

    A comparison has one on each side, a rank one and a class, a count a class.
    """
    groups = [group for phrase in phrases.values() for group in phrase.groups]
    if len(groups) > 1:
        return None
    if any(p.count is not None and p.count != len(p.groups[0].members) for p in phrases.values()):
        return None  # "four Nordic countries" are not all of them
    members = groups[0].members if groups else None
    empty = _Phrase()
    named = [id for phrase in phrases.values() for id in phrase.ids]
    if relation.order is Order.COMPARED:
        left, right = phrases.get("left", empty).ids, phrases.get("right", empty).ids
        if members is not None or len(left) != 1 or len(right) != 1 or len(set(named)) != 2:
            return None
        return ("left", left), ("right", right)
    if relation.order is Order.RANKED:
        subject = phrases.get("subject", empty).ids
        if members is None or named != list(subject) or len(subject) != 1:
            return None
        return (("subject", subject), ("field", members)) if subject[0] in members else None
    if relation.order is Order.COUNTED:
        return None if members is None or named else (("field", members),)
    if relation.order is Order.TOGETHER:
        if members is not None:
            return None if named else (("parts", members),)
        parts = phrases.get("parts", empty).ids
        return (("parts", parts),) if len(parts) > 1 and named == list(parts) else None
    return None


def _is_named(measure: Measure, words: frozenset[str]) -> bool:
    """Whether words are a name of a measure, and nothing else."""
    known = (measure.label, *measure.aliases, *((measure.counted,) if measure.counted else ()))
    neutral = {stem(word) for word in NEUTRAL}
    return any(stems(name) <= words and not words - stems(name) - neutral for name in known)


def _look_up(
    document: Document, claim: Claim, catalogue: Catalogue, answer: _Answer
) -> Iterator[Evidence]:
    label = answer.measure.label
    window = asked_window(document, claim, None)
    if isinstance(window, str):
        question = f"{label}, for a period that is not known"
        for role, _ in answer.roles:
            yield Evidence(role, question, answer.dataset.id, missing=window, confidence=NAMED)
        return
    assumed = window.assumed is not None and claim.period is None
    confidence = NAMED * (ASSUMED_PERIOD if assumed else Fraction(1))
    names = {entity.id: entity.name for entity in catalogue.entities(answer.dataset)}
    summed = "entity" in answer.measure.additive
    for role, ids in answer.roles:
        evidence = _of(catalogue, answer, ids, window, names, role, confidence)
        if role == "parts" and not summed:
            evidence = replace(
                evidence, cells=(), names=(), missing=f"values of {label} do not add up"
            )
        if assumed and evidence.cells:
            other = _elsewhen(catalogue, answer, ids, window, names, evidence)
            evidence = replace(evidence, elsewhen=other)
        yield evidence


def _of(
    catalogue: Catalogue,
    answer: _Answer,
    ids: tuple[str, ...],
    window: Window,
    names: dict[str, str],
    role: str,
    confidence: Fraction,
) -> Evidence:
    """Return the cells of some entities in a period; none at all where one of them is missing."""
    when = period_name(window.begins, window.ends)
    question = f"{answer.measure.label} of {_listed([names[id] for id in ids])}, {when}"
    if window.assumed is not None:
        question += f" ({window.assumed})"
    cells = []
    for id in ids:
        own = [
            cell
            for cell in catalogue.cells(
                answer.dataset, answer.measure.id, id, None, window.begins, window.ends
            )
            if (cell.begins, cell.ends) == (window.begins, window.ends)
        ]
        if not own:
            missing = f"the table {answer.dataset.id} has no value for {names[id]} for {when}"
            return Evidence(
                role, question, answer.dataset.id, missing=missing, begins=window.begins,
                ends=window.ends, confidence=confidence,
            )  # fmt: skip
        cells += own
    return Evidence(
        role, question, answer.dataset.id, cells=tuple(cells), complete=True,
        names=tuple(names[id] for id in ids), begins=window.begins, ends=window.ends,
        confidence=confidence,
    )  # fmt: skip


def _elsewhen(
    catalogue: Catalogue,
    answer: _Answer,
    ids: tuple[str, ...],
    window: Window,
    names: dict[str, str],
    evidence: Evidence,
) -> tuple[Evidence, ...]:
    """Return the cells of the same entities for every other period that has one of each."""
    found: dict[Window, list[Cell]] = {}
    for id in ids:
        for cell in catalogue.cells(answer.dataset, answer.measure.id, id):
            period = Window(cell.begins, cell.ends)
            if alike(period, window) and (cell.begins, cell.ends) != (window.begins, window.ends):
                found.setdefault(period, []).append(cell)
    return tuple(
        replace(
            evidence,
            question=f"{answer.measure.label}, {period_name(period.begins, period.ends)}",
            cells=tuple(cells),
            names=tuple(names[id] for id in ids),
            begins=period.begins,
            ends=period.ends,
        )
        for period, cells in found.items()
        if len(cells) == len(ids)
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
