"""The report for a terminal: one entry a claim, with its computation and its evidence."""

from __future__ import annotations

from typing import TextIO

from factgauge.model.evidence import Cell, Event
from factgauge.model.finding import Finding, Judgement, Outcome, Step, Verdict
from factgauge.model.report import DocumentReport, Report
from factgauge.reports.figures import interval_words, value_words
from factgauge.reports.origins import other_rows, reference_rows
from factgauge.reports.places import Places
from factgauge.reports.terminal import Terminal, one_line
from factgauge.reports.wording import OUTCOMES, VERDICTS, beyond, only_possible

_STYLES = {
    Judgement.REFUTED: "1;31",
    Judgement.INCONSISTENT: "1;31",
    Judgement.DISPUTED: "1;35",
    Judgement.MISLEADING: "1;33",
    Judgement.UNVERIFIED: "2",
    Judgement.CONSISTENT: "36",
    Judgement.SUPPORTED: "32",
}
_INDENT = "    "


def write_text(report: Report, out: TextIO) -> None:
    """Write each document with its claims and verdicts to `out`, then the counts."""
    terminal = Terminal(out)
    for index, document in enumerate(report.documents):
        if index:
            terminal.line()
        write_heading(document, terminal)
        places = Places(document.document.text)
        for verdict in document.verdicts:
            _write_verdict(verdict, places, terminal)
        _write_counts(document, places, terminal)
    if len(report.documents) > 1:
        counts = {judgement: report.count(judgement) for judgement in Judgement}
        terminal.line()
        terminal.line(f"{len(report.documents)} documents: {_counts_words(counts, terminal)}")


def write_heading(report: DocumentReport, terminal: Terminal) -> None:
    """Write what a document is: its id, title and published date."""
    document = report.document
    terminal.line(terminal.paint(one_line(document.id), "1"))
    if document.title and document.title != document.id:
        terminal.paragraph(one_line(document.title), "  ")
    if document.published is None:
        terminal.line('  no published date: periods such as "last year" stay relative')
    else:
        terminal.line(
            f"  published {document.published.date.isoformat()}"
            f" (from {one_line(document.published.source)})"
        )
    terminal.line()


def _write_verdict(verdict: Verdict, places: Places, terminal: Terminal) -> None:
    word = VERDICTS[verdict.judgement].word.upper()
    place = places.short(verdict.span.start)
    terminal.line(f"{terminal.paint(word, _STYLES[verdict.judgement])}  at {place}")
    terminal.paragraph(f"“{one_line(verdict.surface)}”", _INDENT, _INDENT + " ")
    terminal.paragraph(one_line(verdict.summary), _INDENT)
    for finding in verdict.findings:
        if finding.outcome is not Outcome.ABSTAINED and not only_possible(finding):
            _write_finding(finding, verdict.summary, terminal)
    for row in reference_rows(verdict.findings):
        _write_row("evidence: ", row, terminal)
    for other in other_rows(verdict.findings):
        _write_row("not compared: ", other, terminal)
    for note in dict.fromkeys(finding.note for finding in verdict.findings if finding.note):
        terminal.paragraph(one_line(note), f"{_INDENT}note: ")
    abstained = sum(finding.outcome is Outcome.ABSTAINED for finding in verdict.findings)
    if abstained:
        checks = "check" if abstained == 1 else "checks"
        terminal.line(terminal.paint(f"{_INDENT}{abstained} {checks} could not run", "2"))
    terminal.line()


def _write_finding(finding: Finding, summary: str, terminal: Terminal) -> None:
    message = beyond(finding.message, summary)
    terminal.paragraph(
        OUTCOMES[finding.outcome] + (f": {one_line(message)}" if message else ""),
        f"{_INDENT}{finding.code} ",
        _INDENT + "  ",
    )
    if finding.hint:
        terminal.paragraph(one_line(finding.hint), f"{_INDENT}  to do: ")
    for step in finding.trace:
        terminal.paragraph(_step_words(step), f"{_INDENT}  - ")


def _step_words(step: Step) -> str:
    parts = [] if step.interval is None else [interval_words(step.interval, step.unit)]
    if step.text:
        parts.append(step.text)
    label = one_line(step.label)
    return f"{label}: {one_line('; '.join(parts))}" if parts else label


def _write_row(lead: str, row: Cell | Event, terminal: Terminal) -> None:
    keys = ", ".join(f"{name} {value}" for name, value in row.keys)
    if isinstance(row, Cell):
        found = f"{row.label} ({keys}): {value_words(row.value, row.unit)}"
    else:
        found = f"{', '.join(row.participants)} ({keys}): {row.begins} to {row.last_day}"
    origin = (
        f"{row.dataset}, vintage {row.vintage}, {row.file} row {row.row};"
        f" source: {row.source} ({row.licence})"
    )
    terminal.paragraph(one_line(f"{found} [{origin}]"), _INDENT + lead, _INDENT + "  ")


def _write_counts(report: DocumentReport, places: Places, terminal: Terminal) -> None:
    counts = {
        judgement: sum(verdict.judgement is judgement for verdict in report.verdicts)
        for judgement in Judgement
    }
    claims = "1 claim" if len(report.verdicts) == 1 else f"{len(report.verdicts)} claims"
    terminal.line(f"{claims}: {_counts_words(counts, terminal)}")
    terminal.line(f"{len(report.unclaimed)} of {len(report.quantities)} figures joined no claim")
    if report.dates:
        terminal.line("resolved dates:")
    for date in report.dates:
        days = f"{date.begins.isoformat()} up to, not including, {date.ends.isoformat()}"
        note = f" ({one_line(date.note)})" if date.note else ""
        terminal.line(f"  {places.short(date.span.start)} “{one_line(date.surface)}”: {days}{note}")


def _counts_words(counts: dict[Judgement, int], terminal: Terminal) -> str:
    found = [
        terminal.paint(f"{number} {judgement.value}", _STYLES[judgement])
        for judgement, number in counts.items()
        if number
    ]
    return ", ".join(found) or "none"
