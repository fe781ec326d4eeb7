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
  factgauge reference query "population of North Korea in 2018"

exit status:
  0  nothing at or above --fail-on
  1  something at or above it
  2  wrong usage, or an input that cannot be read

factgauge COMMAND --help tells more of one command.
"""


_WIDTH = 80  # columns, where standard output is no terminal

# In the order in which --help shows them; each is a module here with a function `add_to`.
_COMMANDS = ("verify", "quantities", "claims", "reference", "explain", "schema")

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints say what, where and how to fix it, on one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would have printed."""
        raise UsageError(self.prog, message, f"see {self.prog} --help")

    def _get_formatter(self) -> argparse.HelpFormatter:
        """Return what writes the help; argparse asks for one at each option that is added.

        Without a width it would load the compressors each time, to ask how wide the terminal is.
        """
        return argparse.RawDescriptionHelpFormatter(self.prog, width=_columns() - 2)


def _columns() -> int:
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    try:
        return os.get_terminal_size(1).columns or _WIDTH  # standard output, closed or not
    except OSError:
        return _WIDTH


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


def parser(argv: Sequence[str] = ()) -> Parser:
    """Return the parser of the whole command line, or of the one command that `argv` begins with.

    The modules of the other commands are then not loaded: one question should not cost them all.
    """
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
    commands = top.add_subparsers(
        metavar="COMMAND", required=True, title="commands", prog="factgauge"
    )
    for name in argv[:1] if argv and argv[0] in _COMMANDS else _COMMANDS:
        import_module(f"factgauge.cli.{name}").add_to(commands)
    return top
