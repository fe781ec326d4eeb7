"""How the answer to a question in words is written: as text, and as records of its cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factgauge.cli.reference.wording import measured, one_line, period, plain
from factgauge.reference.wording import number

if TYPE_CHECKING:
    from factgauge.model.evidence import Cell, Event
    from factgauge.reference.asking.question import Answer, Reply

_CELL = (
    "dataset", "vintage", "measure", "label", "entity", "begins", "ends", "value", "unit", "file",
    "row", "source", "licence", "keys",
)  # fmt: skip
_EVENT = (
    "dataset", "vintage", "event", "label", "participants", "begins", "last_day", "file", "row",
    "source", "licence", "keys",
)  # fmt: skip


def answer_text(reply: Reply) -> str:
    """Return the answers of a reply, or what was understood of the question."""
    if reply.answers:
        return "".join(f"{line}\n" for answer in reply.answers for line in _lines(answer))
    lines = [f"No answer: {one_line(reply.why or '')}."]
    for what, texts in (
        ("measures that fit", reply.measures),
        ("names", reply.entities),
        ("not understood", reply.unknown),
        ("perhaps meant", reply.near),
    ):
        if texts:
            lines.append(f"  {what}: {'; '.join(map(one_line, texts))}")
    return "".join(f"{line}\n" for line in lines)


def answer_record(reply: Reply) -> dict[str, object]:
    """Return a reply as the object that --format json prints."""
    return {
        "answers": records(reply),
        "why": reply.why,
        "measures": reply.measures,
        "names": reply.entities,
        "unknown": reply.unknown,
        "near": reply.near,
    }


def answer_columns(reply: Reply) -> tuple[str, ...]:
    """Return the columns of the cells of a reply: those of events where it has nothing else."""
    if reply.answers and not any(answer.cells for answer in reply.answers):
        return _EVENT
    return _CELL


def records(reply: Reply) -> list[dict[str, object]]:
    """Return every cell of a reply, and every event where it has no cell."""
    found = [_cell(answer, cell) for answer in reply.answers for cell in answer.cells]
    return found or [_event(answer, event) for answer in reply.answers for event in answer.events]


def _lines(answer: Answer) -> Iterator[str]:
    who = one_line(" – ".join(answer.who))
    yield one_line(answer.what.label) + (f", {who}" if who else "")
    for cell in answer.cells:
        unit = measured(answer.dataset.measure(cell.measure))
        alone = sum((c.begins, c.ends) == (cell.begins, cell.ends) for c in answer.cells) == 1
        keys = "" if alone else f" ({_keys(cell.keys)})"
        yield (
            f"  {period(cell.begins, cell.ends)}{keys}: {number(cell.value)} {unit}"
            f"   {one_line(cell.file)}, row {cell.row}"
        )
    for event in answer.events:
        days = period(event.begins, event.last_day + datetime.timedelta(days=1))
        yield f"  {days} ({_keys(event.keys)})   {one_line(event.file)}, row {event.row}"
    found: Sequence[Cell | Event] = answer.cells or answer.events
    sources = "; ".join(dict.fromkeys(one_line(each.source) for each in found))
    yield (
        f"  {one_line(answer.dataset.id)}, vintage {answer.dataset.vintage}; "
        f"source: {sources}; licence: {one_line(answer.dataset.licence)}"
    )


def _keys(keys: tuple[tuple[str, str], ...]) -> str:
    return one_line(", ".join(f'{column} "{text}"' for column, text in keys))


def _cell(answer: Answer, cell: Cell) -> dict[str, object]:
    return {
        "dataset": cell.dataset,
        "vintage": cell.vintage,
        "measure": cell.measure,
        "label": cell.label,
        "entity": " – ".join(answer.who),
        "begins": cell.begins.isoformat(),
        "ends": cell.ends.isoformat(),
        "value": plain(cell.value),
        "unit": cell.unit,
        "file": cell.file,
        "row": cell.row,
        "source": cell.source,
        "licence": cell.licence,
        "keys": _keys(cell.keys),
    }


def _event(answer: Answer, event: Event) -> dict[str, object]:
    return {
        "dataset": event.dataset,
        "vintage": event.vintage,
        "event": answer.what.id,
        "label": answer.what.label,
        "participants": ", ".join(event.participants),
        "begins": event.begins.isoformat(),
        "last_day": event.last_day.isoformat(),
        "file": event.file,
        "row": event.row,
        "source": event.source,
        "licence": event.licence,
        "keys": _keys(event.keys),
    }
