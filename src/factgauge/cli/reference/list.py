"""`factgauge reference list`: one line a dataset."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, open_catalogue

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands
    from factgauge.reference.catalogue import Catalogue

_FORMATS = ("text", "json")
_EPILOG = """\
examples:
  factgauge reference list
  factgauge reference list --reference figures/ --no-default-reference --format json
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "list",
        help="list the datasets",
        description="List the datasets with their vintages, one line each.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--format", metavar="F", default="text", help="text (the default) or json")
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list and return the exit status."""
    from factgauge.cli.messages import FINE, WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.wording import json_text, table_text
    from factgauge.errors import FactgaugeError

    one_of(options.format, _FORMATS, "--format")
    try:
        with open_catalogue(options) as catalogue:
            records = _records(catalogue)
    except FactgaugeError as error:
        complain(error)
        return WRONG
    out = standard_output(options.format)
    if options.format == "json":
        out.write(json_text(records))
    else:
        rows = [("dataset", "vintages", "values", "from", "to", "title")]
        out.write(table_text([*rows, *(_row(record) for record in records)]))
    return FINE


def _records(catalogue: Catalogue) -> list[dict[str, object]]:
    """Return one record a dataset; what is not the same in every vintage is that of the newest."""
    records = []
    for id in dict.fromkeys(dataset.id for dataset in catalogue.datasets):
        vintages = [dataset for dataset in catalogue.datasets if dataset.id == id]
        newest = vintages[-1]
        records.append(
            {
                "dataset": id,
                "vintages": [dataset.vintage for dataset in vintages],
                "title": newest.title,
                "shape": newest.shape,
                "kind": "values" if newest.event is None else "events",
                "count": catalogue.count(newest),
                "begins": newest.begins.isoformat(),
                "ends": newest.ends.isoformat(),
                "starter": id in catalogue.starter,
            }
        )
    return records


def _row(record: dict[str, object]) -> tuple[object, ...]:
    from datetime import date, timedelta

    vintages, count = record["vintages"], record["count"]
    last = date.fromisoformat(str(record["ends"])) - timedelta(days=1)
    number = f"{count:,}" if isinstance(count, int) else "?"
    if record["kind"] == "events":
        number += " events"
    return (
        record["dataset"],
        ", ".join(vintages) if isinstance(vintages, list) else "",
        number,
        record["begins"],
        last.isoformat(),
        f"{record['title']} (comes with factgauge)" if record["starter"] else record["title"],
    )
