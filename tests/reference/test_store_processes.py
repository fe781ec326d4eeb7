from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reference.builders import EVENTS, HEADER, TABLE, Write
from tests.reference.stores import NEW, contents, imported, index_of, parts_of, values

from factgauge.errors import DatasetError
from factgauge.reference import build, part, store
from factgauge.reference.build import check_folder
from factgauge.reference.catalogue import Catalogue

MEETING = "from,to,with\n2018-03-25,2018-03-28,Bob\n"

DIES = """
import os, signal, sys
from pathlib import Path
from factgauge.reference import part
from factgauge.reference.catalogue import Catalogue
part._add_entities = lambda *given: os.kill(os.getpid(), signal.SIGKILL)
Catalogue.open([Path(sys.argv[1])])
"""

OPENS = """
import sys
from pathlib import Path
from factgauge.reference import part
from factgauge.reference.catalogue import Catalogue
imports = []
load = part.load_descriptors
part.load_descriptors = lambda folder: imports.append(folder) or load(folder)
print("up", flush=True)
sys.stdin.readline()
with Catalogue.open([Path(sys.argv[1])]) as catalogue:
    print(len(imports), len(catalogue.cells(catalogue.datasets[0], "rye")))
"""

READS = """
import sys
from pathlib import Path
from factgauge.reference.catalogue import Catalogue
root = Path(sys.argv[1])
seen = []
print("up", flush=True)
while not (root / "stop").exists():
    with Catalogue.open([root]) as catalogue:
        for _ in range(20):
            seen.append([int(c.value) for c in catalogue.cells(catalogue.datasets[0], "rye")])
print(all(values and len(set(values)) == 1 for values in seen), len(seen))
"""


