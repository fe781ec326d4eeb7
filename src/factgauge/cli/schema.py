"""`factgauge schema`: the JSON Schema of an output."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

_EPILOG = """\
names:
  quantities  one line of factgauge quantities --format jsonl
  claims      one line of factgauge claims --format jsonl
  verify      one line of factgauge verify --format jsonl
  report      the object of factgauge verify --format json
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of an output",
        description="Print the JSON Schema (draft 2020-12) of one JSON output.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="NAME", help="quantities, claims, verify or report")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema and return the exit status."""
    import json

    from factgauge.cli.messages import FINE
    from factgauge.cli.output import standard_output
    from factgauge.reports.schema import schema

    out = standard_output("json")
    json.dump(schema(options.name), out, indent=2, ensure_ascii=False)
    out.write("\n")
    return FINE
