"""Which datasets a question is put to: those of a name, and of each the newest vintage."""

from __future__ import annotations

from factgauge.errors import UsageError
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

ALL = "all"
_SHOWN = 10  # names in a message


def chosen(
    catalogue: Catalogue, name: str | None = None, vintage: str | None = None
) -> tuple[Dataset, ...]:
    """Return the datasets that are called `name`, of each its newest vintage or the one named.

    A name may be that of a table ("trade/flows") or of the package that holds several ("trade").
    The vintage "all" is every vintage. Raises `UsageError` where there is none.
    """
    named = [d for d in catalogue.datasets if name in (None, d.id, d.id.partition("/")[0])]
    if not named:
        raise UsageError(
            f'"{name}"',
            "no dataset is called so",
            f"use one of: {_some(dict.fromkeys(d.id for d in catalogue.datasets))}",
        )
    if vintage == ALL:
        return tuple(named)
    if vintage is None:
        newest = {dataset.id: dataset for dataset in named}  # they stand in order of vintage
        return tuple(newest.values())
    found = tuple(dataset for dataset in named if dataset.vintage == vintage)
    if not found:
        raise UsageError(
            f'"{name}"' if name is not None else "option --vintage",
            f'there is no vintage "{vintage}"',
            f"use one of: {_some(dict.fromkeys(d.vintage for d in named))}",
        )
    return found


def _some(names: dict[str, None]) -> str:
    shown = list(names)[:_SHOWN]
    return ", ".join((*shown, "…") if len(names) > _SHOWN else shown)


def named(catalogue: Catalogue, text: str) -> tuple[Dataset, ...]:
    """Return the datasets of "NAME", the newest vintage of each, or those of "NAME/VINTAGE".

    Raises `UsageError` where there is none.
    """
    name, _, vintage = text.rpartition("/")
    if name and any(d.vintage == vintage for d in catalogue.datasets if _is(d, name)):
        return chosen(catalogue, name, vintage)
    if name and not any(_is(d, text) for d in catalogue.datasets):
        return chosen(catalogue, name, vintage)  # the message speaks of the part that is unknown
    return chosen(catalogue, text)


def _is(dataset: Dataset, name: str) -> bool:
    return name in (dataset.id, dataset.id.partition("/")[0])
