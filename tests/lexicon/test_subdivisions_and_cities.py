"""Parts of countries and cities by exact name; several of one name are several."""

from __future__ import annotations

import pytest

from factgauge.lexicon.cities import city, city_ids
from factgauge.lexicon.load import table
from factgauge.lexicon.subdivisions import subdivision_id, subdivision_name


@pytest.mark.parametrize(
    ("text", "country", "id"),
    [
        ("California", "US", "US-CA"),
        ("california", "USA", "US-CA"),
        ("CA", "US", "US-CA"),
        ("US-CA", "US", "US-CA"),
        ("06", "US", "US-CA"),
        ("6", "US", "US-CA"),
        ("72", "US", "US-PR"),
        ("Calif.", "US", "US-CA"),
        ("Washington, D.C.", "US", "US-DC"),
        ("D.C.", "US", "US-DC"),
        ("Georgia", "US", "US-GA"),
        ("New Mexico", "US", "US-NM"),
        ("Ontario", "CA", "CA-ON"),
        ("Bayern", "DE", "DE-BY"),
        ("Scotland", "GB", "GB-SCT"),
        ("New South Wales", "AUS", "AU-NSW"),
        ("Ontario", "US", None),
        ("ca", "US", None),
        ("CA-ON", "US", None),
        ("99", "US", None),
        ("Georgia Tech", "US", None),
        ("Carolina", "US", None),
        ("", "US", None),
        ("Bavaria", "XX", None),
    ],
)
def test_subdivision_is_known_by_name_and_code(text, country, id):
    assert subdivision_id(text, country) == id


def test_every_state_is_known_by_its_name_its_letters_and_its_number():
    data = table("entities/subdivisions")
    states = set(data["fips"].values())

    assert len(states) == 57
    assert {id for id in states if subdivision_id(subdivision_name(id)) != id} == set()
    assert {id for id in states if subdivision_id(id.removeprefix("US-")) != id} == set()
    assert {n for n, id in data["fips"].items() if subdivision_id(n) != id} == set()


def test_name_of_two_parts_of_a_country_gets_neither():
    keys = table("entities/subdivisions")["keys"]
    of_two = {
        (key, country) for country in keys for key, ids in keys[country].items() if " " in ids
    }

    assert len(of_two) > 10
    assert {row for row in of_two if subdivision_id(*row) is not None} == set()


def test_city_is_known_by_its_names():
    assert city_ids("New York City") == city_ids("new york", "USA") == ("geonames-5128581",)
    assert (city("geonames-5128581").name, city("geonames-5128581").region) == (
        "New York City",
        "NY",
    )


def test_cities_of_one_name_are_all_given_the_largest_first():
    found = [city(id) for id in city_ids("Springfield")]

    assert [each.region for each in found] == ["MO", "MA", "IL"]
    assert [each.population for each in found] == sorted(
        (each.population for each in found), reverse=True
    )


def test_country_settles_which_city_is_meant():
    assert {city(id).country for id in city_ids("Birmingham")} == {"GBR", "USA"}
    assert [city(id).country for id in city_ids("Birmingham", "GBR")] == ["GBR"]
    assert city_ids("Birmingham", "FRA") == ()


@pytest.mark.parametrize("text", ["", "NY", "NYC", "Atlantis", "The"])
def test_no_city_is_made_of_a_short_or_unknown_name(text):
    assert city_ids(text) == ()


def test_every_city_of_the_table_is_large_and_found_by_its_name():
    rows = table("entities/cities")["cities"]

    assert len(rows) > 5000
    assert [id for id, row in rows.items() if row[3] < 100_000 or id not in city_ids(row[0])] == []
