"""The golden corpora of claims: they are there, and reading them does not get worse.

Only the tuned files: `claims/claims/held-aside` is for measuring, never for tuning. Floors are
percents, about one point under what was measured last; raise them when the reading gets better, and
never lower one without saying why.
"""

from __future__ import annotations

from collections import Counter

import pytest
from bench.claim_golden import read_claims_folder
from bench.claim_scoring import ClaimTally
from bench.claims import measure

from factgauge import verify
from factgauge.model.claim import Frame, Status
from factgauge.model.finding import Judgement

PASSAGES = read_claims_folder()
ASIDE = read_claims_folder(held_aside=True)

ROLE_FLOORS = {
    Frame.CHANGE: 80.0,
    Frame.SHARE: 83.0,
    Frame.LEVEL: 63.0,
    Frame.TOTAL: 85.0,
    Frame.COMPARISON: 75.0,
    Frame.RATIO: 58.0,
    Frame.RATE: 63.0,
    Frame.RANK: 80.0,
    Frame.THRESHOLD: 80.0,
    Frame.COUNT: 74.0,
    Frame.TEMPORAL: 58.0,
    Frame.CONVERSION: 90.0,
    Frame.TEST_RESULT: 85.0,
}


@pytest.fixture(scope="module")
def tally() -> ClaimTally:
    return measure(PASSAGES)


def test_corpora_are_there_with_all_that_they_hold():
    claims = [claim for passage in (*PASSAGES, *ASIDE) for claim in passage.claims]
    bare = [passage for passage in (*PASSAGES, *ASIDE) if not passage.claims]

    held = (len(claims) >= 1200, len(bare) >= 400, len({p.topic for p in PASSAGES}) >= 10)
    assert held == (True, True, True)
    assert set(Counter(claim.frame for claim in claims)) == set(Frame)
    assert set(Counter(claim.status for claim in claims)) == set(Status)


def test_a_fifth_of_the_claims_is_held_aside():
    aside = sum(len(passage.claims) for passage in ASIDE)
    tuned = sum(len(passage.claims) for passage in PASSAGES)

    assert 0.18 <= aside / (aside + tuned) <= 0.22
    assert not {p.text for p in ASIDE} & {p.text for p in PASSAGES}


@pytest.mark.parametrize("frame", Frame)
def test_roles_of_a_frame_stay_above_their_floor(tally: ClaimTally, frame: Frame):
    measured = tally.role(frame.value).f1

    assert measured >= ROLE_FLOORS[frame], f"measured {measured:.1f}"


def test_claims_are_seldom_judged_where_there_are_none(tally: ClaimTally):
    each = tally.judged_in_silence / tally.silent_passages

    assert (tally.silent_passages >= 300, each <= 0.13) == (True, True), f"measured {each:.3f}"


@pytest.mark.parametrize("topic", sorted({passage.topic for passage in PASSAGES}))
def test_nothing_in_the_golden_claims_is_called_wrong(topic: str):
    passages = [passage for passage in PASSAGES if passage.topic == topic]

    alarms = [
        (passage.id, verdict.surface, verdict.summary)
        for passage in passages
        for verdict in verify(passage.text, published=passage.published).documents[0].verdicts
        if verdict.judgement in (Judgement.INCONSISTENT, Judgement.REFUTED)
    ]

    assert len(passages) >= 50
    assert alarms == []
