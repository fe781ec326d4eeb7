from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.builders import Write

from factgauge.errors import UsageError
from factgauge.reference.removing import removable, remove
from factgauge.reference.starter import starter_folder


def test_one_vintage_goes_and_the_other_stays(write: Write, root: Path) -> None:
    old, new = write(vintage="2019"), write(vintage="2020")

    for place in removable([root], "harvest", "2019"):
        remove(place)

    assert (old.exists(), new.is_dir()) == (False, True)
    names = sorted(path.name for path in root.rglob("*"))
    assert names == ["2020", "datapackage.json", "harvest", "table.csv"]


def test_a_dataset_goes_with_all_its_vintages_and_its_folder(write: Write, root: Path) -> None:
    write(vintage="2019")
    write(vintage="2020")

    for place in removable([root], "harvest", None):
        remove(place)

    assert list(root.iterdir()) == []


def test_a_broken_dataset_can_be_removed(write: Write, root: Path) -> None:
    folder = write()
    (folder / "datapackage.json").write_text("{", encoding="utf-8")

    assert removable([root], "harvest", None) == (folder,)


@pytest.mark.parametrize(
    ("name", "vintage", "fix"),
    [
        ("rye", None, "use one of: harvest"),
        ("harvest", "2031", "use one of: harvest/2019"),
        ("..", None, "use one of: harvest"),
        ("", None, "use one of: harvest"),
    ],
)
def test_what_is_in_no_reference_folder_is_not_removed(
    write: Write, root: Path, name: str, vintage: str | None, fix: str
) -> None:
    folder = write()

    with pytest.raises(UsageError, match="is in none of the reference folders") as caught:
        removable([root], name, vintage)

    assert (caught.value.fix, folder.is_dir()) == (fix, True)


@pytest.mark.parametrize("linked", ["harvest", "harvest/2019"])
def test_nothing_is_removed_through_a_link(
    write: Write, root: Path, tmp_path: Path, linked: str
) -> None:
    write()
    elsewhere = tmp_path / "elsewhere"
    (root / linked).rename(elsewhere)
    (root / linked).symlink_to(elsewhere)

    with pytest.raises(UsageError, match="is a link to another folder; remove the link yourself"):
        removable([root], "harvest", None)

    assert list(elsewhere.rglob("table.csv")) != []


def test_what_a_link_within_a_dataset_leads_to_stays(
    write: Write, root: Path, tmp_path: Path
) -> None:
    folder = write()
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_text("x", encoding="utf-8")
    (folder / "more").symlink_to(kept)

    remove(folder)

    assert (folder.exists(), (kept / "file").read_text(encoding="utf-8")) == (False, "x")


@pytest.mark.parametrize("named", [False, True])
def test_a_dataset_that_comes_with_factgauge_stays(root: Path, named: bool) -> None:
    folders = [starter_folder()] if named else [root]

    with pytest.raises(UsageError, match="comes with factgauge and cannot be removed"):
        removable(folders, "population", None)

    assert (starter_folder() / "population").is_dir()
