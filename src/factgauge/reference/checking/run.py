"""Every check of some reference folders, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from factgauge.errors import DatasetError, UsageError
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.checking.others import check_others
from factgauge.reference.checking.problem import Problem, problem_of
from factgauge.reference.checking.totals import check_totals
from factgauge.reference.checking.vintage import check_vintage
from factgauge.reference.vintages import vintage_folders


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what is wrong. `compared` is false where faulty tables forbade it."""

    vintages: tuple[str, ...]  # "kaesong/2016-05"
    problems: tuple[Problem, ...]
    compared: bool


def check(
    folders: Sequence[Path],
    starter: Path | None,
    names: Sequence[str],
    aliases: Mapping[str, str],
) -> Checked:
    """Check the datasets of the folders, or those named alone ("NAME" or "NAME/VINTAGE").

    The starter's datasets are checked where they are named or where there are no others; others
    are held against them in any case. `aliases` are the user's own names of entities. Raises
    `DatasetError` for a folder that holds no dataset, `UsageError` for a name that nothing has,
    `SettingsError` for an alias by which a dataset calls another entity.
    """
    everything = [place for folder in folders for place in vintage_folders(folder)]
    if starter is not None and (names or not everything):
        everything += [place for place in vintage_folders(starter) if place not in everything]
    places = [place for place in everything if not names or any(_is(place, n) for n in names)]
    for name in names:
        if not any(_is(place, name) for place in everything):
            there = dict.fromkeys(place.parent.name for place in everything)
            raise UsageError(
                f'"{name}"', "no dataset is called so", f"use one of: {', '.join(there)}"
            )
    problems = [problem for place in places for problem in check_vintage(place)]
    vintages = tuple(_short(place) for place in places)
    if problems:
        return Checked(vintages, tuple(problems), compared=False)
    try:
        catalogue = Catalogue.open(folders, starter, aliases=aliases)
    except DatasetError as error:  # another than those that were asked for, or two of one name
        return Checked(vintages, (problem_of("table", error),), compared=False)
    with catalogue:
        chosen = [d for d in catalogue.datasets if _short(catalogue.folder(d)) in vintages]
        for dataset in chosen:
            problems += check_totals(catalogue, dataset)
        newest = {dataset.id: dataset for dataset in catalogue.datasets}
        problems += check_others(catalogue, chosen, tuple(newest.values()))
        problems += _unknown_aliases(catalogue, aliases)
    return Checked(vintages, tuple(problems), compared=True)


def _unknown_aliases(catalogue: Catalogue, aliases: Mapping[str, str]) -> list[Problem]:
    ids = {entity.id for dataset in catalogue.datasets for entity in catalogue.entities(dataset)}
    return [
        Problem(
            "alias",
            f'alias "{text}" of "{id}"',
            "no dataset has an entity of that id",
            "correct the id, or remove the alias",
        )
        for text, id in aliases.items()
        if id not in ids
    ]


def _is(place: Path, name: str) -> bool:
    return name in (place.parent.name, _short(place))


def _short(place: Path) -> str:
    return f"{place.parent.name}/{place.name}"
