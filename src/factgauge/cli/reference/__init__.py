"""`factgauge reference`: the datasets that claims are checked against; one command a file."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

# In the order in which --help shows them; each is a module here with a function `add_to`.
COMMANDS = ("list", "show", "query")

_EPILOG = """\
examples:
  factgauge reference list
  factgauge reference show population
  factgauge reference query "population of North Korea in 2018"
  factgauge reference check reference/
  factgauge reference remove population/2019

Asked are the folders that --reference names, without it ./reference where that is a folder, and
the datasets that come with factgauge.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "reference",
        help="add, look up and check reference datasets",
        description="List, show, query, check and remove reference datasets.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    own = parser.add_subparsers(
        metavar="COMMAND", required=True, title="commands", prog="factgauge reference"
    )
    for name in COMMANDS:
        import_module(f"factgauge.cli.reference.{name}").add_to(own)
