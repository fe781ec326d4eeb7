"""Names in a sentence."""

from __future__ import annotations

import pytest
from tests.builders import claims_of, only_claim

from factgauge.claims.entities import find_entities, split_pair


def _names(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.id) for mention in find_entities(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trade between Russia and North Korea fell.", [("Russia", "RUS"), ("North Korea", "PRK")]),
        ("Moscow's trade with Pyongyang fell.", [("Moscow", "RUS"), ("Pyongyang", "PRK")]),
        ("Russian exports to the DPRK fell.", [("Russian", "RUS"), ("DPRK", "PRK")]),
        ("South Korean firms left.", [("South Korean", "KOR")]),
        ("He met Kim Jong Un there.", [("Kim Jong Un", "kim-jong-un")]),
        ("He met President Moon Jae-in there.", [("Moon Jae-in", "moon-jae-in")]),
        ("U.S. exports to China fell.", [("U.S.", "USA"), ("China", "CHN")]),
        ("In 2018 the trade fell.", []),
        ("The exports fell on Monday.", []),
        ("Exports fell.", []),
    ],
)
def test_names_are_read_without_titles_and_ordinary_first_words(
    text: str, names: list[tuple[str, str]]
) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    ["Georgia Tech won.", "He lives in Lebanon, Ohio.", "A Guinea pig ran.", "Chinatown fell."],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    assert not [id for _, id in _names(text) if id.isupper()]


def test_a_pair_of_people_is_two_names() -> None:
    (mention,) = find_entities("Then Kim and Trump met.", 0, 23)

    assert [part.surface for part in split_pair(mention)] == ["Kim", "Trump"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Russian exports to North Korea fell 5 percent.",
            [("RUS", "of"), ("PRK", "to")],
        ),
        (
            "Russian imports from North Korea fell 5 percent.",
            [("RUS", "of"), ("PRK", "from")],
        ),
        (
            "Russia's trade with North Korea fell 5 percent.",
            [("RUS", "of"), ("PRK", "partner")],
        ),
    ],
)
def test_a_claims_entities_have_their_roles(text: str, roles: list[tuple[str, str]]) -> None:
    assert [(entity.id, entity.role) for entity in only_claim(text).entities] == roles


def test_the_speaker_is_not_what_a_claim_is_about() -> None:
    claim = only_claim("China said trade between Russia and North Korea fell 5 percent.")

    assert [entity.id for entity in claim.entities] == ["RUS", "PRK"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Volvo expects sales to fall 5 percent.", ["Volvo"]),
        ("Arctic sea ice covered 4 million square kilometres.", ["Arctic"]),
        ("The lens maker cut its output by 5 percent.", ["The lens maker"]),
        ("Taiwan reported 18 new cases on Wednesday.", ["Taiwan"]),
        ("The airport dismissed 140 people in Leeds.", ["Leeds", "The airport"]),
        ("Inflation fell to 5 percent.", []),
        ("Growth slowed to 5 percent.", []),
        ("Output rose 5 percent, Taiwan said.", []),
        ("The rise was 5 percent.", []),
    ],
)
def test_a_claim_is_about_the_names_of_its_clause(text: str, names: list[str]) -> None:
    entities = [entity for claim in claims_of(text) for entity in claim.entities]

    assert sorted({entity.surface for entity in entities}) == names


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("Workers were laid off at Dunmore Castings.", ["Dunmore Castings"]),
        ("Dunmore Castings met Alder Mills.", []),  # which of the two?
        ("Dunmore Castings left Japan.", []),  # the evidence stage looks for places itself
    ],
)
def test_the_one_name_of_the_sentence_before_carries_over(before: str, names: list[str]) -> None:
    (claim,) = claims_of(f"{before} Sales fell 5 percent.")

    assert [entity.surface for entity in claim.entities] == names
