"""Records built by hand, by quoting words of a text; and one fixed report with every verdict."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from fractions import Fraction

from factgauge.errors import DocumentError
from factgauge.model.claim import (
    Claim,
    Direction,
    Entity,
    Frame,
    Measurand,
    Period,
    Speaker,
    Status,
)
from factgauge.model.document import Document, Published, Sentence
from factgauge.model.evidence import Cell, Event
from factgauge.model.finding import Finding, Judgement, Outcome, Step, Verdict
from factgauge.model.interval import Interval
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.report import DocumentReport, Report, ResolvedDate
from factgauge.model.span import Span

VERSION = "0.0.test"
SOURCE = "Federal Customs Service, https://example.org/customs?year=2018"

TEXT = """\
---
desk: world
---

# Border trade halves as sanctions bite

By Ana Duarte, April 24, 2019

Trade between the two countries fell dramatically last year, by more than 56 percent to
$34 million, an aide to the president said.

Exports rose 35 percent to $50 million from $40 million. “It was a strong year,” he said.

The country met its neighbour four times, and grain made up 61 percent of the
8,000 tonnes shipped, or nearly 4,900 tonnes.

What remains

- The zone employed 53,000 workers before it closed.
- It earned about $100 million a year.

Population stood at 25.5 million, and wages grew 2.5 percent.
"""


def span(text: str, words: str) -> Span:
    """Return where `words` stand; they must occur exactly once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def between(low: str | int | None, high: str | int | None, *, closed: bool = True) -> Interval:
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        closed,
        closed,
    )


def document(
    text: str = TEXT,
    *,
    id: str = "border-trade.md",
    title: str | None = "Border trade halves as sanctions bite",
    url: str | None = "https://example.org/border-trade",
) -> Document:
    return Document(
        id,
        text,
        _sentences(text),
        title,
        Published(datetime.date(2019, 4, 24), "byline"),
        url,
    )


def _sentences(text: str) -> tuple[Sentence, ...]:
    """Return one sentence a line or paragraph, the roles told by how a line begins."""
    sentences = []
    for block, match in enumerate(re.finditer(r"[^\n](?:.|\n(?!\n|- ))*", text)):
        words = match.group()
        if words.startswith("---"):
            continue
        role, start = "body", match.start()
        if words.startswith("# "):
            role, start = "title", start + 2
        elif words.startswith("By "):
            role = "byline"
        elif words.startswith("- "):
            role, start = "list", start + 2
        elif words.startswith("What"):
            role = "heading"
        sentences.append(Sentence(len(sentences), Span(start, match.end()), block, role))
    return tuple(sentences)


def quantity(
    id: str,
    words: str,
    kind: Kind,
    resolution: int | str | None,
    unit: str | None,
    *,
    text: str = TEXT,
    modality: Modality = Modality.EXACT,
    stated: tuple[int | None, int | None] = (None, None),
    counted: str | None = None,
) -> Quantity:
    low, high = (None if each is None else Fraction(each) for each in stated)
    place = span(text, words)
    return Quantity(
        id,
        place,
        words,
        place,
        kind,
        low,
        high,
        None if resolution is None else Fraction(resolution),
        None,
        modality,
        unit,
        unit if kind is Kind.MONEY else None,
        counted,
        None,
        sentence=0,
        rule="by-hand",
    )


def claim(
    id: str,
    words: str,
    frame: Frame,
    roles: tuple[tuple[str, tuple[Quantity, ...]], ...] = (),
    *,
    text: str = TEXT,
    direction: Direction | None = None,
    speaker: str | None = None,
    status: Status = Status.ASSERTED,
    rich: bool = False,
) -> Claim:
    place = span(text, words)
    head = Span(place.start, place.start + 5)
    return Claim(
        id,
        place,
        words,
        0,
        frame,
        roles,
        direction,
        measurand=Measurand(head, head.of(text), "trade", ("border",)) if rich else None,
        entities=(Entity(head, head.of(text), "RUS", "of"),) if rich else (),
        period=Period(datetime.date(2018, 1, 1), datetime.date(2019, 1, 1), "year")
        if rich
        else None,
        speaker=None if speaker is None else Speaker(span(text, speaker), speaker),
        status=status,
    )


def cell(
    value: int | str,
    *,
    year: str = "2018",
    label: str = "Turnover",
    unit: str = "USD",
    dataset: str = "russia-dprk-trade",
    source: str = SOURCE,
) -> Cell:
    exact = Fraction(value)
    return Cell(
        dataset,
        "2024-03",
        "table.csv",
        7,
        (("reporter", "Russia"), ("year", year)),
        "turnover",
        label,
        exact,
        Interval.point(exact),
        unit,
        datetime.date(2018, 1, 1),
        datetime.date(2019, 1, 1),
        source,
        "CC BY 4.0",
    )


