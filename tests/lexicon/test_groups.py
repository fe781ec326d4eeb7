"""Groups with dated membership, and the rows of tables that sum up countries."""

from __future__ import annotations

import datetime

import pytest

from factgauge.lexicon.countries import countries, country_id
from factgauge.lexicon.groups import aggregate_id, group, group_id, groups, members
from factgauge.lexicon.load import table


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("id", "member", "last_out", "first_in"),
    [
        ("EU", "GRC", "1980-12-31", "1981-01-01"),
        ("EU", "HRV", "2013-06-30", "2013-07-01"),
        ("EA", "HRV", "2022-12-31", "2023-01-01"),
        ("EA", "BGR", "2025-12-31", "2026-01-01"),
        ("NATO", "FIN", "2023-04-03", "2023-04-04"),
        ("NATO", "SWE", "2024-03-06", "2024-03-07"),
        ("BRICS", "IDN", "2025-01-05", "2025-01-06"),
        ("OECD", "CRI", "2021-05-24", "2021-05-25"),
        ("OPEC", "LBY", "1961-12-31", "1962-01-01"),
        ("ASEAN", "TLS", "2025-10-25", "2025-10-26"),
    ],
)
def test_country_joins_a_group_on_its_day(id, member, last_out, first_in):
    assert [member in members(id, day(when)) for when in (last_out, first_in)] == [False, True]


@pytest.mark.parametrize(
    ("id", "member", "last_in", "first_out"),
    [
        ("EU", "GBR", "2020-01-31", "2020-02-01"),
        ("OPEC", "QAT", "2018-12-31", "2019-01-01"),
        ("OPEC", "ECU", "1992-12-31", "1993-01-01"),
        ("OPEC", "AGO", "2023-12-31", "2024-01-01"),
        ("EFTA", "AUT", "1994-12-31", "1995-01-01"),
    ],
)
def test_country_leaves_a_group_after_its_last_day(id, member, last_in, first_out):
    assert [member in members(id, day(when)) for when in (last_in, first_out)] == [True, False]


def test_country_may_leave_and_come_back():
    inside = ["GAB" in members("OPEC", day(f"{year}-08-01")) for year in (1980, 2000, 2020)]

    assert inside == [True, False, True]


@pytest.mark.parametrize(
    ("id", "when", "count"),
    [
        ("EU", "1957-12-31", 0),
        ("EU", "1972-12-31", 6),
        ("EU", "2003-06-01", 15),
        ("EU", "2004-05-01", 25),
        ("EU", "2019-06-01", 28),
        ("EU", "2021-01-01", 27),
        ("EA", "1999-01-01", 11),
        ("EA", "2015-01-01", 19),
        ("EA", "2023-01-01", 20),
        ("EA", "2026-01-01", 21),
        ("NATO", "1950-01-01", 12),
        ("NATO", "2024-04-01", 32),
        ("G7", "2020-01-01", 7),
        ("G20", "2020-01-01", 19),
        ("OECD", "1961-09-30", 17),
        ("OECD", "2024-01-01", 38),
        ("ASEAN", "2024-01-01", 10),
        ("BRICS", "2011-06-01", 5),
        ("BRICS", "2025-06-01", 10),
        ("EFTA", "2024-01-01", 4),
        ("OPEC", "2024-06-01", 12),
        ("nordic-countries", "2024-01-01", 5),
        ("central-asia", "2024-01-01", 5),
        ("south-america", "2024-01-01", 16),
    ],
)
def test_group_has_so_many_members_on_a_day(id, when, count):
    assert len(members(id, day(when))) == count


def test_euro_area_lies_within_the_union_on_every_day():
    days = {stay.begins for id in ("EA", "EU") for stay in group(id).stays}

    assert len(days) > 10
    assert {when for when in days if not members("EA", when) <= members("EU", when)} == set()


def test_continents_share_no_country_and_leave_out_antarctica_alone():
    when = day("2024-01-01")
    parts = [members(id, when) for id in ("africa", "americas", "asia", "europe", "oceania")]
    former = set(table("entities/countries")["former"])

    assert sum(len(part) for part in parts) == len(frozenset().union(*parts))
    assert set(countries()) - former - frozenset().union(*parts) == {"ATA"}


def test_every_member_of_a_group_is_a_country_that_we_know():
    found = {stay.member for each in groups() for stay in each.stays}

    assert len(found) > 240
    assert found - set(countries()) == set()


def test_no_stay_ends_before_it_begins_or_overlaps_another():
    faulty = [
        (each.id, one.member)
        for each in groups()
        for number, one in enumerate(each.stays)
        for other in each.stays[number:]
        if one.member == other.member
        and one.begins
        and (other is not one or (one.until or datetime.date.max) < one.begins)
        and (other is one or (one.until or datetime.date.max) >= other.begins)
    ]

    assert faulty == []


def test_dated_group_says_up_to_which_day_it_is_known():
    dated = [each for each in groups() if any(stay.begins for stay in each.stays)]

    assert len(dated) >= 11
    assert [each.id for each in dated if each.checked is None or not each.source] == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("EU", "EU"),
        ("European Union", "EU"),
        ("the eurozone", "EA"),
        ("Group of Seven", "G7"),
        ("Nordic countries", "nordic-countries"),
        ("South-East Asia", "south-eastern-asia"),
        ("World", None),
        ("Germany", None),
        ("", None),
    ],
)
def test_group_is_known_by_its_names(text, id):
    assert group_id(text) == id


def test_group_that_is_unknown_has_no_members_to_give():
    with pytest.raises(KeyError, match="hanse"):
        members("hanse", day("2024-01-01"))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("World", "WLD"),
        ("WLD", "WLD"),
        ("High income", "high-income"),
        ("HIC", "high-income"),
        ("hic", None),
        ("Euro area", "EA"),
        ("EMU", "EA"),
        ("EUU", "EU"),
        ("Sub-Saharan Africa", "sub-saharan-africa"),
        ("SSF", "sub-saharan-africa"),
        ("Sub-Saharan Africa (developing only)", "sub-saharan-africa-excl-high-income"),
        ("Arab World", "arab-world"),
        ("OECD members", "OECD"),
        ("Latin America & Caribbean", "latin-america-and-the-caribbean"),
        ("European Union (27 countries)", "EU27"),
        ("European Union - 27 countries (from 2020)", "EU27-2020"),
        ("European Union - 27 countries (2007-2013)", "EU27-2007"),
        ("European Union - 28 countries (2013-2020)", "EU28"),
        ("EU27_2020", "EU27-2020"),
        ("EU-28", "EU28"),
        ("EA19", "EA19"),
        ("Euro area - 19 countries  (2015-2022)", "EA19"),
        ("Micronesia", None),
        ("Micronesia (region)", "micronesia-region"),
        ("South Africa", None),
        ("Euro", None),
        ("Unknown", None),
        ("", None),
    ],
)
def test_aggregate_is_told_from_a_country(text, id):
    assert aggregate_id(text) == id
    assert id is None or country_id(text) is None


def test_no_name_of_an_aggregate_is_a_country_s():
    rows = table("entities/aggregates")
    names = {name for spelled in rows["names"].values() for name in spelled} | set(rows["codes"])
    names |= {name for each in groups() for name in (each.id, each.name, *each.names)}

    assert len(names) > 150
    assert {name: country_id(name) for name in names if country_id(name)} == {}
    assert {name for name in names if aggregate_id(name) is None} == set()
