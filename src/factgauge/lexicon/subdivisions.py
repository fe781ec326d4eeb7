"""Parts of countries (ISO 3166-2) by exact name or code."""

from __future__ import annotations

from typing import Any

from factgauge.lexicon.keys import name_keys
from factgauge.lexicon.load import table


def subdivision_id(text: str, country: str = "US") -> str | None:
    """Return the ISO 3166-2 code of the part of a country that a cell names, or `None`.

    `country` is an ISO 3166-1 alpha-2 or alpha-3 code. Taken are names, codes with the country
    ("US-CA") and without ("CA", in capitals), and for the US the FIPS numbers ("06", "6").
    Parts below the first level count where their name is no part's above; a name of two gets none.
    """
    text, country = text.strip(), _alpha2(country)
    data = _data()
    if text in data["names"] and text.startswith(f"{country}-"):
        return text
    if text.isascii() and text.isdecimal() and country == "US":
        numbered: str | None = data["fips"].get(text.zfill(2))
        return numbered
    if f"{country}-{text}" in data["names"]:
        return f"{country}-{text}"
    keys = data["keys"].get(country, {})
    found = {id for key in name_keys(text)[:1] for id in keys.get(key, "").split()}
    return found.pop() if len(found) == 1 else None


def subdivision_name(id: str) -> str:
    """Return the name of a part by its code; `KeyError` when there is none."""
    name: str = _data()["names"][id]
    return name


def _data() -> dict[str, Any]:
    return table("entities/subdivisions")


def _alpha2(country: str) -> str:
    if len(country) == 2:
        return country.upper()
    codes: dict[str, str] = table("entities/countries")["alpha2"]
    return next((two for two, three in sorted(codes.items()) if three == country), country)
