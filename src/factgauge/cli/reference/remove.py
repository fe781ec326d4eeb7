"""`factgauge reference remove`: takes a dataset, or one vintage of it, out of a folder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import DEFAULT, folders_of

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands

_EPILOG = """\
examples:
  factgauge reference remove kaesong/2016-05
  factgauge reference remove kaesong --yes      every vintage, without being asked

The datasets that come with factgauge stay; --no-default-reference leaves them out.

exit status:
  0  removed
  1  not removed: the answer was no
  2  wrong usage, or a folder that cannot be removed
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "remove",
        help="remove a dataset or a vintage",
        description="Remove a vintage of a dataset, or all of them, with their tables.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="NAME[/VINTAGE]", help="what to remove")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--reference",
        metavar="DIR",
        action="append",
        default=[],
        help=f"the folder to remove it from; may be given several times (default: {DEFAULT})",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Remove and return the exit status."""
    import sys

    from factgauge.cli.messages import FINE, FOUND, WRONG, complain
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.wording import one_line
    from factgauge.errors import FactgaugeError, UsageError
    from factgauge.reference.removing import removable, remove

    name, _, vintage = options.name.partition("/")
    out = standard_output("text")
    try:
        places = removable(folders_of(options), name, vintage or None)
        if not options.yes:
            if not sys.stdin.isatty():
                raise UsageError("remove", "cannot ask without a terminal", "give --yes")
            for place in places:
                sys.stderr.write(f"{one_line(str(place))}\n")
            sys.stderr.write("Remove with all that is in it? [y/N] ")
            sys.stderr.flush()
            if sys.stdin.readline().strip().lower() not in ("y", "yes"):
                return FOUND
        for place in places:
            remove(place)
            out.write(f"removed {one_line(str(place))}\n")
    except FactgaugeError as error:
        complain(error)
        return WRONG
    return FINE
