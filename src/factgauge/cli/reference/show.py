"""`factgauge reference show`: all that is known of one dataset."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factgauge.cli.reference.folders import add_folders, open_catalogue

if TYPE_CHECKING:
    from factgauge.cli.commands import Commands
    from factgauge.reference.grid import Grid
    from factgauge.reference.overview import Overview
    from factgauge.reference.records import Measure

_FORMATS = ("text", "json")
_SHOWN = 10  # entities, gaps and groups in the text
_EPILOG = """\
examples:
  factgauge reference show population
  factgauge reference show kaesong/2016-05 --format json
"""


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "show",
        help="show what a dataset has",
        description="Show what a dataset measures, of whom and when, what is missing, "
        "and where it comes from.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("name", metavar="NAME[/VINTAGE]", help="a dataset; its newest vintage")
    parser.add_argument("--format", metavar="F", default="text", help="text (the default) or json")
    add_folders(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show it and return the exit status."""
    from factgauge.cli.messages import FINE, WRONG, complain
    from factgauge.cli.options import one_of
    from factgauge.cli.output import standard_output
    from factgauge.cli.reference.wording import json_text
    from factgauge.errors import FactgaugeError
    from factgauge.reference.asking.chosen import named
    from factgauge.reference.overview import overview

    one_of(options.format, _FORMATS, "--format")
    try:
        with open_catalogue(options) as catalogue:
            found = [overview(catalogue, each) for each in named(catalogue, options.name)]
    except FactgaugeError as error:
        complain(error)
        return WRONG
    out = standard_output(options.format)
    if options.format == "json":
        out.write(json_text([_record(each) for each in found]))
    else:
        out.write("\n".join("".join(f"{line}\n" for line in _lines(each)) for each in found))
    return FINE


def _lines(found: Overview) -> Iterator[str]:
    from factgauge.cli.reference.wording import one_line, period
    from factgauge.reference.overview import kinds

    dataset, summary = found.summary.dataset, found.summary
    yield f"{dataset.id}, vintage {dataset.vintage}: {one_line(dataset.title)}"
    if found.description:
        yield f"  {one_line(found.description)}"
    what = "events" if dataset.shape == "events" else "values"
    yield f"  {dataset.shape}; {summary.count:,} {what}; {period(dataset.begins, dataset.ends)}"
    yield f"  vintages: {', '.join(summary.vintages)}"
    counts = ", ".join(f"{number:,} {kind}" for kind, number in kinds(found.entities))
    names = _some([one_line(entity.name) for entity in found.entities])
    yield f"  entities: {len(found.entities):,} ({counts}): {names}"
    for group in dataset.groups:
        yield f"  group {one_line(group.name)}: {_some(list(group.members))}"
    if dataset.event is not None:
        yield f"  event: {one_line(dataset.event.label)}{_aliases(dataset.event.aliases)}"
    grids = {measure.id: grids for measure, grids in found.grids}
    for measure in dataset.measures:
        yield f"  measure {measure.id}: {_measure(measure)}"
        for grid in grids.get(measure.id, ()):
            yield from _grid(grid, found)
    yield f"  source: {one_line(dataset.source or 'said in each row')}"
    yield f"  licence: {one_line(dataset.licence)}"
    yield f"  folder: {found.folder}"
    if found.table is not None:
        yield f"  table: {found.table}"
        yield f"  sha256: {found.sha256}"
    else:
        yield "  table: asked where it lies"
    if found.note:
        yield "  SOURCE.md:"
        yield from (f"    {one_line(line)}".rstrip() for line in found.note.splitlines())


def _measure(measure: Measure) -> str:
    from factgauge.cli.reference.wording import one_line
    from factgauge.reference.wording import number

    parts = [f"{one_line(measure.label)}, in {measure.unit}"]
    if measure.counted:
        parts[0] += f" of {one_line(measure.counted)}"
    parts.append(measure.statistic)
    if measure.price_basis:
        parts.append(f"{measure.price_basis} prices")
    if measure.scale != 1:
        parts.append(f"written in {number(measure.scale)}")
    if measure.direction:
        parts.append(measure.direction)
    if measure.additive:
        parts.append(f"adds up over {', '.join(measure.additive)}")
    return "; ".join(parts) + _aliases(measure.aliases)


def _aliases(aliases: tuple[str, ...]) -> str:
    from factgauge.cli.reference.wording import one_line

    return f"; also: {', '.join(map(one_line, aliases))}" if aliases else ""


def _grid(grid: Grid, found: Overview) -> Iterator[str]:
    from factgauge.cli.reference.wording import one_line, period
    from factgauge.reference.overview import runs

    kind = "periods of other lengths" if grid.granularity == "other" else f"{grid.granularity}s"
    line = f"    {grid.periods:,} {kind}, {period(grid.begins, grid.ends)}: {grid.values:,} values"
    if grid.granularity in ("day", "other"):
        yield line
        return
    cells = grid.entities * grid.periods
    yield f"{line}; {grid.missing:,} of {cells:,} cells missing"
    names = {entity.id: one_line(entity.name) for entity in found.entities}
    for gap in grid.gaps[:_SHOWN]:
        who = " – ".join(names.get(id, id) for id in gap.who)
        yield f"      {who}: {len(gap.periods)} missing: {_some(list(runs(gap.periods)), 4)}"
    if grid.lacking > _SHOWN:
        yield f"      … and {grid.lacking - _SHOWN:,} more with as many or fewer"


def _some(texts: list[str], most: int = _SHOWN) -> str:
    more = len(texts) - most
    return ", ".join(texts[:most]) + (f", … and {more:,} more" if more > 0 else "")


def _record(found: Overview) -> dict[str, object]:
    from factgauge.cli.reference.list import summary_record

    dataset = found.summary.dataset
    grids = {measure.id: grids for measure, grids in found.grids}
    return summary_record(found.summary) | {
        "vintage": dataset.vintage,
        "description": found.description,
        "measures": [
            {
                "id": measure.id,
                "label": measure.label,
                "unit": measure.unit,
                "counted": measure.counted,
                "statistic": measure.statistic,
                "price_basis": measure.price_basis,
                "direction": measure.direction,
                "additive": measure.additive,
                "scale": str(measure.scale),
                "aliases": measure.aliases,
                "periods": [_grid_record(grid) for grid in grids.get(measure.id, ())],
            }
            for measure in dataset.measures
        ],
        "event": dataset.event.label if dataset.event else None,
        "entities": [
            {"id": entity.id, "name": entity.name, "kind": entity.kind} for entity in found.entities
        ],
        "groups": [{"name": group.name, "members": group.members} for group in dataset.groups],
        "source": dataset.source,
        "licence": dataset.licence,
        "folder": str(found.folder),
        "table": str(found.table) if found.table else None,
        "sha256": found.sha256,
        "note": found.note,
    }


def _grid_record(grid: Grid) -> dict[str, object]:
    return {
        "granularity": grid.granularity,
        "periods": grid.periods,
        "begins": grid.begins.isoformat(),
        "ends": grid.ends.isoformat(),
        "entities": grid.entities,
        "values": grid.values,
        "missing_cells": grid.missing,
        "missing_of": grid.lacking,
        "missing": [
            {
                "who": gap.who,
                "periods": [[begins.isoformat(), ends.isoformat()] for begins, ends in gap.periods],
            }
            for gap in grid.gaps
        ],
    }
