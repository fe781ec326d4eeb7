"""Several entities of one table in one period: which has more, which has most, what they make."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import Match, hold, readings
from factgauge.checks.converted import conversion_steps, resolution_in
from factgauge.checks.stated import times_readings
from factgauge.checks.wording import amount, interval, quoted
from factgauge.model.claim import Direction, Frame
from factgauge.model.evidence import Case, Cell, Evidence
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, percent_change
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.relation import Order, Relation
from factgauge.units.convert import comparable, convert

ANY_FRAME = tuple(Frame)
LEVEL = "their values differ by less than the precision of the table"
UNDATED = "no period is stated, and in another year of the table it holds"


def evidence_of(case: Case, role: str) -> Evidence | None:
    """Return what the table says of one part of a relation."""
    return next((each for each in case.evidence if each.role == role), None)


def steps_of(evidence: Evidence) -> tuple[Step, ...]:
    """Return the trace lines of the cells of several entities."""
    return tuple(
        Step(
            f"table: {cell.label}, {name}",
            cell.interval,
            cell.unit,
            None if cell.interval.lo == cell.interval.hi else amount(cell.value, cell.unit),
        )
        for name, cell in zip(evidence.names, evidence.cells, strict=True)
    )


def in_unit_of(quantity: Quantity, cell: Cell) -> tuple[Interval, ...]:
    """Return the readings of a figure in the unit of a cell."""
    if quantity.unit is None or quantity.kind is Kind.COUNT:
        return readings(quantity) if cell.unit == "count" else ()
    if not comparable(quantity.unit, cell.unit):
        return ()
    return tuple(convert(reading, quantity.unit, cell.unit) for reading in readings(quantity))


def others_of(*evidence: Evidence) -> Iterator[tuple[Evidence, ...]]:
    """Yield the cells of the same entities in each other period, where none is stated."""
    first, *rest = evidence
    for other in first.elsewhen:
        beside = [next((o for o in e.elsewhen if o.begins == other.begins), None) for e in rest]
        whole = [each for each in beside if each is not None]
        if len(whole) == len(rest):
            yield other, *whole


def relation_of(case: Case, order: Order) -> Relation | None:
    """Return what a case says of several things, if it is of one kind."""
    return case.relation if case.relation is not None and case.relation.order is order else None


def missing_of(*evidence: Evidence | None) -> str | None:
    """Return what the table lacks of several parts, `None` where it has them all."""
    return next(
        (e.missing or "the table lacks a cell" for e in evidence if e and not e.cells), None
    )


def figures_of(relation: Relation) -> tuple[str, ...]:
    """Return the ids of the figures of a relation."""
    return tuple(quantity.id for _, quantity in relation.figures)


@check("REF003", "comparison-against-table", ANY_FRAME)
def comparison_against_table(case: Case) -> Ruling | None:
    """Find a comparison of two things that the table's values of one period contradict.

    "More people than", "a larger population than", "twice as many", "4.9 million more": the clause
    must name the measure and one thing on each side, and no word of it may be left over. Values
    that differ by less than their precision decide nothing. Where no period is stated, a comparison
    that holds in any year of the table is not contradicted.

    Passes:   In 2020 Sweden had more people than Norway.
    Passes:   The population of Denmark was larger than that of Finland in 2015.
    Passes:   In 2020 Sweden had 4.9 million more people than Norway.
    Passes:   Sweden had almost twice as many inhabitants as Finland in 2019.
    Fails:    In 2020 Norway was [[more]] populous than Denmark.
    Fails:    Finland had a [[smaller]] population than Norway in 2012, officials said.
    Fails:    In 2020 Sweden had [[2.9 million more people]] than Norway.
    Fails:    In 2014 Sweden had [[three times]] as many people as Denmark.
    Abstains: In 2024 Finland had more people than Norway.
    Abstains: In 2008 Sweden had more people than Norway.
    """
    relation = relation_of(case, Order.COMPARED)
    if relation is None:
        return None
    left, right = evidence_of(case, "left"), evidence_of(case, "right")
    missing = missing_of(left, right)
    if missing is not None or left is None or right is None:
        return abstain(missing or "the table lacks a cell")
    trace = (*steps_of(left), *steps_of(right))
    ruling = _compared(relation, left, right, trace)
    if ruling.outcome is Outcome.INCONSISTENT:
        for one, other in others_of(left, right):
            if _compared(relation, one, other, ()).outcome is not Outcome.INCONSISTENT:
                return abstain(UNDATED, trace=trace, cells=ruling.cells)
    return ruling


def _compared(
    relation: Relation, left: Evidence, right: Evidence, trace: tuple[Step, ...]
) -> Ruling:
    first, second = left.cells[0], right.cells[0]
    cells = (first, second)
    up = relation.sense is Direction.UP
    by = relation.figure("by")
    if by is not None:
        return _by(relation, by, left, right, trace)
    if first.interval.meets(second.interval):
        return abstain(LEVEL, trace=trace, cells=cells)
    difference = first.interval - second.interval
    more = first.value > second.value
    told = (
        f"{left.names[0]} has {amount(first.value, first.unit)}, {right.names[0]} "
        f"{amount(second.value, second.unit)}"
    )
    if more == up:
        return Ruling(
            Outcome.CONSISTENT, f"the table agrees: {told}", trace, relation.cue,
            computed=difference, unit=first.unit, cells=cells,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"in the table it is the other way round: {told}", trace,
        relation.cue, "swap the two, or check which measure and year are meant",
        computed=difference, unit=first.unit, cells=cells,
    )  # fmt: skip


def _by(
    relation: Relation, by: Quantity, left: Evidence, right: Evidence, trace: tuple[Step, ...]
) -> Ruling:
    """Return the ruling on a stated difference: an amount, a percent or a multiple."""
    first, second = left.cells[0], right.cells[0]
    cells = (first, second)
    if not (first.interval.bounded_positive and second.interval.bounded_positive):
        return abstain("a multiple is undefined unless both values exceed zero", cells=cells)
    down = relation.sense is Direction.DOWN
    larger, smaller = (second, first) if down else (first, second)
    if by.kind is Kind.PERCENT:
        computed, unit = percent_change(second.interval, first.interval), "percent"
        stated = tuple(-r if down else r for r in readings(by))
    elif by.kind is Kind.MULTIPLE or by.kind is Kind.RATIO or by.counted == "times":
        computed, unit = larger.interval.divide(smaller.interval), "ratio"
        stated = _times(by)
        if by.kind is Kind.MULTIPLE and by.stated_low is not None and by.stated_low < 1:
            computed = second.interval.divide(first.interval)  # "half as many as"
    else:
        computed, unit = larger.interval - smaller.interval, first.unit
        stated = in_unit_of(by, first)
        trace = (*trace, *conversion_steps(by, first.unit))
    if not stated:
        return abstain(f"{quoted(by)} and the table's {first.unit} cannot be compared", cells=cells)
    match = hold((computed,), stated, None if unit == "ratio" else resolution_in(by, unit))
    if unit == "ratio" and by.modality is Modality.APPROXIMATE and _roughly(computed, stated[0]):
        return abstain(f"{quoted(by)} may be said of {interval(computed)} times", cells=cells)
    trace = (*trace, Step("computed", computed, unit), Step("stated", match.stated, unit))
    told = interval(computed, unit) + (" times" if unit == "ratio" else "")
    return held(relation, by, match, trace, cells, unit, f"the table's values give {told}")


def _roughly(computed: Interval, stated: Interval) -> bool:
    """Whether a multiple said with "about" is off by less than a sixth, and not right either."""
    if stated.lo is None or stated.hi is None or stated.meets(computed):
        return False
    slack = (stated.lo + stated.hi) / 12
    return Interval(stated.lo - slack, stated.hi + slack).meets(computed)


def _times(by: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a multiple; "three times more" may mean four times as much."""
    if by.kind is Kind.MULTIPLE:
        return times_readings(by)
    found = readings(by)
    return tuple(Interval(r.lo - Fraction(1, 10), r.hi + Fraction(1, 10))
                 if r.lo is not None and r.lo == r.hi else r for r in found)  # fmt: skip


