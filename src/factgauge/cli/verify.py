"""`factgauge verify`: a verdict on every claim of a text, with its evidence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factgauge.cli.options import FAIL_ON, add_documents, failing, one_of

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands
    from factgauge.cli.output import WholeFile
    from factgauge.errors import FactgaugeError
    from factgauge.model.finding import Judgement
    from factgauge.model.report import DocumentReport
    from factgauge.reference.catalogue import Catalogue

_FORMATS = ("text", "json", "jsonl")
_EPILOG = """\
verdicts, the gravest first:
  refuted, inconsistent, disputed, misleading, unverified, consistent, supported

examples:
  factgauge verify article.txt
  factgauge verify *.md --reference reference/ --html report.html
  factgauge verify - --as-of 2019-04-24 < draft.txt
  factgauge verify --input-format jsonl --format jsonl - < texts.jsonl > verdicts.jsonl
  factgauge verify generated.txt --fail-on misleading

exit status:
  0  no claim at or above --fail-on
  1  some claim at or above it
  2  wrong usage, or an input that cannot be read (the others are still done)

`factgauge schema verify` and `factgauge schema report` print the schemas of jsonl and json.
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "verify",
        help="give a verdict on every claim of a text",
        description="Give a verdict on every claim of a text, with computation and evidence.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_documents(parser)
    parser.add_argument(
        "--reference",
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of reference datasets; may be given several times",
    )
    parser.add_argument(
        "--no-default-reference",
        action="store_true",
        help="leave out the starter datasets that come with factgauge",
    )
    parser.add_argument(
        "--format", metavar="F", default="text", help="text (the default), json or jsonl"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write there instead of to standard output"
    )
    parser.add_argument("--html", metavar="FILE", help="write the report as one HTML page as well")
    parser.add_argument(
        "--fail-on",
        metavar="V,...",
        default=FAIL_ON,
        help=f"leave with status 1 on these verdicts or graver ones (default: {FAIL_ON})",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Verify the documents, write the reports and return the exit status."""
    from factgauge.cli.inputs import check_options
    from factgauge.cli.messages import WRONG, complain
    from factgauge.errors import FactgaugeError

    one_of(options.format, _FORMATS, "--format")
    failing(options.fail_on)
    check_options(options)
    try:
        catalogue = _catalogue(options.reference, default=not options.no_default_reference)
    except FactgaugeError as error:
        # Going on without the table would read as if the table had nothing to say.
        complain(error)
        return WRONG
    problems: list[FactgaugeError] = []
    output = _opened(options.output, "--output", problems)
    page = _opened(options.html, "--html", problems)
    try:
        return _verify(options, catalogue, output, page, problems)
    finally:
        for file in (output, page):
            if file is not None:
                file.discard()
        if catalogue is not None:
            catalogue.close()


def _verify(
    options: argparse.Namespace,
    catalogue: Catalogue | None,
    output: WholeFile | None,
    page: WholeFile | None,
    problems: list[FactgaugeError],
) -> int:
    from factgauge import __version__
    from factgauge.cli.inputs import examined
    from factgauge.cli.messages import FINE, FOUND, WRONG, complain
    from factgauge.cli.output import standard_output
    from factgauge.errors import FactgaugeError
    from factgauge.model.report import Report
    from factgauge.reports.formats import FORMATS, STREAMED

    write, streamed = FORMATS[options.format], options.format in STREAMED
    out = standard_output(options.format) if output is None else output.stream
    done: list[DocumentReport] = []
    unread: list[FactgaugeError] = []
    found: set[Judgement] = set()
    for document in examined(options, catalogue, "verdicts"):
        if isinstance(document, FactgaugeError):
            complain(document)
            unread.append(document)
            continue
        found.update(verdict.judgement for verdict in document.verdicts)
        if streamed:
            write(Report(__version__, (document,)), out)
            out.flush()
        if not streamed or page is not None:
            done.append(document)
    report = Report(__version__, tuple(done), tuple(unread))
    if page is not None:
        FORMATS["html"](report, page.stream)
        _keep(page, problems)
    if not streamed:
        write(report, out)
    if output is not None and not _keep(output, problems):
        standard_output(options.format).write(output.text())
    if options.format == "text" and page is not None and page.kept:
        print(f"HTML report: {page.path}")
    if unread or problems:
        return WRONG
    return FOUND if found & failing(options.fail_on) else FINE


def _opened(path: str | None, option: str, problems: list[FactgaugeError]) -> WholeFile | None:
    """Open an output file before the work begins; an unwritable one is told, then done without."""
    from factgauge.cli.messages import complain
    from factgauge.cli.output import WholeFile
    from factgauge.errors import UsageError

    if path is None:
        return None
    try:
        return WholeFile(path, option)
    except UsageError as error:
        complain(error)
        problems.append(error)
        return None


def _keep(file: WholeFile, problems: list[FactgaugeError]) -> bool:
    from factgauge.cli.messages import complain
    from factgauge.errors import UsageError

    try:
        file.keep()
    except UsageError as error:
        complain(error)
        problems.append(error)
    return file.kept


def _catalogue(folders: Sequence[str], *, default: bool) -> Catalogue | None:
    if not folders and not default:
        return None
    from pathlib import Path

    from factgauge.reference.catalogue import Catalogue
    from factgauge.reference.settings import settings_of
    from factgauge.reference.starter import starter_folder

    return Catalogue.open(
        [Path(folder) for folder in folders],
        starter_folder() if default else None,
        aliases=settings_of(Path.cwd()).aliases,
    )
