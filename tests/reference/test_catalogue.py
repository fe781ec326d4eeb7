from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import EVENTS, HEADER, Write, layout

from factgauge.errors import DatasetError
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Alias, Group

PAIRS = HEADER + (
    "FRA,2017,trade,5,,,ESP\nESP,2018,trade,6,,,FRA\nFRA,2017,exports,2,,,ESP\n"
    "FRA,2017,trade,9,,,ITA\n"
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def bilateral(package: dict[str, Any]) -> None:
    layout(package).update(
        shape="bilateral",
        partner={"column": "source", "scheme": "iso3166-1-alpha-3"},
        source={"constant": "customs"},
        measures=[
            {"id": id, "label": id, "unit": "EUR", "statistic": "flow", "direction": direction}
            for id, direction in (("trade", "symmetric"), ("exports", "from-entity"))
        ],
    )


@pytest.mark.parametrize(
    ("measure", "entity", "partner", "rows"),
    [
        ("trade", "FRA", "ESP", [2, 3]),
        ("trade", "ESP", "FRA", [2, 3]),
        ("trade", "FRA", None, [2, 5, 3]),
        ("trade", None, "ITA", [5]),
        ("trade", None, None, [2, 5, 3]),
        ("exports", "FRA", "ESP", [4]),
        ("exports", "ESP", "FRA", []),
        ("exports", "FRA", None, [4]),
    ],
)
def test_a_symmetric_measure_is_found_from_either_side_and_no_other(
    write: Write, root: Path, measure: str, entity: str | None, partner: str | None, rows: list[int]
) -> None:
    write(PAIRS, change=bilateral)

    with Catalogue.open([root]) as catalogue:
        found = catalogue.cells(catalogue.datasets[0], measure, entity, partner)

    assert [cell.row for cell in found] == rows


def test_an_unknown_measure_is_no_empty_answer(write: Write, root: Path) -> None:
    write()

    with Catalogue.open([root]) as catalogue, pytest.raises(KeyError, match="oats"):
        catalogue.cells(catalogue.datasets[0], "oats")


@pytest.mark.parametrize(
    ("begins", "ends", "rows"),
    [
        (None, None, [3, 2, 4]),
        ("2018-01-01", "2019-01-01", [2, 4]),
        ("2018-01-02", None, [4]),
        (None, "2018-12-31", [3]),
        ("2017-06-01", "2017-09-01", []),
    ],
)
def test_cells_lie_wholly_in_the_window_in_the_order_of_their_periods(
    write: Write, root: Path, begins: str | None, ends: str | None, rows: list[int]
) -> None:
    write(
        HEADER + "FRA,2018,rye,1,,,y\nFRA,2017,rye,2,,,y\nFRA,2018-07/2018-12,rye,3,,,y\n",
        change=lambda p: layout(p)["period"].update(granularity="range"),
    )

    with Catalogue.open([root]) as catalogue:
        found = catalogue.cells(
            catalogue.datasets[0],
            "rye",
            "FRA",
            begins=day(begins) if begins else None,
            ends=day(ends) if ends else None,
        )

    assert [cell.row for cell in found] == rows


@pytest.mark.parametrize(
    ("participants", "begins", "ends", "rows"),
    [
        ({"ann", "bob"}, "2018-03-25", "2018-03-26", [3]),
        ({"ann", "bob"}, "2018-03-28", "2018-03-29", [3]),
        ({"ann", "bob"}, "2018-03-29", "2018-04-30", []),
        ({"ann", "bob"}, "2018-03-01", "2018-03-25", []),
        ({"ann", "bob"}, None, None, [4, 3]),
        ({"ann"}, None, None, [4, 2, 3]),
        ({"bob", "rob"}, None, None, []),
        (set(), None, "2018-01-06", [4]),
    ],
)
def test_events_have_all_participants_and_a_day_in_the_window(
    write: Write,
    root: Path,
    participants: set[str],
    begins: str | None,
    ends: str | None,
    rows: list[int],
) -> None:
    write(
        "from,to,with\n2018-02-02,2018-02-02,Rob Roe\n2018-03-25,2018-03-28,Bob\n"
        "2018-01-05,2018-01-05,bob\n",
        package=EVENTS,
    )

    with Catalogue.open([root]) as catalogue:
        found = catalogue.events(
            catalogue.datasets[0],
            frozenset(participants),
            day(begins) if begins else None,
            day(ends) if ends else None,
        )

    assert [event.row for event in found] == rows


def test_aliases_have_each_name_once_over_all_vintages(write: Write, root: Path) -> None:
    for vintage in ("2019", "2020"):
        write("from,to,with\n2018-03-25,2018-03-28,Bob\n", package=EVENTS, vintage=vintage)

    with Catalogue.open([root]) as catalogue:
        assert catalogue.aliases() == (
            Alias("Ann", "ann", "person", "talks"),
            Alias("Bob Roe", "bob", "person", "talks"),
            Alias("Bob", "bob", "person", "talks"),
            Alias("Mr Roe", "bob", "person", "talks"),
            Alias("Rob Roe", "rob", "person", "talks"),
            Alias("Mr Roe", "rob", "person", "talks"),
        )


def test_a_dataset_names_the_entities_that_stand_in_its_table(write: Write, root: Path) -> None:
    write("from,to,with\n2018-03-25,2018-03-28,Bob\n", package=EVENTS)

    with Catalogue.open([root]) as catalogue:
        (dataset,) = catalogue.datasets

        assert dataset.entities == ("ann", "bob")
        described = [(entity.id, entity.aliases) for entity in catalogue.entities(dataset)]
        assert described == [("ann", ()), ("bob", ("Bob", "Mr Roe")), ("rob", ("Mr Roe",))]
        assert (dataset.begins, dataset.ends) == (day("2018-01-01"), day("2019-01-01"))


def test_a_dataset_names_the_classes_whose_members_it_has(write: Write, root: Path) -> None:
    def grouped(package: dict[str, Any]) -> None:
        layout(package)["groups"] = [
            {"name": "Iberian states", "members": ["ESP", "PRT"], "aliases": ["Iberian state"]}
        ]

    write(change=grouped)

    with Catalogue.open([root]) as catalogue:
        (dataset,) = catalogue.datasets

    assert dataset.groups == (Group("Iberian states", ("ESP", "PRT"), ("Iberian state",)),)


def test_a_table_of_values_reaches_from_its_first_to_its_last(write: Write, root: Path) -> None:
    write()

    with Catalogue.open([root]) as catalogue:
        (dataset,) = catalogue.datasets

    assert (dataset.begins, dataset.ends) == (day("2017-01-01"), day("2019-01-01"))


@pytest.mark.parametrize("below", ["", "harvest", "harvest/2019"])
def test_a_folder_may_be_the_parent_a_dataset_or_a_vintage(
    write: Write, root: Path, below: str
) -> None:
    write()
    write(vintage="2020")

    with Catalogue.open([root / below]) as catalogue:
        vintages = [(dataset.id, dataset.vintage) for dataset in catalogue.datasets]

    expected = [("harvest", "2019"), ("harvest", "2020")]
    assert vintages == (expected[:1] if below.endswith("2019") else expected)


def test_hidden_folders_are_passed_over(write: Write, root: Path) -> None:
    write()
    write(vintage=".old")

    with Catalogue.open([root]) as catalogue:
        assert [dataset.vintage for dataset in catalogue.datasets] == ["2019"]


def test_the_same_folder_named_twice_is_opened_once(write: Write, root: Path) -> None:
    write()

    with Catalogue.open([root, root / "harvest" / ".."]) as catalogue:
        assert len(catalogue.datasets) == 1


def test_a_dataset_that_stands_in_two_folders_is_refused(write: Write, root: Path) -> None:
    write()

    with pytest.raises(
        DatasetError, match=r"^harvest/2019: stands in two of the reference folders"
    ):
        Catalogue.open([root, root / "harvest"])


@pytest.mark.parametrize(
    ("name", "what"),
    [("absent", "there is no such folder"), ("empty", "holds no dataset"), ("file", "is not a fo")],
)
def test_a_folder_without_datasets_is_refused(root: Path, name: str, what: str) -> None:
    (root / "empty").mkdir()
    (root / "file").write_text("", encoding="utf-8")

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root / name])

    assert caught.value.where == str(root / name)
    assert caught.value.what.startswith(what)
    assert "<dataset>/<vintage>/datapackage.json" in caught.value.fix


def test_no_folder_gives_an_empty_catalogue() -> None:
    with Catalogue.open([]) as catalogue:
        assert (catalogue.datasets, catalogue.aliases()) == ((), ())
