"""What is tied over sentences, and above all what is not."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Finding, Judgement, Outcome

ACROSS = ("XST", "HDL", "CHG005")


def _found(text: str) -> list[Finding]:
    report = run(text, published=None)
    return [
        f
        for v in report.verdicts
        for f in v.findings
        if f.code.startswith(ACROSS) and f.outcome is not Outcome.ABSTAINED
    ]


def _wrong(text: str) -> list[str]:
    return [f.code for f in _found(text) if f.outcome is Outcome.INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        # others, and some of them
        "A bus with 52 passengers crashed, killing 10. The other 42 passengers were hurt.",
        "A bus with 52 passengers crashed. The 16 passengers in the front seats were hurt.",
        "The mill has 340 workers. The 120 workers laid off in May have found other jobs.",
        "The mill has 340 workers. Its 120 female workers earn less.",
        "The trial enrolled 240 patients. Of the 31 patients who dropped out, nine had moved.",
        "There are 24 boys and 18 girls in the choir. The 42 children sing on Sundays.",
        "Three brothers ran the shop. The two brothers who are left sold it in May.",
        # another thing
        "The bridge cost $34.2 million. The $36 million tunnel was opened in May.",
        "The city raised $3 billion for roads. A $3 million gift went to the library.",
        "The tower is 298 metres tall. The 180-metre mast was torn down.",
        "He was jailed for 12 years. The 21-year-old driver was let go.",
        # news and other times
        "The flood killed 34 people. By evening the toll had risen to 43.",
        "Police put the toll at 34. The 43 dead include a child, a revised count says.",
        "At least 34 people died. The 43 dead were buried on Sunday.",
        "Norvik's net income in 2020 was $34 million. In 2021 Norvik's net income was $43 million.",
        "Rents in Leeds were £900 in May. In June prices rose. Rents in Leeds were £980.",
        # two voices
        "Police said 30 people were hurt. Organisers said 50 people were hurt.",
        # rates and test values
        "The rate is 120 deaths per 100,000 women. The 41,200 women screened were over 50.",
        "Sex made no difference (p = 0.61). Sex made no difference in the elderly (p = 0.31).",
        # lists of some, and lists that may be read two ways
        "Five towns were cut off, including Alba and Cordes.",
        "Five towns were cut off, among them Alba, Cordes and Bira.",
        "Four firms took part: Reed and Sons, Falk, Oduya and Marsh.",
        "Four teams are left: Rovers and United, who meet today, and City and Albion.",
        "Three directors left: Jane Roe, the chairwoman, Tom Poe and Ann Lee.",
        "The four candidates are white, male and over 60.",
        "Five people were hurt: two drivers and three passengers.",
        "It has two aims: to cut costs, to raise sales and to pay less tax.",
        # parts that are not all, or overlap
        "The ward has 40 patients. Twenty-five had a fever and 22 had a cough.",
        "The storm killed 30 people. Five died in Alba and 12 in Cordes.",
        "The plant has 900 workers. Up to 400 work in Alba and 700 in Cordes.",
        "The fund spent $40 million. It spent $12 million in May, against $30 million in June.",
        # another base, or another series
        "Sales were $200m in 2019. They rose 10 percent last year to $240m.",
        "The fund, worth $200m, gained 10 percent. The trust now stands at $240m.",
        "Exports rose 50 percent in 2021. Exports rose in 2022 to 500 tonnes from 400 tonnes.",
        "Sales of bricks rose 30 percent. Sales of tiles were 110 tonnes, against 100 in 2019.",
    ],
)
def test_figures_of_two_things_are_not_tied(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A ferry sank, killing 34 people. Most of the 43 dead were women.", ["XST001"]),
        ("The mill employs 1,250 people. All 1,520 employees were sent home.", ["XST001"]),
        ("He was jailed for 12 years. His 21-year sentence was upheld.", ["XST001"]),
        (
            "Osprey said net income in the third quarter was 4.1 mln dlrs. Osprey's third-quarter "
            "net income of 1.4 mln dlrs excludes a tax credit.",
            ["XST001"],
        ),
        (
            "The census put the town's population at 18,462 in 2021. With a population of more "
            "than 19,000 at the 2021 census, the town qualifies for a hospital.",
            ["XST002"],
        ),
        ("It took on a $3 billion loan. The $3 million loan falls due in May.", ["XST006"]),
        (
            "The agency counted 52,000 refugees. The 52 million refugees lack water, it said.",
            ["XST006"],
        ),
        ("The owner said 14 men were trapped. The owner said 19 men were trapped.", ["XST007"]),
        ("Two motions were tabled, one on parking, one on dogs and one on drains.", ["XST005"]),
        ("The lines that run are four of the seven: the 2, the 5 and the 9.", []),
        ("The post went to three clubs, namely Ajax, Benfica, Celtic and Porto.", ["XST005"]),
        ("Rents average £1,150 a month. They go up by 4 per cent, to £1,296.", ["CHG005"]),
    ],
)
def test_a_figure_that_comes_back_changed_is_found(text: str, codes: list[str]) -> None:
    assert _wrong(text) == codes


def test_a_later_fall_of_the_same_figures_is_consistent() -> None:
    (found,) = _found("A ferry sank, killing 34 people. Most of the 34 dead were women.")

    assert (found.code, found.outcome) == ("XST001", Outcome.CONSISTENT)


def test_a_plan_told_twice_is_judged_although_a_plan_is_not() -> None:
    report = run(
        "The state will spend $2 billion on a ferry plan. The $2 million plan would pay for six.",
        published=None,
    )

    assert [v.judgement for v in report.verdicts] == [Judgement.INCONSISTENT, Judgement.UNVERIFIED]


@pytest.mark.parametrize(
    ("head", "body", "codes"),
    [
        ("Flood kills 43", "A flood in the Ordo valley killed 34 people.", ["HDL001"]),
        ("Flood kills 34", "A flood in the Ordo valley killed 34 people.", []),
        ("Flood kills 34", "The flood left 43 people hurt.", []),
        ("Sales up 10 percent", "Sales were 110 tonnes, against 100. Margins were 13 percent.", []),
        ("Kelda sells 90 percent", "Kelda sold 45 of its 50 mills. Kelda keeps 20 percent.", []),
        ("Profit climbs at Tamro", "Profit fell 3 percent to $97m from $100m.", ["HDL002"]),
        ("Profit falls, sales rise", "Profit fell 3 percent. Sales rose 4 percent.", []),
        ("Profit rises", "Profit rose 3 percent in May. For the year profit fell 2 percent.", []),
        ("Ferries cost state $2m", "Ferries cost the state $2 billion.", ["HDL003"]),
        ("500 jobs lost at Tamro", "Up to 500 jobs were lost at Tamro.", ["HDL004"]),
        ("60 hurt in tram crash", "At least 60 people were hurt when two trams collided.", []),
        ("Dam may cost $4 billion", "The dam could cost as much as $4 billion.", []),
        ("How did 500 jobs go?", "Up to 900 jobs were lost at Tamro.", []),
    ],
)
def test_a_headline_is_held_against_its_text(head: str, body: str, codes: list[str]) -> None:
    assert _wrong(f"# {head}\n\n{body}") == codes
