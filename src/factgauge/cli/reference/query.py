"""`factgauge reference query`: one question to the datasets, in words or in SQL."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, open_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factgauge.cli.commands import Commands

_FORMATS = ("text", "json", "jsonl", "csv")
_EPILOG = """\
examples:
  factgauge reference query "population of North Korea in 2018"
  factgauge reference query "exports from Russia to North Korea, 2010 to 2020"
  factgauge reference query --dataset population --sql \\
      "SELECT entity, value FROM observations WHERE begins = '2018-01-01' ORDER BY value DESC"

A question names a measure by its label or an alias, entities by name, alias or code, and a period;
without a period the latest is shown.

--sql reads the views observations, measures, entities and events, and can change nothing:
  observations  dataset, vintage, measure, entity, entity_name, partner, begins, ends (not
                included), value, unit, row
  measures      dataset, vintage, measure, label, unit, statistic, counted, price_basis
  entities      dataset, vintage, entity, name, kind
  events        dataset, vintage, row, begins, last_day, participants

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
    parser.add_argument("question", metavar="QUESTION", nargs="*", help="the question in words")
    parser.add_argument("--sql", metavar="SELECT", help="a question in SQL instead")
    parser.add_argument("--dataset", metavar="NAME", help="ask this dataset alone")
    parser.add_argument(
        "--vintage", metavar="V", help="ask this vintage, not the newest; all for every one"
    )
    parser.add_argument(
        "--format", metavar="F", default="text", help="text (the default), json, jsonl or csv"
    )
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Answer and return the exit status."""
    from factgauge.cli.messages import WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.errors import FactgaugeError, UsageError

    one_of(options.format, _FORMATS, "--format")
    question = " ".join(options.question).strip()
    if bool(question) == (options.sql is not None):
        raise UsageError("query", "needs one question", "give it in words, or with --sql")
    try:
        return _select(options) if options.sql is not None else _ask(options, question)
    except FactgaugeError as error:
        complain(error)
        return WRONG


def _ask(options: argparse.Namespace, question: str) -> int:
    from factgauge.cli.messages import FINE, FOUND
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.answers import answer_columns, answer_record, answer_text, records
    from factgauge.cli.reference.wording import json_text
    from factgauge.reference.asking.question import ask

    with open_catalogue(options) as catalogue:
        reply = ask(catalogue, question, dataset=options.dataset, vintage=options.vintage)
    out = standard_output(options.format)
    match options.format:
        case "text":
            out.write(answer_text(reply))
        case "json":
            out.write(json_text(answer_record(reply)))
        case _:
            columns = answer_columns(reply)
            rows = [tuple(record.values()) for record in records(reply)]
            _write_rows(rows, columns, options.format)
            _say_why(reply.why)
    return FINE if reply.answers else FOUND


def _say_why(why: str | None) -> None:
    """Say on standard error why rows are missing; they themselves have no place for it."""
    from factgauge.cli.messages import complain
    from factgauge.errors import UsageError

    if why is not None:
        complain(UsageError("query", f"no answer: {why}", "see --format text"))


def _select(options: argparse.Namespace) -> int:
    from factgauge.cli.messages import FINE, complain
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
    _write_rows(found.rows, found.columns, options.format)
    if found.cut:
        complain(UsageError("query", f"only the first {ROWS:,} rows are shown", "ask for less"))
    return FINE


def _write_rows(
    rows: Sequence[tuple[object, ...]], columns: tuple[str, ...], format_name: str
) -> None:
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.wording import csv_text, json_line, json_text, table_text

    out = standard_output(format_name)
    match format_name:
        case "csv":
            out.write(csv_text([columns, *rows]))
        case "json":
            out.write(json_text([dict(zip(columns, row, strict=True)) for row in rows]))
        case "jsonl":
            out.writelines(json_line(dict(zip(columns, row, strict=True))) for row in rows)
        case _:
            out.write(table_text([columns, *rows]))
