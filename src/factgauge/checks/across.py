"""Across sentences: what is said twice, in other digits, in other scale words, or in parts."""

from __future__ import annotations

from dataclasses import replace

from factgauge.checks.check import Check, Ruling, abstain, tie_check
from factgauge.checks.comparison import readings, tied_readings
from factgauge.checks.repair import slip_of_writing
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import interval, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def _itself(first: Interval) -> Interval:
    return first


def _again(tie: Tie, hint: str) -> Ruling:
    first = tie.one("first")
    return weigh(
        tie.one("again"),
        (first,),
        _itself,
        what=f"what was said before, {quoted(first)}",
        unit=first.unit,
        state=readings,
        read=readings,
        hint=hint,
    )


@tie_check("XST001", "repeated-figure-mismatch", "repeat", unjudged=True)
def repeated_figure_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a thing that is stated twice, with two values.

    The later phrase has to point back ("the 43 dead", "its 4,300 employees") without a word that
    picks out some or names others; news of a rise, another speaker and "at least" keep it silent.

    Passes:   The mudslide killed 34 villagers. Most of the 34 dead were children.
    Passes:   The mill has 1,250 workers. All 1,250 workers were sent home on Friday.
    Passes:   A total of 240 patients took part. Of the 240 patients, 31 dropped out.
    Fails:    The mudslide killed 34 villagers. Most of the [[43]] dead were children.
    Fails:    The mill has 1,250 workers. All [[1,520 workers]] were sent home on Friday.
    Fails:    He was jailed for 12 years. His [[21-year]] sentence was upheld on Monday.
    Abstains: The mudslide killed 34 villagers. The 19 injured were flown out.
    Abstains: The mudslide killed 34 villagers. The 13 dead who came from Bira were buried.
    """
    return _again(
        tie,
        "one of the two is a slip, or say what has changed",
    )


@tie_check("XST002", "coarse-repeat-mismatch", "coarse-repeat", unjudged=True)
def coarse_repeat_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a coarser repeat that does not round what was stated before.

    "$34.2 million" may come back as "the $34 million", "the 12,480 adults" as "some 12,000".

    Passes:   The bridge cost $34.2 million. The $34 million came from tolls.
    Passes:   A grant of 1.46 million euros was paid out. The 1.5 million euros went to schools.
    Passes:   The gift was worth £812,500. The roughly £800,000 gift paid for a wing.
    Fails:    The bridge cost $34.2 million. The [[$36 million]] came from tolls.
    Fails:    A grant of 1.46 million euros was paid out. The [[1.7 million euros]] went to schools.
    Fails:    The gift was worth £812,500. The [[roughly £600,000]] gift paid for a wing.
    Abstains: The bridge cost $34.2 million. The $36 million tunnel was paid for with tolls.
    Abstains: The bridge cost $34.2 million. The other $36 million came from tolls.
    """
    return _again(
        tie,
        "the coarser figure is to round the finer one",
    )


