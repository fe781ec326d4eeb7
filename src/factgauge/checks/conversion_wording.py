"""Conversion: a number in words and digits, as fraction and percent, with two scale words."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import scale_slip
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome
from factgauge.model.interval import HUNDRED, Interval
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def _same(values: Interval) -> Interval:
    return values


def _written(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the number as it is written: of "not less than sixty" sixty itself."""
    value = quantity.stated_low if quantity.stated_low is not None else quantity.stated_high
    return () if value is None else (Interval.point(value),)


@tie_check("CNV005", "words-digits-mismatch", "words-and-digits", unjudged=True)
def words_digits_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find digits in brackets that are not the number in words before them.

    The two must agree exactly, whatever hedge stands before them. A bracket may also hold another
    year's figure, "112 (108) employees": then both are in digits, and nothing is said.

    Passes:   The lessee has fourteen (14) days to reply.
    Passes:   Interest accrues at seven percent (7%) a year.
    Passes:   The panel has 9 (nine) members.
    Fails:    The lessee has fourteen ([[40]]) days to reply.
    Fails:    Interest accrues at seventeen percent ([[7%]]) a year.
    Fails:    The panel has 9 ([[eight]]) members.
    Abstains: The works employed 112 (108) people.
    Abstains: The fourteen (most of them lessees) have replied.
    """
    return weigh(
        tie.one("second"),
        (tie.one("first"),),
        _same,
        what="the same number beside it",
        unit=tie.one("second").unit,
        state=_written,
        read=_written,
        resolution=Fraction(0),
        hint="words and digits have to agree: check which of the two is right",
    )


@tie_check("CNV006", "fraction-percent-mismatch", "fraction-percent")
def fraction_percent_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a percent that is not the fraction beside it, or the reverse.

    A fraction in words is good to two points, more with "about": a third may be 32 percent.

    Passes:   Two thirds of the members (66 percent) voted.
    Passes:   Nearly half of the roofs, or 47 percent, leak.
    Passes:   Some 26 percent, about a quarter, never replied.
    Fails:    Two thirds of the members ([[76 percent]]) voted.
    Fails:    Nearly half of the roofs, or [[74 percent]], leak.
    Fails:    A third of the crew ([[13%]]) fell ill.
    Abstains: A third of the men (20 percent of the women) voted.
    Abstains: Half of the roofs leak, up 10 percent.
    """
    first, second = tie.one("first"), tie.one("second")
    if first.kind is Kind.PERCENT:
        first, second = second, first
    return weigh(
        second,
        (first,),
        lambda values: values.scale(HUNDRED),
        what="the fraction beside it",
        unit="percent",
        hint="check which of the two is right",
    )


@tie_check("CNV007", "scale-word-mismatch", "scale-words", unjudged=True)
def scale_word_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a number that another scale word beside it makes ten or a thousand times another.

    A bracket may also hold last year's figure: without words such as "that is" only the same digits
    with another power of ten are a slip.

    Passes:   The dam cost 3,400 million yuan (3.4 billion).
    Passes:   They printed 0.6 million (600,000) stamps.
    Passes:   The plan costs 25 crore rupees, that is 250 million rupees.
    Fails:    The dam cost 3,400 million yuan ([[34 billion]]).
    Fails:    They printed 0.6 million ([[60,000]]) stamps.
    Fails:    The plan costs 25 crore rupees, that is [[2.5 billion rupees]].
    Abstains: The dam cost 3,400 million yuan (2.9 billion).
    Abstains: They printed 0.6 million (0.4 million) stamps.
    """
    second = tie.one("second")
    ruling = weigh(
        second,
        (tie.one("first"),),
        _same,
        what="the same amount beside it",
        unit=tie.one("first").unit,
        hint="check the scale words",
    )
    if ruling.outcome is not Outcome.INCONSISTENT or tie.word("shape") == "link":
        return ruling
    if ruling.computed and ruling.stated and scale_slip(ruling.computed, ruling.stated) is None:
        return abstain("the bracket may hold another figure, of last year perhaps")
    return ruling


CHECKS: tuple[Check, ...] = (
    words_digits_mismatch,
    fraction_percent_mismatch,
    scale_word_mismatch,
)
