"""Rates, ratios and charges: wrong ones are found, near misses of the readers stay silent."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Outcome


def _faults(text: str) -> list[str]:
    report = run(text, None)
    return [
        finding.code
        for verdict in report.verdicts
        for finding in verdict.findings
        if finding.outcome is Outcome.INCONSISTENT and finding.code.startswith(("RAT", "AVG"))
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "RAT002",
            "A crowd of 45,000 paid an average of $30, bringing gate receipts to $2.35 million.",
        ),
        (
            "RAT014",
            "The 12-mile tunnel, which cost $3.6 billion, worked out at $30 million per mile.",
        ),
        (
            "RAT014",
            "Prairie Oil bought 1.2 mln barrels at 18 dlrs a barrel, for a total of 26.1 mln dlrs.",
        ),
        (
            "RAT004",
            "Last year the state had 412 murders in a population of 5.15 million, a rate of "
            "18 per 100,000.",
        ),
        (
            "RAT004",
            "Among 2,400 vaccinated children, 12 fell ill, or 50 per 1,000.",
        ),
        (
            "RAT005",
            "Monaco packs 38,000 residents into 2 square kilometres, a density of 9,000 "
            "people per square kilometre.",
        ),
        (
            "RAT006",
            "The relay covered 240 miles in 30 hours, an average of 18 mph.",
        ),
        (
            "RAT006",
            "Travelling at 60 mph, the truck needed four hours to cover the 320 miles.",
        ),
        (
            "RAT007",
            "Net income was $45 million on revenue of $900 million, giving a profit margin "
            "of 15 percent.",
        ),
        (
            "RAT007",
            "Operating income of $24 million on sales of $160 million put the operating "
            "margin at 51 percent.",
        ),
        (
            "RAT009",
            "The company has 25 million shares, which closed at $40, giving it a market "
            "capitalization of $10 billion.",
        ),
        (
            "RAT010",
            "A $60 meal with a 15 percent tip comes to $75.",
        ),
        (
            "RAT011",
            "The economy expanded 0.9 percent in the quarter, or 6.3 percent at an annual rate.",
        ),
        (
            "RAT012",
            "About 18,600 of the county's 24,000 registered voters cast ballots, a turnout "
            "of 67.5 percent.",
        ),
        (
            "RAT012",
            "The hospital has 240 beds, of which 204 were occupied, an occupancy rate of 58 "
            "percent.",
        ),
        (
            "RAT013",
            "The refinery processes 120,000 barrels a day, or 4.8 million barrels in 30 days.",
        ),
        (
            "RAT014",
            "The $240 million, 8-mile light rail line cost $3 million a mile.",
        ),
        (
            "RAT015",
            "The fund paid $90 million for a 30 percent stake, which values the chain at "
            "$270 million.",
        ),
        (
            "RAT001",
            "The school has 420 pupils and 28 teachers, a pupil-teacher ratio of 51 to 1.",
        ),
        (
            "RAT001",
            "Women outnumber men by two to one among the 900 nurses: 450 women and 450 men.",
        ),
        (
            "RAT003",
            "The company earned $66 million, or $2.20 a share, on 20 million average shares "
            "outstanding.",
        ),
        (
            "RAT014",
            "The 500-seat theatre sold 14,000 tickets over 35 performances, an average of "
            "500 a night.",
        ),
        (
            "RAT014",
            "The 40,000-hectare estate produced 280,000 tonnes of cane, or 17 tonnes per hectare.",
        ),
        (
            "RAT002",
            "The average salary of the 85 employees is $48,000, for a payroll of $5.08 million.",
        ),
    ],
)
def test_rate_that_its_parts_do_not_give_is_found(code: str, text: str) -> None:
    assert _faults(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        ("A 30-year bond with a face value of $1,000 and a 6 percent coupon pays $60 a year."),
        (
            "The retailer, which has 1,400 stores, made a profit of $320 million, and its "
            "staff get $15 an hour for 38 hours a week."
        ),
        (
            "Average rents rose to $2,100 a month; the 300 units, bought for $45 million, "
            "stand empty."
        ),
        (
            "He earns $90,000 a year and bought the three-bedroom house for $450,000 after "
            "12 years of saving."
        ),
        (
            "Sales of $50 million rose 12 percent; the company opened 20 stores, each with "
            "about 40 employees."
        ),
        (
            "The state has 12.8 million residents and 57,900 square miles, but its "
            "metropolitan area holds 1,300 people per square mile."
        ),
        (
            "Car sales fell to 1.2 million in the first 28 days of February, while the "
            "factory made 900 cars a day in March."
        ),
        (
            "The bank's profit of $2.1 billion, on revenue of $9.8 billion, lifted its "
            "return on equity to 12 percent and its capital ratio to 11 percent."
        ),
        ("Gross margin was 42 percent on sales of $300 million, and net income was $18 million."),
        (
            "Shares of the company, which earned $3.20 a share on 90 million shares last "
            "year, are worth $41 each, or $3.7 billion in all."
        ),
        ("The couple spent $32,000 on a wedding for 140 guests, with the meal costing $95 a head."),
        (
            "The marathon runner covered the 26.2 miles in 2 hours 11 minutes, with a "
            "fastest mile at 13.5 mph."
        ),
        (
            "The region of 300,000 people spends $90 million a year on health, and the "
            "country as a whole spends $520 a head."
        ),
        (
            "A total of 240 tickets were sold, 150 of them at $20 and the rest at $35, for "
            "$6,150 in all."
        ),
        (
            "The unemployment rate rose to 6.2 percent from 5.9 percent as 40,000 people "
            "joined the labor force of 2.1 million."
        ),
        ("A 10-year, $200 million programme will help 50,000 farmers, or 5,000 a year."),
        (
            "The loan of $250,000 at 6 percent over 30 years costs $1,499 a month, or "
            "$289,600 in interest in all."
        ),
        (
            "Economists expect growth of 0.4 percent in the quarter, after an annualised "
            "3.1 percent in the previous one."
        ),
        (
            "The fund bought a 10 percent stake for $40 million in 2015; the company is now "
            "valued at $900 million."
        ),
        ("The price was $80 including sales tax of 7 percent, and shipping cost $12."),
        (
            "One teacher for every 12 pupils is the target; the school has 400 pupils and "
            "25 teachers, a ratio of 16 to 1."
        ),
        ("About 3,000 of the city's 45,000 residents, or 67 per 1,000, attended; 12 were hurt."),
        ("Each household pays $240 a year, and the 52,000 households bring in $12.5 million."),
        (
            "Crude rose to $82 a barrel and the company sold 3 million barrels for $231 "
            "million in the quarter."
        ),
        (
            "The ship can carry 5,400 passengers at a top speed of 22 knots and crossed the "
            "3,000 nautical miles in seven days."
        ),
        ("The winner took 1,204 votes to 608, a margin of two to one, with 41 spoiled."),
        (
            "Output per worker rose to $84,000, the plant's 500 workers producing goods "
            "worth $42 million."
        ),
        (
            "The trust planted 12,000 trees on 30 hectares, or 400 trees per hectare, of "
            "which 90 per hectare have died."
        ),
        (
            "The five children, aged 3, 5, 8, 9 and 12, shared $100, the eldest taking $40 "
            "and the others $15 each."
        ),
    ],
)
def test_rate_of_other_things_or_times_is_left_alone(text: str) -> None:
    assert _faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Springfield has 74,000 people on 685 square kilometres, 108 to the square kilometre",
        "The clinic saw 4,200 patients in the 28 days of February, 150 a day",
    ],
)
def test_rate_at_the_end_of_a_text_without_a_full_stop_is_read(text: str) -> None:
    assert [q.surface for q in run(text).quantities] == [
        q.surface for q in run(f"{text}.").quantities
    ]
