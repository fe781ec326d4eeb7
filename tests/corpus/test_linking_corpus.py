"""Passages with the cell that each must find: no wrong link, no refuted near-miss, and floors."""

from __future__ import annotations

from functools import cache

import pytest
from bench.linking import TABLES as LINKING_TABLES
from bench.linking import LinkTally, load, measure

from factgauge.reference.catalogue import Catalogue

FLOORS = {  # links found of those wanted, by frame, as measured
    "change": 33, "count": 9, "level": 153, "rate": 12, "share": 15,
}  # fmt: skip
VERDICTS = 222
LINKED_NEAR_MISSES = 1  # most near-misses that may have a link, none of them refuted


@cache
def _measured() -> tuple[LinkTally, dict[str, LinkTally]]:
    with Catalogue.open([LINKING_TABLES]) as catalogue:
        total, frames, _ = measure(load(), catalogue)
    return total, frames


def test_the_corpus_is_as_large_as_it_must_be() -> None:
    tuned, aside = load(), load(held_aside=True)

    assert sum(passage.wanted is not None for passage in tuned + aside) >= 250
    assert sum(passage.wanted is None for passage in tuned + aside) >= 150
    assert len(aside) * 5 >= len(tuned + aside)


def test_no_two_passages_are_the_same() -> None:
    texts = [passage.text for passage in load() + load(held_aside=True)]

    assert len(texts) == len(set(texts))


def test_every_link_that_is_wanted_is_a_cell_of_its_table() -> None:
    wanted = [passage.wanted.place for passage in load() if passage.wanted is not None]
    with Catalogue.open([LINKING_TABLES]) as catalogue:
        datasets = {dataset.id: dataset for dataset in catalogue.datasets}
        periods = {
            (dataset.id, measure.id): {
                (cell.begins, cell.ends) for cell in catalogue.cells(dataset, measure.id)
            }
            for dataset in datasets.values()
            for measure in dataset.measures
        }
        for place in wanted:
            assert place.who <= set(datasets[place.dataset].entities), place
            assert (place.begins, place.ends) in periods[place.dataset, place.measure], place


def test_no_claim_is_linked_to_another_cell() -> None:
    total, _ = _measured()

    assert [note for note in total.notes if note.startswith("WRONG")] == []
    assert total.wrong == 0


def test_no_near_miss_is_refuted() -> None:
    total, _ = _measured()

    assert total.near_misses > 150
    assert total.refuted == 0, total.notes
    assert total.linked <= LINKED_NEAR_MISSES, total.notes


@pytest.mark.parametrize("frame", sorted(FLOORS))
def test_the_links_of_a_frame_are_found(frame: str) -> None:
    _, frames = _measured()

    assert frames[frame].right >= FLOORS[frame], f"{frames[frame].right} of {frames[frame].wanted}"


def test_the_verdicts_of_the_links_are_right() -> None:
    total, _ = _measured()

    assert total.verdicts >= VERDICTS
