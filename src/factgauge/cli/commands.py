"""Which commands there are, their options, and how a wrong use of them is answered."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from factgauge import __version__
from factgauge.cli import claims, explain, quantities, schema, verify
from factgauge.cli.messages import WRONG, complain
from factgauge.errors import UsageError

_DESCRIPTION = "Read prose and gauge every figure in it. Works offline; same input, same output."
_EPILOG = """\
examples:
  factgauge verify article.txt
  factgauge verify report.md --reference reference/ --html report.html
  factgauge quantities --format jsonl notes.txt
  cat draft.txt | factgauge verify - --as-of 2019-04-24

exit status:
  0  nothing at or above --fail-on
  1  something at or above it
  2  wrong usage, or an input that cannot be read

factgauge COMMAND --help tells more of one command.
"""


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints say what, where and how to fix it, on one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would have printed."""
        raise UsageError(self.prog, message, f"see {self.prog} --help")


def dispatch(argv: Sequence[str]) -> int:
    """Run the command that `argv` names and return its exit status."""
    try:
        options = parser().parse_args(argv)
        status: int = options.run(options)
    except UsageError as error:
        complain(error)
        return WRONG
    except SystemExit as leave:  # --help, after it was printed
        return int(leave.code or 0)
    return status


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(
        prog="factgauge",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument(
        "--version",
        "-V",
        action="version",
        version=f"factgauge {__version__}",
        help="print the version and leave",
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for command in (verify, quantities, claims, explain, schema):
        command.add_to(commands)
    return top
