"""The frames: which figure plays which part, and which figures play none."""

from __future__ import annotations

import pytest
from tests.builders import claims_of, only_claim, roles

from factgauge.model.claim import Frame

CHANGES = [
    ("Sales fell 5 percent.", {"by": ["5 percent"]}, "down", "Sales"),
    ("Sales were down 5 percent.", {"by": ["5 percent"]}, "down", "Sales"),
    ("Sales fell by $3 million.", {"by": ["$3 million"]}, "down", "Sales"),
    ("Sales fell to $3 million.", {"to": ["$3 million"]}, "down", "Sales"),
    (
        "Sales rose from $3 million to $5 million.",
        {"from": ["$3 million"], "to": ["$5 million"]},
        "up",
        "Sales",
    ),
    (
        "From $3 million, sales rose to $5 million.",
        {"from": ["$3 million"], "to": ["$5 million"]},
        "up",
        "sales",
    ),
    (
        "Sales rose 25 percent to $50 million from $40 million.",
        {"by": ["25 percent"], "from": ["$40 million"], "to": ["$50 million"]},
        "up",
        "Sales",
    ),
    (
        "Sales rose by $1.2 million, or 30 percent.",
        {"by": ["$1.2 million", "30 percent"]},
        "up",
        "Sales",
    ),
    (
        "Sales shrank to $34 million, a drop of over 56%.",
        {"by": ["over 56%"], "to": ["$34 million"]},
        "down",
        "Sales",
    ),
    ("A drop of over 56% in sales was reported.", {"by": ["over 56%"]}, "down", "sales"),
    ("A 12 percent rise in sales followed.", {"by": ["12 percent"]}, "up", "sales"),
    ("Sales more than doubled.", {"by": ["more than doubled"]}, "up", "Sales"),
    ("Sales halved to $5 million.", {"by": ["halved"], "to": ["$5 million"]}, "down", "Sales"),
    (
        "Sales came to $34 million, down 56.4 per cent.",
        {"by": ["56.4 per cent"], "to": ["$34 million"]},
        "down",
        "Sales",
    ),
    (
        "Down 56.1 percent, the firm's sales stood at $34 million.",
        {"by": ["56.1 percent"], "to": ["$34 million"]},
        "down",
        "firm's sales",
    ),
    (
        "At $50 million, sales were up 25 percent from $40 million.",
        {"by": ["25 percent"], "from": ["$40 million"], "to": ["$50 million"]},
        "up",
        "sales",
    ),
    (
        "An increase of 20 percent took sales to $6 million.",
        {"by": ["20 percent"], "to": ["$6 million"]},
        "up",
        "sales",
    ),
    (
        "Sales were $34 million in 2018, compared with $78 million in 2017.",
        {"from": ["$78 million"], "to": ["$34 million"]},
        "down",  # the figures themselves tell
        "Sales",
    ),
    ("Sales and profit fell 5 percent.", {"by": ["5 percent"]}, "down", "Sales and profit"),
    ("The talks failed and sales fell 5 percent.", {"by": ["5 percent"]}, "down", "sales"),
    ("The fall in sales amounted to 5 percent.", {"by": ["5 percent"]}, "down", "sales"),
    (
        "Sales, $40 million in 2017, rose to $50 million.",
        {"from": ["$40 million"], "to": ["$50 million"]},
        "up",
        "Sales",
    ),
    ("Sales recovered, growing 41 percent.", {"by": ["41 percent"]}, "up", "Sales"),
    (
        "Sales, at $34 million in 2018, were down 56 percent from $78 million.",
        {"by": ["56 percent"], "from": ["$78 million"], "to": ["$34 million"]},
        "down",
        "Sales",
    ),
]


@pytest.mark.parametrize(("text", "parts", "direction", "measurand"), CHANGES)
def test_a_change_is_one_claim_with_its_parts(
    text: str, parts: dict[str, list[str]], direction: str | None, measurand: str
) -> None:
    claim = only_claim(text)

    assert claim.frame is Frame.CHANGE
    assert roles(claim) == parts
    assert claim.direction == direction
    assert claim.measurand is not None
    assert claim.measurand.surface == measurand
    assert claim.measurand.span.of(text) == measurand


