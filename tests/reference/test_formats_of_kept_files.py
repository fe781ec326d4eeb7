"""Files as their publishers wrote them, where they are kept: each is recognised and read whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference.reading import read_as_found

from factgauge.reference.formats.sniff import sniff

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
if not DATA.is_dir():
    DATA = Path(__file__).resolve().parents[2] / ".." / ".." / "shared" / "data"

# file → format, what the dialect must say, rows below the header, columns
FILES = {
    "trade-bilateral-tradhist/tradeflow_xx.csv": ("csv", {"delimiter": ";"}, 69893, 5),
    "worldbank-wdi-wide/sp.pop.totl_Indicator_en_csv_v2.csv": ("csv", {"headerRows": [3]}, 249, 59),
    "worldbank-wdi-wide/en.pop.dnst_Indicator_en_csv_v2.csv": ("csv", {"headerRows": [5]}, 249, 60),
    "datahub-employment-us/aat1.csv": ("csv", {"shortRows": True}, 85, 12),
    "datahub-employment-us/aat1.txt": ("fixed", {"lastRow": 103}, 72, 13),
    "vega-us-employment/unemployment.tsv": ("tsv", {}, 3218, 2),
    "vega-us-employment/obesity.json": ("json", {}, 50, 3),
    "unhcr-refugees/population.parquet": ("parquet", {}, 138893, 16),
    "datahub-country-codes/country-codes.csv": ("csv", {}, 249, 56),
    "owid-style/Conflict_deaths.csv": ("csv", {}, 5872, 4),
    "datahub-gdp/gdp.csv": ("csv", {}, 13979, 4),
}  # fmt: skip


def kept(name):
    path = DATA / name
    if not path.exists():
        pytest.skip("the kept data sets are not here")
    return path


@pytest.mark.parametrize("name", FILES)
def test_a_kept_file_is_read_whole(name):
    format, dialect, rows, columns = FILES[name]
    path = kept(name)

    (found,) = sniff(path)
    records = read_as_found(path, found)

    assert found.format == format
    assert {key: found.dialect[key] for key in dialect} == dialect
    assert (len(records) - 1, len(records[0][1])) == (rows, columns)


def test_a_workbook_with_titles_units_and_missing_marks_is_read():
    path = kept("datahub-gold-worldbank-pinksheet/CMO-Historical-Data-Annual.xlsx")

    sheets = {found.label: found for found in sniff(path)}

    assert list(sheets) == [
        "Annual Prices (Nominal)", "Annual Indices (Nominal)", "Annual Prices (Real)",
        "Annual Indices (Real)", "Index Weights",
    ]  # fmt: skip
    prices = read_as_found(path, sheets["Annual Prices (Nominal)"])
    assert prices[0][1][:3] == [
        "column 1",
        "Crude oil, average ($/bbl)",
        "Crude oil, Brent ($/bbl)",
    ]
    assert (prices[1][1][0], prices[-1][1][0], prices[1][1][4]) == ("1960", "2025", "…")
    indices = read_as_found(path, sheets["Annual Indices (Real)"])
    assert "Agriculture Beverages" in indices[0][1]
    assert indices[1][1][0] == "1960"
    remarks = sheets["Annual Prices (Nominal)"].remarks
    assert 'hidden sheet "AFOSHEET" holds no table and is passed over' in remarks
    assert sheets["Annual Prices (Real)"].hints.vintage == "2026-03-03"


def test_the_names_of_a_print_table_are_put_together():
    path = kept("datahub-employment-us/aat1.txt")
    (found,) = sniff(path)

    header, first = read_as_found(path, found)[:2]

    assert header[1] == [
        "section", "Year", "Civilian noninstitutional population", "Total", "Percent of population",
        "Employed Total", "Employed Percent of population", "Employed Agriculture",
        "Employed Nonagricultural industries", "Unemployed Number",
        "Unemployed Percent of labor force", "Not in labor force", "footnotes",
    ]  # fmt: skip
    assert first[1][:3] == ["Persons 14 years of age and over", "1940", "99,840"]


def test_the_code_of_namibia_is_no_missing_value():
    path = kept("datahub-country-codes/country-codes.csv")
    (found,) = sniff(path)
    header, *rows = (cells for _, cells in read_as_found(path, found))

    codes = {
        row[header.index("ISO3166-1-Alpha-3")]: row[header.index("ISO3166-1-Alpha-2")]
        for row in rows
    }

    assert codes["NAM"] == "NA"
