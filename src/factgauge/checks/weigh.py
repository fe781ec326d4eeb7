"""Holding a stated figure against what other figures of the text give: the core of most checks.

The rounding rule is in `comparison`, the slips that would explain a mismatch in `repair`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from factgauge.checks.check import Ruling, abstain
from factgauge.checks.comparison import far_off, hold, tied_readings
from factgauge.checks.repair import Derive, Readings, Slip, likely_slip
from factgauge.checks.wording import interval, quoted
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval
from factgauge.model.quantity import Quantity

_MANY = 5  # figures: beyond them only all strict and all loose readings are tried


def weigh(
    stated: Quantity,
    parts: Sequence[Quantity],
    derive: Derive,
    *,
    what: str,
    unit: str | None,
    state: Readings = tied_readings,
    read: Readings = tied_readings,
    shown: Readings = tied_readings,
    slips: Sequence[Slip] = (),
    hint: str = "recompute it, or check the figures at the source",
    note: str | None = None,
    resolution: Fraction | None = None,
    labels: Sequence[str] = (),
    bound: bool = False,
) -> Ruling:
    """Return the ruling on `stated`, which `derive` is to give from the intervals of `parts`.

    `what` names the derived value in messages ("the share of the two counts"), `unit` is that of
    the derived value and of what `state` returns for the stated figure. `read` gives the intervals
    of a part, `shown` those in its own unit, for the trace, where `labels` name the parts. `slips`
    are the slips of this relation, tried before those of writing. A derivation that is undefined
    for some reading (`ValueError`) abstains. `resolution` is the stated figure's in `unit`, where
    that is not the unit in which it is written.
    `bound` is for what the words bind beyond doubt: there even a figure that is far off is wrong.
    """
    try:
        computed = _computed(parts, derive, read)
        unit_of_digit = stated.resolution if resolution is None else resolution
        match = hold(computed, state(stated), unit_of_digit)
    except ValueError as error:
        return abstain(str(error))
    trace = (
        *_given(parts, labels, shown),
        Step(f"computed: {what}", match.computed, unit),
        Step("stated", match.stated, unit, quoted(stated)),
    )
    found = interval(match.computed, unit)
    if match.outcome is Outcome.CONSISTENT:
        return Ruling(
            match.outcome, f"{quoted(stated)} fits {what}, {found}", trace, stated.span,
            note=match.note or note, computed=match.computed, stated=match.stated, unit=unit,
        )  # fmt: skip
    if match.outcome is Outcome.NEAR_MISS:
        return Ruling(
            match.outcome,
            f"{quoted(stated)} is off by at most one unit of its last digit: {what} is {found}",
            trace, stated.span, note=match.note, computed=match.computed, stated=match.stated,
            unit=unit,
        )  # fmt: skip
    slip = likely_slip(stated, parts, derive, state, read, slips)
    if slip is None and not bound and far_off(match.computed, match.stated):
        return abstain(
            f"{quoted(stated)} is far from {what}, {found}: the figures were hardly meant to be "
            f"tied together",
            trace=trace,
        )
    return Ruling(
        Outcome.INCONSISTENT, f"stated {quoted(stated)}, but {what} is {found}", trace, stated.span,
        slip or hint, computed=match.computed, stated=match.stated, unit=unit,
    )  # fmt: skip


def _given(parts: Sequence[Quantity], labels: Sequence[str], shown: Readings) -> Iterator[Step]:
    for at, part in enumerate(parts):
        label = labels[at] if at < len(labels) else "given"
        readings = shown(part)
        if readings:
            yield Step(label, readings[0], part.unit, quoted(part))


def _computed(parts: Sequence[Quantity], derive: Derive, read: Readings) -> tuple[Interval, ...]:
    """Return the derived value over the admissible readings of its parts, the strict one first."""
    readings = [read(part) for part in parts]
    if not all(readings):
        raise ValueError("a rank or a date is no amount")
    if len(parts) <= _MANY:
        return tuple(derive(*chosen) for chosen in product(*readings))
    strict, loose = [each[0] for each in readings], [each[-1] for each in readings]
    return tuple(derive(*chosen) for chosen in (strict, loose))
