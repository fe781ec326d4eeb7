"""Totals, the rest, what is included, and what is left of two flows."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.portions import bare, counted, jointly, unsigned
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import HUNDRED, Interval, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FITS = (Outcome.CONSISTENT, Outcome.NEAR_MISS)


@tie_check("PRT002", "total-mismatch", "sum")
def total_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a total that is not the sum of the parts which the text says are all of it.

    "Made up of", a colon, a bracket or "in all" say so; "including" and "compared with" do not.
    Rounded parts leave room in their sum.

    Passes:   A total of 305 came: 120 men, 130 women and 55 children.
    Passes:   Sales were $1.0 billion in all: $0.34bn here, $0.34bn in Asia and $0.34bn in Peru.
    Passes:   The fleet is made up of 46 ferries, 31 tankers and 18 tugs, 95 ships in all.
    Fails:    A total of [[315]] came: 120 men, 130 women and 55 children.
    Fails:    The ministry put the bill at [[2.9bn]] kr: 1.4bn for roads and 1.9bn for lost crops.
    Fails:    All [[305 isolates]], 185 from hospitals and 147 from homes, were sequenced.
    Abstains: The group has 412 shops, including 96 in Scotland, 58 in Wales and 31 in Ireland.
    Abstains: Permits totalled 6,550 in May, compared with 5,030 in April and 7,020 a year earlier.
    """
    whole, parts, more = tie.one("whole"), tie.role("part"), tie.role("more")
    found = _added(whole, parts)
    if found.outcome in _FITS or not more:
        return found
    longer = _added(whole, (*parts, *more))
    return longer if longer.outcome in _FITS else abstain("it is not plain where the list ends")


def _added(whole: Quantity, parts: tuple[Quantity, ...]) -> Ruling:
    read = jointly(whole, *parts)
    return weigh(
        whole, parts, total, what="the sum of the parts", unit=whole.unit, state=read, read=read
    )


@tie_check("PRT006", "rest-mismatch", "rest")
def rest_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find "the rest", "the other nine" or "leaving 40" that is not what is left of the whole.

    Of percents the whole is a hundred. Where some of a part is counted once more ("of whom"), or a
    number of the list cannot be read, it stays silent.

    Passes:   Of 200 seats, the Greens hold 90, Labour holds 70 and the remaining 40 are vacant.
    Passes:   Of exports 46 percent go to Asia and 33 to Africa, the other 21 percent to Peru.
    Passes:   They won 11 of their 24 matches, lost eight and drew the other five.
    Fails:    Of 200 seats, the Greens hold 90, Labour holds 70 and the remaining [[50]] are vacant.
    Fails:    Petrosur holds 75 percent of the venture and the state the remaining [[15 percent]].
    Fails:    They won 11 of their 24 matches, lost eight and drew the other [[nine]].
    Abstains: Of 12 ships, five were sunk and four damaged. The remaining crews, 310 men, got away.
    Abstains: The firm sold 40 shops and kept the other 30.
    """
    rest, whole, parts = tie.one("rest"), tie.first("whole"), tie.role("part")

    def left_of_hundred(*given: Interval) -> Interval:
        return Interval.point(HUNDRED) - total(*given)

    def left(*given: Interval) -> Interval:
        return given[0] - total(*given[1:])

    if whole is None:
        return weigh(rest, parts, left_of_hundred, what="what is left of a hundred", unit="percent")
    read = jointly(rest, whole, *parts)
    return weigh(
        rest, (whole, *parts), left, what="what the others leave", unit=whole.unit, state=read,
        read=read,
    )  # fmt: skip


@tie_check("PRT011", "balance-mismatch", "balance")
def balance_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a surplus, deficit or net gain that two flows beside it do not leave.

    Exports and imports, revenue and spending, births and deaths, arrivals and departures. A wrong
    word (a surplus that is a deficit) is told apart from a wrong sum. Where tax, interest or
    services come between, it stays silent.

    Passes:   Exports of $9 billion and imports of $12 billion left a deficit of $3 billion.
    Passes:   Some 61,200 people moved in and 48,900 moved out, a net gain of 12,300.
    Passes:   Births came to 930 and deaths to 760, so the natural increase was 170.
    Fails:    Exports of $9 billion and imports of $12 billion left a surplus of [[$3 billion]].
    Fails:    In all 61,200 people moved in and 48,900 moved out, a net gain of [[13,200]].
    Fails:    Births came to 930 and deaths to 760, so the natural increase was [[710]].
    Abstains: With revenue of £80m and costs of £70m, it had a profit of £6m after tax.
    Abstains: Exports were $20 billion and imports $26 billion; with services the deficit was small.
    """
    balance, gains = tie.one("balance"), tie.word("sign") == "gain"
    into, out = tie.one("into"), tie.one("out")

    joint = jointly(balance, into, out)

    def read(quantity: Quantity) -> tuple[Interval, ...]:
        return unsigned(quantity, joint)

    def left(arriving: Interval, leaving: Interval) -> Interval:
        return arriving - leaving if gains else leaving - arriving

    return weigh(
        balance, (into, out), left, what=f"what {quoted(into)} and {quoted(out)} leave",
        unit=into.unit, state=read, read=read,
        slips=(Slip("it goes the other way: surplus and deficit", lambda a, b: -left(a, b)),),
        resolution=_coarsest(balance, into, out),
    )  # fmt: skip


