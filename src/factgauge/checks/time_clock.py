"""Time: times of day, the time between two of them, and one moment by two clocks."""

from __future__ import annotations

import datetime
import zoneinfo
from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie

_DAY, _HALF = 24 * 60, 12 * 60
_MINUTES = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60)}
# Days of a year on which clocks differ somewhere: both sides of each turn to and from summer time.
_DAYS = ((1, 15), (3, 20), (4, 3), (7, 1), (10, 10), (10, 29), (11, 15))


@tie_check("TIM011", "clock-time-mismatch", "clocks", unjudged=True)
def clock_time_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a length of time that two times of day do not give.

    The second may be past midnight, and of times without a.m. or p.m. either half of the day is
    tried. Flights go by two clocks, and breaks are taken off: of them nothing is said.

    Passes:   The talks ran from 14:10 to 15:40, 90 minutes in all.
    Passes:   The count began at 22:15 and ended at 02:40, four hours and 25 minutes later.
    Passes:   The power went out at 6:20 p.m. and came back at 9:05 p.m., after 165 minutes.
    Fails:    The talks ran from 14:10 to 15:40, [[70 minutes]] in all.
    Fails:    The count began at 22:15 and ended at 02:40, [[six hours]] later.
    Fails:    The power went out at 6:20 p.m. and came back at 9:05 p.m., after [[105 minutes]].
    Abstains: The flight leaves at 10:00 and lands at 13:00, after eight hours in the air.
    Abstains: The bus left at 14:10 and the train at 15:40, and 30 minutes were lost.
    """
    length = tie.one("length")
    unit = length.unit or "minute"
    gap = (int(tie.word("last") or 0) - int(tie.word("first") or 0)) % _DAY
    gaps = [gap] if tie.word("either") == "no" else sorted({gap, (gap + _HALF) % _DAY})
    rulings = [_held(length, Fraction(minutes or _DAY), unit) for minutes in gaps]
    rank = (Outcome.CONSISTENT, Outcome.NEAR_MISS, Outcome.INCONSISTENT, Outcome.ABSTAINED)
    return min(rulings, key=lambda ruling: rank.index(ruling.outcome))


def _held(length: Quantity, minutes: Fraction, unit: str) -> Ruling:
    computed = Interval.point(minutes / _MINUTES[unit])
    return weigh(
        length, (), lambda: computed, what="the time between the two", unit=unit,
        hint="count the time again, or correct one of the two times",
    )  # fmt: skip


@tie_check("TIM007", "time-zone-mismatch", "zones", unjudged=True)
def time_zone_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find one moment told by two clocks that are never so far apart.

    Summer time follows the place and the day; where no month is told, the clocks of the whole year
    are tried. A short name such as EST stands for the standard time and for what the place's clocks
    show on the day, since few writers tell the two apart.

    Passes:   The call begins at 9 a.m. Eastern (1300 GMT) on 12 July 2024.
    Passes:   Trading starts at 10 a.m. in Tokyo (0100 GMT).
    Passes:   The launch is set for 11:05 a.m. EDT (1505 GMT).
    Fails:    The call begins at 9 a.m. Eastern ([[0500 GMT]]) on 12 July 2024.
    Fails:    Trading starts at 10 a.m. in Tokyo ([[0400 GMT]]).
    Fails:    The launch is set for 11:05 a.m. EDT ([[0705 GMT]]).
    Abstains: The call begins at 9 a.m. (local time) and ends at 1300 GMT.
    Abstains: He rose at 9 a.m. Eastern and was back at 5 p.m. Eastern.
    """
    figure = tie.one("value")
    begin, end = tie.day("from"), tie.day("to")
    gap = int(tie.word("last") or 0) - int(tie.word("first") or 0)
    apart = sorted({
        (last - first) % _DAY
        for day in _days(begin, end)
        for first in _offsets(tie.word("first_zone") or "", day)
        for last in _offsets(tie.word("last_zone") or "", day)
    })  # fmt: skip
    modulus = _HALF if tie.word("either") == "yes" else _DAY
    shown = [_clock((int(tie.word("first") or 0) + minutes) % _DAY) for minutes in apart]
    trace = (
        Step("the one clock", text=tie.word("first_words")),
        Step("computed: the other", text=" or ".join(shown)),
        Step("stated", text=figure.surface),
    )
    if any((gap - minutes) % modulus == 0 for minutes in apart):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(figure)} is “{tie.word('first_words')}”", trace,
            figure.span,
        )  # fmt: skip
    if not apart:
        return abstain("one of the two zones is not known")
    turned = any((gap + minutes) % modulus == 0 for minutes in apart)
    return Ruling(
        Outcome.INCONSISTENT,
        f"“{tie.word('first_words')}” is {' or '.join(shown)} by the other clock, not "
        f"{quoted(figure)}",
        trace,
        figure.span,
        "the hours between the two were taken off instead of added, or the reverse"
        if turned
        else "work the difference of the two clocks out again",
    )


def _days(begin: datetime.date | None, end: datetime.date | None) -> list[datetime.date]:
    """Return the days on which the moment may be, as far as clocks tell them apart."""
    if begin is None or end is None:
        return [datetime.date(2023, month, day) for month, day in _DAYS]
    middle = begin + (end - begin) / 2
    if (end - begin).days <= 1:
        return [begin, end]
    return [begin, middle, end]


def _offsets(zone: str, day: datetime.date) -> list[int]:
    """Return the minutes by which the clocks of a zone are ahead of Greenwich on a day."""
    found = []
    for name in zone.split("|"):
        if name[:1] in "+-":
            found.append(int(name))
            continue
        noon = datetime.datetime(day.year, day.month, day.day, 12, tzinfo=zoneinfo.ZoneInfo(name))
        offset = noon.utcoffset()
        if offset is not None:
            found.append(int(offset.total_seconds() // 60))
    return found


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@tie_check("TIM010", "frequency-mismatch", "frequency", unjudged=True)
def frequency_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a number of times that how often, and for how long, does not make.

    The first and the last time may both count, and a year has 52 weeks or 53: one more or fewer, or
    2 percent, is let pass. What is kept only in term, on working days or with a break does not come
    round the whole year.

    Passes:   The committee meets monthly, that is 12 times a year.
    Passes:   They took one capsule every eight hours for 10 days, a course of 30 capsules.
    Passes:   Interest is paid quarterly for seven years, 28 payments in total.
    Fails:    The committee meets monthly, that is [[24 times a year]].
    Fails:    They took one capsule every eight hours for 10 days, a course of [[80 capsules]].
    Fails:    Interest is paid quarterly for seven years, [[21 payments]] in total.
    Abstains: The choir meets weekly and gives 12 concerts a year.
    Abstains: It is paid monthly to 24 people a year.
    """
    times = Fraction(tie.word("times") or 0)
    slack = max(times / 50, Fraction(1, 2))
    if " / " not in (tie.one("count").unit or ""):
        slack = max(slack, Fraction(1))
    allowed = Interval(max(times - slack, Fraction(0)), times + slack)
    return weigh(
        tie.one("count"), (), lambda: allowed, what=f"the number that “{tie.word('often')}” makes",
        unit="count", hint="count the times again, or correct how often it comes",
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (time_zone_mismatch, frequency_mismatch, clock_time_mismatch)
