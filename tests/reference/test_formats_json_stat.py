"""JSON-stat: cubes unrolled to rows, with what they say of their categories."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.reference.statistical import dataset, real, rows, said, values

from factgauge.errors import DatasetError
from factgauge.reference.formats.recognise import recognise

CUBE: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "Jobs",
    "source": "Office of Work",
    "updated": "2020-02-03T10:00:00Z",
    "id": ["what", "area", "when"],
    "size": [2, 1, 3],
    "role": {"metric": ["what"], "geo": ["area"], "time": ["when"]},
    "dimension": {
        "what": {
            "label": "measure",
            "category": {
                "index": {"rate": 1, "jobs": 0},
                "label": {"jobs": "Jobs", "rate": "Jobless rate"},
                "unit": {
                    "jobs": {"base": "people", "multiplier": 3},
                    "rate": {"label": "percent", "decimals": 1},
                },
            },
        },
        "area": {"category": {"label": {"FR": "France"}}},
        "when": {"category": {"index": ["2018Q1", "2018M03", "2018"]}},
    },
    "value": [1.50, 2, None, 7.0, 8.25, -1e3],
}


def write(folder: Path, cube: Any, name: str = "cube.json") -> Path:
    path = folder / name
    path.write_text(cube if isinstance(cube, str) else json.dumps(cube), encoding="utf-8")
    return path


def test_values_are_unrolled_with_the_last_dimension_fastest(tmp_path: Path) -> None:
    text = json.dumps(CUBE).replace("[1.5, 2,", "[1.50, 2,")

    assert rows(write(tmp_path, text), "json-stat") == [
        (0, ["what", "area", "when", "value"]),
        (1, ["jobs", "FR", "2018-Q1", "1.50"]),
        (2, ["jobs", "FR", "2018-03", "2"]),
        (3, ["jobs", "FR", "2018", ""]),
        (4, ["rate", "FR", "2018-Q1", "7.0"]),
        (5, ["rate", "FR", "2018-03", "8.25"]),
        (6, ["rate", "FR", "2018", "-1000.0"]),
    ]


def test_sparse_values_have_rows_where_they_are_given(tmp_path: Path) -> None:
    cube = CUBE | {"value": {"4": 8.25, "0": 1.5}, "status": {"4": "e"}}

    assert rows(write(tmp_path, cube), "json-stat") == [
        (0, ["what", "area", "when", "value", "status"]),
        (1, ["jobs", "FR", "2018-Q1", "1.5", ""]),
        (5, ["rate", "FR", "2018-03", "8.25", "e"]),
    ]


@pytest.mark.parametrize(
    ("status", "read"),
    [
        ("p", ["p"] * 6),
        (["p"], ["p"] * 6),
        (["a", "b", None, "d", "e", "f"], ["a", "b", "", "d", "e", "f"]),
    ],
)
def test_a_status_is_that_of_all_or_of_each(tmp_path: Path, status: Any, read: list[str]) -> None:
    path = write(tmp_path, CUBE | {"status": status})

    assert [cells[-1] for _, cells in rows(path, "json-stat")] == ["status", *read]
    assert said(path, "json-stat").columns["status"].role == "attribute"


def test_a_dataset_says_roles_labels_and_units(tmp_path: Path) -> None:
    hints = said(write(tmp_path, CUBE), "json-stat")

    assert (hints.title, hints.source, hints.vintage) == ("Jobs", "Office of Work", "2020-02-03")
    assert {name: hint.role for name, hint in hints.columns.items()} == {
        "what": "measure",
        "area": "entity",
        "when": "period",
        "value": "value",
    }
    assert hints.columns["what"].label == "measure"
    assert hints.columns["what"].codes == {"jobs": "Jobs", "rate": "Jobless rate"}
    assert hints.columns["what"].units == {"jobs": "people thousands", "rate": "percent"}
    assert hints.columns["value"].unit is None


def test_codes_of_time_that_name_no_period_give_way_to_their_labels(tmp_path: Path) -> None:
    cube = json.loads(json.dumps(CUBE))
    cube["dimension"]["when"]["category"] = {
        "index": ["t1", "t2", "t3"],
        "label": {"t1": "2016", "t2": "2017", "t3": "2018"},
    }
    path = write(tmp_path, cube)

    assert [cells[2] for _, cells in rows(path, "json-stat")[1:4]] == ["2016", "2017", "2018"]


def test_a_dimension_called_value_leaves_the_name_to_it(tmp_path: Path) -> None:
    text = json.dumps(CUBE).replace('"area"', '"value"', 2)  # in "id" and "role"
    cube = json.loads(text)
    cube["dimension"]["value"] = cube["dimension"].pop("area")
    path = write(tmp_path, cube)

    assert rows(path, "json-stat")[0][1] == ["what", "value", "when", "value (2)"]
    assert said(path, "json-stat").columns["value (2)"].role == "value"


def test_a_collection_yields_each_dataset_that_it_holds(tmp_path: Path) -> None:
    other = CUBE | {"label": "More jobs", "value": [1, 2, 3, 4, 5, 6]}
    named = {"class": "dataset", "href": "https://example.org/x.json"}
    path = write(tmp_path, {"class": "collection", "link": {"item": [named, CUBE, other]}})

    found = recognise(path)

    assert [(f.format, dict(f.dialect), f.label) for f in found] == [
        ("json-stat", {"property": "link.item.1"}, "Jobs"),
        ("json-stat", {"property": "link.item.2"}, "More jobs"),
    ]
    assert "1 of the collection's items" in found[0].remarks[0]
    assert rows(path, "json-stat", **found[1].dialect)[6][1][-1] == "6"


def test_a_collection_of_addresses_alone_is_refused(tmp_path: Path) -> None:
    named = {"class": "dataset", "href": "https://example.org/x.json"}
    path = write(tmp_path, {"class": "collection", "link": {"item": [named]}})

    with pytest.raises(DatasetError, match="names 1 datasets and holds none"):
        recognise(path)


def test_a_bundle_of_the_first_version_yields_each_dataset_by_name(tmp_path: Path) -> None:
    old = {key: CUBE[key] for key in ("value", "label")}
    within = {key: CUBE[key] for key in ("id", "size", "role")}
    path = write(tmp_path, {"jobs.all": old | {"dimension": CUBE["dimension"] | within}})

    (found,) = recognise(path)

    assert (found.format, dict(found.dialect), found.label) == (
        "json-stat",
        {"property": "jobs.all"},
        "Jobs",
    )
    assert rows(path, "json-stat", **found.dialect)[1] == (1, ["jobs", "FR", "2018-Q1", "1.5"])


@pytest.mark.parametrize(
    "text",
    ['[{"a": 1}]', '{"class": "x", "value": 3}', '{"value": [1]}\n{"value": [2]}\n', "a,b\n1,2\n"],
)
def test_other_files_are_not_taken_for_it(tmp_path: Path, text: str) -> None:
    assert recognise(write(tmp_path, text)) == ()


def changed(key: str, value: Any) -> str:
    return json.dumps(CUBE | {key: value})


def category(**parts: Any) -> str:
    cube = json.loads(json.dumps(CUBE))
    cube["dimension"]["when"] = {"category": parts}
    return json.dumps(cube)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"class": "dataset",\n "value": [1, 2', r"is not JSON \(line 2, character 16: "),
        (changed("value", [1, 2]), '"value" has 2 entries, but the sizes of the dimensions make 6'),
        (changed("value", {"6": 1}), '"value" has an entry at "6", which is no place among 6'),
        (changed("value", {"x": 1}), '"value" has an entry at "x"'),
        (changed("value", 7), '"value" is neither a list nor an object'),
        (changed("status", ["a", "b"]), '"status" has 2 entries'),
        (changed("size", [2, 1]), 'no "id" and "size" of the same length'),
        (changed("size", [2, 1, 4]), 'dimension "when" has 3 categories, but "size" says 4'),
        (changed("id", ["what", "what", "when"]), 'the dimension "what" stands twice'),
        (changed("role", ["what"]), '"role" is no object'),
        (changed("dimension", {}), 'dimension "what" has no "category"'),
        (category(index=["2018", "2018", "2019"]), 'has the category "2018" twice'),
        (category(index={"2018": 0, "2019": 1, "2020": 1}), '"index" with gaps or doubles'),
        (category(index="2018"), "neither a list nor an object"),
        (category(index=["1", "2", "3"], unit=5), '"unit" of dimension "when" is no object'),
        ('{"class": "dataset", "value": [1], "value": [2]}', "value"),
        ('{"class": "dataset"}', "has no dataset of JSON-stat"),
    ],
)
def test_a_cube_that_does_not_fit_itself_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DatasetError, match=words) as caught:
        rows(write(tmp_path, text), "json-stat")

    assert caught.value.where == "cube.json"
    assert caught.value.fix


def test_a_truncated_file_is_refused_when_it_is_recognised(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is not JSON"):
        recognise(write(tmp_path, json.dumps(CUBE)[:-30]))


def test_the_county_file_loads_with_its_figures(tmp_path: Path) -> None:
    file = real("jsonstat-us-labor") / "us-labor-ds.json"
    (found,) = recognise(file)
    hints = said(file, found.format)
    people = {"unit": "count", "statistic": "stock", "counted": "people"}
    block = {
        "shape": "long",
        "entity": {"column": "county", "scheme": "name"},
        "entities": {
            code: {"name": label, "kind": "place"}
            for code, label in hints.columns["county"].codes.items()
        },
        "period": {"column": "year", "granularity": "year"},
        "measure": {"column": "labor"},
        "measures": [
            *({"id": id, "label": id, **people} for id in ("labforce", "empl", "unempl")),
            {"id": "unr", "label": "unemployment rate", "unit": "percent", "statistic": "rate"},
        ],
        "value": {"column": "value"},
    }

    root = dataset(tmp_path, [file], found.format, ["year", "county", "labor", "value"], block)

    rates, jobless = values(root, "unr"), values(root, "unempl", "01001")
    assert len(rates) == 3220
    assert rates["01001", "2012-01-01", "2013-01-01"] == (Fraction("6.5"), Fraction("0.05"))
    assert rates["72153", "2012-01-01", "2013-01-01"][0] == Fraction("15.8")
    assert jobless == {("01001", "2012-01-01", "2013-01-01"): (Fraction(1644), Fraction(1, 2))}
