"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    change,
    change_multiple,
    change_points,
    conversion,
    conversion_money,
    conversion_wording,
    events,
    part,
    reference,
    time,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *change_points.CHECKS,
    *change_multiple.CHECKS,
    *part.CHECKS,
    *time.CHECKS,
    *conversion.CHECKS,
    *conversion_money.CHECKS,
    *conversion_wording.CHECKS,
    *reference.CHECKS,
    *events.CHECKS,
)
