"""`factgauge reference check`: everything that is wrong with datasets."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, folders_and_starter

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands
    from factgauge.reference.checking.run import Checked

_FORMATS = ("text", "json")
_EPILOG = """\
what is checked:
  descriptors against their schema, tables against their descriptors,
  totals against their parts where a measure adds up,
  one dataset against another that measures the same thing,
  and the aliases of factgauge.toml against the entities of all datasets

exit status:
  0  nothing is wrong
  1  something is
  2  wrong usage, or a descriptor that cannot be read
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "check",
        help="tell what is wrong with datasets",
        description="Tell everything that is wrong with datasets, not only what is found first.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument(
        "names", metavar="NAME[/VINTAGE]", nargs="*", help="check these alone (default: all)"
    )
    parser.add_argument("--format", metavar="F", default="text", help="text (the default) or json")
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check and return the exit status."""
    from pathlib import Path

    from factgauge.cli.messages import FINE, FOUND, WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.cli.output import standard_output
    from factgauge.errors import FactgaugeError
    from factgauge.reference.checking.run import check
    from factgauge.reference.settings import settings_of

    one_of(options.format, _FORMATS, "--format")
    try:
        folders, starter = folders_and_starter(options)
        aliases = settings_of(Path.cwd()).aliases
        checked = check(folders, starter, options.names, aliases)
    except FactgaugeError as error:
        complain(error)
        return WRONG
    standard_output(options.format).write(
        _json(checked) if options.format == "json" else _text(checked)
    )
    if any(problem.kind == "unread" for problem in checked.problems):
        return WRONG
    return FOUND if checked.problems else FINE


def _text(checked: Checked) -> str:
    from factgauge.cli.reference.wording import whole_line

    lines = [
        whole_line(f"{problem.where}: {problem.what}; {problem.fix}")
        for problem in checked.problems
    ]
    count = len(checked.vintages)
    what = "1 vintage" if count == 1 else f"{count:,} vintages"
    if not checked.problems:
        return f"Nothing is wrong with {what}: {', '.join(checked.vintages)}.\n"
    lines.append(f"{len(checked.problems):,} found in {what}.")
    if not checked.compared:
        lines.append("Totals and other datasets are not compared until these are mended.")
    return "".join(f"{line}\n" for line in lines)


def _json(checked: Checked) -> str:
    from dataclasses import asdict

    from factgauge.cli.reference.wording import json_text

    return json_text(
        {
            "vintages": checked.vintages,
            "problems": [asdict(problem) for problem in checked.problems],
            "compared": checked.compared,
        }
    )
