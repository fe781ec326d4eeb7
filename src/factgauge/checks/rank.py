"""Rank and comparison: superlatives, ranks, records, leads, and what the top n hold."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.portions import counted, jointly
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def _reading(quantity: Quantity) -> Interval:
    """Return a value's strict reading without the sign of an accountant's bracket."""
    found = counted(quantity)
    if not found:
        raise ValueError(f"{quoted(quantity)} has no value")
    return -found[0] if found[0].hi is not None and found[0].hi < 0 else found[0]


def _beyond(one: Interval, other: Interval, *, low: bool) -> bool:
    """Whether `other` lies wholly above `one`, or below it where `low`."""
    if low:
        return other.hi is not None and one.lo is not None and other.hi < one.lo
    return other.lo is not None and one.hi is not None and other.lo > one.hi


def _extreme(tie: Tie, what: str) -> Ruling:
    """Hold a value that is said to be the highest, or lowest, against the others."""
    value, others, low = tie.one("value"), tie.role("others"), tie.word("low") == "yes"
    try:
        mine = _reading(value)
        against = [(other, _reading(other)) for other in others]
    except ValueError as error:
        return abstain(str(error))
    trace = (
        Step("said to be the extreme", mine, value.unit, quoted(value)),
        *(Step("other", reading, other.unit, quoted(other)) for other, reading in against),
    )
    worse = next((q for q, reading in against if _beyond(mine, reading, low=low)), None)
    if worse is None:
        return Ruling(
            Outcome.CONSISTENT, f"no {what} is beyond {quoted(value)}", trace, value.span,
            settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"“{tie.word('cue')}”, but {quoted(worse)} is {'less' if low else 'more'} than "
        f"{quoted(value)}",
        trace, value.span, "another one is the extreme, or two values are swapped",
    )  # fmt: skip


@tie_check("RNK001", "superlative-mismatch", "superlative")
def superlative_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find "the most" or "the lowest" of several listed values that is not.

    "Fastest" and "best" may mean either end and are left alone, as is the second largest, and the
    largest by another measure.

    Passes:   Bergen handled the most calls, with Stavanger on 388, Bergen on 412 and Oslo on 290.
    Passes:   Jura had the lowest rate, with Uri at 5.1 percent, Jura at 3.0 and Glarus at 4.4.
    Passes:   The Aqua was the loudest at 83 decibels, against 63 for the Miele and 79 for the Borg.
    Fails:    Oslo handled the most calls, with Bergen on 412, Oslo on [[388]] and Moss on 290.
    Fails:    Jura had the lowest rate, with Uri at 3.1 percent, Jura at [[5.0]] and Glarus at 4.4.
    Fails:    The Aqua was the loudest at [[58 decibels]], against 63 for the Miele.
    Abstains: Bergen handled the most calls, 412.
    Abstains: Madrid had the highest rents in Spain, at 1,350 euros, below Lisbon's 1,420.
    """
    return _extreme(tie, "listed value")


