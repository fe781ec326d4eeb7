"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    change,
    events,
    part,
    reference,
    spread,
    statistics_bounds,
    statistics_groups,
    statistics_intervals,
    statistics_tests,
    statistics_trials,
    time,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *part.CHECKS,
    *time.CHECKS,
    *statistics_tests.CHECKS,
    *statistics_intervals.CHECKS,
    *statistics_groups.CHECKS,
    *statistics_trials.CHECKS,
    *spread.CHECKS,
    *statistics_bounds.CHECKS,
    *reference.CHECKS,
    *events.CHECKS,
)
