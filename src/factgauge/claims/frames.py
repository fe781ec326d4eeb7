"""The frames in the order in which they may take figures, the most specific first."""

from __future__ import annotations

from factgauge.claims.change import read_changes
from factgauge.claims.change_complete import complete_changes
from factgauge.claims.comparison import read_comparisons
from factgauge.claims.conversion import read_conversions
from factgauge.claims.count import read_counts
from factgauge.claims.distribute import distribute
from factgauge.claims.draft import Draft
from factgauge.claims.gate import admitted
from factgauge.claims.level import read_levels
from factgauge.claims.rank import read_ranks
from factgauge.claims.rate import read_rates
from factgauge.claims.ratio import read_ratios
from factgauge.claims.share import read_shares
from factgauge.claims.temporal import read_temporals, read_weekdays
from factgauge.claims.test_result import read_test_results
from factgauge.claims.threshold import read_thresholds
from factgauge.claims.tokens import View
from factgauge.claims.total import read_totals
from factgauge.claims.triggers import find_triggers


def read_frames(view: View) -> list[Draft]:
    """Return what a sentence states, each figure in its most specific relation."""
    taken: set[str] = set()
    drafts = read_test_results(view, taken)
    drafts += read_conversions(view, taken)
    drafts += read_ratios(view, taken)
    changes = read_changes(view, find_triggers(view), taken)
    taken.update(quantity.id for draft in changes for quantity in draft.figures)
    drafts += changes
    for reader in (
        read_comparisons,
        read_totals,
        read_shares,
        read_thresholds,
        read_rates,
        read_ranks,
        read_counts,
        read_temporals,
        read_levels,
    ):
        drafts += reader(view, taken)
    return admitted(view, complete_changes(view, distribute(view, drafts))) + read_weekdays(view)
