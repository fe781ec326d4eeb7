"""`factgauge claims`: what a text says with its figures, before anything is checked."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.listing import add_listing, list_documents

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

_EPILOG = """\
examples:
  factgauge claims article.txt
  factgauge claims --format jsonl *.txt > claims.jsonl

`factgauge schema claims` prints the schema of a line of jsonl.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "claims",
        help="list every claim of a text",
        description="List every claim of a text: its frame, its figures in roles, its subject.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_listing(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the claims and return the exit status."""
    from factgauge.reports.formats import CLAIM_FORMATS

    return list_documents(options, CLAIM_FORMATS, "claims")
