"""Tables in many styles, each read by the descriptor that inference proposes for it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.inferring import block, proposed, read

# text, shape, how many cells, and one of them: measure, entity, first day, value
TABLES = {
    "Spanish headers, decimal points as groups": (
        "Provincia;Año;Población\nMadrid;2018;6.578.079\nMadrid;2019;6.663.394\n"
        "Sevilla;2018;1.939.887\nSevilla;2019;1.942.389\n",
        "long",
        4,
        ("poblacion", "madrid", "2018-01-01", 6578079),
    ),
    "German headers, decimal commas, millions": (
        "Land;Jahr;BIP in Mio. Euro;Arbeitslosenquote (%)\nDeutschland;2018;3.365.450,0;3,4\n"
        "Deutschland;2019;3.473.260,0;3,1\nItalien;2018;1.771.391,2;10,6\n",
        "wide",
        6,
        ("bip", "italien", "2018-01-01", 1771391200000),
    ),
    "quarters in words": (
        "Quarter,Country,GDP growth (%)\nQ1 2019,France,0.6\nQ2 2019,France,0.2\n"
        "Q1 2019,Spain,0.5\n",
        "long",
        3,
        ("gdp-growth", "FRA", "2019-04-01", Fraction(1, 5)),
    ),
    "fiscal years, thousands in the header": (
        'Fiscal year,Department,Budget ($ thousands)\nFY2018,Health,"1,234,567"\n'
        'FY2019,Health,"1,300,000"\nFY2018,Education,"989,100"\n',
        "long",
        3,
        ("budget", "health", "2017-07-01", 1234567000),
    ),
    "codes of two letters, Namibia among them": (
        "geo,time,value\nDE,2018,82.9\nFR,2018,67.1\nNA,2018,2.4\nUS,2018,327\nGB,2018,66\n",
        "long",
        5,
        ("value", "NAM", "2018-01-01", Fraction(12, 5)),
    ),
    "US states, one of them Georgia": (
        "State,Year,Unemployment rate\nCalifornia,2018,4.3\nGeorgia,2018,3.9\nTexas,2018,3.9\n"
        "Texas,2019,3.5\n",
        "long",
        4,
        ("unemployment-rate", "US-GA", "2018-01-01", Fraction(39, 10)),
    ),
    "companies with ticker": (
        "Company,Ticker,Year,Revenue (USD millions),Employees\nApple Inc.,AAPL,2018,265595,132000\n"
        "Apple Inc.,AAPL,2019,260174,137000\nMicrosoft,MSFT,2018,110360,131000\n",
        "wide",
        6,
        ("revenue", "apple-inc", "2019-01-01", 260174000000),
    ),
    "votes by county and candidate": (
        "County,Candidate,Party,Votes\nAdams,Smith,DEM,1203\nAdams,Jones,REP,1500\n"
        "Clark,Smith,DEM,903\nClark,Jones,REP,700\n",
        "cross-section",
        4,
        ("votes/jones", "adams", "", 1500),
    ),
    "weather stations by day": (
        "station,date,tmax_c,precipitation (mm)\nHeathrow,2019-01-01,8.1,0.0\n"
        "Heathrow,2019-01-02,7.5,0.4\nOxford,2019-01-01,-0.5,1.2\n",
        "wide",
        6,
        ("tmax", "oxford", "2019-01-01", Fraction(-1, 2)),
    ),
    "years across": (
        "Country,2015,2016\nFrance,66.6,66.9\nGermany,81.7,82.3\nItaly,60.7,60.6\n",
        "wide",
        6,
        ("value", "DEU", "2016-01-01", Fraction(823, 10)),
    ),
    "quarters across": (
        "Country,2019-Q1,2019-Q2\nFrance,1.0,1.1\nSpain,2.0,2.1\n",
        "wide",
        4,
        ("value", "ESP", "2019-04-01", Fraction(21, 10)),
    ),
    "years and marks across, several measures": (
        "Country Name,Country Code,Series Name,2015 [YR2015],2016 [YR2016]\n"
        "France,FRA,GDP (current US$),2438207896251,2471285607081\n"
        'France,FRA,"Population, total",66593366,..\n'
        "Germany,DEU,GDP (current US$),3360549973888,3466790065011\n",
        "wide",
        5,
        ("gdp", "DEU", "2016-01-01", 3466790065011),
    ),
    "measure and year in one header": (
        "City,State,Population 2010,Population 2020\nSpringfield,Illinois,116250,114394\n"
        "Peoria,Illinois,115007,113150\nDayton,Ohio,141527,137644\n",
        "wide",
        6,
        ("population", "dayton", "2020-01-01", 137644),
    ),
    "ranges of years in headers": (
        "airline,incidents_85_99,incidents_00_14\nAer Lingus,2,0\nAeroflot*,76,6\n",
        "wide",
        4,
        ("incidents", "aeroflot", "1985-01-01", 76),
    ),
    "countries across": (
        "year,France,Germany,United Kingdom\n2018,9.0,3.4,4.0\n2019,8.4,3.1,3.8\n",
        "wide",
        6,
        ("value", "GBR", "2019-01-01", Fraction(19, 5)),
    ),
    "dimensions with totals": (
        "country,year,sex,age,deaths\nFRA,2018,Total,All ages,600000\n"
        "FRA,2018,Female,All ages,300000\nFRA,2018,Total,65+,500000\n"
        "DEU,2018,Total,All ages,900000\nDEU,2018,Female,All ages,450000\n"
        "DEU,2018,Total,65+,700000\n",
        "long",
        6,
        ("deaths/female", "DEU", "2018-01-01", 450000),
    ),
    "year and month in two columns": (
        'Year,Month,Region,Passengers (thousands)\n2019,Jan,London,"7,123.5"\n'
        "2019,Feb,London,900.1\n2019,Jan,Manchester,1801.2\n2019,Feb,Manchester,1702.9\n",
        "long",
        4,
        ("passengers", "london", "2019-01-01", 7123500),
    ),
    "days of the German form": (
        "Datum,Kurs\n13.01.2020,1.1134\n14.01.2020,1.1115\n15.01.2020,1.1142\n",
        "series",
        3,
        ("kurs", "table", "2020-01-14", Fraction(11115, 10000)),
    ),
    "days of the American form": (
        "Date,Cases,State\n3/13/2020,12,Ohio\n3/14/2020,22,Ohio\n3/13/2020,5,Iowa\n3/13/2020,7,Utah\n",
        "long",
        4,
        ("cases", "US-OH", "2020-03-14", 22),
    ),
    "first and last day": (
        "start,end,country,trips\n2010-01-01,2012-05-01,France,12\n"
        "2012-05-02,2016-01-01,France,8\n2011-01-01,2013-01-01,Spain,4\n",
        "long",
        3,
        ("trips", "FRA", "2012-05-02", 8),
    ),
    "accounts with amounts in brackets": (
        'Item,2018,2019\nRevenue,"$1,200","$1,350"\nCosts,($900),"($1,000)"\n',
        "wide",
        4,
        ("costs", "table", "2019-01-01", -1000),
    ),
    "shares of one": (
        "Country,Year,Unemployment rate\nFrance,2018,.091\nSpain,2018,.153\nItaly,2018,.106\n",
        "long",
        3,
        ("unemployment-rate", "FRA", "2018-01-01", Fraction(91, 10)),
    ),
    "rates per hundred thousand": (
        'Country,Year,"Murder rate (per 100,000 people)"\nFrance,2018,1.2\nSpain,2018,0.6\n',
        "long",
        2,
        ("murder-rate", "ESP", "2018-01-01", Fraction(3, 5)),
    ),
    "seasons": (
        "Season,Club,Goals scored\n2018/19,Arsenal,73\n2019/20,Arsenal,56\n2018/19,Chelsea,63\n",
        "long",
        3,
        ("goals-scored", "arsenal", "2019-07-01", 56),
    ),
    "index numbers": (
        "Year,Consumer price index (2015=100),House price index\n"
        "2018,104.5,112.3\n2019,106.1,118.2\n",
        "wide",
        4,
        ("consumer-price-index", "table", "2018-01-01", Fraction(209, 2)),
    ),
    "quarters written as days": (
        "Date,Price\n1953-02-01,1891\n1953-05-01,1891\n1953-08-01,1881\n1953-11-01,1872\n",
        "series",
        4,
        ("price", "table", "1953-04-01", 1891),
    ),
    "years written as days in June": (
        "Date,Price\n1987-06-30,18.53\n1988-06-30,14.91\n1989-06-30,18.23\n1990-06-30,23.76\n",
        "series",
        4,
        ("price", "table", "1988-01-01", Fraction(1491, 100)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", TABLES)
def test_a_table_of_any_style_is_read_by_what_is_proposed(tmp_path: Path, style: str) -> None:
    text, shape, count, (measure, entity, begins, value) = TABLES[style]

    draft = proposed(tmp_path, text)
    cells = read(draft, tmp_path)

    assert block(draft)["shape"] == shape
    assert len(cells) == count
    assert (measure, entity, value) in {(m, e, v) for m, e, day, v in cells if begins in ("", day)}


def test_a_match_is_an_event_with_both_sides(tmp_path: Path) -> None:
    text = (
        "Date,Home,Away,Home goals,Away goals\n"
        "12/08/2018,Ajax,Heracles,1,1\n18/08/2018,PSV,Ajax,4,0\n"
    )

    layout = block(proposed(tmp_path, text))

    assert layout["shape"] == "events"
    assert [role["column"] for role in layout["participants"]] == ["Home", "Away"]
    assert layout["coverage"] == {"begins": "2018-08-12", "ends": "2018-08-18"}


def test_several_incidents_of_one_day_are_events(tmp_path: Path) -> None:
    text = (
        "date,country,description,killed\n"
        "2019-03-01,Afghanistan,A bomb in the market of a town in the far north of the country,12\n"
        "2019-03-01,Afghanistan,An attack on a convoy on the road from the capital to the east,3\n"
        "2019-03-04,Iraq,A shooting at a checkpoint near the border with the next province,2\n"
    )

    layout = block(proposed(tmp_path, text, name="attacks"))

    assert layout["shape"] == "events"
    assert layout["event"] == {"id": "attacks", "label": "attacks"}


def test_both_sides_of_a_flow_are_kept_and_its_direction_is_that_of_its_name(
    tmp_path: Path,
) -> None:
    text = (
        "reporter,partner,year,flow,value_usd\nFrance,Germany,2018,Export,80\n"
        "France,Germany,2018,Import,90\nGermany,France,2018,Export,91\n"
    )

    layout = block(proposed(tmp_path, text))

    assert layout["shape"] == "bilateral"
    assert (layout["entity"]["column"], layout["partner"]["column"]) == ("reporter", "partner")
    assert {m["id"]: m["direction"] for m in layout["measures"]} == {
        "export": "from-entity",
        "import": "to-entity",
    }
