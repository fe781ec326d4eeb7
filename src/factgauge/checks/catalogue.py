"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    change,
    events,
    impossible,
    part,
    reference,
    time,
    time_calendar,
    time_clock,
    time_parts,
    time_spans,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *part.CHECKS,
    *time.CHECKS,
    *time_spans.CHECKS,
    *time_calendar.CHECKS,
    *time_clock.CHECKS,
    *time_parts.CHECKS,
    *impossible.CHECKS,
    *reference.CHECKS,
    *events.CHECKS,
)
