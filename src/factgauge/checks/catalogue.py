"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    change,
    change_multiple,
    change_points,
    events,
    part,
    reference,
    tables,
    tables_accounts,
    tables_text,
    time,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *change_points.CHECKS,
    *change_multiple.CHECKS,
    *part.CHECKS,
    *time.CHECKS,
    *tables.CHECKS,
    *tables_accounts.CHECKS,
    *tables_text.CHECKS,
    *reference.CHECKS,
    *events.CHECKS,
)
