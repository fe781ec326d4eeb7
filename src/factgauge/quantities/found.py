"""What `factgauge.extract` returns: the quantities of a text, to show or to compute with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factgauge.model.frame import quantities_frame
from factgauge.model.quantity import Quantity

if TYPE_CHECKING:
    import pandas as pd


class Found(tuple[Quantity, ...]):
    """The quantities of a text in order: a tuple with two views on it."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """Return one row a quantity as a pandas frame.

        `model.frame.QUANTITY_COLUMNS` has the columns.
        """
        return quantities_frame(self)

    def to_pint(self) -> tuple[tuple[Any, Any] | None, ...]:
        """Return what each quantity states as a pair of pint quantities, low and high.

        The two are equal for one number; the one that a bound leaves open is `None`; a date or rank
        gives `None` in place of the pair.
        """
        from factgauge.units.pint_objects import as_pint

        found: list[tuple[Any, Any] | None] = []
        for quantity in self:
            low, high = quantity.stated_low, quantity.stated_high
            if low is None and high is None:
                found.append(None)
                continue
            found.append(
                (
                    None if low is None else as_pint(low, quantity.unit),
                    None if high is None else as_pint(high, quantity.unit),
                )
            )
        return tuple(found)
