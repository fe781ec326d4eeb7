"""What a Data Package beside a table says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factgauge.errors import DatasetError
from factgauge.reference.infer.package import hints_from_package, package_beside

PACKAGE = {
    "name": "gdp",
    "title": "GDP",
    "description": "GDP in current US dollars.",
    "last_updated": "2026-02-24",
    "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons"}],
    "sources": [{"title": "World Bank"}],
    "resources": [
        {
            "path": "data/gdp.csv",
            "schema": {"fields": [{"name": "v", "title": "GDP", "unit": "USD"}]},
        }
    ],
}


def test_titles_units_licences_and_sources_are_taken(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    (tmp_path / "gdp.csv").write_text("v\n1\n", encoding="utf-8")

    path = package_beside(tmp_path / "gdp.csv")
    assert path == tmp_path / "datapackage.json"
    hints = hints_from_package(path, "gdp.csv")

    assert (hints.title, hints.licence, hints.source) == ("GDP", "CC-BY-4.0", "World Bank")
    assert hints.vintage == "2026-02-24"
    assert hints.description == "GDP in current US dollars."
    assert (hints.columns["v"].label, hints.columns["v"].unit) == ("GDP", "USD")


def test_a_table_that_the_package_does_not_list_is_told_nothing(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")

    hints = hints_from_package(tmp_path / "datapackage.json", "other.csv")

    assert (hints.title, hints.columns) == (None, {})


def test_a_package_of_its_own_goes_before_that_of_the_folder(tmp_path: Path) -> None:
    for name in ("datapackage.json", "gdp.datapackage.json"):
        (tmp_path / name).write_text(json.dumps(PACKAGE), encoding="utf-8")

    assert package_beside(tmp_path / "gdp.csv") == tmp_path / "gdp.datapackage.json"


def test_a_package_in_yaml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.yml"
    path.write_text(
        "name: gdp\nlicenses:\n- name: PDDL\nlast_modified: 2023-09-25\n"
        "resources:\n- path: data/gdp.csv\n  title: GDP of all\n",
        encoding="utf-8",
    )

    hints = hints_from_package(path, "gdp.csv")

    assert (hints.title, hints.licence, hints.vintage) == ("GDP of all", "PDDL", "2023-09-25")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("datapackage.json", '{"name": ', "is not JSON"),
        ("datapackage.json", "[]", "is no object"),
        ("datapackage.yml", "a: [1", "is not YAML"),
    ],
)
def test_a_package_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, text: str, what: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(DatasetError, match=what):
        hints_from_package(tmp_path / name, "gdp.csv")