def event() -> Event:
    return Event(
        "kim-summits",
        "2019-06",
        "events.csv",
        3,
        (("host", "China"),),
        datetime.date(2018, 3, 25),
        datetime.date(2018, 3, 28),
        ("PRK", "CHN"),
        "Ministry of Foreign Affairs",
        "public domain",
    )


def finding(
    code: str,
    outcome: Outcome,
    words: str,
    message: str,
    *,
    claim: str = "c1",
    text: str = TEXT,
    hint: str | None = None,
    note: str | None = None,
    stated: Interval | None = None,
    computed: Interval | None = None,
    unit: str | None = None,
    trace: tuple[Step, ...] = (),
    cells: tuple[Cell, ...] = (),
    events: tuple[Event, ...] = (),
    others: tuple[Cell, ...] = (),
) -> Finding:
    return Finding(
        code,
        "by-hand",
        outcome,
        claim,
        span(text, words),
        message,
        hint,
        note,
        computed,
        stated,
        unit,
        trace,
        cells,
        events,
        others,
    )


def verdict(
    claim: Claim,
    judgement: Judgement,
    summary: str,
    *findings: Finding,
    confidence: str = "0",
) -> Verdict:
    return Verdict(
        claim, claim.span, claim.surface, judgement, Fraction(confidence), summary, findings
    )


def small_report(text: str, words: Sequence[tuple[str, Judgement]], **about: str) -> Report:
    """Return a report of one text with one bare verdict for each quote."""
    claims = [
        claim(f"c{index}", each, Frame.LEVEL, text=text) for index, (each, _) in enumerate(words, 1)
    ]
    verdicts = tuple(
        verdict(each, judgement, f"Summary of {each.id}.")
        for each, (_, judgement) in zip(claims, words, strict=True)
    )
    shown = document(text, **{"id": "small.txt", "title": None, "url": None, **about})
    return Report(VERSION, (DocumentReport(shown, (), tuple(claims), verdicts),))


def _quantities() -> dict[str, Quantity]:
    money, percent = Kind.MONEY, Kind.PERCENT
    return {
        "q1": quantity(
            "q1",
            "more than 56 percent",
            percent,
            1,
            "percent",
            modality=Modality.MORE_THAN,
            stated=(56, None),
        ),
        "q2": quantity("q2", "$34 million", money, 10**6, "USD", stated=(34000000,) * 2),
        "q3": quantity("q3", "35 percent", percent, 1, "percent", stated=(35, 35)),
        "q4": quantity("q4", "$50 million", money, 10**6, "USD", stated=(50000000,) * 2),
        "q5": quantity("q5", "$40 million", money, 10**6, "USD", stated=(40000000,) * 2),
        "q6": quantity(
            "q6", "four times", Kind.COUNT, 0, "count", stated=(4, 4), counted="meeting"
        ),
        "q7": quantity("q7", "April 24, 2019", Kind.DATE, None, None),
        "q8": quantity(
            "q8",
            "53,000 workers",
            Kind.COUNT,
            1000,
            "count",
            stated=(53000, 53000),
            counted="worker",
        ),
        "q9": quantity(
            "q9",
            "about $100 million",
            money,
            10**6,
            "USD",
            modality=Modality.APPROXIMATE,
            stated=(100000000,) * 2,
        ),
    }


def _supported(quantities: dict[str, Quantity]) -> Verdict:
    fall = claim(
        "c1",
        "Trade between the two countries fell dramatically last year, by more than 56 percent to\n"
        "$34 million, an aide to the president said",
        Frame.CHANGE,
        (("by", (quantities["q1"],)), ("to", (quantities["q2"],))),
        direction=Direction.DOWN,
        speaker="an aide to the president",
        status=Status.ATTRIBUTED,
        rich=True,
    )
    percent = finding(
        "REF002",
        Outcome.CONSISTENT,
        "more than 56 percent",
        "the table gives a fall of 56.28 percent",
        note="The words fit, but “dramatically” is a word of the writer.",
        stated=between(56, None, closed=False),
        computed=between("56.26", "56.31"),
        unit="percent",
        trace=(
            Step("turnover in 2017", Interval.point(77843000), "USD"),
            Step("turnover in 2018", Interval.point(34034000), "USD"),
            Step("change = (34,034,000 / 77,843,000 − 1) × 100", between("-56.31", "-56.26"), "%"),
        ),
        cells=(cell(34034000), cell(77843000, year="2017")),
        others=(cell(32082000, label="Exports"), cell(1952000, label="Imports")),
    )
    silent = finding(
        "CHG001",
        Outcome.ABSTAINED,
        "$34 million",
        "needs a stated change, a start value and an end value",
    )
    return verdict(
        fall,
        Judgement.SUPPORTED,
        "Turnover fell by 56.28 percent to 34.03 million USD in 2018, as stated.",
        percent,
        silent,
        confidence="0.97",
    )


