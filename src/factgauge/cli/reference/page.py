"""The page of a dataset: as a record, and as text made of the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factgauge.cli.reference.wording import one_line

if TYPE_CHECKING:
    from factgauge.reference.catalogue import Catalogue
    from factgauge.reference.coverage import Grid
    from factgauge.reference.records import Dataset, EventKind, Measure

_ENTITIES = 8  # named in the text; the record has all
_NOTES = 40  # lines of the text

Record = dict[str, Any]


def page_record(catalogue: Catalogue, dataset: Dataset) -> Record:
    """Return what is known of one vintage of a dataset."""
    from factgauge.reference.coverage import WORST
    from factgauge.reference.described import described

    folder = catalogue.folder(dataset)
    own = described(folder, dataset)
    entities = [entity for entity in catalogue.entities(dataset) if entity.id in dataset.entities]
    names = {entity.id: entity.name for entity in entities}
    return {
        "dataset": dataset.id,
        "vintage": dataset.vintage,
        "vintages": [each.vintage for each in catalogue.datasets if each.id == dataset.id],
        "title": dataset.title,
        "description": own.description,
        "shape": dataset.shape,
        "count": catalogue.count(dataset),
        "begins": dataset.begins.isoformat(),
        "ends": dataset.ends.isoformat(),
        "measures": [_measure(measure) for measure in dataset.measures],
        "event": None if dataset.event is None else _event(dataset.event),
        "entities": [
            {"id": entity.id, "name": entity.name, "kind": entity.kind} for entity in entities
        ],
        "groups": [
            {"name": group.name, "members": list(group.members)} for group in dataset.groups
        ],
        "coverage": [_grid(grid, names, WORST) for grid in catalogue.grids(dataset)],
        "source": dataset.source or "; ".join(own.sources) or None,
        "licence": dataset.licence,
        "folder": str(folder),
        "file": None if own.file is None else str(own.file),
        "sha256": own.sha256,
        "notes": own.notes,
        "starter": dataset.id in catalogue.starter,
    }


def page_text(record: Record) -> str:
    """Return the record as text."""
    return "".join(f"{line}\n" for line in _lines(record))


def _measure(measure: Measure) -> Record:
    return {
        "id": measure.id,
        "label": measure.label,
        "aliases": list(measure.aliases),
        "unit": measure.unit,
        "counted": measure.counted,
        "scale": str(measure.scale),
        "statistic": measure.statistic,
        "price_basis": measure.price_basis,
        "direction": measure.direction,
        "additive": list(measure.additive),
    }


def _event(event: EventKind) -> Record:
    return {"id": event.id, "label": event.label, "aliases": list(event.aliases)}


def _grid(grid: Grid, names: dict[str, str], worst: int) -> Record:
    return {
        "measure": grid.measure,
        "granularity": grid.granularity,
        "begins": grid.begins.isoformat(),
        "ends": grid.ends.isoformat(),
        "periods": grid.periods,
        "pairs" if grid.paired else "entities": grid.entities,
        "values": grid.values,
        "missing": None if grid.granularity == "range" else grid.lacking,
        "missing_by": [
            {
                "entity": each.entity,
                "name": names.get(each.entity, each.entity),
                "partner": each.partner,
                "missing": each.count,
                "periods": each.periods,
            }
            for each in grid.missing[:worst]
        ],
        "lacking": len(grid.missing),
    }


def _lines(record: Record) -> Iterator[str]:
    yield f"{record['dataset']}, vintage {record['vintage']}: {one_line(record['title'])}"
    if record["description"]:
        yield f"  {one_line(record['description'])}"
    count = (
        "not counted: asked where it lies" if record["count"] is None else f"{record['count']:,}"
    )
    kind = "events" if record["event"] else "values"
    yield _field("shape", f"{record['shape']}; {kind}: {count}")
    yield _field("vintages", ", ".join(record["vintages"]))
    yield _field("from, to", f"{record['begins']}, {_last(record['ends'])}")
    for measure in (*record["measures"], *filter(None, [record["event"]])):
        yield from _measure_lines(measure, record)
    entities = record["entities"]
    named = ", ".join(f"{one_line(each['name'])} ({each['id']})" for each in entities[:_ENTITIES])
    more = ", …" if len(entities) > _ENTITIES else ""
    yield _field("entities", f"{len(entities):,}: {named}{more}")
    for group in record["groups"]:
        yield _field("group", f"{one_line(group['name'])}: {len(group['members'])} members")
    yield _field("source", one_line(record["source"] or "see each row"))
    yield _field("licence", one_line(record["licence"]))
    yield _field("file", one_line(record["file"] or f"not in {record['folder']}"))
    if record["sha256"]:
        yield _field("sha256", record["sha256"])
    if record["starter"]:
        yield _field("origin", "comes with factgauge")
    if record["notes"]:
        lines = record["notes"].splitlines()
        yield "  notes"
        for line in lines[:_NOTES]:
            yield f"    {one_line(line)}".rstrip()
        if len(lines) > _NOTES:
            yield f"    … {len(lines) - _NOTES} lines more in SOURCE.md"


def _measure_lines(measure: Record, record: Record) -> Iterator[str]:
    if "unit" not in measure:
        yield _field("event", f"{measure['id']}: {one_line(measure['label'])}")
    else:
        said = [measure["counted"] if measure["counted"] else measure["unit"], measure["statistic"]]
        if measure["scale"] != "1":
            said.append(f"written in units of {measure['scale']}")
        if measure["price_basis"]:
            said.append(f"prices: {measure['price_basis']}")
        if measure["direction"]:
            said.append(measure["direction"])
        if measure["additive"]:
            said.append(f"adds up over {' and '.join(measure['additive'])}")
        label = one_line(measure["label"])
        yield _field("measure", f"{measure['id']}: {label} ({one_line('; '.join(said))})")
    if measure["aliases"]:
        yield f"             also: {one_line(', '.join(measure['aliases']))}"
    for grid in record["coverage"]:
        if grid["measure"] == measure["id"]:
            yield from _grid_lines(grid)


def _grid_lines(grid: Record) -> Iterator[str]:
    who = _counted(grid["entities"], "entity", "entities") if "entities" in grid else ""
    who = who or _counted(grid["pairs"], "pair", "pairs")
    if grid["granularity"] == "range":
        said = f"{grid['values']:,} values for {grid['periods']:,} periods of any length"
        yield f"             {said}, {who}"
        return
    said = f"{grid['periods']:,} {grid['granularity']}s, {grid['begins']} to {_last(grid['ends'])}"
    missing = f"{grid['missing']:,} cells missing" if grid["missing"] else "no cell missing"
    yield f"             {said}, {who}: {missing}"
    for each in grid["missing_by"]:
        pair = each["name"] + (f" – {each['partner']}" if each["partner"] else "")
        yield f"               {one_line(pair)} lacks {each['missing']:,}: {each['periods']}"
    if grid["lacking"] > len(grid["missing_by"]):
        yield f"               and {grid['lacking'] - len(grid['missing_by']):,} more"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _field(name: str, text: str) -> str:
    return f"  {name:9}  {text}"


def _last(ends: str) -> str:
    return (datetime.date.fromisoformat(ends) - datetime.timedelta(days=1)).isoformat()
