"""The datasets that factgauge ships, held against what was read in the sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from factgauge.model.interval import Interval
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

REFERENCE = Path(__file__).parents[2] / "reference"


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    folders = [REFERENCE / name for name in ("kaesong", "kim-summits", "russia-dprk-trade")]
    with Catalogue.open(folders) as opened:
        yield opened


def dataset(catalogue: Catalogue, id: str) -> Dataset:
    (found,) = [dataset for dataset in catalogue.datasets if dataset.id == id]
    return found


@pytest.mark.parametrize(
    ("id", "measure", "count"),
    [
        ("russia-dprk-trade", "trade", 9),
        ("russia-dprk-trade", "exports", 8),
        ("russia-dprk-trade", "imports", 6),
        ("kaesong", "production", 6),
        ("kaesong", "wages", 6),
        ("kaesong", "cash", 2),
        ("kaesong", "workers", 3),
    ],
)
def test_a_shipped_measure_has_a_source_for_each_value(
    catalogue: Catalogue, id: str, measure: str, count: int
) -> None:
    cells = catalogue.cells(dataset(catalogue, id), measure)

    assert len(cells) == count
    assert all(any(ch.isdigit() for ch in cell.source) for cell in cells)  # a dated report


def test_every_member_of_a_shipped_class_has_a_value_for_every_year() -> None:
    with Catalogue.open([REFERENCE / "nordic-population"]) as catalogue:
        (population,) = catalogue.datasets
        years = {
            id: {cell.begins.year for cell in catalogue.cells(population, "population", id)}
            for group in population.groups
            for id in group.members
        }

    assert [len(group.members) for group in population.groups] == [5, 3]
    assert all(held == set(range(2010, 2025)) for held in years.values())
    assert set(years) == set(population.entities)


def test_trade_of_2018_is_34_million_to_the_million(catalogue: Catalogue) -> None:
    trade = dataset(catalogue, "russia-dprk-trade")
    begins, ends = datetime.date(2018, 1, 1), datetime.date(2019, 1, 1)

    cells = catalogue.cells(trade, "trade", "PRK", "RUS", begins, ends)

    (year,) = [cell for cell in cells if (cell.begins, cell.ends) == (begins, ends)]
    assert year.interval == Interval(Fraction(33500000), Fraction(34500000))
    assert (year.unit, year.row) == ("USD", 14)
    assert "Ushakov" in year.source


def test_wages_at_kaesong_of_2015_are_about_100_million(catalogue: Catalogue) -> None:
    kaesong = dataset(catalogue, "kaesong")

    *_, last = catalogue.cells(kaesong, "wages")

    assert (last.begins.year, last.interval) == (
        2015,
        Interval(Fraction(95000000), Fraction(105000000)),
    )
    (entity,) = catalogue.entities(kaesong)
    assert (entity.opened, entity.closed) == (
        datetime.date(2004, 12, 15),
        datetime.date(2016, 2, 10),
    )
    assert entity.related == ("PRK", "KOR")


@pytest.mark.parametrize(
    ("counterpart", "meetings"),
    [
        ("donald-trump", 2),
        ("moon-jae-in", 3),
        ("xi-jinping", 3),  # the fourth, of March 2018, is thirteen months before
        ("nguyen-phu-trong", 1),
        ("vladimir-putin", 0),
    ],
)
def test_kim_s_meetings_in_the_year_before_24_april_2019(
    catalogue: Catalogue, counterpart: str, meetings: int
) -> None:
    summits = dataset(catalogue, "kim-summits")
    window = datetime.date(2018, 4, 24), datetime.date(2019, 4, 24)

    found = catalogue.events(summits, frozenset({"kim-jong-un", counterpart}), *window)

    assert len(found) == meetings
    assert summits.begins <= window[0]
    assert window[1] <= summits.ends


def test_every_shipped_vintage_says_where_its_figures_come_from() -> None:
    vintages = sorted(path.parent for path in REFERENCE.glob("*/*/datapackage.json"))

    assert vintages
    assert [v for v in vintages if not (v / "SOURCE.md").is_file()] == []