def held(
    relation: Relation,
    figure: Quantity,
    match: Match,
    trace: tuple[Step, ...],
    cells: tuple[Cell, ...],
    unit: str,
    told: str,
) -> Ruling:
    """Return the ruling on a figure that the cells give, or do not."""
    wrong = match.outcome is Outcome.INCONSISTENT
    return Ruling(
        match.outcome,
        f"stated {quoted(figure)}, but {told}" if wrong else f"{quoted(figure)} agrees: {told}",
        trace,
        figure.span,
        "recompute it, or check which values and year are meant" if wrong else None,
        note=match.note,
        computed=match.computed,
        stated=match.stated,
        unit=unit,
        cells=cells,
        used=figures_of(relation),
    )


@check("REF004", "rank-against-table", ANY_FRAME)
def rank_against_table(case: Case) -> Ruling | None:
    """Find a superlative or a rank that the values of all of the class contradict.

    The class must be one that the table covers: "of the Nordic countries" is answered only where
    the dataset says who they are and has a value of each for the period. Of values that differ by
    less than their precision the place stays open. Where no period is stated, a place that is held
    in any year of the table is not contradicted.

    Passes:   Sweden is the most populous Nordic country.
    Passes:   In 2015 Iceland had the smallest population of the Nordic countries.
    Passes:   Denmark has the second-largest population of the Nordic countries.
    Passes:   Sweden, the most populous of the Nordic countries, applied in 2022.
    Fails:    Norway is the [[most]] populous Nordic country.
    Fails:    In 2015 Finland had the [[largest]] population of the Nordic countries.
    Fails:    Denmark has [[more]] inhabitants than any other Nordic country.
    Fails:    In 2013 Denmark had the third-[[largest]] population of the Nordic countries.
    Abstains: Sweden is the most populous country of the region.
    Abstains: In 2024 Finland had the third-largest population of the Nordic countries.
    """
    relation = relation_of(case, Order.RANKED)
    if relation is None:
        return None
    subject, field = evidence_of(case, "subject"), evidence_of(case, "field")
    missing = missing_of(subject, field)
    if missing is not None or subject is None or field is None:
        return abstain(missing or "the table lacks a cell")
    ruling = _ranked(relation, subject, field)
    if ruling.outcome is Outcome.INCONSISTENT:
        for one, others in others_of(subject, field):
            if _ranked(relation, one, others).outcome is not Outcome.INCONSISTENT:
                return abstain(UNDATED, trace=ruling.trace, cells=ruling.cells)
    return ruling


