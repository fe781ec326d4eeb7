"""Every output format by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

from factgauge.errors import UsageError
from factgauge.model.report import Report
from factgauge.reports.json import write_json
from factgauge.reports.jsonl import write_claims_jsonl, write_jsonl, write_quantities_jsonl
from factgauge.reports.listing import write_claims_text, write_quantities_text
from factgauge.reports.text import write_text

Writer = Callable[[Report, TextIO], None]


def write_html(report: Report, out: TextIO) -> None:
    """Write the page; its parts load only when a page is asked for."""
    from factgauge.reports.html.page import write_html as write

    write(report, out)


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "text": write_text,
        "json": write_json,
        "jsonl": write_jsonl,
        "html": write_html,
    }
)
QUANTITY_FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"text": write_quantities_text, "jsonl": write_quantities_jsonl}
)
CLAIM_FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"text": write_claims_text, "jsonl": write_claims_jsonl}
)

# A report of these equals the reports of its documents, one after another: it may be streamed.
STREAMED = frozenset({"jsonl"})


def writer(name: str, formats: Mapping[str, Writer] = FORMATS) -> Writer:
    """Return the writer of a format; an unknown name raises `UsageError` that lists them."""
    if name not in formats:
        raise UsageError("--format", f'unknown format "{name}"', f"use {', '.join(formats)}")
    return formats[name]
