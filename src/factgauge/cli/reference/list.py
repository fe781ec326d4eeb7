"""`factgauge reference list`: which datasets there are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, open_catalogue

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands
    from factgauge.reference.overview import Summary

_FORMATS = ("text", "json")


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "list",
        help="list the datasets",
        description="List the datasets with their vintages, values and coverage, one a line.",
        allow_abbrev=False,
    )
    parser.add_argument("--format", metavar="F", default="text", help="text (the default) or json")
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List them and return the exit status."""
    from factgauge.cli.messages import FINE, WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.wording import json_text
    from factgauge.errors import FactgaugeError
    from factgauge.reference.overview import summaries

    one_of(options.format, _FORMATS, "--format")
    try:
        with open_catalogue(options) as catalogue:
            found = summaries(catalogue)
    except FactgaugeError as error:
        complain(error)
        return WRONG
    out = standard_output(options.format)
    if options.format == "json":
        out.write(json_text([summary_record(summary) for summary in found]))
    else:
        out.writelines(f"{line}\n" for line in _lines(found))
    return FINE


def summary_record(summary: Summary) -> dict[str, object]:
    """Return a line of the list as JSON has it."""
    dataset = summary.dataset
    return {
        "dataset": dataset.id,
        "title": dataset.title,
        "shape": dataset.shape,
        "vintages": summary.vintages,
        "events" if dataset.shape == "events" else "values": summary.count,
        "begins": dataset.begins.isoformat(),
        "ends": dataset.ends.isoformat(),
        "starter": summary.starter,
    }


def _lines(found: tuple[Summary, ...]) -> list[str]:
    from factgauge.cli.reference.wording import one_line, period

    rows = []
    for summary in found:
        dataset = summary.dataset
        what = "events" if dataset.shape == "events" else "values"
        rows.append(
            (
                dataset.id,
                ", ".join(summary.vintages),
                f"{summary.count:,} {what}",
                period(dataset.begins, dataset.ends),
                one_line(dataset.title) + (" (comes with factgauge)" if summary.starter else ""),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]))
        for row in rows
    ]
