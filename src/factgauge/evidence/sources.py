"""The tables that a claim with a value is held against: one, or several that hold the same thing.

Two tables of the user's that measure the same thing of the same entity both answer, so that it
shows where they disagree. Two that measure different things and fit a claim equally well give
nothing: no link is made by chance.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from factgauge.evidence.basis import NOMINAL, basis_of
from factgauge.evidence.rates_tables import with_rates
from factgauge.evidence.values import Link, best_links, look_up
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.evidence import Evidence
from factgauge.model.span import Span
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset, Measure
from factgauge.units.convert import comparable

_OVER_TIME = frozenset({"stock", "flow"})  # what is there, and what comes in a period


def value_answers(
    document: Document,
    claim: Claim,
    catalogue: Catalogue,
    places: Callable[[], tuple[tuple[Span, str], ...]],
    datasets: tuple[Dataset, ...],
) -> tuple[tuple[Evidence, ...], ...]:
    """Return what each of the best-fitting tables says for the claim's period and a change's base.

    Tables without any cell for it are left out where another one has some.
    """
    links = _same_thing(best_links(document, claim, catalogue, places, datasets), catalogue)
    answers = tuple(
        with_rates(look_up(document, claim, catalogue, link), claim, catalogue, datasets)
        for link in links
    )
    return tuple(a for a in answers if any(e.cells for e in a)) or answers[:1]


def _same_thing(links: tuple[Link, ...], catalogue: Catalogue) -> tuple[Link, ...]:
    """Return the links where all are to one thing, one a dataset, else none.

    Tables that only fill in, those of the starter catalogue, dispute nothing.
    """
    each = tuple({(link.dataset.id, link.measure.id): link for link in links}.values())
    if len(each) < 2:
        return links[:1]
    ids = {link.dataset.id for link in each}
    if len(ids) < len(each) or not ids.isdisjoint(catalogue.starter):
        return ()
    return each if all(_alike(one, other) for one, other in combinations(each, 2)) else ()


def _alike(one: Link, other: Link) -> bool:
    """Whether two links are to the same measure of the same entity, in two tables."""
    a, b = one.measure, other.measure
    partners = [None if link.partner is None else link.partner.id for link in (one, other)]
    return (
        one.entity.id == other.entity.id
        and partners[0] == partners[1]
        and a.direction == b.direction
        and comparable(a.unit, b.unit)
        and stem(a.counted or "") == stem(b.counted or "")
        and (basis_of(a) or NOMINAL) == (basis_of(b) or NOMINAL)
        and (a.statistic == b.statistic or {a.statistic, b.statistic} != _OVER_TIME)
        and (_called(a, b) or _called(b, a))
    )


def _called(measure: Measure, other: Measure) -> bool:
    """Whether the label of a measure is one of the names of another, word for word.

    An alias that both have is not enough: "people" may be inhabitants here and employees there.
    """
    return any(stems(measure.label) == stems(name) for name in (other.label, *other.aliases))
