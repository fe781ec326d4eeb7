"""`factgauge reference`: its commands, and how they stand on the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference import add, check, query, remove, show
from factgauge.cli.reference import list as listing

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

COMMANDS = (add, listing, show, query, check, remove)

_EPILOG = """\
examples:
  factgauge reference add coffee.csv
  factgauge reference list
  factgauge reference show population
  factgauge reference check
  factgauge reference query "population of North Korea in 2018"

factgauge reference COMMAND --help tells more of one command.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "reference",
        help="add reference datasets, look at them, ask them, check them",
        description="Add the datasets that claims are held against, ask them, check them.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    below = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for command in COMMANDS:
        command.add_to(below)
