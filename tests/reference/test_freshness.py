from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.reference.builders import HEADER, Write
from tests.reference.stores import imported, values

from factgauge.reference import signature, store
from factgauge.reference.signature import Signature, sha256_of

OLD = HEADER + "FRA,2017,rye,11,,,yearbook\n"
NEW = HEADER + "FRA,2017,rye,22,,,yearbook\n"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with each file whose bytes a freshness check reads."""
    seen: list[str] = []

    def spy(path: Path) -> str:
        seen.append(path.name)
        return sha256_of(path)

    monkeypatch.setattr(store, "sha256_of", spy)
    return seen


def test_a_table_that_was_written_long_ago_is_not_read_again(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch, hashed: list[str]
) -> None:
    monkeypatch.setattr(signature, "TICK", 0)
    write(OLD)

    assert values(root) == [11]
    assert sorted(hashed) == ["datapackage.json", "table.csv"]
    hashed.clear()
    assert values(root) == [11]
    assert hashed == []


def test_a_table_that_was_just_written_is_read_again(
    write: Write, root: Path, hashed: list[str]
) -> None:
    write(OLD)
    values(root)
    hashed.clear()

    assert values(root) == [11]
    assert sorted(hashed) == ["datapackage.json", "table.csv"]


def test_a_table_that_was_just_written_is_read_once_more_and_then_noted(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch, hashed: list[str]
) -> None:
    write(OLD)
    values(root)
    monkeypatch.setattr(signature, "TICK", 0)  # two seconds later
    later = time.time_ns() + 2_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    with monkeypatch.context() as tick:
        tick.setattr(signature, "TICK", 1_900_000_000)
        hashed.clear()
        assert values(root) == [11]
        assert sorted(hashed) == ["datapackage.json", "table.csv"]
        hashed.clear()
        assert values(root) == [11]
        assert hashed == []


def test_a_change_that_keeps_size_and_time_is_noticed(write: Write, root: Path) -> None:
    folder = write(OLD)
    before = (folder / "table.csv").stat()
    assert values(root) == [11]

    write(NEW)
    os.utime(folder / "table.csv", ns=(before.st_atime_ns, before.st_mtime_ns))

    assert values(root) == [22]


@pytest.mark.parametrize(("age", "read"), [(0, [22]), (3_600_000_000_000, [11])])
def test_a_change_within_one_tick_of_the_clock_is_noticed(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch, age: int, read: list[int]
) -> None:
    # A file system whose stat cannot tell the two tables apart. Only a table that was written an
    # hour before it was read can be trusted to have shown its change.
    same = Signature(size=1, modified=time.time_ns() - age, changed=0, inode=1)
    monkeypatch.setattr(store, "sign", lambda path: same)
    write(OLD)
    assert values(root) == [11]

    write(NEW)

    assert values(root) == read


def test_a_table_that_is_only_touched_is_not_imported_again(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch, hashed: list[str]
) -> None:
    monkeypatch.setattr(signature, "TICK", 0)
    folder = write(OLD)
    values(root)
    seen = imported(monkeypatch)
    hashed.clear()

    (folder / "table.csv").touch()
    assert values(root) == [11]
    assert values(root) == [11]

    assert (seen, hashed) == ([], ["table.csv"])


def test_the_same_code_elsewhere_keeps_the_store(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD)
    values(root)
    seen = imported(monkeypatch)

    monkeypatch.setattr(store, "code_stamp", lambda: "another installation of the same version")

    assert values(root) == [11]
    assert seen == []


def test_other_code_makes_the_store_anew(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "module.py"
    module.write_text("rows = 1\n", encoding="utf-8")
    monkeypatch.setattr(store, "_code", lambda: [module])
    write(OLD)
    values(root)
    seen = imported(monkeypatch)

    assert values(root) == [11]
    module.write_text("rows = 22\n", encoding="utf-8")
    assert values(root) == [11]

    # The part's name says what code has made it.
    assert seen == ["harvest/2019"]