def _ranked(relation: Relation, subject: Evidence, field: Evidence) -> Ruling:
    up = relation.sense is Direction.UP
    own, name = subject.cells[0], subject.names[0]
    rows = sorted(
        zip(field.names, field.cells, strict=True),
        key=lambda row: row[1].value,
        reverse=up,
    )
    ordered = Evidence(
        "field", field.question, field.dataset,
        cells=tuple(cell for _, cell in rows), names=tuple(each for each, _ in rows),
    )  # fmt: skip
    trace = steps_of(ordered)
    others = [cell for each, cell in rows if each != name]
    ahead = [c for c in others if _beyond(c, own) == up and not c.interval.meets(own.interval)]
    level = [c for c in others if c.interval.meets(own.interval)]
    best, worst = len(ahead) + 1, len(ahead) + 1 + len(level)
    order = "largest" if up else "smallest"
    cells = ordered.cells
    if not best <= relation.place <= worst:
        return Ruling(
            Outcome.INCONSISTENT,
            f"in the table {name} is the {_nth(best)}{order} of {len(rows)}, with "
            f"{amount(own.value, own.unit)}; first is {rows[0][0]}, with "
            f"{amount(rows[0][1].value, rows[0][1].unit)}",
            trace, relation.cue, "check the rank, the class and the year",
            computed=Interval(Fraction(best), Fraction(worst)),
            stated=Interval.point(relation.place), unit="count", cells=cells,
        )  # fmt: skip
    if level:
        return abstain(f"the place of {name} is not told: {LEVEL}", trace=trace, cells=cells)
    return Ruling(
        Outcome.CONSISTENT,
        f"the table agrees: {name} is the {_nth(best)}{order} of {len(rows)}, with "
        f"{amount(own.value, own.unit)}",
        trace, relation.cue, computed=Interval.point(best), stated=Interval.point(relation.place),
        unit="count", cells=cells, used=figures_of(relation),
    )  # fmt: skip


def _beyond(cell: Cell, other: Cell) -> bool:
    return cell.value > other.value


def _nth(place: int) -> str:
    words = ("", "second-", "third-", "fourth-", "fifth-", "sixth-", "seventh-", "eighth-")
    return words[place - 1] if place <= len(words) else f"{place}th-"


CHECKS: tuple[Check, ...] = (comparison_against_table, rank_against_table)
