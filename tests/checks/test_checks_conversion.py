"""The same amount twice: which slips are found, and which brackets hold another thing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.builders import claims_of, roles, run

from factgauge.checks.conversion_reading import (
    fine_readings,
    given_readings,
    significant_digits,
    stated_readings,
)
from factgauge.model.claim import Frame
from factgauge.model.finding import Finding, Judgement, Outcome
from factgauge.model.quantity import Quantity


def _findings(text: str) -> list[Finding]:
    return [
        finding
        for verdict in run(text).verdicts
        for finding in verdict.findings
        if finding.code.startswith("CNV")
    ]


def _alarms(text: str) -> list[tuple[str, str]]:
    return [
        (finding.code, finding.span.of(text))
        for finding in _findings(text)
        if finding.outcome is Outcome.INCONSISTENT
    ]


WRONG = [
    ("CNV001", "The 50 kg (101 lb) sack fell from the cart.", "101 lb"),
    ("CNV001", "Rain made him slip and the sack fell 3 m (30 ft).", "30 ft"),
    ("CNV001", "The plane climbed to 35,000 feet (17,000 metres) in minutes.", "17,000 metres"),
    ("CNV001", "The plane climbed to 35,000 feet (1,070 metres) in minutes.", "1,070 metres"),
    ("CNV001", "Visibility fell to 200 yards (280 metres).", "280 metres"),
    ("CNV001", "A bushel of wheat weighs 60 pounds (72 kilograms).", "72 kilograms"),
    ("CNV001", "A 12-ounce (535 ml) can is sold at 2 dollars.", "535 ml"),
    ("CNV001", "The well gives 90,000 barrels (41.3 million litres) a day.", "41.3 million litres"),
    ("CNV001", "The cyclone's winds reached 240 kph (194 mph) on Sunday.", "194 mph"),
    ("CNV001", "The hydraulic pressure was 30 psi (3.1 bar).", "3.1 bar"),
    ("CNV001", "The meal had 800 kcal (1,910 kJ).", "1,910 kJ"),
    ("CNV001", "The mountain rises to 8,849 metres, or 29,302 feet, above the sea.", "29,302 feet"),
    ("CNV001", "The trench is 6.8 miles—that is, 9 kilometres—deep.", "9 kilometres"),
    ("CNV001", "The engine produces 300 horsepower (402 kW) at 6,000 rpm.", "402 kW"),
    ("CNV001", "Waves of up to 12 metres (29 feet) broke the wall.", "29 feet"),
    ("CNV001", "He weighed 330 pounds/510 kilograms at his heaviest.", "510 kilograms"),
    ("CNV001", "Boards 2 to 3 inches (51 and 97 mm) thick were used.", "97 mm"),
    ("CNV001", "The mast, 24.4 metres, precisely 90 feet, came down.", "90 feet"),
    ("CNV002", "The heat index was 104F (45C) in Dallas.", "45C"),
    ("CNV002", "It will be 10 degrees Celsius (40 Fahrenheit) on Monday.", "40 Fahrenheit"),
    ("CNV002", "The reactor runs at 320 degrees Celsius (680F) and cools slowly.", "680F"),
    (
        "CNV002",
        "It will be 5 degrees Celsius (41 degrees Fahrenheit) warmer on Monday than today.",
        "41 degrees Fahrenheit",
    ),
    ("CNV003", "It bought the mill for €90m ($75m) at $1.20 per euro.", "$75m"),
    (
        "CNV003",
        "Retailer Hartwell raised 250 million pounds ($213 million). ($1 = 0.8532 pounds)",
        "$213 million",
    ),
    (
        "CNV003",
        "Based on an exchange rate of 7.8 Hong Kong dollars to the US dollar, the HK$3.9bn deal is "
        "worth $5 billion.",
        "$5 billion",
    ),
    (
        "CNV004",
        "The winner takes 2.5 million euros ($2.7 million), the other 1.3 million euros ($2.4m).",
        "$2.4m",
    ),
    (
        "CNV004",
        "They paid 900 pesos ($45) for water. In the north the charge is 1,800 pesos ($19).",
        "$19",
    ),
    ("CNV005", "Rent is payable within ten (30) days of the fifteenth of the month.", "30"),
    ("CNV005", "Interest shall accrue at twelve percent (21%) per annum.", "21%"),
    ("CNV005", "The Company shall issue one hundred thousand (10,000) shares.", "10,000"),
    ("CNV006", "Roughly three-fifths (40%) of pupils walk.", "40%"),
    ("CNV006", "Four-fifths of its farms, or 90 percent, have no water.", "90 percent"),
    ("CNV006", "Three out of four users, or 57%, came back.", "57%"),
    ("CNV007", "They sold 1.5 million (150,000) copies.", "150,000"),
    ("CNV007", "Some 1.2 trillion yen, that is 120 billion yen, was lent.", "120 billion yen"),
    ("CNV008", "The car needs 6 litres per 100 km (49 mpg US).", "49 mpg"),
    ("CNV008", "The van does 21 mpg, or 7.8 litres per 100 km.", "7.8 litres per 100 km"),
    ("CNV009", "The bear stood 6 feet 11 inches (1.91 m) tall.", "1.91 m"),
    ("CNV009", "He set a record of 8.95 metres (29 ft 8 in) in the long jump.", "29 ft 8 in"),
    ("CNV009", "The baby, 3.2 kg (7 lb 10 oz), was the first of the year.", "7 lb 10 oz"),
    (
        "CNV010",
        "Its ice covers 40 square kilometres, or 25 square miles.",
        "25 square miles",
    ),
    ("CNV010", "The room has 300 square feet (82 square metres).", "82 square metres"),
    ("CNV010", "The plot measures 5,000 square metres (0.5 acres).", "0.5 acres"),
    ("CNV010", "The dam holds 1.5 cubic kilometres (0.63 cubic miles).", "0.63 cubic miles"),
    ("CNV011", "The ship displaces 100,000 long tons (98,400 tonnes).", "98,400 tonnes"),
    ("CNV011", "The pit raised 40,000 tonnes (36,300 short tons) of ore.", "36,300 short tons"),
]


@pytest.mark.parametrize(("code", "text", "at"), WRONG, ids=[text[:48] for _, text, _ in WRONG])
def test_a_wrong_conversion_is_found_at_its_second_amount(code: str, text: str, at: str) -> None:
    assert (code, at) in _alarms(text)


RIGHT = [
    "It ran 300 miles (500 km) without a stop.",
    "The tower is 100 metres (300 feet) high.",
    "Pipes of 10, 20 and 30 inches (25, 51 and 76 cm) were laid.",
    "She was 5 feet 4 inches (163 cm) tall and weighed 8 stone 7 pounds (54 kg).",
    "Nearly 10,000 square miles (25,000 square km) burned.",
    "It carries 30 tons (27 metric tons) of ore, and the wreck is 30 tons (30.5 tonnes) heavier.",
    "The pump gives 500 hp (368 kW).",  # metric horsepower
    "The car does 40 mpg (7.1 litres per 100 km).",  # the imperial gallon
    "The tank holds 12 gallons (45 litres), the older one 10 gallons (45 litres).",
    "The island is 7 miles (13 km) off the coast.",  # nautical miles
    "Lows of -5 to -10C (23 to 14F) are expected.",
    "Temperatures rose to 30C (86F), 5C (9F) above average.",
    "Gusts of 30 to 40 mph (48 to 64 km/h) are likely.",
    "The bed is 2 m by 1.6 m (6 ft 7 in by 5 ft 3 in).",
    "Cook for 1.5 hours (90 minutes) at 180C/350F.",
    "More than 10 miles (17 km) of road was closed.",
    "Under 6 feet (1.75 metres) of water lay the hull.",
    "At $1.08 to the euro, its €500m of sales would be $540m; at $1.20 they would be $600m.",
    "Half of the loan (51%) is repaid, and about a quarter (22 percent) is due.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_conversion_that_was_rounded_or_hedged_is_no_slip(text: str) -> None:
    assert _alarms(text) == []


OTHER_THINGS = [
    "The farm lies 10 miles (in 16 minutes by car) from town.",
    "The race is over 5 km (3 laps) of the park.",
    "He drove 120 miles (200 km from Paris) to see it.",
    "The ridge is 10 miles from Ely (20 km of it forest).",
    "Tickets are $10 (children £5) at the door.",
    "The book costs $25/£18 in hardback and $12/£9.99 in paperback.",
    "Choose the 5 km or 10-mile run on Sunday.",
    "They offer walks of 10 km, 5 miles, 3 miles and 1 km.",
    "Runners may do either 5 miles, or 10 km, on Sunday.",
    "Take 50 mg or 1 g at night.",
    "Revenue was €412m ($430m a year earlier).",
    "Output was 9.1 million tonnes (8.6 million).",
    "The firm employs twelve (2022: eleven) people; the board met nine times (seven).",
    "The works employed 112 (108) people.",
    "The committee has three (3) members: (1) a chair, (2) a clerk and (3) a judge.",
    "A third of the men (20 percent of the women) voted.",
    "Sentenced to five years (18 months suspended), he fled.",
    "It takes 3 days (36 hours of driving) to get there.",
    "Heat the oven to 200C (180C fan/400F/gas 6).",
    "The port was let for 490 million euros ($770 million at the time).",
]


@pytest.mark.parametrize("text", OTHER_THINGS)
def test_a_bracket_that_holds_another_thing_is_left_alone(text: str) -> None:
    assert _alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bid is £80 million ($100 million) in 2019, after £64 million ($90 million).",
        "Sales were 3 billion euros ($3.3 billion), after 2 billion euros ($2.6 billion) in 2011.",
        "A bag costs €2,100 ($2,750), a scarf €390 ($495).",
        "He left 100 euros ($110) then; it is now worth 100 euros ($150).",
        "The fund has 500 million rupees ($10 million). The rate was 50 rupees to the dollar in "
        "May and 83 rupees to the dollar in June.",
    ],
)
def test_rates_of_other_days_are_left_alone(text: str) -> None:
    assert _alarms(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He farms 12,000 hectares (4,900 acres) of pine.", "turned round"),
        ("The shop has 48,000 square feet (14,600 square metres).", "factor of the length"),
        ("June was 3C (37F) warmer than usual.", "as a temperature"),
        ("The sand reached 60C (108F).", "as a difference"),
        ("It bought the mill for €90m ($75m) at $1.20 per euro.", "rate was turned round"),
        ("The barge holds 42,000 US gallons (1.59 million litres).", "factor of 10"),
    ],
)
def test_the_likely_slip_is_named(text: str, words: str) -> None:
    hints = [f.hint or "" for f in _findings(text) if f.outcome is Outcome.INCONSISTENT]

    assert [words in hint for hint in hints] == [True]


def test_a_conversion_is_judged_in_an_instruction_and_in_a_plan() -> None:
    recipe = run("Beat in 4 oz (15 g) of butter, then bake for 25 minutes.")
    plan = run("The group will pay 400 million euros ($370 million) at $1.08 to the euro.")

    assert Judgement.INCONSISTENT in [v.judgement for v in recipe.verdicts]
    assert Judgement.INCONSISTENT in [v.judgement for v in plan.verdicts]


def test_a_conversion_in_a_correction_is_not_judged() -> None:
    text = "An earlier version of this article wrongly said that the lake was 10 miles (6 km) long."

    assert _alarms(text) == []


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("It used 8.4 l/100 km, or 28 mpg.", "8.4 l/100 km", "28 mpg"),
        ("The dam, 40 miles, that is 64 km, away, held.", "40 miles", "64 km"),
        ("Their debts are 2.4bn kroner ($360m) now.", "2.4bn kroner", "$360m"),
        ("A teacher earns 4.2 million rials ($100) a month.", "4.2 million rials", "$100"),
        ("It went at 60mph/97kph through the town.", "60mph", "97kph"),
    ],
)
def test_the_two_amounts_are_read(text: str, first: str, second: str) -> None:
    found = [roles(c) for c in claims_of(text) if c.frame is Frame.CONVERSION]

    assert found == [{"first": [first], "second": [second]}]


def _figure(text: str) -> Quantity:
    return run(text).quantities[0]


def test_a_given_amount_is_read_to_one_in_twenty_and_a_stated_one_to_one_in_ten() -> None:
    road = _figure("A road of 300 km was built.")

    assert [(r.lo, r.hi) for r in given_readings(road)] == [
        (Fraction("299.5"), Fraction("300.5")),
        (Fraction(285), Fraction(315)),
    ]
    assert [(r.lo, r.hi) for r in stated_readings(road)][-1] == (Fraction(270), Fraction(330))
    assert [(r.lo, r.hi) for r in fine_readings(road)][-1] == (Fraction(294), Fraction(306))


@pytest.mark.parametrize(
    ("text", "widest"),
    [
        ("A road of more than 250 km was built.", (Fraction(245), Fraction(275))),
        ("A road of nearly 250 km was built.", (Fraction(225), Fraction(255))),
        ("A road of about 251 km was built.", (Fraction("238.45"), Fraction("263.55"))),
    ],
)
def test_a_hedge_widens_the_number_to_its_own_side(
    text: str, widest: tuple[Fraction, Fraction]
) -> None:
    last = given_readings(_figure(text))[-1]

    assert (last.lo, last.hi) == widest


@pytest.mark.parametrize(("figure", "digits"), [("300 km", 1), ("320 km", 2), ("3.05 km", 3)])
def test_significant_digits_leave_out_trailing_zeros(figure: str, digits: int) -> None:
    assert significant_digits(_figure(f"A road of {figure} was built.")) == digits
