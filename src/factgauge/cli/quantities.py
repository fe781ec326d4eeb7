"""`factgauge quantities`: every figure of a text, as written and as understood."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.listing import add_listing, list_documents

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

_EPILOG = """\
examples:
  factgauge quantities article.txt
  factgauge quantities --format jsonl *.txt > quantities.jsonl

`factgauge schema quantities` prints the schema of a line of jsonl.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "quantities",
        help="list every figure of a text",
        description="List every figure of a text, and the set of values that each one asserts.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_listing(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the figures and return the exit status."""
    from factgauge.reports.formats import QUANTITY_FORMATS

    return list_documents(options, QUANTITY_FORMATS, "quantities")
