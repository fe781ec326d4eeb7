"""Parts, wholes, shares, votes and margins: what is called wrong, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import run

from factgauge.model.finding import Outcome


def _outcomes(text: str, family: str = "PRT") -> list[tuple[str, Outcome]]:
    report = run(text)
    return [
        (f.code, f.outcome)
        for v in report.verdicts
        for f in v.findings
        if f.code.startswith(family) and f.outcome is not Outcome.ABSTAINED
    ]


def _wrong(text: str) -> list[str]:
    return sorted({code for code, outcome in _outcomes(text) if outcome is Outcome.INCONSISTENT})


@pytest.mark.parametrize(
    "text",
    [
        "The survey found that 310 (72 percent) of the 600 tenants wanted the lift repaired.",
        "Of the 600 tenants who were asked, 310 of them – 72 percent – wanted the lift repaired.",
        "Some 72 percent of the 600 tenants, or 310, wanted the lift repaired on Monday.",
        "About 310 of the 600 tenants wanted the lift repaired, or 72 percent.",
        "Adverse events were seen in 28 of 412 patients given the drug (16.8%).",
        "Of 412 patients who were enrolled, 28 (16.8%) stopped early.",
        "The bank holds $3.2 billion of the $8.0 billion in loans, or 60 percent, it said.",
        "The office polled 600 tenants, of whom 310 (72%) wanted the lift repaired.",
        "Response was complete in 15% (87/212) of the women.",
    ],
)
def test_a_share_that_its_counts_do_not_give_is_called_wrong(text: str) -> None:
    assert _wrong(text) == ["PRT001"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nearly two thirds of the 180 farms, or 60, lost their crop.", "PRT007"),
        ("More than half of the directors – seven of 17 – are women.", "PRT007"),
        ("The majority of drivers (38 percent) is over 50.", "PRT007"),
        ("One pupil in four (40 percent) skips breakfast.", "PRT009"),
        ("About 14 percent of orders – one in three – are sent back.", "PRT009"),
        ("In all, 62 of the club's 48 members have paid.", "PRT005"),
        ("The levy raised $12 million, $15 million of which went to schools.", "PRT005"),
        ("The crew is made up of 64 sailors, 11 cooks and nine engineers, 94 in all.", "PRT002"),
        (
            "Of the 94 men in the fort, 64 were foot, 11 gunners and the other 29 were cooks.",
            "PRT006",
        ),
        ("Services took 62 percent, industry 31 percent and farms the remaining 17.", "PRT006"),
        ("The budget is split between schools (52%), roads (31%) and parks (27%).", "PRT003"),
        ("Some 54 percent back the plan and 58 percent oppose it.", "PRT004"),
        ("Of homes, 70 percent have gas and 60 percent solar; 65 percent have both.", "PRT008"),
        (
            "The rate was 4 percent for boys and 7 percent for girls, or 9 percent overall.",
            "PRT010",
        ),
        ("Exports of $14.2bn and imports of $11.7bn left a surplus of $3.5bn.", "PRT011"),
        ("Of the 47 senators, 22 voted for it, 21 against and 11 abstained.", "PRT012"),
        ("Dunne won by 14 votes, 312 to 289, on the second count.", "PRT013"),
        ("Three firms, including Acme, Norda, Solent and Arvo, made bids.", "PRT014"),
        ("The fire killed 12 people, including 21 children, police said.", "PRT014"),
    ],
)
def test_figures_that_do_not_fit_as_part_and_whole_are_called_wrong(text: str, code: str) -> None:
    assert _wrong(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Of 320 patients screened, 210 were eligible and 84 (40%) of the eligible took part.",
        "Some 600 letters came back; 450 of the replies, or 75 percent, were in favour.",
        "She took 11,800 votes of 20,300, on a turnout of 41 percent.",
        "Profit rose 12 percent to $48 million, 30 percent of sales.",
        "The leaflet said that “three in ten” pupils, or 45 percent, had failed.",
        "One in four drivers is over 60. Among lorry drivers the share is 38 percent.",
        "Most popular was the train (45 percent), then the bus (30 percent).",
        "The amendment got 61 votes to 39, short of the two-thirds majority (67 percent) needed.",
        "The plan covers three hospitals, including 300 new beds.",
        "The group has 412 shops, including 96 in Scotland, 58 in Wales and 31 in Ulster.",
        "Permits totalled 6,550 in May, compared with 5,030 in April and 7,020 a year earlier.",
        "They laid 886 million eggs: 450 million caged, 387 million on range, the rest in barns.",
        "The class had 28 pupils: mean age 8.5, range 4 to 11.",
        "Asked what they had bought, 71 percent said clothes, 54 percent books, 38 percent others.",
        "The rule is backed by 64 percent of men and opposed by 58 percent of women.",
        "Turnover was 34 percent Nordic, 45 percent German and 22 percent other.",
        "Girls passed in 88 percent of cases and boys in 81 percent.",
        "Revenue of £80m and costs of £70m left a profit of £6m after tax.",
        "Leeds won by eight points, 28-20, having led by 14 at half-time.",
        "Dorn led by 49 percent to 46 in a poll with a margin of error of 5 points.",
        "England won by six wickets, 212 to 208, with two overs left.",
        "If all 60 members voted, 31 would be a majority.",
        "Two cities, including Austin, Texas and Reno, Nevada, made bids.",
        "Of the 12 schools, 900 pupils came from abroad.",
        "Tickets run from 20 euros to 250 euros, and the race sells 90,000 of them.",
        "In 63 of every 100 of them the test was positive.",
    ],
)
def test_figures_that_the_text_does_not_tie_are_left_alone(text: str) -> None:
    assert _wrong(text) == []


@given(whole=st.integers(20, 900), part=st.integers(1, 900))
def test_a_share_rounded_by_the_rule_is_never_called_wrong(whole: int, part: int) -> None:
    part = min(part, whole)
    text = f"Of the {whole} tenants asked, {part} ({100 * part / whole:.1f} percent) agreed."

    assert _wrong(text) == []


def test_digits_after_a_spaced_dash_are_a_figure_and_no_label() -> None:
    text = "A narrow majority of members – 43 percent of those voting – took the offer."

    assert _outcomes(text) == [("PRT007", Outcome.INCONSISTENT)]
