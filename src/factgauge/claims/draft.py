"""A claim while its parts are gathered: what a frame reads, before who, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from factgauge.model.claim import Direction, Frame, Period
from factgauge.model.quantity import Quantity
from factgauge.model.span import Span


@dataclass(slots=True)
class Draft:
    """What a frame read of one sentence.

    `trigger` is the words that make the frame; `measurand` the noun phrase; `subject` and
    `partners` are where its entities may stand besides.
    """

    frame: Frame
    trigger: Span
    roles: list[tuple[str, Quantity]] = field(default_factory=list)
    measurand: Span | None = None
    direction: Direction | None = None
    base_period: Period | None = None
    subject: Span | None = None
    partners: Span | None = None
    rule: str = ""
    worded: bool = True  # the trigger says the direction, and not the figures alone

    def of(self, role: str) -> list[Quantity]:
        """Return the figures in a role."""
        return [quantity for name, quantity in self.roles if name == role]

    @property
    def figures(self) -> list[Quantity]:
        """Every figure that has joined."""
        return [quantity for _, quantity in self.roles]

    def add(self, role: str, quantity: Quantity) -> None:
        """Put a figure in a role, once."""
        if all(quantity.id != other.id or role != name for name, other in self.roles):
            self.roles.append((role, quantity))
