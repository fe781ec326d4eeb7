"""Countries as tables write them: exact names and codes, never a likeness."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factgauge.lexicon.countries import (
    SCHEMES,
    candidates,
    countries,
    country_id,
    country_names,
)
from factgauge.lexicon.groups import aggregate_id
from factgauge.lexicon.keys import name_key, name_keys
from factgauge.lexicon.load import table

DATA = Path(__file__).parents[3] / "shared/data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the sample tables are not here")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Korea, Dem. Rep.", "PRK"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Dem. People’s Rep. of Korea", "PRK"),
        ("Korea (Democratic People's Republic of)", "PRK"),
        ("Korea, Rep.", "KOR"),
        ("Republic of Korea", "KOR"),
        ("KOREA, REPUBLIC OF", "KOR"),
        ("Venezuela, RB", "VEN"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("Congo, Dem. Rep.", "COD"),
        ("Congo (Democratic Republic of the)", "COD"),
        ("Congo, Rep.", "COG"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Czechia", "CZE"),
        ("Czech Republic", "CZE"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Micronesia, Fed. Sts.", "FSM"),
        ("Micronesia", "FSM"),
        ("Egypt, Arab Rep.", "EGY"),
        ("Bahamas, The", "BHS"),
        ("St. Vincent & the Grenadines", "VCT"),
        ("  guinea-bissau ", "GNB"),
        ("Guinea", "GIN"),
        ("Georgia", "GEO"),
        ("Hong Kong SAR, China", "HKG"),
        ("West Bank and Gaza", "PSE"),
        ("Virgin Islands (U.S.)", "VIR"),
        ("Kosovo*", "XKX"),
        ("Germany¹", "DEU"),
        ("UK", "GBR"),
        ("USA", "USA"),
        ("U.S.", "USA"),
        ("DEU", "DEU"),
        ("GER", "DEU"),
        ("ROM", "ROU"),
        ("KSV", "XKX"),
        ("USSR", "SUN"),
        ("Yugoslavia", "YUG"),
        ("Czechoslovakia", "CSK"),
        ("German Democratic Republic", "DDR"),
        ("Serbia and Montenegro", "SCG"),
        ("Netherlands Antilles", "ANT"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
    ],
)
def test_country_is_known_as_tables_write_it(text, id):
    assert country_id(text) == id


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "()",
        "the",
        "Republic",
        "Georgia Tech",
        "Jersey City",
        "New Mexico",
        "New Jersey",
        "Guinea pig",
        "Chad Smith",
        "Niger Delta",
        "Lebanon, Ohio",
        "Georgia, South",
        "Guinea, New",
        "Ireland, Northern",
        "England",
        "Gaza Strip",
        "Dominica Republic",  # which of the two is not to be guessed
        "Columbia",
        "Nigera",
        "us",
        "usa",
        "uk",
        "and",
        "per",
        "Can",
        "BRN1",
        "NIG",  # Niger in sport, Nigeria to others
        "UNK",
        "Stateless",
        "Euro",
        "EL",
        "DE",
    ],
)
def test_no_country_is_made_of_a_text_that_only_looks_like_one(text):
    assert country_id(text) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Korea", ("KOR", "PRK")),
        ("Congo", ("COD", "COG")),
        ("Virgin Islands", ("VGB", "VIR")),
        ("St. Martin", ("MAF", "SXM")),
        ("Republic of China", ("CHN", "TWN")),
        ("America", ("USA", "americas")),
    ],
)
def test_two_countries_of_one_name_are_told_and_none_is_chosen(text, ids):
    assert (country_id(text), candidates(text)) == (None, ids)


def test_candidates_tell_of_a_state_that_has_a_country_s_name():
    assert candidates("Georgia") == ("GEO", "US-GA")
    assert candidates("New Mexico") == ("US-NM",)
    assert candidates("Guinea pig") == ()


def test_no_name_is_ambiguous_but_those_that_we_say_are():
    ours = {key for name in table("entities/country_names")["ambiguous"] for key in name_keys(name)}
    keys = table("entities/countries")["keys"]

    assert len(ours) >= 10
    assert {key for key, ids in keys.items() if " " in ids} == ours


@pytest.mark.parametrize(
    ("scheme", "text", "id"),
    [
        ("iso3166-1-alpha-3", "PRK", "PRK"),
        ("iso3166-1-alpha-3", "deu", "DEU"),
        ("iso3166-1-alpha-3", "SUN", "SUN"),
        ("iso3166-1-alpha-3", "GER", None),
        ("iso3166-1-alpha-3", "Germany", None),
        ("iso3166-1-alpha-2", "KR", "KOR"),
        ("iso3166-1-alpha-2", "na", "NAM"),
        ("iso3166-1-alpha-2", "SU", "SUN"),
        ("iso3166-1-alpha-2", "UK", "GBR"),
        ("iso3166-1-alpha-2", "EL", None),
        ("iso3166-1-alpha-2", "CS", None),  # Czechoslovakia's, then Serbia and Montenegro's
        ("iso3166-1-numeric", "4", "AFG"),
        ("iso3166-1-numeric", "004", "AFG"),
        ("iso3166-1-numeric", "840", "USA"),
        ("iso3166-1-numeric", "810", "SUN"),
        ("iso3166-1-numeric", "0004", None),
        ("iso3166-1-numeric", "²", None),
        ("iso3166-1-numeric", "999", None),
        ("eurostat-geo", "EL", "GRC"),
        ("eurostat-geo", "UK", "GBR"),
        ("eurostat-geo", "XK", "XKX"),
        ("eurostat-geo", "DE", "DEU"),
        ("eurostat-geo", "EU27_2020", None),
        ("eurostat-geo", "DE1", None),
    ],
)
def test_code_is_read_in_its_own_scheme(scheme, text, id):
    assert country_id(text, scheme) == id


def test_scheme_that_is_none_is_refused():
    assert "fifa" not in SCHEMES
    with pytest.raises(KeyError, match="fifa"):
        country_id("DEU", "fifa")


OF_TWO = {  # prose, or ISO, gives them to one; a table may mean the other
    ("America", "USA"),
    ("Congo", "COD"),
    ("Congo", "COG"),
    ("Federal Republic of Yugoslavia", "YUG"),
    ("Republic of China", "TWN"),
    ("Republic of Vietnam", "RVN"),
    ("Saint Martin", "MAF"),
    ("Saint-Martin", "MAF"),
    ("St Martin", "MAF"),
    ("St. Martin", "MAF"),
}


def test_every_name_of_every_country_leads_back_to_it():
    names = {
        (name, id)
        for id in countries()
        for row in [country_names(id)]
        for name in (row.name, *row.names)
    }
    astray = {(name, id, country_id(name)) for name, id in names if country_id(name) != id}

    assert len(names) > 800
    assert {(name, id) for name, id, found in astray} == OF_TWO
    assert {found for _, _, found in astray} == {None}


def test_names_of_a_country_are_its_own():
    row = country_names("MMR")

    assert (row.name, row.capital) == ("Myanmar", "Naypyidaw")
    assert "Burma" in row.names
    assert "Burmese" in row.demonyms
    with pytest.raises(KeyError):
        country_names("XXX")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d'Ivoire", "COTE D’IVOIRE"),
        ("St. Kitts & Nevis", "Saint Kitts and Nevis"),
        ("U.S.S.R.", "USSR"),
        ("Timor-Leste", "Timor Leste"),
        ("Wallis and Futuna Is.", "Wallis and Futuna Islands"),
    ],
)
def test_two_spellings_have_one_key(one, other):
    assert name_key(one) == name_key(other) != ""


def test_a_letter_more_is_another_key():
    assert name_key("Niger") != name_key("Nigeria")
    assert name_keys("Yemen, Rep.") == ("yemen rep", "rep yemen")


@pytest.mark.parametrize("part", ["*", " ", "(", ",a", "¹ ", "(the) ", "a.", "x" * 50 + " "])
def test_long_cell_is_no_name_and_takes_no_time(part):
    text = part * 100_000 + "x"

    assert (country_id(text), aggregate_id(text)) == (None, None)
    assert country_id((part * 200)[:199] + "x") is None


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Kosovo **", "XKX"),
        ("France (the) *", "FRA"),
        ("Germany ¹²", "DEU"),
        ("Yemen*, Rep.", "YEM"),
    ],
)
def test_footnote_s_mark_is_no_part_of_a_name(text, id):
    assert country_id(text) == id


def test_lexicon_of_prose_is_read_without_the_tables_of_entities():
    program = (
        "from factgauge.lexicon import load; load.table('en/places');"
        "print(load._tables.cache_info().currsize); load.table('entities/countries');"
        "print(load._tables.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["1", "2"]


# What the World Bank and UNHCR call by codes of their own; the ids are ours.
OTHER_CODES = {"KSV": "XKX"}
# Names of the tables that are of one country there and of two to us, or of none.
UNRESOLVED = {
    ("Congo", "COG"),
    ("Congo (the)", "COG"),
    ("St. Martin", "MAF"),
    ("Palestinian", "PSE"),
    ("Serbia and Kosovo: S/RES/1244 (1999)", "SRB"),
    ("Stateless", "XXA"),
    ("Tibetan", "TIB"),
    ("Unknown", "UNK"),
}


UNTERM = ("UNTERM English Short", "UNTERM English Formal")


def coded() -> Iterator[tuple[str, str]]:
    """Yield the names that stand beside a code in the sample tables, each with its code."""
    for path in [
        *DATA.glob("datahub-population/*.csv"),
        *DATA.glob("datahub-gdp/gdp.csv"),
        *DATA.glob("datahub-gini/*.csv"),
        *DATA.glob("datahub-inflation/*.csv"),
    ]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                yield row[0], row[1]
    for path in DATA.glob("worldbank-wdi-wide/*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from ((row[0], row[1]) for row in csv.reader(file) if len(row) > 10)
    for path in DATA.glob("gapminder-ddf/ddf--entities--geo--country.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line in csv.DictReader(file):
                yield line["name"], line["iso3166_1_alpha3"]
    for path in DATA.glob("datahub-country-codes/*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line in csv.DictReader(file):
                for column in ("CLDR display name", "official_name_en", *UNTERM):
                    yield line[column], line["ISO3166-1-Alpha-3"]
    yield from refugees()


def refugees() -> Iterator[tuple[str, str]]:
    import pandas

    frame = pandas.read_parquet(DATA / "unhcr-refugees/population.parquet")
    for role in ("coo", "coa"):
        pairs = frame[[f"{role}_name", f"{role}_iso"]].drop_duplicates()
        yield from pairs.itertuples(index=False, name=None)


@needs_data
def test_every_coded_name_of_the_sample_tables_is_the_country_of_its_code():
    pairs = {
        (name, OTHER_CODES.get(code, code))
        for name, code in coded()
        if name and len(code) == 3 and code.isupper()
    }
    named = {(name, code, country_id(name)) for name, code in pairs}
    open_ones = {(name, code) for name, code, id in named if id is None}

    assert len(named) > 600
    assert {row for row in named if row[2] not in (None, row[1])} == set()
    assert {(name, code) for name, code in open_ones if aggregate_id(name) is None} == UNRESOLVED


@needs_data
def test_no_name_of_the_sample_tables_is_both_a_country_and_an_aggregate():
    names = {name for name, _ in coded() if name}

    assert sum(aggregate_id(name) is not None for name in names) > 50
    assert {name for name in names if country_id(name) and aggregate_id(name)} == set()


@needs_data
def test_every_code_of_the_trade_table_is_known_but_hawaii_s():
    with (DATA / "trade-bilateral-tradhist/tradeflow_xx.csv").open(encoding="utf-8-sig") as file:
        codes = {code for line in file for code in line.split(";")[:2] if len(code) == 3}

    assert len(codes) > 150
    assert {code for code in codes if country_id(code) is None} == {"HWI"}
