"""Tables inside a document: totals, averages, shares and changes of their columns."""

from __future__ import annotations

from fractions import Fraction

from factgauge.checks.check import Check, Ruling, tie_check
from factgauge.checks.comparison import tied_readings
from factgauge.checks.repair import Slip
from factgauge.checks.weigh import weigh
from factgauge.model.evidence import Case
from factgauge.model.interval import Interval, percent_change, percent_of, total
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie


def counts_exact(figure: Quantity) -> tuple[Interval, ...]:
    """Return the readings of a figure; what counts things one by one is no rounded number."""
    if figure.kind in (Kind.NUMBER, Kind.COUNT) and figure.resolution == 1:
        exact = Interval.point(figure.stated_low or 0)
        return (exact, *tied_readings(figure)[1:])
    return tied_readings(figure)


def place_of(tie: Tie) -> str:
    """Return the row and the column of a tie's first figure in words."""
    names = [
        f"{kind} “{words}”"
        for kind, words in (
            (tie.word("lines"), tie.word("line")),
            (tie.word("heads"), tie.word("head")),
        )
        if words
    ]
    return ", ".join(names)


def _sum(tie: Tie) -> Ruling:
    stated, parts = tie.one("total"), tie.role("parts")
    read = tied_readings if tie.word("rounded") == "yes" else counts_exact
    where = f" ({place_of(tie)})" if place_of(tie) else ""
    return weigh(
        stated,
        parts,
        total,
        what=f"the sum of the {len(parts)} {tie.word('lines')}s that it adds up{where}",
        unit=stated.unit,
        state=read,
        read=read,
        shown=read,
        hint="add the table up again, or check the figures at the source",
    )


@tie_check("TAB001", "column-total-mismatch", "table-sum")
def column_total_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a total in a table that is not the sum of the rows above it.

    A row is a total when it is labelled so, or stands last in bold type. Subtotals are not added
    twice, "of which" rows not at all; rates, averages, prices and indices do not add. Each figure
    is rounded as it is written, so n of them may be n half units off; counts are exact. Lists of
    selected rows are left alone.

    Passes:   <table><tr><th>Plot<th>Trees<tr><td>East<td>41<tr><td>West<td>27<tr><td>Total<td>68</table>
    Passes:   <table><tr><th>€m<th>2020<tr><td>Wages<td>3.4<tr><td>Rent<td>1.4<tr><td>Power<td>0.4<tr><td>Total<td>5.3</table>
    Passes:   <table><tr><th>Shop<th>Result, $m<tr><td>Kiel<td>12<tr><td>Bonn<td>(5)<tr><td>Sum<td>7</table>
    Fails:    <table><tr><th>Plot<th>Trees<tr><td>East<td>41<tr><td>West<td>27<tr><td>Total<td>[[86]]</table>
    Fails:    <table><tr><th>€m<th>2020<tr><td>Wages<td>3.4<tr><td>Rent<td>1.4<tr><td>All costs<td>[[5.8]]</table>
    Fails:    <table><tr><td>Mon<td>4<tr><td>Tue<td>9<tr><td>Wed<td>6<tr><td>Week<td>[[29]]</table>
    Abstains: <table><tr><th>Group<th>Rate, %<tr><td>Men<td>5.0<tr><td>Women<td>7.5<tr><td>All<td>6.0</table>
    Abstains: <table><caption>Selected ports</caption><tr><td>Kiel<td>12<tr><td>Lagos<td>30<tr><td>Total<td>95</table>
    """
    return _sum(tie)


@tie_check("TAB002", "row-total-mismatch", "table-cross-sum")
def row_total_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a total in a table that is not the sum of the columns beside it.

    The column is labelled total, all or both, or names the year of which the others are quarters
    or months. Columns in another unit do not count. Where no row of the table fits, the columns
    were not meant to be added.

    Passes:   <table><tr><th>Yard<th>Q1<th>Q2<th>Q3<th>Q4<th>Year<tr><td>Vigo<td>7<td>8<td>6<td>9<td>30</table>
    Passes:   <table><tr><th>Form<th>Girls<th>Boys<th>Both<tr><td>4a<td>13<td>11<td>24<tr><td>4b<td>9<td>14<td>23</table>
    Passes:   <table><tr><th>€m<th>North<th>South<th>Total<tr><td>Beer<td>2.4<td>1.4<td>3.9</table>
    Fails:    <table><tr><th>Yard<th>Q1<th>Q2<th>Q3<th>Q4<th>Year<tr><td>Vigo<td>7<td>8<td>6<td>9<td>[[35]]</table>
    Fails:    <table><tr><th>Form<th>Girls<th>Boys<th>Both<tr><td>4a<td>13<td>11<td>24<tr><td>4b<td>9<td>14<td>[[32]]</table>
    Fails:    <table><tr><th>€m<th>North<th>South<th>Total<tr><td>Beer<td>2.4<td>1.4<td>[[4.8]]</table>
    Abstains: <table><tr><th>Form<th>Girls<th>Boys<th>Seats<tr><td>4a<td>13<td>11<td>30</table>
    Abstains: <table><tr><th>Town<th>Cars<th>Vans<th>Total<tr><td>Oria<td>13<td>11<td>30<tr><td>Lama<td>9<td>8<td>25</table>
    """
    return _sum(tie)


