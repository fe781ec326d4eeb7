"""The whole way: planned, written aside, tried, and moved into the reference folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from factgauge.errors import DatasetError
from factgauge.reference.adding.plan import Plan
from factgauge.reference.adding.trial import Trial, try_dataset
from factgauge.reference.adding.write import write_dataset
from factgauge.reference.build import check_folder
from factgauge.reference.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Draft:
    """A dataset that is written aside and has been read through without a fault."""

    plan: Plan
    folder: Path
    into: Path
    trials: tuple[Trial, ...]

    @property
    def observations(self) -> int:
        """How many values and events its tables hold."""
        return sum(trial.observations for trial in self.trials)

    def keep(self) -> Path:
        """Move it to its place in the reference folder, load it, and return where it is.

        Raises `DatasetError` for what only a load finds, two values of one key; then nothing stays.
        """
        target = self.into / self.plan.name / self.plan.vintage
        if target.exists():
            raise DatasetError(str(target), "stands there already", "remove it first")
        target.parent.mkdir(parents=True, exist_ok=True)
        self.folder.rename(target)
        try:
            Catalogue.open([self.into]).close()
        except DatasetError:
            try:
                check_folder(target)  # it may be another dataset's fault
            except DatasetError:
                target.rename(self.folder)
                with suppress(OSError):  # other vintages may stand there
                    target.parent.rmdir()
                raise
        return target


@contextmanager
def drafted(plan: Plan, into: Path, day: str) -> Iterator[Draft]:
    """Write a plan beside its place and try it; whatever is not kept is gone at the end.

    Raises `DatasetError` where the dataset stands there already or one of its tables has a fault:
    the reference folder then is as it was.
    """
    if (into / plan.name / plan.vintage).exists():
        raise DatasetError(
            f"{plan.name}/{plan.vintage}",
            f"stands in {into} already",
            "give another --name, or --set vintage=…, or remove it first",
        )
    try:
        into.mkdir(parents=True, exist_ok=True)
        # A hidden folder: a run that opens the reference folder meanwhile passes it over.
        aside = Path(tempfile.mkdtemp(prefix=".adding-", dir=into))
    except OSError as error:
        raise DatasetError(
            str(into), f"cannot be written ({error.strerror})", "give --into DIR"
        ) from error
    try:
        folder = write_dataset(plan, aside, day)
        trials = try_dataset(folder)
        if not any(trial.observations for trial in trials):
            raise DatasetError(plan.name, "has no value that could be read", "see the notes")
        yield Draft(plan, folder, into, trials)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        with suppress(
            OSError
        ):  # not where a dataset stands; an empty folder is no reference folder
            into.rmdir()
