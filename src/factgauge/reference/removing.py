"""The removal of datasets from a user's reference folder, and of nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from factgauge.errors import DatasetError, UsageError
from factgauge.reference.starter import starter_folder
from factgauge.reference.vintages import DESCRIPTOR


def removable(folders: Sequence[Path], name: str, vintage: str | None) -> tuple[Path, ...]:
    """Return the folders of a dataset's vintages under the reference folders, or of the one named.

    The datasets need not be sound: a broken one is removed as well. Raises `UsageError` where there
    is none, for one that comes with factgauge, and for one that stands there by a link.
    """
    places = [place for folder in folders for place in _places(folder)]
    named = [place for place in places if _name(place) == name]
    found = [place for place in named if vintage in (None, place.absolute().name)]
    shipped = starter_folder().resolve()
    if any(shipped in (place.resolve(), *place.resolve().parents) for place in found) or (
        not named and name in {path.name for path in shipped.iterdir()}
    ):
        raise UsageError(
            f'"{name}"',
            "comes with factgauge and cannot be removed",
            "leave it out with --no-default-reference",
        )
    if not found:
        asked = name if vintage is None else f"{name}/{vintage}"
        there = named or places
        names = dict.fromkeys(
            f"{_name(place)}/{place.absolute().name}" if named else _name(place) for place in there
        )
        raise UsageError(
            f'"{asked}"',
            "is in none of the reference folders",
            f"use one of: {', '.join(names)}" if names else "name its folder with --reference",
        )
    for place in found:
        _refuse_link(place, folders)
    return tuple(found)


def remove(place: Path) -> None:
    """Remove the folder of a vintage, and the dataset's folder with its last vintage.

    The folder goes out of sight at once and then file by file, so that no half of a dataset is ever
    seen. Links in it are removed, never what they lead to. Raises `DatasetError`.
    """
    place = place.absolute()
    hidden = place.with_name(f".removed-{place.name}-{os.getpid()}")
    try:
        place.rename(hidden)
        shutil.rmtree(hidden)
    except OSError as error:
        raise DatasetError(
            str(place), f"cannot be removed ({error.strerror})", "check the folder's permissions"
        ) from error
    try:
        place.parent.rmdir()
    except OSError:  # it has other vintages, or files of the user's
        return


def _places(folder: Path) -> list[Path]:
    """Return the folders with a descriptor, as `vintage_folders` does, but links not followed."""
    if (folder / DESCRIPTOR).is_file():
        return [folder]
    found = [*folder.glob(f"*/{DESCRIPTOR}"), *folder.glob(f"*/*/{DESCRIPTOR}")]
    return sorted(
        path.parent
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _name(place: Path) -> str:
    return place.absolute().parent.name


def _refuse_link(place: Path, folders: Sequence[Path]) -> None:
    for folder in folders:
        if not place.is_relative_to(folder):
            continue
        steps = place.relative_to(folder).parts
        for length in range(len(steps) + 1):
            step = folder.joinpath(*steps[:length])
            if step.is_symlink() and (length or not steps):
                raise UsageError(
                    f'"{step}"', "is a link to another folder", "remove the link yourself"
                )
