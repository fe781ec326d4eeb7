"""Time: the parts of a year against the year, and what is told as past before it came."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import readings
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import total
from factgauge.model.tie import Tie


@tie_check("TIM008", "year-part-sum-mismatch", "year_parts")
def year_part_sum_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a half or a full year that is not the sum of its quarters or halves.

    Each figure must stand right beside the name of its part, and together the parts must make up
    the whole. Averages, prices, and what stands at the end of a quarter do not add up.

    Passes:   It sold 41,000 in the first quarter and 37,000 in the second, 78,000 for the half year.
    Passes:   The ferry carried 212,000 people in the first half and 305,000 in the second half, 517,000 over the twelve months.
    Passes:   It sold $14 million in Q1, $15 million in Q2 and $29 million in the first half.
    Fails:    It sold 41,000 in the first quarter and 37,000 in the second, [[87,000]] for the half year.
    Fails:    The ferry carried 212,000 people in the first half and 305,000 in the second half, [[571,000]] over the twelve months.
    Fails:    It sold $14 million in Q1, $15 million in Q2 and [[$92 million]] in the first half.
    Abstains: It sold 41,000 in the first quarter and 87,000 in the half year.
    Abstains: The price averaged $41 in the first quarter, $37 in the second and $39 in the half year.
    """  # noqa: E501
    return weigh(
        tie.one("whole"),
        tie.role("part"),
        total,
        what="the sum of its parts",
        unit=tie.one("whole").unit,
        hint="add the parts again, or correct one of them",
    )


@tie_check("TIM009", "part-exceeds-period", "period_part")
def part_exceeds_period(case: Case, tie: Tie) -> Ruling:
    """Find a month, or a day, that has more of a thing than the longer time around it.

    Of net flows, profits and balances a part may be greater than the whole.

    Passes:   The gauge caught 312 mm in November, 212 mm of it on the 9th.
    Passes:   The police wrote 940 fines on Sunday, bringing the total for the year to 6,120.
    Passes:   The port took 190,000 containers in June alone, and 1,080,000 in the first six months.
    Fails:    The gauge caught 212 mm in November, [[312 mm]] of it on the 9th.
    Fails:    The police wrote [[9,400 fines]] on Sunday, bringing the total for the year to 6,120.
    Fails:    The port took [[1,900,000 containers]] in June alone, and 1,080,000 in the first six months.
    Abstains: Funds sold a net 3,400 bonds in May, and 1,200 in the year so far.
    Abstains: It sold 5,000 cars in May, against 4,000 in April.
    """  # noqa: E501
    part, whole = tie.one("part"), tie.one("whole")
    held, most = readings(part), readings(whole)
    if not held or not most:
        return abstain("a rank or a date is no amount")
    trace = (
        Step("the part", held[0], part.unit, quoted(part)),
        Step("the whole", most[0], whole.unit, quoted(whole)),
    )
    if any(a.lo is None or b.hi is None or a.lo <= b.hi for a in held for b in most):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(part)} is no more than {quoted(whole)}", trace, part.span
        )
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(part)} in a part of the time is more than {quoted(whole)} in all of it",
        trace,
        part.span,
        "swap the two, or correct one of them",
    )


@tie_check("TIM013", "past-event-in-future", "future")
def past_event_in_future(case: Case, tie: Tie) -> Ruling:
    """Find a day of what has happened that comes after the text was published.

    The text must carry its own date, the verb must be one of the past, and nothing in the sentence
    may speak of plans, terms, contracts or forecasts.

    The examples are of a text that came out on 1 June 2024.

    Passes:   Sales fell 3 percent in the quarter that ended in June 2024.
    Passes:   The two men were arrested on 1 June 2024.
    Passes:   The mine, which produced 41,000 tonnes of zinc in 2024, was sold.
    Fails:    Sales fell 3 percent in [[July 2024]].
    Fails:    The two men were arrested on [[1 June 2025]].
    Fails:    The mine, which produced 41,000 tonnes of zinc in [[2026]], was sold.
    Abstains: Sales will fall 3 percent in July 2024.
    Abstains: The bonds were sold with a maturity in 2034.
    """
    first, published = tie.day("first"), tie.day("published")
    if first is None or published is None:
        return abstain("one of the two days is not known")
    day = tie.word("day")
    trace = (
        Step("published", text=f"{published:%-d %B} {published.year}"),
        Step("told as past", text=day),
    )
    figure = tie.one("value")
    if first <= published:
        return Ruling(Outcome.CONSISTENT, f"“{day}” had come by then", trace, figure.span)
    return Ruling(
        Outcome.INCONSISTENT,
        f"“{day}” is told as past, but the text is of {published:%-d %B} {published.year}",
        trace,
        figure.span,
        "correct the date, or the tense of the verb",
    )


CHECKS: tuple[Check, ...] = (year_part_sum_mismatch, part_exceeds_period, past_event_in_future)
