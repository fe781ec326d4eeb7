"""How each verdict is named, marked and explained to a reader, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass

from factgauge.model.finding import Finding, Judgement, Outcome


@dataclass(frozen=True, slots=True)
class Wording:
    """A verdict in words: `mark` is one sign of its own shape, so that colour is never alone."""

    word: str
    mark: str
    meaning: str


VERDICTS: dict[Judgement, Wording] = {
    Judgement.REFUTED: Wording(
        "Refuted", "✕", "A reference table contradicts it by more than rounding can explain."
    ),
    Judgement.INCONSISTENT: Wording(
        "Inconsistent",
        "≠",
        "The document contradicts itself or its own arithmetic. Which of the figures is wrong is "
        "not decided.",
    ),
    Judgement.DISPUTED: Wording(
        "Disputed", "↔", "The reference sources disagree with one another about it."
    ),
    Judgement.MISLEADING: Wording(
        "Misleading",
        "!",
        "Literally defensible, but its bound, base, period or unit gives a wrong picture.",
    ),
    Judgement.UNVERIFIED: Wording("Unverified", "?", "There was nothing to check it with."),
    Judgement.CONSISTENT: Wording(
        "Consistent",
        "=",
        "Its arithmetic holds within the document; no table speaks to it.",
    ),
    Judgement.SUPPORTED: Wording(
        "Supported", "✓", "A reference table confirms it, and nothing contradicts it."
    ),
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.CONSISTENT: "holds",
    Outcome.NEAR_MISS: "near miss",
    Outcome.INCONSISTENT: "conflict",
    Outcome.ABSTAINED: "could not run",
}


def beyond(message: str, summary: str) -> str | None:
    """Return what a finding says beyond the summary of its verdict; `None` for nothing."""
    return None if message.rstrip(".") == summary.rstrip(".") else message


def only_possible(finding: Finding) -> bool:
    """Whether a finding says no more than that a figure is not impossible: not worth a line."""
    return finding.outcome is Outcome.CONSISTENT and not finding.settles
