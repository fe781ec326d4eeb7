"""Repairs: the one slip that would explain figures which do not fit (CHECKS, rounding rule 7).

A slip is named only when it alone makes the figures fit: two explanations are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factgauge.checks.wording import amount, quoted
from factgauge.model.interval import Interval
from factgauge.model.quantity import Kind, Quantity

Readings = Callable[[Quantity], tuple[Interval, ...]]
Derive = Callable[..., Interval]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip that one relation invites, such as a change over the new value.

    `derive` gives what would then be computed; `words` go into the hint.
    """

    words: str
    derive: Derive


_WORDS = (3, 6, -3, -6)  # powers of ten of a scale word written for another
_TENS = (1, -1, 2, -2)
_MOST = 24  # parts: of more than these some slip would always do
_FEWEST = 2  # digits: one alone can be swapped or dropped into nothing
_SCALED = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE)


def likely_slip(
    stated: Quantity,
    parts: Sequence[Quantity],
    derive: Derive,
    state: Readings,
    read: Readings,
    slips: Sequence[Slip] = (),
) -> str | None:
    """Return the words of the one slip that would explain the mismatch, if exactly one does.

    The slips of the relation come first; then those of writing one figure.
    """
    own = [slip.words for slip in slips if _meets(stated, parts, slip.derive, state, read)]
    if len(own) == 1:
        return own[0]
    if own:
        return None
    for kind in (_scaled, _respelled):
        found = list(_written(kind, stated, parts, derive, state, read))
        if len(found) == 1:
            old, new = found[0]
            return f"would fit if {quoted(old)} read {amount(new.stated_low or Fraction(0), None)}"
        if found and kind is _scaled:
            words = " or ".join(dict.fromkeys(quoted(old) for old, _ in found))
            return f"would fit with another scale word or one zero more or fewer in {words}"
    return None


def slip_of_writing(
    stated: Quantity, parts: Sequence[Quantity], derive: Derive, readings: Readings
) -> bool:
    """Whether one figure with digits swapped, dropped or doubled would make all of them fit."""
    return any(True for _ in _written(_respelled, stated, parts, derive, readings, readings))


def _written(
    kind: Callable[[Quantity], Iterator[Quantity]],
    stated: Quantity,
    parts: Sequence[Quantity],
    derive: Derive,
    state: Readings,
    read: Readings,
) -> Iterator[tuple[Quantity, Quantity]]:
    for other in kind(stated):
        if _meets(other, parts, derive, state, read):
            yield stated, other
    for at, part in enumerate(parts if len(parts) <= _MOST else ()):
        for other in kind(part):
            altered = [*parts[:at], other, *parts[at + 1 :]]
            if _meets(stated, altered, derive, state, read):
                yield part, other


def _meets(
    stated: Quantity, parts: Sequence[Quantity], derive: Derive, state: Readings, read: Readings
) -> bool:
    """Whether the strict readings meet: a repair has to be right to the last digit."""
    try:
        computed = derive(*(read(part)[0] for part in parts))
        return any(computed.meets(reading) for reading in state(stated)[:1])
    except (ValueError, IndexError):
        return False


def _scaled(quantity: Quantity) -> Iterator[Quantity]:
    """Yield a figure with another scale word, or with zeros more or fewer."""
    for power in (*_TENS, *(_WORDS if quantity.kind in _SCALED else ())):
        yield times(quantity, Fraction(10) ** power)


def times(quantity: Quantity, factor: Fraction) -> Quantity:
    """Return a figure times a factor, its precision with it."""
    return replace(
        quantity,
        stated_low=None if quantity.stated_low is None else quantity.stated_low * factor,
        stated_high=None if quantity.stated_high is None else quantity.stated_high * factor,
        resolution=None if quantity.resolution is None else quantity.resolution * factor,
        loose_resolution=(
            None if quantity.loose_resolution is None else quantity.loose_resolution * factor
        ),
    )


def _respelled(quantity: Quantity) -> Iterator[Quantity]:
    """Yield a figure with two neighbouring digits swapped, one dropped, or one doubled."""
    value = quantity.stated_low
    if value is None or value <= 0 or value != quantity.stated_high:
        return
    unit = quantity.resolution or Fraction(1)
    steps = value / unit
    if steps.denominator != 1:
        return
    digits = str(steps.numerator)
    if len(digits) < _FEWEST:
        return
    others: dict[str, None] = {}
    for at in range(len(digits) - 1):
        others[digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]] = None
    for at in range(len(digits)):
        others[digits[:at] + digits[at + 1 :]] = None
        others[digits[: at + 1] + digits[at:]] = None
    for other in others:
        if other not in ("", digits) and other[0] != "0":
            yield replace(quantity, stated_low=int(other) * unit, stated_high=int(other) * unit)
