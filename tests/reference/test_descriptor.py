from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import EVENTS, LONG, Write, layout, resource

from factgauge.errors import DatasetError
from factgauge.reference.descriptor import load_descriptors

Change = Callable[[dict[str, Any]], object]
AT = "resources[0].factgauge:layout"


def _drop(*names: str) -> Change:
    return lambda package: [layout(package).pop(name) for name in names]


def _set(**keys: Any) -> Change:
    return lambda package: layout(package).update(keys)


def _measure(**keys: Any) -> Change:
    return lambda package: layout(package)["measures"][0].update(keys)


def _resource(**keys: Any) -> Change:
    return lambda package: resource(package).update(keys)


def _field(**keys: Any) -> Change:
    return lambda package: resource(package)["schema"]["fields"][0].update(keys)


@pytest.mark.parametrize(
    ("change", "where", "what", "fix"),
    [
        (lambda p: p.pop("licenses"), "the whole file", '"licenses" is missing', "add"),
        (lambda p: p.update(licenses=[]), "licenses", "[] is not a list of licences", "at least"),
        (lambda p: p.update(licenses=[{}]), "licenses[0]", "{} is not a licence", "a name or"),
        (lambda p: p.update(name="Har Vest"), "name", '"Har Vest" is not a package', "lower"),
        (lambda p: p.update(name="wheat"), "name", '"wheat" is not the name of the', "the same"),
        (
            lambda p: resource(p).pop("factgauge:layout"),
            "resources",
            'no resource has a "factgauge:layout"',
            "add the block",
        ),
        (_resource(path=5), "resources[0].path", "5 is not the name of one file", "one CSV file"),
        (_drop("source"), AT, '"source" is missing', 'add "source"'),
        (
            _drop("value", "precision", "approximate"),
            f"{AT}.measures[0]",
            '"column" is missing',
            "one for all",
        ),
        (_drop("measure"), f"{AT}.measures", '2 measures share the column "value"', "which col"),
        (_set(shape="cube"), f"{AT}.shape", '"cube" is not known', '"long", "wide"'),
        (_set(colour=1), AT, '"colour" is unknown here', "use one of: shape, "),
        (_set(groups=[]), f"{AT}.groups", "[] is not a list of groups", "at least one"),
        (
            _set(groups=[{"name": "Both", "members": ["FRA"]}]),
            f"{AT}.groups[0].members",
            "is not a list of two or more members",
            "every entity",
        ),
        (
            _set(groups=[{"name": "Both", "members": ["FRA", "spain"]}]),
            f"{AT}.groups[0].members[1]",
            '"spain" is no entity',
            "ISO 3166-1",
        ),
        (_set(event={"id": "x"}), f"{AT}.event", '"event" has no place in a', "remove it"),
        (_set(entity={"column": "land"}), f"{AT}.entity", "is not a role of an", '"scheme"'),
        (
            _set(entity={"constant": "FRA", "column": "land", "scheme": "name"}),
            f"{AT}.entity",
            "is not a role of an entity",
            'either "constant" alone',
        ),
        (
            _set(entity={"constant": "frnace"}),
            f"{AT}.entity.constant",
            '"frnace" is no entity',
            "ISO 3166-1",
        ),
        (_set(source={}), f"{AT}.source", "{} is not a place to read from", 'either "column"'),
        (
            _set(period={"column": "year", "granularity": "week"}),
            f"{AT}.period.granularity",
            '"week" is not known',
            '"year", "quarter"',
        ),
        (
            _set(period={"begins": {"column": "year"}, "granularity": "day"}),
            f"{AT}.period",
            "has one of two keys",
            '"begins" with "ends"',
        ),
        (
            _set(period={"granularity": "day"}),
            f"{AT}.period",
            "is not a place to read the period from",
            'one of "column"',
        ),
        (
            _set(period={"constant": "2018-13", "granularity": "month"}),
            f"{AT}.period.constant",
            '"2018-13" is not a month',
            "correct",
        ),
        (
            _set(period={"columns": ["year", "land"], "granularity": "day"}),
            f"{AT}.period.columns",
            'make no "day"',
            '"month" or "quarter"',
        ),
        (
            _set(period={"column": "yaer", "granularity": "year"}),
            AT,
            'column "yaer" is not among the fields',
            "one of: land, year, crop",
        ),
        (_measure(unit="US $"), f"{AT}.measures[0].unit", '"US $" is not a unit', "ISO 4217"),
        (_measure(unit="USDX"), f"{AT}.measures[0].unit", '"USDX" is not a unit', "ISO 4217"),
        (_measure(unit="count"), f"{AT}.measures[0]", '"counted" is missing', 'add "counted"'),
        (_measure(scale=0), f"{AT}.measures[0].scale", "0 is not a number above", "multiplied"),
        (_measure(statistic="sum"), f"{AT}.measures[0].statistic", '"sum" is not', '"stock"'),
        (_measure(id="share"), f"{AT}.measures[1].id", '"share" is used twice', "its own id"),
        (_measure(label=" "), f"{AT}.measures[0].label", '" " is not a text', "some words"),
        (_measure(column="value"), f"{AT}.measures[0].column", '"column" has no', "remove"),
        (_measure(aliases=["a", "a"]), f"{AT}.measures[0].aliases", "different texts", "once"),
        (
            _set(entities={"FRA": {"name": "France", "kind": "realm"}}),
            f"{AT}.entities.FRA.kind",
            '"realm" is not known',
            '"country", "group", "person"',
        ),
        (
            _set(entities={"FRA": {"name": "France", "kind": "country", "opened": "2018-02-30"}}),
            f"{AT}.entities.FRA.opened",
            '"2018-02-30" is no day',
            "2018-03-25",
        ),
        (
            _set(
                entities={
                    "FRA": {
                        "name": "France",
                        "kind": "country",
                        "opened": "2018-02-02",
                        "closed": "2018-02-01",
                    }
                }
            ),
            f"{AT}.entities.FRA.closed",
            '"2018-02-01" is before "opened"',
            "one of the two",
        ),
        (
            _set(entities={"FRA": {"name": "France", "kind": "country", "related": ["gaul"]}}),
            f"{AT}.entities.FRA.related[0]",
            '"gaul" is no entity',
            'under "entities"',
        ),
        (
            _resource(dialect={"header": False}),
            "resources[0].dialect.header",
            "false is not true",
            "header row",
        ),
        (
            _resource(dialect={"escapeChar": "#"}),
            "resources[0].dialect",
            '"escapeChar" is unknown',
            "delimiter",
        ),
        (
            _field(groupChar="''"),
            "resources[0].schema.fields[0].groupChar",
            "thousands separator",
            "one char",
        ),
        (_field(bareNumber=5), "resources[0].schema.fields[0].bareNumber", "5 is", "correct it"),
    ],
)
def test_a_bad_descriptor_is_refused_with_its_place(
    write: Write, change: Change, where: str, what: str, fix: str
) -> None:
    folder = write(change=change)

    with pytest.raises(DatasetError) as caught:
        load_descriptors(folder)

    assert caught.value.where == f"harvest/2019/datapackage.json, {where}"
    assert what in caught.value.what
    assert fix in caught.value.fix


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (_set(coverage={"begins": "2018-01-02", "ends": "2018-01-01"}), "coverage.ends", "before"),
        (
            _set(coverage={"begins": "2018-02-30", "ends": "2019-01-01"}),
            "coverage.begins",
            "no day",
        ),
        (_set(participants=[]), "participants", "[] is not a list of participants"),
        (_set(participants=[{"constant": "eve"}]), "participants[0].constant", '"eve" is no'),
        (_set(value={"column": "to"}), "value", '"value" has no place'),
    ],
)
def test_a_bad_event_layout_is_refused_with_its_place(
    write: Write, change: Change, where: str, what: str
) -> None:
    folder = write(package=EVENTS, change=change)

    with pytest.raises(DatasetError) as caught:
        load_descriptors(folder)

    assert caught.value.where == f"talks/2019/datapackage.json, {AT}.{where}"
    assert what in caught.value.what


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        ("bilateral", '"partner" is missing'),
        ("series", '"constant" is missing'),
        ("cross-section", '"constant" is missing'),
    ],
)
def test_a_shape_has_its_own_needs(write: Write, shape: str, what: str) -> None:
    folder = write(change=_set(shape=shape))

    with pytest.raises(DatasetError, match=what):
        load_descriptors(folder)