def _inconsistent(quantities: dict[str, Quantity]) -> Verdict:
    rise = claim(
        "c2",
        "Exports rose 35 percent to $50 million from $40 million",
        Frame.CHANGE,
        (
            ("by", (quantities["q3"],)),
            ("to", (quantities["q4"],)),
            ("from", (quantities["q5"],)),
        ),
        direction=Direction.UP,
    )
    clash = finding(
        "CHG001",
        Outcome.INCONSISTENT,
        "35 percent",
        "stated “35 percent”, but the end values give 22.2 to 27.8 percent",
        claim="c2",
        hint="recompute the change, or check both end values at the source",
        stated=between("34.5", "35.5"),
        computed=Interval(Fraction(1800, 81), Fraction(2200, 79), True, False),
        unit="percent",
        trace=(
            Step("start value", between(39500000, 40500000), "USD"),
            Step("end value", between(49500000, 50500000), "USD"),
            Step("(end / start − 1) × 100", between("22.2", "27.8"), "percent"),
            Step("reading", text="every figure taken at every value that rounds to it"),
        ),
    )
    return verdict(
        rise,
        Judgement.INCONSISTENT,
        "From $40 million to $50 million is a rise of 22.2 to 27.8 percent, not 35 percent.",
        clash,
    )


def _others(quantities: dict[str, Quantity]) -> list[Verdict]:
    grain = "grain made up 61 percent of the\n8,000 tonnes shipped, or nearly 4,900 tonnes"
    meetings = claim("c3", "met its neighbour four times", Frame.COUNT, rich=True)
    counted = finding(
        "REF010",
        Outcome.INCONSISTENT,
        "four times",
        "the table lists 1 meeting in the window, which it covers whole",
        claim="c3",
        stated=between(4, 4),
        computed=between(1, 1),
        unit="count",
        events=(event(),),
    )
    near = finding(
        "PRT001",
        Outcome.NEAR_MISS,
        "nearly 4,900 tonnes",
        "off by no more than one unit of the last digit",
        claim="c4",
        stated=between(4410, 4900, closed=False),
        computed=between("4839.75", "4920.25"),
        unit="metric_ton",
    )
    return [
        verdict(
            meetings,
            Judgement.REFUTED,
            "The table lists one meeting, not four.",
            counted,
            confidence="0.9",
        ),
        verdict(
            claim("c4", grain, Frame.SHARE),
            Judgement.CONSISTENT,
            "61 percent of 8,000 tonnes is 4,880 tonnes.",
            near,
        ),
        # Nested in c4, and the next one overlaps its end.
        verdict(
            claim("c5", "61 percent of the\n8,000 tonnes", Frame.SHARE),
            Judgement.MISLEADING,
            "The base is what was shipped, not what was harvested.",
        ),
        verdict(
            claim("c6", "53,000 workers", Frame.LEVEL),
            Judgement.DISPUTED,
            "One source has 53,000, another 54,763.",
            finding(
                "REF001",
                Outcome.CONSISTENT,
                "53,000 workers",
                "one of two sources agrees",
                claim="c6",
                cells=(
                    cell(53000, label="Workers", unit="count", dataset="zone-a"),
                    cell(54763, label="Workers", unit="count", dataset="zone-b", source="Ministry"),
                ),
            ),
        ),
        verdict(
            claim("c7", "earned about $100 million a year", Frame.RATE),
            Judgement.UNVERIFIED,
            "No table speaks to it; yearly receipts of the zone would settle it.",
        ),
    ]


def full_report() -> Report:
    """Return the fixed report of the snapshots: every verdict, nested claims, two documents."""
    quantities = _quantities()
    verdicts = (_supported(quantities), _inconsistent(quantities), *_others(quantities))
    first = DocumentReport(
        document(),
        tuple(quantities.values()),
        tuple(each.claim for each in verdicts),
        verdicts,
        unclaimed=(("q7", "a date that nothing is claimed of"),),
        dates=(
            ResolvedDate(
                span(TEXT, "last year"),
                "last year",
                datetime.date(2018, 1, 1),
                datetime.date(2019, 1, 1),
                "the year before the byline's",
            ),
        ),
    )
    second = small_report("Rain fell on 12 days.", [("12 days", Judgement.CONSISTENT)])
    unread = DocumentError("lost.txt", "there is no such file", "check the path")
    return Report(VERSION, (first, *second.documents), (unread,))
