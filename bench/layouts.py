"""What `reference add` makes of folders of tables: `python -m bench.layouts FOLDER…` prints rows.

Each row has the folder, the number of values that were read, what was inferred, and what was asked.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factgauge.reference.adding.add import Draft, drafted
from factgauge.reference.adding.plan import plan
from factgauge.reference.infer.proposal import TableProposal

HEADER = """\
| `factgauge reference add` | values | what was inferred | what was asked |
|---|---:|---|---|"""
_SHOWN = 5


def main() -> None:
    """Print one row a folder, and how long each took."""
    parser = argparse.ArgumentParser(prog="python -m bench.layouts")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    options = parser.parse_args()
    settings = dict(text.split("=", 1) for text in options.set)
    print(HEADER)
    for folder in options.folders:
        begun = time.perf_counter()
        with (
            tempfile.TemporaryDirectory() as into,
            drafted(plan(Path(folder), settings=settings), Path(into), "2020-01-01") as draft,
        ):
            took = time.perf_counter() - begun
            print(f"{row(Path(folder).name, draft, settings)} <!-- {took:.1f} s -->")


def row(name: str, draft: Draft, settings: Mapping[str, str]) -> str:
    """Return the row of one folder that was added with some settings."""
    command = " ".join([name, *(f"--set {key}={value}" for key, value in settings.items())])
    inferred = "; ".join(dict.fromkeys(_inferred(table) for table in draft.plan.tables))
    asked = ", ".join(dict.fromkeys(_asked(draft))) or "nothing"
    return f"| `{command}` | {draft.observations:,} | {inferred} | {asked} |"


def _inferred(table: TableProposal) -> str:
    block = table.resource["factgauge:layout"]
    parts = [f"{block['shape']} {table.resource.get('format', 'csv')}"]
    for name in ("entity", "partner"):
        if name in block:
            parts.append(f"{name} {_role(block[name])}")
    if "participants" in block:
        parts.append(f"{len(block['participants'])} participants")
    parts.append(f"by {block['period']['granularity']}")
    if block.get("dimensions"):
        parts.append("split by " + _some(each["column"] for each in block["dimensions"]))
    parts.append("in " + _some(_unit(measure) for measure in block.get("measures", ())))
    return ", ".join(part for part in parts if part != "in ").replace("|", "\\|")


def _role(given: dict[str, str]) -> str:
    if "constant" in given:
        return given["constant"]
    return given["scheme"] + (" in the header" if "across" in given else "")


def _unit(measure: dict[str, str]) -> str:
    unit = measure.get("counted", "count") if measure["unit"] == "count" else measure["unit"]
    scale = measure.get("scale", 1)
    return f"{unit} × {scale}" if scale != 1 else unit


def _asked(draft: Draft) -> Iterator[str]:
    notes = [*draft.plan.notes, *(note for table in draft.plan.tables for note in table.notes)]
    for note in notes:
        if not note.sure:
            yield (note.setting or note.about).split(".")[-1] if note.setting else note.about


def _some(texts: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(texts))
    more = f" and {len(distinct) - _SHOWN} more" if len(distinct) > _SHOWN else ""
    return ", ".join(distinct[:_SHOWN]) + more


if __name__ == "__main__":
    main()
