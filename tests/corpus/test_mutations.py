"""Every supported golden claim with one numeral altered.

Past rounding the verdict flips; within it nothing changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import pytest
from tests.builders import Passage, passages, quote, run

from factgauge.model.claim import Frame
from factgauge.model.finding import Judgement, Outcome, Verdict
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.pipeline import extract

SUPPORTED = tuple(
    passage
    for passage in passages("paraphrases")
    if passage.known_gap is None and any(c["verdict"] == "supported" for c in passage.claims)
)
NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Mutant:
    """A numeral of a golden text, to be replaced: `figure` has it, `at` is its place."""

    passage: Passage
    figure: str
    at: tuple[int, int]
    modality: Modality

    def with_numeral(self, numeral: str) -> str:
        start, end = self.at
        return self.passage.text[:start] + numeral + self.passage.text[end:]

    def scaled(self, factor: str) -> str:
        """Return the text with the numeral times a factor, in as many digits as it had."""
        return self.with_numeral(_times(self.passage.text[slice(*self.at)], factor))


def _times(numeral: str, factor: str) -> str:
    plain = numeral.replace(",", "")
    decimals = len(plain.partition(".")[2])
    value = (Decimal(plain) * Decimal(factor)).quantize(Decimal(1).scaleb(-decimals))
    return f"{value:,}" if "," in numeral else f"{value}"


def _verdict_on(text: str, passage: Passage, near: int) -> Verdict:
    """Return the verdict whose figures stand nearest to a place."""
    verdicts = run(text, passage.published).verdicts
    return min(verdicts, key=lambda v: min(abs(q.span.start - near) for q in v.claim.quantities))


def _figures(passage: Passage) -> list[tuple[Verdict, Quantity]]:
    found = []
    for expected in passage.claims:
        if expected["verdict"] != "supported":
            continue
        role = next(r for r in ("to", "value", "rate", "by") if r in expected)
        words = expected[role]
        place = quote(passage.text, words if isinstance(words, str) else words[0])
        verdict = _verdict_on(passage.text, passage, place.start)
        found += [(verdict, quantity) for quantity in verdict.claim.quantities]
    return found


def _mutants() -> tuple[Mutant, ...]:
    found = []
    for passage in SUPPORTED:
        for _, quantity in _figures(passage):
            numeral = NUMERAL.search(quantity.surface)
            if numeral is None:
                continue
            start = quantity.span.start + numeral.start()
            at = (start, start + len(numeral[0]))
            found.append(Mutant(passage, quantity.surface, at, quantity.modality))
    return tuple(found)


MUTANTS = _mutants()
BOUND = (Modality.MORE_THAN, Modality.AT_LEAST)
IDS = [f"{m.passage.id}-{m.figure.replace(' ', '_')}" for m in MUTANTS]


def test_the_golden_texts_have_numerals_to_alter() -> None:
    assert len(SUPPORTED) >= 40
    assert len(MUTANTS) >= 60


@pytest.mark.parametrize("mutant", MUTANTS, ids=IDS)
def test_a_supported_claim_flips_when_a_numeral_is_altered_past_rounding(mutant: Mutant) -> None:
    text = mutant.scaled("1.6")

    verdict = _verdict_on(text, mutant.passage, mutant.at[0])

    assert verdict.judgement in (Judgement.REFUTED, Judgement.INCONSISTENT), text
    at = [f.span for f in verdict.findings if f.outcome is Outcome.INCONSISTENT]
    assert at


@pytest.mark.parametrize(
    "mutant",
    [m for m in MUTANTS if m.modality not in BOUND],
    ids=[i for m, i in zip(MUTANTS, IDS, strict=True) if m.modality not in BOUND],
)
def test_a_supported_claim_flips_when_a_numeral_is_made_too_small(mutant: Mutant) -> None:
    verdict = _verdict_on(mutant.scaled("0.6"), mutant.passage, mutant.at[0])

    assert verdict.judgement in (Judgement.REFUTED, Judgement.INCONSISTENT), mutant.scaled("0.6")


def _neighbours(numeral: str) -> tuple[str, ...]:
    """Return numerals a little off: 77.9 as 78 and 77.92, 34 as 34.1 and 33.9."""
    value = Decimal(numeral)
    if "." in numeral:
        return (str(value.quantize(Decimal(1))), f"{numeral}2", str(value + Decimal("0.04")))
    return (f"{value}.1", f"{value - 1}.9", f"{value}.0")


def _still_meets(mutant: Mutant, numeral: str, figure: Quantity) -> bool:
    """Whether the altered figure still meets every set that the original was held against."""
    text = mutant.with_numeral(numeral)
    (altered,) = (q for q in extract(text) if q.span.start == figure.span.start)
    assert altered.interval is not None
    verdict = _verdict_on(mutant.passage.text, mutant.passage, mutant.at[0])
    tied = [f for f in verdict.findings if f.code in ("CHG001", "CHG003") and f.computed]
    if any(f.span != figure.span for f in tied):
        return False  # what the end values give changes with them
    sets = [f.computed for f in verdict.findings if f.span == figure.span and f.computed]
    return bool(sets) and all(
        altered.interval.meets(s) or (-altered.interval).meets(s) for s in sets
    )


def _within() -> list[tuple[Mutant, str]]:
    found = []
    for mutant in MUTANTS:
        numeral = mutant.passage.text[slice(*mutant.at)]
        if "," in numeral or mutant.modality is not Modality.EXACT:
            continue
        (figure,) = {  # one figure may serve two claims
            quantity
            for _, quantity in _figures(mutant.passage)
            if quantity.span.start <= mutant.at[0] < quantity.span.end
        }
        found += [(mutant, n) for n in _neighbours(numeral) if _still_meets(mutant, n, figure)]
    return found


WITHIN = _within()


def test_there_are_figures_to_alter_within_rounding() -> None:
    assert len(WITHIN) >= 60
    assert len({mutant.passage.id for mutant, _ in WITHIN}) >= 25


@pytest.mark.parametrize(
    ("mutant", "numeral"), WITHIN, ids=[f"{m.passage.id}-{m.figure}-{n}" for m, n in WITHIN]
)
def test_nothing_changes_when_a_numeral_is_altered_within_rounding(
    mutant: Mutant, numeral: str
) -> None:
    before = _verdict_on(mutant.passage.text, mutant.passage, mutant.at[0])

    verdict = _verdict_on(mutant.with_numeral(numeral), mutant.passage, mutant.at[0])

    assert verdict.judgement is before.judgement is Judgement.SUPPORTED
    assert {f.code: f.outcome for f in verdict.findings} == {
        f.code: f.outcome for f in before.findings
    }


COUNT_WORDS = {"once": "five times", "twice": "seven times", "three": "nine", "four": "eight"}
COUNTS = [
    (passage, quantity)
    for passage in SUPPORTED
    for verdict, quantity in _figures(passage)
    if verdict.claim.frame is Frame.COUNT
]


def test_there_are_counts_to_alter() -> None:
    assert len(COUNTS) >= 6


@pytest.mark.parametrize(
    ("passage", "quantity"), COUNTS, ids=[f"{p.id}-{q.surface}" for p, q in COUNTS]
)
def test_a_supported_count_is_refuted_when_its_number_word_is_altered(
    passage: Passage, quantity: Quantity
) -> None:
    first = quantity.surface.split()[0]
    start = quantity.span.start
    text = passage.text[:start] + COUNT_WORDS[first] + passage.text[start + len(first) :]

    verdict = _verdict_on(text, passage, start)

    assert verdict.judgement is Judgement.REFUTED, text
    (against,) = (f for f in verdict.findings if f.outcome is Outcome.INCONSISTENT)
    assert against.code == "REF010"


MONEY = [
    (m, i)
    for m, i in zip(MUTANTS, IDS, strict=True)
    if m.figure.endswith(" million") and m.modality is Modality.EXACT
]


def test_there_are_amounts_to_restate() -> None:
    assert len(MONEY) >= 20
    assert Kind.MONEY in {q.kind for p in SUPPORTED for _, q in _figures(p)}


@pytest.mark.parametrize("mutant", [m for m, _ in MONEY], ids=[i for _, i in MONEY])
def test_nothing_changes_when_an_amount_is_restated_in_thousandths_of_a_billion(
    mutant: Mutant,
) -> None:
    start, end = mutant.at
    numeral = mutant.passage.text[start:end]
    places = len(numeral.partition(".")[2]) + 3
    restated = f"{Decimal(numeral) / 1000:.{places}f}"
    rest = mutant.passage.text[end:].replace(" million", " billion", 1)
    text = mutant.passage.text[:start] + restated + rest

    verdict = _verdict_on(text, mutant.passage, start)

    assert verdict.judgement is Judgement.SUPPORTED, text