@pytest.mark.parametrize(
    "path",
    [
        "../table.csv",
        "sub/../../table.csv",
        "../2019/table.csv",
        "/etc/passwd",
        "C:\\table.csv",
        "..\\table.csv",
        "https://example.org/table.csv",
        ".",
        "",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(write: Write, path: str) -> None:
    folder = write(change=_resource(path=path))

    with pytest.raises(DatasetError) as caught:
        load_descriptors(folder)

    assert caught.value.where == "harvest/2019/datapackage.json, resources[0].path"
    assert caught.value.what == f'"{path}" points outside the folder of the descriptor'


def test_a_link_that_leaves_the_folder_is_refused(write: Write, tmp_path: Path) -> None:
    folder = write(change=_resource(path="link.csv"))
    (tmp_path / "secret.csv").write_text("a,b\n", encoding="utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")

    with pytest.raises(DatasetError, match=r'"link\.csv" points outside the folder'):
        load_descriptors(folder)


def test_a_missing_table_is_named(write: Write) -> None:
    folder = write()
    (folder / "table.csv").unlink()

    with pytest.raises(DatasetError) as caught:
        load_descriptors(folder)

    assert caught.value.what == 'there is no file "table.csv"'
    assert caught.value.fix == "put the table at harvest/2019/table.csv"


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b'{"name": ', ", line 1, character 10", "is not JSON"),
        (b"\xff{}", "", "byte 0 is not UTF-8"),
        (b"[]", "", "is no JSON object"),
        (b'{"name": 1, "name": 2}', "", 'the key "name" stands twice in one object'),
        (b'{"name": NaN}', "", '"NaN" is not a JSON number'),
        (b"[" * 100_000, "", "is nested too deeply"),
    ],
)
def test_a_descriptor_that_is_not_json_is_refused(
    write: Write, data: bytes, where: str, what: str
) -> None:
    folder = write()
    (folder / "datapackage.json").write_bytes(data)

    with pytest.raises(DatasetError) as caught:
        load_descriptors(folder)

    assert caught.value.where == f"harvest/2019/datapackage.json{where}"
    assert caught.value.what.startswith(what)


