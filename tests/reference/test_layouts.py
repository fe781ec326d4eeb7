"""Tables whose headers say more than a name, and rows that count in part."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from factgauge.errors import DatasetError
from factgauge.reference.catalogue import Catalogue

RATE = {"id": "rate", "label": "jobless rate", "unit": "percent", "statistic": "rate"}


def dataset(root: Path, table: str, block: dict[str, Any], **resource: Any) -> Path:
    folder = root / "work" / "2020"
    folder.mkdir(parents=True)
    (folder / "table.csv").write_text(table, encoding="utf-8")
    schema = resource.pop("schema", {})
    columns = dict.fromkeys(
        name.strip() for name in resource.pop("header", table.splitlines()[0]).split(",")
    )
    package = {
        "name": "work",
        "title": "Work",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {
                "name": "table",
                "path": "table.csv",
                "schema": {"fields": [{"name": c} for c in columns if c], **schema},
                "factgauge:layout": {"source": {"constant": "a yearbook"}, **block},
                **resource,
            }
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return root


def seen(root: Path) -> list[tuple[str, str, str, Fraction]]:
    """Return measure, entity, first day and value of every cell."""
    with Catalogue.open([root]) as catalogue:
        (found,) = catalogue.datasets
        return [
            (measure.id, entity, cell.begins.isoformat(), cell.value)
            for measure in found.measures
            for entity in found.entities
            for cell in catalogue.cells(found, measure.id, entity)
        ]


def test_every_header_that_reads_as_a_period_heads_values(tmp_path: Path) -> None:
    block = {
        "shape": "wide",
        "entity": {"column": "code", "scheme": "iso3166-1-alpha-3"},
        "period": {"across": True, "granularity": "year"},
        "across": "period",
        "measures": [RATE],
    }

    root = dataset(tmp_path, "code,note,1999,2000 \nFRA,1998,9.5,\nNAM,,,20\n", block)

    assert seen(root) == [
        ("rate", "FRA", "1999-01-01", Fraction(19, 2)),
        ("rate", "NAM", "2000-01-01", Fraction(20)),
    ]


def test_a_column_of_a_period_need_not_be_declared_where_more_may_come(tmp_path: Path) -> None:
    block = {
        "shape": "wide",
        "entity": {"column": "code", "scheme": "iso3166-1-alpha-3"},
        "period": {"across": True, "granularity": "year"},
        "across": "period",
        "measures": [RATE],
    }
    schema = {"fieldsMatch": "subset", "missingValues": ["", ".."]}

    root = dataset(tmp_path, "code,1999,2000\nFRA,..,5\n", block, header="code", schema=schema)

    assert seen(root) == [("rate", "FRA", "2000-01-01", Fraction(5))]


def test_a_header_may_say_measure_and_period(tmp_path: Path) -> None:
    block = {
        "shape": "wide",
        "entity": {"column": "city", "scheme": "name", "kind": "place"},
        "period": {"across": True, "granularity": "year"},
        "across": {
            "2014_rate": {"measure": "rate", "period": "2014"},
            "2015_rate": {"measure": "rate", "period": "2015"},
            "jobs_15": {"measure": "jobs", "period": "2015"},
        },
        "measures": [
            RATE,
            {
                "id": "jobs",
                "label": "jobs",
                "unit": "count",
                "counted": "jobs",
                "statistic": "stock",
            },
        ],
    }

    root = dataset(tmp_path, "city,2014_rate,2015_rate,jobs_15\nUlm,3,4,500\n", block)

    assert seen(root) == [
        ("rate", "ulm", "2014-01-01", Fraction(3)),
        ("rate", "ulm", "2015-01-01", Fraction(4)),
        ("jobs", "ulm", "2015-01-01", Fraction(500)),
    ]


def test_a_header_may_name_the_entity(tmp_path: Path) -> None:
    block = {
        "shape": "wide",
        "entity": {"across": True, "scheme": "iso3166-1-alpha-3"},
        "period": {"column": "year", "granularity": "year"},
        "across": {"France": {"entity": "FRA"}, "Spain": {"entity": "ESP"}},
        "measures": [RATE],
    }

    root = dataset(tmp_path, "year,France,Spain\n2015,10,22\n", block)

    assert seen(root) == [
        ("rate", "ESP", "2015-01-01", Fraction(22)),
        ("rate", "FRA", "2015-01-01", Fraction(10)),
    ]


def test_a_dimension_splits_a_measure_and_its_total_does_not(tmp_path: Path) -> None:
    block = {
        "shape": "long",
        "entity": {"constant": "FRA"},
        "period": {"column": "year", "granularity": "year"},
        "value": {"column": "v"},
        "dimensions": [{"column": "sex", "total": ["T"], "labels": {"F": "women"}}],
        "measures": [RATE],
    }

    root = dataset(tmp_path, "year,sex,v\n2015,T,10\n2015,F,11\n2015,X,9\n", block)

    with Catalogue.open([root]) as catalogue:
        labels = {measure.id: measure.label for measure in catalogue.datasets[0].measures}
    assert labels == {
        "rate": "jobless rate",
        "rate/women": "jobless rate, women",
        "rate/x": "jobless rate, X",
    }
    assert [(measure, value) for measure, _, _, value in seen(root)] == [
        ("rate", 10),
        ("rate/women", 11),
        ("rate/x", 9),
    ]


def test_rows_are_taken_and_left_by_their_cells(tmp_path: Path) -> None:
    block = {
        "shape": "long",
        "entity": {"column": "code", "scheme": "iso3166-1-alpha-3"},
        "period": {"column": "year", "granularity": "year"},
        "value": {"column": "v"},
        "where": {"freq": ["A"]},
        "except": {"code": ["", "Source: a yearbook"]},
        "measures": [RATE],
    }
    rows = "FRA,2015,A,10\nFRA,2015-Q1,Q,11\n,,A,5\nSource: a yearbook,,A,\n"

    root = dataset(tmp_path, f"code,year,freq,v\n{rows}", block)

    assert seen(root) == [("rate", "FRA", "2015-01-01", Fraction(10))]


def test_lines_above_the_header_and_a_trailing_comma_are_passed_over(tmp_path: Path) -> None:
    block = {
        "shape": "wide",
        "entity": {"column": "code", "scheme": "iso3166-1-alpha-3"},
        "period": {"across": True, "granularity": "year"},
        "across": "period",
        "measures": [RATE],
    }
    table = 'Source,"A yearbook",\n\nUpdated,2016,\n\n"code","2015",\nFRA,"10",\n'

    root = dataset(tmp_path, table, block, header="code,2015", dialect={"headerRows": [5]})

    assert seen(root) == [("rate", "FRA", "2015-01-01", Fraction(10))]


def test_signs_around_a_number_are_left_out_where_the_field_says_so(tmp_path: Path) -> None:
    block = {
        "shape": "long",
        "entity": {"constant": "FRA"},
        "period": {"column": "year", "granularity": "year"},
        "value": {"column": "v"},
        "measures": [RATE],
    }
    schema = {"fields": [{"name": "year"}, {"name": "v", "bareNumber": False}]}

    root = dataset(tmp_path, "year,v\n2014,-$2.50\n2015,36.66%\n2016,−3 %\n", block, schema=schema)

    assert [value for *_, value in seen(root)] == [Fraction(-5, 2), Fraction(1833, 50), -3]


@pytest.mark.parametrize(
    ("across", "what"),
    [
        ({"v": {"measure": "price"}}, '"price" is no measure'),
        ({"v": {"measure": "rate"}}, '"period" is missing'),
        ({"v": {"measure": "rate", "period": "soon"}}, "is not a year"),
        ({"v": {"measure": "rate", "period": "2015", "entity": "FRA"}}, '"entity" is said here'),
    ],
)
def test_a_header_that_says_too_little_or_too_much_is_refused(
    tmp_path: Path, across: dict[str, Any], what: str
) -> None:
    block = {
        "shape": "wide",
        "entity": {"column": "code", "scheme": "iso3166-1-alpha-3"},
        "period": {"across": True, "granularity": "year"},
        "across": across,
        "measures": [RATE],
    }
    root = dataset(tmp_path, "code,v\nFRA,1\n", block)

    with pytest.raises(DatasetError, match=what):
        Catalogue.open([root])


def named_by_cells(*cells: tuple[str, str | None]) -> dict[str, Any]:
    return {
        "shape": "long",
        "entity": {"column": "code", "scheme": "iso3166-1-alpha-3"},
        "period": {"column": "year", "granularity": "year"},
        "measure": {"column": "what"},
        "measures": [
            RATE | {"id": id} | ({"cell": cell} if cell is not None else {}) for id, cell in cells
        ],
        "value": {"column": "value"},
    }


def test_a_measure_may_be_named_by_a_cell_that_is_no_id(tmp_path: Path) -> None:
    table = "code,year,what,value\nFRA,2018,x:Rate,9\nFRA,2018,plain,8\n"

    root = dataset(tmp_path, table, named_by_cells(("rate", "x:Rate"), ("plain", None)))

    assert seen(root) == [
        ("rate", "FRA", "2018-01-01", Fraction(9)),
        ("plain", "FRA", "2018-01-01", Fraction(8)),
    ]


def test_the_id_of_a_measure_that_has_a_cell_names_nothing(tmp_path: Path) -> None:
    table = "code,year,what,value\nFRA,2018,rate,9\n"
    root = dataset(tmp_path, table, named_by_cells(("rate", "x:Rate")))

    with pytest.raises(DatasetError, match='"rate" is no measure of the descriptor; use one of x:'):
        seen(root)


def test_two_measures_of_one_cell_are_refused(tmp_path: Path) -> None:
    table = "code,year,what,value\nFRA,2018,b,9\n"
    root = dataset(tmp_path, table, named_by_cells(("a", "b"), ("b", None)))

    with pytest.raises(DatasetError, match='"b" names "a" too'):
        seen(root)
