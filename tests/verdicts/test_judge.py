"""The one rule by which findings become a verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import case, change, only_verdict, percent, run, usd

from factgauge.model.claim import Claim, Direction, Status
from factgauge.model.finding import Finding, Judgement, Outcome
from factgauge.model.span import Span
from factgauge.verdicts.judge import judge

GOOD, NEAR, BAD, SILENT = (
    Outcome.CONSISTENT,
    Outcome.NEAR_MISS,
    Outcome.INCONSISTENT,
    Outcome.ABSTAINED,
)
CLAIM = change(Direction.DOWN, None, None, usd("34"))
TIED = change(Direction.DOWN, percent("56"), usd("78"), usd("34"))


def _finding(code: str, outcome: Outcome) -> Finding:
    return Finding(code, "a-fault", outcome, "c1", Span(0, 1), f"{code} says {outcome.value}")


def _judged(claim: Claim, **outcomes: Outcome) -> Judgement:
    findings = tuple(_finding(code, outcome) for code, outcome in outcomes.items())
    return judge(case(claim), findings).judgement


@pytest.mark.parametrize(
    ("outcomes", "judgement"),
    [
        ({}, Judgement.UNVERIFIED),
        ({"REF001": SILENT, "CHG001": SILENT}, Judgement.UNVERIFIED),
        ({"REF001": GOOD}, Judgement.SUPPORTED),
        ({"REF001": NEAR}, Judgement.SUPPORTED),
        ({"REF001": BAD}, Judgement.REFUTED),
        ({"REF001": GOOD, "CHG004": BAD}, Judgement.INCONSISTENT),
        ({"REF001": BAD, "CHG004": BAD}, Judgement.REFUTED),
        ({"REF001": BAD, "REF002": GOOD}, Judgement.REFUTED),
        ({"CHG004": BAD}, Judgement.INCONSISTENT),
        ({"TIM001": BAD}, Judgement.INCONSISTENT),
    ],
)
def test_only_a_table_refutes_and_only_a_table_supports(
    outcomes: dict[str, Outcome], judgement: Judgement
) -> None:
    assert _judged(CLAIM, **outcomes) is judgement


def test_self_agreement_never_makes_supported() -> None:
    assert _judged(TIED, CHG001=GOOD, CHG004=GOOD) is Judgement.CONSISTENT


def test_a_figure_that_nothing_has_used_leaves_a_claim_unverified() -> None:
    text = "Stocks fell 1,250 barrels to 8,750 litres."

    assert only_verdict(text).judgement is Judgement.UNVERIFIED


def test_a_supported_value_does_not_carry_an_unchecked_percent_with_it() -> None:
    text = "Wages at Kaesong fell 30 percent to $80 million in 2012."  # 2011 is not in the table

    verdict = only_verdict(text)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert "not checked: “30 percent”" in verdict.summary.lower()
    assert "no value for 2011" in verdict.summary


@pytest.mark.parametrize("status", [status for status in Status if not status.judged])
def test_what_is_not_asserted_is_not_judged(status: Status) -> None:
    claim = replace(CLAIM, status=status)

    verdict = judge(case(claim), (_finding("REF001", BAD),))

    assert verdict.judgement is Judgement.UNVERIFIED
    assert verdict.summary == f"Not judged: it is {status.value}, not asserted."


def test_the_statuses_that_are_not_judged_are_six() -> None:
    assert [status for status in Status if status.judged] == [Status.ASSERTED, Status.ATTRIBUTED]
    assert len(Status) == 8


def test_the_summary_of_a_refuted_claim_is_what_refutes_it() -> None:
    verdict = only_verdict("Russia-North Korea trade fell to $44 million in 2018.")

    assert verdict.judgement is Judgement.REFUTED
    assert verdict.summary.startswith("Stated “$44 million”, but the table has 34 million USD")


def test_arithmetic_is_sure_and_a_link_is_as_sure_as_its_evidence() -> None:
    inside = only_verdict("Profit rose to $3 million from $5 million.")
    named = only_verdict("Russia-North Korea trade fell to $34 million in 2018.")

    assert (inside.confidence, named.confidence < 1) == (1, True)
    assert named.confidence >= 0.9


def test_statistic_of_a_denied_effect_is_judged_all_the_same():
    verdicts = run("Tenure did not predict turnover, z = -1.21, p = .03.").verdicts

    (verdict,) = (v for v in verdicts if any(f.code == "STA001" for f in v.findings))
    assert verdict.claim.status is Status.NEGATED
    assert verdict.judgement is Judgement.INCONSISTENT
