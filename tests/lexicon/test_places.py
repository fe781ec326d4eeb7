"""The table of places, held against two lists that others keep: babel's and the country codes."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.core import get_global

from factgauge.claims.entities import find_entities
from factgauge.lexicon.load import table, words

CODES = Path(__file__).parents[3] / "shared/data/datahub-country-codes/country-codes.csv"
KINDS = ("place", "group", "former")
VETOES = ("not_before", "not_after")
needs_codes = pytest.mark.skipif(not CODES.exists(), reason="the country-codes table is not here")

# Babel says more than prose does in these names.
BABEL_NAMES = {
    "CCK": "Cocos (Keeling) Islands",
    "COD": "Congo-Kinshasa",
    "COG": "Congo-Brazzaville",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "PSE": "Palestinian Territories",
}
# Where the country-codes table and this one differ, and why.
CAPITALS = {
    "KAZ": "Astana",  # renamed back in 2022
    "PLW": "Ngerulmud",  # in the state of Melekeok
    "MMR": "Naypyidaw",  # one word in the news
    "WLF": "Mata-Utu",
    "ESH": "Laayoune",
    "FLK": None,  # these name cities with namesakes elsewhere, except where a reason is given
    "AIA": None,
    "ATG": None,
    "BEL": None,  # Brussels stands for the European Union
    "BMU": None,
    "CCK": None,
    "CYM": None,
    "GRD": None,
    "GUY": None,
    "IMN": None,
    "IOT": None,
    "JAM": None,
    "MSR": None,
    "NFK": None,
    "PSE": None,
    "REU": None,
    "SHN": None,
    "SPM": None,
    "SYC": None,
    "ATF": None,
}
# Names that are also words when a sentence starts with them; their vetoes deal with that.
HOMOGRAPHS = {"Chad", "China", "Guinea", "Jersey", "Poles", "Polish", "Turkey", "World"}
WORDS = words(
    "male nice reading mobile cork split bath lens tours natal union pole dane finn kiwi scot brit "
    "reunion emirates valley us un eu it chad china guinea jersey poles polish turkey world march "
    "may new south north east west island islands republic states kingdom city port state united "
    "bank car cars gold coast kin man men"
)


@cache
def tables() -> dict[str, list[dict[str, Any]]]:
    text = (files("factgauge.lexicon") / "en/places.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def rows() -> list[dict[str, Any]]:
    return [row for kind in KINDS for row in tables()[kind]]


def names_of(row: dict[str, Any]) -> list[str]:
    capital = [row["capital"]] if "capital" in row else []
    return [
        row["name"],
        *row.get("names", ()),
        *row["demonyms"],
        *capital,
        *row.get("seats", ()),
    ]


def place(id: str) -> dict[str, Any]:
    (row,) = (row for row in rows() if row["id"] == id)
    return row


@cache
def codes() -> dict[str, dict[str, str]]:
    with CODES.open(encoding="utf-8", newline="") as lines:
        return {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(lines)}


def plain(name: str) -> str:
    """Return a name without what two spellers differ in: accents, "Saint", "&", apostrophes."""
    letters = unicodedata.normalize("NFD", name.replace("’", "'").replace("&", "and"))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return letters.replace("Saint ", "St ").replace("St. ", "St ").casefold().strip()


def test_places_are_249_of_iso_and_kosovo_13_groups_and_12_former_states() -> None:
    counts = {kind: len(tables()[kind]) for kind in KINDS}

    assert counts == {"place": 250, "group": 13, "former": 12}
    assert set(tables()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_places_are_sorted_by_code_and_no_code_is_used_twice(kind: str) -> None:
    ids = [row["id"] for row in tables()[kind]]

    assert ids == sorted(ids)
    assert [id for id, uses in Counter(row["id"] for row in rows()).items() if uses > 1] == []


def test_places_have_no_keys_that_the_reader_does_not_know() -> None:
    known = {"id", "name", "names", "demonyms", "capital", "seats", *VETOES}

    assert {key for row in rows() for key in row} - known == {"until"}
    assert [row["id"] for row in rows() if "until" in row] == [
        row["id"] for row in tables()["former"]
    ]


def test_place_codes_are_those_that_babel_calls_by_one_of_the_names() -> None:
    aliases, territories = get_global("territory_aliases"), Locale("en").territories
    wrong = {}

    for row in tables()["place"]:
        if row["id"] == "XKX":
            alpha_2 = "XK"
        else:
            (alpha_2,) = aliases[row["id"]]
        wanted = BABEL_NAMES.get(row["id"], territories[alpha_2])
        if plain(wanted) not in {plain(name) for name in names_of(row)}:
            wrong[row["id"]] = wanted

    assert wrong == {}


@needs_codes
def test_places_hold_every_iso_country_and_none_but_kosovo_besides() -> None:
    ids = {row["id"] for row in tables()["place"]}

    assert len(codes()) == 249
    assert ids ^ set(codes()) == {"XKX"}


@needs_codes
def test_places_know_the_official_name_that_the_united_nations_use() -> None:
    missing = {}

    for id, row in codes().items():
        official = row["UNTERM English Formal"].strip(" *").removeprefix("the ")
        if official and official not in names_of(place(id)):
            missing[id] = official

    assert missing == {}


@needs_codes
def test_places_agree_with_the_country_codes_on_capitals_but_for_those_listed() -> None:
    found = {}

    for id, row in codes().items():
        here, capital = place(id).get("capital"), row["Capital"].strip()
        named_like_country = plain(capital) in {
            plain(name) for name in (place(id)["name"], *place(id).get("names", ()))
        }
        if (here and plain(here)) != (plain(capital) or None) and not named_like_country:
            found[id] = here

    assert found == CAPITALS


def test_no_name_belongs_to_two_places_or_stands_twice_in_one() -> None:
    owners = defaultdict(list)

    for row in rows():
        for name in names_of(row):
            owners[name].append(row["id"])

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_names_start_with_a_capital_except_for_the_euro_zone() -> None:
    lower = {row["id"] for row in rows() for name in names_of(row) if not name[0].isupper()}

    assert lower == {"EA"}


def test_names_are_tidy() -> None:
    names = [name for row in rows() for name in names_of(row)]

    assert [name for name in names if name != " ".join(name.split())] == []
    assert [name for name in names if name != unicodedata.normalize("NFC", name)] == []
    assert [name for name in names if len(name) < 2] == []


def test_names_are_not_ordinary_words_even_at_the_start_of_a_sentence() -> None:
    nouns = table("en/nouns")
    ordinary = WORDS | words(nouns["stop"]) | {w for w in words(nouns["plural"]) if w.islower()}
    names = {name for row in rows() for name in names_of(row)}

    clashes = {name for name in names if name in ordinary or name.lower() in ordinary}

    assert clashes - {"US", "UN", "EU"} == HOMOGRAPHS
    assert names & {"Male", "Reunion", "Korea", "Korean", "GB", "PNG", "Emirates", "Us"} == set()


def test_names_with_an_apostrophe_have_both_kinds() -> None:
    lone = []

    for row in rows():
        own = set(names_of(row))
        lone += [name for name in own if "'" in name and name.replace("'", "’") not in own]
        lone += [name for name in own if "’" in name and name.replace("’", "'") not in own]

    assert lone == []


def test_vetoes_are_single_words_and_never_places_themselves() -> None:
    names = {name for row in rows() for name in names_of(row)}
    vetoes = [(row["id"], word) for row in rows() for key in VETOES for word in row.get(key, ())]

    assert len(vetoes) > 300
    assert [
        veto for veto in vetoes if not veto[1].replace("’", "").replace("'", "").isalnum()
    ] == []
    assert [veto for veto in vetoes if veto[1] in names] == []


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("U.S.", "USA"),
        ("America", "USA"),
        ("U.K.", "GBR"),
        ("Downing Street", "GBR"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Republic of the Congo", "COG"),
        ("DPRK", "PRK"),
        ("Republic of Korea", "KOR"),
        ("Nigeriens", "NER"),
        ("Nigerians", "NGA"),
        ("Dominica", "DMA"),
        ("Dominicans", "DOM"),
        ("Burma", "MMR"),
        ("Cote d’Ivoire", "CIV"),
        ("St. Lucia", "LCA"),
        ("Republic of China", "TWN"),
        ("Kosovars", "XKX"),
        ("Brussels", "EU"),
        ("The Hague", "NLD"),
        ("Kremlin", "RUS"),
        ("euro zone", "EA"),
        ("U.S.S.R.", "SUN"),
        ("East Germans", "DDR"),
    ],
)
def test_name_stands_for_its_place(name: str, id: str) -> None:
    assert [row["id"] for row in rows() if name in names_of(row)] == [id]


def test_former_states_end_in_the_years_of_history() -> None:
    until = {row["id"]: row["until"] for row in tables()["former"]}

    assert until["SUN"] == 1991
    assert until["CSK"] == 1992
    assert until["DDR"] == until["FRG"] == 1990
    assert until["YUG"] == 2003
    assert until["SCG"] == 2006


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Exports of Georgia rose.", ["GEO"]),
        ("Tuition at Georgia Tech rose.", []),
        ("Turnover in Jersey rose.", ["JEY"]),
        ("Turnover in New Jersey rose.", []),
        ("Trade with Mexico rose.", ["MEX"]),
        ("Jobs in New Mexico fell.", []),
        ("The Jordan River fell, and so did Michael Jordan.", []),
        ("Sales in Lebanon, Ohio, fell.", []),
        ("A Turkey sandwich costs $8.", []),
        ("Sales of The Washington Post fell.", []),
        ("Catches in the South China Sea fell.", []),
        ("Guinea, Guinea-Bissau and Papua New Guinea grew.", ["GIN", "GNB", "PNG"]),
        ("Sudan and South Sudan grew.", ["SDN", "SSD"]),
        ("The Democratic Republic of the Congo and the Republic of the Congo met.", ["COD", "COG"]),
        ("African American voters and Latin America differ.", []),
        ("Greek Cypriots and Bosnian Serbs voted.", ["CYP", "BIH"]),
        ("Output of OPEC+ and OPEC fell.", ["OPECPLUS", "OPEC"]),
        ("East Germany and Germany differ.", ["DDR", "DEU"]),
        ("Soviet steel, but post-Soviet growth.", ["SUN"]),
        ("The World Bank said World oil demand rose.", ["WLD"]),
    ],
)
def test_reader_finds_the_places_of_a_sentence_and_no_others(text: str, ids: list[str]) -> None:
    assert [found.id for found in find_entities(text, 0, len(text)) if found.place] == ids