@tie_check("RNK002", "rank-order-mismatch", "order")
def rank_order_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a rank with more listed in front of it than it leaves room for.

    Who is second has one in front. Fewer may be named than there are, unless "only" says so; ties
    are left alone.

    Passes:   Ruiz came third with 77 points, behind Weber on 84 and Tanaka on 79.
    Passes:   Dunmore ranks second at 58 per cent; only Ashby, at 61 per cent, does better.
    Passes:   Luxen came fifth with 12 wins, behind Norda with 20 and Solent with 15.
    Fails:    Ruiz came [[second]] with 77 points, behind Weber on 84 and Tanaka on 79.
    Fails:    Dunmore ranks [[third]] at 58 per cent; only Ashby, at 61 per cent, does better.
    Fails:    Luxen came [[third]] with 9 wins, behind Norda on 20, Solent on 15 and Arvo on 13.
    Abstains: Ruiz came second with 77 points after 12 games.
    Abstains: Three tied for second place with 71 points each, behind Ashgrove on 75.
    """
    rank, ahead = tie.one("rank"), tie.role("value")
    number, least = int(tie.word("rank") or 0), len(ahead) + 1
    exact = tie.word("exact") is not None
    trace = (
        *(Step("in front", tied_readings(q)[0], q.unit, quoted(q)) for q in ahead if q.interval),
        Step("first place left", Interval.point(least)),
        Step("stated", text=rank.surface),
    )
    if number == least or (number > least and not exact):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(rank)} leaves room for {len(ahead)} in front", trace,
            rank.span, settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(rank)}, but {len(ahead)} {'is' if len(ahead) == 1 else 'are'} in front, which "
        f"makes it number {least}",
        trace, rank.span, "the rank, or the list of those in front, was not updated",
    )  # fmt: skip


@tie_check("RNK003", "rank-beyond-field", "field")
def rank_beyond_field(case: Case, tie: Tie) -> Ruling:
    """Find a rank beyond the number of those that are ranked.

    Passes:   The Swifts finished fourth of nine.
    Passes:   Salerno are 17th in a league of 20 teams.
    Passes:   Among the 38 members the country came 31st.
    Fails:    The Swifts finished [[14th]] of nine.
    Fails:    Salerno are [[27th]] in a league of 20 teams.
    Fails:    Among the 38 members the country came [[41st]].
    Abstains: The Swifts finished 14th.
    Abstains: Among the five castles is one of the 12th century.
    """
    rank, field = tie.one("rank"), tie.one("whole")
    number = Fraction(int(tie.word("rank") or 0))
    sizes = counted(field)
    if not sizes:
        return abstain("the size of the field is not known")
    trace = (Step("rank", Interval.point(number)), Step("field", sizes[0], text=quoted(field)))
    if all(size.hi is not None and number > size.hi for size in sizes):
        return Ruling(
            Outcome.INCONSISTENT, f"{quoted(rank)}, but there are only {quoted(field)}", trace,
            rank.span, "two digits are swapped, or the field is larger",
        )  # fmt: skip
    return Ruling(
        Outcome.CONSISTENT, f"{quoted(rank)} is within {quoted(field)}", trace, rank.span,
        settles=False,
    )  # fmt: skip


@tie_check("RNK004", "higher-since", "since")
def higher_since(case: Case, tie: Tie) -> Ruling:
    """Find "the highest since" a year beside a higher value of a later year.

    Passes:   The rate climbed to 4.8 percent, the highest since 2012, after 4.1 in 2020.
    Passes:   It fell to 212 head, the smallest since 1999; it was 230 in 2019 and 219 in 2021.
    Passes:   At 7.4 percent the rate was the highest since 2009; it was 7.3 in 2015.
    Fails:    The rate climbed to [[4.8 percent]], the highest since 2012, after 5.7 in 2022.
    Fails:    It fell to [[212 head]], the smallest since 1999; it was 230 in 2019 and 209 in 2021.
    Fails:    At [[7.4 percent]] the rate was the highest since 2009; it was 9.3 in 2015.
    Abstains: The rate climbed to 4.8 percent, the highest since 2012.
    Abstains: The rate climbed to 4.8 percent, the highest ever, after 5.7 in 2022.
    """
    return _extreme(tie, "later value")


@tie_check("RNK005", "record-not-beaten", "record")
def record_not_beaten(case: Case, tie: Tie) -> Ruling:
    """Find a record that does not beat the mark it is said to beat.

    Of times, and of a record low, the smaller is the record.

    Passes:   Arrivals hit a record 318,000 in August, beating the old mark of 307,000.
    Passes:   His 9.79 seconds was a championship record, improving on the 9.86 run in Osaka.
    Passes:   Ice shrank to a record low of 3.4 million acres, breaking the old mark of 4.2 million.
    Fails:    Arrivals hit a record [[318,000]] in August, beating the old mark of 337,000.
    Fails:    His [[9.79 seconds]] was a championship record, improving on the 9.76 run in Osaka.
    Fails:    Ice shrank to a record low of [[3.4 million acres]], breaking the mark of 2.4 million.
    Abstains: Arrivals hit a record 318,000 in August.
    Abstains: Her 58.20 metres was an under-20 record, though short of the senior mark of 66.41.
    """
    now, old, low = tie.one("value"), tie.one("from"), tie.word("low") == "yes"
    try:
        mine, mark = _reading(now), _reading(old)
    except ValueError as error:
        return abstain(str(error))
    trace = (
        Step("record", mine, now.unit, quoted(now)), Step("old mark", mark, old.unit, quoted(old))
    )  # fmt: skip
    if not _beyond(mine, mark, low=low):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(now)} is a record against {quoted(old)}", trace, now.span,
            settles=False,
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"{quoted(now)} is called a record, but does not beat {quoted(old)}",
        trace, now.span, "the two values are swapped, or one of them is wrong",
    )  # fmt: skip


@tie_check("RNK006", "gap-mismatch", "gap")
def gap_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a stated lead of one value over another that is not their difference.

    Passes:   The bridge is 84 metres high, 27 metres higher than its 57-metre predecessor.
    Passes:   Life expectancy of women (81.4 years) exceeded that of men (77.9 years) by 3.5 years.
    Passes:   Kvam scored 1,310 and Dahl 1,190, so Kvam finished 120 points clear.
    Fails:    The bridge is 84 metres high, [[37 metres]] higher than its 57-metre predecessor.
    Fails:    Life span of women (81.4 years) exceeded that of men (77.9 years) by [[5.3 years]].
    Fails:    Kvam scored 1,310 and Dahl 1,190, so Kvam finished [[210 points]] clear.
    Abstains: The bridge is 84 metres high, 37 metres higher than its predecessor.
    Abstains: The school has 460 pupils, 12 teachers and 5 more rooms than it had.
    """
    gap, one, other = tie.one("by"), tie.one("first"), tie.one("second")
    points = gap.kind is Kind.PERCENTAGE_POINT
    read = tied_readings if points else jointly(gap, one, other)
    return weigh(
        gap, (one, other), lambda a, b: a - b, what="the difference of the two values",
        unit=gap.unit, state=read, read=read,
        slips=(Slip("it goes the other way: the second value is larger", lambda a, b: b - a),),
    )  # fmt: skip


@tie_check("RNK007", "top-share-mismatch", "top")
def top_share_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find what the top few hold together that is not the sum of what each holds.

    Passes:   The top three (30, 20 and 15 percent) hold 65 percent.
    Passes:   The three largest suppliers, with 28, 19 and 11 percent, account for 58 percent.
    Passes:   The top three, owning 420, 310 and 190 flats, hold 920 between them.
    Fails:    The top three (30, 20 and 15 percent) hold [[75 percent]].
    Fails:    The three largest suppliers, with 28, 19 and 11 percent, account for [[85 percent]].
    Fails:    The top three, owning 420, 310 and 190 flats, hold [[1,920]] between them.
    Abstains: The top ten holders own 61 percent; the largest two have 14 and 12 percent.
    Abstains: The top three hold 65 percent.
    """
    whole, parts = tie.one("whole"), tie.role("part")
    read = tied_readings if whole.kind is Kind.PERCENT else jointly(whole, *parts)
    return weigh(
        whole, parts, total, what="the sum of what each holds", unit=whole.unit, state=read,
        read=read,
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (
    superlative_mismatch,
    rank_order_mismatch,
    rank_beyond_field,
    higher_since,
    record_not_beaten,
    gap_mismatch,
    top_share_mismatch,
)
