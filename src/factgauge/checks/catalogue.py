"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    average,
    change,
    change_course,
    change_multiple,
    change_points,
    events,
    impossible,
    part,
    rate,
    rate_charges,
    rate_parts,
    reference,
    reference_entities,
    reference_groups,
    reference_series,
    reference_values,
    time,
    time_calendar,
    time_clock,
    time_parts,
    time_spans,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *change_points.CHECKS,
    *change_multiple.CHECKS,
    *change_course.CHECKS,
    *part.CHECKS,
    *rate.CHECKS,
    *rate_parts.CHECKS,
    *rate_charges.CHECKS,
    *average.CHECKS,
    *time.CHECKS,
    *time_spans.CHECKS,
    *time_calendar.CHECKS,
    *time_clock.CHECKS,
    *time_parts.CHECKS,
    *impossible.CHECKS,
    *reference.CHECKS,
    *reference_values.CHECKS,
    *reference_entities.CHECKS,
    *reference_groups.CHECKS,
    *reference_series.CHECKS,
    *events.CHECKS,
)
