"""Units as headers, titles and descriptions write them."""

from __future__ import annotations

import pytest

from factgauge.reference.infer.units import read_unit, unit_in_prose, unit_of_header
from factgauge.units.table import unit as known_unit

UNITS = {
    "current US$": ("USD", 1, "current"),
    "constant 2015 US$": ("USD", 1, "constant 2015"),
    "PPP, current international $": ("USD", 1, "PPP, current"),
    "USD millions": ("USD", 10**6, None),
    "£m": ("GBP", 10**6, None),
    "$ billion": ("USD", 10**9, None),
    "Mio. Euro": ("EUR", 10**6, None),
    "Tsd. €": ("EUR", 1000, None),
    "%": ("percent", 1, None),
    "% of GDP": ("percent", 1, None),
    "per 1,000 people": ("count / 1000", 1, None),
    "births per 1,000 people": ("count / 1000", 1, None),
    "people per sq. km of land area": ("count / kilometer ** 2", 1, None),
    "thousands": (None, 1000, None),
    "kt": ("kilometric_ton", 1, None),
    "Mt CO2": ("megametric_ton", 1, None),
    "million metric tons of C": ("metric_ton", 10**6, None),
    "km2": ("kilometer ** 2", 1, None),
    "°C": ("degree_Celsius", 1, None),
    "persons": ("count", 1, None),
    "index 2015=100": ("index", 1, None),
    "$/bbl": ("USD / oil_barrel", 1, None),
    "US dollars per barrel": ("USD / oil_barrel", 1, None),
}


@pytest.mark.parametrize("text", UNITS)
def test_a_unit_is_read_with_its_scale_and_price_basis(text: str) -> None:
    reading = read_unit(text)

    assert reading is not None
    assert (reading.unit, reading.scale, reading.basis) == UNITS[text]
    assert reading.unit is None or known_unit(reading.unit)


@pytest.mark.parametrize("text", ["current LCU", "all", "New", "see notes", "18 to 22", ""])
def test_words_that_are_no_unit_are_none(text: str) -> None:
    assert read_unit(text) is None


@pytest.mark.parametrize(
    ("header", "unit", "scale"),
    [
        ("GDP (current US$)", "USD", 1),
        ("emissions_mt", "megametric_ton", 1),
        ("gdp_trillion", None, 10**12),
        ("Umsatz (Mio. €)", "EUR", 10**6),
        ("Price in USD", "USD", 1),
        ("Revenue $m", "USD", 10**6),
        ("temp_c", "degree_Celsius", 1),
        ("Budget 2019, $ thousands", "USD", 1000),
    ],
)
def test_a_header_has_its_unit_in_brackets_or_last(
    header: str, unit: str | None, scale: int
) -> None:
    reading = unit_of_header(header)

    assert reading is not None
    assert (reading.unit, reading.scale) == (unit, scale)


def test_a_description_of_two_units_states_none() -> None:
    assert unit_in_prose("Exports (USD millions) and area (km2)") is None


def test_a_sure_unit_in_a_description_goes_before_a_sign_that_many_share() -> None:
    reading = unit_in_prose("Country, regional and world GDP in current US Dollars ($).")

    assert reading is not None
    assert (reading.unit, reading.basis, reading.sure) == ("USD", "current", True)
