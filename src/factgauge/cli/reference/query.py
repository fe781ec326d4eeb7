"""`factgauge reference query`: one question to the datasets, in words or in SQL."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, open_catalogue

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands
    from factgauge.reference.asking.question import Reply

_FORMATS = ("text", "json", "csv")
_EPILOG = """\
examples:
  factgauge reference query "population of North Korea in 2018"
  factgauge reference query "exports from Russia to North Korea, 2010 to 2020"
  factgauge reference query --dataset population --sql \\
      "SELECT entity, value FROM observations WHERE begins = '2018-01-01' ORDER BY value DESC"

--sql reads the views observations, measures, entities and events, and can change nothing.

exit status:
  0  answered
  1  no answer: what was understood of the question is shown
  2  wrong usage, or a dataset that cannot be read
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "query",
        help="look one thing up",
        description="Look one thing up in the datasets, in words or in SQL.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("question", metavar="QUESTION", nargs="?", help="the question in words")
    parser.add_argument("--sql", metavar="SELECT", help="a question in SQL instead")
    parser.add_argument("--dataset", metavar="NAME", help="ask this dataset alone")
    parser.add_argument(
        "--vintage", metavar="V", help="ask this vintage, not the newest; all, for --sql"
    )
    parser.add_argument(
        "--format", metavar="F", default="text", help="text (the default), json or csv"
    )
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Answer and return the exit status."""
    from factgauge.cli.messages import FINE, FOUND, WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.cli.output import standard_output
    from factgauge.errors import FactgaugeError, UsageError

    one_of(options.format, _FORMATS, "--format")
    if (options.question is None) == (options.sql is None):
        raise UsageError("query", "needs one question", "give it in words, or with --sql")
    try:
        if options.sql is not None:
            return _select(options)
        from factgauge.reference.asking.question import ask

        with open_catalogue(options) as catalogue:
            reply = ask(
                catalogue, options.question, dataset=options.dataset, vintage=options.vintage
            )
    except FactgaugeError as error:
        complain(error)
        return WRONG
    out = standard_output(options.format)
    out.write(_WRITERS[options.format](reply))
    return FINE if reply.answers else FOUND


def _select(options: argparse.Namespace) -> int:
    from factgauge.cli.messages import FINE, complain
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.wording import csv_text, json_text, one_line
    from factgauge.errors import DatasetError, UsageError
    from factgauge.reference.asking.chosen import chosen
    from factgauge.reference.asking.sql import ROWS, select

    with open_catalogue(options) as catalogue:
        stored = []
        for dataset in chosen(catalogue, options.dataset, options.vintage):
            if catalogue.is_live(dataset):
                complain(DatasetError(dataset.id, "has its values elsewhere", "ask them there"))
            else:
                stored.append(dataset)
        if not stored:
            raise UsageError("option --sql", "there is nothing to ask", "name another dataset")
        found = select(catalogue.files(stored), options.sql)
    out = standard_output(options.format)
    if options.format == "csv":
        out.write(csv_text([found.columns, *found.rows]))
    elif options.format == "json":
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        out.write(json_text(rows))
    else:
        for row in (found.columns, *found.rows):
            out.write("  ".join("" if cell is None else one_line(str(cell)) for cell in row) + "\n")
    if found.cut:
        complain(UsageError("query", f"only the first {ROWS:,} rows are shown", "ask for less"))
    return FINE


def _text(reply: Reply) -> str:
    from factgauge.cli.reference.wording import number, one_line, period

    lines = []
    for answer in reply.answers:
        who = one_line(" – ".join(answer.who))
        measure = answer.measure
        unit = measure.counted if measure.unit == "count" and measure.counted else measure.unit
        lines.append(f"{measure.label}, {who}")
        for cell in answer.cells:
            lines.append(
                f"  {period(cell.begins, cell.ends)}: {number(cell.value)} {unit}"
                f"   {cell.file}, row {cell.row}"
            )
        first = answer.cells[0]
        lines.append(
            f"  {answer.dataset.id}, vintage {answer.dataset.vintage}; "
            f"source: {one_line(first.source)}; licence: {one_line(first.licence)}"
        )
    if not reply.answers:
        lines.append(f"No answer: {reply.why}.")
        if reply.measures:
            lines.append(f"  measures that fit: {', '.join(map(one_line, reply.measures))}")
        if reply.entities:
            lines.append(f"  names: {', '.join(map(one_line, reply.entities))}")
        if reply.unknown:
            lines.append(f"  not understood: {', '.join(map(one_line, reply.unknown))}")
    return "\n".join(lines) + "\n"


def _records(reply: Reply) -> list[dict[str, object]]:
    return [
        {
            "dataset": cell.dataset,
            "vintage": cell.vintage,
            "measure": cell.measure,
            "label": cell.label,
            "entity": " – ".join(answer.who),
            "begins": cell.begins.isoformat(),
            "ends": cell.ends.isoformat(),
            "value": float(cell.value) if cell.value.denominator > 1 else cell.value.numerator,
            "unit": cell.unit,
            "file": cell.file,
            "row": cell.row,
            "source": cell.source,
            "licence": cell.licence,
        }
        for answer in reply.answers
        for cell in answer.cells
    ]


def _json(reply: Reply) -> str:
    from factgauge.cli.reference.wording import json_text

    return json_text(
        {
            "answers": _records(reply),
            "why": reply.why,
            "measures": reply.measures,
            "names": reply.entities,
            "unknown": reply.unknown,
        }
    )


def _csv(reply: Reply) -> str:
    from factgauge.cli.reference.wording import csv_text

    records = _records(reply)
    columns = tuple(records[0]) if records else ("dataset", "measure", "value", "unit")
    return csv_text([columns, *(tuple(record.values()) for record in records)])


_WRITERS = {"text": _text, "json": _json, "csv": _csv}
