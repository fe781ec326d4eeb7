"""Real tables, as far as the project's shared data are there: each is read by its proposal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.inferring import block, proposed_of, read, unsure

from factgauge.reference.formats.hints import Hints
from factgauge.reference.infer.package import hints_from_package, package_beside

DATA = Path(__file__).parents[2] / "../shared/data"

# shape, cells (or events), and what the notes have to say
TABLES = {
    "datahub-population/population.csv": ("long", 17195, "CHI"),
    "datahub-gdp/gdp.csv": ("long", 13979, "rests on what its package"),
    "datahub-co2-global/global.csv": ("wide", 1358, "neither the table"),
    "datahub-employment-us/aat1.csv": ("wide", 830, "rows 8 and 9"),
    "fivethirtyeight/airline-safety.csv": ("wide", 336, "avail_seat_km_per_week"),
    "fivethirtyeight/drinks.csv": ("cross-section", 772, "Congo"),
    "owid-style/SIPRI_Military_Expenditure_Database.csv": ("wide", 20760, "constant (2019)"),
    "trade-bilateral-tradhist/tradeflow_xx.csv": ("bilateral", 138153, "states the currency"),
    "worldbank-wdi-wide/sp.pop.totl_Indicator_en_csv_v2.csv": ("wide", 13484, "CHI"),
    "vega-us-employment/unemployment.tsv": ("cross-section", 3218, "such of 1"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_real_table_is_read_by_its_proposal(tmp_path: Path, name: str) -> None:
    path = DATA / name
    if not path.is_file():
        pytest.skip("the shared data are not here")
    shape, count, told = TABLES[name]
    package = package_beside(path)
    hints = hints_from_package(package, path.name) if package else Hints()

    draft = proposed_of(path, name=path.stem.casefold(), hints=hints if hints.columns else None)

    assert block(draft)["shape"] == shape
    assert len(read(draft, tmp_path)) == count
    assert any(told in f"{note.decided} {note.because}" for note in draft.notes if not note.sure)


def test_namibia_is_no_missing_value(tmp_path: Path) -> None:
    path = DATA / "datahub-population/population.csv"
    if not path.is_file():
        pytest.skip("the shared data are not here")

    draft = proposed_of(path)

    assert {entity for _, entity, _, _ in read(draft, tmp_path)} >= {"NAM"}
    assert unsure(draft, "missing values") == []
