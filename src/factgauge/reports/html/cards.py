"""What a card shows of one claim, in words: the template only places it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factgauge.model.evidence import Cell, Event
from factgauge.model.finding import Finding, Outcome, Step, Verdict
from factgauge.reports.figures import interval_words, value_words
from factgauge.reports.html.gauge import Gauge, gauge
from factgauge.reports.origins import other_rows, reference_rows
from factgauge.reports.wording import OUTCOMES, VERDICTS, Wording, beyond, only_possible


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a computation: the set and the words it came to."""

    label: str
    figure: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class Silent:
    """A check that could not run, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """What one check decided, with the steps that led there."""

    code: str
    outcome: str
    outcome_words: str
    message: str | None  # None where the summary says the same
    hint: str | None
    stated: str | None
    computed: str | None
    gauge: Gauge | None
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a reference table: `place` is file and line, `value` the number with its unit."""

    keys: tuple[tuple[str, str], ...]
    label: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one dataset with its provenance."""

    dataset: str
    vintage: str
    source: str
    licence: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One claim with its verdict; `number` counts from 1 within the document."""

    id: str
    mark_id: str
    number: int
    verdict: str
    wording: Wording
    words: str
    place: str
    frame: str
    status: str | None
    speaker: str | None
    confidence: str | None
    summary: str
    findings: tuple[FindingView, ...]
    abstained: tuple[Silent, ...]
    evidence: tuple[Table, ...]
    others: tuple[Table, ...]
    notes: tuple[str, ...]


def card(verdict: Verdict, *, document: int, number: int, place: str) -> Card:
    """Return the card of the `number`-th claim of the `document`-th document."""
    claim = verdict.claim
    spoken = [
        each
        for each in verdict.findings
        if each.outcome is not Outcome.ABSTAINED and not only_possible(each)
    ]
    silent = [each for each in verdict.findings if each.outcome is Outcome.ABSTAINED]
    return Card(
        id=f"d{document}-c{number}",
        mark_id=f"d{document}-m{number}",
        number=number,
        verdict=verdict.judgement.value,
        wording=VERDICTS[verdict.judgement],
        words=verdict.surface,
        place=place,
        frame=claim.frame.value.replace("_", " "),
        status=None if claim.status.value == "asserted" else claim.status.value,
        speaker=None if claim.speaker is None else claim.speaker.surface,
        confidence=f"{round(verdict.confidence * 100)} percent" if verdict.confidence else None,
        summary=verdict.summary,
        findings=tuple(_finding(each, verdict.summary) for each in spoken),
        abstained=tuple(Silent(each.code, each.message) for each in silent),
        evidence=_tables(reference_rows(verdict.findings)),
        others=_tables(other_rows(verdict.findings)),
        notes=tuple(dict.fromkeys(each.note for each in verdict.findings if each.note)),
    )


def _finding(finding: Finding, summary: str) -> FindingView:
    stated, computed, unit = finding.stated, finding.computed, finding.unit
    return FindingView(
        code=finding.code,
        outcome=finding.outcome.value,
        outcome_words=OUTCOMES[finding.outcome],
        message=beyond(finding.message, summary),
        hint=finding.hint,
        stated=None if stated is None else interval_words(stated, unit),
        computed=None if computed is None else interval_words(computed, unit),
        gauge=gauge(stated, computed),
        steps=tuple(_step(step) for step in finding.trace),
    )


def _step(step: Step) -> StepView:
    figure = None if step.interval is None else interval_words(step.interval, step.unit)
    return StepView(step.label, figure, step.text)


def _tables(rows: Iterable[Cell | Event]) -> tuple[Table, ...]:
    """Group rows by where they come from, in the order in which the sources appear."""
    groups: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in rows:
        origin = (row.dataset, row.vintage, row.source, row.licence)
        groups.setdefault(origin, []).append(_row(row))
    return tuple(Table(*origin, tuple(members)) for origin, members in groups.items())


def _row(row: Cell | Event) -> Row:
    place = f"{row.file}, row {row.row}"
    if isinstance(row, Cell):
        return Row(row.keys, row.label, value_words(row.value, row.unit), place)
    days = f"{row.begins.isoformat()} to {row.last_day.isoformat()}"
    if row.begins == row.last_day:
        days = row.begins.isoformat()
    return Row(row.keys, "event with " + ", ".join(row.participants), days, place)
