"""A tie: figures that the text itself binds to one another for arithmetic."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from factgauge.model.quantity import Quantity
from factgauge.model.span import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """What must hold between figures, beside the roles that they play in claims.

    `kind` names the relation ("quotient", "sum", "conversion" …); each check of a tie names the
    kind that it speaks to. `roles` pairs a role with its figures in the order of the text; the
    first role holds the figure that the others are to give. `words` and `days` hold what is no
    figure: the symbol of a statistic, a weekday, the day on which something began.
    """

    kind: str
    roles: tuple[tuple[str, tuple[Quantity, ...]], ...]
    span: Span  # from the first word that belongs to it to the last
    sentence: int
    words: tuple[tuple[str, str], ...] = ()
    days: tuple[tuple[str, datetime.date], ...] = ()

    def role(self, name: str) -> tuple[Quantity, ...]:
        """Return the figures in a role, in the order of the text; empty where there are none."""
        return next((figures for role, figures in self.roles if role == name), ())

    def first(self, name: str) -> Quantity | None:
        """Return the first figure in a role."""
        return next(iter(self.role(name)), None)

    def one(self, name: str) -> Quantity:
        """Return the figure of a role that the kind of tie always fills."""
        return self.role(name)[0]

    def word(self, name: str) -> str | None:
        """Return a part that is no figure."""
        return next((word for part, word in self.words if part == name), None)

    def day(self, name: str) -> datetime.date | None:
        """Return a date of the tie."""
        return next((day for part, day in self.days if part == name), None)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Every figure of the tie, role by role."""
        return tuple(quantity for _, figures in self.roles for quantity in figures)
