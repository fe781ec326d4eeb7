"""What `reference add` shows and asks: the draft, ten of its values, and every unsure point."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from factgauge.cli.reference.wording import measured, one_line, period
from factgauge.reference.adding.add import Draft
from factgauge.reference.adding.trial import Shown, Trial
from factgauge.reference.infer.proposal import Note, TableProposal
from factgauge.reference.records import Measure
from factgauge.reference.wording import number

_SHOWN_MEASURES = 8


def today() -> str:
    """Return this day, which the dataset's SOURCE.md keeps as that of its adding."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def proposal(draft: Draft) -> str:
    """Return the draft in words: what each column was taken for, ten values, what is unsure."""
    plan = draft.plan
    lines = [
        f"{plan.title}  →  {plan.name}/{plan.vintage}",
        f"  source {one_line(plan.origin)}; licence {one_line(plan.licence)}",
    ]
    for table, trial in zip(plan.tables, draft.trials, strict=True):
        lines += ["", *_table(table, trial)]
    lines += [f"  passed over: {each.name}: {one_line(each.why)}" for each in plan.passed_over]
    unsure = list(_unsure(draft))
    if unsure:
        lines += ["", "Unsure:"]
        lines += [f"  {where}{_noted(note)}" for where, note in unsure]
    return "\n".join(lines) + "\n\n"


def outcome(draft: Draft, folder: Path) -> str:
    """Return the closing line: how much was added, and how to use it."""
    many = f"{draft.observations:,}"
    return (
        f"Added {many} values to {folder}\n"
        f"Use it: factgauge verify article.txt --reference {draft.into}\n"
    )


def answers(draft: Draft) -> dict[str, str] | None:
    """Ask about each unsure point; return what was decided otherwise, `None` for no.

    An empty answer takes what was inferred. Where nothing was changed, one last question asks
    whether to write it.
    """
    decided: dict[str, str] = {}
    for where, note in _unsure(draft):
        if note.setting is None:
            continue
        key = f"{where.removesuffix(': ')}:{note.setting}" if where else note.setting
        choices = f" ({', '.join(note.others)})" if note.others else ""
        answer = _ask(f"{where}{note.decided}. Other value for {note.setting}{choices}? [keep] ")
        if answer is None:
            return None
        if answer:
            decided[key] = answer
    if decided:
        return decided
    answer = _ask("Write it? [Y/n] ")
    return {} if answer is not None and answer.lower() in ("", "y", "yes") else None


def _ask(question: str) -> str | None:
    try:
        return input(question).strip()
    except EOFError:
        return None


def _unsure(draft: Draft) -> Iterator[tuple[str, Note]]:
    """Yield each unsure note with the table it is about, as "NAME: " where there are several."""
    for note in draft.plan.notes:
        if not note.sure:
            yield "", note
    for table in draft.plan.tables:
        where = f"{table.name}: " if len(draft.plan.tables) > 1 else ""
        for note in table.notes:
            if not note.sure:
                yield where, note


def _noted(note: Note) -> str:
    text = f"{one_line(note.decided)}: {one_line(note.because)}"
    if note.setting is None:
        return text
    others = f" ({', '.join(note.others)})" if note.others else ""
    return f"{text}\n      decide: --set {note.setting}=…{others}"


def _table(table: TableProposal, trial: Trial) -> Iterator[str]:
    block = table.resource["factgauge:layout"]
    yield f"{table.name}: {block['shape']} table, {table.resource.get('format', 'csv')}"
    yield f"  {trial.observations:,} values of {trial.entities:,} entities{_span(trial)}"
    for note in table.notes:
        if note.sure:
            yield f"  {one_line(note.decided)}: {one_line(note.because)}"
    for measure in trial.measures[:_SHOWN_MEASURES]:
        yield f"  measure {_measure(measure)}"
    if len(trial.measures) > _SHOWN_MEASURES:
        yield f"  … and {len(trial.measures) - _SHOWN_MEASURES} more measures"
    yield f"  {len(trial.shown)} of them:"
    yield from (f"    {_value(shown)}" for shown in trial.shown)


def _span(trial: Trial) -> str:
    if trial.begins is None or trial.ends is None:
        return ""
    last = trial.ends - datetime.timedelta(days=1)
    return f", {trial.begins.isoformat()} to {last.isoformat()}"


def _measure(measure: Measure) -> str:
    parts = [f"{measure.id} ({one_line(measure.label)}): {measured(measure)}, {measure.statistic}"]
    if measure.scale != 1:
        parts.append(f"a value times {number(measure.scale)}")
    if measure.price_basis:
        parts.append(f"{measure.price_basis} prices")
    if measure.direction:
        parts.append(measure.direction)
    return ", ".join(parts)


def _value(shown: Shown) -> str:
    who = " – ".join(
        f"{one_line(entity.name)} [{entity.id}]" if entity.name != entity.id else entity.id
        for entity in shown.entities
    )
    when = period(shown.begins, shown.ends)
    if shown.measure is None or shown.value is None:
        return f"row {shown.row}: {who}, {when}"
    return (
        f"row {shown.row}: {who}, {when}, {one_line(shown.measure.label)}: "
        f"{number(shown.value)} {measured(shown.measure)}"
    )
