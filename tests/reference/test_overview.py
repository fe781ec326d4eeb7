from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import EVENTS, HEADER, Write, layout

from factgauge.reference.catalogue import Catalogue
from factgauge.reference.grid import NAMED, granularity
from factgauge.reference.overview import Overview, overview, runs, summaries


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


def test_periods_of_each_length_have_a_grid_of_their_own(write: Write, root: Path) -> None:
    rows = [("FRA", "2018"), ("FRA", "2019"), ("ESP", "2019")]
    rows += [("FRA", f"2019-{month:02d}") for month in range(1, 13) if month != 5]
    rows += [("ESP", "2019-05-07"), ("ESP", "2019-05-01/2019-08-31")]

    def any_length(package: dict[str, Any]) -> None:
        layout(package)["period"]["granularity"] = "range"

    write(HEADER + "".join(f"{land},{at},rye,1,,,y\n" for land, at in rows), change=any_length)

    (_, grids), _ = seen(root).grids

    assert [(g.granularity, g.periods, g.values, g.missing, g.lacking) for g in grids] == [
        ("month", 12, 11, 1, 1),
        ("year", 2, 3, 1, 1),
        ("day", 1, 1, 0, 0),
        ("other", 1, 1, 0, 0),
    ]
    assert [gap.who for gap in grids[1].gaps] == [("ESP",)]
    assert grids[0].gaps[0].periods == ((datetime.date(2019, 5, 1), datetime.date(2019, 6, 1)),)


def test_of_many_entities_with_gaps_the_worst_are_named_and_all_are_counted(
    write: Write, root: Path
) -> None:
    def named(package: dict[str, Any]) -> None:
        layout(package)["entity"] = {"column": "land", "scheme": "name", "kind": "place"}

    rows = [(f"place {n:03d}", 2018) for n in range(NAMED + 5)]
    rows += [("all", at) for at in (2018, 2019, 2020)] + [("place 000", 2019)]
    write(HEADER + "".join(f"{land},{at},rye,1,,,y\n" for land, at in rows), change=named)

    (_, (grid,)), _ = seen(root).grids

    assert (grid.missing, grid.lacking, len(grid.gaps)) == (2 * (NAMED + 5) - 1, NAMED + 5, NAMED)
    assert grid.gaps[0].who == ("place-001",)
    assert {len(gap.periods) for gap in grid.gaps} == {2}


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
