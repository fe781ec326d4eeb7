"""XBRL 2.1 instances: each numeric fact with its entity, period, dimensions and unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from factgauge.reference.formats.hints import ColumnHint, ColumnRole, Hints
from factgauge.reference.formats.markup import XSI, elements, line_of, local
from factgauge.reference.formats.moments import plain_day
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.xbrl_context import (
    Context,
    qualified,
    read_context,
    read_unit,
    words,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

INSTANCE = "http://www.xbrl.org/2003/instance"
LARGEST_COUNT = 1_000_000  # facts, which are all in memory while the contexts are found
LARGEST_DECIMALS = 300
_KEYS = ("concept", "entity", "begins", "ends")
_REST = ("value", "unit", "precision")
_COVER = ("EntityRegistrantName", "DocumentType", "DocumentPeriodEndDate")


@dataclass(frozen=True, slots=True)
class Fact:
    """One numeric fact as written; `value` is "" where it is nil."""

    line: int
    concept: str
    context: str
    unit: str
    value: str
    last_digit: Decimal | None  # `None` where the value is exact


@dataclass(slots=True)
class Instance:
    """All that an instance states."""

    contexts: dict[str, Context] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    cover: dict[str, str] = field(default_factory=dict)  # what is said of the document itself
    texts: int = 0  # facts that are no numbers
    nested: int = 0  # facts within tuples


def read_xbrl(source: Source) -> Iterator[Record]:
    """Yield one row a numeric fact, at its line: concept, entity, first and last day, dimensions.

    `ends` is the last day itself, and the only one of an instant. Each axis is a column, empty
    where a fact is of all members together. `precision` is the unit of the last digit that the
    `decimals` or the `precision` of a fact warrant, empty for exact ones. Of several facts that
    state one thing and agree within their precision, the most precise is kept (Open Information
    Model 1.0: consistent duplicates). Raises `DatasetError` for facts that contradict one another,
    for an unknown context or unit, and for a value that is no number.
    """
    instance = read_instance(source)
    axes = _axes(instance)
    yield 1, [*_KEYS, *axes, *_REST]
    for fact in _single(source, instance):
        context = instance.contexts[fact.context]
        members = dict(context.dimensions)
        step = "" if fact.last_digit is None else format(fact.last_digit, "f")
        yield (
            fact.line,
            [
                fact.concept,
                context.entity,
                context.begins,
                context.ends,
                *(members.get(axis, "") for axis in axes),
                fact.value,
                instance.units[fact.unit],
                step,
            ],
        )


def describe_xbrl(source: Source) -> Hints:
    """Return labels made of the names, the unit of each concept, and what the cover page says."""
    instance = read_instance(source)
    units: dict[str, set[str]] = {}
    for fact in instance.facts:
        units.setdefault(fact.concept, set()).add(instance.units.get(fact.unit, ""))
    members: dict[str, set[str]] = {axis: set() for axis in _axes(instance)}
    for context in instance.contexts.values():
        for axis, member in context.dimensions:
            if axis in members:
                members[axis].add(member)
    name = instance.cover.get("EntityRegistrantName")
    entities = {context.entity: name for context in instance.contexts.values() if name}
    several = any(len(of) > 1 for of in units.values())
    unit_role: ColumnRole = "dimension" if several else "attribute"
    columns = {
        "concept": ColumnHint(
            role="measure",
            codes={concept: words(concept) for concept in units},
            units={concept: next(iter(of)) for concept, of in units.items() if len(of) == 1},
        ),
        "entity": ColumnHint(role="entity", codes=entities if len(entities) == 1 else {}),
        "begins": ColumnHint(label="first day", role="period"),
        "ends": ColumnHint(label="last day", role="period"),
    }
    for axis, found in members.items():
        columns[axis] = ColumnHint(
            label=words(axis),
            role="dimension",
            codes={member: words(member) for member in sorted(found) if ":" in member},
        )
    columns["value"] = ColumnHint(role="value")
    columns["unit"] = ColumnHint(role=unit_role)
    columns["precision"] = ColumnHint(
        label="precision", description="the unit of the last digit of the value", role="attribute"
    )
    left = [f"{instance.texts} facts are texts and not read"] if instance.texts else []
    left += [f"{instance.nested} facts within tuples are not read"] if instance.nested else []
    title = " ".join(instance.cover[part] for part in _COVER if part in instance.cover)
    return Hints(
        title=title or None,
        description="; ".join(left) or None,
        source=name,
        vintage=plain_day(instance.cover.get("DocumentPeriodEndDate")),
        columns=columns,
    )


def read_instance(source: Source) -> Instance:
    """Return all facts with their contexts and units, as written. Raises `DatasetError`."""
    instance = Instance()
    depth = 0
    for event, _, element in elements(source, frozenset({"context", "unit"})):
        depth += 1 if event == "start" else -1
        if event == "start" or depth != 1:
            continue
        if element.tag == f"{{{INSTANCE}}}context":
            instance.contexts[element.get("id", "")] = read_context(source, element)
        elif element.tag == f"{{{INSTANCE}}}unit":
            instance.units[element.get("id", "")] = read_unit(element)
        elif element.get("contextRef") is not None:
            _add(source, instance, element)
        else:
            instance.nested += sum(1 for part in element.iter() if part.get("contextRef"))
    return instance


def _add(source: Source, instance: Instance, element: _Element) -> None:
    if element.get("unitRef") is None:
        instance.texts += 1
        if local(element) in _COVER and element.text:
            instance.cover.setdefault(local(element), element.text.strip())
        return
    if len(instance.facts) == LARGEST_COUNT:
        raise source.fault(
            None, f"has more than {LARGEST_COUNT} facts", "split it, or save what is needed as CSV"
        )
    value = "" if element.get(f"{XSI}nil") in ("true", "1") else (element.text or "").strip()
    instance.facts.append(
        Fact(
            line=line_of(element),
            concept=qualified(element),
            context=element.get("contextRef", ""),
            unit=element.get("unitRef", ""),
            value=value,
            last_digit=_last_digit(source, element, value) if value else None,
        )
    )


def _last_digit(source: Source, element: _Element, value: str) -> Decimal | None:
    """Return the unit of the last digit that a fact warrants; `None` for an exact value."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_DECIMALS:
        raise source.fault(
            line_of(element),
            f'the fact "{qualified(element)}" has the value "{value}", which is no number '
            "that can be read",
            "correct it",
        )
    for name in ("decimals", "precision"):
        text = (element.get(name) or "INF").strip()
        if text == "INF":
            continue
        count = int(text) if text.lstrip("+-").isdecimal() and len(text) < 5 else None
        if count is None or abs(count) > LARGEST_DECIMALS:
            raise source.fault(
                line_of(element), f'{name} "{text}" is no count of digits', 'write one, or "INF"'
            )
        # 5123 with a precision of 2 digits is good to the hundreds.
        places = count if name == "decimals" else count - 1 - number.adjusted()
        return Decimal(1).scaleb(-places)
    return None