@tie_check("TAB003", "table-share-mismatch", "table-share")
def table_share_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a percent in a table that is not the share which the rest of its column gives.

    What the shares are of is read from the table (the row labelled total, "n = 150" in a heading,
    the counts in the same row) and must be borne out by most of the rows.

    Passes:   <table><tr><th>Fuel<th>Homes<th>%<tr><td>Gas<td>30<td>60<tr><td>Oil<td>15<td>30<tr><td>Wood<td>5<td>10<tr><td>Total<td>50<td>100</table>
    Passes:   <table><tr><th>Sign<th>Cases (n = 40)<th>%<tr><td>Cough<td>22<td>55<tr><td>Fever<td>10<td>25<tr><td>Rash<td>4<td>10</table>
    Passes:   <table><tr><th>Town<th>Tests<th>Passed<th>Pass rate<tr><td>Rye<td>40<td>30<td>75%<tr><td>Ely<td>50<td>20<td>40%<tr><td>Ayr<td>20<td>9<td>45%</table>
    Fails:    <table><tr><th>Fuel<th>Homes<th>%<tr><td>Gas<td>30<td>60<tr><td>Oil<td>15<td>[[35]]<tr><td>Wood<td>5<td>10<tr><td>Total<td>50<td>100</table>
    Fails:    <table><tr><th>Sign<th>Cases (n = 40)<th>%<tr><td>Cough<td>22<td>55<tr><td>Fever<td>10<td>[[52]]<tr><td>Rash<td>4<td>10</table>
    Fails:    <table><tr><th>Town<th>Tests<th>Passed<th>Pass rate<tr><td>Rye<td>40<td>30<td>75%<tr><td>Ely<td>50<td>20<td>40%<tr><td>Ayr<td>20<td>9<td>[[54%]]</table>
    Abstains: <table><tr><th>Town<th>People<th>Turnout<tr><td>Rye<td>40<td>75%<tr><td>Ely<td>50<td>61%</table>
    Abstains: <table><tr><th>Fuel<th>Homes<th>%<tr><td>Gas<td>30<td>12<tr><td>Oil<td>15<td>19<tr><td>Total<td>45<td>13</table>
    """
    share = tie.one("share")
    return weigh(
        share,
        (tie.one("part"), tie.one("whole")),
        percent_of,
        what=f"the share that the figures beside it give ({place_of(tie)})",
        unit="percent",
        read=counts_exact,
        shown=counts_exact,
        slips=(Slip("the two counts are swapped", lambda part, whole: percent_of(whole, part)),),
    )


def _difference(start: Interval, end: Interval) -> Interval:
    return end - start


@tie_check("TAB004", "table-change-mismatch", "table-change")
def table_change_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find a change in a table that is not that between the two columns beside it.

    The headings give the order of the columns; percent or amount is what the other rows bear out.
    Changes at constant currency, like for like or per year are left alone.

    Passes:   <table><tr><th>Fort<th>2018<th>2019<th>Change<tr><td>Ard<td>80<td>92<td>+15%<tr><td>Cor<td>50<td>40<td>-20%</table>
    Passes:   <table><tr><th>€m<th>2023<th>2022<th>Change<tr><td>Sales<td>812<td>745<td>67<tr><td>Costs<td>731<td>690<td>41</table>
    Passes:   <table><tr><th>Area<th>2010 (%)<th>2015 (%)<th>Change (points)<tr><td>Bari<td>12.8<td>11.0<td>-1.8</table>
    Fails:    <table><tr><th>Fort<th>2018<th>2019<th>Change<tr><td>Ard<td>80<td>92<td>+15%<tr><td>Cor<td>50<td>40<td>[[-25%]]</table>
    Fails:    <table><tr><th>€m<th>2023<th>2022<th>Change<tr><td>Sales<td>812<td>745<td>67<tr><td>Costs<td>731<td>690<td>[[14]]</table>
    Fails:    <table><tr><th>Fort<th>2018<th>2019<th>Change<tr><td>Ard<td>80<td>92<td>+15%<tr><td>Cor<td>50<td>40<td>[[+20%]]</table>
    Abstains: <table><tr><th>€m<th>2018<th>2019<th>Organic growth<tr><td>Ard<td>80<td>92<td>9%<tr><td>Cor<td>50<td>40<td>-25%</table>
    Abstains: <table><tr><th>Fort<th>2018<th>2019<th>Change on 2008<tr><td>Ard<td>80<td>92<td>+3%<tr><td>Cor<td>50<td>40<td>+11%</table>
    """
    change, start, end = tie.one("change"), tie.one("from"), tie.one("to")
    percent = tie.word("by") == "percent"
    slips = (
        Slip(
            "the sign is the wrong one", lambda a, b: -(percent_change(a, b) if percent else b - a)
        ),
        *(
            (Slip("it is the change over the new value", lambda a, b: -percent_change(b, a)),)
            if percent
            else ()
        ),
    )
    return weigh(
        change,
        (start, end),
        percent_change if percent else _difference,
        what=f"the change between the two columns ({place_of(tie)})",
        unit="percent" if percent else change.unit,
        read=counts_exact,
        shown=counts_exact,
        slips=slips,
    )


