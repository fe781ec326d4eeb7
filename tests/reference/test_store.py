from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reference.builders import EVENTS, HEADER, Write
from tests.reference.stores import NEW, contents, imported, index_of, parts_of, values

from factgauge.errors import DatasetError
from factgauge.reference import build, part, store
from factgauge.reference.catalogue import Catalogue


def test_only_what_changed_is_imported_again(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    write("from,to,with\n2018-03-25,2018-03-28,Bob\n", package=EVENTS)
    seen = imported(monkeypatch)

    assert values(root) == [34, 40]
    assert values(root) == [34, 40]
    write(NEW)
    assert values(root) == [99]

    assert seen == ["harvest/2019", "talks/2019", "harvest/2019"]


def test_a_changed_descriptor_is_imported_again(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    seen = imported(monkeypatch)

    write(change=lambda package: package.update(title="Crops"))
    with Catalogue.open([root]) as catalogue:
        assert [dataset.title for dataset in catalogue.datasets] == ["Crops"]

    assert seen == ["harvest/2019"]


def test_a_vintage_that_is_gone_leaves_the_store(write: Write, root: Path) -> None:
    write()
    second = write(vintage="2020")
    with Catalogue.open([root]) as catalogue:
        assert [dataset.vintage for dataset in catalogue.datasets] == ["2019", "2020"]

    shutil.rmtree(second)

    with Catalogue.open([root]) as catalogue:
        assert [dataset.vintage for dataset in catalogue.datasets] == ["2019"]
        assert len(catalogue.aliases()) == 1


def test_a_build_that_fails_leaves_the_old_store_as_it_was(
    write: Write, root: Path, cache: Path
) -> None:
    write()
    values(root)
    before = contents(cache)

    write(NEW + "FRA,2018,rye,many,,,yearbook\n")
    with pytest.raises(DatasetError, match='"many" is not a number'):
        Catalogue.open([root])

    assert contents(cache) == before


def test_a_build_that_breaks_off_leaves_the_old_store_as_it_was(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    before = contents(cache)
    write(NEW)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(part, "_add_entities", stop)
    with pytest.raises(KeyboardInterrupt):
        Catalogue.open([root])

    assert contents(cache) == before


def test_a_reader_keeps_what_it_opened_while_the_store_is_replaced(
    write: Write, root: Path
) -> None:
    write()
    with Catalogue.open([root]) as catalogue:
        write(NEW)
        assert values(root) == [99]

        old = [int(cell.value) for cell in catalogue.cells(catalogue.datasets[0], "rye")]
        assert old == [34, 40]


def test_a_store_of_another_version_is_rebuilt(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    seen = imported(monkeypatch)

    for module in (store, build):
        monkeypatch.setattr(module, "made_by", lambda: "the next version")
        monkeypatch.setattr(module, "code_stamp", lambda: "the next version")

    assert values(root) == [34, 40]
    assert values(root) == [34, 40]
    assert seen == ["harvest/2019"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_store_is_rebuilt(write: Write, root: Path, cache: Path, damage: bytes) -> None:
    write()
    values(root)
    path = index_of(cache)
    path.write_bytes(damage)

    assert values(root) == [34, 40]
    assert path.read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("blocked", ["cache", "store"])
def test_a_cache_that_cannot_be_written_leaves_the_store_in_memory(
    write: Write, root: Path, cache: Path, blocked: str
) -> None:
    write()
    if blocked == "cache":
        cache.parent.write_text("a file, where a folder should be", encoding="utf-8")
    else:
        home = store.store_folder(root)
        assert home is not None
        (home / store.INDEX / "in the way").mkdir(parents=True)

    assert values(root) == [34, 40]
    assert not list(cache.parent.glob("factgauge/*/*.tmp"))


def test_a_full_disk_leaves_the_store_in_memory(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    assert values(root) == [34, 40]
    assert list(contents(cache)) == ["lock"]


def test_a_full_disk_without_room_for_temporary_files_is_named(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write()

    def full(*_: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(build, "fill", full)

    with pytest.raises(DatasetError, match="database or disk is full") as caught:
        Catalogue.open([root])

    assert caught.value.where == str(folder)
    assert caught.value.fix.startswith("make room")


def test_a_relative_cache_folder_is_ignored(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(tmp_path))

    home = store.store_folder(root)

    assert home is not None
    assert home.parent == tmp_path / ".cache" / "factgauge"


def test_exact_values_never_pass_through_a_binary_float(
    write: Write, root: Path, cache: Path
) -> None:
    write(HEADER + "FRA,2018,rye,0.1,,,y\n")
    values(root)
    (path,) = parts_of(cache)

    with sqlite3.connect(path) as connection:
        stored = connection.execute("SELECT value, margin FROM cell").fetchall()

    assert stored == [("1/10", "1/20")]


def test_a_warm_store_opens_without_importers_or_heavy_libraries(write: Write, root: Path) -> None:
    write()
    values(root)
    code = (
        "import json, sys; from pathlib import Path\n"
        "from factgauge.reference.catalogue import Catalogue\n"
        f"catalogue = Catalogue.open([Path({str(root)!r})])\n"
        "catalogue.cells(catalogue.datasets[0], 'rye'); catalogue.aliases()\n"
        "print(json.dumps(sorted(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    loaded = json.loads(done.stdout)
    assert "factgauge.reference.store" in loaded
    assert not {"jsonschema", "pandas", "pint", "csv", "tempfile"} & set(loaded)
    assert not [name for name in loaded if name.startswith("factgauge.reference.importers")]
