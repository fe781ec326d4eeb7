"""DDF folders: data points with concepts and entities beside them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.statistical import dataset, real, rows, said, values

from factgauge.errors import DatasetError
from factgauge.reference.formats.recognise import recognise
from factgauge.reference.formats.registry import companions_of

POINTS = "ddf--datapoints--oil--by--country--time.csv"
FILES = {
    "ddf--concepts.csv": "concept,concept_type,domain,name,description,unit,source\n"
    "geo,entity_domain,,Place,,,\ncountry,entity_set,geo,Country,,,\ntime,time,,Time,,,\n"
    "name,string,,Name,,,\noil,measure,,Oil output,Crude oil pumped,tonnes,Energy Yearbook\n",
    "ddf--entities--geo--country.csv": "country,name,iso3166_1_alpha3,is--country\n"
    "fra,France,FRA,TRUE\nabkh,Abkhazia,,TRUE\n",
    "ddf--entities--geo.csv": "geo,name\nworld,World\n",
    POINTS: "time,oil,country\n2018,1.50,fra\n201803,2,abkh\n2018q1,3,world\n20180325,4,fra\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ddf"
    made.mkdir()
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_data_points_are_rows_with_their_keys_first(folder: Path) -> None:
    assert rows(folder / POINTS, "ddf") == [
        (1, ["time", "country", "oil"]),
        (2, ["2018", "fra", "1.50"]),
        (3, ["2018-03", "abkh", "2"]),
        (4, ["2018-Q1", "world", "3"]),
        (5, ["2018-03-25", "fra", "4"]),
    ]


def test_concepts_and_entities_say_what_columns_are(folder: Path) -> None:
    hints = said(folder / POINTS, "ddf")

    assert (hints.title, hints.description, hints.source) == (
        "Oil output",
        "Crude oil pumped",
        "Energy Yearbook",
    )
    assert {name: hint.role for name, hint in hints.columns.items()} == {
        "time": "period",
        "oil": "value",
        "country": "entity",
    }
    assert hints.columns["oil"].unit == "tonnes"
    assert hints.columns["country"].codes == {
        "abkh": "Abkhazia",
        "fra": "France",
        "world": "World",
    }
    assert hints.columns["country"].countries == {"fra": "FRA"}


def test_a_folder_and_a_file_in_it_are_recognised(folder: Path, tmp_path: Path) -> None:
    (found,) = recognise(folder)

    assert (found.format, found.label) == ("ddf", POINTS)
    assert [f.format for f in recognise(folder / POINTS)] == ["ddf"]
    assert recognise(folder / "ddf--concepts.csv") == ()
    assert recognise(tmp_path) == ()


def test_data_points_may_lie_one_folder_below_their_concepts(folder: Path) -> None:
    (folder / "points").mkdir()
    moved = (folder / POINTS).rename(folder / "points" / POINTS)

    (found,) = recognise(folder)

    assert found.label == f"points/{POINTS}"
    assert [f.format for f in recognise(moved)] == ["ddf"]
    assert said(moved, "ddf").title == "Oil output"
    assert rows(moved, "ddf")[1] == (2, ["2018", "fra", "1.50"])
    assert [path.name for path in companions_of("ddf", moved)] == [
        "ddf--concepts.csv",
        "ddf--entities--geo--country.csv",
        "ddf--entities--geo.csv",
    ]


def test_an_unknown_entity_is_reported_with_its_row(folder: Path) -> None:
    (folder / POINTS).write_text("country,time,oil\nfra,2018,1\nfrx,2018,2\n", encoding="utf-8")

    with pytest.raises(DatasetError, match='column country: "frx" is no entity') as caught:
        rows(folder / POINTS, "ddf")

    assert caught.value.where == f"{POINTS}, row 3"
    assert "ddf--entities--geo" in caught.value.fix


def test_entities_that_nobody_lists_are_not_checked(folder: Path) -> None:
    for path in folder.glob("ddf--entities--*"):
        path.unlink()

    assert len(rows(folder / POINTS, "ddf")) == 5


def test_an_entity_described_twice_is_refused(folder: Path) -> None:
    path = folder / "ddf--entities--geo--country.csv"
    path.write_text(f"{path.read_text(encoding='utf-8')}fra,France,,\n", encoding="utf-8")

    with pytest.raises(DatasetError, match='describes "fra" a second time') as caught:
        rows(folder / POINTS, "ddf")

    assert caught.value.where == "ddf--entities--geo--country.csv, row 4"


def test_entities_without_ids_are_refused(folder: Path) -> None:
    (folder / "ddf--entities--geo--country.csv").write_text("id,name\nfra,France\n")

    with pytest.raises(DatasetError, match="has no column geo or country"):
        rows(folder / POINTS, "ddf")


@pytest.mark.parametrize(
    ("measure", "unit", "key", "figure", "count"),
    [
        ("oil_production_total", "metric_ton", ("AGO", "1965"), "655000", 51),
        ("military_expenditure_percent_of_gdp", "percent", ("AFG", "1970"), "1.62961", 164),
        ("life_expectancy_female", "year", ("ABW", "1951"), "61.595", 236),
    ],
)
def test_the_folder_loads_with_its_figures(
    tmp_path: Path, measure: str, unit: str, key: tuple[str, str], figure: str, count: int
) -> None:
    folder = real("gapminder-ddf")
    file = folder / f"ddf--datapoints--{measure}--by--geo--time.csv"
    hints = said(file, "ddf")
    geo = hints.columns["geo"]
    ids = {code: geo.countries.get(code, code.replace("_", "-")) for code in geo.codes}
    block = {
        "shape": "long",
        "entity": {"column": "geo", "scheme": "name"},
        "entities": {
            id: {"name": geo.codes[code], "kind": "country", "aliases": [code]}
            for code, id in ids.items()
        },
        "period": {"column": "time", "granularity": "year"},
        "measures": [{"id": measure, "label": hints.title, "unit": unit, "statistic": "flow"}],
        "value": {"column": measure},
    }
    others = [folder / "ddf--concepts.csv", folder / "ddf--entities--geo--country.csv"]

    root = dataset(tmp_path, [file, *others], "ddf", ["geo", "time", measure], block)

    read = values(root, measure)
    assert len({entity for entity, _, _ in read}) == count
    at = (key[0], f"{key[1]}-01-01", f"{int(key[1]) + 1}-01-01")
    digits = len(figure.partition(".")[2])
    assert read[at] == (Fraction(figure), Fraction(1, 2 * 10**digits))
