"""Order of magnitude: figures a scale word off from the table, or beyond what the world holds."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, check, tie_check
from factgauge.checks.comparison import hold, on_other_index_scale, scale_slip
from factgauge.checks.converted import in_cell_unit
from factgauge.checks.reference import cell_step, of_role
from factgauge.checks.wording import amount, quoted
from factgauge.lexicon.load import table
from factgauge.model.claim import Frame
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie
from factgauge.units.convert import convert

_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_HINT = "check the scale word and the number of zeros"


@check("MAG001", "scale-slip-against-table", (Frame.CHANGE, Frame.LEVEL, Frame.RATE))
def scale_slip_against_table(case: Case) -> Ruling | None:
    """Find a figure that is the table's times a power of ten.

    The ratio must lie within 2 percent of it: then a scale word is wrong, or a zero too many. What
    is wrong otherwise is left to the comparison with the table (REF001).

    Passes:   Russia-North Korea trade fell to $34 million in 2018.
    Passes:   In 2017 Russia-North Korea trade came to $77.9 million.
    Passes:   Russia-North Korea trade was $34 million in 2018.
    Fails:    Russia-North Korea trade fell to [[$34 billion]] in 2018.
    Fails:    In 2017 Russia-North Korea trade came to [[$779 million]].
    Fails:    Russia-North Korea trade was [[$34,000]] in 2018.
    Abstains: Russia-North Korea trade fell to $44 million in 2018.
    Abstains: Russia-North Korea trade fell to $34 million in 2016.
    """
    claim = case.claim
    evidence = of_role(case, "to", "value", "rate")
    quantity = claim.first("to") or claim.first("value") or claim.first("rate")
    if evidence is None or quantity is None:
        return None
    if not evidence.cells:
        return abstain(evidence.missing or "the table has no such cell")
    cell = evidence.cells[0]
    stated = in_cell_unit(quantity, cell)
    if not stated:
        return abstain(f"{quoted(quantity)} and the table's {cell.unit} cannot be compared")
    match = hold((cell.interval,), stated, quantity.resolution)
    trace = (cell_step(cell, "table"), Step("stated", match.stated, cell.unit, quoted(quantity)))
    if match.outcome is not Outcome.INCONSISTENT:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(quantity)} has the table's order of magnitude", trace,
            quantity.span, computed=match.computed, stated=match.stated, unit=cell.unit,
            cells=(cell,), settles=False,
        )  # fmt: skip
    others = (reading for other in evidence.others for reading in in_cell_unit(quantity, other))
    if any(o.interval.meets(reading) for o in evidence.others for reading in others):
        return abstain(f"{quoted(quantity)} fits another measure of the table", trace=trace)
    slip = scale_slip(match.computed, match.stated)
    if slip is None:
        return abstain(
            f"{quoted(quantity)} is not the table's {amount(cell.value, cell.unit)}, but not by a "
            f"power of ten",
            trace=trace,
        )
    if on_other_index_scale(cell.unit, match):
        return abstain(f"{quoted(quantity)} may be on another scale of the index", trace=trace)
    word = _SCALES.get(abs(slip))
    by = f"a factor of a {word}" if word else f"a factor of {10 ** abs(slip)}"
    return Ruling(
        Outcome.INCONSISTENT,
        f"stated {quoted(quantity)}, but the table has {amount(cell.value, cell.unit)}: too "
        f"{'large' if slip > 0 else 'small'} by {by}",
        trace, quantity.span, _HINT, computed=match.computed, stated=match.stated, unit=cell.unit,
        cells=(cell,),
    )  # fmt: skip


@tie_check("MAG002", "absurd-per-head", "per-head-sanity")
def absurd_per_head(case: Case, tie: Tie) -> Ruling:
    """Find a sum that comes to more for each inhabitant than any country has or spends.

    The yearly product for a head is nowhere above 250,000 dollars, and no state spends a quarter of
    that. Funds, debts, wars and the sums of small places are left alone.

    Passes:   The country of 9 million people spent $180 billion on pensions.
    Passes:   The island's 400,000 residents each got a payment, at a cost of £3.1 billion.
    Passes:   The nation of 70 million people has an economy of $2.9 trillion.
    Fails:    The country of 9 million people spent [[$18 trillion]] on pensions.
    Fails:    The island's 400,000 residents each got a payment, at a cost of [[£310 billion]].
    Fails:    The nation of 70 million people has an economy of [[$2,900 trillion]].
    Abstains: The island of 60,000 people holds assets of $2 trillion.
    Abstains: The firm, with 50 employees, was sold for $1 billion.
    """
    value, people = tie.one("value"), tie.one("people")
    ceiling = int(tie.word("ceiling") or 0)
    unit = tie.word("unit") or ""
    heads, total = _written(people), _written(value)
    each = total / heads * Fraction(table("en/world")["dollars"].get(unit, "1"))
    what = "US dollars" if value.currency is not None else "a day"
    trace = (
        Step("people", Interval.point(heads), "count", quoted(people)),
        Step("for each of them", Interval.point(each), None, f"about {amount(each, None)} {what}"),
        Step("what nobody has", Interval.point(Fraction(ceiling)), None, what),
    )
    if each <= ceiling:
        return Ruling(
            Outcome.CONSISTENT,
            f"{quoted(value)} for {quoted(people)} is possible",
            trace, value.span, settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(value)} for {quoted(people)} would be about {amount(each, None)} {what} for each "
        f"of them",
        trace, value.span, _HINT, stated=Interval.point(total), unit=value.unit,
    )  # fmt: skip


@tie_check("MAG003", "above-world-total", "world-total")
def above_world_total(case: Case, tie: Tie) -> Ruling:
    """Find a figure beyond what the whole world has or makes.

    People are counted once each: trips, visits, accounts and sums over years may be more. Outputs
    are held against a year of the whole world; reserves are left alone.

    Passes:   The service is used by 2.1 billion people.
    Passes:   Pilgrims came from 180 countries.
    Passes:   The country's mines yielded 5.6 million tonnes of copper last year.
    Fails:    The service is used by [[21 billion people]].
    Fails:    Pilgrims came from [[1,800 countries]].
    Fails:    The country's mines yielded [[5.6 billion tonnes]] of copper last year.
    Abstains: Since 1972 the metro has carried 21 billion people.
    Abstains: The country has copper reserves of 190 million tonnes.
    """
    value = tie.one("value")
    label = tie.word("label") or "the world's total"
    ceiling = Fraction(tie.word("ceiling") or "0")
    unit = tie.word("unit")
    stated = _written(value) * int(tie.word("periods") or 1)
    if unit is not None:
        inside = convert(
            Interval.point(stated), (value.unit or "").partition(" / ")[0], unit
        ).lo  # fmt: skip
        stated = inside if inside is not None else stated
    trace = (
        Step(f"at most: {label}", Interval(None, ceiling), unit),
        Step("stated", Interval.point(stated), unit, quoted(value)),
    )
    if stated <= ceiling:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(value)} is possible: it is not more than {label}", trace,
            value.span, settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(value)} is more than {label}, at most {amount(ceiling, unit)}",
        trace, value.span, _HINT, computed=Interval(None, ceiling),
        stated=Interval.point(stated), unit=unit,
    )  # fmt: skip


def _written(quantity: Quantity) -> Fraction:
    low = quantity.stated_low
    return low if low is not None else quantity.stated_high or Fraction(0)


CHECKS: tuple[Check, ...] = (scale_slip_against_table, absurd_per_head, above_world_total)
