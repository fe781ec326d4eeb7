"""Which datasets a user means by a name: `<dataset>`, or `<dataset>/<vintage>`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factgauge.errors import UsageError
from factgauge.reference.records import Dataset


def named(datasets: Iterable[Dataset], name: str, where: str) -> tuple[Dataset, ...]:
    """Return every vintage of the datasets of that name, or the vintage that it names.

    A package of several tables is named by its folder, one of its tables by folder and table.
    `where` is the place for a message. Raises `UsageError` for a name that none has.
    """
    known = tuple(datasets)
    name = name.strip().strip("/")
    found = tuple(dataset for dataset in known if name in names_of(dataset))
    if not found:
        raise UsageError(where, f'no dataset is called "{name}"', _known(known))
    return found


def chosen(
    datasets: Iterable[Dataset], name: str | None, vintage: str | None
) -> tuple[Dataset, ...]:
    """Return the datasets that the options --dataset and --vintage leave.

    Raises `UsageError` where that is none.
    """
    found = tuple(datasets)
    if name is not None:
        found = named(found, name, "option --dataset")
    if vintage is None:
        return found
    held = tuple(dict.fromkeys(dataset.vintage for dataset in found))
    found = tuple(dataset for dataset in found if dataset.vintage == vintage)
    if not found:
        raise UsageError(
            "option --vintage",
            f'no dataset has the vintage "{vintage}"',
            f"use one of: {', '.join(sorted(held))}",
        )
    return found


def newest(datasets: Iterable[Dataset]) -> tuple[Dataset, ...]:
    """Return the newest vintage of each dataset."""
    found: dict[str, Dataset] = {}
    for dataset in datasets:
        held = found.get(dataset.id)
        if held is None or held.vintage < dataset.vintage:
            found[dataset.id] = dataset
    return tuple(found.values())


def names_of(dataset: Dataset) -> tuple[str, ...]:
    """Return the names by which a user may mean a dataset."""
    package = dataset.id.split("/")[0]
    bare = (dataset.id, package)
    return tuple(dict.fromkeys((*bare, *(f"{name}/{dataset.vintage}" for name in bare))))


def _known(datasets: Sequence[Dataset]) -> str:
    ids = sorted({dataset.id for dataset in datasets})
    shown = ", ".join(ids[:10])
    more = f" and {len(ids) - 10} more (factgauge reference list)" if len(ids) > 10 else ""
    return f"use one of: {shown}{more}" if ids else "add a dataset"