def _mean(*parts: Interval) -> Interval:
    return total(*parts).scale(Fraction(1, len(parts)))


@tie_check("TAB009", "table-average-mismatch", "table-average")
def table_average_mismatch(case: Case, tie: Tie) -> Ruling:
    """Find an average in a table that is not the mean of the rows above it.

    Rates, shares and prices may be weighted, as may what is called so: there only a fit is told.

    Passes:   <table><tr><th>Gauge<th>mm<tr><td>Weir<td>84<tr><td>Moor<td>138<tr><td>Average<td>111</table>
    Passes:   <table><tr><th>Judge<th>Score<tr><td>A<td>8.5<tr><td>B<td>9.0<tr><td>C<td>8.0<tr><td>Mean<td>8.5</table>
    Passes:   <table><tr><th>Year<th>Fires<tr><td>2001<td>12<tr><td>2002<td>9<tr><td>Average<td>10.5</table>
    Fails:    <table><tr><th>Gauge<th>mm<tr><td>Weir<td>84<tr><td>Moor<td>138<tr><td>Average<td>[[121]]</table>
    Fails:    <table><tr><th>Dive<th>Marks<tr><td>A<td>8.5<tr><td>B<td>9.0<tr><td>C<td>8.0<tr><td>Mean<td>[[9.2]]</table>
    Fails:    <table><tr><th>Year<th>Fires<tr><td>2001<td>12<tr><td>2002<td>9<tr><td>Average<td>[[15.0]]</table>
    Abstains: <table><tr><th>Area<th>Jobless rate<tr><td>Kent<td>4.0%<tr><td>Bute<td>8.0%<tr><td>Average<td>4.6%</table>
    Abstains: <table><tr><th>Gauge<th>mm<tr><td>Weir<td>84<tr><td>Moor<td>138<tr><td>Weighted average<td>99</table>
    """
    average = tie.one("average")
    return weigh(
        average,
        tie.role("parts"),
        _mean,
        what=f"the mean of the {len(tie.role('parts'))} rows above it ({place_of(tie)})",
        unit=average.unit,
        read=counts_exact,
        shown=counts_exact,
    )


CHECKS: tuple[Check, ...] = (
    column_total_mismatch,
    row_total_mismatch,
    table_share_mismatch,
    table_change_mismatch,
    table_average_mismatch,
)
