"""Golden texts with their claims and verdicts, through the whole pipeline."""

from __future__ import annotations

import pytest
from tests.builders import VERDICTS, Passage, passages, quote, run

from factgauge.model.finding import Judgement, Verdict
from factgauge.model.report import DocumentReport
from factgauge.model.span import Span

TOPICS = tuple(sorted(path.stem for path in VERDICTS.glob("*.toml")))
ALL = tuple(passage for topic in TOPICS for passage in passages(topic))
ROLES = ("by", "from", "to", "value", "rate")
ALARMS = (Judgement.REFUTED, Judgement.INCONSISTENT)
LEAST = {"altered": 61, "paraphrases": 76, "quiet": 116}


def _listed(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def _spans(passage: Passage, expected: dict[str, object]) -> dict[str, list[Span]]:
    return {
        role: [quote(passage.text, words) for words in _listed(expected[role])]
        for role in ROLES
        if role in expected
    }


def _is_it(verdict: Verdict, expected: dict[str, object], spans: dict[str, list[Span]]) -> bool:
    """Whether a verdict is on the expected claim: same frame, same figures in the same roles."""
    claim = verdict.claim
    found = {name: [q.span for q in group] for name, group in claim.roles}
    return claim.frame == expected["frame"] and found == spans


def faults(passage: Passage, report: DocumentReport) -> list[str]:
    """Return in words how a report differs from what a passage expects."""
    wrong: list[str] = []
    left = list(report.verdicts)
    for expected in passage.claims:
        spans = _spans(passage, expected)
        verdict = next((v for v in left if _is_it(v, expected, spans)), None)
        if verdict is None:
            wrong.append(f"no claim {expected['frame']} with {[expected.get(r) for r in ROLES]}")
            continue
        left.remove(verdict)
        wrong += _differences(passage, expected, verdict)
    wrong += [
        f"{v.judgement.value}, which nothing expects, on {v.surface!r}: {v.summary}"
        for v in left
        if v.judgement in ALARMS
    ]
    return wrong


def _differences(passage: Passage, expected: dict[str, object], verdict: Verdict) -> list[str]:
    wrong: list[str] = []
    if verdict.judgement != expected["verdict"]:
        wrong.append(f"{verdict.judgement.value} in place of {expected['verdict']}")
        wrong.append(verdict.summary)
    for name, found in (("direction", verdict.claim.direction), ("status", verdict.claim.status)):
        if name in expected and found != expected[name]:
            wrong.append(f"{name} {found} in place of {expected[name]}")
    outcomes = {f.code: f for f in verdict.findings}
    findings = expected.get("findings", {})
    assert isinstance(findings, dict)
    for code, outcome in findings.items():
        if code not in outcomes or outcomes[code].outcome != outcome:
            found_outcome = outcomes[code].outcome.value if code in outcomes else "absent"
            wrong.append(f"{code} is {found_outcome} in place of {outcome}")
    if "at" in expected:
        place = quote(passage.text, str(expected["at"]))
        at = [f.span for f in verdict.findings if f.outcome == "inconsistent"]
        if place not in at:
            wrong.append(f"at {[s.of(passage.text) for s in at]} in place of {expected['at']!r}")
    if "message" in expected and str(expected["message"]) not in verdict.summary:
        wrong.append(f"{verdict.summary!r} lacks {expected['message']!r}")
    return wrong


@pytest.mark.parametrize("topic", sorted(LEAST))
def test_each_corpus_holds_at_least_as_many_passages_as_it_was_written_with(topic: str) -> None:
    assert topic in TOPICS
    assert len(passages(topic)) >= LEAST[topic]


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: passage.id)
def test_a_passage_yields_its_claims_and_verdicts_and_no_other_alarm(passage: Passage) -> None:
    wrong = faults(passage, run(passage.text, passage.published))

    if passage.known_gap is None:
        assert not wrong, "\n".join([passage.text, *wrong])
    else:
        assert wrong, f"{passage.id} passes now: take known_gap out ({passage.known_gap})"


@pytest.mark.parametrize(
    "passage", passages("altered") if "altered" in TOPICS else (), ids=lambda passage: passage.id
)
def test_an_altered_text_expects_exactly_one_fault_and_says_where(passage: Passage) -> None:
    alarms = [c for c in passage.claims if c["verdict"] in ("refuted", "inconsistent")]

    assert len(alarms) == 1
    assert "at" in alarms[0]


@pytest.mark.parametrize(
    "passage", passages("quiet") if "quiet" in TOPICS else (), ids=lambda passage: passage.id
)
def test_a_quiet_text_expects_no_fault(passage: Passage) -> None:
    assert all(claim["verdict"] not in ("refuted", "inconsistent") for claim in passage.claims)


def test_two_passages_never_hold_the_same_text() -> None:
    texts = [passage.text for passage in ALL]

    assert len(texts) == len(set(texts))
