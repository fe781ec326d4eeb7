"""All of a class, or several things of a table: what they come to, and how many pass a mark."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, check
from factgauge.checks.comparison import hold
from factgauge.checks.converted import conversion_steps, resolution_in
from factgauge.checks.reference_entities import (
    ANY_FRAME,
    UNDATED,
    evidence_of,
    figures_of,
    held,
    in_unit_of,
    others_of,
    relation_of,
    steps_of,
)
from factgauge.checks.wording import interval, quoted
from factgauge.model.evidence import Case, Evidence
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.relation import Order, Relation


@check("REF006", "total-over-entities-against-table", ANY_FRAME)
def total_over_entities_against_table(case: Case) -> Ruling | None:
    """Find an amount stated for several things together that the sum of their values contradicts.

    "Together", "combined" or "the population of the Nordic countries": the sum is a set by the
    precision of each value. Only what the dataset calls additive is added; rates are not.

    Passes:   Sweden and Norway together had 15.7 million people in 2020.
    Passes:   The combined population of the Nordic countries was 27 million in 2018.
    Passes:   In 2015 Denmark and Finland had a combined population of 11.2 million.
    Fails:    Sweden and Norway together had [[17.7 million people]] in 2020.
    Fails:    The combined population of the Nordic countries was [[31 million]] in 2018.
    Fails:    In 2015 Denmark, Finland and Norway together had [[12.4 million inhabitants]].
    Abstains: Sweden and Norway together had 15.7 million people in 2004.
    Abstains: Sweden and Estonia together had 11.7 million people in 2020.
    """
    relation = relation_of(case, Order.TOGETHER)
    value = None if relation is None else relation.figure("value")
    parts = evidence_of(case, "parts")
    if relation is None or value is None or parts is None:
        return None
    if not parts.cells:
        return abstain(parts.missing or "the table lacks a cell")
    ruling = _summed(relation, value, parts)
    if ruling.outcome is Outcome.INCONSISTENT:
        for (others,) in others_of(parts):
            if _summed(relation, value, others).outcome is not Outcome.INCONSISTENT:
                return abstain(UNDATED, trace=ruling.trace, cells=ruling.cells)
    return ruling


def _summed(relation: Relation, value: Quantity, parts: Evidence) -> Ruling:
    unit = parts.cells[0].unit
    total = parts.cells[0].interval
    for cell in parts.cells[1:]:
        total = total + cell.interval
    stated = in_unit_of(value, parts.cells[0])
    if not stated:
        return abstain(f"{quoted(value)} and the table's {unit} cannot be compared")
    match = hold((total,), stated, resolution_in(value, unit))
    trace = (
        *steps_of(parts), Step("sum", total, unit), *conversion_steps(value, unit),
        Step("stated", match.stated, unit),
    )  # fmt: skip
    told = f"the {len(parts.cells)} values of the table add up to {interval(total, unit)}"
    return held(relation, value, match, trace, parts.cells, unit, told)


@check("REF007", "count-of-entities-against-table", ANY_FRAME)
def count_of_entities_against_table(case: Case) -> Ruling | None:
    """Find a stated number of things above or below a mark that the table's values contradict.

    "Three of the Nordic countries had more than 5.5 million people", "all", "none": the table must
    have a value of each of the class for the period. A value that the mark cuts may be on either
    side, so the count is a range, and only a number outside it is wrong.

    Passes:   Three of the Nordic countries had more than 5.3 million people in 2015.
    Passes:   All five Nordic countries had more than 300,000 people in 2015.
    Passes:   Only one Nordic country had a population above 10 million in 2020.
    Fails:    [[Four]] of the Nordic countries had more than 5.6 million people in 2020.
    Fails:    [[Two]] of the five Nordic countries had fewer than 4 million inhabitants in 2015.
    Fails:    [[No]] Nordic country had more than 10 million people in 2020.
    Abstains: Three of the Nordic countries had more than 5.5 million people in 2003.
    Abstains: Three of the Baltic countries had more than 1 million people in 2020.
    """
    relation = relation_of(case, Order.COUNTED)
    value = None if relation is None else relation.figure("value")
    field = evidence_of(case, "field")
    if relation is None or value is None or field is None:
        return None
    if not field.cells:
        return abstain(field.missing or "the table lacks a cell")
    ruling = _counted(relation, value, field, case)
    if ruling.outcome is Outcome.INCONSISTENT:
        for (others,) in others_of(field):
            if _counted(relation, value, others, case).outcome is not Outcome.INCONSISTENT:
                return abstain(UNDATED, trace=ruling.trace, cells=ruling.cells)
    return ruling


def _counted(relation: Relation, value: Quantity, field: Evidence, case: Case) -> Ruling:
    mark = next(iter(in_unit_of(value, field.cells[0])), None)
    if mark is None or (mark.lo is not None and mark.hi is not None):
        return abstain("the mark says neither above nor below", cells=field.cells)
    sure = [c for c in field.cells if _inside(c.interval, mark)]
    possible = [c for c in field.cells if c.interval.meets(mark)]
    count = Interval(Fraction(len(sure)), Fraction(len(possible)))
    number = relation.figure("number")
    if number is None:
        whole = len(field.cells) if relation.place else 0
        stated, span = Interval.point(whole), relation.cue
    elif number.stated_low is None or number.stated_low != number.stated_high:
        return abstain(f"{quoted(number)} is no plain number")
    else:
        stated, span = Interval.point(number.stated_low), number.number_span
    said = span.of(case.document.text)
    unit = field.cells[0].unit
    converted = conversion_steps(value, unit)
    trace = (*steps_of(field), *converted, Step("mark", mark, unit, quoted(value)))
    told = (
        f"in the table {interval(count)} of {len(field.cells)} are {quoted(value)}"
        if len(sure) == len(possible)
        else f"in the table it is {interval(count)} of {len(field.cells)}"
    )
    if not count.meets(stated):
        fewer = stated.hi is not None and stated.hi < len(sure)
        if fewer and number is not None and _at_least(number, case):
            return abstain(f"“{said}” may be some of {interval(count)}", trace=trace)
        return Ruling(
            Outcome.INCONSISTENT, f"stated “{said}”, but {told}", trace, span,
            "count again, or check the mark and the year", computed=count, stated=stated,
            unit="count", cells=field.cells,
        )  # fmt: skip
    if len(sure) != len(possible):
        return abstain(f"{told}: a value is cut by the mark", trace=trace, cells=field.cells)
    return Ruling(
        Outcome.CONSISTENT, f"“{said}” agrees: {told}", trace, span, computed=count, stated=stated,
        unit="count", cells=field.cells, used=figures_of(relation),
    )  # fmt: skip


_EXACTLY = re.compile(r"\b(?:only|just|exactly)\s*$", re.IGNORECASE)


def _at_least(number: Quantity, case: Case) -> bool:
    """Whether a number may be said of some of more: "two countries had", not "two of the"."""
    text = case.document.text
    before = text[max(0, number.span.start - 12) : number.span.start]
    after = text[number.number_span.end : number.number_span.end + 4]
    return not _EXACTLY.search(before) and not after.startswith(" of ")


def _inside(values: Interval, mark: Interval) -> bool:
    """Whether all of a cell lies above or below a mark."""
    if mark.lo is not None:
        return values.lo is not None and (
            values.lo > mark.lo or (values.lo == mark.lo and mark.lo_closed)
        )
    return (
        mark.hi is not None
        and values.hi is not None
        and (values.hi < mark.hi or (values.hi == mark.hi and mark.hi_closed))
    )


CHECKS: tuple[Check, ...] = (
    total_over_entities_against_table,
    count_of_entities_against_table,
)
