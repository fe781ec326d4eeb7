"""Tables inside a document: what their lines must give by what they are called."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.tables import counts_exact, place_of
from factgauge.checks.weigh import weigh
from factgauge.checks.wording import amount, quoted
from factgauge.model.evidence import Case
from factgauge.model.finding import Outcome, Step
from factgauge.model.interval import Interval, total
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie


@tie_check("TAB006", "account-identity-broken", "table-identity")
def account_identity_broken(case: Case, tie: Tie) -> Ruling:
    """Find a line of accounts that does not follow from the lines which make it up.

    Assets are liabilities and equity, gross profit is sales less their cost, a surplus is income
    less expenditure, games are won, drawn or lost. Costs may stand in brackets or not; a line
    called loss or deficit may carry the sign in its name alone.

    Passes:   <table><tr><td>Total assets<td>84.5<tr><td>Total liabilities<td>53.0<tr><td>Equity<td>31.5</table>
    Passes:   <table><tr><td>Revenue<td>96<tr><td>Cost of sales<td>(58)<tr><td>Gross profit<td>38</table>
    Passes:   <table><tr><th>Club<th>W<th>D<th>L<th>P<tr><td>Hull<td>9<td>3<td>2<td>14</table>
    Fails:    <table><tr><td>Total assets<td>84.5<tr><td>Total liabilities<td>53.0<tr><td>Equity<td>[[35.1]]</table>
    Fails:    <table><tr><td>Revenue<td>96<tr><td>Cost of sales<td>(58)<tr><td>Gross profit<td>[[48]]</table>
    Fails:    <table><tr><td>Income<td>214<tr><td>Expenditure<td>239<tr><td>Surplus<td>[[25]]</table>
    Abstains: <table><tr><td>Revenue<td>96<tr><td>Other income<td>4<tr><td>Cost of sales<td>58<tr><td>Gross profit<td>42</table>
    Abstains: <table><tr><td>Total assets<td>84.5<tr><td>Current liabilities<td>23.0<tr><td>Equity<td>31.5</table>
    """
    result, plus = tie.one("result"), tie.role("plus")
    parts = (*plus, *tie.role("minus"))

    def derive(*values: Interval) -> Interval:
        given = total(*values[: len(plus)])
        for value in values[len(plus) :]:
            below = value.hi is not None and value.hi <= 0
            given = given + value if below else given - value
        return given

    def state(figure: Quantity) -> tuple[Interval, ...]:
        read = counts_exact(figure)
        return tuple(-each for each in read) if tie.word("loss") == "yes" else read

    return weigh(
        result,
        parts,
        derive,
        what=f"what the lines that make it up give ({place_of(tie)})",
        unit=result.unit,
        state=state,
        read=counts_exact,
        shown=counts_exact,
    )


@tie_check("TAB007", "roll-forward-broken", "table-roll")
def roll_forward_broken(case: Case, tie: Tie) -> Ruling:
    """Find a closing balance that is not the opening one with the movements between them.

    Brackets and minus signs say which movements take away; without any, their names do ("used",
    "sold", "released"). A movement whose name tells neither leaves the table alone.

    Passes:   <table><tr><td>Opening stock<td>940<tr><td>Brewed<td>1,675<tr><td>Sold<td>1,600<tr><td>Closing stock<td>1,015</table>
    Passes:   <table><tr><td>Balance at 1 January<td>142<tr><td>Additions<td>61<tr><td>Used<td>(39)<tr><td>Balance at 31 December<td>164</table>
    Passes:   <table><tr><td>Start of year<td>52.3<tr><td>Issued<td>0.8<tr><td>Repurchased<td>2.6<tr><td>End of year<td>50.5</table>
    Fails:    <table><tr><td>Opening stock<td>940<tr><td>Brewed<td>1,675<tr><td>Sold<td>1,600<tr><td>Closing stock<td>[[1,150]]</table>
    Fails:    <table><tr><td>Balance at 1 January<td>142<tr><td>Additions<td>61<tr><td>Used<td>(39)<tr><td>Balance at 31 December<td>[[242]]</table>
    Fails:    <table><tr><td>Start of year<td>52.3<tr><td>Issued<td>0.8<tr><td>Repurchased<td>2.6<tr><td>End of year<td>[[55.7]]</table>
    Abstains: <table><tr><td>Opening stock<td>940<tr><td>Translation<td>75<tr><td>Sold<td>600<tr><td>Closing stock<td>500</table>
    Abstains: <table><tr><td>Opening stock<td>940<tr><td>Brewed<td>n/a<tr><td>Sold<td>600<tr><td>Closing stock<td>500</table>
    """
    closing, added, used = tie.one("closing"), tie.role("added"), tie.role("used")

    def derive(*values: Interval) -> Interval:
        kept = total(*values[: 1 + len(added)])
        taken = values[1 + len(added) :]
        return kept - total(*taken) if taken else kept

    return weigh(
        closing,
        (tie.one("opening"), *added, *used),
        derive,
        what=f"the opening balance with the movements ({place_of(tie)})",
        unit=closing.unit,
        state=counts_exact,
        read=counts_exact,
        shown=counts_exact,
    )


@tie_check("TAB008", "rank-out-of-order", "table-rank")
def rank_out_of_order(case: Case, tie: Tie) -> Ruling:
    """Find a figure that stands out of the order in which a table ranks its rows.

    It speaks only where one figure alone breaks the order of the only column, or of the one that
    the caption names; equal figures may share a rank. Which of two neighbours is wrong is open.

    Passes:   <table><tr><th>Rank<th>Lake<th>km²<tr><td>1<td>Tarn<td>38<tr><td>2<td>Ellan<td>27<tr><td>3<td>Moss<td>24</table>
    Passes:   <table><tr><th>Place<th>Name<th>Time<tr><td>1<td>Ade<td>4:02.1<tr><td>2<td>Hor<td>4:03.9<tr><td>3<td>Lin<td>4:04.2</table>
    Passes:   <table><tr><th>Pos.<th>Name<th>Goals<tr><td>1<td>Ade<td>9<tr><td>2<td>Hor<td>7<tr><td>2<td>Lin<td>7</table>
    Fails:    <table><tr><th>Rank<th>Lake<th>km²<tr><td>1<td>Tarn<td>38<tr><td>2<td>Ellan<td>21<tr><td>3<td>Moss<td>[[24]]<tr><td>4<td>Rhu<td>11</table>
    Fails:    <table><tr><th>Place<th>Name<th>Time<tr><td>1<td>Ade<td>4:02.1<tr><td>2<td>Hor<td>4:03.9<tr><td>3<td>Lin<td>[[4:02.4]]<tr><td>4<td>Bra<td>4:05.8</table>
    Fails:    <table><tr><th>Pos.<th>Name<th>Goals<tr><td>1<td>Ade<td>9<tr><td>2<td>Hor<td>3<tr><td>3<td>Lin<td>[[7]]<tr><td>4<td>Bra<td>2</table>
    Abstains: <table><tr><th>No.<th>Name<th>Goals<tr><td>1<td>Ade<td>9<tr><td>2<td>Hor<td>3<tr><td>3<td>Lin<td>7<tr><td>4<td>Bra<td>8</table>
    Abstains: <table><tr><th>Lake<th>km²<tr><td>Tarn<td>38<tr><td>Ellan<td>21<tr><td>Moss<td>24<tr><td>Rhu<td>11</table>
    """
    value, above = tie.one("value"), tie.role("above")
    order = tie.word("order")
    if order is None:
        return Ruling(
            Outcome.CONSISTENT, "the column is in the order of the ranks", span=value.span
        )
    first = above[0]
    trace = (
        Step("the row above", first.interval, first.unit, quoted(first)),
        Step("this row", value.interval, value.unit, quoted(value)),
    )
    size = "smaller" if order == "rising" else "larger"
    return Ruling(
        Outcome.INCONSISTENT,
        f"{quoted(value)} is {size} than {quoted(first)} in the row above, though the column is "
        f"otherwise {order} with the rank ({place_of(tie)})",
        trace,
        value.span,
        hint=f"check both figures, {amount(first.stated_low or Fraction(0), None)} and "
        f"{amount(value.stated_low or Fraction(0), None)}, or the ranks",
    )


CHECKS: tuple[Check, ...] = (account_identity_broken, roll_forward_broken, rank_out_of_order)
