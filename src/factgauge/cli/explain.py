"""`factgauge explain`: what a check finds and how, or what a verdict means."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.errors import UsageError

if TYPE_CHECKING:
    from factgauge.checks.pages import Page
    from factgauge.cli.commands import Commands

_EPILOG = """\
examples:
  factgauge explain CHG001
  factgauge explain inconsistent
  factgauge explain            lists every check
"""
_WIDTH = 88


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "explain",
        help="tell what a check or a verdict means",
        description="Tell what a check finds, with examples, or what a verdict means.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="CODE|VERDICT", nargs="?", help="CHG001, refuted …")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the page and return the exit status."""
    from factgauge.checks.catalogue import ALL_CHECKS
    from factgauge.checks.pages import page
    from factgauge.cli.messages import FINE
    from factgauge.cli.output import standard_output
    from factgauge.model.finding import Judgement
    from factgauge.reports.wording import VERDICTS

    out = standard_output("text")
    if options.name is None:
        for check in sorted(ALL_CHECKS, key=lambda each: each.code):
            out.write(f"{check.code}  {check.name}\n")
        return FINE
    asked = options.name.strip()
    for check in ALL_CHECKS:
        if asked.upper() in (check.code, check.name.upper()):
            out.write(_text(page(check)))
            return FINE
    for judgement in Judgement:
        if asked.lower() == judgement.value:
            out.write(f"{judgement.value}: {VERDICTS[judgement].meaning}\n")
            return FINE
    raise UsageError(
        f"{asked!r}",
        "no check and no verdict is called so",
        "run factgauge explain for the list of checks",
    )


def _text(written: Page) -> str:
    from textwrap import fill

    parts = [f"{written.code} {written.name}", fill(written.summary, _WIDTH)]
    parts += [fill(paragraph, _WIDTH) for paragraph in written.paragraphs]
    for title, examples in (
        ("fits", written.passes),
        ("conflicts, at the words in [[ ]]", written.fails),
        ("is left alone", written.abstains),
    ):
        lines = [fill(e, _WIDTH, initial_indent="  ", subsequent_indent="    ") for e in examples]
        parts.append("\n".join((f"{title}:", *lines)))
    return "\n\n".join(parts) + "\n"
