"""Headline and body: what a headline says against what the text under it says."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.comparison import readings
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.tie import Tie


def _itself(first: Interval) -> Interval:
    return first


def _against_text(tie: Tie, hint: str) -> Ruling:
    first = tie.one("first")
    return weigh(
        tie.one("value"),
        (first,),
        _itself,
        what=f"what the text says, {quoted(first)}",
        unit=first.unit,
        state=readings,
        read=readings,
        hint=hint,
    )


@tie_check("HDL001", "headline-figure-mismatch", "headline", unjudged=True)
def headline_figure_mismatch(case: Case, tie: Tie) -> Ruling:
    r"""Find a headline's figure that does not round the one of the text under it.

    The two are held together where the first sentences have one figure of that unit, with the same
    noun, or the same event, or a word of the headline. A headline that some figure of the text
    fits, or that two figures of it give, is let alone.

    Passes:   # Flood kills 34 in Ordo valley\n\nA flood in the Ordo valley killed 34 people.
    Passes:   # Tamro earns $34 million\n\nTamro earned $34.2 million last year, it said on Monday.
    Passes:   # Nearly 19,000 homes dark\n\nA storm left 18,740 homes without power.
    Fails:    # Flood kills [[43]] in Ordo valley\n\nA flood in the Ordo valley killed 34 people.
    Fails:    # Tamro earns [[$32 million]]\n\nTamro earned $34.2 million last year.
    Fails:    # Tamro prices up [[11 percent]]\n\nTamro said its prices rose 17 percent in May.
    Abstains: # Flood kills 34 in Ordo valley\n\nThe flood left 43 people hurt.
    Abstains: # Two held after raid\n\nA man of 43 was held on Monday, and his son on Tuesday.
    """
    return _against_text(tie, "bring the headline in line with the text, or check both")


@tie_check("HDL002", "headline-direction-mismatch", "headline-direction")
def headline_direction_mismatch(case: Case, tie: Tie) -> Ruling:
    r"""Find a headline that says the opposite way of a change from the text under it.

    Passes:   # Profit slips at Tamro\n\nProfit fell 3 percent to $97m from $100m.
    Passes:   # Crime up in Ordo\n\nCrime rose by 6 per cent in the year to May.
    Passes:   # Tamro shares tumble\n\nShares slid 8 percent on Monday.
    Fails:    # Profit [[climbs]] at Tamro\n\nProfit fell 3 percent to $97m from $100m.
    Fails:    # Crime [[down]] in Ordo\n\nCrime rose by 6 per cent in the year to May.
    Fails:    # Tamro shares [[jump]]\n\nShares slid 8 percent on Monday.
    Abstains: # Profit climbs at Tamro\n\nSales fell 3 percent to $97 million from $100 million.
    Abstains: # Tamro to cut prices\n\nPrices rose 3 percent last year.
    """
    head, lead = tie.word("head"), tie.word("lead")
    trace = (Step("headline", text=head), Step("text", text=lead))
    if tie.word("way") == tie.word("lead-way"):
        return Ruling(Outcome.CONSISTENT, f"“{head}” agrees with “{lead}” in the text", trace)
    return Ruling(
        Outcome.INCONSISTENT,
        f"the headline says “{head}”, but in the text it is “{lead}”",
        trace,
        hint="turn the headline round, or check the text",
    )


@tie_check("HDL003", "headline-scale-mismatch", "headline-scale", unjudged=True)
def headline_scale_mismatch(case: Case, tie: Tie) -> Ruling:
    r"""Find a headline with the digits of the text under another scale word.

    Passes:   # Ferries cost state €0.9bn\n\nFerries cost the state 900 million euros last year.
    Passes:   # Blight cost growers £0.5m\n\nA blight cost growers in Kent £500,000 this year.
    Passes:   # Fire cost port $0.9 billion\n\nA fire cost the port $900 million, a court heard.
    Fails:    # Ferries cost state [[$2m]]\n\nFerries cost the state $2 billion last year.
    Fails:    # Blight cost growers [[70 billion euros]]\n\nA blight cost growers 70 million euros.
    Fails:    # Fraud cost parish [[£640 million]]\n\nA fraud cost a parish in Kent £640,000.
    Abstains: # Ferries cost state $2m\n\nFerries had 2 million passengers last year.
    Abstains: # Tamro pays $2m fine\n\nTamro had sales of $7 billion last year.
    """
    return _against_text(tie, "the digits are the same, the scale word is not: one is a slip")


@tie_check("HDL004", "headline-hedge-lost", "headline-hedge", unjudged=True)
def headline_hedge_lost(case: Case, tie: Tie) -> Ruling:
    r"""Find a headline that states as a fact what the text gives as the most that it could be.

    "At least" and "about" are dropped in headlines every day: that is worth a note, and no error.

    Passes:   # 60 hurt in tram crash\n\nAt least 60 people were hurt when two trams collided.
    Passes:   # 300 homes flooded\n\nAbout 300 homes were flooded on Monday.
    Passes:   # 900 jobs cut at Tamro\n\nTamro cut more than 900 jobs last year.
    Fails:    # [[500 jobs]] lost at Tamro\n\nUp to 500 jobs were lost at Tamro.
    Fails:    # [[300]] killed in Ordo flood\n\nThe Ordo flood killed as many as 300 people.
    Fails:    # Tamro paid [[$4 million]]\n\nTamro paid up to $4 million for the farm.
    Abstains: # Up to 500 jobs lost at Tamro\n\nUp to 500 jobs were lost at Tamro.
    Abstains: # 500 jobs lost at Tamro\n\nTamro has up to 900 customers.
    """
    head, lead = tie.one("value"), tie.one("first")
    trace = (
        Step("headline", head.interval, head.unit, quoted(head)),
        Step("text", lead.interval, lead.unit, quoted(lead)),
    )
    if lead.modality is not Modality.AT_MOST:
        return Ruling(
            Outcome.CONSISTENT, f"{quoted(head)} is {quoted(lead)} in the text", trace, head.span,
            note=f"the headline leaves out the hedge of {quoted(lead)}",
        )  # fmt: skip
    return Ruling(
        Outcome.INCONSISTENT,
        f"the headline states {quoted(head)}, but the text says {quoted(lead)}, which is the most "
        f"that it may be",
        trace,
        head.span,
        "take the hedge into the headline",
    )


CHECKS: tuple[Check, ...] = (
    headline_figure_mismatch,
    headline_direction_mismatch,
    headline_scale_mismatch,
    headline_hedge_lost,
)
