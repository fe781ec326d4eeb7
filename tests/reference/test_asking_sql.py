from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import EVENTS, HEADER, LONG, Write, layout

from factgauge.errors import DatasetError, UsageError
from factgauge.reference.asking import sql
from factgauge.reference.asking.sql import Answered, select
from factgauge.reference.catalogue import Catalogue


def answered(root: Path, statement: str, seconds: float = 10) -> Answered:
    with Catalogue.open([root]) as catalogue:
        return select(catalogue.files(catalogue.datasets), statement, seconds=seconds)


def test_the_views_are_one_row_a_value_a_measure_an_entity_an_event(
    write: Write, root: Path
) -> None:
    write(HEADER + "FRA,2018,rye,34.5,,,y\nESP,2018,rye,-7,,,y\n")
    write("from,to,with\n2018-03-01,2018-03-02,Bob\n", EVENTS)

    values = answered(
        root,
        "SELECT entity, entity_name, partner, begins, ends, value, unit, row FROM observations "
        "ORDER BY row",
    )
    events = answered(root, "SELECT * FROM events")
    measures = answered(root, "SELECT measure, label, statistic FROM measures ORDER BY 1")
    entities = answered(root, "SELECT entity, name, kind FROM entities ORDER BY 1")

    assert values.rows == (
        ("FRA", "France", None, "2018-01-01", "2019-01-01", 34.5, "metric_ton", 2),
        ("ESP", "Spain", None, "2018-01-01", "2019-01-01", -7, "metric_ton", 3),
    )
    assert events.rows == (("talks", "2019", 2, "2018-03-01", "2018-03-02", "ann, bob"),)
    assert measures.rows == (("rye", "rye", "flow"), ("share", "share", "rate"))
    assert entities.rows[:2] == (("ESP", "Spain", "country"), ("FRA", "France", "country"))


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM cell", "would do more than read"),
        ("DELETE FROM observations", "would do more than read"),
        ("INSERT INTO part0.cell VALUES (1)", "11 columns but 1 values|more than read"),
        ("UPDATE part0.dataset SET title = ''", "would do more than read"),
        ("DROP TABLE part0.cell", "would do more than read"),
        ("CREATE TABLE new (x)", "would do more than read"),
        ("ATTACH 'elsewhere.sqlite' AS other", "would do more than read"),
        ("PRAGMA writable_schema = ON", "would do more than read"),
        ("SELECT load_extension('x')", "would do more than read"),
        ("SELECT 1; DROP TABLE cell", "has more than one statement"),
        ("SELECT nobody FROM observations", "no such column: nobody"),
        ("SELECT hex(zeroblob(1000000000))", "too big"),
        ("  ", "is empty"),
    ],
)
def test_what_is_no_select_is_refused_and_changes_nothing(
    write: Write,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    statement: str,
    what: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write()

    with pytest.raises(UsageError, match=what):
        answered(root, statement)

    assert answered(root, "SELECT count(*) FROM observations").rows == ((2,),)
    assert not (tmp_path / "elsewhere.sqlite").exists()


def test_an_endless_statement_ends_with_its_time(write: Write, root: Path) -> None:
    write()

    with pytest.raises(UsageError, match=r"took longer than 0\.2 seconds; ask for less"):
        answered(
            root,
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c",
            seconds=0.2,
        )


def test_a_long_answer_is_cut_and_says_so(write: Write, root: Path) -> None:
    write()
    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"

    found = answered(root, endless)

    assert (len(found.rows), found.cut) == (sql.ROWS, True)
    assert not answered(root, f"{endless} LIMIT {sql.ROWS}").cut


def test_sql_in_names_is_text(write: Write, root: Path) -> None:
    def named(package: dict[str, Any]) -> None:
        layout(package)["entity"] = {"column": "land", "scheme": "name", "kind": "place"}

    name = "x'); DROP TABLE cell; --"
    write(HEADER + f'"{name}",2018,rye,1,,,"{name}"\n', change=named)

    found = answered(root, "SELECT entity_name, value FROM observations")

    assert found.rows == ((name, 1),)


def test_more_datasets_than_sqlite_attaches_are_asked_together(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(14):
        write(
            HEADER + f"FRA,2018,rye,{number},,,y\nESP,2018,rye,.5,,,y\n",
            {**LONG, "name": f"h{number}"},
        )

    total = answered(root, "SELECT count(DISTINCT dataset), count(*), sum(value) FROM observations")

    assert total.rows == ((14, 28, sum(range(14)) + 7),)
    monkeypatch.setattr(sql, "COPIED", 0)
    with pytest.raises(UsageError, match="asks 14 large datasets, and 9 can be asked at once"):
        answered(root, "SELECT 1")


def test_a_store_that_is_kept_in_memory_is_not_asked(write: Write, root: Path, cache: Path) -> None:
    write()
    cache.parent.write_text("a file, where a folder should be", encoding="utf-8")

    with pytest.raises(DatasetError, match="is in no file of a store"):
        answered(root, "SELECT 1")
