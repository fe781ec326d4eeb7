"""Which commands there are, their options, and how a wrong use of them is answered."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn, TypeAlias

from factgauge import __version__
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


# Each command with its module, in the order in which help lists them.
COMMANDS = {
    "verify": "factgauge.cli.verify",
    "quantities": "factgauge.cli.quantities",
    "claims": "factgauge.cli.claims",
    "reference": "factgauge.cli.reference.commands",
    "explain": "factgauge.cli.explain",
    "schema": "factgauge.cli.schema",
}

_NO_TERMINAL = 80  # columns

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints say what, where and how to fix it, on one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would have printed."""
        raise UsageError(self.prog, message, f"see {self.prog} --help")

    def _get_formatter(self) -> argparse.HelpFormatter:
        """Return the formatter of help, which argparse makes for each option that is added.

        Left to find the width itself it loads `shutil` with all compressors, a tenth of a start.
        """
        return argparse.RawDescriptionHelpFormatter(self.prog, width=_columns() - 2)


def _columns() -> int:
    """Return the width of the terminal as `shutil.get_terminal_size` does."""
    try:
        columns = int(os.environ.get("COLUMNS", "0"))
    except ValueError:
        columns = 0
    try:
        return columns if columns > 0 else os.get_terminal_size(1).columns or _NO_TERMINAL
    except OSError:
        return _NO_TERMINAL


def dispatch(argv: Sequence[str]) -> int:
    """Run the command that `argv` names and return its exit status."""
    try:
        options = parser(argv).parse_args(argv)
        status: int = options.run(options)
    except UsageError as error:
        complain(error)
        return WRONG
    except SystemExit as leave:  # --help, after it was printed
        return int(leave.code or 0)
    return status


def parser(argv: Sequence[str]) -> Parser:
    """Return the parser of a command line: of the command that it names, else of all of them."""
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
    named = argv[0] if argv else ""
    for name in (named,) if named in COMMANDS else COMMANDS:
        import_module(COMMANDS[name]).add_to(commands)
    return top
