"""What `factgauge quantities` and `factgauge claims` share: read, and print what was read."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from factgauge.cli.options import add_documents, one_of

if TYPE_CHECKING:
    from factgauge.reports.formats import Writer
    from factgauge.reports.records import Depth


def add_listing(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that only prints."""
    add_documents(parser)
    parser.add_argument("--format", metavar="F", default="text", help="text (the default) or jsonl")


def list_documents(options: argparse.Namespace, formats: Mapping[str, Writer], depth: Depth) -> int:
    """Print each document as soon as it is read; return the exit status."""
    from factgauge import __version__
    from factgauge.cli.inputs import check_options, examined
    from factgauge.cli.messages import FINE, WRONG, complain
    from factgauge.cli.output import standard_output
    from factgauge.errors import FactgaugeError
    from factgauge.model.report import Report

    write = formats[one_of(options.format, formats, "--format")]
    check_options(options)
    out = standard_output(options.format)
    status, printed = FINE, 0
    for found in examined(options, None, depth):
        if isinstance(found, FactgaugeError):
            complain(found)
            status = WRONG
            continue
        if printed and options.format == "text":
            out.write("\n")
        write(Report(__version__, (found,)), out)
        out.flush()
        printed += 1
    return status
