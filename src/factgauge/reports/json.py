"""One JSON object for the whole run."""

from __future__ import annotations

import json
from typing import TextIO

from factgauge.model.report import Report
from factgauge.reports.records import document_record


def write_json(report: Report, out: TextIO) -> None:
    """Write one JSON object to `out`; equal reports give equal bytes.

    Numbers are rounded half-even to 12 significant digits; the exact fractions stay inside.
    """
    whole = {
        "factgauge": report.version,
        "documents": [document_record(document) for document in report.documents],
    }
    json.dump(whole, out, indent=2, ensure_ascii=False, allow_nan=False)
    out.write("\n")
