"""A relation between things of a table: which is larger, which is the largest, what they make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factgauge.model.claim import Claim, Direction
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span


class Order(StrEnum):
    """What a relation says of the things that it names."""

    COMPARED = "compared"  # one is more than another
    RANKED = "ranked"  # one has a place among all of a class
    COUNTED = "counted"  # so many of a class are above or below a mark
    TOGETHER = "together"  # several come to an amount
    TREND = "trend"  # one rose or fell in every one of some periods


@dataclass(frozen=True, slots=True)
class Relation:
    """What a clause says of things by words alone, or with figures that no table holds by itself.

    `parts` are the phrases of the clause by their role, words and all: every one of their words
    must be known to the table that is to answer. `sense` is up for more, most and rises.
    """

    order: Order
    cue: Span  # the words that say so: "larger", "most populous", "rose"
    sense: Direction
    parts: tuple[tuple[str, Span], ...]
    figures: tuple[tuple[str, Quantity], ...] = ()
    place: int = 1

    def part(self, name: str) -> Span | None:
        """Return a phrase by its role."""
        return next((span for role, span in self.parts if role == name), None)

    def figure(self, name: str) -> Quantity | None:
        """Return a figure by its role."""
        return next((quantity for role, quantity in self.figures if role == name), None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation with the claim that it makes where no other claim has its figures."""

    relation: Relation
    claim: Claim
