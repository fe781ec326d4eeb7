from __future__ import annotations

import datetime
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import Write, layout, resource

from factgauge.errors import DatasetError
from factgauge.model.evidence import Cell
from factgauge.reference.build import check_folder
from factgauge.reference.catalogue import Catalogue

ROWS = [
    ("FRA", 2017, "rye", "34.50", "yearbook"),
    ("FRA", 2018, "rye", "40", "yearbook"),
    ("ESP", 2018, "rye", "7", "y'book"),
    ("FRA", 2018, "share", "12.5", "yearbook"),
    ("ITA", 2018, "rye", None, "yearbook"),
]
Change = Callable[[dict[str, Any]], object]


def described(path: str, format: str, table: str = "") -> Change:
    def change(package: dict[str, Any]) -> None:
        columns = ("land", "year", "crop", "value", "source")
        resource(package).update(path=path, schema={"fields": [{"name": n} for n in columns]})
        resource(package).update({"format": format} if format else {"dialect": {"table": table}})
        for name in ("precision", "approximate"):
            del layout(package)[name]

    return change


@pytest.fixture
def parquet(write: Write) -> Path:
    """Return a vintage whose table is a folder of two Parquet files."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("duckdb")
    folder = write("", change=described("parts", "parquet"))
    (folder / "table.csv").unlink()
    (folder / "parts").mkdir()
    for number, rows in enumerate((ROWS[:2], ROWS[2:])):
        columns = list(zip(*rows, strict=True))
        table = pa.table(
            {
                "land": columns[0],
                "year": pa.array(columns[1], pa.int16()),
                "crop": columns[2],
                "value": pa.array([v and Decimal(v) for v in columns[3]], pa.decimal128(10, 2)),
                "source": columns[4],
            }
        )
        pq.write_table(table, folder / "parts" / f"{number}.parquet")
    return folder


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Return the address of a PostgreSQL of our own, reached through a socket."""
    pytest.importorskip("psycopg")
    initdb, server = shutil.which("initdb"), shutil.which("postgres")
    if initdb is None or server is None:
        pytest.skip("no PostgreSQL here")
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        try:
            user = pwd.getpwnam("nobody")
        except KeyError:
            pytest.skip("nobody to run PostgreSQL as")
    home = Path(tempfile.mkdtemp(prefix="factgauge-pg-"))
    given: dict[str, Any] = {"cwd": home}
    if user is not None:
        os.chown(home, user.pw_uid, user.pw_gid)
        given.update(user=user.pw_uid, group=user.pw_gid, extra_groups=[])
    try:
        made = subprocess.run(
            [initdb, "-D", str(home / "data"), "-U", "us", "-A", "trust", "-N"],
            capture_output=True,
            text=True,
            **given,
        )
        if made.returncode:
            pytest.skip(f"initdb: {made.stderr.strip()[-200:]}")
        settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={home}"]
        with (home / "log").open("w") as log:
            running = subprocess.Popen(
                [server, "-D", str(home / "data"), *settings], stdout=log, stderr=log, **given
            )
        address = f"postgresql:///postgres?host={home}&user=us"
        try:
            _fill(address)
            yield address
        finally:
            running.terminate()
            running.wait(30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _fill(address: str) -> None:
    import psycopg

    for _ in range(100):
        try:
            connection = psycopg.connect(address, autocommit=True)
            break
        except psycopg.OperationalError:
            time.sleep(0.1)
    with connection:
        connection.execute('CREATE SCHEMA "50% off"')
        connection.execute(
            'CREATE TABLE "50% off"."har""vest" '
            "(land char(3), year integer, crop text, value numeric, source text)"
        )
        with connection.cursor() as cursor:
            cursor.executemany('INSERT INTO "50%% off"."har""vest" VALUES (%s,%s,%s,%s,%s)', ROWS)


@pytest.fixture
def postgres(write: Write, database: str) -> Path:
    """Return a vintage whose table lies in PostgreSQL."""
    folder = write("", change=described(database, "", '50% off.har"vest'))
    (folder / "table.csv").unlink()
    return folder


@pytest.fixture(params=["parquet", "postgres"])
def live(request: pytest.FixtureRequest) -> Path:
    """Return a vintage whose table lies in one place or the other."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def asked(root: Path, measure: str, *who: Any) -> tuple[Cell, ...]:
    with Catalogue.open([root]) as catalogue:
        return catalogue.cells(catalogue.datasets[0], measure, *who)


def test_a_live_table_is_a_dataset_like_any_other(live: Path, root: Path) -> None:
    with Catalogue.open([root]) as catalogue:
        (dataset,) = catalogue.datasets
        entities = [entity.id for entity in catalogue.entities(dataset)]

    assert (dataset.id, dataset.vintage, dataset.shape) == ("harvest", "2019", "long")
    assert entities == ["ESP", "FRA", "ITA"]
    assert [measure.id for measure in dataset.measures] == ["rye", "share"]
    assert (dataset.begins, dataset.ends) == (
        datetime.date(2017, 1, 1),
        datetime.date(2019, 1, 1),
    )


def test_a_point_of_a_live_table_is_exact_and_says_where_it_is_from(live: Path, root: Path) -> None:
    (cell,) = asked(root, "rye", "FRA", None, datetime.date(2017, 1, 1), datetime.date(2018, 1, 1))

    assert cell.value == Fraction("34.5")
    assert cell.interval.ends == (Fraction("34.495"), Fraction("34.505"))
    assert cell.keys == (("land", "FRA"), ("year", "2017"), ("crop", "rye"))
    assert (cell.source, cell.unit, cell.vintage) == ("yearbook", "metric_ton", "2019")


@pytest.mark.parametrize(
    ("measure", "entity", "begins", "values"),
    [
        ("rye", "FRA", None, ["34.5", "40"]),
        ("rye", None, None, ["34.5", "7", "40"]),
        ("rye", None, datetime.date(2018, 1, 1), ["7", "40"]),
        ("share", None, None, ["12.5"]),
        ("rye", "ITA", None, []),
        ("rye", "DEU", None, []),
        ("rye", "FRA", datetime.date(2019, 1, 1), []),
    ],
)
def test_series_and_cross_sections_of_a_live_table(
    live: Path,
    root: Path,
    measure: str,
    entity: str | None,
    begins: datetime.date | None,
    values: list[str],
) -> None:
    found = asked(root, measure, entity, None, begins)

    assert [cell.value for cell in found] == [Fraction(value) for value in values]


def test_a_live_table_is_checked_whole(live: Path) -> None:
    assert check_folder(live) == 4


def test_a_new_row_of_a_database_is_found_without_a_new_import(
    postgres: Path, root: Path, database: str
) -> None:
    import psycopg

    before = [cell.value for cell in asked(root, "rye", "ESP")]
    with psycopg.connect(database) as connection:
        connection.execute(
            "INSERT INTO \"50% off\".\"har\"\"vest\" VALUES ('ESP', 2016, 'rye', 5, 'new')"
        )
    try:
        after = [cell.value for cell in asked(root, "rye", "ESP")]
    finally:
        with psycopg.connect(database) as connection:
            connection.execute('DELETE FROM "50% off"."har""vest" WHERE source = \'new\'')

    assert (before, after) == ([7], [5, 7])


def test_a_new_file_of_a_folder_is_noticed(parquet: Path, root: Path) -> None:
    with Catalogue.open([root]) as catalogue:
        assert catalogue.datasets[0].entities == ("ESP", "FRA", "ITA")
    parts = parquet / "parts"
    (parts / "1.parquet").rename(parts / "1.gone")

    with Catalogue.open([root]) as catalogue:
        assert catalogue.datasets[0].entities == ("FRA",)


def test_a_key_that_stands_twice_in_a_live_table_is_named(parquet: Path, root: Path) -> None:
    parts = parquet / "parts"
    shutil.copy(parts / "0.parquet", parts / "2.parquet")

    with pytest.raises(DatasetError) as caught:
        asked(root, "rye", "FRA")

    assert caught.value.where == "harvest/2019/parts"
    assert caught.value.what.startswith('states "rye" twice for one key (land "FRA", year "2017"')


def test_a_database_that_cannot_be_reached_is_named_without_its_password(
    write: Write, root: Path, tmp_path: Path
) -> None:
    pytest.importorskip("psycopg")
    write("", change=described(f"postgresql://us:secret@/db?host={tmp_path}", "", "gdp"))

    with pytest.raises(DatasetError, match="cannot be reached") as caught:
        Catalogue.open([root])

    assert caught.value.where == "harvest/2019/gdp"
    assert "secret" not in str(caught.value)


def test_without_its_library_a_live_table_says_what_to_install(
    parquet: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(DatasetError, match=r"install factgauge\[duckdb\]"):
        Catalogue.open([root])


def test_a_table_that_a_database_lacks_is_named(write: Write, root: Path, database: str) -> None:
    write("", change=described(database, "", "gdp"))

    with pytest.raises(DatasetError, match=r'cannot be asked \(relation "gdp" does not exist'):
        Catalogue.open([root])