def test_a_missing_descriptor_is_named(write: Write) -> None:
    folder = write()
    (folder / "datapackage.json").unlink()

    with pytest.raises(DatasetError, match=r"^harvest/2019/datapackage\.json: cannot be read"):
        load_descriptors(folder)


def test_a_folder_that_is_not_named_for_a_date_is_no_vintage(write: Write) -> None:
    folder = write(vintage="latest")

    with pytest.raises(DatasetError, match=r'^harvest/latest: "latest" is not a vintage; name'):
        load_descriptors(folder)


def test_a_scale_is_read_exactly(write: Write) -> None:
    text = json.dumps(LONG).replace('"unit": "percent"', '"unit": "percent", "scale": 0.1')
    folder = write()
    (folder / "datapackage.json").write_text(text, encoding="utf-8")

    (descriptor,) = load_descriptors(folder)

    assert descriptor.layout.measures[1].scale == Fraction(Decimal("0.1"))


def test_a_resource_without_a_layout_is_passed_over(write: Write) -> None:
    folder = write(change=lambda p: p["resources"].append({"name": "notes", "path": "n.csv"}))

    (descriptor,) = load_descriptors(folder)

    assert (descriptor.id, descriptor.file) == ("harvest", "harvest/2019/table.csv")


def test_two_tables_of_a_package_have_ids_of_their_own(write: Write) -> None:
    folder = write(
        change=lambda p: p["resources"].append({**p["resources"][0], "name": "more", "title": "M"})
    )

    ids = [(descriptor.id, descriptor.title) for descriptor in load_descriptors(folder)]

    assert ids == [("harvest/table", "harvest/table"), ("harvest/more", "M")]


def test_a_wide_measure_names_its_column(write: Write) -> None:
    def change(package: dict[str, Any]) -> None:
        for name in ("measure", "value", "precision", "approximate"):
            del layout(package)[name]
        layout(package)["shape"] = "wide"

    folder = write(change=change)

    with pytest.raises(DatasetError, match=r'measures\[0\]: "column" is missing; name the'):
        load_descriptors(folder)


def test_the_last_day_of_a_coverage_is_in_it(write: Write) -> None:
    (descriptor,) = load_descriptors(write(package=EVENTS))

    assert descriptor.layout.coverage == (datetime.date(2018, 1, 1), datetime.date(2019, 1, 1))