def _counted(quantity: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a part: of things that are counted a bare number counts them too."""
    whole = quantity.stated_low
    if quantity.kind is Kind.NUMBER and quantity.resolution == 1 and whole is not None:
        return (Interval.point(whole),)
    return tied_readings(quantity)


@tie_check("XST003", "parts-elsewhere-mismatch", "total-across", unjudged=True)
def parts_elsewhere_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a total that the parts listed in a later sentence do not give.

    The list has to take up what was counted, and to tell of all ("the other 22", men and women, the
    arms of a trial); where its items only shut one another out (places, shares of a sum), a sum
    below the total is held against it just where one slip of writing explains the gap.

    Passes:   The storm killed 30 people. Eighteen died in Alba and 12 in Cordes.
    Passes:   We randomised 184 children. Ninety-six were assigned to the drug and 88 to placebo.
    Passes:   The jury heard 60 witnesses. Thirty-eight came in person and the other 22 by video.
    Fails:    The storm killed [[30 people]]. Eighteen died in Alba and 22 in Cordes.
    Fails:    We randomised [[184 men]]. Ninety-six were assigned to the drug and 98 to placebo.
    Fails:    The jury heard [[60 people]]. Forty-eight came in person and the other 22 by video.
    Abstains: The storm killed 30 people. Five died in Alba and 12 in Cordes.
    Abstains: The ward has 40 patients. Twenty-five had a fever and 22 had a cough.
    """
    whole, parts = tie.one("whole"), tie.role("part")
    ruling = weigh(
        whole,
        parts,
        total,
        what="the sum of the parts",
        unit=whole.unit,
        state=_counted,
        read=_counted,
        hint="add the parts up again, or say what the rest is",
    )
    fewer = (
        ruling.outcome is Outcome.INCONSISTENT
        and ruling.computed is not None
        and ruling.stated is not None
        and ruling.computed.hi is not None
        and ruling.stated.lo is not None
        and ruling.computed.hi < ruling.stated.lo
    )
    slipped = slip_of_writing(whole, parts, total, _counted)
    if fewer and tie.word("scope") != "all" and not slipped:
        return abstain("the parts may not be all", trace=ruling.trace)
    return ruling if tie.word("scope") == "all" else replace(ruling, settles=False)


@tie_check("XST005", "list-count-mismatch", "list", unjudged=True)
def list_count_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a count that the list after it does not bear out.

    A list is read where a colon, dashes, "namely" or "are" puts it after what is counted, and where
    every item is a name or a noun with its adjectives; "including" and "such as" name some only.

    Passes:   The band has four members: Ann Reed, Joe Falk, Tim Oduya and Lou Marsh.
    Passes:   It sells in three countries – Chile, Peru and Bolivia – and online.
    Passes:   The cup has gone to two clubs, namely Rovers and United.
    Fails:    The band has [[five members]]: Ann Reed, Joe Falk, Tim Oduya and Lou Marsh.
    Fails:    It sells in [[four countries]] – Chile, Peru and Bolivia – and online.
    Fails:    [[Three motions]] were tabled, one on parking and one on dogs.
    Abstains: The band has five members, including Ann Reed and Joe Falk.
    Abstains: Four firms took part: Reed and Sons, Falk, Oduya and Marsh.
    """
    count = tie.one("value")
    stated = count.interval
    items = Interval.point(int(tie.word("items") or 0))
    if stated is None:
        return abstain("a rank or a date is no count")
    trace = (
        Step("stated", stated, "count", quoted(count)),
        Step("items of the list", items, "count", tie.word("list")),
    )
    found = interval(items)
    if stated.meets(items):
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(count)} fits the list, which names {found}", trace,
            count.span, computed=items, stated=stated, unit="count",
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT, f"stated {quoted(count)}, but the list names {found}", trace,
        count.span, "correct the count, or add what the list lacks", computed=items, stated=stated,
        unit="count",
    )  # fmt: skip


@tie_check("XST006", "scale-drift", "rescaled-repeat", unjudged=True)
def scale_drift(case: Case, tie: Tie) -> Ruling:
    """Find an amount that comes back with the same digits under another scale word.

    Passes:   The council voted for a $3 billion plan. The $3,000 million plan has its critics.
    Passes:   The camp held 52,000 refugees. The 0.052 million refugees lacked water.
    Passes:   The firm took on a loan of €0.9bn. The €900m loan runs for ten years.
    Fails:    The council voted for a $3 billion plan. The [[$3 million]] plan has its critics.
    Fails:    The camp held 52,000 refugees. The [[52 million refugees]] lacked water.
    Fails:    The backlog is 4.4 billion kroner. A backlog of [[4.4 million kroner]] is big.
    Abstains: The council voted for a $3 billion plan. The $3 million fee has its critics.
    Abstains: The council voted for a $3 billion plan. A $3 million plan has its critics.
    """
    return _again(
        tie,
        "the digits are the same, the scale word is not: one of them is a slip",
    )


@tie_check("XST007", "speaker-contradicts-self", "speakers")
def speaker_contradicts_self(case: Case, tie: Tie) -> Ruling:
    """Find one speaker with two values for one thing; two speakers may disagree.

    Passes:   Police said 30 people were hurt. Organisers said 50 people were hurt.
    Passes:   The owner said 14 men were trapped. The owner said 14 men were trapped below.
    Passes:   The union put the strikers at 900. The firm put the strikers at 400.
    Fails:    The owner said 14 men were trapped. The owner said [[19 men]] were trapped.
    Fails:    Dr Lund put the herd at 340 animals. Dr Lund put the herd at [[430 animals]].
    Fails:    The bank said exports fell 4 percent. The bank said exports fell [[9 percent]].
    Abstains: Police said 30 people were hurt. Police said 50 people were held.
    Abstains: Dr Lund said 340 elk lived there in 2021. Dr Lund said 430 elk lived there in 2022.
    """
    first, again = tie.word("first"), tie.word("again")
    if first != again:
        ruling = _again(tie, "")
        return Ruling(
            Outcome.CONSISTENT,
            f"{quoted(tie.one('again'))} is by the word of “{again}”, {quoted(tie.one('first'))} "
            f"by that of “{first}”",
            ruling.trace,
            tie.one("again").span,
            note="two sources: where they disagree, that is no slip",
        )
    return _again(
        tie,
        "one source has two values: say which is meant, or what has changed",
    )


CHECKS: tuple[Check, ...] = (
    repeated_figure_mismatch,
    coarse_repeat_mismatch,
    parts_elsewhere_mismatch,
    list_count_mismatch,
    scale_drift,
    speaker_contradicts_self,
)
