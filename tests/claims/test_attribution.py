"""By whose word, and how it is put."""

from __future__ import annotations

import pytest
from tests.builders import claims_of, only_claim

from factgauge.model.claim import Status

CLAIM = "Russia-North Korea trade fell 56 percent in 2018"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"According to Kremlin aide Yury Ushakov, {CLAIM}.", "Kremlin aide Yury Ushakov"),
        (f"{CLAIM}, according to the trade ministry.", "trade ministry"),
        (f"{CLAIM}, Ushakov said.", "Ushakov"),
        (f"{CLAIM}, said Ralph Cossa of the Pacific Forum.", "Ralph Cossa of the Pacific Forum"),
        (f"{CLAIM}, said one economist.", "one economist"),
        (f"{CLAIM}, said the ministry.", "ministry"),
        (f"The ministry said {CLAIM}.", "ministry"),
        (f"{CLAIM}, the Kremlin told reporters.", "Kremlin"),
        (f"{CLAIM}, points out Troy Stangarone.", "Troy Stangarone"),
    ],
)
def test_a_speaker_is_read_wherever_the_sentence_names_them(text: str, speaker: str) -> None:
    claim = only_claim(text)

    assert claim.speaker is not None
    assert claim.speaker.surface == speaker
    assert claim.speaker.span.of(text) == speaker
    assert claim.status is Status.ATTRIBUTED


@pytest.mark.parametrize(
    "text", [f"{CLAIM}.", f"{CLAIM}, as it has before.", f"{CLAIM}, and it said nothing of prices."]
)
def test_no_speaker_is_made_up(text: str) -> None:
    claim = only_claim(text)

    assert claim.speaker is None
    assert claim.status is Status.ASSERTED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Trade will fall 5 percent in 2020.", Status.FORECAST),
        ("Trade is expected to fall 5 percent.", Status.FORECAST),
        ("Trade could fall 5 percent.", Status.HYPOTHETICAL),
        ("Trade may fall 5 percent.", Status.HYPOTHETICAL),
        ("If trade fell 5 percent, the port would close.", Status.HYPOTHETICAL),
        ("The state plans to cut trade by 5 percent.", Status.TARGET),
        ("The minister pledged that trade rose 5 percent.", Status.TARGET),
        ("Trade did not fall 5 percent.", Status.NEGATED),
        ("Trade never fell 5 percent.", Status.NEGATED),
        ("The ministry denied that trade fell 5 percent.", Status.NEGATED),
        ("Growth was revised from 5 percent to 4 percent.", Status.CORRECTED),
        ("“Trade fell 5 percent,” he told us.", Status.QUOTED),
        ("Trade fell 5 percent in May 2018.", Status.ASSERTED),
        ("In May trade fell 5 percent.", Status.ASSERTED),
        ("May trade fell 5 percent.", Status.ASSERTED),
        ("Trade fell 5 percent.", Status.ASSERTED),
    ],
)
def test_the_status_follows_from_how_it_is_put(text: str, status: Status) -> None:
    assert [claim.status for claim in claims_of(text)] == [status]
