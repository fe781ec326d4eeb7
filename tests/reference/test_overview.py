from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import pytest
from tests.reference.builders import EVENTS, HEADER, Write

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.overview import Overview, granularity, overview, runs, summaries


def seen(root: Path) -> Overview:
    with Catalogue.open([root]) as catalogue:
        return overview(catalogue, catalogue.datasets[-1])


def year(number: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(number, 1, 1), datetime.date(number + 1, 1, 1)


def test_a_list_has_one_line_a_dataset_with_the_count_of_its_newest_vintage(
    write: Write, root: Path
) -> None:
    write(HEADER + "FRA,2018,rye,1,,,y\n", vintage="2019")
    write(HEADER + "FRA,2018,rye,1,,,y\nFRA,2019,rye,1,,,y\n", vintage="2020")
    write("from,to,with\n2018-03-01,2018-03-02,Bob\n", EVENTS)

    with Catalogue.open([root]) as catalogue:
        found = summaries(catalogue)

    assert [(each.dataset.id, each.vintages, each.count, each.starter) for each in found] == [
        ("harvest", ("2019", "2020"), 2, False),
        ("talks", ("2019",), 1, False),
    ]


def test_missing_cells_are_those_of_entities_and_periods_with_the_worst_first(
    write: Write, root: Path
) -> None:
    rows = [("FRA", 2015), ("FRA", 2016), ("FRA", 2018), ("ESP", 2016), ("ITA", 2015)]
    write(HEADER + "".join(f"{land},{at},rye,1,,,y\n" for land, at in rows))

    (_, (grid,)), (_, none) = seen(root).grids

    assert (grid.granularity, grid.periods, grid.entities, grid.missing) == ("year", 4, 3, 7)
    assert [(gap.who, gap.periods) for gap in grid.gaps] == [
        (("ESP",), (year(2015), year(2017), year(2018))),
        (("ITA",), (year(2016), year(2017), year(2018))),
        (("FRA",), (year(2017),)),
    ]
    assert none == ()


def test_a_census_every_ten_years_misses_nothing_in_between(write: Write, root: Path) -> None:
    write(HEADER + "".join(f"FRA,{at},rye,1,,,y\n" for at in (1990, 2000, 2010)))

    (_, (grid,)), _ = seen(root).grids

    assert (grid.periods, grid.missing) == (3, 0)


def test_an_overview_says_where_the_table_lies_and_what_is_noted(write: Write, root: Path) -> None:
    folder = write(change=lambda package: package.update(description="Of all lands."))
    (folder / "SOURCE.md").write_text("From a yearbook.\n", encoding="utf-8")

    found = seen(root)

    table = folder / "table.csv"
    assert (found.folder, found.table) == (folder, table)
    assert found.sha256 == hashlib.sha256(table.read_bytes()).hexdigest()
    assert (found.description, found.note) == ("Of all lands.", "From a yearbook.")
    assert [entity.name for entity in found.entities] == ["France"]


def test_neighbouring_periods_are_told_as_one_run() -> None:
    assert runs([year(2003), year(2000), year(2001)]) == ("2000 to 2001", "2003")


@pytest.mark.parametrize(
    ("begins", "ends", "kind"),
    [
        ("2018-01-01", "2019-01-01", "year"),
        ("2018-04-01", "2018-07-01", "quarter"),
        ("2018-05-01", "2018-08-01", "other"),
        ("2018-02-01", "2018-03-01", "month"),
        ("2018-02-01", "2018-02-02", "day"),
        ("2018-02-01", "2018-02-09", "other"),
    ],
)
def test_the_kind_of_a_period_follows_from_its_days(begins: str, ends: str, kind: str) -> None:
    assert granularity(*map(datetime.date.fromisoformat, (begins, ends))) == kind
