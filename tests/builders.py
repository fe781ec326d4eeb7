"""Small makers of records, and the pipeline run on one text, for tests of the later stages."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from factgauge.claims.periods import find_periods
from factgauge.model.claim import Claim, Direction, Frame, Period
from factgauge.model.document import Document
from factgauge.model.evidence import Case
from factgauge.model.finding import Finding, Verdict
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.report import DocumentReport
from factgauge.model.span import Span
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "reference"
VERDICTS = ROOT / "claims" / "verdicts"
PUBLISHED = datetime.date(2024, 6, 1)  # after every cell of the reference tables


@cache
def catalogue() -> Catalogue:
    """Return the repository's reference tables, opened once a process."""
    return Catalogue.open([REFERENCE])


def run(text: str, published: datetime.date | str | None = PUBLISHED) -> DocumentReport:
    """Return the report of the whole pipeline on a text, with the repository's tables."""
    return examine(read(text, published=published), catalogue())


def claims_of(text: str, published: datetime.date | str | None = PUBLISHED) -> tuple[Claim, ...]:
    """Return the claims of a text; no table is opened."""
    return examine(read(text, published=published), None, "claims").claims


def only_claim(text: str, published: datetime.date | str | None = PUBLISHED) -> Claim:
    """Return the one claim of a text."""
    (claim,) = claims_of(text, published)
    return claim


def only_verdict(text: str, published: datetime.date | str | None = PUBLISHED) -> Verdict:
    """Return the one verdict on a text."""
    (verdict,) = run(text, published).verdicts
    return verdict


def finding(verdict: Verdict, code: str) -> Finding:
    """Return the finding with a code."""
    (found,) = (f for f in verdict.findings if f.code == code)
    return found


def roles(claim: Claim) -> dict[str, list[str]]:
    """Return the words in each role of a claim."""
    return {name: [quantity.surface for quantity in group] for name, group in claim.roles}


def periods_of(text: str, published: str | None = "2019-04-24") -> list[tuple[str, str, str, str]]:
    """Return the periods of a text as (words, begins, ends, kind), "" for no date."""
    day = None if published is None else datetime.date.fromisoformat(published)
    return [
        (
            mention.period.surface or "",
            "" if mention.period.begins is None else mention.period.begins.isoformat(),
            "" if mention.period.ends is None else mention.period.ends.isoformat(),
            mention.period.kind,
        )
        for mention in find_periods(text, 0, len(text), day)
    ]


def quote(text: str, words: str) -> Span:
    """Return where the quoted words stand: once, or at the occurrence that "words#2" numbers.

    A quote is looked for as whole words, so that "$34 million" is not found inside "$34 millions".
    """
    numbered = re.fullmatch(r"(.+)#(\d)", words)
    bare, index = (numbered[1], int(numbered[2]) - 1) if numbered is not None else (words, None)
    pattern = r"(?<![\w.,]\B)" if not bare[0].isalnum() else r"(?<!\w)"
    found = [match.span() for match in re.finditer(pattern + re.escape(bare) + r"(?!\w)", text)]
    assert found, f"{bare!r} does not occur in {text!r}"
    assert index is not None or len(found) == 1, f"{bare!r} occurs {len(found)} times"
    return Span(*found[index or 0])


@dataclass(frozen=True, slots=True)
class Passage:
    """One golden text with its id, "altered:12"."""

    id: str
    text: str
    published: datetime.date | None
    claims: tuple[dict[str, object], ...]
    known_gap: str | None


@cache
def passages(topic: str) -> tuple[Passage, ...]:
    """Return the passages of one file of claims/verdicts."""
    data = tomllib.loads((VERDICTS / f"{topic}.toml").read_text(encoding="utf-8"))
    return tuple(
        Passage(
            f"{topic}:{number}",
            row["text"],
            row.get("published"),
            tuple(row.get("claim", ())),
            row.get("known_gap"),
        )
        for number, row in enumerate(data["passage"], start=1)
    )


def percent(number: str, modality: Modality = Modality.EXACT) -> Quantity:
    """Return a percent as written: "56" stands for 55.5 to 56.5."""
    return _quantity(number, "percent", Kind.PERCENT, modality)


def usd(millions: str, modality: Modality = Modality.EXACT) -> Quantity:
    """Return so many million dollars, by their last digit."""
    return _quantity(millions, "USD", Kind.MONEY, modality, Fraction(10**6))


def _quantity(
    number: str, unit: str, kind: Kind, modality: Modality, scale: Fraction = Fraction(1)
) -> Quantity:
    value = Fraction(number) * scale
    decimals = len(number.partition(".")[2])
    step = Fraction(1, 10**decimals) * scale
    return Quantity(
        id=f"{unit}{number}",
        span=Span(0, 1),
        surface=number,
        number_span=Span(0, 1),
        kind=kind,
        stated_low=value,
        stated_high=None if modality is Modality.MORE_THAN else value,
        resolution=step,
        loose_resolution=None,
        modality=modality,
        unit=unit,
        currency="USD" if kind is Kind.MONEY else None,
        counted=None,
        counted_span=None,
        sentence=0,
        rule="built by hand",
    )


def change(
    direction: Direction,
    by: Quantity | None = None,
    start: Quantity | None = None,
    end: Quantity | None = None,
    **parts: Period | None,
) -> Claim:
    """Return a change with the given parts."""
    given = (("by", by), ("from", start), ("to", end))
    return Claim(
        id="c1",
        span=Span(0, 1),
        surface="x",
        sentence=0,
        frame=Frame.CHANGE,
        roles=tuple((name, (q,)) for name, q in given if q is not None),
        direction=direction,
        trigger=Span(0, 1),
        period=parts.get("period"),
    )


def case(claim: Claim) -> Case:
    """Return a claim without evidence, in a document of one letter."""
    return Case(claim, Document("d", "x", ()))