@pytest.mark.parametrize(
    ("text", "frame", "parts", "measurand"),
    [
        ("Sales were $5 million.", Frame.LEVEL, {"value": ["$5 million"]}, "Sales"),
        ("Sales totalled $5 million.", Frame.LEVEL, {"value": ["$5 million"]}, "Sales"),
        (
            "Trade between Russia and the DPRK was worth $5 million.",
            Frame.LEVEL,
            {"value": ["$5 million"]},
            "Trade between Russia and the DPRK",
        ),
        (
            "Sales, which were $5 million, are secret.",
            Frame.LEVEL,
            {"value": ["$5 million"]},
            "Sales",
        ),
        (
            "The mill produced goods worth $5 million.",
            Frame.LEVEL,
            {"value": ["$5 million"]},
            "goods",
        ),
        (
            "The zone employed 54,988 workers.",
            Frame.LEVEL,
            {"value": ["54,988 workers"]},
            "workers",
        ),
        (
            "About 55,000 workers were employed at the zone.",
            Frame.LEVEL,
            {"value": ["About 55,000 workers"]},
            "workers",
        ),
        (
            "The zone earned $100 million a year in hard currency before it closed.",
            Frame.RATE,
            {"rate": ["$100 million a year"]},
            "hard currency",
        ),
    ],
)
def test_a_level_or_a_rate_is_one_claim(
    text: str, frame: Frame, parts: dict[str, list[str]], measurand: str
) -> None:
    claim = only_claim(text)

    assert (claim.frame, roles(claim)) == (frame, parts)
    assert claim.measurand is not None
    assert claim.measurand.surface == measurand


@pytest.mark.parametrize(
    ("text", "counts", "who"),
    [
        ("Kim met twice with Donald Trump.", ["twice"], [["Kim", "Donald Trump"]]),
        ("Kim met Donald Trump twice.", ["twice"], [["Kim", "Donald Trump"]]),
        ("Then Kim and Trump met twice.", ["twice"], [["Kim", "Trump"]]),
        (
            "Kim held three summits with Moon Jae-in.",
            ["three summits"],
            [["Kim", "Moon Jae-in"]],
        ),
        (
            "The leader, Kim Jong Un, has met Xi Jinping four times.",
            ["four times"],
            [["Kim Jong Un", "Xi Jinping"]],
        ),
        (
            "Kim met twice with Donald Trump and three times with Xi Jinping.",
            ["twice", "three times"],
            [["Kim", "Donald Trump"], ["Kim", "Xi Jinping"]],
        ),
        ("Kim met twice between May 2018 and July 2018.", ["twice"], [["Kim"]]),
    ],
)
def test_a_count_is_one_claim_with_those_it_befell(
    text: str, counts: list[str], who: list[list[str]]
) -> None:
    claims = claims_of(text)

    assert [claim.frame for claim in claims] == [Frame.COUNT] * len(counts)
    assert [roles(claim) for claim in claims] == [{"value": [words]} for words in counts]
    assert [[entity.surface for entity in claim.entities] for claim in claims] == who


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("They met on Monday, 4 March 2024.", "Monday, 4 March 2024"),
        ("They met on Monday, March 4.", "Monday, March 4"),
        ("They met on 4 March 2024, a Monday.", "4 March 2024, a Monday"),
        ("They met on Mon., March 4, 2024.", "Mon., March 4, 2024"),
        ("They met on Monday (4 March 2024).", "Monday (4 March 2024"),
        ("They met on Monday the 4th of March 2024.", "Monday the 4th of March 2024"),
    ],
)
def test_a_weekday_beside_a_date_is_a_temporal_claim(text: str, span: str) -> None:
    claim = only_claim(text)

    assert claim.frame is Frame.TEMPORAL
    assert claim.span.of(text) == span
    assert claim.trigger is not None
    assert claim.trigger.of(text)[:3] == "Mon"


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday and again on 4 March 2024.",
        "They met on 4 March 2024.",
        "On 4 March 2024, a mild day passed.",
        "Monday saw 4 marches in 2024.",
        "They met Monday.",
    ],
)
def test_a_weekday_alone_is_no_claim(text: str) -> None:
    assert [claim.frame for claim in claims_of(text) if claim.frame is Frame.TEMPORAL] == []


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        ("Sales fell from $8 in 2017 to $5 in 2018.", "2018", "2017"),
        ("Sales fell to $5 million in 2018 from $8 million in 2017.", "2018", "2017"),
        ("In 2018, sales fell to $5 million.", "2018", None),
        (
            "Sales were $5 million in 2018, against $8 million the year before.",
            "2018",
            "the year before",
        ),
    ],
)
def test_a_change_has_the_period_of_its_later_value_and_that_of_its_base(
    text: str, period: str, base: str | None
) -> None:
    claim = only_claim(text)

    assert claim.period is not None
    assert claim.period.surface == period
    assert (claim.base_period.surface if claim.base_period else None) == base


def test_each_figure_has_its_own_period() -> None:
    claims = claims_of("Sales, which were $8 million in 2017, came to $5 million in 2018.")

    assert [claim.period.surface for claim in claims if claim.period] == ["2017", "2018"]


@pytest.mark.parametrize(
    ("text", "veto"),
    [
        ("Same-store sales rose 5 percent.", "same-store"),
        ("In constant currency, sales rose 5 percent.", "constant currency"),
        ("Per head, sales were $5.", "per head"),
        ("Sales rose 5 percent.", None),
    ],
)
def test_a_word_that_makes_another_measure_is_kept(text: str, veto: str | None) -> None:
    assert only_claim(text).veto == veto
