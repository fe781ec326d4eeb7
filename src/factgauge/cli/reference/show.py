"""`factgauge reference show`: what one dataset holds, lacks, and comes from."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, open_catalogue

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

_FORMATS = ("text", "json")
_EPILOG = """\
examples:
  factgauge reference show population
  factgauge reference show population/2026-03 --format json

Without a vintage the newest is shown. A cell is missing where an entity has no value for a period
that another entity of the measure has.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "show",
        help="tell what a dataset holds and where it is from",
        description="Tell what a dataset holds, what it lacks and where it is from.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="NAME", help="a dataset, or DATASET/VINTAGE")
    parser.add_argument("--format", metavar="F", default="text", help="text (the default) or json")
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the page of a dataset and return the exit status."""
    from factgauge.cli.messages import FINE, WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.page import page_record, page_text
    from factgauge.cli.reference.wording import json_text
    from factgauge.errors import FactgaugeError
    from factgauge.reference.naming import named, newest

    one_of(options.format, _FORMATS, "--format")
    try:
        with open_catalogue(options) as catalogue:
            found = newest(named(catalogue.datasets, options.name, "reference show"))
            records = [page_record(catalogue, dataset) for dataset in found]
    except FactgaugeError as error:
        complain(error)
        return WRONG
    out = standard_output(options.format)
    if options.format == "json":
        out.write(json_text(records))
    else:
        out.write("\n".join(map(page_text, records)))
    return FINE
