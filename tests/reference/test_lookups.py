from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import HEADER, Write, layout

from factgauge.errors import DatasetError
from factgauge.reference import texts
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.texts import Texts

START, END = datetime.date(2018, 1, 1), datetime.date(2019, 1, 1)


def named(package: dict[str, Any]) -> None:
    layout(package)["entity"] = {"column": "land", "scheme": "name", "kind": "place"}


@pytest.mark.parametrize(
    ("asked", "plan"),
    [
        (("FRA", None, START, END), "PRIMARY KEY (dataset=? AND measure=? AND entity=? AND"),
        (("FRA", None, None, None), "PRIMARY KEY (dataset=? AND measure=? AND entity=?"),
        ((None, None, START, END), "INDEX across (dataset=? AND measure=? AND begins>? AND beg"),
        ((None, "ESP", None, None), "INDEX partnered (dataset=? AND measure=? AND partner=?"),
    ],
)
def test_a_point_a_series_and_a_cross_section_each_have_an_index(
    write: Write, root: Path, asked: tuple[Any, ...], plan: str
) -> None:
    write()
    with Catalogue.open([root]) as catalogue:
        (dataset,) = catalogue.datasets
        part = catalogue._place(dataset).part
        ran: list[str] = []
        part.set_trace_callback(ran.append)
        catalogue.cells(dataset, "rye", *asked)
        part.set_trace_callback(None)

        (query,) = [sql for sql in ran if " FROM cell " in sql]
        steps = [step for *_, step in part.execute(f"EXPLAIN QUERY PLAN {query}")]

    assert [step for step in steps if "cell" in step] == [step for step in steps if plan in step]


def test_values_beyond_the_numbers_of_sqlite_stay_exact(write: Write, root: Path) -> None:
    numbers = ["9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e40", "0.1"]
    write(HEADER + "".join(f"FRA,{2000 + n},rye,{text},,,y\n" for n, text in enumerate(numbers)))

    with Catalogue.open([root]) as catalogue:
        found = [cell.value for cell in catalogue.cells(catalogue.datasets[0], "rye")]

    assert [str(value) for value in found] == [*numbers[:3], "1" + "0" * 40, "1/10"]


def test_keys_and_sources_come_back_as_they_were_written(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_MOST", 3)
    long = "p" * 300
    write(HEADER + f'"A ""b"", c",2017,rye,1,,,{long}\nNil,2018,rye,2,,,"1"\n', change=named)

    with Catalogue.open([root]) as catalogue:
        found = catalogue.cells(catalogue.datasets[0], "rye")

    assert [(cell.keys[0], cell.source) for cell in found] == [
        (("land", 'A "b", c'), long),
        (("land", "Nil"), "1"),
    ]
    assert [cell.keys[1:] for cell in found] == [
        (("year", "2017"), ("crop", "rye")),
        (("year", "2018"), ("crop", "rye")),
    ]


def test_a_text_is_shortened_to_the_same_number_each_time() -> None:
    made = Texts()

    first, second, again = made.short("rye"), made.short("5"), made.short("rye")

    assert (first, second, again) == ("0", "1", "0")
    assert [made.reader().text(short) for short in (first, second)] == ["rye", "5"]


def test_sql_in_names_is_text(write: Write, root: Path) -> None:
    name = "x'); DROP TABLE cell; --"
    write(HEADER + f'"{name}",2018,rye,1,,,"{name}"\n', change=named)

    with Catalogue.open([root]) as catalogue:
        (dataset,) = catalogue.datasets
        (entity,) = catalogue.entities(dataset)
        (cell,) = catalogue.cells(dataset, "rye", entity.id)
        nobody = catalogue.cells(dataset, "rye", "' OR '1'='1")

    assert (entity.name, cell.source, cell.keys[0]) == (name, name, ("land", name))
    assert nobody == ()


def test_a_name_of_a_million_characters_is_kept_whole(write: Write, root: Path) -> None:
    name = "x" * 1_000_000
    write(HEADER + f"FRA,2017,rye,1,,,y\n{name},2018,rye,2,,,y\n", change=named)

    with Catalogue.open([root]) as catalogue:
        names = {entity.name for entity in catalogue.entities(catalogue.datasets[0])}

    assert names == {"FRA", name}


def test_a_key_that_stands_thrice_is_named_with_its_first_two_rows(
    write: Write, root: Path
) -> None:
    rows = [("ESP", 9), ("FRA", 1), ("ITA", 2), ("FRA", 3), ("FRA", 4), ("ESP", 5)]
    write(HEADER + "".join(f"{land},2018,rye,{value},,,y\n" for land, value in rows))

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root])

    assert caught.value.where == "harvest/2019/table.csv, row 5"
    assert 'states "rye" for the same key as row 3 (land "FRA", year "2018"' in caught.value.what