def _axes(instance: Instance) -> list[str]:
    """Return the axes of the contexts that facts use, in the order of their names."""
    used = {fact.context for fact in instance.facts}
    return sorted(
        {axis for id in used & instance.contexts.keys() for axis, _ in _of(instance.contexts, id)}
    )


def _of(contexts: Mapping[str, Context], id: str) -> tuple[tuple[str, str], ...]:
    return contexts[id].dimensions


def _single(source: Source, instance: Instance) -> Iterator[Fact]:
    """Yield each fact once, the most precise of those that state the same."""
    kept: dict[tuple[str, Context, str], Fact] = {}
    for fact in instance.facts:
        for what, id, known in (
            ("context", fact.context, instance.contexts),
            ("unit", fact.unit, instance.units),
        ):
            if id not in known:
                raise source.fault(
                    fact.line,
                    f'the fact "{fact.concept}" refers to the {what} "{id}", '
                    "which the file does not have",
                    "fetch it anew, for it may have been cut off",
                )
        key = fact.concept, instance.contexts[fact.context], instance.units[fact.unit]
        other = kept.get(key)
        if other is None or not other.value:
            kept[key] = fact if other is None or fact.value else other
        elif fact.value:
            kept[key] = _agreed(source, other, fact)
    yield from sorted(kept.values(), key=lambda fact: fact.line)


def _agreed(source: Source, first: Fact, second: Fact) -> Fact:
    """Return the more precise of two facts that state the same; refuse a contradiction."""
    steps = [fact.last_digit or Decimal(0) for fact in (first, second)]
    apart = abs(Decimal(first.value) - Decimal(second.value))
    if apart > sum(steps) / 2:
        raise source.fault(
            second.line,
            f'the fact "{second.concept}" is "{second.value}", but "{first.value}" in row '
            f"{first.line} for the same context and unit",
            "remove one of the two",
        )
    return first if steps[0] <= steps[1] else second
