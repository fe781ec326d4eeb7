"""Every check there is, in the order in which findings are shown."""

from __future__ import annotations

from factgauge.checks import (
    average,
    change,
    change_course,
    change_multiple,
    change_points,
    events,
    part,
    part_shares,
    part_total,
    part_votes,
    rank,
    rate,
    rate_charges,
    rate_parts,
    reference,
    time,
)
from factgauge.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    *change.CHECKS,
    *change_points.CHECKS,
    *change_multiple.CHECKS,
    *change_course.CHECKS,
    *part.CHECKS,
    *part_total.CHECKS,
    *part_shares.CHECKS,
    *part_votes.CHECKS,
    *rank.CHECKS,
    *rate.CHECKS,
    *rate_parts.CHECKS,
    *rate_charges.CHECKS,
    *average.CHECKS,
    *time.CHECKS,
    *reference.CHECKS,
    *events.CHECKS,
)
