"""Tables inside a document against its own prose."""

from __future__ import annotations

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.tables import place_of
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.interval import Interval
from factgauge.model.tie import Tie


def _size(cell: Interval) -> Interval:
    """Return a cell without its sign: a loss of 7 stands there as (7)."""
    return -cell if cell.hi is not None and cell.hi <= 0 else cell


@tie_check("TAB005", "text-table-mismatch", "table-text")
def text_table_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a figure of the prose that is not what the document's own table gives for it.

    The clause must name the row and the column, in the same unit; the table's scale ("in
    thousands") is taken in. Where it names the row alone, only swapped digits are told. Another
    period, an adjusted or an average figure is another measure.

    Passes:   Arrivals in May were 1,204. <table><tr><th>Month<th>Arrivals<tr><td>May<td>1,204<tr><td>June<td>1,455</table>
    Passes:   Net fees came to $5.2 million. <table><tr><th>$ thousand<th>Q3<tr><td>Net fees<td>5,214<tr><td>Rent<td>310</table>
    Passes:   Plots at Site B gave 7.4 t/ha. <table><tr><th>Site<th>Yield (t/ha)<tr><td>A<td>6.1<tr><td>B<td>7.4</table>
    Fails:    Arrivals in May were [[1,455]]. <table><tr><th>Month<th>Arrivals<tr><td>May<td>1,204<tr><td>June<td>1,455</table>
    Fails:    Net fees came to [[$5.12 million]]. <table><tr><th>$ thousand<th>Q3<tr><td>Net fees<td>5,214<tr><td>Rent<td>310</table>
    Fails:    Plots at Site B gave [[9.4 t/ha]]. <table><tr><th>Site<th>Yield (t/ha)<tr><td>A<td>6.1<tr><td>B<td>7.4</table>
    Abstains: Arrivals in May were 1,455. <table><tr><th>Month<th>Departures<tr><td>May<td>1,204<tr><td>June<td>1,390</table>
    Abstains: Adjusted net fees came to $2.5 million. <table><tr><th>$ thousand<th>Q3<tr><td>Net fees<td>5,214<tr><td>Rent<td>310</table>
    """
    cell = tie.one("cell")
    return weigh(
        tie.one("stated"),
        (cell,),
        _size,
        what=f"what the table gives ({place_of(tie)})",
        unit=cell.unit,
        hint="check which of the two is right",
    )


CHECKS: tuple[Check, ...] = (text_table_mismatch,)
