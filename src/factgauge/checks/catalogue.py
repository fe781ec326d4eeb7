"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    across,
    change,
    change_across,
    change_multiple,
    change_points,
    events,
    headline,
    part,
    reference,
    time,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *change_points.CHECKS,
    *change_multiple.CHECKS,
    *change_across.CHECKS,
    *part.CHECKS,
    *time.CHECKS,
    *across.CHECKS,
    *headline.CHECKS,
    *reference.CHECKS,
    *events.CHECKS,
)