def _coarsest(*figures: Quantity) -> Fraction:
    return min(figure.resolution or Fraction(0) for figure in figures)


@tie_check("PRT014", "included-exceeds-whole", "including")
def included_exceeds_whole(case: Case, tie: Tie) -> Ruling:
    """Find something included that is more than what it is included in, or more names than things.

    Two included groups may overlap, and are not added up.

    Passes:   At least 12 people were hurt, among them four children.
    Passes:   Nine countries, including France, Spain and Italy, signed.
    Passes:   Grants came to $6.9 million, including $4.2 million for schools.
    Fails:    At least 12 people were hurt, among them [[14 children]].
    Fails:    [[Two countries]], including France, Spain and Italy, signed.
    Fails:    Grants came to $4.9 million, including [[$6.2 million]] for schools.
    Abstains: The plan covers three hospitals, including 300 new beds.
    Abstains: Five cities have bid, among them one from Spain.
    """
    whole, part, names = tie.one("whole"), tie.first("part"), tie.word("names")
    wholes = counted(whole)
    if names is not None:
        number = len(names.split("; "))
        value = bare(whole)
        fits = value is None or number <= value
        return Ruling(
            Outcome.CONSISTENT if fits else Outcome.INCONSISTENT,
            f"{number} names fit {quoted(whole)}" if fits
            else f"{quoted(whole)}, but {number} are named",
            (Step("named", Interval.point(number), text=names),),
            whole.span, None if fits else "the number was not changed with the list, or reversed",
            settles=False,
        )  # fmt: skip
    if part is None or not wholes:
        return abstain("nothing is counted that is included")
    above = all(
        a.lo is not None and b.hi is not None and a.lo > b.hi
        for a in counted(part) for b in _at_most(whole)
    )  # fmt: skip
    trace = (
        Step("included", counted(part)[0], part.unit, quoted(part)),
        Step("in", wholes[0], whole.unit, quoted(whole)),
    )
    if not above:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(part)} is no more than {quoted(whole)}", trace,
            part.span, settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(part)} cannot be included in {quoted(whole)}, which is less", trace, part.span,
        "the two figures are swapped, or one of them is wrong", computed=wholes[0],
        stated=counted(part)[0], unit=part.unit,
    )  # fmt: skip


def _at_most(whole: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a whole; "at least 12" is held to 12: a part is counted in it."""
    found = []
    for reading in counted(whole):
        open_above = reading.hi is None and reading.lo is not None and whole.kind is Kind.COUNT
        found.append(Interval.point(reading.lo) if open_above and reading.lo else reading)
    return tuple(found)


CHECKS: tuple[Check, ...] = (
    total_mismatch,
    rest_mismatch,
    balance_mismatch,
    included_exceeds_whole,
)
