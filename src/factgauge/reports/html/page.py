"""The report as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, TextIO

from factgauge.model.report import Report
from factgauge.reports.html.links import linked
from factgauge.reports.html.view import counts, document_view

if TYPE_CHECKING:
    from jinja2 import Environment

# What HTML cannot hold, or a browser would drop in silence, is shown as a replacement character.
_NOT_IN_HTML = {
    code: "\N{REPLACEMENT CHARACTER}"
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
    if chr(code) not in "\t\n\r"
}


def write_html(report: Report, out: TextIO) -> None:
    """Write one HTML page to `out` that opens from disk; equal reports give equal bytes."""
    from markupsafe import Markup

    style, script = _part("style.css"), _part("script.js")
    page = (
        _environment()
        .get_template("template.html.j2")
        .render(
            version=report.version,
            documents=[
                document_view(each, index) for index, each in enumerate(report.documents, 1)
            ],
            counts=counts(
                verdict for document in report.documents for verdict in document.verdicts
            ),
            unread=report.unread,
            # Our own two files, given to the browser by their hash: nothing else may run or style.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )
    out.write(page)


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("factgauge.reports.html", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.filters["linked"] = linked
    return environment


def _printable(value: object) -> object:
    return value.translate(_NOT_IN_HTML) if type(value) is str else value


def _part(name: str) -> str:
    return resources.files("factgauge.reports.html").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
