"""Every reader of ties: what is right or wrong within a sentence, and over several.

Adding one touches this list and the frame of its kind in `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factgauge.claims.ties.across import read_across_ties
from factgauge.claims.ties.ages import read_age_ties, read_age_ties_over
from factgauge.claims.ties.anniversaries import (
    read_anniversary_ties,
    read_anniversary_ties_over,
)
from factgauge.claims.ties.average import read_average_ties
from factgauge.claims.ties.balance import read_balances
from factgauge.claims.ties.bases import read_two_bases
from factgauge.claims.ties.bounds import read_extreme_ties, read_range_ties
from factgauge.claims.ties.calendar_days import read_calendar_ties
from factgauge.claims.ties.charges import read_charge_ties
from factgauge.claims.ties.clock import read_clock_ties, read_clock_ties_over
from factgauge.claims.ties.conversion import read_conversion_ties
from factgauge.claims.ties.conversion_rate import read_rate_ties
from factgauge.claims.ties.conversion_wording import read_wording_ties
from factgauge.claims.ties.course import read_contributions, read_runs, read_unchanged
from factgauge.claims.ties.dates import read_date_ties, read_date_ties_over
from factgauge.claims.ties.frequency import read_frequency_ties
from factgauge.claims.ties.future import read_future_ties
from factgauge.claims.ties.growth import read_chains, read_yearly_growth
from factgauge.claims.ties.impossible import read_impossible_ties, read_shares_in_ten
from factgauge.claims.ties.magnitude import read_per_head_ties, read_world_ties
from factgauge.claims.ties.named_lists import read_list_ties
from factgauge.claims.ties.parts import read_part_ties
from factgauge.claims.ties.price import read_price_cuts
from factgauge.claims.ties.proportion import read_equal_shares, read_majorities
from factgauge.claims.ties.quotient import read_quotient_ties, read_quotients_across
from factgauge.claims.ties.ranking import read_fields, read_orders, read_superlatives
from factgauge.claims.ties.ratio import read_ratio_ties
from factgauge.claims.ties.record import (
    read_highest_since,
    read_leads,
    read_records,
    read_top_shares,
)
from factgauge.claims.ties.remainder import read_rest_ties
from factgauge.claims.ties.represented import read_represented
from factgauge.claims.ties.share import read_part_pairs, read_share_ties
from factgauge.claims.ties.shared import (
    read_exclusive,
    read_full_shares,
    read_overall,
    read_overlaps,
)
from factgauge.claims.ties.spread import read_spread_ties, read_whole_mean_ties
from factgauge.claims.ties.statistics_bounds import read_bound_ties
from factgauge.claims.ties.statistics_groups import read_freedom_ties, read_margin_ties
from factgauge.claims.ties.statistics_intervals import read_interval_ties
from factgauge.claims.ties.statistics_tests import read_test_ties
from factgauge.claims.ties.statistics_trials import (
    read_diagnostic_ties,
    read_flow_ties,
    read_risk_ties,
)
from factgauge.claims.ties.tables import read_table_ties
from factgauge.claims.ties.text import Text
from factgauge.claims.ties.total import read_including, read_total_ties
from factgauge.claims.ties.votes import read_margins, read_votes
from factgauge.claims.ties.year_parts import read_year_part_ties, read_year_part_ties_over
from factgauge.claims.tokens import View
from factgauge.model.tie import Tie

SENTENCE_READERS: tuple[Callable[[View], Iterator[Tie]], ...] = (
    read_share_ties,
    read_represented,
    read_list_ties,
    read_test_ties,
    read_interval_ties,
    read_margin_ties,
    read_freedom_ties,
    read_bound_ties,
    read_spread_ties,
    read_whole_mean_ties,
    read_diagnostic_ties,
    read_flow_ties,
    read_risk_ties,
    read_part_pairs,
    read_equal_shares,
    read_majorities,
    read_total_ties,
    read_rest_ties,
    read_including,
    read_full_shares,
    read_exclusive,
    read_overlaps,
    read_overall,
    read_balances,
    read_votes,
    read_margins,
    read_fields,
    read_orders,
    read_superlatives,
    read_records,
    read_highest_since,
    read_leads,
    read_top_shares,
    read_unchanged,
    read_runs,
    read_contributions,
    read_yearly_growth,
    read_chains,
    read_price_cuts,
    read_quotient_ties,
    read_part_ties,
    read_charge_ties,
    read_ratio_ties,
    read_average_ties,
    read_date_ties,
    read_age_ties,
    read_anniversary_ties,
    read_clock_ties,
    read_frequency_ties,
    read_future_ties,
    read_year_part_ties,
    read_per_head_ties,
    read_world_ties,
)
TEXT_READERS: tuple[Callable[[Text], Iterator[Tie]], ...] = (
    read_rate_ties,
    read_across_ties,
    read_two_bases,
    lambda text: read_quotients_across(text.views),
    lambda text: read_date_ties_over(text.views),
    lambda text: read_age_ties_over(text.views),
    lambda text: read_anniversary_ties_over(text.views),
    lambda text: read_clock_ties_over(text.views),
    lambda text: read_year_part_ties_over(text.views),
    read_table_ties,
)
# What is right or wrong however it is put is read of sentences too that state nothing.
ALWAYS: tuple[Callable[[View], Iterator[Tie]], ...] = (
    read_conversion_ties,
    read_wording_ties,
    read_calendar_ties,
    read_impossible_ties,
    read_shares_in_ten,
    read_range_ties,
    read_extreme_ties,
)
