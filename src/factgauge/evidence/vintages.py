"""Which vintage of each dataset judges a document: the one known when it was published.

Nobody can have written by a revision that came out later. So an article is held against the newest
vintage that was out on its day, and what a later one says is told beside it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby

from factgauge.model.document import Document
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.period import parse_period
from factgauge.reference.records import Dataset


@dataclass(frozen=True, slots=True)
class Vintages:
    """One vintage of each dataset to judge by, and the newest of each.

    `reasons` says of each dataset with several vintages why it is this one.
    """

    known: tuple[Dataset, ...]
    newest: tuple[Dataset, ...]
    reasons: tuple[tuple[str, str], ...]

    @property
    def revised(self) -> bool:
        """Whether a later vintage of some dataset came out after the document."""
        return self.known != self.newest


def known_from(vintage: str) -> datetime.date:
    """Return the first day on which a vintage is taken to be known.

    A vintage of a day is known on that day. One of a month or a year came out on some day of it,
    so it is known for certain only from the day after its end.
    """
    begins, ends = parse_period(vintage, "range")
    return begins if ends - begins == datetime.timedelta(days=1) else ends


def vintages_for(document: Document, catalogue: Catalogue) -> Vintages:
    """Return the vintages that judge a document.

    Of each dataset that is the newest vintage known on the day of publication. A document that is
    older than all of them, or has no date, is judged by the newest of all.
    """
    known, newest, reasons = [], [], []
    for id, group in groupby(catalogue.datasets, key=lambda dataset: dataset.id):
        several = sorted(group, key=lambda dataset: (known_from(dataset.vintage), dataset.vintage))
        chosen, why = _chosen(document, several)
        known.append(chosen)
        newest.append(several[-1])
        if len(several) > 1:
            reasons.append((id, why))
    return Vintages(tuple(known), tuple(newest), tuple(reasons))


def _chosen(document: Document, several: list[Dataset]) -> tuple[Dataset, str]:
    """Return one of the vintages of a dataset, the newest last, and in words why it is this one."""
    newest = several[-1]
    if document.published is None:
        return newest, f"{newest.vintage}, the newest: the document has no published date"
    day = document.published.date
    before = [dataset for dataset in several if known_from(dataset.vintage) <= day]
    if not before:
        return newest, f"{newest.vintage}, the newest: every one is later than the document, {day}"
    return before[-1], f"{before[-1].vintage}, the newest known on {day}"
