"""Tables inside a document: what is said of them, and what stays unsaid."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Outcome

FAULTS = (Outcome.INCONSISTENT,)


def pipe(*rows: str, before: str = "", after: str = "") -> str:
    """Return a text with a pipe table, its cells parted by commas that a space follows."""
    lines = [f"| {' | '.join(row.split(', '))} |" for row in rows]
    width = len(rows[0].split(", "))
    lines.insert(1, "|" + "---|" * width)
    return "\n\n".join(part for part in (before, "\n".join(lines), after) if part)


def faults(text: str) -> list[tuple[str, str]]:
    """Return code and words of each figure at fault."""
    return [
        (finding.code, finding.span.of(text))
        for verdict in run(text).verdicts
        for finding in verdict.findings
        if finding.outcome in FAULTS and finding.code.startswith("TAB")
    ]


def fits(text: str) -> set[str]:
    """Return the codes of the checks that found figures to fit."""
    return {
        finding.code
        for verdict in run(text).verdicts
        for finding in verdict.findings
        if finding.outcome is Outcome.CONSISTENT
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            pipe("Source, Permits", "Mail, 118", "Counter, 64", "Online, 305", "**Total**, **578**",
                 before="Permits issued by the county clerk in March"),
            [("TAB001", "578")],
        ),
        (
            pipe("£000, 2021, 2022", "Rents, 412.5, 431.0", "Grants, 88.0, 91.5",
                 "Total income, 500.5, 552.5"),
            [("TAB001", "552.5")],
        ),
        (
            pipe("Port, TEU", "Gdynia, 914", "Gdańsk, 2046", "Total, 3960"),
            [("TAB001", "3960")],
        ),
        (
            pipe("Unit, Staff", "Roads, 140", "Parks, 60", "Subtotal, 210", "Law, 45",
                 "Total, 245"),
            [("TAB001", "210")],
        ),
        (
            pipe("Age, Women, Men, All", "Under 30, 210, 190, 400", "30 to 59, 340, 355, 659",
                 "60 and over, 120, 101, 221"),
            [("TAB002", "659")],
        ),
        (
            pipe("Line, 2020, 2021, Change (%)", "Tram, 4.0, 5.0, 25.0", "Bus, 8.0, 7.0, 12.5",
                 "Ferry, 1.0, 1.1, 10.0"),
            [("TAB004", "12.5")],
        ),
        (
            pipe("Measure, Q2 2023, Q2 2022, Change", "Orders, 512, 430, 82", "Sales, 470, 455, 51",
                 "Staff, 88, 80, 8"),
            [("TAB004", "51")],
        ),
        (
            pipe("Party, Votes, %", "Red, 5120, 51.2", "Blue, 3870, 37.8", "Green, 1010, 10.1",
                 "Total, 10000, 100.0"),
            [("TAB003", "37.8"), ("TAB001", "100.0")],
        ),
        (
            pipe("$m, 2019", "Exports, 815", "Imports, 930", "Trade deficit, 151"),
            [("TAB006", "151")],
        ),
        (
            pipe("Members, 2018, 2019", "At start of year, 310, 342", "Joined, 61, 40",
                 "Left, 29, 55", "At end of year, 342, 372"),
            [("TAB007", "372")],
        ),
        (
            pipe("Station, Days of frost", "Alp, 41", "Lake, 22", "Town, 18", "Average, 36"),
            [("TAB009", "36")],
        ),
    ],
)  # fmt: skip
def test_a_slip_in_a_table_is_found_in_its_cell(text: str, found: list[tuple[str, str]]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # parts that are not all there
        pipe("Country, Visitors", "Chile, 320", "Peru, 210", "Total, 900", before="Main origins"),
        pipe("Country, Visitors", "Chile, 320", "Peru, n/a", "Cuba, 40", "Total, 900"),
        pipe("Country, Visitors", "Chile, 320", "Peru, ", "Cuba, 40", "Total, 900"),
        # figures that do not add
        pipe("Grade, Price ($)", "Light, 60", "Heavy, 40", "All grades, 51"),
        pipe("Class, Average age", "4a, 9.8", "4b, 10.1", "All classes, 9.9"),
        pipe("City, Index", "Rome, 104", "Bari, 96", "All cities, 101"),
        pipe("Sex, Turnout", "Women, 61%", "Men, 58%", "Total, 60%"),
        # subtotals, "of which" and parents before their children
        pipe("Unit, Staff", "Roads, 140", "Parks, 60", "Outdoor, 200", "Law, 45", "Tax, 15",
             "Indoor, 60", "All staff, 260"),
        pipe("Item, kt", "Ore, 410", "of which pellets, 90", "Coal, 200", "Total, 610"),
        pipe("Area, Farms", "Europe, 200", "Spain, 140", "Malta, 60", "Asia, 55", "Total, 255"),
        pipe("Item, t", "Total, 610", "Ore, 410", "Coal, 200"),
        # rounding
        pipe("€bn, 2022", "Army, 3.4", "Navy, 1.4", "Air, 0.4", "Total, 5.3"),
        pipe("Item, Share (%)", "Food, 33.3", "Rent, 33.3", "Other, 33.3", "Total, 100.0"),
        # a difference is no sum
        pipe("$m, Gross, Fees, Net total", "Fund A, 120, 20, 100", "Fund B, 90, 15, 75"),
        # levels at the end of periods, which do not add up to that of the year
        pipe("Item, Q1, Q2, Q3, Q4, Full year", "Sales, 10, 11, 12, 13, 46",
             "Staff, 50, 51, 52, 53, 53", "Cash, 5, 6, 7, 9, 9"),
        # changes that are not between the columns
        pipe("€m, 2018, 2019, Change at constant currency", "Spain, 80, 92, 9%",
             "Chile, 50, 40, -2%"),
        pipe("Town, 2018, 2019, Change since 2010", "Ayr, 80, 92, 40%", "Rye, 50, 40, 3%"),
        # years, ranks and numbers of rows
        pipe("Year, Winner, Age", "2011, Osei, 44", "2014, Blum, 61", "2019, Ito, 38"),
        pipe("No., Name, Goals", "1, Ade, 9", "2, Hor, 3", "3, Lin, 7", "4, Bra, 12", "5, Cy, 1"),
        pipe("Rank, Team, Won, Points", "1, Hull, 9, 30", "2, York, 10, 30", "3, Bath, 8, 27"),
        # accounts with other lines between, movements of unknown sign
        pipe("$m, 2020", "Revenue, 96", "Other income, 10", "Cost of sales, 58",
             "Gross profit, 48"),
        pipe("$m, 2020", "Opening balance, 40", "Translation, 9", "Paid, 12",
             "Closing balance, 19"),
        # weighted averages
        pipe("Area, Rate", "Kent, 4.0%", "Bute, 8.0%", "Average, 4.6%"),
        pipe("Firm, Staff", "Acme, 40", "Bolt, 60", "Industry average, 75"),
        # prose that speaks of something else
        pipe("Month, Arrivals", "May, 1204", "June, 1455",
             before="In May the airport sold 1,024 parking permits."),
        pipe("€m, 2018, 2019", "Sales, 812, 745", before="Sales rose to €790 million in 2017."),
        pipe("$ thousand, Q3", "Net fees, 5214",
             before="Adjusted net fees came to $5.9 million in the quarter."),
        pipe("Club, Goals", "Rovers, 14", "Town, 9", before="Rovers have sold 41 season tickets."),
        # not a table at all
        "The choice is a | b, or c | d.\n\nTotal | 12",
    ],
)  # fmt: skip
def test_a_table_without_a_slip_raises_no_alarm(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (pipe("Item, kt", "Ore, 410", "Coal (a), –", "Salt*, 200", "Total, 610"), "TAB001"),
        (pipe("Shop, €m", "Kiel, 12", "Bonn, (5)", "Sum, 7"), "TAB001"),
        (pipe("Quarter, Cars, Vans, Total", "Q1, 5, 6, 11", "Q2, 7, 1, 8"), "TAB002"),
        (pipe("Group, Cases (n = 80), %", "Mild, 44, 55", "Grave, 8, 10"), "TAB003"),
        (pipe("Rate, 2019, 2020, Change", "Lending, 4.5%, 4.0%, -0.5"), "TAB004"),
        (pipe("Year, Budget, Actual, Difference", "2020, 100, 90, 10", "2021, 120, 125, (5)"),
         "TAB004"),
        (pipe("$m, 2021", "Cash, $ 12.5", "Stock, 8.0", "Total assets, $ 20.5"), "TAB001"),
        (pipe("€m, 2020, 2021", "Cash, 64, 98", before="Cash stood at €98 million in 2021."),
         "TAB005"),
    ],
)  # fmt: skip
def test_a_table_whose_figures_fit_is_said_to_be_consistent(text: str, code: str) -> None:
    assert code in fits(text)


def test_html_and_pipe_tables_are_read_alike() -> None:
    page = (
        "<table><tr><th>Plot</th><th>Trees</th></tr><tr><td>East</td><td>41</td></tr>"
        "<tr><td>West</td><td>27</td></tr><tr><td>Total</td><td>86</td></tr></table>"
    )

    assert faults(page) == faults(pipe("Plot, Trees", "East, 41", "West, 27", "Total, 86"))
    assert faults(page) == [("TAB001", "86")]


def test_the_message_names_row_and_column_and_what_the_rows_give() -> None:
    text = pipe("Plot, Trees", "East, 41", "West, 27", "Total, 86")
    (verdict,) = run(text).verdicts

    assert verdict.surface == "86"
    assert verdict.summary == (
        "Stated “86”, but the sum of the 2 rows that it adds up (row “Total”, column “Trees”) "
        "is 68 (would fit if “86” read 68)."
    )
