"""One line of JSON a document, in input order."""

from __future__ import annotations

import json
from typing import TextIO

from factgauge.model.report import Report
from factgauge.reports.records import Depth, document_record


def write_jsonl(report: Report, out: TextIO, depth: Depth = "verdicts") -> None:
    """Write one line a document to `out`; equal reports give equal bytes.

    Writing two reports after one another equals writing one with the documents of both, so a caller
    may hand in each document as soon as it is done.
    """
    for document in report.documents:
        json.dump(document_record(document, depth), out, ensure_ascii=False, allow_nan=False)
        out.write("\n")


def write_quantities_jsonl(report: Report, out: TextIO) -> None:
    """Write one line a document with its quantities alone."""
    write_jsonl(report, out, "quantities")


def write_claims_jsonl(report: Report, out: TextIO) -> None:
    """Write one line a document with its quantities and its claims."""
    write_jsonl(report, out, "claims")