def start(code: str, root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_build_leaves_the_old_store_working_and_its_draft_is_swept(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    before = contents(cache)
    write(NEW)

    killed = start(DIES, root)
    assert killed.wait(60) == -signal.SIGKILL

    after = contents(cache)
    drafts = [name for name in after if name.endswith(".tmp")]
    assert len(drafts) == 1
    assert {name: after[name] for name in before} == before
    write(TABLE)
    seen = imported(monkeypatch)
    assert values(root) == [34, 40]
    assert seen == []
    write(NEW)
    assert values(root) == [99]
    assert not [name for name in contents(cache) if name.endswith(".tmp")]


def test_of_many_processes_that_come_at_once_one_builds(
    write: Write, root: Path, cache: Path
) -> None:
    rows = "".join(f"FRA,{1000 + n},rye,{n},,,y\n" for n in range(3000))
    write(HEADER + rows)
    processes = [start(OPENS, root) for _ in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"

    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=120)[0].split() for process in processes]

    assert sorted(answers) == [["0", "3000"]] * 3 + [["1", "3000"]]
    assert len(parts_of(cache)) == 1


def test_processes_read_on_while_another_rebuilds(write: Write, root: Path) -> None:
    def table(value: int) -> str:
        return HEADER + "".join(f"FRA,{2000 + n},rye,{value},,,y\n" for n in range(20))

    write(table(0))
    values(root)
    readers = [start(READS, root) for _ in range(2)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "up\n"
    folder = root / "harvest" / "2019"
    for value in range(1, 6):
        draft = folder / "draft"
        draft.write_text(table(value), encoding="utf-8")
        draft.replace(folder / "table.csv")
        assert values(root) == [value] * 20
    (root / "stop").touch()

    answers = [reader.communicate(timeout=120)[0].split() for reader in readers]

    assert [answer[0] for answer in answers] == ["True", "True"]
    assert all(int(answer[1]) >= 20 for answer in answers)


def test_a_catalogue_that_was_opened_before_one_change_reads_on_and_says_so_after_two(
    write: Write, root: Path, cache: Path
) -> None:
    write()
    values(root)
    with Catalogue.open([root]) as once, Catalogue.open([root]) as twice:
        write(NEW)
        values(root)
        assert len(parts_of(cache)) == 2
        old = [int(cell.value) for cell in once.cells(once.datasets[0], "rye")]
        write(HEADER + "FRA,2017,rye,100,,,yearbook\n")
        values(root)
        with pytest.raises(DatasetError, match="has changed more than once while it was open"):
            twice.cells(twice.datasets[0], "rye")
        still = [int(cell.value) for cell in once.cells(once.datasets[0], "rye")]

    assert old == still == [34, 40]
    assert len(parts_of(cache)) == 2


def test_a_change_of_one_dataset_leaves_the_files_of_the_others(
    write: Write, root: Path, cache: Path
) -> None:
    write(MEETING, package=EVENTS)
    write()
    values(root)
    before = {path: path.stat().st_ino for path in parts_of(cache)}

    write(NEW)
    assert values(root) == [99]

    after = {path: path.stat().st_ino for path in parts_of(cache)}
    assert {path: after[path] for path in before} == before
    assert len(after) == 3


def test_a_table_that_comes_back_needs_no_import(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    write(NEW)
    values(root)
    seen = imported(monkeypatch)

    write()

    assert values(root) == [34, 40]
    assert seen == []


def test_what_was_imported_before_a_bad_dataset_is_kept(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    write("from,to,with\n2018-13-25,2018-03-28,Bob\n", package=EVENTS)
    with pytest.raises(DatasetError, match="2018-13-25"):
        Catalogue.open([root])
    seen = imported(monkeypatch)

    write(MEETING, package=EVENTS)

    assert values(root) == [34, 40]
    assert seen == ["talks/2019"]


@pytest.mark.parametrize("damage", [b"", b"no database"])
def test_a_part_that_is_cut_off_is_made_anew(
    write: Write, root: Path, cache: Path, damage: bytes
) -> None:
    write()
    values(root)
    (path,) = parts_of(cache)
    path.write_bytes(damage)

    assert values(root) == [34, 40]


def test_a_part_that_is_damaged_within_is_named(write: Write, root: Path, cache: Path) -> None:
    write()
    values(root)
    (path,) = parts_of(cache)
    path.write_bytes(b"\xff" * path.stat().st_size)

    with Catalogue.open([root]) as catalogue, pytest.raises(DatasetError) as caught:
        catalogue.cells(catalogue.datasets[0], "rye")

    assert caught.value.where == str(path)
    assert caught.value.what.startswith("is damaged")


def test_a_part_that_is_gone_is_made_anew(write: Write, root: Path, cache: Path) -> None:
    write()
    values(root)
    (path,) = parts_of(cache)
    path.unlink()

    assert values(root) == [34, 40]
    assert parts_of(cache) == [path]


def test_a_store_without_its_index_is_found_again(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    index_of(cache).unlink()
    seen = imported(monkeypatch)

    assert values(root) == [34, 40]
    assert seen == []


@pytest.mark.parametrize("blocked", [False, True])
def test_a_vintage_that_vanishes_while_it_is_opened_is_named(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, blocked: bool
) -> None:
    folder = write()
    if blocked:
        cache.parent.write_text("a file, where a folder should be", encoding="utf-8")
    monkeypatch.setattr(store, "vintage_folders", lambda root: (folder,))
    shutil.rmtree(folder)

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root])

    assert caught.value.where == "harvest/2019/datapackage.json"
    assert caught.value.what == "cannot be read (No such file or directory)"


def test_a_table_that_changes_while_it_is_imported_is_refused(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    values(root)
    before = contents(cache)
    write(NEW)

    def meanwhile(*given: object) -> int:
        write(TABLE.replace("40", "41"))
        return part.fill(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "fill", meanwhile)
    with pytest.raises(DatasetError, match="changed while it was read; run again") as caught:
        Catalogue.open([root])

    assert caught.value.where == "harvest/2019/table.csv"
    assert contents(cache) == before


def test_more_parts_than_may_be_open_are_all_read(
    write: Write, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_MOST_OPEN", 2)
    for year in range(2010, 2015):
        write(HEADER + f"FRA,2009,rye,{year},,,y\n", vintage=str(year))

    with Catalogue.open([root]) as catalogue:
        found = [
            [int(cell.value) for cell in catalogue.cells(dataset, "rye")]
            for dataset in (*catalogue.datasets, catalogue.datasets[0])
        ]

    assert found == [[2010], [2011], [2012], [2013], [2014], [2010]]


def test_a_folder_is_checked_apart_from_any_store(write: Write, cache: Path) -> None:
    counts = [check_folder(write()), check_folder(write(MEETING, package=EVENTS))]

    assert counts == [2, 1]
    assert not cache.exists()


def test_a_bad_folder_is_refused_apart_from_any_store(write: Write, cache: Path) -> None:
    folder = write(TABLE + "FRA,2018,rye,41,,,yearbook\n")

    with pytest.raises(DatasetError, match='states "rye" for the same key as row 3'):
        check_folder(folder)

    assert not cache.exists()


def test_without_locks_a_store_is_built_all_the_same(
    write: Write, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    home = store.store_folder(root)
    assert home is not None
    home.mkdir(parents=True)
    (home / "young.tmp").touch()
    (home / "old.tmp").touch()
    os.utime(home / "old.tmp", (0, 0))
    write()

    assert values(root) == [34, 40]
    assert [path.name for path in home.glob("*.tmp")] == ["young.tmp"]
    assert len(parts_of(cache)) == 1
