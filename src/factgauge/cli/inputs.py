"""The documents of one call, each examined as far as a command needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factgauge.cli.options import INPUT_FORMATS, day, one_of
from factgauge.errors import FactgaugeError
from factgauge.model.report import DocumentReport
from factgauge.reports.records import Depth

if TYPE_CHECKING:
    from factgauge.reference.catalogue import Catalogue


def check_options(options: argparse.Namespace) -> None:
    """Raise `UsageError` for a wrong value before anything is read."""
    day(options.as_of)
    if options.input_format is not None:
        one_of(options.input_format, INPUT_FORMATS, "--input-format")


def examined(
    options: argparse.Namespace, catalogue: Catalogue | None, depth: Depth
) -> Iterator[DocumentReport | FactgaugeError]:
    """Yield a report or an error for each document, in input order.

    One that cannot be read keeps none of the others from being examined.
    """
    from factgauge.documents.read import read_inputs
    from factgauge.pipeline import examine

    for document in read_inputs(
        options.paths,
        stdin=sys.stdin.buffer,
        input_format=options.input_format,
        as_of=day(options.as_of),
    ):
        if isinstance(document, FactgaugeError):
            yield document
            continue
        try:
            report = examine(document, catalogue, depth=depth)
        except FactgaugeError as error:  # a reference table that turns out broken when it is asked
            yield error
        else:
            yield report
