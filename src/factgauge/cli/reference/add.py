"""`factgauge reference add`: a table of the user's, described, asked about, and written."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from factgauge.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from factgauge.cli.commands import Commands
    from factgauge.reference.adding.plan import Plan

_EPILOG = """\
examples:
  factgauge reference add coffee.csv
  factgauge reference add un-data/ --name un-population --yes
  factgauge reference add gdp.xlsx --set measure.unit=USD --set measure.scale=1000000
  factgauge reference add https://example.org/rates.csv --into reference

What is read from the file, and how sure that is, is shown before anything is written. On a
terminal each unsure point is asked about; elsewhere give --yes to take what was inferred.

exit status:
  0  added
  1  not added: shown only, or the answer was no
  2  wrong usage, or a table that cannot be read (the reference folder is as it was)
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "add",
        help="add a table: any CSV, Excel, Parquet, JSON, SDMX … file, or a folder of them",
        description="Add a table, or a folder of tables, to a reference folder.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("path", metavar="FILE|FOLDER|URL", help="what to add; URL is an https one")
    parser.add_argument("--name", metavar="N", help="the name of the dataset (default: the file's)")
    parser.add_argument(
        "--into",
        metavar="DIR",
        default="reference",
        help="the reference folder to write to (default: reference)",
    )
    parser.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="decide a point yourself, such as measure.unit=USD; may be given several times",
    )
    parser.add_argument("--yes", action="store_true", help="take what was inferred, ask nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Add the table and return the exit status."""
    import tempfile
    from pathlib import Path

    from factgauge.cli.messages import WRONG, complain
    from factgauge.errors import FactgaugeError

    settings = _settings(options.set)
    try:
        with tempfile.TemporaryDirectory(prefix="factgauge-") as folder:
            return _add(options, settings, Path(folder))
    except FactgaugeError as error:
        complain(error)
        return WRONG


def _settings(given: list[str]) -> dict[str, str]:
    settings: dict[str, str] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise UsageError("option --set", f'"{text}" sets nothing', "write KEY=VALUE")
        settings[key.strip()] = value.strip()
    return settings


def _add(options: argparse.Namespace, settings: dict[str, str], scratch: Path) -> int:
    from pathlib import Path

    from factgauge.cli.messages import FINE, FOUND
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.adding import answers, outcome, proposal, today
    from factgauge.reference.adding.add import drafted
    from factgauge.reference.adding.fetch import fetch, is_address
    from factgauge.reference.adding.plan import plan

    out = standard_output("text")
    path, address, modified = Path(options.path), None, None
    if is_address(options.path):
        fetched = fetch(options.path, scratch)
        path, address, modified = fetched.path, fetched.address, fetched.modified

    def planned() -> Plan:
        return plan(path, name=options.name, settings=settings, address=address, modified=modified)

    into = Path(options.into)
    asking = not options.yes and sys.stdin.isatty()
    drawn = planned()
    while True:
        with drafted(drawn, into, today()) as draft:
            out.write(proposal(draft))
            out.flush()
            if options.yes:
                out.write(outcome(draft, draft.keep()))
                return FINE
            if not asking:
                out.write("Nothing was written: give --yes to take this.\n")
                return FOUND
            decided = answers(draft)
            if decided is None:
                out.write("Nothing was written.\n")
                return FOUND
            if not decided:
                out.write(outcome(draft, draft.keep()))
                return FINE
        settings.update(decided)
        drawn = planned()
